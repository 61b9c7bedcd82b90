/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-deposit-dialog.c — the trailing half is the pad, or who approves: one of them is in use at a
 * time, and nothing moves when they change places. */
#include "ui/payment/pos-deposit-dialog.h"

#include "base/pos-error.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-ui-stack.h"
#include "ui/payment/pos-approval-panel.h"
#include "ui/payment/pos-deposit-form.h"
#include "ui/payment/pos-payment-words.h"
#include "ui/shell/pos-sentences.h"

#define FORM_WIDTH 540
#define ASIDE_WIDTH 360
#define KEY "order.deposit_override"

typedef struct {
  PosShell *shell;   /* borrowed: the window outlives its dialogs */
  GtkWidget *dialog; /* owns this */
  GtkWidget *form;
  GtkWidget *aside; /* GtkStack: "pad", "approval" */
  GtkWidget *panel;
  GtkWidget *accept;
  GVariant *undo; /* the deposit as it was, for order.deposit_override */
  gboolean running;
} Deposit;

/* --- Which half --- */

static void
give_reason (Deposit *self)
{
  g_autofree char *value = pos_deposit_form_describe (POS_DEPOSIT_FORM (self->form));
  /* TRANSLATORS: a share or an amount: "Asked because 10% is under your limit" */
  g_autofree char *reason = g_strdup_printf (_ ("Asked because %s is under your limit"), value);

  g_object_set (self->panel, "reason", reason, NULL);
}

static void
ask_approval (Deposit *self)
{
  g_autoptr (GVariant) details = g_variant_ref_sink (
      g_variant_new_parsed ("{'permission': <%s>, 'amount_minor': <%x>}",
                            KEY,
                            pos_deposit_form_get_amount (POS_DEPOSIT_FORM (self->form))));

  give_reason (self);
  pos_approval_panel_ask (POS_APPROVAL_PANEL (self->panel), details);
  gtk_stack_set_visible_child_name (GTK_STACK (self->aside), "approval");
}

/* While digits are keyed the pad stays; it asks on Enter or Apply. */
static gboolean
is_being_keyed (Deposit *self)
{
  return !pos_keypad_model_is_fresh (pos_deposit_form_get_model (POS_DEPOSIT_FORM (self->form)));
}

static void
changed_cb (Deposit *self)
{
  if (pos_deposit_form_needs_approval (POS_DEPOSIT_FORM (self->form)) && !is_being_keyed (self))
    ask_approval (self);
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->aside), "pad");
  /* Enter is for what was keyed, whatever had the focus. */
  if (is_being_keyed (self))
    gtk_widget_grab_focus (self->accept);
}

/* --- Applying --- */

/* Returns: (transfer full) */
static GVariant *
make_undo (PosOrder *order)
{
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  if (order->deposit_source == POS_DEPOSIT_RATE)
    g_variant_dict_insert (&args, "rate", "x", order->deposit_entered_rate.micro);
  else if (order->deposit_source == POS_DEPOSIT_AMOUNT)
    g_variant_dict_insert (&args, "amount", "x", order->deposit_required);
  else
    g_variant_dict_insert (&args, "reset", "b", TRUE);
  if (order->deposit_source != POS_DEPOSIT_DEFAULT && order->deposit_reason)
    g_variant_dict_insert (&args, "reason", "s", order->deposit_reason);
  return g_variant_ref_sink (g_variant_dict_end (&args));
}

/* Whoever takes it back at once is not asked why, though the chain asks: it is for the same reason
 * that it was another one (T-28).  Returns: (transfer full). */
static GVariant *
dup_undo (Deposit *self)
{
  g_autoptr (GVariant) given =
      g_variant_ref_sink (pos_deposit_form_make_args (POS_DEPOSIT_FORM (self->form)));
  g_autoptr (GVariantDict) args = g_variant_dict_new (self->undo);
  const char *reason;

  if (!g_variant_dict_contains (args, "reason") &&
      g_variant_lookup (given, "reason", "&s", &reason))
    g_variant_dict_insert (args, "reason", "s", reason);
  return g_variant_ref_sink (g_variant_dict_end (args));
}

static void
deposit_free (gpointer data)
{
  Deposit *self = data;

  g_variant_unref (self->undo);
  g_free (self);
}

static void
tell (Deposit *self)
{
  g_autofree char *value = pos_deposit_form_describe (POS_DEPOSIT_FORM (self->form));
  g_autofree char *text = pos_ui_fill (_ ("The deposit is now %s"), value);

  g_autoptr (GVariant) undo = dup_undo (self);

  pos_shell_tell (self->shell, text, KEY, undo);
}

static void
refuse (Deposit *self, const GError *error)
{
  PosKeypadModel *model = pos_deposit_form_get_model (POS_DEPOSIT_FORM (self->form));
  PosSentence sentence;

  if (g_error_matches (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NEEDS_APPROVAL)) {
    ask_approval (self);
    return;
  }
  pos_sentence_for_error (error,
                          pos_shell_get_format (self->shell),
                          pos_register_get_currency (pos_shell_get_register (self->shell)),
                          &sentence);
  g_autofree char *text = g_strjoin (". ", sentence.what, sentence.why, NULL);
  if (error->domain == POS_ACCESS_ERROR)
    pos_approval_panel_refuse (POS_APPROVAL_PANEL (self->panel), text);
  else
    g_object_set (model, "error", text, NULL);
  pos_sentence_clear (&sentence);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;
  Deposit *self = g_object_get_data (G_OBJECT (dialog), "pos-deposit");
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = pos_register_run_finish (POS_REGISTER (source), result, &error);

  self->running = FALSE;
  pos_approval_panel_set_busy (POS_APPROVAL_PANEL (self->panel), FALSE);
  if (!gtk_widget_get_root (dialog))
    return;
  if (!answer) {
    refuse (self, error);
    return;
  }
  tell (self);
  pos_overlay_close (dialog);
}

