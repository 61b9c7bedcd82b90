-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0002-suspended.sql — carts put aside, until somebody takes them up again.

CREATE TABLE suspended_cart (
  order_id BLOB PRIMARY KEY CHECK (length (order_id) = 16),
  suspended_at INTEGER NOT NULL,
  worker TEXT,
  body TEXT NOT NULL,
  local TEXT NOT NULL,
  state TEXT,
  content_hash BLOB NOT NULL CHECK (length (content_hash) = 32)
) STRICT, WITHOUT ROWID;
