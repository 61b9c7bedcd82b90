/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-mutant.c — flaws that can be shown from outside: what somebody who has them would send,
 * answer, heed or take for true. */
#include "hq/pos-hq-synchronize.h"
#include "sim.h"
#include "wire/pos-batch.h"
#include "wire/pos-protocol.h"
#include "wire/pos-transaction.h"

#include <string.h>

static gboolean
is_batch (const char *method, const char *path)
{
  return !strcmp (method, "POST") && (!strcmp (path, POS_PATH_TRANSACTIONS) ||
                                      g_str_has_prefix (path, POS_PATH_TRANSACTIONS "?"));
}

/* What "accepted" looks like for all that is sent.  Returns: (nullable) (transfer full): %NULL for
 * requests that bring no transactions. */
static char *
accept (const char *method, const char *path, GBytes *body)
{
  gsize size, at = 0;
  const char *text = g_bytes_get_data (body, &size), *line;
  g_autoptr (GPtrArray) acks = g_ptr_array_new_with_free_func (g_free);
  gssize length;

  if (strcmp (method, "PUT") != 0 && !is_batch (method, path))
    return NULL;
  while ((line = pos_batch_next_line (text, size, &at, &length))) {
    g_autoptr (PosTransaction) transaction = pos_transaction_parse (line, length, NULL);
    if (!transaction)
      return NULL;
    g_autoptr (PosAck) ack =
        pos_ack_new (&transaction->id, transaction->hash, POS_ACK_ACCEPTED, NULL);
    g_ptr_array_add (acks, pos_ack_to_text (ack));
  }
  return is_batch (method, path) ? pos_batch_write_acks ((char *const *)acks->pdata, acks->len)
         : acks->len == 1        ? g_strdup (acks->pdata[0])
                                 : NULL;
}

/* What was kept back goes on its way, behind what overtook it. */
static void
let_go (SimLine *line)
{
  if (!line->kept[0])
    return;
  g_autoptr (GBytes) body = g_bytes_new (line->kept[3], strlen (line->kept[3]));
  sim_line_slip_in (line, line->kept[0], line->kept[1], line->kept[2], body);
  sim_mutant_forget (line);
}

void
sim_mutant_forget (SimLine *line)
{
  for (gsize i = 0; i < G_N_ELEMENTS (line->kept); i++)
    g_clear_pointer (&line->kept[i], g_free);
}

static void
overtake (SimLine *line, const char *method, const char *path, const char *token, GBytes *body)
{
  gsize size;
  const char *text = g_bytes_get_data (body, &size);

  if (line->kept[0]) {
    sim_line_slip_in (line, method, path, token, body);
    let_go (line);
  } else {
    line->kept[0] = g_strdup (method);
    line->kept[1] = g_strdup (path);
    line->kept[2] = g_strdup (token);
    line->kept[3] = g_strndup (text, size);
  }
}

char *
sim_mutant_pretend (SimLine *line, const char *method, const char *path, GBytes *body)
{
  SimWorld *world = line->world;

  return world->mutant == SIM_CARELESS_HQ && line->to == &world->hq && sim_world_one_in (world, 4)
             ? accept (method, path, body)
             : NULL;
}

gboolean
sim_mutant_takes (SimLine *line,
                  const char *method,
                  const char *path,
                  const char *token,
                  GBytes *body,
                  char **answer)
{
  SimMutant mutant = line->world->mutant;
  gboolean lies = mutant == SIM_LYING_WIRE || (mutant == SIM_FORGETFUL_HUB && line->of_hub);
  gboolean hurries = mutant == SIM_HASTY_HUB && line->of_hub;
  char *accepted = lies || hurries ? accept (method, path, body) : NULL;

  if (hurries && !accepted)
    let_go (line);
  if (!accepted)
    return FALSE;
  if (hurries)
    overtake (line, method, path, token, body);
  *answer = accepted;
  return TRUE;
}

