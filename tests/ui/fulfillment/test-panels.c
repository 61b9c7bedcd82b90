/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-panels.c — customer-orders.md §7.1: line, order and stock of the line one stands at. */
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui/common/pos-callout.h"
#include "ui/fulfillment/pos-work-pane.h"
#include "ui/fulfillment/pos-work-words.h"
#include "work-fixture.h"

static void
wait_for_reading (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 2;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static GtkWidget *
find_pane (UiShell *ui)
{
  GtkWidget *sheet = GTK_WIDGET (work_get_dialog (ui));
  GtkWidget *root = sheet ? sheet : GTK_WIDGET (pos_shell_get_page (ui->shell));
  GtkWidget *pane = ui_find_type (root, POS_TYPE_WORK_PANE);

  return pane && gtk_widget_get_mapped (pane) ? pane : NULL;
}

static gboolean
pane_shows (UiShell *ui, const char *text)
{
  GtkWidget *pane = find_pane (ui);
  GtkWidget *label = pane ? ui_find_text (pane, text) : NULL;

  return label && gtk_widget_get_mapped (label);
}

static const char *
find_fact (GtkWidget *widget, const char *caption)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  const char *found = "";

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return "";
  if (gtk_widget_has_css_class (widget, "work-figure") && GTK_IS_LABEL (first))
    return g_strcmp0 (gtk_label_get_text (GTK_LABEL (first)), caption)
               ? ""
               : gtk_label_get_text (GTK_LABEL (gtk_widget_get_next_sibling (first)));
  for (GtkWidget *child = first; child && !*found; child = gtk_widget_get_next_sibling (child))
    found = find_fact (child, caption);
  return found;
}

/* What stands behind @caption in the pane; "" for nothing. */
static const char *
get_fact (UiShell *ui, const char *caption)
{
  GtkWidget *pane = find_pane (ui);

  return pane ? find_fact (pane, caption) : "";
}

static void
unfold (UiShell *ui)
{
  ui_hands_tap_named (ui, "Line details");
  wait_for_reading ();
  ui_shell_settle (ui);
}

static void
all_quantities_stand_side_by_side (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_ship (ui, "SO-1", "C-004218", "450771", "3", "STANDARD", 0);

  work_open (ui);
  g_assert_cmpstr (get_fact (ui, "Ordered"), ==, "");
  work_tick (ui, "SO-1");
  work_tap (ui, "Pick");
  ui_shell_press (ui, "1");
  work_press_primary (ui);
  unfold (ui);
  g_assert_cmpstr (get_fact (ui, "Ordered"), ==, "3");
  g_assert_cmpstr (get_fact (ui, "Remaining"), ==, "3");
  g_assert_cmpstr (get_fact (ui, "Picked"), ==, "1");
  g_assert_cmpstr (get_fact (ui, "Packed"), ==, "0");
  g_assert_cmpstr (get_fact (ui, "Invoiced"), ==, "0");
  g_assert_true (ui_hands_shows_part (ui, "Standard delivery · Thu 14 May"));
  g_assert_true (ui_hands_shows_part (ui, "Oudegracht"));
  g_assert_true (pane_shows (ui, "SO-1"));
  g_assert_true (pane_shows (ui, "Marieke van den Berg · C-004218"));
  g_assert_true (pane_shows (ui, "+31 6 5555 0142"));
  g_assert_cmpstr (get_fact (ui, "Order total"), !=, "");
  g_assert_cmpstr (get_fact (ui, "Balance"), !=, "");
  g_assert_true (pane_shows (ui, "Stock in Utrecht Centrum"));
  g_assert_cmpstr (get_fact (ui, "On hand"), !=, "");
  g_assert_cmpstr (get_fact (ui, "Reserved"), !=, "");
  g_assert_cmpstr (get_fact (ui, "On order"), !=, "");
  ui_shell_picture (ui, "work-panels");
  ui_lint (GTK_WIDGET (ui->shell), "work-panels");
  /* It follows what is done without being asked. */
  work_tap (ui, "Pack");
  work_press_primary (ui);
  wait_for_reading ();
  g_assert_cmpstr (get_fact (ui, "Packed"), ==, "3");
  ui_shell_free (ui);
}

