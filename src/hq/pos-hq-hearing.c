/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-hearing.c — see the header. */
#include "hq/pos-hq-hearing.h"
#include "base/pos-date.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "hq/pos-hq-heard-table.h"
#include "wire/pos-protocol.h"

#include <string.h>

#define KEEP_SECONDS 60

/* Noting. */

static gboolean
is_layout (json_t *json)
{
  return json_object_size (json) == 2 && json_is_string (json_object_get (json, "id")) &&
         json_is_integer (json_object_get (json, "version"));
}

static gboolean
is_in_force (json_t *json)
{
  json_t *layouts = json_object_get (json, "layouts"), *layout;
  gsize i;

  json_array_foreach (layouts, i, layout) if (!is_layout (layout)) return FALSE;
  return json_is_string (json_object_get (json, "program")) &&
         (!layouts || json_is_array (layouts)) && json_object_size (json) == (layouts ? 2 : 1);
}

/* (nullable) (transfer full) */
static char *
read_in_force (const char *text)
{
  g_autoptr (json_t) json = NULL;

  if (!text || strlen (text) > POS_IN_FORCE_BYTES)
    return NULL;
  json = pos_json_parse (text, -1, NULL);
  return json && is_in_force (json) ? pos_json_to_text (json) : NULL;
}

void
pos_hq_hearing_note (PosHqCall *call)
{
  PosHqHeard *heard = g_new0 (PosHqHeard, 1);

  heard->device = call->device->id;
  heard->at = call->now;
  heard->cursor = g_strndup (pos_hq_call_get_query (call, "after"), POS_IN_FORCE_BYTES);
  heard->in_force = read_in_force (pos_hq_call_get_query (call, "in_force"));
  g_hash_table_replace (call->core->heard, &heard->device, heard);
}

/* What a hub heard. */

/* (nullable) (transfer full) */
static PosHqHeard *
read_heard (json_t *json, gint64 now, GError **error)
{
  g_autoptr (PosHqHeard) heard = g_new0 (PosHqHeard, 1);
  const char *device = json_string_value (json_object_get (json, "device"));
  const char *at = json_string_value (json_object_get (json, "heard_at"));
  json_t *in_force = json_object_get (json, "in_force");
  g_autofree char *text = json_is_object (in_force) ? pos_json_to_text (in_force) : NULL;

  if (!device || !at) {
    pos_set_error (error,
                   POS_VALUE_ERROR,
                   POS_VALUE_ERROR_PARSE,
                   NULL,
                   "A register that was heard has a device and a time");
    return NULL;
  }
  if (!pos_id_parse (device, &heard->device, error) || !pos_instant_parse (at, &heard->at, error))
    return NULL;
  heard->at = MIN (heard->at, now);
  heard->cursor = g_strdup (json_string_value (json_object_get (json, "set_up")));
  if (heard->cursor && strlen (heard->cursor) > POS_IN_FORCE_BYTES)
    g_clear_pointer (&heard->cursor, g_free);
  heard->in_force = read_in_force (text);
  return g_steal_pointer (&heard);
}

gboolean
pos_hq_hearing_take (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  json_t *registers = json_object_get (call->input, "registers");
  gsize i;

  for (i = 0; i < json_array_size (registers); i++) {
    g_autoptr (PosHqHeard) heard = read_heard (json_array_get (registers, i), call->now, error);
    if (!heard ||
        !pos_hq_heard_table_set_behind (txn, heard, call->device->store, call->now, error))
      return FALSE;
  }
  pos_hq_call_set_answer (call, g_strdup ("{}"));
  return TRUE;
}

/* Writing. */

static GHashTable *
take (PosHqCore *core)
{
  GHashTable *heard = g_steal_pointer (&core->heard);

  core->heard = pos_hq_heard_set_new ();
  return heard;
}

static gboolean
write_all (PosDbTxn *txn, GHashTable *all, GError **error)
{
  GHashTableIter iter;
  gpointer heard;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, &heard))
    if (!pos_hq_heard_table_set (txn, heard, error))
      return FALSE;
  return TRUE;
}

static gboolean
keep_step (PosDbTxn *txn, gpointer all, GError **error)
{
  return write_all (txn, all, error);
}

/* What is lost is said again with the next look. */
static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!pos_db_write_finish (POS_DB (source), result, &error))
    g_warning ("When registers were heard: %s", error->message);
}

void
pos_hq_hearing_keep (PosHqCore *core)
{
  if (!core->db || g_hash_table_size (core->heard) == 0)
    return;
  pos_db_write_async (
      core->db, keep_step, take (core), (GDestroyNotify)g_hash_table_unref, NULL, on_kept, NULL);
}

static gboolean
on_timer (gpointer core)
{
  pos_hq_hearing_keep (core);
  return G_SOURCE_CONTINUE;
}

void
pos_hq_hearing_start (PosHqCore *core)
{
  core->keep_timer = g_timeout_add_seconds (KEEP_SECONDS, on_timer, core);
}

/* Telling. */

static gboolean
tell_step (PosDbTxn *txn, gpointer call, GError **error)
{
  char *text = pos_hq_heard_table_to_text (txn, error);

  if (!text)
    return FALSE;
  pos_hq_call_set_answer (call, text);
  return TRUE;
}

static gboolean
answer_step (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;

  return write_all (txn, call->input, error) && tell_step (txn, call, error);
}

void
pos_hq_hearing_answer (PosHqCall *call)
{
  /* What was heard since the disk took something last is noted later. */
  if (pos_db_get_trouble (call->core->db) >= 0) {
    pos_hq_call_read (call, tell_step);
    return;
  }
  pos_hq_call_set_input (call, take (call->core), (GDestroyNotify)g_hash_table_unref);
  pos_hq_call_write (call, answer_step);
}
