/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-product-row.c — see the header. */
#include "ui/product/pos-product-row.h"

#include "ui/common/pos-find-list.h"
#include "ui/common/pos-pill.h"
#include "ui/common/pos-ui-props.h"
#include "ui/product/pos-product-words.h"

struct _PosProductRow {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  GtkWidget *number, *category;
  GtkWidget *name, *stock;
  GtkWidget *price, *pill;
};

G_DEFINE_FINAL_TYPE (PosProductRow, pos_product_row, GTK_TYPE_BOX)

static void
pos_product_row_class_init (PosProductRowClass *klass)
{
}

static void
pos_product_row_init (PosProductRow *self)
{
  GtkWidget *column;

  gtk_box_set_spacing (GTK_BOX (self), 14);
  gtk_widget_add_css_class (GTK_WIDGET (self), "row");
  gtk_widget_add_css_class (GTK_WIDGET (self), "find-row");
  self->number = pos_ui_text_new (NULL, "semi num");
  self->category = pos_ui_text_new (NULL, "t-cap ink2");
  self->name = pos_ui_text_new (NULL, "semi");
  self->stock = pos_ui_text_new (NULL, "t-cap ink2 num");
  self->price = pos_ui_label_new (NULL, "semi num");
  self->pill = pos_pill_new (POS_TONE_NEUTRAL, NULL, NULL);
  gtk_label_set_xalign (GTK_LABEL (self->price), 1);
  gtk_widget_set_halign (self->pill, GTK_ALIGN_END);
  column = pos_find_row_add_column (GTK_WIDGET (self), self->number, self->category);
  gtk_widget_add_css_class (column, "find-number");
  column = pos_find_row_add_column (GTK_WIDGET (self), self->name, self->stock);
  gtk_widget_set_hexpand (column, TRUE);
  pos_find_row_add_column (GTK_WIDGET (self), self->price, self->pill);
}

GtkWidget *
pos_product_row_new (PosShell *shell)
{
  PosProductRow *self = g_object_new (POS_TYPE_PRODUCT_ROW, NULL);

  self->shell = shell;
  return GTK_WIDGET (self);
}

void
pos_product_row_show (PosProductRow *self, PosFoundProduct *found)
{
  g_return_if_fail (POS_IS_PRODUCT_ROW (self));
  PosTone tone = POS_TONE_NEUTRAL;
  const char *name = pos_product_get_name (self->shell, found);
  const char *exception = pos_product_get_exception (self->shell, found, &tone);
  g_autofree char *price = pos_product_dup_price (self->shell, found);
  g_autofree char *stock = pos_product_dup_stock (self->shell, found);
  g_autofree char *spoken = g_strjoin (", ", name, price, stock, exception, NULL);

  gtk_label_set_text (GTK_LABEL (self->number), pos_found_product_get_product (found)->id);
  pos_ui_set_label (self->category, pos_product_get_category (self->shell, found));
  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_label_set_text (GTK_LABEL (self->stock), stock);
  gtk_label_set_text (GTK_LABEL (self->price), price);
  g_object_set (self->pill, "text", exception, "tone", tone, NULL);
  gtk_widget_set_visible (self->pill, exception != NULL);
  pos_ui_describe_row (GTK_WIDGET (self), spoken);
}