GBytes *
sim_mutant_send (SimLine *line, GBytes *body)
{
  const gsize most = 4096;

  return line->world->mutant == SIM_SHORT_WIRE && g_bytes_get_size (body) > most
             ? g_bytes_new_from_bytes (body, 0, most)
             : g_bytes_ref (body);
}

/* Whether whoever hears of this version keeps his own. */
static gboolean
is_ignored (SimLine *line, json_t *change)
{
  gint64 at;
  const char *text;

  if (g_strcmp0 (json_string_value (json_object_get (change, "kind")), "order") != 0)
    return FALSE;
  if (line->world->mutant == SIM_STUBBORN_HUB)
    return line->of_hub;
  text = json_string_value (json_object_get (json_object_get (change, "body"), "committed_at"));
  if (!text || !pos_instant_parse (text, &at, NULL))
    return FALSE;
  if (at < line->latest)
    return TRUE;
  line->latest = at;
  return FALSE;
}

char *
sim_mutant_hear (SimLine *line, const char *method, const char *path, const char *text)
{
  SimMutant mutant = line->world->mutant;
  g_autoptr (json_t) page = NULL;
  json_t *changes, *heard;
  gsize i;

  if ((mutant != SIM_STUBBORN_HUB && mutant != SIM_CLOCK_ORDER) || strcmp (method, "GET") != 0 ||
      !g_str_has_prefix (path, POS_PATH_CHANGES))
    return NULL;
  page = pos_json_parse (text, -1, NULL);
  changes = json_object_get (page, "changes");
  heard = json_array ();
  for (i = 0; i < json_array_size (changes); i++)
    if (!is_ignored (line, json_array_get (changes, i)))
      json_array_append (heard, json_array_get (changes, i));
  json_object_set_new (page, "changes", heard);
  return pos_json_to_text (page);
}

/* The next one that waits, alone, and as if it had started from what there is, whatever it started
 * from. */
static const char NEXT[] = "SELECT min (arrival) FROM register_transaction "
                           "WHERE status = 'pending' AND arrival > :after";
static const char ALONE[] = "UPDATE register_transaction "
                            "SET next_at = iif (arrival = :next, 0, 9223372036854775807) "
                            "WHERE status = 'pending'";
static const char OVERWRITE[] =
    "UPDATE register_transaction AS t SET base_revision = s.revision, base_hash = NULL, "
    "  base = NULL, body = json_set (t.body, '$.revision', s.revision + 1) "
    "FROM sales_order AS s WHERE hex (s.id) = upper (replace (t.record, '-', '')) "
    "  AND t.arrival = :next AND t.kind IN ('order', 'hand-over') AND t.base_revision > 0";

static gboolean
run_with (PosDbTxn *txn, const char *sql, gint64 next, GError **error)
{
  g_autoptr (PosDbStatement) statement = pos_db_txn_prepare (txn, sql);

  pos_db_bind_int64 (statement, ":next", next);
  return pos_db_run (statement, error);
}

static gboolean
overwrite_next (PosDbTxn *txn, gpointer data, GError **error)
{
  PosHqSynchronize *job = data;
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, NEXT);
  gboolean has_row;

  pos_db_bind_int64 (select, ":after", job->last);
  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  job->more = !pos_db_column_is_null (select, 0);
  job->last = pos_db_column_int64 (select, 0);
  job->after = job->last - 1;
  return !job->more ||
         (run_with (txn, ALONE, job->last, error) && run_with (txn, OVERWRITE, job->last, error));
}

gboolean
sim_mutant_synchronize (SimServer *self)
{
  PosHqSynchronize job = {.now = pos_context_get_now (self->context)};
  PosDb *db = self->core->db;

  if (self->world->mutant != SIM_LAST_WRITER || self != &self->world->hq)
    return FALSE;
  for (gint64 last = 0; pos_db_write_sync (db, overwrite_next, &job, NULL) && job.more;
       job.last = last) {
    last = job.last;
    if (!pos_db_write_sync (db, pos_hq_synchronize_batch, &job, NULL))
      break;
  }
  return TRUE;
}
