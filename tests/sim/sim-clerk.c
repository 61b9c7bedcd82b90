/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sim-clerk.c — somebody at a register who tries everything, sensible or not. */
#include "pricing/pos-ledger.h"
#include "sim.h"
#include "wire/pos-transaction.h"

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
  static const char *const items[] = {
      "A", "B", "C", "L1", "L2", "L3", "T3333", "E", "SCREW", "SCREW", "NONE", NULL};
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
  static const char *const modes[] = {"99", "11", "60", "MAIL", NULL};
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

/* What paying asks for, each of it only now and then: it has to work without as well. */
static void
add_answers (SimRegister *self, json_t *args)
{
  static const char *const choices[] = {"keep", "refund", NULL};

  if (sim_world_one_in (self->world, 2))
    json_object_set_new (args, "excess", json_string (pick (self, choices)));
  if (sim_world_one_in (self->world, 2))
    json_object_set_new (args, "creation", json_string ("asynchronous"));
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
  add_answers (self, args);
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
  json_t *args = json_pack ("{s:s}", "balance", "card");
  add_answers (self, args);
  return args;
}

static gboolean
is_open (PosOrder *order)
{
  return order && (order->status == POS_ORDER_STATUS_PENDING_SYNC ||
                   order->status == POS_ORDER_STATUS_OPEN ||
                   order->status == POS_ORDER_STATUS_IN_FULFILLMENT ||
                   order->status == POS_ORDER_STATUS_PARTIALLY_INVOICED ||
                   order->type == POS_ORDER_TYPE_QUOTE);
}

const char *
sim_clerk_find_order (SimRegister *self)
{
  GPtrArray *orders = self->world->orders;
  const char *id = "SO-000001";

  for (guint i = 0; i < orders->len && i < 8; i++) {
    g_autoptr (PosOrder) order = NULL;

    id = orders->pdata[orders->len - 1 - i];
    order = sim_register_get_order (self, id);
    if (is_open (order) && !sim_world_one_in (self->world, 3))
      break;
  }
  return id;
}

static json_t *
make_order (SimRegister *self)
{
  return json_pack ("{s:s}", "order", sim_clerk_find_order (self));
}

static json_t *
make_change (SimRegister *self)
{
  return json_pack ("{s:s, s:b}", "order", sim_clerk_find_order (self), "take_over", TRUE);
}

/* Some of an order's lines, some of them in part. */
static json_t *
make_work (SimRegister *self)
{
  const char *id = sim_clerk_find_order (self);
  g_autoptr (PosOrder) order = sim_register_get_order (self, id);
  json_t *lines = json_array ();

  for (guint i = 0; order && i < pos_list_size (order->lines); i++) {
    PosOrderLine *line = pos_list_peek (order->lines, i);
    g_autofree char *text = pos_id_dup_text (&line->id);
    json_t *one;

    if (sim_world_one_in (self->world, 3))
      continue;
    one = json_pack ("{s:s}", "line", text);
    if (sim_world_one_in (self->world, 3))
      json_object_set_new (one, "quantity", json_string ("1"));
    json_array_append_new (lines, one);
  }
  return json_pack ("{s:s, s:o}", "order", id, "lines", lines);
}

static json_t *
make_reassign (SimRegister *self)
{
  static const char *const places[] = {"W1", "W2", "W9", NULL};
  json_t *args = make_work (self);

  json_object_set_new (args, "location", json_string (pick (self, places)));
  return args;
}

static json_t *
make_hold (SimRegister *self)
{
  static const char *const codes[] = {"ADDRESS", "STOCK", NULL};
  json_t *args = make_order (self);

  json_object_set_new (args, "code", json_string (pick (self, codes)));
  return args;
}

static json_t *
make_return (SimRegister *self)
{
  if (sim_world_one_in (self->world, 2))
    return json_pack (
        "{s:s, s:b, s:b}", "order", sim_clerk_find_order (self), "all", TRUE, "take_over", TRUE);
  json_t *args = make_work (self);
  json_object_set_new (args, "take_over", json_true ());
  return args;
}

static json_t *
make_charge (SimRegister *self)
{
  static const char *const amounts[] = {"1.50", "25.00", "-1.00", NULL};

  return json_pack ("{s:s, s:s}", "code", "GIFT", "amount", pick (self, amounts));
}

static json_t *
make_discount (SimRegister *self)
{
  static const char *const rates[] = {"0.1", "0.5", "0", "2", NULL};

  return json_pack ("{s:s}", "rate", pick (self, rates));
}

static json_t *
make_comment (SimRegister *self)
{
  static const char *const texts[] = {"Ring twice", "Ring once", "Do not ring", NULL};

  return json_pack ("{s:s}", "text", pick (self, texts));
}

