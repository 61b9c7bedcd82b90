/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-price.c — prices computed anew: §4.8, PL3, PL4. */
#include "pricing/pos-charges.h"
#include "pricing/pos-order-changes.h"
#include "pricing/pos-pricing-recompute.h"
#include "register/pos-changes-view.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"
#include "register/pos-reprice.h"

#include <glib/gi18n.h>

/* All of an order leaves out what keeps its price; whoever names such a line is told that it does.
 */
static GPtrArray *
list_lines (PosRun *run, GError **error)
{
  if (!pos_run_has_list (run, "lines"))
    return pos_run_get_all_lines (run, error);

  g_autoptr (GPtrArray) lines = pos_run_get_lines (run, error);
  for (guint i = 0; lines && i < lines->len; i++) {
    if (!pos_reprice_check (lines->pdata[i], error))
      return NULL;
  }
  return g_steal_pointer (&lines);
}

static gboolean
recalculate_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosPricing pricing = pos_run_get_pricing (run);
  g_autoptr (GPtrArray) lines = list_lines (run, error);
  PosOrder *order = pos_run_get_order (run);
  gboolean preview = pos_run_get_flag (run, "preview", FALSE);
  guint repriced = 0;

  if (!lines)
    return FALSE;
  order->totaled = TRUE; /* PL7 */
  for (guint i = 0; i < lines->len; i++)
    repriced += pos_reprice_line (run, lines->pdata[i]) ? 1 : 0;
  if (!pos_run_has_list (run, "lines"))
    pos_charges_forget_modes (order);
  if (!pos_pricing_recompute (&pricing, order, error))
    return FALSE;

  g_autoptr (PosOrderChanges) changes = pos_order_changes_new (self->order, order);
  pos_changes_view_answer (run, changes);
  pos_run_answer (run, "repriced", g_variant_new_uint32 (repriced));
  pos_run_answer (run, "applied", g_variant_new_boolean (!preview));
  if (preview)
    pos_run_forget_order (run);
  return TRUE;
}

/* O-13 */
static gboolean
calculate_run (PosRun *run, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *order = pos_run_get_order (run);
  gint64 before = order->total;

  order->totaled = TRUE;
  if (!pos_pricing_recompute (&pricing, order, error))
    return FALSE;
  pos_run_answer (run, "before_minor", g_variant_new_int64 (before));
  pos_run_answer (run, "after_minor", g_variant_new_int64 (order->total));
  return TRUE;
}

static const PosParam no_params[] = {{NULL}};
static const PosParam recalculate_params[] = {
    {"lines",
     POS_PARAM_LINES,
     FALSE,
     "the whole order",
     "only these lose their lock and get today's price",
     NULL},
    {"preview", POS_PARAM_FLAG, FALSE, "false", "only say what it would come to", NULL},
    {NULL},
};

const PosOperation pos_ops_price[] = {
    {
        .key = "price.calculate",
        .title = N_ ("Calculate total"),
        .description = N_ ("Compute the discounts and charges that wait for the total"),
        .icon = "pos-check-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_UNPAID | POS_NEEDS_PLAIN,
        .place = POS_PLACE_TRANSACTION,
        .params = no_params,
        .result = "before, after: the total",
        .example = "{}",
        .run = calculate_run,
    },
    {
        .key = "price.recalculate",
        .title = N_ ("Recalculate"),
        .description = N_ ("Give every line today's price, and compute taxes and charges anew"),
        .icon = "pos-undo-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_UNPAID | POS_NEEDS_PLAIN,
        .place = POS_PLACE_TRANSACTION,
        .permission = "price.recalculate",
        .params = recalculate_params,
        .result = "applied; repriced: how many lines; before, after, difference, lines, charges as "
                  "order.changes answers",
        .example = "{\"preview\": true}",
        .run = recalculate_run,
    },
    {.key = NULL},
};
