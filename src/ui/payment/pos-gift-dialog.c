/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-gift-dialog.c — one field, which a scan fills and answers; headquarters says the rest. */
#include "ui/payment/pos-gift-dialog.h"

#include "model/pos-gift-card.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/payment/pos-payment-words.h"
#include "ui/shell/pos-shell-form.h"

typedef struct {
  PosShell *shell; /* borrowed: it holds the dialog */
  const char *key;
  GVariant *args; /* nullable */
  GtkWidget *dialog;
  GtkWidget *field;
  PosShellDone done;
  GObject *owner; /* (nullable): what @done is told, held until then */
} Ask;

static void
ask_free (gpointer data, GClosure *closure)
{
  Ask *self = data;

  g_clear_pointer (&self->args, g_variant_unref);
  g_clear_object (&self->owner);
  g_free (self);
}

/* --- What came of it --- */

static void
tell_paid (PosShell *shell, GVariant *result)
{
  gint64 paid = 0, left = 0;

  if (!g_variant_lookup (result, "paid_minor", "x", &paid) ||
      !g_variant_lookup (result, "left_minor", "x", &left))
    return;
  g_autofree char *taken = pos_payment_money (shell, paid);
  g_autofree char *rest = pos_payment_money (shell, left);
  /* TRANSLATORS: two amounts: what a gift card paid, and what is left on it */
  g_autofree char *text =
      g_strdup_printf (_ ("The gift card paid %1$s. %2$s is left on it."), taken, rest);
  pos_shell_tell (shell, text, NULL, NULL);
}

typedef struct {
  PosShellDone done;
  GObject *owner;
} After;

static void
paid_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autofree After *after = data;

  if (result)
    tell_paid (shell, result);
  after->done (shell, result, after->owner);
}

static void
looked_cb (PosShell *shell, GVariant *result, gpointer data)
{
  const char *masked = "";
  gint64 balance = 0;

  if (!result || !g_variant_lookup (result, "balance_minor", "x", &balance))
    return;
  g_variant_lookup (result, "masked", "&s", &masked);
  g_autofree char *money = pos_payment_money (shell, balance);
  /* TRANSLATORS: the end of a gift card's number, and an amount: "•• 8817: €12.00 is on it" */
  g_autofree char *text = g_strdup_printf (_ ("%1$s: %2$s is on it"), masked, money);
  pos_shell_tell (shell, text, NULL, NULL);
}

/* --- The dialog --- */

static void
typed_cb (GtkWidget *field)
{
  g_object_set (field, "error", NULL, NULL);
}

static void
answer (Ask *self)
{
  const char *typed = pos_text_field_get_text (POS_TEXT_FIELD (self->field));
  g_auto (PosGiftCardName) name = {0};
  After *after = NULL;
  GVariantDict dict;

  if (!pos_gift_card_name_read (typed, &name, NULL)) {
    g_object_set (self->field, "error", _ ("That is not the number of a gift card"), NULL);
    gtk_text_grab_focus_without_selecting (pos_text_field_get_entry (POS_TEXT_FIELD (self->field)));
    return;
  }
  if (self->done) {
    after = g_new0 (After, 1);
    *after = (After){self->done, g_object_ref (self->owner)};
  }
  g_variant_dict_init (&dict, self->args);
  g_variant_dict_insert (&dict, "card", "s", typed);
  pos_shell_run_form (self->shell,
                      self->dialog,
                      self->key,
                      g_variant_dict_end (&dict),
                      after ? paid_cb : looked_cb,
                      after);
}

static GtkWidget *
make_field (PosShell *shell)
{
  GtkWidget *field = pos_code_field_new (_ ("Number on the card"),
                                         _ ("Scan it, or type what stands on the card."),
                                         pos_scan_controller_find (GTK_WIDGET (shell)));

  g_signal_connect (field, "changed", G_CALLBACK (typed_cb), NULL);
  return field;
}

/* @self: (transfer full). */
static void
ask (Ask *self, const char *title, const char *primary)
{
  self->dialog = pos_dialog_new (title, primary, _ ("Cancel"));
  self->field = make_field (self->shell);
  pos_dialog_set_content (POS_DIALOG (self->dialog), self->field);
  g_signal_connect_swapped (self->field, "activate", G_CALLBACK (answer), self);
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (answer), self, ask_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (self->shell), POS_DIALOG (self->dialog));
}

void
pos_gift_pay (PosShell *shell, GVariant *args, GtkWidget *origin, PosShellDone done, gpointer data)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (shell));
  Ask *self;

  if (order->due_now < 0) {
    pos_shell_run (shell, "pay.gift_card", args, origin, done, data);
    return;
  }
  self = g_new0 (Ask, 1);
  *self = (Ask){.shell = shell,
                .key = "pay.gift_card",
                .args = g_variant_ref_sink (args),
                .done = done,
                .owner = data};
  ask (self, _ ("Which gift card pays?"), _ ("Pay"));
}

void
pos_gift_balance_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  Ask *self;

  if (args) {
    pos_shell_run (shell, key, args, origin, looked_cb, NULL);
    return;
  }
  self = g_new0 (Ask, 1);
  *self = (Ask){.shell = shell, .key = "gift.balance"};
  ask (self, _ ("What is on the gift card?"), _ ("Show"));
}
