/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-payment-parts.c — see the header. */
#include "ui/payment/pos-payment-parts.h"

#include "pricing/pos-overpaid.h"
#include "ui/common/pos-grid-layout.h"
#include "ui/common/pos-tag.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/payment/pos-payment-words.h"
#include "ui/shell/pos-unsettled-banner.h"

#define PERCENT 100

struct _PosPaymentParts {
  GtkBox parent;
  PosShell *shell; /* borrowed: the window outlives its pages */
  GtkWidget *total_caption;
  GtkWidget *total;
  GtkWidget *bar;
  GtkWidget *fill;
  GtkWidget *rows;
  GtkWidget *override;
};

G_DEFINE_FINAL_TYPE (PosPaymentParts, pos_payment_parts, GTK_TYPE_BOX)

enum { VOID_PAYMENT, OVERRIDE, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- Rows --- */

static GtkWidget *
make_amount (PosPaymentParts *self, gint64 minor, const char *classes)
{
  g_autofree char *text = pos_payment_money (self->shell, minor);
  GtkWidget *label = pos_ui_label_new (text, classes);

  gtk_widget_set_halign (label, GTK_ALIGN_END);
  return label;
}

static GtkWidget *
make_row (GtkWidget *leading, GtkWidget *amount)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_hexpand (leading, TRUE);
  gtk_box_append (GTK_BOX (row), leading);
  gtk_box_append (GTK_BOX (row), amount);
  return row;
}

static void
add (PosPaymentParts *self, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (self->rows), widget);
}

static void
add_rule (PosPaymentParts *self)
{
  add (self, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
}

static void
add_sum (PosPaymentParts *self, const char *caption, gint64 minor, gboolean strong)
{
  GtkWidget *label = pos_ui_label_new (caption, strong ? "semi" : "ink2");
  GtkWidget *amount = make_amount (self, minor, "semi num");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (amount), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  add (self, make_row (label, amount));
}

/* A way goods leave, its amount today, and what that is made of. */
static void
add_part (PosPaymentParts *self, PosLookIntent intent, gint64 minor, const char *why)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *start = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *reason = pos_ui_label_new (why, "t-cap ink2 num");

  gtk_box_append (GTK_BOX (start), pos_tag_new (intent));
  gtk_box_append (GTK_BOX (part), make_row (start, make_amount (self, minor, "semi num")));
  gtk_label_set_wrap (GTK_LABEL (reason), TRUE);
  gtk_box_append (GTK_BOX (part), reason);
  add (self, part);
}

/* --- What is asked --- */

static char *
describe_part (PosPaymentParts *self,
               const PosPaymentFacts *facts,
               const PosDepositPart *part,
               gboolean ships)
{
  g_autofree char *open = pos_payment_money (self->shell, part->open);
  g_autofree char *share =
      facts->deposit_is_amount
          ? pos_payment_money (self->shell, part->now)
          : pos_format_rate (pos_shell_get_format (self->shell), facts->deposit_rate);

  if (part->now == part->open)
    return g_strdup (_ ("Paid in full today"));
  return ships
             /* TRANSLATORS: "20% of €1,764.00, the rest at dispatch" */
             ? g_strdup_printf (_ ("%1$s of %2$s, the rest at dispatch"), share, open)
             /* TRANSLATORS: "20% of €649.00, the rest at pick up" */
             : g_strdup_printf (_ ("%1$s of %2$s, the rest at pick up"), share, open);
}

static void
add_order_part (PosPaymentParts *self,
                const PosPaymentFacts *facts,
                const PosDepositPart *part,
                gboolean ships)
{
  g_autofree char *why = describe_part (self, facts, part, ships);

  if (part->open > 0)
    add_part (self, ships ? POS_LOOK_INTENT_SHIP : POS_LOOK_INTENT_PICK, part->now, why);
}

static void
add_order_parts (PosPaymentParts *self, const PosPaymentFacts *facts)
{
  if (facts->parts.carry_out > 0)
    add_part (self, POS_LOOK_INTENT_CARRY, facts->parts.carry_out, _ ("Paid in full today"));
  add_order_part (self, facts, &facts->parts.ship, TRUE);
  add_order_part (self, facts, &facts->parts.pick_up, FALSE);
  if (facts->parts.returned != 0)
    add_sum (self, _ ("Returned"), facts->parts.returned, FALSE);
  if (facts->cancellation > 0)
    add_sum (self, _ ("Cancellation charge"), facts->cancellation, FALSE);
  if (facts->kept > 0)
    add_sum (self, _ ("Kept for the balance"), facts->kept, FALSE);
  if (facts->held > 0)
    add_sum (self, _ ("Deposit already paid"), -facts->held, FALSE);
}

