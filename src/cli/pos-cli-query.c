/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cli-query.c — questions about the register: what may be done, what is set up, what was kept.
 */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "cli/pos-cli-private.h"
#include "devices/pos-receipt.h"
#include "register/pos-args.h"
#include "register/pos-info-codes.h"
#include "register/pos-look.h"
#include "register/pos-quick.h"
#include "register/pos-receipt-builder.h"
#include "register/pos-set-up.h"
#include "store/pos-journal-table.h"
#include "store/pos-receipt-table.h"

#include <string.h>

/* --- What a button shows --- */

/* With arguments the operation itself is asked, on a copy of the order that is thrown away. */
static gboolean
try_operation (PosCli *self, const PosOperation *operation, json_t *args, PosAvailability *state)
{
  guint32 currency = pos_register_get_currency (self->reg);
  g_autoptr (GError) refusal = NULL;
  g_autoptr (GVariant) given =
      pos_args_from_json (operation->key, operation->params, args, currency, &refusal);
  const char *next;
  GVariant *details;

  if (given && pos_args_check_call (operation, given, &refusal) &&
      pos_info_codes_check (self->reg, operation, given, &refusal) &&
      pos_look_at_order (self->reg, operation, given, &refusal))
    pos_register_foresee (self->reg, operation->key, given, &refusal);
  if (!refusal)
    return TRUE;
  details = pos_error_get_details (refusal);
  state->state = g_error_matches (refusal, POS_ORDER_ERROR, POS_ORDER_ERROR_NEEDS_APPROVAL)
                     ? POS_STATE_NEEDS_APPROVAL
                     : POS_STATE_UNAVAILABLE;
  state->reason = pos_error_get_code_nick (refusal);
  state->details = details ? g_variant_ref (details) : NULL;
  if (details && g_variant_lookup (details, "next", "&s", &next))
    state->next = next;
  return FALSE;
}

static json_t *
op_state (PosCli *self, json_t *args, GError **error)
{
  const char *key = pos_cli_get_text (args, "op");
  const PosOperation *operation = pos_operation_find (key);
  json_t *with = json_object_get (args, "args");
  PosAvailability state;
  json_t *json;

  pos_register_get_state (self->reg, key, &state);
  /* The very arguments tell more than what most people want from it. */
  if (json_is_object (with) && g_strcmp0 (state.reason, "beyond-limit") == 0)
    state = (PosAvailability){.state = POS_STATE_ALLOWED};
  if (json_is_object (with) && state.state == POS_STATE_ALLOWED)
    try_operation (self, operation, with, &state);
  json = json_pack ("{s:s, s:s?, s:o, s:s?}",
                    "state",
                    pos_state_get_nick (state.state),
                    "reason",
                    state.reason,
                    "details",
                    pos_args_to_json (state.details, pos_register_get_currency (self->reg)),
                    "next",
                    state.next);
  pos_availability_clear (&state);
  return json;
}

/* --- What there is --- */

static json_t *
stock_get (PosCli *self, json_t *args, GError **error)
{
  const char *location = pos_cli_get_text (args, "location");
  g_autoptr (GPtrArray) found =
      pos_quick_list_stock (self->reg, pos_cli_get_text (args, "item"), error);
  json_t *levels;

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
  const char *nick = pos_cli_get_text (args, "kind"), *id = pos_cli_get_text (args, "id");
  const PosKind *kind = pos_kind_find (nick);
  GPtrArray *records;
  json_t *list;

  if (!kind || kind->kind_class != POS_KIND_CONFIG) {
    pos_set_error (error,
                   POS_VALUE_ERROR,
                   POS_VALUE_ERROR_UNKNOWN_KIND,
                   NULL,
                   "No set-up is of the kind “%.40s”",
                   nick);
    return NULL;
  }
  list = json_array ();
  records = pos_config_list (pos_register_get_config (self->reg), kind->get_type ());
  for (guint i = 0; i < records->len; i++) {
    g_autofree char *key = pos_kind_dup_key (records->pdata[i]);
    json_t *json;

    if (id && strcmp (id, key) != 0)
      continue;
    json = pos_record_to_json (records->pdata[i], pos_register_get_currency (self->reg));
    json_object_del (json, "secret_hash");
    json_object_del (json, "badge_hash");
    json_array_append_new (list, json);
  }
  return json_pack ("{s:o}", "records", list);
}

static json_t *
setup_check (PosCli *self, json_t *args, GError **error)
{
  g_autoptr (GPtrArray) faults = pos_set_up_check (self->reg, 0, NULL, error);
  json_t *missing, *notices;

  if (!faults)
    return NULL;
  missing = json_array ();
  notices = json_array ();
  for (guint i = 0; i < faults->len; i++) {
    PosSetupFault *fault = faults->pdata[i];
    json_array_append_new (fault->notice ? notices : missing,
                           json_pack ("{s:s, s:s, s:s, s:s}",
                                      "kind",
                                      fault->kind,
                                      "id",
                                      fault->id,
                                      "code",
                                      fault->code,
                                      "text",
                                      fault->text));
  }
  return json_pack ("{s:b, s:o, s:o}",
                    "complete",
                    json_array_size (missing) == 0,
                    "missing",
                    missing,
                    "notices",
                    notices);
}

/* --- What was kept --- */

typedef struct {
  const char *number;
  gint64 before;
  gint64 limit;
  GPtrArray *entries;
  PosStoredReceipt *receipt;
} Kept;

