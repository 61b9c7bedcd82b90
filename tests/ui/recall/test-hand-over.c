/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-hand-over.c — customer-orders.md §7.4 on the screen: what is picked up, how much of it, and
 * what is still to be paid. */
#include "recall-fixture.h"
#include "ui-lint.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-check-row.h"
#include "ui/common/pos-dialog.h"
#include "ui/recall/pos-hand-over-line.h"

#define WIDTH 1366
#define HEIGHT 768

/* --- What the payment page would be --- */

static char *opened;

static void
remember (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  g_free (opened);
  opened = g_strdup (key);
}

static UiShell *
start (void)
{
  UiShell *ui = recall_start (WIDTH, HEIGHT);

  pos_shell_add_opener (ui->shell, "pay.cash", remember);
  pos_shell_add_opener (ui->shell, "pay.card", remember);
  g_clear_pointer (&opened, g_free);
  return ui;
}

/* --- The dialog --- */

static PosDialog *
get_dialog (UiShell *ui)
{
  return pos_overlay_get_top (pos_shell_get_overlay (ui->shell));
}

static PosHandOverLine *
get_line (UiShell *ui, guint index)
{
  PosHandOverLine *line = ui_find_type (GTK_WIDGET (get_dialog (ui)), POS_TYPE_HAND_OVER_LINE);

  for (; index > 0; index--)
    line = (PosHandOverLine *)gtk_widget_get_next_sibling (GTK_WIDGET (line));
  return line;
}

static void
tick (UiShell *ui, guint index)
{
  ui_shell_tap (ui, ui_find_type (GTK_WIDGET (get_line (ui, index)), POS_TYPE_CHECK_ROW));
}

static void
open_dialog (UiShell *ui, const char *button)
{
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  ui_shell_tap (ui, recall_find_button (ui, button));
  g_assert_nonnull (get_dialog (ui));
}

static void
press_primary (UiShell *ui)
{
  ui_shell_tap (ui, pos_dialog_get_primary (get_dialog (ui)));
}

static char *
dup_primary (UiShell *ui)
{
  char *text;

  g_object_get (get_dialog (ui), "primary", &text, NULL);
  return text;
}

