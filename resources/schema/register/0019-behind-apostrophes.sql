-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0019-behind-apostrophes.sql — what stands behind an apostrophe is found by itself, too: "Étoile"
-- finds "L'Étoile".  Only what has one is filed anew.  pos_parts() is of src/db/pos-db-connection.c.

CREATE TABLE word_part (ordinal INTEGER PRIMARY KEY, parts TEXT NOT NULL) STRICT;

INSERT INTO word_part (ordinal, parts)
SELECT ordinal, pos_parts (id || ' ' || name || ' ' || coalesce (variant, '') || ' '
                           || coalesce (barcodes, '') || ' ' || coalesce (category, ''))
FROM product;
DELETE FROM word_part WHERE parts = '';
INSERT INTO product_search (product_search, rowid, words)
SELECT 'delete', p.ordinal, p.words FROM product p JOIN word_part USING (ordinal);
INSERT INTO product_search (rowid, words)
SELECT p.ordinal, p.words || ' ' || parts FROM product p JOIN word_part USING (ordinal);
UPDATE product SET words = words || ' ' || parts
FROM word_part w WHERE w.ordinal = product.ordinal;

DELETE FROM word_part;
INSERT INTO word_part (ordinal, parts)
SELECT ordinal, pos_parts (
  id || ' ' || coalesce (number, '') || ' ' || name || ' ' || coalesce (email, '') || ' '
  || coalesce ((SELECT group_concat (
       coalesce (a.value ->> '$.name', '') || ' ' || coalesce (a.value ->> '$.street', '') || ' '
       || coalesce (a.value ->> '$.postcode', '') || ' ' || coalesce (a.value ->> '$.city', ''), ' ')
     FROM json_each (addresses) a), ''))
FROM customer;
DELETE FROM word_part WHERE parts = '';
INSERT INTO customer_search (customer_search, rowid, words)
SELECT 'delete', c.ordinal, c.words FROM customer c JOIN word_part USING (ordinal);
INSERT INTO customer_search (rowid, words)
SELECT c.ordinal, c.words || ' ' || parts FROM customer c JOIN word_part USING (ordinal);
UPDATE customer SET words = words || ' ' || parts
FROM word_part w WHERE w.ordinal = customer.ordinal;

DROP TABLE word_part;

INSERT OR IGNORE INTO order_key (kind, key, order_id)
SELECT 'name', part.value, o.id
FROM (SELECT id, pos_parts (customer_name) AS parts FROM sales_order
      WHERE customer_name IS NOT NULL) o,
  json_each ('["' || replace (o.parts, ' ', '","') || '"]') part
WHERE o.parts != '';
