/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-charges.c — charges that people add, change, or have computed anew: §4.7. */
#include "base/pos-error.h"
#include "pricing/pos-charges.h"
#include "pricing/pos-order-changes.h"
#include "pricing/pos-pricing-recompute.h"
#include "pricing/pos-totals.h"
#include "register/pos-changes-view.h"
#include "register/pos-charge-notes.h"
#include "register/pos-ops.h"
#include "register/pos-order-view.h"
#include "register/pos-refusal.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>

static void
answer_charge (PosRun *run, PosCharge *charge)
{
  g_autofree char *id = pos_id_dup_text (&charge->id);

  pos_run_recompute (run);
  pos_run_answer (run, "charge", g_variant_new_string (id));
}

static gboolean
add (PosRun *run, PosOrderLine *line, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  gint64 amount = 0;
  PosCharge *charge;

  pos_run_get_number (run, "amount", &amount);
  charge = pos_charges_add (&pricing,
                            pos_run_get_order (run),
                            line,
                            pos_run_get_text (run, "code"),
                            amount,
                            POS_CHARGE_MANUAL,
                            error);
  if (!charge)
    return FALSE;
  pos_text_set (&charge->reason, pos_run_get_text (run, "reason"));
  pos_charge_notes_add (run, charge, POS_CHARGE_STEP_ADDED, 0);
  answer_charge (run, charge);
  return TRUE;
}

/* What the whole of an order is charged is settled with the last goods of it. */
static gboolean
check_order_open (PosOrder *order, GError **error)
{
  return order->type != POS_ORDER_TYPE_SALES_ORDER || pos_order_has_open_lines (order) ||
         pos_totals_carries_the_last (order) ||
         pos_refuse ("nothing-to-come",
                     "Nothing of the order is still to come that this could be for",
                     error);
}

static gboolean
header_add_run (PosRun *run, GError **error)
{
  return check_order_open (pos_run_get_order (run), error) && add (run, NULL, error);
}

static gboolean
line_add_run (PosRun *run, GError **error)
{
  PosOrderLine *line = pos_run_get_line (run, error);

  return line && pos_charges_check_line (line, error) && add (run, line, error);
}

/* --- Manage --- */

static PosCharge *
find_charge (PosRun *run, GError **error)
{
  const char *name = pos_run_get_text (run, "charge");
  PosCharge *charge;
  PosId id;

  if (!pos_id_parse (name, &id, error))
    return NULL;
  charge = pos_order_find_charge (pos_run_get_order (run), &id);
  if (!charge)
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_NOT_FOUND,
                   g_variant_new_parsed ("{'charge': <%s>}", name),
                   "The transaction has no such charge");
  return charge;
}

static gboolean
check_reason (PosRun *run, GError **error)
{
  PosConfig *config = pos_run_get_register (run)->config;
  const char *reason = pos_run_get_text (run, "reason");
  PosList *reasons = pos_config_get_charge_reasons (config);

  if (!pos_config_get_parameters (config)->charge_override_reason || (reason && !reasons))
    return TRUE;
  if (reason)
    return pos_reason_find (reasons, reason) ||
           pos_refuse ("charge-reason", "That is none of the chain's reasons", error);
  return pos_set_error (error,
                        POS_CALL_ERROR,
                        POS_CALL_ERROR_MISSING_ARGUMENT,
                        g_variant_new_parsed ("{'argument': <'reason'>}"),
                        "Say why the charge is changed");
}

static gboolean
refuse_nameless (GError **error)
{
  return pos_set_error (error,
                        POS_CALL_ERROR,
                        POS_CALL_ERROR_MISSING_ARGUMENT,
                        g_variant_new_parsed ("{'argument': <'charge'>}"),
                        "Name the charge to change or to remove");
}

static gboolean
remove_charge (PosRun *run, GError **error)
{
  PosCharge *charge = find_charge (run, error);
  g_autoptr (PosCharge) was = charge ? pos_record_copy (charge) : NULL;

  if (!charge || !pos_charges_remove (pos_run_get_order (run), charge, error))
    return FALSE;
  pos_charge_notes_add (run, was, POS_CHARGE_STEP_REMOVED, pos_charge_get_stated (was));
  pos_run_recompute (run);
  pos_run_answer (run, "charge", g_variant_new_string (pos_run_get_text (run, "charge")));
  return TRUE;
}

static void
list_charges (PosRun *run)
{
  PosOrder *order = pos_run_get_register (run)->order;
  json_t *list = json_array ();

  POS_LIST_FOREACH (PosCharge, each, order->charges)
  json_array_append_new (list, pos_order_view_charge (each, order->currency, NULL));
  pos_run_answer_json (run, "charges", list);
  pos_run_set_quiet (run);
}

static gboolean
change_charge (PosRun *run, gint64 amount, GError **error)
{
  PosCharge *charge = find_charge (run, error);
  gint64 before = charge ? pos_charge_get_stated (charge) : 0;

  if (!charge || !check_reason (run, error) ||
      !pos_charges_set_amount (
          pos_run_get_order (run), charge, amount, pos_run_get_text (run, "reason"), error))
    return FALSE;
  pos_charge_notes_add (run, charge, POS_CHARGE_STEP_CHANGED, before);
  answer_charge (run, charge);
  return TRUE;
}

