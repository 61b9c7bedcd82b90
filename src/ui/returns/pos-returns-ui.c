/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-returns-ui.c — see the header. */
#include "ui/returns/pos-returns-ui.h"

#include "ui/returns/pos-return-again.h"
#include "ui/returns/pos-return-blind.h"
#include "ui/returns/pos-return-page.h"
#include "ui/returns/pos-shipping-refund.h"

static void
open_by_receipt (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  const char *order = NULL;
  gboolean again = FALSE;
  PosPage *page;

  if (args && g_variant_lookup (args, "again", "b", &again) && again &&
      !g_variant_lookup (args, "reason", "&s", NULL)) {
    pos_return_again_open (shell, args, origin);
    return;
  }
  if (args &&
      (g_variant_lookup (args, "lines", "&s", NULL) || g_variant_lookup (args, "all", "b", NULL))) {
    pos_shell_run (shell, key, args, origin, NULL, NULL);
    return;
  }
  if (args)
    g_variant_lookup (args, "order", "&s", &order);
  page = pos_return_page_new (shell);
  pos_shell_show_page (shell, page);
  if (order)
    pos_return_page_find (POS_RETURN_PAGE (page), order);
}

void
pos_returns_ui_add (PosShell *shell)
{
  g_return_if_fail (POS_IS_SHELL (shell));
  pos_shell_add_opener (shell, "return.blind", pos_return_blind_opener);
  pos_shell_add_opener (shell, "return.by_receipt", open_by_receipt);
  pos_shell_add_opener (shell, "order.refund_shipping", pos_shipping_refund_opener);
}
