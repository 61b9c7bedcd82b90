-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0026-status.sql — what became of a message stands here twice, for nothing else would tell that one
-- on which nobody worked yet was taken for done.

-- Written with status; NULL: an older program left it so.
ALTER TABLE register_transaction ADD COLUMN status_again TEXT;
