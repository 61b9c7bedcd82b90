/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-people.c — workers can sign in, and nobody real can be called or written to. */
#include "base/pos-json.h"
#include "demo-chain.h"
#include "model/pos-party.h"

#include <string.h>

static GPtrArray *records;

static void
test_secrets (void)
{
  g_autoptr (json_t) file = demo_chain_read_file ("people.json");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gsize index;
  json_t *item;

  json_array_foreach (json_object_get (file, "records"), index, item)
  {
    const char *secret = json_string_value (json_object_get (item, "secret"));

    if (strcmp (json_string_value (json_object_get (item, "kind")), "worker") != 0)
      continue;
    g_assert_nonnull (secret);
    g_assert_cmpuint (strlen (secret), ==, 4);
    g_assert_cmpuint (strspn (secret, "0123456789"), ==, 4);
    g_assert_true (g_hash_table_add (seen, (gpointer)secret));
  }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 12);
}

static void
test_workers (void)
{
  static const char *const languages[] = {"en", "nl", "de", NULL};
  g_autoptr (GPtrArray) workers = demo_chain_filter (records, POS_TYPE_WORKER);
  g_autoptr (GHashTable) roles = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) spoken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < workers->len; i++) {
    PosWorker *worker = workers->pdata[i];

    g_assert_true (g_strv_contains (languages, worker->language));
    g_assert_cmpuint (g_strv_length (worker->stores), ==, 1);
    g_assert_null (worker->secret_hash);
    g_hash_table_add (roles, worker->role);
    g_hash_table_add (spoken, worker->language);
  }
  g_assert_cmpuint (g_hash_table_size (roles), ==, 4);
  g_assert_cmpuint (g_hash_table_size (spoken), ==, 3);
}

/* Picture 07: under 20 % a clerk asks, and a supervisor may go down to 5 %. */
static void
test_deposit_floors (void)
{
  static const struct {
    const char *role;
    gint64 floor;
  } wanted[] = {{"clerk", 200000}, {"senior-clerk", 100000}, {"supervisor", 50000}};

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++) {
    PosRole *role = demo_chain_find (records, POS_TYPE_ROLE, wanted[i].role);
    PosLimit *limit = pos_list_peek (role->limits, 0);
    g_assert_cmpstr (limit->key, ==, "order.deposit_override");
    g_assert_cmpint (limit->rate.micro, ==, wanted[i].floor);
  }
}

static gboolean
is_fictional_mail (const char *email)
{
  static const char *const tops[] = {".com", ".org", ".net"};
  const char *domain = strchr (email, '@');

  for (gsize i = 0; domain && i < G_N_ELEMENTS (tops); i++) {
    g_autofree char *plain = g_strconcat ("@example", tops[i], NULL);
    g_autofree char *below = g_strconcat (".example", tops[i], NULL);
    if (!strcmp (domain, plain) || g_str_has_suffix (domain, below))
      return TRUE;
  }
  return FALSE;
}

/* Numbers with 555 in them, and the range that Germany keeps free for films: 0221 4710. */
static gboolean
is_fictional_phone (const char *phone)
{
  return g_str_has_prefix (phone, "+31 6 5555 0") || g_str_has_prefix (phone, "+32 455 55 0") ||
         g_str_has_prefix (phone, "+49 221 4710 ");
}

static void
test_customers (void)
{
  g_autoptr (GPtrArray) customers = demo_chain_filter (records, POS_TYPE_CUSTOMER);

  for (guint i = 0; i < customers->len; i++) {
    PosCustomer *customer = customers->pdata[i];
    PosAddress *address = pos_customer_get_primary_address (customer);

    if (!is_fictional_mail (customer->email) || !is_fictional_phone (customer->phone))
      g_error ("%s could be somebody", customer->name);
    g_assert_nonnull (address);
    g_assert_true (address->primary);
    g_assert_true (*address->street && *address->postcode && *address->city && *address->country);
  }
}

/* 3511 NP; 2000; 50667. */
static void
test_postcodes (void)
{
  g_autoptr (GPtrArray) customers = demo_chain_filter (records, POS_TYPE_CUSTOMER);
  g_autoptr (GHashTable) countries = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < customers->len; i++) {
    POS_LIST_FOREACH (PosAddress, address, ((PosCustomer *)customers->pdata[i])->addresses)
    {
      const char *pattern = !strcmp (address->country, "NL")   ? "^[1-9][0-9]{3} [A-Z]{2}$"
                            : !strcmp (address->country, "BE") ? "^[1-9][0-9]{3}$"
                                                               : "^[0-9]{5}$";
      g_assert_true (g_regex_match_simple (pattern, address->postcode, 0, 0));
      g_hash_table_add (countries, address->country);
    }
  }
  g_assert_cmpuint (g_hash_table_size (countries), ==, 3);
}

static void
test_marieke (void)
{
  PosCustomer *customer = demo_chain_find (records, POS_TYPE_CUSTOMER, "C-004218");
  PosAddress *address = pos_customer_get_primary_address (customer);

  g_assert_cmpstr (customer->name, ==, "Marieke van den Berg");
  g_assert_cmpstr (customer->phone, ==, "+31 6 5555 0142");
  g_assert_cmpstr (address->street, ==, "Oudegracht 214");
  g_assert_cmpstr (address->postcode, ==, "3511 NP");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  records = demo_chain_load ();
  g_test_add_func ("/demo/people/twelve-secrets-of-four-digits", test_secrets);
  g_test_add_func ("/demo/people/four-roles-three-languages", test_workers);
  g_test_add_func ("/demo/people/deposit-floors-of-picture-07", test_deposit_floors);
  g_test_add_func ("/demo/people/nobody-can-be-reached", test_customers);
  g_test_add_func ("/demo/people/postcodes-look-like-their-country", test_postcodes);
  g_test_add_func ("/demo/people/the-customer-of-the-pictures", test_marieke);
  int status = g_test_run ();
  g_ptr_array_unref (records);
  return status;
}
