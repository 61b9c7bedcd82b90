/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-store-cart.c — see the header. */
#include "model/pos-store-cart.h"

static const PosField store_cart_fields[] = {
    {POS_FIELD (PosStoreCart, ID, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosStoreCart, ID, cart), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosStoreCart, TEXT, store), .flags = POS_FIELD_REQUIRED},
    {.name = "register",
     .kind = POS_FIELD_TEXT,
     .offset = G_STRUCT_OFFSET (PosStoreCart, register_id),
     .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosStoreCart, TEXT, worker)},
    {POS_FIELD (PosStoreCart, INSTANT, at), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosStoreCart, TEXT, receipt), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosStoreCart, JSON, order), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosStoreCart, JSON, local), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosStoreCart, TEXT, claimed_by), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosStoreCart, TEXT, claimed_worker), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosStoreCart, INSTANT, claimed_at), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosStoreCart, ID, claim), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosStoreCart, INSTANT, ended_at), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosStoreCart, FLAG, voided), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosStoreCart, store_cart, 0)

gboolean
pos_store_cart_is_open_to (PosStoreCart *self, const char *register_id)
{
  return !self->ended_at && self->order &&
         (!self->claimed_by || g_strcmp0 (self->claimed_by, register_id) == 0);
}
