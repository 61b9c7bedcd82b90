/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-http-lines.c — see the header. */
#include "sync/pos-http-lines.h"

/* At once; what comes meanwhile waits.  Two are a register's: the pump, and whoever stands there;
 * a hub asks for all registers of its store. */
#define MOST 4
/* For how long a connection is good for another request: for less than proxies keep one. */
#define IDLE (30 * G_USEC_PER_SEC)

struct _PosHttpLine {
  SoupSession *session;
  guint n_requests;
  gint64 last_at; /* when the last request ended; of the monotonic clock */
};

struct _PosHttpLines {
  GPtrArray *lines; /* PosHttpLine */
  GTlsDatabase *authority;
  guint timeout;
};

static void
line_clear (gpointer data)
{
  PosHttpLine *self = data;

  g_object_unref (self->session);
}

static void
line_unref (gpointer self)
{
  g_rc_box_release_full (self, line_clear);
}

static PosHttpLine *
add_line (PosHttpLines *self)
{
  PosHttpLine *line = g_rc_box_new0 (PosHttpLine);

  line->session = soup_session_new_with_options ("max-conns",
                                                 1,
                                                 "max-conns-per-host",
                                                 1,
                                                 "timeout",
                                                 self->timeout,
                                                 "idle-timeout",
                                                 0, /* see the header */
                                                 "user-agent",
                                                 "pos/" POS_VERSION,
                                                 NULL);
  /* What was packed is unpacked by whoever knows how large it may become. */
  soup_session_remove_feature_by_type (line->session, SOUP_TYPE_CONTENT_DECODER);
  if (self->authority)
    soup_session_set_tls_database (line->session, self->authority);
  g_ptr_array_add (self->lines, line);
  return line;
}

PosHttpLines *
pos_http_lines_new (GTlsDatabase *authority, guint timeout)
{
  PosHttpLines *self = g_new0 (PosHttpLines, 1);

  self->lines = g_ptr_array_new_with_free_func (line_unref);
  self->authority = authority ? g_object_ref (authority) : NULL;
  self->timeout = timeout;
  return self;
}

void
pos_http_lines_free (PosHttpLines *self)
{
  g_ptr_array_unref (self->lines);
  g_clear_object (&self->authority);
  g_free (self);
}

void
pos_http_lines_abort (PosHttpLines *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    soup_session_abort (((PosHttpLine *)self->lines->pdata[i])->session);
}

/* What was kept for too long may be dead. */
static void
freshen (PosHttpLine *line, gint64 now)
{
  if (line->n_requests == 0 && now - line->last_at > IDLE)
    soup_session_abort (line->session);
}

PosHttpLine *
pos_http_lines_take (PosHttpLines *self, gint64 now)
{
  PosHttpLine *best = NULL;

  for (guint i = 0; i < self->lines->len; i++) {
    PosHttpLine *line = self->lines->pdata[i];
    if (!best || line->n_requests < best->n_requests)
      best = line;
  }
  if (!best || (best->n_requests > 0 && self->lines->len < MOST))
    best = add_line (self);
  freshen (best, now);
  best->n_requests++;
  return g_rc_box_acquire (best);
}

SoupSession *
pos_http_line_get_session (PosHttpLine *self)
{
  return self->session;
}

void
pos_http_line_give_back (PosHttpLine *self, gint64 now)
{
  self->n_requests--;
  self->last_at = now;
  line_unref (self);
}
