/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-numbers.c — serial and batch numbers of what is picked and ships. */
#include "model/pos-line-batches.h"
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui-pieces.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-number-list.h"
#include "ui/common/pos-text-field.h"
#include "ui/payment/pos-payment.h"
#include "work-fixture.h"

/* L2: asked for when the piece is taken, and only where it is missing or holds no longer. */
static void
a_piece_is_taken_by_its_number (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = NULL;

  ui_pieces_number (ui, (UiPieces){"450771", {"SN-1", "SN-2"}});
  order = work_ship (ui, "SO-1", "C-004291", "450771", "1", "STANDARD", 0);
  work_open (ui);
  work_tick (ui, "SO-1");
  work_tap (ui, "Pick");
  g_assert_nonnull (work_get_dialog (ui));
  g_assert_true (work_shows (ui, "Which piece is it?"));
  ui_shell_picture (ui, "work-serial");
  ui_lint (GTK_WIDGET (ui->shell), "serial number");
  pos_text_field_set_text (ui_find_type (GTK_WIDGET (work_get_dialog (ui)), POS_TYPE_TEXT_FIELD),
                           "SN-2");
  work_press_primary (ui);
  g_autoptr (PosOrder) now = work_reload (ui, order);
  g_assert_cmpstr (((PosOrderLine *)pos_list_peek (now->lines, 0))->serial, ==, "SN-2");
  g_assert_cmpstr (work_status (ui, order), ==, "picked");
  work_tap (ui, "Ship");
  g_assert_cmpstr (work_status (ui, order), ==, "invoiced");
  ui_shell_free (ui);
}

static PosNumberList *
get_list (UiShell *ui)
{
  return ui_find_type (GTK_WIDGET (work_get_dialog (ui)), POS_TYPE_NUMBER_LIST);
}

/* Three pieces of one line, to be shipped. */
static UiShell *
start_with_pieces (PosOrder **order)
{
  UiShell *ui = work_start (1366, 768);

  ui_pieces_number (ui, (UiPieces){"450771", {"SN-1", "SN-2", "SN-3"}});
  ui_pieces_keep_together (ui);
  *order = work_ship (ui, "SO-1", "C-004291", "450771", "3", "STANDARD", 0);
  return ui;
}

/* §10.52: of several pieces one number after the other, and only what is not known already. */
static void
pieces_are_taken_by_their_numbers (void)
{
  g_autoptr (PosOrder) order = NULL;
  UiShell *ui = start_with_pieces (&order);

  work_open (ui);
  work_tick (ui, "SO-1");
  work_tap (ui, "Pick");
  ui_shell_press (ui, "2");
  work_press_primary (ui);
  g_assert_nonnull (work_get_dialog (ui));
  g_assert_true (work_shows (ui, "Which pieces are they?"));
  g_assert_true (pos_number_list_enter (get_list (ui), "SN-2"));
  g_assert_false (pos_number_list_enter (get_list (ui), "SN-2"));
  ui_shell_settle (ui);
  ui_shell_picture (ui, "work-serials");
  ui_lint (GTK_WIDGET (ui->shell), "serial numbers");
  g_assert_true (pos_number_list_enter (get_list (ui), "SN-1"));
  work_press_primary (ui);
  g_autoptr (PosOrder) now = work_reload (ui, order);
  PosOrderLine *line = pos_list_peek (now->lines, 0);
  g_assert_cmpint (line->picked.micro, ==, 2 * POS_SCALE);
  g_assert_cmpstr (line->serials[0], ==, "SN-2");
  g_assert_cmpstr (line->serials[1], ==, "SN-1");
  /* All of it leaves: only the third is asked for. */
  work_tap (ui, "Ship");
  ui_shell_press (ui, "3");
  work_press_primary (ui);
  g_assert_nonnull (get_list (ui));
  g_assert_true (pos_number_list_enter (get_list (ui), "SN-3"));
  work_press_primary (ui);
  g_assert_cmpstr (work_status (ui, order), ==, "invoiced");
  ui_shell_free (ui);
}

typedef struct {
  UiShell *ui;
  PosOrder *order;
  gint64 picked;
} Wanted;

static gboolean
is_picked (gpointer data)
{
  const Wanted *wanted = data;
  g_autoptr (PosOrder) now = work_reload (wanted->ui, wanted->order);

  return ((PosOrderLine *)pos_list_peek (now->lines, 0))->picked.micro ==
         wanted->picked * POS_SCALE;
}

/* Lena says yes; so many pieces are picked then. */
static void
approve (UiShell *ui, PosOrder *order, gint64 picked)
{
  Wanted wanted = {ui, order, picked};

  g_assert_true (work_shows (ui, "Supervisor approval"));
  for (const char *key = "1357"; *key; key++)
    ui_shell_press (ui, (char[]){*key, '\0'});
  work_tap (ui, "Approve");
  ui_hands_wait (is_picked, &wanted);
  work_wait (ui);
}

