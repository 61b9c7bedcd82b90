/* SPDX-License-Identifier: GPL-3.0-or-later
 * test-spool.c — no receipt lost, none doubled unmarked; the set of devices around it. */
#include "base/pos-error.h"
#include "devices/pos-devices.h"
#include "sample-receipts.h"

#include <string.h>

typedef struct {
  char *directory;
  PosSimPrinter *printer;
  PosSpool *spool;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->directory = g_dir_make_tmp ("pos-spool-XXXXXX", NULL);
  f->printer = pos_sim_printer_new (NULL);
  f->spool = pos_spool_new (POS_PRINTER (f->printer), f->directory);
}

static gboolean
wait (Fixture *f, GError **error)
{
  GAsyncResult *result = NULL;
  pos_spool_wait_async (f->spool, NULL, store_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  gboolean good = pos_spool_wait_finish (f->spool, result, error);
  g_object_unref (result);
  return good;
}

/* Lets what is under way come to its end, so that the spool can go. */
static void
settle (void)
{
  for (int i = 0; i < 50; i++) {
    while (g_main_context_iteration (NULL, FALSE))
      ;
    g_usleep (1000);
  }
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  settle ();
  g_assert_finalize_object (f->spool);
  g_assert_finalize_object (f->printer);
  remove_tree (f->directory);
  g_free (f->directory);
}

static PosReceipt *
receipt_saying (const char *text)
{
  PosReceipt *receipt = pos_receipt_new ("test", "en");
  pos_receipt_add_text (receipt, POS_RECEIPT_PLAIN, text);
  return receipt;
}

static guint64
submit (Fixture *f, const char *text)
{
  g_autoptr (PosReceipt) receipt = receipt_saying (text);
  GAsyncResult *result = NULL;
  guint64 number = 0;
  g_autoptr (GError) error = NULL;
  pos_spool_submit_async (f->spool, receipt, 0, NULL, store_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  pos_spool_submit_finish (f->spool, result, &number, &error);
  g_assert_no_error (error);
  g_object_unref (result);
  return number;
}

static void
restart (Fixture *f)
{
  settle ();
  g_assert_finalize_object (f->spool);
  f->spool = pos_spool_new (POS_PRINTER (f->printer), f->directory);
}

static void
test_receipts_print_in_order (Fixture *f, gconstpointer data)
{
  for (int i = 0; i < 5; i++) {
    g_autofree char *text = g_strdup_printf ("receipt %d", i);
    g_assert_cmpuint (submit (f, text), ==, (guint64)i + 1);
  }
  g_assert_true (wait (f, NULL));
  g_assert_cmpuint (pos_sim_printer_get_n_printed (f->printer), ==, 5);
  for (guint i = 0; i < 5; i++) {
    g_autofree char *text = g_strdup_printf ("receipt %u\n", i);
    g_assert_cmpstr (pos_sim_printer_get_printed (f->printer, i), ==, text);
  }
  restart (f);
  g_assert_cmpuint (submit (f, "next day"), ==, 6);
}

static void
test_paper_out_prints_again_as_a_copy (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  pos_sim_printer_run_out_after (f->printer, 1);
  submit (f, "first");
  g_assert_true (wait (f, NULL));
  submit (f, "second");
  g_assert_false (wait (f, &error));
  g_assert_cmpuint (pos_spool_get_pending (f->spool), ==, 1);
  g_assert_cmpint (pos_printer_get_status (POS_PRINTER (f->printer)), ==, POS_PRINTER_PAPER_OUT);
  g_assert_nonnull (pos_spool_get_last_error (f->spool));

  pos_sim_printer_set_status (f->printer, POS_PRINTER_READY);
  g_assert_true (wait (f, NULL));
  g_assert_cmpuint (pos_sim_printer_get_n_printed (f->printer), ==, 2);
  const char *second = pos_sim_printer_get_printed (f->printer, 1);
  g_assert_nonnull (strstr (second, "COPY 1\n"));
  g_assert_nonnull (strstr (second, "second\n"));
  g_assert_null (pos_spool_get_last_error (f->spool));
}

static void
test_offline_prints_the_original_later (Fixture *f, gconstpointer data)
{
  pos_sim_printer_set_status (f->printer, POS_PRINTER_OFFLINE);
  submit (f, "patient");
  g_assert_false (wait (f, NULL));
  pos_spool_retry (f->spool);
  g_assert_false (wait (f, NULL));
  pos_sim_printer_set_status (f->printer, POS_PRINTER_READY);
  g_assert_true (wait (f, NULL));
  g_assert_cmpstr (pos_sim_printer_get_printed (f->printer, 0), ==, "patient\n");
}

static void
test_a_restart_loses_nothing (Fixture *f, gconstpointer data)
{
  pos_sim_printer_set_status (f->printer, POS_PRINTER_OFFLINE);
  submit (f, "one");
  submit (f, "two");
  g_assert_false (wait (f, NULL));
  restart (f);
  pos_sim_printer_set_status (f->printer, POS_PRINTER_READY);
  g_assert_true (wait (f, NULL));
  g_assert_cmpuint (pos_sim_printer_get_n_printed (f->printer), ==, 2);
  g_assert_cmpstr (pos_sim_printer_get_printed (f->printer, 0), ==, "one\n");
  g_assert_cmpstr (pos_sim_printer_get_printed (f->printer, 1), ==, "two\n");
}

/* Leaves a job as number 7, as a program that ended left it. */
static void
leave_job (Fixture *f, gboolean sending)
{
  g_autofree char *path = g_build_filename (f->directory, "0000000007.job", NULL);
  g_autofree char *job = g_strdup_printf (
      "{\"attempts\":0,\"copy\":0,\"sending\":%s,\"receipt\":{\"kind\":\"x\",\"language\":"
      "\"en\",\"rows\":[{\"kind\":\"text\",\"start\":\"half\"}]}}",
      sending ? "true" : "false");

  settle ();
  g_assert_finalize_object (f->spool);
  g_assert_true (g_file_set_contents (path, job, -1, NULL));
}

/* What a program would print that does not write down that it begins to send: a second original. */
static void
test_without_that_mark_there_are_two_originals (Fixture *f, gconstpointer data)
{
  leave_job (f, FALSE);
  f->spool = pos_spool_new (POS_PRINTER (f->printer), f->directory);
  g_assert_true (wait (f, NULL));
  g_assert_cmpstr (pos_sim_printer_get_printed (f->printer, 0), ==, "half\n");
}

/* The power went while the bytes were on their way. */
static void
test_a_job_cut_off_while_sending_is_a_copy (Fixture *f, gconstpointer data)
{
  leave_job (f, TRUE);
  g_autofree char *bad = g_build_filename (f->directory, "0000000008.job", NULL);
  g_assert_true (g_file_set_contents (bad, "not json", -1, NULL));
  f->spool = pos_spool_new (POS_PRINTER (f->printer), f->directory);
  g_assert_true (wait (f, NULL));
  g_assert_nonnull (strstr (pos_sim_printer_get_printed (f->printer, 0), "COPY 1\n"));
  g_assert_cmpuint (submit (f, "after"), ==, 9);
  g_autofree char *aside = g_strconcat (bad, ".bad", NULL);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
}

typedef struct {
  char *path;
  char *job; /* as it lies there when paper may exist */
} Look;

static void
status_cb (PosPrinter *printer, GParamSpec *pspec, Look *look)
{
  if (pos_printer_get_status (printer) == POS_PRINTER_PAPER_OUT && !look->job)
    g_assert_true (g_file_get_contents (look->path, &look->job, NULL, NULL));
}

/* Before the first byte goes out it is on the disk that it does. */
static void
test_a_job_is_marked_before_it_is_sent (Fixture *f, gconstpointer data)
{
  Look look = {g_build_filename (f->directory, "0000000001.job", NULL), NULL};

  g_signal_connect (f->printer, "notify::status", G_CALLBACK (status_cb), &look);
  pos_sim_printer_run_out_after (f->printer, 0);
  submit (f, "half");
  g_assert_false (wait (f, NULL));
  g_assert_nonnull (look.job);
  g_assert_nonnull (strstr (look.job, "\"sending\":true"));
  g_signal_handlers_disconnect_by_data (f->printer, &look);
  g_free (look.path);
  g_free (look.job);
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
scanned_cb (PosScanner *scanner, const char *data, const char *symbology, char **seen)
{
  g_free (*seen);
  *seen = g_strconcat (symbology, "|", data, NULL);
}

/* Prints, and looks at which files became of it. */
static void
assert_files (PosDevices *devices, const char *directory, gboolean drawn)
{
  const char *const suffixes[] = {"txt", "bin", "png", "pdf"};
  Fixture f = {.spool = pos_devices_get_spool (devices)};
  g_autoptr (PosReceipt) order = sample_order_receipt ();
  g_autoptr (GAsyncResult) result = NULL;

  pos_devices_print_async (devices, order, 0, NULL, store_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (pos_devices_print_finish (devices, result, NULL, NULL));
  g_assert_true (wait (&f, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strdup_printf ("000001-order.%s", suffixes[i]);
    g_autofree char *path = g_build_filename (directory, "printed", name, NULL);
    g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, i < 2 || drawn);
  }
}

static void
test_files_are_drawn_for_who_looks_at_them (gconstpointer drawn)
{
  g_autofree char *directory = g_dir_make_tmp ("pos-devices-XXXXXX", NULL);
  g_autoptr (PosClock) clock = pos_clock_new_fixed (0);
  g_autoptr (PosContext) context = pos_context_new (clock, 1);
  PosDevicesOptions options = {.simulate = TRUE, .draws = drawn != NULL, .directory = directory};
  PosDevices *devices = pos_devices_new (context, &options);

  assert_files (devices, directory, drawn != NULL);
  settle ();
  g_assert_finalize_object (devices);
  remove_tree (directory);
}

static void
test_the_set_of_devices_tells_its_state (void)
{
  g_autofree char *directory = g_dir_make_tmp ("pos-devices-XXXXXX", NULL);
  g_autoptr (PosClock) clock = pos_clock_new_fixed (0);
  g_autoptr (PosContext) context = pos_context_new (clock, 1);
  PosDevicesOptions options = {.simulate = TRUE, .directory = directory};
  PosDevices *devices = pos_devices_new (context, &options);
  guint printer_changes = 0;
  guint drawer_changes = 0;
  g_autofree char *seen = NULL;
  g_signal_connect (devices, "notify::printer-status", G_CALLBACK (count_cb), &printer_changes);
  g_signal_connect (devices, "notify::drawer-state", G_CALLBACK (count_cb), &drawer_changes);
  g_signal_connect (pos_devices_get_scanner (devices), "scanned", G_CALLBACK (scanned_cb), &seen);

  pos_sim_printer_set_status (pos_devices_get_sim_printer (devices), POS_PRINTER_PAPER_OUT);
  pos_sim_printer_set_status (pos_devices_get_sim_printer (devices), POS_PRINTER_READY);
  g_assert_cmpuint (printer_changes, ==, 2);
  pos_drawer_open_async (pos_devices_get_drawer (devices), NULL, NULL, NULL);
  PosDrawerState state = POS_DRAWER_UNKNOWN;
  g_object_get (devices, "drawer-state", &state, NULL);
  g_assert_cmpint (state, ==, POS_DRAWER_OPEN);
  g_assert_cmpuint (drawer_changes, ==, 1);
  pos_sim_scanner_scan (pos_devices_get_sim_scanner (devices), "]E08712345678906\r\n");
  g_assert_cmpstr (seen, ==, "]E0|8712345678906");
  pos_display_show (pos_devices_get_display (devices), "Total", "4242 4242 4242 4242");
  g_assert_cmpstr (pos_sim_display_get_bottom (POS_SIM_DISPLAY (pos_devices_get_display (devices))),
                   ==,
                   "•••• 4242");
  settle ();
  g_assert_finalize_object (devices);
  remove_tree (directory);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/spool/order", test_receipts_print_in_order);
  ADD ("/spool/paper-out", test_paper_out_prints_again_as_a_copy);
  ADD ("/spool/offline", test_offline_prints_the_original_later);
  ADD ("/spool/restart", test_a_restart_loses_nothing);
  ADD ("/spool/marked", test_a_job_is_marked_before_it_is_sent);
  ADD ("/spool/cut-off", test_a_job_cut_off_while_sending_is_a_copy);
  ADD ("/spool/cut-off-unmarked", test_without_that_mark_there_are_two_originals);
  g_test_add_data_func (
      "/devices/drawn", GINT_TO_POINTER (TRUE), test_files_are_drawn_for_who_looks_at_them);
  g_test_add_data_func ("/devices/not-drawn", NULL, test_files_are_drawn_for_who_looks_at_them);
  g_test_add_func ("/devices/state", test_the_set_of_devices_tells_its_state);
  return g_test_run ();
}
