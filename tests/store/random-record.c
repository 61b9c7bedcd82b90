/* SPDX-License-Identifier: GPL-3.0-or-later */
/* random-record.c — a record whose every field has some value of its kind. */
#include "base/pos-json.h"
#include "store-fixture.h"

static char *
random_text (GRand *chance)
{
  static const char *const words[] = {
      "oak",
      "Tafel",
      "Zoë",
      "crème brûlée",
      "O'Neill",
      "東京",
      "\"quoted\"",
      "a'b;--",
      "مقعد",
      "Straße",
      "x",
      "line\nbreak",
      "100 %",
      "_",
      "Ångström",
      "🪑",
  };
  GString *text = g_string_new (words[g_rand_int_range (chance, 0, G_N_ELEMENTS (words))]);

  while (g_rand_boolean (chance))
    g_string_append_printf (text, " %s", words[g_rand_int_range (chance, 0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static gint64
random_integer (GRand *chance)
{
  switch (g_rand_int_range (chance, 0, 6)) {
  case 0:
    return 0;
  case 1:
    return G_MAXINT64;
  case 2:
    return G_MININT64 + 1;
  default:
    return g_rand_int_range (chance, -1000000, 1000000);
  }
}

static PosL10n *
random_l10n (GRand *chance)
{
  g_autofree char *first = random_text (chance), *second = random_text (chance);
  g_autoptr (PosL10n) one = pos_l10n_new (first);

  return g_rand_boolean (chance) ? pos_l10n_ref (one) : pos_l10n_with (one, "nl", second);
}

static void
fill_list (Fixture *self, PosList *list, const PosField *field)
{
  for (int n = g_rand_int_range (self->chance, 0, 4); n > 0; n--) {
    g_autoptr (PosRecord) item = random_record (self, field->item_type ());
    pos_list_append (list, item);
  }
}

static void
fill_text (GRand *chance, char **member, gboolean required)
{
  g_autofree char *text = random_text (chance);

  if (required || g_rand_boolean (chance))
    pos_text_set (member, text);
}

static void
fill_texts (GRand *chance, GStrv *member)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int n = g_rand_int_range (chance, 0, 4); n > 0; n--) {
    g_autofree char *text = random_text (chance);
    g_strv_builder_add (builder, text);
  }
  *member = g_strv_builder_end (builder);
}

static int
count_nicks (const PosField *field)
{
  return (int)g_strv_length ((char **)field->nicks);
}

static void
fill_field (Fixture *self, gpointer record, const PosField *field)
{
  GRand *chance = self->chance;
  gboolean required = (field->flags & POS_FIELD_REQUIRED) != 0;

  switch (field->kind) {
  case POS_FIELD_ID:
    if (required || g_rand_boolean (chance))
      pos_record_member (record, field, PosId) = pos_context_mint_id (self->context);
    break;
  case POS_FIELD_TEXT:
    fill_text (chance, &pos_record_member (record, field, char *), required);
    break;
  case POS_FIELD_FLAG:
    pos_record_member (record, field, gboolean) = g_rand_boolean (chance);
    break;
  case POS_FIELD_INTEGER:
  case POS_FIELD_MONEY:
  case POS_FIELD_UNIT_PRICE:
  case POS_FIELD_QUANTITY:
  case POS_FIELD_RATE:
    pos_record_member (record, field, gint64) = random_integer (chance);
    break;
  case POS_FIELD_INSTANT:
    pos_record_member (record, field, gint64) =
        g_rand_boolean (chance) ? 0 : g_rand_int (chance) * G_GINT64_CONSTANT (1000000);
    break;
  case POS_FIELD_DATE:
    pos_record_member (record, field, PosDate).julian =
        g_rand_boolean (chance) ? 0 : (guint32)g_rand_int_range (chance, 1, 1000000);
    break;
  case POS_FIELD_ENUM:
    pos_record_member (record, field, int) = g_rand_int_range (chance, 0, count_nicks (field));
    break;
  case POS_FIELD_L10N:
    if (required || g_rand_boolean (chance))
      pos_record_member (record, field, PosL10n *) = random_l10n (chance);
    break;
  case POS_FIELD_TEXTS:
    fill_texts (chance, &pos_record_member (record, field, GStrv));
    break;
  case POS_FIELD_RECORDS:
    fill_list (self, pos_record_member (record, field, PosList *), field);
    break;
  case POS_FIELD_JSON:
    pos_text_set (&pos_record_member (record, field, char *), "{\"a\":[1,\"ü\"]}");
    break;
  default:
    g_assert_not_reached ();
  }
}

gpointer
random_record (Fixture *self, GType type)
{
  gpointer record = g_object_new (type, NULL);
  gsize currency = POS_RECORD_GET_CLASS (record)->currency_offset;

  for (const PosField *field = pos_record_get_fields (record); field->name; field++)
    fill_field (self, record, field);
  if (currency)
    G_STRUCT_MEMBER (guint32, record, currency) =
        pos_currency_from_code (g_rand_boolean (self->chance) ? "EUR" : "JPY");
  if (g_rand_int_range (self->chance, 0, 4) == 0)
    *pos_record_unknown_members (record) = json_pack ("{s:{s:i}}", "from_the_future", "n", 7);
  return record;
}
