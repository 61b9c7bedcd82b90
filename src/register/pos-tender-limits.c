/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tender-limits.c — see the header. */
#include "register/pos-tender-limits.h"
#include "register/pos-register-private.h"
#include "register/pos-tender-refusal.h"

/* Of this transaction; what an order was paid with before is another's. */
static gint64
sum_paid (PosOrder *order, PosTender *tender)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (payment->revision == 0 && payment->amount > 0 &&
      payment->state == POS_PAYMENT_STATE_CAPTURED && !g_strcmp0 (payment->tender, tender->id))
    sum += payment->amount;
  return sum;
}

static gboolean
refuse_less (PosTender *tender, gint64 minimum, const char *reason, GError **error)
{
  return pos_tender_refuse (
      reason,
      g_variant_new_parsed ("{'tender': <%s>, 'minimum_minor': <%x>}", tender->id, minimum),
      "That is too little to be paid in this way",
      error);
}

static gboolean
refuse_more (PosTender *tender, gint64 maximum, const char *reason, GError **error)
{
  return pos_tender_refuse (reason,
                            g_variant_new_parsed ("{'tender': <%s>, 'maximum_minor': <%x>}",
                                                  tender->id,
                                                  MAX (maximum, 0)),
                            "That is too much to be paid in this way",
                            error);
}

gboolean
pos_tender_limits_check (PosRun *run, PosTender *tender, gint64 amount, gint64 due, GError **error)
{
  gint64 paid;

  if (!tender)
    return TRUE;
  if (amount < 0)
    return !tender->no_refund ||
           pos_tender_refuse ("no-refund",
                              g_variant_new_parsed ("{'tender': <%s>}", tender->id),
                              "Nothing is given back in this way",
                              error);
  paid = sum_paid (pos_run_get_order (run), tender);
  if (amount > 0 && amount < tender->min_amount)
    return refuse_less (tender, tender->min_amount, "too-little", error);
  if (tender->max_amount > 0 && amount > tender->max_amount)
    return refuse_more (tender, tender->max_amount, "too-much", error);
  if (tender->max_total > 0 && amount > tender->max_total - paid)
    return refuse_more (tender, tender->max_total - paid, "too-much-together", error);
  if (tender->no_part && amount < due)
    return refuse_less (tender, due, "in-part", error);
  return TRUE;
}
