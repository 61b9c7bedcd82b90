/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-looks.c — the product pages in every size, language and look: nothing is cut, nothing is too
 * small to hit. */
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui/product/pos-product.h"

typedef struct {
  const char *name;
  int width, height;
  PosThemeVariant variant;
  guint text_scale;
  const char *language;
} Look;

static const Look looks[] = {
    {"wide", 1366, 768, POS_THEME_LIGHT, 100, "en"},
    {"upright", 768, 1366, POS_THEME_HIGH_CONTRAST, 100, "en"},
    {"dutch-large", 1024, 768, POS_THEME_LIGHT, 125, "nl"},
    {"german-large", 1024, 768, POS_THEME_LIGHT, 125, "de"},
    {"arabic", 1366, 768, POS_THEME_DARK, 100, "ar"},
    {"made-up", 1024, 768, POS_THEME_LIGHT, 125, "xx"},
};

static UiShell *
start (const Look *look)
{
  UiShell *ui = ui_shell_new (look->width, look->height);

  pos_product_add (ui->shell);
  ui_shell_set_look (ui, look->variant, look->text_scale);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  ui_shell_set_language (ui, look->language);
  ui_shell_settle (ui);
  return ui;
}

static void
look_at (UiShell *ui, const Look *look, const char *what)
{
  g_autofree char *name = g_strdup_printf ("product-%s-%s", what, look->name);

  ui_shell_picture (ui, name);
  ui_lint (GTK_WIDGET (ui->shell), name);
}

static void
test_search (gconstpointer data)
{
  const Look *look = data;
  UiShell *ui = start (look);

  ui_hands_open (ui, "item.search", "{'text': <'vester'>}");
  ui_hands_wait_for (ui, "400201");
  look_at (ui, look, "found");
  ui_shell_press (ui, "Down");
  ui_shell_press (ui, "Down");
  look_at (ui, look, "chosen");
  ui_shell_free (ui);
}

static void
test_fabric (gconstpointer data)
{
  const Look *look = data;
  UiShell *ui = start (look);

  ui_hands_open (ui, "item.search", "{'text': <'440520'>}");
  ui_hands_wait_for (ui, "440520");
  look_at (ui, look, "fabric");
  ui_shell_free (ui);
}

static void
test_price_check (gconstpointer data)
{
  const Look *look = data;
  UiShell *ui = start (look);

  ui_hands_open (ui, "item.price_check", NULL);
  look_at (ui, look, "price-empty");
  pos_shell_close_page (ui->shell);
  ui_hands_open (ui, "item.price_check", "{'item': <'400110'>}");
  look_at (ui, look, "price");
  ui_shell_free (ui);
}

static void
test_stock (gconstpointer data)
{
  const Look *look = data;
  UiShell *ui = start (look);

  ui_hands_open (ui, "stock.lookup", NULL);
  look_at (ui, look, "stock-empty");
  pos_shell_close_page (ui->shell);
  ui_hands_open (ui, "stock.lookup", "{'item': <'400112'>}");
  look_at (ui, look, "stock");
  ui_shell_press (ui, "Down");
  look_at (ui, look, "stock-elsewhere");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++) {
    g_autofree char *search = g_strdup_printf ("/ui/product/looks/search/%s", looks[i].name);
    g_autofree char *fabric = g_strdup_printf ("/ui/product/looks/fabric/%s", looks[i].name);
    g_autofree char *price = g_strdup_printf ("/ui/product/looks/price-check/%s", looks[i].name);
    g_autofree char *stock = g_strdup_printf ("/ui/product/looks/stock/%s", looks[i].name);
    g_test_add_data_func (search, &looks[i], test_search);
    g_test_add_data_func (fabric, &looks[i], test_fabric);
    g_test_add_data_func (price, &looks[i], test_price_check);
    g_test_add_data_func (stock, &looks[i], test_stock);
  }
  return g_test_run ();
}
