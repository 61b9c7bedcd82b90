/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-actions.c — what buttons follow: the register as an action group, states with their reasons,
 * previews that tell the truth, and refusals after which nothing has changed. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "register-fixture.h"
#include "register/pos-args.h"

static PosRegister *
reg (Register *self)
{
  return self->cli.reg;
}

/* --- States --- */

static void
assert_state (Register *self, const char *key, PosState state, const char *reason, const char *next)
{
  PosAvailability availability;

  g_test_message ("%s", key);
  pos_register_get_state (reg (self), key, &availability);
  g_assert_cmpint (availability.state, ==, state);
  g_assert_cmpstr (availability.reason, ==, reason);
  g_assert_cmpstr (availability.next, ==, next);
  g_assert_cmpint (g_action_group_get_action_enabled (G_ACTION_GROUP (reg (self)), key),
                   ==,
                   state != POS_STATE_UNAVAILABLE);
  pos_availability_clear (&availability);
}

static void
a_state_names_its_reason_and_what_helps (Register *self, gconstpointer data)
{
  assert_state (self, "order.ship_all", POS_STATE_UNAVAILABLE, "no-lines", "item.search");
  register_do (self, "item.add", "{\"item\": \"A\"}");
  assert_state (self, "order.ship_all", POS_STATE_UNAVAILABLE, "no-customer", "customer.search");
  register_do (self, "customer.attach", "{\"customer\": \"C\"}");
  assert_state (self, "order.ship_all", POS_STATE_ALLOWED, NULL, NULL);
  register_do (self, "session.lock", NULL);
  assert_state (self, "order.ship_all", POS_STATE_UNAVAILABLE, "locked", "session.unlock");
  register_do (self, "session.unlock", "{\"secret\": \"1111\"}");
  register_do (self, "txn.void", NULL);
  register_do (self, "session.sign_out", NULL);
  assert_state (self, "item.add", POS_STATE_UNAVAILABLE, "signed-out", "session.sign_in");
  assert_state (self, "session.sign_in", POS_STATE_ALLOWED, NULL, NULL);
}

/* %NULL: it does not lack anything. */
static void
assert_lacks (Register *self, const char *key, const char *reason)
{
  PosAvailability availability;

  g_test_message ("%s", key);
  pos_register_get_state (reg (self), key, &availability);
  g_assert_cmpstr (availability.reason, ==, reason);
  g_assert_cmpint (availability.state, ==, reason ? POS_STATE_UNAVAILABLE : POS_STATE_ALLOWED);
  pos_availability_clear (&availability);
}

/* What would be refused does not look as if it would work. */
static void
a_state_says_what_would_be_refused (Register *self, gconstpointer data)
{
  register_do (self, "item.add", "{\"item\": \"A\"}");
  assert_lacks (self, "customer.clear", "no-customer-yet");
  assert_lacks (self, "coupon.remove", "no-coupon");
  assert_lacks (self, "quote.expiry", "not-a-quote");
  assert_lacks (self, "order.create", "not-a-quote");
  assert_lacks (self, "order.change_pickup", "no-pickup");
  assert_lacks (self, "txn.make_cash_carry", "is-sale");
  assert_lacks (self, "price.calculate", NULL);
  register_do (self, "customer.attach", "{\"customer\": \"C\"}");
  register_do (self, "order.pickup_all", NULL);
  assert_lacks (self, "customer.clear", NULL);
  assert_lacks (self, "order.change_pickup", NULL);
  assert_lacks (self, "txn.make_cash_carry", NULL);
  register_do (self, "txn.void", NULL);
  assert_lacks (self, "quote.expiry", NULL);
  register_do (self, "item.add", "{\"item\": \"A\"}");
  register_do (self, "customer.attach", "{\"customer\": \"C\"}");
  register_do (self, "quote.create", NULL);
}

/* O7: not even a customer helps. */
static void
nothing_of_a_return_leaves (Register *self, gconstpointer data)
{
  static const char *const keys[] = {"order.ship_all",
                                     "order.ship_selected",
                                     "order.pickup_all",
                                     "order.pickup_selected",
                                     "order.carryout_all",
                                     "order.carryout_selected"};

  register_do (self, "session.sign_out", NULL);
  register_do (self, "session.sign_in", "{\"worker\": \"sam\", \"secret\": \"2468\"}");
  register_do (self, "return.blind", "{\"item\": \"A\", \"reason\": \"WRONG\"}");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    assert_lacks (self, keys[i], "nothing-leaves");
  register_do (self, "item.add", "{\"item\": \"A\"}");
  assert_lacks (self, "order.carryout_all", NULL);
}

