/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-looks.c — the transaction screen as drawn: nothing cut off, in every size, look, language.
 */
#include "ui-lint.h"
#include "ui-shell.h"

#include "ui/common/pos-overlay.h"
#include "ui/sale/pos-sale.h"

/* The chairs are what the pictures have chosen. */
static void
choose_chairs (UiShell *ui)
{
  g_autofree char *text = ui_shell_dup_line (ui, "400214");
  PosId id;

  g_assert_true (pos_id_parse (text, &id, NULL));
  pos_register_clear_selection (ui->reg);
  pos_register_select_line (ui->reg, &id, TRUE);
  g_signal_emit_by_name (ui->reg, "order-changed");
}

static void
look (UiShell *ui, const char *name)
{
  ui_shell_picture (ui, name);
  ui_lint (GTK_WIDGET (ui->shell), name);
}

typedef struct {
  const char *name;
  int width, height;
  PosThemeVariant variant;
  guint text_scale;
  const char *language;
} Scene;

static const Scene sales[] = {
    {"", 1366, 768, POS_THEME_LIGHT, 100, "en"},
    {"-dutch-large", 1024, 768, POS_THEME_LIGHT, 125, "nl"},
    {"-german-large", 1024, 768, POS_THEME_LIGHT, 125, "de"},
};

static const Scene orders[] = {
    {"", 1366, 768, POS_THEME_LIGHT, 100, "en"},
    {"-dutch", 1366, 768, POS_THEME_LIGHT, 100, "nl"},
    {"-german", 1366, 768, POS_THEME_LIGHT, 100, "de"},
    {"-portrait", 768, 1366, POS_THEME_HIGH_CONTRAST, 100, "en"},
    {"-dutch-large", 1024, 768, POS_THEME_LIGHT, 125, "nl"},
    {"-german-large", 1024, 768, POS_THEME_LIGHT, 125, "de"},
    {"-arabic", 1366, 768, POS_THEME_DARK, 100, "ar"},
    {"-dutch-wide", 1400, 1080, POS_THEME_LIGHT, 125, "nl"},
};

static const Scene questions[] = {
    {"-dutch-large", 1024, 768, POS_THEME_LIGHT, 125, "nl"},
    {"-german-large", 1024, 768, POS_THEME_LIGHT, 125, "de"},
};

static UiShell *
open_scene (const Scene *scene)
{
  UiShell *ui = ui_shell_new (scene->width, scene->height);

  pos_theme_set_variant (ui->theme, scene->variant);
  pos_theme_set_text_scale (ui->theme, scene->text_scale);
  pos_sale_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  ui_shell_set_language (ui, scene->language);
  return ui;
}

/* Pictures 02 to 02f: an empty screen, then a sale. */
static void
test_sale (gconstpointer data)
{
  const Scene *scene = data;
  UiShell *ui = open_scene (scene);
  g_autofree char *empty = g_strconcat ("empty", scene->name, NULL);
  g_autofree char *sale = g_strconcat ("sale", scene->name, NULL);

  look (ui, empty);
  ui_shell_load_sale (ui);
  choose_chairs (ui);
  look (ui, sale);
  ui_shell_free (ui);
}

/* Pictures 03 to 03f: "the order of the pictures". */
static void
test_order (gconstpointer data)
{
  const Scene *scene = data;
  UiShell *ui = open_scene (scene);
  g_autofree char *order = g_strconcat ("order", scene->name, NULL);

  ui_shell_load_order (ui);
  choose_chairs (ui);
  look (ui, order);
  ui_shell_free (ui);
}

static void
look_at_question (UiShell *ui, const char *key, const char *scene)
{
  PosOverlay *overlay = pos_shell_get_overlay (ui->shell);
  g_autofree char *name = g_strdup_printf ("question-%s%s", key, scene);

  pos_shell_open (ui->shell, key, NULL, NULL);
  ui_shell_settle (ui);
  g_assert_nonnull (pos_overlay_get_top (overlay));
  look (ui, name);
  pos_dialog_answer_safe (pos_overlay_get_top (overlay));
  ui_shell_settle (ui);
}

/* The small questions, with large text. */
static void
test_questions (gconstpointer data)
{
  const Scene *scene = data;
  UiShell *ui = open_scene (scene);

  ui_shell_load_order (ui);
  choose_chairs (ui);
  look_at_question (ui, "txn.void", scene->name);
  look_at_question (ui, "txn.comment", scene->name);
  look_at_question (ui, "line.split", scene->name);
  look_at_question (ui, "line.comment", scene->name);
  g_autoptr (GVariant) suspended = ui_shell_run (ui, "txn.suspend", NULL);
  look_at_question (ui, "txn.recall", scene->name);
  ui_shell_free (ui);
}

int
main (int argc, char *argv[])
{
  ui_shell_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (sales); i++) {
    g_autofree char *path = g_strconcat ("/ui/sale/looks/sale", sales[i].name, NULL);
    g_test_add_data_func (path, &sales[i], test_sale);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++) {
    g_autofree char *path = g_strconcat ("/ui/sale/looks/order", orders[i].name, NULL);
    g_test_add_data_func (path, &orders[i], test_order);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++) {
    g_autofree char *path = g_strconcat ("/ui/sale/looks/questions", questions[i].name, NULL);
    g_test_add_data_func (path, &questions[i], test_questions);
  }
  return g_test_run ();
}
