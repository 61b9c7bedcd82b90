/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-lines.c — the lines of the order: groups, choosing, keys, long orders. */
#include "sale-test.h"

#include "ui-hands.h"
#include "ui-lint.h"
#include "ui/common/pos-snack.h"
#include "ui/sale/pos-group-header.h"
#include "ui/sale/pos-receipt-groups.h"
#include "ui/sale/pos-receipt-line.h"
#include "ui/sale/pos-receipt-list.h"

static gboolean
is_chosen (UiShell *ui, const char *item)
{
  return pos_register_is_selected (ui->reg, &sale_line (ui, item)->id);
}

static gboolean
is_marked (UiShell *ui, const char *item)
{
  return ui_find_class (sale_row (ui, item), "sel") != NULL;
}

/* The order of the pictures: three ways to leave, each with its heading and charge. */
static void
test_groups (void)
{
  UiShell *ui = sale_open (1366, 768);

  g_assert_true (sale_shows (ui, "Nothing scanned yet"));
  ui_shell_load_order (ui);
  g_assert_true (sale_shows (ui, "Customer order"));
  g_assert_true (sale_shows (ui, "5 lines · 9 items"));
  g_assert_true (sale_shows (ui, "from DC Tilburg · Standard delivery · Thu 21 May"));
  g_assert_true (sale_shows (ui, "+\u00a0€39.00"));
  g_assert_true (sale_shows (ui, "Amersfoort · Sat 16 May, 10:00–12:00"));
  g_assert_true (sale_shows (ui, "Customer takes these home today"));
  g_assert_true (sale_shows (ui, "400214  ·  €119.00 each"));

  g_autoptr (GPtrArray) groups = pos_receipt_groups_new (sale_order (ui));
  g_assert_cmpuint (groups->len, ==, 3);
  g_assert_cmpuint (pos_receipt_groups_find (groups, sale_line (ui, "400214")), ==, 0);
  g_assert_cmpuint (pos_receipt_groups_find (groups, sale_line (ui, "400201")), ==, 1);
  g_assert_cmpuint (pos_receipt_groups_find (groups, sale_line (ui, "440203")), ==, 2);
  g_assert_cmpint (((PosReceiptGroup *)groups->pdata[0])->charge, ==, 3900);

  GtkWidget *row = sale_row (ui, "400214");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (row),
      GTK_ACCESSIBLE_PROPERTY_LABEL,
      "4 Dining chair Vester, black oak, €476.00, Ship, from DC Tilburg, Standard delivery, "
      "Thu 21 May");
  GtkWidget *heading = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_GROUP_HEADER);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_ROLE_HEADING);
  ui_shell_free (ui);
}

static GtkWidget *
focus_after (UiShell *ui, GtkDirectionType direction)
{
  gtk_widget_child_focus (GTK_WIDGET (ui->shell), direction);
  ui_shell_settle (ui);
  return gtk_window_get_focus (GTK_WINDOW (ui->shell));
}

/* However long the order is, Tab passes it in one step. */
static void
test_one_stop (void)
{
  UiShell *ui = sale_open (1366, 768);
  GtkWidget *lines = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_RECEIPT_LIST), *row;

  ui_shell_load_order (ui);
  row = sale_row (ui, "400214");
  gtk_widget_grab_focus (row);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (ui->shell)) == row);
  g_assert_false (gtk_widget_is_ancestor (focus_after (ui, GTK_DIR_TAB_FORWARD), lines));
  g_assert_true (focus_after (ui, GTK_DIR_TAB_BACKWARD) == row);
  ui_shell_press (ui, "<Control>Tab");
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (ui->shell)), lines));
  ui_shell_free (ui);
}

/* Decision 78: what has to be said again is seen before somebody pays. */
static void
test_lost_delivery (void)
{
  UiShell *ui = sale_open (1366, 768);

  ui_shell_load_order (ui);
  g_assert_false (sale_shows (ui, "Choose delivery"));
  pos_order_line_lose_delivery (sale_line (ui, "400214"));
  g_signal_emit_by_name (ui->reg, "order-changed");
  ui_shell_settle (ui);
  g_assert_nonnull (ui_find_text (sale_row (ui, "400214"), "Choose delivery"));
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (sale_row (ui, "400214")),
      GTK_ACCESSIBLE_PROPERTY_LABEL,
      "4 Dining chair Vester, black oak, €476.00, Choose delivery");
  ui_shell_free (ui);
}

