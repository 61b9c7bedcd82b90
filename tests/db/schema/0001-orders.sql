-- SPDX-License-Identifier: GPL-3.0-or-later
-- A small register: enough tables that a torn transaction shows.
CREATE TABLE sale (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  total_minor INTEGER NOT NULL CHECK (total_minor >= 0)
) STRICT;
CREATE TABLE line (
  sale INTEGER NOT NULL REFERENCES sale (id),
  position INTEGER NOT NULL,
  price_minor INTEGER NOT NULL,
  PRIMARY KEY (sale, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY,
  sale INTEGER NOT NULL UNIQUE REFERENCES sale (id),
  body BLOB NOT NULL
) STRICT;
CREATE TABLE thing (id BLOB PRIMARY KEY, name TEXT, weight INTEGER, picture BLOB) STRICT;
CREATE TABLE counter (value INTEGER NOT NULL) STRICT;
INSERT INTO counter VALUES (0);