static void
assert_primary (UiShell *ui, const char *expected)
{
  g_autofree char *text = dup_primary (ui);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_due (UiShell *ui, gint64 minor)
{
  g_autofree char *text = pos_format_money (
      pos_shell_get_format (ui->shell), minor, pos_register_get_currency (ui->reg));

  g_assert_nonnull (ui_find_text (GTK_WIDGET (get_dialog (ui)), text));
}

static PosOrderLine *
line_of (PosOrder *order, guint index)
{
  return pos_list_peek (order->lines, index);
}

/* A refusal beside @button, which is closed again. */
static void
assert_callout (UiShell *ui, GtkWidget *button, const char *title)
{
  GtkWidget *callout = ui_find_type (button, POS_TYPE_CALLOUT);

  g_assert_nonnull (callout);
  g_assert_nonnull (ui_find_text (callout, title));
  gtk_popover_popdown (GTK_POPOVER (callout));
  ui_shell_settle (ui);
}

/* PU4: in the cart the choice is made again, and the money follows. */
static void
the_choice_is_made_again (void)
{
  UiShell *ui = start ();
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551,440203");
  PosOrder *cart = pos_register_get_order (ui->reg);

  open_dialog (ui, "Hand over 2 lines");
  tick (ui, 1);
  press_primary (ui);
  g_assert_cmpint (line_of (cart, 1)->hand_over.micro, ==, 0);

  pos_shell_open (ui->shell, "order.change_pickup", NULL, NULL);
  ui_shell_settle (ui);
  assert_primary (ui, "Hand over 1 line");
  ui_shell_picture (ui, "08-change-pick-up");
  ui_lint (GTK_WIDGET (ui->shell), "08-change-pick-up");
  tick (ui, 0);
  tick (ui, 1);
  press_primary (ui);
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (line_of (cart, 0)->hand_over.micro, ==, 0);
  g_assert_cmpint (line_of (cart, 1)->hand_over.micro, ==, line_of (cart, 1)->ordered.micro);
  ui_shell_free (ui);
}

static void
ask_for_identity (UiShell *ui)
{
  PosConfig *config = pos_register_get_config (ui->reg);

  pos_config_get_profile (config, pos_register_get_store_record (ui->reg))->identity_check = TRUE;
}

static GtkWidget *
find_identity (UiShell *ui)
{
  GtkWidget *title = ui_find_text (GTK_WIDGET (get_dialog (ui)), "I have seen who collects");

  g_assert_nonnull (title);
  return gtk_widget_get_ancestor (title, POS_TYPE_CHECK_ROW);
}

/* PU6: the name is there to compare, and nothing leaves before somebody did. */
static void
somebody_looks_who_collects (void)
{
  UiShell *ui = start ();
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551,440203");
  PosOrder *cart = pos_register_get_order (ui->reg);

  ask_for_identity (ui);
  open_dialog (ui, "Hand over 2 lines");
  g_assert_nonnull (ui_find_text (find_identity (ui), "Marieke van den Berg"));
  press_primary (ui);
  g_assert_true (recall_shows (ui, "Look who collects, and tick that you saw it."));
  g_assert_nonnull (get_dialog (ui));
  ui_shell_tap (ui, find_identity (ui));
  ui_shell_picture (ui, "08-identity");
  ui_lint (GTK_WIDGET (ui->shell), "08-identity");
  press_primary (ui);
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (cart->flow, ==, POS_ORDER_FLOW_HAND_OVER);
  ui_shell_free (ui);
}

/* From the work list too, where the lines are named already. */
static void
named_lines_are_looked_at_too (void)
{
  UiShell *ui = start ();
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551,440203");
  g_autofree char *id = pos_id_dup_text (&order->id);
  g_autofree char *line = pos_id_dup_text (&line_of (order, 0)->id);
  g_autofree char *lines = g_strdup_printf ("[{\"line\": \"%s\"}]", line);

  ask_for_identity (ui);
  pos_shell_open (ui->shell,
                  "fulfill.line_pickup",
                  g_variant_new_parsed ("{'order': <%s>, 'lines': <%s>}", id, lines),
                  NULL);
  ui_shell_settle (ui);
  g_assert_nonnull (find_identity (ui));
  ui_shell_free (ui);
}

/* What was ticked on the work list is proposed, and what else is open stays unticked. */
static void
what_was_ticked_is_proposed (void)
{
  UiShell *ui = start ();
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551,440203");
  g_autofree char *id = pos_id_dup_text (&order->id);
  g_autofree char *line = pos_id_dup_text (&line_of (order, 1)->id);

  line_of (order, 0)->ordered = pos_quantity_whole (3);
  recall_save (ui, order);
  pos_shell_open (ui->shell,
                  "fulfill.line_pickup",
                  g_variant_new_parsed ("{'order': <%s>, 'chosen': <[%s]>}", id, line),
                  NULL);
  ui_shell_settle (ui);
  assert_primary (ui, "Hand over 1 line");
  g_assert_cmpint (pos_hand_over_line_get_quantity (get_line (ui, 0)).micro, ==, 0);
  g_assert_cmpint (pos_hand_over_line_get_quantity (get_line (ui, 1)).micro, ==, POS_SCALE);
  tick (ui, 0);
  assert_primary (ui, "Hand over 2 lines");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (get_line (ui, 0)), "3 of 3"));
  ui_shell_free (ui);
}

/* What does not lie here stays unticked: it would be refused, and with many lines nobody sees why.
 */
static void
what_is_not_here_waits (void)
{
  UiShell *ui = start ();
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551,440203");

  g_assert_cmpint (line_of (order, 0)->ordered.micro, ==, POS_SCALE);
  ui_shell_do (ui, "item.add", "{\"item\": \"430551\", \"quantity\": \"6\"}");
  ui_shell_do (ui, "pay.cash", "{}");
  open_dialog (ui, "Hand over 2 lines");
  assert_primary (ui, "Hand over 1 line");
  g_assert_cmpint (pos_hand_over_line_get_quantity (get_line (ui, 0)).micro, ==, 0);
  tick (ui, 0);
  press_primary (ui);
  assert_callout (ui,
                  pos_dialog_get_primary (get_dialog (ui)),
                  "There is not enough of LED floor lamp Arc, brass in stock");
  ui_shell_free (ui);
}

/* All of it, as nearly always: Enter agrees with what the dialog proposes, and unticks nothing. */
static void
enter_agrees (void)
{
  UiShell *ui = start ();
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551,440203");
  PosOrder *cart = pos_register_get_order (ui->reg);

  open_dialog (ui, "Hand over 2 lines");
  ui_shell_press (ui, "Return");
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (line_of (cart, 0)->hand_over.micro, ==, line_of (cart, 0)->ordered.micro);
  g_assert_cmpint (line_of (cart, 1)->hand_over.micro, ==, line_of (cart, 1)->ordered.micro);
  ui_shell_free (ui);
}

