/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-batch.c — of which batches the goods of a line are: §10.53. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "register/pos-batches.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>

static gboolean
check_open (PosOrder *order, PosOrderLine *line, GError **error)
{
  if (order->flow == POS_ORDER_FLOW_CANCEL ||
      (line->invoiced.micro != 0 && !pos_order_line_is_deferred (line)))
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'X13'>, 'item': <%s>}", line->item),
                          "It has left already");
  if (pos_order_line_is_deferred (line) && line->hand_over.micro == 0)
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_PRODUCT,
        g_variant_new_parsed ("{'reason': <'batch-later'>, 'item': <%s>}", line->item),
        "The batch of %s is said when it is picked, picked up or shipped",
        line->item);
  return TRUE;
}

static PosQuantity
get_quantity (PosOrderLine *line)
{
  return pos_order_line_is_deferred (line) ? line->hand_over : pos_line_batches_get_most (line);
}

static gboolean
batch_run (PosRun *run, GError **error)
{
  PosOrderLine *line = pos_run_get_line (run, error);
  const char *name = line ? pos_text_or (pos_run_get_text (run, "batch"), "") : NULL;
  gboolean several = pos_run_get_text (run, "batches") != NULL;
  g_autoptr (json_t) part = json_object ();

  if (!line || !check_open (pos_run_get_order (run), line, error))
    return FALSE;
  json_object_set_new (part, "batch", json_string (name));
  if (several) {
    json_t *list = pos_run_dup_json (run, "batches", error);
    if (!list)
      return FALSE;
    json_object_set_new (part, "batches", list);
  }
  if (!*name && !several)
    pos_line_batches_forget (line);
  return pos_batches_take (line, part, get_quantity (line), POS_BATCHES_LEAVE, error);
}

static const PosParam batch_params[] = {
    {"line", POS_PARAM_ID, FALSE, "the selected line", "the line", NULL},
    {"batch", POS_PARAM_TEXT, FALSE, "none: takes them off", "the batch of all that leaves", NULL},
    {"batches", POS_PARAM_PARTS, FALSE, NULL, "where it is of several: how much of each", NULL},
    {NULL},
};

static const PosParts batch_parts[] = {
    {"batches", pos_batches_members},
    {NULL},
};

const PosOperation pos_ops_batch[] = {
    {
        .key = "line.batch",
        .title = N_ ("Batch number"),
        .description = N_ ("Say of which batch it is"),
        .icon = "pos-tag-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_UNPAID,
        .place = POS_PLACE_TRANSACTION,
        .params = batch_params,
        .parts = batch_parts,
        .either = (const char *const[]){"batch batches", NULL},
        .result = "nothing; the line has what was said",
        .example = "{\"batch\": \"B-2026-17\"}",
        .run = batch_run,
    },
    {.key = NULL},
};
