/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-wire-error.h — errors as JSON: {"domain", "code", "message", "details"}.
 * Layer: wire.  Thread: any.  The same shape in HTTP answers and in posctl. */
#pragma once
#include <glib.h>
#include <jansson.h>

G_BEGIN_DECLS

/* Returns: (transfer full): the object. */
json_t *pos_wire_error_to_json (const GError *error);
/* Texts, flags, numbers, lists and dictionaries; anything else as GVariant's text. */
json_t *pos_wire_variant_to_json (GVariant *value);

/* An HTTP answer's body: {"error": {…}}. */
char *pos_wire_error_to_text (const GError *error);
/* The message and "domain/code" of such a body; %FALSE when it is none. */
gboolean
pos_wire_error_parse (const char *text, gssize length, char **domain, char **code, char **message);

G_END_DECLS
