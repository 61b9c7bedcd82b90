/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cart-local.h — the local fields of a record and of all records in its lists, as JSON of
 * plain numbers; private to src/store.
 * Shape:  {"flow": 1, "lines": [{"hand_over": 1000000}, …]}; items stand as in the record. */
#pragma once
#include "base/pos-record.h"

/* Kinds that are whole numbers or text; a test holds every local field against it. */
gboolean pos_cart_local_can_keep (const PosField *field);
json_t *pos_cart_local_to_json (gpointer record);
/* @record already has its lists.  Returns: whether @json fits it. */
gboolean pos_cart_local_read (gpointer record, json_t *json);
