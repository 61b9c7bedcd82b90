/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-looks.c — every screen about money in every shape: nothing cut, nothing outside, nothing too
 * small, in every language. */
#include "payment-support.h"
#include "ui-lint.h"

typedef struct {
  const char *name;
  int width, height;
  guint scale;
  PosThemeVariant variant;
  const char *language;
} Look;

static const Look looks[] = {
    {"wide", 1366, 768, 100, POS_THEME_LIGHT, "en"},
    {"portrait-large", 768, 1366, 125, POS_THEME_HIGH_CONTRAST, "en"},
    {"dutch", 1366, 768, 100, POS_THEME_LIGHT, "nl"},
    {"dutch-large", 1024, 768, 125, POS_THEME_LIGHT, "nl"},
    {"german-large", 1024, 768, 125, POS_THEME_LIGHT, "de"},
    {"arabic", 1366, 768, 100, POS_THEME_DARK, "ar"},
    /* Made up: long, accented, bracketed. */
    {"pseudo", 1366, 768, 100, POS_THEME_LIGHT, "xx"},
};

static UiShell *
start (const Look *look)
{
  UiShell *ui = payment_start (look->width, look->height);

  ui_shell_set_look (ui, look->variant, look->scale);
  ui_shell_set_language (ui, look->language);
  ui_shell_load_order (ui);
  return ui;
}

static void
picture (UiShell *ui, const Look *look, const char *screen)
{
  g_autofree char *name = g_strdup_printf ("payment-%s-%s", screen, look->name);

  ui_shell_picture (ui, name);
  ui_lint (GTK_WIDGET (ui->shell), name);
}

static void
look_at_override (UiShell *ui, const Look *look)
{
  payment_open (ui, "order.deposit_override");
  picture (ui, look, "override");
  /* Under the limit: somebody has to approve. */
  payment_key (ui, "100");
  payment_enter (ui);
  picture (ui, look, "approval");
  ui_shell_press (ui, "Escape");
}

static void
look_at_page (UiShell *ui, const Look *look)
{
  g_autoptr (GVariant) part =
      ui_shell_run (ui, "pay.cash", "{\"amount\": \"50.00\", \"balance\": \"card\"}");

  payment_open (ui, "pay.card");
  picture (ui, look, "page");
}

static void
look_at_terminal (UiShell *ui, const Look *look)
{
  pos_sim_terminal_push (payment_terminal (ui), POS_SIM_TERMINAL_UNKNOWN);
  payment_enter (ui);
  picture (ui, look, "unknown");
  ui_shell_press (ui, "Escape");
  payment_settle (ui, POS_TERMINAL_OUTCOME_DECLINED);
}

static void
test_look (gconstpointer data)
{
  const Look *look = data;
  UiShell *ui = start (look);

  look_at_override (ui, look);
  look_at_page (ui, look);
  look_at_terminal (ui, look);
  payment_enter (ui);
  picture (ui, look, "end");
  g_assert_true (pos_id_is_none (&payment_cart (ui)->id));
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++) {
    g_autofree char *path = g_strdup_printf ("/ui/payment/looks/%s", looks[i].name);
    g_test_add_data_func (path, &looks[i], test_look);
  }
  return g_test_run ();
}
