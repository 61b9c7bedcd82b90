/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shift-money.c — see the header. */
#include "pricing/pos-shift-money.h"

#include "base/pos-error.h"

#include <string.h>

/* What each kind does to the money in the drawer. */
static const int signs[] = {
    [POS_SHIFT_ENTRY_START] = +1,
    [POS_SHIFT_ENTRY_FLOAT_IN] = +1,
    [POS_SHIFT_ENTRY_REMOVAL] = -1,
    [POS_SHIFT_ENTRY_SAFE_DROP] = -1,
    [POS_SHIFT_ENTRY_BANK_DROP] = -1,
    [POS_SHIFT_ENTRY_INCOME] = +1,
    [POS_SHIFT_ENTRY_EXPENSE] = -1,
    [POS_SHIFT_ENTRY_TENDERED] = +1,
    [POS_SHIFT_ENTRY_CHANGE] = -1,
    [POS_SHIFT_ENTRY_REFUND] = -1,
    [POS_SHIFT_ENTRY_DECLARED] = 0,
};

void
pos_shift_tender_free (PosShiftTender *self)
{
  g_free (self->tender);
  g_free (self);
}

PosShiftTender *
pos_shift_money_find (GPtrArray *tenders, const char *tender)
{
  for (guint i = 0; i < tenders->len; i++)
    if (!strcmp (((PosShiftTender *)tenders->pdata[i])->tender, tender))
      return tenders->pdata[i];
  return NULL;
}

static PosShiftTender *
find_or_add (GPtrArray *tenders, const char *tender)
{
  PosShiftTender *found = pos_shift_money_find (tenders, tender);

  if (found)
    return found;
  found = g_new0 (PosShiftTender, 1);
  found->tender = g_strdup (tender);
  g_ptr_array_add (tenders, found);
  return found;
}

static gboolean
counts_last (PosShiftEntryKind kind)
{
  return kind == POS_SHIFT_ENTRY_START || kind == POS_SHIFT_ENTRY_DECLARED;
}

static void
note (PosShiftTender *tender, const PosShiftSum *sum)
{
  tender->amounts[sum->kind] = counts_last (sum->kind) ? sum->last : sum->amount;
  if (sum->kind == POS_SHIFT_ENTRY_TENDERED || sum->kind == POS_SHIFT_ENTRY_REFUND)
    tender->n_payments += sum->count;
  if (sum->kind == POS_SHIFT_ENTRY_DECLARED)
    tender->n_counts = sum->count;
}

static gboolean
finish (PosShiftTender *tender, GError **error)
{
  for (guint kind = 0; kind < G_N_ELEMENTS (signs); kind++)
    if (!pos_minor_add (
            tender->expected, signs[kind] * tender->amounts[kind], &tender->expected, error))
      return FALSE;
  return tender->n_counts == 0 || pos_minor_add (tender->amounts[POS_SHIFT_ENTRY_DECLARED],
                                                 -tender->expected,
                                                 &tender->difference,
                                                 error);
}

GPtrArray *
pos_shift_money_add_up (GPtrArray *sums, GError **error)
{
  g_autoptr (GPtrArray) tenders =
      g_ptr_array_new_with_free_func ((GDestroyNotify)pos_shift_tender_free);

  for (guint i = 0; i < sums->len; i++) {
    const PosShiftSum *sum = sums->pdata[i];
    if (sum->kind <= POS_SHIFT_ENTRY_DECLARED && sum->subject)
      note (find_or_add (tenders, sum->subject), sum);
  }
  for (guint i = 0; i < tenders->len; i++)
    if (!finish (tenders->pdata[i], error))
      return NULL;
  return g_steal_pointer (&tenders);
}

gboolean
pos_shift_money_count (const PosPieces *pieces, gsize n, gint64 *sum, GError **error)
{
  *sum = 0;
  for (gsize i = 0; i < n; i++) {
    gint64 product;

    if (pieces[i].count < 0 || pieces[i].worth <= 0 ||
        __builtin_mul_overflow (pieces[i].worth, pieces[i].count, &product))
      return pos_set_error (error,
                            POS_ORDER_ERROR,
                            POS_ORDER_ERROR_AMOUNT,
                            g_variant_new_parsed ("{'rule': <'pieces'>}"),
                            "So many pieces of that cannot be");
    if (!pos_minor_add (*sum, product, sum, error))
      return FALSE;
  }
  return TRUE;
}
