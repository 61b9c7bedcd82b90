/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-device-key.h — the secrets of this device, made once; private to src/store.
 * Shape:  `device.key`, 64 bytes, readable by its owner only: content key, then pepper.
 * Rules:  a new key is `device.key.new` until the database that it is for is there.  So where
 *         `device.key` lies, there was a database: one that is missing or empty is lost, not new.
 */
#pragma once
#include "base/pos-context.h"

#define POS_DEVICE_KEY_FILE "device.key"
#define POS_DEVICE_KEY_BYTES 64

gboolean pos_device_key_is_there (const char *directory);
/* @may_create: no database needs the old one.  Errors: POS_DB_ERROR_CORRUPT, POS_DB_ERROR_IO. */
gboolean pos_device_key_load (const char *directory,
                              PosContext *context,
                              gboolean may_create,
                              guint8 key[POS_DEVICE_KEY_BYTES],
                              GError **error);

/* The database is there: from now on they belong together.  @key: (inout): what is kept, should
 * another program have begun at the same time. */
gboolean
pos_device_key_keep (const char *directory, guint8 key[POS_DEVICE_KEY_BYTES], GError **error);
/* What tells this key from others without giving it away.  Returns: (transfer full). */
char *pos_device_key_name (const guint8 key[POS_DEVICE_KEY_BYTES]);
