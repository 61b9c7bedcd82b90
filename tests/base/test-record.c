/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-record.c — copying, comparing, assigning and watching records. */
#include "sample-record.h"

#define CASES 1000

static void
test_properties_read_the_members (void)
{
  g_autoptr (PosSample) sample = pos_sample_new_random ();
  g_autofree char *id = NULL, *name = NULL;
  g_autoptr (PosList) parts = NULL;
  gint64 total, unit_price;

  g_object_get (sample,
                "id",
                &id,
                "name",
                &name,
                "total",
                &total,
                "unit-price",
                &unit_price,
                "parts",
                &parts,
                NULL);
  g_autofree char *expected = pos_id_dup_text (&sample->id);
  g_assert_cmpstr (id, ==, expected);
  g_assert_cmpstr (name, ==, sample->name);
  g_assert_cmpint (total, ==, sample->total);
  g_assert_cmpint (unit_price, ==, sample->unit_price.micro);
  g_assert_true (parts == sample->parts);
}

static void
test_a_copy_is_equal_and_apart (void)
{
  for (int i = 0; i < CASES; i++) {
    g_autoptr (PosSample) sample = pos_sample_new_random ();
    g_autoptr (PosSample) copy = pos_record_copy (sample);

    g_assert_true (pos_record_equal (sample, copy, FALSE));
    g_assert_true (sample->parts != copy->parts);
    if (pos_list_size (copy->parts) > 0) {
      PosSamplePart *part = pos_list_peek (copy->parts, 0);
      part->amount++;
      g_assert_false (pos_record_equal (sample, copy, FALSE));
      part->amount--;
    }
    copy->total++;
    g_assert_false (pos_record_equal (sample, copy, FALSE));
  }
}

static void
test_a_copy_may_share_a_list (void)
{
  for (int i = 0; i < CASES; i++) {
    PosSample *sample = pos_sample_new_random ();
    g_autoptr (PosSample) kept = pos_record_copy (sample);
    g_autoptr (PosSample) other = pos_sample_new_random ();
    PosSample *copy = pos_record_copy_sharing (sample, sample->parts);

    g_assert_true (pos_record_equal (sample, copy, FALSE));
    g_assert_true (sample->parts == copy->parts);
    copy->total++;
    g_assert_cmpint (sample->total, ==, kept->total);

    /* Who makes something else of the copy leaves the list to the other. */
    g_object_unref (pos_record_copy_again (copy, other));
    g_assert_true (pos_record_equal (sample, kept, FALSE));
    g_object_unref (sample);
  }
}

static void
test_local_fields_do_not_count_on_the_wire (void)
{
  g_autoptr (PosSample) a = pos_sample_new_random ();
  g_autoptr (PosSamplePart) part = pos_sample_part_new_random ();
  pos_list_append (a->parts, part);
  g_autoptr (PosSample) b = pos_record_copy (a);
  PosSamplePart *other = pos_list_peek (b->parts, 0);

  pos_text_set (&b->note, "only here");
  other->place++;
  g_assert_false (pos_record_equal (a, b, FALSE));
  g_assert_true (pos_record_equal (a, b, TRUE));
  b->currency = pos_currency_from_code ("USD");
  g_assert_false (pos_record_equal (a, b, TRUE));
}

static void
on_notify (GObject *object, GParamSpec *pspec, gpointer data)
{
  g_string_append_printf (data, "%s ", pspec->name);
}

static void
test_assigning_notifies_only_what_changed (void)
{
  g_autoptr (PosSample) target = pos_sample_new_random ();
  g_autoptr (PosSample) source = pos_record_copy (target);
  g_autoptr (GString) seen = g_string_new (NULL);

  g_signal_connect (target, "notify", G_CALLBACK (on_notify), seen);
  pos_record_assign (target, source);
  g_assert_cmpstr (seen->str, ==, "");
  source->unit_price.micro++;
  pos_text_set (&source->name, "renamed");
  pos_record_assign (target, source);
  g_assert_true (g_str_equal (seen->str, "name unit-price ") ||
                 g_str_equal (seen->str, "unit-price name "));
  g_assert_true (pos_record_equal (target, source, FALSE));
  g_string_truncate (seen, 0);
  pos_record_assign (target, target);
  g_assert_cmpstr (seen->str, ==, "");
}

static void
shuffle (PosList *list)
{
  for (guint n = pos_list_size (list); n > 1; n--) {
    g_autoptr (GObject) item =
        g_list_model_get_item (G_LIST_MODEL (list), (guint)g_test_rand_int_range (0, (int)n));
    guint at;
    g_assert_true (pos_list_find (list, item, &at));
    pos_list_remove (list, at);
    pos_list_append (list, item);
  }
}