static gboolean
manage_run (PosRun *run, GError **error)
{
  gboolean remove = pos_run_get_flag (run, "remove", FALSE);
  gint64 amount;
  gboolean change = pos_run_get_number (run, "amount", &amount);

  if (!pos_run_get_text (run, "charge")) {
    if (remove || change)
      return refuse_nameless (error);
    list_charges (run);
    return TRUE;
  }
  if (remove)
    return remove_charge (run, error);
  if (change)
    return change_charge (run, amount, error);
  return pos_set_error (error,
                        POS_CALL_ERROR,
                        POS_CALL_ERROR_MISSING_ARGUMENT,
                        g_variant_new_parsed ("{'argument': <'amount'>}"),
                        "Give the new amount of the charge");
}

/* --- Recalculate --- */

/* Amounts that people entered and that would be gone. */
static guint
count_lost (PosOrder *order, PosOrder *after)
{
  guint lost = 0;

  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    PosCharge *other = pos_order_find_charge (after, &charge->id);
    gboolean entered = !pos_charge_is_of_rules (charge);

    lost += entered && (!other || pos_charge_get_stated (other) != pos_charge_get_stated (charge))
                ? 1
                : 0;
  }
  return lost;
}

static gboolean
recalculate_run (PosRun *run, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *before = pos_run_get_register (run)->order;
  g_autoptr (PosOrder) after = pos_record_copy (before);

  pos_charges_forget_overrides (&pricing, after);
  if (!pos_pricing_recompute (&pricing, after, error))
    return FALSE;

  guint lost = count_lost (before, after);
  gboolean apply = lost == 0 || pos_run_get_flag (run, "accept", FALSE);
  g_autoptr (PosOrderChanges) changes = pos_order_changes_new (before, after);
  pos_changes_view_answer (run, changes);
  pos_run_answer (run, "lost", g_variant_new_uint32 (lost));
  pos_run_answer (run, "applied", g_variant_new_boolean (apply));
  if (apply)
    pos_run_open_order (run, after);
  else
    pos_run_set_quiet (run);
  return TRUE;
}

#define AMOUNT_PARAM                                                                               \
  {                                                                                                \
    "amount", POS_PARAM_MONEY, TRUE, NULL, "what it costs, as the store states prices", NULL       \
  }
#define CODE_PARAM                                                                                 \
  {                                                                                                \
    "code", POS_PARAM_TEXT, TRUE, NULL, "charge code", NULL                                        \
  }
#define REASON_PARAM                                                                               \
  {                                                                                                \
    "reason", POS_PARAM_TEXT, FALSE, "none, unless the chain asks for one",                        \
        "why; of a change one of the list that the chain names", NULL                              \
  }

static const PosParam header_params[] = {
    CODE_PARAM,
    AMOUNT_PARAM,
    REASON_PARAM,
    {NULL},
};

static const PosParam line_params[] = {
    {"line", POS_PARAM_ID, FALSE, "the selected line", "the line that bears it", NULL},
    CODE_PARAM,
    AMOUNT_PARAM,
    REASON_PARAM,
    {NULL},
};

static const PosParam manage_params[] = {
    {"charge", POS_PARAM_ID, FALSE, "none: lists the charges", "the charge to change", NULL},
    {"amount", POS_PARAM_MONEY, FALSE, NULL, "its new amount", NULL},
    {"remove",
     POS_PARAM_FLAG,
     FALSE,
     "false",
     "take it away instead: only one that was entered by hand",
     NULL},
    REASON_PARAM,
    {NULL},
};

static const PosParam recalculate_params[] = {
    {"accept",
     POS_PARAM_FLAG,
     FALSE,
     "false: only when nothing that was entered is lost",
     "do it although entered amounts are lost",
     NULL},
    {NULL},
};

#define CHARGE_NEEDS (POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_UNPAID | POS_NEEDS_PLAIN)

const PosOperation pos_ops_charges[] = {
    {
        .key = "charge.header_add",
        .title = N_ ("Add header charge"),
        .description = N_ ("Add a charge to the transaction as a whole"),
        .icon = "pos-plus-symbolic",
        .needs = CHARGE_NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .permission = "charge.manage",
        .params = header_params,
        .result = "charge: its id",
        .example = "{\"code\": \"FREIGHT\", \"amount\": \"10.00\"}",
        .run = header_add_run,
    },
    {
        .key = "charge.line_add",
        .title = N_ ("Add line charge"),
        .description = N_ ("Add a charge to the selected line"),
        .icon = "pos-plus-symbolic",
        .needs = CHARGE_NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .permission = "charge.manage",
        .params = line_params,
        .result = "charge: its id",
        .example = "{\"code\": \"GIFT\", \"amount\": \"2.00\"}",
        .run = line_add_run,
    },
    {
        .key = "charge.manage",
        .title = N_ ("Manage charges"),
        .description = N_ ("See every charge, where it comes from, and change its amount"),
        .icon = "pos-tag-symbolic",
        .needs = CHARGE_NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .permission = "charge.manage",
        .params = manage_params,
        .either = (const char *const[]){"amount remove", NULL},
        .result = "charge; or charges: code, description, calculated, amount, origin, overridden …",
        .example = "{}",
        .run = manage_run,
    },
    {
        .key = "charge.recalculate",
        .title = N_ ("Recalculate charges"),
        .description = N_ ("Compute charges anew; amounts that were entered are lost"),
        .icon = "pos-undo-symbolic",
        .needs = CHARGE_NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .permission = "charge.manage",
        .params = recalculate_params,
        .result = "applied; lost: how many entered amounts; before, after, difference, charges as "
                  "order.changes answers",
        .example = "{\"accept\": true}",
        .run = recalculate_run,
    },
    {.key = NULL},
};
