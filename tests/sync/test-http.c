/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-http.c — the HTTP line against a server on loopback that does all that servers do wrong. */
#include "base/pos-error.h"
#include "sync/pos-http-transport.h"
#include "wire/pos-gzip.h"
#include "wire/pos-protocol.h"

#include <string.h>

/* What the server does with every request, once it has read it whole. */
typedef struct {
  const char *answer; /* raw bytes; %NULL: none */
  const char *packed; /* (nullable): what whoever sends packed bodies is answered instead */
  GBytes *file;       /* (nullable): follows the answer */
  gsize filler;       /* so many bytes more */
  guint pause;        /* milliseconds between pieces of 64 KiB, and before the first */
  gboolean hangs_up;  /* after the answer it takes one more request, and then goes without a word */
} Manner;

typedef struct {
  GSocketService *service;
  PosTransport *transport;
  Manner manner;
  int n_requests; /* atomic */
  int n_open;     /* atomic: connections that a thread has, or will get */
  GMutex lock;
  char *last;      /* the last request, as far as it is text */
  GBytes *request; /* the same, whole */
} Server;

/* Reads one request: the head, and as much as it says that follows. */
static GBytes *
read_request (GInputStream *input)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *end = NULL, *length;
  gsize wanted = G_MAXSIZE;

  while (text->len < wanted) {
    char piece[4096];
    gssize size = g_input_stream_read (input, piece, sizeof piece, NULL, NULL);

    if (size <= 0)
      return NULL;
    g_string_append_len (text, piece, size);
    end = strstr (text->str, "\r\n\r\n");
    if (end && wanted == G_MAXSIZE) {
      length = strstr (text->str, "Content-Length: ");
      wanted = (gsize)(end + 4 - text->str) +
               (length ? (gsize)g_ascii_strtoull (length + 16, NULL, 10) : 0);
    }
  }
  return g_string_free_to_bytes (g_steal_pointer (&text));
}

/* Returns: whether there was one. */
static gboolean
take_request (Server *self, GSocketConnection *connection)
{
  GBytes *request = read_request (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  gsize size;
  const char *text;

  if (!request)
    return FALSE;
  text = g_bytes_get_data (request, &size);
  g_mutex_lock (&self->lock);
  g_free (self->last);
  self->last = g_strndup (text, size);
  g_clear_pointer (&self->request, g_bytes_unref);
  self->request = request;
  g_mutex_unlock (&self->lock);
  g_atomic_int_inc (&self->n_requests);
  return TRUE;
}

static void
talk (Server *self, GSocketConnection *connection)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autofree char *filler = g_strnfill (64 * 1024, ' ');
  const char *answer = self->manner.answer;

  if (!take_request (self, connection))
    return;
  if (self->manner.packed && strstr (self->last, "\r\nContent-Encoding: "))
    answer = self->manner.packed;
  g_usleep (self->manner.pause * 1000);
  if (answer)
    g_output_stream_write_all (output, answer, strlen (answer), NULL, NULL, NULL);
  if (self->manner.file)
    g_output_stream_write_all (output,
                               g_bytes_get_data (self->manner.file, NULL),
                               g_bytes_get_size (self->manner.file),
                               NULL,
                               NULL,
                               NULL);
  for (gsize sent = 0; sent < self->manner.filler; sent += 64 * 1024) {
    if (!g_output_stream_write_all (output, filler, 64 * 1024, NULL, NULL, NULL))
      break;
    g_usleep (self->manner.pause * 1000);
  }
  if (self->manner.hangs_up)
    take_request (self, connection);
}

static gboolean
serve (GThreadedSocketService *service,
       GSocketConnection *connection,
       GObject *source,
       gpointer data)
{
  Server *self = data;

  talk (self, connection);
  g_atomic_int_add (&self->n_open, -1);
  return TRUE;
}

/* On the main thread, before another one serves. */
static gboolean
incoming_cb (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  g_atomic_int_inc (&((Server *)data)->n_open);
  return FALSE;
}

