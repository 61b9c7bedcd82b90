/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-record-sparse.c — a member that says nothing is not in JSON, and hides no other one. */
#include "base/pos-json.h"
#include "sample-record.h"

#define POS_TYPE_SPARSE (pos_sparse_get_type ())
POS_DECLARE_RECORD (PosSparse, sparse, SPARSE)

/* Narrow members and wide ones in turn, so that a look at too many bytes sees a neighbor's. */
struct _PosSparse {
  PosRecord parent_instance;
  gboolean flag;
  int status;
  PosDate day;
  gboolean other;
  gint64 count;
  gint64 total;
  PosUnitPrice price;
  PosQuantity quantity;
  PosRate rate;
  gint64 made_at;
  PosId id;
  char *name;
  char *extra;
  PosL10n *caption;
  GStrv tags;
  PosList *parts;
  PosQuantity said; /* POS_UNSAID while nobody said one */
  char *local;
};

static const char *const statuses[] = {"", "open", "closed", NULL};
#define SPARSE(...)                                                                                \
  {                                                                                                \
    POS_FIELD (PosSparse, __VA_ARGS__), .flags = POS_FIELD_SPARSE                                  \
  }

static const PosField sparse_fields[] = {
    SPARSE (FLAG, flag),
    {POS_FIELD (PosSparse, ENUM, status), .flags = POS_FIELD_SPARSE, .nicks = statuses},
    SPARSE (DATE, day),
    SPARSE (FLAG, other),
    SPARSE (INTEGER, count),
    SPARSE (MONEY, total),
    SPARSE (UNIT_PRICE, price),
    SPARSE (QUANTITY, quantity),
    SPARSE (RATE, rate),
    SPARSE (INSTANT, made_at),
    SPARSE (ID, id),
    SPARSE (TEXT, name),
    SPARSE (JSON, extra),
    SPARSE (L10N, caption),
    SPARSE (TEXTS, tags),
    {POS_FIELD (PosSparse, RECORDS, parts),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_sample_part_get_type},
    {POS_FIELD (PosSparse, QUANTITY, said), .flags = POS_FIELD_SPARSE | POS_FIELD_SAID},
    {POS_FIELD (PosSparse, TEXT, local), .flags = POS_FIELD_SPARSE | POS_FIELD_LOCAL},
    POS_FIELD_END,
};

G_DEFINE_FINAL_TYPE (PosSparse, pos_sparse, POS_TYPE_RECORD)

static void
pos_sparse_class_init (PosSparseClass *klass)
{
  pos_record_class_set_fields (POS_RECORD_CLASS (klass), sparse_fields, 0);
}

static void
pos_sparse_init (PosSparse *self)
{
  self->said.micro = POS_UNSAID;
}

/* @text: canonical JSON, written back as it came. */
static void
assert_written_as (const char *text)
{
  g_autoptr (json_t) json = pos_json_parse (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PosSparse) sparse = pos_record_new_from_json (POS_TYPE_SPARSE, json, 0, &error);

  g_assert_no_error (error);
  g_autofree char *written = pos_record_to_text (sparse, 0);
  g_assert_cmpstr (written, ==, text);
  g_autoptr (json_t) tree = pos_record_to_json (sparse, 0);
  g_autofree char *same = pos_json_to_text (tree);
  g_assert_cmpstr (same, ==, text);
}

static void
test_nothing_is_said_of_nothing (void)
{
  assert_written_as ("{}");
}

static void
test_each_member_is_written_alone (void)
{
  static const char *const texts[] = {
      "{\"flag\":true}",
      "{\"status\":\"closed\"}",
      "{\"day\":\"2026-11-30\"}",
      "{\"other\":true}",
      "{\"count\":-1}",
      "{\"count\":4294967296}", /* nothing in its lower half */
      "{\"total\":\"0.01\"}",
      "{\"price\":\"0.001\"}",
      "{\"quantity\":\"-0.000001\"}",
      "{\"rate\":\"0.21\"}",
      "{\"made_at\":\"2026-11-30T10:00:00Z\"}",
      "{\"id\":\"018f2c5e-7b1c-7000-8000-000000000001\"}",
      "{\"name\":\"\"}",
      "{\"extra\":{\"a\":1}}",
      "{\"caption\":\"x\"}",
      "{\"tags\":[\"x\"]}",
      "{\"parts\":[{\"amount\":\"0.00\",\"id\":\"018f2c5e-7b1c-7000-8000-000000000001\","
      "\"name\":null}]}",
      "{\"said\":\"0\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_written_as (texts[i]);
}

static void
test_what_is_local_is_never_written (void)
{
  g_autoptr (PosSparse) sparse = g_object_new (POS_TYPE_SPARSE, NULL);

  pos_text_set (&sparse->local, "x");
  g_autofree char *text = pos_record_to_text (sparse, 0);
  g_assert_cmpstr (text, ==, "{}");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-sparse/nothing-is-said-of-nothing", test_nothing_is_said_of_nothing);
  g_test_add_func ("/record-sparse/each-member-is-written-alone",
                   test_each_member_is_written_alone);
  g_test_add_func ("/record-sparse/what-is-local-is-never-written",
                   test_what_is_local_is_never_written);
  return g_test_run ();
}