/* M6: raising a deposit is free, but that is not what the button is for. */
static void
a_limit_shows_before_it_is_reached (Register *self, gconstpointer data)
{
  register_do (self, "item.add", "{\"item\": \"A\"}");
  register_do (self, "customer.attach", "{\"customer\": \"C\"}");
  register_do (self, "order.pickup_all", NULL);
  assert_state (self, "order.deposit_override", POS_STATE_NEEDS_APPROVAL, "beyond-limit", NULL);
  register_do (self, "txn.void", NULL);
  register_do (self, "session.sign_out", NULL);
  register_do (self, "session.sign_in", "{\"worker\": \"sam\", \"secret\": \"2468\"}");
  register_do (self, "item.add", "{\"item\": \"A\"}");
  register_do (self, "customer.attach", "{\"customer\": \"C\"}");
  register_do (self, "order.pickup_all", NULL);
  assert_state (self, "order.deposit_override", POS_STATE_ALLOWED, NULL, NULL);
}

/* R8: what was put on account does not come out of the drawer without somebody's approval. */
static void
a_refund_against_the_policy_shows_before (Register *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  register_do (self, "session.sign_out", NULL);
  register_do (self, "session.sign_in", "{\"worker\": \"sam\", \"secret\": \"2468\"}");
  register_do (self, "item.add", "{\"item\": \"A\"}");
  register_do (self, "customer.attach", "{\"customer\": \"C\"}");
  assert_lacks (self, "pay.cash", NULL);
  g_autoptr (json_t) paid = register_ask (self, "pay.account", "{}");
  const char *receipt = json_string_value (json_object_get (paid, "receipt"));
  g_autofree char *back = g_strdup_printf ("{\"order\": \"%s\", \"all\": true}", receipt);
  register_do (self, "session.sign_out", NULL);
  register_do (self, "session.sign_in", "{\"worker\": \"kim\", \"secret\": \"1111\"}");
  g_autoptr (GVariant) returned = register_run (
      self, "return.by_receipt", back, &(PosApproval){.worker = "sam", .secret = "2468"}, &error);
  g_assert_no_error (error);
  assert_state (self, "pay.cash", POS_STATE_NEEDS_APPROVAL, "beyond-limit", NULL);
}

static void
every_operation_is_an_action (Register *self, gconstpointer data)
{
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (reg (self)));
  const GPtrArray *operations = pos_operation_list ();

  g_assert_cmpuint (g_strv_length (names), ==, operations->len);
  for (guint i = 0; i < operations->len; i++) {
    const PosOperation *operation = operations->pdata[i];
    g_assert_true (g_strv_contains ((const char *const *)names, operation->key));
    g_assert_true (g_action_group_has_action (G_ACTION_GROUP (reg (self)), operation->key));
  }
  g_assert_false (g_action_group_has_action (G_ACTION_GROUP (reg (self)), "order.teleport"));
}

static void
count_cb (GActionGroup *group, const char *name, gboolean enabled, guint *count)
{
  if (enabled)
    ++*count;
}

static void
buttons_hear_when_their_operation_becomes_possible (Register *self, gconstpointer data)
{
  guint count = 0;

  g_signal_connect (reg (self), "action-enabled-changed::txn.void", G_CALLBACK (count_cb), &count);
  g_assert_cmpuint (count, ==, 0);
  register_do (self, "item.add", "{\"item\": \"A\"}");
  g_assert_cmpuint (count, ==, 1);
  register_do (self, "item.add", "{\"item\": \"A\"}");
  g_assert_cmpuint (count, ==, 1); /* nothing new */
  g_signal_handlers_disconnect_by_data (reg (self), &count);
}

