/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-id.h — record ids: UUIDv7, minted where a record is born, on any register, without a network.
 * Layer: base.  Shape: 16 bytes by value; all zero means "none".  Stored as a blob of 16 bytes,
 * written as 36 lower-case characters everywhere else.  Source: RFC 9562; architecture rule 2. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

#define POS_ID_TEXT_SIZE 37

typedef struct {
  guint8 bytes[16];
} PosId;

#define POS_ID_NONE ((PosId){{0}})

gboolean pos_id_is_none (const PosId *id);
gboolean pos_id_equal (gconstpointer a, gconstpointer b);
guint pos_id_hash (gconstpointer id);
int pos_id_compare (const PosId *a, const PosId *b);
void pos_id_to_text (const PosId *id, char text[POS_ID_TEXT_SIZE]);
char *pos_id_dup_text (const PosId *id);
/* Accepts 36 characters in either case; anything else is POS_VALUE_ERROR_PARSE. */
gboolean pos_id_parse (const char *text, PosId *id, GError **error);

G_END_DECLS
