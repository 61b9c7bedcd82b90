-- SPDX-License-Identifier: GPL-3.0-or-later
-- What only the document of an order says, and what is rare among all orders: its products, modes and
-- serial numbers, and the last digits of the cards.  Only what an order says no more may stand here
-- besides: whoever finds an order here looks into it.
CREATE TABLE order_mark (
  kind TEXT NOT NULL CHECK (kind IN ('item', 'mode', 'serial', 'card')),
  mark TEXT NOT NULL,
  order_id BLOB NOT NULL,
  PRIMARY KEY (kind, mark, order_id)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE line AS
  SELECT o.id, l.value AS body
  FROM sales_order o, json_each (iif (json_valid (o.body), o.body, '{}'), '$.lines') l;
INSERT OR IGNORE INTO order_mark
  SELECT 'item', body ->> '$.item', id FROM line WHERE body ->> '$.item' <> '';
INSERT OR IGNORE INTO order_mark
  SELECT 'mode', body ->> '$.mode', id FROM line WHERE body ->> '$.mode' <> '';
INSERT OR IGNORE INTO order_mark
  SELECT 'serial', body ->> '$.serial', id FROM line WHERE body ->> '$.serial' <> '';
INSERT OR IGNORE INTO order_mark
  SELECT 'serial', s.value, line.id FROM line, json_each (line.body, '$.serials') s WHERE s.value <> '';
INSERT OR IGNORE INTO order_mark
  SELECT 'card', substr (p.value ->> '$.masked', -4), o.id
  FROM sales_order o, json_each (iif (json_valid (o.body), o.body, '{}'), '$.payments') p
  WHERE p.value ->> '$.masked' <> '';
DROP TABLE line;
