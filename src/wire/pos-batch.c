/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-batch.c — see the header. */
#include "wire/pos-batch.h"
#include "base/pos-error.h"
#include "base/pos-json.h"

#include <string.h>

void
pos_batch_add_line (GString *lines, const char *transaction)
{
  g_string_append (lines, transaction);
  g_string_append_c (lines, '\n');
}

const char *
pos_batch_next_line (const char *text, gsize size, gsize *at, gssize *length)
{
  const char *line = text + *at;
  const char *end;

  if (*at >= size)
    return NULL;
  end = memchr (line, '\n', size - *at);
  *length = end ? end - line : (gssize)(size - *at);
  *at += (gsize)*length + 1;
  return line;
}

char *
pos_batch_write_acks (char *const *acks, guint count)
{
  GString *text = g_string_new ("{\"acknowledgements\":[");

  for (guint i = 0; i < count; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", acks[i]);
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

GPtrArray *
pos_batch_read_acks (const char *text, gssize length, guint count, GError **error)
{
  g_autoptr (json_t) json = pos_json_parse (text, length, error);
  json_t *list = json_object_get (json, "acknowledgements"), *item;
  g_autoptr (GPtrArray) acks = g_ptr_array_new_with_free_func (g_object_unref);
  gsize i;

  if (!json)
    return NULL;
  if (json_array_size (list) != count) {
    pos_set_error (error,
                   POS_VALUE_ERROR,
                   POS_VALUE_ERROR_MISSING,
                   NULL,
                   "%zu acknowledgements for %u transactions",
                   json_array_size (list),
                   count);
    return NULL;
  }
  json_array_foreach (list, i, item)
  {
    PosAck *ack = pos_record_new_from_json (POS_TYPE_ACK, item, 0, error);
    if (!ack)
      return NULL;
    g_ptr_array_add (acks, ack);
  }
  return g_steal_pointer (&acks);
}
