/* SPDX-License-Identifier: GPL-3.0-or-later */
/* superstore-check.c — every order and every cent: at the register, at headquarters, on the shelf,
 * and in the card company's book. */
#include "hq/pos-hq-core.h"
#include "hq/pos-hq-order-table.h"
#include "superstore.h"

#include <stdarg.h>
#include <string.h>

/* What stays in the log is told in full, what follows from it is not. */
#define MAX_TOLD 20

const char *
superstore_text (json_t *json, const char *name)
{
  const char *text = json_string_value (json_object_get (json, name));

  g_assert_nonnull (text);
  return text;
}

gint64
superstore_money (json_t *json, const char *name)
{
  gint64 minor = 0;
  gboolean read =
      pos_minor_parse (superstore_text (json, name), pos_currency_from_code ("USD"), &minor, NULL);

  g_assert_true (read);
  return minor;
}

void
superstore_blame (Superstore *self, const char *format, ...)
{
  va_list list;

  va_start (list, format);
  g_autofree char *text = g_strdup_vprintf (format, list);
  va_end (list);
  if (self->faults++ < MAX_TOLD)
    g_print ("FAULT: %s\n", text);
}

static void
compare (Superstore *self, Purchase *purchase, const char *what, gint64 is, gint64 should_be)
{
  if (is != should_be)
    superstore_blame (self,
                      "%s: %s is %" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT,
                      superstore_text (purchase->json, "name"),
                      what,
                      is,
                      should_be);
}

static PosOrder *
read_order (Superstore *self, Purchase *purchase)
{
  g_autoptr (GError) error = NULL;
  PosOrder *order = NULL;
  PosId id;

  g_assert_true (pos_id_parse (purchase->id, &id, NULL));
  pos_local_store_get_order_sync (self->till.cli.store, &id, &order, &error);
  g_assert_no_error (error);
  if (!order)
    superstore_blame (self, "%s is lost", superstore_text (purchase->json, "name"));
  return order;
}

static void
check_lines (Superstore *self, Purchase *purchase, PosOrder *order)
{
  json_t *lines = json_object_get (purchase->json, "lines");

  compare (self, purchase, "lines", pos_list_size (order->lines), (gint64)json_array_size (lines));
  for (gsize i = 0; i < json_array_size (lines) && i < pos_list_size (order->lines); i++) {
    PosOrderLine *line = pos_list_peek (order->lines, (guint)i);
    json_t *json = json_array_get (lines, i);

    compare (self, purchase, "a line's amount", line->total, superstore_money (json, "amount"));
    compare (self, purchase, "a line's net", line->net, line->total);
    if (g_strcmp0 (line->item, superstore_text (json, "item")) != 0)
      superstore_blame (self, "%s is not in its place", superstore_text (json, "item"));
  }
}

static void
check_amounts (Superstore *self, Purchase *purchase, PosOrder *order)
{
  gint64 total = superstore_money (purchase->json, "total");

  check_lines (self, purchase, order);
  compare (self, purchase, "the total", order->total, total);
  compare (self, purchase, "what is deferred", order->deferred, total);
}

void
superstore_check_taken (Superstore *self, Purchase *purchase)
{
  gint64 deposit = superstore_money (purchase->json, "deposit");
  g_autoptr (PosOrder) order = read_order (self, purchase);

  if (!order)
    return;
  check_amounts (self, purchase, order);
  compare (self, purchase, "the deposit", order->deposit_held, deposit);
  compare (self, purchase, "what is paid", order->paid, deposit);
  compare (self, purchase, "the reservation", order->authorized, order->total - deposit);
}

static void
check_shipped (Superstore *self, Purchase *purchase, PosOrder *order)
{
  check_amounts (self, purchase, order);
  compare (self, purchase, "the status", order->status, POS_ORDER_STATUS_INVOICED);
  compare (self, purchase, "what is invoiced", order->invoiced_total, order->total);
  compare (self, purchase, "what is paid", order->paid, order->total);
  compare (self,
           purchase,
           "the deposit used",
           order->deposit_applied,
           superstore_money (purchase->json, "deposit"));
  compare (self, purchase, "the deposit left", order->deposit_held, 0);
  compare (self, purchase, "the reservation left", order->authorized, 0);
  compare (self, purchase, "the balance", order->balance, 0);
}

/* --- Headquarters --- */

typedef struct {
  Superstore *store;
  gint64 here, there; /* sums of all totals */
} Audit;

