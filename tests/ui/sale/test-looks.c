/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-looks.c — the transaction screen as drawn: nothing cut off, in every size, look, language.
 */
#include "ui-looks.h"

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

/* What hands over the line of @item of the order that was paid. */
static char *
dup_hand_over (GVariant *paid, const char *line)
{
  const char *reference;

  g_assert_true (g_variant_lookup (paid, "reference", "&s", &reference));
  return g_strdup_printf ("{\"order\": \"%s\", \"lines\": [{\"line\": \"%s\"}]}", reference, line);
}

/* The transaction screen is looked at more closely than others. */
static const UiLook more_orders[] = {
    {"upright-german", 768, 1366, POS_THEME_LIGHT, 100, "de"},
    {"upright-dutch", 768, 1366, POS_THEME_LIGHT, 100, "nl"},
    {"upright-arabic", 768, 1366, POS_THEME_DARK, 100, "ar"},
    {"dutch", 1366, 768, POS_THEME_LIGHT, 100, "nl"},
    {"german", 1366, 768, POS_THEME_LIGHT, 100, "de"},
    {"dutch-wide", 1400, 1080, POS_THEME_LIGHT, 125, "nl"},
};

/* The largest text on the smallest screens (visual-language.md §10). */
static const UiLook huge[] = {
    {"huge", 1024, 768, POS_THEME_LIGHT, 150, "en"},
    {"huge-upright", 768, 1366, POS_THEME_LIGHT, 150, "en"},
};

static UiShell *
open_sale (const UiLook *look)
{
  UiShell *ui = ui_shell_new (look->width, look->height);

  pos_sale_add (ui->shell);
  /* Made for the size of the text at once: later the screen waits until it rests. */
  ui_shell_set_look (ui, look->variant, look->text_scale);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  ui_look_dress (ui, look);
  return ui;
}

/* Pictures 02 to 02f: an empty screen, then a sale. */
static void
test_sale (const UiLook *look)
{
  UiShell *ui = open_sale (look);

  ui_look_at (ui, look, "empty");
  ui_shell_load_sale (ui);
  choose_chairs (ui);
  ui_look_at (ui, look, "sale");
  ui_shell_free (ui);
}

/* Pictures 03 to 03f: "the order of the pictures". */
static void
test_order (const UiLook *look)
{
  UiShell *ui = open_sale (look);

  ui_shell_load_order (ui);
  choose_chairs (ui);
  ui_look_at (ui, look, "order");
  ui_shell_free (ui);
}

/* Boxes, and a piece of the same. */
static void
test_by_the_box (const UiLook *look)
{
  UiShell *ui = open_sale (look);
  g_autoptr (GVariant) glasses = ui_shell_run (ui, "item.add", "{\"item\": \"480307\"}");
  g_autoptr (GVariant) sold = ui_shell_run (ui, "line.set_uom", "{\"unit\": \"box\"}");
  g_autoptr (GVariant) more = ui_shell_run (ui, "line.set_qty", "{\"quantity\": \"12\"}");
  g_autoptr (GVariant) single = ui_shell_run (ui, "item.add", "{\"item\": \"480307\"}");

  ui_look_at (ui, look, "by-the-box");
  ui_shell_free (ui);
}

/* Sums of five figures, where the sheet is narrow and the text is not large. */
static const UiLook narrow[] = {
    {"narrow", 1024, 768, POS_THEME_LIGHT, 100, "en"},
    {"narrow-dutch", 1024, 768, POS_THEME_LIGHT, 100, "nl"},
    {"narrow-german", 1024, 768, POS_THEME_LIGHT, 100, "de"},
    {"narrow-arabic", 1024, 768, POS_THEME_LIGHT, 100, "ar"},
};

static void
sell_chairs (UiShell *ui, int quantity)
{
  g_autofree char *line = ui_shell_dup_line (ui, "400214");
  g_autofree char *args =
      g_strdup_printf ("{\"line\": \"%s\", \"quantity\": \"%d\"}", line, quantity);
  g_autoptr (GVariant) many = ui_shell_run (ui, "line.set_qty", args);
}

