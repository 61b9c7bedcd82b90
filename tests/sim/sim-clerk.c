/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-clerk.c — somebody at a register who tries everything, sensible or not. */
#include "sim.h"

#include <string.h>

/* An operation with arguments of its own making; the more often it stands here, the more often it
 * is tried. */
typedef struct {
  const char *op;
  json_t *(*make) (SimRegister *self);
} Habit;

static const char *
pick (SimRegister *self, const char *const *words)
{
  guint n = g_strv_length ((char **)words);

  return words[g_rand_int_range (self->world->chance, 0, (gint32)n)];
}

static json_t *
make_item (SimRegister *self)
{
  static const char *const items[] = {"A", "B", "C", "L1", "L2", "L3", "T3333", "NONE", NULL};
  static const char *const quantities[] = {"1", "1", "2", "3", "7", "0", NULL};

  return json_pack ("{s:s, s:s}", "item", pick (self, items), "quantity", pick (self, quantities));
}

static json_t *
make_customer (SimRegister *self)
{
  return json_pack ("{s:s}", "customer", "C");
}

static json_t *
make_new_customer (SimRegister *self)
{
  return json_pack ("{s:{s:s, s:[{s:s, s:s, s:s, s:s}]}}",
                    "customer",
                    "name",
                    "Wim Sonneveld",
                    "addresses",
                    "street",
                    "Prinsengracht 22",
                    "postcode",
                    "1015 DB",
                    "city",
                    "Amsterdam",
                    "country",
                    "NL");
}

static json_t *
some_lines (SimRegister *self)
{
  g_autoptr (json_t) answer = sim_register_ask (self, "cart.get", NULL);
  json_t *lines = json_object_get (json_object_get (answer, "result"), "lines");
  json_t *chosen = json_array (), *line;
  gsize i;

  json_array_foreach (lines, i, line) if (sim_world_one_in (self->world, 2))
      json_array_append (chosen, json_object_get (line, "id"));
  return chosen;
}

static json_t *
make_lines (SimRegister *self)
{
  return json_pack ("{s:o}", "lines", some_lines (self));
}

static json_t *
make_line (SimRegister *self, const char *quantity)
{
  g_autoptr (json_t) lines = some_lines (self);
  json_t *line = json_array_get (lines, 0);

  return line ? json_pack ("{s:O, s:s}", "line", line, "quantity", quantity)
              : json_pack ("{s:s}", "quantity", quantity);
}

static json_t *
make_quantity (SimRegister *self)
{
  static const char *const quantities[] = {"1", "2", "5", "0", "-1", NULL};

  return make_line (self, pick (self, quantities));
}

static json_t *
make_split (SimRegister *self)
{
  return make_line (self, "1");
}

static json_t *
make_ship (SimRegister *self)
{
  static const char *const modes[] = {"99", "11", "60", NULL};
  json_t *args = make_lines (self);

  json_object_set_new (args, "mode", json_string (pick (self, modes)));
  return args;
}

static json_t *
make_pickup (SimRegister *self)
{
  static const char *const places[] = {"S1", "S2", "S3", NULL};
  json_t *args = make_lines (self);

  json_object_set_new (args, "location", json_string (pick (self, places)));
  json_object_set_new (args, "mode", json_string ("60"));
  return args;
}

static json_t *
make_deposit (SimRegister *self)
{
  static const char *const amounts[] = {"0.00", "10.00", "150.00", "99999.00", NULL};

  return json_pack ("{s:s}", "amount", pick (self, amounts));
}

static json_t *
make_cash (SimRegister *self)
{
  static const char *const amounts[] = {"10.00", "50.00", "2000.00", "9999.99", NULL};
  json_t *args = json_object ();

  if (sim_world_one_in (self->world, 3))
    json_object_set_new (args, "amount", json_string (pick (self, amounts)));
  if (sim_world_one_in (self->world, 2))
    json_object_set_new (args, "balance", json_string ("pay-later"));
  return args;
}

static json_t *
make_card (SimRegister *self)
{
  static const char *const next[] = {
      "approve", "approve", "decline", "timeout", "approve-lost", "offline", NULL};
  PosSimTerminal *terminal = pos_devices_get_sim_terminal (self->cli.devices);

  if (!self->world->calm && sim_world_one_in (self->world, 3))
    pos_sim_terminal_push_nick (terminal, pick (self, next), NULL);
  return json_pack ("{s:s}", "balance", "card");
}