static void
apply (Deposit *self, const PosApproval *approval)
{
  if (self->running)
    return;
  self->running = TRUE;
  pos_approval_panel_set_busy (POS_APPROVAL_PANEL (self->panel), TRUE);
  pos_register_run_async (pos_shell_get_register (self->shell),
                          KEY,
                          pos_deposit_form_make_args (POS_DEPOSIT_FORM (self->form)),
                          approval,
                          NULL,
                          applied_cb,
                          g_object_ref (self->dialog));
}

static void
apply_cb (Deposit *self)
{
  PosDepositForm *form = POS_DEPOSIT_FORM (self->form);

  if (!pos_deposit_form_check (form))
    return;
  if (pos_deposit_form_lacks_reason (form))
    pos_callout_open (pos_deposit_form_get_reasons (form),
                      _ ("Why another deposit?"),
                      _ ("Choose a reason first. It is kept in the journal."),
                      NULL,
                      NULL);
  else if (pos_deposit_form_lacks_words (form))
    return;
  else if (pos_deposit_form_needs_approval (form))
    ask_approval (self);
  else
    apply (self, NULL);
}

static void
approved_cb (Deposit *self)
{
  PosApprovalPanel *panel = POS_APPROVAL_PANEL (self->panel);

  if (!pos_deposit_form_is_valid (POS_DEPOSIT_FORM (self->form)))
    return;
  /* Nobody's PIN or badge waits for the rest to be chosen. */
  if (pos_deposit_form_lacks_reason (POS_DEPOSIT_FORM (self->form))) {
    pos_approval_panel_refuse (panel, _ ("Choose a reason first. It is kept in the journal."));
    return;
  }
  if (pos_deposit_form_lacks_words (POS_DEPOSIT_FORM (self->form))) {
    pos_approval_panel_refuse (panel, NULL);
    return;
  }
  apply (self,
         &(PosApproval){
             .worker = pos_approval_panel_get_worker (panel),
             .secret = pos_approval_panel_get_secret (panel),
         });
}

static void
cancel_cb (Deposit *self)
{
  pos_dialog_answer_safe (POS_DIALOG (self->dialog));
}

/* --- The dialog --- */

static GtkWidget *
make_answer (Deposit *self, const char *caption, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (caption);

  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "tall");
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_answers (Deposit *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->accept = make_answer (self, C_ ("deposit", "Apply"), G_CALLBACK (apply_cb));
  gtk_widget_add_css_class (self->accept, "primary");
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_set_vexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), make_answer (self, _ ("Cancel"), G_CALLBACK (cancel_cb)));
  gtk_box_append (GTK_BOX (box), self->accept);
  return box;
}

static GtkWidget *
make_pad (Deposit *self)
{
  PosKeypadModel *model = pos_deposit_form_get_model (POS_DEPOSIT_FORM (self->form));
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *title = pos_ui_label_new (_ ("Another amount"), "t-title");
  GtkWidget *pad = pos_number_pad_new (POS_PAD_ENTRY, model, FALSE);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_vexpand (pad, TRUE);
  g_signal_connect_swapped (model, "entered", G_CALLBACK (apply_cb), self);
  gtk_widget_add_css_class (page, "approval");
  gtk_box_append (GTK_BOX (page), title);
  gtk_box_append (GTK_BOX (page), pad);
  gtk_box_append (GTK_BOX (page), make_answers (self));
  return page;
}

static void
make_aside (Deposit *self)
{
  self->panel = pos_approval_panel_new (self->shell);
  self->aside = pos_ui_stack_new ();
  gtk_widget_set_size_request (self->aside, ASIDE_WIDTH, -1);
  gtk_stack_add_named (GTK_STACK (self->aside), make_pad (self), "pad");
  gtk_stack_add_named (GTK_STACK (self->aside), self->panel, "approval");
  g_signal_connect_swapped (self->panel, "approved", G_CALLBACK (approved_cb), self);
  g_signal_connect_swapped (self->panel, "given-up", G_CALLBACK (cancel_cb), self);
  /* Before it is asked: the half that waits is as tall as it will be. */
  give_reason (self);
}

/* Side by side where the window is wide enough, else one above the other. */
static GtkWidget *
make_content (Deposit *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->shell));
  gboolean wide = width == 0 || width >= FORM_WIDTH + ASIDE_WIDTH + 32;
  GtkWidget *content =
      gtk_box_new (wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, 0);

  self->form = pos_deposit_form_new (self->shell);
  gtk_widget_set_size_request (self->form, FORM_WIDTH, -1);
  make_aside (self);
  gtk_box_append (GTK_BOX (content), self->form);
  gtk_box_append (GTK_BOX (content),
                  gtk_separator_new (wide ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (content), self->aside);
  return content;
}

void
pos_deposit_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (shell));

  if (args && g_variant_n_children (args) > 0) {
    pos_shell_run (shell, key, args, origin, NULL, NULL);
    return;
  }
  Deposit *self = g_new0 (Deposit, 1);
  self->shell = shell;
  self->undo = make_undo (order);
  self->dialog = pos_dialog_new (NULL, NULL, NULL);
  g_object_set_data_full (G_OBJECT (self->dialog), "pos-deposit", self, deposit_free);
  gtk_widget_add_css_class (self->dialog, "halves");
  pos_dialog_set_content (POS_DIALOG (self->dialog), make_content (self));
  pos_ui_describe (self->dialog, _ ("Deposit override"), NULL);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (changed_cb), self);
  changed_cb (self);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}
