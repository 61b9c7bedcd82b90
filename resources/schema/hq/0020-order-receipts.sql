-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every receipt of an order leads to it: earlier ones too, and that of what came back in an exchange
-- with two.  Of orders that were there before this, the latest does.
CREATE TABLE order_receipt (
  receipt TEXT NOT NULL, -- in capitals
  order_id BLOB NOT NULL,
  PRIMARY KEY (receipt, order_id)
) STRICT, WITHOUT ROWID;
INSERT INTO order_receipt SELECT upper (receipt), id FROM sales_order WHERE receipt <> '';