/* The item of @list with the id of @wanted. */
static PosSamplePart *
find_part (PosList *list, const PosId *wanted)
{
  POS_LIST_FOREACH (PosSamplePart, part, list)
  if (pos_id_equal (&part->id, wanted))
    return part;
  return NULL;
}

static void
change_parts (PosList *parts)
{
  if (pos_list_size (parts) > 0 && g_test_rand_bit ())
    pos_list_remove (parts, 0);
  if (g_test_rand_bit ()) {
    g_autoptr (PosSamplePart) part = pos_sample_part_new_random ();
    pos_list_insert (parts, (guint)g_test_rand_int_range (0, (int)pos_list_size (parts) + 1), part);
  }
  if (pos_list_size (parts) > 0 && g_test_rand_bit ())
    ((PosSamplePart *)pos_list_peek (parts, 0))->amount++;
  if (g_test_rand_bit ())
    shuffle (parts);
}

static void
test_lists_keep_the_items_they_have (void)
{
  for (int i = 0; i < CASES; i++) {
    g_autoptr (PosSample) target = pos_sample_new_random ();
    g_autoptr (PosSample) source = pos_record_copy (target);
    g_autoptr (PosList) before = pos_list_new (POS_TYPE_SAMPLE_PART);

    POS_LIST_FOREACH (PosSamplePart, part, target->parts)
    pos_list_append (before, part);
    change_parts (source->parts);
    pos_record_assign (target, source);
    g_assert_true (pos_record_equal (target, source, FALSE));
    POS_LIST_FOREACH (PosSamplePart, kept, target->parts)
    {
      PosSamplePart *old = find_part (before, &kept->id);
      g_assert_true (old == NULL || old == kept);
      g_assert_true (kept != find_part (source->parts, &kept->id));
    }
  }
}

static void
test_copying_again_is_copying (void)
{
  g_autoptr (PosSample) spare = NULL;

  for (int i = 0; i < CASES; i++) {
    g_autoptr (PosSample) sample = pos_sample_new_random ();
    if (spare && g_test_rand_bit ()) /* most often the spare is of the same order */
      pos_record_assign (sample, spare);
    change_parts (sample->parts);
    g_autoptr (PosSample) expected = pos_record_copy (sample);

    spare = pos_record_copy_again (g_steal_pointer (&spare), sample);
    g_assert_true (spare != sample && spare->parts != sample->parts);
    g_assert_true (pos_record_equal (spare, sample, FALSE));
    for (guint n = 0; n < pos_list_size (spare->parts); n++)
      g_assert_true (pos_list_peek (spare->parts, n) != pos_list_peek (sample->parts, n));

    /* What becomes of one does not become of the other. */
    change_parts (spare->parts);
    pos_text_set (&spare->name, "worked on");
    spare->total++;
    g_assert_true (pos_record_equal (sample, expected, FALSE));
  }
}

static void
test_copying_again_keeps_what_is_alike (void)
{
  g_autoptr (PosSample) sample = pos_sample_new_random ();
  g_autoptr (PosSamplePart) first = pos_sample_part_new_random ();
  g_autoptr (PosSamplePart) second = pos_sample_part_new_random ();

  pos_list_remove_all (sample->parts);
  pos_list_append (sample->parts, first);
  pos_list_append (sample->parts, second);
  PosSample *spare = pos_record_copy (sample);
  gpointer parts[] = {pos_list_peek (spare->parts, 0), pos_list_peek (spare->parts, 1)};
  ((PosSamplePart *)parts[1])->amount++;
  g_autoptr (PosSample) again = pos_record_copy_again (spare, sample);
  g_assert_true (again == spare);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_true (pos_list_peek (again->parts, i) == parts[i]);
  g_assert_true (pos_record_equal (again, sample, FALSE));
}

static void
test_copying_again_leaves_what_others_hold (void)
{
  g_autoptr (PosSample) sample = pos_sample_new_random ();
  g_autoptr (PosSample) other = pos_sample_new_random ();
  g_autoptr (PosSamplePart) part = pos_sample_part_new_random ();
  g_autoptr (PosSamplePart) unchanged = pos_record_copy (part);
  g_autoptr (PosSample) spare = pos_record_copy (other);

  if (pos_list_size (sample->parts) == 0)
    pos_list_append (sample->parts, unchanged);
  pos_list_remove_all (spare->parts);
  pos_list_append (spare->parts, part);
  spare = pos_record_copy_again (g_steal_pointer (&spare), sample);
  g_assert_true (pos_record_equal (part, unchanged, FALSE));

  g_autoptr (PosList) parts = g_object_ref (spare->parts);
  guint size = pos_list_size (parts);
  pos_list_append (sample->parts, part);
  spare = pos_record_copy_again (g_steal_pointer (&spare), sample);
  g_assert_cmpuint (pos_list_size (parts), ==, size);

  PosSample *held = g_object_ref (spare);
  spare = pos_record_copy_again (g_steal_pointer (&spare), other);
  g_assert_true (spare != held);
  g_assert_true (pos_record_equal (held, sample, FALSE));
  g_object_unref (held);
}

