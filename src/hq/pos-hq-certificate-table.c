/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-certificate-table.c — SQL of certificates and of the audit. */
#include "hq/pos-hq-certificate-table.h"
#include "base/pos-date.h"
#include "base/pos-json.h"

static const char ADD[] =
    "INSERT INTO certificate (fingerprint, serial, device, issued_at, expires_at) "
    "VALUES (:fingerprint, :serial, :device, :now, :expires_at)";
static const char LOAD[] = "SELECT fingerprint, device.id, register, store, kind FROM certificate "
                           "JOIN device ON device.id = certificate.device WHERE revoked_at IS NULL";
static const char COUNT[] =
    "SELECT count (*) FROM device WHERE register = :register AND kind = :kind "
    "AND (token_hash IS NOT NULL OR EXISTS (SELECT 1 FROM certificate "
    "  WHERE certificate.device = device.id AND revoked_at IS NULL))";
static const char REVOKE_TOKENS[] = "UPDATE device SET token_hash = NULL "
                                    "WHERE register = :register AND kind = :kind "
                                    "AND token_hash IS NOT NULL";
static const char REVOKE_CERTIFICATES[] =
    "UPDATE certificate SET revoked_at = :now WHERE revoked_at IS NULL AND device IN "
    "(SELECT id FROM device WHERE register = :register AND kind = :kind)";
static const char REVOKE_CODES[] =
    "UPDATE enrollment_code SET used_at = :now WHERE register = :register AND kind = :kind "
    "AND used_at IS NULL";
static const char LIST_REVOKED[] = "SELECT serial FROM certificate WHERE revoked_at IS NOT NULL "
                                   "AND expires_at > :now ORDER BY serial";
static const char ADD_AUDIT[] = "INSERT INTO audit (at, register, event, details) "
                                "VALUES (:at, :register, :event, :details)";
static const char LIST_AUDIT[] =
    "SELECT at, register, event, details FROM audit ORDER BY number DESC LIMIT 1000";

gboolean
pos_hq_certificate_table_add (PosDbTxn *txn,
                              const PosHqCertificate *certificate,
                              const PosId *device,
                              gint64 now,
                              GError **error)
{
  g_autoptr (PosDbStatement) add = pos_db_txn_prepare (txn, ADD);

  pos_db_bind_text (add, ":fingerprint", certificate->fingerprint);
  pos_db_bind_text (add, ":serial", certificate->serial);
  pos_db_bind_id (add, ":device", device);
  pos_db_bind_int64 (add, ":now", now);
  pos_db_bind_int64 (add, ":expires_at", certificate->expires_at);
  return pos_db_run (add, error);
}

gboolean
pos_hq_certificate_table_load (PosDbTxn *txn, GHashTable *devices, GError **error)
{
  g_autoptr (PosDbStatement) load = pos_db_txn_prepare (txn, LOAD);
  gboolean has_row;

  g_hash_table_remove_all (devices);
  if (!pos_db_step (load, &has_row, error))
    return FALSE;
  while (has_row) {
    PosId id = pos_db_column_id (load, 1);
    PosHqDevice *device =
        pos_hq_device_new (&id, pos_db_column_text (load, 2), pos_db_column_text (load, 3));
    device->hub = g_str_equal (pos_db_column_text (load, 4), "hub");
    g_hash_table_insert (devices, g_strdup (pos_db_column_text (load, 0)), device);
    if (!pos_db_step (load, &has_row, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
run_for (PosDbTxn *txn,
         const char *sql,
         const char *register_id,
         gboolean hub,
         const gint64 *now,
         GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, sql);

  pos_db_bind_text (statement, ":register", register_id);
  pos_db_bind_text (statement, ":kind", hub ? "hub" : "register");
  if (now)
    pos_db_bind_int64 (statement, ":now", *now);
  return pos_db_run (statement, error);
}

static gboolean
count_devices (
    PosDbTxn *txn, const char *register_id, gboolean hub, gint64 *n_devices, GError **error)
{
  g_autoptr (PosDbStatement) count = pos_db_txn_prepare (txn, COUNT);
  gboolean has_row;

  pos_db_bind_text (count, ":register", register_id);
  pos_db_bind_text (count, ":kind", hub ? "hub" : "register");
  if (!pos_db_step (count, &has_row, error))
    return FALSE;
  *n_devices = pos_db_column_int64 (count, 0);
  return TRUE;
}

gboolean
pos_hq_certificate_table_revoke (PosDbTxn *txn,
                                 const char *register_id,
                                 gboolean hub,
                                 gint64 now,
                                 gint64 *n_devices,
                                 GError **error)
{
  return count_devices (txn, register_id, hub, n_devices, error) &&
         run_for (txn, REVOKE_TOKENS, register_id, hub, NULL, error) &&
         run_for (txn, REVOKE_CERTIFICATES, register_id, hub, &now, error) &&
         run_for (txn, REVOKE_CODES, register_id, hub, &now, error);
}

GStrv
pos_hq_certificate_table_list_revoked (PosDbTxn *txn, gint64 now, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, LIST_REVOKED);
  g_autoptr (GStrvBuilder) serials = g_strv_builder_new ();
  gboolean has_row;

  pos_db_bind_int64 (list, ":now", now);
  if (!pos_db_step (list, &has_row, error))
    return NULL;
  while (has_row) {
    g_strv_builder_add (serials, pos_db_column_text (list, 0));
    if (!pos_db_step (list, &has_row, error))
      return NULL;
  }
  return g_strv_builder_end (serials);
}

gboolean
pos_hq_audit_add (PosDbTxn *txn,
                  gint64 at,
                  const char *register_id,
                  const char *event,
                  const char *details,
                  GError **error)
{
  g_autoptr (PosDbStatement) add = pos_db_txn_prepare (txn, ADD_AUDIT);

  pos_db_bind_int64 (add, ":at", at);
  pos_db_bind_text (add, ":register", register_id);
  pos_db_bind_text (add, ":event", event);
  pos_db_bind_text (add, ":details", details);
  return pos_db_run (add, error);
}

static json_t *
row_to_json (PosDbStatement *row)
{
  g_autofree char *at = pos_instant_to_text (pos_db_column_int64 (row, 0));
  const char *details = pos_db_column_text (row, 3);
  json_t *json = json_object ();

  json_object_set_new (json, "at", json_string (at));
  json_object_set_new (json, "register", json_string (pos_db_column_text (row, 1)));
  json_object_set_new (json, "event", json_string (pos_db_column_text (row, 2)));
  json_object_set_new (json, "details", details ? json_string (details) : json_null ());
  return json;
}

char *
pos_hq_audit_to_text (PosDbTxn *txn, GError **error)
{
  g_autoptr (PosDbStatement) list = pos_db_txn_prepare (txn, LIST_AUDIT);
  g_autoptr (json_t) json = json_object ();
  json_t *rows = json_array ();
  gboolean has_row;

  json_object_set_new (json, "audit", rows);
  if (!pos_db_step (list, &has_row, error))
    return NULL;
  while (has_row) {
    json_array_append_new (rows, row_to_json (list));
    if (!pos_db_step (list, &has_row, error))
      return NULL;
  }
  return pos_json_to_text (json);
}
