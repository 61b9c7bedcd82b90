/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-superstore.c — years of real orders in a minute: each is taken on its day as a customer
 * order to ship, with its deposit, and packed and shipped on its day; register and headquarters
 * talk every evening.  At the end every order and every cent is looked at; what differs is told,
 * and the exit status is 1.
 *
 *     tests/bench/superstore.py build/tests/bench/bench-superstore ORDERS.csv */
#include "superstore.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define OPENING_HOUR "T10:00:00-05:00"
#define SHIPPING_HOUR "T16:00:00-05:00"

typedef struct {
  char *at;
  guint purchase; /* place in the list */
  gboolean ships;
} Event;

/* How long one kind of step takes, beside one bare write and sync of as many bytes. */
typedef struct {
  const char *name;
  guint n;
  gint64 took, bare; /* µs */
  guint64 bytes;
} Meter;

typedef struct {
  Superstore store;
  GArray *events; /* Event, by time */
  Meter take, ship, sync;
  int probe; /* a file beside the register's database */
  char *scratch;
  gsize scratch_size;
} Bench;

/* --- What it costs --- */

/* Bytes that this process wrote so far. */
static guint64
read_written (void)
{
  g_autofree char *text = NULL;
  const char *field;

  if (!g_file_get_contents ("/proc/self/io", &text, NULL, NULL))
    return 0;
  field = strstr (text, "wchar: ");
  return field ? g_ascii_strtoull (field + strlen ("wchar: "), NULL, 10) : 0;
}

static gint64
write_bare (Bench *self, gsize size)
{
  gint64 begin;

  if (size > self->scratch_size) {
    self->scratch = g_realloc (self->scratch, size);
    memset (self->scratch, 0, size);
    self->scratch_size = size;
  }
  begin = g_get_monotonic_time ();
  g_assert_cmpint (pwrite (self->probe, self->scratch, size, 0), ==, (gssize)size);
  g_assert_cmpint (fdatasync (self->probe), ==, 0);
  return g_get_monotonic_time () - begin;
}

typedef void (*StepFunc) (Bench *self, Purchase *purchase);

static void
measure (Bench *self, Meter *meter, StepFunc step, Purchase *purchase)
{
  guint64 written = read_written ();
  gint64 begin = g_get_monotonic_time ();

  step (self, purchase);
  meter->took += g_get_monotonic_time () - begin;
  written = read_written () - written;
  meter->bare += write_bare (self, MAX (written, 1));
  meter->bytes += written;
  meter->n++;
}

static void
print_meter (Meter *meter, guint orders)
{
  g_print ("| %s | %u | %.1f | %.2f | %.1f | %.2f | %.1f |\n",
           meter->name,
           meter->n,
           orders * 1e6 / (double)MAX (meter->took, 1),
           (double)meter->took / 1000 / MAX (orders, 1),
           (double)meter->bytes / 1024 / MAX (orders, 1),
           (double)meter->bare / 1000 / MAX (orders, 1),
           (double)meter->took / (double)MAX (meter->bare, 1));
}

/* --- The steps --- */

static void
add_line (Till *till, json_t *line, GPtrArray *ids)
{
  g_autofree char *args = g_strdup_printf ("{'item': '%s', 'quantity': '%s'}",
                                           superstore_text (line, "item"),
                                           superstore_text (line, "quantity"));
  g_autoptr (json_t) added = till_ask (till, "item.add", args);
  const char *id = text_at (added, "line");

  g_ptr_array_add (ids, g_strdup (id));
  if (strcmp (superstore_text (line, "rate"), "0") != 0) {
    g_autofree char *discount =
        g_strdup_printf ("{'line': '%s', 'rate': '%s'}", id, superstore_text (line, "rate"));
    till_do (till, "disc.line_percent", discount);
  }
}

static void
take (Bench *self, Purchase *purchase)
{
  Till *till = &self->store.till;
  json_t *lines = json_object_get (purchase->json, "lines");
  g_autofree char *customer =
      g_strdup_printf ("{'customer': '%s'}", superstore_text (purchase->json, "customer"));
  g_autofree char *delivery = g_strdup_printf ("{'mode': '%s', 'date': '%s', 'address': '%s'}",
                                               superstore_text (purchase->json, "mode"),
                                               superstore_text (purchase->json, "shipped"),
                                               superstore_text (purchase->json, "address"));
  g_autoptr (json_t) done = NULL;

  for (gsize i = 0; i < json_array_size (lines); i++)
    add_line (till, json_array_get (lines, i), purchase->line_ids);
  till_do (till, "customer.attach", customer);
  till_do (till, "order.ship_all", delivery);
  done = till_ask (till, "pay.card", "{'balance': 'card', 'receipt': 'none'}");
  g_assert_true (json_is_true (json_object_get (done, "concluded")));
  purchase->id = g_strdup (text_at (done, "order"));
}

static void
ship (Bench *self, Purchase *purchase)
{
  GString *lines = g_string_new (NULL);
  g_autoptr (json_t) done = NULL;

  for (guint i = 0; i < purchase->line_ids->len; i++)
    g_string_append_printf (
        lines, "%s{'line': '%s'}", i ? ", " : "", (char *)purchase->line_ids->pdata[i]);
  g_autofree char *pack = g_strdup_printf (
      "{'order': '%s', 'lines': [%s], 'receipt': 'none'}", purchase->id, lines->str);
  g_autofree char *leave =
      g_strdup_printf ("{'order': '%s', 'lines': [%s]}", purchase->id, lines->str);
  till_do (&self->store.till, "fulfill.line_pack", pack);
  done = till_ask (&self->store.till, "fulfill.line_ship", leave);
  g_string_free (lines, TRUE);
  if (g_strcmp0 (text_at (done, "status"), "invoiced") != 0)
    superstore_blame (
        &self->store, "%s did not leave whole", superstore_text (purchase->json, "name"));
}

