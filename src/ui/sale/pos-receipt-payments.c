/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-receipt-payments.c — see the header. */
#include "ui/sale/pos-receipt-payments.h"

#include "ui/common/pos-pill.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/sale/pos-sale-list.h"
#include "ui/shell/pos-card-text.h"

static const char *
kind_word (PosPayment *payment)
{
  if (pos_payment_is_of_invoice (payment))
    return payment->amount < 0 ? C_ ("payment", "To be paid") : C_ ("payment", "Set off");
  switch ((PosPaymentKind)payment->kind) {
  case POS_PAYMENT_DEPOSIT:
    return C_ ("payment", "Deposit");
  case POS_PAYMENT_AUTHORIZATION:
    return C_ ("payment", "Reserved for the balance");
  case POS_PAYMENT_TOKEN:
    return C_ ("payment", "Card on file");
  case POS_PAYMENT_REFUND:
    return C_ ("payment", "Refund");
  case POS_PAYMENT_TENDER:
  default:
    return C_ ("payment", "Payment");
  }
}

/* (nullable). */
static GtkWidget *
make_state (PosPayment *payment)
{
  /* The others say whether it is paid. */
  if (pos_payment_is_of_invoice (payment) && payment->state == POS_PAYMENT_STATE_CAPTURED)
    return NULL;
  switch ((PosPaymentState)payment->state) {
  case POS_PAYMENT_STATE_VOIDED:
    return pos_pill_new (POS_TONE_NEUTRAL, "pos-st-x-symbolic", C_ ("payment", "Voided"));
  case POS_PAYMENT_STATE_DECLINED:
    return pos_pill_new (POS_TONE_DANGER, "pos-st-x-symbolic", C_ ("payment", "Declined"));
  case POS_PAYMENT_STATE_EXPIRED:
    return pos_pill_new (POS_TONE_DANGER, "pos-alert-symbolic", C_ ("payment", "Expired"));
  case POS_PAYMENT_STATE_AUTHORIZED:
    return pos_pill_new (POS_TONE_INFO, "pos-st-50-symbolic", C_ ("payment", "Reserved"));
  case POS_PAYMENT_STATE_CAPTURED:
  case POS_PAYMENT_STATE_POSTED:
  default:
    return pos_pill_new (POS_TONE_OK, "pos-st-100-symbolic", C_ ("payment", "Paid"));
  }
}

static char *
make_title (PosSaleState *state, PosPayment *payment)
{
  PosConfig *config = pos_register_get_config (pos_sale_state_get_register (state));
  PosTender *tender = pos_config_get (config, POS_TYPE_TENDER, payment->tender);
  const char *name =
      tender ? pos_l10n_get (tender->name, pos_sale_state_get_language (state)) : payment->tender;

  return payment->masked ? pos_card_text_name (payment->brand, payment->masked) : g_strdup (name);
}

static GtkWidget *
make_row (PosSaleState *state, PosPayment *payment)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *title = make_title (state, payment);
  g_autofree char *amount = pos_sale_state_format (
      state, pos_payment_is_of_invoice (payment) ? -payment->amount : payment->amount);
  g_autofree char *time = pos_format_time (pos_sale_state_get_format (state), payment->created_at);
  g_autofree char *facts = pos_ui_dup_facts (kind_word (payment), time);
  GtkWidget *name = pos_ui_label_new (title, "t-line semi num");
  GtkWidget *pill = make_state (payment);

  gtk_widget_add_css_class (row, "row");
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), pos_ui_label_new (facts, "t-cap ink2 num"));
  gtk_box_append (GTK_BOX (row), words);
  if (pill) {
    gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (row), pill);
  }
  gtk_box_append (GTK_BOX (row), pos_ui_label_new (amount, "t-line semi num"));
  return row;
}

static void
fill (PosSaleState *state, GtkBox *rows)
{
  POS_LIST_FOREACH (PosPayment, payment, pos_sale_state_get_order (state)->payments)
  gtk_box_append (rows, make_row (state, payment));
}

GtkWidget *
pos_receipt_payments_new (PosSaleState *state)
{
  return pos_sale_list_new (state, fill);
}
