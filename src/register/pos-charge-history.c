/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-charge-history.c — see the header. */
#include "register/pos-charge-history.h"

#include "register/pos-register-private.h"
#include "store/pos-changed-charges.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const kind_names[] = {
    [POS_CHARGE_STEP_ADDED] = N_ ("Charge added"),
    [POS_CHARGE_STEP_CHANGED] = N_ ("Amount changed"),
    [POS_CHARGE_STEP_REMOVED] = N_ ("Charge removed"),
    [POS_CHARGE_STEP_DISCARDED] = N_ ("Computed again"),
};

const char *
pos_charge_history_name_kind (int kind)
{
  return kind_names[kind];
}

const char *
pos_charge_history_name_order (const PosChargeHistoryEntry *entry)
{
  PosOrder *order = entry->order;

  return pos_text_or (order->number,
                      pos_text_or (order->receipt, pos_text_or (order->reference, "")));
}

/* --- Finding --- */

typedef struct {
  PosLocalStore *store;
  gint64 from;
  GPtrArray *orders;
} Reading;

static gboolean
read_orders (PosDbTxn *txn, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->orders = pos_changed_charges_read (txn, reading->store, reading->from, error);
  return reading->orders != NULL;
}

static void
entry_free (gpointer data)
{
  PosChargeHistoryEntry *entry = data;

  g_object_unref (entry->step);
  g_object_unref (entry->order);
  g_free (entry);
}

static gboolean
is_or_none (const char *wanted, const char *is)
{
  return !wanted || !g_strcmp0 (wanted, is);
}

static gboolean
is_meant (PosRegister *self, const PosChargeHistoryQuery *query, PosChargeStep *step)
{
  PosDate day = pos_date_at (step->at, self->store ? self->store->time_zone : NULL);

  return (query->from.julian == 0 || day.julian >= query->from.julian) &&
         (query->until.julian == 0 || day.julian <= query->until.julian) &&
         is_or_none (query->store, step->store) && is_or_none (query->code, step->code) &&
         (is_or_none (query->worker, step->worker) || is_or_none (query->worker, step->approver));
}

/* Of one instant, what was noted later comes first. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const PosChargeStep *first = (*(PosChargeHistoryEntry *const *)a)->step;
  const PosChargeStep *second = (*(PosChargeHistoryEntry *const *)b)->step;

  if (first->at != second->at)
    return first->at < second->at ? 1 : -1;
  return -pos_id_compare (&first->id, &second->id);
}

GPtrArray *
pos_charge_history_list (PosRegister *self, const PosChargeHistoryQuery *query, GError **error)
{
  const char *zone = self->store ? self->store->time_zone : NULL;
  Reading reading = {self->local_store, pos_date_get_start (query->from, zone), NULL};
  GPtrArray *entries;

  if (!pos_db_read_sync (
          pos_local_store_get_db (self->local_store), read_orders, &reading, NULL, error))
    return NULL;
  g_autoptr (GPtrArray) orders = reading.orders;
  entries = g_ptr_array_new_with_free_func (entry_free);
  for (guint i = 0; i < orders->len; i++) {
    PosOrder *order = orders->pdata[i];
    POS_LIST_FOREACH (PosChargeStep, step, order->charge_steps)
    {
      PosChargeHistoryEntry entry = {step, order};
      if (!is_meant (self, query, step))
        continue;
      g_object_ref (step);
      g_object_ref (order);
      g_ptr_array_add (entries, g_memdup2 (&entry, sizeof entry));
    }
  }
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

void
pos_charge_history_sum (GPtrArray *entries, PosChargeHistorySums *sums)
{
  *sums = (PosChargeHistorySums){0};
  for (guint i = 0; i < entries->len; i++) {
    PosChargeStep *step = ((PosChargeHistoryEntry *)entries->pdata[i])->step;
    gint64 by = step->amount - step->before;

    if (by > 0)
      sums->raised += by;
    else
      sums->lowered += by;
  }
}

/* --- As a table --- */

/* What somebody typed is never a formula. */
static void
add_field (GString *row, const char *text)
{
  g_autofree char *quoted = NULL;
  g_auto (GStrv) parts = g_strsplit (pos_text_or (text, ""), "\"", -1);

  quoted = g_strjoinv ("\"\"", parts);
  g_string_append_printf (row,
                          "%s\"%s%s\"",
                          row->len > 0 ? "," : "",
                          *quoted && strchr ("=+-@\t\r", *quoted) ? "'" : "",
                          quoted);
}

static void
add_amount (GString *row, gint64 amount, guint32 currency)
{
  g_autofree char *text = pos_minor_to_text (amount, currency);

  g_string_append_printf (row, ",%s", text);
}

static void
add_row (GString *table, const PosChargeHistoryEntry *entry)
{
  PosChargeStep *step = entry->step;
  guint32 currency = entry->order->currency;
  g_autofree char *at = pos_instant_to_text (step->at);
  g_autoptr (GString) row = g_string_new (NULL);

  add_field (row, at);
  add_field (row, pos_charge_step_kind_get_nick (step->kind));
  add_field (row, pos_charge_history_name_order (entry));
  add_field (row, entry->order->customer_name);
  add_field (row, step->code);
  add_field (row, step->item);
  add_amount (row, step->calculated, currency);
  add_amount (row, step->before, currency);
  add_amount (row, step->amount, currency);
  add_field (row, step->reason);
  add_field (row, step->worker);
  add_field (row, step->approver);
  add_field (row, step->store);
  add_field (row, step->register_id);
  g_string_append_printf (table, "%s\r\n", row->str);
}

char *
pos_charge_history_to_csv (GPtrArray *entries)
{
  GString *table = g_string_new ("at,step,order,customer,code,item,calculated,before,entered,"
                                 "reason,worker,approver,store,register\r\n");

  for (guint i = 0; i < entries->len; i++)
    add_row (table, entries->pdata[i]);
  return g_string_free (table, FALSE);
}
