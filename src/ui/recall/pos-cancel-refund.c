/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cancel-refund.c — see the header. */
#include "ui/recall/pos-cancel-refund.h"

#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-recall-amount.h"
#include "ui/recall/pos-recall-why.h"
#include "ui/recall/pos-recall-words.h"

#define ICON_SIZE 20

struct _PosCancelRefund {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosOrder *order;
  PosCancelFacts facts; /* what is shown */
  GtkWidget *title, *sums, *due, *caption, *amount;
  GtkWidget *ways_label, *ways, *gift, *card, *cash;
  GtkWidget *primary, *primary_label;
};

G_DEFINE_FINAL_TYPE (PosCancelRefund, pos_cancel_refund, GTK_TYPE_BOX)

enum { CONFIRM, KEEP, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- What is shown --- */

static GtkWidget *
make_sum (PosCancelRefund *self, const char *caption, gint64 minor, const char *look)
{
  return pos_recall_sum_new (self->shell, caption, minor, self->facts.currency, "ink2", look);
}

/* What is booked says so itself. */
static void
add_booked (
    PosCancelRefund *self, PosAccount account, const char *caption, gint64 minor, const char *look)
{
  gtk_box_append (GTK_BOX (self->sums),
                  pos_recall_amount_wrap (self->shell,
                                          self->order,
                                          account,
                                          NULL,
                                          make_sum (self, caption, minor, look),
                                          caption,
                                          minor));
}

static void
why_charge_cb (PosCancelRefund *self)
{
  PosFormat *format = pos_shell_get_format (self->shell);
  gboolean entered = self->facts.entered >= 0;
  g_autofree char *part = entered
                              ? pos_format_money (format, self->facts.entered, self->facts.currency)
                              : pos_format_rate (format, self->facts.rate);
  g_autofree char *base = pos_format_money (format, self->facts.base, self->facts.currency);
  /* TRANSLATORS: how a charge is computed: a share or an amount, of what is still open of an
   * order */
  g_autofree char *text = g_strdup_printf (_ ("%1$s of %2$s that is still open"), part, base);

  pos_recall_why_open_parts (self->shell,
                             self->facts.currency,
                             &(PosWhyPart){text, self->facts.charge},
                             1,
                             _ ("Cancellation charge"),
                             self->facts.charge);
}

static void
add_charge (PosCancelRefund *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *face;
  gint64 charge = self->facts.charge;
  const char *caption = _ ("Cancellation charge");
  g_autofree char *text = pos_recall_dup_money (self->shell, -charge, self->facts.currency);
  g_autofree char *name = g_strdup_printf ("%s, %s", caption, text);

  face = make_sum (self, caption, -charge, charge > 0 ? "semi num c-danger" : "semi num");
  gtk_widget_set_valign (face, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), face);
  gtk_widget_add_css_class (button, "recall-amount");
  pos_ui_describe (button, name, _ ("Why this amount?"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (why_charge_cb), self);
  gtk_box_append (GTK_BOX (self->sums), button);
}

static void
show_sums (PosCancelRefund *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->sums)))
    gtk_box_remove (GTK_BOX (self->sums), child);
  add_booked (self, POS_ACCOUNT_DEPOSIT_HELD, _ ("Deposits paid"), self->facts.held, "semi num");
  if (self->facts.chargeable)
    add_charge (self);
  if (self->facts.reserved)
    add_booked (self,
                POS_ACCOUNT_AUTHORIZED,
                _ ("Reserved on a card, let go"),
                self->facts.reserved,
                "num ink2");
}

static const char *
get_due_caption (const PosCancelFacts *facts)
{
  return facts->due > 0 ? _ ("Customer still pays") : _ ("Refund due to customer");
}

/* The one is what the other leaves of it. */
static void
why_due_cb (PosCancelRefund *self)
{
  int sign = self->facts.due > 0 ? -1 : 1;
  const PosWhyPart parts[] = {
      {_ ("Deposits paid"), sign * self->facts.held},
      {_ ("Cancellation charge"), -sign * self->facts.charge},
  };

  pos_recall_why_open_parts (self->shell,
                             self->facts.currency,
                             parts,
                             G_N_ELEMENTS (parts),
                             get_due_caption (&self->facts),
                             ABS (self->facts.due));
}

