/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-fulfillment.c — the work list of the store, and the steps on its lines that print nothing
 * and take no money. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "pricing/pos-delivery.h"
#include "register/pos-assign.h"
#include "register/pos-beside.h"
#include "register/pos-found-order.h"
#include "register/pos-item.h"
#include "register/pos-look.h"
#include "register/pos-ops-edit.h"
#include "register/pos-ops.h"
#include "register/pos-order-rules.h"
#include "register/pos-refusal.h"
#include "register/pos-register-private.h"
#include "register/pos-serials.h"
#include "register/pos-work-elsewhere.h"
#include "register/pos-work-list.h"
#include "register/pos-work.h"
#include "store/pos-work-table.h"

#include <glib/gi18n.h>

/* --- The list --- */

typedef struct {
  const char *store;
  gint64 done_since;
  GPtrArray *lines;
} Ask;

static gboolean
read_lines (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;

  g_clear_pointer (&ask->lines, g_ptr_array_unref);
  ask->lines = pos_work_table_list (txn, ask->store, ask->done_since, error);
  return ask->lines != NULL;
}

static void
answer_counts (PosRun *run, GPtrArray *lines)
{
  PosWorkCounts counts = pos_work_count (lines);
  json_t *json = json_object ();

  for (int view = POS_WORK_ALL; view <= POS_WORK_DONE; view++)
    json_object_set_new (
        json, pos_work_view_get_nick ((PosWorkView)view), json_integer (counts.lines[view]));
  pos_run_answer_json (run, "counts", json);
}

/* Of this store, as its register knows it. */
static GPtrArray *
list_here (PosRegister *self, GError **error)
{
  Ask ask = {self->store->id, pos_work_list_get_start_of_day (self), NULL};

  return pos_db_read_sync (
             pos_local_store_get_db (self->local_store), read_lines, &ask, NULL, error)
             ? ask.lines
             : NULL;
}

static PosWorkFilter *
dup_filter (PosRun *run, GError **error)
{
  return pos_run_get_text (run, "filter")
             ? pos_run_dup_record (run, "filter", POS_TYPE_WORK_FILTER, error)
             : g_object_new (POS_TYPE_WORK_FILTER, NULL);
}

static json_t *
choose_lines (PosRun *run, PosWorkFilter *filter, GPtrArray *lines, PosStore *store)
{
  PosRegister *self = pos_run_get_register (run);
  guint32 currency = store->currency ? store->currency : pos_register_get_currency (self);
  PosDate today = pos_date_at (run->started_at, pos_text_or (store->time_zone, "UTC"));
  json_t *shown = json_array ();

  for (guint i = 0; i < lines->len; i++)
    if (pos_work_filter_matches (filter, lines->pdata[i], today, store->time_zone))
      json_array_append_new (shown, pos_record_to_json (lines->pdata[i], currency));
  return shown;
}

static gboolean
list_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (PosWorkFilter) filter = dup_filter (run, error);
  PosStore *other = pos_work_elsewhere_get_store (run);
  g_autoptr (GPtrArray) lines = NULL;

  pos_run_set_quiet (run);
  if (!filter)
    return FALSE;
  lines = other ? pos_work_elsewhere_read (run, error) : list_here (self, error);
  if (!lines)
    return FALSE;
  pos_work_sort (lines, self->config);
  pos_run_answer_json (
      run, "lines", choose_lines (run, filter, lines, other ? other : self->store));
  answer_counts (run, lines);
  return TRUE;
}

/* --- Steps --- */

static gboolean
take_step (PosRun *run, PosLineStep step, GError **error)
{
  g_autoptr (GArray) parts = pos_work_read (run, error);

  if (!parts || !pos_work_take (run, parts, step, NULL, error) || !pos_beside_keep (run, error))
    return FALSE;
  pos_work_answer (run, parts);
  return TRUE;
}

static gboolean
accept_run (PosRun *run, GError **error)
{
  return take_step (run, POS_STEP_ACCEPT, error);
}

