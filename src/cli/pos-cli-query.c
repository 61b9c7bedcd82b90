/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cli-query.c — questions that change nothing, and the controls of scripts. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "cli/pos-cli.h"
#include "pricing/pos-ledger.h"
#include "register/pos-args.h"
#include "register/pos-find-order.h"
#include "register/pos-order-view.h"
#include "register/pos-quick.h"
#include "store/pos-journal-table.h"
#include "store/pos-receipt-table.h"

#include <string.h>

static const char *
language_of (PosCli *self)
{
  PosWorker *worker = pos_register_get_worker (self->reg);

  return worker ? worker->language : NULL;
}

static const char *
text_arg (json_t *args, const char *name)
{
  return json_string_value (json_object_get (args, name));
}

static gboolean
need (const char *value, const char *name, GError **error)
{
  return value || pos_set_error (error,
                                 POS_CALL_ERROR,
                                 POS_CALL_ERROR_MISSING_ARGUMENT,
                                 g_variant_new_parsed ("{'argument': <%s>}", name),
                                 "The argument “%s” is missing",
                                 name);
}

/* --- Orders --- */

static json_t *
cart_get (PosCli *self, json_t *args, GError **error)
{
  PosOrder *order = pos_register_get_order (self->reg);
  json_t *json = pos_order_view (order, language_of (self));
  json_t *selected = json_array ();

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    g_autofree char *id = pos_id_dup_text (&line->id);
    if (pos_register_is_selected (self->reg, &line->id))
      json_array_append_new (selected, json_string (id));
  }
  json_object_set_new (json, "lines_selected", selected);
  return json;
}

static PosOrder *
find_order (PosCli *self, json_t *args, GError **error)
{
  const char *name = text_arg (args, "order");
  g_autoptr (GAsyncResult) result = NULL;

  if (!need (name, "order", error))
    return NULL;
  pos_find_order_async (self->reg, name, NULL, pos_cli_ready_cb, &result);
  return pos_find_order_finish (self->reg, pos_cli_wait (&result), error);
}

static json_t *
order_get (PosCli *self, json_t *args, GError **error)
{
  g_autoptr (PosOrder) order = find_order (self, args, error);

  return order ? pos_order_view (order, language_of (self)) : NULL;
}

static json_t *
ledger_list (PosCli *self, json_t *args, GError **error)
{
  g_autoptr (PosOrder) order = find_order (self, args, error);

  return order ? json_pack ("{s:o}", "entries", pos_order_view_ledger (order)) : NULL;
}

static json_t *
order_search (PosCli *self, json_t *args, GError **error)
{
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PosOrderPage) page = NULL;
  json_t *orders;

  if (!pos_record_read_json (filter, args, pos_register_get_currency (self->reg), error))
    return NULL;
  pos_find_orders_async (self->reg, filter, NULL, pos_cli_ready_cb, &result);
  page = pos_find_orders_finish (self->reg, pos_cli_wait (&result), error);
  if (!page)
    return NULL;
  orders = json_array ();
  for (guint i = 0; i < page->summaries->len; i++)
    json_array_append_new (orders, pos_order_view_summary (page->summaries->pdata[i]));
  return json_pack (
      "{s:o, s:s?, s:b}", "orders", orders, "next", page->next, "complete", page->complete);
}

/* --- The register --- */

static json_t *
op_state (PosCli *self, json_t *args, GError **error)
{
  const char *key = text_arg (args, "op");
  PosAvailability availability;
  json_t *json;

  if (!need (key, "op", error))
    return NULL;
  pos_register_get_state (self->reg, key, &availability);
  json = json_pack ("{s:s, s:s?, s:o, s:s?}",
                    "state",
                    pos_state_get_nick (availability.state),
                    "reason",
                    availability.reason,
                    "details",
                    pos_args_to_json (availability.details, 0),
                    "next",
                    availability.next);
  pos_availability_clear (&availability);
  return json;
}

