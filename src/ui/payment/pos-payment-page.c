/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-payment-page.c — see the header. */
#include "ui/payment/pos-payment-page.h"

#include "ui/common/pos-callout.h"
#include "ui/common/pos-panels.h"
#include "ui/common/pos-translator.h"
#include "ui/payment/pos-card-follow.h"
#include "ui/payment/pos-gift-dialog.h"
#include "ui/payment/pos-payment-amount.h"
#include "ui/payment/pos-payment-parts.h"
#include "ui/payment/pos-payment-words.h"

struct _PosPaymentPage {
  PosPage parent;
  PosShell *shell; /* borrowed: the window outlives its pages */
  PosPaymentFacts facts;
  GtkWidget *parts;
  GtkWidget *amount;
  GtkWidget *ways;
};

/* Of the panels, as drawn: what is asked, the amount, the ways to pay. */
static const int widths[3] = {356, 420, 530};

G_DEFINE_FINAL_TYPE (PosPaymentPage, pos_payment_page, POS_TYPE_PAGE)

static PosRegister *
get_register (PosPaymentPage *self)
{
  return pos_shell_get_register (self->shell);
}

/* --- What is shown --- */

/* A card pays what was keyed when that is a part of what is due, else all of it. */
static gint64
get_card_amount (PosPaymentPage *self)
{
  return pos_payment_amount_is_part (POS_PAYMENT_AMOUNT (self->amount))
             ? pos_payment_amount_get (POS_PAYMENT_AMOUNT (self->amount))
         : self->facts.due_now > 0 ? self->facts.payable_by_card
                                   : self->facts.due_now;
}

static void
show_ways (PosPaymentPage *self)
{
  pos_payment_ways_show (POS_PAYMENT_WAYS (self->ways),
                         pos_register_get_order (get_register (self)),
                         &self->facts,
                         pos_payment_amount_get (POS_PAYMENT_AMOUNT (self->amount)),
                         get_card_amount (self));
}

static void
show_subtitle (PosPaymentPage *self)
{
  PosOrder *order = pos_register_get_order (get_register (self));
  const char *kind = pos_order_is_account_deposit (order) ? _ ("Payment onto the account")
                     : pos_order_pays_invoices (order)    ? _ ("Payment of invoices")
                     : order->type != POS_ORDER_TYPE_SALE ? _ ("Customer order")
                     : pos_order_only_returns (order)     ? _ ("Return")
                                                          : _ ("Sale");
  g_autofree char *text = order->customer_name
                              /* TRANSLATORS: kind of transaction, then the customer's name */
                              ? g_strdup_printf (_ ("%1$s · %2$s"), kind, order->customer_name)
                              : g_strdup (kind);

  pos_page_set_subtitle (POS_PAGE (self), text);
}

static void
show_all (PosPaymentPage *self)
{
  PosRegister *reg = get_register (self);
  PosOrder *order = pos_register_get_order (reg);
  PosPaymentWays *ways = POS_PAYMENT_WAYS (self->ways);
  PosBalanceChoice choice = pos_payment_ways_get_choice (ways);

  pos_payment_facts_read (reg, choice, pos_payment_ways_get_excess (ways), &self->facts);
  pos_payment_amount_show (POS_PAYMENT_AMOUNT (self->amount), &self->facts);
  pos_payment_parts_show (POS_PAYMENT_PARTS (self->parts), order, &self->facts);
  show_ways (self);
  /* What the order is may change what the answer means. */
  if (pos_payment_ways_get_choice (ways) != choice) {
    pos_payment_facts_read (
        reg, pos_payment_ways_get_choice (ways), pos_payment_ways_get_excess (ways), &self->facts);
    show_ways (self);
  }
  show_subtitle (self);
}

/* What was keyed stays. */
static void
line_cb (PosPaymentPage *self)
{
  PosPaymentWays *ways = POS_PAYMENT_WAYS (self->ways);

  pos_payment_facts_read (get_register (self),
                          pos_payment_ways_get_choice (ways),
                          pos_payment_ways_get_excess (ways),
                          &self->facts);
  show_ways (self);
}

static void
order_cb (PosPaymentPage *self)
{
  PosOrder *order = pos_register_get_order (get_register (self));

  if (pos_order_has_active_lines (order) || pos_order_is_account_deposit (order) ||
      pos_order_pays_invoices (order))
    show_all (self);
  else
    pos_page_leave (POS_PAGE (self));
}

/* --- Paying --- */

static void
add_answers (PosPaymentPage *self, GVariantDict *args)
{
  PosPaymentWays *ways = POS_PAYMENT_WAYS (self->ways);

  if (self->facts.is_order && self->facts.balance > 0)
    g_variant_dict_insert (args,
                           "balance",
                           "s",
                           pos_payment_ways_get_choice (ways) == POS_BALANCE_CARD ? "card"
                                                                                  : "pay-later");
  if (self->facts.excess > 0)
    g_variant_dict_insert (args,
                           "excess",
                           "s",
                           pos_payment_ways_get_excess (ways) == POS_EXCESS_CHOICE_REFUND ? "refund"
                                                                                          : "keep");
  pos_payment_ways_add_receipt (ways, args);
}

