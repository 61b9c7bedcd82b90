/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-page.c — the receipt is found, lines are chosen, and they join the transaction: R1 to R6. */
#include "base/pos-error.h"
#include "model/pos-barcode-mask.h"
#include "ui-hands.h"
#include "ui-lint.h"
#include "ui-pieces.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/returns/pos-return-line.h"
#include "ui/returns/pos-returns-ui.h"

static UiShell *
start (void)
{
  UiShell *ui = ui_shell_new (1366, 768);

  pos_returns_ui_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in_as (ui, "tom", "2468");
  return ui;
}

/* With a @charge of 29.00, unless %NULL.  Returns: (transfer full): the receipt's number. */
static char *
sell_with (UiShell *ui, const char *charge)
{
  g_autoptr (GVariant) sold = NULL;
  const char *receipt = NULL;

  ui_shell_load_sale (ui);
  if (charge) {
    g_autofree char *args = g_strdup_printf ("{\"code\": \"%s\", \"amount\": \"29.00\"}", charge);
    g_autoptr (GVariant) added = ui_shell_run (ui, "charge.header_add", args);
  }
  sold = ui_shell_run (ui, "pay.cash", "{}");
  g_assert_true (g_variant_lookup (sold, "receipt", "&s", &receipt));
  ui_shell_settle (ui);
  return g_strdup (receipt);
}

static char *
sell (UiShell *ui)
{
  return sell_with (ui, NULL);
}

static PosOrder *
get_order (UiShell *ui)
{
  return pos_register_get_order (ui->reg);
}

static PosReturnLine *
get_line (UiShell *ui)
{
  return ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_RETURN_LINE);
}

static void
scan (UiShell *ui, const char *code)
{
  PosPage *page = pos_shell_get_page (ui->shell);

  g_assert_true (POS_PAGE_GET_CLASS (page)->scanned (page, code));
  ui_shell_settle (ui);
}

static gboolean
is_listed (gpointer ui)
{
  return get_line (ui) != NULL;
}

/* However many lines a receipt has, what it comes to and the way on stay where they are. */
static void
test_many_lines_upright (void)
{
  UiShell *ui = ui_shell_new (768, 1366);
  graphene_rect_t box;

  pos_returns_ui_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in_as (ui, "tom", "2468");
  for (guint i = 0; i < 18; i++)
    ui_shell_do (ui, "item.add", i % 3 ? "{\"item\": \"440203\"}" : "{\"item\": \"430551\"}");
  g_autoptr (GVariant) sold = ui_shell_run (ui, "pay.cash", "{}");
  const char *receipt = NULL;
  g_assert_true (g_variant_lookup (sold, "receipt", "&s", &receipt));
  ui_hands_open (ui, "return.by_receipt", NULL);
  scan (ui, receipt);
  ui_hands_wait (is_listed, ui);
  ui_shell_settle (ui);
  ui_shell_picture (ui, "return-many-upright");
  ui_lint (GTK_WIDGET (ui->shell), "return-many-upright");
  GtkWidget *take = ui_find_text (GTK_WIDGET (ui->shell), "Take back");
  g_assert_nonnull (take);
  g_assert_true (gtk_widget_compute_bounds (take, GTK_WIDGET (ui->shell), &box));
  g_assert_cmpfloat ((double)(box.origin.y + box.size.height), <, 1366);
  ui_shell_free (ui);
}

/* R1, R2: the receipt, then its products one by one. */
static void
test_scanned (void)
{
  UiShell *ui = start ();
  g_autofree char *receipt = sell (ui);

  ui_hands_open (ui, "return.by_receipt", NULL);
  g_assert_true (ui_hands_shows (ui, "Scan the receipt"));
  scan (ui, receipt);
  ui_hands_wait (is_listed, ui);
  g_assert_false (ui_hands_shows (ui, "Scan the receipt"));
  g_assert_true (ui_hands_shows (ui, "0 lines come back"));

  PosOrderLine *line = pos_return_line_get_line (get_line (ui));
  g_autofree char *item = g_strdup (line->item);
  scan (ui, item);
  g_assert_cmpint (pos_return_line_get_quantity (get_line (ui)).micro, ==, POS_SCALE);
  g_assert_true (ui_hands_shows (ui, "1 line comes back"));
  ui_hands_tap (ui, "Changed mind");
  ui_hands_tap (ui, "Take 1 line back");
  g_assert_true (ui_hands_is_home (ui));
  g_assert_cmpuint (pos_list_size (get_order (ui)->lines), ==, 1);
  line = pos_list_peek (get_order (ui)->lines, 0);
  g_assert_cmpint (line->ordered.micro, ==, -POS_SCALE);
  g_assert_cmpstr (line->return_reason, ==, "changed-mind");
  g_assert_cmpint (get_order (ui)->due_now, <, 0);
  ui_shell_free (ui);
}

