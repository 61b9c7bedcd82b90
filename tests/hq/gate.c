/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gate.c — see the header. */
#include "gate.h"
#include "sync/pos-http-transport.h"
#include "wire/pos-protocol.h"

#include <libsoup/soup.h>

struct _Gate {
  Chain *chain;
  char *address; /* headquarters' own */
  SoupServer *soup;
  char *method;
  char *path;
  GQueue deeds;     /* GateDeed */
  GPtrArray *stuck; /* SoupServerMessage */
};

typedef struct {
  PosTransport *transport;
  SoupServerMessage *message;
  char *method;
  char *path;
  GBytes *body;
  GateDeed deed;
  gboolean is_over;
} Passage;

static void
passage_free (Passage *self)
{
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_object_unref (self->transport);
  g_object_unref (self->message);
  g_free (self->method);
  g_free (self->path);
  g_bytes_unref (self->body);
  g_free (self);
}

static void
respond (SoupServerMessage *message, guint status, const char *type, GBytes *body)
{
  gsize size;
  const char *text = g_bytes_get_data (body, &size);

  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, size > 0 ? text : "", size);
}

static void pass (Passage *self);

/* Who asked may hang up meanwhile: then there is nobody to answer. */
static void
over_cb (SoupServerMessage *message, gpointer data)
{
  ((Passage *)data)->is_over = TRUE;
}

/* @answer: %NULL when the other end gave none. */
static void
give_back (Passage *self, PosAnswer *answer)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);

  if (answer && self->deed == GATE_PASS)
    respond (self->message, answer->status, answer->content_type, answer->body);
  else
    g_socket_close (soup_server_message_get_socket (self->message), NULL);
  if (!answer)
    respond (self->message, 502, "text/plain", nothing);
  soup_server_message_unpause (self->message);
}

static void
passed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Passage *self = data;
  g_autoptr (PosAnswer) answer = pos_transport_send_finish (POS_TRANSPORT (source), result, NULL);

  if (self->deed == GATE_TWICE) {
    self->deed = GATE_PASS;
    pass (self);
    return;
  }
  if (!self->is_over)
    give_back (self, answer);
  passage_free (self);
}

static void
pass (Passage *self)
{
  pos_transport_send_async (
      self->transport, self->method, self->path, self->body, 0, NULL, passed_cb, self);
}

static GateDeed
choose (Gate *self, const char *method, const char *path)
{
  if (g_queue_is_empty (&self->deeds) || g_strcmp0 (self->method, method) != 0 ||
      (self->path && strcmp (self->path, path) != 0))
    return GATE_PASS;
  return (GateDeed)GPOINTER_TO_INT (g_queue_pop_head (&self->deeds));
}

static void
handle (SoupServer *soup,
        SoupServerMessage *message,
        const char *path,
        GHashTable *query,
        gpointer user_data)
{
  Gate *self = user_data;
  const char *method = soup_server_message_get_method (message);
  const char *token = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "Authorization");
  const char *asked = g_uri_get_query (soup_server_message_get_uri (message));
  GateDeed deed = choose (self, method, path);
  g_autoptr (GBytes) trouble = g_bytes_new_static ("<h1>500</h1>", 12);
  Passage *passage;

  if (deed == GATE_FAIL) {
    respond (message, 500, "text/html", trouble);
    return;
  }
  soup_server_message_pause (message);
  if (deed == GATE_HANG) {
    g_ptr_array_add (self->stuck, g_object_ref (message));
    return;
  }
  passage = g_new0 (Passage, 1);
  passage->transport = pos_http_transport_new (self->address, NULL);
  passage->message = g_object_ref (message);
  g_signal_connect (message, "finished", G_CALLBACK (over_cb), passage);
  g_signal_connect (message, "disconnected", G_CALLBACK (over_cb), passage);
  passage->method = g_strdup (method);
  passage->path = asked ? g_strconcat (path, "?", asked, NULL) : g_strdup (path);
  passage->body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  passage->deed = deed;
  if (token)
    pos_transport_set_token (passage->transport, token + strlen ("Bearer "));
  pass (passage);
}

Gate *
gate_new (Chain *chain)
{
  Gate *self = g_new0 (Gate, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->chain = chain;
  self->address = chain->address;
  self->stuck = g_ptr_array_new_with_free_func (g_object_unref);
  g_queue_init (&self->deeds);
  self->soup = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->soup, NULL, handle, self, NULL);
  soup_server_listen_local (self->soup, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->soup);
  chain->address = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);
  return self;
}

void
gate_free (Gate *self)
{
  g_assert_true (g_queue_is_empty (&self->deeds));
  soup_server_disconnect (self->soup);
  g_ptr_array_unref (self->stuck);
  g_object_unref (self->soup);
  g_free (self->chain->address);
  self->chain->address = self->address;
  g_free (self->method);
  g_free (self->path);
  g_free (self);
}

void
gate_set (Gate *self, const char *method, const char *path, GateDeed deed)
{
  g_free (self->method);
  g_free (self->path);
  self->method = g_strdup (method);
  self->path = g_strdup (path);
  g_queue_push_tail (&self->deeds, GINT_TO_POINTER (deed));
}

void
gate_spoil (Gate *self, const char *path, const GateDeed *deeds, guint n)
{
  gate_set (self, "POST", path, GATE_PASS);
  for (guint i = 0; i < n; i++)
    gate_set (self, "POST", path, deeds[i]);
}
