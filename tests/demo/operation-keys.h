/* SPDX-License-Identifier: GPL-3.0-or-later
 * operation-keys.h — which operation keys there are, without the room that runs them. */
#pragma once
#include <glib.h>

gboolean operation_key_is_known (const char *key);
