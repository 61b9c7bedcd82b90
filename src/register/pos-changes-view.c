/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-changes-view.c — decimal texts; the differences are pricing's. */
#include "register/pos-changes-view.h"
#include "register/pos-order-view.h"
#include "register/pos-register-private.h"

static json_t *
money (gint64 minor, guint32 currency)
{
  g_autofree char *text = pos_minor_to_text (minor, currency);

  return json_string (text);
}

static json_t *
quantity (PosQuantity amount)
{
  g_autofree char *text = pos_micro_to_text (amount.micro, 0);

  return json_string (text);
}

static json_t *
view_lines (PosOrderChanges *changes, const char *language)
{
  guint32 currency = changes->after->currency;
  json_t *list = json_array ();

  for (guint i = 0; i < changes->lines->len; i++) {
    PosLineChange *change = changes->lines->pdata[i];
    json_t *json = json_object ();

    json_object_set_new (json, "before", pos_order_view_line (change->before, currency, language));
    json_object_set_new (json, "after", pos_order_view_line (change->after, currency, language));
    json_object_set_new (json, "quantity", quantity (change->quantity));
    json_object_set_new (json, "total", money (change->total, currency));
    json_array_append_new (list, json);
  }
  return list;
}

static json_t *
view_charges (PosOrderChanges *changes, const char *language)
{
  guint32 currency = changes->after->currency;
  json_t *list = json_array ();

  for (guint i = 0; i < changes->charges->len; i++) {
    PosChargeChange *change = changes->charges->pdata[i];
    json_t *json = json_object ();

    json_object_set_new (
        json, "before", pos_order_view_charge (change->before, currency, language));
    json_object_set_new (json, "after", pos_order_view_charge (change->after, currency, language));
    json_object_set_new (json, "total", money (change->total, currency));
    json_array_append_new (list, json);
  }
  return list;
}

static json_t *
view_difference (PosOrderChanges *changes)
{
  guint32 currency = changes->after->currency;
  json_t *json = json_object ();

  json_object_set_new (json, "total", money (changes->total, currency));
  json_object_set_new (json, "tax", money (changes->tax, currency));
  json_object_set_new (json, "charges", money (changes->charge_total, currency));
  json_object_set_new (json, "discount", money (changes->discount, currency));
  json_object_set_new (json, "deposit_required", money (changes->deposit_required, currency));
  json_object_set_new (json, "open", money (changes->open_total, currency));
  return json;
}

void
pos_changes_view_answer (PosRun *run, PosOrderChanges *changes)
{
  PosWorker *worker = pos_register_get_worker (pos_run_get_register (run));
  const char *language = worker ? worker->language : NULL;

  pos_run_answer_json (run, "before", pos_order_view_totals (changes->before));
  pos_run_answer_json (run, "after", pos_order_view_totals (changes->after));
  pos_run_answer_json (run, "difference", view_difference (changes));
  pos_run_answer_json (run, "lines", view_lines (changes, language));
  pos_run_answer_json (run, "charges", view_charges (changes, language));
}
