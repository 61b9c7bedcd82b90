/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-payment.c — money on its way between the customer and the register: M-6, M-16, §4.14. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "register-fixture.h"
#include "register/pos-import.h"
#include "register/pos-register-private.h"
#include "store/pos-order-table.h"

#include <string.h>

/* --- What the tests look at --- */

static PosOrder *
cart (Register *self)
{
  return pos_register_get_order (self->cli.reg);
}

static PosSimTerminal *
terminal (Register *self)
{
  return pos_devices_get_sim_terminal (self->cli.devices);
}

static guint
count_openings (Register *self)
{
  return pos_sim_drawer_get_openings (pos_devices_get_sim_drawer (self->cli.devices));
}

static guint
count_actions (Register *self, const char *action)
{
  g_autofree char *journal = register_read_terminal (self);
  g_autofree char *wanted = g_strdup_printf ("\"action\":\"%s\"", action);
  g_auto (GStrv) parts = g_strsplit (journal, wanted, -1);

  return g_strv_length (parts) - 1;
}

static void
sell_product_a (Register *self)
{
  register_do (self, "item.add", "{\"item\": \"A\"}");
}

/* --- A card payment, started and waited for --- */

static void
start_card (Register *self, GCancellable *cancellable, GAsyncResult **result)
{
  pos_register_run_async (
      self->cli.reg, "pay.card", NULL, NULL, cancellable, pos_cli_ready_cb, result);
}

static void
wait_for_terminal (Register *self, GAsyncResult **result)
{
  while (!*result && pos_terminal_get_status (POS_TERMINAL (terminal (self))) != POS_TERMINAL_BUSY)
    g_main_context_iteration (NULL, TRUE);
}

static GVariant *
finish_card (Register *self, GAsyncResult **result, GError **error)
{
  g_autoptr (GAsyncResult) owned = NULL;

  pos_cli_wait (result);
  owned = g_steal_pointer (result);
  return pos_register_run_finish (self->cli.reg, owned, error);
}

/* --- The tests --- */

static gboolean
save_next_revision (PosDbTxn *txn, gpointer data, GError **error)
{
  Register *self = data;
  g_autoptr (PosOrder) order = NULL;

  if (!pos_order_table_get (txn, self->cli.store, &cart (self)->id, &order, error))
    return FALSE;
  order->revision++;
  return pos_order_table_save (txn, self->cli.store, order, error);
}

static void
prepare_hand_over (Register *self)
{
  g_autoptr (json_t) placed = NULL;
  g_autofree char *hand_over = NULL;

  sell_product_a (self);
  register_do (self, "customer.attach", "{\"customer\": \"C\"}");
  register_do (self, "order.pickup_all", NULL);
  placed = register_ask (self, "pay.cash", "{\"balance\": \"pay-later\"}");
  hand_over = g_strdup_printf ("{\"order\": \"%s\"}",
                               json_string_value (json_object_get (placed, "reference")));
  register_do (self, "fulfill.line_pickup", hand_over);
}

/* PU5: an order of a store whose prices are without tax is handed over where they are with it. */
static void
prices_made_in_another_way_are_not_sold_along (Register *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *rule;

  prepare_hand_over (self);
  self->cli.reg->store->prices_include_tax = FALSE;
  g_assert_null (register_run (self, "item.add", "{\"item\": \"C\"}", NULL, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_STATUS);
  g_assert_true (g_variant_lookup (pos_error_get_details (error), "rule", "&s", &rule));
  g_assert_cmpstr (rule, ==, "other-prices");
  g_assert_cmpuint (pos_list_size (cart (self)->lines), ==, 1);
}

static void
money_goes_back_at_once_when_the_order_is_refused (Register *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;

  prepare_hand_over (self);
  gint64 due = cart (self)->due_now;
  start_card (self, NULL, &result);
  /* While the customer holds the card, another register changes the order. */
  wait_for_terminal (self, &result);
  pos_db_write_sync (pos_local_store_get_db (self->cli.store), save_next_revision, self, &error);
  g_assert_no_error (error);
  answer = finish_card (self, &result, &error);

  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_REVISION);
  g_assert_null (answer);
  g_assert_cmpuint (count_actions (self, "authorize"), ==, 1);
  g_assert_cmpuint (count_actions (self, "refund"), ==, 1);
  g_assert_cmpint (pos_register_count_unsettled (self->cli.reg), ==, 0);
  g_assert_cmpint (cart (self)->due_now, ==, due);
  g_assert_false (pos_order_has_open_payments (cart (self)));
  g_assert_false (pos_register_get_busy (self->cli.reg));
}

