/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-charges-ui.c — see the header. */
#include "ui/charges/pos-charges-ui.h"

#include "ui/charges/pos-charge-dialog.h"
#include "ui/charges/pos-charge-history-page.h"
#include "ui/charges/pos-charge-page.h"
#include "ui/charges/pos-charge-recalculate.h"

/* A button that says it all asks nothing. */
static gboolean
is_whole (GVariant *args)
{
  return args && (g_variant_lookup (args, "amount", "x", NULL) ||
                  g_variant_lookup (args, "remove", "b", NULL));
}

static void
open_manage (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (is_whole (args))
    pos_shell_run (shell, key, args, origin, NULL, NULL);
  else
    pos_shell_show_page (shell, pos_charge_page_new (shell));
}

static void
open_add (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (is_whole (args) && g_variant_lookup (args, "code", "&s", NULL))
    pos_shell_run (shell, key, args, origin, NULL, NULL);
  else
    pos_charge_dialog_add (shell, key, args, origin);
}

void
pos_charges_ui_add (PosShell *shell)
{
  g_return_if_fail (POS_IS_SHELL (shell));
  pos_shell_add_opener (shell, "charge.header_add", open_add);
  pos_shell_add_opener (shell, "charge.history", pos_charge_history_page_open);
  pos_shell_add_opener (shell, "charge.line_add", open_add);
  pos_shell_add_opener (shell, "charge.manage", open_manage);
  pos_shell_add_opener (shell, "charge.recalculate", pos_charge_recalculate_open);
}
