/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-promise.c — a promise is held against the disk in the moment in which it is heard.  At rest
 * much of what was broken is mended: who forgets what he acknowledged names it as missing, and
 * hears it again.  So a check at the end does not notice him; this one does. */
#include "sim.h"
#include "wire/pos-protocol.h"
#include "wire/pos-transaction.h"

#include <string.h>

/* Of an id as text: what stands in a blob of that id. */
static char *
to_hex (const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id, "-", -1);

  return g_strjoinv (NULL, parts);
}

static void
expect (SimWorld *world,
        SimDisk *disk,
        const char *folder,
        const char *name,
        const char *sql,
        const char *promise)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  world->tally.promises++;
  if (!sim_disk_would_keep (disk, path, sql))
    sim_world_blame (world, "%s, but after a power cut it would not be there", promise);
}

static void
check_ack (SimLine *line, json_t *json)
{
  const char *result = json_string_value (json_object_get (json, "result"));
  const char *id = json_string_value (json_object_get (json, "id"));
  const char *hash = json_string_value (json_object_get (json, "hash"));

  if (g_strcmp0 (result, "accepted") != 0 && g_strcmp0 (result, "duplicate") != 0)
    return;
  g_autofree char *hex = to_hex (id);
  g_autofree char *sql = g_strdup_printf (
      "SELECT 1 FROM register_transaction WHERE id = x'%s' AND hash = '%s'", hex, hash);
  g_autofree char *promise = g_strdup_printf (
      "%s acknowledged message %s", line->to == &line->world->hq ? "headquarters" : "the hub", id);
  expect (line->world, &line->to->disk, line->to->folder, "hq.db", sql, promise);
}

/* Whoever passes the question on gives headquarters' answer, and its promise. */
static void
check_creation (SimLine *line, json_t *json)
{
  SimServer *hq = &line->world->hq;
  const char *id = json_string_value (json_object_get (json, "order"));

  if (!json_is_string (json_object_get (json, "number")) || sim_disk_is_doomed (&hq->disk))
    return;
  g_autofree char *hex = to_hex (id);
  g_autofree char *sql =
      g_strdup_printf ("SELECT 1 FROM order_creation WHERE order_id = x'%s'", hex);
  g_autofree char *promise = g_strdup_printf ("headquarters created order %s", id);
  expect (line->world, &hq->disk, hq->folder, "hq.db", sql, promise);
}

void
sim_promise_check_answer (SimLine *line, const char *method, const char *path, const char *text)
{
  gboolean transactions = g_str_has_prefix (path, POS_PATH_TRANSACTIONS);
  g_autoptr (json_t) json = NULL;
  json_t *acks, *ack;
  gsize i;

  if (!strcmp (method, "GET") || !(transactions || !strcmp (path, POS_PATH_ORDERS)))
    return;
  json = pos_json_parse (text, -1, NULL);
  acks = json_object_get (json, "acknowledgements");
  if (!transactions)
    check_creation (line, json);
  else if (acks)
    json_array_foreach (acks, i, ack) check_ack (line, ack);
  else
    check_ack (line, json);
}

void
sim_promise_check_order (SimRegister *self, const char *id)
{
  g_autoptr (PosOrder) order = sim_register_get_order (self, id);
  g_autofree char *hex = to_hex (id);
  g_autofree char *sql = g_strdup_printf (
      "SELECT 1 FROM sales_order WHERE id = x'%s' AND revision = %" G_GINT64_FORMAT,
      hex,
      order ? (gint64)order->revision : 0);
  g_autofree char *promise = g_strdup_printf ("%s told its clerk of order %s", self->id, id);

  expect (self->world, &self->disk, self->folder, "register.db", sql, promise);
}
