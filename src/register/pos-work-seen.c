/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-seen.c — see the header. */
#include "register/pos-work-seen.h"

#include "model/pos-work-query.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "store/pos-setting-table.h"
#include "store/pos-work-table.h"

#define KEY_PREFIX "work.seen."
#define BETWEEN " "

typedef struct {
  char *key;
  char *ids;
  char *store; /* (nullable): @ids are all that was seen */
} Seen;

static void
seen_free (gpointer data)
{
  Seen *self = data;

  g_free (self->key);
  g_free (self->ids);
  g_free (self->store);
  g_free (self);
}

/* @kept: (nullable). */
static GHashTable *
split_ids (const char *kept)
{
  GHashTable *seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) ids = g_strsplit (kept ? kept : "", BETWEEN, -1);

  for (GStrv id = ids; *id; id++)
    g_hash_table_add (seen, g_strdup (*id));
  return seen;
}

GHashTable *
pos_work_seen_load (PosRegister *reg)
{
  if (!reg->worker)
    return split_ids (NULL);
  g_autofree char *key = g_strconcat (KEY_PREFIX, reg->worker->id, NULL);
  g_autofree char *kept = pos_quick_dup_setting (reg, key);
  return split_ids (kept);
}

static void
join_id (GString *ids, const char *id)
{
  g_string_append_printf (ids, "%s%s", ids->len > 0 ? BETWEEN : "", id);
}

/* Of those that are to be done.  @among: (nullable): all. */
static GString *
join_ids (GPtrArray *lines, GHashTable *among)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++) {
    PosWorkLine *line = lines->pdata[i];
    char id[POS_ID_TEXT_SIZE];

    pos_id_to_text (&line->line, id);
    if (line->view != POS_WORK_DONE && (!among || g_hash_table_contains (among, id)))
      join_id (ids, id);
  }
  return ids;
}

/* --- Keeping --- */

/* What is gone meanwhile goes from the text too. */
static gboolean
add_ids (PosDbTxn *txn, Seen *self, GError **error)
{
  g_autofree char *kept = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GHashTable) seen = NULL;
  g_auto (GStrv) more = g_strsplit (self->ids, BETWEEN, -1);
  gboolean fresh = FALSE;

  if (!pos_setting_table_get (txn, self->key, &kept, error))
    return FALSE;
  seen = split_ids (kept);
  for (GStrv id = more; *id; id++)
    fresh |= g_hash_table_add (seen, g_strdup (*id));
  /* Several lists of a register ask for the same. */
  if (!fresh)
    return TRUE;
  lines = pos_work_table_list (txn, self->store, G_MAXINT64, error);
  if (!lines)
    return FALSE;
  GString *ids = join_ids (lines, seen);
  g_free (self->ids);
  self->ids = g_string_free (ids, FALSE);
  pos_db_txn_touch (txn, POS_WORK_SEEN_TOPIC);
  return pos_setting_table_set (txn, self->key, *self->ids ? self->ids : NULL, error);
}

static gboolean
write_seen (PosDbTxn *txn, gpointer data, GError **error)
{
  Seen *self = data;

  if (self->store)
    return add_ids (txn, self, error);
  pos_db_txn_touch (txn, POS_WORK_SEEN_TOPIC);
  return pos_setting_table_set (txn, self->key, *self->ids ? self->ids : NULL, error);
}

/* Takes @ids.  @store: (nullable). */
static void
keep (PosRegister *reg, GString *ids, const char *store)
{
  Seen *seen = g_new0 (Seen, 1);

  seen->key = g_strconcat (KEY_PREFIX, reg->worker->id, NULL);
  seen->ids = g_string_free (ids, FALSE);
  seen->store = g_strdup (store);
  pos_db_write_async (
      pos_local_store_get_db (reg->local_store), write_seen, seen, seen_free, NULL, NULL, NULL);
}

void
pos_work_seen_mark (PosRegister *reg, GPtrArray *lines)
{
  if (reg->worker)
    keep (reg, join_ids (lines, NULL), NULL);
}

void
pos_work_seen_add (PosRegister *reg, PosOrder *order, GHashTable *seen)
{
  PosStore *store = pos_register_get_store_record (reg);
  g_autoptr (GString) ids = g_string_new (NULL);

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    g_autofree char *id = pos_id_dup_text (&line->id);

    if (!pos_order_line_is_deferred (line))
      continue;
    join_id (ids, id);
    g_hash_table_add (seen, g_steal_pointer (&id));
  }
  if (reg->worker && store && ids->len > 0)
    keep (reg, g_steal_pointer (&ids), store->id);
}
