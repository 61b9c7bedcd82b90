/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-pages.c — pages lie on each other, hear Enter, Escape and scans, and give the focus back. */
#include "ui-shell.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-header.h"
#include "ui/common/pos-overlay.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-text-field.h"

/* A page that counts. */
#define TEST_TYPE_PAGE (test_page_get_type ())
G_DECLARE_FINAL_TYPE (TestPage, test_page, TEST, PAGE, PosPage)
struct _TestPage {
  PosPage parent_instance;
  GtkWidget *button;
  gboolean takes_scans;
  char *code;
  int entered, pressed;
};
G_DEFINE_FINAL_TYPE (TestPage, test_page, POS_TYPE_PAGE)

static void
test_page_entered (PosPage *page)
{
  TEST_PAGE (page)->entered++;
  gtk_widget_grab_focus (TEST_PAGE (page)->button);
}

static gboolean
test_page_scanned (PosPage *page, const char *code)
{
  g_free (TEST_PAGE (page)->code);
  TEST_PAGE (page)->code = g_strdup (code);
  return TEST_PAGE (page)->takes_scans;
}

static void
test_page_primary (PosPage *page)
{
  TEST_PAGE (page)->pressed++;
}

static void
test_page_finalize (GObject *object)
{
  g_free (TEST_PAGE (object)->code);
  G_OBJECT_CLASS (test_page_parent_class)->finalize (object);
}

static void
test_page_class_init (TestPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_page_finalize;
  POS_PAGE_CLASS (klass)->entered = test_page_entered;
  POS_PAGE_CLASS (klass)->scanned = test_page_scanned;
  POS_PAGE_CLASS (klass)->primary = test_page_primary;
}

static void
test_page_init (TestPage *self)
{
  self->button = gtk_button_new_with_label ("A page");
  pos_page_set_child (POS_PAGE (self), self->button);
  pos_page_set_title (POS_PAGE (self), "Ship selected lines");
  pos_page_set_subtitle (POS_PAGE (self), "Marieke van den Berg");
}

static PosPage *
make_home (PosShell *shell)
{
  return g_object_new (TEST_TYPE_PAGE, NULL);
}

static guint n_homes;

static PosPage *
count_home (PosShell *shell)
{
  n_homes++;
  return make_home (shell);
}

/* Nobody who has typed a PIN waits for the transaction screen to be made. */
static void
test_made_beforehand (void)
{
  UiShell *ui = ui_shell_new (1366, 768);

  n_homes = 0;
  pos_shell_set_home (ui->shell, count_home);
  ui_shell_start (ui);
  g_assert_cmpuint (n_homes, ==, 0);
  while (n_homes == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (pos_shell_get_page (ui->shell) != NULL);
  g_assert_false (TEST_IS_PAGE (pos_shell_get_page (ui->shell)));
  ui_shell_sign_in (ui);
  g_assert_true (TEST_IS_PAGE (pos_shell_get_page (ui->shell)));
  g_assert_cmpint (TEST_PAGE (pos_shell_get_page (ui->shell))->entered, ==, 1);
  g_assert_cmpuint (n_homes, ==, 1);
  ui_shell_free (ui);
}

static UiShell *
start (void)
{
  UiShell *ui = ui_shell_new (1366, 768);

  pos_shell_set_home (ui->shell, make_home);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  return ui;
}

static TestPage *
show_page (UiShell *ui)
{
  TestPage *page = g_object_new (TEST_TYPE_PAGE, NULL);

  pos_shell_show_page (ui->shell, POS_PAGE (page));
  ui_shell_settle (ui);
  return page;
}

static void
assert_title (UiShell *ui, const char *expected, gboolean is_page)
{
  PosHeader *header = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_HEADER);
  g_autofree char *title = NULL;
  gboolean page;

  g_object_get (header, "title", &title, "page", &page, NULL);
  g_assert_cmpstr (title, ==, expected);
  g_assert_cmpint (page, ==, is_page);
}

