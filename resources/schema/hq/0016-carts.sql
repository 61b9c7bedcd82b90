-- SPDX-License-Identifier: GPL-3.0-or-later
-- When a suspended cart is no longer kept, or nobody is told any more that it was taken up.
CREATE TABLE cart_due (
  id TEXT NOT NULL PRIMARY KEY,
  due_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX cart_due_at ON cart_due (due_at);
