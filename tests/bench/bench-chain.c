/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-chain.c — see the header. */
#include "bench-chain.h"

#include "register/pos-import.h"

#include <glib/gstdio.h>

#define PRODUCTS_A_BUNDLE 20000

void
bench_chain_import (PosCli *cli, const char *bundle)
{
  PosImportReport report = {0};
  g_autoptr (GError) error = NULL;

  pos_import_bundle (cli->store, bundle, -1, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.refusals->len, ==, 0);
  pos_import_report_clear (&report);
}

static void
import_products (PosCli *cli, guint from, guint to)
{
  g_autoptr (GString) text = g_string_new ("{\"currency\": \"EUR\", \"records\": [");

  for (guint i = from; i < to; i++)
    g_string_append_printf (text,
                            "%s{\"kind\": \"product\", \"id\": \"BENCH-%07u\", \"name\": \"Product "
                            "number %u\", \"unit\": \"pcs\", \"unit_price\": \"%u.95\", "
                            "\"item_tax_group\": \"FULL\"}",
                            i > from ? ", " : "",
                            i,
                            i,
                            i % 90 + 1);
  g_string_append (text, "]}");
  bench_chain_import (cli, text->str);
}

char *
bench_chain_make (guint n_products, const char *more)
{
  g_autofree char *chain = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pos-bench-XXXXXX", &error);
  const PosCliOptions options = {.data = folder, .register_id = "R1", .simulate = TRUE};
  PosCli cli = {0};

  g_assert_no_error (error);
  pos_cli_open (&cli, &options, POS_CLI_REGISTER, &error);
  g_assert_no_error (error);
  g_file_get_contents (POS_BENCH_CHAIN, &chain, NULL, &error);
  g_assert_no_error (error);
  bench_chain_import (&cli, chain);
  for (guint i = 0; i < n_products; i += PRODUCTS_A_BUNDLE)
    import_products (&cli, i, MIN (i + PRODUCTS_A_BUNDLE, n_products));
  if (more)
    bench_chain_import (&cli, more);
  pos_cli_close (&cli);
  return g_steal_pointer (&folder);
}

void
bench_chain_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *child = g_build_filename (folder, name, NULL);
    bench_chain_remove (child);
  }
  g_remove (folder);
}