static void
set_up (Server *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0), bound = NULL;
  g_autofree char *base = NULL;

  g_mutex_init (&self->lock);
  self->service = g_threaded_socket_service_new (4);
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  g_signal_connect (self->service, "run", G_CALLBACK (serve), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service),
                                 address,
                                 G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP,
                                 NULL,
                                 &bound,
                                 &error);
  g_assert_no_error (error);
  base = g_strdup_printf ("http://127.0.0.1:%u/",
                          g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  self->transport = pos_http_transport_new (base, &error);
  g_assert_no_error (error);
}

static void
tear_down (Server *self, gconstpointer data)
{
  g_assert_finalize_object (self->transport);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  while (g_main_context_iteration (NULL, FALSE) || g_atomic_int_get (&self->n_open) > 0)
    g_usleep (1000);
  g_object_unref (self->service);
  g_free (self->last);
  g_clear_pointer (&self->request, g_bytes_unref);
  g_mutex_clear (&self->lock);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **)slot = g_object_ref (result);
}

static PosAnswer *
send (Server *self, const char *method, const char *body, guint timeout, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = body ? g_bytes_new (body, strlen (body)) : NULL;

  pos_transport_send_async (
      self->transport, method, "/v1/health", bytes, timeout, NULL, ready_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  return pos_transport_send_finish (self->transport, result, error);
}

static void
assert_fails (Server *self, const char *method, guint timeout, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = send (self, method, NULL, timeout, &error);

  g_assert_error (error, POS_SYNC_ERROR, code);
  g_assert_null (answer);
}

#define HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n"

static void
an_answer_comes_whole (Server *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = NULL;
  gssize length;

  self->manner.answer = HEAD "Content-Length: 2\r\nConnection: close\r\n\r\n{}";
  pos_transport_set_token (self->transport, "abc");
  answer = send (self, "PUT", "{\"a\": 1}", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpstr (answer->content_type, ==, "application/json");
  g_assert_true (pos_answer_check (answer, &error));
  g_assert_true (g_str_has_prefix (pos_answer_get_text (answer, &length), "{}"));
  g_assert_cmpint (length, ==, 2);
  g_assert_true (g_str_has_prefix (self->last, "PUT /v1/health HTTP/1.1\r\n"));
  g_assert_nonnull (strstr (self->last, "\r\nAuthorization: Bearer abc\r\n"));
  g_assert_true (g_str_has_suffix (self->last, "\r\n\r\n{\"a\": 1}"));
}

static void
nobody_is_there (Server *self, gconstpointer data)
{
  g_object_unref (self->transport);
  self->transport = pos_http_transport_new ("http://127.0.0.1:9", NULL); /* discard: closed */
  assert_fails (self, "GET", 0, POS_SYNC_ERROR_OFFLINE);
}

/* Whether it was carried out, nobody knows; libsoup itself repeats a PUT, so twice is allowed. */
static void
the_answer_is_lost (Server *self, gconstpointer data)
{
  assert_fails (self, "POST", 0, POS_SYNC_ERROR_OFFLINE);
  g_assert_cmpint (g_atomic_int_get (&self->n_requests), ==, 1);
  assert_fails (self, "PUT", 0, POS_SYNC_ERROR_OFFLINE);
  g_assert_cmpint (g_atomic_int_get (&self->n_requests), <=, 3);
}

/* A connection that was kept breaks: libsoup sends the PUT once more by itself, and whole. */
static void
a_repeated_request_is_whole (Server *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) first = NULL, second = NULL;

  self->manner.answer = HEAD "Content-Length: 2\r\n\r\n{}";
  self->manner.hangs_up = TRUE;
  first = send (self, "GET", NULL, 0, &error);
  g_assert_no_error (error);
  second = send (self, "PUT", "{\"a\": 1}", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_atomic_int_get (&self->n_requests), ==, 3);
  g_assert_true (g_str_has_suffix (self->last, "\r\n\r\n{\"a\": 1}"));
}

/* The status says 200 already; what counts is that the body is not all there. */
static void
the_answer_is_cut_short (Server *self, gconstpointer data)
{
  self->manner.answer = HEAD "Content-Length: 100\r\n\r\n{\"changes\": [";
  assert_fails (self, "GET", 0, POS_SYNC_ERROR_OFFLINE);
  self->manner.answer = HEAD "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"ch";
  assert_fails (self, "GET", 0, POS_SYNC_ERROR_OFFLINE);
}

static void
the_answer_is_no_http (Server *self, gconstpointer data)
{
  self->manner.answer = "220 mail.example.com ESMTP\r\n";
  assert_fails (self, "GET", 0, POS_SYNC_ERROR_OFFLINE);
}

static void
the_answer_is_too_large (Server *self, gconstpointer data)
{
  self->manner.answer = HEAD "Connection: close\r\n\r\n";
  self->manner.filler = POS_LIMIT_ANSWER + 1;
  assert_fails (self, "GET", 0, POS_SYNC_ERROR_PROTOCOL);
}

/* Slow because this is about time: one second each. */
static void
the_answer_does_not_come_in_time (Server *self, gconstpointer data)
{
  self->manner.pause = 4000;
  self->manner.answer = HEAD "Content-Length: 2\r\n\r\n{}";
  assert_fails (self, "GET", 1, POS_SYNC_ERROR_TIMEOUT);
  /* Nor when it trickles: a byte now and then does not start the time anew. */
  self->manner.pause = 300;
  self->manner.answer = HEAD "Connection: close\r\n\r\n";
  self->manner.filler = 16 * 64 * 1024;
  assert_fails (self, "GET", 1, POS_SYNC_ERROR_TIMEOUT);
}

/* Somebody in between gives out what he was answered before, or what somebody else was. */
static void
an_answer_to_another_question_is_none (Server *self, gconstpointer data)
{
  self->manner.answer =
      HEAD "X-Request-Id: 2f6c0a52-0f0e-4d6a-9d9c-0d6b5b8b7a11\r\nContent-Length: 2\r\n\r\n{}";
  assert_fails (self, "GET", 0, POS_SYNC_ERROR_PROTOCOL);
  g_assert_nonnull (strstr (self->last, "\r\nX-Request-Id: "));
}

#define TAKES "Accept-Encoding: gzip\r\nConnection: close\r\n"

static void
ask (Server *self, const char *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = send (self, "PUT", body, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (answer->status, ==, 200);
}

/* Whether the last request had @body, packed or as it is. */
static void
assert_sent (Server *self, const char *body, gboolean packed)
{
  gsize size;
  const char *text = g_bytes_get_data (self->request, &size);
  const char *end = g_strstr_len (text, (gssize)size, "\r\n\r\n") + 4;
  g_autoptr (GBytes) sent =
      g_bytes_new_from_bytes (self->request, (gsize)(end - text), size - (gsize)(end - text));
  g_autoptr (GBytes) wanted = g_bytes_new_static (body, strlen (body));
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (strstr (self->last, "\r\nContent-Encoding: gzip\r\n") != NULL, ==, packed);
  whole = packed ? pos_gzip_unpack (sent, size * 1000, &error) : g_bytes_ref (sent);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (whole, wanted));
}

/* Before anybody has said so, and where it is not worth it, a body goes as it is; also again where
 * headquarters does not take it any more. */
static void
bodies_are_packed_for_who_takes_them (Server *self, gconstpointer data)
{
  g_autofree char *few = g_strnfill (POS_GZIP_LEAST - 1, ' ');
  g_autofree char *some = g_strnfill (POS_GZIP_LEAST, ' ');
  g_autofree char *many = g_strnfill (POS_BATCH_BYTES, ' ');

  self->manner.answer = HEAD TAKES "Content-Length: 2\r\n\r\n{}";
  ask (self, some);
  assert_sent (self, some, FALSE);
  ask (self, some);
  assert_sent (self, some, TRUE);
  ask (self, many);
  assert_sent (self, many, TRUE);
  ask (self, few);
  assert_sent (self, few, FALSE);
  self->manner.answer = HEAD "Connection: close\r\nContent-Length: 2\r\n\r\n{}";
  ask (self, some);
  assert_sent (self, some, TRUE);
  ask (self, some);
  assert_sent (self, some, FALSE);
}

/* A proxy in between takes nothing packed, though headquarters behind it does: each request is
 * answered, and what is refused once is not tried with each. */
static void
what_a_proxy_refuses_packed_goes_as_it_is (Server *self, gconstpointer data)
{
  g_autofree char *body = g_strnfill (5000, ' ');

  self->manner.answer = HEAD TAKES "Content-Length: 2\r\n\r\n{}";
  self->manner.packed =
      "HTTP/1.1 415 Unsupported\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
  ask (self, body);
  ask (self, body);
  assert_sent (self, body, FALSE);
  g_assert_cmpint (g_atomic_int_get (&self->n_requests), ==, 3);
  ask (self, body);
  assert_sent (self, body, FALSE);
  g_assert_cmpint (g_atomic_int_get (&self->n_requests), ==, 4);
}

static void
answer_packed (Server *self, gsize size)
{
  g_autofree char *text = g_strnfill (size, ' ');
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);

  g_clear_pointer (&self->manner.file, g_bytes_unref);
  self->manner.file = pos_gzip_pack (bytes);
  self->manner.answer = HEAD "Content-Encoding: gzip\r\nConnection: close\r\n\r\n";
}

