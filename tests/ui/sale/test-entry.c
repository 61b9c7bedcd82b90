/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-entry.c — numbers: quantity, price, product, and what is refused. */
#include "sale-test.h"

#include "ui-hands.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-header.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-readout.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-segmented.h"
#include "ui/payment/pos-payment.h"

static void
set_mode (UiShell *ui, const char *mode)
{
  pos_segmented_set_selected (ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_SEGMENTED), mode);
  ui_shell_settle (ui);
}

static void
key_in (UiShell *ui, const char *digits)
{
  for (; *digits; digits++) {
    char key[2] = {*digits, '\0'};
    ui_shell_press (ui, key);
  }
}

static void
assert_readout (UiShell *ui, const char *wanted)
{
  g_autofree char *text = sale_readout (ui);

  g_assert_cmpstr (text, ==, wanted);
}

static GtkWidget *
find_pad (GtkWidget *widget)
{
  if (POS_IS_NUMBER_PAD (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *pad = find_pad (child);
    if (pad)
      return pad;
  }
  return NULL;
}

static gboolean
quit_cb (gpointer done)
{
  *(gboolean *)done = TRUE;
  return G_SOURCE_REMOVE;
}

/* Long enough for the pad to come forward. */
static void
wait (UiShell *ui)
{
  gboolean done = FALSE;

  g_timeout_add (600, quit_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  ui_shell_settle (ui);
}

/* On a small screen the pad is a tab: it is heard behind the others, and comes to the front; a scan
 * moves nothing. */
static void
test_behind_a_tab (void)
{
  UiShell *ui = sale_open (1024, 768);
  GtkWidget *pad = find_pad (GTK_WIDGET (ui->shell));

  sale_add (ui, "400214", 1);
  g_assert_false (gtk_widget_get_mapped (pad));
  sale_scan (ui, "400110");
  wait (ui);
  g_assert_nonnull (sale_line (ui, "400110"));
  g_assert_false (gtk_widget_get_mapped (pad));
  ui_shell_tap (ui, sale_row (ui, "400214"));
  key_in (ui, "3");
  wait (ui);
  g_assert_true (gtk_widget_get_mapped (pad));
  assert_readout (ui, "3");
  ui_shell_press (ui, "Return");
  g_assert_cmpint (sale_line (ui, "400214")->ordered.micro, ==, 3 * POS_SCALE);
  ui_shell_free (ui);
}

/* A number is for one line, and says so. */
static void
test_several_lines (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "400110", 1);
  sale_add (ui, "400214", 4);
  ui_shell_press (ui, "<Control>a");
  key_in (ui, "3");
  ui_shell_press (ui, "Return");
  g_autofree char *error = sale_refusal (ui);
  g_assert_cmpstr (
      error,
      ==,
      "Several lines are selected. This is for one line at a time: tap the one that is meant.");
  ui_shell_free (ui);
}

/* By finger: six digits in no time from the keyboard would be a scanner. */
static void
tap_in (UiShell *ui, const char *digits)
{
  PosReadout *readout = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_READOUT);

  for (; *digits; digits++)
    pos_keypad_model_press (pos_readout_get_model (readout), (PosKey)(*digits - '0'));
  pos_keypad_model_press (pos_readout_get_model (readout), POS_KEY_ENTER);
  ui_shell_settle (ui);
}

static void
assert_refused (UiShell *ui, gboolean refused)
{
  g_autofree char *error = sale_refusal (ui);

  g_assert_true ((error != NULL) == refused);
}

