/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-bundle-private.h — what reading and checking a bundle share. */
#pragma once
#include "wire/pos-bundle.h"

PosBundle *pos_bundle_new (void);

void pos_bundle_refuse (
    PosBundle *self, const char *kind, const char *id, guint index, const char *reason);

/* Returns: (nullable) (transfer full): the first value of @record that no setting can have, in
 * words that name the member. */
char *pos_bundle_find_value_fault (const char *kind, gpointer record);
