/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-stop.c — whoever waits for headquarters may stop waiting: at once, and nothing is half done.
 * What is granted all the same is let go. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "fake-headquarters.h"
#include "register-fixture.h"
#include "register/pos-args.h"
#include "register/pos-import.h"
#include "store/pos-setting-table.h"

typedef struct {
  Register base;
  FakeHeadquarters *headquarters;
  PosSync *sync;
  PosRegister *reg; /* on the line to headquarters */
  char *order;      /* a saved one: its id */
  GCancellable *stop;
  GAsyncResult *result; /* of what runs */
} Fixture;

static gboolean
enroll (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_setting_table_set (txn, POS_SETTING_TOKEN, "token", error);
}

static void
begin (Fixture *self, const char *key, const char *args)
{
  const PosOperation *operation = pos_operation_find (key);
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) json = pos_json_parse (args, -1, &error);
  g_autoptr (GVariant) given = pos_args_from_json (
      key, operation->params, json, pos_register_get_currency (self->reg), &error);

  g_assert_no_error (error);
  g_clear_object (&self->stop);
  self->stop = g_cancellable_new ();
  pos_register_run_async (self->reg, key, given, NULL, self->stop, pos_cli_ready_cb, &self->result);
}

static GVariant *
end (Fixture *self, GError **error)
{
  pos_cli_wait (&self->result);
  g_autoptr (GAsyncResult) result = g_steal_pointer (&self->result);

  return pos_register_run_finish (self->reg, result, error);
}

static void
run (Fixture *self, const char *key, const char *args)
{
  g_autoptr (GError) error = NULL;

  begin (self, key, args);
  g_autoptr (GVariant) answer = end (self, &error);
  g_assert_no_error (error);
  g_assert_nonnull (answer);
}

static void
save_order (Fixture *self)
{
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  g_autoptr (PosOrderPage) page = NULL;

  register_do (&self->base, "customer.attach", "{\"customer\": \"C\"}");
  register_do (&self->base, "item.add", "{\"item\": \"A\"}");
  register_do (&self->base, "order.pickup_all", NULL);
  register_do (&self->base, "pay.cash", "{\"amount\": \"10.00\", \"balance\": \"pay-later\"}");
  page = pos_local_store_search_orders_sync (self->base.cli.store, filter, NULL);
  g_assert_cmpuint (page->summaries->len, ==, 1);
  self->order = pos_id_dup_text (&((PosOrderSummary *)page->summaries->pdata[0])->id);
}

static const char gift_cards[] = "{\"currency\": \"EUR\", \"records\": [{\"kind\": \"tender\", "
                                 "\"id\": \"gift\", \"name\": \"Gift card\", "
                                 "\"type\": \"gift-card\"}]}";

