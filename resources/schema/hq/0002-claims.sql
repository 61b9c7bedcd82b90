-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0002-claims.sql — who is changing which order, for a while.

CREATE TABLE order_claim (
  order_id BLOB NOT NULL PRIMARY KEY,
  register TEXT NOT NULL,
  worker TEXT,
  worker_name TEXT,
  since_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
