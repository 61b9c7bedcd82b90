/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-numbers.c — serial and batch numbers of what is sold: each is asked for, one after the other
 * where there are several. */
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui-looks.h"

#include "base/pos-error.h"
#include "register/pos-quick.h"
#include "sale-test.h"
#include "ui-pieces.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-number-list.h"
#include "ui/common/pos-text-field.h"

static void
type (UiShell *ui, const char *text)
{
  pos_text_field_set_text (ui_find_type (GTK_WIDGET (sale_get_dialog (ui)), POS_TYPE_TEXT_FIELD),
                           text);
}

/* A piece with a number is asked for it at once; a number that is not there is not taken, and who
 * puts it off cannot pay. */
static void
test_serial (void)
{
  UiShell *ui = sale_open (1366, 768);

  ui_pieces_number (ui, (UiPieces){"430551", {"SN-1", "SN-2"}});
  sale_add (ui, "430551", 1);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "Which piece is it?"));
  type (ui, "SN-9");
  sale_answer (ui, TRUE);
  g_assert_true (sale_shows (ui, "SN-9 does not lie in W1"));
  ui_shell_picture (ui, "sale-serial");
  ui_lint (GTK_WIDGET (ui->shell), "serial number");
  sale_answer (ui, FALSE);
  g_assert_null (sale_line (ui, "430551")->serial);

  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) paid = ui_shell_try (ui, "pay.cash", NULL, &error);
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_PRODUCT);
  pos_shell_open (ui->shell, "line.serial", NULL, NULL);
  ui_shell_settle (ui);
  type (ui, " SN-1 ");
  sale_answer (ui, TRUE);
  g_assert_null (sale_get_dialog (ui));
  g_assert_cmpstr (sale_line (ui, "430551")->serial, ==, "SN-1");
  ui_shell_free (ui);
}

static PosNumberList *
get_list (UiShell *ui)
{
  return ui_find_type (GTK_WIDGET (sale_get_dialog (ui)), POS_TYPE_NUMBER_LIST);
}

/* §10.52: one after the other, each taken or refused at once; what was entered can be taken out
 * again, and who has not all of them goes on later. */
static void
test_serials (void)
{
  UiShell *ui = sale_open (1366, 768);

  ui_pieces_number (ui, (UiPieces){"430551", {"SN-1", "SN-2", "SN-3"}});
  ui_pieces_keep_together (ui);
  sale_add (ui, "430551", 1);
  ui_shell_settle (ui);
  sale_answer (ui, FALSE);
  sale_add (ui, "430551", 2);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "Which pieces are they?"));
  g_assert_true (sale_shows (ui, "Serial number · 1 of 3"));
  g_assert_false (pos_number_list_enter (get_list (ui), "SN-9"));
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "SN-9 does not lie in W1"));
  g_assert_true (pos_number_list_enter (get_list (ui), " SN-1 "));
  g_assert_false (pos_number_list_enter (get_list (ui), "SN-1"));
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "SN-1 was entered already"));
  ui_shell_picture (ui, "sale-serials");
  ui_lint (GTK_WIDGET (ui->shell), "serial numbers");
  g_assert_true (pos_number_list_enter (get_list (ui), "SN-2"));
  ui_shell_settle (ui);
  ui_hands_tap (ui, "SN-1");
  g_assert_true (sale_shows (ui, "Serial number · 2 of 3"));
  sale_answer (ui, TRUE);
  g_assert_null (sale_get_dialog (ui));
  g_assert_cmpstr (sale_line (ui, "430551")->serial, ==, "SN-2");
  g_assert_true (sale_shows (ui, "430551  ·  €149.00 each  ·  1 of 3 serial numbers"));

  pos_shell_open (ui->shell, "line.serial", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (pos_number_list_enter (get_list (ui), "SN-1"));
  g_assert_true (pos_number_list_enter (get_list (ui), "SN-3"));
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "Serial number: all 3 are there"));
  ui_shell_picture (ui, "sale-serials-all");
  sale_answer (ui, TRUE);
  g_assert_cmpuint (g_strv_length (sale_line (ui, "430551")->serials), ==, 3);
  ui_shell_picture (ui, "sale-serials-known");
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) paid = ui_shell_try (ui, "pay.cash", NULL, &error);
  g_assert_no_error (error);
  ui_shell_free (ui);
}

/* §10.53: asked for once when it is added, and a sale is not paid without it. */
static void
test_batch (void)
{
  UiShell *ui = sale_open (1366, 768);

  ui_pieces_number (ui, (UiPieces){"430551", {NULL}});
  sale_add (ui, "430551", 2);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "Which batch is it?"));
  ui_shell_picture (ui, "sale-batch");
  ui_lint (GTK_WIDGET (ui->shell), "batch number");
  sale_answer (ui, FALSE);

  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) paid = ui_shell_try (ui, "pay.cash", NULL, &error);
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_PRODUCT);
  pos_shell_explain (ui->shell, error, NULL);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "LED floor lamp Arc, brass leaves with its batch number"));
  pos_shell_open (ui->shell, "line.batch", NULL, NULL);
  ui_shell_settle (ui);
  type (ui, " B-17 ");
  sale_answer (ui, TRUE);
  g_assert_null (sale_get_dialog (ui));
  PosLineBatch *batch = pos_list_peek (sale_line (ui, "430551")->batches, 0);
  g_assert_cmpstr (batch->batch, ==, "B-17");
  g_assert_cmpint (batch->quantity.micro, ==, 2 * POS_SCALE);
  ui_shell_picture (ui, "sale-batch-known");
  ui_shell_free (ui);
}