static void
test_large_sums (const UiLook *look)
{
  UiShell *ui = open_sale (look);

  ui_shell_load_sale (ui);
  sell_chairs (ui, 240);
  ui_look_at (ui, look, "large-sums");
  sell_chairs (ui, 900);
  ui_look_at (ui, look, "larger-sums");
  /* Small again, large again. */
  sell_chairs (ui, 1);
  ui_look_at (ui, look, "small-sums");
  ui_shell_free (ui);
}

static void
test_large_sums_of_an_order (const UiLook *look)
{
  UiShell *ui = open_sale (look);

  ui_shell_load_order (ui);
  sell_chairs (ui, 240);
  ui_look_at (ui, look, "large-sums-order");
  sell_chairs (ui, 900);
  ui_look_at (ui, look, "larger-sums-order");
  ui_shell_free (ui);
}

static void
look_at_question (UiShell *ui, const UiLook *look, const char *key)
{
  PosOverlay *overlay = pos_shell_get_overlay (ui->shell);
  g_autofree char *name = g_strconcat ("question-", key, NULL);

  pos_shell_open (ui->shell, key, NULL, NULL);
  ui_shell_settle (ui);
  g_assert_nonnull (pos_overlay_get_top (overlay));
  ui_look_at (ui, look, name);
  pos_dialog_answer_safe (pos_overlay_get_top (overlay));
  ui_shell_settle (ui);
}

/* The small questions, with large text. */
static void
test_questions (const UiLook *look)
{
  UiShell *ui = open_sale (look);

  ui_shell_load_order (ui);
  choose_chairs (ui);
  look_at_question (ui, look, "txn.void");
  look_at_question (ui, look, "txn.comment");
  look_at_question (ui, look, "line.split");
  look_at_question (ui, look, "line.comment");
  g_autoptr (GVariant) suspended = ui_shell_run (ui, "txn.suspend", NULL);
  look_at_question (ui, look, "txn.recall");
  ui_shell_free (ui);
}

/* PU5: two things are picked up here, one of them later; throws are sold along. */
static void
test_hand_over (const UiLook *look)
{
  UiShell *ui = open_sale (look);

  ui_shell_do (ui, "item.add", "{\"item\": \"440203\", \"quantity\": \"2\"}");
  ui_shell_do (ui, "item.add", "{\"item\": \"430551\"}");
  ui_shell_do (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  ui_shell_do (ui, "order.pickup_all", "{\"date\": \"2026-05-16\", \"slot\": \"10:00-12:00\"}");
  g_autofree char *first = ui_shell_dup_line (ui, "440203");
  g_autoptr (GVariant) paid = ui_shell_run (ui, "pay.card", "{\"balance\": \"card\"}");
  g_autofree char *hand_over = dup_hand_over (paid, first);
  ui_shell_do (ui, "fulfill.line_pickup", hand_over);
  ui_shell_do (ui, "item.add", "{\"item\": \"440204\", \"quantity\": \"2\"}");
  ui_look_at (ui, look, "hand-over");
  ui_shell_do (ui, "pay.stored", NULL);
  ui_look_at (ui, look, "hand-over-paid-in-part");
  ui_shell_free (ui);
}

int
main (int argc, char *argv[])
{
  ui_shell_init (&argc, &argv);
  ui_looks_add ("/ui/sale/looks/sale", test_sale);
  ui_looks_add ("/ui/sale/looks/order", test_order);
  ui_looks_add ("/ui/sale/looks/by-the-box", test_by_the_box);
  for (guint i = 0; i < G_N_ELEMENTS (more_orders); i++)
    ui_look_add ("/ui/sale/looks/order", &more_orders[i], test_order);
  for (guint i = 0; i < G_N_ELEMENTS (huge); i++) {
    ui_look_add ("/ui/sale/looks/sale", &huge[i], test_sale);
    ui_look_add ("/ui/sale/looks/order", &huge[i], test_order);
  }
  ui_looks_add ("/ui/sale/looks/hand-over", test_hand_over);
  for (guint i = 0; i < G_N_ELEMENTS (narrow); i++) {
    ui_look_add ("/ui/sale/looks/large-sums", &narrow[i], test_large_sums);
    ui_look_add ("/ui/sale/looks/large-sums-order", &narrow[i], test_large_sums_of_an_order);
  }
  ui_looks_add ("/ui/sale/looks/questions", test_questions);
  return g_test_run ();
}
