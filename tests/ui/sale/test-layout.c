/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-layout.c — whose layout is shown, which design of it, and what its buttons say. */
#include "ui-lint.h"

#include "base/pos-json.h"
#include "sale-test.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-overlay.h"
#include "ui/common/pos-tile.h"
#include "ui/sale/pos-customer-card.h"

#define DESIGN                                                                                     \
  "{\"controls\": ["                                                                               \
  "{\"kind\": \"receipt\", \"x\": 4, \"y\": 4, \"w\": 150, \"h\": 130},"                           \
  "{\"kind\": \"totals\", \"x\": 4, \"y\": 134, \"w\": 150, \"h\": 31},"                           \
  "{\"kind\": \"entry\", \"x\": 158, \"y\": 4, \"w\": 75, \"h\": 130},"                            \
  "{\"kind\": \"clock\", \"x\": 158, \"y\": 138, \"w\": 75, \"h\": 24},"                           \
  "{\"kind\": \"suggest\", \"x\": 237, \"y\": 138, \"w\": 90, \"h\": 24},"                         \
  "{\"kind\": \"grid\", \"x\": 237, \"y\": 4, \"w\": 100, \"h\": 130, "                            \
  "\"opt\": {\"grid\": \"main\"}}]}"

#define GRIDS                                                                                      \
  "[{\"id\": \"main\", \"cols\": 3, \"rows\": 3, \"gap\": 8, \"buttons\": ["                       \
  "{\"id\": \"a\", \"op\": \"robot.dance\", \"row\": 0, \"col\": 0},"                              \
  "{\"id\": \"b\", \"op\": \"item.add\", \"arg\": {\"item\": \"430551\"}, \"row\": 0, \"col\": 1," \
  " \"text\": {\"en\": \"Lamp\", \"nl\": \"Lampje\"}, \"accel\": \"<Control>l\"},"                 \
  "{\"id\": \"c\", \"op\": \"receipt.reprint\", \"row\": 0, \"col\": 2, \"text\": {\"*\": "        \
  "\"Guarded\"}, \"enabled_when\": [\"has_line\"]},"                                               \
  "{\"id\": \"d\", \"op\": \"txn.comment\", \"row\": 1, \"col\": 0, \"text\": {\"*\": "            \
  "\"Hidden\"}, \"visible_when\": [\"has_customer\"]},"                                            \
  "{\"id\": \"e\", \"op\": \"ui.submenu\", \"arg\": {\"grid\": \"more\"}, \"row\": 1, \"col\": 1," \
  " \"text\": {\"*\": \"More\"}},"                                                                 \
  "{\"id\": \"f\", \"op\": \"item.add\", \"arg\": {\"item\": \"400110\"}, \"row\": 1, \"col\": 2," \
  " \"text\": {\"*\": \"Sure\"}, \"confirm\": true},"                                              \
  "{\"id\": \"g\", \"op\": \"order.edit\", \"row\": 2, \"col\": 0}]},"                             \
  "{\"id\": \"more\", \"cols\": 2, \"rows\": 1, \"buttons\": ["                                    \
  "{\"id\": \"a\", \"op\": \"item.add\", \"arg\": {\"item\": \"400214\"}, \"row\": 0, \"col\": 0," \
  " \"text\": {\"*\": \"Chair\"}},"                                                                \
  "{\"id\": \"z\", \"op\": \"ui.submenu\", \"arg\": {\"grid\": \"main\"}, \"row\": 0, \"col\": 1," \
  " \"text\": {\"*\": \"Main\"}}]}]"

static void
put (UiShell *ui, GType type, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) json = pos_json_parse (text, -1, &error);
  g_assert_no_error (error);
  g_autoptr (PosRecord) record = pos_record_new_from_json (type, json, 0, &error);

  g_assert_no_error (error);
  pos_config_put (pos_register_get_config (ui->reg), record);
}

static void
put_layout (UiShell *ui, const char *id, int version)
{
  g_autofree char *text = g_strdup_printf (
      "{\"id\": \"%s\", \"version\": %d, \"bundle\": {\"format\": \"pos-layout-bundle/1\","
      " \"layouts\": [{\"id\": \"%s\", \"name\": {\"*\": \"%s\"}, \"version\": %d,"
      " \"start\": \"transaction\", \"sizes\": [{\"id\": \"only\", \"form\": \"full\","
      " \"w\": 1366, \"h\": 768, \"landscape\": " DESIGN "}]}], \"grids\": " GRIDS "}}",
      id,
      version,
      id,
      id,
      version);

  put (ui, POS_TYPE_LAYOUT_BUNDLE, text);
}

