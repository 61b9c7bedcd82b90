/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-args-record.c — arguments that are whole records: a slip of the pen is refused, not kept. */
#include "base/pos-error.h"
#include "model/pos-order.h"
#include "register/pos-args.h"

static gboolean
check_known (gpointer record, GError **error)
{
  json_t *unknown = *pos_record_unknown_members (record);
  const char *name;
  json_t *value;

  json_object_foreach (unknown, name, value)
  {
    return pos_set_error (error,
                          POS_CALL_ERROR,
                          POS_CALL_ERROR_UNKNOWN_ARGUMENT,
                          g_variant_new_parsed ("{'argument': <%s>}", name),
                          "There is no member “%.40s” here",
                          name);
  }
  for (const PosField *field = pos_record_get_fields (record); field->name; field++) {
    if (field->kind != POS_FIELD_RECORDS)
      continue;
    POS_LIST_FOREACH (PosRecord, item, pos_record_member (record, field, GListStore *))
    if (!check_known (item, error))
      return FALSE;
  }
  return TRUE;
}

gpointer
pos_args_read_record (GType type, json_t *json, guint32 currency, GError **error)
{
  g_autoptr (PosRecord) record = g_object_new (type, NULL);

  if (!pos_record_read_json (record, json, currency, error) || !check_known (record, error))
    return NULL;
  return g_steal_pointer (&record);
}
