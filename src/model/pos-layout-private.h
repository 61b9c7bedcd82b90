/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-layout-private.h — reading members of layout JSON, and freeing what was read. */
#pragma once
#include "model/pos-layout.h"

/* Members absent or null keep @out as it is.  Errors: POS_VALUE_ERROR naming the member. */
gboolean
pos_layout_read_int (json_t *json, const char *key, int from, int to, int *out, GError **error);
gboolean pos_layout_read_flag (json_t *json, const char *key, gboolean *out, GError **error);
gboolean pos_layout_read_text (json_t *json, const char *key, char **out, GError **error);
/* Lower-case letters, digits, dots, dashes and underscores; at most 40. */
gboolean pos_layout_read_id (json_t *json, const char *key, char **out, GError **error);
gboolean pos_layout_read_color (json_t *json, const char *key, char **out, GError **error);
gboolean pos_layout_read_nick (
    json_t *json, const char *key, const char *const *nicks, int *out, GError **error);
gboolean pos_layout_read_l10n (json_t *json, const char *key, PosL10n **out, GError **error);
gboolean pos_layout_read_texts (json_t *json, const char *key, GStrv *out, GError **error);
gboolean pos_layout_read_object (json_t *json, const char *key, json_t **out, GError **error);

/* Refuses when a required member was absent. */
gboolean pos_layout_require (gconstpointer value, const char *key, GError **error);

/* Reads every item of the array @key with @read into @items; errors name the item. */
typedef gpointer (*PosLayoutItemReader) (json_t *json, gconstpointer data, GError **error);
gboolean pos_layout_read_items (json_t *json,
                                const char *key,
                                PosLayoutItemReader read,
                                gconstpointer data,
                                GPtrArray *items,
                                GError **error);

/* --- Checking --- */

GPtrArray *pos_layout_faults_new (void);
void pos_layout_faults_add (GPtrArray *faults,
                            PosLayoutSeverity severity,
                            const char *where,
                            const char *format,
                            ...) G_GNUC_PRINTF (4, 5);
void pos_layout_faults_add_valist (GPtrArray *faults,
                                   PosLayoutSeverity severity,
                                   const char *where,
                                   const char *format,
                                   va_list rest) G_GNUC_PRINTF (4, 0);
/* What the document says in words: texts, their languages, conditions, versions. */
void pos_layout_check_words (PosLayoutDocument *document, GPtrArray *faults);

PosLayoutGrid *pos_layout_grid_read (json_t *json, gconstpointer data, GError **error);
void pos_layout_grid_free (PosLayoutGrid *self);