static void
test_stack (void)
{
  UiShell *ui = start ();
  TestPage *home = TEST_PAGE (pos_shell_get_page (ui->shell));

  g_assert_cmpint (home->entered, ==, 1);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (ui->shell)) == home->button);
  assert_title (ui, "Example Home", FALSE);

  TestPage *first = show_page (ui);
  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *)&first);
  g_assert_true (pos_page_get_shell (POS_PAGE (first)) == ui->shell);
  g_assert_true (gtk_widget_get_mapped (first->button));
  assert_title (ui, "Ship selected lines", TRUE);
  pos_page_set_title (POS_PAGE (first), "Ship all lines");
  assert_title (ui, "Ship all lines", TRUE);

  TestPage *second = show_page (ui);
  g_assert_true (pos_shell_get_page (ui->shell) == POS_PAGE (second));
  pos_page_leave (POS_PAGE (second));
  ui_shell_settle (ui);
  g_assert_true (pos_shell_get_page (ui->shell) == POS_PAGE (first));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (ui->shell)) == first->button);

  show_page (ui);
  pos_shell_go_home (ui->shell);
  ui_shell_settle (ui);
  g_assert_null (first);
  g_assert_true (pos_shell_get_page (ui->shell) == POS_PAGE (home));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (ui->shell)) == home->button);
  assert_title (ui, "Example Home", FALSE);
  ui_shell_free (ui);
}

static void
test_keys (void)
{
  UiShell *ui = start ();
  TestPage *home = TEST_PAGE (pos_shell_get_page (ui->shell));
  TestPage *page = show_page (ui);

  /* Nothing has the focus that would want them. */
  gtk_window_set_focus (GTK_WINDOW (ui->shell), NULL);
  ui_shell_press (ui, "Return");
  g_assert_cmpint (page->pressed, ==, 1);
  g_assert_cmpint (home->pressed, ==, 0);
  ui_shell_press (ui, "Escape");
  g_assert_true (pos_shell_get_page (ui->shell) == POS_PAGE (home));
  /* There is nothing behind the transaction screen. */
  ui_shell_press (ui, "Escape");
  g_assert_true (pos_shell_get_page (ui->shell) == POS_PAGE (home));
  gtk_window_set_focus (GTK_WINDOW (ui->shell), NULL);
  ui_shell_press (ui, "Return");
  g_assert_cmpint (home->pressed, ==, 1);
  ui_shell_free (ui);
}

static void
scan (UiShell *ui, const char *code)
{
  PosScanController *scanner = pos_scan_controller_find (GTK_WIDGET (ui->shell));

  g_signal_emit_by_name (scanner, "scanned", code);
  ui_shell_settle (ui);
}

static void
test_scan (void)
{
  UiShell *ui = start ();
  TestPage *page = show_page (ui);

  page->takes_scans = TRUE;
  scan (ui, "400110");
  g_assert_cmpstr (page->code, ==, "400110");
  g_assert_cmpuint (pos_list_size (pos_register_get_order (ui->reg)->lines), ==, 0);

  /* Nobody wants it: a product. */
  page->takes_scans = FALSE;
  scan (ui, "400110");
  g_assert_cmpuint (pos_list_size (pos_register_get_order (ui->reg)->lines), ==, 1);

  /* A burst, faster than the register. */
  PosScanController *scanner = pos_scan_controller_find (GTK_WIDGET (ui->shell));
  for (int i = 0; i < 3; i++)
    g_signal_emit_by_name (scanner, "scanned", "430551");
  ui_shell_settle (ui);
  ui_shell_settle (ui);
  PosOrderLine *lamp = pos_list_peek (pos_register_get_order (ui->reg)->lines, 1);
  g_assert_cmpstr (lamp->item, ==, "430551");
  g_assert_cmpint (lamp->ordered.micro, ==, 3 * POS_SCALE);

  /* The scanner with a line of its own goes the same way. */
  page->takes_scans = TRUE;
  pos_sim_scanner_scan (pos_devices_get_sim_scanner (ui->devices), "440203");
  ui_shell_settle (ui);
  g_assert_cmpstr (page->code, ==, "440203");
  ui_shell_free (ui);
}

static gboolean
is_told (UiShell *ui)
{
  GtkWidget *callout = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_CALLOUT);

  return callout && gtk_widget_get_visible (callout) && ui_find_text (callout, "Finish this first");
}

