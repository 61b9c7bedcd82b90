/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-device-key.h — the secrets of this device, made once; private to src/store.
 * Shape:  `device.key`, 64 bytes, readable by its owner only: content key, then pepper. */
#pragma once
#include "base/pos-context.h"

#define POS_DEVICE_KEY_FILE "device.key"
#define POS_DEVICE_KEY_BYTES 64

/* @may_create: no database needs the old one.  Errors: POS_DB_ERROR_CORRUPT, POS_DB_ERROR_IO. */
gboolean pos_device_key_load (const char *directory,
                              PosContext *context,
                              gboolean may_create,
                              guint8 key[POS_DEVICE_KEY_BYTES],
                              GError **error);
