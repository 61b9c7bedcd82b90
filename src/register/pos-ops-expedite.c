/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-expedite.c — how soon somebody should see to an order or to some of its lines: §2.1. */
#include "base/pos-error.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>

static gboolean
check_code (PosRegister *self, const char *code, GError **error)
{
  if (!code || pos_config_get (self->config, POS_TYPE_EXPEDITE_CODE, code))
    return TRUE;
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_NOT_FOUND,
                        g_variant_new_parsed ("{'expedite': <%s>}", code),
                        "There is no expedite code “%.40s”",
                        code);
}

static gboolean
set_lines (PosRun *run, const char *code, GError **error)
{
  g_autoptr (GPtrArray) lines = pos_run_get_lines (run, error);

  if (!lines)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    pos_text_set (&((PosOrderLine *)lines->pdata[i])->expedite, code);
  return TRUE;
}

static gboolean
expedite_run (PosRun *run, GError **error)
{
  const char *code = pos_text_or (pos_run_get_text (run, "expedite"), NULL);

  if (!check_code (pos_run_get_register (run), code, error))
    return FALSE;
  if (pos_run_has_list (run, "lines"))
    return set_lines (run, code, error);
  pos_text_set (&pos_run_get_order (run)->expedite, code);
  return TRUE;
}

static const PosParam expedite_params[] = {
    {"expedite", POS_PARAM_TEXT, FALSE, "none: that of the delivery mode", "expedite code", NULL},
    {"lines", POS_PARAM_LINES, FALSE, "the whole order", "only these lines", NULL},
    {NULL},
};

const PosOperation pos_ops_expedite[] = {
    {
        .key = "order.expedite",
        .title = N_ ("Expedite"),
        .description = N_ ("Say how soon the order is to be seen to"),
        .icon = "pos-clock-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_PLAIN,
        .place = POS_PLACE_TRANSACTION,
        .permission = "order.edit",
        .params = expedite_params,
        .result = "nothing",
        .example = "{\"expedite\": \"RUSH\"}",
        .run = expedite_run,
    },
    {.key = NULL},
};
