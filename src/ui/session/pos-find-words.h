/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-find-words.h — what people call an operation beside its name: "refund", "day end", "voucher".
 * Layer: ui/session. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* Returns: (nullable): in the language of the screen, for the operation called @key. */
const char *pos_find_words_get (const char *key);

G_END_DECLS
