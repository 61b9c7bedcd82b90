/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-packed.c — bodies that are packed, in both directions, as headquarters sees them. */
#include "chain-fixture.h"
#include "wire/pos-gzip.h"
#include "wire/pos-protocol.h"

#include <libsoup/soup.h>
#include <string.h>

#define SEARCH "/v1/orders/search"

typedef struct {
  guint status;
  char *encoding; /* (nullable) */
  char *takes;    /* (nullable) */
  GBytes *body;   /* as it went over the line */
} Reply;

static void
reply_free (Reply *self)
{
  g_free (self->encoding);
  g_free (self->takes);
  g_bytes_unref (self->body);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reply, reply_free)

static char *
header (SoupMessageHeaders *headers, const char *name)
{
  return g_strdup (soup_message_headers_get_list (headers, name));
}

/* Without the session's own unpacking.  @encoding, @accept: (nullable). */
static Reply *
ask (Chain *self, const char *path, GBytes *body, const char *encoding, const char *accept)
{
  g_autofree char *token = chain_enroll (self, "R1");
  g_autofree char *bearer = g_strconcat ("Bearer ", token, NULL);
  g_autofree char *address = g_strconcat (self->address, path, NULL);
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new (body ? "POST" : "GET", address);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  SoupMessageHeaders *answered = soup_message_get_response_headers (message);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Reply *reply = g_new0 (Reply, 1);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  soup_message_headers_replace (headers, "Authorization", bearer);
  if (body)
    soup_message_set_request_body_from_bytes (message, POS_CONTENT_TYPE, body);
  if (encoding)
    soup_message_headers_replace (headers, "Content-Encoding", encoding);
  if (accept)
    soup_message_headers_replace (headers, "Accept-Encoding", accept);
  soup_session_send_and_read_async (
      session, message, G_PRIORITY_DEFAULT, NULL, pos_cli_ready_cb, &result);
  reply->body = soup_session_send_and_read_finish (session, pos_cli_wait (&result), &error);
  g_assert_no_error (error);
  reply->status = soup_message_get_status (message);
  reply->encoding = header (answered, "Content-Encoding");
  reply->takes = header (answered, "Accept-Encoding");
  return reply;
}

static void
assert_status (Chain *self, GBytes *body, const char *encoding, guint status)
{
  g_autoptr (Reply) reply = ask (self, SEARCH, body, encoding, NULL);

  g_assert_cmpuint (reply->status, ==, status);
}

static GBytes *
make_blank (gsize size)
{
  return g_bytes_new_take (g_strnfill (size, ' '), size);
}

/* Whoever asks hears with each answer that he may. */
static void
a_packed_request_is_taken (Chain *self, gconstpointer data)
{
  g_autoptr (GBytes) question = g_bytes_new_static ("{\"filter\": {}}", 14);
  g_autoptr (GBytes) packed = pos_gzip_pack (question);
  g_autoptr (Reply) plain = ask (self, SEARCH, question, NULL, NULL);
  g_autoptr (Reply) same = ask (self, SEARCH, packed, "gzip", NULL);

  g_assert_cmpuint (plain->status, ==, 200);
  g_assert_cmpuint (same->status, ==, 200);
  g_assert_true (g_bytes_equal (plain->body, same->body));
  g_assert_cmpstr (plain->takes, ==, "gzip");
}

/* F12: a thousandth of what it unfolds into.  No more of it is unfolded than such a request may
 * have. */
static void
a_bomb_is_refused (Chain *self, gconstpointer data)
{
  g_autoptr (GBytes) just = make_blank (POS_LIMIT_CALL);
  g_autoptr (GBytes) more = make_blank (POS_LIMIT_CALL + 1);
  g_autoptr (GBytes) bomb = make_blank (48 * 1024 * 1024);
  g_autoptr (GBytes) just_packed = pos_gzip_pack (just);
  g_autoptr (GBytes) more_packed = pos_gzip_pack (more);
  g_autoptr (GBytes) bomb_packed = pos_gzip_pack (bomb);

  g_assert_cmpuint (g_bytes_get_size (more_packed), <, 1024);
  assert_status (self, just_packed, "gzip", 400);
  assert_status (self, more_packed, "gzip", 413);
  assert_status (self, bomb_packed, "gzip", 413);
}

static void
what_is_packed_otherwise_or_badly_is_refused (Chain *self, gconstpointer data)
{
  g_autoptr (GBytes) question = g_bytes_new_static ("{\"filter\": {}}", 14);
  g_autoptr (GBytes) packed = pos_gzip_pack (question);
  g_autoptr (GBytes) piece = g_bytes_new_from_bytes (packed, 0, g_bytes_get_size (packed) - 1);
  g_autoptr (GBytes) twice = pos_gzip_pack (packed);

  assert_status (self, packed, "br", 415);
  assert_status (self, twice, "gzip, gzip", 415);
  assert_status (self, question, "gzip", 400);
  assert_status (self, piece, "gzip", 400);
  assert_status (self, twice, "gzip", 400);
  assert_status (self, packed, NULL, 400);
}

static void
an_answer_is_packed_for_who_wants_it (Chain *self, gconstpointer data)
{
  const char *path = "/v1/changes?since=0";
  g_autoptr (Reply) plain = ask (self, path, NULL, NULL, NULL);
  g_autoptr (Reply) packed = ask (self, path, NULL, NULL, "br;q=1.0, gzip;q=0.8");
  g_autoptr (Reply) never = ask (self, path, NULL, NULL, "gzip;q=0");
  g_autoptr (Reply) small = ask (self, "/v1/health", NULL, NULL, "gzip");
  g_autoptr (GError) error = NULL;
  gsize size = g_bytes_get_size (plain->body);
  g_autoptr (GBytes) whole = pos_gzip_unpack (packed->body, 2 * size, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (size, >, POS_GZIP_LEAST);
  g_assert_null (plain->encoding);
  g_assert_cmpstr (packed->encoding, ==, "gzip");
  g_assert_cmpuint (g_bytes_get_size (packed->body), <, size / 2);
  g_assert_cmpuint (g_bytes_get_size (whole), ==, size);
  g_assert_null (never->encoding);
  g_assert_null (small->encoding);
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/packed/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (a_packed_request_is_taken);
  TEST (a_bomb_is_refused);
  TEST (what_is_packed_otherwise_or_badly_is_refused);
  TEST (an_answer_is_packed_for_who_wants_it);
  return g_test_run ();
}
