/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-hub.c — see the header. */
#include "hq/pos-hq-hub.h"
#include "base/pos-json.h"
#include "wire/pos-transaction.h"

#include <string.h>

/* Also those that were replaced or revoked, without anything to be known by: a hub may still have
 * something of them, and has to hear what became of it. */
static const char REGISTERS[] =
    "SELECT id, register, name, token_hash, received_sequence, received_hash, missing, "
    "  (SELECT json_group_array (sequence) FROM register_transaction t WHERE t.device = device.id "
    "   AND t.status = 'pending'), "
    "  (SELECT json_group_array (sequence) FROM register_transaction t WHERE t.device = device.id "
    "   AND t.status = 'failed'), "
    "  (SELECT json_group_array (sequence) FROM register_transaction t WHERE t.device = device.id "
    "   AND t.status = 'conflict'), "
    "  (SELECT json_group_array (json_object ('fingerprint', fingerprint, 'serial', serial, "
    "   'expires', expires_at / 1000000)) FROM certificate c WHERE c.device = device.id "
    "   AND c.revoked_at IS NULL) "
    "FROM device WHERE store = :store AND kind = 'register' ORDER BY register, id";

/* @name: of a device; anything else is nobody. */
static gboolean
find_named (PosDbTxn *txn, PosHqCall *call, const char *name, PosHqDevice **sender, GError **error)
{
  PosTransaction *transaction = call->input;
  g_autoptr (PosHqDevice) named = NULL;
  PosId id;

  if (!pos_id_parse (name, &id, NULL))
    return TRUE;
  if (!pos_hq_device_table_get (txn, &id, &named, error))
    return FALSE;
  if (named && !named->hub && !strcmp (named->store, call->device->store) &&
      !strcmp (named->register_id, transaction->register_id))
    *sender = g_steal_pointer (&named);
  return TRUE;
}

gboolean
pos_hq_hub_find_sender (PosDbTxn *txn, PosHqCall *call, PosHqDevice **sender, GError **error)
{
  PosHqDevice *device = call->device;
  const char *list = pos_hq_call_get_query (call, "device");
  g_auto (GStrv) names = NULL;

  if (!device->hub) {
    *sender = pos_hq_device_new (&device->id, device->register_id, device->store);
    return TRUE;
  }
  names = g_strsplit (list ? list : "", ",", -1);
  for (guint i = 0; names[i] && !*sender; i++)
    if (!find_named (txn, call, names[i], sender, error))
      return FALSE;
  return TRUE;
}

static void
add_text (json_t *json, const char *name, const char *text)
{
  json_object_set_new (json, name, text ? json_string (text) : json_null ());
}

static json_t *
register_from_row (PosDbStatement *row)
{
  static const char *const lists[] = {"missing", "pending", "failed", "conflicts", "certificates"};
  json_t *json = json_object ();
  PosId id = pos_db_column_id (row, 0);
  char text[POS_ID_TEXT_SIZE];

  pos_id_to_text (&id, text);
  add_text (json, "device", text);
  add_text (json, "register", pos_db_column_text (row, 1));
  add_text (json, "name", pos_db_column_text (row, 2));
  add_text (json, "token_hash", pos_db_column_text (row, 3));
  json_object_set_new (json, "sequence", json_integer (pos_db_column_int64 (row, 4)));
  add_text (json, "hash", pos_db_column_text (row, 5));
  for (int i = 0; i < (int)G_N_ELEMENTS (lists); i++)
    json_object_set_new (
        json, lists[i], pos_json_parse (pos_db_column_text (row, 6 + i), -1, NULL));
  return json;
}

gboolean
pos_hq_hub_write_registers (PosDbTxn *txn, PosHqCall *call, PosChangePage *page, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, REGISTERS);
  g_autofree char *path = g_build_filename (call->core->data, POS_HQ_REVOKED_FILE, NULL);
  g_autoptr (json_t) list = json_array ();
  gboolean has_row;

  pos_db_bind_text (select, ":store", call->device->store);
  for (;;) {
    if (!pos_db_step (select, &has_row, error))
      return FALSE;
    if (!has_row)
      break;
    json_array_append_new (list, register_from_row (select));
  }
  g_free (page->registers);
  page->registers = pos_json_to_text (list);
  g_clear_pointer (&page->revoked, g_free);
  g_file_get_contents (path, &page->revoked, NULL, NULL); /* none before there is an authority */
  return TRUE;
}
