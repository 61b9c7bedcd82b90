/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-recall.c — finding saved orders, here or at headquarters, and handing them over. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "model/pos-line-steps.h"
#include "pricing/pos-settlement.h"
#include "register/pos-batches.h"
#include "register/pos-find-order.h"
#include "register/pos-found-order.h"
#include "register/pos-handing-over.h"
#include "register/pos-look.h"
#include "register/pos-ops.h"
#include "register/pos-order-rules.h"
#include "register/pos-order-view.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "register/pos-serials.h"
#include "register/pos-shelf.h"

#include <glib/gi18n.h>

/* --- Searching --- */

static void
page_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  GError *error = NULL;
  PosOrderPage *page = pos_find_orders_finish (POS_REGISTER (source), result, &error);

  if (!page) {
    pos_run_fail (run, error);
    return;
  }
  pos_run_set_data (run, page, (GDestroyNotify)pos_order_page_free);
  pos_run_begun (run);
}

static void
recall_begin (PosRun *run)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (PosOrderFilter) filter = NULL;
  GError *error = NULL;

  if (pos_run_get_text (run, "order")) {
    pos_found_order_begin (run);
    return;
  }
  filter = pos_run_get_text (run, "filter")
               ? pos_run_dup_record (run, "filter", POS_TYPE_ORDER_FILTER, &error)
               : g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  if (!filter) {
    pos_run_fail (run, error);
    return;
  }
  if (!filter->here && self->store)
    pos_text_set (&filter->here, self->store->id);
  pos_find_orders_async (self, filter, pos_run_get_stop (run), page_found_cb, run);
}

static gboolean
recall_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);

  pos_run_set_quiet (run);
  if (pos_run_get_text (run, "order")) {
    PosOrder *order = pos_run_get_data (run);
    pos_run_answer_json (run, "order", pos_order_view (order, self->worker->language));
    return TRUE;
  }
  PosOrderPage *page = pos_run_get_data (run);
  json_t *orders = json_array ();
  for (guint i = 0; i < page->summaries->len; i++)
    json_array_append_new (orders, pos_order_view_summary (page->summaries->pdata[i]));
  pos_run_answer_json (run, "orders", orders);
  pos_run_answer_json (run, "next", page->next ? json_string (page->next) : json_null ());
  pos_run_answer (run, "complete", g_variant_new_boolean (page->complete));
  return TRUE;
}

/* --- Hand over --- */

/* PU2: picked and packed quantities are proposed; when nothing is prepared, all that is open, as
 * always without a choice (PU3); of the mode that comes first. */
static void
propose (PosRegister *self, PosOrder *order)
{
  gint64 prepared = 0;
  const char *mode = NULL;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_rules_may_hand_over (line, self->store) && pos_handing_over_has_choice (self))
    prepared += line->picked.micro + line->packed.micro;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    PosQuantity most = prepared > 0 ? (PosQuantity){line->picked.micro + line->packed.micro}
                                    : pos_line_step_get_most (POS_STEP_HAND_OVER, line);

    if (!pos_order_rules_may_hand_over (line, self->store) || most.micro == 0 ||
        (mode && g_strcmp0 (mode, line->mode) != 0))
      continue;
    mode = line->mode;
    line->hand_over = most;
  }
}

static PosOrderLine *
read_part (PosOrder *order, json_t *part, PosQuantity *quantity, GError **error)
{
  const char *name = json_string_value (json_object_get (part, "line"));
  const char *amount = json_string_value (json_object_get (part, "quantity"));
  PosOrderLine *line;
  PosId id;

  if (!pos_id_parse (name, &id, error))
    return NULL;
  line = pos_order_find_line (order, &id);
  if (!line) {
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_NOT_FOUND,
                   g_variant_new_parsed ("{'line': <%s>}", name),
                   "The order has no such line");
    return NULL;
  }
  *quantity = pos_line_step_get_most (POS_STEP_HAND_OVER, line);
  if (amount && !pos_micro_parse (amount, &quantity->micro, error))
    return NULL;
  return line;
}

