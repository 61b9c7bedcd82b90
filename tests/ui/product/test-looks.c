/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-looks.c — the product pages in every size, language and look: nothing is cut, nothing is too
 * small to hit. */
#include "ui-hands.h"
#include "ui-looks.h"
#include "ui/product/pos-product.h"

static UiShell *
start (const UiLook *look)
{
  UiShell *ui = ui_shell_new (look->width, look->height);

  pos_product_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  ui_look_dress (ui, look);
  return ui;
}

static void
test_search (const UiLook *look)
{
  UiShell *ui = start (look);

  ui_hands_open (ui, "item.search", "{'text': <'vester'>}");
  ui_hands_wait_for (ui, "400201");
  ui_look_at (ui, look, "product-found");
  ui_shell_press (ui, "Down");
  ui_shell_press (ui, "Down");
  ui_look_at (ui, look, "product-chosen");
  ui_shell_free (ui);
}

static void
test_fabric (const UiLook *look)
{
  UiShell *ui = start (look);

  ui_hands_open (ui, "item.search", "{'text': <'440520'>}");
  ui_hands_wait_for (ui, "440520");
  ui_look_at (ui, look, "product-fabric");
  ui_shell_free (ui);
}

static void
test_price_check (const UiLook *look)
{
  UiShell *ui = start (look);

  ui_hands_open (ui, "item.price_check", NULL);
  ui_look_at (ui, look, "product-price-empty");
  pos_shell_close_page (ui->shell);
  ui_hands_open (ui, "item.price_check", "{'item': <'400110'>}");
  ui_look_at (ui, look, "product-price");
  ui_shell_free (ui);
}

static void
test_stock (const UiLook *look)
{
  UiShell *ui = start (look);

  ui_hands_open (ui, "stock.lookup", NULL);
  ui_look_at (ui, look, "product-stock-empty");
  pos_shell_close_page (ui->shell);
  ui_hands_open (ui, "stock.lookup", "{'item': <'400112'>}");
  ui_look_at (ui, look, "product-stock");
  ui_shell_press (ui, "Down");
  ui_look_at (ui, look, "product-stock-elsewhere");
  ui_shell_free (ui);
}

static void
test_days (const UiLook *look)
{
  UiShell *ui = start (look);

  ui_shell_do (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"400112\"}");
  ui_shell_do (ui,
               "order.pickup_all",
               "{\"store\": \"S1\", \"date\": \"2026-05-20\", \"slot\": \"10:00-12:00\"}");
  ui_shell_do (ui, "pay.cash", "{\"balance\": \"pay-later\"}");
  ui_hands_open (ui, "stock.atp", "{'item': <'400112'>}");
  g_assert_nonnull (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  ui_look_at (ui, look, "product-days");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  ui_looks_add ("/ui/product/looks/search", test_search);
  ui_look_add ("/ui/product/looks/search", &ui_look_made_up, test_search);
  ui_looks_add ("/ui/product/looks/fabric", test_fabric);
  ui_look_add ("/ui/product/looks/fabric", &ui_look_made_up, test_fabric);
  ui_looks_add ("/ui/product/looks/price-check", test_price_check);
  ui_look_add ("/ui/product/looks/price-check", &ui_look_made_up, test_price_check);
  ui_looks_add ("/ui/product/looks/days", test_days);
  ui_look_add ("/ui/product/looks/days", &ui_look_made_up, test_days);
  ui_looks_add ("/ui/product/looks/stock", test_stock);
  ui_look_add ("/ui/product/looks/stock", &ui_look_made_up, test_stock);
  return g_test_run ();
}
