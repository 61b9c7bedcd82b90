-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0004-conflicts.sql — who sent what, and what two changes of one order contradict each other in.

ALTER TABLE register_transaction ADD COLUMN worker TEXT;
-- A JSON list; of a conflict, or of one that a person decided.
ALTER TABLE register_transaction ADD COLUMN contradictions TEXT;
-- 1: headquarters' order is not simply what it says: it was merged, or decided by a person.
ALTER TABLE register_transaction ADD COLUMN rebased INTEGER NOT NULL DEFAULT 0;