/* A plain sale has no headings. */
static void
test_sale (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "430551", 1);
  g_assert_true (sale_shows (ui, "Sale"));
  g_assert_true (sale_shows (ui, "1 line · 1 item"));
  g_assert_null (ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_GROUP_HEADER));
  ui_shell_free (ui);
}

static void
test_choosing (void)
{
  UiShell *ui = sale_open (1366, 768);

  ui_shell_load_sale (ui);
  /* What was added last is chosen. */
  g_assert_true (is_chosen (ui, "440203"));
  g_assert_cmpuint (pos_register_get_n_selected (ui->reg), ==, 1);

  ui_shell_tap (ui, sale_row (ui, "400214"));
  g_assert_true (is_chosen (ui, "400214"));
  g_assert_true (is_marked (ui, "400214"));
  g_assert_false (is_marked (ui, "440203"));
  gtk_test_accessible_assert_state (
      GTK_ACCESSIBLE (sale_row (ui, "400214")), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);

  /* The quantity of another line gathers: the quantities make room for checks. */
  ui_shell_tap (ui, ui_find_class (sale_row (ui, "400201"), "badge"));
  g_assert_cmpuint (pos_register_get_n_selected (ui->reg), ==, 2);
  g_assert_true (is_marked (ui, "400214"));
  g_assert_true (is_marked (ui, "400201"));
  ui_shell_picture (ui, "sale-gathering");
  ui_shell_tap (ui, ui_find_class (sale_row (ui, "400214"), "badge"));
  g_assert_cmpuint (pos_register_get_n_selected (ui->reg), ==, 1);
  g_assert_true (is_chosen (ui, "400201"));

  /* A tap on a line is about that line again, and a second one about none. */
  ui_shell_tap (ui, sale_row (ui, "430551"));
  g_assert_cmpuint (pos_register_get_n_selected (ui->reg), ==, 1);
  ui_shell_tap (ui, sale_row (ui, "430551"));
  g_assert_cmpuint (pos_register_get_n_selected (ui->reg), ==, 0);
  ui_shell_free (ui);
}

static void
test_keys (void)
{
  UiShell *ui = sale_open (1366, 768);

  ui_shell_load_sale (ui);
  ui_shell_press (ui, "Home");
  g_assert_true (is_chosen (ui, "400110"));
  ui_shell_press (ui, "Down");
  g_assert_true (is_chosen (ui, "400214"));
  g_assert_cmpuint (pos_register_get_n_selected (ui->reg), ==, 1);
  ui_shell_press (ui, "Up");
  g_assert_true (is_chosen (ui, "400110"));

  /* Space keeps this one; moving on leaves it chosen. */
  ui_shell_press (ui, "space");
  ui_shell_press (ui, "Down");
  ui_shell_press (ui, "Down");
  ui_shell_press (ui, "space");
  g_assert_cmpuint (pos_register_get_n_selected (ui->reg), ==, 2);
  g_assert_true (is_chosen (ui, "400110"));
  g_assert_true (is_chosen (ui, "400201"));

  ui_shell_press (ui, "<Control>a");
  g_assert_cmpuint (pos_register_get_n_selected (ui->reg), ==, 5);
  ui_shell_press (ui, "Escape");
  g_assert_cmpuint (pos_register_get_n_selected (ui->reg), ==, 0);

  ui_shell_press (ui, "End");
  g_assert_true (is_chosen (ui, "440203"));
  ui_shell_press (ui, "Delete");
  g_assert_true (sale_line (ui, "440203")->voided);
  g_assert_nonnull (ui_find_class (sale_row (ui, "440203"), "voided"));
  g_assert_true (sale_shows (ui, "Line removed: Wool throw 130×170, moss"));
  ui_shell_picture (ui, "sale-removed");
  ui_shell_free (ui);
}

