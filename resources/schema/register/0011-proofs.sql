-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0011-proofs.sql — what has no hash of its own gets one, and the ends of what is only added to are
-- noted elsewhere, so that a last row that is gone is missed.

-- BLAKE2b over what the row says and nobody changes (src/store/pos-proof.h); NULL: an older program
-- wrote it.
ALTER TABLE receipt ADD COLUMN proof BLOB CHECK (length (proof) = 32);
ALTER TABLE pay_intent ADD COLUMN proof BLOB CHECK (length (proof) = 32);
ALTER TABLE shift ADD COLUMN proof BLOB CHECK (length (proof) = 32);
ALTER TABLE shift_entry ADD COLUMN proof BLOB CHECK (length (proof) = 32);

INSERT OR REPLACE INTO setting (key, value)
SELECT 'journal.last', CAST (max (seq) AS TEXT) FROM journal HAVING count (*) > 0;
INSERT OR REPLACE INTO setting (key, value)
SELECT 'outbox.last', CAST (max (seq) AS TEXT) FROM outbox HAVING count (*) > 0;
INSERT OR REPLACE INTO setting (key, value)
SELECT 'outbox.first', CAST (min (seq) AS TEXT) FROM outbox HAVING count (*) > 0;
INSERT OR REPLACE INTO setting (key, value)
SELECT 'shift_entry.last', CAST (max (seq) AS TEXT) FROM shift_entry HAVING count (*) > 0;
