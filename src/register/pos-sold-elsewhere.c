/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sold-elsewhere.c — see the header. */
#include "register/pos-sold-elsewhere.h"
#include "base/pos-error.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

gboolean
pos_sold_elsewhere_check (PosRegister *self, PosOrder *cart, GError **error)
{
  g_autoptr (PosOrder) sold = NULL;
  const char *where;

  if (cart->flow != POS_ORDER_FLOW_NEW)
    return TRUE;
  sold = pos_quick_get_order (self, &cart->id, NULL);
  if (!sold)
    return TRUE;
  where = pos_text_or (sold->register_id, self->till->id);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_new_parsed ("{'rule': <'cart-sold'>, 'register': <%s>}", where),
                        "Register %s had this transaction as well, and finished it",
                        where);
}
