-- SPDX-License-Identifier: GPL-3.0-or-later
-- A faulty migration: ends the transaction it runs in.
CREATE TABLE too_early (id INTEGER PRIMARY KEY) STRICT;
COMMIT;