/* A label of @length characters of a number, and how many pieces are in the package. */
static void
put_label (UiShell *ui, gint64 length)
{
  const struct {
    PosSegmentKind kind;
    gint64 length;
  } parts[] = {{POS_SEGMENT_PRODUCT, length}, {POS_SEGMENT_QUANTITY, 3}};
  g_autoptr (PosBarcodeMask) mask = g_object_new (POS_TYPE_BARCODE_MASK, NULL);

  pos_text_set (&mask->id, "LABEL");
  pos_text_set (&mask->prefix, "L");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autoptr (PosBarcodeSegment) segment = g_object_new (POS_TYPE_BARCODE_SEGMENT, NULL);
    segment->kind = (int)parts[i].kind;
    segment->length = parts[i].length;
    pos_list_append (mask->segments, segment);
  }
  pos_config_put (pos_register_get_config (ui->reg), mask);
}

/* R2: a scan adds one, or the quantity embedded in the label; never more than can come back. */
static void
test_label (void)
{
  UiShell *ui = start ();
  g_autoptr (GVariant) added =
      ui_shell_run (ui, "item.add", "{\"item\": \"400110\", \"quantity\": \"5\"}");
  g_autoptr (GVariant) sold = ui_shell_run (ui, "pay.cash", "{}");
  const char *receipt = NULL;

  g_assert_true (g_variant_lookup (sold, "receipt", "&s", &receipt));
  put_label (ui, 6);
  ui_hands_open (ui, "return.by_receipt", NULL);
  scan (ui, receipt);
  ui_hands_wait (is_listed, ui);
  scan (ui, "L400110002");
  g_assert_cmpint (pos_return_line_get_quantity (get_line (ui)).micro, ==, 2 * POS_SCALE);
  scan (ui, "400110");
  g_assert_cmpint (pos_return_line_get_quantity (get_line (ui)).micro, ==, 3 * POS_SCALE);
  scan (ui, "L400110004");
  g_assert_cmpint (pos_return_line_get_quantity (get_line (ui)).micro, ==, 5 * POS_SCALE);
  ui_shell_free (ui);
}

/* The piece that was sold is proposed; which one it is can be said where it is chosen. */
static void
test_numbered_piece (void)
{
  UiShell *ui = start ();
  const char *receipt = NULL;

  ui_pieces_number (ui, (UiPieces){"430551", {"SN-1", "SN-2"}});
  g_autoptr (GVariant) added = ui_shell_run (ui, "item.add", "{\"item\": \"430551\"}");
  g_autofree char *line = ui_shell_dup_line (ui, "430551");
  g_autofree char *number = g_strdup_printf ("{\"line\": \"%s\", \"serial\": \"SN-1\"}", line);
  g_autoptr (GVariant) numbered = ui_shell_run (ui, "line.serial", number);
  g_autoptr (GVariant) sold = ui_shell_run (ui, "pay.cash", "{}");
  g_assert_true (g_variant_lookup (sold, "receipt", "&s", &receipt));
  g_autofree char *args = g_strdup_printf ("{'order': <'%s'>}", receipt);

  ui_hands_open (ui, "return.by_receipt", args);
  ui_hands_wait (is_listed, ui);
  g_assert_false (ui_hands_shows (ui, "Serial number"));
  pos_return_line_add (get_line (ui), pos_quantity_whole (1));
  ui_shell_settle (ui);
  g_auto (GStrv) serials = pos_return_line_dup_serials (get_line (ui));
  g_assert_cmpstr (serials[0], ==, "SN-1");
  ui_shell_picture (ui, "return-serial");
  ui_lint (GTK_WIDGET (ui->shell), "return of a piece with a number");
  ui_hands_type (ui, "Serial number", "SN-2");
  g_assert_true (pos_return_line_is_changed (get_line (ui)));
  ui_hands_tap (ui, "Changed mind");
  ui_hands_tap (ui, "Take 1 line back");
  g_assert_true (ui_hands_is_home (ui));
  g_assert_cmpstr (((PosOrderLine *)pos_list_peek (get_order (ui)->lines, 0))->serial, ==, "SN-2");
  ui_shell_free (ui);
}

