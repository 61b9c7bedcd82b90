/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-product-categories.c — see the header. */
#include "ui/product/pos-product-categories.h"

#include "ui/common/pos-chip.h"
#include "ui/common/pos-ui-props.h"

struct _PosProductCategories {
  GtkWidget parent_instance;
  PosShell *shell; /* borrowed */
  GtkWidget *scroller, *chips;
  PosCategory *chosen; /* (nullable), of the configuration: kept */
};

G_DEFINE_FINAL_TYPE (PosProductCategories, pos_product_categories, GTK_TYPE_WIDGET)

static guint changed_signal;

static PosCategory *
category_of (GtkWidget *chip)
{
  return g_object_get_data (G_OBJECT (chip), "pos-category");
}

/* --- The tree --- */

static int
compare (gconstpointer a, gconstpointer b)
{
  const PosCategory *first = *(PosCategory *const *)a, *second = *(PosCategory *const *)b;

  if (first->position != second->position)
    return first->position < second->position ? -1 : 1;
  return g_strcmp0 (first->id, second->id);
}

/* @parent: (nullable): of those that have none. */
static GPtrArray *
list_parts (PosProductCategories *self, PosCategory *parent)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (self->shell));
  GPtrArray *all = pos_config_list (config, POS_TYPE_CATEGORY);
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++) {
    PosCategory *category = all->pdata[i];
    if (g_strcmp0 (pos_text_or (category->parent, NULL), parent ? parent->id : NULL) == 0)
      g_ptr_array_add (parts, category);
  }
  g_ptr_array_sort (parts, compare);
  return parts;
}

static void
collect (PosProductCategories *self, PosCategory *category, GStrvBuilder *ids)
{
  g_autoptr (GPtrArray) parts = list_parts (self, category);

  g_strv_builder_add (ids, category->id);
  for (guint i = 0; i < parts->len; i++)
    collect (self, parts->pdata[i], ids);
}

GStrv
pos_product_categories_dup_chosen (PosProductCategories *self)
{
  g_return_val_if_fail (POS_IS_PRODUCT_CATEGORIES (self), NULL);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (!self->chosen)
    return NULL;
  collect (self, self->chosen, ids);
  return g_strv_builder_end (ids);
}

const char *
pos_product_categories_get_name (PosProductCategories *self)
{
  g_return_val_if_fail (POS_IS_PRODUCT_CATEGORIES (self), NULL);
  return self->chosen ? pos_l10n_get (self->chosen->name, pos_shell_get_language (self->shell))
                      : NULL;
}

/* --- Chips --- */

/* Parts show while their whole, they or their sisters are chosen. */
static gboolean
is_shown (PosProductCategories *self, PosCategory *category)
{
  const char *parent = category ? pos_text_or (category->parent, NULL) : NULL;

  return !parent || (self->chosen && (g_strcmp0 (parent, self->chosen->id) == 0 ||
                                      g_strcmp0 (parent, self->chosen->parent) == 0));
}

static void
show_parts (PosProductCategories *self)
{
  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip;
       chip = gtk_widget_get_next_sibling (chip))
    gtk_widget_set_visible (chip, is_shown (self, category_of (chip)));
}

static void
toggled_cb (GtkToggleButton *chip, PosProductCategories *self)
{
  if (!gtk_toggle_button_get_active (chip))
    return;
  g_set_object (&self->chosen, category_of (GTK_WIDGET (chip)));
  show_parts (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
add_chip (PosProductCategories *self, PosCategory *category, const char *name)
{
  GtkWidget *first = gtk_widget_get_first_child (self->chips);
  GtkWidget *chip = pos_chip_new (name, FALSE);

  if (first)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), GTK_TOGGLE_BUTTON (first));
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  if (category) {
    g_object_set_data_full (
        G_OBJECT (chip), "pos-category", g_object_ref (category), g_object_unref);
    pos_ui_set_class (chip, "part", pos_text_or (category->parent, NULL) != NULL);
  }
  g_signal_connect (chip, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (self->chips), chip);
}

static void
add_chips (PosProductCategories *self, PosCategory *parent)
{
  g_autoptr (GPtrArray) parts = list_parts (self, parent);

  for (guint i = 0; i < parts->len; i++) {
    PosCategory *category = parts->pdata[i];
    add_chip (self, category, pos_l10n_get (category->name, pos_shell_get_language (self->shell)));
    add_chips (self, category);
  }
}

void
pos_product_categories_clear (PosProductCategories *self)
{
  g_return_if_fail (POS_IS_PRODUCT_CATEGORIES (self));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (self->chips)), TRUE);
}

void
pos_product_categories_choose (PosProductCategories *self, const char *id)
{
  g_return_if_fail (POS_IS_PRODUCT_CATEGORIES (self));
  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip;
       chip = gtk_widget_get_next_sibling (chip))
    if (category_of (chip) && g_str_equal (category_of (chip)->id, id))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
}

void
pos_product_categories_set_in_row (PosProductCategories *self, gboolean in_row)
{
  g_return_if_fail (POS_IS_PRODUCT_CATEGORIES (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->chips),
                                  in_row ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller),
                                  in_row ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER,
                                  in_row ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (GTK_WIDGET (self), !in_row);
}

/* --- The widget --- */

static void
pos_product_categories_dispose (GObject *object)
{
  PosProductCategories *self = POS_PRODUCT_CATEGORIES (object);

  g_clear_object (&self->chosen);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (pos_product_categories_parent_class)->dispose (object);
}

static void
pos_product_categories_class_init (PosProductCategoriesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_product_categories_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_product_categories_init (PosProductCategories *self)
{
  self->chips = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->chips, NULL);
  gtk_widget_add_css_class (self->chips, "find-chips");
  pos_ui_describe (self->chips, _ ("Category"), NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  pos_product_categories_set_in_row (self, FALSE);
}

GtkWidget *
pos_product_categories_new (PosShell *shell)
{
  PosProductCategories *self = g_object_new (POS_TYPE_PRODUCT_CATEGORIES, NULL);

  self->shell = shell;
  /* TRANSLATORS: of every category */
  add_chip (self, NULL, C_ ("category", "Everything"));
  add_chips (self, NULL);
  show_parts (self);
  return GTK_WIDGET (self);
}