static void
what_cannot_go_back_now_goes_back_at_the_next_start (Register *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;
  PosRecovered found = {0};

  prepare_hand_over (self);
  /* It approves this one, and is out of reach for the next. */
  pos_sim_terminal_push (terminal (self), POS_SIM_TERMINAL_APPROVE);
  pos_sim_terminal_push (terminal (self), POS_SIM_TERMINAL_OFFLINE);
  start_card (self, NULL, &result);
  wait_for_terminal (self, &result);
  pos_db_write_sync (pos_local_store_get_db (self->cli.store), save_next_revision, self, &error);
  g_assert_no_error (error);
  answer = finish_card (self, &result, &error);
  g_assert_error (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNKNOWN);
  g_assert_cmpint (pos_register_count_unsettled (self->cli.reg), ==, 1);

  g_clear_error (&error);
  pos_register_recover_async (self->cli.reg, pos_cli_ready_cb, &result);
  pos_register_recover_finish (self->cli.reg, pos_cli_wait (&result), &found, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found.voided, ==, 1);
  g_assert_cmpint (pos_register_count_unsettled (self->cli.reg), ==, 0);
}

/* An order with a deposit on a card, opened to be cancelled: the rest of it goes back. */
static void
prepare_refund (Register *self)
{
  static const PosApproval sam = {"sam", "2468", NULL};
  g_autoptr (json_t) placed = NULL;
  g_autoptr (GError) error = NULL;

  sell_product_a (self);
  register_do (self, "customer.attach", "{\"customer\": \"C\"}");
  register_do (self, "order.pickup_all", NULL);
  placed = register_ask (self, "pay.card", "{\"balance\": \"pay-later\"}");
  g_autofree char *args = g_strdup_printf (
      "{\"order\": \"%s\"}", json_string_value (json_object_get (placed, "reference")));
  g_autoptr (GVariant) opened = register_run (self, "order.cancel", args, &sam, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cart (self)->due_now, <, 0);
}

/* Money that went out does not come back: the cart has to know of it, or it would go out twice. */
static void
a_refund_that_cannot_be_kept_stays_in_the_cart (Register *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;

  prepare_refund (self);
  start_card (self, NULL, &result);
  wait_for_terminal (self, &result);
  pos_db_write_sync (pos_local_store_get_db (self->cli.store), save_next_revision, self, &error);
  g_assert_no_error (error);
  answer = finish_card (self, &result, &error);

  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_REVISION);
  g_assert_cmpuint (count_actions (self, "refund"), ==, 1);
  g_assert_cmpint (cart (self)->due_now, ==, 0);
  g_assert_true (pos_order_has_open_payments (cart (self)));
}

static void
decide_what_nobody_knew (Register *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *journal = register_read_terminal (self);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (journal), "\n", -1);
  g_autoptr (json_t) last = pos_json_parse (lines[g_strv_length (lines) - 1], -1, &error);

  g_assert_no_error (error);
  pos_sim_terminal_settle (terminal (self),
                           json_string_value (json_object_get (last, "reference")),
                           POS_TERMINAL_OUTCOME_APPROVED,
                           &error);
  g_assert_no_error (error);
}