static json_t *
stock_get (PosCli *self, json_t *args, GError **error)
{
  const char *item = text_arg (args, "item"), *location = text_arg (args, "location");
  g_autoptr (GPtrArray) found = NULL;
  json_t *levels;

  if (!need (item, "item", error))
    return NULL;
  found = pos_quick_list_stock (self->reg, item, error);
  if (!found)
    return NULL;
  levels = json_array ();
  for (guint i = 0; i < found->len; i++) {
    PosStock *stock = found->pdata[i];
    if (!location || !g_strcmp0 (location, stock->warehouse))
      json_array_append_new (levels, pos_record_to_json (stock, 0));
  }
  return json_pack ("{s:o}", "stock", levels);
}

static json_t *
config_get (PosCli *self, json_t *args, GError **error)
{
  const char *nick = text_arg (args, "kind"), *id = text_arg (args, "id");
  PosConfig *config = pos_register_get_config (self->reg);
  const PosKind *kind = pos_kind_find (nick);
  GPtrArray *records;
  json_t *list = json_array ();

  if (!kind || kind->kind_class != POS_KIND_CONFIG) {
    json_decref (list);
    pos_set_error (error,
                   POS_VALUE_ERROR,
                   POS_VALUE_ERROR_UNKNOWN_KIND,
                   NULL,
                   "There is no kind “%.40s”",
                   nick ? nick : "");
    return NULL;
  }
  records = pos_config_list (config, kind->get_type ());
  for (guint i = 0; i < records->len; i++) {
    g_autofree char *key = pos_kind_dup_key (records->pdata[i]);
    json_t *json;

    if (id && strcmp (id, key) != 0)
      continue;
    json = pos_record_to_json (records->pdata[i], pos_register_get_currency (self->reg));
    json_object_del (json, "secret_hash");
    json_array_append_new (list, json);
  }
  return json_pack ("{s:o}", "records", list);
}

/* --- What was kept --- */

typedef struct {
  const char *number;
  GPtrArray *entries;
  PosStoredReceipt *receipt;
} Kept;

static gboolean
read_journal (PosDbTxn *txn, gpointer data, GError **error)
{
  Kept *kept = data;

  kept->entries = pos_journal_table_list (txn, 0, NULL, 200, error);
  return kept->entries != NULL;
}

static json_t *
journal_list (PosCli *self, json_t *args, GError **error)
{
  Kept kept = {0};
  json_t *list;

  if (!pos_db_read_sync (pos_local_store_get_db (self->store), read_journal, &kept, NULL, error))
    return NULL;
  list = json_array ();
  for (guint i = 0; i < kept.entries->len; i++)
    json_array_append_new (list, pos_record_to_json (kept.entries->pdata[i], 0));
  g_ptr_array_unref (kept.entries);
  return json_pack ("{s:o}", "entries", list);
}

static gboolean
read_receipt (PosDbTxn *txn, gpointer data, GError **error)
{
  Kept *kept = data;

  return pos_receipt_table_get (txn, kept->number, &kept->receipt, error);
}

static json_t *
receipt_get (PosCli *self, json_t *args, GError **error)
{
  Kept kept = {.number = text_arg (args, "receipt")};
  json_t *json;

  if (!need (kept.number, "receipt", error) ||
      !pos_db_read_sync (pos_local_store_get_db (self->store), read_receipt, &kept, NULL, error))
    return NULL;
  if (!kept.receipt) {
    pos_set_error (
        error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOT_FOUND, NULL, "There is no such receipt");
    return NULL;
  }
  json = pos_record_to_json (kept.receipt, 0);
  g_object_unref (kept.receipt);
  return json;
}

static json_t *
sync_status (PosCli *self, json_t *args, GError **error)
{
  if (!self->sync)
    return json_pack ("{s:b, s:b}", "configured", FALSE, "online", FALSE);
  return json_pack ("{s:b, s:b, s:i, s:i, s:s?}",
                    "configured",
                    TRUE,
                    "online",
                    pos_sync_is_online (self->sync),
                    "pending",
                    (int)pos_sync_get_pending (self->sync),
                    "parked",
                    (int)pos_sync_get_parked (self->sync),
                    "last_error",
                    pos_sync_get_last_error (self->sync));
}

/* --- Controls --- */

static json_t *
sync_run (PosCli *self, json_t *args, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) failure = NULL;

  if (self->sync) {
    pos_sync_run_until_idle_async (self->sync, NULL, pos_cli_ready_cb, &result);
    pos_sync_run_until_idle_finish (self->sync, pos_cli_wait (&result), &failure);
  }
  return sync_status (self, args, error);
}

