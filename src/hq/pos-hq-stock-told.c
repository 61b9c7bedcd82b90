/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-stock-told.c — see the header. */
#include "hq/pos-hq-stock-told.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-transaction-table.h"
#include "model/pos-product.h"
#include "model/pos-setup.h"
#include "wire/pos-wire-calls.h"
#include "wire/pos-wire-stock.h"

typedef struct {
  PosStockInquiry *inquiry;
  gint64 at;
  gboolean complete;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->inquiry);
  g_free (question);
}

/* Of every place of the set-up, so that no product costs more than its places. */
static gboolean
add_item (
    PosDbTxn *txn, const char *item, GPtrArray *warehouses, PosStockReport *report, GError **error)
{
  for (guint i = 0; i < warehouses->len; i++) {
    const char *warehouse = ((PosWarehouse *)warehouses->pdata[i])->id;
    g_autofree char *id = g_strconcat (item, "/", warehouse, NULL);
    gpointer found;

    if (!pos_hq_feed_get (txn, POS_TYPE_STOCK, id, &found, error))
      return FALSE;
    g_autoptr (PosStock) stock = found;
    if (!stock)
      continue;
    g_clear_pointer (&stock->serials, g_strfreev);
    pos_list_append (report->stock, stock);
  }
  return TRUE;
}

static void
set_numbers (char **member, GArray *numbers)
{
  g_autoptr (json_t) json = pos_sequences_to_json (numbers);
  g_autofree char *text = pos_json_to_text (json);

  pos_text_set (member, text);
}

/* Which of the register's own movements are in the figures. */
static gboolean
add_received (PosDbTxn *txn, PosHqCall *call, PosStockReport *report, GError **error)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *hash = NULL;

  if (!pos_hq_device_table_get_received (txn, &call->device->id, &report->sequence, &hash, error) ||
      !pos_hq_transaction_table_list_waiting (
          txn, call->device, call->core->hub_store != NULL, waiting, error) ||
      !pos_hq_device_table_list_missing (txn, &call->device->id, missing, error))
    return FALSE;
  set_numbers (&report->waiting, waiting);
  set_numbers (&report->missing, missing);
  return TRUE;
}

static gboolean
read_stock (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  const Question *question = call->input;
  g_autoptr (PosStockReport) report = g_object_new (POS_TYPE_STOCK_REPORT, NULL);
  g_autoptr (GPtrArray) warehouses = NULL;

  if (g_strv_length (question->inquiry->items) > POS_STOCK_INQUIRY_MAXIMUM)
    return pos_set_error (
        error, POS_SYNC_ERROR, POS_SYNC_ERROR_REJECTED, NULL, "Too many products");
  report->at = question->at;
  report->complete = question->complete;
  warehouses = pos_hq_feed_list (txn, POS_TYPE_WAREHOUSE, error);
  if (!warehouses || !add_received (txn, call, report, error))
    return FALSE;
  for (GStrv item = question->inquiry->items; *item; item++)
    if (!add_item (txn, *item, warehouses, report, error))
      return FALSE;
  pos_hq_call_set_answer (call, pos_wire_to_text (report));
  return TRUE;
}

void
pos_hq_stock_tell (PosHqCall *call)
{
  PosHqCore *core = call->core;
  Question *question = g_new0 (Question, 1);

  question->inquiry = g_steal_pointer (&call->input);
  question->complete = !pos_hq_core_is_alone (core);
  question->at = core->hub_store && core->told_time ? core->told_time : call->now;
  pos_hq_call_set_input (call, question, question_free);
  pos_hq_call_read (call, read_stock);
}
