/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-http-lines.h — connections to one other side, each in a libsoup session of its own.
 * Layer: sync.  Thread: main.
 * Rules:  libsoup 3.2 sends a request again by itself when a connection breaks that it kept.  When
 *         it has another one at hand whose answer is there at once, it ends the program; so no
 *         session has another one.  Decision 98.
 *         It also ends a connection that it kept for long in the moment in which something is said
 *         on it again, if nobody looked around meanwhile; that request never ends.  So connections
 *         end here, before somebody speaks.  Decision 266. */
#pragma once
#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _PosHttpLines PosHttpLines;
/* One connection, or none yet. */
typedef struct _PosHttpLine PosHttpLine;

/* @authority: (nullable): who is trusted instead of the system's authorities
 * @timeout: seconds of silence after which libsoup gives a request up */
PosHttpLines *pos_http_lines_new (GTlsDatabase *authority, guint timeout);
/* What is under way goes on. */
void pos_http_lines_free (PosHttpLines *self);
/* What is under way is cancelled. */
void pos_http_lines_abort (PosHttpLines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosHttpLines, pos_http_lines_free)

/* For one request: a line on which nothing is said now, if there is one.
 * @now: of g_get_monotonic_time() */
PosHttpLine *pos_http_lines_take (PosHttpLines *self, gint64 now);
SoupSession *pos_http_line_get_session (PosHttpLine *self);
/* The request has ended. */
void pos_http_line_give_back (PosHttpLine *self, gint64 now);

G_END_DECLS