/* Why pos_order_rules_may_hand_over() says no. */
static const char *
find_rule (PosOrderLine *line)
{
  if (!pos_order_line_is_active (line) || pos_order_line_get_open (line).micro == 0)
    return "closed";
  if (line->intent == POS_INTENT_ELECTRONIC)
    return "electronic";
  if (line->intent != POS_INTENT_PICK_UP)
    return "not-picked-up";
  return line->accept_state == POS_ACCEPT_REJECTED ? "rejected" : "not-here";
}

static gboolean
refuse_line (PosOrderLine *line, GError **error)
{
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_STATUS,
      g_variant_new_parsed ("{'rule': <%s>, 'item': <%s>}", find_rule (line), line->item),
      "%s is not to be picked up here, or was already",
      pos_l10n_get (line->description, NULL));
}

static gboolean
take_parts (PosRun *run, PosOrder *order, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (json_t) parts = pos_run_dup_json (run, "lines", error);
  gsize index;
  json_t *part;

  if (!parts)
    return FALSE;
  json_array_foreach (parts, index, part)
  {
    PosQuantity quantity;
    PosOrderLine *line = read_part (order, part, &quantity, error);

    if (!line)
      return FALSE;
    if (!pos_order_rules_may_hand_over (line, self->store))
      return refuse_line (line, error);
    if (!pos_handing_over_take (self, line, quantity, error))
      return FALSE;
    PosLinePieces leaving = pos_line_serials_get_leaving (line);
    if (!pos_serials_take (
            run, order, line, part, (PosSerialsPlace){leaving, leaving.from}, error) ||
        !pos_batches_take (line, part, quantity, POS_BATCHES_LEAVE, error))
      return FALSE;
  }
  return TRUE;
}

/* §7.2: a counter and a curb are two hand-overs. */
static gboolean
check_one_mode (PosOrder *order, GError **error)
{
  PosOrderLine *first = NULL;

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (line->hand_over.micro == 0)
      continue;
    if (!first)
      first = line;
    if (g_strcmp0 (first->mode, line->mode) != 0)
      return pos_set_error (error,
                            POS_ORDER_ERROR,
                            POS_ORDER_ERROR_STATUS,
                            g_variant_new_parsed ("{'rule': <'one-pickup-mode'>}"),
                            "What is picked up in different ways is handed over one way at a time");
  }
  return TRUE;
}

/* What the arguments say, or else what is proposed: something of it leaves. */
static gboolean
choose (PosRun *run, PosOrder *order, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  gint64 chosen = 0;

  if (!pos_run_get_text (run, "lines"))
    propose (self, order);
  else if (!take_parts (run, order, error))
    return FALSE;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  chosen += line->hand_over.micro;
  if (chosen == 0)
    return pos_set_error (
        error, POS_ORDER_ERROR, POS_ORDER_ERROR_NO_SELECTION, NULL, "No line is chosen");
  if (!check_one_mode (order, error))
    return FALSE;
  return pos_shelf_check_leaving (self, order, error);
}

/* The order, its customer and who else may come for it, for whoever looks at a document. */
static gboolean
refuse_unseen (PosOrder *saved, PosStore *store, GError **error)
{
  g_autofree char *collectors = pos_order_rules_dup_collectors (saved, store);

  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_STATUS,
      g_variant_new_parsed ("{'rule': <'identity'>, 'order': <%s>, 'customer': <%s>, "
                            "'collector': <%s>}",
                            pos_text_or (saved->number, pos_text_or (saved->reference, "")),
                            pos_text_or (saved->customer_name, ""),
                            collectors),
      "Check who collects, and say so with identity_checked");
}

/* PU6. */
static gboolean
check_identity (PosRun *run, PosOrder *saved, GError **error)
{
  PosRegister *self = pos_run_get_register (run);

  return !pos_config_get_profile (self->config, self->store)->identity_check ||
         pos_run_get_flag (run, "identity_checked", FALSE) ||
         refuse_unseen (saved, self->store, error);
}

