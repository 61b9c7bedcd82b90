/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-payment-words.c — see the header. */
#include "ui/payment/pos-payment-words.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/shell/pos-card-text.h"

#define ICON_SIZE 20
/* Per cent: the panels stand close together; all that carries money still fits on the screen. */
#define LARGE_TEXT 115
#define HUGE_TEXT 140
#define HUGE_GAP 6

char *
pos_payment_money (PosShell *shell, gint64 minor)
{
  return pos_format_money (pos_shell_get_format (shell),
                           minor,
                           pos_register_get_order (pos_shell_get_register (shell))->currency);
}

char *
pos_payment_name (PosShell *shell, PosConfig *config, PosPayment *payment)
{
  PosTender *tender = pos_config_get (config, POS_TYPE_TENDER, payment->tender);

  if (payment->masked) {
    g_autofree char *card = pos_card_text_name (payment->brand, payment->masked);
    return payment->kind == POS_PAYMENT_AUTHORIZATION
               /* TRANSLATORS: money reserved for later: "Reserved on Visa •••• 4242" */
               ? g_strdup_printf (_ ("Reserved on %s"), card)
               : g_steal_pointer (&card);
  }
  return g_strdup (tender ? pos_l10n_get (tender->name, pos_shell_get_language (shell))
                          : payment->tender);
}

GtkWidget *
pos_payment_head_new (const char *caption, GtkWidget **amount)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = pos_ui_label_new (caption, "t-title");

  *amount = pos_ui_label_new (NULL, "t-title num");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), *amount);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (*amount), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  return head;
}

GtkWidget *
pos_payment_button_new (const char *icon_name, const char *caption, const char *look)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = pos_ui_label_new (caption, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), pos_ui_icon_new (icon_name, ICON_SIZE));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "btn");
  if (look)
    gtk_widget_add_css_class (button, look);
  pos_ui_describe (button, caption, NULL);
  return button;
}

void
pos_payment_button_set_caption (GtkWidget *button, const char *caption)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));
  GtkWidget *label = gtk_widget_get_next_sibling (gtk_widget_get_first_child (box));

  gtk_label_set_text (GTK_LABEL (label), caption);
  pos_ui_describe (button, caption, NULL);
}

void
pos_payment_panel_fit (PosShell *shell, GtkWidget *panel)
{
  guint scale = pos_theme_get_text_scale (pos_shell_get_theme (shell));

  pos_ui_set_class (panel, "large", scale >= LARGE_TEXT);
  if (scale < HUGE_TEXT)
    return;
  pos_ui_set_class (panel, "huge", TRUE);
  gtk_box_set_spacing (GTK_BOX (panel), HUGE_GAP);
  for (GtkWidget *child = gtk_widget_get_first_child (panel); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BOX_LAYOUT (gtk_widget_get_layout_manager (child)) &&
        gtk_orientable_get_orientation (GTK_ORIENTABLE (child)) == GTK_ORIENTATION_VERTICAL)
      gtk_box_set_spacing (GTK_BOX (child), MIN (HUGE_GAP, gtk_box_get_spacing (GTK_BOX (child))));
}
