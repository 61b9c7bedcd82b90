/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-product-page.c — see the header. */
#include "ui/product/pos-product-page.h"

#include "base/pos-ean.h"
#include "register/pos-search-list.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-find-layout.h"
#include "ui/common/pos-find-list.h"
#include "ui/common/pos-ui-props.h"
#include "ui/product/pos-product-detail.h"
#include "ui/product/pos-product-find.h"
#include "ui/product/pos-product-row.h"
#include "ui/product/pos-product-sell.h"
#include "ui/product/pos-product-words.h"

struct _PosProductPage {
  PosPage parent_instance;
  PosShell *shell; /* borrowed */
  PosSearchList *list;
  GtkWidget *empty;
  PosProductFind *find;
  PosFindList *results;
  PosProductDetail *detail;
  gboolean wants_first; /* Enter came before the answer */
};

G_DEFINE_FINAL_TYPE (PosProductPage, pos_product_page, POS_TYPE_PAGE)

/* --- The answer --- */

static guint
count (PosProductPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static void
show_count (PosProductPage *self)
{
  guint n = count (self);
  gboolean counted = pos_search_list_is_counted (self->list);
  g_autofree char *number = pos_format_count (pos_shell_get_format (self->shell), n);
  g_autofree char *text =
      pos_search_list_has_more (self->list)
          /* TRANSLATORS: over a list that goes on: "More than 50 products" */
          ? g_strdup_printf (ngettext ("More than %s product", "More than %s products", n), number)
          : g_strdup_printf (ngettext ("%s product", "%s products", n), number);

  g_object_set (self->results,
                "title",
                counted ? text : NULL,
                "note",
                pos_product_find_get_category_name (self->find),
                NULL);
}

static void
show_nothing (PosProductPage *self)
{
  const char *text = pos_search_list_get_text (self->list);
  const char *category = pos_product_find_get_category_name (self->find);
  gboolean searching = pos_search_list_is_searching (self->list);
  gboolean misread = pos_ean_is_misread (text);

  if (!searching && !category && !*text) {
    /* Nobody asked for anything, so it is not the question's fault. */
    g_object_set (self->empty,
                  "title",
                  _ ("This store has no products yet"),
                  "body",
                  _ ("They come from headquarters, by themselves."),
                  "action",
                  NULL,
                  NULL);
    return;
  }
  g_object_set (self->empty,
                "title",
                searching ? _ ("Searching…")
                : misread ? _ ("That is not a whole barcode")
                          : _ ("No product found"),
                "body",
                searching ? NULL
                : misread
                    ? _ ("Its last digit does not fit the others. Scan it again, or type the name.")
                : category ? _ ("Look in every category, or try fewer letters.")
                           : _ ("Try fewer letters of the name, the item number or the barcode."),
                "action",
                searching ? NULL : _ ("Show everything"),
                NULL);
}

static void
update (PosProductPage *self)
{
  show_count (self);
  show_nothing (self);
}

/* One answer is the answer; so is the first when Enter asked for it. */
static void
answered_cb (PosProductPage *self)
{
  guint n = count (self);
  gboolean only = n == 1 || (self->wants_first && n > 0);

  self->wants_first = FALSE;
  pos_find_list_choose (self->results, only ? 0 : GTK_INVALID_LIST_POSITION);
}

static void
failed_cb (PosProductPage *self, GError *error)
{
  pos_shell_explain (self->shell, error, NULL);
}

static void
chosen_cb (PosProductPage *self)
{
  pos_product_detail_show (self->detail, pos_find_list_get_chosen (self->results));
}

/* --- The question --- */

static void
asked_cb (PosProductPage *self)
{
  g_auto (GStrv) categories = pos_product_find_dup_categories (self->find);

  pos_search_list_ask (
      self->list, pos_product_find_get_text (self->find), (const char *const *)categories);
  update (self);
}

/* Enter finds, and once something is found it adds. */
static void
entered_cb (PosProductPage *self)
{
  if (pos_search_list_is_searching (self->list))
    self->wants_first = TRUE;
  else if (pos_find_list_get_chosen (self->results))
    pos_product_detail_sell (self->detail);
  else
    pos_find_list_move (self->results, 1);
}

static void
moved_cb (PosProductPage *self, int by)
{
  pos_find_list_move (self->results, by);
}

static gboolean
pos_product_page_scanned (PosPage *page, const char *code)
{
  PosProductPage *self = POS_PRODUCT_PAGE (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (PosFoundProduct) found =
      pos_found_product_look_up (pos_shell_get_register (self->shell), code, &error);

  if (!found) {
    pos_shell_explain (self->shell, error, NULL);
    return TRUE;
  }
  pos_find_list_choose (self->results, GTK_INVALID_LIST_POSITION);
  pos_product_detail_show (self->detail, found);
  pos_product_sell (self->shell, found, pos_found_product_get_usual (found), NULL);
  return TRUE;
}

static void
pos_product_page_entered (PosPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (POS_PRODUCT_PAGE (page)->find));
}

static void
pos_product_page_primary (PosPage *page)
{
  pos_product_detail_sell (POS_PRODUCT_PAGE (page)->detail);
}

/* --- The page --- */

static void
pos_product_page_dispose (GObject *object)
{
  PosProductPage *self = POS_PRODUCT_PAGE (object);

  if (self->list)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (pos_product_page_parent_class)->dispose (object);
}

static void
pos_product_page_class_init (PosProductPageClass *klass)
{
  PosPageClass *page_class = POS_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_product_page_dispose;
  page_class->entered = pos_product_page_entered;
  page_class->scanned = pos_product_page_scanned;
  page_class->primary = pos_product_page_primary;
}

static void
pos_product_page_init (PosProductPage *self)
{
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, PosShell *shell)
{
  gtk_list_item_set_child (item, pos_product_row_new (shell));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, PosShell *shell)
{
  pos_product_row_show (POS_PRODUCT_ROW (gtk_list_item_get_child (item)),
                        gtk_list_item_get_item (item));
}

static GtkWidget *
make_results (PosProductPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *results;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self->shell);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self->shell);
  self->empty = pos_empty_state_new ("pos-search-symbolic", NULL, NULL);
  results = pos_find_list_new (G_LIST_MODEL (self->list), factory, self->empty);
  self->results = POS_FIND_LIST (results);
  g_object_set (results, "name", _ ("Products found"), NULL);
  g_signal_connect_swapped (self->empty, "action", G_CALLBACK (pos_product_find_clear), self->find);
  g_signal_connect_swapped (results, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (
      results, "activated", G_CALLBACK (pos_product_detail_sell), self->detail);
  g_signal_connect_swapped (results, "more", G_CALLBACK (pos_search_list_load_more), self->list);
  return results;
}

