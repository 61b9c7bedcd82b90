/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-customer-rules.c — see the header. */
#include "register/pos-customer-rules.h"
#include "base/pos-error.h"
#include "base/pos-iso.h"
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

static void
strip (char **text)
{
  g_autofree char *stripped = *text ? g_strstrip (g_strdup (*text)) : NULL;

  pos_text_set (text, pos_text_or (stripped, NULL));
}

/* Taxes, delivery modes and fraud rules are found by it: it is written as they have it. */
static gboolean
check_country (PosAddress *address, GError **error)
{
  g_autofree char *code = g_ascii_strup (address->country, -1);

  pos_text_set (&address->country, code);
  return pos_iso_is_country (code) ||
         pos_set_error (error,
                        POS_VALUE_ERROR,
                        POS_VALUE_ERROR_PARSE,
                        g_variant_new_parsed ("{'field': <'country'>}"),
                        "“%.40s” is no country: two letters, such as NL",
                        code);
}

gboolean
pos_customer_rules_check_address (PosRegister *self, PosAddress *address, GError **error)
{
  char **const texts[] = {&address->street,
                          &address->postcode,
                          &address->city,
                          &address->county,
                          &address->state,
                          &address->country};
  const char *missing;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    strip (texts[i]);

  if (!pos_text_or (address->country, NULL) && self->store)
    pos_text_set (&address->country, self->store->country);
  missing = !pos_text_or (address->street, NULL)    ? "street"
            : !pos_text_or (address->city, NULL)    ? "city"
            : !pos_text_or (address->country, NULL) ? "country"
                                                    : NULL;

  if (!missing)
    return check_country (address, error);
  return pos_set_error (error,
                        POS_VALUE_ERROR,
                        POS_VALUE_ERROR_MISSING,
                        g_variant_new_parsed ("{'field': <%s>}", missing),
                        "An address needs a %s",
                        missing);
}
