-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0014-stock-totals.sql — what a long time of selling without headquarters moved is added up once.

-- Of one item in one place, all of stock_move with outbox_seq up to upto_seq.  May be left out.
CREATE TABLE stock_total (
  item TEXT NOT NULL,
  warehouse TEXT NOT NULL,
  upto_seq INTEGER NOT NULL,
  on_hand_micro INTEGER NOT NULL,
  reserved_micro INTEGER NOT NULL,
  PRIMARY KEY (item, warehouse)
) STRICT, WITHOUT ROWID;
