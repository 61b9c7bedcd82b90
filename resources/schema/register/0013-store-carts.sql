-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0013-store-carts.sql — what was put aside anywhere in the store.

-- What headquarters knows it by; NULL: nobody else was told of it.
ALTER TABLE suspended_cart ADD COLUMN suspension BLOB CHECK (length (suspension) = 16);

CREATE TABLE store_cart (
  id TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL,
  proof INTEGER NOT NULL
) STRICT;

INSERT OR IGNORE INTO setting (key, value) VALUES ('store_cart.sum', '0');
