/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-aside.c — carts that one register puts aside and another one takes up: each is opened once.
 * The one that put it aside may open it without asking, so that one and another may both have it,
 * and then somebody is told (decision 111).  Whoever was given it as it was put aside before, when
 * nobody there had heard of the last time, has another copy. */
#include "register/pos-suspended.h"
#include "sim.h"

#include <string.h>

typedef struct {
  SimRegister *owner;   /* who put it aside last */
  SimRegister *open_at; /* (nullable): who took it up since */
  PosId suspension;     /* the last time */
  gboolean unsure;      /* the power went with the answer, or two have it */
} Aside;

static Aside *
find_aside (SimWorld *self, const char *cart)
{
  return g_hash_table_lookup (self->aside, cart);
}

static void
put_aside (SimRegister *self, const char *cart, gboolean unsure)
{
  PosSuspendedCart *waits = pos_suspended_find (self->cli.reg, cart, NULL);
  Aside *aside = find_aside (self->world, cart);

  if (!aside) {
    aside = g_new0 (Aside, 1);
    g_hash_table_insert (self->world->aside, g_strdup (cart), aside);
  }
  aside->owner = self;
  aside->open_at = NULL;
  aside->suspension = waits ? waits->suspension : POS_ID_NONE;
  aside->unsure = aside->unsure || unsure;
  self->world->tally.suspended++;
  g_clear_pointer (&waits, pos_suspended_cart_free);
}

static void
open_cart (SimRegister *self, const char *cart)
{
  Aside *aside = find_aside (self->world, cart);

  self->world->tally.recalled++;
  if (!aside || aside->unsure || self->world->went_back)
    return;
  if (aside->open_at == self ||
      (aside->open_at && aside->owner != self && aside->owner != aside->open_at))
    sim_world_blame (self->world,
                     "%s opened cart %s, which %s had taken up",
                     self->id,
                     cart,
                     aside->open_at->id);
  if (aside->open_at) {
    aside->unsure = TRUE;
    self->world->tally.recalled_twice++;
  }
  if (self != aside->owner)
    self->world->tally.recalled_elsewhere++;
  aside->open_at = self;
}

/* @taken: as it was put aside before the last time. */
static void
open_copy (SimRegister *self, const char *cart, Aside *aside, PosSuspendedCart *taken)
{
  if (taken->register_id && !aside->unsure && !self->world->went_back &&
      sim_server_knows_past (self->line.to, &taken->suspension, &aside->suspension, self->id))
    sim_world_blame (self->world,
                     "%s was given cart %s as it was put aside before the last time",
                     self->id,
                     cart);
  aside->unsure = TRUE;
  self->world->tally.recalled++;
}

static gboolean
ask (SimRegister *self, const char *op, json_t *args, json_t **result)
{
  g_autofree char *given = args ? pos_json_to_text (args) : g_strdup ("{}");
  g_autoptr (json_t) answer = sim_register_ask (self, op, args);
  g_autofree char *got = pos_json_to_text (answer);

  sim_world_note (self->world, "%s %s %s → %s", self->id, op, given, got);
  self->world->tally.operations++;
  *result = json_incref (json_object_get (answer, "result"));
  return json_is_true (json_object_get (answer, "ok"));
}

static void
suspend (SimRegister *self)
{
  g_autofree char *cart = pos_id_dup_text (&pos_register_get_order (self->cli.reg)->id);
  g_autoptr (json_t) result = NULL;
  gboolean done = ask (self, "txn.suspend", NULL, &result);
  gboolean doomed = sim_disk_is_doomed (&self->disk);

  if (done || doomed)
    put_aside (self, cart, doomed);
}

static void
add_item (SimRegister *self)
{
  g_autoptr (json_t) result = NULL;

  ask (self, "item.add", json_pack ("{s:s}", "item", "A"), &result);
}