/* §10.51: of several, which of them is said by number; where all that is left comes back it is
 * clear. */
static void
test_numbered_pieces (void)
{
  UiShell *ui = start ();
  const char *receipt = NULL;

  ui_pieces_number (ui, (UiPieces){"430551", {"SN-1", "SN-2", "SN-3"}});
  ui_pieces_keep_together (ui);
  g_autoptr (GVariant) added =
      ui_shell_run (ui, "item.add", "{\"item\": \"430551\", \"quantity\": \"3\"}");
  g_autofree char *line = ui_shell_dup_line (ui, "430551");
  g_autofree char *numbers =
      g_strdup_printf ("{\"line\": \"%s\", \"serials\": [\"SN-1\", \"SN-2\", \"SN-3\"]}", line);
  g_autoptr (GVariant) numbered = ui_shell_run (ui, "line.serial", numbers);
  g_autoptr (GVariant) sold = ui_shell_run (ui, "pay.cash", "{}");
  g_assert_true (g_variant_lookup (sold, "receipt", "&s", &receipt));
  g_autofree char *args = g_strdup_printf ("{'order': <'%s'>}", receipt);

  ui_hands_open (ui, "return.by_receipt", args);
  ui_hands_wait (is_listed, ui);
  pos_return_line_add (get_line (ui), pos_quantity_whole (2));
  ui_shell_settle (ui);
  ui_shell_picture (ui, "return-serials");
  ui_lint (GTK_WIDGET (ui->shell), "return of pieces with numbers");
  ui_hands_tap (ui, "0 of 2 serial numbers");
  ui_hands_type (ui, "Serial number · 1 of 2", "SN-3");
  g_assert_true (ui_hands_shows (ui, "Which pieces are they?"));
  ui_shell_picture (ui, "return-serials-dialog");
  ui_lint (GTK_WIDGET (ui->shell), "which pieces come back");
  ui_hands_tap (ui, "Save serial numbers");
  ui_hands_tap (ui, "Changed mind");
  ui_hands_tap (ui, "Take 1 line back");
  g_assert_true (ui_hands_is_home (ui));
  PosOrderLine *back = pos_list_peek (get_order (ui)->lines, 0);
  g_assert_cmpstr (back->serial, ==, "SN-3");
  g_assert_cmpint (back->ordered.micro, ==, -2 * POS_SCALE);
  /* The other one is said before the money goes back. */
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) paid = ui_shell_try (ui, "pay.cash", NULL, &error);
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_PRODUCT);
  g_autoptr (GVariant) voided = ui_shell_run (ui, "txn.void", "{}");
  ui_hands_open (ui, "return.by_receipt", args);
  ui_hands_wait (is_listed, ui);
  pos_return_line_take_all (get_line (ui));
  ui_shell_settle (ui);
  g_assert_true (ui_hands_shows (ui, "3 of 3 serial numbers"));
  ui_shell_free (ui);
}

static char *
tap_and_hear (UiShell *ui, const char *label)
{
  GtkWidget *button = ui_hands_find (ui, label);

  ui_shell_tap (ui, button);
  return ui_hands_dup_callout (button);
}

/* What is missing is said at the button. */
static void
test_nothing_chosen (void)
{
  UiShell *ui = start ();
  g_autofree char *said = NULL;

  ui_hands_open (ui, "return.by_receipt", NULL);
  said = tap_and_hear (ui, "Take back");
  g_assert_nonnull (strstr (said, "Nothing comes back yet"));
  ui_shell_free (ui);
}

static void
test_no_reason (void)
{
  UiShell *ui = start ();
  g_autofree char *receipt = sell (ui);
  g_autofree char *args = g_strdup_printf ("{'order': <'%s'>}", receipt);
  g_autofree char *said = NULL;

  ui_hands_open (ui, "return.by_receipt", args);
  ui_hands_wait (is_listed, ui);
  pos_return_line_add (get_line (ui), pos_quantity_whole (1));
  ui_shell_settle (ui);
  said = tap_and_hear (ui, "Take 1 line back");
  g_assert_nonnull (strstr (said, "Choose a reason first"));
  g_assert_cmpuint (pos_list_size (get_order (ui)->lines), ==, 0);
  ui_shell_free (ui);
}

static void
keep_for (UiShell *ui, const char *id, PosReturnReasonUse use)
{
  PosConfig *config = pos_register_get_config (ui->reg);
  g_autoptr (PosReturnReason) reason =
      pos_record_copy (pos_config_get (config, POS_TYPE_RETURN_REASON, id));

  reason->use = (int)use;
  pos_config_put (config, reason);
}

