-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0012-feed-runs.sql — whose numbers a cursor of the change feed counts in.

-- Each time that headquarters opens its database is a run of its own, with numbers up to "until"
-- (NULL: it lasts).  A copy that is put back does not know the runs that came after it, nor that a
-- run went on; so a cursor that speaks of them is known by itself, however far the numbers have come
-- again meanwhile.
CREATE TABLE feed_run (
  id INTEGER PRIMARY KEY,
  tag TEXT NOT NULL UNIQUE,
  until INTEGER
) STRICT;
INSERT INTO feed_run (tag) SELECT value FROM setting WHERE key = 'epoch';
DELETE FROM setting WHERE key = 'epoch';
