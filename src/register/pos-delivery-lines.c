/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-delivery-lines.c — see the header. */
#include "register/pos-delivery-lines.h"
#include "base/pos-error.h"

/* X13: goods that moved already stay where they are. */
static gboolean
check_untouched (GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < lines->len; i++) {
    PosOrderLine *line = lines->pdata[i];

    if (line->picked.micro == 0 && line->packed.micro == 0 && line->invoiced.micro == 0)
      continue;
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'X13'>, 'item': <%s>}", line->item),
                          "Part of this line was picked, packed or invoiced already");
  }
  return TRUE;
}

/* Of what was handed over, or came back, nothing goes anywhere any more: "all" passes over it. */
static void
leave_out_closed (GPtrArray *lines)
{
  for (guint i = lines->len; i > 0; i--) {
    PosOrderLine *line = lines->pdata[i - 1];

    if (pos_order_line_is_return (line) || pos_order_line_get_open (line).micro == 0)
      g_ptr_array_remove_index (lines, i - 1);
  }
}

/* O7. */
static gboolean
check_no_return (GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    if (pos_order_line_is_return (lines->pdata[i]))
      return pos_set_error (error,
                            POS_ORDER_ERROR,
                            POS_ORDER_ERROR_STATUS,
                            g_variant_new_parsed ("{'rule': <'O7'>}"),
                            "A returned line comes back here and now");
  return lines->len > 0 || pos_set_error (error,
                                          POS_ORDER_ERROR,
                                          POS_ORDER_ERROR_NO_LINES,
                                          NULL,
                                          "Every line was handed over or comes back");
}

GPtrArray *
pos_delivery_lines_choose (PosRun *run, gboolean all, GError **error)
{
  g_autoptr (GPtrArray) lines =
      all ? pos_run_get_all_lines (run, error) : pos_run_get_lines (run, error);

  if (!lines)
    return NULL;
  if (all)
    leave_out_closed (lines);
  pos_run_recompute (run);
  if (!check_no_return (lines, error) || !check_untouched (lines, error))
    return NULL;
  return g_steal_pointer (&lines);
}
