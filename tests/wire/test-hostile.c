/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-hostile.c — what is not the protocol gets an error, never a wrong value. */
#include "base/pos-error.h"
#include "pos-random-record.h"
#include "wire/pos-bundle.h"
#include "wire/pos-change.h"
#include "wire/pos-transaction.h"
#include "wire/pos-wire-calls.h"
#include "wire/pos-wire-error.h"

#include <string.h>

/* Feeds @text to every parser; whoever says no must say why. */
static int
feed_all (const char *text, gsize length)
{
  GError *errors[4] = {NULL};
  g_autoptr (PosTransaction) transaction = pos_transaction_parse (text, (gssize)length, &errors[0]);
  g_autoptr (PosAck) ack = pos_ack_parse (text, (gssize)length, &errors[1]);
  g_autoptr (PosChangePage) page = pos_change_page_parse (text, (gssize)length, &errors[2]);
  g_autoptr (PosOrderPage) orders = pos_order_page_parse (text, (gssize)length, &errors[3]);
  g_autofree char *domain = NULL, *code = NULL, *message = NULL;

  g_assert_true ((transaction != NULL) == (errors[0] == NULL));
  g_assert_true ((ack != NULL) == (errors[1] == NULL));
  g_assert_true ((page != NULL) == (errors[2] == NULL));
  g_assert_true ((orders != NULL) == (errors[3] == NULL));
  pos_wire_error_parse (text, (gssize)length, &domain, &code, &message);
  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    g_clear_error (&errors[i]);
  return (transaction != NULL) + (ack != NULL) + (page != NULL) + (orders != NULL);
}