/* What is read ends where the limit is, however much more it would unfold into. */
static void
a_packed_answer_comes_whole_or_not_at_all (Server *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = NULL;
  g_autoptr (GBytes) whole = NULL;
  gssize length;

  answer_packed (self, 300000);
  answer = send (self, "GET", NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (self->last, "\r\nAccept-Encoding: gzip"));
  pos_answer_get_text (answer, &length);
  g_assert_cmpint (length, ==, 300000);
  whole = g_steal_pointer (&self->manner.file);
  self->manner.file = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) - 9);
  assert_fails (self, "GET", 0, POS_SYNC_ERROR_PROTOCOL);
  answer_packed (self, POS_LIMIT_ANSWER + 1);
  assert_fails (self, "GET", 0, POS_SYNC_ERROR_PROTOCOL);
  g_clear_pointer (&self->manner.file, g_bytes_unref);
}

/* The token is for headquarters, not for whoever it points at. */
static void
it_is_not_sent_elsewhere (Server *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = NULL;

  self->manner.answer = "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n";
  answer = send (self, "GET", NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->status, ==, 302);
  g_assert_cmpint (g_atomic_int_get (&self->n_requests), ==, 1);
  g_assert_false (pos_answer_check (answer, &error));
  g_assert_error (error, POS_SYNC_ERROR, POS_SYNC_ERROR_PROTOCOL);
}