/* A dialog that has no use for it says so, and one that has takes it. */
static void
test_scan_at_a_dialog (void)
{
  UiShell *ui = start ();
  GtkWidget *dialog = pos_dialog_new ("How many?", "Save", "Cancel");
  GtkWidget *field = pos_text_field_new ("Number");
  GtkWidget *shell = GTK_WIDGET (ui->shell);

  show_page (ui);
  pos_dialog_set_content (POS_DIALOG (dialog), field);
  pos_overlay_open (pos_shell_get_overlay (ui->shell), POS_DIALOG (dialog));
  ui_shell_settle (ui);
  scan (ui, "400110");
  g_assert_true (is_told (ui));
  g_assert_cmpuint (pos_list_size (pos_register_get_order (ui->reg)->lines), ==, 0);
  gtk_popover_popdown (ui_find_type (shell, POS_TYPE_CALLOUT));
  ui_shell_settle (ui);
  g_assert_false (is_told (ui));
  g_assert_true (pos_overlay_get_top (pos_shell_get_overlay (ui->shell)) == POS_DIALOG (dialog));

  pos_text_field_take_scans (POS_TEXT_FIELD (field), pos_scan_controller_find (shell));
  scan (ui, "400110");
  g_assert_false (is_told (ui));
  g_assert_cmpstr (pos_text_field_get_text (POS_TEXT_FIELD (field)), ==, "400110");
  ui_shell_free (ui);
}

static GVariant *opened;

static void
recall_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  g_clear_pointer (&opened, g_variant_unref);
  opened = g_variant_ref (args);
}

static void
test_scan_order (void)
{
  UiShell *ui = start ();
  const char *number = NULL;

  pos_shell_add_opener (ui->shell, "order.recall", recall_opener);
  ui_shell_load_order (ui);
  g_autoptr (GVariant) paid = ui_shell_run (ui, "pay.card", "{\"balance\": \"card\"}");
  g_assert_true (g_variant_lookup (paid, "reference", "&s", &number));
  scan (ui, number);
  for (int i = 0; i < 100 && !opened; i++) {
    g_usleep (10000);
    ui_shell_settle (ui);
  }
  g_assert_nonnull (opened);
  const char *order = NULL;
  g_assert_true (g_variant_lookup (opened, "order", "&s", &order));
  g_assert_cmpstr (order, ==, number);
  g_clear_pointer (&opened, g_variant_unref);

  /* A product that is not sold here is no order. */
  scan (ui, "2099999999998");
  g_assert_null (opened);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (ui->shell), "2099999999998 was not found"));
  ui_shell_free (ui);
}

/* What lay open is there again after unlocking, and gone after signing out. */
static void
test_lock (void)
{
  UiShell *ui = start ();
  TestPage *page = show_page (ui);

  ui_shell_press (ui, "<Control>l");
  g_assert_true (pos_register_get_locked (ui->reg));
  g_assert_false (gtk_widget_get_mapped (page->button));
  scan (ui, "400110");
  g_assert_null (page->code);
  g_autoptr (GVariant) unlocked = ui_shell_run (ui, "session.unlock", "{\"secret\": \"1111\"}");
  g_assert_true (gtk_widget_get_mapped (page->button));
  g_assert_true (pos_shell_get_page (ui->shell) == POS_PAGE (page));

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *)&page);
  g_autoptr (GVariant) left = ui_shell_run (ui, "session.sign_out", NULL);
  g_assert_null (page);
  ui_shell_free (ui);
}

/* A button that opened a page may go while the page is up: keys still reach what is left. */
static void
test_opener_is_gone (void)
{
  UiShell *ui = start ();
  TestPage *home = TEST_PAGE (pos_shell_get_page (ui->shell));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *opener = gtk_button_new_with_label ("Opens");

  home->button = gtk_button_new_with_label ("Stays");
  gtk_box_append (GTK_BOX (box), opener);
  gtk_box_append (GTK_BOX (box), home->button);
  pos_page_set_child (POS_PAGE (home), box);
  ui_shell_settle (ui);
  gtk_widget_grab_focus (opener);
  show_page (ui);
  gtk_widget_set_visible (opener, FALSE);
  pos_shell_close_page (ui->shell);
  ui_shell_settle (ui);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (ui->shell)) == home->button);
  ui_shell_free (ui);
}

int
main (int argc, char **argv)
{
  ui_shell_init (&argc, &argv);
  g_test_add_func ("/ui/shell/pages/stack", test_stack);
  g_test_add_func ("/ui/shell/pages/made-beforehand", test_made_beforehand);
  g_test_add_func ("/ui/shell/pages/keys", test_keys);
  g_test_add_func ("/ui/shell/pages/scan", test_scan);
  g_test_add_func ("/ui/shell/pages/scan-at-a-dialog", test_scan_at_a_dialog);
  g_test_add_func ("/ui/shell/pages/scan-order", test_scan_order);
  g_test_add_func ("/ui/shell/pages/lock", test_lock);
  g_test_add_func ("/ui/shell/pages/opener-is-gone", test_opener_is_gone);
  return g_test_run ();
}