static json_t *
clock_advance (PosCli *self, json_t *args, GError **error)
{
  PosClock *clock = pos_context_get_clock (self->context);
  gint64 seconds;

  if (!pos_json_get_integer (args, "seconds", 0, &seconds, error))
    return NULL;
  if (!pos_clock_is_fixed (clock)) {
    pos_set_error (error,
                   POS_CALL_ERROR,
                   POS_CALL_ERROR_UNKNOWN_OPERATION,
                   NULL,
                   "clock.advance needs --clock");
    return NULL;
  }
  pos_clock_advance (clock, seconds * G_USEC_PER_SEC);
  return json_object ();
}

static json_t *
device_script (PosCli *self, json_t *args, GError **error)
{
  PosSimTerminal *terminal = pos_devices_get_sim_terminal (self->devices);
  json_t *next = json_object_get (args, "next"), *step;
  gsize index;

  if (!terminal || g_strcmp0 (text_arg (args, "device"), "terminal") != 0) {
    pos_set_error (
        error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_NOT_FOUND, NULL, "No such simulated device");
    return NULL;
  }
  json_array_foreach (next, index, step)
  {
    const char *nick = json_string_value (step);

    /* The contract's name for an answer that is lost after the money was taken. */
    if (!g_strcmp0 (nick, "approve-then-lost"))
      nick = "approve-lost";
    if (!pos_sim_terminal_push_nick (terminal, nick ? nick : "", error))
      return NULL;
  }
  return json_object ();
}

static json_t *
line_select (PosCli *self, json_t *args, GError **error)
{
  json_t *lines = json_object_get (args, "lines"), *line;
  gsize index;
  PosId id;

  pos_register_clear_selection (self->reg);
  json_array_foreach (lines, index, line)
  {
    if (!pos_id_parse (json_string_value (line), &id, error))
      return NULL;
    pos_register_select_line (self->reg, &id, TRUE);
  }
  return json_object ();
}

static const struct {
  const char *name;
  json_t *(*ask) (PosCli *self, json_t *args, GError **error);
} queries[] = {
    {"cart.get", cart_get},
    {"order.get", order_get},
    {"order.search", order_search},
    {"ledger.list", ledger_list},
    {"op.state", op_state},
    {"stock.get", stock_get},
    {"config.get", config_get},
    {"journal.list", journal_list},
    {"receipt.get", receipt_get},
    {"sync.status", sync_status},
    {"sync.run", sync_run},
    {"clock.advance", clock_advance},
    {"device.script", device_script},
    {"line.select", line_select},
};

json_t *
pos_cli_query (PosCli *self, const char *name, json_t *args, gboolean *known, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++) {
    if (strcmp (queries[i].name, name) != 0)
      continue;
    *known = TRUE;
    return queries[i].ask (self, args, error);
  }
  return NULL;
}

/* --- check --- */

typedef struct {
  PosCli *cli;
  GPtrArray *faults;
} Check;

static gboolean
check_page (Check *check, char **after, GError **error)
{
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  g_autoptr (PosOrderPage) page = NULL;

  pos_text_set (&filter->after, *after);
  page = pos_local_store_search_orders_sync (check->cli->store, filter, error);
  if (!page)
    return FALSE;
  for (guint i = 0; i < page->summaries->len; i++) {
    PosOrderSummary *summary = page->summaries->pdata[i];
    g_autoptr (PosOrder) order = pos_quick_get_order (check->cli->reg, &summary->id, NULL);
    if (order)
      pos_ledger_check (order, check->faults);
  }
  g_free (*after);
  *after = g_steal_pointer (&page->next);
  return TRUE;
}

int
pos_cli_check (PosCli *self)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  Check check = {self, faults};
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  if (!pos_local_store_check_sync (self->store, faults, &error)) {
    g_printerr ("posctl: %s\n", error->message);
    return 1;
  }
  do {
    if (!check_page (&check, &after, &error)) {
      g_printerr ("posctl: %s\n", error->message);
      return 1;
    }
  } while (after);
  for (guint i = 0; i < faults->len; i++)
    g_print ("%s\n", (char *)faults->pdata[i]);
  return faults->len > 0;
}
