/* SPDX-License-Identifier: GPL-3.0-or-later
 * test-tcp-printer.c — the network printer against one on the loopback. */
#include "base/pos-error.h"
#include "devices/pos-tcp-printer.h"
#include "sample-receipts.h"

#include <string.h>

/* How the printer at the other end behaves. */
typedef struct {
  guint8 before;     /* answer to the first question; 0 stays silent */
  guint8 after;      /* answer to the second; 0 stays silent */
  gboolean hangs_up; /* closes as soon as a job begins */
} Behavior;

typedef struct {
  GSocketService *service;
  PosPrinter *printer;
  Behavior behavior;
  GByteArray *received;
  guint questions;
} Fixture;

typedef struct {
  Fixture *f;
  GSocketConnection *connection;
  guint8 buffer[4096];
} Peer;

static void read_more (Peer *peer);

static void
answer (Peer *peer)
{
  Fixture *f = peer->f;
  guint8 byte = f->questions++ == 0 ? f->behavior.before : f->behavior.after;
  if (byte)
    g_output_stream_write_all (
        g_io_stream_get_output_stream (G_IO_STREAM (peer->connection)), &byte, 1, NULL, NULL, NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Peer *peer = data;
  static const guint8 question[] = {0x10, 0x04, 4};
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);
  gboolean job = length > 3;
  if (length > 0)
    g_byte_array_append (peer->f->received, peer->buffer, (guint)length);
  if (length <= 0 || (job && peer->f->behavior.hangs_up)) {
    g_io_stream_close (G_IO_STREAM (peer->connection), NULL, NULL);
    g_object_unref (peer->connection);
    g_free (peer);
    return;
  }
  GByteArray *all = peer->f->received;
  if (all->len >= 3 && memcmp (all->data + all->len - 3, question, 3) == 0)
    answer (peer);
  read_more (peer);
}

static void
read_more (Peer *peer)
{
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (peer->connection)),
                             peer->buffer,
                             sizeof peer->buffer,
                             G_PRIORITY_DEFAULT,
                             NULL,
                             read_cb,
                             peer);
}

static gboolean
incoming_cb (GSocketService *service, GSocketConnection *connection, GObject *source, Fixture *f)
{
  Peer *peer = g_new0 (Peer, 1);
  peer->f = f;
  peer->connection = g_object_ref (connection);
  f->questions = 0;
  read_more (peer);
  return TRUE;
}

static void
set_up (Fixture *f, gconstpointer behavior)
{
  f->behavior = *(const Behavior *)behavior;
  f->received = g_byte_array_new ();
  f->service = g_socket_service_new ();
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (f->service), NULL, NULL);
  g_signal_connect (f->service, "incoming", G_CALLBACK (incoming_cb), f);
  g_autofree char *address = g_strdup_printf ("127.0.0.1:%u", port);
  f->printer = pos_tcp_printer_new (address);
  pos_tcp_printer_set_timeouts (POS_TCP_PRINTER (f->printer), 500, 300, 50);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->printer);
  g_socket_service_stop (f->service);
  g_socket_listener_close (G_SOCKET_LISTENER (f->service));
  for (int i = 0; i < 20; i++) {
    while (g_main_context_iteration (NULL, FALSE))
      ;
    g_usleep (1000);
  }
  g_object_unref (f->service);
  g_byte_array_unref (f->received);
}

static gboolean
print (Fixture *f, GError **error)
{
  g_autoptr (PosReceipt) receipt = sample_order_receipt ();
  GAsyncResult *result = NULL;
  pos_printer_print_async (f->printer, receipt, 0, NULL, store_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  gboolean good = pos_printer_print_finish (f->printer, result, error);
  g_object_unref (result);
  return good;
}

static const Behavior well = {.before = 0x12, .after = 0x12};
static const Behavior silent = {0};
static const Behavior empty = {.before = 0x72};
static const Behavior runs_out = {.before = 0x12, .after = 0x72};
static const Behavior hangs_up = {.before = 0x12, .hangs_up = TRUE};
static const Behavior stalls = {.before = 0x12};

static void
test_a_confirmed_job_is_printed (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (pos_printer_get_status (f->printer), ==, POS_PRINTER_OFFLINE);
  g_assert_true (print (f, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pos_printer_get_status (f->printer), ==, POS_PRINTER_READY);
  g_assert_nonnull (
      memmem (f->received->data, f->received->len, "CO-012-00004711", strlen ("CO-012-00004711")));
}

static void
test_a_printer_without_status_is_trusted (Fixture *f, gconstpointer data)
{
  g_assert_true (print (f, NULL));
  g_assert_cmpuint (f->received->len, >, 500);
}

static void
test_no_paper_sends_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (print (f, &error));
  g_assert_error (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNREACHABLE);
  g_assert_cmpint (pos_printer_get_status (f->printer), ==, POS_PRINTER_PAPER_OUT);
  g_assert_cmpuint (f->received->len, ==, 3);
}

static void
test_paper_that_runs_out_is_told (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (print (f, &error));
  g_assert_error (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_PAPER);
}

static void
test_a_printer_that_never_confirms_is_unknown (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (print (f, &error));
  g_assert_error (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNKNOWN);
  g_assert_cmpint (pos_printer_get_status (f->printer), ==, POS_PRINTER_OFFLINE);
}

static void
test_nobody_there_is_unreachable (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_socket_service_stop (f->service);
  g_socket_listener_close (G_SOCKET_LISTENER (f->service));
  g_assert_false (print (f, &error));
  g_assert_error (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNREACHABLE);
}

static void
test_a_kick_needs_no_paper (Fixture *f, gconstpointer data)
{
  GAsyncResult *result = NULL;
  pos_printer_kick_async (f->printer, NULL, store_result, &result);
  while (result == NULL || f->received->len < 5)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (pos_printer_kick_finish (f->printer, result, NULL));
  g_object_unref (result);
  const guint8 pulse[] = {0x1B, 0x70, 0x00, 0x19, 0xFA};
  assert_bytes (f->received->data, f->received->len, pulse, sizeof pulse);
}

#define ADD(name, behavior, function)                                                              \
  g_test_add (name, Fixture, &(behavior), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/tcp-printer/confirmed", well, test_a_confirmed_job_is_printed);
  ADD ("/tcp-printer/no-status", silent, test_a_printer_without_status_is_trusted);
  ADD ("/tcp-printer/no-paper", empty, test_no_paper_sends_nothing);
  ADD ("/tcp-printer/runs-out", runs_out, test_paper_that_runs_out_is_told);
  ADD ("/tcp-printer/slow", stalls, test_a_printer_that_never_confirms_is_unknown);
  ADD ("/tcp-printer/hangs-up", hangs_up, test_a_printer_that_never_confirms_is_unknown);
  ADD ("/tcp-printer/nobody", well, test_nobody_there_is_unreachable);
  ADD ("/tcp-printer/kick", empty, test_a_kick_needs_no_paper);
  return g_test_run ();
}
