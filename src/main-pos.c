/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main-pos.c — pos: the register. */
#include "base/pos-process.h"
#include "base/pos-words.h"
#include "ui/charges/pos-charges-ui.h"
#include "ui/common/pos-translator.h"
#include "ui/customer/pos-customer.h"
#include "ui/delivery/pos-delivery.h"
#include "ui/fulfillment/pos-fulfillment-ui.h"
#include "ui/journal/pos-journal-ui.h"
#include "ui/payment/pos-payment.h"
#include "ui/product/pos-product.h"
#include "ui/quote/pos-quote-ui.h"
#include "ui/recall/pos-recall.h"
#include "ui/returns/pos-returns-ui.h"
#include "ui/sale/pos-sale.h"
#include "ui/session/pos-first-start-page.h"
#include "ui/session/pos-session.h"
#include "ui/shell/pos-application.h"
#include "ui/shift/pos-shift-ui.h"

#include <glib-unix.h>

static void (*const features[]) (PosShell *) = {
    pos_charges_ui_add,
    pos_customer_add,
    pos_delivery_add,
    pos_fulfillment_ui_add,
    pos_journal_ui_add,
    pos_payment_add,
    pos_product_add,
    pos_quote_ui_add,
    pos_recall_add,
    pos_returns_ui_add,
    pos_sale_add,
    pos_session_add,
    pos_shift_ui_add,
    NULL,
};

static gboolean
quit_cb (gpointer application)
{
  g_application_quit (application);
  return G_SOURCE_CONTINUE;
}

static int
run (const PosApplicationOptions *options, char *program)
{
  g_autoptr (PosApplication) application = pos_application_new (options);
  int code;

  g_unix_signal_add (SIGTERM, quit_cb, application);
  g_unix_signal_add (SIGINT, quit_cb, application);
  code = g_application_run (G_APPLICATION (application), 1, &program);
  return pos_application_has_failed (application) ? 1 : code;
}

int
main (int argc, char **argv)
{
  g_autofree char *data = NULL, *hq = NULL, *register_id = NULL;
  g_autofree char *printer = NULL, *scanner = NULL, *display = NULL;
  gboolean simulate = FALSE, demo = FALSE, windowed = FALSE;
  const GOptionEntry entries[] = {
      {"data", 0, 0, G_OPTION_ARG_FILENAME, &data, "The register's data", "DIR"},
      {"hq", 0, 0, G_OPTION_ARG_STRING, &hq, "Headquarters", "URL"},
      {"register", 0, 0, G_OPTION_ARG_STRING, &register_id, "Which register", "ID"},
      {"demo", 0, 0, G_OPTION_ARG_NONE, &demo, "Enroll with the demo's headquarters", NULL},
      {"windowed", 0, 0, G_OPTION_ARG_NONE, &windowed, "A window, not the whole screen", NULL},
      {"simulate", 0, 0, G_OPTION_ARG_NONE, &simulate, "Simulated devices", NULL},
      {"printer", 0, 0, G_OPTION_ARG_STRING, &printer, "Receipt printer", "HOST[:PORT]"},
      {"scanner", 0, 0, G_OPTION_ARG_FILENAME, &scanner, "Serial scanner", "DEVICE"},
      {"display", 0, 0, G_OPTION_ARG_FILENAME, &display, "Customer display", "DEVICE"},
      G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- the register");
  g_autofree char *catalogs = pos_words_dup_folder (POS_LOCALE_DIR);
  g_autoptr (GError) error = NULL;

  pos_process_keep_secrets ();
  pos_process_spare_memory ();
  pos_translator_prepare (catalogs);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc > 1) {
    g_printerr ("pos: %s\n", error ? error->message : "that is not an option; see pos --help");
    return 2;
  }
  if (!data)
    data = g_build_filename (g_get_user_data_dir (), "pos", NULL);

  const PosApplicationOptions options = {
      .station = {.data = data,
                  .hq = hq,
                  .register_id = register_id,
                  .simulate = simulate || demo,
                  .draws = TRUE,
                  .printer = printer,
                  .scanner = scanner,
                  .display = display},
      .demo = demo,
      .windowed = windowed,
      .features = features,
      .first_start = pos_first_start_page_new,
  };
  return run (&options, argv[0]);
}
