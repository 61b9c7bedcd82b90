/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-renew.c — see the header. */
#include "ui/recall/pos-recall-renew.h"

#include "pricing/pos-authorizations.h"
#include "pricing/pos-deposit.h"
#include "ui/common/pos-translator.h"

gboolean
pos_recall_renew_is_wanted (PosShell *shell, PosOrder *order)
{
  gint64 soon = pos_register_get_now (pos_shell_get_register (shell)) +
                POS_AUTHORIZATIONS_SOON_DAYS * G_TIME_SPAN_DAY;

  if (pos_deposit_lost_its_card (order))
    return TRUE;
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (pos_authorizations_ends_by (payment, soon))
    return TRUE;
  return FALSE;
}

static void
renewed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autofree const char **expired = NULL;

  if (!result || !g_variant_lookup (result, "expired", "^a&s", &expired))
    return;
  pos_shell_tell (shell,
                  expired[0] ? _ ("The card declined. The order waits for another card.")
                             : _ ("The card has reserved it again"),
                  NULL,
                  NULL);
}

void
pos_recall_renew_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  pos_shell_run (shell, key, args, origin, renewed_cb, NULL);
}