/* Several lines: that is all it says.  None: it says how one comes to be. */
static void
several_lines_are_only_counted (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) a = work_ship (ui, "SO-1", "C-004218", "450771", "1", "STANDARD", 0);
  g_autoptr (PosOrder) b = work_ship (ui, "SO-2", "C-004291", "460042", "2", "PARCEL", 0);

  work_open (ui);
  unfold (ui);
  g_assert_true (ui_hands_shows (ui, "No line is chosen"));
  work_tick (ui, "SO-1");
  work_tick (ui, "SO-2");
  g_assert_true (ui_hands_shows (ui, "Choose one line to see all about it."));
  g_assert_cmpstr (get_fact (ui, "Ordered"), ==, "");
  work_tick (ui, "SO-1");
  g_assert_true (pane_shows (ui, "SO-2"));
  g_assert_cmpstr (get_fact (ui, "Ordered"), ==, "2");
  ui_shell_free (ui);
}

/* Whoever ticks nothing goes through the list with the keys, and folds it by key. */
static void
it_follows_the_keys (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) a = work_ship (ui, "SO-1", "C-004218", "450771", "1", "STANDARD", 0);
  g_autoptr (PosOrder) b = work_ship (ui, "SO-2", "C-004291", "460042", "2", "PARCEL", 0);

  work_open (ui);
  ui_shell_press (ui, "Down");
  ui_shell_press (ui, "<Alt>Return");
  g_assert_true (pane_shows (ui, "SO-1"));
  ui_shell_press (ui, "Down");
  g_assert_true (pane_shows (ui, "SO-2"));
  wait_for_reading ();
  g_assert_cmpstr (get_fact (ui, "Balance"), !=, "");
  ui_shell_press (ui, "<Alt>Return");
  g_assert_null (find_pane (ui));
  ui_shell_free (ui);
}

/* §7.2, Edit: an order that nobody has touched goes back into the transaction. */
static void
its_order_is_edited (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_ship (ui, "SO-1", "C-004218", "450771", "1", "STANDARD", 0);

  work_open (ui);
  unfold (ui);
  work_tick (ui, "SO-1");
  work_tap (ui, "Edit");
  g_assert_true (pos_shell_is_at_home (ui->shell));
  g_assert_nonnull (pos_register_get_order (ui->reg));
  g_assert_cmpstr (pos_register_get_order (ui->reg)->number, ==, "SO-1");
  ui_shell_do (ui, "txn.void", NULL);
  ui_shell_free (ui);
}

static void
go (UiShell *ui, const char *label)
{
  work_tap (ui, label);
  wait_for_reading ();
  ui_shell_settle (ui);
}

/* What is picked is not edited: the refusal names the list, and the order leads to it.  That is the
 * list one came from, and not a second one above it. */
static void
the_way_out_leads_back_to_the_list (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_ship (ui, "SO-7001", "C-004218", "450771", "1", "STANDARD", 0);
  g_autoptr (PosOrder) other = work_ship (ui, "SO-8002", "C-004291", "460042", "2", "PARCEL", 0);

  work_step (ui, "fulfill.line_pick", order);
  work_open (ui);
  PosPage *list = pos_shell_get_page (ui->shell);
  unfold (ui);
  work_tick (ui, "SO-7001");
  go (ui, "Open order");
  PosPage *recall = pos_shell_get_page (ui->shell);
  g_assert_true (recall != list);
  go (ui, "Order fulfillment");
  g_assert_true (pos_shell_get_page (ui->shell) == list);
  g_autofree char *lines = work_list (ui);
  g_assert_cmpstr (lines, ==, "SO-7001");
  pos_page_leave (list);
  g_assert_true (pos_shell_is_at_home (ui->shell));
  ui_shell_free (ui);
}

