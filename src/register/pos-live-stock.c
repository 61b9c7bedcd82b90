/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-live-stock.c — see the header. */
#include "register/pos-live-stock.h"
#include "base/pos-error.h"
#include "base/pos-steady.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "store/pos-stock-table.h"
#include "wire/pos-protocol.h"
#include "wire/pos-wire-calls.h"
#include "wire/pos-wire-stock.h"

#define COUNTS_FOR (60 * G_USEC_PER_SEC)

/* What was told of one product. */
typedef struct {
  PosStockReport *report;
  gint64 heard_at;
} Figure;

static void
figure_free (gpointer data)
{
  Figure *figure = data;

  g_object_unref (figure->report);
  g_free (figure);
}

static gint64
get_steady (PosRegister *self)
{
  return pos_steady_get_now (pos_context_get_clock (self->context));
}

static gboolean
counts (const Figure *figure, gint64 now)
{
  return now - figure->heard_at < COUNTS_FOR;
}

static PosStockReport *
find_report (PosRegister *self, const char *item)
{
  Figure *figure = self->live_stock ? g_hash_table_lookup (self->live_stock, item) : NULL;

  return figure && counts (figure, get_steady (self)) ? figure->report : NULL;
}

gboolean
pos_live_stock_is_wanted (PosRegister *self)
{
  return self->sync && self->store &&
         pos_config_get_profile (self->config, self->store)->availability_mode ==
             POS_AVAILABILITY_REAL_TIME;
}

gboolean
pos_live_stock_has (PosRegister *self, const char *item)
{
  PosStockReport *report = find_report (self, item);

  return report && report->complete;
}

/* --- Asking --- */

static gboolean
is_over (gpointer item, gpointer figure, gpointer now)
{
  return !counts (figure, *(gint64 *)now);
}

static void
keep (PosRegister *self, GStrv items, PosStockReport *report)
{
  gint64 now = get_steady (self);

  if (!self->live_stock)
    self->live_stock = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, figure_free);
  g_hash_table_foreach_remove (self->live_stock, is_over, &now);
  for (GStrv item = items; *item; item++) {
    Figure *figure = g_new (Figure, 1);

    figure->report = g_object_ref (report);
    figure->heard_at = now;
    g_hash_table_insert (self->live_stock, g_strdup (*item), figure);
  }
}

static void
return_offline (GTask *task)
{
  GError *error = NULL;

  pos_set_error (
      &error, POS_SYNC_ERROR, POS_SYNC_ERROR_OFFLINE, NULL, "Headquarters cannot be asked");
  g_task_return_error (task, error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autofree char *text = pos_sync_ask_finish (POS_SYNC (source), result, &error);
  g_autoptr (PosStockReport) report =
      text ? pos_wire_parse (POS_TYPE_STOCK_REPORT, text, -1, &error) : NULL;

  if (!report) {
    g_task_return_error (task, error);
    return;
  }
  keep (g_task_get_source_object (task), g_task_get_task_data (task), report);
  if (report->complete)
    g_task_return_boolean (task, TRUE);
  else
    return_offline (task);
}

/* Those of @items that have to be asked for; more than one question has room for are left out. */
static GStrv
list_unknown (PosRegister *self, const char *const *items)
{
  g_autoptr (GStrvBuilder) unknown = g_strv_builder_new ();

  for (guint i = 0, n = 0; items[i] && n < POS_STOCK_INQUIRY_MAXIMUM; i++)
    if (!pos_live_stock_has (self, items[i])) {
      g_strv_builder_add (unknown, items[i]);
      n++;
    }
  return g_strv_builder_end (unknown);
}

void
pos_live_stock_ask_async (PosRegister *self,
                          const char *const *items,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (PosStockInquiry) inquiry = g_object_new (POS_TYPE_STOCK_INQUIRY, NULL);
  g_autofree char *question = NULL;

  g_task_set_source_tag (task, pos_live_stock_ask_async);
  inquiry->items = list_unknown (self, items);
  if (!*inquiry->items) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  if (!self->sync || !pos_sync_may_ask (self->sync)) {
    return_offline (task);
    return;
  }
  g_task_set_task_data (task, g_strdupv (inquiry->items), (GDestroyNotify)g_strfreev);
  question = pos_wire_to_text (inquiry);
  pos_sync_ask_async (self->sync,
                      "POST",
                      POS_PATH_STOCK,
                      question,
                      cancellable,
                      answered_cb,
                      g_steal_pointer (&task));
}

gboolean
pos_live_stock_ask_finish (PosRegister *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- What is known --- */

typedef struct {
  const char *item;
  PosStockReport *report;
  GPtrArray *here;   /* result: snapshots and what moved here since */
  GPtrArray *untold; /* result: what moved here and is not in @report */
} Reading;

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->here, g_ptr_array_unref);
  g_clear_pointer (&reading->untold, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
read_stock (PosDbTxn *txn, gpointer data, GError **error)
{
  Reading *reading = data;
  const PosStockTold told = {
      reading->report->sequence,
      pos_text_or (reading->report->waiting, "[]"),
      pos_text_or (reading->report->missing, "[]"),
  };

  reading_clear (reading);
  reading->here = pos_stock_table_list (txn, reading->item, error);
  if (reading->here)
    reading->untold = pos_stock_table_list_untold (txn, reading->item, &told, error);
  return reading->untold != NULL;
}

static PosStock *
find_place (GPtrArray *stocks, const char *warehouse)
{
  for (guint i = 0; i < stocks->len; i++) {
    PosStock *stock = stocks->pdata[i];
    if (!g_strcmp0 (stock->warehouse, warehouse))
      return stock;
  }
  return NULL;
}

/* What headquarters said takes the place of what is known here, unless the feed has brought a later
 * version of the record since. */
static void
take_over (Reading *reading, PosStock *told)
{
  PosStock *here = find_place (reading->here, told->warehouse);
  PosStock *moved = find_place (reading->untold, told->warehouse);

  if (here && here->as_of > told->as_of)
    return;
  if (!here) {
    here = g_object_new (POS_TYPE_STOCK, NULL);
    pos_text_set (&here->item, told->item);
    pos_text_set (&here->warehouse, told->warehouse);
    g_ptr_array_add (reading->here, here);
  }
  here->on_hand.micro = told->on_hand.micro + (moved ? moved->on_hand.micro : 0);
  here->reserved.micro = told->reserved.micro + (moved ? moved->reserved.micro : 0);
  here->ordered = told->ordered;
  here->blocked = told->blocked;
  g_set_object (&here->expected, told->expected);
  here->as_of = told->as_of != 0 ? reading->report->at : 0;
}

GPtrArray *
pos_live_stock_list (PosRegister *self, const char *item, GError **error)
{
  g_auto (Reading) reading = {.item = item, .report = find_report (self, item)};

  if (!reading.report)
    return pos_quick_list_stock (self, item, error);
  if (!pos_db_read_sync (
          pos_local_store_get_db (self->local_store), read_stock, &reading, NULL, error))
    return NULL;
  POS_LIST_FOREACH (PosStock, told, reading.report->stock)
  if (!g_strcmp0 (told->item, item))
    take_over (&reading, told);
  return g_steal_pointer (&reading.here);
}
