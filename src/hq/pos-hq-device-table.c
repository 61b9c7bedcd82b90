/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-device-table.c — SQL of devices and enrollment codes. */
#include "hq/pos-hq-device-table.h"
#include "base/pos-digest.h"

#include <string.h>

static const char ADD_CODE[] =
    "INSERT INTO enrollment_code (code_hash, register, kind, expires_at) "
    "VALUES (:code_hash, :register, :kind, :expires_at)";
static const char GET_CODE[] =
    "SELECT register, kind FROM enrollment_code WHERE code_hash = :code_hash "
    "AND used_at IS NULL AND expires_at > :now";
static const char USE_CODE[] =
    "UPDATE enrollment_code SET used_at = :now WHERE code_hash = :code_hash";
static const char DROP_TOKENS[] =
    "UPDATE device SET token_hash = NULL WHERE register = :register AND kind = :kind "
    "AND token_hash IS NOT NULL";
static const char ADD[] =
    "INSERT INTO device (id, register, store, kind, name, token_hash, enrolled_at) "
    "VALUES (:id, :register, :store, :kind, :name, :token_hash, :now)";
static const char LOAD[] =
    "SELECT id, register, store, kind, token_hash FROM device WHERE token_hash IS NOT NULL";
static const char LOAD_PLACES[] =
    "SELECT DISTINCT register, store FROM device WHERE kind = 'register'";
static const char GET[] = "SELECT id, register, store, kind FROM device WHERE id = :id";
static const char GET_RECEIVED[] =
    "SELECT max (received_sequence, upstream_sequence), "
    "  CASE WHEN received_sequence >= upstream_sequence THEN received_hash END "
    "FROM device WHERE id = :id";
/* A register that was enrolled anew begins where it begins: what came before came from its device
 * then.  What leaps far did not lose it all. */
static const char LEAP[] =
    "UPDATE device SET missing = (WITH RECURSIVE gap (v) AS (SELECT device.received_sequence + 1 "
    "  UNION ALL SELECT v + 1 FROM gap WHERE v + 1 < :sequence LIMIT 1000) "
    "  SELECT json_group_array (v) FROM (SELECT value AS v FROM json_each (device.missing) "
    "  UNION ALL SELECT v FROM gap)) "
    "WHERE id = :id AND received_sequence + 1 < :sequence AND (received_sequence > 0 "
    "  OR NOT EXISTS (SELECT 1 FROM device e WHERE e.register = device.register "
    "    AND e.kind = device.kind AND e.id <> device.id AND e.received_sequence > 0))";
static const char FILL[] =
    "UPDATE device SET missing = (SELECT json_group_array (value) FROM json_each (device.missing) "
    "  WHERE value <> :sequence) WHERE id = :id AND missing <> '[]'";
static const char MISSING[] =
    "SELECT value FROM device, json_each (device.missing) WHERE device.id = :id ORDER BY value";
static const char SET_RECEIVED[] =
    "UPDATE device SET received_sequence = :sequence, received_hash = :hash "
    "WHERE id = :id AND received_sequence < :sequence";

static const char *
kind_of (gboolean hub)
{
  return hub ? "hub" : "register";
}

PosHqDevice *
pos_hq_device_new (const PosId *id, const char *register_id, const char *store)
{
  PosHqDevice *self = g_new0 (PosHqDevice, 1);

  self->id = *id;
  self->register_id = g_strdup (register_id);
  self->store = g_strdup (store);
  return self;
}

void
pos_hq_device_free (PosHqDevice *self)
{
  g_free (self->register_id);
  g_free (self->store);
  g_free (self);
}

char *
pos_hq_hash_secret (const char *secret)
{
  PosDigest digest = pos_digest_sha256 (secret, strlen (secret));

  return pos_digest_to_text (&digest);
}

gboolean
pos_hq_device_table_add_code (PosDbTxn *txn,
                              const char *code,
                              const char *register_id,
                              gboolean hub,
                              gint64 expires_at,
                              GError **error)
{
  g_autoptr (PosDbStatement) add = pos_db_txn_prepare (txn, ADD_CODE);
  g_autofree char *hash = pos_hq_hash_secret (code);

  pos_db_bind_text (add, ":code_hash", hash);
  pos_db_bind_text (add, ":register", register_id);
  pos_db_bind_text (add, ":kind", kind_of (hub));
  pos_db_bind_int64 (add, ":expires_at", expires_at);
  return pos_db_run (add, error);
}