static void
test_quantity (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "400110", 1);
  sale_add (ui, "400214", 4);
  assert_readout (ui, "4");
  ui_shell_tap (ui, sale_row (ui, "400110"));
  assert_readout (ui, "1");
  /* Enter belongs to the number, though the line has the focus. */
  gtk_widget_grab_focus (sale_row (ui, "400110"));
  key_in (ui, "3");
  ui_shell_press (ui, "Return");
  g_assert_cmpint (sale_line (ui, "400110")->ordered.micro, ==, 3 * POS_SCALE);
  g_assert_cmpint (sale_line (ui, "400214")->ordered.micro, ==, 4 * POS_SCALE);
  assert_readout (ui, "3");

  /* Escape takes the number back before it lets the line go. */
  key_in (ui, "9");
  ui_shell_press (ui, "Escape");
  assert_readout (ui, "3");
  g_assert_cmpuint (pos_register_get_n_selected (ui->reg), ==, 1);
  ui_shell_free (ui);
}

static void
test_refused (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "400110", 2);
  gint64 total = sale_order (ui)->total;
  key_in (ui, "0");
  ui_shell_press (ui, "Return");
  assert_refused (ui, TRUE);
  assert_readout (ui, "0");
  g_assert_nonnull (
      ui_find_class (ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_READOUT), "error"));
  g_assert_cmpint (sale_order (ui)->total, ==, total);
  g_assert_cmpint (sale_line (ui, "400110")->ordered.micro, ==, 2 * POS_SCALE);
  ui_shell_picture (ui, "sale-refused");

  key_in (ui, "5");
  assert_refused (ui, FALSE);
  ui_shell_press (ui, "Escape");

  /* A price that somebody else has to approve changes nothing until he does. */
  set_mode (ui, "price");
  assert_refused (ui, FALSE);
  key_in (ui, "1");
  ui_shell_press (ui, "Return");
  g_assert_true (sale_shows (ui, "A price of €1.00 is outside your limit"));
  ui_shell_press (ui, "Escape");
  g_assert_cmpint (sale_order (ui)->total, ==, total);
  ui_shell_free (ui);
}

/* Whoever types on has read why something is not possible: nothing typed is lost. */
static void
test_typed_beside_a_callout (void)
{
  UiShell *ui = sale_open (1366, 768);

  ui_hands_tap (ui, "Void transaction");
  g_assert_nonnull (ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_CALLOUT));
  key_in (ui, "5");
  assert_readout (ui, "5");
  GtkWidget *callout = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_CALLOUT);
  g_assert_true (!callout || !gtk_widget_get_mapped (callout));
  ui_shell_free (ui);
}

/* A minus is no slip that is passed over: what was typed is refused as it stands. */
static void
test_less_than_nothing (void)
{
  UiShell *ui = sale_open (1366, 768);

  sale_add (ui, "400110", 2);
  ui_shell_press (ui, "minus");
  key_in (ui, "1");
  assert_readout (ui, "-1");
  ui_shell_press (ui, "Return");
  assert_refused (ui, TRUE);
  g_assert_cmpint (sale_line (ui, "400110")->ordered.micro, ==, 2 * POS_SCALE);
  ui_shell_free (ui);
}

/* Nobody sells a hundred thousand of anything: six digits are the number of a product, whether a
 * line is chosen or not. */
static void
test_a_product_number (void)
{
  UiShell *ui = sale_open (1366, 768);

  key_in (ui, "43055");
  g_assert_true (sale_shows (ui, "43055 ×"));
  ui_shell_press (ui, "Escape");
  tap_in (ui, "430551");
  g_assert_cmpint (sale_line (ui, "430551")->ordered.micro, ==, POS_SCALE);
  tap_in (ui, "400214");
  g_assert_cmpint (sale_line (ui, "400214")->ordered.micro, ==, POS_SCALE);
  g_assert_cmpint (sale_line (ui, "430551")->ordered.micro, ==, POS_SCALE);
  tap_in (ui, "999999");
  assert_refused (ui, TRUE);
  assert_readout (ui, "999999");

  /* How many ahead, then which. */
  ui_shell_press (ui, "Escape");
  pos_register_clear_selection (ui->reg);
  key_in (ui, "3");
  ui_shell_press (ui, "Return");
  tap_in (ui, "400110");
  g_assert_cmpint (sale_line (ui, "400110")->ordered.micro, ==, 3 * POS_SCALE);
  ui_shell_free (ui);
}

