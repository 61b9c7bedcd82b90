-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0002-next.sql — a rehearsal of the next schema: a table is rebuilt, another one grows.

CREATE TABLE stock_move_new (
  item TEXT NOT NULL,
  warehouse TEXT NOT NULL,
  outbox_seq INTEGER NOT NULL,
  on_hand_micro INTEGER NOT NULL,
  reserved_micro INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (item, warehouse, outbox_seq)
) STRICT, WITHOUT ROWID;
INSERT INTO stock_move_new SELECT *, 'sale' FROM stock_move;
DROP TABLE stock_move;
ALTER TABLE stock_move_new RENAME TO stock_move;

ALTER TABLE sales_order ADD COLUMN channel TEXT;
UPDATE sales_order SET channel = 'shop';
CREATE INDEX sales_order_channel ON sales_order (channel);
