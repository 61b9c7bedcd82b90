/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-change.h — a page of headquarters' change feed.
 * Layer: wire.  Thread: any, one at a time.
 * Rules:  a page and its cursor are applied in one transaction; the cursor is opaque to registers.
 * Source: docs/protocol.md "Changes". */
#pragma once
#include "model/pos-config.h"

G_BEGIN_DECLS

typedef struct {
  gint64 seq;
  const PosKind *kind; /* (nullable): %NULL: headquarters knows one that this program does not */
  char *unknown_kind;  /* (nullable): what that is called; then the change has no record */
  char *id;
  gpointer record; /* of the kind's type; %NULL: deleted */
} PosChange;

PosChange *pos_change_new (gint64 seq, const PosKind *kind, const char *id, gpointer record);
void pos_change_free (PosChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosChange, pos_change_free)

typedef struct {
  GPtrArray *changes; /* PosChange, in the order of the feed */
  char *cursor;       /* ask after this one next time; stored with the changes */
  gboolean more;      /* ask again at once */
  gboolean reset;     /* headquarters starts over: what the feed brought before may be forgotten */
  gint64 at;          /* headquarters' clock */

  /* The register's last transaction that headquarters has: going back means that headquarters was
   * restored from a copy, and that what it lost must be sent again. */
  gint64 received_sequence;
  char *received_hash;
  /* Of those it has, what the records here do not contain yet: sequence numbers, ascending. */
  GArray *waiting; /* gint64 */
  /* Of those that wait, what headquarters will still work on by itself: not what it decided
   * against, nor what follows that. */
  GArray *undecided; /* gint64 */
  /* Sequence numbers before the last that never came: what was acknowledged must be sent again. */
  GArray *missing; /* gint64 */
  gint64 problems; /* of this store, that wait for a person */
  gboolean alone;  /* a hub tells this, and does not hear headquarters now */

  /* For a store's hub: the same of each register of the store; JSON, only written. */
  char *registers;
  char *revoked; /* (nullable): whose certificates hold no longer, the signed list; only written */
} PosChangePage;

PosChangePage *pos_change_page_new (void);
void pos_change_page_free (PosChangePage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosChangePage, pos_change_page_free)

/* The path that asks for the page after @cursor (nullable: the first one).  @in_force: (nullable):
 * JSON of at most POS_IN_FORCE_BYTES.  Returns: (transfer full). */
char *pos_change_page_dup_path (const char *cursor, const char *in_force);

/* Errors: POS_VALUE_ERROR, naming the change that cannot be read; UNKNOWN_KIND where that names
 * none, be it one that this program does not know. */
PosChangePage *pos_change_page_parse (const char *text, gssize length, GError **error);

/* Writing, for the side that has bodies as text already: open, any number of changes, close. */
GString *pos_change_page_open (guint32 currency);
/* @body: (nullable): JSON text; %NULL: deleted. */
void pos_change_page_append (
    GString *text, gint64 seq, const char *kind, const char *id, const char *body);
/* Uses the members of @page but its changes.  Returns: (transfer full): the text. */
char *pos_change_page_close (GString *text, const PosChangePage *page);
/* @numbers: (element-type gint64).  Returns: (transfer full): a list of whole numbers. */
json_t *pos_sequences_to_json (GArray *numbers);

G_END_DECLS