static gboolean
picking_run (PosRun *run, GError **error)
{
  return take_step (run, POS_STEP_PICKING, error);
}

static gboolean
pick_run (PosRun *run, GError **error)
{
  return take_step (run, POS_STEP_PICK, error);
}

static gboolean
unpick_run (PosRun *run, GError **error)
{
  return take_step (run, POS_STEP_UNPICK, error);
}

static gboolean
unpack_run (PosRun *run, GError **error)
{
  return take_step (run, POS_STEP_UNPACK, error);
}

/* U4: when the chain has reasons, one of them is given. */
static gboolean
check_reason (PosRegister *self, const char *reason, GError **error)
{
  PosList *reasons = pos_config_get_profile (self->config, self->store)->reject_reasons;
  gboolean known = pos_list_size (reasons) == 0 || pos_reason_find (reasons, reason);

  return known || pos_set_error (error,
                                 POS_ORDER_ERROR,
                                 POS_ORDER_ERROR_STATUS,
                                 g_variant_new_parsed ("{'rule': <'reason-needed'>}"),
                                 "A rejection needs one of the reasons of the chain");
}

/* U5: what was assigned by itself goes on by itself. */
static gboolean
pass_on (PosRun *run, PosWorkPart *part, GError **error)
{
  PosDeliverySource next = {pos_assign_find_next (run, part->order, part->line, part->quantity),
                            NULL};

  return !next.warehouse || pos_work_move (run, part, &next, error);
}

static gboolean
reject_run (PosRun *run, GError **error)
{
  const char *reason = pos_run_get_text (run, "reason");
  g_autoptr (GArray) parts = NULL;

  if (!check_reason (pos_run_get_register (run), reason, error))
    return FALSE;
  parts = pos_work_read (run, error);
  if (!parts || !pos_work_take (run, parts, POS_STEP_REJECT, reason, error))
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    if (!pass_on (run, &g_array_index (parts, PosWorkPart, i), error))
      return FALSE;
  if (!pos_beside_keep (run, error))
    return FALSE;
  pos_work_answer (run, parts);
  return TRUE;
}

/* --- Reassigning --- */

static gboolean
find_source (PosRun *run,
             PosOrderLine *line,
             const char *location,
             PosDeliverySource *source,
             GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);

  if (line->intent == POS_INTENT_SHIP)
    return pos_delivery_find_source (&pricing, POS_INTENT_SHIP, location, source, error);
  *source = (PosDeliverySource){line->location, NULL};
  if (!g_strcmp0 (location, line->location))
    return TRUE;
  /* The customer comes to the store that was agreed on, and its tax holds. */
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_LOCATION,
      g_variant_new_parsed ("{'location': <%s>, 'reason': <'picked-up'>}", location),
      "Another pick-up store is chosen by editing the order");
}

static gboolean
is_there (PosOrderLine *line, const PosDeliverySource *source)
{
  return !g_strcmp0 (line->location, source->warehouse) &&
         !g_strcmp0 (line->shipping_store, source->store);
}

static gboolean
reassign (PosRun *run, PosWorkPart *part, const char *location, GError **error)
{
  PosQuantity most = pos_line_step_get_most (POS_STEP_REASSIGN, part->line);
  PosDeliverySource source;

  if (!pos_line_step_check (POS_STEP_REASSIGN, part->line, error))
    return FALSE;
  if (part->quantity.micro == 0)
    part->quantity = most;
  if (!pos_item_check_part (run->reg, part->line, part->quantity, most, error))
    return FALSE;
  if (location && !find_source (run, part->line, location, &source, error))
    return FALSE;
  if (!location || is_there (part->line, &source))
    return pos_order_line_put_back (part->line, part->quantity, error);
  if (!pos_work_move (run, part, &source, error))
    return FALSE;
  pos_assign_note_choice (run->reg, part->line);
  return TRUE;
}

