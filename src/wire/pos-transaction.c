/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-transaction.c — envelopes and acknowledgements: their tables, the seal, the checks. */
#include "wire/pos-transaction.h"
#include "base/pos-error.h"
#include "base/pos-json-canonical.h"
#include "base/pos-json.h"
#include "model/pos-check-in.h"
#include "model/pos-customer-edit.h"
#include "model/pos-message.h"
#include "model/pos-order.h"
#include "model/pos-store-cart.h"
#include "wire/pos-protocol.h"
#include "wire/pos-wire-calls.h"

#include <string.h>

const char *const pos_ack_result_nicks[] = {"accepted", "duplicate", "conflict", "rejected", NULL};

static const PosField transaction_fields[] = {
    {POS_FIELD (PosTransaction, ID, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosTransaction, TEXT, kind), .flags = POS_FIELD_REQUIRED},
    {.name = "register",
     .kind = POS_FIELD_TEXT,
     .offset = G_STRUCT_OFFSET (PosTransaction, register_id),
     .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosTransaction, TEXT, store), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosTransaction, INTEGER, sequence), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosTransaction, INSTANT, at), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosTransaction, TEXT, worker)},
    {POS_FIELD (PosTransaction, INTEGER, base_revision)},
    {POS_FIELD (PosTransaction, TEXT, base_hash), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTransaction, JSON, base), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosTransaction, JSON, body), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosTransaction, TEXT, hash), .flags = POS_FIELD_REQUIRED},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosTransaction, transaction, 0)

static const PosField ack_fields[] = {
    {POS_FIELD (PosAck, ID, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosAck, TEXT, hash)},
    {POS_FIELD (PosAck, ENUM, result), .flags = POS_FIELD_REQUIRED, .nicks = pos_ack_result_nicks},
    {POS_FIELD (PosAck, TEXT, reason)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosAck, ack, 0)

/* The kinds and what their body is; G_TYPE_NONE: any object. */
static GType
body_type (const char *kind)
{
  if (!strcmp (kind, POS_TRANSACTION_ORDER) || !strcmp (kind, POS_TRANSACTION_HAND_OVER))
    return POS_TYPE_ORDER;
  if (!strcmp (kind, POS_TRANSACTION_CUSTOMER))
    return POS_TYPE_CUSTOMER;
  if (!strcmp (kind, POS_TRANSACTION_CUSTOMER_EDIT))
    return POS_TYPE_CUSTOMER_EDIT;
  if (!strcmp (kind, POS_TRANSACTION_WITHDRAWAL))
    return POS_TYPE_WITHDRAWAL;
  if (!strcmp (kind, POS_TRANSACTION_LETTER))
    return POS_TYPE_LETTER;
  if (!strcmp (kind, POS_TRANSACTION_CART))
    return POS_TYPE_STORE_CART;
  if (!strcmp (kind, POS_TRANSACTION_CHECK_IN))
    return POS_TYPE_CHECK_IN;
  if (!strcmp (kind, POS_TRANSACTION_SHIFT) || !strcmp (kind, POS_TRANSACTION_JOURNAL))
    return G_TYPE_NONE;
  return G_TYPE_INVALID;
}

gboolean
pos_transaction_kind_yields (const char *kind)
{
  return !strcmp (kind, POS_TRANSACTION_WITHDRAWAL) || !strcmp (kind, POS_TRANSACTION_CART) ||
         !strcmp (kind, POS_TRANSACTION_CHECK_IN);
}

PosTransaction *
pos_transaction_new (const PosId *id, const char *kind, gpointer record)
{
  PosTransaction *self = g_object_new (POS_TYPE_TRANSACTION, NULL);

  self->id = *id;
  pos_text_set (&self->kind, kind);
  if (record) {
    g_autofree char *body = pos_wire_to_text (record);
    pos_text_set (&self->body, body);
  }
  return self;
}

char *
pos_transaction_hash_body (const char *text)
{
  PosDigest digest = pos_digest_sha256 (text, strlen (text));

  return pos_digest_to_text (&digest);
}

char *
pos_transaction_hash_order (gpointer order)
{
  static const char *const filled_in[] = {"number", "status", "sync_message"};
  g_autoptr (json_t) json = pos_record_to_json (order, 0);
  g_autofree char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (filled_in); i++)
    json_object_del (json, filled_in[i]);
  text = pos_json_to_text (json);
  return pos_transaction_hash_body (text);
}

gboolean
pos_transaction_is_money (PosPayment *payment)
{
  return payment->kind != POS_PAYMENT_AUTHORIZATION && payment->kind != POS_PAYMENT_TOKEN &&
         (payment->state == POS_PAYMENT_STATE_POSTED ||
          payment->state == POS_PAYMENT_STATE_CAPTURED);
}

gboolean
pos_transaction_forgets_money (PosOrder *ours, PosOrder *theirs)
{
  if (theirs->revision >= ours->revision || theirs->sync_message)
    return FALSE;
  POS_LIST_FOREACH (PosPayment, payment, ours->payments)
  if (pos_transaction_is_money (payment) && !pos_order_find_payment (theirs, &payment->id))
    return TRUE;
  return FALSE;
}

void
pos_transaction_seal (PosTransaction *self)
{
  g_return_if_fail (self->body);

  g_autofree char *hash = pos_transaction_hash_body (self->body);
  pos_text_set (&self->hash, hash);
}

PosDigest
pos_transaction_prove (PosTransaction *self)
{
  g_autoptr (PosTransaction) envelope = pos_record_copy (self);

  pos_text_set (&envelope->body, NULL);
  g_autofree char *text = pos_record_to_text (envelope, 0);
  return pos_digest_blake2b (text, strlen (text), NULL);
}

