/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-payment-amount.c — see the header. */
#include "ui/payment/pos-payment-amount.h"

#include "ui/common/pos-money-entry.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/payment/pos-payment-words.h"

#define GAP 8
#define N_QUICK (1 + POS_PAYMENT_MAX_NOTES)

typedef struct {
  GtkWidget *button;
  GtkWidget *caption;
  GtkWidget *amount;
  gint64 minor;
} Quick;

struct _PosPaymentAmount {
  GtkBox parent;
  PosShell *shell; /* borrowed: the window outlives its pages */
  PosKeypadModel *model;
  gint64 due;     /* what is shown for */
  gint64 payable; /* the same in coins */
  guint32 currency;

  GtkWidget *due_caption;
  GtkWidget *due_amount;
  GtkWidget *savings[2]; /* in cash, by card: where paying that way costs less */
  GtkWidget *keyed;      /* readout, quick amounts, pad: while money is to come */
  GtkWidget *rest_row;
  GtkWidget *rest_caption;
  GtkWidget *rest_amount;
  Quick quick[N_QUICK];
};

G_DEFINE_FINAL_TYPE (PosPaymentAmount, pos_payment_amount, GTK_TYPE_BOX)

enum { CHANGED, KEYED, ENTERED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- Change, or what stays to be paid --- */

static void
show_rest (PosPaymentAmount *self)
{
  gint64 change = 0, rest = 0;

  if (self->due > 0)
    pos_payment_facts_plan_cash (
        pos_shell_get_register (self->shell), pos_payment_amount_get (self), &change, &rest);
  g_autofree char *text = pos_payment_money (self->shell, rest > 0 ? rest : change);
  gtk_label_set_text (GTK_LABEL (self->rest_caption),
                      rest > 0 ? _ ("Still to pay after this") : _ ("Change to give"));
  gtk_label_set_text (GTK_LABEL (self->rest_amount), text);
}

static void
changed_cb (PosPaymentAmount *self)
{
  show_rest (self);
  g_signal_emit (self, signals[CHANGED], 0);
  if (!pos_keypad_model_is_fresh (self->model))
    g_signal_emit (self, signals[KEYED], 0);
}

static void
entered_cb (PosPaymentAmount *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

/* --- Quick amounts --- */

static void
quick_cb (GtkWidget *button, PosPaymentAmount *self)
{
  for (gsize i = 0; i < N_QUICK; i++)
    if (self->quick[i].button == button)
      pos_payment_amount_set (self, self->quick[i].minor);
}

static void
make_quick (PosPaymentAmount *self, Quick *quick)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  quick->button = gtk_button_new ();
  quick->caption = pos_ui_label_new (NULL, "t-cap ink2 semi");
  quick->amount = pos_ui_label_new (NULL, "semi num");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (quick->caption, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (quick->amount, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), quick->caption);
  gtk_box_append (GTK_BOX (box), quick->amount);
  gtk_button_set_child (GTK_BUTTON (quick->button), box);
  gtk_widget_add_css_class (quick->button, "btn");
  gtk_widget_add_css_class (quick->button, "quick");
  g_signal_connect_object (quick->button, "clicked", G_CALLBACK (quick_cb), self, 0);
}

static void
show_quick (PosPaymentAmount *self, Quick *quick, const char *caption, gint64 minor)
{
  g_autofree char *amount = pos_payment_money (self->shell, minor);
  g_autofree char *name = g_strconcat (caption, " ", amount, NULL);

  quick->minor = minor;
  gtk_label_set_text (GTK_LABEL (quick->caption), caption);
  gtk_label_set_text (GTK_LABEL (quick->amount), amount);
  pos_ui_describe (quick->button, name, NULL);
  gtk_widget_set_visible (quick->button, TRUE);
}

static void
show_quicks (PosPaymentAmount *self, const PosPaymentFacts *facts)
{
  /* TRANSLATORS: the customer hands over exactly what is due */
  show_quick (self, &self->quick[0], C_ ("cash", "Exact"), facts->payable);
  for (gsize i = 0; i < POS_PAYMENT_MAX_NOTES; i++) {
    if (i < facts->n_notes)
      show_quick (self, &self->quick[i + 1], C_ ("tender", "Cash"), facts->notes[i]);
    else
      gtk_widget_set_visible (self->quick[i + 1].button, FALSE);
  }
}

/* --- What is shown --- */

static const char *
caption_of (const PosPaymentFacts *facts)
{
  if (facts->due_now < 0)
    return _ ("To give back");
  return facts->is_order || facts->due_now != facts->due_today ? _ ("Still to pay today")
                                                               : _ ("To pay");
}

/* @format: a whole sentence with one place for the amount. */
static void
show_saving (PosPaymentAmount *self, GtkWidget *label, const char *format, gint64 minor)
{
  g_autofree char *amount = pos_payment_money (self->shell, minor);
  g_autofree char *text = pos_ui_fill (format, amount);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, minor > 0);
}

void
pos_payment_amount_show (PosPaymentAmount *self, const PosPaymentFacts *facts)
{
  g_return_if_fail (POS_IS_PAYMENT_AMOUNT (self));

  gint64 shown = facts->due_now < 0 ? -facts->due_now : facts->due_now;
  g_autofree char *text = pos_payment_money (self->shell, shown);
  gboolean other = self->due != facts->due_now || self->payable != facts->payable;

  gtk_label_set_text (GTK_LABEL (self->due_caption), caption_of (facts));
  gtk_label_set_text (GTK_LABEL (self->due_amount), text);
  gtk_widget_set_visible (self->keyed, facts->due_now > 0);
  gtk_widget_set_visible (self->rest_row, facts->due_now > 0);
  show_quicks (self, facts);
  /* TRANSLATORS: an amount: "€5.00 less when it is paid in cash" */
  show_saving (self, self->savings[0], _ ("%s less when it is paid in cash"), facts->saved_in_cash);
  show_saving (self, self->savings[1], _ ("%s less when it is paid by card"), facts->saved_by_card);
  if (!other)
    return;
  self->due = facts->due_now;
  self->payable = facts->payable;
  pos_payment_amount_set (self, MAX (facts->payable, 0));
}