static gboolean
hand_over_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrder *saved = pos_run_get_data (run);

  if (!pos_order_rules_check (
          POS_ORDER_ACTION_HAND_OVER, saved, self->config, self->store, error) ||
      !check_identity (run, saved, error))
    return FALSE;
  return choose (run, pos_found_order_open (run, saved, POS_ORDER_FLOW_HAND_OVER), error);
}

/* PU4: the choice is made again; what was not named stays with us. */
static gboolean
change_pickup_run (PosRun *run, GError **error)
{
  PosOrder *order = pos_run_get_order (run);

  if (order->flow != POS_ORDER_FLOW_HAND_OVER)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'not-handing-over'>}"),
                          "No order is being handed over");
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  line->hand_over = (PosQuantity){0};
  pos_run_recompute (run);
  return choose (run, order, error);
}

static const PosParam recall_params[] = {
    {"order",
     POS_PARAM_TEXT,
     FALSE,
     NULL,
     "id, number, reference or receipt: opens that one",
     NULL},
    {"filter",
     POS_PARAM_RECORD,
     FALSE,
     "everything, newest first",
     "what order.search is asked: text, view, customer, statuses, store, limit …",
     NULL},
    {NULL},
};

static const PosParam hand_over_members[] = {
    {"line", POS_PARAM_ID, TRUE, NULL, "the line", NULL},
    {"quantity", POS_PARAM_QUANTITY, FALSE, "all that is open", "how much of it", NULL},
    POS_SERIALS_OF_PART,
    POS_BATCHES_OF_PART,
    {NULL},
};

static const PosParts hand_over_parts[] = {
    {"lines", hand_over_members},
    {"lines.batches", pos_batches_members},
    {NULL},
};

static const PosParam hand_over_params[] = {
    {"order", POS_PARAM_TEXT, TRUE, NULL, "id, number, reference or receipt", NULL},
    {"lines",
     POS_PARAM_PARTS,
     FALSE,
     "what is prepared, else all that is open here",
     "which lines leave, and how much of each",
     NULL},
    {"identity_checked",
     POS_PARAM_FLAG,
     FALSE,
     "no",
     "somebody saw who collects, where the store wants that",
     NULL},
    {NULL},
};

static const PosParam change_pickup_params[] = {
    {"lines",
     POS_PARAM_PARTS,
     FALSE,
     "what is prepared, else all that is open here",
     "what leaves now, in place of what was chosen",
     NULL},
    {NULL},
};

const PosOperation pos_ops_recall[] = {
    {
        .key = "order.recall",
        .title = N_ ("Recall order"),
        .description = N_ ("Find a saved order"),
        .icon = "pos-recall-symbolic",
        .accelerator = "F5",
        .needs = POS_NEEDS_WORKER,
        .looks = TRUE,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "order.retrieve",
        .params = recall_params,
        .either = (const char *const[]){"order filter", NULL},
        .result = "order; or orders, next, complete: whether headquarters took part",
        .example = "{\"filter\": {\"customer_name\": \"berg\"}}",
        .begin = recall_begin,
        .run = recall_run,
    },
    {
        .key = "fulfill.line_pickup",
        .title = N_ ("Hand over"),
        .description =
            N_ ("Give the customer what is picked up here, and take the rest of the money"),
        .icon = "pos-pickup-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_NO_CART,
        .place = POS_PLACE_PAGE,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "order.retrieve",
        .params = hand_over_params,
        .parts = hand_over_parts,
        .result = "nothing; the order is in the cart with what is due",
        .example = "{\"order\": \"SO-000123\"}",
        .look = pos_look_hand_over,
        .begin = pos_found_order_begin,
        .foresee = pos_found_order_foresee,
        .run = hand_over_run,
    },
    {
        .key = "order.change_pickup",
        .title = N_ ("Change pickup lines"),
        .description = N_ ("Choose again which lines the customer takes away, and how much"),
        .icon = "pos-pickup-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_CART | POS_NEEDS_UNPAID,
        .place = POS_PLACE_TRANSACTION,
        .permission = "order.retrieve",
        .params = change_pickup_params,
        .parts = hand_over_parts,
        .result = "nothing; the cart has what is due now",
        .example = "{}",
        .run = change_pickup_run,
    },
    {.key = NULL},
};
