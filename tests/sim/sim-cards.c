/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-cards.c — clerks who reserve the balance on cards and then change the same few orders: what
 * two of them told cards without knowing of each other is decided later. */
#include "sim.h"

#include <string.h>

static json_t *
make_payment (void)
{
  return json_pack ("{s:s, s:s}", "balance", "card", "creation", "asynchronous");
}

static json_t *
make_item (SimRegister *self, const char *item)
{
  return json_pack (
      "{s:s, s:s}", "item", item, "quantity", sim_world_one_in (self->world, 2) ? "2" : "4");
}

/* The one or the other pays all of it. */
static void
pay (SimRegister *self)
{
  if (sim_clerk_try (self, "pay.cash", make_payment ()))
    sim_clerk_try (self, "pay.card", make_payment ());
}

static void
take_order (SimRegister *self)
{
  if (sim_clerk_try (self, "item.add", make_item (self, "A")) &&
      sim_clerk_try (self, "item.add", make_item (self, "B")) &&
      sim_clerk_try (self, "customer.attach", json_pack ("{s:s}", "customer", "C")) &&
      sim_clerk_try (self, "order.ship_all", json_object ()))
    pay (self);
}

static json_t *
make_change (const char *order)
{
  return json_pack ("{s:s, s:b}", "order", order, "take_over", TRUE);
}

/* (transfer full) (nullable): one of its lines. */
static char *
some_line (SimRegister *self, const char *id)
{
  g_autoptr (PosOrder) order = sim_register_get_order (self, id);
  guint n = order ? pos_list_size (order->lines) : 0;
  PosOrderLine *line =
      n > 0 ? pos_list_peek (order->lines,
                             (guint)g_rand_int_range (self->world->chance, 0, (gint32)n))
            : NULL;

  return line ? pos_id_dup_text (&line->id) : NULL;
}

static void
change_pieces (SimRegister *self, const char *order)
{
  static const char *const quantities[] = {"1", "3", "6"};
  const char *quantity =
      quantities[g_rand_int_range (self->world->chance, 0, G_N_ELEMENTS (quantities))];
  g_autofree char *line = some_line (self, order);

  if (line && sim_clerk_try (self, "order.edit", make_change (order)) &&
      sim_clerk_try (
          self, "line.set_qty", json_pack ("{s:s, s:s}", "line", line, "quantity", quantity)))
    pay (self);
}

static void
cancel (SimRegister *self, const char *order)
{
  if (sim_clerk_try (self, "order.cancel", make_change (order)))
    sim_clerk_try (self, "pay.cash", json_object ());
}

static void
work (SimRegister *self, const char *order)
{
  static const char *const steps[] = {
      "fulfill.line_pick", "fulfill.line_ship", "fulfill.line_ship"};
  const char *step = steps[g_rand_int_range (self->world->chance, 0, G_N_ELEMENTS (steps))];
  g_autofree char *line = some_line (self, order);

  if (line)
    sim_clerk_try (
        self,
        step,
        json_pack (
            "{s:s, s:[{s:s, s:s}]}", "order", order, "lines", "line", line, "quantity", "1"));
}

void
sim_cards_act (SimRegister *self)
{
  guint what = (guint)g_rand_int_range (self->world->chance, 0, 8);
  const char *order = self->world->orders->len > 0 ? sim_clerk_find_order (self) : NULL;

  sim_clerk_try (self, "txn.void", json_object ());
  if (!order || what == 0)
    take_order (self);
  else if (what < 5)
    change_pieces (self, order);
  else if (what < 7)
    work (self, order);
  else
    cancel (self, order);
}
