/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-terms.c — see the header. */
#include "pricing/pos-terms.h"
#include "base/pos-error.h"

static gboolean
has (const char *text)
{
  return text && *text;
}

void
pos_terms_put (PosParameters *parameters, PosOrder *order)
{
  if (has (order->terms_of_payment) || has (order->method_of_payment))
    return;
  pos_text_set (&order->terms_of_payment, parameters->terms_of_payment);
  pos_text_set (&order->method_of_payment, parameters->method_of_payment);
}

gboolean
pos_terms_allow_card (PosConfig *config, const char *id)
{
  PosPaymentTerms *terms = has (id) ? pos_config_get (config, POS_TYPE_PAYMENT_TERMS, id) : NULL;

  return !has (id) || (terms && terms->type == POS_TERMS_CREDIT_CARD);
}

gboolean
pos_terms_check_card (PosConfig *config, PosOrder *order, GError **error)
{
  PosParameters *parameters = pos_config_get_parameters (config);
  /* One that is saved keeps what it was made with, be it none. */
  const char *id =
      pos_order_is_saved (order) ? order->terms_of_payment : parameters->terms_of_payment;

  return pos_terms_allow_card (config, id) ||
         pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_TENDER,
                        g_variant_new_parsed ("{'reason': <'terms'>, 'terms': <%s>}", id),
                        "The terms of payment “%s” are not those of a stored card",
                        id);
}
