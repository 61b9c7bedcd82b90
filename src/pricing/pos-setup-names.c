/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setup-names.c — see the header. */
#include "pricing/pos-setup-names.h"

#include <glib/gi18n.h>

static const struct {
  const char *nick;
  const char *name;
} kinds[] = {
    {"parameters", N_ ("set of parameters")},
    {"feature", N_ ("feature switch")},
    {"profile", N_ ("channel profile")},
    {"hold-code", N_ ("hold code")},
    {"hardware-profile", N_ ("hardware profile")},
    {"receipt-profile", N_ ("receipt profile")},
    {"reason-list", N_ ("list of reasons")},
    {"info-code", N_ ("question about an operation")},
    {"tender", N_ ("tender")},
    {"credit", N_ ("credit limit")},
    {"card-type", N_ ("card type")},
    {"payment-terms", N_ ("set of terms of payment")},
    {"return-policy", N_ ("return policy")},
    {"tax-group", N_ ("tax group")},
    {"tax-rate", N_ ("tax rate")},
    {"price-group", N_ ("price group")},
    {"affiliation", N_ ("affiliation")},
    {"warehouse", N_ ("warehouse")},
    {"return-reason", N_ ("return reason")},
    {"return-location", N_ ("policy of return locations")},
    {"fulfillment-group", N_ ("fulfillment group")},
    {"store", N_ ("store")},
    {"dom-profile", N_ ("assignment profile")},
    {"register", N_ ("register")},
    {"attribute-group", N_ ("group of attributes")},
    {"expedite-code", N_ ("expedite code")},
    {"delivery-mode", N_ ("delivery mode")},
    {"slot-rule", N_ ("rule of pick-up times")},
    {"message-template", N_ ("message template")},
    {"charge-code", N_ ("charge code")},
    {"charge-rule", N_ ("charge rule")},
    {"shipping-discount", N_ ("shipping discount")},
    {"role", N_ ("role")},
    {"worker", N_ ("worker")},
    {"layout", N_ ("screen layout")},
    {"layout-assignment", N_ ("assignment of a layout")},
    {"category", N_ ("category")},
    {"price-adjustment", N_ ("price adjustment")},
    {"discount", N_ ("discount")},
    {"coupon", N_ ("coupon")},
    {"barcode-mask", N_ ("barcode mask")},
    {"fraud-rule", N_ ("fraud rule")},
    {"product", N_ ("product")},
    {"customer", N_ ("customer")},
    {"address", N_ ("address of the customer")},
    {"destination", N_ ("destination")},
};

const char *
pos_setup_name_kind (const char *nick)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].nick, nick))
      return kinds[i].name;
  return nick;
}
