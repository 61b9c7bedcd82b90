/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-shift-close.c — closing a shift, and its reports: register.md §4.2, §4.4. */
#include "base/pos-error.h"
#include "pricing/pos-shift-money.h"
#include "register/pos-ops.h"
#include "register/pos-papers.h"
#include "register/pos-register-private.h"
#include "register/pos-shift-paper.h"
#include "register/pos-shift-report.h"
#include "register/pos-suspension.h"

#include <glib/gi18n.h>

/* --- What has to be done before --- */

/* H-5: what has to be counted was. */
static gboolean
check_counted (PosRegister *self, PosShiftLook *look, GError **error)
{
  const GPtrArray *tenders = pos_config_list (self->config, POS_TYPE_TENDER);

  for (guint i = 0; i < tenders->len; i++) {
    PosTender *tender = tenders->pdata[i];
    PosShiftTender *row = pos_shift_money_find (look->tenders, tender->id);

    if (tender->counted && pos_config_takes (self->store, tender) && (!row || row->n_counts == 0))
      return pos_set_error (
          error,
          POS_ORDER_ERROR,
          POS_ORDER_ERROR_STATUS,
          g_variant_new_parsed ("{'rule': <'not-counted'>, 'tender': <%s>, 'next': <%s>}",
                                tender->id,
                                "shift.declare"),
          "“%s” was not counted",
          tender->id);
  }
  return TRUE;
}

static void
void_cart (PosRun *run, PosShift *shift, PosSuspendedCart *cart)
{
  pos_suspension_end (run, cart, TRUE);
  pos_shifts_add_entry (
      run, shift, run->reg->worker->id, POS_SHIFT_ENTRY_CARTS_VOIDED, NULL, cart->order->total);
}

/* T-25: where the profile says so, nothing suspended outlives the shift: of what was put aside at
 * this register, for other drawers have shifts of their own. */
static gboolean
settle_suspended (PosRun *run, PosShift *shift, PosShiftLook *look, GError **error)
{
  PosRegister *self = run->reg;
  g_autoptr (GPtrArray) carts = NULL;
  gint64 worth = 0;

  if (!pos_config_get_profile (self->config, self->store)->settle_suspended)
    return TRUE;
  carts = pos_suspended_list_own (self, error);
  if (!carts)
    return FALSE;
  if (carts->len > 0 && !pos_run_get_text (run, "suspended"))
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_STATUS,
        g_variant_new_parsed ("{'rule': <'suspended-carts'>, 'count': <%x>, 'next': <%s>}",
                              (gint64)carts->len,
                              "txn.recall"),
        "%u transactions are suspended",
        carts->len);
  if (carts->len > 0 && !pos_run_require (run, "txn.void", NULL, error))
    return FALSE;
  for (guint i = 0; i < carts->len; i++) {
    PosSuspendedCart *cart = carts->pdata[i];
    void_cart (run, shift, cart);
    worth += cart->order->total;
  }
  if (carts->len > 0)
    g_ptr_array_add (look->sums,
                     pos_shift_sum_new (POS_SHIFT_ENTRY_CARTS_VOIDED, NULL, worth, carts->len));
  return TRUE;
}

/* --- Close --- */

static void
sign_out (PosRegister *self, gpointer unused)
{
  pos_register_set_locked (self, FALSE);
  pos_register_set_worker (self, NULL);
}

static gboolean
close_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_auto (PosShiftLook) look = {0};
  g_autoptr (PosShift) shift = pos_shifts_find (run, error);
  gboolean here;

  if (!shift)
    return FALSE;
  here = self->shift && pos_id_equal (&shift->id, &self->shift->id);
  if (!pos_shift_take_step (shift, POS_SHIFT_STEP_CLOSE, error) ||
      (here && !pos_register_check_needs (self, POS_NEEDS_NO_CART, error)) ||
      !pos_shifts_look (self, shift, &look, error) || !check_counted (self, &look, error) ||
      !settle_suspended (run, shift, &look, error))
    return FALSE;
  shift->closed_at = run->started_at;
  pos_text_set (&shift->closed_by, self->worker->id);
  if (!pos_shift_report_keep (run, shift, &look, POS_SHIFT_Z_REPORT, error))
    return FALSE;
  if (here) {
    pos_shifts_use (run, NULL);
    pos_run_add_effect (run, sign_out, NULL, NULL);
  }
  return TRUE;
}

/* --- Reports --- */

static gboolean
x_run (PosRun *run, GError **error)
{
  g_auto (PosShiftLook) look = {0};
  g_autoptr (PosShift) shift = pos_shifts_find (run, error);

  return shift && pos_shifts_look (pos_run_get_register (run), shift, &look, error) &&
         pos_shift_report_keep (run, shift, &look, POS_SHIFT_X_REPORT, error);
}

static gboolean
z_reprint_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (PosStoredReceipt) stored =
      pos_shift_report_find_z (self, pos_run_get_text (run, "number"), error);
  g_autofree char *text = stored ? pos_papers_dup_text (stored, error) : NULL;

  if (!text)
    return FALSE;
  pos_run_answer (run, "number", g_variant_new_string (stored->number));
  pos_run_answer (run, "text", g_variant_new_string (text));
  pos_papers_print_again (run, stored, NULL);
  return TRUE;
}

static const char *const suspended_choices[] = {"void", NULL};

static const PosParam close_params[] = {
    {"shift", POS_PARAM_ID, FALSE, "the one that is open here", "one that is to be counted", NULL},
    {"suspended",
     POS_PARAM_CHOICE,
     FALSE,
     "refused while there are any, where the profile says so",
     "what becomes of suspended transactions",
     suspended_choices},
    {NULL},
};

static const PosParam z_params[] = {
    {"number", POS_PARAM_TEXT, FALSE, "the latest", "of the Z report", NULL},
    {NULL},
};

static const PosParam no_params[] = {
    {NULL},
};

const PosOperation pos_ops_shift_close[] = {
    {
        .key = "shift.close",
        .title = N_ ("Close shift"),
        .description = N_ ("Print the Z report of this shift and sign out"),
        .icon = "pos-drawer-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "shift.z",
        .params = close_params,
        .result = "number and text of the Z report; facts: as shift.get answers, and totals, "
                  "deeds, grand, previous",
        .example = "{}",
        .run = close_run,
    },
    {
        .key = "shift.x",
        .title = N_ ("X report"),
        .description = N_ ("Print what this shift has done so far"),
        .icon = "pos-chart-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_SHIFT,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "shift.x",
        .params = no_params,
        .result = "number, text, facts: as shift.close answers",
        .example = "{}",
        .run = x_run,
    },
    {
        .key = "shift.z_reprint",
        .title = N_ ("Print Z report again"),
        .description = N_ ("Print a Z report once more, marked as a copy"),
        .icon = "pos-printer-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "shift.z",
        .params = z_params,
        .result = "number, text",
        .example = "{}",
        .run = z_reprint_run,
    },
    {.key = NULL},
};