static void
assign (UiShell *ui, const char *scope, const char *scope_id, const char *layout)
{
  g_autofree char *text = g_strdup_printf (
      "{\"id\": \"test-%s\", \"scope\": \"%s\", \"scope_id\": \"%s\", \"layout\": \"%s\"}",
      scope,
      scope,
      scope_id,
      layout);

  put (ui, POS_TYPE_LAYOUT_ASSIGNMENT, text);
}

static void
tell_config (UiShell *ui)
{
  g_signal_emit_by_name (ui->reg, "config-changed");
  ui_shell_settle (ui);
}

static UiShell *
open_own_layout (int width, int height)
{
  UiShell *ui = sale_open (width, height);

  put_layout (ui, "own", 1);
  assign (ui, "worker", "sanne", "own");
  tell_config (ui);
  g_assert_cmpstr (pos_sale_page_get_layout (sale_page (ui)), ==, "own");
  return ui;
}

/* L-7: worker before register before store; what cannot be used is passed over. */
static void
test_precedence (void)
{
  UiShell *ui = sale_open (1366, 768);

  g_assert_cmpstr (pos_sale_page_get_layout (sale_page (ui)), ==, "sales-floor");
  put_layout (ui, "till-own", 1);
  assign (ui, "register", "S1-03", "till-own");
  tell_config (ui);
  g_assert_cmpstr (pos_sale_page_get_layout (sale_page (ui)), ==, "till-own");
  put_layout (ui, "sannes", 1);
  assign (ui, "worker", "sanne", "sannes");
  tell_config (ui);
  g_assert_cmpstr (pos_sale_page_get_layout (sale_page (ui)), ==, "sannes");

  g_test_expect_message ("pos-model", G_LOG_LEVEL_WARNING, "*test-worker*");
  assign (ui, "worker", "sanne", "not-there");
  tell_config (ui);
  g_assert_cmpstr (pos_sale_page_get_layout (sale_page (ui)), ==, "till-own");
  ui_shell_free (ui);
}

/* L-11: a new version waits until nothing is open. */
static void
test_new_version (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "430551", 1);
  put_layout (ui, "own", 2);
  assign (ui, "worker", "sanne", "own");
  tell_config (ui);
  g_assert_cmpstr (pos_sale_page_get_layout (sale_page (ui)), ==, "sales-floor");
  g_autoptr (GVariant) paid = ui_shell_run (ui, "pay.cash", NULL);
  g_assert_cmpstr (pos_sale_page_get_layout (sale_page (ui)), ==, "own");
  g_assert_true (sale_shows (ui, "Layout updated"));
  ui_shell_free (ui);
}

/* L-10: no design for a screen that stands upright: everything below each other. */
static void
test_stack (void)
{
  UiShell *ui = open_own_layout (768, 1366);

  g_assert_null (pos_sale_page_get_size (sale_page (ui)));
  g_assert_nonnull (ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_CUSTOMER_CARD));
  g_assert_nonnull (sale_tile (ui, "Lamp"));
  ui_shell_picture (ui, "sale-stack");
  ui_lint (GTK_WIDGET (ui->shell), "the stack");
  ui_shell_free (ui);
}

static void
wait_for_rest (UiShell *ui)
{
  gint64 end = g_get_monotonic_time () + 400 * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  ui_shell_settle (ui);
}

/* Larger text chooses the design for it, when the hand has come to rest. */
static void
test_text_size (void)
{
  UiShell *ui = sale_open (1366, 768);

  g_assert_cmpstr (pos_sale_page_get_size (sale_page (ui)), ==, "landscape");
  ui_shell_set_look (ui, POS_THEME_LIGHT, 125);
  wait_for_rest (ui);
  g_assert_cmpstr (pos_sale_page_get_size (sale_page (ui)), ==, "large-text");
  ui_shell_set_look (ui, POS_THEME_LIGHT, 100);
  wait_for_rest (ui);
  g_assert_cmpstr (pos_sale_page_get_size (sale_page (ui)), ==, "landscape");
  ui_shell_free (ui);
}

static gboolean
is_unavailable (GtkWidget *tile)
{
  gboolean unavailable;

  g_object_get (tile, "unavailable", &unavailable, NULL);
  return unavailable;
}

static PosCallout *
callout_of (GtkWidget *tile)
{
  return ui_find_type (tile, POS_TYPE_CALLOUT);
}

