/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-edit.c — a saved order back in the cart, and what the change comes to. */
#include "register/pos-ops-edit.h"
#include "register/pos-cart-changes.h"
#include "register/pos-changes-view.h"
#include "register/pos-found-order.h"
#include "register/pos-look.h"
#include "register/pos-ops.h"
#include "register/pos-order-may.h"
#include "register/pos-refusal.h"
#include "register/pos-register-private.h"
#include "register/pos-reprice.h"

#include <glib/gi18n.h>

gboolean
pos_ops_edit_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrder *saved = pos_run_get_data (run);
  const char *warning = pos_order_rules_get_warning (POS_ORDER_ACTION_EDIT, saved);

  if (!pos_order_may (self, POS_ORDER_ACTION_EDIT, saved, error))
    return FALSE;
  PosOrder *order = pos_found_order_open (run, saved, POS_ORDER_FLOW_EDIT);
  /* X6: its prices were not made by this chain's rules; order.changes shows the difference. */
  if (saved->origin == POS_ORDER_ORIGIN_HEADQUARTERS)
    POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  pos_reprice_line (run, line);
  pos_run_answer (run, "warning", g_variant_new_string (pos_text_or (warning, "")));
  return TRUE;
}

static gboolean
check_is_quote (PosOrder *order, GError **error)
{
  return order->type == POS_ORDER_TYPE_QUOTE ||
         pos_refuse ("not-a-quote", "This is no quote", error);
}

static gboolean
look_edit_quote (PosRegister *self, PosOrder *order, GVariant *args, GError **error)
{
  return check_is_quote (order, error) && pos_look_edit (self, order, args, error);
}

static gboolean
edit_quote_run (PosRun *run, GError **error)
{
  return check_is_quote (pos_run_get_data (run), error) && pos_ops_edit_run (run, error);
}

/* Read by the cart's page and by scripts; the stored order is what it is compared with. */
static gboolean
changes_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (PosOrderChanges) changes = pos_cart_changes_new (self, error);

  pos_run_set_quiet (run);
  if (!changes)
    return FALSE;
  pos_changes_view_answer (run, changes);
  return TRUE;
}

static const PosParam edit_params[] = {
    {"order", POS_PARAM_TEXT, TRUE, NULL, "id, number, reference or receipt", NULL},
    POS_FOUND_ORDER_TAKE_OVER_PARAM,
    {NULL},
};

static const PosParam no_params[] = {
    {NULL},
};

const PosOperation pos_ops_edit[] = {
    {
        .key = "order.changes",
        .title = N_ ("Review changes"),
        .description = N_ ("What the order was, what it will be, and the difference"),
        .icon = "pos-swap-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_CART,
        .looks = TRUE,
        .place = POS_PLACE_TRANSACTION,
        .params = no_params,
        .result = "before, after: totals; difference: total, tax, charges, discount, "
                  "deposit_required, open; lines and charges that differ, each with before, after "
                  "and total",
        .example = "{}",
        .run = changes_run,
    },
    {
        .key = "order.edit",
        .title = N_ ("Edit order"),
        .description = N_ ("Put a saved order or quote back into the transaction"),
        .icon = "pos-note-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_NO_CART,
        .place = POS_PLACE_PAGE,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "order.edit",
        .params = edit_params,
        .result = "warning: a rule that does not forbid, or empty; the order is in the cart",
        .example = "{\"order\": \"SO-000123\"}",
        .look = pos_look_edit,
        .begin = pos_found_order_claim_begin,
        .foresee = pos_found_order_claim_foresee,
        .run = pos_ops_edit_run,
    },
    {
        .key = "quote.edit",
        .title = N_ ("Edit quote"),
        .description = N_ ("Put a saved quote back into the transaction"),
        .icon = "pos-note-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_NO_CART,
        .place = POS_PLACE_PAGE,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "order.edit",
        .params = edit_params,
        .result = "warning: a rule that does not forbid, or empty; the quote is in the cart",
        .example = "{\"order\": \"QUO-000123\"}",
        .look = look_edit_quote,
        .begin = pos_found_order_claim_begin,
        .foresee = pos_found_order_claim_foresee,
        .run = edit_quote_run,
    },
    {.key = NULL},
};
