/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-bank.c — at rest the card company's own books are ours: what it was paid, and what it holds.
 */
#include "devices/pos-terminal.h"
#include "sim.h"
#include "wire/pos-transaction.h"

#include <string.h>

/* What it says of one reservation.  A register may have charged it before another one let it go:
 * whatever the order of their lines, nothing is held then. */
typedef struct {
  gint64 granted, charged;
  gboolean gone;
  /* Charged, and given back because the register's disk had not kept it: nobody holds that any
   * more, though the order counts on it until it is charged, refused and asked for anew (M21). */
  gboolean given_back;
} Held;

typedef struct {
  SimWorld *world;
  gint64 paid;      /* what was taken less what was given back */
  GHashTable *held; /* Held by authorization */
} Bank;

static Held *
find_held (Bank *self, const char *authorization)
{
  Held *held = g_hash_table_lookup (self->held, authorization);

  if (!held) {
    held = g_new0 (Held, 1);
    g_hash_table_insert (self->held, g_strdup (authorization), held);
  }
  return held;
}

static void
book_reservation (Bank *self, PosTerminalResult *entry)
{
  Held *held = find_held (self, entry->authorization_id);

  if (!strcmp (entry->action, "authorize"))
    held->granted += entry->amount;
  else if (!strcmp (entry->action, "capture"))
    held->charged += entry->amount;
  else if (!strcmp (entry->action, "refund"))
    held->given_back = TRUE;
  else if (!strcmp (entry->action, "void") && !entry->capture_id)
    held->gone = TRUE;
}

static void
book (Bank *self, json_t *json)
{
  g_autoptr (PosTerminalResult) entry =
      pos_record_new_from_json (POS_TYPE_TERMINAL_RESULT, json, 0, NULL);

  if (!entry || entry->outcome != POS_TERMINAL_OUTCOME_APPROVED)
    return;
  if (!strcmp (entry->action, "refund"))
    self->paid -= entry->amount;
  else if (entry->capture_id)
    self->paid += !strcmp (entry->action, "void") ? -entry->amount : entry->amount;
  if (entry->authorization_id)
    book_reservation (self, entry);
}

static void
read_terminal (Bank *self, SimRegister *reg)
{
  g_autofree char *path =
      g_build_filename (reg->folder, "devices", "terminal", "terminal.jsonl", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    g_autoptr (json_t) entry = *lines[i] ? pos_json_parse (lines[i], -1, NULL) : NULL;
    if (entry)
      book (self, entry);
    if (*lines[i])
      sim_world_note (self->world, "%s: the bank has %s", reg->id, lines[i]);
  }
}

/* By card, in @order; a cart that hands a saved order over repeats what was paid before. */
static gint64
sum_cards (PosOrder *order, gboolean saved)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (!g_strcmp0 (payment->tender, "card") && pos_transaction_is_money (payment) &&
      (saved || payment->revision == 0))
    sum += payment->amount;
  return sum;
}

/* What cards paid, all of it and nothing more, is in orders or in an open cart; of what was not
 * wanted in the end it was given back. */
static void
check_paid (Bank *self, GPtrArray *orders)
{
  SimWorld *world = self->world;
  gint64 ours = 0;

  for (guint i = 0; i < orders->len; i++)
    ours += sum_cards (orders->pdata[i], TRUE);
  for (guint i = 0; i < world->n_registers; i++)
    ours += sum_cards (pos_register_get_order (world->registers[i].cli.reg), FALSE);
  if (self->paid != ours)
    sim_world_blame (world,
                     "cards paid %" G_GINT64_FORMAT " to the bank, %" G_GINT64_FORMAT " to orders",
                     self->paid,
                     ours);
}

/* What an order counts on is held for it. */
static void
check_held (Bank *self, PosOrder *order)
{
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  {
    gint64 rest = payment->amount - payment->used;
    Held *held;

    if (payment->kind != POS_PAYMENT_AUTHORIZATION ||
        payment->state != POS_PAYMENT_STATE_AUTHORIZED || !payment->authorization)
      continue;
    held = find_held (self, payment->authorization);
    if (held->given_back)
      continue;
    if (held->gone || held->granted - held->charged != rest)
      sim_world_blame (self->world,
                       "order %s counts on %" G_GINT64_FORMAT " of %s, of which the bank holds "
                       "%" G_GINT64_FORMAT,
                       order->number,
                       rest,
                       payment->authorization,
                       held->gone ? 0 : held->granted - held->charged);
  }
}

void
sim_bank_check (SimWorld *world, GPtrArray *orders)
{
  g_autoptr (GHashTable) held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Bank self = {world, 0, held};

  for (guint i = 0; i < world->n_registers; i++)
    read_terminal (&self, &world->registers[i]);
  check_paid (&self, orders);
  for (guint i = 0; i < orders->len; i++)
    check_held (&self, orders->pdata[i]);
}