static void
a_request_can_be_cancelled (Server *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->manner.pause = 1000;
  pos_transport_send_async (
      self->transport, "GET", "/v1/health", NULL, 0, cancellable, ready_cb, &result);
  while (g_atomic_int_get (&self->n_requests) == 0)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (pos_transport_send_finish (self->transport, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
addresses_are_looked_at (void)
{
  static const char *const wrong[] = {
      "", "localhost", "ftp://hq/", "http://", "http:///v1", "file:///etc/passwd"};

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (pos_http_transport_new (wrong[i], &error));
    g_assert_error (error, POS_SYNC_ERROR, POS_SYNC_ERROR_PROTOCOL);
  }
  g_autoptr (PosTransport) right = pos_http_transport_new ("https://hq.example.com:8443/pos", NULL);
  g_assert_nonnull (right);
}

#define TEST(name) g_test_add ("/sync/http/" #name, Server, NULL, set_up, name, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (an_answer_comes_whole);
  TEST (nobody_is_there);
  TEST (the_answer_is_lost);
  TEST (a_repeated_request_is_whole);
  TEST (the_answer_is_cut_short);
  TEST (the_answer_is_no_http);
  TEST (the_answer_is_too_large);
  TEST (the_answer_does_not_come_in_time);
  TEST (an_answer_to_another_question_is_none);
  TEST (bodies_are_packed_for_who_takes_them);
  TEST (what_a_proxy_refuses_packed_goes_as_it_is);
  TEST (a_packed_answer_comes_whole_or_not_at_all);
  TEST (it_is_not_sent_elsewhere);
  TEST (a_request_can_be_cancelled);
  g_test_add_func ("/sync/http/addresses_are_looked_at", addresses_are_looked_at);
  return g_test_run ();
}
