/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-refunding.c — see the header. */
#include "register/pos-refunding.h"
#include "base/pos-error.h"
#include "pricing/pos-refunds.h"
#include "register/pos-gifts.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "register/pos-returning.h"
#include "register/pos-tender-refusal.h"
#include "register/pos-tendering.h"

gboolean
pos_refunding_is_return (PosOrder *cart)
{
  return cart->flow == POS_ORDER_FLOW_NEW && cart->due_now < 0;
}

void
pos_refunding_free (PosRefunding *refunding)
{
  g_clear_pointer (&refunding->originals, g_ptr_array_unref);
  g_clear_pointer (&refunding->parts, g_array_unref);
  g_free (refunding);
}

static gint64
sum_parts (GArray *parts)
{
  gint64 sum = 0;

  for (guint i = 0; i < parts->len; i++)
    sum += g_array_index (parts, PosRefundPart, i).amount;
  return sum;
}

static GVariant *
list_allowed (const PosPricing *pricing, PosOrder *cart, GPtrArray *originals)
{
  GPtrArray *tenders = pos_config_list (pricing->config, POS_TYPE_TENDER);
  GVariantBuilder allowed;

  g_variant_builder_init (&allowed, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < tenders->len; i++) {
    PosTender *tender = tenders->pdata[i];

    if (pos_config_takes (pricing->store, tender) &&
        pos_return_refunds_get_most (pricing, cart, originals, tender->id) > 0)
      g_variant_builder_add (&allowed, "s", tender->id);
  }
  return g_variant_builder_end (&allowed);
}

/* Returns: (transfer full): whose payments go back. */
static GPtrArray *
load_originals (PosRegister *self, PosOrder *cart, GError **error)
{
  g_autoptr (GPtrArray) own = NULL;
  PosOrder *saved;

  if (cart->flow == POS_ORDER_FLOW_NEW)
    return pos_returning_load (self, cart, error);
  own = g_ptr_array_new_with_free_func (g_object_unref);
  saved =
      pos_quick_need_order (self, &cart->id, "The order is not on this register any more", error);
  if (!saved)
    return NULL;
  g_ptr_array_add (own, saved);
  return g_steal_pointer (&own);
}

static PosRefunding *
refunding_new (PosRun *run, const char *tender, gint64 amount, GError **error)
{
  g_autoptr (PosRefunding) self = g_new0 (PosRefunding, 1);
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *cart = pos_run_get_order (run);

  self->originals = load_originals (pos_run_get_register (run), cart, error);
  if (!self->originals)
    return NULL;
  self->parts = pos_return_refunds_plan (&pricing, cart, self->originals, tender, amount, FALSE);
  return g_steal_pointer (&self);
}

/* What nothing that was paid can go back as. */
static gboolean
refuse_nothing (const PosPricing *pricing, const char *tender, GError **error)
{
  if (pos_config_is_tender (pricing->config, tender, POS_TENDER_GIFT_CARD))
    return pos_tender_refuse (
        "gift-linked", NULL, "No gift card paid any of what goes back", error);
  /* What is too much was paid in this very cart. */
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_PAID,
                        g_variant_new_parsed ("{'reason': <'paid'>, 'next': <'pay.void'>}"),
                        "More was paid here than is due: void that payment");
}

/* The store's policy does not let @amount pass: somebody else may.  Nobody is asked to let pass
 * what cannot. */
static gboolean
plan_freely (PosRun *run, PosRefunding *self, const char *tender, gint64 amount, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *cart = pos_run_get_order (run);
  g_autoptr (GArray) parts =
      pos_return_refunds_plan (&pricing, cart, self->originals, tender, amount, TRUE);
  GVariantDict details;

  if (parts->len == 0)
    return refuse_nothing (&pricing, tender, error);

  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "amount_minor", "x", amount);
  g_variant_dict_insert (&details, "maximum_minor", "x", sum_parts (self->parts));
  g_variant_dict_insert (&details, "reason", "s", "return-tender");
  g_variant_dict_insert (&details, "tender", "s", tender);
  g_variant_dict_insert_value (&details, "allowed", list_allowed (&pricing, cart, self->originals));
  if (!pos_run_require (run, "return.other_tender", g_variant_dict_end (&details), error))
    return FALSE;
  g_array_unref (self->parts);
  self->parts = g_steal_pointer (&parts);
  return TRUE;
}

