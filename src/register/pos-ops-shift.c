/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-shift.c — opening, leaving, taking up and looking at shifts: register.md §4.2.  Closing
 * and reports: pos-ops-shift-close.c; money: pos-ops-drawer-money.c. */
#include "base/pos-error.h"
#include "register/pos-access.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"
#include "register/pos-shift-view.h"

#include <glib/gi18n.h>

static gboolean
refuse (PosShift *shift, const char *rule, const char *words, GError **error)
{
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_new_parsed ("{'rule': <%s>, 'shift': <%x>, 'worker': <%s>}",
                                              rule,
                                              shift->number,
                                              pos_text_or (shift->worker, "")),
                        "Shift %" G_GINT64_FORMAT " of this drawer %s",
                        shift->number,
                        words);
}

static void
answer_shift (PosRun *run, const PosId *shift)
{
  g_autofree char *id = pos_id_dup_text (shift);

  pos_run_answer (run, "shift", g_variant_new_string (id));
}

/* --- Open --- */

/* In non-drawer mode one may come back to the drawer's own shift. */
static gboolean
open_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (GPtrArray) shifts = pos_shifts_list (self, error);
  gint64 start = POS_SHIFTS_NO_START;
  PosShift *open;

  if (!shifts)
    return FALSE;
  if (self->shift)
    return refuse (self->shift, "shift-open", "is open already", error);
  open = pos_shifts_find_in_state (shifts, POS_SHIFT_OPEN);
  if (open && !pos_shifts_may_use (self, self->worker, open))
    return refuse (open, "drawer-in-use", "is open, and a drawer has one at a time", error);
  if (open) {
    answer_shift (run, &open->id);
    pos_shifts_use (run, open);
    return TRUE;
  }
  pos_run_get_number (run, "start_amount", &start);
  if (!pos_shifts_open (run, self->worker, start, error))
    return FALSE;
  answer_shift (run, &run->shift);
  return TRUE;
}

/* --- Leave and take up --- */

static gboolean
leave (PosRun *run, PosShiftStep step, GError **error)
{
  g_autoptr (PosShift) shift = pos_shifts_find (run, error);

  if (!shift || !pos_shift_take_step (shift, step, error))
    return FALSE;
  shift->left_at = run->started_at;
  answer_shift (run, &shift->id);
  pos_shifts_save (run, shift);
  pos_shifts_use (run, NULL);
  return TRUE;
}

static gboolean
suspend_run (PosRun *run, GError **error)
{
  return leave (run, POS_SHIFT_STEP_SUSPEND, error);
}

static gboolean
blind_close_run (PosRun *run, GError **error)
{
  return leave (run, POS_SHIFT_STEP_BLIND_CLOSE, error);
}

static gboolean
resume_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (PosShift) shift = pos_shifts_find (run, error);
  g_autoptr (GPtrArray) shifts = shift ? pos_shifts_list (self, error) : NULL;
  PosShift *open = shifts ? pos_shifts_find_in_state (shifts, POS_SHIFT_OPEN) : NULL;

  if (!shifts)
    return FALSE;
  if (open)
    return refuse (open, "drawer-in-use", "is open, and a drawer has one at a time", error);
  if (!pos_shift_take_step (shift, POS_SHIFT_STEP_RESUME, error) ||
      (!pos_shifts_may_use (self, self->worker, shift) &&
       !pos_run_require (run, "shift.multi_logon", NULL, error)))
    return FALSE;
  shift->left_at = 0;
  run->shift = shift->id;
  answer_shift (run, &shift->id);
  pos_shifts_save (run, shift);
  pos_shifts_use (run, shift);
  return TRUE;
}

/* --- Look --- */

static gboolean
get_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_auto (PosShiftLook) look = {0};
  g_autoptr (PosShift) shift = pos_shifts_find (run, error);
  json_t *json;

  if (!shift || !pos_shifts_look (self, shift, &look, error))
    return FALSE;
  json = pos_shift_view (shift);
  json_object_set_new (json, "moves", pos_shift_view_moves (self, &look));
  json_object_set_new (
      json,
      "tenders",
      pos_shift_view_tenders (
          self, &look, pos_access_is_permitted (self->config, self->worker, "shift.view_balance")));
  pos_run_answer_json (run, "shift", json);
  pos_run_set_quiet (run);
  return TRUE;
}