static json_t *
make_look (SimRegister *self)
{
  return json_pack ("{s:s}", "item", "A");
}

static json_t *
make_conclude (SimRegister *self)
{
  json_t *args = json_pack ("{s:s}", "balance", "pay-later");

  add_answers (self, args);
  return args;
}

static json_t *
make_answers (SimRegister *self)
{
  json_t *args = json_object ();

  add_answers (self, args);
  json_object_del (args, "excess");
  return args;
}

static json_t *
make_nothing (SimRegister *self)
{
  return json_object ();
}

static json_t *
make_two (SimRegister *self)
{
  return json_pack ("{s:s, s:s}", "item", "A", "quantity", "2");
}

static json_t *
make_one (SimRegister *self)
{
  return json_pack ("{s:s}", "item", "B");
}

static json_t *
make_here (SimRegister *self)
{
  static const char *const stores[] = {"S1", "S1", "S2", NULL};

  return json_pack ("{s:s}", "store", pick (self, stores));
}

static json_t *
make_deposit_paid (SimRegister *self)
{
  return json_pack ("{s:s, s:s}", "balance", "pay-later", "creation", "asynchronous");
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
    {"line.set_uom", make_nothing},
    {"line.void", make_lines},
    {"order.ship_selected", make_ship},
    {"order.ship_all", make_nothing},
    {"order.ship_all", make_nothing},
    {"order.ship_all", make_nothing},
    {"order.pickup_selected", make_pickup},
    {"order.pickup_all", make_nothing},
    {"order.pickup_all", make_nothing},
    {"order.pickup_all", make_nothing},
    {"order.pickup_all", make_nothing},
    {"order.carryout_selected", make_lines},
    {"order.carryout_all", make_nothing},
    {"order.change_delivery", make_ship},
    {"order.deposit_override", make_deposit},
    {"pay.cash", make_cash},
    {"pay.cash", make_cash},
    {"pay.cash", make_cash},
    {"pay.cash", make_cash},
    {"pay.cash", make_cash},
    {"pay.card", make_card},
    {"pay.card", make_card},
    {"pay.void", make_nothing},
    {"txn.conclude", make_conclude},
    {"txn.void", make_nothing},
    {"txn.conclude", make_conclude},
    {"quote.create", make_answers},
    {"quote.create", make_answers},
    {"order.create", make_nothing},
    {"return.blind", make_item},
    {"charge.header_add", make_charge},
    {"disc.total_percent", make_discount},
    {"txn.comment", make_comment},
    {"stock.lookup", make_look},
};

/* The same for what is done with saved orders. */
static const Habit services[] = {
    {"order.recall", make_order},
    {"order.give_back", make_order},
    {"order.collect", make_order},
    {"fulfill.line_pickup", make_order},
    {"fulfill.line_pickup", make_order},
    {"fulfill.line_pickup", make_work},
    {"fulfill.line_accept", make_work},
    {"fulfill.line_pick", make_work},
    {"fulfill.line_pick", make_work},
    {"fulfill.line_unpick", make_work},
    {"fulfill.line_pack", make_work},
    {"fulfill.line_pack", make_work},
    {"fulfill.line_ship", make_work},
    {"fulfill.line_ship", make_work},
    {"fulfill.line_reject", make_work},
    {"fulfill.line_reassign", make_reassign},
    {"order.edit", make_change},
    {"order.edit", make_change},
    {"order.cancel", make_change},
    {"order.hold", make_hold},
    {"order.release", make_order},
    {"order.hold_check_out", make_order},
    {"order.hold_clear_check_out", make_order},
    {"order.do_not_process", make_order},
    {"order.process", make_order},
    {"order.create", make_change},
    {"return.by_receipt", make_return},
    {"return.by_receipt", make_return},
};

static void
remember_payments (SimRegister *self, const char *id, PosOrder *order)
{
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (pos_transaction_is_money (payment))
    g_hash_table_insert (self->world->paid, pos_id_dup_text (&payment->id), g_strdup (id));
}

/* What the register's copy says now adds up, and what it says was paid stays paid. */
static void
look_at_order (SimRegister *self, const char *op, const char *id)
{
  g_autoptr (PosOrder) order = sim_register_get_order (self, id);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  if (!order)
    return;
  if (order->type != POS_ORDER_TYPE_QUOTE && !pos_ledger_check (order, faults))
    sim_world_blame (self->world,
                     "%s: after %s order %s does not add up: %s",
                     self->id,
                     op,
                     id,
                     (char *)faults->pdata[0]);
  remember_payments (self, id, order);
}

