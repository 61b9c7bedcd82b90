/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shift-view.c — see the header. */
#include "register/pos-shift-view.h"

#include "base/pos-json.h"
#include "pricing/pos-shift-money.h"
#include "register/pos-register-private.h"

static void
set_money (PosRegister *self, json_t *json, const char *name, gint64 amount)
{
  g_autofree char *text = pos_minor_to_text (amount, pos_register_get_currency (self));

  json_object_set_new (json, name, json_string (text));
}

json_t *
pos_shift_view (PosShift *shift)
{
  json_t *json = pos_record_to_json (shift, 0);

  json_object_set (json, "shift", json_object_get (json, "id"));
  json_object_del (json, "id");
  json_object_del (json, "journal_from");
  return json;
}

json_t *
pos_shift_view_moves (PosRegister *self, PosShiftLook *look)
{
  json_t *list = json_array ();

  for (guint i = 0; i < look->moves->len; i++) {
    json_t *json = pos_record_to_json (look->moves->pdata[i], pos_register_get_currency (self));

    json_object_set (json, "tender", json_object_get (json, "subject"));
    json_object_del (json, "subject");
    json_object_del (json, "shift");
    json_object_del (json, "order_id");
    json_array_append_new (list, json);
  }
  return list;
}

static json_t *
view_tender (PosRegister *self, PosShiftTender *tender, gboolean open)
{
  PosTender *known = pos_config_get (self->config, POS_TYPE_TENDER, tender->tender);
  json_t *json =
      json_pack ("{s:s, s:b}", "tender", tender->tender, "was_counted", tender->n_counts > 0);

  if (known && known->posting_account)
    json_object_set_new (json, "posting_account", json_string (known->posting_account));
  for (int kind = 0; kind < POS_SHIFT_ENTRY_DECLARED; kind++) {
    gboolean by_people = kind < POS_SHIFT_ENTRY_TENDERED;
    if (tender->amounts[kind] != 0 && (open || by_people))
      set_money (self, json, pos_shift_entry_kind_get_nick (kind), tender->amounts[kind]);
  }
  if (tender->n_counts > 0)
    set_money (self, json, "declared", tender->amounts[POS_SHIFT_ENTRY_DECLARED]);
  if (!open)
    return json;
  json_object_set_new (json, "payments", json_integer (tender->n_payments));
  set_money (self, json, "expected", tender->expected);
  if (tender->n_counts > 0)
    set_money (self, json, "difference", tender->difference);
  return json;
}

json_t *
pos_shift_view_tenders (PosRegister *self, PosShiftLook *look, gboolean open)
{
  json_t *list = json_array ();

  for (guint i = 0; i < look->tenders->len; i++)
    json_array_append_new (list, view_tender (self, look->tenders->pdata[i], open));
  return list;
}

gint64
pos_shift_look_get_sum (PosShiftLook *look, PosShiftEntryKind kind, gint64 *count)
{
  gint64 amount = 0, found = 0;

  for (guint i = 0; i < look->sums->len; i++) {
    PosShiftSum *sum = look->sums->pdata[i];
    if (sum->kind == kind) {
      amount += sum->amount;
      found += sum->count;
    }
  }
  if (count)
    *count = found;
  return amount;
}

/* What charges of a code are booked on, be it for cancelling; %NULL when nobody said. */
static const char *
find_account (PosRegister *self, PosShiftSum *sum)
{
  PosChargeCode *known = sum->kind == POS_SHIFT_ENTRY_CHARGE
                             ? pos_config_get (self->config, POS_TYPE_CHARGE_CODE, sum->subject)
                             : NULL;

  return known ? known->posting_account : NULL;
}

static json_t *
view_totals (PosRegister *self, PosShiftLook *look)
{
  json_t *list = json_array ();

  for (guint i = 0; i < look->sums->len; i++) {
    PosShiftSum *sum = look->sums->pdata[i];
    json_t *json;

    if (sum->kind <= POS_SHIFT_ENTRY_DECLARED)
      continue;
    json = json_pack ("{s:s, s:s*, s:s*, s:I}",
                      "kind",
                      pos_shift_entry_kind_get_nick (sum->kind),
                      "subject",
                      sum->subject,
                      "posting_account",
                      find_account (self, sum),
                      "count",
                      (json_int_t)sum->count);
    set_money (self, json, "amount", sum->amount);
    json_array_append_new (list, json);
  }
  return list;
}

static json_t *
view_deeds (PosShiftLook *look)
{
  json_t *json = json_object ();
  GHashTableIter iter;
  gpointer key, count;

  g_hash_table_iter_init (&iter, look->deeds);
  while (g_hash_table_iter_next (&iter, &key, &count))
    json_object_set_new (json, key, json_integer (*(gint64 *)count));
  return json;
}

/* What @before says, and this shift's own. */
static gint64
add_before (PosRegister *self, json_t *before, const char *name, gint64 amount)
{
  const char *text = json_string_value (json_object_get (json_object_get (before, "grand"), name));
  gint64 sum = 0;

  if (text && pos_minor_parse (text, pos_register_get_currency (self), &sum, NULL))
    amount += sum;
  return amount;
}

json_t *
pos_shift_view_facts (PosRegister *self, PosShift *shift, PosShiftLook *look, json_t *before)
{
  gint64 sales = pos_shift_look_get_sum (look, POS_SHIFT_ENTRY_SALE, NULL);
  gint64 returns = pos_shift_look_get_sum (look, POS_SHIFT_ENTRY_RETURN, NULL);
  json_t *facts = pos_shift_view (shift);
  json_t *grand = json_object ();

  json_object_set_new (facts, "tenders", pos_shift_view_tenders (self, look, TRUE));
  json_object_set_new (facts, "moves", pos_shift_view_moves (self, look));
  json_object_set_new (facts, "totals", view_totals (self, look));
  json_object_set_new (facts, "deeds", view_deeds (look));
  set_money (self, grand, "sales", add_before (self, before, "sales", sales));
  set_money (self, grand, "returns", add_before (self, before, "returns", returns));
  json_object_set_new (facts, "grand", grand);
  return facts;
}
