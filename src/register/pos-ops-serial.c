/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-serial.c — the number of the piece that a line stands for: L2, R11. */
#include "base/pos-error.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"
#include "register/pos-serials.h"

#include <glib/gi18n.h>

static gboolean
refuse_left (PosOrderLine *line, GError **error)
{
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_new_parsed ("{'rule': <'X13'>, 'item': <%s>}", line->item),
                        "The piece has left already");
}

/* Of a single piece another number; of several one more. */
static gboolean
add (PosRun *run, PosOrderLine *line, const char *serial, PosSerialsPlace place, GError **error)
{
  g_auto (GStrv) known = pos_line_serials_dup (line, place.pieces);
  g_autoptr (GStrvBuilder) given = g_strv_builder_new ();
  g_auto (GStrv) serials = NULL;

  if (place.pieces.count > 1)
    g_strv_builder_addv (given, (const char **)known);
  g_strv_builder_add (given, serial);
  serials = g_strv_builder_end (given);
  return pos_serials_enter (run,
                            pos_run_get_order (run),
                            line,
                            (const char *const *)serials,
                            place,
                            POS_SERIALS_SET,
                            error);
}

static gboolean
serial_run (PosRun *run, GError **error)
{
  PosOrderLine *line = pos_run_get_line (run, error);
  g_autofree char *serial =
      g_strstrip (g_strdup (pos_text_or (pos_run_get_text (run, "serial"), "")));
  g_auto (GStrv) serials = pos_run_dup_texts (run, "serials");
  const char *const none[] = {NULL};
  PosSerialsPlace place;

  if (!line)
    return FALSE;
  place = pos_serials_get_place (line);
  if (pos_run_get_order (run)->flow == POS_ORDER_FLOW_CANCEL ||
      (line->invoiced.micro != 0 && place.pieces.count == 0))
    return refuse_left (line, error);
  if (*serial)
    return add (run, line, serial, place, error);
  return pos_serials_enter (run,
                            pos_run_get_order (run),
                            line,
                            serials ? (const char *const *)serials : none,
                            place,
                            POS_SERIALS_SET,
                            error);
}

static const PosParam serial_params[] = {
    {"line", POS_PARAM_ID, FALSE, "the selected line", "the line", NULL},
    {"serial",
     POS_PARAM_TEXT,
     FALSE,
     "none: takes them off",
     "the piece's serial number; of several pieces one more",
     NULL},
    {"serials", POS_PARAM_TEXTS, FALSE, NULL, "all numbers of the pieces that leave", NULL},
    POS_ANSWERS_PARAM,
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
        .either = (const char *const[]){"serial serials", NULL},
        .result = "serial_differs: of a returned line, the number that was sold",
        .example = "{\"serial\": \"SN-000123\"}",
        .run = serial_run,
    },
    {.key = NULL},
};
