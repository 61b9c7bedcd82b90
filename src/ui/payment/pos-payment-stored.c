/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-payment-stored.c — see the header. */
#include "ui/payment/pos-payment-stored.h"

#include "pricing/pos-stored-payments.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/payment/pos-payment-words.h"
#include "ui/shell/pos-card-text.h"

#define ICON_SIZE 24

struct _PosPaymentStored {
  GtkBox parent;
  PosShell *shell; /* borrowed: the window outlives its pages */
  GtkWidget *caption;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (PosPaymentStored, pos_payment_stored, GTK_TYPE_BOX)

static guint use_signal;

/* --- Words --- */

/* "Visa •••• 4242 · €270.00 reserved"; a card on file has no amount. */
static char *
describe (PosPaymentStored *self, const PosStoredPart *part)
{
  PosPayment *payment = part->source;
  g_autofree char *card = pos_card_text_name (payment->brand, payment->masked);
  g_autofree char *rest = pos_payment_money (self->shell, payment->amount - payment->used);

  if (!part->capture)
    /* TRANSLATORS: a card: "Visa •••• 4242 · on file" */
    return g_strdup_printf (_ ("%s · on file"), card);
  /* TRANSLATORS: a card, then an amount: "Visa •••• 4242 · €270.00 reserved" */
  return g_strdup_printf (_ ("%1$s · %2$s reserved"), card, rest);
}

static char *
describe_all (PosPaymentStored *self, GArray *parts)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < parts->len; i++) {
    g_autofree char *line = describe (self, &g_array_index (parts, PosStoredPart, i));
    g_strv_builder_add (lines, line);
  }
  g_auto (GStrv) all = g_strv_builder_end (lines);
  return g_strjoinv ("\n", all);
}

/* --- Buttons --- */

static void
tapped_cb (GtkWidget *button, PosPaymentStored *self)
{
  const char *payment = g_object_get_data (G_OBJECT (button), "pos-payment");
  gint64 *amount = g_object_get_data (G_OBJECT (button), "pos-amount");

  g_signal_emit (self, use_signal, 0, payment, *amount, button);
}

/* @format: a whole sentence with one place for @amount; @detail: a line for each card. */
static void
add_button (PosPaymentStored *self,
            const char *format,
            gint64 amount,
            const char *detail,
            const PosId *payment)
{
  g_autofree char *money = pos_payment_money (self->shell, amount);
  g_autofree char *text = pos_ui_fill (format, money);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = pos_ui_label_new (text, "semi num");
  GtkWidget *line = pos_ui_label_new (detail, "t-cap num");

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), line);
  gtk_box_append (GTK_BOX (box), pos_ui_icon_new ("pos-card-symbolic", ICON_SIZE));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_css_classes (button,
                              (const char *[]){"btn", "tall", "payment-lead", "stored", NULL});
  pos_ui_describe (button, text, detail);
  g_object_set_data_full (G_OBJECT (button),
                          "pos-payment",
                          payment ? pos_id_dup_text (payment) : NULL,
                          payment ? g_free : NULL);
  g_object_set_data_full (
      G_OBJECT (button), "pos-amount", g_memdup2 (&amount, sizeof amount), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (tapped_cb), self, 0);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
add_choices (PosPaymentStored *self, GArray *parts)
{
  for (guint i = 0; i < parts->len; i++) {
    PosStoredPart *part = &g_array_index (parts, PosStoredPart, i);
    g_autofree char *detail = describe (self, part);

    /* TRANSLATORS: a button: one stored payment pays this amount: "Use €90.00" */
    add_button (self, C_ ("stored payment", "Use %s"), part->amount, detail, &part->source->id);
  }
}

/* Only what is really charged is told. */
static void
add_all (PosPaymentStored *self, const PosPricing *pricing, PosOrder *order, gboolean several)
{
  g_autoptr (GArray) plan = pos_stored_payments_plan_pick_up (pricing, order, NULL);
  g_autofree char *detail =
      several ? g_strdup (_ ("One after the other, the oldest first")) : describe_all (self, plan);

  add_button (self,
              several
                  /* TRANSLATORS: a button: all stored payments: "Use all, €270.00" */
                  ? _ ("Use all, %s")
                  /* TRANSLATORS: a button: what is stored for the order pays: "Use available
                   * payment €90.00" */
                  : _ ("Use available payment %s"),
              pos_stored_payments_sum (plan),
              detail,
              NULL);
}

static gboolean
people_choose (PosConfig *config)
{
  return pos_config_has_feature (config, "F7") && pos_config_has_feature (config, "F10");
}

static void
clear (PosPaymentStored *self)
{
  GtkWidget *button;

  while ((button = gtk_widget_get_first_child (self->buttons)))
    gtk_box_remove (GTK_BOX (self->buttons), button);
}

void
pos_payment_stored_show (PosPaymentStored *self, const PosPaymentFacts *facts, gboolean leads)
{
  g_return_if_fail (POS_IS_PAYMENT_STORED (self));

  PosRegister *reg = pos_shell_get_register (self->shell);
  PosOrder *order = pos_register_get_order (reg);
  PosPricing pricing = pos_register_get_pricing (reg);
  g_autoptr (GArray) parts = pos_stored_payments_list (&pricing, order);
  gboolean several = parts->len > 1 && people_choose (pricing.config);

  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), facts->stored > 0);
  if (facts->stored <= 0)
    return;
  gtk_label_set_text (GTK_LABEL (self->caption),
                      ngettext ("Available payment", "Available payments", parts->len));
  if (several)
    add_choices (self, parts);
  add_all (self, &pricing, order, several);
  if (leads)
    gtk_widget_add_css_class (pos_payment_stored_get_first (self), "primary");
}

GtkWidget *
pos_payment_stored_get_first (PosPaymentStored *self)
{
  g_return_val_if_fail (POS_IS_PAYMENT_STORED (self), NULL);
  return gtk_widget_get_first_child (self->buttons);
}

/* --- The widget --- */

static void
pos_payment_stored_class_init (PosPaymentStoredClass *klass)
{
  use_signal = g_signal_new ("use",
                             G_TYPE_FROM_CLASS (klass),
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
}

static void
pos_payment_stored_init (PosPaymentStored *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->caption = pos_ui_label_new (NULL, "overline");
  self->buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self), self->caption);
  gtk_box_append (GTK_BOX (self), self->buttons);
}

GtkWidget *
pos_payment_stored_new (PosShell *shell)
{
  PosPaymentStored *self = g_object_new (POS_TYPE_PAYMENT_STORED, NULL);

  self->shell = shell;
  return GTK_WIDGET (self);
}
