-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0007-shifts.sql — shifts of this register's drawer, and what moved its money.

CREATE TABLE shift (
  id BLOB PRIMARY KEY CHECK (length (id) = 16),
  "register" TEXT NOT NULL,
  store TEXT,
  number INTEGER NOT NULL CHECK (number > 0),
  state TEXT NOT NULL CHECK (state IN ('open', 'suspended', 'blind-closed', 'closed', 'deleted')),
  worker TEXT,
  day_on INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  left_at INTEGER,
  closed_at INTEGER,
  closed_by TEXT,
  journal_from INTEGER NOT NULL CHECK (journal_from >= 0),
  z TEXT,
  extra TEXT,
  UNIQUE ("register", number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX shift_on_the_drawer ON shift ("register") WHERE state = 'open';
CREATE TRIGGER shift_stays_closed BEFORE UPDATE ON shift WHEN OLD.state IN ('closed', 'deleted')
BEGIN
  SELECT RAISE (ABORT, 'a closed shift cannot be changed');
END;

CREATE TABLE shift_entry (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  shift BLOB NOT NULL REFERENCES shift (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL,
  subject TEXT,
  amount_minor INTEGER NOT NULL,
  at INTEGER NOT NULL,
  worker TEXT,
  order_id BLOB CHECK (length (order_id) = 16),
  account TEXT,
  bag TEXT,
  note TEXT,
  counted TEXT,
  extra TEXT
) STRICT;
CREATE INDEX shift_entry_of_shift ON shift_entry (shift);
CREATE UNIQUE INDEX shift_entry_bag ON shift_entry (bag) WHERE bag IS NOT NULL;
CREATE TRIGGER shift_entry_stays_as_it_is BEFORE UPDATE ON shift_entry
BEGIN
  SELECT RAISE (ABORT, 'an entry of a shift cannot be changed');
END;
CREATE TRIGGER shift_takes_no_more BEFORE INSERT ON shift_entry
  WHEN (SELECT state FROM shift WHERE id = NEW.shift) NOT IN ('open', 'blind-closed')
BEGIN
  SELECT RAISE (ABORT, 'this shift takes no more');
END;

-- Reports of shifts are found by their number.
CREATE INDEX receipt_report ON receipt ("register", sequence, serial) WHERE order_id IS NULL;