static void
test_junk_is_refused (void)
{
  static const char *const junk[] = {
      "",
      "[]",
      "{}",
      "null",
      "<html>502</html>",
      "{\"changes\":{}}",
      "{\"cursor\":7,\"changes\":[]}",
      "{\"cursor\":\"\",\"changes\":[]}",
      "{\"cursor\":\"a\",\"cursor\":\"b\",\"changes\":[]}",
      "{\"cursor\":\"a\",\"changes\":[]} {}",
      "{\"cursor\":\"a\",\"changes\":[{\"seq\":1e3,\"kind\":\"store\",\"id\":\"a\",\"deleted\":"
      "true}]}",
      "{\"cursor\":\"a\",\"changes\":[{\"seq\":1,\"kind\":\"Space ship\",\"id\":\"a\",\"deleted\":"
      "true}]}",
      "{\"cursor\":\"a\",\"changes\":[{\"seq\":99999999999999999999,\"kind\":\"store\",\"id\":"
      "\"a\"}]}",
      "{\"cursor\":\"a\",\"changes\":[{\"seq\":1,\"kind\":\"store\",\"id\":\"a\",\"body\":null}]}",
      "{\"cursor\":\"a\",\"changes\":[{\"seq\":1,\"kind\":\"feature\",\"id\":\"a\",\"body\":"
      "{\"id\":\"b\",\"enabled\":true}}]}",
      "{\"cursor\":\"a\",\"at\":\"yesterday\",\"changes\":[]}",
      "{\"orders\":[1]}",
      "{\"id\":\"x\",\"result\":\"accepted\"}",
      "{\"id\":\"0190f0a0-0000-7000-8000-000000000000\",\"result\":\"perhaps\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (junk); i++)
    g_assert_cmpint (feed_all (junk[i], strlen (junk[i])), ==, 0);
}

static void
test_deep_nesting_is_refused (void)
{
  g_autofree char *deep = g_strnfill (1000000, '[');

  g_assert_cmpint (feed_all (deep, 1000000), ==, 0);
}

static char *
honest_transaction (void)
{
  g_autoptr (PosOrder) order = random_record (POS_TYPE_ORDER, 1);
  g_autoptr (PosTransaction) sent = pos_transaction_new (&order->id, POS_TRANSACTION_ORDER, order);

  pos_text_set (&sent->register_id, "S1-01");
  pos_text_set (&sent->store, "S1");
  sent->sequence = 1;
  sent->at = 1;
  pos_transaction_seal (sent);
  return pos_transaction_to_text (sent);
}

/* Whatever is cut off or flipped, an envelope is refused or its body is untouched. */
static void
test_damaged_envelopes_never_give_another_body (void)
{
  g_autofree char *honest = honest_transaction ();
  gsize length = strlen (honest);
  g_autoptr (PosTransaction) original = pos_transaction_parse (honest, -1, NULL);

  for (int i = 0; i < 1500; i++) {
    g_autofree char *damaged = g_strdup (honest);
    gsize size = length;

    if (i % 3 == 0)
      size = (gsize)g_test_rand_int_range (0, (gint32)length);
    else
      damaged[g_test_rand_int_range (0, (gint32)length)] = (char)g_test_rand_int_range (1, 256);
    feed_all (damaged, size);
    g_autoptr (PosTransaction) got = pos_transaction_parse (damaged, (gssize)size, NULL);
    if (got)
      g_assert_cmpstr (got->body, ==, original->body);
  }
}

static void
test_envelopes_with_impossible_members_are_refused (void)
{
  static const char *const changes[] = {
      "{'sequence': 0}",
      "{'sequence': -1}",
      "{'base_revision': -1}",
      "{'kind': 'spaceship'}",
      "{'register': null}",
      "{'hash': null}",
      "{'body': []}",
      "{'id': 'x'}",
      "{'at': 5}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autofree char *honest = honest_transaction ();
    g_autofree char *patch_text = g_strdelimit (g_strdup (changes[i]), "'", '"');
    json_t *json = json_loads (honest, 0, NULL), *patch = json_loads (patch_text, 0, NULL);

    json_object_update (json, patch);
    char *text = json_dumps (json, JSON_COMPACT);
    g_assert_null (pos_transaction_parse (text, -1, NULL));
    free (text);
    json_decref (json);
    json_decref (patch);
  }
}

/* --- Whatever a machine comes upon --- */

#define MOST_MEMORY (64 * 1024) /* kB more than before */
#define LONGEST (64 * 1024)

/* What there is to damage: one of each that comes over the line, and of a bundle. */
static GPtrArray *
make_corpus (void)
{
  static const char *const written[] = {
      "{\"cursor\":\"a-7\",\"more\":true,\"changes\":[{\"seq\":1,\"kind\":\"feature\",\"id\":"
      "\"F1\","
      "\"body\":{\"id\":\"F1\",\"enabled\":true}},{\"seq\":2,\"kind\":\"store\",\"id\":\"S1\","
      "\"deleted\":true}]}",
      "{\"id\":\"0190f0a0-0000-7000-8000-000000000000\",\"result\":\"accepted\",\"order\":null}",
      "{\"error\":{\"domain\":\"db\",\"code\":\"full\",\"message\":\"The disk is full\"}}",
      "{\"currency\":\"EUR\",\"records\":[{\"kind\":\"product\",\"id\":\"A\",\"name\":\"Lamp\","
      "\"unit\":\"pcs\",\"unit_price\":\"1234567890.123456\"},{\"kind\":\"register\",\"id\":\"R1\"}"
      "]}",
      "[1e9,-0.0,\"\\ud83d\\ude00\\u0000\",{\"\":[[[[{}]]]]},null,true,9223372036854775807]",
  };
  GPtrArray *corpus = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    g_ptr_array_add (corpus, g_strdup (written[i]));
  for (guint i = 0; i < 8; i++)
    g_ptr_array_add (corpus, honest_transaction ());
  return corpus;
}

static void
change_somewhere (GString *text, const GString *other)
{
  static const char *const bad[] = {"\xff",
                                    "\\u0000",
                                    "[[[[[[[[",
                                    "}",
                                    "\"",
                                    "1e400",
                                    "-",
                                    "\\",
                                    "99999999999999999999",
                                    "{\"a\":1,\"a\":2}",
                                    "\xed\xa0\x80"};
  gssize place = text->len > 0 ? g_test_rand_int_range (0, (gint32)text->len) : 0;
  gssize most = g_test_rand_int_range (1, 64);
  gssize length = MIN (most, (gssize)text->len - place);

  switch (g_test_rand_int_range (0, 6)) {
  case 0:
    if (text->len > 0)
      text->str[place] = (char)g_test_rand_int_range (1, 256);
    break;
  case 1:
    g_string_erase (text, place, length);
    break;
  case 2:
    g_string_insert (text, place, bad[g_test_rand_int_range (0, G_N_ELEMENTS (bad))]);
    break;
  case 3: { /* the same again */
    g_autofree char *piece = g_strndup (text->str + place, (gsize)MAX (length, 0));
    g_string_insert (text, place, piece);
    break;
  }
  case 4: { /* a piece of another one */
    gsize from = (gsize)g_test_rand_int_range (0, (gint32)other->len);
    g_string_insert_len (text, place, other->str + from, MIN (64, (gssize)(other->len - from)));
    break;
  }
  default:
    g_string_truncate (text, (gsize)place);
  }
}

static gint64
read_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &text, NULL, NULL));
  line = strstr (text, "VmRSS:");
  return line ? g_ascii_strtoll (line + strlen ("VmRSS:"), NULL, 10) : 0;
}

