-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0005-hub.sql — a store's hub: what it passes on to headquarters, and what it waits for.

-- A device of kind "hub" names its store in "register" as well.
ALTER TABLE device ADD COLUMN kind TEXT NOT NULL DEFAULT 'register'
  CHECK (kind IN ('register', 'hub'));
ALTER TABLE enrollment_code ADD COLUMN kind TEXT NOT NULL DEFAULT 'register'
  CHECK (kind IN ('register', 'hub'));
-- Sequence numbers below received_sequence that never came: a JSON list.
ALTER TABLE device ADD COLUMN missing TEXT NOT NULL DEFAULT '[]';
-- At a hub, what headquarters said last: how far it has the register, and what is no order yet.
ALTER TABLE device ADD COLUMN upstream_sequence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE device ADD COLUMN upstream_waiting TEXT NOT NULL DEFAULT '[]';

-- Of the order that the change started from; the order itself comes from a hub that made it.
ALTER TABLE register_transaction ADD COLUMN base_hash TEXT;
ALTER TABLE register_transaction ADD COLUMN base TEXT;
-- "forward", at a hub: "waiting" to be sent, "sent", "contained" in what headquarters tells,
-- "disputed": kept there beside another version.
ALTER TABLE register_transaction ADD COLUMN forward TEXT NOT NULL DEFAULT 'none'
  CHECK (forward IN ('none', 'waiting', 'sent', 'contained', 'disputed'));
ALTER TABLE register_transaction ADD COLUMN forward_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE register_transaction ADD COLUMN forward_tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE register_transaction ADD COLUMN forward_reason TEXT;
CREATE INDEX register_transaction_forward ON register_transaction (forward, arrival)
  WHERE forward IN ('waiting', 'sent', 'disputed');

-- At a hub: versions of orders that no register sent and headquarters did not tell.
CREATE TABLE made_version (
  id INTEGER PRIMARY KEY,
  order_id BLOB NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX made_version_order ON made_version (order_id);

-- At a hub: records that a transaction changes beside its own, such as the order that goods came
-- back from.
CREATE TABLE transaction_concern (
  record TEXT NOT NULL,
  arrival INTEGER NOT NULL,
  PRIMARY KEY (record, arrival)
) STRICT, WITHOUT ROWID;

-- At a hub: what headquarters says about records of which it does not know everything yet.
CREATE TABLE set_aside (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