/* Also what somebody else may have taken up: the list need not know yet. */
static void
recall (SimRegister *self, const char *cart)
{
  g_autoptr (json_t) result = NULL;
  Aside *aside = find_aside (self->world, cart);
  PosSuspendedCart *waits = pos_suspended_find (self->cli.reg, cart, NULL);
  gboolean done = ask (self, "txn.recall", json_pack ("{s:s}", "cart", cart), &result);

  if (aside && sim_disk_is_doomed (&self->disk))
    aside->unsure = TRUE;
  else if (done && aside && waits && !pos_id_equal (&waits->suspension, &aside->suspension))
    open_copy (self, cart, aside, waits);
  else if (done)
    open_cart (self, cart);
  g_clear_pointer (&waits, pos_suspended_cart_free);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Returns: (transfer full) (nullable): one that waits, another register's if there is one; now and
 * then one that was taken up already, as whoever holds its slip may try. */
static char *
choose (SimRegister *self)
{
  g_autoptr (GPtrArray) waiting = pos_suspended_list (self->cli.reg, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  guint n_others = 0;
  GHashTableIter iter;
  gpointer cart;

  for (guint i = 0; waiting && i < waiting->len; i++) {
    PosSuspendedCart *one = waiting->pdata[i];
    g_ptr_array_insert (ids, one->register_id ? 0 : -1, pos_id_dup_text (&one->order->id));
    n_others += one->register_id != NULL;
  }
  if (sim_world_one_in (self->world, 3)) {
    g_hash_table_iter_init (&iter, self->world->aside);
    while (g_hash_table_iter_next (&iter, &cart, NULL))
      g_ptr_array_add (ids, g_strdup (cart));
    g_ptr_array_sort (ids, compare_ids);
    n_others = 0;
  }
  if (ids->len == 0)
    return NULL;
  return g_strdup (ids->pdata[g_rand_int_range (
      self->world->chance, 0, (gint32)(n_others > 0 ? n_others : ids->len))]);
}

void
sim_aside_act (SimRegister *self)
{
  g_autofree char *cart = NULL;

  if (sim_world_one_in (self->world, 2)) {
    sim_register_synchronize (self);
    sim_server_synchronize (self->line.to);
  }
  if (sim_disk_is_doomed (&self->disk))
    return;
  if (pos_order_has_active_lines (pos_register_get_order (self->cli.reg))) {
    suspend (self);
    return;
  }
  cart = choose (self);
  if (cart)
    recall (self, cart);
  else
    add_item (self);
}

/* --- At rest --- */

static gboolean
is_listed (GPtrArray *list, const char *cart)
{
  for (guint i = 0; i < list->len; i++) {
    g_autofree char *id = pos_id_dup_text (&((PosSuspendedCart *)list->pdata[i])->order->id);
    if (g_str_equal (id, cart))
      return TRUE;
  }
  return FALSE;
}

/* How many registers offer it: of its own store, or of another one. */
static guint
count_lists (SimWorld *self, const char *cart, const char *store, gboolean there)
{
  guint count = 0;

  for (guint i = 0; i < self->n_registers; i++) {
    SimRegister *one = &self->registers[i];
    g_autoptr (GPtrArray) list = pos_suspended_list (one->cli.reg, NULL);
    count += g_str_equal (one->store, store) == there && list && is_listed (list, cart);
  }
  return count;
}

/* Who was given one and lost the answer is the only one who offers it.  Clocks that jumped may have
 * made it a month old. */
void
sim_aside_check (SimWorld *self)
{
  gboolean exact = !self->went_back && self->tally.clock_jumps == 0;
  GHashTableIter iter;
  gpointer cart, data;

  g_hash_table_iter_init (&iter, self->aside);
  while (exact && g_hash_table_iter_next (&iter, &cart, &data)) {
    Aside *aside = data;
    guint n = count_lists (self, cart, aside->owner->store, TRUE);

    if (!aside->unsure && (aside->open_at ? n > 0 : n == 0))
      sim_world_blame (self,
                       "cart %s, which %s put aside, is %s",
                       (char *)cart,
                       aside->owner->id,
                       n > 0 ? "offered once more" : "lost");
    if (count_lists (self, cart, aside->owner->store, FALSE) > 0)
      sim_world_blame (self, "cart %s is offered in another store", (char *)cart);
  }
}
