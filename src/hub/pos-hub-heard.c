/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hub-heard.c — tells headquarters, once a minute, which registers of the store were heard here
 * and what is in force there.  Nothing waits for it; what does not arrive is told again. */
#include "base/pos-error.h"
#include "hq/pos-hq-heard-table.h"
#include "hq/pos-hq-hearing.h"
#include "hub/pos-hub-private.h"
#include "wire/pos-protocol.h"

#include <string.h>

#define PAUSE (60 * G_USEC_PER_SEC)

/* @hub: it may end before the answer comes. */
typedef struct {
  GWeakRef hub;
  GCancellable *cancellable;
  char *cursor;
  gint64 after;
  gint64 latest;
  guint n_heard;
  char *text; /* (nullable) */
} Report;

static void
report_free (Report *self)
{
  g_object_unref (self->cancellable);
  g_weak_ref_clear (&self->hub);
  g_free (self->cursor);
  g_free (self->text);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Report, report_free)

static gboolean
list (PosDbTxn *txn, gpointer data, GError **error)
{
  Report *self = data;

  g_clear_pointer (&self->text, g_free);
  return pos_hq_heard_table_list_behind (
      txn, self->cursor, self->after, &self->latest, &self->n_heard, &self->text, error);
}

static void
on_told (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Report) report = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosAnswer) answer = pos_transport_send_finish (POS_TRANSPORT (source), result, &error);

  g_autoptr (PosHub) hub = g_weak_ref_get (&report->hub);
  if (!answer || !pos_answer_check (answer, &error))
    g_debug ("Which registers were heard: %s", error->message);
  else if (hub) {
    hub->heard_after = report->latest;
    if (report->n_heard == POS_HQ_HEARD_PAGE)
      hub->told_at = 0; /* the others with the next look at the feed */
  }
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Report) report = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = NULL;

  if (!pos_db_write_finish (POS_DB (source), result, &error)) {
    g_debug ("Which registers were heard: %s", error->message);
    return;
  }
  g_autoptr (PosHub) hub = g_weak_ref_get (&report->hub);
  if (!hub || !report->text || g_cancellable_is_cancelled (report->cancellable))
    return;
  GCancellable *cancellable = report->cancellable;
  body = g_bytes_new (report->text, strlen (report->text));
  pos_transport_send_async (hub->transport,
                            "POST",
                            POS_PATH_HEARINGS,
                            body,
                            0,
                            cancellable,
                            on_told,
                            g_steal_pointer (&report));
}

void
pos_hub_tell_heard (PosHub *self, gint64 now)
{
  Report *report;

  if (self->told_at && now >= self->told_at && now - self->told_at < PAUSE)
    return;
  self->told_at = now;
  /* What was heard while the clock was ahead does not hide what is heard now. */
  if (self->heard_after > now)
    self->heard_after = 0;
  report = g_new0 (Report, 1);
  g_weak_ref_init (&report->hub, self);
  report->cancellable = g_object_ref (self->cancellable);
  report->cursor = g_strdup (self->cursor);
  report->after = self->heard_after;
  pos_hq_hearing_keep (self->core);
  /* On the writer, behind what it was just given to keep. */
  pos_db_write_async (self->core->db, list, report, NULL, NULL, on_listed, report);
}
