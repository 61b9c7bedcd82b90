/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-detail.c — one order on the page: what is charged beside the goods, and what stays in sight
 * of a long one. */
#include "recall-fixture.h"
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui/payment/pos-payment.h"
#include "ui/recall/pos-hand-over-line.h"
#include "ui/recall/pos-recall-detail.h"
#include "ui/recall/pos-recall-sums.h"
#include "ui/recall/pos-recall-why.h"

static UiShell *
start_with_order (int width, int height)
{
  UiShell *ui = recall_start (width, height);

  pos_payment_add (ui->shell);
  ui_shell_load_order (ui);
  ui_shell_do (ui, "pay.card", "{\"balance\": \"card\"}");
  ui_shell_settle (ui);
  ui_shell_press (ui, "Escape");
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  recall_wait (ui, 100);
  return ui;
}

static guint
count_text (GtkWidget *widget, const char *text)
{
  guint count =
      GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    count += count_text (child, text);
  return count;
}

/* Lines share the charge of their delivery; who asks what is charged wants the sum. */
static void
charges_of_a_name_are_one_sum (void)
{
  UiShell *ui = start_with_order (1366, 768);

  g_assert_cmpuint (count_text (GTK_WIDGET (ui->shell), "Delivery charge"), ==, 1);
  g_assert_true (recall_shows (ui, "€39.00"));
  recall_ask_why (ui, "Delivery charge");
  g_assert_true (recall_shows (ui, "Why this amount?"));
  g_assert_true (ui_hands_shows_part (ui, "1 × Sofa Haarlem 3-seat, oat"));
  g_assert_true (ui_hands_shows_part (ui, "4 × Dining chair Vester, black oak"));
  ui_shell_free (ui);
}

static gboolean
are_sums_seen (UiShell *ui)
{
  return gtk_widget_get_mapped (ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_RECALL_SUMS));
}

/* Lines scroll, sums do not; where all of it fits, nothing is said twice. */
static void
sums_stay_in_sight (void)
{
  UiShell *ui = start_with_order (1366, 768);
  GtkWidget *sums = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_RECALL_SUMS);

  g_assert_true (are_sums_seen (ui));
  g_assert_nonnull (ui_find_text (sums, "€2,681.90"));
  g_assert_nonnull (ui_find_text (sums, "€1,930.40"));
  ui_shell_picture (ui, "08-long-order");
  ui_shell_free (ui);

  ui = recall_start (1366, 768);
  recall_save_picture (ui);
  recall_open (ui, NULL);
  recall_choose (ui, 4);
  recall_wait (ui, 100);
  g_assert_nonnull (
      ui_find_text (ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_RECALL_DETAIL), "Parcel post"));
  g_assert_false (are_sums_seen (ui));
  ui_shell_free (ui);
}

/* They went unseen and empty, and were measured so, before there was an order to sum up again. */
static void
sums_of_a_later_order_have_their_room (void)
{
  UiShell *ui = start_with_order (1366, 768);
  GtkWidget *sums = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_RECALL_SUMS);
  GtkWidget *detail = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_RECALL_DETAIL);
  g_autoptr (PosOrder) order = recall_latest (ui);
  int height = gtk_widget_get_height (sums), empty;

  g_assert_true (are_sums_seen (ui));
  pos_recall_detail_clear (POS_RECALL_DETAIL (detail));
  /* As a frame does that is drawn before the strip is gone. */
  gtk_widget_measure (sums, GTK_ORIENTATION_VERTICAL, -1, &empty, NULL, NULL, NULL);
  g_assert_cmpint (empty, <, height);
  recall_wait (ui, 100);
  pos_recall_detail_show (POS_RECALL_DETAIL (detail), order, POS_COPY_HERE);
  recall_wait (ui, 100);
  g_assert_true (are_sums_seen (ui));
  g_assert_cmpint (gtk_widget_get_height (sums), ==, height);
  ui_shell_free (ui);
}

/* The lines of the order that are seen whole. */
static guint
count_seen (UiShell *ui)
{
  GtkWidget *card = ui_find_class (GTK_WIDGET (ui->shell), "recall-card");
  GtkWidget *scroller = gtk_widget_get_ancestor (card, GTK_TYPE_SCROLLED_WINDOW);
  float height = (float)gtk_widget_get_height (scroller);
  guint seen = 0;

  for (GtkWidget *line = gtk_widget_get_first_child (card); line;
       line = gtk_widget_get_next_sibling (line)) {
    graphene_rect_t bounds;
    g_assert_true (gtk_widget_compute_bounds (line, scroller, &bounds));
    seen += bounds.origin.y >= 0 && bounds.origin.y + bounds.size.height <= height ? 1 : 0;
  }
  return seen;
}

/* What is looked at gets the room of what it was found by. */
static void
an_order_has_the_room_of_the_question (void)
{
  static const struct {
    int width, height;
    guint text_scale, lines;
    const char *picture;
  } screens[] = {{768, 1366, 100, 8, "08-upright-lines"}, {1024, 768, 125, 5, "08-large-lines"}};

  for (gsize i = 0; i < G_N_ELEMENTS (screens); i++) {
    UiShell *ui = recall_start (screens[i].width, screens[i].height);
    g_autoptr (PosOrder) order = recall_order_pick_up (
        ui, "C-004218", "400201,400214,430551,430552,440203,430118,450771,460042,430555,430556");

    ui_shell_set_look (ui, POS_THEME_LIGHT, screens[i].text_scale);
    recall_open (ui, NULL);
    recall_choose (ui, 0);
    recall_wait (ui, 100);
    ui_shell_picture (ui, screens[i].picture);
    g_assert_cmpuint (count_seen (ui), >=, screens[i].lines);
    g_assert_true (are_sums_seen (ui));
    g_assert_nonnull (recall_find_button (ui, "Find"));
    ui_shell_free (ui);
  }
}