static void
a_refund_found_at_the_next_start_is_in_the_cart (Register *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;

  prepare_refund (self);
  pos_sim_terminal_push (terminal (self), POS_SIM_TERMINAL_UNKNOWN);
  start_card (self, NULL, &result);
  answer = finish_card (self, &result, &error);
  g_assert_error (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNKNOWN);
  decide_what_nobody_knew (self);
  guint asked = count_actions (self, "refund");
  register_restart (self);

  g_assert_cmpint (cart (self)->due_now, ==, 0);
  register_do (self, "session.sign_in", "{\"worker\": \"kim\", \"secret\": \"1111\"}");
  register_do (self, "txn.conclude", NULL);
  g_assert_cmpuint (count_actions (self, "refund"), ==, asked);
  g_assert_cmpint (pos_register_count_unsettled (self->cli.reg), ==, 0);
}

/* While nobody knows whether the card got its money back, the cart stays; what it got stays given.
 */
static void
a_refund_is_not_thrown_away_or_given_twice (Register *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) answer = NULL, thrown = NULL, cash = NULL, voided = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  prepare_refund (self);
  pos_sim_terminal_push (terminal (self), POS_SIM_TERMINAL_UNKNOWN);
  start_card (self, NULL, &result);
  answer = finish_card (self, &result, &error);
  g_assert_error (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNKNOWN);
  g_clear_error (&error);
  thrown = register_run (self, "txn.void", NULL, NULL, &error);
  g_assert_error (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNKNOWN);
  g_clear_error (&error);
  cash = register_run (self, "pay.cash", NULL, NULL, &error);
  g_assert_error (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNKNOWN);
  g_clear_error (&error);

  decide_what_nobody_knew (self);
  guint asked = count_actions (self, "refund");
  thrown = register_run (self, "txn.void", NULL, NULL, &error);
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_STATUS);
  g_clear_error (&error);
  g_assert_cmpint (cart (self)->due_now, ==, 0);
  voided = register_run (self, "pay.void", NULL, NULL, &error);
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_STATUS);
  g_clear_error (&error);
  again = register_run (self, "txn.conclude", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_actions (self, "refund"), ==, asked);
  g_assert_cmpint (pos_register_count_unsettled (self->cli.reg), ==, 0);
}

/* The answer is on disk, the cart is not, and the terminal is away when it is asked again. */
static void
an_answer_that_the_cart_lacks_is_not_asked_for_twice (Register *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) answer = NULL, cash = NULL, again = NULL, done = NULL;
  g_autoptr (GError) error = NULL;

  prepare_refund (self);
  start_card (self, NULL, &result);
  wait_for_terminal (self, &result);
  pos_db_write_sync (pos_local_store_get_db (self->cli.store), save_next_revision, self, &error);
  g_assert_no_error (error);
  pos_sim_terminal_set_online (terminal (self), FALSE);
  answer = finish_card (self, &result, &error);
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (cart (self)->due_now, <, 0);
  cash = register_run (self, "pay.cash", NULL, NULL, &error);
  g_assert_nonnull (error);
  g_clear_error (&error);
  pos_sim_terminal_set_online (terminal (self), TRUE);
  again = register_run (self, "pay.card", NULL, NULL, &error);
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpuint (count_actions (self, "refund"), ==, 1);
  g_assert_cmpint (cart (self)->due_now, ==, 0);
}