static gboolean
take_serials (PosRun *run, PosWorkPart *part, GError **error)
{
  return pos_serials_take (
      run, part->order, part->line, part->said, pos_serials_get_place (part->line), error);
}

static gboolean
reassign_run (PosRun *run, GError **error)
{
  const char *location = pos_run_get_text (run, "location");
  g_autoptr (GArray) parts = pos_work_read (run, error);

  if (!parts)
    return FALSE;
  for (guint i = 0; i < parts->len; i++) {
    PosWorkPart *part = &g_array_index (parts, PosWorkPart, i);

    if (!reassign (run, part, location, error) || !take_serials (run, part, error))
      return FALSE;
  }
  if (!pos_beside_keep (run, error))
    return FALSE;
  pos_work_answer (run, parts);
  return TRUE;
}

/* --- Editing --- */

/* X12: from here only what nobody has touched. */
static gboolean
check_untouched (PosOrder *order, GError **error)
{
  return !pos_order_rules_is_partly_fulfilled (order) ||
         pos_refuse (
             "X12", "Something of the order was picked, packed or handed over already", error);
}

static gboolean
look_at_edit (PosRegister *self, PosOrder *order, GVariant *args, GError **error)
{
  return check_untouched (order, error) && pos_look_edit (self, order, args, error);
}

static gboolean
edit_run (PosRun *run, GError **error)
{
  return check_untouched (pos_run_get_data (run), error) && pos_ops_edit_run (run, error);
}

static const PosParam list_params[] = {
    {"filter",
     POS_PARAM_RECORD,
     FALSE,
     "all that is still to be done",
     "view (to-ship, to-pick-up, waiting, done), text, order, due_until, late, picking_by; "
     "statuses "
     "are of lines, order_statuses of their orders; and as in order.search: customer, "
     "customer_name, email, phone, number, reference, receipt, types, holds, on_hold, "
     "not_on_hold, intents, modes, store, worker, item, created_from, created_until, "
     "requested_from, requested_until, receipt_from, receipt_until, total_from, total_until",
     NULL},
    {"store",
     POS_PARAM_TEXT,
     FALSE,
     "this one",
     "another store, whose list is to be looked at: headquarters tells what is open there",
     NULL},
    {NULL},
};

static const PosParam step_params[] = {
    POS_WORK_PARAMS,
    {NULL},
};

static const PosParam reject_params[] = {
    POS_WORK_PARAMS,
    {"reason", POS_PARAM_TEXT, FALSE, "none", "one of the chain's reasons, if it has any", NULL},
    {NULL},
};

static const PosParam reassign_params[] = {
    POS_WORK_PARAMS,
    {"location",
     POS_PARAM_TEXT,
     FALSE,
     "where it is: what was rejected is done there after all",
     "the warehouse it is shipped from instead",
     NULL},
    {NULL},
};

static const PosParam edit_params[] = {
    {"order", POS_PARAM_TEXT, TRUE, NULL, "id, number, reference or receipt", NULL},
    POS_FOUND_ORDER_TAKE_OVER_PARAM,
    {NULL},
};

#define LINES_RESULT "lines: order, order_status, line, quantity and status of each"
#define LINES_EXAMPLE                                                                              \
  "{\"order\": \"SO-000123\", \"lines\": [{\"line\": \"0190f0a0-…\", \"quantity\": \"1\"}]}"
#define STEP                                                                                       \
  .needs = POS_NEEDS_WORKER, .place = POS_PLACE_PAGE, .offline = POS_OFFLINE_LOCAL,                \
  .result = LINES_RESULT, .example = LINES_EXAMPLE

