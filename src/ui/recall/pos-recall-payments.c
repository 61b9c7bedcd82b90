/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-payments.c — see the header. */
#include "ui/recall/pos-recall-payments.h"

#include "pricing/pos-authorizations.h"
#include "pricing/pos-overpaid.h"
#include "pricing/pos-payment-history.h"
#include "pricing/pos-totals.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-recall-amount.h"
#include "ui/recall/pos-recall-why.h"
#include "ui/recall/pos-recall-words.h"
#include "ui/shell/pos-shell-wait.h"
#include "ui/shell/pos-store-text.h"

#define KEY "order.payment_history"

/* --- One payment --- */

static const char *
get_kind (PosPayment *payment)
{
  if (pos_payment_is_of_invoice (payment))
    return payment->amount < 0 ? C_ ("payment", "Paid of it") : C_ ("payment", "Set off");
  switch ((PosPaymentKind)payment->kind) {
  case POS_PAYMENT_DEPOSIT:
    return C_ ("payment", "Deposit");
  case POS_PAYMENT_AUTHORIZATION:
    return payment->used >= payment->amount ? C_ ("payment", "Was reserved, is charged")
                                            : C_ ("payment", "Reserved, not charged yet");
  case POS_PAYMENT_TOKEN:
    return C_ ("payment", "Card on file");
  case POS_PAYMENT_REFUND:
    return C_ ("payment", "Given back");
  case POS_PAYMENT_TENDER:
  default:
    return C_ ("payment", "Payment");
  }
}

/* What became of it when it does not stand. */
static const char *
get_end (PosPayment *payment)
{
  switch ((PosPaymentState)payment->state) {
  case POS_PAYMENT_STATE_VOIDED:
    return payment->kind == POS_PAYMENT_AUTHORIZATION ? C_ ("payment", "Let go")
                                                      : C_ ("payment", "Voided");
  case POS_PAYMENT_STATE_DECLINED:
    return C_ ("payment", "Declined");
  case POS_PAYMENT_STATE_EXPIRED:
    return C_ ("payment", "Expired");
  case POS_PAYMENT_STATE_CAPTURED:
    /* TRANSLATORS: a call center took it without marking it as prepaid: it counts for nothing yet
     */
    return pos_totals_counts_payment (payment) ? NULL : C_ ("payment", "Not prepaid");
  case POS_PAYMENT_STATE_AUTHORIZED:
  case POS_PAYMENT_STATE_POSTED:
  default:
    return NULL;
  }
}

static const char *
get_worker (PosShell *shell, PosPayment *payment)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));

  return pos_config_name_worker (config, payment->worker);
}

/* Of a reservation that stands. */
static char *
dup_end_of_reservation (PosShell *shell, PosPayment *payment)
{
  gint64 now = pos_register_get_now (pos_shell_get_register (shell));
  g_autofree char *day = pos_recall_dup_day (shell, pos_authorizations_get_end_of (payment));

  if (!pos_authorizations_ends_by (payment, G_MAXINT64))
    return NULL;
  return g_strdup_printf (pos_authorizations_ends_by (payment, now)
                              /* TRANSLATORS: of money reserved on a card; %s: a date */
                              ? _ ("Held until %s")
                              /* TRANSLATORS: of money reserved on a card; %s: a date */
                              : _ ("Holds until %s"),
                          day);
}

/* Of what is reserved only the rest holds. */
static char *
dup_charged (PosShell *shell, PosPayment *payment, guint32 currency)
{
  if (pos_authorizations_get_rest (payment) == 0 || payment->used == 0)
    return NULL;
  g_autofree char *used = pos_recall_dup_money (shell, payment->used, currency);
  g_autofree char *all = pos_recall_dup_money (shell, payment->amount, currency);
  /* TRANSLATORS: of money reserved on a card: two amounts: "€119.20 of €404.80 charged" */
  return g_strdup_printf (_ ("%1$s of %2$s charged"), used, all);
}

GtkWidget *
pos_recall_payment_new (PosShell *shell, PosPayment *payment, guint32 currency, gboolean full)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = pos_recall_dup_payment (shell, payment);
  g_autofree char *when = pos_recall_dup_when (shell, payment->created_at);
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *until = dup_end_of_reservation (shell, payment);
  g_autofree char *charged = dup_charged (shell, payment, currency);
  g_autofree char *till = full ? pos_store_text_till (shell, payment->register_id) : NULL;
  gint64 reserved = pos_authorizations_get_rest (payment);
  const char *end = get_end (payment);
  GtkWidget *row;

  pos_ui_add_fact (facts, end);
  pos_ui_add_fact (facts, get_kind (payment));
  pos_ui_add_fact (facts, charged);
  pos_ui_add_fact (facts, until);
  pos_ui_add_fact (facts, when);
  pos_ui_add_fact (facts, till);
  pos_ui_add_fact (facts, full ? get_worker (shell, payment) : NULL);
  gtk_box_append (GTK_BOX (texts), pos_recall_text_new (name, end ? "ink2" : NULL));
  gtk_box_append (GTK_BOX (texts), pos_recall_text_new (facts->str, "t-cap ink2 num"));
  row = pos_recall_face_new (shell, texts, reserved > 0 ? reserved : payment->amount, currency);
  gtk_widget_add_css_class (row, "recall-payment");
  pos_ui_set_class (row, "ended", end != NULL);
  return row;
}