/* A pick-up that is only planned changes on the page that planned it; a sale has none. */
static void
a_planned_pick_up_is_changed_where_it_was_planned (void)
{
  UiShell *ui = start ();

  pos_shell_add_opener (ui->shell, "order.pickup_selected", remember);
  ui_shell_load_sale (ui);
  pos_shell_open (ui->shell, "order.change_pickup", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_null (opened);
  g_assert_true (recall_shows (ui, "No line is to be picked up"));
  g_autoptr (GVariant) voided = ui_shell_run (ui, "txn.void", NULL);
  ui_shell_load_order (ui);
  pos_shell_open (ui->shell, "order.change_pickup", NULL, NULL);
  ui_shell_settle (ui);
  g_assert_cmpstr (opened, ==, "order.pickup_selected");
  g_assert_cmpuint (pos_register_get_n_selected (ui->reg), ==, 1);
  ui_shell_free (ui);
}

/* Vectors E2 and E6 with the demo's 20 %: two lines, picked up one by one.  The deposit is used in
 * proportion, and the parts add up to the order. */
static void
a_pick_up_in_two_steps (void)
{
  UiShell *ui = start ();
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551,440203");
  PosOrder *cart = pos_register_get_order (ui->reg);
  gint64 deposit = order->deposit_held, first = line_of (order, 0)->total;
  gint64 applied = (deposit * first + order->total / 2) / order->total;

  open_dialog (ui, "Hand over 2 lines");
  assert_primary (ui, "Hand over 2 lines");
  assert_due (ui, order->total - deposit);
  ui_shell_picture (ui, "08-hand-over");
  tick (ui, 1);
  assert_primary (ui, "Hand over 1 line");
  assert_due (ui, first - applied);
  press_primary (ui);

  /* The cart holds it, the window is at the transaction, and money is asked for. */
  g_assert_null (get_dialog (ui));
  g_assert_cmpint (cart->flow, ==, POS_ORDER_FLOW_HAND_OVER);
  g_assert_cmpint (cart->due_now, ==, first - applied);
  g_assert_cmpstr (opened, ==, "pay.cash");
  g_autoptr (GVariant) paid = ui_shell_run (ui, "pay.cash", "{}");
  g_autoptr (PosOrder) half = recall_reload (ui, order);
  g_assert_cmpint (half->status, ==, POS_ORDER_STATUS_PARTIALLY_INVOICED);
  g_assert_cmpint (half->deposit_held, ==, deposit - applied);

  open_dialog (ui, "Hand over 1 line");
  g_assert_true (recall_shows (ui, "Partly picked up"));
  assert_due (ui, order->total - first - (deposit - applied));
  press_primary (ui);
  g_autoptr (GVariant) rest = ui_shell_run (ui, "pay.cash", "{}");
  g_autoptr (PosOrder) whole = recall_reload (ui, order);
  g_assert_cmpint (whole->status, ==, POS_ORDER_STATUS_INVOICED);
  g_assert_cmpint (whole->paid, ==, order->total);
  g_assert_cmpint (whole->balance, ==, 0);
  ui_shell_free (ui);
}

/* PU2: 0 < quantity ≤ open. */
static void
part_of_a_line_can_wait (void)
{
  UiShell *ui = start ();
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "440203");
  PosHandOverLine *line;

  line_of (order, 0)->ordered = pos_quantity_whole (3);
  recall_save (ui, order);
  open_dialog (ui, "Hand over 1 line");
  line = get_line (ui, 0);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (line), "3 of 3"));
  /* Keys start at the line, not at what changes how much of it leaves. */
  g_assert_true (gtk_widget_is_focus (ui_find_type (GTK_WIDGET (line), POS_TYPE_CHECK_ROW)));
  GtkWidget *less = ui_find_class (GTK_WIDGET (line), "icononly");
  GtkWidget *more = gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (less));

  ui_shell_tap (ui, more);
  g_assert_nonnull (
      ui_find_text (GTK_WIDGET (ui_find_type (more, POS_TYPE_CALLOUT)), "That is everything"));
  ui_shell_tap (ui, less);
  ui_shell_tap (ui, less);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (line), "1 of 3"));
  g_assert_cmpint (pos_hand_over_line_get_quantity (line).micro, ==, POS_SCALE);
  ui_shell_tap (ui, less);
  assert_callout (ui, less, "Less than one cannot be handed over");
  g_assert_cmpint (pos_hand_over_line_get_quantity (line).micro, ==, POS_SCALE);
  ui_shell_free (ui);
}

