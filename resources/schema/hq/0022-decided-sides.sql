-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where it was done; and of a conflict what its two sides did: once somebody has decided,
-- headquarters has one of them.
ALTER TABLE correction ADD COLUMN register TEXT;
ALTER TABLE correction ADD COLUMN sides TEXT;
