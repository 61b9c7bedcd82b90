/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-device.c — drawer and printer by hand. */
#include "base/pos-error.h"
#include "register/pos-ops.h"
#include "register/pos-receipt-builder.h"
#include "register/pos-register-private.h"
#include "store/pos-receipt-table.h"

#include <glib/gi18n.h>

/* --- Reprint --- */

typedef struct {
  char *number;
  PosStoredReceipt *stored;
  gint64 copies;
} Reprint;

static void
reprint_free (gpointer data)
{
  Reprint *reprint = data;

  g_free (reprint->number);
  g_clear_object (&reprint->stored);
  g_free (reprint);
}

static gboolean
read_receipt (PosDbTxn *txn, gpointer data, GError **error)
{
  Reprint *reprint = data;

  if (reprint->number)
    return pos_receipt_table_get (txn, reprint->number, &reprint->stored, error);
  g_autoptr (GPtrArray) latest = pos_receipt_table_list (txn, NULL, 1, error);
  if (!latest)
    return FALSE;
  if (latest->len > 0)
    reprint->stored = g_object_ref (latest->pdata[0]);
  return TRUE;
}

static gboolean
count_copy (PosDbTxn *txn, gpointer data, GError **error)
{
  Reprint *reprint = data;

  return pos_receipt_table_count_copy (txn, reprint->stored->number, &reprint->copies, error);
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!pos_spool_submit_finish (POS_SPOOL (source), result, NULL, &error))
    g_warning ("The copy could not be handed to the printer: %s", error->message);
}

static void
print_copy (PosRegister *self, gpointer data)
{
  Reprint *reprint = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PosReceipt) receipt =
      pos_receipt_builder_read (reprint->stored->document, reprint->stored->number, &error);

  if (receipt)
    pos_devices_print_async (
        self->devices, receipt, (guint)reprint->copies, NULL, printed_cb, NULL);
  else
    g_warning ("Receipt %s cannot be read: %s", reprint->stored->number, error->message);
}

static gboolean
reprint_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  Reprint *reprint = g_new0 (Reprint, 1);

  reprint->number = g_strdup (pos_run_get_text (run, "receipt"));
  pos_run_set_data (run, reprint, reprint_free);
  if (!pos_db_read_sync (
          pos_local_store_get_db (self->local_store), read_receipt, reprint, NULL, error))
    return FALSE;
  if (!reprint->stored)
    return pos_set_error (
        error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOT_FOUND, NULL, "There is no such receipt");
  pos_run_answer (run, "receipt", g_variant_new_string (reprint->stored->number));
  pos_run_add_write (run, count_copy, reprint, NULL);
  pos_run_add_effect (run, print_copy, reprint, NULL);
  return TRUE;
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

static const PosParam reprint_params[] = {
    {"receipt", POS_PARAM_TEXT, FALSE, "the latest", "receipt number", NULL},
    {NULL},
};

static const PosParam drawer_params[] = {
    {"reason", POS_PARAM_TEXT, FALSE, NULL, "why, for the journal", NULL},
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
