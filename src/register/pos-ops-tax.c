/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-tax.c — what lines are taxed as, when a person knows better: register.md 127 to 130. */
#include "register/pos-ops.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "register/pos-reprice.h"

#include <glib/gi18n.h>

/* Whether its tax group has a rate for what was picked, computing it again tells.
 * @picked: (nullable): what the product says. */
static gboolean
tax_as (PosRun *run, PosOrderLine *line, const char *picked, GError **error)
{
  g_autoptr (PosProduct) product =
      picked ? NULL : pos_quick_find_product (pos_run_get_register (run), line->item, error);

  if (!picked && !product)
    return FALSE;
  pos_text_set (&line->item_tax_group, picked ? picked : product->item_tax_group);
  return TRUE;
}

static gboolean
override_line_run (PosRun *run, GError **error)
{
  PosOrderLine *line = pos_run_get_line (run, error);

  if (!line || !pos_reprice_check (line, error) ||
      !tax_as (run, line, pos_run_get_text (run, "item_tax_group"), error))
    return FALSE;
  pos_run_recompute (run);
  return TRUE;
}

/* what is settled stays, what is added later follows. */
static gboolean
override_txn_run (PosRun *run, GError **error)
{
  const char *picked = pos_run_get_text (run, "item_tax_group");
  PosOrder *order = pos_run_get_order (run);

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_line_is_active (line) && pos_reprice_check (line, NULL) &&
      !tax_as (run, line, picked, error))
    return FALSE;
  pos_text_set (&order->tax_override, picked);
  pos_run_recompute (run);
  return TRUE;
}

#define GROUP_TEXT "item tax group; the tax group of each line must have a rate for it on its day"

static const PosParam line_pick_params[] = {
    {"line", POS_PARAM_ID, FALSE, "the selected line", "line", NULL},
    {"item_tax_group", POS_PARAM_TEXT, FALSE, "that of the product", GROUP_TEXT, NULL},
    POS_ANSWERS_PARAM,
    {NULL},
};

static const PosParam line_params[] = {
    {"line", POS_PARAM_ID, FALSE, "the selected line", "line", NULL},
    {"item_tax_group", POS_PARAM_TEXT, TRUE, NULL, GROUP_TEXT, NULL},
    POS_ANSWERS_PARAM,
    {NULL},
};

static const PosParam txn_pick_params[] = {
    {"item_tax_group", POS_PARAM_TEXT, FALSE, "those of the products", GROUP_TEXT, NULL},
    POS_ANSWERS_PARAM,
    {NULL},
};

static const PosParam txn_params[] = {
    {"item_tax_group", POS_PARAM_TEXT, TRUE, NULL, GROUP_TEXT, NULL},
    POS_ANSWERS_PARAM,
    {NULL},
};

#define TAX_OPERATION(key_, title_, description_, params_, example_, run_)                         \
  {                                                                                                \
    .key = key_, .title = title_, .description = description_, .icon = "pos-percent-symbolic",     \
    .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_UNPAID | POS_NEEDS_PLAIN,              \
    .place = POS_PLACE_TRANSACTION, .permission = "tax.override", .params = params_,               \
    .result = "nothing", .example = example_, .run = run_                                          \
  }

const PosOperation pos_ops_tax[] = {
    TAX_OPERATION ("tax.override_txn",
                   N_ ("Tax all as"),
                   N_ ("Tax the transaction as what the button says"),
                   txn_params,
                   "{\"item_tax_group\": \"RED\"}",
                   override_txn_run),
    TAX_OPERATION ("tax.override_txn_pick",
                   N_ ("Tax of transaction"),
                   N_ ("Tax all lines as something else, and those that are added"),
                   txn_pick_params,
                   "{\"item_tax_group\": \"RED\"}",
                   override_txn_run),
    TAX_OPERATION ("tax.override_line",
                   N_ ("Tax line as"),
                   N_ ("Tax the selected line as what the button says"),
                   line_params,
                   "{\"item_tax_group\": \"RED\"}",
                   override_line_run),
    TAX_OPERATION ("tax.override_line_pick",
                   N_ ("Tax of line"),
                   N_ ("Tax the selected line as something else"),
                   line_pick_params,
                   "{\"item_tax_group\": \"RED\"}",
                   override_line_run),
    {.key = NULL},
};