/* --- All of them --- */

static GtkWidget *
make_list (PosShell *shell, PosOrder *order)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GPtrArray) payments = pos_payment_history_list (order);

  for (guint i = 0; i < payments->len; i++) {
    GtkWidget *row = pos_recall_payment_new (shell, payments->pdata[i], order->currency, TRUE);
    gtk_widget_add_css_class (row, "row");
    gtk_box_append (GTK_BOX (list), row);
  }
  if (payments->len == 0)
    gtk_box_append (GTK_BOX (list),
                    pos_empty_state_new ("pos-wallet-symbolic",
                                         _ ("Nothing was paid yet"),
                                         _ ("Payments, deposits and refunds will stand here.")));
  return pos_ui_scroller_new (list);
}

typedef struct {
  PosShell *shell;
  PosOrder *order;
  GtkWidget *column;
} Sums;

static void
add_sum (const Sums *sums, PosAccount account, const char *caption, gint64 amount)
{
  gtk_box_append (GTK_BOX (sums->column),
                  pos_recall_amount_new (sums->shell,
                                         sums->order,
                                         account,
                                         NULL,
                                         pos_recall_text_new (caption, NULL),
                                         caption,
                                         amount));
}

static GtkWidget *
make_sums (PosShell *shell, PosOrder *order)
{
  const Sums sums = {shell, order, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0)};
  PosPaymentSums money;

  pos_payment_history_sum (order, &money);
  add_sum (&sums, POS_ACCOUNT_PAID, C_ ("payment", "Paid"), money.paid);
  if (money.reserved != 0)
    add_sum (&sums, POS_ACCOUNT_AUTHORIZED, _ ("Reserved on a card"), money.reserved);
  if (order->deposit_held != 0)
    add_sum (&sums, POS_ACCOUNT_DEPOSIT_HELD, _ ("Deposit held"), order->deposit_held);
  if (pos_overpaid_get_left (order) > 0)
    gtk_box_append (GTK_BOX (sums.column),
                    pos_recall_face_new (shell,
                                         pos_recall_text_new (_ ("To give back"), "semi"),
                                         pos_overpaid_get_left (order),
                                         order->currency));
  if (pos_overpaid_get_missing (order) > 0)
    gtk_box_append (GTK_BOX (sums.column),
                    pos_recall_face_new (shell,
                                         pos_recall_text_new (_ ("To collect"), "semi"),
                                         pos_overpaid_get_missing (order),
                                         order->currency));
  if (order->type == POS_ORDER_TYPE_SALES_ORDER)
    add_sum (&sums, POS_ACCOUNT_BALANCE, _ ("Balance"), order->balance);
  gtk_widget_add_css_class (sums.column, "recall-history");
  return sums.column;
}

static void
open_sheet (PosShell *shell, PosOrder *order)
{
  g_autoptr (PosOrderSummary) summary = pos_order_summarize (order);
  GtkWidget *dialog = pos_dialog_new (_ ("Payment history"), NULL, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (content), make_list (shell, order));
  gtk_box_append (GTK_BOX (content), make_sums (shell, order));
  gtk_widget_set_vexpand (content, TRUE);
  pos_dialog_set_content (POS_DIALOG (dialog), content);
  g_object_set (dialog,
                "sheet",
                TRUE,
                "subtitle",
                pos_order_is_saved (order) ? pos_recall_get_name (summary) : NULL,
                NULL);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}

/* --- From elsewhere --- */

static void
button_cb (GtkButton *button, PosShell *shell)
{
  const char *id = g_object_get_data (G_OBJECT (button), "pos-order");

  pos_shell_open (shell, KEY, g_variant_new_parsed ("{'order': <%s>}", id), GTK_WIDGET (button));
}

GtkWidget *
pos_recall_payments_button_new (PosShell *shell, PosOrder *order)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Payment history"));

  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "quiet");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "pos-order", pos_id_dup_text (&order->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (button_cb), shell, 0);
  return button;
}

static void
found_cb (PosShell *shell, PosOrder *order, const GError *error, gpointer data)
{
  if (order)
    open_sheet (shell, order);
  else
    pos_shell_explain (shell, error, NULL);
}

/* Who may not look at orders was asked for somebody who may. */
static void
allowed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosOrder *cart = pos_register_get_order (reg);
  const char *id = NULL;
  PosId wanted;

  if (!result || !g_variant_lookup (result, "order", "&s", &id) ||
      !pos_id_parse (id, &wanted, NULL))
    return;
  if (pos_id_equal (&cart->id, &wanted))
    open_sheet (shell, cart);
  else
    pos_shell_find_order (shell, id, FALSE, found_cb, NULL, NULL);
}

void
pos_recall_payments_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosOrder *cart = pos_register_get_order (pos_shell_get_register (shell));

  if (!args && pos_id_is_none (&cart->id))
    pos_shell_open (shell, "order.recall", NULL, origin);
  else
    pos_shell_run (shell, key, args, origin, allowed_cb, NULL);
}
