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

gpointer
pos_args_read_record (GType type, json_t *json, guint32 currency, GError **error)
{
  g_autoptr (PosRecord) record = g_object_new (type, NULL);

  if (!pos_record_read_json (record, json, currency, error) || !check_known (record, error))
    return NULL;
  return g_steal_pointer (&record);
}