static json_t *
make_order (SimRegister *self)
{
  if (self->orders->len == 0)
    return json_pack ("{s:s}", "order", "SO-000001");
  return json_pack (
      "{s:s}",
      "order",
      self->orders->pdata[g_rand_int_range (self->world->chance, 0, (gint32)self->orders->len)]);
}

static json_t *
make_conclude (SimRegister *self)
{
  return json_pack ("{s:s}", "balance", "pay-later");
}

static json_t *
make_nothing (SimRegister *self)
{
  return json_object ();
}

static const Habit habits[] = {
    {"item.add", make_item},
    {"item.add", make_item},
    {"item.add", make_item},
    {"item.add", make_item},
    {"customer.attach", make_customer},
    {"customer.attach", make_customer},
    {"customer.create", make_new_customer},
    {"customer.clear", make_nothing},
    {"line.set_qty", make_quantity},
    {"line.split", make_split},
    {"line.void", make_lines},
    {"order.ship_selected", make_ship},
    {"order.ship_all", make_nothing},
    {"order.pickup_selected", make_pickup},
    {"order.pickup_all", make_nothing},
    {"order.pickup_all", make_nothing},
    {"order.carryout_selected", make_lines},
    {"order.carryout_all", make_nothing},
    {"order.change_delivery", make_ship},
    {"order.deposit_override", make_deposit},
    {"pay.cash", make_cash},
    {"pay.cash", make_cash},
    {"pay.cash", make_cash},
    {"pay.card", make_card},
    {"pay.card", make_card},
    {"pay.void", make_nothing},
    {"txn.conclude", make_conclude},
    {"txn.void", make_nothing},
    {"order.recall", make_order},
    {"fulfill.line_pickup", make_order},
    {"fulfill.line_pickup", make_order},
};

/* "concluded" says that a customer was told: this is yours. */
static void
remember_confirmed (SimRegister *self, json_t *result)
{
  const char *order = json_string_value (json_object_get (result, "order"));

  if (!json_is_true (json_object_get (result, "concluded")) || !order)
    return;
  g_ptr_array_add (self->orders, g_strdup (order));
  self->world->tally.orders++;
}

static json_t *
look_at_cart (SimRegister *self)
{
  g_autoptr (json_t) answer = sim_register_ask (self, "cart.get", NULL);
  json_t *cart = json_incref (json_object_get (answer, "result"));

  json_object_del (cart, "lines_selected");
  return cart;
}

/* Mostly what the buttons offer; now and then what they refuse. */
static const Habit *
choose (SimRegister *self)
{
  const Habit *habit;
  PosAvailability availability = {0};
  gboolean offered;

  do {
    habit = &habits[g_rand_int_range (self->world->chance, 0, G_N_ELEMENTS (habits))];
    pos_register_get_state (self->cli.reg, habit->op, &availability);
    offered = availability.state != POS_STATE_UNAVAILABLE;
    pos_availability_clear (&availability);
  } while (!offered && !sim_world_one_in (self->world, 10));
  return habit;
}

static void
note (SimRegister *self, const char *op, json_t *args, json_t *answer)
{
  g_autofree char *given = pos_json_to_text (args), *got = pos_json_to_text (answer);

  sim_world_note (self->world, "%s %s %s → %s", self->id, op, given, got);
}

void
sim_clerk_act (SimRegister *self)
{
  const Habit *habit = choose (self);
  g_autoptr (json_t) before = look_at_cart (self);
  g_autoptr (json_t) args = habit->make (self);
  g_autoptr (json_t) answer = sim_register_ask (self, habit->op, json_incref (args));
  gboolean done = json_is_true (json_object_get (answer, "ok"));

  self->world->tally.operations++;
  note (self, habit->op, args, answer);
  if (done && !sim_disk_is_doomed (&self->disk))
    remember_confirmed (self, json_object_get (answer, "result"));
  if (done)
    return;
  self->world->tally.refusals++;
  g_autoptr (json_t) after = look_at_cart (self);
  if (!sim_disk_is_doomed (&self->disk) && !json_equal (before, after))
    sim_world_blame (self->world, "%s: %s was refused and left a trace", self->id, habit->op);
}
