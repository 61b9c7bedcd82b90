-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0003-work-list.sql — what left today is found by the entry that invoiced it.

CREATE INDEX order_ledger_invoiced ON order_ledger (at) WHERE kind = 'invoiced' AND line IS NOT NULL;