/* As a finger does it: what is tapped may take the focus. */
static void
touch (UiShell *ui, GtkWidget *button)
{
  if (gtk_widget_get_focus_on_click (button))
    gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  ui_shell_settle (ui);
}

/* Who had a look at the menu goes on with the number, and Enter is the number's. */
static void
test_keys_after_the_menu (void)
{
  UiShell *ui = sale_open (1366, 768);
  GtkWidget *header = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_HEADER);
  GtkWidget *menu = gtk_widget_get_last_child (header);

  sale_add (ui, "400110", 1);
  gtk_widget_grab_focus (sale_row (ui, "400110"));
  touch (ui, menu);
  key_in (ui, "3");
  ui_shell_press (ui, "Return");
  g_assert_cmpint (sale_line (ui, "400110")->ordered.micro, ==, 3 * POS_SCALE);
  ui_shell_free (ui);
}

/* Once the sale is paid, keys belong to the next one and not to the header. */
static void
test_keys_after_a_sale (void)
{
  UiShell *ui = sale_open (1366, 768);
  GtkWidget *take;

  pos_payment_add (ui->shell);
  sale_add (ui, "430551", 1);
  ui_shell_press (ui, "Down");
  pos_shell_open (ui->shell, "pay.cash", NULL, NULL);
  ui_shell_settle (ui);
  take = ui_find_class (GTK_WIDGET (pos_shell_get_page (ui->shell)), "primary");
  gtk_widget_grab_focus (take);
  ui_shell_tap (ui, take);
  g_assert_true (pos_id_is_none (&sale_order (ui)->id));
  /* The button that was tapped is gone. */
  ui_shell_press (ui, "Escape");
  g_assert_null (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)));
  key_in (ui, "3");
  ui_shell_press (ui, "Return");
  g_assert_true (sale_shows (ui, "3 ×"));
  ui_shell_free (ui);
}

static void
test_next_quantity (void)
{
  UiShell *ui = sale_open (1366, 768);

  key_in (ui, "3");
  ui_shell_press (ui, "Return");
  g_assert_true (sale_shows (ui, "3 ×"));
  sale_scan (ui, "400214");
  g_assert_cmpint (sale_line (ui, "400214")->ordered.micro, ==, 3 * POS_SCALE);
  g_assert_false (sale_shows (ui, "3 ×"));

  /* Keyed in and scanned, without Enter. */
  key_in (ui, "2");
  sale_scan (ui, "430551");
  g_assert_cmpint (sale_line (ui, "430551")->ordered.micro, ==, 2 * POS_SCALE);
  g_assert_cmpint (sale_line (ui, "400214")->ordered.micro, ==, 3 * POS_SCALE);

  /* The next scan is one again. */
  sale_scan (ui, "400110");
  g_assert_cmpint (sale_line (ui, "400110")->ordered.micro, ==, POS_SCALE);

  /* So it is when it comes before the one ahead is in. */
  key_in (ui, "2");
  g_signal_emit_by_name (pos_scan_controller_find (GTK_WIDGET (ui->shell)), "scanned", "400201");
  sale_scan (ui, "440203");
  g_assert_cmpint (sale_line (ui, "400201")->ordered.micro, ==, 2 * POS_SCALE);
  g_assert_cmpint (sale_line (ui, "440203")->ordered.micro, ==, POS_SCALE);
  ui_shell_free (ui);
}

/* A wedge types the code: its digits reach the pad first, and are no quantity. */
static void
test_typed_scan (void)
{
  UiShell *ui = sale_open (1366, 768);

  key_in (ui, "400110");
  ui_shell_press (ui, "Return");
  ui_shell_settle (ui);
  g_assert_cmpint (sale_line (ui, "400110")->ordered.micro, ==, POS_SCALE);
  ui_shell_free (ui);
}

