/* SPDX-License-Identifier: GPL-3.0-or-later */
/* migrate-eras.c — what each of them held, in SQL: the schema of its day, no code of today. */
#include "migrate-eras.h"

/* What a database of headquarters held since there are hubs, but for its orders. */
#define SINCE_HUBS                                                                                 \
  "INSERT INTO setting VALUES ('chain', 'Oak');"                                                   \
  "INSERT INTO counter VALUES ('feed', 2), ('order', 1);"                                          \
  "INSERT INTO feed VALUES ('store', 'S1', 1, 0, '{}'), ('store', 'S2', 2, 1, NULL);"              \
  "INSERT INTO device (id, register, store, token_hash, enrolled_at, kind) "                       \
  "  VALUES (x'01', 'R1', 'S1', 'hash', 5, 'register'), (x'04', 'S1', 'S1', 'key', 5, 'hub');"     \
  "INSERT INTO certificate VALUES ('AA', '01', x'01', 5, 9, NULL);"                                \
  "INSERT INTO audit VALUES (1, 5, 'R1', 'enrolled', NULL);"                                       \
  "INSERT INTO register_transaction (id, arrival, kind, device, register, store, sequence, at, "   \
  "  received_at, base_revision, hash, body, status, retries, next_at, forward) VALUES (x'02', "   \
  "1, "                                                                                            \
  "  'order', x'01', 'R1', 'S1', 1, 5, 6, 0, 'hash', '{}', 'done', 0, 0, 'sent');"

/* And since there are gift cards. */
#define SINCE_GIFT_CARDS                                                                           \
  SINCE_HUBS "INSERT INTO feed_run (tag) VALUES ('5f0c11d2');"                                     \
             "INSERT INTO note_seen VALUES (x'03', 'full', 'sam', 7);"                             \
             "INSERT INTO reservation_end VALUES (x'03', 9);"                                      \
             "INSERT INTO address_gone VALUES ('C', 'home');"                                      \
             "INSERT INTO cart_due VALUES ('0190', 9);"                                            \
             "INSERT INTO gift_card VALUES ('c0ffee', '8817', 8000);"                              \
             "INSERT INTO gift_entry VALUES (x'05', 'load', 'c0ffee', 8000, NULL, 'R1', 7);"

