-- SPDX-License-Identifier: GPL-3.0-or-later
-- Registers hear who has places in pick-up times, also in those of stores whose orders they do not
-- get: of times that are still to come, also of orders from before this.  The day stands before the
-- time, which has eleven letters.
INSERT OR IGNORE INTO feed (kind, id, seq, deleted, body)
SELECT 'taken-slot',
       place,
       coalesce ((SELECT value FROM counter WHERE name = 'feed'), 0)
         + row_number () OVER (ORDER BY place),
       0,
       json_object ('id', place, 'orders', json (orders))
FROM (
  SELECT place,
         json_group_array (substr (id, 1, 8) || '-' || substr (id, 9, 4) || '-'
                           || substr (id, 13, 4) || '-' || substr (id, 17, 4) || '-'
                           || substr (id, 21)) AS orders
  FROM (SELECT place, lower (hex (order_id)) AS id FROM slot_place
        WHERE substr (place, -22, 10) >= date ('now', '-1 day')
        ORDER BY place, sequence)
  GROUP BY place
);
INSERT INTO counter (name, value)
SELECT 'feed', max (seq) FROM feed WHERE kind = 'taken-slot' HAVING max (seq) IS NOT NULL
ON CONFLICT (name) DO UPDATE SET value = max (counter.value, excluded.value);