/* PU3: without F6 all that is open of a line goes, or nothing. */
static void
without_f6_lines_are_whole (void)
{
  UiShell *ui = start ();
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "440203");
  g_autoptr (PosFeature) feature = g_object_new (POS_TYPE_FEATURE, NULL);

  pos_text_set (&feature->id, "F6");
  pos_config_put (pos_register_get_config (ui->reg), feature);
  line_of (order, 0)->ordered = pos_quantity_whole (3);
  line_of (order, 0)->packed = pos_quantity_whole (1);
  recall_save (ui, order);
  open_dialog (ui, "Hand over 1 line");
  g_assert_true (recall_shows (ui, "3 of 3"));
  g_assert_false (
      gtk_widget_get_mapped (ui_find_class (GTK_WIDGET (get_line (ui, 0)), "icononly")));
  press_primary (ui);
  g_assert_cmpint (
      line_of (pos_register_get_order (ui->reg), 0)->hand_over.micro, ==, 3 * POS_SCALE);
  ui_shell_free (ui);
}

/* PU2 and scenario 83: four of ten are packed. */
static void
what_is_packed_is_proposed (void)
{
  UiShell *ui = start ();
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551,440203");

  line_of (order, 1)->ordered = pos_quantity_whole (10);
  line_of (order, 1)->packed = pos_quantity_whole (4);
  recall_save (ui, order);
  open_dialog (ui, "Hand over 2 lines");
  assert_primary (ui, "Hand over 1 line");
  g_assert_cmpint (pos_hand_over_line_get_quantity (get_line (ui, 0)).micro, ==, 0);
  g_assert_cmpint (
      pos_hand_over_line_get_quantity (get_line (ui, 1)).micro, ==, 4 * (gint64)POS_SCALE);
  g_assert_true (recall_shows (ui, "440203 · 4 packed"));
  tick (ui, 0);
  assert_primary (ui, "Hand over 2 lines");
  ui_shell_free (ui);
}

static void
nothing_ticked_says_what_to_do (void)
{
  UiShell *ui = start ();
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");

  open_dialog (ui, "Hand over 1 line");
  tick (ui, 0);
  g_assert_true (recall_shows (ui, "Tick what the customer takes away."));
  press_primary (ui);
  g_assert_nonnull (get_dialog (ui));
  g_assert_true (pos_id_is_none (&pos_register_get_order (ui->reg)->id));
  /* Not now changes nothing. */
  pos_dialog_answer_safe (get_dialog (ui));
  g_assert_null (get_dialog (ui));
  g_autoptr (PosOrder) same = recall_reload (ui, order);
  g_assert_cmpint (same->revision, ==, order->revision);
  ui_shell_free (ui);
}

/* M20: what is paid already is concluded without a tender. */
static void
nothing_due_needs_no_payment (void)
{
  UiShell *ui = start ();
  g_autofree char *all = NULL;

  g_autoptr (GVariant) who = ui_shell_run (ui, "customer.attach", "{\"customer\": \"C-004218\"}");
  g_autoptr (GVariant) item = ui_shell_run (ui, "item.add", "{\"item\": \"430551\"}");
  g_autoptr (GVariant) pick =
      ui_shell_run (ui,
                    "order.pickup_all",
                    "{\"store\": \"S1\", \"date\": \"2026-05-15\", \"slot\": \"10:00-12:00\"}");
  g_autoptr (GVariant) more =
      ui_shell_run (ui, "order.deposit_override", "{\"amount\": \"149.00\"}");
  g_autoptr (GVariant) paid = ui_shell_run (ui, "pay.cash", "{}");
  g_autoptr (PosOrder) order = recall_latest (ui);
  g_assert_cmpint (order->balance, ==, 0);

  open_dialog (ui, "Hand over 1 line");
  assert_due (ui, 0);
  press_primary (ui);
  ui_shell_settle (ui);
  g_assert_null (opened);
  g_autoptr (PosOrder) done = recall_reload (ui, order);
  g_assert_cmpint (done->status, ==, POS_ORDER_STATUS_INVOICED);
  ui_shell_free (ui);
}

/* The button is there, and says what stands in the way. */
static void
another_transaction_stands_in_the_way (void)
{
  UiShell *ui = start ();
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");
  g_autoptr (GVariant) item = ui_shell_run (ui, "item.add", "{\"item\": \"440203\"}");
  GtkWidget *button;

  recall_open (ui, NULL);
  recall_choose (ui, 0);
  button = recall_find_button (ui, "Hand over 1 line");
  ui_shell_tap (ui, button);
  g_assert_null (get_dialog (ui));
  assert_callout (ui, button, "Another transaction is open");
  ui_shell_free (ui);
}