static void
on_items_changed (GListModel *list, guint at, guint removed, guint added, gpointer data)
{
  guint *changes = data;

  changes[0]++;
  changes[1] = at;
  changes[2] = removed;
  changes[3] = added;
}

static void
test_only_the_stretch_that_differs_moves (void)
{
  g_autoptr (PosSample) target = pos_sample_new_random ();
  guint changes[4] = {0};

  pos_list_remove_all (target->parts);
  for (int i = 0; i < 5; i++) {
    g_autoptr (PosSamplePart) part = pos_sample_part_new_random ();
    pos_list_append (target->parts, part);
  }
  g_autoptr (PosSample) source = pos_record_copy (target);
  pos_list_remove (source->parts, 2);
  g_signal_connect (target->parts, "items-changed", G_CALLBACK (on_items_changed), changes);
  pos_record_assign (target, source);
  g_assert_cmpuint (changes[0], ==, 1);
  g_assert_cmpuint (changes[1], ==, 2);
  g_assert_cmpuint (changes[2], ==, 1);
  g_assert_cmpuint (changes[3], ==, 0);
}

static void
test_items_without_an_id_stay_apart (void)
{
  g_autoptr (PosSample) source = pos_sample_new_random ();
  g_autoptr (PosSample) target = pos_sample_new_random ();

  pos_list_remove_all (source->parts);
  for (int i = 0; i < 3; i++) {
    g_autoptr (PosSamplePart) part = pos_sample_part_new_random ();
    part->id = POS_ID_NONE;
    part->amount = i;
    pos_list_append (source->parts, part);
  }
  for (int round = 0; round < 2; round++) {
    pos_record_assign (target, source);
    g_assert_true (pos_record_equal (target, source, FALSE));
    ((PosSamplePart *)pos_list_peek (source->parts, 1))->amount = 99;
  }
}

static void
test_an_id_that_comes_twice_stays_twice (void)
{
  g_autoptr (PosSample) target = pos_sample_new_random ();

  pos_list_remove_all (target->parts);
  g_autoptr (PosSamplePart) part = pos_sample_part_new_random ();
  pos_list_append (target->parts, part);
  g_autoptr (PosSample) source = pos_record_copy (target);
  g_autoptr (PosSamplePart) twin = pos_record_copy (part);
  twin->amount++;
  pos_list_append (source->parts, twin);
  pos_record_assign (target, source);
  g_assert_true (pos_record_equal (target, source, FALSE));
  g_assert_true (pos_list_peek (target->parts, 0) != pos_list_peek (target->parts, 1));
}

static void
test_texts_are_shared_not_copied (void)
{
  g_autoptr (PosSample) sample = pos_sample_new_random ();
  g_autoptr (PosSample) copy = pos_record_copy (sample);

  g_assert_true (sample->name == copy->name);
  g_autofree char *same = g_strdup (sample->name);
  pos_text_set (&copy->name, same);
  g_assert_true (sample->name == copy->name);
  pos_text_set (&copy->name, NULL);
  g_assert_nonnull (sample->name);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/properties-read-the-members", test_properties_read_the_members);
  g_test_add_func ("/record/a-copy-is-equal-and-apart", test_a_copy_is_equal_and_apart);
  g_test_add_func ("/record/a-copy-may-share-a-list", test_a_copy_may_share_a_list);
  g_test_add_func ("/record/local-fields-do-not-count-on-the-wire",
                   test_local_fields_do_not_count_on_the_wire);
  g_test_add_func ("/record/assigning-notifies-only-what-changed",
                   test_assigning_notifies_only_what_changed);
  g_test_add_func ("/record/lists-keep-the-items-they-have", test_lists_keep_the_items_they_have);
  g_test_add_func ("/record/copying-again-is-copying", test_copying_again_is_copying);
  g_test_add_func ("/record/copying-again-keeps-what-is-alike",
                   test_copying_again_keeps_what_is_alike);
  g_test_add_func ("/record/copying-again-leaves-what-others-hold",
                   test_copying_again_leaves_what_others_hold);
  g_test_add_func ("/record/only-the-stretch-that-differs-moves",
                   test_only_the_stretch_that_differs_moves);
  g_test_add_func ("/record/items-without-an-id-stay-apart", test_items_without_an_id_stay_apart);
  g_test_add_func ("/record/an-id-that-comes-twice-stays-twice",
                   test_an_id_that_comes_twice_stays_twice);
  g_test_add_func ("/record/texts-are-shared-not-copied", test_texts_are_shared_not_copied);
  return g_test_run ();
}