static void
an_activated_action_runs (Register *self, gconstpointer data)
{
  register_do (self, "item.add", "{\"item\": \"A\"}");
  g_action_group_activate_action (G_ACTION_GROUP (reg (self)), "session.lock", NULL);
  while (pos_register_get_busy (reg (self)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (pos_register_get_locked (reg (self)));
}

static void
two_operations_at_once_are_one_too_many (Register *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  register_do (self, "item.add", "{\"item\": \"A\"}");
  g_action_group_activate_action (G_ACTION_GROUP (reg (self)), "session.lock", NULL);
  g_assert_true (pos_register_get_busy (reg (self)));
  g_autoptr (GVariant) answer = register_run (self, "txn.void", NULL, NULL, &error);
  g_assert_error (error, POS_CALL_ERROR, POS_CALL_ERROR_BUSY);
  while (pos_register_get_busy (reg (self)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (pos_order_count_active_lines (pos_register_get_order (reg (self))), ==, 1);
}

/* --- Previews --- */

/* All that a person sees of an order; ids and times of what is new are drawn anew each time. */
static char *
describe (PosOrder *order)
{
  g_autoptr (GString) text = g_string_new (NULL);

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    g_string_append_printf (text,
                            "%s %" G_GINT64_FORMAT " %d %s %s %s net %" G_GINT64_FORMAT
                            " tax %" G_GINT64_FORMAT "\n",
                            line->item,
                            pos_order_line_get_quantity (line).micro,
                            line->intent,
                            pos_text_or (line->mode, "-"),
                            pos_text_or (line->location, "-"),
                            pos_text_or (line->store, "-"),
                            line->net,
                            line->tax);
  }
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  g_string_append_printf (text, "%s %" G_GINT64_FORMAT "\n", charge->code, charge->amount);
  g_string_append_printf (text,
                          "total %" G_GINT64_FORMAT " deposit %" G_GINT64_FORMAT
                          " due %" G_GINT64_FORMAT " later %" G_GINT64_FORMAT "\n",
                          order->total,
                          order->deposit_required,
                          order->due_now,
                          order->balance);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static PosOrder *
preview (Register *self, const char *key, const char *args, GError **error)
{
  const PosOperation *operation = pos_operation_find (key);
  g_autoptr (json_t) json = args ? pos_json_parse (args, -1, NULL) : json_object ();
  g_autoptr (GVariant) given = pos_args_from_json (
      key, operation->params, json, pos_register_get_currency (reg (self)), error);

  return given ? pos_register_preview (reg (self), key, given, error) : NULL;
}

static void
compare_with_preview (Register *self, const char *key, const char *args)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *untouched = describe (pos_register_get_order (reg (self)));
  g_autoptr (PosOrder) order = preview (self, key, args, &error);
  g_assert_no_error (error);
  g_autofree char *expected = describe (order);
  g_autofree char *still = describe (pos_register_get_order (reg (self)));
  g_assert_cmpstr (still, ==, untouched);

  g_autoptr (GVariant) answer = register_run (self, key, args, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *got = describe (pos_register_get_order (reg (self)));
  g_assert_cmpstr (got, ==, expected);
}

static void
a_preview_is_what_the_operation_does (Register *self, gconstpointer data)
{
  register_do (self, "item.add", "{\"item\": \"A\", \"quantity\": \"3\"}");
  register_do (self, "item.add", "{\"item\": \"B\"}");
  register_do (self, "customer.attach", "{\"customer\": \"C\"}");
  compare_with_preview (self, "order.ship_all", NULL);
  compare_with_preview (self, "order.deposit_override", "{\"rate\": \"0.5\"}");
  compare_with_preview (self, "order.pickup_all", NULL);
  compare_with_preview (self, "order.carryout_all", NULL);
}

static void
a_preview_refuses_as_the_operation_would (Register *self, gconstpointer data)
{
  g_autoptr (GError) previewed = NULL, refused = NULL;

  register_do (self, "item.add", "{\"item\": \"A\"}");
  g_autoptr (PosOrder) order = preview (self, "order.ship_all", NULL, &previewed);
  g_autoptr (GVariant) answer = register_run (self, "order.ship_all", NULL, NULL, &refused);
  g_assert_null (order);
  g_assert_null (answer);
  g_assert_error (previewed, refused->domain, refused->code);
}

/* --- Refusals --- */

static void
a_refusal_changes_nothing (Register *self, gconstpointer data)
{
  static const struct {
    const char *key, *args;
  } calls[] = {
      {"item.add", "{\"item\": \"no-such-thing\"}"},
      {"line.set_qty", "{\"line\": \"01900000-0000-7000-8000-000000000000\", \"quantity\": \"2\"}"},
      {"order.ship_all", "{\"date\": \"2026-05-13\"}"},
      {"order.deposit_override", "{\"rate\": \"1.01\"}"},
      {"order.deposit_override", "{\"rate\": \"0.01\"}"},
      {"pay.cash", "{\"amount\": \"-5.00\"}"},
      {"customer.attach", "{\"customer\": \"nobody\"}"},
  };

  register_do (self, "item.add", "{\"item\": \"A\"}");
  register_do (self, "customer.attach", "{\"customer\": \"C\"}");
  register_do (self, "order.ship_all", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PosOrder) before = pos_record_copy (pos_register_get_order (reg (self)));
    g_autoptr (GVariant) answer = register_run (self, calls[i].key, calls[i].args, NULL, &error);
    g_assert_null (answer);
    g_assert_nonnull (error);
    g_test_message ("%s: %s", calls[i].key, error->message);
    g_assert_true (pos_record_equal (before, pos_register_get_order (reg (self)), FALSE));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  register_test ("/register/state/reasons", a_state_names_its_reason_and_what_helps);
  register_test ("/register/state/limits", a_limit_shows_before_it_is_reached);
  register_test ("/register/state/refused", a_state_says_what_would_be_refused);
  register_test ("/register/state/return", nothing_of_a_return_leaves);
  register_test ("/register/state/refund", a_refund_against_the_policy_shows_before);
  register_test ("/register/actions/all", every_operation_is_an_action);
  register_test ("/register/actions/heard", buttons_hear_when_their_operation_becomes_possible);
  register_test ("/register/actions/activated", an_activated_action_runs);
  register_test ("/register/actions/one-at-a-time", two_operations_at_once_are_one_too_many);
  register_test ("/register/preview/truth", a_preview_is_what_the_operation_does);
  register_test ("/register/preview/refusal", a_preview_refuses_as_the_operation_would);
  register_test ("/register/refusal", a_refusal_changes_nothing);
  return g_test_run ();
}
