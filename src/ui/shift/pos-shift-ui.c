/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shift-ui.c — see the header. */
#include "ui/shift/pos-shift-ui.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/shift/pos-count-page.h"
#include "ui/shift/pos-drawer-dialog.h"
#include "ui/shift/pos-shift-close.h"
#include "ui/shift/pos-shift-detail.h"
#include "ui/shift/pos-shift-page.h"

static void
allowed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_shell_show_page (shell, pos_shift_page_new (shell));
}

/* The operation asks for the right, of somebody else where it is lacking; the page then reads what
 * it shows. */
static void
manage_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  pos_shell_run (shell, key, NULL, origin, allowed_cb, NULL);
}

static void
count_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  const char *shift = NULL;

  if (args)
    g_variant_lookup (args, "shift", "&s", &shift);
  pos_shell_show_page (shell, pos_count_page_new (shell, shift));
}

static void
money_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  pos_drawer_dialog_open (shell, key, args);
}

/* Whose account, before how much. */
static void
account_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (pos_register_get_order (pos_shell_get_register (shell))->customer)
    pos_drawer_dialog_open (shell, key, args);
  else
    pos_shell_open (shell, "customer.search", g_variant_new_parsed ("{'then': <%s>}", key), origin);
}

static void
opened_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_shell_tell (shell, _ ("The shift is open."), NULL, NULL);
}

/* Without a question where nobody has to say what is in the drawer. */
static void
open_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosProfile *profile =
      pos_config_get_profile (pos_register_get_config (reg), pos_register_get_store_record (reg));

  if (profile->ask_start_amount && !pos_register_get_shift (reg))
    pos_drawer_dialog_open (shell, key, args);
  else
    pos_shell_run (shell, key, args, origin, opened_cb, NULL);
}

/* H-15: on the screen too. */
static void
printed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  const char *number = NULL, *text = NULL;

  if (!result || !g_variant_lookup (result, "number", "&s", &number) ||
      !g_variant_lookup (result, "text", "&s", &text))
    return;
  GtkWidget *dialog = pos_dialog_new (number, NULL, NULL);
  GtkWidget *scroller = pos_ui_scroller_new (pos_ui_paper_new (text));

  g_object_set (dialog, "sheet", TRUE, "subtitle", _ ("The report is printed."), NULL);
  pos_dialog_set_content (POS_DIALOG (dialog), scroller);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}

static void
report_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  pos_shell_run (shell, key, args, origin, printed_cb, NULL);
}

static void
close_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  pos_shift_close_ask (shell, args, origin);
}

void
pos_shift_ui_add (PosShell *shell)
{
  static const char *const money[] = {"cash.expense",
                                      "cash.income",
                                      "gift.issue",
                                      "gift.reload",
                                      "shift.bank_drop",
                                      "shift.float_in",
                                      "shift.safe_drop",
                                      "shift.start_amount",
                                      "shift.tender_remove"};

  g_return_if_fail (POS_IS_SHELL (shell));
  pos_shell_add_opener (shell, "shift.manage", manage_opener);
  pos_shell_add_opener (shell, "shift.declare", count_opener);
  pos_shell_add_opener (shell, "shift.open", open_opener);
  pos_shell_add_opener (shell, "shift.close", close_opener);
  pos_shell_add_opener (shell, "shift.x", report_opener);
  pos_shell_add_opener (shell, "shift.z_reprint", report_opener);
  pos_shell_add_opener (shell, "customer.account_deposit", account_opener);
  for (guint i = 0; i < G_N_ELEMENTS (money); i++)
    pos_shell_add_opener (shell, money[i], money_opener);
}
