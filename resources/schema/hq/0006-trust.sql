-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which certificates speak for which device, and what headquarters did not believe.
CREATE TABLE certificate (
  fingerprint TEXT NOT NULL PRIMARY KEY,
  serial TEXT NOT NULL UNIQUE,
  device BLOB NOT NULL REFERENCES device (id) ON DELETE RESTRICT,
  issued_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;
CREATE INDEX certificate_device ON certificate (device);

CREATE TABLE audit (
  number INTEGER NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,
  register TEXT NOT NULL,
  event TEXT NOT NULL,
  details TEXT
) STRICT;
