/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-lines.c — a connection that was kept breaks just when it is used again, beside another one,
 * and whoever is asked instead answers at once: libsoup 3.2 goes on with what it let go, and ends
 * the program.  And none that broke is kept open. */
#include "sync/pos-http-lines.h"
#include "sync/pos-http-transport.h"

#include <poll.h>
#include <string.h>
#include <sys/socket.h>

#define ROUNDS 400u /* POS_LINES_ROUNDS: as many as there is time for */
#define MOST 8u

static const char ANSWER[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                             "Content-Length: 2\r\n\r\n{}";

typedef enum {
  TOGETHER, /* two requests are answered together, so that there are two connections */
  BREAKS,   /* the next one is not: its connection breaks */
  ANSWERS,
  ENDS,
} Phase;

typedef struct {
  GSocket *listener;
  int phase; /* atomic: Phase */
  GSocket *open[MOST];
  gboolean waits[MOST];
  guint n_open;
  gint n_taken; /* atomic: connections, ever */
} Server;

static void
hang_up (Server *self, guint i, gboolean hard)
{
  const struct linger now = {.l_onoff = 1};

  if (hard)
    setsockopt (g_socket_get_fd (self->open[i]), SOL_SOCKET, SO_LINGER, &now, sizeof now);
  g_object_unref (self->open[i]);
  self->n_open--;
  self->open[i] = self->open[self->n_open];
  self->waits[i] = self->waits[self->n_open];
}

static void
answer (Server *self, guint i)
{
  self->waits[i] = FALSE;
  g_socket_send (self->open[i], ANSWER, strlen (ANSWER), NULL, NULL);
}

static void
answer_two (Server *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_open; i++)
    n += self->waits[i] ? 1 : 0;
  for (guint i = 0; n > 1 && i < self->n_open; i++)
    if (self->waits[i])
      answer (self, i);
}

/* Returns: whether all that are open are still the same. */
static gboolean
take (Server *self, guint i)
{
  char piece[4096];
  gssize size = g_socket_receive (self->open[i], piece, sizeof piece, NULL, NULL);
  int phase = g_atomic_int_get (&self->phase);

  if (size <= 0) {
    hang_up (self, i, FALSE);
    return FALSE;
  }
  if (phase == BREAKS) {
    g_atomic_int_set (&self->phase, ANSWERS);
    hang_up (self, i, TRUE);
    return FALSE;
  }
  self->waits[i] = TRUE;
  if (phase == TOGETHER)
    answer_two (self);
  else
    answer (self, i);
  return TRUE;
}

/* It never sleeps: the answer has to be there before whoever asks has looked around. */
static gpointer
serve (gpointer data)
{
  Server *self = data;

  while (g_atomic_int_get (&self->phase) != ENDS) {
    struct pollfd fds[MOST + 1] = {{.fd = g_socket_get_fd (self->listener), .events = POLLIN}};

    for (guint i = 0; i < self->n_open; i++)
      fds[i + 1] = (struct pollfd){.fd = g_socket_get_fd (self->open[i]), .events = POLLIN};
    if (poll (fds, self->n_open + 1, 0) <= 0)
      continue;
    if (fds[0].revents && self->n_open < MOST) {
      self->waits[self->n_open] = FALSE;
      self->open[self->n_open++] = g_socket_accept (self->listener, NULL, NULL);
      g_atomic_int_inc (&self->n_taken);
      continue;
    }
    for (guint i = 0; i < self->n_open; i++)
      if (fds[i + 1].revents && !take (self, i))
        break;
  }
  while (self->n_open > 0)
    hang_up (self, 0, FALSE);
  return NULL;
}

typedef struct {
  guint left, answered;
} Asked;

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PosAnswer) told = pos_transport_send_finish (POS_TRANSPORT (source), result, NULL);
  Asked *asked = data;

  asked->left--;
  asked->answered += told != NULL;
}

static void
ask (PosTransport *transport, Asked *asked, guint n)
{
  asked->left += n;
  for (guint i = 0; i < n; i++)
    pos_transport_send_async (transport, "GET", "/v1/health", NULL, 0, NULL, on_answer, asked);
  while (asked->left > 0)
    g_main_context_iteration (NULL, TRUE);
}

