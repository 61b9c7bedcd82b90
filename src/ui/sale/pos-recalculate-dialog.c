/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recalculate-dialog.c — see the header. */
#include "ui/sale/pos-recalculate-dialog.h"

#include "pricing/pos-order-changes.h"
#include "ui/common/pos-change-list.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"

#define LIST_WIDTH 480
#define LIST_HEIGHT 360

static void
told_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_shell_tell (shell, _ ("Every line has today's price"), NULL, NULL);
}

static void
confirmed_cb (GtkWidget *dialog, PosShell *shell)
{
  pos_overlay_close (dialog);
  pos_shell_run (shell, "price.recalculate", NULL, NULL, told_cb, NULL);
}

static void
add_row (PosShell *shell, GtkWidget *list, const char *name, gint64 before, gint64 after)
{
  PosFormat *format = pos_shell_get_format (shell);
  guint32 currency = pos_register_get_order (pos_shell_get_register (shell))->currency;
  g_autofree char *from = pos_format_money (format, before, currency);
  g_autofree char *to = pos_format_money (format, after, currency);

  pos_change_list_add (POS_CHANGE_LIST (list), name, NULL, from, to);
}

static GtkWidget *
make_list (PosShell *shell, PosOrderChanges *changes)
{
  GtkWidget *list = pos_change_list_new (LIST_HEIGHT);

  for (guint i = 0; i < changes->lines->len; i++) {
    PosLineChange *change = changes->lines->pdata[i];
    if (change->before && change->after)
      add_row (shell,
               list,
               pos_l10n_get (change->after->description, pos_shell_get_language (shell)),
               change->before->total,
               change->after->total);
  }
  add_row (shell, list, C_ ("totals", "Total"), changes->before->total, changes->after->total);
  gtk_widget_set_size_request (list, LIST_WIDTH, -1);
  return list;
}

void
pos_recalculate_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosRegister *reg = pos_shell_get_register (shell);
  g_autoptr (PosOrder) after = args ? NULL : pos_register_preview (reg, key, NULL, NULL);
  g_autoptr (PosOrderChanges) changes =
      after ? pos_order_changes_new (pos_register_get_order (reg), after) : NULL;

  /* Nothing to show: it says itself what it lacks, or unlocks what costs the same. */
  if (!changes || changes->lines->len == 0) {
    pos_shell_run (shell, key, args, origin, told_cb, NULL);
    return;
  }
  GtkWidget *dialog =
      pos_dialog_new (_ ("Today's prices"), _ ("Use today's prices"), _ ("Keep the prices"));
  pos_dialog_set_content (POS_DIALOG (dialog), make_list (shell, changes));
  g_signal_connect_object (dialog, "primary", G_CALLBACK (confirmed_cb), shell, 0);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}