static void
synchronize (Bench *self, Purchase *purchase)
{
  if (!till_sync (&self->store.till))
    superstore_blame (&self->store, "headquarters does not answer");
}

/* --- The calendar --- */

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const Event *left = a, *right = b;
  int by_time = strcmp (left->at, right->at);

  return by_time ? by_time
                 : (left->purchase > right->purchase) - (left->purchase < right->purchase);
}

static void
clear_event (gpointer event)
{
  g_free (((Event *)event)->at);
}

static void
plan (Bench *self)
{
  self->events = g_array_new (FALSE, FALSE, sizeof (Event));
  g_array_set_clear_func (self->events, clear_event);
  for (guint i = 0; i < self->store.purchases->len; i++) {
    json_t *json = g_array_index (self->store.purchases, Purchase, i).json;
    Event events[] = {
        {g_strconcat (superstore_text (json, "ordered"), OPENING_HOUR, NULL), i, FALSE},
        {g_strconcat (superstore_text (json, "shipped"), SHIPPING_HOUR, NULL), i, TRUE},
    };
    g_array_append_vals (self->events, events, G_N_ELEMENTS (events));
  }
  g_array_sort (self->events, compare_events);
}

static void
wait_until (Bench *self, const char *at)
{
  PosClock *clock = self->store.chain.clock;
  gint64 then, seconds;

  g_assert_true (pos_instant_parse (at, &then, NULL));
  seconds = (then - pos_clock_get_now (clock)) / G_USEC_PER_SEC;
  if (seconds > 0) {
    g_autofree char *args = g_strdup_printf ("{'seconds': %" G_GINT64_FORMAT "}", seconds);
    pos_clock_advance (clock, seconds * G_USEC_PER_SEC);
    till_do (&self->store.till, "clock.advance", args);
  }
}

static void
live_through (Bench *self)
{
  for (guint i = 0; i < self->events->len; i++) {
    Event *event = &g_array_index (self->events, Event, i), *next = event + 1;
    Purchase *purchase = &g_array_index (self->store.purchases, Purchase, event->purchase);

    wait_until (self, event->at);
    if (event->ships) {
      measure (self, &self->ship, ship, purchase);
    } else {
      measure (self, &self->take, take, purchase);
      superstore_check_taken (&self->store, purchase);
    }
    if (i + 1 == self->events->len || strncmp (event->at, next->at, strlen ("2018-11-08")) != 0)
      measure (self, &self->sync, synchronize, NULL);
  }
}

/* --- All of it --- */

static void
open_store (Bench *self, const char *folder)
{
  g_autofree char *chain = g_build_filename (folder, "chain.json", NULL);
  g_autofree char *path = g_build_filename (folder, "replay.json", NULL);
  g_autofree char *probe = NULL;
  g_autofree char *text = NULL;
  json_t *orders;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  self->store.replay = pos_json_parse (text, -1, NULL);
  orders = json_object_get (self->store.replay, "orders");
  self->store.purchases = g_array_new (FALSE, TRUE, sizeof (Purchase));
  for (gsize i = 0; i < json_array_size (orders); i++) {
    Purchase purchase = {json_array_get (orders, i), NULL, g_ptr_array_new_with_free_func (g_free)};
    g_array_append_val (self->store.purchases, purchase);
  }
  plan (self);
  g_assert_cmpuint (self->events->len, >, 0);
  chain_open (&self->store.chain, g_array_index (self->events, Event, 0).at, chain);
  till_open (&self->store.till, &self->store.chain, "R1");
  probe = g_build_filename (self->store.till.folder, "probe", NULL);
  self->probe = g_open (probe, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  g_assert_cmpint (self->probe, >=, 0);
}

static void
close_store (Bench *self)
{
  for (guint i = 0; i < self->store.purchases->len; i++) {
    Purchase *purchase = &g_array_index (self->store.purchases, Purchase, i);
    g_free (purchase->id);
    g_ptr_array_unref (purchase->line_ids);
  }
  g_array_unref (self->store.purchases);
  g_array_unref (self->events);
  json_decref (self->store.replay);
  close (self->probe);
  g_free (self->scratch);
  chain_close (&self->store.chain);
}

static void
print_size (Bench *self, const char *name, const char *folder, const char *file)
{
  g_autofree char *path = g_build_filename (self->store.chain.folder, folder, file, NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_print ("%s: %.1f MiB, %.1f KiB an order\n",
           name,
           (double)status.st_size / (1 << 20),
           (double)status.st_size / 1024 / self->store.purchases->len);
}

int
main (int argc, char **argv)
{
  Bench self = {
      .take = {"take"}, .ship = {"pack and ship"}, .sync = {"synchronize, every evening"}};
  guint orders;

  setlocale (LC_ALL, "C.UTF-8");
  if (argc != 2) {
    g_printerr ("Usage: %s FOLDER, made by superstore.py\n", argv[0]);
    return 2;
  }
  open_store (&self, argv[1]);
  orders = self.store.purchases->len;
  live_through (&self);
  g_print ("| what | times | orders a second | ms an order | KiB an order | bare ms | ratio |\n"
           "|---|---|---|---|---|---|---|\n");
  print_meter (&self.take, orders);
  print_meter (&self.ship, orders);
  print_meter (&self.sync, orders);
  superstore_check_all (&self.store);
  till_close (&self.store.till);
  print_size (&self, "register", "R1", "register.db");
  print_size (&self, "headquarters", "hq", "hq.db");
  close_store (&self);
  return self.store.faults > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