/* Of what is put back it may be any: the question names those that lie aside. */
static void
one_says_which_piece_is_put_back (void)
{
  g_autoptr (PosOrder) order = NULL;
  UiShell *ui = start_with_pieces (&order);

  pos_payment_add (ui->shell);
  work_open (ui);
  work_tick (ui, "SO-1");
  work_tap (ui, "Pick");
  ui_shell_press (ui, "3");
  work_press_primary (ui);
  g_assert_true (pos_number_list_enter (get_list (ui), "SN-1"));
  g_assert_true (pos_number_list_enter (get_list (ui), "SN-2"));
  g_assert_true (pos_number_list_enter (get_list (ui), "SN-3"));
  work_press_primary (ui);
  work_take_from_menu (ui, "Put back on the shelf");
  ui_shell_press (ui, "1");
  work_press_primary (ui);
  g_assert_nonnull (get_list (ui));
  g_assert_true (work_shows (ui, "Which piece is it?"));
  ui_shell_picture (ui, "work-put-back");
  ui_lint (GTK_WIDGET (ui->shell), "which piece");
  g_assert_false (pos_number_list_enter (get_list (ui), "SN-4"));
  g_assert_true (work_shows (ui, "SN-4 is not one of them"));
  g_assert_true (pos_number_list_enter (get_list (ui), "SN-1"));
  work_press_primary (ui);
  approve (ui, order, 2);
  g_autoptr (PosOrder) now = work_reload (ui, order);
  PosOrderLine *line = pos_list_peek (now->lines, 0);
  g_assert_cmpstr (line->serials[2], ==, "SN-1");
  /* All of the rest: nothing is to be chosen. */
  work_take_from_menu (ui, "Put back on the shelf");
  ui_shell_press (ui, "2");
  work_press_primary (ui);
  approve (ui, order, 0);
  ui_shell_free (ui);
}

/* §10.53: a part is picked of one batch, the rest ships of another. */
static void
a_part_is_picked_of_its_batch (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = NULL;

  ui_pieces_number (ui, (UiPieces){"450771", {NULL}});
  order = work_ship (ui, "SO-1", "C-004291", "450771", "3", "STANDARD", 0);
  work_open (ui);
  work_tick (ui, "SO-1");
  work_tap (ui, "Pick");
  ui_shell_press (ui, "2");
  work_press_primary (ui);
  g_assert_nonnull (work_get_dialog (ui));
  g_assert_true (work_shows (ui, "Which batch is it?"));
  ui_shell_picture (ui, "work-batch");
  ui_lint (GTK_WIDGET (ui->shell), "batch number");
  pos_text_field_set_text (ui_find_type (GTK_WIDGET (work_get_dialog (ui)), POS_TYPE_TEXT_FIELD),
                           "B-17");
  work_press_primary (ui);
  g_autoptr (PosOrder) now = work_reload (ui, order);
  PosOrderLine *line = pos_list_peek (now->lines, 0);
  g_assert_cmpint (line->picked.micro, ==, 2 * POS_SCALE);
  g_assert_cmpint (pos_line_batches_get_sum (line).micro, ==, 2 * POS_SCALE);
  /* What is picked is known, also when it ships; the third is asked about. */
  work_tap (ui, "Ship");
  ui_shell_press (ui, "2");
  work_press_primary (ui);
  g_assert_null (work_get_dialog (ui));
  g_assert_cmpstr (work_status (ui, order), ==, "partially-invoiced");
  /* Left empty it is refused, and asked for again. */
  work_tap (ui, "Ship");
  work_press_primary (ui);
  g_assert_true (work_shows (ui, "Mirror Halo Ø80, brass leaves with its batch number"));
  g_assert_cmpstr (work_status (ui, order), ==, "partially-invoiced");
  work_tap (ui, "Ship");
  g_assert_true (work_shows (ui, "Which batch is it?"));
  pos_text_field_set_text (ui_find_type (GTK_WIDGET (work_get_dialog (ui)), POS_TYPE_TEXT_FIELD),
                           "B-18");
  work_press_primary (ui);
  g_assert_cmpstr (work_status (ui, order), ==, "invoiced");
  g_autoptr (PosOrder) gone = work_reload (ui, order);
  line = pos_list_peek (gone->lines, 0);
  g_assert_cmpuint (pos_list_size (line->batches), ==, 2);
  g_assert_cmpstr (((PosLineBatch *)pos_list_peek (line->batches, 1))->batch, ==, "B-18");
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/fulfillment/a_piece_is_taken_by_its_number",
                   a_piece_is_taken_by_its_number);
  g_test_add_func ("/ui/fulfillment/pieces_are_taken_by_their_numbers",
                   pieces_are_taken_by_their_numbers);
  g_test_add_func ("/ui/fulfillment/one_says_which_piece_is_put_back",
                   one_says_which_piece_is_put_back);
  g_test_add_func ("/ui/fulfillment/a_part_is_picked_of_its_batch", a_part_is_picked_of_its_batch);
  return g_test_run ();
}
