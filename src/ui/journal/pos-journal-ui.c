/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-journal-ui.c — see the header. */
#include "ui/journal/pos-journal-ui.h"

#include "ui/journal/pos-journal-page.h"

static void
allowed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_shell_show_page (shell, pos_journal_page_new (shell));
}

/* The operation asks for the right, of somebody else where it is lacking; the page then reads what
 * it shows. */
static void
journal_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  pos_shell_run (
      shell, key, g_variant_new_parsed ("{'limit': <int64 1>}"), origin, allowed_cb, NULL);
}

void
pos_journal_ui_add (PosShell *shell)
{
  g_return_if_fail (POS_IS_SHELL (shell));
  pos_shell_add_opener (shell, "journal.open", journal_opener);
}