static void
set_up (Fixture *self, gconstpointer data)
{
  PosImportReport report = {0};
  g_autoptr (GError) error = NULL;

  register_set_up (&self->base, NULL);
  save_order (self);
  pos_db_write_sync (pos_local_store_get_db (self->base.cli.store), enroll, NULL, &error);
  g_assert_no_error (error);
  pos_import_bundle (self->base.cli.store, gift_cards, -1, &report, &error);
  g_assert_no_error (error);
  pos_import_report_clear (&report);
  self->headquarters = fake_headquarters_new ();
  fake_headquarters_grant (self->headquarters);
  self->sync =
      fake_headquarters_connect (self->headquarters, self->base.cli.store, self->base.cli.context);
  PosRegisterOptions options = {.context = self->base.cli.context,
                                .store = self->base.cli.store,
                                .devices = self->base.cli.devices,
                                .sync = self->sync,
                                .register_id = "R1"};
  self->reg = pos_register_new (&options, &error);
  g_assert_no_error (error);
  run (self, "session.sign_in", "{\"worker\": \"sam\", \"secret\": \"2468\"}");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  while (pos_sync_is_claiming (self->sync) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&self->stop);
  g_assert_finalize_object (self->reg);
  g_assert_finalize_object (self->sync);
  g_assert_finalize_object (self->headquarters);
  g_free (self->order);
  register_tear_down (&self->base, NULL);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Until the question is with headquarters. */
static void
wait_for_question (Fixture *self)
{
  while (fake_headquarters_count_waiting (self->headquarters) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (pos_register_may_stop (self->reg));
}

/* What is waited for ends although nobody answers. */
static void
stop (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (self->stop);
  g_autoptr (GVariant) answer = end (self, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (answer);
  g_assert_false (pos_register_may_stop (self->reg));
  g_assert_false (pos_register_get_busy (self->reg));
}

static void
answer_all (Fixture *self, const char *log)
{
  fake_headquarters_release (self->headquarters);
  while (pos_sync_is_claiming (self->sync))
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_autofree char *heard = fake_headquarters_take_log (self->headquarters);
  g_assert_cmpstr (heard, ==, log);
}

static void
begin_edit (Fixture *self)
{
  g_autofree char *args = g_strdup_printf ("{\"order\": \"%s\"}", self->order);

  begin (self, "order.edit", args);
  wait_for_question (self);
}

static void
an_order_granted_too_late_is_let_go (Fixture *self, gconstpointer data)
{
  fake_headquarters_hold (self->headquarters);
  begin_edit (self);
  stop (self);
  g_assert_true (pos_id_is_none (&pos_register_get_order (self->reg)->id));
  answer_all (self, "claim;release;");
}

/* Its first question is answered while it lies in the cart: it is not taken away from there. */
static void
an_order_asked_for_again_stays (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  fake_headquarters_hold (self->headquarters);
  begin_edit (self);
  stop (self);
  begin_edit (self);
  g_assert_cmpuint (fake_headquarters_count_waiting (self->headquarters), ==, 2);
  fake_headquarters_release (self->headquarters);
  g_autoptr (GVariant) answer = end (self, &error);
  g_assert_no_error (error);
  id = pos_id_dup_text (&pos_register_get_order (self->reg)->id);
  g_assert_cmpstr (id, ==, self->order);
  answer_all (self, "claim;claim;");
}

static void
a_cart_given_too_late_goes_back (Fixture *self, gconstpointer data)
{
  run (self, "item.add", "{\"item\": \"A\"}");
  g_autofree char *cart = pos_id_dup_text (&pos_register_get_order (self->reg)->id);
  g_autofree char *args = g_strdup_printf ("{\"cart\": \"%s\"}", cart);
  run (self, "txn.suspend", "{}");
  fake_headquarters_hold (self->headquarters);
  begin (self, "txn.recall", args);
  wait_for_question (self);
  stop (self);
  g_assert_true (pos_id_is_none (&pos_register_get_order (self->reg)->id));
  answer_all (self, "take up;give back;");
  /* It waits here as before. */
  run (self, "txn.recall", args);
  g_assert_false (pos_id_is_none (&pos_register_get_order (self->reg)->id));
  answer_all (self, "take up;");
}

/* The question about an order that only headquarters knows is no question any more. */
static void
looking_stops (Fixture *self, gconstpointer data)
{
  fake_headquarters_hold (self->headquarters);
  begin (self, "order.recall", "{\"order\": \"SO-000001\"}");
  wait_for_question (self);
  stop (self);
  g_assert_cmpuint (fake_headquarters_count_waiting (self->headquarters), ==, 0);
}

/* The same of lines whose order was not followed yet: nothing is picked, packed or shipped. */
static void
fetching_for_work_stops (Fixture *self, gconstpointer key)
{
  fake_headquarters_hold (self->headquarters);
  begin (self,
         key,
         "{\"order\": \"SO-000001\", "
         "\"lines\": [{\"line\": \"0190f0a0-0000-7000-8000-000000000001\"}]}");
  wait_for_question (self);
  stop (self);
  g_assert_cmpuint (fake_headquarters_count_waiting (self->headquarters), ==, 0);
}

static void
asking_for_stock_stops (Fixture *self, gconstpointer data)
{
  PosConfig *config = pos_register_get_config (self->reg);

  pos_config_get_profile (config, pos_register_get_store_record (self->reg))->availability_mode =
      POS_AVAILABILITY_REAL_TIME;
  fake_headquarters_hold (self->headquarters);
  begin (self, "stock.lookup", "{\"item\": \"A\"}");
  wait_for_question (self);
  stop (self);
  g_assert_cmpuint (fake_headquarters_count_waiting (self->headquarters), ==, 0);
}

/* Headquarters may have made it: nothing is saved here, and it is asked for again as the same. */
static void
creating_stops (Fixture *self, gconstpointer data)
{
  PosConfig *config = pos_register_get_config (self->reg);
  PosOrder *cart = pos_register_get_order (self->reg);

  pos_config_get_profile (config, pos_register_get_store_record (self->reg))->async_orders = FALSE;
  run (self, "item.add", "{\"item\": \"A\"}");
  run (self, "customer.attach", "{\"customer\": \"C\"}");
  g_autofree char *id = pos_id_dup_text (&cart->id);
  fake_headquarters_hold (self->headquarters);
  begin (self, "quote.create", "{\"expiry\": \"2026-06-01\"}");
  wait_for_question (self);
  stop (self);
  g_autofree char *kept = pos_id_dup_text (&cart->id);
  g_assert_cmpstr (kept, ==, id);
  g_assert_cmpint (cart->revision, ==, 0);
  fake_headquarters_release (self->headquarters);
  run (self, "quote.create", "{\"expiry\": \"2026-06-01\"}");
  g_assert_true (pos_id_is_none (&cart->id));
}

/* What is on the card may be left unknown; once it is asked to pay, the answer is waited for. */
static void
paying_by_gift_card_does_not_stop (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run (self, "item.add", "{\"item\": \"A\"}");
  fake_headquarters_hold (self->headquarters);
  begin (self, "pay.gift_card", "{\"card\": \"6006490000008817\"}");
  wait_for_question (self);
  fake_headquarters_answer_next (self->headquarters);
  while (fake_headquarters_count_waiting (self->headquarters) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (pos_register_may_stop (self->reg));
  fake_headquarters_answer_next (self->headquarters);
  g_autoptr (GVariant) answer = end (self, &error);
  g_assert_no_error (error);
  g_assert_nonnull (answer);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  TEST ("/register/stop/claim", an_order_granted_too_late_is_let_go);
  TEST ("/register/stop/again", an_order_asked_for_again_stays);
  TEST ("/register/stop/cart", a_cart_given_too_late_goes_back);
  TEST ("/register/stop/looking", looking_stops);
  g_test_add ("/register/stop/pick",
              Fixture,
              "fulfill.line_pick",
              set_up,
              fetching_for_work_stops,
              tear_down);
  g_test_add ("/register/stop/ship",
              Fixture,
              "fulfill.line_ship",
              set_up,
              fetching_for_work_stops,
              tear_down);
  TEST ("/register/stop/stock", asking_for_stock_stops);
  TEST ("/register/stop/creation", creating_stops);
  TEST ("/register/stop/gift-card", paying_by_gift_card_does_not_stop);
  return g_test_run ();
}