static void
assert_apart (GtkWidget *one, GtkWidget *other)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (one));
  graphene_rect_t a, b;

  g_assert_nonnull (other);
  g_assert_true (gtk_widget_compute_bounds (one, root, &a));
  g_assert_true (gtk_widget_compute_bounds (other, root, &b));
  g_assert_false (graphene_rect_intersection (&a, &b, NULL));
}

/* A removed line can be taken back while it is told; what is told hides neither sum nor keys. */
static void
test_undo (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "430551", 1);
  sale_add (ui, "440203", 3);
  ui_shell_press (ui, "Delete");
  g_assert_cmpuint (pos_order_count_active_lines (sale_order (ui)), ==, 1);
  PosSnack *snack = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_SNACK);
  g_assert_true (pos_snack_is_shown (snack));
  assert_apart (GTK_WIDGET (snack), ui_find_class (GTK_WIDGET (ui->shell), "totals"));
  assert_apart (GTK_WIDGET (snack), ui_find_class (GTK_WIDGET (ui->shell), "key"));
  g_signal_emit_by_name (snack, "undo");
  ui_shell_settle (ui);
  g_assert_cmpuint (pos_order_count_active_lines (sale_order (ui)), ==, 2);
  PosOrderLine *last = pos_list_peek (sale_order (ui)->lines, 2);
  g_assert_cmpstr (last->item, ==, "440203");
  g_assert_cmpint (last->ordered.micro, ==, 3 * POS_SCALE);
  ui_shell_free (ui);
}

/* visual-language.md 6: Ctrl+Z, once for what is told just now. */
static void
test_undo_key (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "430551", 1);
  ui_shell_press (ui, "<Control>z");
  g_assert_cmpuint (pos_order_count_active_lines (sale_order (ui)), ==, 1);
  ui_shell_press (ui, "Delete");
  g_assert_cmpuint (pos_order_count_active_lines (sale_order (ui)), ==, 0);
  ui_shell_press (ui, "<Control>z");
  g_assert_cmpuint (pos_order_count_active_lines (sale_order (ui)), ==, 1);
  ui_shell_press (ui, "<Control>z");
  g_assert_cmpuint (pos_order_count_active_lines (sale_order (ui)), ==, 1);
  ui_shell_free (ui);
}

/* A quantity goes back to what it was, however it was changed. */
static void
test_undo_quantity (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "430551", 2);
  ui_shell_press (ui, "7");
  ui_shell_press (ui, "Return");
  g_assert_cmpint (sale_line (ui, "430551")->ordered.micro, ==, 7 * POS_SCALE);
  g_assert_true (sale_shows (ui, "Quantity changed: LED floor lamp Arc, brass"));
  ui_shell_press (ui, "<Control>z");
  g_assert_cmpint (sale_line (ui, "430551")->ordered.micro, ==, 2 * POS_SCALE);
  pos_shell_open (
      ui->shell, "line.set_qty", g_variant_new_parsed ("{'quantity': <int64 3000000>}"), NULL);
  ui_shell_settle (ui);
  g_assert_cmpint (sale_line (ui, "430551")->ordered.micro, ==, 3 * POS_SCALE);
  ui_shell_press (ui, "<Control>z");
  g_assert_cmpint (sale_line (ui, "430551")->ordered.micro, ==, 2 * POS_SCALE);
  ui_shell_free (ui);
}