/* The way out would be the list, where one is. */
static void
a_refused_edit_leads_nowhere_from_the_list (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_ship (ui, "SO-7001", "C-004218", "450771", "1", "STANDARD", 0);

  work_step (ui, "fulfill.line_pick", order);
  work_open (ui);
  PosPage *list = pos_shell_get_page (ui->shell);
  unfold (ui);
  work_tick (ui, "SO-7001");
  GtkWidget *edit = work_find_button (ui, "Edit");
  go (ui, "Edit");
  g_assert_true (pos_shell_get_page (ui->shell) == list);
  ui_shell_picture (ui, "work-edit-refused");
  GtkWidget *callout = ui_find_type (edit, POS_TYPE_CALLOUT);
  g_assert_nonnull (callout);
  g_assert_null (ui_find_text (callout, "Order fulfillment"));
  pos_page_leave (list);
  g_assert_true (pos_shell_is_at_home (ui->shell));
  ui_shell_free (ui);
}

/* The same the other way round: from an order to its lines, and back to the order. */
static void
an_order_leads_back_to_where_it_was_found (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_ship (ui, "SO-1", "C-004218", "450771", "1", "STANDARD", 0);
  g_autofree char *id = pos_id_dup_text (&order->id);
  g_autofree char *args = g_strdup_printf ("{'order': <'%s'>}", id);

  ui_hands_open (ui, "order.recall", args);
  wait_for_reading ();
  PosPage *recall = pos_shell_get_page (ui->shell);
  go (ui, "Order fulfillment");
  unfold (ui);
  work_tick (ui, "SO-1");
  go (ui, "Open order");
  g_assert_true (pos_shell_get_page (ui->shell) == recall);
  g_assert_true (work_shows (ui, "SO-1"));
  pos_page_leave (recall);
  g_assert_true (pos_shell_is_at_home (ui->shell));
  ui_shell_free (ui);
}

/* Where there is no room beside the list it comes over it, and goes before the order opens. */
static void
it_is_a_sheet_where_it_is_narrow (gconstpointer language)
{
  UiShell *ui = work_start (language ? 1024 : 768, language ? 768 : 1366);
  g_autoptr (PosOrder) order = work_ship (ui, "SO-1", "C-004218", "400214", "2", "STANDARD", 0);

  ui_shell_set_look (ui, POS_THEME_LIGHT, language ? 125 : 100);
  work_open (ui);
  work_tick (ui, "SO-1");
  unfold (ui);
  g_assert_nonnull (work_get_dialog (ui));
  g_assert_cmpstr (get_fact (ui, "Ordered"), ==, "2");
  g_assert_cmpstr (get_fact (ui, "Balance"), !=, "");
  ui_shell_picture (ui, language ? "work-panels-large" : "work-panels-upright");
  ui_lint (GTK_WIDGET (ui->shell), "work-panels-narrow");
  work_tap (ui, "Edit");
  g_assert_null (work_get_dialog (ui));
  g_assert_true (pos_shell_is_at_home (ui->shell));
  ui_shell_do (ui, "txn.void", NULL);
  ui_shell_free (ui);
}

/* Of the longest words in the menu too. */
static void
a_shield_lies_beside_the_words (void)
{
  UiShell *ui = work_start (1366, 768);
  graphene_rect_t words, mark;

  work_open (ui);
  GtkWidget *menu = ui_find_class (GTK_WIDGET (ui->shell), "work-menu");
  ui_shell_tap (ui, gtk_widget_get_parent (menu));
  GtkWidget *label = ui_find_text (menu, "Put back on the shelf");
  GtkWidget *shield = ui_find_class (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "shield");
  g_assert_nonnull (shield);
  g_assert_true (gtk_widget_compute_bounds (label, menu, &words));
  g_assert_true (gtk_widget_compute_bounds (shield, menu, &mark));
  g_assert_cmpfloat (words.origin.x + words.size.width, <=, mark.origin.x);
  gtk_popover_popdown (GTK_POPOVER (menu));
  ui_shell_settle (ui);
  ui_shell_free (ui);
}

