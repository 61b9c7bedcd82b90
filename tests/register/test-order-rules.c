/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-order-rules.c — customer-orders.md §6.4 and §6.5, held against the table in the code. */
#include "base/pos-error.h"
#include "model/pos-setup.h"
#include "register/pos-order-rules.h"

#define ALLOWED "-"

typedef struct {
  PosConfig *config;
  PosStore *store;
  PosProfile *profile;
  PosOrder *order;
  PosOrderLine *line; /* to be picked up in the store */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->config = pos_config_new ();
  self->store = g_object_new (POS_TYPE_STORE, NULL);
  self->profile = g_object_new (POS_TYPE_PROFILE, NULL);
  pos_text_set (&self->store->id, "S1");
  pos_text_set (&self->store->profile, "P1");
  pos_text_set (&self->profile->id, "P1");
  pos_config_put (self->config, self->profile);
  self->order = pos_order_new (pos_currency_from_code ("EUR"));
  pos_text_set (&self->order->home_store, "S1");
  self->line = g_object_new (POS_TYPE_ORDER_LINE, NULL);
  self->line->ordered = pos_quantity_whole (10);
  self->line->intent = POS_INTENT_PICK_UP;
  pos_text_set (&self->line->store, "S1");
  pos_list_append (self->order->lines, self->line);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->config);
  g_object_unref (self->store);
  g_object_unref (self->profile);
  g_object_unref (self->order);
  g_object_unref (self->line);
}

static void
assert_rule (Fixture *self, PosOrderAction action, const char *expected)
{
  g_autoptr (GError) error = NULL;
  const char *rule = ALLOWED;

  if (!pos_order_rules_check (action, self->order, self->config, self->store, &error)) {
    g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_STATUS);
    g_assert_true (g_variant_lookup (pos_error_get_details (error), "rule", "&s", &rule));
  }
  g_assert_cmpstr (rule, ==, expected);
}

static void
set_feature (Fixture *self, const char *id, gboolean enabled)
{
  g_autoptr (PosFeature) feature = g_object_new (POS_TYPE_FEATURE, NULL);

  pos_text_set (&feature->id, id);
  feature->enabled = enabled;
  pos_config_put (self->config, feature);
}

/* §6.4, row by row, with one of ten pieces handed over, F3 on, in the store that made the order. */
static void
every_status_allows_what_the_table_says (Fixture *self, gconstpointer data)
{
  static const struct {
    PosOrderStatus status;
    const char *hand_over, *edit, *cancel, *give_back;
  } rows[] = {
      {POS_ORDER_STATUS_QUOTE_OPEN, "offered", ALLOWED, ALLOWED, "not-delivered"},
      {POS_ORDER_STATUS_QUOTE_EXPIRED, "expired", "expired", ALLOWED, "not-delivered"},
      {POS_ORDER_STATUS_QUOTE_CONVERTED, "ordered", "ordered", "ordered", "not-delivered"},
      /* Hand-over and steps of the work list go beyond the table: decision 49. */
      {POS_ORDER_STATUS_PENDING_SYNC, ALLOWED, ALLOWED, ALLOWED, ALLOWED},
      {POS_ORDER_STATUS_SYNC_FAILED, "sync-failed", ALLOWED, ALLOWED, "sync-failed"},
      {POS_ORDER_STATUS_SYNC_EDIT, "status", "status", "status", "status"},
      {POS_ORDER_STATUS_OPEN, ALLOWED, ALLOWED, ALLOWED, ALLOWED},
      {POS_ORDER_STATUS_IN_FULFILLMENT, ALLOWED, ALLOWED, ALLOWED, ALLOWED},
      {POS_ORDER_STATUS_PARTIALLY_INVOICED, ALLOWED, ALLOWED, ALLOWED, ALLOWED},
      {POS_ORDER_STATUS_INVOICED, "X1", "X1", "X1", ALLOWED},
      /* What was invoiced came from the store before the rest was cancelled: decision 52. */
      {POS_ORDER_STATUS_CANCELLED, "X7", "X7", "X7", ALLOWED},
      {POS_ORDER_STATUS_VOIDED, "status", "status", "status", "status"},
  };

  set_feature (self, "F3", TRUE);
  self->line->invoiced = pos_quantity_whole (1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    self->order->status = (int)rows[i].status;
    assert_rule (self, POS_ORDER_ACTION_HAND_OVER, rows[i].hand_over);
    assert_rule (self, POS_ORDER_ACTION_FULFILL, rows[i].hand_over);
    assert_rule (self, POS_ORDER_ACTION_EDIT, rows[i].edit);
    assert_rule (self, POS_ORDER_ACTION_CANCEL, rows[i].cancel);
    assert_rule (self, POS_ORDER_ACTION_RETURN, rows[i].give_back);
  }
}

