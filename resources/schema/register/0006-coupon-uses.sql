-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0006-coupon-uses.sql — which saved orders used a coupon's code, to count them.

CREATE TABLE coupon_use (
  code TEXT NOT NULL,
  order_id BLOB NOT NULL REFERENCES sales_order (id) ON DELETE RESTRICT,
  customer TEXT,
  store TEXT,
  PRIMARY KEY (code, order_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX coupon_use_order ON coupon_use (order_id);

INSERT INTO coupon_use (code, order_id, customer, store)
SELECT DISTINCT upper (c.value), o.id, o.customer, o.home_store
FROM sales_order o, json_each (o.extra, '$.coupons') c
WHERE o.type != 'quote' AND o.status NOT IN ('cancelled', 'voided');