static void
remember_order (SimRegister *self, const char *id)
{
  g_ptr_array_add (self->orders, g_strdup (id));
  self->world->tally.orders++;
  if (!g_ptr_array_find_with_equal_func (self->world->orders, id, g_str_equal, NULL))
    g_ptr_array_add (self->world->orders, g_strdup (id));
}

/* "concluded" says that a customer was told: this is yours. */
static void
remember_confirmed (SimRegister *self, const char *op, json_t *args, json_t *result)
{
  const char *order = json_string_value (json_object_get (result, "order"));
  const char *about = json_string_value (json_object_get (args, "order"));

  if (order &&
      (json_is_true (json_object_get (result, "concluded")) || !strcmp (op, "quote.create"))) {
    sim_promise_check_order (self, order);
    remember_order (self, order);
  }
  if (order || about)
    look_at_order (self, op, order ? order : about);
}

static json_t *
look_at_cart (SimRegister *self)
{
  g_autoptr (json_t) answer = sim_register_ask (self, "cart.get", NULL);
  json_t *cart = json_incref (json_object_get (answer, "result"));

  json_object_del (cart, "lines_selected");
  return cart;
}

static const Habit *
draw (SimRegister *self, const Habit *from, gsize n)
{
  return &from[g_rand_int_range (self->world->chance, 0, (gint32)n)];
}

/* Mostly what the buttons offer; now and then what they refuse. */
static const Habit *
choose (SimRegister *self)
{
  const Habit *habit;
  PosAvailability availability = {0};
  gboolean offered;

  do {
    habit = self->world->orders->len > 0 && sim_world_one_in (self->world, 2)
                ? draw (self, services, G_N_ELEMENTS (services))
                : draw (self, habits, G_N_ELEMENTS (habits));
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

gboolean
sim_clerk_try (SimRegister *self, const char *op, json_t *args)
{
  g_autoptr (json_t) before = look_at_cart (self);
  g_autoptr (json_t) given = args;
  g_autoptr (json_t) answer = sim_register_ask (self, op, json_incref (given));
  gboolean done = json_is_true (json_object_get (answer, "ok"));

  self->world->tally.operations++;
  note (self, op, given, answer);
  if (done && !sim_disk_is_doomed (&self->disk))
    remember_confirmed (self, op, given, json_object_get (answer, "result"));
  if (done)
    return TRUE;
  self->world->tally.refusals++;
  g_autoptr (json_t) after = look_at_cart (self);
  if (!sim_disk_is_doomed (&self->disk) && !json_equal (before, after))
    sim_world_blame (self->world, "%s: %s was refused and left a trace", self->id, op);
  return FALSE;
}

/* One step; %FALSE: it was refused. */
static gboolean
perform (SimRegister *self, const Habit *habit)
{
  return sim_clerk_try (self, habit->op, habit->make (self));
}

/* What people who know their work do in one go. */
static const Habit take_order[] = {{"txn.void", make_nothing},
                                   {"item.add", make_two},
                                   {"item.add", make_one},
                                   {"customer.attach", make_customer},
                                   {"order.pickup_all", make_here},
                                   {"pay.cash", make_deposit_paid},
                                   {NULL, NULL}};
static const Habit hand_over[] = {{"txn.void", make_nothing},
                                  {"fulfill.line_pickup", make_work},
                                  {"pay.cash", make_nothing},
                                  {NULL, NULL}};
static const Habit sell_along[] = {{"txn.void", make_nothing},
                                   {"fulfill.line_pickup", make_work},
                                   {"item.add", make_one},
                                   {"pay.cash", make_nothing},
                                   {NULL, NULL}};
static const Habit change_words[] = {{"txn.void", make_nothing},
                                     {"order.edit", make_change},
                                     {"txn.comment", make_comment},
                                     {"txn.conclude", make_conclude},
                                     {NULL, NULL}};
static const Habit *const routines[] = {
    take_order, hand_over, sell_along, change_words, change_words};

/* @routine from its beginning, until something is refused; only the first may be. */
static void
follow (SimRegister *self, const Habit *routine)
{
  for (const Habit *habit = routine; habit->op; habit++)
    if (sim_disk_is_doomed (&self->disk) || (!perform (self, habit) && habit != routine))
      return;
}

void
sim_clerk_act (SimRegister *self)
{
  if (self->world->parks && !sim_world_one_in (self->world, 4))
    sim_aside_act (self);
  else if (self->world->cards && !sim_world_one_in (self->world, 4))
    sim_cards_act (self);
  else if (self->world->busy && sim_world_one_in (self->world, 6))
    follow (self,
            self->world->orders->len < 3
                ? take_order
                : routines[g_rand_int_range (self->world->chance, 0, G_N_ELEMENTS (routines))]);
  else
    perform (self, choose (self));
}
