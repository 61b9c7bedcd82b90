-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0004-slots.sql — places taken in pick-up slots are counted where the orders are, also those that
-- other registers took.

DROP TABLE slot_taken;

CREATE INDEX order_line_by_slot ON order_line (slot, date_on) WHERE slot IS NOT NULL;
