/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-serial.c — the number of the piece that a line stands for: L2, R11. */
#include "base/pos-error.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"
#include "register/pos-serials.h"

#include <glib/gi18n.h>

static gboolean
serial_run (PosRun *run, GError **error)
{
  PosOrderLine *line = pos_run_get_line (run, error);
  PosOrder *order = line ? pos_run_get_order (run) : NULL;
  g_autofree char *serial =
      g_strstrip (g_strdup (pos_text_or (pos_run_get_text (run, "serial"), "")));

  if (!line)
    return FALSE;
  if (order->flow == POS_ORDER_FLOW_CANCEL || line->invoiced.micro != 0)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'X13'>, 'item': <%s>}", line->item),
                          "The piece has left already");
  return pos_serials_enter (run, order, line, pos_text_or (serial, NULL), error);
}

static const PosParam serial_params[] = {
    {"line", POS_PARAM_ID, FALSE, "the selected line", "the line", NULL},
    {"serial", POS_PARAM_TEXT, FALSE, "none: takes it off", "the piece's serial number", NULL},
    {NULL},
};

const PosOperation pos_ops_serial[] = {
    {
        .key = "line.serial",
        .title = N_ ("Serial number"),
        .description = N_ ("Say which piece it is"),
        .icon = "pos-tag-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_UNPAID,
        .place = POS_PLACE_TRANSACTION,
        .params = serial_params,
        .result = "serial_differs: of a returned line, the number that was sold",
        .example = "{\"serial\": \"SN-000123\"}",
        .run = serial_run,
    },
    {.key = NULL},
};