static void
an_order_on_hold_stays (void)
{
  UiShell *ui = start ();
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");
  GtkWidget *button;

  order->holds = g_strsplit ("fraud", ",", -1);
  recall_save (ui, order);
  recall_open (ui, NULL);
  recall_choose (ui, 0);
  g_assert_true (recall_shows (ui, "This order is on hold"));
  button = recall_find_button (ui, "Hand over 1 line");
  g_assert_true (gtk_widget_has_css_class (button, "unavailable"));
  ui_shell_tap (ui, button);
  g_assert_null (get_dialog (ui));
  g_assert_nonnull (
      ui_find_text (GTK_WIDGET (ui_find_type (button, POS_TYPE_CALLOUT)), "This order is on hold"));
  ui_shell_free (ui);
}

/* What somebody else handed over while the dialog was open is refused at the button. */
static void
what_was_handed_over_meanwhile_is_refused (void)
{
  UiShell *ui = start ();
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");
  GtkWidget *button;

  open_dialog (ui, "Hand over 1 line");
  line_of (order, 0)->invoiced = line_of (order, 0)->ordered;
  order->status = POS_ORDER_STATUS_INVOICED;
  order->revision++;
  recall_save (ui, order);
  button = pos_dialog_get_primary (get_dialog (ui));
  press_primary (ui);
  g_assert_nonnull (get_dialog (ui));
  assert_callout (ui, button, "This order can no longer be changed");
  ui_shell_free (ui);
}

/* From the work list, or from a script's button. */
static void
others_open_it_by_operation (void)
{
  UiShell *ui = start ();
  g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551");
  GVariant *args = g_variant_new_parsed ("{'order': <%s>}", order->reference);

  pos_shell_open (ui->shell, "fulfill.line_pickup", args, NULL);
  ui_shell_settle (ui);
  g_assert_nonnull (get_dialog (ui));
  ui_shell_press (ui, "Escape");
  g_assert_null (get_dialog (ui));

  /* Nobody said which order: the list of those that wait here. */
  pos_shell_open (ui->shell, "fulfill.line_pickup", NULL, NULL);
  recall_wait (ui, 20);
  g_autofree char *rows = recall_list (ui);
  g_assert_cmpstr (rows, ==, order->reference);
  ui_shell_free (ui);
}

static void
it_fits_every_screen (void)
{
  static const struct {
    int width, height;
    guint scale;
    const char *language, *picture;
  } screens[] = {
      {768, 1366, 100, "en", "08-hand-over-upright"},
      {1024, 768, 125, "nl", "08-hand-over-dutch-large"},
      {1024, 768, 125, "de", "08-hand-over-german-large"},
      {1366, 768, 100, "ar", "08-hand-over-ar"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (screens); i++) {
    UiShell *ui = recall_start (screens[i].width, screens[i].height);
    g_autoptr (PosOrder) order = recall_order_pick_up (ui, "C-004218", "430551,440203");
    g_autofree char *id = pos_id_dup_text (&order->id);

    line_of (order, 1)->ordered = pos_quantity_whole (12);
    recall_save (ui, order);
    ui_shell_set_look (ui, POS_THEME_LIGHT, screens[i].scale);
    ui_shell_set_language (ui, screens[i].language);
    pos_shell_open (
        ui->shell, "fulfill.line_pickup", g_variant_new_parsed ("{'order': <%s>}", id), NULL);
    ui_shell_settle (ui);
    g_assert_nonnull (get_dialog (ui));
    ui_shell_picture (ui, screens[i].picture);
    ui_lint (GTK_WIDGET (ui->shell), screens[i].picture);
    ui_shell_free (ui);
  }
}

#define TEST(name) g_test_add_func ("/recall/hand-over/" #name, name)

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  TEST (a_pick_up_in_two_steps);
  TEST (part_of_a_line_can_wait);
  TEST (without_f6_lines_are_whole);
  TEST (what_is_packed_is_proposed);
  TEST (nothing_ticked_says_what_to_do);
  TEST (nothing_due_needs_no_payment);
  TEST (another_transaction_stands_in_the_way);
  TEST (an_order_on_hold_stays);
  TEST (what_was_handed_over_meanwhile_is_refused);
  TEST (others_open_it_by_operation);
  TEST (the_choice_is_made_again);
  TEST (somebody_looks_who_collects);
  TEST (named_lines_are_looked_at_too);
  TEST (what_was_ticked_is_proposed);
  TEST (what_is_not_here_waits);
  TEST (enter_agrees);
  TEST (a_planned_pick_up_is_changed_where_it_was_planned);
  TEST (it_fits_every_screen);
  int status = g_test_run ();
  g_clear_pointer (&opened, g_free);
  return status;
}
