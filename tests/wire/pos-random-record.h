/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-random-record.h — a record of any type with random content, from its table of fields. */
#pragma once
#include "base/pos-record.h"
#include "model/pos-config.h"
#include "model/pos-order.h"

static inline gint64
random_int64 (gint64 bound)
{
  gint64 value =
      (gint64)(((guint64)g_test_rand_int () << 31 ^ (guint64)(guint32)g_test_rand_int ()) &
               G_MAXINT64);
  return value % bound;
}

static inline char *
random_text (void)
{
  static const char *const parts[] = {"a", "Ø", "“", "\"", "\\", "日本", " ", "\n", "/", "😀", "x9"};
  GString *text = g_string_new ("t");
  int n = g_test_rand_int_range (0, 8);

  for (int i = 0; i < n; i++)
    g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
  return g_string_free (text, FALSE);
}

static inline GStrv
random_texts (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  int n = g_test_rand_int_range (0, 4);

  for (int i = 0; i < n; i++) {
    g_autofree char *text = random_text ();
    g_strv_builder_add (builder, text);
  }
  return g_strv_builder_end (builder);
}

static inline int
count_nicks (const PosField *field)
{
  int n = 0;

  while (field->nicks[n])
    n++;
  return n;
}

static inline gpointer random_record (GType type, int depth);

static inline void
random_member (gpointer record, const PosField *field, int depth)
{
  g_autofree char *text = random_text ();

  switch (field->kind) {
  case POS_FIELD_ID:
    for (int i = 0; i < 16; i++)
      pos_record_member (record, field, PosId).bytes[i] = (guint8)g_test_rand_int_range (1, 256);
    break;
  case POS_FIELD_TEXT:
    pos_text_set (&pos_record_member (record, field, char *), text);
    break;
  case POS_FIELD_FLAG:
    pos_record_member (record, field, gboolean) = g_test_rand_bit () ? TRUE : FALSE;
    break;
  case POS_FIELD_INTEGER:
  case POS_FIELD_MONEY:
  case POS_FIELD_UNIT_PRICE:
  case POS_FIELD_QUANTITY:
    pos_record_member (record, field, gint64) =
        random_int64 (G_GINT64_CONSTANT (1000000000000)) - 1000;
    break;
  case POS_FIELD_RATE:
    pos_record_member (record, field, gint64) = random_int64 (2000000);
    break;
  case POS_FIELD_DATE:
    pos_record_member (record, field, PosDate) =
        pos_date_new (2026, g_test_rand_int_range (1, 13), 3);
    break;
  case POS_FIELD_INSTANT:
    pos_record_member (record, field, gint64) =
        1 + random_int64 (G_GINT64_CONSTANT (4000000000000000));
    break;
  case POS_FIELD_ENUM:
    pos_record_member (record, field, int) = g_test_rand_int_range (0, count_nicks (field));
    break;
  case POS_FIELD_L10N: {
    g_autoptr (PosL10n) texts = pos_l10n_new (text);
    pos_l10n_set (&pos_record_member (record, field, PosL10n *), texts);
    break;
  }
  case POS_FIELD_TEXTS:
    g_strfreev (pos_record_member (record, field, GStrv));
    pos_record_member (record, field, GStrv) = random_texts ();
    break;
  case POS_FIELD_RECORDS:
    for (int i = g_test_rand_int_range (0, depth > 0 ? 4 : 1); i > 0; i--) {
      g_autoptr (GObject) item = random_record (field->item_type (), depth - 1);
      pos_list_append (pos_record_member (record, field, PosList *), item);
    }
    break;
  case POS_FIELD_JSON:
    pos_text_set (&pos_record_member (record, field, char *), "{\"a\":[1,2,{\"b\":null}]}");
    break;
  default:
    g_assert_not_reached ();
  }
}

static inline gpointer
random_record (GType type, int depth)
{
  gpointer record = g_object_new (type, NULL);
  PosRecordClass *klass = POS_RECORD_GET_CLASS (record);

  if (klass->currency_offset)
    G_STRUCT_MEMBER (guint32, record, klass->currency_offset) =
        pos_currency_from_code (g_test_rand_bit () ? "EUR" : "JPY");
  for (const PosField *field = klass->fields; field->name; field++)
    if (!(field->flags & POS_FIELD_LOCAL))
      random_member (record, field, depth);
  return record;
}
