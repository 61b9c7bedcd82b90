/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-product.c — see the header. */
#include "ui/product/pos-product.h"

#include "register/pos-found-product.h"
#include "ui/product/pos-price-page.h"
#include "ui/product/pos-product-page.h"
#include "ui/product/pos-stock-page.h"

static const char *
look_up (GVariant *args, const char *name)
{
  const char *text = NULL;

  if (args)
    g_variant_lookup (args, name, "&s", &text);
  return text;
}

static void
open_search (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  pos_shell_show_page (shell, pos_product_page_new (shell, look_up (args, "text")));
}

static void
open_price_check (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  pos_shell_show_page (shell, pos_price_page_new (shell, look_up (args, "item")));
}

/* Of what is asked for, else of the one line that is selected. */
static char *
dup_item (PosShell *shell, GVariant *args)
{
  PosRegister *reg = pos_shell_get_register (shell);
  const char *item = look_up (args, "item");

  if (item || pos_register_get_n_selected (reg) != 1)
    return g_strdup (item);
  POS_LIST_FOREACH (PosOrderLine, line, pos_register_get_order (reg)->lines)
  if (pos_register_is_selected (reg, &line->id))
    return g_strdup (line->item);
  return NULL;
}

static void
open_details (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  g_autofree char *item = dup_item (shell, args);
  PosPage *page = pos_price_page_new (shell, item);

  pos_page_set_title (page, _ ("Product details"));
  pos_shell_show_page (shell, page);
}

static void
open_category (PosShell *shell, const char *text)
{
  PosRegister *reg = pos_shell_get_register (shell);
  g_autoptr (GError) error = NULL;
  const char *id = pos_found_product_find_category (reg, text, &error);
  PosPage *page;

  if (!id) {
    pos_shell_explain (shell, error, NULL);
    return;
  }
  page = pos_product_page_new (shell, NULL);
  pos_shell_show_page (shell, page);
  pos_product_page_choose_category (POS_PRODUCT_PAGE (page), id);
}

/* A button has the words ready. */
static void
open_preset (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  const char *kind = look_up (args, "kind"), *text = look_up (args, "text");

  if (!kind || !text)
    pos_shell_run (shell, key, args, origin, NULL, NULL);
  else if (g_str_equal (kind, "customer"))
    pos_shell_open (
        shell, "customer.search", g_variant_new_parsed ("{'text': <%s>}", text), origin);
  else if (g_str_equal (kind, "category"))
    open_category (shell, text);
  else
    pos_shell_show_page (shell, pos_product_page_new (shell, text));
}

static void
open_stock (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  pos_shell_show_page (shell, pos_stock_page_new (shell, look_up (args, "item")));
}

static void
open_variants (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosPage *page = pos_stock_page_new (shell, look_up (args, "item"));

  pos_shell_show_page (shell, page);
  pos_stock_page_show_variants (POS_STOCK_PAGE (page));
}

static void
open_days (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosPage *page = pos_stock_page_new (shell, look_up (args, "item"));

  pos_shell_show_page (shell, page);
  pos_stock_page_show_days (POS_STOCK_PAGE (page));
}

void
pos_product_add (PosShell *shell)
{
  g_return_if_fail (POS_IS_SHELL (shell));
  pos_shell_add_opener (shell, "item.search", open_search);
  pos_shell_add_opener (shell, "item.price_check", open_price_check);
  pos_shell_add_opener (shell, "item.details", open_details);
  pos_shell_add_opener (shell, "search.preset", open_preset);
  pos_shell_add_opener (shell, "stock.lookup", open_stock);
  pos_shell_add_opener (shell, "stock.variants", open_variants);
  pos_shell_add_opener (shell, "stock.atp", open_days);
}