static GtkWidget *
make_detail (PosProductPage *self)
{
  GtkWidget *empty = pos_empty_state_new ("pos-tag-symbolic",
                                          _ ("Choose a product"),
                                          _ ("Its price, its stock and how it is sold show here. "
                                             "A scan puts it into the sale at once."));
  GtkWidget *detail = pos_product_detail_new (self->shell, empty, FALSE);

  self->detail = POS_PRODUCT_DETAIL (detail);
  g_signal_connect_swapped (detail, "done", G_CALLBACK (pos_page_leave), self);
  return detail;
}

static void
form_cb (PosProductPage *self, PosFindLayout *layout)
{
  pos_product_find_set_low (self->find, pos_find_layout_get_form (layout) != POS_FIND_WIDE);
}

static void
build (PosProductPage *self, const char *text)
{
  GtkLayoutManager *layout =
      pos_find_layout_new (pos_theme_get_text_scale (pos_shell_get_theme (self->shell)));
  GtkWidget *zones = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *find = pos_product_find_new (self->shell, text);
  GtkWidget *detail = make_detail (self);

  self->find = POS_PRODUCT_FIND (find);
  gtk_widget_set_layout_manager (zones, layout);
  gtk_widget_add_css_class (zones, "find-zones");
  gtk_box_append (GTK_BOX (zones), find);
  gtk_box_append (GTK_BOX (zones), make_results (self));
  gtk_box_append (GTK_BOX (zones), detail);
  pos_page_set_child (POS_PAGE (self), zones);
  g_signal_connect_object (layout, "form-changed", G_CALLBACK (form_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (find, "changed", G_CALLBACK (asked_cb), self);
  g_signal_connect_swapped (find, "entered", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (find, "moved", G_CALLBACK (moved_cb), self);
}

PosPage *
pos_product_page_new (PosShell *shell, const char *text)
{
  PosProductPage *self = g_object_new (POS_TYPE_PRODUCT_PAGE, NULL);

  self->shell = shell;
  self->list = pos_search_list_new_products (pos_shell_get_register (shell));
  pos_page_set_title (POS_PAGE (self), _ ("Product search"));
  pos_page_set_subtitle (POS_PAGE (self), _ ("By name, number or barcode"));
  build (self, text);
  g_signal_connect_swapped (self->list, "answered", G_CALLBACK (answered_cb), self);
  g_signal_connect_swapped (self->list, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect_swapped (self->list, "notify", G_CALLBACK (update), self);
  asked_cb (self);
  return POS_PAGE (self);
}

void
pos_product_page_choose_category (PosProductPage *self, const char *id)
{
  g_return_if_fail (POS_IS_PRODUCT_PAGE (self));
  pos_product_find_choose_category (self->find, id);
}
