/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-product-stock.c — see the header. */
#include "ui/product/pos-product-stock.h"

#include "ui/common/pos-pill.h"
#include "ui/common/pos-ui-props.h"
#include "ui/product/pos-product-words.h"
#include "ui/product/pos-stock-words.h"
#include "ui/shell/pos-store-text.h"

typedef struct {
  PosShell *shell;
  PosFoundProduct *found;
} Stock;

static const char *
get_warehouse (Stock *self)
{
  return pos_register_get_store_record (pos_shell_get_register (self->shell))->warehouse;
}

static const char *
get_place_name (Stock *self, const char *warehouse)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (self->shell));
  PosWarehouse *place = pos_config_get (config, POS_TYPE_WAREHOUSE, warehouse);

  return place ? place->name : warehouse;
}

static PosQuantity
count_available (Stock *self, PosStock *stock)
{
  return pos_found_product_get_available (self->found, pos_shell_get_register (self->shell), stock);
}

/* This store, then by what there is. */
static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  PosStock *first = *(PosStock *const *)a, *second = *(PosStock *const *)b;
  Stock *self = data;
  const char *here = get_warehouse (self);
  gint64 n_first = count_available (self, first).micro;
  gint64 n_second = count_available (self, second).micro;

  if (g_strcmp0 (first->warehouse, second->warehouse) == 0)
    return 0;
  if (g_strcmp0 (first->warehouse, here) == 0 || g_strcmp0 (second->warehouse, here) == 0)
    return g_strcmp0 (first->warehouse, here) == 0 ? -1 : 1;
  if (n_first != n_second)
    return n_first > n_second ? -1 : 1;
  return g_strcmp0 (first->warehouse, second->warehouse);
}

static GtkWidget *
make_row (Stock *self, PosStock *stock)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *note = pos_ui_text_new (NULL, "t-cap ink2 num");
  PosQuantity available = count_available (self, stock);
  g_autofree char *count = pos_product_dup_quantity (self->shell, self->found, available);
  g_autofree char *text =
      pos_stock_words_dup_note (self->shell, self->found, stock->reserved, stock->ordered);
  gboolean here = g_strcmp0 (stock->warehouse, get_warehouse (self)) == 0;
  GtkWidget *name = pos_ui_text_new (get_place_name (self, stock->warehouse), here ? "semi" : NULL);
  GtkWidget *pill = pos_pill_new (available.micro > 0 ? POS_TONE_OK : POS_TONE_NEUTRAL,
                                  available.micro > 0 ? "pos-st-100-symbolic" : "pos-st-0-symbolic",
                                  count);

  pos_ui_set_label (note, text);
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), note);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (pill, "num");
  gtk_widget_add_css_class (row, "find-fact");
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), pill);
  return row;
}

static void
lookup_cb (GtkWidget *button, PosShell *shell)
{
  const char *item = g_object_get_data (G_OBJECT (button), "pos-item");

  pos_shell_open (shell, "stock.lookup", g_variant_new_parsed ("{'item': <%s>}", item), button);
}

static GtkWidget *
make_lookup (Stock *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Pick up or ship it elsewhere"));
  const char *item = pos_found_product_get_product (self->found)->id;

  gtk_widget_add_css_class (button, "btn");
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  g_object_set_data_full (G_OBJECT (button), "pos-item", g_strdup (item), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (lookup_cb), self->shell);
  return button;
}

GtkWidget *
pos_product_stock_new (PosShell *shell, PosFoundProduct *found)
{
  Stock self = {shell, found};
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GPtrArray *places = pos_found_product_get_stock (found);
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (places, NULL, NULL);
  g_autofree char *age = pos_store_text_stock_age (shell, pos_found_product_get_age (found));

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort_with_data (sorted, compare, &self);
  gtk_box_append (GTK_BOX (box), pos_ui_text_new (_ ("In stock"), "overline"));
  for (guint i = 0; i < sorted->len; i++)
    gtk_box_append (GTK_BOX (box), make_row (&self, sorted->pdata[i]));
  gtk_box_append (
      GTK_BOX (box),
      pos_ui_text_new (sorted->len > 0 ? age : _ ("Not kept in stock."), "t-cap ink2 find-age"));
  if (sorted->len > 0)
    gtk_box_append (GTK_BOX (box), make_lookup (&self));
  return box;
}
