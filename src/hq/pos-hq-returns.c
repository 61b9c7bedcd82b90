/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-returns.c — see the header. */
#include "hq/pos-hq-returns.h"
#include "hq/pos-hq-claim-table.h"
#include "hq/pos-hq-order-table.h"
#include "model/pos-saying.h"
#include "pricing/pos-returns.h"

/* Whether @original does not know yet that what @sale brings back was ever handed over. */
static gboolean
is_ahead_of (PosOrder *original, PosOrder *sale)
{
  POS_LIST_FOREACH (PosOrderLine, returned, sale->lines)
  {
    PosOrderLine *line = !returned->voided && pos_order_line_is_return (returned)
                             ? pos_order_find_line (original, &returned->original_line)
                             : NULL;
    if (line && -returned->ordered.micro > line->invoiced.micro)
      return TRUE;
  }
  return FALSE;
}

gboolean
pos_hq_returns_find_fault (PosDbTxn *txn, PosOrder *sale, char **fault, GError **error)
{
  g_autoptr (GArray) ids = pos_returns_list_originals (sale);

  for (guint i = 0; i < ids->len && !*fault; i++) {
    g_autoptr (PosOrder) original = NULL;

    if (!pos_hq_order_table_get (txn, &g_array_index (ids, PosId, i), &original, error))
      return FALSE;
    if (!original)
      *fault = pos_saying_write ("original-missing", NULL);
    else if (is_ahead_of (original, sale))
      *fault = pos_saying_write ("hand-over-missing", NULL);
  }
  return TRUE;
}

static gboolean
tell_original (PosDbTxn *txn,
               PosOrder *original,
               PosOrder *before,
               PosOrder *sale,
               GPtrArray *made,
               GError **error)
{
  g_autofree char *over = NULL;

  if (!pos_returns_apply (original, before, sale, &over))
    return TRUE;
  if (over) {
    g_autofree char *message = pos_saying_write ("returned-too-much", "item", over, NULL);
    pos_text_set (&original->sync_message, message);
  }
  if (made)
    g_ptr_array_add (made, g_object_ref (original));
  return pos_hq_claim_table_drop (txn, &original->id, sale->register_id, error) &&
         pos_hq_order_table_put (txn, original, error);
}

gboolean
pos_hq_returns_follow (
    PosDbTxn *txn, PosOrder *before, PosOrder *sale, GPtrArray *made, GError **error)
{
  g_autoptr (GArray) ids = pos_returns_list_originals (sale);

  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (PosOrder) original = NULL;

    if (!pos_hq_order_table_get (txn, &g_array_index (ids, PosId, i), &original, error) ||
        (original && !tell_original (txn, original, before, sale, made, error)))
      return FALSE;
  }
  return TRUE;
}
