/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-seen.c — see the header. */
#include "register/pos-work-seen.h"

#include "model/pos-work-query.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "store/pos-setting-table.h"

#define KEY_PREFIX "work.seen."
#define BETWEEN " "

typedef struct {
  char *key;
  char *ids;
} Seen;

static void
seen_free (gpointer data)
{
  Seen *self = data;

  g_free (self->key);
  g_free (self->ids);
  g_free (self);
}

GHashTable *
pos_work_seen_load (PosRegister *reg)
{
  GHashTable *seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!reg->worker)
    return seen;
  g_autofree char *key = g_strconcat (KEY_PREFIX, reg->worker->id, NULL);
  g_autofree char *kept = pos_quick_dup_setting (reg, key);
  g_auto (GStrv) ids = g_strsplit (kept ? kept : "", BETWEEN, -1);
  for (GStrv id = ids; *id; id++)
    g_hash_table_add (seen, g_strdup (*id));
  return seen;
}

static char *
join_ids (GPtrArray *lines)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++) {
    PosWorkLine *line = lines->pdata[i];
    char id[POS_ID_TEXT_SIZE];

    if (line->view == POS_WORK_DONE)
      continue;
    pos_id_to_text (&line->line, id);
    g_string_append_printf (ids, "%s%s", ids->len > 0 ? BETWEEN : "", id);
  }
  return g_string_free (ids, FALSE);
}

static gboolean
write_seen (PosDbTxn *txn, gpointer data, GError **error)
{
  Seen *self = data;

  pos_db_txn_touch (txn, POS_WORK_SEEN_TOPIC);
  return pos_setting_table_set (txn, self->key, *self->ids ? self->ids : NULL, error);
}

void
pos_work_seen_mark (PosRegister *reg, GPtrArray *lines)
{
  Seen *seen;

  if (!reg->worker)
    return;
  seen = g_new0 (Seen, 1);
  seen->key = g_strconcat (KEY_PREFIX, reg->worker->id, NULL);
  seen->ids = join_ids (lines);
  pos_db_write_async (
      pos_local_store_get_db (reg->local_store), write_seen, seen, seen_free, NULL, NULL, NULL);
}