/* register.md T-18: where a line is sold by the box, who keys a number means boxes. */
static void
test_by_the_box (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "480307", 1);
  g_autoptr (GVariant) sold = ui_shell_run (ui, "line.set_uom", NULL);
  g_assert_nonnull (sold);
  g_assert_true (sale_shows (ui, "480307  ·  €41.70 per box"));
  ui_shell_press (ui, "3");
  ui_shell_press (ui, "Return");
  g_assert_cmpint (sale_line (ui, "480307")->ordered.micro, ==, 18 * POS_SCALE);
  g_assert_true (sale_shows (ui, "480307  ·  €41.70 per box"));
  ui_shell_press (ui, "<Control>z");
  g_assert_cmpint (sale_line (ui, "480307")->ordered.micro, ==, 6 * POS_SCALE);
  /* A part of a box is said in pieces, and keyed in them. */
  g_autoptr (GVariant) part = ui_shell_run (ui, "line.split", "{\"quantity\": \"2\"}");
  g_assert_nonnull (part);
  g_assert_true (sale_shows (ui, "480307  ·  €6.95 each"));
  ui_shell_press (ui, "1");
  ui_shell_press (ui, "2");
  ui_shell_press (ui, "Return");
  g_assert_cmpint (sale_order (ui)->total, ==, (4 + 12) * 695);
  /* What somebody asks for a box stands beside what a box was. */
  ui_shell_do (ui, "txn.void", NULL);
  ui_shell_do (ui, "session.sign_out", NULL);
  ui_shell_do (ui, "session.sign_in", "{\"worker\": \"tom\", \"secret\": \"2468\"}");
  sale_add (ui, "480307", 1);
  g_autoptr (GVariant) again = ui_shell_run (ui, "line.set_uom", NULL);
  g_autoptr (GVariant) asked =
      ui_shell_run (ui, "line.price_override", "{\"price\": \"41.00\", \"reason\": \"Display\"}");
  g_assert_true (again && asked);
  g_assert_true (sale_shows (ui, "480307  ·  €41.00 per box, was €41.70"));
  ui_shell_free (ui);
}

/* What was removed from one order is not offered to the next customer's. */
static void
test_undo_goes_with_its_order (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "430551", 1);
  sale_add (ui, "440203", 3);
  ui_shell_press (ui, "Delete");
  g_autoptr (GVariant) left = ui_shell_run (ui, "txn.void", NULL);
  g_assert_nonnull (left);
  sale_add (ui, "400110", 1);
  PosSnack *snack = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_SNACK);
  g_assert_true (!snack || !pos_snack_is_shown (snack));
  ui_shell_free (ui);
}

/* --- Long orders --- */

static const char *const items[] = {"400110", "400214", "400201", "430551", "440203"};

static void
wait_ms (int milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static GtkAdjustment *
place_of_lines (UiShell *ui)
{
  GtkWidget *list = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_RECEIPT_LIST);
  GtkWidget *scroller = ui_find_type (list, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static double
scrolled_to (UiShell *ui)
{
  return gtk_adjustment_get_value (place_of_lines (ui));
}

static GtkListBoxRow *
focused_row (UiShell *ui)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (ui->shell)));

  return GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW));
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer left)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) added = pos_register_run_finish (POS_REGISTER (source), result, &error);

  g_assert_no_error (error);
  --*(guint *)left;
}

/* Nobody waits for a frame after each of them. */
static void
load_long_order (UiShell *ui, guint n_lines)
{
  guint left = n_lines;

  for (guint i = 0; i < n_lines; i++) {
    GVariant *args = g_variant_new_parsed ("{'item': <%s>}", items[i % G_N_ELEMENTS (items)]);
    guint now = left;
    pos_register_run_async (ui->reg, "item.add", args, NULL, NULL, added_cb, &left);
    while (left == now)
      g_main_context_iteration (NULL, TRUE);
  }
  ui_shell_settle (ui);
}

/* How many rows a person could scroll to. */
static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row;
       row = gtk_widget_get_next_sibling (row))
    n += GTK_IS_LIST_BOX_ROW (row) && gtk_widget_get_visible (row) ? 1 : 0;
  return n;
}

/* Lines under a heading stand closer together. */
static gboolean
stands_under_heading (GtkWidget *row)
{
  return gtk_widget_get_margin_top (ui_find_class (row, "badge")) == 0;
}

/* What the screen showed as soon as it heard of a change. */
typedef struct {
  GtkWidget *list, *row;
  gboolean heard;
  guint n_rows;
  gboolean headed;
} Seen;

static void
see_cb (Seen *seen)
{
  if (seen->heard)
    return;
  seen->heard = TRUE;
  seen->n_rows = count_rows (seen->list);
  seen->headed = seen->row && stands_under_heading (seen->row);
}

