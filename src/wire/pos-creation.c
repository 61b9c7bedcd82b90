/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-creation.c — tables and the seal. */
#include "wire/pos-creation.h"
#include "base/pos-error.h"
#include "model/pos-order.h"
#include "wire/pos-wire-calls.h"

#include <string.h>

static const PosField creation_fields[] = {
    {POS_FIELD (PosCreation, ID, order), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCreation, INTEGER, attempt), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCreation, INSTANT, at)},
    {POS_FIELD (PosCreation, TEXT, worker)},
    {POS_FIELD (PosCreation, JSON, body), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCreation, JSON, customer)},
    {POS_FIELD (PosCreation, TEXT, hash), .flags = POS_FIELD_REQUIRED},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosCreation, creation, 0)

static const PosField created_fields[] = {
    {POS_FIELD (PosCreated, ID, order), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCreated, INTEGER, attempt), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCreated, ENUM, result),
     .flags = POS_FIELD_REQUIRED,
     .nicks = pos_ack_result_nicks},
    {POS_FIELD (PosCreated, TEXT, number)},
    {POS_FIELD (PosCreated, TEXT, reason)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosCreated, created, 0)

PosCreation *
pos_creation_new (gpointer order, gpointer customer, gint64 attempt)
{
  PosCreation *self = g_object_new (POS_TYPE_CREATION, NULL);
  g_autofree char *body = pos_wire_to_text (order);
  g_autofree char *hash = pos_transaction_hash_body (body);
  g_autofree char *person = customer ? pos_wire_to_text (customer) : NULL;

  self->order = ((PosOrder *)order)->id;
  self->attempt = attempt;
  pos_text_set (&self->body, body);
  pos_text_set (&self->hash, hash);
  pos_text_set (&self->customer, person);
  return self;
}

PosCreation *
pos_creation_parse (const char *text, gssize length, GError **error)
{
  g_autoptr (PosCreation) self = pos_wire_parse (POS_TYPE_CREATION, text, length, error);

  if (!self)
    return NULL;
  g_autofree char *hash = pos_transaction_hash_body (self->body);
  if (self->attempt < 1 || strcmp (hash, self->hash) != 0) {
    pos_set_error (error,
                   POS_VALUE_ERROR,
                   POS_VALUE_ERROR_RANGE,
                   NULL,
                   "“attempt” starts at 1, and “hash” is that of the body");
    return NULL;
  }
  return g_steal_pointer (&self);
}

PosCreated *
pos_created_new (PosCreation *creation, PosAckResult result, const char *reason)
{
  PosCreated *self = g_object_new (POS_TYPE_CREATED, NULL);

  self->order = creation->order;
  self->attempt = creation->attempt;
  self->result = result;
  pos_text_set (&self->reason, reason);
  return self;
}
