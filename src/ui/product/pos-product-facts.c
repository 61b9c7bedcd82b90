/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-product-facts.c — see the header. */
#include "ui/product/pos-product-facts.h"

#include "ui/common/pos-ui-props.h"
#include "ui/product/pos-product-words.h"

#define MICRO_KILOGRAMS_PER_GRAM 1000

void
pos_product_facts_add (GtkWidget *box, const char *caption, const char *value)
{
  GtkWidget *row;

  if (!value || !*value)
    return;
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = pos_ui_text_new (caption, "ink2");
  GtkWidget *text = pos_ui_text_new (value, "num");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_valign (text, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (text), 1);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_RIGHT);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_widget_add_css_class (row, "find-fact");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (box), row);
}

static void
add_note (GtkWidget *box, const char *icon_name, const char *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = pos_ui_icon_new (icon_name, 18);

  gtk_widget_add_css_class (icon, "ink2");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (row, "find-fact");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), pos_ui_text_new (text, NULL));
  gtk_box_append (GTK_BOX (box), row);
}

static char *
dup_weight (PosShell *shell, PosProduct *product)
{
  PosQuantity kilograms = {product->weight_grams * MICRO_KILOGRAMS_PER_GRAM};
  g_autofree char *number = pos_format_quantity (pos_shell_get_format (shell), kilograms);

  /* TRANSLATORS: a weight in kilograms */
  return product->weight_grams > 0 ? g_strdup_printf (_ ("%s kg"), number) : NULL;
}

GtkWidget *
pos_product_facts_new (PosShell *shell, PosFoundProduct *found)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  PosProduct *product = pos_found_product_get_product (found);
  const char *language = pos_shell_get_language (shell);
  const char *description = pos_l10n_get (product->description, language);
  g_autofree char *rule = pos_product_dup_rule (shell, found);
  g_autofree char *weight = dup_weight (shell, product);
  g_autofree char *codes = product->barcodes ? g_strjoinv ("\n", product->barcodes) : NULL;
  guint n_codes = product->barcodes ? g_strv_length (product->barcodes) : 0;
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  gboolean together = pos_config_get_parameters (config)->serials_together;

  if (*description)
    gtk_box_append (GTK_BOX (box), pos_ui_text_new (description, "find-description"));
  if (rule)
    add_note (box, "pos-info-symbolic", rule);
  if (product->serialized)
    add_note (box,
              "pos-info-symbolic",
              together ? _ ("Has serial numbers: each piece is asked for its own.")
                       : _ ("Has serial numbers: each one gets a line."));
  if (product->batch_tracked)
    add_note (box, "pos-info-symbolic", _ ("Leaves with the number of its batch."));
  if (product->carry_only)
    add_note (box, "pos-carry-symbolic", _ ("Can only be carried out."));
  pos_product_facts_add (box, _ ("Variant"), pos_l10n_get (product->variant, language));
  pos_product_facts_add (box, _ ("Weight"), weight);
  pos_product_facts_add (box, ngettext ("Barcode", "Barcodes", n_codes), codes);
  return box;
}
