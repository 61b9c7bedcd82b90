/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-device.c — drawer and printer by hand. */
#include "register/pos-letters.h"
#include "register/pos-ops.h"
#include "register/pos-papers.h"
#include "register/pos-register-private.h"
#include "register/pos-shift-paper.h"

#include <glib/gi18n.h>

/* --- Reprint --- */

/* H-15: what a report tells is for whoever may draw it up. */
static gboolean
check_report (PosRun *run, PosStoredReceipt *stored, GError **error)
{
  if (!g_strcmp0 (stored->kind, POS_SHIFT_X_REPORT))
    return pos_run_require (run, "shift.x", NULL, error);
  if (!g_strcmp0 (stored->kind, POS_SHIFT_Z_REPORT))
    return pos_run_require (run, "shift.z", NULL, error);
  return TRUE;
}

static PosStoredReceipt *
find_named (PosRun *run, GError **error)
{
  return pos_papers_find (pos_run_get_register (run), pos_run_get_text (run, "receipt"), error);
}

static gboolean
reprint_run (PosRun *run, GError **error)
{
  g_autoptr (PosStoredReceipt) stored = find_named (run, error);

  if (!stored || !check_report (run, stored, error))
    return FALSE;
  pos_run_answer (run, "receipt", g_variant_new_string (stored->number));
  if (pos_run_get_flag (run, "labels", FALSE))
    return pos_papers_print_labels_again (run, stored, error);
  pos_papers_print_again (run, stored, NULL);
  return TRUE;
}

static gboolean
email_run (PosRun *run, GError **error)
{
  g_autoptr (PosStoredReceipt) stored = find_named (run, error);

  if (!stored || !check_report (run, stored, error))
    return FALSE;
  pos_run_answer (run, "receipt", g_variant_new_string (stored->number));
  return pos_letters_send_again (run, stored, error);
}

static gboolean
gift_run (PosRun *run, GError **error)
{
  g_autoptr (PosStoredReceipt) stored = find_named (run, error);

  if (!stored)
    return FALSE;
  pos_run_answer (run, "receipt", g_variant_new_string (stored->number));
  return pos_papers_print_gift (run, stored, error);
}

/* --- Drawer --- */

static void
kicked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  GError *error = NULL;

  if (pos_drawer_open_finish (POS_DRAWER (source), result, &error))
    pos_run_begun (run);
  else
    pos_run_fail (run, error);
}

static void
drawer_begin (PosRun *run)
{
  PosRegister *self = pos_run_get_register (run);

  pos_drawer_open_async (pos_devices_get_drawer (self->devices), NULL, kicked_cb, run);
}

static gboolean
drawer_run (PosRun *run, GError **error)
{
  return TRUE;
}

#define RECEIPT_PARAM                                                                              \
  {                                                                                                \
    "receipt", POS_PARAM_TEXT, FALSE, "the latest", "receipt number", NULL                         \
  }

static const PosParam reprint_params[] = {
    RECEIPT_PARAM,
    {"labels",
     POS_PARAM_FLAG,
     FALSE,
     "false",
     "instead of the receipt, the labels of what came back with it",
     NULL},
    {"reason", POS_PARAM_TEXT, FALSE, NULL, "why, for the journal", NULL},
    POS_ANSWERS_PARAM,
    {NULL},
};

static const PosParam gift_params[] = {
    RECEIPT_PARAM,
    {NULL},
};

static const PosParam email_params[] = {
    RECEIPT_PARAM,
    {"email", POS_PARAM_TEXT, FALSE, "the customer's", "where it goes", NULL},
    {NULL},
};

static const PosParam drawer_params[] = {
    {"reason", POS_PARAM_TEXT, FALSE, NULL, "why, for the journal", NULL},
    POS_ANSWERS_PARAM,
    {NULL},
};

const PosOperation pos_ops_device[] = {
    {
        .key = "drawer.open",
        .title = N_ ("Open drawer"),
        .description = N_ ("Open the cash drawer without a sale"),
        .icon = "pos-drawer-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "drawer.no_sale",
        .params = drawer_params,
        .result = "nothing",
        .example = "{\"reason\": \"Change\"}",
        .begin = drawer_begin,
        .run = drawer_run,
    },
    {
        .key = "receipt.email",
        .title = N_ ("E-mail receipt"),
        .description = N_ ("Send a receipt to the customer by e-mail"),
        .icon = "pos-mail-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .params = email_params,
        .result = "receipt; email: where it goes",
        .example = "{\"email\": \"anna@example.com\"}",
        .run = email_run,
    },
    {
        .key = "receipt.gift",
        .title = N_ ("Gift receipt"),
        .description = N_ ("Print what was bought without its prices, to go with a present"),
        .icon = "pos-gift-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .params = gift_params,
        .result = "receipt",
        .example = "{}",
        .run = gift_run,
    },
    {
        .key = "receipt.reprint",
        .title = N_ ("Print receipt"),
        .description = N_ ("Print a receipt again, marked as a copy"),
        .icon = "pos-printer-symbolic",
        .accelerator = "<Control>p",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "receipt.copy",
        .params = reprint_params,
        .result = "receipt",
        .example = "{}",
        .run = reprint_run,
    },
    {.key = NULL},
};
