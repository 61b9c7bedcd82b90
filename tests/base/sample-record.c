/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample-record.c — the two tables, and random values for them. */
#include "sample-record.h"

static const PosField sample_part_fields[] = {
    {POS_FIELD (PosSamplePart, ID, id), POS_FIELD_REQUIRED},
    {POS_FIELD (PosSamplePart, TEXT, name)},
    {POS_FIELD (PosSamplePart, MONEY, amount)},
    {POS_FIELD (PosSamplePart, INTEGER, place), POS_FIELD_LOCAL},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosSamplePart, sample_part, 0)

static const char *const status_nicks[] = {"", "open", "closed", NULL};

static const PosField sample_fields[] = {
    {POS_FIELD (PosSample, ID, id), POS_FIELD_REQUIRED},
    {POS_FIELD (PosSample, TEXT, name), POS_FIELD_REQUIRED},
    {POS_FIELD (PosSample, FLAG, taxable)},
    {POS_FIELD (PosSample, INTEGER, count)},
    {POS_FIELD (PosSample, MONEY, total)},
    {POS_FIELD (PosSample, UNIT_PRICE, unit_price)},
    {POS_FIELD (PosSample, QUANTITY, quantity)},
    {POS_FIELD (PosSample, RATE, rate)},
    {POS_FIELD (PosSample, DATE, day)},
    {POS_FIELD (PosSample, INSTANT, made_at)},
    {POS_FIELD (PosSample, ENUM, status), .nicks = status_nicks},
    {POS_FIELD (PosSample, L10N, caption)},
    {POS_FIELD (PosSample, TEXTS, tags)},
    {POS_FIELD (PosSample, RECORDS, parts), .item_type = pos_sample_part_get_type},
    {POS_FIELD (PosSample, JSON, extra)},
    {POS_FIELD (PosSample, TEXT, note), POS_FIELD_LOCAL},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosSample, sample, G_STRUCT_OFFSET (PosSample, currency))

static gint64
random_number (void)
{
  gint64 wide = (gint64)((guint64)(guint32)g_test_rand_int () << 32 | (guint32)g_test_rand_int ());

  return wide >> g_test_rand_int_range (1, 63);
}

static void
set_random_text (char **member)
{
  static const char *const texts[] = {"x", "Bank “Oslo”", "الخميس", "a\nb\t\\", "0", "😀"};

  pos_text_set (member, texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
}

PosId
pos_sample_random_id (void)
{
  PosId id;

  for (gsize i = 0; i < sizeof id.bytes; i++)
    id.bytes[i] = (guint8)g_test_rand_int_range (1, 256);
  return id;
}

PosSamplePart *
pos_sample_part_new_random (void)
{
  PosSamplePart *part = g_object_new (POS_TYPE_SAMPLE_PART, NULL);

  part->id = pos_sample_random_id ();
  set_random_text (&part->name);
  part->amount = random_number ();
  part->place = random_number ();
  return part;
}

static void
fill_lists (PosSample *sample)
{
  static const char *const tags[] = {"new", "heavy", NULL};

  if (g_test_rand_bit ())
    sample->tags = g_strdupv ((GStrv)tags);
  for (int n = g_test_rand_int_range (0, 6); n > 0; n--) {
    g_autoptr (PosSamplePart) part = pos_sample_part_new_random ();
    pos_list_append (sample->parts, part);
  }
}

PosSample *
pos_sample_new_random (void)
{
  static const char *const codes[] = {"EUR", "JPY", "KWD"};
  PosSample *sample = g_object_new (POS_TYPE_SAMPLE, NULL);

  sample->currency = pos_currency_from_code (codes[g_test_rand_int_range (0, 3)]);
  sample->id = pos_sample_random_id ();
  set_random_text (&sample->name);
  set_random_text (&sample->note);
  sample->taxable = g_test_rand_bit ();
  sample->count = random_number ();
  sample->total = random_number ();
  sample->unit_price.micro = random_number ();
  sample->quantity.micro = random_number ();
  sample->rate.micro = random_number ();
  sample->day.julian = (guint32)g_test_rand_int_range (0, 800000);
  sample->made_at = (gint64)g_test_rand_int () * 1000003;
  sample->status = g_test_rand_int_range (0, 3);
  if (g_test_rand_bit ()) {
    g_autoptr (PosL10n) any = pos_l10n_new ("any");
    sample->caption = pos_l10n_with (any, "nl", "“iets”");
    pos_text_set (&sample->extra, "{\"a\":[1,{\"b\":null}]}");
  }
  fill_lists (sample);
  return sample;
}