/* Somebody reads why it was refused; closing that brings the focus back. */
static gboolean
is_read (PosPaymentPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_get_ancestor (focus, POS_TYPE_CALLOUT);
}

/* The page follows the order; what is left to do when it stays is its next button. */
static void
done_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (PosPaymentPage) self = data;
  gboolean stale = FALSE;

  if (result && g_variant_lookup (result, "stale", "b", &stale) && stale)
    pos_shell_tell (shell, _ ("Headquarters could not say what is on this account."), NULL, NULL);
  if (pos_page_get_shell (POS_PAGE (self)) && !is_read (self))
    pos_payment_ways_focus_primary (POS_PAYMENT_WAYS (self->ways));
}

static void
cash_cb (PosPaymentPage *self, GtkWidget *origin)
{
  gint64 amount = pos_payment_amount_get (POS_PAYMENT_AMOUNT (self->amount));
  GVariantDict args;

  if (self->facts.due_now > 0 && amount <= 0 && self->facts.payable > 0) {
    pos_callout_open (origin,
                      _ ("How much does the customer hand over?"),
                      _ ("Key it in, or choose one of the amounts."),
                      NULL,
                      NULL);
    return;
  }
  g_variant_dict_init (&args, NULL);
  if (self->facts.due_now > 0)
    g_variant_dict_insert (&args, "amount", "x", amount);
  add_answers (self, &args);
  pos_shell_run (
      self->shell, "pay.cash", g_variant_dict_end (&args), origin, done_cb, g_object_ref (self));
}

static void
card_cb (PosPaymentPage *self, GtkWidget *origin)
{
  gint64 amount = get_card_amount (self);
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  if (amount > 0)
    g_variant_dict_insert (&args, "amount", "x", amount);
  add_answers (self, &args);
  pos_card_follow (self->shell,
                   "pay.card",
                   g_variant_dict_end (&args),
                   amount,
                   origin,
                   done_cb,
                   g_object_ref (self));
}

/* A part when one was keyed, else all of it; what is over the customer's limit somebody approves.
 */
static void
account_cb (PosPaymentPage *self, GtkWidget *origin)
{
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  if (pos_payment_amount_is_part (POS_PAYMENT_AMOUNT (self->amount)))
    g_variant_dict_insert (
        &args, "amount", "x", pos_payment_amount_get (POS_PAYMENT_AMOUNT (self->amount)));
  pos_payment_ways_add_receipt (POS_PAYMENT_WAYS (self->ways), &args);
  pos_shell_run (
      self->shell, "pay.account", g_variant_dict_end (&args), origin, done_cb, g_object_ref (self));
}

/* A part when one was keyed, else all of it, as far as the card reaches. */
static void
gift_cb (PosPaymentPage *self, GtkWidget *origin)
{
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  if (pos_payment_amount_is_part (POS_PAYMENT_AMOUNT (self->amount)))
    g_variant_dict_insert (
        &args, "amount", "x", pos_payment_amount_get (POS_PAYMENT_AMOUNT (self->amount)));
  add_answers (self, &args);
  pos_gift_pay (self->shell, g_variant_dict_end (&args), origin, done_cb, g_object_ref (self));
}

/* M21: after a stored card was declined another payment is next. */
static void
stored_done_cb (PosShell *shell, GVariant *result, gpointer data)
{
  PosPaymentPage *self = data;

  if (pos_page_get_shell (POS_PAGE (self)))
    pos_payment_page_set_lead (self, POS_PAYMENT_WAY_CARD);
  done_cb (shell, result, data);
}

static void
stored_cb (PosPaymentPage *self, const char *payment, gint64 amount, GtkWidget *origin)
{
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  if (payment)
    g_variant_dict_insert (&args, "payment", "s", payment);
  pos_payment_ways_add_receipt (POS_PAYMENT_WAYS (self->ways), &args);
  pos_card_follow (self->shell,
                   "pay.stored",
                   g_variant_dict_end (&args),
                   amount,
                   origin,
                   stored_done_cb,
                   g_object_ref (self));
}

static void
conclude_cb (PosPaymentPage *self, GtkWidget *origin)
{
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  add_answers (self, &args);
  pos_shell_run (self->shell,
                 "txn.conclude",
                 g_variant_dict_end (&args),
                 origin,
                 done_cb,
                 g_object_ref (self));
}

static void
void_cb (PosPaymentPage *self, const char *payment, GtkWidget *origin)
{
  pos_shell_open (
      self->shell, "pay.void", g_variant_new_parsed ("{'payment': <%s>}", payment), origin);
}

