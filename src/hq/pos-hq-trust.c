/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-trust.c — certify, renew, revoke, refuse. */
#include "hq/pos-hq-trust.h"
#include "base/pos-error.h"
#include "base/pos-json-canonical.h"
#include "base/pos-json.h"
#include "hq/pos-hq-certificate-table.h"
#include "hq/pos-hq-device-table.h"
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-invoice-table.h"

#include <string.h>

gboolean
pos_hq_trust_certify (PosDbTxn *txn,
                      PosHqCall *call,
                      const PosHqDevice *device,
                      const char *request,
                      PosEnrollment *enrollment,
                      GError **error)
{
  PosHqAuthority *authority = call->core->authority;
  g_auto (PosHqCertificate) certificate = {0};

  if (!request)
    return TRUE;
  if (!pos_hq_authority_sign_device (
          authority, request, device->store, device->register_id, call->now, &certificate, error) ||
      !pos_hq_certificate_table_add (txn, &certificate, &device->id, call->now, error))
    return FALSE;
  pos_text_set (&enrollment->certificate, certificate.text);
  pos_text_set (&enrollment->authority, pos_hq_authority_get_certificate (authority));
  return pos_hq_audit_add (
      txn, call->now, device->register_id, "certified", certificate.serial, error);
}

gboolean
pos_hq_step_renew (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  PosRenewal *renewal = call->input;
  g_autoptr (PosEnrollment) enrollment = g_object_new (POS_TYPE_ENROLLMENT, NULL);
  g_autoptr (json_t) json = json_object ();

  if (!pos_hq_trust_certify (txn, call, call->device, renewal->request, enrollment, error))
    return FALSE;
  json_object_set_new (json, "certificate", json_string (enrollment->certificate));
  json_object_set_new (json, "authority", json_string (enrollment->authority));
  pos_hq_call_set_answer (call, pos_json_to_text (json));
  return TRUE;
}

gboolean
pos_hq_revoke (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqRevocation *self = data;
  gint64 n_hubs;
  gboolean there;

  if (!pos_hq_feed_has (txn, "register", self->register_id, &there, error) ||
      !pos_hq_certificate_table_revoke (
          txn, self->register_id, FALSE, self->now, &self->n_devices, error) ||
      !pos_hq_certificate_table_revoke (txn, self->register_id, TRUE, self->now, &n_hubs, error))
    return FALSE;
  self->n_devices += n_hubs;
  if (!there && self->n_devices == 0)
    return pos_set_error (error,
                          POS_SYNC_ERROR,
                          POS_SYNC_ERROR_NOT_FOUND,
                          NULL,
                          "There is no register “%.64s”",
                          self->register_id);
  return pos_hq_invoice_table_release (txn, self->register_id, self->now, error) &&
         pos_hq_audit_add (txn, self->now, self->register_id, "revoked", NULL, error);
}

gboolean
pos_hq_step_revoke (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  PosHqRevocation revocation = {.register_id = call->input, .now = call->now};
  g_autoptr (json_t) json = json_object ();

  if (!pos_hq_revoke (txn, &revocation, error))
    return FALSE;
  json_object_set_new (json, "register", json_string (revocation.register_id));
  json_object_set_new (json, "devices", json_integer (revocation.n_devices));
  pos_hq_call_set_answer (call, pos_json_to_text (json));
  return TRUE;
}

/* Whether all is here that the device sent up to @sequence; what a hub still keeps is not. */
static gboolean
has_all (PosDbTxn *txn, const PosId *device, gint64 sequence, gboolean *all, GError **error)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *hash = NULL;
  gint64 received = 0;

  if (!pos_hq_device_table_get_received (txn, device, &received, &hash, error) ||
      !pos_hq_device_table_list_missing (txn, device, missing, error))
    return FALSE;
  *all = received >= sequence && missing->len == 0;
  return TRUE;
}

gboolean
pos_hq_step_deactivate (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  PosHqRevocation revocation = {.register_id = call->device->register_id, .now = call->now};
  g_autoptr (json_t) json = json_object ();
  gint64 sequence;
  gboolean all;

  if (!pos_json_get_integer (call->input, "sequence", 0, &sequence, error) ||
      !has_all (txn, &call->device->id, sequence, &all, error))
    return FALSE;
  if (!all)
    return pos_set_error (error,
                          POS_SYNC_ERROR,
                          POS_SYNC_ERROR_CONFLICT,
                          NULL,
                          "Not all that this register did has arrived at headquarters");
  if (!pos_hq_revoke (txn, &revocation, error))
    return FALSE;
  json_object_set_new (json, "register", json_string (revocation.register_id));
  pos_hq_call_set_answer (call, pos_json_to_text (json));
  return TRUE;
}

