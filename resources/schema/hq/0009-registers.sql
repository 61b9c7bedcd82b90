-- SPDX-License-Identifier: GPL-3.0-or-later
-- When each device was last heard, how far it had followed the feed then, and what it said is in
-- force there: {"program": "1.0", "layouts": [{"id": "sale", "version": 3}]}.
ALTER TABLE device ADD COLUMN heard_at INTEGER;
ALTER TABLE device ADD COLUMN feed_cursor TEXT;
ALTER TABLE device ADD COLUMN in_force TEXT;
