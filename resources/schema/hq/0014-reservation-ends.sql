-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0014-reservation-ends.sql — orders of which something is reserved on a card, and when the first of
-- it ends, so that the customer hears of it before.  Orders that were there before this are noted
-- with their next change.
CREATE TABLE reservation_end (
  order_id BLOB NOT NULL PRIMARY KEY,
  ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reservation_end_due ON reservation_end (ends_at);
