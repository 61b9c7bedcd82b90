-- SPDX-License-Identifier: GPL-3.0-or-later
-- What each order put on a customer's account, less what it took off it.
CREATE TABLE account_use (
  order_id TEXT NOT NULL,
  tender TEXT NOT NULL,
  customer TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  PRIMARY KEY (order_id, tender)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_use_customer ON account_use (customer);

INSERT INTO account_use (order_id, tender, customer, amount_minor)
SELECT o.body ->> '$.id', t.id, o.customer,
       sum (CAST (replace (p.value ->> '$.amount', '.', '') AS INTEGER))
FROM sales_order o, json_each (o.body, '$.payments') p
JOIN feed t ON t.kind = 'tender' AND t.id = p.value ->> '$.tender' AND t.body ->> '$.type' = 'account'
WHERE o.customer IS NOT NULL AND p.value ->> '$.state' IN ('captured', 'posted')
GROUP BY o.id, t.id;
