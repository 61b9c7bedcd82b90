/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-charge-recalculate.c — see the header. */
#include "ui/charges/pos-charge-recalculate.h"

#include "pricing/pos-charges.h"
#include "pricing/pos-order-changes.h"
#include "ui/charges/pos-charge-words.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"

#define LIST_WIDTH 480
#define LIST_HEIGHT 360
#define KEY "charge.recalculate"

static void
told_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_shell_tell (shell, _ ("The charges are as the rules ask"), NULL, NULL);
}

static void
confirmed_cb (GtkWidget *dialog, PosShell *shell)
{
  pos_overlay_close (dialog);
  pos_shell_run (shell, KEY, g_variant_new_parsed ("{'accept': <true>}"), NULL, told_cb, NULL);
}

static void
add_row (PosShell *shell, GtkWidget *list, const char *name, gint64 before, gint64 after)
{
  g_autofree char *from = pos_charge_words_money (shell, before);
  g_autofree char *to = pos_charge_words_money (shell, after);
  /* TRANSLATORS: what something costs now, and what it would cost */
  g_autofree char *change = g_strdup_printf (_ ("%1$s → %2$s"), from, to);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *label = pos_ui_text_new (name, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), pos_ui_label_new (change, "num semi"));
  gtk_box_append (GTK_BOX (list), row);
}

static GtkWidget *
make_list (PosShell *shell, PosOrderChanges *changes)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  for (guint i = 0; i < changes->charges->len; i++) {
    PosChargeChange *change = changes->charges->pdata[i];
    add_row (shell,
             list,
             pos_charge_words_name (shell, change->before ? change->before : change->after),
             change->before ? change->before->amount : 0,
             change->after ? change->after->amount : 0);
  }
  gtk_box_append (GTK_BOX (list), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  add_row (shell, list, C_ ("totals", "Total"), changes->before->total, changes->after->total);
  GtkWidget *scroller = pos_ui_scroller_new_up_to (list, LIST_HEIGHT);
  gtk_widget_set_size_request (scroller, LIST_WIDTH, -1);
  return scroller;
}

/* Whether somebody entered an amount that would be gone. */
static gboolean
loses_anything (PosOrderChanges *changes)
{
  for (guint i = 0; i < changes->charges->len; i++) {
    PosCharge *before = ((PosChargeChange *)changes->charges->pdata[i])->before;
    if (before && !pos_charge_is_of_rules (before))
      return TRUE;
  }
  return FALSE;
}

void
pos_charge_recalculate_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosRegister *reg = pos_shell_get_register (shell);
  g_autoptr (PosOrder) after =
      args ? NULL
           : pos_register_preview (reg, key, g_variant_new_parsed ("{'accept': <true>}"), NULL);
  g_autoptr (PosOrderChanges) changes =
      after ? pos_order_changes_new (pos_register_get_order (reg), after) : NULL;

  /* Nothing would be lost; or it says itself what it lacks. */
  if (!changes || changes->charges->len == 0) {
    pos_shell_run (shell, key, args, origin, told_cb, NULL);
    return;
  }
  GtkWidget *dialog = pos_dialog_new (
      _ ("Recalculate charges?"), _ ("Recalculate charges"), _ ("Keep the charges"));
  g_object_set (dialog,
                "subtitle",
                loses_anything (changes)
                    ? _ ("Amounts that somebody entered are lost. This changes:")
                    : _ ("This changes:"),
                NULL);
  pos_dialog_set_content (POS_DIALOG (dialog), make_list (shell, changes));
  g_signal_connect_object (dialog, "primary", G_CALLBACK (confirmed_cb), shell, 0);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}