/* L2: of what is handed over only what leaves now is asked for, and what is promised is proposed.
 */
static void
test_hand_over (void)
{
  UiShell *ui = sale_open (1366, 768);
  const char *reference;

  ui_pieces_number (ui, (UiPieces){"430551", {"SN-1", "SN-2", "SN-3"}});
  ui_pieces_keep_together (ui);
  sale_add (ui, "430551", 3);
  ui_shell_settle (ui);
  g_assert_true (pos_number_list_enter (get_list (ui), "SN-3"));
  sale_answer (ui, TRUE);
  ui_shell_do (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  ui_shell_do (ui, "order.pickup_all", "{\"date\": \"2026-05-16\", \"slot\": \"10:00-12:00\"}");
  g_autoptr (GVariant) paid = ui_shell_run (ui, "pay.cash", "{\"balance\": \"pay-later\"}");
  g_assert_true (g_variant_lookup (paid, "reference", "&s", &reference));
  PosOrder *saved = pos_quick_find_order (ui->reg, reference, NULL);
  g_autofree char *line = pos_id_dup_text (&((PosOrderLine *)pos_list_peek (saved->lines, 0))->id);
  g_autofree char *args = g_strdup_printf (
      "{\"order\": \"%s\", \"lines\": [{\"line\": \"%s\", \"quantity\": \"2\"}]}", reference, line);
  ui_shell_do (ui, "fulfill.line_pickup", args);
  g_assert_true (sale_shows (ui, "430551  ·  €149.00 each  ·  1 of 2 serial numbers"));

  pos_shell_open (ui->shell, "line.serial", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_true (sale_shows (ui, "Serial number · 2 of 2"));
  g_assert_true (pos_number_list_enter (get_list (ui), "SN-1"));
  sale_answer (ui, TRUE);
  g_autoptr (GVariant) left = ui_shell_run (ui, "pay.cash", "{}");
  g_autoptr (PosOrder) now = pos_quick_get_order (ui->reg, &saved->id, NULL);
  PosOrderLine *kept = pos_list_peek (now->lines, 0);
  g_assert_cmpint (kept->invoiced.micro, ==, 2 * POS_SCALE);
  g_assert_cmpstr (kept->serials[0], ==, "SN-3");
  g_assert_cmpstr (kept->serials[1], ==, "SN-1");
  g_object_unref (saved);
  ui_shell_free (ui);
}

/* As many as take a pallet, in every size, look and language. */
static void
test_many (const UiLook *look)
{
  static const UiPieces pieces = {"430551",
                                  {"SN-2026-000101",
                                   "SN-2026-000102",
                                   "SN-2026-000103",
                                   "SN-2026-000104",
                                   "SN-2026-000105",
                                   "SN-2026-000106",
                                   "SN-2026-000107",
                                   "SN-2026-000108",
                                   "SN-2026-000109",
                                   "SN-2026-000110",
                                   "SN-2026-000111",
                                   "SN-2026-000112"}};
  UiShell *ui = sale_open (look->width, look->height);

  ui_look_dress (ui, look);
  ui_pieces_number (ui, pieces);
  ui_pieces_keep_together (ui);
  sale_add (ui, "430551", 12);
  ui_shell_settle (ui);
  for (guint i = 0; i < 11; i++) {
    g_assert_true (pos_number_list_enter (get_list (ui), pieces.serials[i]));
    ui_shell_settle (ui);
    if (i == 2)
      ui_look_at (ui, look, "sale-numbers-few");
  }
  ui_look_at (ui, look, "sale-numbers-many");
  g_assert_true (pos_number_list_enter (get_list (ui), pieces.serials[11]));
  ui_shell_settle (ui);
  ui_look_at (ui, look, "sale-numbers-all");
  /* The keyboard goes on at the button. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (ui->shell)) ==
                 pos_dialog_get_primary (sale_get_dialog (ui)));
  ui_shell_tap (ui, pos_dialog_get_primary (sale_get_dialog (ui)));
  ui_shell_settle (ui);
  g_assert_null (sale_get_dialog (ui));
  g_assert_cmpuint (g_strv_length (sale_line (ui, "430551")->serials), ==, 12);
  ui_look_at (ui, look, "sale-numbers-line");
  ui_shell_free (ui);
}

int
main (int argc, char *argv[])
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/sale/numbers/serial", test_serial);
  g_test_add_func ("/ui/sale/numbers/serials", test_serials);
  g_test_add_func ("/ui/sale/numbers/hand-over", test_hand_over);
  g_test_add_func ("/ui/sale/numbers/batch", test_batch);
  ui_looks_add ("/ui/sale/numbers/looks", test_many);
  return g_test_run ();
}