gboolean
pos_hq_device_table_use_code (
    PosDbTxn *txn, const char *code, gint64 now, char **register_id, gboolean *hub, GError **error)
{
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, GET_CODE);
  g_autoptr (PosDbStatement) use = NULL;
  g_autofree char *hash = pos_hq_hash_secret (code);
  gboolean has_row;

  *register_id = NULL;
  pos_db_bind_text (get, ":code_hash", hash);
  pos_db_bind_int64 (get, ":now", now);
  if (!pos_db_step (get, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  *register_id = g_strdup (pos_db_column_text (get, 0));
  *hub = !strcmp (pos_db_column_word (get, 1), "hub");
  use = pos_db_txn_prepare (txn, USE_CODE);
  pos_db_bind_text (use, ":code_hash", hash);
  pos_db_bind_int64 (use, ":now", now);
  return pos_db_run (use, error);
}

gboolean
pos_hq_device_table_add (PosDbTxn *txn,
                         const PosHqDevice *device,
                         const char *name,
                         const char *token,
                         gint64 now,
                         GError **error)
{
  g_autoptr (PosDbStatement) drop = pos_db_txn_prepare (txn, DROP_TOKENS);
  g_autoptr (PosDbStatement) add = pos_db_txn_prepare (txn, ADD);
  g_autofree char *hash = pos_hq_hash_secret (token);

  pos_db_bind_text (drop, ":register", device->register_id);
  pos_db_bind_text (drop, ":kind", kind_of (device->hub));
  if (!pos_db_run (drop, error))
    return FALSE;
  pos_db_bind_id (add, ":id", &device->id);
  pos_db_bind_text (add, ":register", device->register_id);
  pos_db_bind_text (add, ":store", device->store);
  pos_db_bind_text (add, ":kind", kind_of (device->hub));
  pos_db_bind_text (add, ":name", name);
  pos_db_bind_text (add, ":token_hash", hash);
  pos_db_bind_int64 (add, ":now", now);
  return pos_db_run (add, error);
}

static PosHqDevice *
device_from_row (PosDbStatement *row)
{
  PosId id = pos_db_column_id (row, 0);
  PosHqDevice *device =
      pos_hq_device_new (&id, pos_db_column_word (row, 1), pos_db_column_text (row, 2));

  device->hub = !strcmp (pos_db_column_word (row, 3), "hub");
  return device;
}

gboolean
pos_hq_device_table_load (PosDbTxn *txn, GHashTable *devices, GError **error)
{
  g_autoptr (PosDbStatement) load = pos_db_txn_prepare (txn, LOAD);
  gboolean has_row;

  g_hash_table_remove_all (devices);
  if (!pos_db_step (load, &has_row, error))
    return FALSE;
  while (has_row) {
    g_hash_table_insert (devices, g_strdup (pos_db_column_word (load, 4)), device_from_row (load));
    if (!pos_db_step (load, &has_row, error))
      return FALSE;
  }
  return TRUE;
}

char *
pos_hq_place_name (const char *register_id, const char *store)
{
  return g_strconcat (register_id, "\n", store, NULL);
}

gboolean
pos_hq_device_table_load_places (PosDbTxn *txn, GHashTable *places, GError **error)
{
  g_autoptr (PosDbStatement) load = pos_db_txn_prepare (txn, LOAD_PLACES);
  gboolean has_row;

  g_hash_table_remove_all (places);
  while (pos_db_step (load, &has_row, error)) {
    if (!has_row)
      return TRUE;
    g_hash_table_add (
        places, pos_hq_place_name (pos_db_column_word (load, 0), pos_db_column_word (load, 1)));
  }
  return FALSE;
}

gboolean
pos_hq_device_table_get (PosDbTxn *txn, const PosId *id, PosHqDevice **device, GError **error)
{
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, GET);
  gboolean has_row;

  pos_db_bind_id (get, ":id", id);
  if (!pos_db_step (get, &has_row, error))
    return FALSE;
  *device = has_row ? device_from_row (get) : NULL;
  return TRUE;
}

gboolean
pos_hq_device_table_get_received (
    PosDbTxn *txn, const PosId *device, gint64 *sequence, char **hash, GError **error)
{
  g_autoptr (PosDbStatement) get = pos_db_txn_prepare (txn, GET_RECEIVED);
  gboolean has_row;

  *sequence = 0;
  *hash = NULL;
  pos_db_bind_id (get, ":id", device);
  if (!pos_db_step (get, &has_row, error))
    return FALSE;
  if (has_row) {
    *sequence = pos_db_column_int64 (get, 0);
    *hash = g_strdup (pos_db_column_text (get, 1));
  }
  return TRUE;
}

gboolean
pos_hq_device_table_list_missing (PosDbTxn *txn,
                                  const PosId *device,
                                  GArray *missing,
                                  GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, MISSING);
  gboolean has_row;

  pos_db_bind_id (list, ":id", device);
  g_array_set_size (missing, 0);
  for (;;) {
    if (!pos_db_step (list, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    gint64 sequence = pos_db_column_int64 (list, 0);
    g_array_append_val (missing, sequence);
  }
}

gboolean
pos_hq_device_table_set_received (
    PosDbTxn *txn, const PosId *device, gint64 sequence, const char *hash, GError **error)
{
  g_autoptr (PosDbStatement) leap = pos_db_txn_prepare (txn, LEAP);
  g_autoptr (PosDbStatement) fill = pos_db_txn_prepare (txn, FILL);
  g_autoptr (PosDbStatement) set = pos_db_txn_prepare (txn, SET_RECEIVED);

  pos_db_bind_id (leap, ":id", device);
  pos_db_bind_int64 (leap, ":sequence", sequence);
  pos_db_bind_id (fill, ":id", device);
  pos_db_bind_int64 (fill, ":sequence", sequence);
  pos_db_bind_id (set, ":id", device);
  pos_db_bind_int64 (set, ":sequence", sequence);
  pos_db_bind_text (set, ":hash", hash);
  return pos_db_run (leap, error) && pos_db_run (fill, error) && pos_db_run (set, error);
}
