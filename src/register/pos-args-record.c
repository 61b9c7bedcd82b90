/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-args-record.c — arguments that are whole records: a slip of the pen is refused, not kept. */
#include "base/pos-error.h"
#include "model/pos-order.h"
#include "pricing/pos-setup-check.h"
#include "register/pos-args.h"

static gboolean
check_known (gpointer record, GError **error)
{
  const char *name = pos_setup_find_unknown (record);

  return !name || pos_set_error (error,
                                 POS_CALL_ERROR,
                                 POS_CALL_ERROR_UNKNOWN_ARGUMENT,
                                 g_variant_new_parsed ("{'argument': <%s>}", name),
                                 "There is no member “%.40s” here",
                                 name);
}

/* Lists of names, of which only some are known. */
static gboolean
check_choices (gpointer record, GError **error)
{
  for (const PosField *field = pos_record_get_fields (record); field->name; field++) {
    GStrv texts = field->kind == POS_FIELD_TEXTS && field->nicks
                      ? pos_record_member (record, field, GStrv)
                      : NULL;

    for (guint i = 0; texts && texts[i]; i++)
      if (!g_strv_contains (field->nicks, texts[i]))
        return pos_set_error (error,
                              POS_CALL_ERROR,
                              POS_CALL_ERROR_WRONG_TYPE,
                              g_variant_new_parsed ("{'argument': <%s>}", field->name),
                              "“%.40s” is none of the %s that there are",
                              texts[i],
                              field->name);
  }
  return TRUE;
}

static gboolean
check_counts (gpointer record, GError **error)
{
  for (const PosField *field = pos_record_get_fields (record); field->name; field++)
    if ((field->flags & POS_FIELD_COUNT) && pos_record_member (record, field, gint64) < 0)
      return pos_set_error (error,
                            POS_CALL_ERROR,
                            POS_CALL_ERROR_WRONG_TYPE,
                            g_variant_new_parsed ("{'argument': <%s>}", field->name),
                            "“%s” is less than nothing",
                            field->name);
  return TRUE;
}

gpointer
pos_args_read_record (GType type, json_t *json, guint32 currency, GError **error)
{
  g_autoptr (PosRecord) record = g_object_new (type, NULL);

  if (!pos_record_read_json (record, json, currency, error) || !check_known (record, error) ||
      !check_choices (record, error) || !check_counts (record, error))
    return NULL;
  return g_steal_pointer (&record);
}
