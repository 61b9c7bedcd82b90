/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-parcel.c — the steps that leave paper: picking lists, parcels and their packing slips. */
#include "base/pos-error.h"
#include "model/pos-receipt-mask.h"
#include "register/pos-beside.h"
#include "register/pos-found-order.h"
#include "register/pos-ops.h"
#include "register/pos-order-rules.h"
#include "register/pos-papers.h"
#include "register/pos-quick.h"
#include "register/pos-receipt-builder.h"
#include "register/pos-register-private.h"
#include "register/pos-work-papers.h"
#include "register/pos-work.h"

#include <glib/gi18n.h>

static void
print_original (PosRegister *self, gpointer receipt)
{
  pos_papers_print_original (self, receipt);
}

static void
print_copy (PosRegister *self, gpointer receipt)
{
  pos_papers_print (self, receipt, 1);
}

/* --- Picking list --- */

/* A list of all these was printed before: somebody is on the way already. */
static gboolean
are_picked_by_list (GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (!g_array_index (parts, PosWorkPart, i).line->picking_by)
      return FALSE;
  return TRUE;
}

static gboolean
pick_list_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (GArray) parts = pos_work_read (run, error);
  gboolean again = parts && are_picked_by_list (parts);

  if (!parts || !pos_work_take (run, parts, POS_STEP_PICKING, NULL, error) ||
      !pos_beside_keep (run, error))
    return FALSE;
  pos_run_add_effect (run,
                      again ? print_copy : print_original,
                      pos_work_papers_draw_picking_list (self, parts),
                      g_object_unref);
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

  return g_strconcat (
      POS_RECEIPT_MASK_SLIP, pos_text_or (profile->receipt_mask, POS_RECEIPT_MASK_DEFAULT), NULL);
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
  draft->receipt.copies = print ? pos_papers_count_copies (self, "packing-slip") : 0;
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

/* Drawn anew, because something may have left the parcel since; the slip that is kept here counts
 * its copies. */
static void
print_slip_again (PosRun *run, GArray *parts, GPtrArray *packed)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrder *order = g_array_index (parts, PosWorkPart, 0).order;
  PosReceipt *drawn = pos_work_papers_redraw_slip (self, order, packed);
  const char *number = ((PosOrderLine *)packed->pdata[0])->packing_slip;
  g_autoptr (PosStoredReceipt) stored = pos_papers_find (self, number, NULL);

  if (stored)
    pos_papers_print_again (run, stored, drawn);
  else
    pos_run_add_effect (run, print_copy, drawn, g_object_unref);
}

static gboolean
slip_run (PosRun *run, GError **error)
{
  g_autoptr (GArray) parts = pos_work_read (run, error);
  g_autoptr (GPtrArray) packed = NULL;

  if (!parts || !pos_work_check_together (parts, TRUE, error))
    return FALSE;
  packed = list_packed (parts);
  if (!packed)
    return pack (run, parts, TRUE, error);
  /* Nothing changes: the orders that were looked at are not kept. */
  pos_run_set_quiet (run);
  print_slip_again (run, parts, packed);
  pos_work_answer (run, parts);
  g_ptr_array_set_size (run->beside, 0);
  return TRUE;
}

/* --- Packing slip of an order: operation 131 --- */

static gboolean
is_to_pack (PosRun *run, PosOrder *order, PosOrderLine *line)
{
  const char *mode = pos_run_get_text (run, "mode");

  return pos_order_rules_is_here (order, line, run->reg->store) &&
         (!mode || !g_strcmp0 (mode, line->mode)) &&
         pos_line_step_check (POS_STEP_PACK, line, NULL);
}

/* What is not in a parcel yet, of an order beside the cart.  Returns: (transfer full). */
static GArray *
list_to_pack (PosRun *run, PosOrder *order)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (PosWorkPart));

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    PosWorkPart part = {.order = order, .line = line};
    if (is_to_pack (run, order, line))
      g_array_append_val (parts, part);
  }
  return parts;
}