/* R3: of what was sold at once no reasons for orders are offered, be it for one line or for all. */
static void
test_reasons_of_sales (void)
{
  UiShell *ui = start ();
  g_autofree char *receipt = sell (ui);
  g_autofree char *args = g_strdup_printf ("{'order': <'%s'>}", receipt);

  keep_for (ui, "damaged", POS_RETURN_REASON_OF_ORDERS);
  keep_for (ui, "changed-mind", POS_RETURN_REASON_OF_SALES);
  ui_hands_open (ui, "return.by_receipt", args);
  ui_hands_wait (is_listed, ui);
  pos_return_line_add (get_line (ui), pos_quantity_whole (1));
  ui_shell_settle (ui);
  g_assert_false (ui_hands_shows (ui, "Damaged or faulty"));
  g_assert_true (ui_hands_shows (ui, "Changed mind"));
  ui_hands_tap (ui, "Another reason");
  g_assert_false (ui_hands_shows (ui, "Damaged or faulty"));
  ui_hands_tap (ui, "Not now");
  ui_hands_tap (ui, "Changed mind");
  ui_hands_tap (ui, "Take 1 line back");
  g_assert_true (ui_hands_is_home (ui));
  ui_shell_free (ui);
}

static PosReturnLine *
get_second_line (UiShell *ui)
{
  return POS_RETURN_LINE (gtk_widget_get_next_sibling (GTK_WIDGET (get_line (ui))));
}

/* R3: one reason for what comes back together, and another one for what differs. */
static void
test_reason_of_a_line (void)
{
  UiShell *ui = start ();
  g_autofree char *receipt = sell (ui);
  g_autofree char *args = g_strdup_printf ("{'order': <'%s'>}", receipt);

  ui_hands_open (ui, "return.by_receipt", args);
  ui_hands_wait (is_listed, ui);
  pos_return_line_add (get_line (ui), pos_quantity_whole (1));
  pos_return_line_add (get_second_line (ui), pos_quantity_whole (1));
  ui_shell_settle (ui);
  ui_hands_tap (ui, "Another reason");
  ui_hands_tap (ui, "Damaged or faulty");
  ui_hands_tap (ui, "Use this reason");
  ui_shell_picture (ui, "return-reason");
  ui_hands_tap (ui, "Changed mind");
  ui_hands_tap (ui, "Take 2 lines back");
  g_assert_true (ui_hands_is_home (ui));
  PosOrderLine *first = pos_list_peek (get_order (ui)->lines, 0);
  PosOrderLine *second = pos_list_peek (get_order (ui)->lines, 1);
  g_assert_cmpstr (first->return_reason, ==, "damaged");
  g_assert_cmpstr (second->return_reason, ==, "changed-mind");
  ui_shell_free (ui);
}

/* The page shows what the cart holds; it is taken out the same way. */
static void
test_again (void)
{
  UiShell *ui = start ();
  g_autofree char *receipt = sell (ui);
  g_autofree char *args = g_strdup_printf ("{'order': <'%s'>}", receipt);

  ui_hands_open (ui, "return.by_receipt", args);
  ui_hands_wait (is_listed, ui);
  ui_hands_tap_named (ui, "More: Sofa Haarlem 3-seat, oat");
  ui_hands_tap (ui, "Damaged or faulty");
  ui_hands_tap (ui, "Take 1 line back");
  g_assert_true (ui_hands_is_home (ui));
  g_assert_cmpuint (pos_list_size (get_order (ui)->lines), ==, 1);

  ui_hands_open (ui, "return.by_receipt", args);
  ui_hands_wait (is_listed, ui);
  g_assert_true (ui_hands_shows (ui, "1 line comes back"));
  ui_hands_tap_named (ui, "Less: Sofa Haarlem 3-seat, oat");
  g_assert_true (ui_hands_shows (ui, "0 lines come back"));
  ui_hands_tap (ui, "Take back");
  g_assert_true (ui_hands_is_home (ui));
  g_assert_cmpuint (pos_list_size (get_order (ui)->lines), ==, 0);
  g_assert_cmpint (get_order (ui)->due_now, ==, 0);
  ui_shell_free (ui);
}

