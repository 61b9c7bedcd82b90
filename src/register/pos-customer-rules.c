/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-customer-rules.c — see the header. */
#include "register/pos-customer-rules.h"
#include "base/pos-error.h"
#include "model/pos-message.h"
#include "register/pos-register-private.h"

gboolean
pos_customer_rules_check (PosCustomer *customer, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (pos_text_or (customer->name, "")));

  if (!*name)
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_MISSING,
                          g_variant_new_parsed ("{'field': <'name'>}"),
                          "A customer needs a name");
  /* A receipt is going to be written to it. */
  if (customer->email && !pos_message_is_address (customer->email))
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_PARSE,
                          g_variant_new_parsed ("{'field': <'email'>}"),
                          "That is not an e-mail address");
  pos_text_set (&customer->name, name);
  return TRUE;
}

gboolean
pos_customer_rules_check_address (PosRegister *self, PosAddress *address, GError **error)
{
  const char *missing;

  if (!pos_text_or (address->country, NULL) && self->store)
    pos_text_set (&address->country, self->store->country);
  missing = !pos_text_or (address->street, NULL)    ? "street"
            : !pos_text_or (address->city, NULL)    ? "city"
            : !pos_text_or (address->country, NULL) ? "country"
                                                    : NULL;

  if (!missing)
    return TRUE;
  return pos_set_error (error,
                        POS_VALUE_ERROR,
                        POS_VALUE_ERROR_MISSING,
                        g_variant_new_parsed ("{'field': <%s>}", missing),
                        "An address needs a %s",
                        missing);
}