/* One slip, or all of them, as they were printed. */
static gboolean
reprint_slips (PosRun *run, PosOrder *order, GError **error)
{
  const char *slip = pos_run_get_text (run, "slip");
  g_autoptr (GPtrArray) papers = pos_papers_list (run->reg, &order->id, error);
  guint count = 0;

  for (guint i = 0; papers && i < papers->len; i++) {
    PosStoredReceipt *paper = papers->pdata[i];
    if (!g_str_equal (paper->kind, "packing-slip") || (slip && !g_str_equal (slip, paper->number)))
      continue;
    pos_papers_print_again (run, paper, NULL);
    count++;
  }
  pos_run_answer (run, "printed_again", g_variant_new_uint32 (count));
  return count > 0 ||
         (papers && pos_set_error (error,
                                   POS_ORDER_ERROR,
                                   POS_ORDER_ERROR_STATUS,
                                   g_variant_new_parsed ("{'rule': <'nothing-to-pack'>}"),
                                   "Nothing of the order is packed here, or could be"));
}

static gboolean
order_slip_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  const char *name = pos_run_get_text (run, "order");
  g_autoptr (PosOrder) saved = pos_quick_find_order (self, name, error);
  g_autoptr (GArray) parts = NULL;

  if (!saved)
    return FALSE;
  parts = list_to_pack (run, saved);
  if (parts->len == 0 || pos_run_get_text (run, "slip"))
    return reprint_slips (run, saved, error);

  PosOrder *order = pos_beside_find (run, name, error);
  if (!order ||
      !pos_order_rules_check (POS_ORDER_ACTION_FULFILL, order, self->config, self->store, error))
    return FALSE;
  g_clear_pointer (&parts, g_array_unref);
  parts = list_to_pack (run, order);
  return pos_work_check_together (parts, TRUE, error) && pack (run, parts, TRUE, error);
}

static void
order_slip_begin (PosRun *run)
{
  pos_found_order_fetch_named (run, pos_run_begun);
}

static PosForesight
order_slip_foresee (PosRun *run, GError **error)
{
  return pos_found_order_look (run, pos_run_get_text (run, "order"), NULL, error);
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

static const PosParam order_slip_params[] = {
    {"order", POS_PARAM_TEXT, TRUE, NULL, "id, number, reference or receipt", NULL},
    {"mode", POS_PARAM_TEXT, FALSE, "the only one", "delivery mode of the parcel", NULL},
    {"slip", POS_PARAM_TEXT, FALSE, NULL, "number of a slip that is only printed again", NULL},
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
        .parts = pos_work_parts,
        .begin = pos_work_begin,
        .foresee = pos_work_foresee,
        .run = pick_list_run,
    },
    {
        .key = "fulfill.line_pack",
        .title = N_ ("Pack"),
        .description = N_ ("Put the lines of one order into a parcel, with its packing slip"),
        .icon = "pos-package-symbolic",
        STEP,
        .params = pack_params,
        .parts = pos_work_parts,
        .begin = pos_work_begin,
        .foresee = pos_work_foresee,
        .run = pack_run,
    },
    {
        .key = "fulfill.print_packing_slip",
        .title = N_ ("Packing slip"),
        .description = N_ ("Print the packing slip; what is not packed yet is packed"),
        .icon = "pos-printer-symbolic",
        STEP,
        .params = list_params,
        .parts = pos_work_parts,
        .begin = pos_work_begin,
        .foresee = pos_work_foresee,
        .run = slip_run,
    },
    {
        .key = "order.packing_slip",
        .title = N_ ("Packing slip"),
        .description = N_ ("Pack what is not packed yet of an order, with its slip; else print "
                           "the slips it has again"),
        .icon = "pos-package-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "order.fulfill",
        .params = order_slip_params,
        .either = (const char *const[]){"mode slip", NULL},
        .result = "lines: as fulfill.line_pack; or printed_again: how many slips",
        .example = "{\"order\": \"SO-000123\"}",
        .begin = order_slip_begin,
        .foresee = order_slip_foresee,
        .run = order_slip_run,
    },
    {.key = NULL},
};