static gboolean
manage_run (PosRun *run, GError **error)
{
  g_autoptr (GPtrArray) shifts = pos_shifts_list (pos_run_get_register (run), error);
  json_t *list;

  if (!shifts)
    return FALSE;
  list = json_array ();
  for (guint i = 0; i < shifts->len; i++)
    json_array_append_new (list, pos_shift_view (shifts->pdata[i]));
  pos_run_answer_json (run, "shifts", list);
  pos_run_set_quiet (run);
  return TRUE;
}

static gboolean
delete_run (PosRun *run, GError **error)
{
  g_auto (PosShiftLook) look = {0};
  g_autoptr (PosShift) shift = pos_shifts_find (run, error);

  if (!shift || !pos_shifts_look (pos_run_get_register (run), shift, &look, error))
    return FALSE;
  if (look.sums->len > 0)
    return refuse (shift, "shift-holds-money", "holds money: close it instead", error);
  if (!pos_shift_take_step (shift, POS_SHIFT_STEP_DELETE, error))
    return FALSE;
  answer_shift (run, &shift->id);
  pos_shifts_save (run, shift);
  return TRUE;
}

static const PosParam no_params[] = {
    {NULL},
};

static const PosParam open_params[] = {
    {"start_amount", POS_PARAM_MONEY, FALSE, "not said", "cash in the drawer", NULL},
    {NULL},
};

static const PosParam shift_params[] = {
    {"shift", POS_PARAM_ID, TRUE, NULL, "which one", NULL},
    {NULL},
};

static const PosParam look_params[] = {
    {"shift", POS_PARAM_ID, FALSE, "the one that is open here", "which one", NULL},
    {NULL},
};

const PosOperation pos_ops_shift[] = {
    {
        .key = "shift.blind_close",
        .title = N_ ("Blind close shift"),
        .description = N_ ("Sell no more in this shift and free the drawer; count it later"),
        .icon = "pos-drawer-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_SHIFT | POS_NEEDS_NO_CART,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "shift.blind_close",
        .params = no_params,
        .result = "shift",
        .example = "{}",
        .run = blind_close_run,
    },
    {
        .key = "shift.delete",
        .title = N_ ("Delete shift"),
        .description = N_ ("Take away a shift that holds nothing"),
        .icon = "pos-trash-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_PAGE,
        .permission = "shift.manage",
        .params = shift_params,
        .result = "shift",
        .example = "{\"shift\": \"0190…\"}",
        .run = delete_run,
    },
    {
        .key = "shift.get",
        .title = N_ ("Look at shift"),
        .description = N_ ("What was put into the drawer, taken out and counted"),
        .icon = "pos-clock-symbolic",
        .needs = POS_NEEDS_WORKER,
        .looks = TRUE,
        .place = POS_PLACE_PAGE,
        .params = look_params,
        .result =
            "shift: shift, number, state, worker, day, opened_at, left_at, closed_at, "
            "closed_by, z; moves: kind, tender, amount, at, worker, account, bag, note, "
            "counted; tenders: tender, was_counted, declared, start and so on, and with "
            "shift.view_balance also tendered, change, refund, payments, expected, difference",
        .example = "{}",
        .run = get_run,
    },
    {
        .key = "shift.manage",
        .title = N_ ("Shifts"),
        .description = N_ ("The shifts of this register: open, suspended, to be counted, closed"),
        .icon = "pos-clock-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "shift.manage",
        .params = no_params,
        .result = "shifts, newest first: as shift.get answers, without moves and tenders",
        .example = "{}",
        .run = manage_run,
    },
    {
        .key = "shift.open",
        .title = N_ ("Open shift"),
        .description = N_ ("Begin a shift on the drawer, or come back to the one that is open"),
        .icon = "pos-drawer-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .params = open_params,
        .result = "shift",
        .example = "{\"start_amount\": \"150.00\"}",
        .run = open_run,
    },
    {
        .key = "shift.resume",
        .title = N_ ("Resume shift"),
        .description = N_ ("Go on with a suspended shift"),
        .icon = "pos-recall-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_NO_CART,
        .place = POS_PLACE_PAGE,
        .params = shift_params,
        .result = "shift",
        .example = "{\"shift\": \"0190…\"}",
        .run = resume_run,
    },
    {
        .key = "shift.suspend",
        .title = N_ ("Suspend shift"),
        .description = N_ ("Leave the drawer for a while; nothing is added until it is resumed"),
        .icon = "pos-pause-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_SHIFT | POS_NEEDS_NO_CART,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .params = no_params,
        .result = "shift",
        .example = "{}",
        .run = suspend_run,
    },
    {.key = NULL},
};
