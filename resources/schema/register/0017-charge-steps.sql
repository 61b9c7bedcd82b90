-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0017-charge-steps.sql — orders of which somebody changed a charge, without looking at all.  The
-- same condition stands in pos-changed-charges.c.
CREATE INDEX sales_order_charge_steps ON sales_order (committed_at)
  WHERE instr (extra, '"charge_steps":') > 0;