const Era eras[] = {
    {REGISTER, 0x504F5372, 0, NULL, FALSE},
    {REGISTER, 0x504F5372, 1, NULL, TRUE},
    {REGISTER, 0x504F5372, 2, NULL, TRUE},
    {REGISTER, 0x504F5372, 3, NULL, TRUE},
    {REGISTER, 0x504F5372, 4, NULL, TRUE},
    {REGISTER, 0x504F5372, 5, NULL, TRUE},
    {REGISTER, 0x504F5372, 6, NULL, TRUE},
    {REGISTER, 0x504F5372, 7, NULL, TRUE},
    {REGISTER, 0x504F5372, 8, NULL, TRUE},
    {REGISTER, 0x504F5372, 9, NULL, TRUE},
    {REGISTER, 0x504F5372, 10, NULL, TRUE},
    {REGISTER, 0x504F5372, 11, NULL, TRUE},
    {REGISTER, 0x504F5372, 12, NULL, TRUE},
    {REGISTER, 0x504F5372, 13, NULL, TRUE},
    {REGISTER, 0x504F5372, 14, NULL, TRUE},
    {REGISTER, 0x504F5372, 15, NULL, TRUE},
    {REGISTER, 0x504F5372, 16, NULL, TRUE},
    {REGISTER, 0x504F5372, 17, NULL, TRUE},
    {REGISTER, 0x504F5372, 18, NULL, TRUE},
    {HEADQUARTERS, 0x506f4851, 0, NULL, FALSE},
    {HEADQUARTERS,
     0x506f4851,
     1,
     "INSERT INTO setting VALUES ('chain', 'Oak');"
     "INSERT INTO counter VALUES ('feed', 2), ('order', 1);"
     "INSERT INTO feed VALUES ('store', 'S1', 1, 0, '{}'), ('store', 'S2', 2, 1, NULL);"
     "INSERT INTO device VALUES (x'01', 'R1', 'S1', NULL, 'hash', 5, 1, 'hash');"
     "INSERT INTO register_transaction VALUES (x'02', 1, 'order', x'01', 'R1', 'S1', 1, 5, 6, 0, "
     "  'hash', '{}', 'done', NULL, 0, 0);"
     "INSERT INTO sales_order VALUES (x'03', 'SO-1', NULL, NULL, 'sale', 'open', 1, 'S1', NULL, "
     "  NULL, NULL, 5, NULL, NULL, 100, '{}');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     2,
     "INSERT INTO setting VALUES ('chain', 'Oak');"
     "INSERT INTO counter VALUES ('feed', 2), ('order', 1);"
     "INSERT INTO feed VALUES ('store', 'S1', 1, 0, '{}'), ('store', 'S2', 2, 1, NULL);"
     "INSERT INTO device VALUES (x'01', 'R1', 'S1', NULL, 'hash', 5, 1, 'hash');"
     "INSERT INTO register_transaction VALUES (x'02', 1, 'order', x'01', 'R1', 'S1', 1, 5, 6, 0, "
     "  'hash', '{}', 'done', NULL, 0, 0);"
     "INSERT INTO sales_order VALUES (x'03', 'SO-1', NULL, NULL, 'sale', 'open', 1, 'S1', NULL, "
     "  NULL, NULL, 5, NULL, NULL, 100, '{}');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     3,
     "INSERT INTO setting VALUES ('chain', 'Oak');"
     "INSERT INTO counter VALUES ('feed', 2), ('order', 1);"
     "INSERT INTO feed VALUES ('store', 'S1', 1, 0, '{}'), ('store', 'S2', 2, 1, NULL);"
     "INSERT INTO device VALUES (x'01', 'R1', 'S1', NULL, 'hash', 5, 1, 'hash');"
     "INSERT INTO register_transaction VALUES (x'02', 1, 'order', x'01', 'R1', 'S1', 1, 5, 6, 0, "
     "  'hash', '{}', 'done', NULL, 0, 0, NULL, NULL, 0);"
     "INSERT INTO sales_order VALUES (x'03', 'SO-1', NULL, NULL, 'sale', 'open', 1, 'S1', NULL, "
     "  NULL, NULL, 5, NULL, NULL, 100, '{}');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     4,
     "INSERT INTO setting VALUES ('chain', 'Oak');"
     "INSERT INTO counter VALUES ('feed', 2), ('order', 1);"
     "INSERT INTO feed VALUES ('store', 'S1', 1, 0, '{}'), ('store', 'S2', 2, 1, NULL);"
     "INSERT INTO device VALUES (x'01', 'R1', 'S1', NULL, 'hash', 5, 1, 'hash');"
     "INSERT INTO register_transaction VALUES (x'02', 1, 'order', x'01', 'R1', 'S1', 1, 5, 6, 0, "
     "  'hash', '{}', 'done', NULL, 0, 0, NULL, NULL, 0, NULL, NULL, 0);"
     "INSERT INTO sales_order VALUES (x'03', 'SO-1', NULL, NULL, 'sale', 'open', 1, 'S1', NULL, "
     "  NULL, NULL, 5, NULL, NULL, 100, '{}');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     5,
     "INSERT INTO setting VALUES ('chain', 'Oak');"
     "INSERT INTO counter VALUES ('feed', 2), ('order', 1);"
     "INSERT INTO feed VALUES ('store', 'S1', 1, 0, '{}'), ('store', 'S2', 2, 1, NULL);"
     "INSERT INTO device (id, register, store, token_hash, enrolled_at, kind) "
     "  VALUES (x'01', 'R1', 'S1', 'hash', 5, 'register'), (x'04', 'S1', 'S1', 'key', 5, 'hub');"
     "INSERT INTO register_transaction (id, arrival, kind, device, register, store, sequence, at, "
     "  received_at, base_revision, hash, body, status, retries, next_at, forward) VALUES (x'02', "
     "1, "
     "  'order', x'01', 'R1', 'S1', 1, 5, 6, 0, 'hash', '{}', 'done', 0, 0, 'sent');"
     "INSERT INTO sales_order VALUES (x'03', 'SO-1', NULL, NULL, 'sale', 'open', 1, 'S1', NULL, "
     "  NULL, NULL, 5, NULL, NULL, 100, '{}');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     6,
     SINCE_HUBS
     "INSERT INTO sales_order VALUES (x'03', 'SO-1', NULL, NULL, 'sale', 'open', 1, 'S1', NULL, "
     "  NULL, NULL, 5, NULL, NULL, 100, '{}');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     7,
     SINCE_HUBS
     "INSERT INTO sales_order VALUES (x'03', 'SO-1', NULL, NULL, 'sales-order', 'open', 1, 'S1', "
     "NULL, "
     "  NULL, NULL, 5, NULL, NULL, 100, '{\"lines\": [{\"store\": \"S1\", \"mode\": \"60\", "
     "  \"date\": \"2026-05-15\", \"slot\": \"14:00-15:00\", \"intent\": \"pick-up\", "
     "  \"voided\": false, \"ordered\": \"1\", \"cancelled\": \"0\"}]}');"
     "INSERT INTO message VALUES (1, 'key', x'03', 'created', 5, 'a', 'b', 'en', 'c', 'd', NULL);",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     8,
     SINCE_HUBS
     "INSERT INTO sales_order VALUES (x'03', 'SO-1', NULL, NULL, 'sales-order', 'open', 1, 'S1', "
     "NULL, "
     "  NULL, NULL, 5, NULL, NULL, 100, '{\"lines\": [{\"store\": \"S1\", \"mode\": \"60\", "
     "  \"date\": \"2026-05-15\", \"slot\": \"14:00-15:00\", \"intent\": \"pick-up\", "
     "  \"voided\": false, \"ordered\": \"1\", \"cancelled\": \"0\"}]}');"
     "INSERT INTO slot_place VALUES (1, x'03', 'S1/60/2026-05-15/14:00-15:00', 0);"
     "INSERT INTO message VALUES (1, 'key', x'03', 'created', 5, 'a', 'b', 'en', 'c', 'd', NULL);",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     9,
     SINCE_HUBS
     "INSERT INTO sales_order VALUES (x'03', 'SO-1', NULL, NULL, 'sales-order', 'open', 1, 'S1', "
     "NULL, "
     "  NULL, NULL, 5, NULL, NULL, 100, '{\"lines\": [{\"store\": \"S1\", \"mode\": \"60\", "
     "  \"date\": \"2026-05-15\", \"slot\": \"14:00-15:00\", \"intent\": \"pick-up\", "
     "  \"voided\": false, \"ordered\": \"1\", \"cancelled\": \"0\"}], "
     "  \"coupons\": [\"k1\"], \"sync_message\": \"full\"}');"
     "INSERT INTO slot_place VALUES (1, x'03', 'S1/60/2026-05-15/14:00-15:00', 0);"
     "INSERT INTO message VALUES (1, 'key', x'03', 'created', 5, 'a', 'b', 'en', 'c', 'd', NULL);",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     10,
     SINCE_HUBS
     "INSERT INTO setting VALUES ('epoch', '5f0c11d2');"
     "INSERT INTO feed VALUES ('tender', 'onacc', 3, 0, '{\"id\": \"onacc\", \"type\": "
     "\"account\"}'), ('tender', 'cash', 4, 0, '{\"id\": \"cash\", \"type\": \"cash\"}');"
     "INSERT INTO sales_order VALUES (x'03', 'SO-1', NULL, NULL, 'sale', 'invoiced', 1, 'S1', "
     "NULL, "
     "  'C', NULL, 5, NULL, NULL, 100, '{\"id\": \"03\", \"payments\": ["
     "  {\"tender\": \"onacc\", \"amount\": \"70.05\", \"state\": \"posted\"}, "
     "  {\"tender\": \"onacc\", \"amount\": \"-20.00\", \"state\": \"posted\"}, "
     "  {\"tender\": \"onacc\", \"amount\": \"9.00\", \"state\": \"voided\"}, "
     "  {\"tender\": \"cash\", \"amount\": \"50.00\", \"state\": \"posted\"}]}', NULL);",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     11,
     SINCE_HUBS
     "INSERT INTO setting VALUES ('epoch', '5f0c11d2');"
     "INSERT INTO sales_order (id, number, type, status, revision, home_store, created_at, "
     "  total_minor, body) VALUES (x'03', 'SO-1', 'sale', 'open', 1, 'S1', 5, 100, '{}');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     12,
     SINCE_HUBS
     "INSERT INTO feed_run (tag) VALUES ('5f0c11d2');"
     "INSERT INTO sales_order (id, number, type, status, revision, home_store, created_at, "
     "  total_minor, body) VALUES (x'03', 'SO-1', 'sale', 'open', 1, 'S1', 5, 100, '{}');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     13,
     SINCE_HUBS
     "INSERT INTO feed_run (tag) VALUES ('5f0c11d2');"
     "INSERT INTO note_seen VALUES (x'03', 'full', 'sam', 7);"
     "INSERT INTO sales_order (id, number, type, status, revision, home_store, created_at, "
     "  total_minor, body) VALUES (x'03', 'SO-1', 'sale', 'open', 1, 'S1', 5, 100, '{}');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     14,
     SINCE_HUBS
     "INSERT INTO feed_run (tag) VALUES ('5f0c11d2');"
     "INSERT INTO note_seen VALUES (x'03', 'full', 'sam', 7);"
     "INSERT INTO reservation_end VALUES (x'03', 9);"
     "INSERT INTO sales_order (id, number, type, status, revision, home_store, created_at, "
     "  total_minor, body) VALUES (x'03', 'SO-1', 'sale', 'open', 1, 'S1', 5, 100, '{}');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     15,
     SINCE_HUBS
     "INSERT INTO feed_run (tag) VALUES ('5f0c11d2');"
     "INSERT INTO note_seen VALUES (x'03', 'full', 'sam', 7);"
     "INSERT INTO reservation_end VALUES (x'03', 9);"
     "INSERT INTO address_gone VALUES ('C', 'home');"
     "INSERT INTO sales_order (id, number, type, status, revision, home_store, created_at, "
     "  total_minor, body) VALUES (x'03', 'SO-1', 'sale', 'open', 1, 'S1', 5, 100, '{}');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     16,
     SINCE_HUBS
     "INSERT INTO feed_run (tag) VALUES ('5f0c11d2');"
     "INSERT INTO note_seen VALUES (x'03', 'full', 'sam', 7);"
     "INSERT INTO reservation_end VALUES (x'03', 9);"
     "INSERT INTO address_gone VALUES ('C', 'home');"
     "INSERT INTO cart_due VALUES ('0190', 9);"
     "INSERT INTO sales_order (id, number, type, status, revision, home_store, created_at, "
     "  total_minor, body) VALUES (x'03', 'SO-1', 'sale', 'open', 1, 'S1', 5, 100, '{}');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     17,
     SINCE_GIFT_CARDS
     "INSERT INTO sales_order (id, number, type, status, revision, home_store, created_at, "
     "  total_minor, body) VALUES (x'03', 'SO-1', 'sale', 'open', 1, 'S1', 5, 100, '{}');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     18,
     SINCE_GIFT_CARDS
     "INSERT INTO invoice VALUES ('I1', 'C', 'IN-1', NULL, 500, '{}');"
     "INSERT INTO feed VALUES ('suspended-cart', '0191', 3, 0, '{\"cart\": \"0192\"}'), "
     "  ('suspended-cart', '0190', 4, 1, NULL);"
     "INSERT INTO sales_order (id, number, type, status, revision, home_store, created_at, "
     "  total_minor, body) VALUES (x'03', 'SO-1', 'sale', 'open', 1, 'S1', 5, 100, '{}');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     19,
     SINCE_GIFT_CARDS
     "INSERT INTO sales_order (id, number, receipt, type, status, revision, home_store, "
     "  created_at, total_minor, body) VALUES (x'03', 'SO-1', 's1-01-000001', 'sale', 'open', 1, "
     "  'S1', 5, 100, '{}'), (x'06', 'SO-2', NULL, 'sale', 'open', 1, 'S1', 5, 100, '{}');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     20,
     SINCE_GIFT_CARDS
     "INSERT INTO slot_place VALUES (1, x'0190f0a0000070008000000000000001', "
     "  'S2/60/2999-12-03/09:00-10:00', 0), (2, x'0190f0a0000070008000000000000002', "
     "  'S2/60/2999-12-03/09:00-10:00', 1), (3, x'0190f0a0000070008000000000000001', "
     "  'S1/60/2020-12-03/09:00-10:00', 0);"
     "INSERT INTO order_receipt VALUES ('S1-01-000001', x'03');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     21,
     SINCE_GIFT_CARDS
     "INSERT INTO correction (transaction_id, at, worker, field, after) "
     "  SELECT id, 9, 'sam', 'conflict', 'register' FROM register_transaction LIMIT 1;",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     22,
     SINCE_GIFT_CARDS
     "INSERT INTO feed VALUES ('customer', 'C', 3, 0, '{\"id\": \"C\", \"phone\": \"030 1\"}');"
     "INSERT INTO address_gone VALUES ('C', 'old');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     23,
     SINCE_GIFT_CARDS
     "INSERT INTO sales_order (id, number, type, status, revision, home_store, created_at, "
     "  total_minor, body) VALUES (x'03', 'SO-1', 'sale', 'open', 1, 'S1', 5, 100, "
     "  '{\"lines\": [{\"item\": \"A\", \"mode\": \"60\", \"serials\": [\"SN-1\", \"\"]}, "
     "  {\"item\": \"A\", \"serial\": \"SN-2\"}], \"payments\": "
     "  [{\"masked\": \"\342\200\242\342\200\242 4242\"}, {\"masked\": null}]}'), "
     "  (x'04', 'SO-2', 'sale', 'open', 1, 'S1', 5, 100, 'damaged');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     24,
     SINCE_GIFT_CARDS
     "INSERT INTO sales_order (id, number, type, status, revision, home_store, created_at, "
     "  total_minor, body) VALUES (x'03', 'SO-1', 'sale', 'open', 1, 'S1', 5, 100, '{}');"
     "INSERT INTO order_mark VALUES ('item', 'A', x'03');",
     FALSE},
    {HEADQUARTERS,
     0x506f4851,
     25,
     SINCE_GIFT_CARDS
     "INSERT INTO sales_order (id, number, type, status, revision, home_store, created_at, "
     "  total_minor, body) VALUES (x'03', 'SO-1', 'sale', 'open', 1, 'S1', 5, 100, '{}');"
     "INSERT INTO order_mark VALUES ('item', 'A', x'03');",
     FALSE},
};
const guint n_eras = G_N_ELEMENTS (eras);