static void
assert_sentence (UiShell *ui, PosOrder *order, PosLedgerEntry *entry, const char *expected)
{
  g_autofree char *sentence = pos_recall_dup_sentence (ui->shell, order, entry);

  g_assert_cmpstr (sentence, ==, expected);
}

/* Goods leave; charges do not. */
static void
charges_are_not_handed_over (void)
{
  UiShell *ui = start_with_order (1366, 768);
  g_autoptr (PosOrder) order = recall_latest (ui);
  PosOrderLine *sofa = pos_list_peek (order->lines, 0);
  PosCharge *charge = pos_list_peek (order->charges, 0);

  assert_sentence (
      ui,
      order,
      pos_order_append_entry (order, POS_ENTRY_INVOICED, 100, &sofa->id, NULL, NULL, 1),
      "Handed over or shipped: Sofa Haarlem 3-seat, oat");
  assert_sentence (
      ui,
      order,
      pos_order_append_entry (order, POS_ENTRY_INVOICED, 100, NULL, &charge->id, NULL, 1),
      "Charged with what left: Delivery charge · Sofa Haarlem 3-seat, oat");
  ui_shell_free (ui);
}

/* register.md T-18: who fetches two boxes is shown two boxes, and takes one by one tap. */
static void
boxes_are_handed_over_by_the_box (void)
{
  UiShell *ui = recall_start (1366, 768);
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "480307");
  PosOrderLine *line = pos_list_peek (order->lines, 0);

  line->ordered = pos_quantity_whole (12);
  pos_text_set (&line->sold_by, "box");
  line->unit_factor = pos_quantity_whole (6);
  recall_save (ui, order);
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  g_assert_true (recall_shows (ui, "2 box (12) × Tumbler Rand, clear"));
  ui_shell_tap (ui, recall_find_button (ui, "Hand over 1 line"));
  GtkWidget *row = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_HAND_OVER_LINE);
  ui_shell_picture (ui, "08-boxes");
  ui_lint (GTK_WIDGET (ui->shell), "08-boxes");
  /* There are only three here, and those are counted; what is whole goes by the box. */
  g_assert_nonnull (ui_find_text (row, "3 of 2 box (12)"));
  GtkWidget *less = ui_find_class (row, "icononly");
  ui_shell_tap (ui, less);
  g_assert_nonnull (ui_find_text (row, "2 of 2 box (12)"));
  pos_hand_over_line_set (POS_HAND_OVER_LINE (row), TRUE, pos_quantity_whole (12));
  g_assert_nonnull (ui_find_text (row, "2 box (12) of 2 box (12)"));
  ui_shell_tap (ui, less);
  g_assert_nonnull (ui_find_text (row, "1 box (6) of 2 box (12)"));
  ui_shell_free (ui);
}

#define TEST(name) g_test_add_func ("/ui/recall/detail/" #name, name)

/* A copy of the receipt is a supervisor's right, a picking list is not. */
static void
only_the_paper_that_asks_says_so (void)
{
  UiShell *ui = recall_start (1366, 768);
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");

  recall_open (ui, NULL);
  recall_choose (ui, 0);
  GtkWidget *print = recall_find_button (ui, "Print");
  g_assert_null (ui_find_class (print, "shield"));
  g_assert_nonnull (ui_find_class (recall_find_button (ui, "Cancel order"), "shield"));
  ui_shell_tap (ui, print);
  ui_shell_picture (ui, "papers-of-a-clerk");
  gtk_test_accessible_assert_property (recall_find_button (ui, "Order confirmation"),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Asks a supervisor");
  ui_shell_free (ui);
}

static gboolean
asks_what_is_printed (UiShell *ui)
{
  PosDialog *dialog = pos_overlay_get_top (pos_shell_get_overlay (ui->shell));

  return dialog && ui_find_text (GTK_WIDGET (dialog), "What is printed?");
}

/* Who wants a packing slip is told what to do, and asked nothing twice. */
static void
a_packing_slip_needs_an_order (void)
{
  UiShell *ui = recall_start (1366, 768);
  g_autoptr (PosOrder) first = recall_order_pick_up (ui, "C-004218", "430551");
  g_autoptr (PosOrder) second = recall_order_pick_up (ui, "C-004291", "430551");

  ui_hands_open (ui, "order.packing_slip", NULL);
  recall_wait (ui, 100);
  g_assert_cmpstr (ui_hands_get_title (ui), ==, "Packing slip");
  g_assert_true (ui_hands_shows (ui, "Choose the order to print a packing slip for"));
  recall_choose (ui, 1);
  g_assert_true (asks_what_is_printed (ui));
  ui_shell_press (ui, "Escape");
  g_assert_false (asks_what_is_printed (ui));

  /* With arrows one passes by; Enter decides. */
  ui_shell_press (ui, "Up");
  recall_wait (ui, 100);
  g_assert_false (asks_what_is_printed (ui));
  ui_shell_press (ui, "Return");
  g_assert_true (asks_what_is_printed (ui));
  ui_shell_free (ui);
}

int
main (int argc, char *argv[])
{
  ui_shell_init (&argc, &argv);
  TEST (boxes_are_handed_over_by_the_box);
  TEST (charges_of_a_name_are_one_sum);
  TEST (sums_stay_in_sight);
  TEST (sums_of_a_later_order_have_their_room);
  TEST (an_order_has_the_room_of_the_question);
  TEST (charges_are_not_handed_over);
  TEST (only_the_paper_that_asks_says_so);
  TEST (a_packing_slip_needs_an_order);
  return g_test_run ();
}
