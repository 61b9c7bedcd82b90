-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which remarks about orders somebody has seen; another remark about the same order is another one.
CREATE TABLE note_seen (
  order_id BLOB NOT NULL,
  note TEXT NOT NULL,
  worker TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (order_id, note)
) STRICT, WITHOUT ROWID;