/* Nothing is ticked: the refusal leads on. */
static void
all_lines_are_one_tap_away (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) a = work_ship (ui, "SO-1", "C-004218", "450771", "1", "STANDARD", 0);
  g_autoptr (PosOrder) b = work_ship (ui, "SO-2", "C-004291", "460042", "2", "PARCEL", 0);

  work_open (ui);
  GtkWidget *reject = work_find_button (ui, "Reject");
  work_tap (ui, "Reject");
  GtkWidget *callout = ui_find_type (reject, POS_TYPE_CALLOUT);
  g_assert_nonnull (callout);
  ui_shell_tap (ui,
                gtk_widget_get_ancestor (ui_find_text (callout, "Select all"), GTK_TYPE_BUTTON));
  g_assert_true (work_shows (ui, "2 lines selected"));
  ui_shell_free (ui);
}

/* A list that was left open is read again when the lock is opened, and by its own key. */
static void
a_list_left_open_is_read_again (void)
{
  UiShell *ui = work_start (1366, 768);
  g_autoptr (PosOrder) order = work_ship (ui, "SO-1", "C-004218", "450771", "1", "STANDARD", 0);

  work_open (ui);
  g_assert_false (work_shows (ui, "Late 2 days"));
  g_assert_true (work_shows (ui, "Stock as of 10:42"));
  ui_shell_do (ui, "session.lock", NULL);
  pos_clock_advance (pos_context_get_clock (ui->context), 2 * G_TIME_SPAN_DAY);
  ui_shell_do (ui, "session.unlock", "{\"secret\": \"1111\"}");
  work_wait (ui);
  g_assert_true (work_shows (ui, "Late 2 days"));
  pos_clock_advance (pos_context_get_clock (ui->context), 5 * G_TIME_SPAN_MINUTE);
  ui_shell_press (ui, "<Control>o");
  work_wait (ui);
  g_assert_true (work_shows (ui, "Stock as of 10:47"));
  g_autofree char *old =
      pos_work_dup_age (ui->shell, pos_register_get_now (ui->reg) - G_TIME_SPAN_DAY);
  g_assert_cmpstr (old, ==, "Stock as of Fri 15 May, 10:47");
  ui_shell_free (ui);
}

static void
in_language (gconstpointer language)
{
  UiShell *ui = work_start (1366, 768);
  g_autofree char *picture = g_strconcat ("work-panels-", language, NULL);

  work_load_picture (ui);
  work_open (ui);
  unfold (ui);
  pos_page_leave (pos_shell_get_page (ui->shell));
  ui_shell_set_language (ui, language);
  work_open (ui);
  work_tick (ui, "SO-104211");
  wait_for_reading ();
  ui_shell_picture (ui, picture);
  ui_lint (GTK_WIDGET (ui->shell), picture);
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/fulfillment/panels/quantities", all_quantities_stand_side_by_side);
  g_test_add_func ("/ui/fulfillment/panels/several", several_lines_are_only_counted);
  g_test_add_func ("/ui/fulfillment/panels/keys", it_follows_the_keys);
  g_test_add_func ("/ui/fulfillment/panels/edit", its_order_is_edited);
  g_test_add_func ("/ui/fulfillment/panels/way-out", the_way_out_leads_back_to_the_list);
  g_test_add_func ("/ui/fulfillment/panels/refused-edit",
                   a_refused_edit_leads_nowhere_from_the_list);
  g_test_add_func ("/ui/fulfillment/panels/way-back", an_order_leads_back_to_where_it_was_found);
  g_test_add_data_func ("/ui/fulfillment/panels/upright", NULL, it_is_a_sheet_where_it_is_narrow);
  g_test_add_data_func ("/ui/fulfillment/panels/large", "en", it_is_a_sheet_where_it_is_narrow);
  g_test_add_func ("/ui/fulfillment/panels/all", all_lines_are_one_tap_away);
  g_test_add_func ("/ui/fulfillment/panels/shields", a_shield_lies_beside_the_words);
  g_test_add_func ("/ui/fulfillment/panels/again", a_list_left_open_is_read_again);
  g_test_add_data_func ("/ui/fulfillment/panels/ar", "ar", in_language);
  g_test_add_data_func ("/ui/fulfillment/panels/de", "de", in_language);
  return g_test_run ();
}
