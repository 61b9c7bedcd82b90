/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-hang-up.c — whoever asks headquarters and hangs up leaves nothing open there. */
#include "chain-fixture.h"

#include <gio/gio.h>
#include <string.h>
#include <sys/socket.h>

#define QUESTION "GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
#define ROUNDS 40

static guint
count_open_files (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder))
    n++;
  return n;
}

static GSocket *
call (Chain *chain)
{
  g_autoptr (GSocket) socket =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr (GSocketAddress) address =
      g_inet_socket_address_new_from_string ("127.0.0.1", chain->port);

  g_assert_true (g_socket_connect (socket, address, NULL, NULL));
  g_socket_set_blocking (socket, FALSE);
  return g_steal_pointer (&socket);
}

/* Until @n answers are there, one after the other. */
static void
hear (GSocket *socket, guint n)
{
  g_autoptr (GString) heard = g_string_new (NULL);
  char piece[4096];

  while (n > 0) {
    gssize size = g_socket_receive (socket, piece, sizeof piece, NULL, NULL);
    if (size > 0) {
      g_string_append_len (heard, piece, size);
      for (const char *at = heard->str; n > 0 && (at = strstr (at, "\"version\"")); at++)
        n--;
      g_string_truncate (heard, 0);
    }
    g_main_context_iteration (NULL, FALSE);
  }
}

static void
ask (GSocket *socket, const char *question)
{
  g_assert_cmpint (g_socket_send (socket, question, strlen (question), NULL, NULL),
                   ==,
                   (gssize)strlen (question));
}

/* Whether headquarters comes down to @most open files. */
static gboolean
comes_down_to (guint most)
{
  for (guint i = 0; i < 1000 && count_open_files () > most; i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  return count_open_files () <= most;
}

/* In peace, or as when a machine is switched off. */
static void
who_hangs_up_costs_nothing (Chain *chain, gconstpointer data)
{
  const struct linger now = {.l_onoff = 1};
  guint before = count_open_files ();

  for (guint i = 0; i < ROUNDS; i++) {
    g_autoptr (GSocket) socket = call (chain);
    ask (socket, QUESTION);
    hear (socket, 1);
    if (i % 2 == 1)
      setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &now, sizeof now);
  }
  g_assert_true (comes_down_to (before));
}

/* A connection is good for more than one request, also for two at once. */
static void
who_asks_again_is_heard (Chain *chain, gconstpointer data)
{
  guint before = count_open_files ();
  g_autoptr (GSocket) socket = call (chain);

  ask (socket, QUESTION);
  hear (socket, 1);
  ask (socket, QUESTION QUESTION);
  hear (socket, 2);
  ask (socket, QUESTION);
  hear (socket, 1);
  g_clear_object (&socket);
  g_assert_true (comes_down_to (before));
}

/* … nor who hangs up before he has the answer, or half-way through another question. */
static void
who_hangs_up_early_costs_nothing (Chain *chain, gconstpointer data)
{
  guint before = count_open_files ();

  for (guint i = 0; i < ROUNDS; i++) {
    g_autoptr (GSocket) early = call (chain);
    g_autoptr (GSocket) half = call (chain);
    ask (early, i % 2 ? QUESTION : QUESTION QUESTION);
    ask (half, QUESTION);
    hear (half, 1);
    ask (half, "GET /v1/hea");
    g_main_context_iteration (NULL, FALSE);
  }
  g_assert_true (comes_down_to (before));
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/hang-up/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (who_hangs_up_costs_nothing);
  TEST (who_asks_again_is_heard);
  TEST (who_hangs_up_early_costs_nothing);
  return g_test_run ();
}
