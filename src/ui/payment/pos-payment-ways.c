/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-payment-ways.c — see the header. */
#include "ui/payment/pos-payment-ways.h"

#include "pricing/pos-refunds.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/payment/pos-payment-balance.h"
#include "ui/payment/pos-payment-excess.h"
#include "ui/payment/pos-payment-receipt.h"
#include "ui/payment/pos-payment-stored.h"
#include "ui/payment/pos-payment-words.h"

#define GAP 8
#define ICON_SIZE 24

typedef enum {
  ACT_CASH,
  ACT_CARD,
  ACT_CONCLUDE,
  ACT_ACCOUNT,
  ACT_GIFT,
  N_ACTS,
} Act;

struct _PosPaymentWays {
  GtkBox parent;
  PosShell *shell; /* borrowed: the window outlives its pages */
  PosPaymentWay lead;
  Act primary_act;
  Act other_act;

  GtkWidget *stored;
  GtkWidget *title;
  GtkWidget *primary;
  GtkWidget *primary_icon;
  GtkWidget *primary_label;
  GtkWidget *others;
  GtkWidget *other_icon;
  GtkWidget *other_label;
  GtkWidget *other;
  GtkWidget *gift;
  GtkWidget *account;
  GtkWidget *balance;
  GtkWidget *excess;
  GtkWidget *receipt;
};

G_DEFINE_FINAL_TYPE (PosPaymentWays, pos_payment_ways, GTK_TYPE_BOX)

enum { STORED = N_ACTS, CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- What the buttons say --- */

static const char *
icon_of (Act act)
{
  static const char *const icons[N_ACTS] = {
      "pos-cash-symbolic",
      "pos-card-symbolic",
      "pos-check-symbolic",
      "pos-user-symbolic",
      "pos-gift-symbolic",
  };

  return icons[act];
}

static void
set_primary (PosPaymentWays *self, Act act, const char *text)
{
  self->primary_act = act;
  gtk_label_set_text (GTK_LABEL (self->primary_label), text);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->primary_icon), icon_of (act));
  pos_ui_describe (self->primary, text, NULL);
}

/* @format: a whole sentence with one place for the amount. */
static void
label_primary (PosPaymentWays *self, Act act, const char *format, gint64 minor)
{
  g_autofree char *amount = pos_payment_money (self->shell, minor);
  g_autofree char *text = pos_ui_fill (format, amount);

  set_primary (self, act, text);
}

static void
label_other (PosPaymentWays *self, Act act, const char *text)
{
  self->other_act = act;
  gtk_label_set_text (GTK_LABEL (self->other_label), text);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->other_icon), icon_of (act));
  pos_ui_describe (self->other, text, NULL);
}

/* What the store does not take never leads. */
static gboolean
card_leads (PosPaymentWays *self, const PosPaymentFacts *facts)
{
  return !facts->no_card && (facts->no_cash || self->lead == POS_PAYMENT_WAY_CARD);
}

static void
label_taking (PosPaymentWays *self, const PosPaymentFacts *facts, gint64 cash, gint64 card)
{
  if (card_leads (self, facts)) {
    label_primary (self, ACT_CARD, _ ("Pay %s by card"), card);
    label_other (self, ACT_CASH, C_ ("tender", "Cash"));
    return;
  }
  g_autofree char *amount = pos_payment_money (self->shell, card);
  /* TRANSLATORS: a button: a card pays a part: "Card €100.00" */
  g_autofree char *part = g_strdup_printf (C_ ("tender", "Card %s"), amount);
  label_primary (self, ACT_CASH, _ ("Take cash %s"), cash);
  label_other (self, ACT_CARD, card == facts->due_now ? C_ ("tender", "Card") : part);
}

static void
label_giving_back (PosPaymentWays *self, const PosPaymentFacts *facts)
{
  if (card_leads (self, facts)) {
    label_primary (self, ACT_CARD, _ ("Give back %s on the card"), -facts->payable_by_card);
    label_other (self, ACT_CASH, C_ ("tender", "Cash"));
  } else {
    label_primary (self, ACT_CASH, _ ("Give back %s in cash"), -facts->payable);
    label_other (self, ACT_CARD, C_ ("tender", "Card"));
  }
}