PosRefunding *
pos_refunding_plan (PosRun *run, const char *tender, gint64 amount, GError **error)
{
  g_autoptr (PosRefunding) self = refunding_new (run, tender, amount, error);

  if (!self ||
      (sum_parts (self->parts) < amount && !plan_freely (run, self, tender, amount, error)))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
pos_refunding_exceeds (PosRegister *self, const char *tender)
{
  PosOrder *cart = self->order;
  PosPricing pricing = pos_register_get_pricing (self);

  if (!pos_refunding_is_return (cart) || pos_register_is_permitted (self, "return.other_tender"))
    return FALSE;
  g_autoptr (GPtrArray) originals = pos_returning_load (self, cart, NULL);
  return originals &&
         pos_return_refunds_get_most (&pricing, cart, originals, tender) < -cart->due_now;
}

void
pos_refunding_put (PosRun *run, PosRefunding *refunding, const char *tender, gint64 rounding)
{
  for (guint i = 0; i < refunding->parts->len; i++) {
    PosRefundPart *part = &g_array_index (refunding->parts, PosRefundPart, i);
    PosPayment *payment = pos_tendering_add (run, tender, -part->amount);

    payment->original = part->payment ? part->payment->id : POS_ID_NONE;
    payment->rounding = i == 0 ? rounding : 0;
    payment->tendered = payment->amount - payment->rounding;
  }
}

PosRefunding *
pos_refunding_plan_card (PosRun *run, const char *tender, gint64 *amount, GError **error)
{
  gint64 due = -pos_run_get_order (run)->due_now;
  g_autoptr (PosRefunding) self = refunding_new (run, tender, due, error);

  if (!self || (self->parts->len == 0 && !plan_freely (run, self, tender, due, error)))
    return NULL;
  g_array_set_size (self->parts, pos_return_refunds_count_card (self->parts));
  *amount = sum_parts (self->parts);
  return g_steal_pointer (&self);
}

gboolean
pos_refunding_check_account (PosRun *run, GError **error)
{
  PosOrder *cart = pos_run_get_order (run);
  gint64 left = pos_refunds_get_account_deposit (pos_run_get_register (run)->config, cart);

  if (cart->due_now >= 0 || pos_refunding_is_return (cart) || left == 0)
    return TRUE;
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_TENDER,
                        g_variant_new_parsed ("{'reason': <'to-account'>, 'amount_minor': <%x>}",
                                              MIN (left, -cart->due_now)),
                        "What was put on account goes back there first");
}

gint64
pos_refunding_get_next (PosRegister *self, PosOrder *cart, PosTenderKind kind, PosId *payment)
{
  PosPricing pricing = pos_register_get_pricing (self);
  const char *card = pos_config_get_tender_id (pricing.config, pricing.store, kind);
  g_autoptr (GPtrArray) originals = load_originals (self, cart, NULL);
  g_autoptr (GArray) parts = NULL;

  *payment = POS_ID_NONE;
  if (!originals)
    return -cart->due_now;
  parts = pos_return_refunds_plan (&pricing, cart, originals, card, -cart->due_now, FALSE);
  if (parts->len == 0)
    return -cart->due_now;
  const PosRefundPart *first = &g_array_index (parts, PosRefundPart, 0);
  if (first->payment)
    *payment = first->payment->id;
  g_array_set_size (parts, pos_return_refunds_count_card (parts));
  return sum_parts (parts);
}

gint64
pos_register_get_card_refund (PosRegister *self, PosOrder *cart)
{
  PosId payment;

  return pos_refunding_get_next (self, cart, POS_TENDER_CARD, &payment);
}

gint64
pos_register_get_gift_refund (PosRegister *self, PosOrder *cart)
{
  PosId payment = POS_ID_NONE;
  gint64 amount =
      cart->due_now < 0 ? pos_refunding_get_next (self, cart, POS_TENDER_GIFT_CARD, &payment) : 0;

  return pos_id_is_none (&payment) ? 0 : amount;
}
