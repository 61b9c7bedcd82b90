/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-transaction-openers.c — see the header. */
#include "ui/sale/pos-transaction-openers.h"

#include "pricing/pos-totals.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/sale/pos-attributes-dialog.h"
#include "ui/sale/pos-note-dialog.h"
#include "ui/shell/pos-unsettled-banner.h"

void
pos_transaction_open_attributes (PosShell *shell,
                                 const char *key,
                                 GVariant *args,
                                 GtkWidget *origin)
{
  g_autoptr (GVariant) values = args ? g_variant_lookup_value (args, "values", NULL) : NULL;

  if (values)
    pos_shell_run (shell, key, args, origin, NULL, NULL);
  else
    pos_attributes_dialog_open (shell, key, NULL);
}

void
pos_transaction_open_comment (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (shell));
  const char *text = NULL;

  if (args && g_variant_lookup (args, "text", "&s", &text))
    pos_shell_run (shell, key, args, origin, NULL, NULL);
  else
    pos_note_dialog_open (shell, key, _ ("Note on the transaction"), NULL, order->comment);
}

/* Taken up again from where it is told that it was put aside. */
static void
suspended_cb (PosShell *shell, GVariant *result, gpointer data)
{
  const char *cart;

  if (result && g_variant_lookup (result, "cart", "&s", &cart))
    pos_shell_tell (shell,
                    _ ("The transaction is suspended"),
                    "txn.recall",
                    g_variant_new_parsed ("{'cart': <%s>}", cart));
}

void
pos_transaction_open_suspend (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  pos_shell_run (shell, key, args, origin, suspended_cb, NULL);
}

/* What would be lost, in one sentence or two. */
static char *
describe_loss (PosShell *shell, PosOrder *order)
{
  guint n_lines = pos_order_count_active_lines (order);
  g_autofree char *total =
      pos_format_money (pos_shell_get_format (shell), order->total, order->currency);

  if (order->flow != POS_ORDER_FLOW_NEW)
    return g_strdup (_ ("What was changed since the order was opened is thrown away. The saved "
                        "order stays as it was."));
  if (pos_order_pays_invoices (order))
    return g_strdup (_ ("Nothing of the invoices is paid: they are open again."));
  if (n_lines == 0)
    return g_strdup (_ ("The customer is taken off. Nothing else is open."));
  g_autofree char *lines = g_strdup_printf (
      /* TRANSLATORS: number of lines and their total: "5 lines for €2,681.90 are thrown away." */
      ngettext (
          "%1$u line for %2$s is thrown away.", "%1$u lines for %2$s are thrown away.", n_lines),
      n_lines,
      total);
  return pos_order_has_deferred (order)
             ? g_strdup_printf ("%s %s", lines, _ ("Delivery details go with them."))
             : g_steal_pointer (&lines);
}

static void
add_sentence (GtkWidget *box, const char *sentence)
{
  GtkWidget *text = pos_ui_label_new (sentence, "num");

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 48);
  gtk_box_append (GTK_BOX (box), text);
}

static GtkWidget *
make_losses (PosShell *shell, const char *loss)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *unsettled = pos_unsettled_dup_sentence (shell);

  add_sentence (box, loss);
  if (unsettled)
    add_sentence (box, unsettled);
  return box;
}

static void
confirmed_cb (GtkWidget *dialog, PosShell *shell)
{
  pos_overlay_close (dialog);
  pos_shell_run (shell, "txn.void", NULL, NULL, NULL, NULL);
}

void
pos_transaction_open_void (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (shell));

  /* Money has to be given back first: the operation says so. */
  if (pos_totals_get_tendered (order) + pos_totals_get_invoices (order) != 0) {
    pos_shell_run (shell, key, args, origin, NULL, NULL);
    return;
  }
  g_autofree char *loss = describe_loss (shell, order);
  GtkWidget *dialog =
      /* TRANSLATORS: the safe answer to "Void transaction" */
      pos_dialog_new (_ ("Void transaction"), _ ("Void transaction"), _ ("Keep it"));
  g_object_set (dialog, "destructive", TRUE, NULL);
  pos_dialog_set_content (POS_DIALOG (dialog), make_losses (shell, loss));
  g_signal_connect (dialog, "primary", G_CALLBACK (confirmed_cb), shell);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}