static const char *
conclusion_of (PosOrder *order)
{
  switch ((PosOrderFlow)order->flow) {
  case POS_ORDER_FLOW_HAND_OVER:
    return _ ("Hand over");
  case POS_ORDER_FLOW_CANCEL:
    return _ ("Cancel the order");
  case POS_ORDER_FLOW_EDIT:
    return _ ("Save the order");
  case POS_ORDER_FLOW_NEW:
  default:
    return order->type == POS_ORDER_TYPE_SALE ? _ ("Finish the sale") : _ ("Place the order");
  }
}

static gboolean
stored_leads (PosPaymentWays *self)
{
  return self->lead == POS_PAYMENT_WAY_STORED && gtk_widget_get_visible (self->stored);
}

/* What is stored is a way like the others, and people choose one: M19. */
static void
show_stored (PosPaymentWays *self, const PosPaymentFacts *facts)
{
  pos_payment_stored_show (
      POS_PAYMENT_STORED (self->stored), facts, self->lead == POS_PAYMENT_WAY_STORED);
  if (stored_leads (self))
    gtk_widget_remove_css_class (self->primary, "primary");
  else
    gtk_widget_add_css_class (self->primary, "primary");
}

/* What was put on account for a saved order, and the rest of it goes back. */
static gboolean
goes_back_there (PosConfig *config, PosOrder *order, const PosPaymentFacts *facts)
{
  return facts->due_now < 0 && pos_refunds_find_account (config, order);
}

/* M-22: what leaves today or comes back, for somebody known; a deposit where the chain says so
 * (P2). */
static gboolean
goes_on_account (PosPaymentWays *self, PosOrder *order, const PosPaymentFacts *facts)
{
  PosPricing pricing = pos_register_get_pricing (pos_shell_get_register (self->shell));

  PosParameters *parameters = pos_config_get_parameters (pricing.config);
  gboolean allowed = (!facts->is_order && order->flow != POS_ORDER_FLOW_CANCEL) ||
                     (facts->due_now > 0 && parameters->account_deposits) ||
                     goes_back_there (pricing.config, order, facts);

  return order->customer && allowed && !pos_order_is_account_deposit (order) &&
         !pos_order_pays_invoices (order) &&
         pos_config_find_tender (pricing.config, pricing.store, POS_TENDER_ACCOUNT);
}

/* Without a line it says why instead of going away. */
static void
show_gift (PosPaymentWays *self, const PosPaymentFacts *facts)
{
  gtk_widget_set_visible (self->gift, facts->gift);
  pos_ui_set_class (self->gift, "unavailable", facts->gift_offline);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->gift), GTK_ACCESSIBLE_STATE_DISABLED, facts->gift_offline, -1);
  pos_ui_describe (
      self->gift, _ ("Gift card"), facts->gift_offline ? _ ("Gift cards need the network") : NULL);
}

void
pos_payment_ways_show (
    PosPaymentWays *self, PosOrder *order, const PosPaymentFacts *facts, gint64 cash, gint64 card)
{
  g_return_if_fail (POS_IS_PAYMENT_WAYS (self));

  gtk_label_set_text (GTK_LABEL (self->title),
                      facts->due_now < 0 ? _ ("Refund to") : _ ("Pay with"));
  switch (facts->need) {
  case POS_PAYMENT_NEEDS_MONEY:
    if (facts->due_now > 0)
      label_taking (self, facts, cash, card);
    else
      label_giving_back (self, facts);
    break;
  case POS_PAYMENT_NEEDS_CARD:
    label_primary (self, ACT_CARD, _ ("Reserve %s on a card"), facts->to_reserve);
    break;
  case POS_PAYMENT_NEEDS_CHOICE:
  case POS_PAYMENT_NEEDS_NOTHING:
  default:
    set_primary (self, ACT_CONCLUDE, conclusion_of (order));
  }
  gtk_widget_set_visible (self->others, facts->need == POS_PAYMENT_NEEDS_MONEY);
  gtk_widget_set_visible (self->other, !facts->no_cash && !facts->no_card);
  show_gift (self, facts);
  gtk_widget_set_visible (self->account, goes_on_account (self, order, facts));
  show_stored (self, facts);
  pos_payment_balance_show (POS_PAYMENT_BALANCE (self->balance), order, facts);
  pos_payment_excess_show (POS_PAYMENT_EXCESS (self->excess), facts);
  pos_payment_receipt_show (POS_PAYMENT_RECEIPT (self->receipt), order);
}

