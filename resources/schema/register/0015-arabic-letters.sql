-- SPDX-License-Identifier: GPL-3.0-or-later
-- 0015-arabic-letters.sql — letters that people write for each other, and digits of the Arabic and
-- the Persian script, are found by one another: what was folded before is folded further
-- (src/base/pos-search-text.c).

CREATE TABLE fold_letter (n INTEGER PRIMARY KEY, old TEXT NOT NULL, new TEXT NOT NULL) STRICT;
INSERT INTO fold_letter (n, old, new) VALUES
  (1, 'ة', 'ه'), (2, 'ە', 'ه'), (3, 'ى', 'ي'), (4, 'ی', 'ي'),
  (5, 'ک', 'ك'), (6, 'ٱ', 'ا'), (7, 'ـ', ''),
  (8, '٠', '0'), (9, '۰', '0'), (10, '١', '1'), (11, '۱', '1'),
  (12, '٢', '2'), (13, '۲', '2'), (14, '٣', '3'), (15, '۳', '3'),
  (16, '٤', '4'), (17, '۴', '4'), (18, '٥', '5'), (19, '۵', '5'),
  (20, '٦', '6'), (21, '۶', '6'), (22, '٧', '7'), (23, '۷', '7'),
  (24, '٨', '8'), (25, '۸', '8'), (26, '٩', '9'), (27, '۹', '9');

-- Each text once.  Of numbers and references only digits change: the eighth and what follows.
CREATE TABLE fold_text (
  number INTEGER NOT NULL,
  old TEXT NOT NULL,
  new TEXT NOT NULL,
  PRIMARY KEY (number, old)
) STRICT, WITHOUT ROWID;
INSERT INTO fold_text (number, old, new)
WITH RECURSIVE found (number, text) AS (
    SELECT 0, words FROM product UNION SELECT 0, words FROM customer
    UNION SELECT 0, name_key FROM customer UNION SELECT 0, key FROM product_name
    UNION SELECT kind != 'name', key FROM order_key),
  step (number, old, n, new) AS (
    SELECT number, text, iif (number, 8, 1), text FROM found WHERE text GLOB '*[ةەىیکٱـ٠-٩۰-۹]*'
    UNION ALL
    SELECT s.number, s.old, s.n + 1, replace (s.new, l.old, l.new)
    FROM step s JOIN fold_letter l ON l.n = s.n)
SELECT number, old, iif (number, new, trim (replace (replace (new, '  ', ' '), '  ', ' ')))
FROM step WHERE n = (SELECT max (n) + 1 FROM fold_letter);

INSERT INTO product_search (product_search, rowid, words)
SELECT 'delete', p.ordinal, p.words FROM product p
WHERE p.words IN (SELECT old FROM fold_text WHERE number = 0);
INSERT INTO product_search (rowid, words)
SELECT p.ordinal, f.new FROM product p JOIN fold_text f ON f.number = 0 AND f.old = p.words;
UPDATE product SET words = (SELECT new FROM fold_text WHERE number = 0 AND old = words)
WHERE words IN (SELECT old FROM fold_text WHERE number = 0);
UPDATE OR REPLACE product_name
SET key = (SELECT new FROM fold_text WHERE number = 0 AND old = key)
WHERE key IN (SELECT old FROM fold_text WHERE number = 0);
DELETE FROM product_name WHERE key = '';

INSERT INTO customer_search (customer_search, rowid, words)
SELECT 'delete', c.ordinal, c.words FROM customer c
WHERE c.words IN (SELECT old FROM fold_text WHERE number = 0);
INSERT INTO customer_search (rowid, words)
SELECT c.ordinal, f.new FROM customer c JOIN fold_text f ON f.number = 0 AND f.old = c.words;
UPDATE customer SET words = (SELECT new FROM fold_text WHERE number = 0 AND old = words)
WHERE words IN (SELECT old FROM fold_text WHERE number = 0);
UPDATE customer SET name_key = (SELECT new FROM fold_text WHERE number = 0 AND old = name_key)
WHERE name_key IN (SELECT old FROM fold_text WHERE number = 0);

UPDATE OR REPLACE order_key
SET key = (SELECT new FROM fold_text WHERE number = (kind != 'name') AND old = key)
WHERE key IN (SELECT old FROM fold_text WHERE number = (kind != 'name'));
DELETE FROM order_key WHERE key = '';

-- Digits of telephone numbers: a customer's own (place -1), then those of the addresses that have
-- any, a blank before each.
CREATE TABLE fold_phone (
  ordinal INTEGER NOT NULL,
  place INTEGER NOT NULL,
  text TEXT NOT NULL,
  digits TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (ordinal, place)
) STRICT, WITHOUT ROWID;
INSERT INTO fold_phone (ordinal, place, text)
SELECT ordinal, -1, coalesce (phone, '') FROM customer
UNION ALL
SELECT c.ordinal, a.key, a.value ->> '$.phone' FROM customer c, json_each (c.addresses) a
WHERE a.value ->> '$.phone' <> '';
DELETE FROM fold_phone WHERE ordinal NOT IN (
  SELECT ordinal FROM fold_phone WHERE text GLOB '*[٠-٩۰-۹]*');
UPDATE fold_phone SET digits = (
  WITH RECURSIVE step (rest, digits) AS (
    SELECT fold_phone.text, ''
    UNION ALL
    SELECT substr (rest, 2), digits || CASE WHEN rest GLOB '[0-9]*' THEN substr (rest, 1, 1)
      ELSE coalesce ((SELECT new FROM fold_letter WHERE n >= 8 AND old = substr (rest, 1, 1)), '')
      END
    FROM step WHERE rest <> '')
  SELECT digits FROM step WHERE rest = '');
UPDATE customer SET phone_digits = (
  WITH RECURSIVE step (place, digits) AS (
    SELECT -1, (SELECT p.digits FROM fold_phone p WHERE p.ordinal = customer.ordinal AND p.place = -1)
    UNION ALL
    SELECT p.place, step.digits || iif (p.digits = '', '', ' ' || p.digits)
    FROM step JOIN fold_phone p ON p.ordinal = customer.ordinal AND p.place = (
      SELECT min (q.place) FROM fold_phone q
      WHERE q.ordinal = customer.ordinal AND q.place > step.place))
  SELECT nullif (digits, '') FROM step ORDER BY place DESC LIMIT 1)
WHERE ordinal IN (SELECT ordinal FROM fold_phone);

DROP TABLE fold_phone;
DROP TABLE fold_text;
DROP TABLE fold_letter;