const PosOperation pos_ops_fulfillment[] = {
    {
        .key = "order.fulfillment",
        .title = N_ ("Order fulfillment"),
        .description = N_ ("What is to be picked, packed, shipped and handed over here"),
        .icon = "pos-package-symbolic",
        .accelerator = "<Control>o",
        .needs = POS_NEEDS_WORKER,
        .looks = TRUE,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "order.fulfill",
        .params = list_params,
        .result = "lines, what is due first coming first; counts by view; of another store also "
                  "complete: whether headquarters told it, and not a hub without its line",
        .example = "{\"filter\": {\"view\": \"to-ship\", \"late\": true}}",
        .begin = pos_work_elsewhere_begin,
        .run = list_run,
    },
    {
        .key = "fulfill.line_accept",
        .title = N_ ("Accept"),
        .description = N_ ("Promise that this store ships the lines"),
        .icon = "pos-check-symbolic",
        STEP,
        .permission = "order.accept",
        .params = step_params,
        .parts = pos_work_parts,
        .begin = pos_work_begin,
        .foresee = pos_work_foresee,
        .run = accept_run,
    },
    {
        .key = "fulfill.line_reject",
        .title = N_ ("Reject"),
        .description = N_ ("Say that this store cannot deliver the lines"),
        .icon = "pos-x-symbolic",
        STEP,
        .permission = "order.reject",
        .params = reject_params,
        .parts = pos_work_parts,
        .begin = pos_work_begin,
        .foresee = pos_work_foresee,
        .run = reject_run,
    },
    {
        .key = "fulfill.line_picking",
        .title = N_ ("Start picking"),
        .description = N_ ("Show everybody that somebody is picking the lines"),
        .icon = "pos-user-symbolic",
        STEP,
        .permission = "order.fulfill",
        .params = step_params,
        .parts = pos_work_parts,
        .begin = pos_work_begin,
        .foresee = pos_work_foresee,
        .run = picking_run,
    },
    {
        .key = "fulfill.line_pick",
        .title = N_ ("Pick"),
        .description = N_ ("The goods were taken from the shelf"),
        .icon = "pos-pick-symbolic",
        STEP,
        .permission = "order.fulfill",
        .params = step_params,
        .parts = pos_work_parts,
        .begin = pos_work_begin,
        .foresee = pos_work_foresee,
        .run = pick_run,
    },
    {
        .key = "fulfill.line_unpick",
        .title = N_ ("Put back on the shelf"),
        .description = N_ ("What was picked lies on the shelf again"),
        .icon = "pos-undo-symbolic",
        STEP,
        .permission = "order.unpick",
        .params = step_params,
        .parts = pos_work_parts,
        .begin = pos_work_begin,
        .foresee = pos_work_foresee,
        .run = unpick_run,
    },
    {
        .key = "fulfill.line_unpack",
        .title = N_ ("Unpack"),
        .description = N_ ("Open the parcel again; its packing slip is void"),
        .icon = "pos-undo-symbolic",
        STEP,
        .permission = "order.unpick",
        .params = step_params,
        .parts = pos_work_parts,
        .begin = pos_work_begin,
        .foresee = pos_work_foresee,
        .run = unpack_run,
    },
    {
        .key = "fulfill.line_reassign",
        .title = N_ ("Send elsewhere"),
        .description = N_ ("Let another place ship the lines, or take back a rejection"),
        .icon = "pos-swap-symbolic",
        STEP,
        .permission = "order.reassign",
        .params = reassign_params,
        .parts = pos_work_parts,
        .begin = pos_work_begin,
        .foresee = pos_work_foresee,
        .run = reassign_run,
    },
    {
        .key = "fulfill.line_edit",
        .title = N_ ("Edit order"),
        .description =
            N_ ("Put an order that nobody has begun to deliver back into the transaction"),
        .icon = "pos-note-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_NO_CART,
        .place = POS_PLACE_PAGE,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "order.edit",
        .params = edit_params,
        .result = "warning: a rule that does not forbid, or empty; the order is in the cart",
        .example = "{\"order\": \"SO-000123\"}",
        .look = look_at_edit,
        .begin = pos_found_order_claim_begin,
        .foresee = pos_found_order_claim_foresee,
        .run = edit_run,
    },
    {.key = NULL},
};
