-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0018-envelopes.sql — a message's hash is that of its body; the rest of it gets a proof.

-- pos_transaction_prove(); NULL: an older program wrote it.
ALTER TABLE outbox ADD COLUMN proof BLOB CHECK (length (proof) = 32);
