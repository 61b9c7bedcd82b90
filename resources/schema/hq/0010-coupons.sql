-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which orders used which codes of coupons, in the order in which headquarters heard of them.
CREATE TABLE coupon_use (
  sequence INTEGER NOT NULL PRIMARY KEY,
  order_id BLOB NOT NULL,
  code TEXT NOT NULL,
  customer TEXT,
  store TEXT,
  UNIQUE (order_id, code)
) STRICT;
CREATE INDEX coupon_use_code ON coupon_use (code, sequence);

INSERT OR IGNORE INTO coupon_use (order_id, code, customer, store)
SELECT o.id, upper (c.value), o.customer, o.home_store
FROM sales_order o, json_each (o.body, '$.coupons') c
WHERE o.type <> 'quote' AND o.status NOT IN ('cancelled', 'voided')
ORDER BY o.created_at, o.id;

-- Orders that were taken, though a person should look at them.
ALTER TABLE sales_order ADD COLUMN note TEXT;
CREATE INDEX sales_order_noted ON sales_order (created_at) WHERE note IS NOT NULL;
UPDATE sales_order SET note = body ->> '$.sync_message';
