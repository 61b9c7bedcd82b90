-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the feed tells of one cart: each time that it was put aside.
CREATE TABLE cart_record (
  id TEXT NOT NULL PRIMARY KEY,
  cart TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX cart_record_cart ON cart_record (cart);
INSERT INTO cart_record (id, cart) SELECT id, json_extract (body, '$.cart') FROM feed
  WHERE kind = 'suspended-cart' AND body IS NOT NULL;