char *
pos_transaction_to_text (PosTransaction *self)
{
  g_return_val_if_fail (self->hash, NULL);
  return pos_wire_to_text (self);
}

/* What no register's database keeps must not get as far as the feed: every one would wait there. */
static gboolean
check_order (PosJsonSlice body, GError **error)
{
  g_autofree char *created = pos_json_slice_dup_text (pos_json_slice_member (body, "created_at"));
  g_autofree char *status = pos_json_slice_dup_text (pos_json_slice_member (body, "status"));
  const char *fault = NULL;

  if (!created || !*created)
    fault = "“created_at” of the order is missing";
  else if (pos_json_slice_get_integer (pos_json_slice_member (body, "revision")) < 1)
    fault = "“revision” of the order starts at 1";
  else if (!g_strcmp0 (status, pos_order_status_get_nick (POS_ORDER_STATUS_CART)))
    fault = "“status” of the order is “cart”: nobody has concluded it";
  return !fault || pos_set_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_RANGE, NULL, "%s", fault);
}

static gboolean
check_envelope (PosTransaction *self, PosJsonSlice body, GError **error)
{
  if (body_type (self->kind) == G_TYPE_INVALID)
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_UNKNOWN_KIND,
                          NULL,
                          "There is no transaction kind “%.32s”",
                          self->kind);
  if (*body.text != '{')
    return pos_set_error (
        error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "“body” is not an object");
  if (body_type (self->kind) == POS_TYPE_ORDER && !check_order (body, error))
    return FALSE;
  if (self->sequence < 1 || self->base_revision < 0)
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_RANGE,
                          NULL,
                          "“sequence” starts at 1 and “base_revision” at 0");
  return TRUE;
}

/* The body is most of the text, and stays as it stands: a tree is made of the rest alone. */
static PosTransaction *
read_envelope (PosJsonSlice whole, PosJsonSlice body, GError **error)
{
  g_autoptr (GString) envelope = g_string_new_len (whole.text, (gssize)whole.length);
  g_autoptr (json_t) json = NULL;
  PosTransaction *self;

  if (body.text && *body.text == '{') {
    g_string_erase (envelope, body.text - whole.text, (gssize)body.length);
    g_string_insert (envelope, body.text - whole.text, "{}");
  }
  json = pos_json_parse (envelope->str, (gssize)envelope->len, error);
  self = json ? pos_record_new_from_json (POS_TYPE_TRANSACTION, json, 0, error) : NULL;
  if (self) {
    g_autofree char *text = g_strndup (body.text, body.length);
    pos_text_set (&self->body, text);
  }
  return self;
}

static PosTransaction *
parse_canonical (PosJsonSlice whole, GError **error)
{
  PosJsonSlice nothing = {NULL, 0};
  PosJsonSlice body = *whole.text == '{' ? pos_json_slice_member (whole, "body") : nothing;
  g_autoptr (PosTransaction) self = read_envelope (whole, body, error);

  if (!self || !check_envelope (self, body, error))
    return NULL;

  g_autofree char *hash = pos_transaction_hash_body (self->body);
  if (strcmp (hash, self->hash) != 0) {
    pos_set_error (
        error, POS_VALUE_ERROR, POS_VALUE_ERROR_RANGE, NULL, "“hash” does not fit the body");
    return NULL;
  }
  return g_steal_pointer (&self);
}

PosTransaction *
pos_transaction_parse (const char *text, gssize length, GError **error)
{
  gsize size = length < 0 ? strlen (text) : (gsize)length;
  g_autoptr (json_t) json = NULL;
  g_autofree char *rewritten = NULL;

  if (pos_json_is_canonical (text, size))
    return parse_canonical ((PosJsonSlice){text, size}, error);
  json = pos_json_parse (text, length, error);
  if (!json)
    return NULL;
  rewritten = pos_json_to_text (json);
  return parse_canonical ((PosJsonSlice){rewritten, strlen (rewritten)}, error);
}

gpointer
pos_transaction_read_body (PosTransaction *self, GError **error)
{
  GType type = body_type (self->kind);

  g_return_val_if_fail (type != G_TYPE_INVALID && type != G_TYPE_NONE, NULL);
  return pos_wire_parse (type, self->body, -1, error);
}

char *
pos_transaction_dup_path (const PosId *id)
{
  char text[POS_ID_TEXT_SIZE];

  pos_id_to_text (id, text);
  return g_strconcat (POS_PATH_TRANSACTIONS "/", text, NULL);
}

PosAck *
pos_ack_new (const PosId *id, const char *hash, PosAckResult result, const char *reason)
{
  PosAck *self = g_object_new (POS_TYPE_ACK, NULL);

  self->id = *id;
  self->result = result;
  pos_text_set (&self->hash, hash);
  pos_text_set (&self->reason, reason);
  return self;
}

char *
pos_ack_to_text (PosAck *self)
{
  return pos_wire_to_text (self);
}

PosAck *
pos_ack_parse (const char *text, gssize length, GError **error)
{
  return pos_wire_parse (POS_TYPE_ACK, text, length, error);
}

gboolean
pos_ack_confirms (PosAck *self, const PosId *id, const char *hash)
{
  return (self->result == POS_ACK_ACCEPTED || self->result == POS_ACK_DUPLICATE) &&
         pos_id_equal (&self->id, id) && g_strcmp0 (self->hash, hash) == 0;
}