/* What was typed long before is nobody's quantity when a burst falls into a field. */
static void
test_scan_elsewhere (void)
{
  UiShell *ui = sale_open (1366, 768);
  PosScanController *scanner = pos_scan_controller_find (GTK_WIDGET (ui->shell));
  guint32 time = (guint32)(g_get_monotonic_time () / 1000) + 60000;

  key_in (ui, "3");
  g_usleep (3 * POS_SCAN_MAX_GAP * 1000);
  key_in (ui, "4");
  ui_shell_press (ui, "Return");
  sale_scan (ui, "400214");
  g_assert_cmpint (sale_line (ui, "400214")->ordered.micro, ==, 34 * POS_SCALE);
  for (const char *code = "430551"; *code; code++)
    pos_scan_controller_handle (scanner, (guint)*code, 0, time++);
  g_assert_true (pos_scan_controller_handle (scanner, GDK_KEY_Return, 0, time));
  ui_shell_settle (ui);
  g_assert_cmpint (sale_line (ui, "430551")->ordered.micro, ==, POS_SCALE);
  ui_shell_free (ui);
}

static void
test_number (void)
{
  UiShell *ui = sale_open (1366, 768);

  set_mode (ui, "number");
  tap_in (ui, "400201");
  g_assert_cmpint (sale_line (ui, "400201")->ordered.micro, ==, POS_SCALE);
  assert_readout (ui, "");
  tap_in (ui, "999999");
  assert_refused (ui, TRUE);
  g_assert_cmpuint (pos_list_size (sale_order (ui)->lines), ==, 1);
  ui_shell_free (ui);
}

static char *searched;

static void
search (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  g_free (searched);
  searched = NULL;
  g_assert_true (g_variant_lookup (args, "text", "s", &searched));
}

/* The search field: numbers add, words search. */
static void
test_field (void)
{
  UiShell *ui = sale_open (1366, 768);

  pos_shell_add_opener (ui->shell, "item.search", search);
  sale_type (ui, " 400110 ");
  g_assert_cmpint (sale_line (ui, "400110")->ordered.micro, ==, POS_SCALE);
  sale_type (ui, "3*400214");
  g_assert_cmpint (sale_line (ui, "400214")->ordered.micro, ==, 3 * POS_SCALE);
  sale_type (ui, "٢*۴۳۰۵۵۱");
  g_assert_cmpint (sale_line (ui, "430551")->ordered.micro, ==, 2 * POS_SCALE);
  g_assert_null (searched);
  sale_type (ui, "oak chair");
  g_assert_cmpstr (searched, ==, "oak chair");
  g_assert_cmpuint (pos_list_size (sale_order (ui)->lines), ==, 3);
  g_clear_pointer (&searched, g_free);
  ui_shell_free (ui);
}

int
main (int argc, char *argv[])
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/sale/entry/quantity-of-a-line", test_quantity);
  g_test_add_func ("/ui/sale/entry/several-lines", test_several_lines);
  g_test_add_func ("/ui/sale/entry/behind-a-tab", test_behind_a_tab);
  g_test_add_func ("/ui/sale/entry/refused", test_refused);
  g_test_add_func ("/ui/sale/entry/less-than-nothing", test_less_than_nothing);
  g_test_add_func ("/ui/sale/entry/beside-a-callout", test_typed_beside_a_callout);
  g_test_add_func ("/ui/sale/entry/product-number", test_a_product_number);
  g_test_add_func ("/ui/sale/entry/keys-after-a-sale", test_keys_after_a_sale);
  g_test_add_func ("/ui/sale/entry/keys-after-the-menu", test_keys_after_the_menu);
  g_test_add_func ("/ui/sale/entry/how-many-of-the-next", test_next_quantity);
  g_test_add_func ("/ui/sale/entry/typed-scan", test_typed_scan);
  g_test_add_func ("/ui/sale/entry/scan-elsewhere", test_scan_elsewhere);
  g_test_add_func ("/ui/sale/entry/number-of-a-product", test_number);
  g_test_add_func ("/ui/sale/entry/search-field", test_field);
  return g_test_run ();
}
