/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-args.h — arguments between JSON and the catalog's types, answers the other way.
 * Layer: register.  Source: posctl.md. */
#pragma once
#include "register/pos-operation.h"

#include <jansson.h>

G_BEGIN_DECLS

/* JSON object → "a{sv}" in the types of @params, the parameters of @key.
 * Errors: POS_CALL_ERROR UNKNOWN_ARGUMENT, WRONG_TYPE; the details name the argument. */
GVariant *pos_args_from_json (
    const char *key, const PosParam *params, json_t *json, guint32 currency, GError **error);

/* Holds "a{sv}" against the parameters: unknown names, wrong types and bounds, missing ones. */
gboolean pos_args_check (const char *key, const PosParam *params, GVariant *args, GError **error);

/* One JSON value in the type of @param.  Errors: WRONG_TYPE.  Returns: (transfer floating). */
GVariant *
pos_args_read_value (const PosParam *param, json_t *json, guint32 currency, GError **error);

/* Always %FALSE: @key knows no @name; @key needs it; @param is not what is @expected. */
gboolean pos_args_refuse_unknown (const char *key, const char *name, GError **error);
gboolean pos_args_refuse_missing (const char *key, const char *name, GError **error);
gboolean pos_args_refuse_type (const PosParam *param, const char *expected, GError **error);

/* Holds every object of every list against @parts, the lists of @key (nullable): as
 * pos_args_check(), which goes before.  The details name a member with its way: "lines.quantity".
 * What a member names by its id is in a list once: POS_CALL_ERROR_CONTRADICTION with "reason":
 * "twice" and the id as "value". */
gboolean
pos_args_check_parts (const char *key, const PosParts *parts, GVariant *args, GError **error);

/* All that the catalog says of the arguments of @operation: pos_args_check(),
 * pos_args_check_parts(), and what is not given together.  Errors: also
 * POS_CALL_ERROR_CONTRADICTION with "argument" and "other". */
gboolean pos_args_check_call (const PosOperation *operation, GVariant *args, GError **error);

/* An argument that is a record, a customer or a filter: unlike a record on the wire it may hold
 * nothing that its type does not know.  Errors: POS_VALUE_ERROR; UNKNOWN_ARGUMENT.
 * Returns: (transfer full). */
gpointer pos_args_read_record (GType type, json_t *json, guint32 currency, GError **error);

/* "a{sv}" → JSON: "x_minor" and "x_micro" become decimal texts named "x", "x_json" JSON. */
json_t *pos_args_to_json (GVariant *values, guint32 currency);
/* @args of @params as pos_args_from_json() reads them.  Returns: (transfer full). */
json_t *pos_args_say (const PosParam *params, GVariant *args, guint32 currency);

G_END_DECLS
