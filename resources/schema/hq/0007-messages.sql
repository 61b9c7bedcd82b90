-- SPDX-License-Identifier: GPL-3.0-or-later
-- What customers are written: kept with the change it tells of, handed to the chain's mailer later.
-- "key" says of which order, event and parcel: whatever comes twice is written about once.
CREATE TABLE message (
  number INTEGER NOT NULL PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  order_id BLOB NOT NULL,
  event TEXT NOT NULL,
  at INTEGER NOT NULL,
  sender TEXT NOT NULL,
  recipient TEXT NOT NULL,
  language TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  delivered_at INTEGER
) STRICT;
CREATE INDEX message_waiting ON message (delivered_at, number);
