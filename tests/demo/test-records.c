/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-records.c — every record of the demo chain can be read, is unique, and there are as many as
 * promised. */
#include "demo-chain.h"
#include "model/pos-party.h"
#include "model/pos-product.h"

static GPtrArray *records;

static guint
count (GType type)
{
  g_autoptr (GPtrArray) found = demo_chain_filter (records, type);

  return found->len;
}

static void
test_counts (void)
{
  g_assert_cmpuint (count (POS_TYPE_PARAMETERS), ==, 1);
  g_assert_cmpuint (count (POS_TYPE_STORE), ==, 3);
  g_assert_cmpuint (count (POS_TYPE_WAREHOUSE), ==, 5);
  g_assert_cmpuint (count (POS_TYPE_WORKER), ==, 12);
  g_assert_cmpuint (count (POS_TYPE_ROLE), ==, 4);
  g_assert_cmpuint (count (POS_TYPE_PRODUCT), >=, 400);
  g_assert_cmpuint (count (POS_TYPE_CUSTOMER), ==, 150);
  g_assert_cmpuint (count (POS_TYPE_TAX_RATE), ==, 9);
}

static void
test_keys_are_unique (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++) {
    g_autofree char *key = pos_kind_dup_key (records->pdata[i]);
    char *full = g_strdup_printf ("%s %s", G_OBJECT_TYPE_NAME (records->pdata[i]), key);

    if (!g_hash_table_add (seen, full))
      g_error ("%s comes twice", full);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  records = demo_chain_load ();
  g_test_add_func ("/demo/records/as-many-as-promised", test_counts);
  g_test_add_func ("/demo/records/keys-are-unique", test_keys_are_unique);
  int status = g_test_run ();
  g_ptr_array_unref (records);
  return status;
}