/* Scenarios 61 and 62. */
static void
a_partly_fulfilled_order_is_edited_where_that_is_wanted (Fixture *self, gconstpointer data)
{
  self->order->status = POS_ORDER_STATUS_IN_FULFILLMENT;
  assert_rule (self, POS_ORDER_ACTION_EDIT, ALLOWED);
  self->line->picked = pos_quantity_whole (1);
  assert_rule (self, POS_ORDER_ACTION_EDIT, "X2");
  set_feature (self, "F3", TRUE);
  assert_rule (self, POS_ORDER_ACTION_EDIT, ALLOWED);
  self->profile->no_partial_edit = TRUE;
  assert_rule (self, POS_ORDER_ACTION_EDIT, "X3");
  assert_rule (self, POS_ORDER_ACTION_CANCEL, ALLOWED);
}

/* §3.4: what is carried out at once does not make an order partly fulfilled. */
static void
carrying_out_is_no_fulfillment (Fixture *self, gconstpointer data)
{
  self->line->invoiced = self->line->ordered;
  g_assert_true (pos_order_rules_is_partly_fulfilled (self->order));
  self->line->intent = POS_INTENT_CARRY_OUT;
  g_assert_false (pos_order_rules_is_partly_fulfilled (self->order));
}

static void
an_order_unknown_to_headquarters_belongs_to_its_store (Fixture *self, gconstpointer data)
{
  static const struct {
    PosOrderStatus status;
    const char *leaves, *changes, *returns;
  } rows[] = {
      {POS_ORDER_STATUS_PENDING_SYNC, "X10", "X10", "X10"},
      {POS_ORDER_STATUS_SYNC_FAILED, "sync-failed", "X10", "sync-failed"},
  };

  pos_text_set (&self->order->home_store, "S2");
  self->line->invoiced = pos_quantity_whole (1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    self->order->status = (int)rows[i].status;
    assert_rule (self, POS_ORDER_ACTION_HAND_OVER, rows[i].leaves);
    assert_rule (self, POS_ORDER_ACTION_FULFILL, rows[i].leaves);
    assert_rule (self, POS_ORDER_ACTION_EDIT, rows[i].changes);
    assert_rule (self, POS_ORDER_ACTION_CANCEL, rows[i].changes);
    assert_rule (self, POS_ORDER_ACTION_RETURN, rows[i].returns);
  }
}

static void
only_what_waits_here_is_handed_over (Fixture *self, gconstpointer data)
{
  self->order->status = POS_ORDER_STATUS_OPEN;
  assert_rule (self, POS_ORDER_ACTION_HAND_OVER, ALLOWED);
  self->order->do_not_process = TRUE;
  assert_rule (self, POS_ORDER_ACTION_HAND_OVER, "not-processed");
  self->order->do_not_process = FALSE;
  self->line->invoiced = self->line->ordered;
  assert_rule (self, POS_ORDER_ACTION_HAND_OVER, "not-here");
  self->line->invoiced = (PosQuantity){0};
  pos_text_set (&self->line->store, "S2");
  assert_rule (self, POS_ORDER_ACTION_HAND_OVER, "not-here");
  pos_text_set (&self->line->store, "S1");
  self->line->accept_state = POS_ACCEPT_REJECTED;
  assert_rule (self, POS_ORDER_ACTION_HAND_OVER, "not-here");
}

/* T19, T20: an order that is neither done nor a quote waits; what corrected it at headquarters may
 * have stopped a quote too, so that this is released like any other. */