static gboolean
read_journal (PosDbTxn *txn, gpointer data, GError **error)
{
  Kept *kept = data;

  kept->entries = pos_journal_table_list (txn, kept->before, NULL, (guint)kept->limit, error);
  return kept->entries != NULL;
}

static json_t *
journal_list (PosCli *self, json_t *args, GError **error)
{
  Kept kept = {0};
  json_t *list, *next = json_null ();

  if (!pos_json_get_integer (args, "before", 0, &kept.before, error) ||
      !pos_json_get_integer (args, "limit", 50, &kept.limit, error))
    return NULL;
  kept.limit = CLAMP (kept.limit, 1, 1000);
  if (!pos_db_read_sync (pos_local_store_get_db (self->store), read_journal, &kept, NULL, error))
    return NULL;
  list = json_array ();
  for (guint i = 0; i < kept.entries->len; i++)
    json_array_append_new (list, pos_record_to_json (kept.entries->pdata[i], 0));
  if (kept.entries->len == kept.limit) {
    PosJournalEntry *last = kept.entries->pdata[kept.entries->len - 1];
    next = json_integer (last->seq);
  }
  g_ptr_array_unref (kept.entries);
  return json_pack ("{s:o, s:o}", "entries", list, "next", next);
}

static gboolean
read_receipt (PosDbTxn *txn, gpointer data, GError **error)
{
  Kept *kept = data;

  return pos_receipt_table_get (txn, kept->number, &kept->receipt, error);
}

/* As many columns as 80 mm paper has. */
#define RECEIPT_COLUMNS 48

static json_t *
receipt_get (PosCli *self, json_t *args, GError **error)
{
  Kept kept = {.number = pos_cli_get_text (args, "receipt")};
  g_autoptr (PosReceipt) receipt = NULL;
  g_autofree char *text = NULL;
  json_t *json;

  if (!pos_db_read_sync (pos_local_store_get_db (self->store), read_receipt, &kept, NULL, error))
    return NULL;
  g_autoptr (PosStoredReceipt) stored = kept.receipt;
  if (!stored) {
    pos_set_error (
        error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOT_FOUND, NULL, "There is no such receipt");
    return NULL;
  }
  receipt = pos_receipt_builder_read (stored->document, stored->number, error);
  if (!receipt)
    return NULL;
  text = pos_receipt_to_text (receipt, RECEIPT_COLUMNS);
  json = pos_record_to_json (stored, 0);
  json_object_set_new (json, "text", json_string (text));
  return json;
}

static const PosParam state_params[] = {
    {"op", POS_PARAM_TEXT, TRUE, NULL, "key of an operation", NULL},
    {"args",
     POS_PARAM_RECORD,
     FALSE,
     "none",
     "its arguments: also tells what it would refuse, as far as this register knows it without "
     "asking a terminal or headquarters",
     NULL},
    {NULL},
};

static const PosParam stock_params[] = {
    {"item", POS_PARAM_TEXT, TRUE, NULL, "item number", NULL},
    {"location", POS_PARAM_TEXT, FALSE, "all", "warehouse", NULL},
    {NULL},
};

static const PosParam config_params[] = {
    {"kind", POS_PARAM_TEXT, TRUE, NULL, "a record kind of docs/protocol.md", NULL},
    {"id", POS_PARAM_TEXT, FALSE, "all", "only this one", NULL},
    {NULL},
};

static const PosParam journal_params[] = {
    {"before", POS_PARAM_COUNT, FALSE, "the newest", "“next” of the page before", NULL},
    {"limit", POS_PARAM_COUNT, FALSE, "50", "entries a page, at most 1000", NULL},
    {NULL},
};

static const PosParam receipt_params[] = {
    {"receipt", POS_PARAM_TEXT, TRUE, NULL, "receipt number", NULL},
    {NULL},
};

const PosCliQuestion pos_cli_queries[] = {
    {
        .name = "op.state",
        .description = "What a button for the operation would show",
        .params = state_params,
        .result = "state: allowed, needs-approval or unavailable; reason; details; next: the "
                  "operation that helps",
        .example = "{\"op\": \"order.deposit_override\", \"args\": {\"amount\": \"0\"}}",
        .ask = op_state,
    },
    {
        .name = "stock.get",
        .description = "Stock of a product: headquarters' last figures and what moved here since",
        .params = stock_params,
        .result = "stock: item, warehouse, on_hand, reserved, ordered, as_of",
        .example = "{\"item\": \"400110\", \"location\": \"W1\"}",
        .ask = stock_get,
    },
    {
        .name = "config.get",
        .description = "What the chain has set up; secrets are left out",
        .params = config_params,
        .result = "records, as in docs/protocol.md",
        .example = "{\"kind\": \"delivery-mode\", \"id\": \"STD\"}",
        .ask = config_get,
    },
    {
        .name = "setup.check",
        .description = "What is missing or contradictory in how the chain is set up, in words",
        .result = "complete; missing and notices: kind, id, code, text",
        .example = "{}",
        .ask = setup_check,
    },
    {
        .name = "journal.list",
        .description = "What was done here, newest first",
        .params = journal_params,
        .result = "entries: seq, at, op, worker, approver, order_id, receipt, parameters, hash …; "
                  "next: what to give as “before”, null at the end",
        .example = "{\"limit\": 10}",
        .ask = journal_list,
    },
    {
        .name = "receipt.get",
        .description = "A receipt as it was printed",
        .params = receipt_params,
        .result = "number, register, kind, order_id, at, copies, document, and text: the paper, "
                  "48 columns wide",
        .example = "{\"receipt\": \"S1-01-000042\"}",
        .ask = receipt_get,
    },
    {.name = NULL},
};