/* --- Taps --- */

static void
primary_cb (GtkWidget *button, PosPaymentWays *self)
{
  g_signal_emit (self, signals[self->primary_act], 0, button);
}

static void
other_cb (GtkWidget *button, PosPaymentWays *self)
{
  g_signal_emit (self, signals[self->other_act], 0, button);
}

static void
account_cb (GtkWidget *button, PosPaymentWays *self)
{
  g_signal_emit (self, signals[ACT_ACCOUNT], 0, button);
}

static void
stored_cb (PosPaymentWays *self, const char *payment, gint64 amount, GtkWidget *button)
{
  g_signal_emit (self, signals[STORED], 0, payment, amount, button);
}

static void
gift_cb (GtkWidget *button, PosPaymentWays *self)
{
  if (gtk_widget_has_css_class (button, "unavailable"))
    pos_callout_open (button,
                      _ ("Gift cards need the network"),
                      _ ("Headquarters knows what is on them. Take cash or a card instead."),
                      NULL,
                      NULL);
  else
    g_signal_emit (self, signals[ACT_GIFT], 0, button);
}

static void
changed_cb (PosPaymentWays *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- The widget --- */

static void
pos_payment_ways_class_init (PosPaymentWaysClass *klass)
{
  static const char *const names[N_ACTS] = {"cash", "card", "conclude", "account", "gift"};
  GType type = G_TYPE_FROM_CLASS (klass);

  for (int act = 0; act < N_ACTS; act++)
    signals[act] = g_signal_new (
        names[act], type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  signals[STORED] = g_signal_new ("stored",
                                  type,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  3,
                                  G_TYPE_STRING,
                                  G_TYPE_INT64,
                                  GTK_TYPE_WIDGET);
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_payment_ways_init (PosPaymentWays *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "payment-panel");
}

static GtkWidget *
make_primary (PosPaymentWays *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->primary = gtk_button_new ();
  self->primary_icon = pos_ui_icon_new ("pos-cash-symbolic", ICON_SIZE);
  self->primary_label = pos_ui_label_new (NULL, "num");
  gtk_label_set_wrap (GTK_LABEL (self->primary_label), TRUE);
  gtk_widget_set_hexpand (self->primary_label, TRUE);
  gtk_box_append (GTK_BOX (box), self->primary_icon);
  gtk_box_append (GTK_BOX (box), self->primary_label);
  gtk_box_append (GTK_BOX (box), pos_ui_icon_new ("pos-arrow-right-symbolic", ICON_SIZE));
  gtk_button_set_child (GTK_BUTTON (self->primary), box);
  gtk_widget_set_css_classes (self->primary,
                              (const char *[]){"btn", "primary", "tall", "payment-lead", NULL});
  g_signal_connect_object (self->primary, "clicked", G_CALLBACK (primary_cb), self, 0);
  return self->primary;
}

static GtkWidget *
make_other (const char *icon_name, const char *caption, GtkWidget **icon, GtkWidget **label)
{
  GtkWidget *button = pos_payment_button_new (icon_name, caption, "tall");
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));

  *icon = gtk_widget_get_first_child (box);
  *label = gtk_widget_get_last_child (box);
  return button;
}

