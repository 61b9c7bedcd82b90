/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-parcel.c — the steps that leave paper: picking lists, parcels and their packing slips. */
#include "base/pos-error.h"
#include "register/pos-beside.h"
#include "register/pos-ops.h"
#include "register/pos-receipt-builder.h"
#include "register/pos-register-private.h"
#include "register/pos-work-papers.h"
#include "register/pos-work.h"

#include <glib/gi18n.h>

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* M-6: a device never undoes what was done; the spool keeps the paper. */
  if (!pos_spool_submit_finish (POS_SPOOL (source), result, NULL, &error))
    g_warning ("A paper could not be handed to the printer: %s", error->message);
}

static void
print_original (PosRegister *self, gpointer receipt)
{
  pos_devices_print_async (self->devices, receipt, 0, NULL, printed_cb, NULL);
}

static void
print_copy (PosRegister *self, gpointer receipt)
{
  pos_devices_print_async (self->devices, receipt, 1, NULL, printed_cb, NULL);
}

/* --- Picking list --- */

static gboolean
pick_list_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (GArray) parts = pos_work_read (run, error);

  if (!parts || !pos_work_take (run, parts, POS_STEP_PICKING, NULL, error) ||
      !pos_beside_keep (run, error))
    return FALSE;
  pos_run_add_effect (
      run, print_original, pos_work_papers_draw_picking_list (self, parts), g_object_unref);
  pos_work_answer (run, parts);
  return TRUE;
}

/* --- Parcel --- */

static void
print_slip (PosRegister *self, gpointer data)
{
  PosCommitDraft *draft = data;
  PosStoredReceipt *stored = draft->commit.saved_receipts->pdata[0];
  g_autoptr (PosReceipt) receipt =
      pos_receipt_builder_read (stored->document, stored->number, NULL);

  if (receipt)
    print_original (self, receipt);
}

/* Numbers of their own, that nobody takes for a receipt's. */
static char *
make_mask (PosRegister *self)
{
  PosProfile *profile = pos_config_get_profile (self->config, self->store);

  return g_strconcat ("P-", pos_text_or (profile->receipt_mask, "SSS-TT-######"), NULL);
}

static gboolean
pack (PosRun *run, GArray *parts, gboolean print, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosCommitDraft *draft;

  if (!pos_work_take (run, parts, POS_STEP_PACK, NULL, error))
    return FALSE;
  draft = pos_beside_get_draft (run, g_array_index (parts, PosWorkPart, 0).order);
  draft->slip_lines = g_array_new (FALSE, FALSE, sizeof (PosId));
  for (guint i = 0; i < parts->len; i++)
    g_array_append_val (draft->slip_lines, g_array_index (parts, PosWorkPart, i).line->id);
  draft->mask = make_mask (self);
  draft->draw = pos_work_papers_draw_slip;
  if (!pos_beside_keep (run, error))
    return FALSE;
  if (print)
    pos_run_add_effect (run, print_slip, draft, NULL);
  pos_work_answer (run, parts);
  return TRUE;
}

static gboolean
pack_run (PosRun *run, GError **error)
{
  g_autoptr (GArray) parts = pos_work_read (run, error);
  gboolean print = g_strcmp0 (pos_run_get_text (run, "receipt"), "none") != 0;

  return parts && pos_work_check_together (parts, TRUE, error) && pack (run, parts, print, error);
}

/* --- Packing slip --- */

/* Lines that are packed already; %NULL when one of them is not. */
static GPtrArray *
list_packed (GArray *parts)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < parts->len; i++) {
    PosOrderLine *line = g_array_index (parts, PosWorkPart, i).line;

    if (line->packed.micro == 0 || !line->packing_slip)
      return NULL;
    g_ptr_array_add (lines, line);
  }
  return g_steal_pointer (&lines);
}

static gboolean
slip_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (GArray) parts = pos_work_read (run, error);
  g_autoptr (GPtrArray) packed = NULL;

  if (!parts || !pos_work_check_together (parts, TRUE, error))
    return FALSE;
  packed = list_packed (parts);
  if (!packed)
    return pack (run, parts, TRUE, error);
  /* Nothing changes: the orders that were looked at are not kept. */
  pos_run_set_quiet (run);
  pos_run_add_effect (
      run,
      print_copy,
      pos_work_papers_redraw_slip (self, g_array_index (parts, PosWorkPart, 0).order, packed),
      g_object_unref);
  pos_work_answer (run, parts);
  g_ptr_array_set_size (run->beside, 0);
  return TRUE;
}

static const char *const receipts[] = {"print", "none", NULL};

static const PosParam list_params[] = {
    POS_WORK_PARAMS,
    {NULL},
};

static const PosParam pack_params[] = {
    POS_WORK_PARAMS,
    {"receipt", POS_PARAM_CHOICE, FALSE, "print", "whether the packing slip is printed", receipts},
    {NULL},
};

#define LINES_RESULT "lines: order, order_status, line, quantity and status of each"
#define LINES_EXAMPLE "{\"order\": \"SO-000123\", \"lines\": [{\"line\": \"0190f0a0-…\"}]}"
#define STEP                                                                                       \
  .needs = POS_NEEDS_WORKER, .place = POS_PLACE_PAGE, .offline = POS_OFFLINE_LOCAL,                \
  .permission = "order.fulfill", .result = LINES_RESULT, .example = LINES_EXAMPLE

const PosOperation pos_ops_parcel[] = {
    {
        .key = "fulfill.pick_list",
        .title = N_ ("Picking list"),
        .description = N_ ("Print what is to be taken from the shelves, and start picking"),
        .icon = "pos-list-symbolic",
        STEP,
        .params = list_params,
        .run = pick_list_run,
    },
    {
        .key = "fulfill.line_pack",
        .title = N_ ("Pack"),
        .description = N_ ("Put the lines of one order into a parcel, with its packing slip"),
        .icon = "pos-package-symbolic",
        STEP,
        .params = pack_params,
        .run = pack_run,
    },
    {
        .key = "fulfill.print_packing_slip",
        .title = N_ ("Packing slip"),
        .description = N_ ("Print the packing slip; what is not packed yet is packed"),
        .icon = "pos-printer-symbolic",
        STEP,
        .params = list_params,
        .run = slip_run,
    },
    {.key = NULL},
};
