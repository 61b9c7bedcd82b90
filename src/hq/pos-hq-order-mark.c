/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-order-mark.c — see the header. */
#include "hq/pos-hq-order-mark.h"
#include "model/pos-line-serials.h"

#include <string.h>

/* As many digits of a card as a receipt shows. */
#define CARD_DIGITS 4

static const char PUT[] = "INSERT INTO order_mark (kind, mark, order_id) "
                          "VALUES (:kind, :mark, :order) ON CONFLICT DO NOTHING";

static gboolean
put (PosDbTxn *txn, const PosId *order, const char *kind, const char *mark, GError **error)
{
  g_autoptr (PosDbStatement) statement = NULL;

  if (!mark || !*mark)
    return TRUE;
  statement = pos_db_txn_prepare (txn, PUT);
  pos_db_bind_text (statement, ":kind", kind);
  pos_db_bind_text (statement, ":mark", mark);
  pos_db_bind_id (statement, ":order", order);
  return pos_db_run (statement, error);
}

static gboolean
put_line (PosDbTxn *txn, const PosId *order, PosOrderLine *line, GError **error)
{
  g_auto (GStrv) serials = pos_line_serials_dup (line, pos_line_serials_get_all (line));

  if (!put (txn, order, "item", line->item, error) || !put (txn, order, "mode", line->mode, error))
    return FALSE;
  for (GStrv serial = serials; *serial; serial++)
    if (!put (txn, order, "serial", *serial, error))
      return FALSE;
  return TRUE;
}

/* The last signs of what a receipt shows of a card: these are digits, in one byte each. */
static const char *
end_of (const char *masked)
{
  gsize length = strlen (pos_text_or (masked, ""));

  return length >= CARD_DIGITS ? masked + length - CARD_DIGITS : NULL;
}

gboolean
pos_hq_order_mark_put (PosDbTxn *txn, PosOrder *order, GError **error)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (!put_line (txn, &order->id, line, error))
    return FALSE;
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (!put (txn, &order->id, "card", end_of (payment->masked), error))
    return FALSE;
  return TRUE;
}

/* Who asks for what has none is answered by the documents. */
static void
bind_list (PosDbStatement *select, const char *name, GStrv marks)
{
  const char *const *list = (const char *const *)marks;

  pos_db_bind_texts (select, name, list && g_strv_contains (list, "") ? NULL : list);
}

static void
bind_one (PosDbStatement *select, const char *name, const char *mark)
{
  const char *const marks[] = {mark, NULL};

  pos_db_bind_texts (select, name, mark ? marks : NULL);
}

void
pos_hq_order_mark_bind (PosDbStatement *select, PosOrderFilter *filter)
{
  const PosOrderTerms *terms = &filter->terms;
  gboolean whole = filter->card && strlen (filter->card) == CARD_DIGITS;

  bind_list (select, ":items", terms->item);
  bind_list (select, ":modes", terms->modes);
  bind_one (select, ":serials", filter->serial);
  bind_one (select, ":cards", whole ? filter->card : NULL);
}