/* R6: without a receipt. */
static void
test_blind (void)
{
  UiShell *ui = start ();

  ui_hands_open (ui, "return.by_receipt", NULL);
  ui_hands_tap (ui, "There is no receipt");
  g_signal_emit_by_name (
      pos_scan_controller_find (GTK_WIDGET (ui->shell)), "scanned", "2000004001100");
  /* What was scanned stands there by its name, with what it is worth, before it is taken. */
  g_assert_true (ui_hands_shows (ui, "Sofa Haarlem 3-seat, oat"));
  g_assert_true (ui_hands_shows (ui, "€1,249.00"));
  ui_hands_tap_named (ui, "More: How many come back");
  g_assert_true (ui_hands_shows (ui, "€2,498.00"));
  ui_shell_picture (ui, "returns-blind-found");
  ui_hands_tap (ui, "Wrong product");
  ui_hands_tap (ui, "Take it back for €2,498.00");
  g_assert_true (ui_hands_is_home (ui));
  PosOrderLine *line = pos_list_peek (get_order (ui)->lines, 0);
  g_assert_cmpstr (line->item, ==, "400110");
  g_assert_cmpint (line->ordered.micro, ==, -2 * POS_SCALE);
  g_assert_cmpstr (line->return_reason, ==, "wrong-product");
  ui_shell_free (ui);
}

static void
let_shipping_go_back (UiShell *ui)
{
  PosParameters *parameters = pos_config_get_parameters (pos_register_get_config (ui->reg));

  parameters->manual_charges = parameters->refund_shipping = TRUE;
  parameters->refund_shipping_limit = 10000;
}

/* 635: what was chosen is taken back, and it is asked how much of the shipping goes with it. */
static void
test_shipping (void)
{
  UiShell *ui = start ();
  g_autofree char *receipt = NULL;
  g_autofree char *args = NULL;

  let_shipping_go_back (ui);
  receipt = sell_with (ui, "FREIGHT");
  args = g_strdup_printf ("{'order': <'%s'>}", receipt);
  ui_hands_open (ui, "return.by_receipt", args);
  ui_hands_wait (is_listed, ui);
  g_autofree char *said = tap_and_hear (ui, "Refund shipping charges");
  g_assert_nonnull (strstr (said, "Nothing comes back yet"));
  ui_hands_tap_named (ui, "More: Sofa Haarlem 3-seat, oat");
  ui_hands_tap (ui, "Changed mind");
  ui_hands_tap (ui, "Refund shipping charges");
  g_assert_true (ui_hands_is_home (ui));
  g_assert_cmpuint (pos_list_size (get_order (ui)->lines), ==, 1);
  g_assert_true (ui_hands_shows_part (ui, "Shipping cost €29.00. €0.00 went back before."));
  gint64 before = get_order (ui)->due_now;
  ui_hands_tap (ui, "Give it back");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  g_assert_cmpint (get_order (ui)->due_now, ==, before - 2900);
  ui_shell_free (ui);
}

/* R10: what a line is worth has the charges in it that go back with it, and the page says so. */
static void
test_charges_in_it (void)
{
  UiShell *ui = start ();
  g_autofree char *receipt = sell_with (ui, "GIFTWRAP");
  g_autofree char *args = g_strdup_printf ("{'order': <'%s'>}", receipt);

  ui_hands_open (ui, "return.by_receipt", args);
  ui_hands_wait (is_listed, ui);
  g_assert_false (ui_hands_shows_part (ui, "of it charges"));
  ui_hands_tap (ui, "Everything that is left");
  g_assert_true (ui_hands_shows (ui, "€29.00 of it charges"));
  ui_shell_free (ui);
}

/* Where nothing was charged for shipping, or the chain gives nothing back, it is not offered. */
static void
test_no_shipping (void)
{
  UiShell *ui = start ();
  g_autofree char *receipt = NULL;
  g_autofree char *args = NULL;

  let_shipping_go_back (ui);
  receipt = sell_with (ui, "GIFTWRAP");
  args = g_strdup_printf ("{'order': <'%s'>}", receipt);
  ui_hands_open (ui, "return.by_receipt", args);
  ui_hands_wait (is_listed, ui);
  g_assert_false (ui_hands_shows (ui, "Refund shipping charges"));
  ui_shell_free (ui);
}

/* An order of @customer, carried out.  Returns: (transfer full): its receipt. */
static char *
sell_to (UiShell *ui, const char *customer)
{
  g_autofree char *who = g_strdup_printf ("{\"customer\": \"%s\"}", customer);
  const char *receipt = NULL;

  ui_shell_do (ui, "customer.attach", who);
  ui_shell_do (ui, "item.add", "{\"item\": \"430551\"}");
  g_autoptr (GVariant) sold = ui_shell_run (ui, "pay.cash", "{}");
  g_assert_true (g_variant_lookup (sold, "receipt", "&s", &receipt));
  ui_shell_settle (ui);
  return g_strdup (receipt);
}