static char *
dup_primary (const PosCancelFacts *facts, const char *amount)
{
  if (facts->due < 0)
    return g_strdup_printf (_ ("Cancel order and refund %s"), amount);
  if (facts->due > 0)
    return g_strdup_printf (_ ("Cancel order and take %s"), amount);
  return g_strdup (facts->is_quote ? _ ("Cancel quote") : _ ("Cancel order"));
}

static void
show_due (PosCancelRefund *self, const PosCancelFacts *facts)
{
  g_autofree char *amount = pos_recall_dup_money (self->shell, ABS (facts->due), facts->currency);
  g_autofree char *primary = dup_primary (facts, amount);
  g_autofree char *name = g_strdup_printf ("%s, %s", get_due_caption (facts), amount);

  gtk_label_set_text (GTK_LABEL (self->title), facts->due > 0 ? _ ("To pay") : _ ("Money back"));
  gtk_label_set_text (GTK_LABEL (self->caption), get_due_caption (facts));
  pos_ui_describe (self->due, name, _ ("Why this amount?"));
  gtk_label_set_text (GTK_LABEL (self->amount), amount);
  gtk_label_set_text (GTK_LABEL (self->primary_label), primary);
  pos_ui_describe (self->primary, primary, NULL);
}

/* What paid gets it back, unless a person chooses otherwise. */
static void
choose_way (PosCancelRefund *self, const PosCancelFacts *facts, gboolean by_gift)
{
  pos_choice_card_set_active (POS_CHOICE_CARD (by_gift       ? self->gift
                                               : facts->card ? self->card
                                                             : self->cash),
                              TRUE);
}

static void
show_ways (PosCancelRefund *self, const PosCancelFacts *facts)
{
  gboolean back = facts->due < 0;
  g_autofree char *card =
      back && facts->card ? pos_recall_dup_payment (self->shell, facts->card) : NULL;
  g_autofree char *gift =
      back && facts->gift ? pos_recall_dup_payment (self->shell, facts->gift) : NULL;
  /* TRANSLATORS: a card, and when its money is back: "Visa •••• 4242, 3 to 5 days" */
  g_autofree char *original = card ? g_strdup_printf (_ ("%s, 3 to 5 days"), card) : NULL;

  gtk_label_set_text (GTK_LABEL (self->ways_label), back ? _ ("Refund to") : _ ("Pay with"));
  g_object_set (self->card,
                "title",
                original ? _ ("Original card") : C_ ("tender", "Card"),
                "subtitle",
                original ? original : _ ("The card that is held to the terminal"),
                NULL);
  g_object_set (self->gift, "subtitle", gift, NULL);
  gtk_widget_set_visible (self->gift, gift != NULL);
  if (!gift && pos_choice_card_get_active (POS_CHOICE_CARD (self->gift)))
    choose_way (self, facts, FALSE);
  g_object_set (self->cash, "subtitle", back ? _ ("From the drawer") : NULL, NULL);
  gtk_widget_set_visible (self->ways_label, facts->due != 0);
  gtk_widget_set_visible (self->ways, facts->due != 0);
}

void
pos_cancel_refund_show (PosCancelRefund *self, const PosCancelFacts *facts)
{
  g_return_if_fail (POS_IS_CANCEL_REFUND (self));
  self->facts = *facts;
  show_sums (self);
  show_due (self, facts);
  show_ways (self, facts);
}

const char *
pos_cancel_refund_get_key (PosCancelRefund *self)
{
  g_return_val_if_fail (POS_IS_CANCEL_REFUND (self), NULL);
  if (pos_choice_card_get_active (POS_CHOICE_CARD (self->gift)))
    return "pay.gift_card";
  return pos_choice_card_get_active (POS_CHOICE_CARD (self->card)) ? "pay.card" : "pay.cash";
}

/* --- Answers --- */

static void
primary_cb (PosCancelRefund *self)
{
  g_signal_emit (self, signals[CONFIRM], 0, self->primary);
}

static void
keep_cb (PosCancelRefund *self)
{
  g_signal_emit (self, signals[KEEP], 0);
}

void
pos_cancel_refund_press_primary (PosCancelRefund *self)
{
  g_return_if_fail (POS_IS_CANCEL_REFUND (self));
  primary_cb (self);
}

/* --- Parts --- */

static void
pos_cancel_refund_dispose (GObject *object)
{
  g_clear_object (&POS_CANCEL_REFUND (object)->order);
  G_OBJECT_CLASS (pos_cancel_refund_parent_class)->dispose (object);
}