/* Both ends hold the same, to the last member. */
static gboolean
audit (PosDbTxn *txn, gpointer data, GError **error)
{
  Audit *self = data;

  for (guint i = 0; i < self->store->purchases->len; i++) {
    Purchase *purchase = &g_array_index (self->store->purchases, Purchase, i);
    g_autoptr (PosOrder) mine = read_order (self->store, purchase);
    g_autoptr (PosOrder) theirs = NULL;

    if (!mine)
      continue;
    check_shipped (self->store, purchase, mine);
    if (!pos_hq_order_table_get (txn, &mine->id, &theirs, error))
      return FALSE;
    if (!theirs || !pos_record_equal (mine, theirs, TRUE))
      superstore_blame (self->store,
                        "headquarters %s order %s",
                        theirs ? "has another" : "misses",
                        superstore_text (purchase->json, "name"));
    self->here += mine->total;
    self->there += theirs ? theirs->total : 0;
  }
  return TRUE;
}

static gboolean
count_orders (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  guint *count = data;

  do {
    g_autoptr (PosOrderPage) page = NULL;
    if (!pos_hq_order_table_search (txn, filter, &page, error))
      return FALSE;
    *count += page->summaries->len;
    g_free (filter->after);
    filter->after = g_steal_pointer (&page->next);
  } while (filter->after);
  return TRUE;
}

static void
check_headquarters (Superstore *self)
{
  Audit sums = {.store = self};
  g_autofree char *folder = g_build_filename (self->chain.folder, "hq", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PosHqCore) core = pos_hq_core_new (folder, NULL, self->chain.context, &error);
  gint64 total = superstore_money (self->replay, "total");
  guint count = 0;

  g_assert_no_error (error);
  pos_db_read_sync (core->db, audit, &sums, NULL, &error);
  g_assert_no_error (error);
  pos_db_read_sync (core->db, count_orders, &count, NULL, &error);
  g_assert_no_error (error);
  pos_hq_core_close (core);
  if (count != self->purchases->len)
    superstore_blame (self, "headquarters has %u orders of %u", count, self->purchases->len);
  if (sums.here != total || sums.there != total)
    superstore_blame (
        self, "the orders do not add up to %s", superstore_text (self->replay, "total"));
}

/* --- The shelf and the bank --- */

/* There was as much of everything as was sold. */
static void
check_stock (Superstore *self)
{
  json_t *items = json_object_get (self->replay, "items"), *item;
  gsize i;

  json_array_foreach (items, i, item)
  {
    g_autofree char *args = g_strdup_printf ("{'item': '%s'}", json_string_value (item));
    g_autoptr (json_t) level = till_ask (&self->till, "stock.get", args);

    if (g_strcmp0 (text_at (level, "stock.0.on_hand"), "0") != 0 ||
        g_strcmp0 (text_at (level, "stock.0.reserved"), "0") != 0)
      superstore_blame (self, "%s is left over", json_string_value (item));
  }
}

/* What the card company took, from its own book. */
static gint64
sum_captures (Superstore *self)
{
  g_autofree char *path =
      g_build_filename (self->till.folder, "devices", "terminal", "terminal.jsonl", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 sum = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    g_autoptr (json_t) entry = *lines[i] ? pos_json_parse (lines[i], -1, NULL) : NULL;

    /* A deposit is reserved and taken in one, a balance is taken from what was reserved before. */
    if (entry && !g_strcmp0 (text_at (entry, "outcome"), "approved") &&
        text_at (entry, "capture_id"))
      sum += superstore_money (entry, "amount");
  }
  return sum;
}

void
superstore_check_all (Superstore *self)
{
  g_autoptr (GPtrArray) faults = NULL;
  gint64 taken, total = superstore_money (self->replay, "total");

  chain_synchronize (&self->chain);
  if (!till_sync (&self->till))
    superstore_blame (self, "headquarters does not answer");
  check_stock (self);
  chain_stop (&self->chain);
  check_headquarters (self);
  taken = sum_captures (self);
  if (taken != total)
    superstore_blame (self, "the card company took %" G_GINT64_FORMAT " cents", taken);
  faults = pos_cli_check (&self->till.cli, NULL);
  for (guint i = 0; i < faults->len; i++)
    superstore_blame (self, "%s", (char *)faults->pdata[i]);
  g_print ("%u orders of %" JSON_INTEGER_FORMAT
           " rows at both ends, %s in sum (the file: %s): %s\n",
           self->purchases->len,
           json_integer_value (json_object_get (self->replay, "rows")),
           superstore_text (self->replay, "total"),
           superstore_text (self->replay, "sales"),
           self->faults > 0 ? "FAULTS" : "every order and every cent agrees");
}