static void
test_long_order (void)
{
  UiShell *ui = ui_shell_new (1366, 768);

  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  load_long_order (ui, 200);
  pos_shell_set_home (ui->shell, pos_sale_page_new);
  ui_shell_set_language (ui, "nl"); /* a page made anew finds the cart */
  g_assert_cmpuint (pos_list_size (sale_order (ui)->lines), ==, 200);

  /* One change touches one row: every other is the widget it was. */
  GtkWidget *row = sale_row (ui, "400110");
  GtkWidget *list = gtk_widget_get_parent (row);
  GtkWidget *last = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 199));
  ui_shell_tap (ui, row);
  ui_shell_press (ui, "7");
  gint64 before = g_get_monotonic_time ();
  ui_shell_press (ui, "Return");
  gint64 taken = g_get_monotonic_time () - before;
  g_test_message ("a quantity in 200 lines: %" G_GINT64_FORMAT " ms", taken / 1000);
  g_assert_cmpint (sale_line (ui, "400110")->ordered.micro, ==, 7 * POS_SCALE);
  g_assert_true (sale_row (ui, "400110") == row);
  g_assert_true (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 199)) == last);

  /* What is added at the end is scrolled to; what changes elsewhere leaves the place alone. */
  g_assert_cmpfloat (scrolled_to (ui), <, 1);
  sale_add (ui, "400110", 1);
  wait_ms (100);
  double end = scrolled_to (ui);
  g_assert_cmpfloat (end, >, 1000);
  g_autofree char *comment = ui_shell_dup_line (ui, "400214");
  g_autofree char *args = g_strdup_printf ("{\"line\": \"%s\", \"text\": \"Bell\"}", comment);
  g_autoptr (GVariant) noted = ui_shell_run (ui, "line.comment", args);
  wait_ms (100);
  g_assert_cmpfloat (scrolled_to (ui), >=, end);

  /* Nobody draws what is pages away, except where the keys are; keys lead there and back. */
  GtkWidget *third = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2));
  g_assert_true (gtk_widget_get_mapped (row)); /* the focus is there */
  g_assert_false (gtk_widget_get_mapped (third));
  GtkWidget *added = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 200));
  g_assert_true (gtk_widget_get_mapped (added));
  ui_shell_press (ui, "Home");
  wait_ms (100);
  g_assert_cmpfloat (scrolled_to (ui), <, 1);
  g_assert_true (gtk_widget_get_mapped (third));
  g_assert_false (gtk_widget_get_mapped (added));
  ui_shell_press (ui, "End");
  wait_ms (100);
  g_assert_true (gtk_widget_get_mapped (added));
  gtk_adjustment_set_value (place_of_lines (ui), 0);
  wait_ms (100);
  g_assert_true (gtk_widget_get_mapped (third));
  g_assert_true (gtk_widget_get_mapped (added));
  g_assert_true (gtk_widget_is_focus (added));
  g_assert_false (gtk_widget_get_mapped (last));

  /* A page at a time. */
  ui_shell_press (ui, "Home");
  ui_shell_press (ui, "Page_Down");
  wait_ms (100);
  double second = scrolled_to (ui);
  int on_second = gtk_list_box_row_get_index (focused_row (ui));
  g_assert_cmpint (on_second, >, 4);
  g_assert_cmpint (on_second, <, 20);
  ui_shell_press (ui, "Page_Down");
  wait_ms (100);
  g_assert_cmpfloat (scrolled_to (ui), >, second);
  ui_shell_press (ui, "Page_Up");
  g_assert_cmpint (gtk_list_box_row_get_index (focused_row (ui)), ==, on_second);

  /* What is taken up again begins at its beginning, wherever it was left. */
  ui_shell_press (ui, "End");
  wait_ms (100);
  g_assert_cmpfloat (scrolled_to (ui), >, second);
  g_autoptr (GVariant) aside = ui_shell_run (ui, "txn.suspend", NULL);
  const char *cart = NULL;
  g_assert_true (g_variant_lookup (aside, "cart", "&s", &cart));
  g_assert_cmpuint (count_rows (list), ==, 0);
  Seen seen = {.list = list};
  g_signal_connect_swapped (ui->reg, "order-changed", G_CALLBACK (see_cb), &seen);
  g_autofree char *again = g_strdup_printf ("{\"cart\": \"%s\"}", cart);
  ui_shell_do (ui, "txn.recall", again);
  g_assert_cmpuint (pos_list_size (sale_order (ui)->lines), ==, 201);
  wait_ms (100);
  g_assert_cmpfloat (scrolled_to (ui), <, 1);

  /* What is seen is there at once; the others are made between frames. */
  g_assert_cmpuint (seen.n_rows, >, 20);
  g_assert_cmpuint (seen.n_rows, <, 201);
  g_assert_cmpuint (count_rows (list), ==, 201);
  ui_shell_press (ui, "End");
  wait_ms (100);
  g_assert_cmpint (gtk_list_box_row_get_index (focused_row (ui)), ==, 200);
  GtkWidget *end_row = GTK_WIDGET (focused_row (ui));

  /* What changes all of them reaches those that nobody sees, too, a little later. */
  g_autoptr (GVariant) known = ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  ui_shell_press (ui, "Home");
  wait_ms (100);
  g_assert_false (gtk_widget_get_mapped (end_row));
  seen = (Seen){.list = list, .row = end_row};
  ui_shell_do (ui, "order.ship_all", NULL);
  g_assert_false (seen.headed);
  g_assert_true (stands_under_heading (end_row));
  g_signal_handlers_disconnect_by_data (ui->reg, &seen);
  ui_shell_free (ui);
}