static void
add_hand_over (PosPaymentParts *self, const PosPaymentFacts *facts)
{
  add_part (self, POS_LOOK_INTENT_PICK, facts->settlement.invoice, _ ("Handed over now"));
  if (facts->sold_along > 0)
    add_part (self, POS_LOOK_INTENT_CARRY, facts->sold_along, _ ("Sold along with it"));
  if (facts->settlement.applied > 0)
    add_sum (self, _ ("Deposit applied"), -facts->settlement.applied, FALSE);
}

static void
add_cancellation (PosPaymentParts *self, const PosPaymentFacts *facts)
{
  add_sum (self, _ ("Cancellation charge"), facts->cancellation, FALSE);
  if (facts->held > 0)
    add_sum (self, _ ("Deposits paid"), -facts->held, FALSE);
}

/* They are taken out where they were put in. */
static void
add_invoices (PosPaymentParts *self, PosOrder *order)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (self->shell));

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    if (!pos_payment_is_of_invoice (payment) || payment->state != POS_PAYMENT_STATE_CAPTURED)
      continue;
    g_autofree char *name = pos_payment_name (self->shell, config, payment);
    add_sum (self, name, -payment->amount, FALSE);
  }
}

static void
payment_tapped_cb (GtkWidget *button, PosPaymentParts *self)
{
  g_signal_emit (
      self, signals[VOID_PAYMENT], 0, g_object_get_data (G_OBJECT (button), "pos-payment"), button);
}

/* @classes: of its amount. */
static void
add_payment (PosPaymentParts *self, PosPayment *payment, const char *classes)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (self->shell));
  g_autofree char *name = pos_payment_name (self->shell, config, payment);
  gboolean reserved = payment->kind == POS_PAYMENT_AUTHORIZATION;
  GtkWidget *label = pos_ui_label_new (name, "ink2 num");
  GtkWidget *amount = make_amount (self, reserved ? payment->amount : -payment->amount, classes);
  GtkWidget *row = make_row (label, amount);
  GtkWidget *button;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  /* What a card got back stays given. */
  if (payment->amount < 0 && payment->connector) {
    add (self, row);
    return;
  }
  button = gtk_button_new ();
  gtk_box_prepend (GTK_BOX (row), pos_ui_icon_new ("pos-undo-symbolic", 18));
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "payment-line");
  pos_ui_describe (button, name, _ ("Tap to give it back"));
  g_object_set_data_full (G_OBJECT (button), "pos-payment", pos_id_dup_text (&payment->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (payment_tapped_cb), self, 0);
  add (self, button);
}

/* What the payment page is opened for, not what was paid. */
static gboolean
is_what_for (PosOrder *order, PosPayment *payment)
{
  return pos_payment_is_of_invoice (payment) ||
         (payment->kind == POS_PAYMENT_REFUND && pos_order_is_account_deposit (order));
}

static void
add_account (PosPaymentParts *self, PosOrder *order)
{
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (is_what_for (order, payment) && payment->state == POS_PAYMENT_STATE_CAPTURED)
    add_payment (self, payment, "semi num");
}

static void
add_asked (PosPaymentParts *self, PosOrder *order, const PosPaymentFacts *facts)
{
  if (pos_order_pays_invoices (order))
    add_invoices (self, order);
  else if (pos_order_is_account_deposit (order))
    add_account (self, order);
  else if (pos_overpaid_has_open (order))
    return;
  else if (facts->flow == POS_ORDER_FLOW_HAND_OVER)
    add_hand_over (self, facts);
  else if (facts->flow == POS_ORDER_FLOW_CANCEL)
    add_cancellation (self, facts);
  else if (facts->is_order)
    add_order_parts (self, facts);
  else
    return;
  add_rule (self);
}

/* --- What was paid --- */

