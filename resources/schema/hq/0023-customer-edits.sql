-- SPDX-License-Identifier: GPL-3.0-or-later
-- What registers, and headquarters itself, changed about customers, member by member: of two that
-- changed the same one the later counts, and what both of them said stays to be read.
CREATE TABLE customer_edit (
  customer TEXT NOT NULL,
  address TEXT NOT NULL, -- '': a member of the customer's own
  field TEXT NOT NULL,
  at INTEGER NOT NULL,
  source TEXT NOT NULL, -- the register's transaction; '': headquarters
  "register" TEXT,
  worker TEXT,
  before TEXT,
  after TEXT,
  counted INTEGER NOT NULL CHECK (counted IN (0, 1)), -- it became the member's value
  PRIMARY KEY (customer, address, field, at, source)
) STRICT, WITHOUT ROWID;
