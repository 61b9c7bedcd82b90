/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-invoices-kept.c — what registers hold and took of invoices outlives a lost register, copies
 * that are put back and a hub, and damage to it is found. */
#include "hub-fixture.h"
#include "invoice-fixture.h"

/* --- A register that never comes back --- */

static void
revoke_register (Chain *chain)
{
  g_autoptr (GError) error = NULL;

  pos_hq_server_revoke (chain->hq, "R1", &error);
  g_assert_no_error (error);
}

static void
what_a_lost_register_held_is_open_again (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  till_do (&till, "invoice.pay", PAY);
  invoices_assert_open (chain, token, "50.00");
  revoke_register (chain);
  invoices_assert_open (chain, token, "80.00");
  revoke_register (chain);
  invoices_assert_open (chain, token, "80.00");
  chain_assert_books_agree (chain);
  till_close (&till);
}

/* Its sale is here, and only waits to be worked on. */
static void
what_a_lost_register_was_paid_stays_paid (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  till_do (&till, "invoice.pay", PAY);
  till_do (&till, "pay.cash", "{}");
  g_assert_true (till_sync (&till));
  revoke_register (chain);
  invoices_assert_open (chain, token, "50.00");
  chain_synchronize (chain);
  invoices_assert_open (chain, token, "50.00");
  chain_assert_books_agree (chain);
  till_close (&till);
}

/* --- Copies --- */

/* Headquarters comes back from a copy that knows nothing of it: the register has the money. */
static void
a_restored_headquarters_hears_it_again (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  chain_stop (chain);
  chain_keep_copy (chain);
  chain_start (chain);
  g_assert_true (till_sync (&till));
  till_do (&till, "invoice.pay", PAY);
  invoices_finish (&till);
  chain_stop (chain);
  chain_restore_copy (chain);
  chain_start (chain);
  invoices_assert_open (chain, token, "80.00");
  for (int i = 0; i < 3; i++)
    till_sync (&till);
  chain_synchronize (chain);
  invoices_assert_open (chain, token, "50.00");
  chain_assert_books_agree (chain);
  till_close (&till);
}

/* The register comes back from a copy whose cart has what it gave back since: it takes the money,
 * so it is paid. */
static void
a_restored_register_has_paid (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  till_do (&till, "invoice.pay", PAY);
  till_keep_copy (&till);
  till_do (&till, "txn.void", "{}");
  invoices_assert_open (chain, token, "80.00");
  till_restore_copy (&till);
  invoices_assert_due (&till, "30.00");
  invoices_finish (&till);
  invoices_assert_open (chain, token, "50.00");
  till_close (&till);
}

/* --- A hub --- */

static void
a_hub_asks_and_never_guesses (Store *self, gconstpointer data)
{
  chain_import (&self->chain, SET_UP);
  store_talk (self);
  invoices_greet (&self->one);
  invoices_greet (&self->three);
  till_do (&self->three, "invoice.pay", PAY);
  till_refuse (&self->one, "invoice.pay", "{'invoice': 'F-7', 'amount': '50.01'}", "order/amount");
  till_do (&self->one, "invoice.pay", "{'invoice': 'F-7'}");
  invoices_assert_due (&self->one, "50.00");
  chain_stop (&self->chain);
  store_hub_sync (&self->hub);
  till_refuse (&self->three, "invoice.list", "{}", "order/tender");
  till_do (&self->three, "pay.cash", "{}");
  till_do (&self->one, "pay.cash", "{}");
  chain_start (&self->chain);
  store_talk (self);
  chain_synchronize (&self->chain);
  invoices_greet (&self->one);
  till_refuse (&self->one, "invoice.pay", "{'invoice': 'F-7'}", "order/tender");
  chain_assert_books_agree (&self->chain);
}

/* --- Faults --- */

static void
damage_is_found (Chain *chain, gconstpointer data)
{
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  till_do (&till, "invoice.pay", PAY);
  invoices_finish (&till);
  chain_assert_damage_is_found (
      chain, "UPDATE invoice SET open_minor = 8000", "invoice: F-7 has 8000 open, *say 5000");
  chain_assert_damage_is_found (chain,
                                "UPDATE invoice_entry SET amount_minor = 2900",
                                "invoice: * took of invoices what is not paid there");
  chain_assert_damage_is_found (chain,
                                "UPDATE invoice_entry SET amount_minor = 3000, order_id = "
                                "x'00112233445566778899aabbccddeeff'",
                                "*is no order");
  chain_assert_damage_is_found (
      chain,
      "INSERT INTO invoice_entry (reference, kind, invoice, amount_minor, original, at) "
      "SELECT "
      "x'0102030405060708090a0b0c0d0e0f10', 'give-back', invoice, -3001, reference, 0 "
      "FROM invoice_entry",
      "invoice: more is back than * took");
  chain_assert_damage_is_found (chain, "DELETE FROM invoice", "invoice: 2 entries*");
  till_close (&till);
}

/* A register that says of another invoice that it was paid, or of another amount. */
static void
damage_at_the_register_is_found (Chain *chain, gconstpointer data)
{
  static const char *const damages[] = {
      "UPDATE order_payment SET token = 'FT-9' WHERE connector = 'invoice'",
      "UPDATE order_payment SET amount_minor = -2000 WHERE connector = 'invoice'",
      "DELETE FROM order_payment WHERE connector = 'invoice'",
  };
  Till till = {0};
  g_autofree char *token = invoices_open_till (&till, chain);

  till_do (&till, "invoice.pay", PAY);
  invoices_finish (&till);
  till_keep_copy (&till);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autoptr (GPtrArray) faults = NULL;

    chain_run_sql (pos_local_store_get_db (till.cli.store), damages[i]);
    faults = pos_cli_check (&till.cli, NULL);
    g_assert_cmpuint (faults->len, >, 0);
    till_restore_copy (&till);
  }
  till_close (&till);
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/invoices/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (what_a_lost_register_held_is_open_again);
  TEST (what_a_lost_register_was_paid_stays_paid);
  TEST (a_restored_headquarters_hears_it_again);
  TEST (a_restored_register_has_paid);
  TEST (damage_is_found);
  TEST (damage_at_the_register_is_found);
  g_test_add ("/hq/invoices/a_hub_asks_and_never_guesses",
              Store,
              NULL,
              store_set_up,
              a_hub_asks_and_never_guesses,
              store_tear_down);
  return g_test_run ();
}
