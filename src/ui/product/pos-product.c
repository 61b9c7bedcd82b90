/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-product.c — see the header. */
#include "ui/product/pos-product.h"

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
  pos_shell_add_opener (shell, "stock.lookup", open_stock);
  pos_shell_add_opener (shell, "stock.variants", open_variants);
  pos_shell_add_opener (shell, "stock.atp", open_days);
}