static GSocket *
listen_on_loopback (char **base)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0), bound = NULL;
  GSocket *listener =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

  g_assert_true (g_socket_bind (listener, address, FALSE, NULL));
  g_assert_true (g_socket_listen (listener, NULL));
  bound = g_socket_get_local_address (listener, NULL);
  *base = g_strdup_printf ("http://127.0.0.1:%u",
                           g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  return listener;
}

static guint
count_rounds (void)
{
  const char *asked = g_getenv ("POS_LINES_ROUNDS");

  return asked ? (guint)g_ascii_strtoull (asked, NULL, 10) : ROUNDS;
}

static guint
count_open_files (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
a_kept_connection_breaks_beside_another (void)
{
  guint rounds = count_rounds (), most = 0;
  g_autofree char *base = NULL;
  Server server = {.listener = listen_on_loopback (&base)};
  GThread *thread = g_thread_new ("server", serve, &server);
  g_autoptr (PosTransport) transport = pos_http_transport_new (base, NULL);
  Asked asked = {0};

  for (guint i = 0; i < rounds; i++) {
    g_atomic_int_set (&server.phase, TOGETHER);
    ask (transport, &asked, 2);
    g_atomic_int_set (&server.phase, BREAKS);
    ask (transport, &asked, 1);
    /* Both ends are here: the listener, and twice what is kept; the first rounds have as many. */
    if (i < 20)
      most = MAX (most, count_open_files ());
    else if (i % 100 == 0)
      g_assert_cmpuint (count_open_files (), <=, most + 2);
  }
  g_test_message ("%u of %u answered", asked.answered, 3 * rounds);
  g_assert_cmpuint (asked.answered, >=, 2 * rounds);
  g_atomic_int_set (&server.phase, ENDS);
  g_thread_join (thread);
  g_object_unref (server.listener);
}

static void
on_bytes (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GBytes) bytes =
      soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);

  g_assert_nonnull (bytes);
  *(gboolean *)data = TRUE;
}

/* Asks at @now, in microseconds.  Returns: how many connections there ever were. */
static int
ask_at (PosHttpLines *lines, Server *server, const char *base, gint64 now)
{
  PosHttpLine *line = pos_http_lines_take (lines, now);
  SoupSession *session = pos_http_line_get_session (line);
  g_autoptr (SoupMessage) message = soup_message_new ("GET", base);
  gboolean done = FALSE;

  /* libsoup would end the connection under a request that is sent in that moment. */
  g_assert_cmpuint (soup_session_get_idle_timeout (session), ==, 0);
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, on_bytes, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  pos_http_line_give_back (line, now);
  return g_atomic_int_get (&server->n_taken);
}

/* Nobody looked around for a minute, as while a script does something else: what is asked then
 * is answered, on a connection of its own. */
static void
what_was_silent_for_long_is_not_spoken_on (void)
{
  g_autofree char *base = NULL;
  Server server = {.listener = listen_on_loopback (&base), .phase = ANSWERS};
  GThread *thread = g_thread_new ("server", serve, &server);
  PosHttpLines *lines = pos_http_lines_new (NULL, 5);

  g_assert_cmpint (ask_at (lines, &server, base, 0), ==, 1);
  g_assert_cmpint (ask_at (lines, &server, base, 20 * G_USEC_PER_SEC), ==, 1);
  g_assert_cmpint (ask_at (lines, &server, base, 81 * G_USEC_PER_SEC), ==, 2);
  g_assert_cmpint (ask_at (lines, &server, base, 82 * G_USEC_PER_SEC), ==, 2);
  pos_http_lines_free (lines);
  g_atomic_int_set (&server.phase, ENDS);
  g_thread_join (thread);
  g_object_unref (server.listener);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/lines/a_kept_connection_breaks_beside_another",
                   a_kept_connection_breaks_beside_another);
  g_test_add_func ("/sync/lines/what_was_silent_for_long_is_not_spoken_on",
                   what_was_silent_for_long_is_not_spoken_on);
  return g_test_run ();
}
