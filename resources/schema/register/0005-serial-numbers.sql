-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0005-serial-numbers.sql — pieces with a number that left or came back since the snapshot.

CREATE TABLE stock_serial (
  item TEXT NOT NULL,
  warehouse TEXT NOT NULL,
  serial TEXT NOT NULL,
  outbox_seq INTEGER NOT NULL,
  pieces INTEGER NOT NULL,
  PRIMARY KEY (item, warehouse, serial, outbox_seq)
) STRICT, WITHOUT ROWID;