gint64
pos_payment_amount_get (PosPaymentAmount *self)
{
  gint64 minor = 0;

  g_return_val_if_fail (POS_IS_PAYMENT_AMOUNT (self), 0);
  return pos_money_entry_get (self->model, self->currency, &minor) ? minor : 0;
}

void
pos_payment_amount_set (PosPaymentAmount *self, gint64 minor)
{
  g_return_if_fail (POS_IS_PAYMENT_AMOUNT (self));
  pos_money_entry_set (self->model, minor, self->currency);
  changed_cb (self);
}

gboolean
pos_payment_amount_is_part (PosPaymentAmount *self)
{
  gint64 minor = pos_payment_amount_get (self);

  return minor > 0 && minor < self->payable;
}

/* --- The widget --- */

static void
pos_payment_amount_finalize (GObject *object)
{
  g_clear_object (&POS_PAYMENT_AMOUNT (object)->model);
  G_OBJECT_CLASS (pos_payment_amount_parent_class)->finalize (object);
}

static void
pos_payment_amount_class_init (PosPaymentAmountClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pos_payment_amount_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[KEYED] =
      g_signal_new ("keyed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] =
      g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_payment_amount_init (PosPaymentAmount *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "payment-panel");
  gtk_widget_add_css_class (GTK_WIDGET (self), "payment-amount");
}

static void
add_due (PosPaymentAmount *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->due_caption = pos_ui_label_new (NULL, "ink2 semi");
  self->due_amount = pos_ui_label_new (NULL, "t-amt-xl num");
  gtk_label_set_wrap (GTK_LABEL (self->due_caption), TRUE);
  gtk_widget_set_halign (self->due_caption, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->due_amount, GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->due_amount),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->due_caption,
                                  NULL,
                                  -1);
  gtk_box_append (GTK_BOX (box), self->due_caption);
  gtk_box_append (GTK_BOX (box), self->due_amount);
  for (gsize i = 0; i < G_N_ELEMENTS (self->savings); i++) {
    self->savings[i] = pos_ui_label_new (NULL, "ink2 semi");
    gtk_label_set_wrap (GTK_LABEL (self->savings[i]), TRUE);
    gtk_widget_set_halign (self->savings[i], GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (box), self->savings[i]);
  }
  gtk_box_append (GTK_BOX (self), box);
}

static GtkWidget *
make_quick_grid (PosPaymentAmount *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), GAP);
  gtk_grid_set_column_spacing (GTK_GRID (grid), GAP);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (int i = 0; i < N_QUICK; i++) {
    make_quick (self, &self->quick[i]);
    gtk_widget_set_hexpand (self->quick[i].button, TRUE);
    gtk_grid_attach (GTK_GRID (grid), self->quick[i].button, i % 2, i / 2, 1, 1);
  }
  return grid;
}

static void
add_keyed (PosPaymentAmount *self)
{
  GtkWidget *pad = pos_number_pad_new (POS_PAD_CASH, self->model, FALSE);
  GtkWidget *readout = pos_money_entry_make_readout (
      self->model, pos_shell_get_format (self->shell), self->currency);

  self->keyed = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_vexpand (pad, TRUE);
  g_object_set (readout, "clearable", TRUE, NULL);
  gtk_box_append (GTK_BOX (self->keyed), readout);
  gtk_box_append (GTK_BOX (self->keyed), make_quick_grid (self));
  gtk_box_append (GTK_BOX (self->keyed), pad);
  gtk_widget_set_vexpand (self->keyed, TRUE);
  gtk_box_append (GTK_BOX (self), self->keyed);
}

static void
add_rest (PosPaymentAmount *self)
{
  self->rest_row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->rest_caption = pos_ui_label_new (NULL, "ink2 semi");
  self->rest_amount = pos_ui_label_new (NULL, "t-amt-m num ink2");
  gtk_label_set_wrap (GTK_LABEL (self->rest_caption), TRUE);
  gtk_widget_set_hexpand (self->rest_caption, TRUE);
  gtk_widget_add_css_class (self->rest_row, "sunken");
  gtk_widget_add_css_class (self->rest_row, "pad12");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->rest_amount),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->rest_caption,
                                  NULL,
                                  -1);
  gtk_box_append (GTK_BOX (self->rest_row), self->rest_caption);
  gtk_box_append (GTK_BOX (self->rest_row), self->rest_amount);
  gtk_box_append (GTK_BOX (self), self->rest_row);
}

GtkWidget *
pos_payment_amount_new (PosShell *shell)
{
  PosPaymentAmount *self = g_object_new (POS_TYPE_PAYMENT_AMOUNT, NULL);

  self->shell = shell;
  self->currency = pos_register_get_order (pos_shell_get_register (shell))->currency;
  self->model =
      pos_money_entry_new (pos_shell_get_format (shell), self->currency, _ ("Cash received"));
  add_due (self);
  add_keyed (self);
  add_rest (self);
  pos_payment_panel_fit (shell, GTK_WIDGET (self));
  g_signal_connect_object (
      self->model, "notify::text", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->model, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
