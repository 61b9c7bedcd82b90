-- SPDX-License-Identifier: GPL-3.0-or-later
-- What registers sent, what headquarters made of it, and what it tells them.
-- Released files are never edited: changes are new files.

CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- "feed": the last sequence number of the change feed; "order", "quote", "customer": last numbers.
CREATE TABLE counter (
  name TEXT NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The latest content of every record, in the order in which registers have to hear of it.
CREATE TABLE feed (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL UNIQUE,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  body TEXT,
  PRIMARY KEY (kind, id)
) STRICT;

-- The stores that an order concerns.
CREATE TABLE order_place (
  order_id TEXT NOT NULL,
  store TEXT NOT NULL,
  PRIMARY KEY (order_id, store)
) STRICT, WITHOUT ROWID;

-- One row per enrollment; a replaced device keeps its row without a token.
CREATE TABLE device (
  id BLOB NOT NULL PRIMARY KEY,
  register TEXT NOT NULL,
  store TEXT NOT NULL,
  name TEXT,
  token_hash TEXT UNIQUE,
  enrolled_at INTEGER NOT NULL,
  received_sequence INTEGER NOT NULL DEFAULT 0,
  received_hash TEXT
) STRICT;
CREATE INDEX device_register ON device (register);

CREATE TABLE enrollment_code (
  code_hash TEXT NOT NULL PRIMARY KEY,
  register TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT;

-- As sent, never changed but for what became of it.
CREATE TABLE register_transaction (
  id BLOB NOT NULL PRIMARY KEY,
  arrival INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  device BLOB NOT NULL REFERENCES device (id) ON DELETE RESTRICT,
  register TEXT NOT NULL,
  store TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  base_revision INTEGER NOT NULL,
  hash TEXT NOT NULL,
  body TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'failed', 'conflict', 'done', 'kept')),
  reason TEXT,
  retries INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER NOT NULL DEFAULT 0,
  UNIQUE (device, sequence)
) STRICT;
CREATE INDEX register_transaction_status ON register_transaction (status, next_at, arrival);

CREATE TABLE sales_order (
  id BLOB NOT NULL PRIMARY KEY,
  number TEXT UNIQUE,
  reference TEXT,
  receipt TEXT,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  revision INTEGER NOT NULL,
  home_store TEXT,
  worker TEXT,
  customer TEXT,
  customer_name TEXT,
  created_at INTEGER NOT NULL,
  created_on TEXT,
  requested_on TEXT,
  total_minor INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX sales_order_created ON sales_order (created_at, id);
CREATE INDEX sales_order_customer ON sales_order (customer, created_at);
CREATE INDEX sales_order_reference ON sales_order (reference);
CREATE INDEX sales_order_receipt ON sales_order (receipt);
CREATE INDEX sales_order_status ON sales_order (status, created_at);
