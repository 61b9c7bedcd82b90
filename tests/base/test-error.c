/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-error.c — stable names, and details that travel with the error. */
#include "base/pos-error.h"

#include <gio/gio.h>

static GQuark
nth_domain (gsize i)
{
  GQuark domains[] = {POS_VALUE_ERROR,
                      POS_CALL_ERROR,
                      POS_ACCESS_ERROR,
                      POS_ORDER_ERROR,
                      POS_DB_ERROR,
                      POS_SYNC_ERROR,
                      POS_DEVICE_ERROR};

  return i < G_N_ELEMENTS (domains) ? domains[i] : 0;
}

static void
test_every_code_has_a_name_of_its_own (void)
{
  static const int last[] = {POS_VALUE_ERROR_REFERENCE,
                             POS_CALL_ERROR_BUSY,
                             POS_ACCESS_ERROR_NOT_PERMITTED,
                             POS_ORDER_ERROR_NOT_LOCAL,
                             POS_DB_ERROR_MISUSE,
                             POS_SYNC_ERROR_NOT_FOUND,
                             POS_DEVICE_ERROR_PAPER};

  for (gsize i = 0; nth_domain (i); i++) {
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    for (int code = 0; code <= last[i]; code++) {
      g_autoptr (GError) error = g_error_new_literal (nth_domain (i), code, "x");
      g_assert_cmpstr (pos_error_get_code_nick (error), !=, "failed");
      g_assert_true (g_hash_table_add (seen, (char *)pos_error_get_code_nick (error)));
    }
  }
}

static void
test_names_are_the_wires (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      pos_set_error (&error, POS_ORDER_ERROR, POS_ORDER_ERROR_NEEDS_APPROVAL, NULL, "No %d", 7));
  g_assert_cmpstr (error->message, ==, "No 7");
  g_assert_cmpstr (pos_error_get_domain_nick (error), ==, "order");
  g_assert_cmpstr (pos_error_get_code_nick (error), ==, "needs-approval");
  g_assert_null (pos_error_get_details (error));
}

static void
test_details_survive_copy_and_propagation (void)
{
  g_autoptr (GError) error = NULL, moved = NULL;
  gint64 minor;

  pos_set_error (&error,
                 POS_ORDER_ERROR,
                 POS_ORDER_ERROR_DEPOSIT_BOUNDS,
                 g_variant_new_parsed ("{'minimum_minor': <%x>}", G_GINT64_CONSTANT (1250)),
                 "Too little");
  g_autoptr (GError) copy = g_error_copy (error);
  g_propagate_prefixed_error (&moved, g_steal_pointer (&error), "Deposit: ");
  g_assert_true (g_variant_lookup (pos_error_get_details (moved), "minimum_minor", "x", &minor));
  g_assert_cmpint (minor, ==, 1250);
  g_clear_error (&moved);
  g_assert_true (g_variant_lookup (pos_error_get_details (copy), "minimum_minor", "x", &minor));
}

/* Words that were cut in the middle of a letter are no text: an answer would lose all of them. */
static void
test_no_half_letters (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *within = pos_keep_whole_letters (g_strdup ("a\xC3\xA9\xC3, \xEF\xB7.\xEF"));

  pos_set_error (&error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOT_FOUND, NULL, "No “%.4s”", "éxéé");
  g_assert_cmpstr (error->message, ==, "No “éx”");
  g_assert_cmpstr (within, ==, "aé, .");
}

static void
test_nobody_listening_is_fine (void)
{
  g_assert_false (pos_set_error (
      NULL, POS_DB_ERROR, POS_DB_ERROR_IO, g_variant_new_parsed ("{'path': <'x'>}"), "Gone"));
}

static void
test_foreign_errors_have_names_too (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "x");
  g_autoptr (GError) beyond = g_error_new_literal (POS_DB_ERROR, 999, "x");

  g_assert_cmpstr (pos_error_get_domain_nick (error), ==, "g-io-error-quark");
  g_assert_cmpstr (pos_error_get_code_nick (error), ==, "failed");
  g_assert_null (pos_error_get_details (error));
  g_assert_cmpstr (pos_error_get_code_nick (beyond), ==, "failed");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error/every-code-has-a-name-of-its-own",
                   test_every_code_has_a_name_of_its_own);
  g_test_add_func ("/error/names-are-the-wires", test_names_are_the_wires);
  g_test_add_func ("/error/details-survive-copy-and-propagation",
                   test_details_survive_copy_and_propagation);
  g_test_add_func ("/error/no-half-letters", test_no_half_letters);
  g_test_add_func ("/error/nobody-listening-is-fine", test_nobody_listening_is_fine);
  g_test_add_func ("/error/foreign-errors-have-names-too", test_foreign_errors_have_names_too);
  return g_test_run ();
}
