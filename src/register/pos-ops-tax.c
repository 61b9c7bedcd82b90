/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-tax.c — what a line is taxed as, when a person knows better: register.md 130. */
#include "register/pos-ops.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "register/pos-reprice.h"

#include <glib/gi18n.h>

/* Whether its tax group has a rate for what was picked, computing it again tells. */
static gboolean
override_line_run (PosRun *run, GError **error)
{
  const char *picked = pos_run_get_text (run, "item_tax_group");
  PosOrderLine *line = pos_run_get_line (run, error);

  if (!line || !pos_reprice_check (line, error))
    return FALSE;
  if (picked) {
    pos_text_set (&line->item_tax_group, picked);
  } else {
    g_autoptr (PosProduct) product =
        pos_quick_find_product (pos_run_get_register (run), line->item, error);
    if (!product)
      return FALSE;
    pos_text_set (&line->item_tax_group, product->item_tax_group);
  }
  pos_run_recompute (run);
  return TRUE;
}

static const PosParam override_line_params[] = {
    {"line", POS_PARAM_ID, FALSE, "the selected line", "line", NULL},
    {"item_tax_group",
     POS_PARAM_TEXT,
     FALSE,
     "that of the product",
     "item tax group; the tax group of the line must have a rate for it when it is delivered",
     NULL},
    {NULL},
};

const PosOperation pos_ops_tax[] = {
    {
        .key = "tax.override_line_pick",
        .title = N_ ("Tax of line"),
        .description = N_ ("Tax the selected line as something else"),
        .icon = "pos-percent-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_UNPAID | POS_NEEDS_PLAIN,
        .place = POS_PLACE_TRANSACTION,
        .permission = "tax.override",
        .params = override_line_params,
        .result = "nothing",
        .example = "{\"item_tax_group\": \"RED\"}",
        .run = override_line_run,
    },
    {.key = NULL},
};