static void
what_is_open_can_wait (Fixture *self, gconstpointer data)
{
  static const char *const codes[] = {"ADDRESS", NULL};

  self->order->type = POS_ORDER_TYPE_SALES_ORDER;
  self->order->status = POS_ORDER_STATUS_OPEN;
  assert_rule (self, POS_ORDER_ACTION_HOLD, ALLOWED);
  assert_rule (self, POS_ORDER_ACTION_RELEASE, "not-held");
  assert_rule (self, POS_ORDER_ACTION_PROCESS, "not-held");
  self->order->holds = g_strdupv ((char **)codes);
  assert_rule (self, POS_ORDER_ACTION_HOLD, ALLOWED);
  assert_rule (self, POS_ORDER_ACTION_RELEASE, ALLOWED);
  assert_rule (self, POS_ORDER_ACTION_PROCESS, "not-held");
  assert_rule (self, POS_ORDER_ACTION_FULFILL, "on-hold");
  assert_rule (self, POS_ORDER_ACTION_EDIT, ALLOWED);
  assert_rule (self, POS_ORDER_ACTION_CANCEL, ALLOWED);
  self->order->type = POS_ORDER_TYPE_QUOTE;
  self->order->status = POS_ORDER_STATUS_QUOTE_OPEN;
  assert_rule (self, POS_ORDER_ACTION_HOLD, "offered");
  assert_rule (self, POS_ORDER_ACTION_RELEASE, ALLOWED);
  self->order->type = POS_ORDER_TYPE_SALES_ORDER;
  self->order->status = POS_ORDER_STATUS_INVOICED;
  assert_rule (self, POS_ORDER_ACTION_HOLD, "X1");
  self->order->status = POS_ORDER_STATUS_CANCELLED;
  assert_rule (self, POS_ORDER_ACTION_HOLD, "X7");
}

/* §7.1, §7.2: a stop holds the work list up too; which lines are a store's own. */
static void
only_what_leaves_here_is_worked_on (Fixture *self, gconstpointer data)
{
  static const struct {
    PosIntent intent;
    const char *store, *location;
    gboolean here;
  } rows[] = {
      {POS_INTENT_PICK_UP, "S1", "W9", TRUE},
      {POS_INTENT_PICK_UP, "S2", "W1", FALSE},
      {POS_INTENT_SHIP, NULL, "W1", TRUE},
      {POS_INTENT_SHIP, NULL, "W9", TRUE},
      {POS_INTENT_SHIP, NULL, "W2", FALSE},
      {POS_INTENT_SHIP, "S1", NULL, FALSE},
      {POS_INTENT_CARRY_OUT, "S1", "W1", FALSE},
  };

  self->order->status = POS_ORDER_STATUS_OPEN;
  assert_rule (self, POS_ORDER_ACTION_FULFILL, ALLOWED);
  self->order->do_not_process = TRUE;
  assert_rule (self, POS_ORDER_ACTION_FULFILL, "not-processed");
  pos_text_set (&self->store->warehouse, "W1");
  pos_text_set (&self->store->shipping_warehouse, "W9");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    self->line->intent = (int)rows[i].intent;
    pos_text_set (&self->line->store, rows[i].store);
    pos_text_set (&self->line->location, rows[i].location);
    g_assert_cmpint (
        pos_order_rules_is_here (self->order, self->line, self->store), ==, rows[i].here);
  }
}

/* R4. */
static void
only_what_was_handed_over_comes_back (Fixture *self, gconstpointer data)
{
  self->order->status = POS_ORDER_STATUS_PARTIALLY_INVOICED;
  assert_rule (self, POS_ORDER_ACTION_RETURN, "not-delivered");
  self->line->invoiced = pos_quantity_whole (2);
  assert_rule (self, POS_ORDER_ACTION_RETURN, ALLOWED);
  self->line->returned = pos_quantity_whole (2);
  assert_rule (self, POS_ORDER_ACTION_RETURN, "all-returned");
}

/* What came back is no purchase; what it was exchanged for is one, once it is handed over. */
static void
a_return_is_not_returned (Fixture *self, gconstpointer data)
{
  g_autoptr (PosOrderLine) returned = g_object_new (POS_TYPE_ORDER_LINE, NULL);

  self->order->status = POS_ORDER_STATUS_INVOICED;
  pos_list_remove_all (self->order->lines);
  returned->ordered = returned->invoiced = pos_quantity_whole (-1);
  pos_list_append (self->order->lines, returned);
  assert_rule (self, POS_ORDER_ACTION_RETURN, "a-return");
  pos_list_append (self->order->lines, self->line);
  assert_rule (self, POS_ORDER_ACTION_RETURN, "not-delivered");
  self->line->invoiced = self->line->ordered;
  assert_rule (self, POS_ORDER_ACTION_RETURN, ALLOWED);
}

#define TEST(name)                                                                                 \
  g_test_add ("/register/order-rules/" #name, Fixture, NULL, set_up, name, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (every_status_allows_what_the_table_says);
  TEST (a_partly_fulfilled_order_is_edited_where_that_is_wanted);
  TEST (carrying_out_is_no_fulfillment);
  TEST (an_order_unknown_to_headquarters_belongs_to_its_store);
  TEST (only_what_waits_here_is_handed_over);
  TEST (what_is_open_can_wait);
  TEST (only_what_leaves_here_is_worked_on);
  TEST (only_what_was_handed_over_comes_back);
  TEST (a_return_is_not_returned);
  return g_test_run ();
}
