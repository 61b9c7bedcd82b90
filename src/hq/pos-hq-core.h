/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-core.h — headquarters apart from any line: its database, its devices, its job.
 * Layer: hq.  Thread: main; the database has its own.
 * Rules:  everything above it (calls, inbox, routes, server) holds a reference; when it is closed,
 *         what is still under way ends with POS_DB_ERROR_CLOSED. */
#pragma once
#include "base/pos-context.h"
#include "db/pos-db.h"
#include "hq/pos-hq-authority.h"

G_BEGIN_DECLS

/* In the folder of the database: the signed list of the certificates that hold no longer. */
#define POS_HQ_REVOKED_FILE "revoked.pem"

#define POS_TYPE_HQ_CORE (pos_hq_core_get_type ())
G_DECLARE_FINAL_TYPE (PosHqCore, pos_hq_core, POS, HQ_CORE, GObject)

struct _PosHqCore {
  GObject parent_instance;

  PosContext *context;
  PosDb *db; /* %NULL once closed */
  char *data;
  char *admin_token;
  char *run;                 /* of the feed; see pos-hq-run-table.h; pos_hq_core_get_run() */
  char *last_run;            /* (nullable): the one before, … */
  gint began;                /* (atomic): … which counts until this program could write */
  gboolean told_trouble;     /* that it cannot */
  GHashTable *devices;       /* token hash → PosHqDevice */
  GHashTable *places;        /* set of what pos_hq_place_name() gives: who was ever where */
  char *hub_store;           /* (nullable): this is the hub of that store, not headquarters */
  GHashTable *certified;     /* fingerprint of a certificate → PosHqDevice */
  GHashTable *heard;         /* PosHqHeard that are not written yet; see pos-hq-hearing.h */
  PosHqAuthority *authority; /* (nullable): none yet */

  /* Guesses at enrollment codes, so that nobody gets many; those that are not answered yet are
   * taken for wrong. */
  guint wrong_codes; /* since @wrong_codes_at */
  gint64 wrong_codes_at;

  /* pos-hq-job.c */
  guint timer;
  guint sync_interval; /* 0: only on demand */
  gboolean synchronizing;
  gboolean synchronize_again;
  char *mail_folder; /* (nullable): letters to customers go there */

  guint keep_timer; /* pos-hq-hearing.c */

  /* At a hub: what headquarters said that the time is, and when that was (pos_steady_get_now()). */
  gint64 told_time; /* 0: not since it started */
  gint64 told_time_at;
  gboolean is_cut; /* it did not answer since */
};

/* Opens or creates the database in @data.  Blocks.  Errors: those of pos_db_open().
 * @vfs: (nullable): the simulated disk it is on, without threads */
PosHqCore *pos_hq_core_new (const char *data, const char *vfs, PosContext *context, GError **error);
/* The database in @data to read in, also beside the program that serves it: nothing is written.
 * Blocks. */
PosDb *pos_hq_core_open_beside (const char *data, GError **error);
/* Copies the database in @data to @path, which must not exist, also beside the program that serves
 * it; looks through the copy before it gets that name.  Blocks. */
gboolean pos_hq_core_backup (const char *data, const char *path, GError **error);
/* Finishes what is queued; harmless when closed already. */
void pos_hq_core_close (PosHqCore *self);

/* Thread: any. */
const char *pos_hq_core_get_run (PosHqCore *self);
/* Says in the log that @what failed: of a disk that takes nothing once, until it does again.
 * @error: (nullable): it did not. */
void pos_hq_core_note_failure (PosHqCore *self, const char *what, const GError *error);

/* The time that others are told: headquarters' clock, and at a hub what headquarters said, whatever
 * the hub's machine says. */
gint64 pos_hq_core_get_time (PosHqCore *self);
/* At a hub: headquarters says that it is @time. */
void pos_hq_core_hear_time (PosHqCore *self, gint64 time);
/* At a hub: headquarters does not answer. */
void pos_hq_core_lose_line (PosHqCore *self);
/* Whether this is a hub that does not hear headquarters now: what others do meanwhile it does not
 * know. */
gboolean pos_hq_core_is_alone (PosHqCore *self);

/* After an enrollment or a revocation. */
gboolean pos_hq_core_load_devices (PosHqCore *self, GError **error);
/* From then on the chain has an authority. */
gboolean pos_hq_core_need_authority (PosHqCore *self, GError **error);

G_END_DECLS