static void
pos_cancel_refund_class_init (PosCancelRefundClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_cancel_refund_dispose;

  signals[CONFIRM] = g_signal_new (
      "confirm", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  signals[KEEP] =
      g_signal_new ("keep", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_cancel_refund_init (PosCancelRefund *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

static GtkWidget *
make_due (PosCancelRefund *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->due = gtk_button_new ();
  self->caption = pos_recall_text_new (NULL, "semi");
  self->amount = pos_ui_label_new (NULL, "t-amt-xl num");
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (self->amount), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->caption, NULL, -1);
  gtk_box_append (GTK_BOX (box), self->caption);
  gtk_box_append (GTK_BOX (box), self->amount);
  gtk_button_set_child (GTK_BUTTON (self->due), box);
  gtk_widget_add_css_class (self->due, "due");
  g_signal_connect_swapped (self->due, "clicked", G_CALLBACK (why_due_cb), self);
  return self->due;
}

static GtkWidget *
add_way (PosCancelRefund *self, const char *title, const char *icon)
{
  GtkWidget *card = pos_choice_card_new (title, NULL);

  pos_choice_card_set_trailing (POS_CHOICE_CARD (card), pos_ui_icon_new (icon, ICON_SIZE));
  gtk_box_append (GTK_BOX (self->ways), card);
  return card;
}

static void
make_ways (PosCancelRefund *self)
{
  self->ways_label = pos_ui_label_new (NULL, "overline");
  self->ways = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->gift = add_way (self, _ ("Gift card"), "pos-gift-symbolic");
  self->card = add_way (self, C_ ("tender", "Card"), "pos-card-symbolic");
  self->cash = add_way (self, C_ ("tender", "Cash"), "pos-cash-symbolic");
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (self->ways), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->ways_label, NULL, -1);
}

static GtkWidget *
make_button (PosCancelRefund *self,
             const char *look,
             const char *text,
             GCallback callback,
             GtkWidget **label)
{
  GtkWidget *button = gtk_button_new ();

  *label = pos_ui_text_new (text, NULL);
  gtk_label_set_justify (GTK_LABEL (*label), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (*label), 0.5F);
  gtk_button_set_child (GTK_BUTTON (button), *label);
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "tall");
  gtk_widget_add_css_class (button, look);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_answers (PosCancelRefund *self, gboolean is_quote)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  const char *keep_text = is_quote ? _ ("Keep the quote") : _ ("Keep the order");
  GtkWidget *keep_label;

  self->primary =
      make_button (self, "danger-solid", NULL, G_CALLBACK (primary_cb), &self->primary_label);
  GtkWidget *keep = make_button (self, "keep", keep_text, G_CALLBACK (keep_cb), &keep_label);
  pos_ui_describe (keep, keep_text, NULL);
  gtk_box_append (GTK_BOX (box), self->primary);
  gtk_box_append (GTK_BOX (box), keep);
  gtk_widget_add_css_class (box, "cancel-answers");
  return box;
}

/* Scrolls where there is no room, with a bar that tells of it; the answers stay where they are. */
static GtkWidget *
make_money (PosCancelRefund *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  guint scale = pos_theme_get_text_scale (pos_shell_get_theme (self->shell));
  int gap = scale > 100 ? 4 : 10;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, gap);

  self->sums = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->sums, "cancel-sums");
  make_ways (self);
  self->title = pos_recall_text_new (NULL, "t-title");
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->sums);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), make_due (self));
  gtk_box_append (GTK_BOX (box), self->ways_label);
  gtk_box_append (GTK_BOX (box), self->ways);
  gtk_widget_add_css_class (box, "cancel-panel");
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

GtkWidget *
pos_cancel_refund_new (PosShell *shell, PosOrder *order, const PosCancelFacts *facts)
{
  PosCancelRefund *self = g_object_new (POS_TYPE_CANCEL_REFUND, NULL);

  self->shell = shell;
  self->order = g_object_ref (order);
  gtk_box_append (GTK_BOX (self), make_money (self));
  gtk_box_append (GTK_BOX (self), make_answers (self, facts->is_quote));
  choose_way (self, facts, facts->gift != NULL);
  pos_cancel_refund_show (self, facts);
  return GTK_WIDGET (self);
}
