-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0003-creations.sql — orders that a register asks for while the customer waits, and what was
-- corrected by hand before it could become an order.

CREATE TABLE order_creation (
  order_id BLOB NOT NULL PRIMARY KEY,
  register TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  hash TEXT NOT NULL,
  body TEXT,
  state TEXT NOT NULL CHECK (state IN ('provisional', 'confirmed', 'withdrawn')),
  at INTEGER NOT NULL
) STRICT;

-- "record": the order or customer that a transaction is about, so that what follows a failed one
-- waits; "corrected": its body after corrections; "editing": a person has it, the job skips it.
ALTER TABLE register_transaction ADD COLUMN record TEXT;
ALTER TABLE register_transaction ADD COLUMN corrected TEXT;
ALTER TABLE register_transaction ADD COLUMN editing INTEGER NOT NULL DEFAULT 0;
CREATE INDEX register_transaction_record ON register_transaction (record, arrival);

-- Only ever added to.
CREATE TABLE correction (
  id INTEGER PRIMARY KEY,
  transaction_id BLOB NOT NULL REFERENCES register_transaction (id) ON DELETE RESTRICT,
  at INTEGER NOT NULL,
  worker TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT,
  after TEXT,
  reason TEXT
) STRICT;
CREATE INDEX correction_transaction ON correction (transaction_id);

-- Every revision that headquarters accepted: what a change from an older one is compared with.
CREATE TABLE order_version (
  order_id BLOB NOT NULL,
  revision INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (order_id, revision)
) STRICT, WITHOUT ROWID;

UPDATE register_transaction SET record = body ->> '$.id'
  WHERE status IN ('pending', 'failed', 'conflict');
INSERT INTO order_version (order_id, revision, body) SELECT id, revision, body FROM sales_order;
