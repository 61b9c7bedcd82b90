-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0010-waiting-in-order.sql — what waits for headquarters, in the order in which it goes, with what
-- is counted of it.  Without it every look at the outbox read all that was ever acknowledged.
CREATE INDEX outbox_order ON outbox (seq, parked, created_at, acked_at) WHERE acked_at IS NULL;
