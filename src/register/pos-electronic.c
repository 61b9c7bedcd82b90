/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-electronic.c — see the header. */
#include "register/pos-electronic.h"

#include "base/pos-error.h"
#include "pricing/pos-delivery.h"
#include "register/pos-delivery-args.h"
#include "register/pos-offer.h"
#include "register/pos-register-private.h"

void
pos_electronic_take_out (PosRun *run, GPtrArray *lines, GPtrArray *sent)
{
  PosRegister *self = pos_run_get_register (run);
  const char *mode = pos_run_get_text (run, "mode");
  gboolean named =
      mode && pos_delivery_get_mode_class (self->config, mode, pos_register_get_today (self)) ==
                  POS_MODE_ELECTRONIC;

  for (guint i = 0; i < lines->len; i++)
    if (named || pos_offer_is_electronic (self, lines->pdata[i]))
      g_ptr_array_add (sent, lines->pdata[i]);
  if (mode && !named && sent->len == lines->len)
    g_ptr_array_set_size (sent, 0);
  for (guint i = 0; i < sent->len; i++)
    g_ptr_array_remove (lines, sent->pdata[i]);
}

gboolean
pos_electronic_check_charge (PosRun *run, GError **error)
{
  gint64 amount = 0;

  return !pos_run_get_number (run, "charge", &amount) || amount == 0 ||
         pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_AMOUNT,
                        NULL,
                        "What goes by e-mail costs no shipping");
}

/* A mode that names its products says what can be sent so.  One that names none takes everything
 * and says nothing: then it is what no carrier takes. */
static gboolean
check_nature (PosRegister *self, GPtrArray *sent, const char *mode, GError **error)
{
  PosDeliveryMode *found = pos_config_get (self->config, POS_TYPE_DELIVERY_MODE, mode);

  if (!found || (found->products && *found->products))
    return TRUE;
  for (guint i = 0; i < sent->len; i++) {
    PosOrderLine *line = sent->pdata[i];

    if (!pos_offer_is_electronic (self, line))
      return pos_set_error (
          error,
          POS_ORDER_ERROR,
          POS_ORDER_ERROR_NO_DELIVERY_MODE,
          g_variant_new_parsed (
              "{'mode': <%s>, 'reason': <'not-electronic'>, 'item': <%s>}", mode, line->item),
          "%s is no electronic product: a carrier takes it",
          line->item);
  }
  return TRUE;
}

static gboolean
check (PosRun *run, GPtrArray *sent, const char *mode, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosPricing pricing = pos_run_get_pricing (run);
  g_autoptr (GArray) parcel = pos_offer_make_parcel (self, POS_INTENT_ELECTRONIC, sent);

  if (!pos_offer_can_reach (pricing.customer))
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_NO_ADDRESS,
                          g_variant_new_parsed ("{'reason': <'email'>}"),
                          "The customer has no e-mail address");
  return pos_delivery_check_mode (&pricing,
                                  POS_INTENT_ELECTRONIC,
                                  self->store->id,
                                  (gpointer)parcel->data,
                                  parcel->len,
                                  NULL,
                                  mode,
                                  error) &&
         check_nature (self, sent, mode, error);
}

gboolean
pos_electronic_send (PosRun *run, GPtrArray *sent, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  const char *mode = pos_config_get_parameters (pricing.config)->electronic_mode;
  PosAddress *address;
  PosDate date;

  if (sent->len == 0)
    return TRUE;
  if (!check (run, sent, mode, error) ||
      !pos_delivery_args_choose_date (run, mode, NULL, &date, error) ||
      !pos_delivery_args_make_type (run, error))
    return FALSE;
  address = pos_customer_get_primary_address (pricing.customer);
  if (address)
    pos_order_keep_address (pos_run_get_order (run), address);
  for (guint i = 0; i < sent->len; i++) {
    PosOrderLine *line = sent->pdata[i];

    pos_order_line_clear_delivery (line);
    line->intent = POS_INTENT_ELECTRONIC;
    pos_text_set (&line->mode, mode);
    pos_text_set (&line->address, address ? address->id : NULL);
    line->date = date;
  }
  return TRUE;
}
