/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-void-dialog.c — see the header. */
#include "ui/payment/pos-void-dialog.h"

#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/payment/pos-payment-words.h"

static gboolean
is_voidable (PosPayment *payment)
{
  return payment->revision == 0 && (payment->state == POS_PAYMENT_STATE_CAPTURED ||
                                    payment->state == POS_PAYMENT_STATE_AUTHORIZED);
}

static PosPayment *
find_payment (PosOrder *order, GVariant *args)
{
  const char *wanted = NULL;
  PosPayment *found = NULL;

  if (args)
    g_variant_lookup (args, "payment", "&s", &wanted);
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    g_autofree char *id = pos_id_dup_text (&payment->id);
    if (is_voidable (payment) && (!wanted || g_str_equal (wanted, id)))
      found = payment;
  }
  return found;
}

static void
voided_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_shell_tell (shell, _ ("Payment given back"), NULL, NULL);
}

static void
primary_cb (GtkWidget *dialog, gpointer data)
{
  PosShell *shell = POS_SHELL (gtk_widget_get_root (dialog));
  const char *payment = g_object_get_data (G_OBJECT (dialog), "pos-payment");
  GVariant *args = g_variant_new_parsed ("{'payment': <%s>}", payment);

  pos_overlay_close (dialog);
  pos_shell_run (shell, "pay.void", args, NULL, voided_cb, NULL);
}

static const char *
describe (PosPayment *payment)
{
  if (payment->kind == POS_PAYMENT_AUTHORIZATION)
    return _ ("The reserved money is let go. Nothing was taken yet.");
  if (payment->masked)
    return _ ("It goes back to the card it came from.");
  return _ ("The drawer opens: give the customer what was taken.");
}

void
pos_void_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosPayment *payment = find_payment (pos_register_get_order (reg), args);

  if (!payment) {
    pos_shell_run (shell, key, args, origin, NULL, NULL);
    return;
  }
  g_autofree char *name = pos_payment_name (shell, pos_register_get_config (reg), payment);
  g_autofree char *amount = pos_payment_money (shell, payment->amount);
  g_autofree char *title = g_strdup_printf (_ ("Give back this payment? %1$s, %2$s"), name, amount);
  g_autofree char *primary = pos_ui_fill (_ ("Give back %s"), amount);
  GtkWidget *dialog = pos_dialog_new (title, primary, _ ("Keep it"));

  g_object_set (dialog, "subtitle", describe (payment), "destructive", TRUE, NULL);
  gtk_widget_set_size_request (dialog, 480, -1);
  g_object_set_data_full (G_OBJECT (dialog), "pos-payment", pos_id_dup_text (&payment->id), g_free);
  g_signal_connect (dialog, "primary", G_CALLBACK (primary_cb), NULL);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}