/* No dead button: what cannot act explains itself. */
static void
test_buttons (void)
{
  UiShell *ui = open_own_layout (1366, 768);

  ui_shell_picture (ui, "sale-own-layout");
  GtkWidget *unknown = sale_tile (ui, "Robot dance");
  g_assert_true (is_unavailable (unknown));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (unknown), GTK_ACCESSIBLE_STATE_DISABLED, TRUE);
  ui_shell_tap (ui, unknown);
  g_assert_nonnull (callout_of (unknown));

  /* Which order, only a page can ask. */
  GtkWidget *paged = sale_tile (ui, "Edit order");
  g_assert_true (is_unavailable (paged));
  ui_shell_tap (ui, paged);
  g_assert_nonnull (callout_of (paged));

  GtkWidget *guarded = sale_tile (ui, "Guarded");
  g_assert_true (is_unavailable (guarded));
  ui_shell_tap (ui, guarded);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (callout_of (guarded)), "Add a product first."));
  g_assert_false (sale_shows (ui, "Hidden"));

  ui_shell_tap (ui, sale_tile (ui, "Lamp"));
  g_assert_cmpint (sale_line (ui, "430551")->ordered.micro, ==, POS_SCALE);
  g_assert_false (is_unavailable (sale_tile (ui, "Guarded")));
  ui_shell_press (ui, "<Control>l");
  g_assert_cmpint (sale_line (ui, "430551")->ordered.micro, ==, 2 * POS_SCALE);

  g_autoptr (GVariant) attached =
      ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  g_assert_true (sale_shows (ui, "Hidden"));
  ui_shell_free (ui);
}

static void
test_submenu (void)
{
  UiShell *ui = open_own_layout (1366, 768);

  ui_shell_tap (ui, sale_tile (ui, "More"));
  g_assert_false (sale_shows (ui, "Lamp"));
  ui_shell_tap (ui, sale_tile (ui, "Chair"));
  g_assert_cmpint (sale_line (ui, "400214")->ordered.micro, ==, POS_SCALE);
  GtkWidget *back = ui_find_text (GTK_WIDGET (ui->shell), "Back");
  ui_shell_tap (ui, gtk_widget_get_ancestor (back, GTK_TYPE_BUTTON));
  g_assert_true (sale_shows (ui, "Lamp"));
  ui_shell_free (ui);
}

static void
test_confirm (void)
{
  UiShell *ui = open_own_layout (1366, 768);
  PosOverlay *overlay = pos_shell_get_overlay (ui->shell);

  ui_shell_tap (ui, sale_tile (ui, "Sure"));
  g_assert_nonnull (pos_overlay_get_top (overlay));
  g_assert_cmpuint (pos_list_size (sale_order (ui)->lines), ==, 0);
  pos_dialog_answer_safe (pos_overlay_get_top (overlay));
  ui_shell_settle (ui);
  g_assert_cmpuint (pos_list_size (sale_order (ui)->lines), ==, 0);
  ui_shell_tap (ui, sale_tile (ui, "Sure"));
  pos_dialog_answer_primary (pos_overlay_get_top (overlay));
  ui_shell_settle (ui);
  g_assert_cmpuint (pos_list_size (sale_order (ui)->lines), ==, 1);
  ui_shell_free (ui);
}

/* What a tile counts, and what Pay takes. */
static void
test_live (void)
{
  UiShell *ui = sale_open (1366, 768);
  g_autofree char *due = NULL;
  int count;

  g_assert_true (is_unavailable (sale_tile (ui, "Ship all")));
  ui_shell_load_order (ui);
  g_object_get (sale_tile (ui, "Ship all"), "count", &count, NULL);
  g_assert_cmpint (count, ==, 5);
  g_object_get (sale_tile (ui, "Ship selected"), "count", &count, NULL);
  g_assert_cmpint (count, ==, 1);
  ui_shell_press (ui, "<Control>a");
  g_object_get (sale_tile (ui, "Ship selected"), "count", &count, NULL);
  g_assert_cmpint (count, ==, 5);
  g_object_get (sale_tile (ui, "Pay card"), "subtitle", &due, NULL);
  g_assert_cmpstr (due, ==, "€751.50");
  ui_shell_press (ui, "<Alt>2");
  g_assert_true (sale_shows (ui, "Split line"));
  ui_shell_press (ui, "<Alt>1");
  g_assert_true (sale_shows (ui, "Ship all"));
  ui_shell_free (ui);
}

int
main (int argc, char *argv[])
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/sale/layout/worker-register-store", test_precedence);
  g_test_add_func ("/ui/sale/layout/a-new-version-waits", test_new_version);
  g_test_add_func ("/ui/sale/layout/no-design-fits", test_stack);
  g_test_add_func ("/ui/sale/layout/larger-text", test_text_size);
  g_test_add_func ("/ui/sale/layout/buttons-explain-themselves", test_buttons);
  g_test_add_func ("/ui/sale/layout/submenu-and-back", test_submenu);
  g_test_add_func ("/ui/sale/layout/asks-first", test_confirm);
  g_test_add_func ("/ui/sale/layout/counts-and-amounts", test_live);
  return g_test_run ();
}
