/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-edit-dialog.c — see the header. */
#include "ui/payment/pos-edit-dialog.h"

#include "pricing/pos-deposit.h"
#include "register/pos-cart-changes.h"
#include "ui/common/pos-change-list.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-ui-props.h"
#include "ui/payment/pos-edit-words.h"
#include "ui/payment/pos-payment-words.h"

#define CONTENT_WIDTH 600
#define LIST_SHARE 0.3 /* of the window at most; less when the rest needs more */
#define NOTE_CHARS 48

/* --- Before, after, difference --- */

static void
attach (GtkWidget *grid, const char *text, const char *classes, int column, int row)
{
  GtkWidget *label = pos_ui_label_new (text, classes);

  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_set_halign (label, column == 0 ? GTK_ALIGN_START : GTK_ALIGN_END);
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

static void
attach_sums (
    PosShell *shell, GtkWidget *grid, int row, const char *caption, const gint64 amounts[3])
{
  attach (grid, caption, "ink2", 0, row);
  for (int i = 0; i < 3; i++) {
    g_autofree char *text = pos_payment_money (shell, amounts[i]);
    attach (grid, text, i == 2 ? "num semi" : "num", i + 1, row);
  }
}

static GtkWidget *
make_sums (PosShell *shell, PosOrderChanges *changes)
{
  PosOrder *before = changes->before, *after = changes->after;
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  /* TRANSLATORS: heads of three columns of amounts */
  attach (grid, C_ ("changes", "Before"), "t-cap ink2", 1, 0);
  attach (grid, C_ ("changes", "After"), "t-cap ink2", 2, 0);
  attach (grid, C_ ("changes", "Difference"), "t-cap ink2", 3, 0);
  attach_sums (shell,
               grid,
               1,
               C_ ("totals", "Total"),
               (const gint64[]){before->total, after->total, changes->total});
  attach_sums (shell,
               grid,
               2,
               C_ ("payment", "Deposit"),
               (const gint64[]){
                   before->deposit_required, after->deposit_required, changes->deposit_required});
  attach_sums (shell,
               grid,
               3,
               _ ("Balance later"),
               (const gint64[]){before->balance, after->balance, changes->balance});
  return grid;
}

static GtkWidget *
make_due (PosShell *shell, PosOrder *order)
{
  const char *caption = order->due_now > 0   ? _ ("Due now")
                        : order->due_now < 0 ? _ ("Goes back to the customer")
                                             : _ ("Nothing to pay now");
  g_autofree char *text = pos_payment_money (shell, ABS (order->due_now));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *label = pos_ui_text_new (caption, "semi");
  GtkWidget *amount = pos_ui_label_new (text, "t-amt-l num");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (amount), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), amount);
  gtk_widget_add_css_class (box, "due");
  return box;
}

/* M32: of what the customer paid more than is asked for now, what does not go back; nothing: NULL.
 */
static GtkWidget *
make_kept (PosShell *shell, PosOrder *order)
{
  PosPricing pricing = pos_register_get_pricing (pos_shell_get_register (shell));
  gint64 kept = pos_deposit_get_kept (&pricing, order);
  g_autofree char *excess = pos_payment_money (shell, kept);

  /* Where the store asks, the payment page does. */
  if (kept <= 0 || pos_config_get_parameters (pricing.config)->excess_deposit == POS_EXCESS_ASK)
    return NULL;
  g_autofree char *text = pos_ui_fill (
      _ ("%s more than the deposit was paid. It stays with the order and lowers the balance."),
      excess);
  GtkWidget *label = pos_ui_text_new (text, "ink2 num");

  gtk_label_set_max_width_chars (GTK_LABEL (label), NOTE_CHARS);
  return label;
}

static GtkWidget *
make_content (PosShell *shell, PosOrderChanges *changes)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  GtkWidget *kept = make_kept (shell, changes->after);

  if (changes->lines->len > 0 || changes->charges->len > 0) {
    GtkWidget *list =
        pos_change_list_new ((int)(gtk_widget_get_height (GTK_WIDGET (shell)) * LIST_SHARE));
    pos_edit_words_tell (shell, changes, list);
    gtk_box_append (GTK_BOX (content), list);
    gtk_box_append (GTK_BOX (content), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  } else {
    gtk_box_append (GTK_BOX (content),
                    pos_ui_text_new (_ ("Lines and charges stay as they were."), "ink2"));
  }
  gtk_box_append (GTK_BOX (content), make_sums (shell, changes));
  if (kept)
    gtk_box_append (GTK_BOX (content), kept);
  gtk_box_append (GTK_BOX (content), make_due (shell, changes->after));
  gtk_widget_set_size_request (content, CONTENT_WIDTH, -1);
  return content;
}

/* --- The question --- */

typedef struct {
  PosShell *shell; /* borrowed: the dialog is in it */
  PosShellOpener then;
  char *key;
  GVariant *args; /* nullable */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_free (self->key);
  g_clear_pointer (&self->args, g_variant_unref);
  g_free (self);
}

static void
save_cb (GtkWidget *dialog, gpointer data)
{
  Question *self = data;

  pos_overlay_close (dialog);
  self->then (self->shell, self->key, self->args, NULL);
}

static void
leave_cb (GtkWidget *dialog, PosShell *shell)
{
  pos_overlay_close (dialog);
  pos_shell_run (shell, "txn.void", NULL, NULL, NULL, NULL);
}

static char *
dup_answer (PosShell *shell, PosOrder *order)
{
  g_autofree char *amount = pos_payment_money (shell, ABS (order->due_now));

  if (order->due_now > 0)
    return pos_ui_fill (_ ("Save changes and take %s"), amount);
  if (order->due_now < 0)
    return pos_ui_fill (_ ("Save changes and refund %s"), amount);
  return g_strdup (_ ("Save changes"));
}

static void
open_unchanged (PosShell *shell)
{
  GtkWidget *dialog =
      pos_dialog_new (_ ("Nothing was changed"), _ ("Close the order"), _ ("Back to the order"));
  GtkWidget *text =
      pos_ui_text_new (_ ("The order is as it was saved: there is nothing to write."), "ink2");

  gtk_widget_set_size_request (text, 420, -1);
  pos_dialog_set_content (POS_DIALOG (dialog), text);
  g_signal_connect (dialog, "primary", G_CALLBACK (leave_cb), shell);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}

void
pos_edit_dialog_open (PosShell *shell, PosShellOpener then, const char *key, GVariant *args)
{
  g_return_if_fail (POS_IS_SHELL (shell));
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrderChanges) changes =
      pos_cart_changes_new (pos_shell_get_register (shell), &error);

  if (!changes) {
    pos_shell_explain (shell, error, NULL);
    return;
  }
  if (changes->after->due_now == 0 && pos_order_changes_is_empty (changes)) {
    open_unchanged (shell);
    return;
  }
  Question *question = g_new0 (Question, 1);
  g_autofree char *answer = dup_answer (shell, changes->after);
  GtkWidget *dialog = pos_dialog_new (_ ("Changes to the order"), answer, _ ("Back to the order"));

  *question = (Question){shell, then, g_strdup (key), args ? g_variant_ref (args) : NULL};
  g_object_set (dialog, "subtitle", changes->after->customer_name, NULL);
  pos_dialog_set_content (POS_DIALOG (dialog), make_content (shell, changes));
  g_signal_connect_data (dialog, "primary", G_CALLBACK (save_cb), question, question_free, 0);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}
