/* SPDX-License-Identifier: GPL-3.0-or-later */
/* golden.c — see the header. */
#include "golden.h"

#include "base/pos-json.h"
#include "base/pos-words.h"
#include "devices/pos-escpos.h"
#include "register/pos-import.h"
#include "register/pos-receipt-builder.h"

#include <libintl.h>
#include <string.h>

/* One customer for each language, and names that have more than one. */
void
golden_set_up (Register *self, gconstpointer data)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "register", "receipt-chain.json", NULL);
  g_autofree char *chain = NULL;
  PosImportReport report = {0};
  g_autoptr (GError) error = NULL;

  register_set_up (self, data);
  g_file_get_contents (path, &chain, NULL, &error);
  g_assert_no_error (error);
  pos_import_bundle (self->cli.store, chain, -1, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.refusals->len, ==, 0);
  pos_import_report_clear (&report);
  pos_register_reload_config (self->cli.reg, &error);
  g_assert_no_error (error);
  textdomain (pos_words_get_domain ("en"));
}

json_t *
golden_ask_receipt (Register *self, const char *number)
{
  g_autofree char *args = g_strdup_printf ("{\"receipt\": \"%s\"}", number);

  return register_ask (self, "receipt.get", args);
}

void
golden_assert (const char *name, const void *data, gsize size)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "register", "golden", name, NULL);
  g_autofree char *wanted = NULL;
  gsize wanted_size;

  if (g_getenv ("POS_UPDATE_GOLDEN"))
    g_assert_true (g_file_set_contents (path, data, (gssize)size, NULL));
  g_assert_true (g_file_get_contents (path, &wanted, &wanted_size, NULL));
  if (g_str_has_suffix (name, ".txt"))
    g_assert_cmpstr (data, ==, wanted);
  g_assert_cmpuint (size, ==, wanted_size);
  g_assert_true (memcmp (data, wanted, size) == 0);
}

void
golden_check_stored (Register *self, const char *number, const char *name, const char *language)
{
  g_autoptr (json_t) stored = golden_ask_receipt (self, number);
  const char *text = json_string_value (json_object_get (stored, "text"));
  g_autofree char *document = pos_json_to_text (json_object_get (stored, "document"));
  g_autofree char *text_name = g_strdup_printf ("%s-%s.txt", name, language);
  g_autofree char *bytes_name = g_strdup_printf ("%s-%s-80.bin", name, language);
  g_autoptr (GError) error = NULL;

  golden_assert (text_name, text, strlen (text));
  g_autoptr (PosReceipt) receipt = pos_receipt_builder_read (document, number, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) bytes = pos_escpos_encode (receipt, &pos_escpos_generic_80, 0);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  golden_assert (bytes_name, data, size);
}
