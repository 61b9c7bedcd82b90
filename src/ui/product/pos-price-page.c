/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-price-page.c — see the header. */
#include "ui/product/pos-price-page.h"

#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-find-layout.h"
#include "ui/common/pos-find-list.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-ui-props.h"
#include "ui/product/pos-product-detail.h"
#include "ui/product/pos-product-row.h"
#include "ui/product/pos-product-words.h"

struct _PosPricePage {
  PosPage parent_instance;
  PosShell *shell;     /* borrowed */
  GListStore *checked; /* PosFoundProduct, the latest first */
  PosTextField *field;
  GtkWidget *search;
  PosFindList *list;
  PosProductDetail *detail;
};

G_DEFINE_FINAL_TYPE (PosPricePage, pos_price_page, POS_TYPE_PAGE)

static void
refuse (PosPricePage *self, const GError *error)
{
  g_autofree char *text = pos_product_dup_refusal (self->shell, error);

  g_object_set (self->field, "error", text, NULL);
  gtk_widget_set_visible (self->search, TRUE);
}

static void
check (PosPricePage *self, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosFoundProduct) found = NULL;

  if (!*code)
    return;
  found = pos_found_product_look_up (pos_shell_get_register (self->shell), code, &error);
  if (!found) {
    pos_find_list_choose (self->list, GTK_INVALID_LIST_POSITION);
    refuse (self, error);
    return;
  }
  g_list_store_insert (self->checked, 0, found);
  pos_find_list_choose (self->list, 0);
  pos_text_field_set_text (self->field, "");
}

static void
chosen_cb (PosPricePage *self)
{
  pos_product_detail_show (self->detail, pos_find_list_get_chosen (self->list));
}

static void
entered_cb (PosPricePage *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (pos_text_field_get_text (self->field)));

  /* Enter again: that one. */
  if (!*typed)
    pos_product_detail_sell (self->detail);
  else
    check (self, typed);
}

static void
changed_cb (PosPricePage *self)
{
  g_object_set (self->field, "error", NULL, NULL);
  gtk_widget_set_visible (self->search, FALSE);
}

static void
search_cb (PosPricePage *self)
{
  pos_shell_open (self->shell,
                  "item.search",
                  g_variant_new_parsed ("{'text': <%s>}", pos_text_field_get_text (self->field)),
                  NULL);
}

static gboolean
pos_price_page_scanned (PosPage *page, const char *code)
{
  PosPricePage *self = POS_PRICE_PAGE (page);

  pos_text_field_set_text (self->field, code);
  check (self, code);
  return TRUE;
}

static void
pos_price_page_entered (PosPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (POS_PRICE_PAGE (page)->field));
}

static void
pos_price_page_primary (PosPage *page)
{
  pos_product_detail_sell (POS_PRICE_PAGE (page)->detail);
}

static void
pos_price_page_dispose (GObject *object)
{
  g_clear_object (&POS_PRICE_PAGE (object)->checked);
  G_OBJECT_CLASS (pos_price_page_parent_class)->dispose (object);
}

static void
pos_price_page_class_init (PosPricePageClass *klass)
{
  PosPageClass *page_class = POS_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_price_page_dispose;
  page_class->entered = pos_price_page_entered;
  page_class->scanned = pos_price_page_scanned;
  page_class->primary = pos_price_page_primary;
}

static void
pos_price_page_init (PosPricePage *self)
{
}

static GtkWidget *
make_question (PosPricePage *self)
{
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *field = pos_text_field_new (_ ("Item number or barcode"));

  self->field = POS_TEXT_FIELD (field);
  self->search = gtk_button_new_with_label (_ ("Search by name"));
  g_object_set (field, "icon", "pos-scan-symbolic", "placeholder", _ ("Scan or type"), NULL);
  gtk_widget_add_css_class (panel, "panel");
  gtk_widget_add_css_class (self->search, "btn");
  gtk_widget_set_visible (self->search, FALSE);
  gtk_box_append (GTK_BOX (panel), field);
  gtk_box_append (GTK_BOX (panel), self->search);
  g_signal_connect_swapped (field, "activate", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (field, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->search, "clicked", G_CALLBACK (search_cb), self);
  return panel;
}

static GtkWidget *
make_detail (PosPricePage *self)
{
  GtkWidget *empty = pos_empty_state_new (
      "pos-scan-symbolic", _ ("What does it cost?"), _ ("Scan a product, or type its number."));
  GtkWidget *detail = pos_product_detail_new (self->shell, empty, TRUE);

  self->detail = POS_PRODUCT_DETAIL (detail);
  g_signal_connect_swapped (detail, "done", G_CALLBACK (pos_page_leave), self);
  return detail;
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
make_list (PosPricePage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *empty = pos_empty_state_new (
      "pos-tag-symbolic", _ ("Nothing checked yet"), _ ("What you look up stays here."));
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self->shell);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self->shell);
  list = pos_find_list_new (G_LIST_MODEL (self->checked), factory, empty);
  self->list = POS_FIND_LIST (list);
  g_object_set (list, "title", _ ("Checked"), "name", _ ("Products checked"), NULL);
  g_signal_connect_swapped (list, "chosen", G_CALLBACK (chosen_cb), self);
  return list;
}

PosPage *
pos_price_page_new (PosShell *shell, const char *item)
{
  PosPricePage *self = g_object_new (POS_TYPE_PRICE_PAGE, NULL);
  GtkWidget *zones = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->shell = shell;
  self->checked = g_list_store_new (POS_TYPE_FOUND_PRODUCT);
  pos_page_set_title (POS_PAGE (self), _ ("Price check"));
  pos_page_set_subtitle (POS_PAGE (self), _ ("Nothing is sold by looking"));
  gtk_widget_set_layout_manager (
      zones, pos_find_layout_new (pos_theme_get_text_scale (pos_shell_get_theme (shell))));
  gtk_widget_add_css_class (zones, "find-zones");
  gtk_box_append (GTK_BOX (zones), make_question (self));
  gtk_box_append (GTK_BOX (zones), make_list (self));
  gtk_box_append (GTK_BOX (zones), make_detail (self));
  pos_page_set_child (POS_PAGE (self), zones);
  if (item)
    check (self, item);
  return POS_PAGE (self);
}