/* M-16: a sale cannot finish while nobody knows whether a card has paid for it. */
static void
nothing_is_finished_while_a_card_is_unknown (Register *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) card = NULL, cash = NULL, again = NULL, asked = NULL, paid = NULL;
  g_autoptr (GError) error = NULL;

  sell_product_a (self);
  pos_sim_terminal_push (terminal (self), POS_SIM_TERMINAL_UNKNOWN);
  start_card (self, NULL, &result);
  card = finish_card (self, &result, &error);
  g_assert_error (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNKNOWN);
  g_clear_error (&error);
  cash = register_run (self, "pay.cash", NULL, NULL, &error);
  g_assert_error (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNKNOWN);
  g_clear_error (&error);
  guint before = count_actions (self, "authorize");
  again = register_run (self, "pay.card", NULL, NULL, &error);
  g_assert_error (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNKNOWN);
  g_assert_cmpuint (count_actions (self, "authorize"), ==, before);
  g_clear_error (&error);

  decide_what_nobody_knew (self);
  asked = register_run (self, "pay.card_ask", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pos_register_count_unsettled (self->cli.reg), ==, 0);
  paid = register_run (self, "pay.cash", NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
cancelling_asks_the_terminal (Register *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;

  pos_sim_terminal_set_delay (terminal (self), 60 * 1000);
  sell_product_a (self);
  start_card (self, cancellable, &result);
  wait_for_terminal (self, &result);
  g_cancellable_cancel (cancellable);
  answer = finish_card (self, &result, &error);

  g_assert_error (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_DECLINED);
  g_assert_false (pos_order_has_open_payments (cart (self)));
  g_assert_cmpint (pos_register_count_unsettled (self->cli.reg), ==, 0);
}

static void
cancelling_too_late_changes_nothing (Register *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;
  gboolean concluded = FALSE;

  sell_product_a (self);
  start_card (self, cancellable, &result);
  wait_for_terminal (self, &result);
  /* Without thinking time it has decided already. */
  g_cancellable_cancel (cancellable);
  answer = finish_card (self, &result, &error);

  g_assert_no_error (error);
  g_assert_true (g_variant_lookup (answer, "concluded", "b", &concluded));
  g_assert_true (concluded);
}

static void
a_lost_answer_is_asked_for (Register *self, gconstpointer data)
{
  g_autoptr (json_t) answer = NULL;

  pos_sim_terminal_push (terminal (self), POS_SIM_TERMINAL_APPROVE_LOST);
  sell_product_a (self);
  answer = register_ask (self, "pay.card", NULL);
  g_assert_true (json_is_true (json_object_get (answer, "concluded")));
  g_assert_cmpuint (count_actions (self, "authorize"), ==, 1);
  g_assert_cmpint (pos_register_count_unsettled (self->cli.reg), ==, 0);
}

static void
the_drawer_opens_for_cash_only (Register *self, gconstpointer data)
{
  sell_product_a (self);
  register_do (self, "pay.cash", "{\"amount\": \"20.00\"}");
  g_assert_cmpuint (count_openings (self), ==, 1);
  /* Giving it back needs the drawer as well. */
  register_do (self, "pay.void", NULL);
  g_assert_cmpuint (count_openings (self), ==, 2);
  register_do (self, "pay.card", NULL);
  g_assert_cmpuint (count_openings (self), ==, 2);
}

static void
paper_is_printed_when_wanted (Register *self, gconstpointer data)
{
  PosSimPrinter *printer = pos_devices_get_sim_printer (self->cli.devices);
  g_autoptr (json_t) without = NULL;
  g_autoptr (json_t) with = NULL;

  sell_product_a (self);
  without = register_ask (self, "pay.cash", "{\"receipt\": \"none\"}");
  sell_product_a (self);
  with = register_ask (self, "pay.cash", NULL);
  while (pos_sim_printer_get_n_printed (printer) == 0)
    g_main_context_iteration (NULL, TRUE);

  const char *number = json_string_value (json_object_get (with, "receipt"));
  const char *kept = json_string_value (json_object_get (without, "receipt"));
  g_assert_cmpuint (pos_sim_printer_get_n_printed (printer), ==, 1);
  g_assert_nonnull (strstr (pos_sim_printer_get_printed (printer, 0), number));
  /* What was not printed is kept all the same. */
  g_autofree char *args = g_strdup_printf ("{\"receipt\": \"%s\"}", kept);
  register_do (self, "receipt.reprint", args);
}

/* --- An edit whose saved order became older --- */

static void
import_cash_discount (Register *self)
{
  static const char bundle[] =
      "{\"currency\": \"EUR\", \"records\": [{\"kind\": \"discount\", \"id\": \"CASH5\", "
      " \"name\": \"Cash saves\", \"type\": \"tender\", \"tender\": \"cash\", "
      " \"lines\": [{\"product\": \"*\"}], \"tiers\": [{\"from\": \"0\", \"rate\": \"0.05\"}]}]}";
  PosImportReport report = {0};
  g_autoptr (GError) error = NULL;

  pos_import_bundle (self->cli.store, bundle, -1, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.refusals->len, ==, 0);
  pos_import_report_clear (&report);
  pos_register_reload_config (self->cli.reg, &error);
  g_assert_no_error (error);
}

typedef struct {
  PosLocalStore *store;
  PosOrder *order;
} Save;

static gboolean
save_order (PosDbTxn *txn, gpointer data, GError **error)
{
  Save *save = data;

  return pos_order_table_save (txn, save->store, save->order, error);
}

/* Headquarters came back from an old copy while somebody edited, and its version was taken. */
static void
an_edit_goes_on_when_the_saved_order_became_older (Register *self, gconstpointer data)
{
  PosLocalStore *store = self->cli.store;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrder) older = NULL;
  g_autofree char *args = NULL;
  PosId id;

  import_cash_discount (self);
  sell_product_a (self);
  register_do (self, "customer.attach", "{\"customer\": \"C\"}");
  register_do (self, "order.pickup_all", NULL);
  id = cart (self)->id;
  register_do (self, "pay.cash", "{\"balance\": \"pay-later\"}");
  pos_local_store_get_order_sync (store, &id, &older, &error);
  g_assert_no_error (error);
  g_autofree char *name = pos_id_dup_text (&id);
  args = g_strdup_printf ("{\"order\": \"%s\"}", name);
  register_do (self, "order.edit", args);
  register_do (self, "txn.comment", "{\"text\": \"Ring twice\"}");
  register_do (self, "txn.conclude", NULL);
  register_do (self, "order.edit", args);
  register_do (self, "item.add", "{\"item\": \"B\"}");
  register_do (self, "order.pickup_all", NULL);
  Save save = {store, older};
  pos_db_write_sync (pos_local_store_get_db (store), save_order, &save, &error);
  g_assert_no_error (error);
  register_restart (self);
  register_do (self, "session.sign_in", "{\"worker\": \"kim\", \"secret\": \"1111\"}");
  g_assert_null (register_run (self, "pay.cash", NULL, NULL, &error));
  g_assert_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_REVISION);
  g_clear_error (&error);
  register_do (self, "txn.void", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  register_test ("/payment/refused-late", money_goes_back_at_once_when_the_order_is_refused);
  register_test ("/payment/refused-late-offline",
                 what_cannot_go_back_now_goes_back_at_the_next_start);
  register_test ("/payment/refund/kept", a_refund_that_cannot_be_kept_stays_in_the_cart);
  register_test ("/payment/refund/restart", a_refund_found_at_the_next_start_is_in_the_cart);
  register_test ("/payment/refund/not-thrown-away", a_refund_is_not_thrown_away_or_given_twice);
  register_test ("/payment/refund/answered-not-kept",
                 an_answer_that_the_cart_lacks_is_not_asked_for_twice);
  register_test ("/payment/hand-over/other-prices", prices_made_in_another_way_are_not_sold_along);
  register_test ("/payment/older-original", an_edit_goes_on_when_the_saved_order_became_older);
  register_test ("/payment/unknown", nothing_is_finished_while_a_card_is_unknown);
  register_test ("/payment/cancelled", cancelling_asks_the_terminal);
  register_test ("/payment/cancelled-late", cancelling_too_late_changes_nothing);
  register_test ("/payment/lost-answer", a_lost_answer_is_asked_for);
  register_test ("/payment/drawer", the_drawer_opens_for_cash_only);
  register_test ("/payment/receipt", paper_is_printed_when_wanted);
  return g_test_run ();
}