static gboolean
is_of_register (PosHqCall *call, PosTransaction *transaction)
{
  return strcmp (transaction->register_id, call->device->register_id) == 0;
}

static gboolean
was_at (PosHqCall *call, const char *register_id, const char *store)
{
  g_autofree char *place = pos_hq_place_name (register_id, store);

  return g_hash_table_contains (call->core->places, place);
}

/* Others change an order later; whoever begins one was where it begins. */
static gboolean
begins_elsewhere (PosHqCall *call, PosTransaction *transaction)
{
  PosJsonSlice body = {transaction->body, strlen (transaction->body)};

  if (transaction->base_revision > 0 || strcmp (transaction->kind, POS_TRANSACTION_ORDER) != 0)
    return FALSE;
  g_autofree char *till = pos_json_slice_dup_text (pos_json_slice_member (body, "register"));
  g_autofree char *store = pos_json_slice_dup_text (pos_json_slice_member (body, "home_store"));
  return (till && strcmp (till, transaction->register_id) != 0) ||
         (store && !was_at (call, transaction->register_id, store));
}

gboolean
pos_hq_trust_may_tell (PosHqCall *call, PosTransaction *transaction)
{
  return call->device->hub || (is_of_register (call, transaction) &&
                               was_at (call, transaction->register_id, transaction->store) &&
                               !begins_elsewhere (call, transaction));
}

static const char *
say_why (PosHqCall *call, PosTransaction *transaction, const char *moved)
{
  if (!is_of_register (call, transaction))
    return "This is another register's";
  if (!was_at (call, transaction->register_id, transaction->store))
    return moved;
  return "This order begins at another register or store";
}

gboolean
pos_hq_step_refuse_foreign (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqCall *call = data;
  PosTransaction *transaction = call->input;
  g_autofree char *details =
      g_strdup_printf ("store %.64s, register %.64s", transaction->store, transaction->register_id);
  g_autofree char *moved =
      g_strdup_printf ("This register is known as one of store %.64s: give it a new code, and it "
                       "sends this again",
                       call->device->store);
  g_autoptr (PosAck) ack =
      pos_ack_new (&transaction->id, NULL, POS_ACK_REJECTED, say_why (call, transaction, moved));

  call->status = POS_HQ_FORBIDDEN;
  pos_hq_call_set_answer (call, pos_ack_to_text (ack));
  return pos_hq_audit_add (
      txn, call->now, call->device->register_id, "foreign-body", details, error);
}

gboolean
pos_hq_step_audit (PosDbTxn *txn, gpointer data, GError **error)
{
  char *text = pos_hq_audit_to_text (txn, error);

  if (!text)
    return FALSE;
  pos_hq_call_set_answer (data, text);
  return TRUE;
}

/* The published list. */

typedef struct {
  gint64 now;
  GStrv serials;
} Revoked;

static gboolean
list_revoked (PosDbTxn *txn, gpointer data, GError **error)
{
  Revoked *revoked = data;

  g_clear_pointer (&revoked->serials, g_strfreev);
  revoked->serials = pos_hq_certificate_table_list_revoked (txn, revoked->now, error);
  return revoked->serials != NULL;
}

static gboolean
publish (PosHqCore *core, GError **error)
{
  Revoked revoked = {.now = pos_context_get_now (core->context)};
  g_autofree char *path = g_build_filename (core->data, POS_HQ_REVOKED_FILE, NULL), *text = NULL;

  if (!core->authority)
    return TRUE;
  if (!pos_db_read_sync (core->db, list_revoked, &revoked, NULL, error))
    return FALSE;
  text = pos_hq_authority_make_list (
      core->authority, (const char *const *)revoked.serials, revoked.now, error);
  g_strfreev (revoked.serials);
  return text &&
         g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0644, error);
}

void
pos_hq_trust_refresh (PosHqCore *core)
{
  g_autoptr (GError) error = NULL;

  if (!pos_hq_core_load_devices (core, &error) || !publish (core, &error))
    g_warning ("Devices: %s", error->message);
}