static GtkWidget *
make_others (PosPaymentWays *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);

  self->others = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);
  self->other = make_other (
      "pos-card-symbolic", C_ ("tender", "Card"), &self->other_icon, &self->other_label);
  self->account =
      pos_payment_button_new (icon_of (ACT_ACCOUNT), C_ ("tender", "On account"), "tall");
  self->gift = pos_payment_button_new (icon_of (ACT_GIFT), _ ("Gift card"), "tall");
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_widget_add_css_class (self->other, "payment-other");
  gtk_widget_add_css_class (self->account, "payment-other");
  gtk_widget_add_css_class (self->gift, "payment-other");
  g_signal_connect_object (self->other, "clicked", G_CALLBACK (other_cb), self, 0);
  g_signal_connect_object (self->account, "clicked", G_CALLBACK (account_cb), self, 0);
  g_signal_connect_object (self->gift, "clicked", G_CALLBACK (gift_cb), self, 0);
  gtk_box_append (GTK_BOX (row), self->other);
  gtk_box_append (GTK_BOX (row), self->gift);
  gtk_box_append (GTK_BOX (self->others), row);
  gtk_box_append (GTK_BOX (self->others), self->account);
  return self->others;
}

static GtkWidget *
make_tenders (PosPaymentWays *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);

  self->title = pos_ui_label_new (NULL, "overline");
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), make_primary (self));
  gtk_box_append (GTK_BOX (box), make_others (self));
  return box;
}

GtkWidget *
pos_payment_ways_new (PosShell *shell, PosPaymentWay lead)
{
  PosPaymentWays *self = g_object_new (POS_TYPE_PAYMENT_WAYS, NULL);

  self->shell = shell;
  self->lead = lead;
  self->balance = pos_payment_balance_new (shell);
  self->excess = pos_payment_excess_new (shell);
  g_signal_connect_object (
      self->balance, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->excess, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->stored = pos_payment_stored_new (shell);
  g_signal_connect_object (self->stored, "use", G_CALLBACK (stored_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->stored);
  gtk_box_append (GTK_BOX (self), make_tenders (self));
  gtk_box_append (GTK_BOX (self), self->excess);
  gtk_box_append (GTK_BOX (self), self->balance);
  self->receipt = pos_payment_receipt_new (shell);
  gtk_widget_set_vexpand (self->receipt, TRUE);
  gtk_widget_set_valign (self->receipt, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self), self->receipt);
  pos_payment_panel_fit (shell, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
pos_payment_ways_set_lead (PosPaymentWays *self, PosPaymentWay lead)
{
  g_return_if_fail (POS_IS_PAYMENT_WAYS (self));
  self->lead = lead;
}

PosBalanceChoice
pos_payment_ways_get_choice (PosPaymentWays *self)
{
  g_return_val_if_fail (POS_IS_PAYMENT_WAYS (self), POS_BALANCE_UNDECIDED);
  return pos_payment_balance_get_choice (POS_PAYMENT_BALANCE (self->balance));
}

PosExcessChoice
pos_payment_ways_get_excess (PosPaymentWays *self)
{
  g_return_val_if_fail (POS_IS_PAYMENT_WAYS (self), POS_EXCESS_CHOICE_UNDECIDED);
  return pos_payment_excess_get_choice (POS_PAYMENT_EXCESS (self->excess));
}

void
pos_payment_ways_add_receipt (PosPaymentWays *self, GVariantDict *args)
{
  g_return_if_fail (POS_IS_PAYMENT_WAYS (self));
  pos_payment_receipt_add (POS_PAYMENT_RECEIPT (self->receipt), args);
}

/* The one that leads. */
static GtkWidget *
get_leading (PosPaymentWays *self)
{
  return stored_leads (self) ? pos_payment_stored_get_first (POS_PAYMENT_STORED (self->stored))
                             : self->primary;
}

void
pos_payment_ways_press_primary (PosPaymentWays *self)
{
  g_return_if_fail (POS_IS_PAYMENT_WAYS (self));
  g_signal_emit_by_name (get_leading (self), "clicked");
}

void
pos_payment_ways_focus_primary (PosPaymentWays *self)
{
  g_return_if_fail (POS_IS_PAYMENT_WAYS (self));
  gtk_widget_grab_focus (get_leading (self));
}
