/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-customers.c — what registers change about a customer, and nobody loses: register.md 623. */
#include "chain-fixture.h"
#include "model/pos-customer-edit.h"

static void
import_phone (Chain *chain, const char *name, const char *phone)
{
  g_autofree char *record =
      g_strdup_printf ("{\"kind\": \"customer\", \"id\": \"C\", \"number\": \"C-1\", "
                       "\"name\": \"%s\", \"phone\": \"%s\", \"addresses\": []}",
                       name,
                       phone);

  chain_import (chain, record);
}

static void
change_phone (Till *till, const char *phone)
{
  g_autofree char *args = g_strdup_printf ("{'customer': 'C', 'changes': {'phone': '%s'}}", phone);

  till_do (till, "customer.edit", args);
}

static void
assert_customer (Till *till, const char *name, const char *phone)
{
  g_autoptr (json_t) found = till_ask (till, "customer.search", "{'text': 'C-1'}");

  g_assert_cmpstr (text_at (found, "customers.0.name"), ==, name);
  g_assert_cmpstr (text_at (found, "customers.0.phone"), ==, phone);
}

/* It says that it has the change, and has not worked on it: nobody sees the old value again. */
static void
nobody_sees_the_old_value_in_between (Chain *chain, gconstpointer data)
{
  Till till = {0};

  import_phone (chain, "Before", "030 1");
  till_open (&till, chain, "R1");
  change_phone (&till, "030 2");
  assert_customer (&till, "Before", "030 2");
  import_phone (chain, "After", "030 1");
  g_assert_true (till_sync (&till));
  assert_customer (&till, "Before", "030 2");
  chain_synchronize (chain);
  g_assert_true (till_sync (&till));
  assert_customer (&till, "After", "030 2");
  till_close (&till);
}

/* What headquarters said meanwhile was said later; what is said after that started from it. */
static void
an_old_change_undoes_nothing (Chain *chain, gconstpointer data)
{
  Till till = {0}, other = {0};

  import_phone (chain, "Somebody", "030 1");
  till_open (&till, chain, "R1");
  chain_stop (chain);
  change_phone (&till, "030 old");
  pos_clock_advance (chain->clock, G_USEC_PER_SEC);
  chain_start (chain);
  import_phone (chain, "Somebody", "030 office");
  for (int i = 0; i < 2; i++) {
    g_assert_true (till_sync (&till));
    chain_synchronize (chain);
  }
  g_assert_true (till_sync (&till));
  assert_customer (&till, "Somebody", "030 office");
  /* Its clock is behind. */
  change_phone (&till, "030 new");
  g_assert_true (till_sync (&till));
  chain_synchronize (chain);
  g_assert_true (till_sync (&till));
  assert_customer (&till, "Somebody", "030 new");
  till_open (&other, chain, "R2");
  assert_customer (&other, "Somebody", "030 new");
  till_close (&till);
  till_close (&other);
}

/* Both changed it before the copy was lost; the one that said it last comes back first. */
static void
a_restored_headquarters_hears_of_changes_again (Chain *chain, gconstpointer data)
{
  Till first = {0}, second = {0};

  import_phone (chain, "Somebody", "030 1");
  till_open (&first, chain, "R1");
  till_open (&second, chain, "R2");
  chain_stop (chain);
  chain_keep_copy (chain);
  chain_start (chain);
  change_phone (&first, "030 2");
  g_assert_true (till_sync (&first));
  chain_synchronize (chain);
  g_assert_true (till_sync (&second));
  pos_clock_advance (chain->clock, G_USEC_PER_SEC);
  change_phone (&second, "030 3");
  g_assert_true (till_sync (&second));
  chain_synchronize (chain);
  chain_stop (chain);
  chain_restore_copy (chain);
  chain_start (chain);
  for (int i = 0; i < 2; i++) {
    g_assert_true (till_sync (&second));
    chain_synchronize (chain);
    g_assert_true (till_sync (&first));
    chain_synchronize (chain);
  }
  g_assert_true (till_sync (&first));
  g_assert_true (till_sync (&second));
  assert_customer (&first, "Somebody", "030 3");
  assert_customer (&second, "Somebody", "030 3");
  till_close (&first);
  till_close (&second);
}

/* Somebody who knows the protocol says what a register may not, and in another's name. */
static void
a_message_changes_only_what_a_register_may (Chain *chain, gconstpointer data)
{
  static const char *const fields[] = {"tax_group", "blocked", "number", "addresses", ""};
  Till till = {0};

  import_phone (chain, "Somebody", "030 1");
  till_open (&till, chain, "R1");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autoptr (PosMemberEdit) edit = g_object_new (POS_TYPE_MEMBER_EDIT, NULL);
    pos_text_set (&edit->field, fields[i]);
    pos_text_set (&edit->after, "EXPORT");
    g_assert_false (pos_member_edit_is_known (edit));
    pos_text_set (&edit->address, "C-HOME");
    g_assert_false (pos_member_edit_is_known (edit));
  }
  till_refuse (
      &till, "customer.edit", "{'customer': 'C', 'changes': {'blocked': true}}", "order/status");
  till_close (&till);
}

#define TEST(name)                                                                                 \
  g_test_add ("/hq/customers/" #name, Chain, NULL, chain_set_up, name, chain_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST (nobody_sees_the_old_value_in_between);
  TEST (an_old_change_undoes_nothing);
  TEST (a_restored_headquarters_hears_of_changes_again);
  TEST (a_message_changes_only_what_a_register_may);
  return g_test_run ();
}
