/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tender-refusal.c — see the header. */
#include "register/pos-tender-refusal.h"
#include "base/pos-error.h"

gboolean
pos_tender_refuse (const char *reason, GVariant *details, const char *message, GError **error)
{
  g_autoptr (GVariant) owned = details ? g_variant_ref_sink (details) : NULL;
  GVariantDict dict;

  g_variant_dict_init (&dict, owned);
  g_variant_dict_insert (&dict, "reason", "s", reason);
  return pos_set_error (
      error, POS_ORDER_ERROR, POS_ORDER_ERROR_TENDER, g_variant_dict_end (&dict), "%s", message);
}
