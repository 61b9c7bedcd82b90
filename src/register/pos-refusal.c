/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-refusal.c — see the header. */
#include "register/pos-refusal.h"
#include "base/pos-error.h"

gboolean
pos_refuse (const char *rule, const char *words, GError **error)
{
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_new_parsed ("{'rule': <%s>}", rule),
                        "%s",
                        words);
}