/* §4.2: how an order is delivered can be looked at before any money lies on it; a sale, which is
 * carried out, has no tabs, and back from an order one is at its lines. */
static void
test_delivery_tab (void)
{
  UiShell *ui = sale_open (1366, 768);

  ui_shell_load_sale (ui);
  g_assert_false (sale_shows (ui, "Payments"));
  ui_shell_do (ui, "txn.void", NULL);
  ui_shell_load_order (ui);
  g_assert_cmpuint (pos_list_size (sale_order (ui)->payments), ==, 0);
  ui_hands_tap (ui, "Delivery");
  g_assert_true (sale_shows (ui, "Marieke van den Berg, Oudegracht 214, 3511 NP Utrecht"));
  ui_shell_picture (ui, "sale-delivery-tab");
  ui_lint (GTK_WIDGET (ui->shell), "delivery tab");
  ui_shell_do (ui, "order.carryout_all", NULL);
  g_assert_false (sale_shows (ui, "Payments"));
  g_assert_true (sale_shows (ui, "Sofa Haarlem 3-seat, oat"));
  ui_shell_free (ui);
}

int
main (int argc, char *argv[])
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/sale/lines/groups-as-drawn", test_groups);
  g_test_add_func ("/ui/sale/lines/one-stop", test_one_stop);
  g_test_add_func ("/ui/sale/lines/lost-delivery", test_lost_delivery);
  g_test_add_func ("/ui/sale/lines/a-sale-has-no-headings", test_sale);
  g_test_add_func ("/ui/sale/lines/choosing", test_choosing);
  g_test_add_func ("/ui/sale/lines/keys", test_keys);
  g_test_add_func ("/ui/sale/lines/a-removed-line-comes-back", test_undo);
  g_test_add_func ("/ui/sale/lines/a-removed-line-comes-back-by-key", test_undo_key);
  g_test_add_func ("/ui/sale/lines/a-quantity-goes-back-by-key", test_undo_quantity);
  g_test_add_func ("/ui/sale/lines/by-the-box", test_by_the_box);
  g_test_add_func ("/ui/sale/lines/undo-goes-with-its-order", test_undo_goes_with_its_order);
  g_test_add_func ("/ui/sale/lines/delivery-tab", test_delivery_tab);
  g_test_add_func ("/ui/sale/lines/two-hundred", test_long_order);
  return g_test_run ();
}