static gboolean
is_refused (gpointer data)
{
  GtkWidget *callout = ui_find_type (GTK_WIDGET (((UiShell *)data)->shell), POS_TYPE_CALLOUT);

  return callout && ui_find_text (callout, "This order belongs to another customer");
}

/* R7 is one customer's: the order of another one is refused while it is found, and not when half of
 * what was chosen came back.  Where nothing was chosen yet, it is the one that counts. */
static void
test_another_customer (void)
{
  UiShell *ui = start ();
  PosParameters *parameters = pos_config_get_parameters (pos_register_get_config (ui->reg));
  g_autofree char *first = sell_to (ui, "C-004218");
  g_autofree char *second = sell_to (ui, "C-004230");
  g_autofree char *third = sell_to (ui, "C-004230");

  parameters->multiple_returns = TRUE;
  ui_hands_open (ui, "return.by_receipt", NULL);
  scan (ui, first);
  ui_hands_wait (is_listed, ui);
  scan (ui, second);
  ui_hands_wait_for (ui, second);
  g_assert_false (ui_hands_shows (ui, first));
  pos_return_line_take_all (get_line (ui));
  scan (ui, first);
  ui_hands_wait (is_refused, ui);
  g_assert_false (ui_hands_shows (ui, first));
  gtk_popover_popdown (GTK_POPOVER (ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_CALLOUT)));
  scan (ui, third);
  ui_hands_wait_for (ui, third);
  g_assert_true (ui_hands_shows (ui, second));
  ui_shell_free (ui);
}

/* R7: where one of two receipts is refused nothing comes back, and it says which. */
static void
test_all_or_nothing (void)
{
  UiShell *ui = start ();
  PosParameters *parameters = pos_config_get_parameters (pos_register_get_config (ui->reg));
  g_autofree char *first = sell_to (ui, "C-004218");
  g_autofree char *second = sell_to (ui, "C-004218");
  g_autofree char *said = NULL;

  parameters->multiple_returns = TRUE;
  ui_hands_open (ui, "return.by_receipt", NULL);
  scan (ui, first);
  ui_hands_wait_for (ui, first);
  scan (ui, second);
  ui_hands_wait_for (ui, second);
  ui_hands_tap (ui, "Everything that is left");
  ui_hands_tap (ui, "Changed mind");
  parameters->multiple_returns = FALSE;
  said = tap_and_hear (ui, "Take 2 lines back");
  g_assert_true (g_str_has_prefix (said, first));
  g_assert_nonnull (strstr (said, "A return takes goods of one order back"));
  g_assert_cmpuint (pos_list_size (get_order (ui)->lines), ==, 0);
  gtk_popover_popdown (GTK_POPOVER (ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_CALLOUT)));
  parameters->multiple_returns = TRUE;
  ui_hands_tap (ui, "Take 2 lines back");
  g_assert_true (ui_hands_is_home (ui));
  g_assert_cmpuint (pos_list_size (get_order (ui)->lines), ==, 2);
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/returns/scanned", test_scanned);
  g_test_add_func ("/ui/returns/many-lines-upright", test_many_lines_upright);
  g_test_add_func ("/ui/returns/label", test_label);
  g_test_add_func ("/ui/returns/numbered-piece", test_numbered_piece);
  g_test_add_func ("/ui/returns/numbered-pieces", test_numbered_pieces);
  g_test_add_func ("/ui/returns/nothing-chosen", test_nothing_chosen);
  g_test_add_func ("/ui/returns/no-reason", test_no_reason);
  g_test_add_func ("/ui/returns/reasons-of-sales", test_reasons_of_sales);
  g_test_add_func ("/ui/returns/reason-of-a-line", test_reason_of_a_line);
  g_test_add_func ("/ui/returns/again", test_again);
  g_test_add_func ("/ui/returns/blind", test_blind);
  g_test_add_func ("/ui/returns/shipping", test_shipping);
  g_test_add_func ("/ui/returns/no-shipping", test_no_shipping);
  g_test_add_func ("/ui/returns/charges-in-it", test_charges_in_it);
  g_test_add_func ("/ui/returns/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/ui/returns/another-customer", test_another_customer);
  return g_test_run ();
}