static void
add_payments (PosPaymentParts *self, PosOrder *order)
{
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    gboolean reserved = payment->kind == POS_PAYMENT_AUTHORIZATION;

    if (!is_what_for (order, payment) && payment->revision == 0 &&
        (payment->state == POS_PAYMENT_STATE_CAPTURED ||
         payment->state == POS_PAYMENT_STATE_AUTHORIZED))
      add_payment (self, payment, reserved ? "semi num" : "semi num c-ok");
  }
}

static void
clear_rows (PosPaymentParts *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->rows)))
    gtk_box_remove (GTK_BOX (self->rows), row);
}

/* How much of the whole is paid today. */
static void
show_bar (PosPaymentParts *self, const PosPaymentFacts *facts)
{
  gint64 share = pos_minor_scale (PERCENT, facts->due_today, facts->total, POS_ROUND_HALF_UP);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->bar);

  gtk_widget_set_visible (self->bar, facts->is_order);
  gtk_widget_set_visible (self->fill, share > 0);
  pos_grid_layout_place (
      POS_GRID_LAYOUT (layout), self->fill, 0, 0, (int)CLAMP (share, 1, PERCENT), 1);
}

void
pos_payment_parts_show (PosPaymentParts *self, PosOrder *order, const PosPaymentFacts *facts)
{
  g_return_if_fail (POS_IS_PAYMENT_PARTS (self));

  gboolean sale = order->type == POS_ORDER_TYPE_SALE;
  g_autofree char *total = pos_payment_money (self->shell, facts->total);
  gtk_label_set_text (GTK_LABEL (self->total_caption),
                      facts->flow == POS_ORDER_FLOW_CANCEL ? _ ("Total before cancellation")
                      : sale                               ? _ ("Total")
                                                           : _ ("Order total"));
  gtk_label_set_text (GTK_LABEL (self->total), total);
  show_bar (self, facts);
  clear_rows (self);
  add_rule (self);
  add_asked (self, order, facts);
  if (facts->due_today < 0)
    add_sum (self, _ ("To give back"), -facts->due_today, TRUE);
  else
    add_sum (self, _ ("Due today"), facts->due_today, TRUE);
  add_payments (self, order);
  if (facts->is_order || facts->flow == POS_ORDER_FLOW_HAND_OVER)
    add_sum (self, _ ("Balance later"), facts->balance, FALSE);
  gtk_widget_set_visible (self->override, facts->is_order);
}

/* --- The widget --- */

static void
override_cb (GtkWidget *button, PosPaymentParts *self)
{
  g_signal_emit (self, signals[OVERRIDE], 0, button);
}

static void
pos_payment_parts_class_init (PosPaymentPartsClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[VOID_PAYMENT] = g_signal_new ("void-payment",
                                        type,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        2,
                                        G_TYPE_STRING,
                                        GTK_TYPE_WIDGET);
  signals[OVERRIDE] = g_signal_new (
      "override", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
}

static void
make_bar (PosPaymentParts *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->fill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->bar, pos_grid_layout_new (PERCENT, 1, 0));
  gtk_widget_add_css_class (self->bar, "bar");
  gtk_widget_add_css_class (self->fill, "fill");
  gtk_box_append (GTK_BOX (self->bar), self->fill);
}

static void
pos_payment_parts_init (PosPaymentParts *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "payment-panel");
  self->total_caption = pos_ui_label_new (NULL, "t-cap ink2");
  self->total = pos_ui_label_new (NULL, "t-amt-l num");
  gtk_box_append (GTK_BOX (head), self->total_caption);
  gtk_box_append (GTK_BOX (head), self->total);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->total),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->total_caption,
                                  NULL,
                                  -1);
  make_bar (self);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_vexpand (self->rows, TRUE);
  self->override = pos_payment_button_new ("pos-deposit-symbolic", _ ("Deposit override"), "quiet");
  g_signal_connect_object (self->override, "clicked", G_CALLBACK (override_cb), self, 0);
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), self->bar);
  gtk_box_append (GTK_BOX (self), self->rows);
  gtk_box_append (GTK_BOX (self), self->override);
}

GtkWidget *
pos_payment_parts_new (PosShell *shell)
{
  PosPaymentParts *self = g_object_new (POS_TYPE_PAYMENT_PARTS, NULL);

  self->shell = shell;
  gtk_box_insert_child_after (GTK_BOX (self), pos_unsettled_banner_new (shell), self->bar);
  pos_payment_panel_fit (shell, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