/* A second of it; POS_FUZZ_SECONDS as many as there is time for.  What was changed and taken all
 * the same is changed further. */
static void
test_whatever_is_changed_is_answered (void)
{
  const char *asked = g_getenv ("POS_FUZZ_SECONDS");
  gint64 end = g_get_monotonic_time () +
               (asked ? g_ascii_strtoll (asked, NULL, 10) : 1) * G_TIME_SPAN_SECOND;
  g_autoptr (GPtrArray) corpus = make_corpus ();
  gint64 before = read_memory ();
  guint64 fed = 0, taken = 0;

  while (g_get_monotonic_time () < end) {
    guint which = (guint)g_test_rand_int_range (0, (gint32)corpus->len);
    guint with = (guint)g_test_rand_int_range (0, (gint32)corpus->len);
    g_autoptr (GString) text = g_string_new (corpus->pdata[which]);
    g_autoptr (GString) other = g_string_new (corpus->pdata[with]);
    g_autoptr (PosBundle) bundle = NULL;

    for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
      change_somewhere (text, other);
    gboolean well = feed_all (text->str, text->len) > 0;
    bundle = pos_bundle_parse (text->str, (gssize)text->len, NULL);
    fed++;
    taken += well || bundle;
    if ((well || bundle) && text->len > 0 && text->len < LONGEST) {
      g_autofree char *old = corpus->pdata[which];
      corpus->pdata[which] = g_strdup (text->str);
    }
  }
  g_test_message ("%" G_GUINT64_FORMAT " texts, of which %" G_GUINT64_FORMAT
                  " were one of ours all the same; %" G_GINT64_FORMAT " kB more",
                  fed,
                  taken,
                  read_memory () - before);
  g_assert_cmpint (read_memory () - before, <=, MOST_MEMORY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile/junk-is-refused", test_junk_is_refused);
  g_test_add_func ("/hostile/deep-nesting-is-refused", test_deep_nesting_is_refused);
  g_test_add_func ("/hostile/damaged-envelopes-never-give-another-body",
                   test_damaged_envelopes_never_give_another_body);
  g_test_add_func ("/hostile/whatever-is-changed-is-answered",
                   test_whatever_is_changed_is_answered);
  g_test_add_func ("/hostile/envelopes-with-impossible-members-are-refused",
                   test_envelopes_with_impossible_members_are_refused);
  return g_test_run ();
}
