-- SPDX-License-Identifier: GPL-3.0-or-later
-- Places that orders have in pick-up slots, in the order in which headquarters heard of them.
-- "place" is "store/mode/day/slot"; "over" says that it was full when the order came.
CREATE TABLE slot_place (
  sequence INTEGER NOT NULL PRIMARY KEY,
  order_id BLOB NOT NULL,
  place TEXT NOT NULL,
  over INTEGER NOT NULL,
  UNIQUE (order_id, place)
) STRICT;
CREATE INDEX slot_place_place ON slot_place (place, sequence);

INSERT OR IGNORE INTO slot_place (order_id, place, over)
SELECT id, store || '/' || mode || '/' || day || '/' || slot, 0
FROM (
  SELECT o.id,
         o.created_at,
         l.value ->> 'store' AS store,
         l.value ->> 'mode' AS mode,
         l.value ->> 'date' AS day,
         l.value ->> 'slot' AS slot
  FROM sales_order o, json_each (o.body, '$.lines') l
  WHERE o.type = 'sales-order' AND o.status <> 'voided' AND (l.value ->> 'intent') = 'pick-up'
    AND NOT coalesce (l.value ->> 'voided', 0)
    AND coalesce (l.value ->> 'cancelled', '0') <> (l.value ->> 'ordered')
)
WHERE store IS NOT NULL AND mode IS NOT NULL AND day IS NOT NULL AND slot IS NOT NULL
ORDER BY created_at, id;
