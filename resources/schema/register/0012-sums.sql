-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0012-sums.sql — what headquarters sent proves itself too, and a row that is gone is missed.

-- The first eight bytes of a hash of what the row says; NULL: an older program wrote it.
ALTER TABLE config ADD COLUMN proof INTEGER;
ALTER TABLE product ADD COLUMN proof INTEGER;
ALTER TABLE customer ADD COLUMN proof INTEGER;
ALTER TABLE setting ADD COLUMN proof INTEGER;

-- What is searched, word by word, to be held against what it was made of.
CREATE VIRTUAL TABLE product_word USING fts5vocab ('product_search', 'instance');
CREATE VIRTUAL TABLE customer_word USING fts5vocab ('customer_search', 'instance');

-- Sums over the rows of a table (src/store/pos-proof.h).  "unknown": rows of an older program.
INSERT OR IGNORE INTO setting (key, value) VALUES
  ('config.sum', '0'), ('product.sum', '0'), ('customer.sum', '0'),
  ('stock.sum', CASE WHEN EXISTS (SELECT 1 FROM stock) THEN 'unknown' ELSE '0' END),
  ('stock_move.sum', CASE WHEN EXISTS (SELECT 1 FROM stock_move) OR
    EXISTS (SELECT 1 FROM stock_serial) THEN 'unknown' ELSE '0' END),
  ('pay_intent.sum', CASE WHEN EXISTS (SELECT 1 FROM pay_intent) THEN 'unknown' ELSE '0' END),
  ('suspended_cart.sum', CASE WHEN EXISTS (SELECT 1 FROM suspended_cart) THEN 'unknown' ELSE '0' END),
  ('lockout.sum', CASE WHEN EXISTS (SELECT 1 FROM lockout) THEN 'unknown' ELSE '0' END);

-- Whose transaction is open.
INSERT OR IGNORE INTO setting (key, value) SELECT 'cart.open', lower (substr (hex (order_id), 1, 8) || '-' ||
  substr (hex (order_id), 9, 4) || '-' || substr (hex (order_id), 13, 4) || '-' ||
  substr (hex (order_id), 17, 4) || '-' || substr (hex (order_id), 21)) FROM cart;