static void
override_cb (PosPaymentPage *self, GtkWidget *origin)
{
  pos_shell_open (self->shell, "order.deposit_override", NULL, origin);
}

/* Whoever says how much cash he received has cash in his hand.  A card can still pay that much. */
static void
keyed_cb (PosPaymentPage *self)
{
  if (self->facts.due_now > 0 && pos_payment_amount_get (POS_PAYMENT_AMOUNT (self->amount)) > 0)
    pos_payment_page_set_lead (self, POS_PAYMENT_WAY_CASH);
  pos_payment_ways_focus_primary (POS_PAYMENT_WAYS (self->ways));
}

static void
entered_cb (PosPaymentPage *self)
{
  pos_payment_ways_press_primary (POS_PAYMENT_WAYS (self->ways));
}

/* --- The page --- */

static void
pos_payment_page_entered (PosPage *page)
{
  pos_payment_ways_focus_primary (POS_PAYMENT_WAYS (POS_PAYMENT_PAGE (page)->ways));
}

static void
pos_payment_page_primary (PosPage *page)
{
  entered_cb (POS_PAYMENT_PAGE (page));
}

/* It would change what is asked, and on a page that does not show what for. */
static gboolean
pos_payment_page_scanned (PosPage *page, const char *code)
{
  pos_shell_say (POS_PAYMENT_PAGE (page)->shell,
                 POS_TONE_WARN,
                 _ ("Finish this first"),
                 _ ("What was scanned is not added. Go back to the transaction to add it."));
  return TRUE;
}

static void
pos_payment_page_class_init (PosPaymentPageClass *klass)
{
  PosPageClass *page_class = POS_PAGE_CLASS (klass);

  page_class->entered = pos_payment_page_entered;
  page_class->primary = pos_payment_page_primary;
  page_class->scanned = pos_payment_page_scanned;
}

static void
pos_payment_page_init (PosPaymentPage *self)
{
  pos_page_let_enter_answer (POS_PAGE (self));
}

static void
connect_all (PosPaymentPage *self)
{
  const struct {
    GtkWidget *widget;
    const char *signal;
    GCallback callback;
  } links[] = {
      {self->amount, "changed", G_CALLBACK (show_ways)},
      {self->amount, "keyed", G_CALLBACK (keyed_cb)},
      {self->amount, "entered", G_CALLBACK (entered_cb)},
      {self->ways, "changed", G_CALLBACK (show_all)},
      {self->ways, "cash", G_CALLBACK (cash_cb)},
      {self->ways, "card", G_CALLBACK (card_cb)},
      {self->ways, "conclude", G_CALLBACK (conclude_cb)},
      {self->ways, "account", G_CALLBACK (account_cb)},
      {self->ways, "gift", G_CALLBACK (gift_cb)},
      {self->ways, "stored", G_CALLBACK (stored_cb)},
      {self->parts, "void-payment", G_CALLBACK (void_cb)},
      {self->parts, "override", G_CALLBACK (override_cb)},
  };
  PosSync *sync = pos_register_get_sync (get_register (self));

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    g_signal_connect_object (
        links[i].widget, links[i].signal, links[i].callback, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      get_register (self), "order-changed", G_CALLBACK (order_cb), self, G_CONNECT_SWAPPED);
  if (sync)
    g_signal_connect_object (sync, "notify::online", G_CALLBACK (line_cb), self, G_CONNECT_SWAPPED);
}

PosPage *
pos_payment_page_new (PosShell *shell, PosPaymentWay lead, gint64 amount)
{
  g_return_val_if_fail (POS_IS_SHELL (shell), NULL);

  PosPaymentPage *self = g_object_new (POS_TYPE_PAYMENT_PAGE, "title", _ ("Payment"), NULL);
  self->shell = shell;
  self->parts = pos_payment_parts_new (shell);
  self->amount = pos_payment_amount_new (shell);
  self->ways = pos_payment_ways_new (shell, lead);
  pos_page_set_child (
      POS_PAGE (self),
      pos_panels_new ((GtkWidget *const[]){self->parts, self->amount, self->ways}, widths, 1));
  connect_all (self);
  show_all (self);
  if (amount > 0)
    pos_payment_amount_set (POS_PAYMENT_AMOUNT (self->amount), amount);
  return POS_PAGE (self);
}

void
pos_payment_page_set_lead (PosPaymentPage *self, PosPaymentWay lead)
{
  g_return_if_fail (POS_IS_PAYMENT_PAGE (self));
  pos_payment_ways_set_lead (POS_PAYMENT_WAYS (self->ways), lead);
  show_ways (self);
}

void
pos_payment_page_pay_gift (PosPaymentPage *self)
{
  g_return_if_fail (POS_IS_PAYMENT_PAGE (self));
  if (self->facts.gift && !self->facts.gift_offline)
    gift_cb (self, NULL);
}
