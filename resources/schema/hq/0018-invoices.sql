-- SPDX-License-Identifier: GPL-3.0-or-later
-- What customers owe, and what registers took of it.  What is open of an invoice is its amount less
-- what was paid elsewhere and the sum of its entries.  An entry of the kind 'never' names no
-- invoice: somebody asked what became of it before it came, was told that it never did, and so it
-- stays.  An entry with an order was paid; one without is held for a register that is being paid.
CREATE TABLE invoice (
  id TEXT PRIMARY KEY,
  customer TEXT NOT NULL,
  number TEXT NOT NULL,
  due TEXT,
  open_minor INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX invoice_customer ON invoice (customer, due);
CREATE TABLE invoice_entry (
  reference BLOB PRIMARY KEY CHECK (length (reference) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('take', 'give-back', 'never')),
  invoice TEXT,
  amount_minor INTEGER NOT NULL,
  original BLOB CHECK (length (original) = 16),
  order_id BLOB CHECK (length (order_id) = 16),
  register TEXT,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX invoice_entry_invoice ON invoice_entry (invoice) WHERE invoice IS NOT NULL;
CREATE INDEX invoice_entry_original ON invoice_entry (original) WHERE original IS NOT NULL;
