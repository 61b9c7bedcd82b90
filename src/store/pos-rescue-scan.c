/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-rescue-scan.c — see the header. */
#include "store/pos-rescue-scan.h"

#include <string.h>

/* Rows at once. */
#define LIMIT 200
/* Halvings: a damaged page is closed in on with some twenty. */
#define PATIENCE 4096
#define LAST_KEY (G_MAXINT64 - 1)

typedef struct {
  PosRescueScan *scan;
  gint64 low, high;
  gboolean down;
  gint64 reached; /* the key of the last row */
  guint n_rows;
} Pass;

gint64
pos_rescue_key_of_id (const PosId *id)
{
  gint64 key;

  memcpy (&key, id, sizeof key);
  return GINT64_FROM_BE (key);
}

static void
bind_key (PosDbStatement *query, const char *name, gint64 key, gboolean id, guint8 rest)
{
  guint8 bytes[16];
  gint64 half = GINT64_TO_BE (key);

  if (!id) {
    pos_db_bind_int64 (query, name, key);
    return;
  }
  memset (bytes, rest, sizeof bytes);
  memcpy (bytes, &half, sizeof half);
  pos_db_bind_blob (query, name, bytes, sizeof bytes);
}

static gboolean
read_rows (PosDbTxn *txn, gpointer data, GError **error)
{
  Pass *pass = data;
  PosRescueScan *scan = pass->scan;
  g_autoptr (PosDbStatement) query = pos_db_txn_prepare (txn, pass->down ? scan->down : scan->up);
  gboolean has_row;

  bind_key (query, ":low", pass->low, scan->ids, 0);
  bind_key (query, ":high", pass->high, scan->ids, 0xff);
  pos_db_bind_int64 (query, ":limit", LIMIT);
  for (;;) {
    if (!pos_db_step (query, &has_row, error))
      return FALSE;
    if (!has_row)
      return TRUE;
    gint64 key;
    if (!scan->read (query, scan->data, &key, error))
      return FALSE;
    pass->reached = key;
    pass->n_rows++;
  }
}

/* @whole: (out): there is nothing between @low and @high that was not read; else @reached: (out):
 * the last key that was, or the one outside. */
static gboolean
read_from (PosRescueScan *self,
           gint64 low,
           gint64 high,
           gboolean down,
           gboolean *whole,
           gint64 *reached,
           GError **error)
{
  Pass pass = {.scan = self, .low = low, .high = high, .down = down};

  pass.reached = down ? high + 1 : low - 1;
  do {
    pass.n_rows = 0;
    *whole = pos_db_read_sync (self->db, read_rows, &pass, NULL, NULL);
    if (!self->kept (self->data, error))
      return FALSE;
    /* Two ids may begin alike: what has the same key is read again, and kept once. */
    if (down)
      pass.high = MIN (pass.reached, pass.high - 1);
    else
      pass.low = MAX (pass.reached, pass.low + 1);
  } while (*whole && pass.n_rows == LIMIT && pass.low <= pass.high);
  *reached = pass.reached;
  return TRUE;
}

static gboolean
scan (PosRescueScan *self, gint64 low, gint64 high, GError **error)
{
  gboolean whole = TRUE;
  gint64 first, last;

  if (low > high || self->patience == 0)
    return TRUE;
  if (!read_from (self, low, high, FALSE, &whole, &last, error))
    return FALSE;
  self->end_is_known |= high == LAST_KEY && whole;
  if (whole)
    return TRUE;
  if (!read_from (self, last + 1, high, TRUE, &whole, &first, error))
    return FALSE;
  self->end_is_known |= high == LAST_KEY && first <= high;
  if (whole)
    return TRUE;
  self->patience--;
  if (last + 1 >= first - 1) {
    self->n_broken++;
    return TRUE;
  }
  gint64 middle = last + 1 + (first - 1 - (last + 1)) / 2;
  return scan (self, last + 1, middle, error) && scan (self, middle + 1, first - 1, error);
}

gboolean
pos_rescue_scan (PosRescueScan *self, GError **error)
{
  self->n_broken = 0;
  self->end_is_known = FALSE;
  self->patience = PATIENCE;
  if (!scan (self, self->ids ? 0 : 1, LAST_KEY, error))
    return FALSE;
  self->n_broken += self->patience == 0;
  return TRUE;
}
