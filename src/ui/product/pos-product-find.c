/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-product-find.c — see the header. */
#include "ui/product/pos-product-find.h"

#include "ui/common/pos-search-field.h"
#include "ui/common/pos-ui-props.h"
#include "ui/product/pos-product-categories.h"

struct _PosProductFind {
  GtkBox parent_instance;
  PosSearchField *field;
  PosProductCategories *categories;
  GtkWidget *title, *caption;
};

G_DEFINE_FINAL_TYPE (PosProductFind, pos_product_find, GTK_TYPE_BOX)

enum { CHANGED, ENTERED, MOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
changed_cb (PosProductFind *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
entered_cb (PosProductFind *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
moved_cb (PosProductFind *self, int by)
{
  g_signal_emit (self, signals[MOVED], 0, by);
}

static gboolean
pos_product_find_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (POS_PRODUCT_FIND (widget)->field));
}

static void
pos_product_find_class_init (PosProductFindClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->grab_focus = pos_product_find_grab_focus;
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] =
      g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new (
      "moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
pos_product_find_init (PosProductFind *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "panel");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->title = pos_ui_text_new (_ ("Find a product"), "t-title");
  self->caption = pos_ui_text_new (_ ("Category"), "overline");
}

GtkWidget *
pos_product_find_new (PosShell *shell, const char *text)
{
  PosProductFind *self = g_object_new (POS_TYPE_PRODUCT_FIND, NULL);
  /* TRANSLATORS: an example in the field that searches products */
  GtkWidget *field = pos_search_field_new (_ ("Find a product"), _ ("Name or number"), text);
  GtkWidget *categories = pos_product_categories_new (shell);
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  gboolean any = pos_config_list (config, POS_TYPE_CATEGORY)->len > 0;

  self->field = POS_SEARCH_FIELD (field);
  self->categories = POS_PRODUCT_CATEGORIES (categories);
  gtk_box_append (GTK_BOX (self), self->title);
  gtk_box_append (GTK_BOX (self), field);
  gtk_box_append (GTK_BOX (self), self->caption);
  gtk_box_append (GTK_BOX (self), categories);
  gtk_widget_set_visible (self->caption, any);
  gtk_widget_set_visible (categories, any);
  g_signal_connect_swapped (field, "rested", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (field, "entered", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (field, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (categories, "changed", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}

const char *
pos_product_find_get_text (PosProductFind *self)
{
  g_return_val_if_fail (POS_IS_PRODUCT_FIND (self), NULL);
  return pos_search_field_get_text (self->field);
}

GStrv
pos_product_find_dup_categories (PosProductFind *self)
{
  g_return_val_if_fail (POS_IS_PRODUCT_FIND (self), NULL);
  return pos_product_categories_dup_chosen (self->categories);
}

void
pos_product_find_choose_category (PosProductFind *self, const char *id)
{
  g_return_if_fail (POS_IS_PRODUCT_FIND (self));
  pos_product_categories_choose (self->categories, id);
}

const char *
pos_product_find_get_category_name (PosProductFind *self)
{
  g_return_val_if_fail (POS_IS_PRODUCT_FIND (self), NULL);
  return pos_product_categories_get_name (self->categories);
}

void
pos_product_find_clear (PosProductFind *self)
{
  g_return_if_fail (POS_IS_PRODUCT_FIND (self));
  pos_product_categories_clear (self->categories);
  pos_search_field_set_text (self->field, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
}

void
pos_product_find_set_text (PosProductFind *self, const char *text)
{
  g_return_if_fail (POS_IS_PRODUCT_FIND (self));
  pos_search_field_set_text (self->field, text);
}

void
pos_product_find_set_low (PosProductFind *self, gboolean low)
{
  g_return_if_fail (POS_IS_PRODUCT_FIND (self));
  gtk_widget_set_visible (self->title, !low);
  gtk_widget_set_visible (self->caption,
                          !low && gtk_widget_get_visible (GTK_WIDGET (self->categories)));
  pos_product_categories_set_in_row (self->categories, low);
}
