-- SPDX-License-Identifier: GPL-3.0-or-later
-- Rebuilds a table that others refer to, which is the hardest thing a migration does.
CREATE TABLE sale_new (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  total_minor INTEGER NOT NULL CHECK (total_minor >= 0),
  tax_minor INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO sale_new (id, number, total_minor) SELECT id, number, total_minor FROM sale;
DROP TABLE sale;
ALTER TABLE sale_new RENAME TO sale;
CREATE INDEX sale_tax ON sale (tax_minor);
