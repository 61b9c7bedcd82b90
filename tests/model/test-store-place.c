/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-store-place.c — the line that says where a store is. */
#include "model/pos-store-place.h"

static void
what_nobody_said_is_left_out (void)
{
  static const struct {
    const char *street, *postcode, *city, *line;
  } cases[] = {
      {"Oudegracht 214", "3511 NP", "Utrecht", "Oudegracht 214, 3511 NP Utrecht"},
      {"Oudegracht 214", NULL, "Utrecht", "Oudegracht 214, Utrecht"},
      {NULL, "3511 NP", "Utrecht", "3511 NP Utrecht"},
      {"Oudegracht 214", "", NULL, "Oudegracht 214"},
      {NULL, NULL, NULL, ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PosStore) store = g_object_new (POS_TYPE_STORE, NULL);
    g_autofree char *line = NULL;

    pos_text_set (&store->street, cases[i].street);
    pos_text_set (&store->postcode, cases[i].postcode);
    pos_text_set (&store->city, cases[i].city);
    line = pos_store_dup_place (store);
    g_assert_cmpstr (line, ==, cases[i].line);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-place/what-nobody-said", what_nobody_said_is_left_out);
  return g_test_run ();
}
