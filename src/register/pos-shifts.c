/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shifts.c — see the header. */
#include "register/pos-shifts.h"
#include "base/pos-error.h"
#include "pricing/pos-shift-money.h"
#include "register/pos-access.h"
#include "register/pos-register-private.h"
#include "register/pos-shift-facts.h"
#include "store/pos-shift-table.h"

#define MOST 100

/* --- Reading --- */

typedef struct {
  const char *register_id;
  const PosId *id;
  PosShift *shift;
  PosShiftLook *look;
  GPtrArray *list;
} Ask;

static gboolean
read_now (PosRegister *self, PosDbFunc func, Ask *ask, GError **error)
{
  return pos_db_read_sync (pos_local_store_get_db (self->local_store), func, ask, NULL, error);
}

static gboolean
read_list (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;

  ask->list = pos_shift_table_list (txn, ask->register_id, MOST, error);
  return ask->list != NULL;
}

GPtrArray *
pos_shifts_list (PosRegister *self, GError **error)
{
  Ask ask = {.register_id = self->till->id};

  read_now (self, read_list, &ask, error);
  return ask.list;
}

PosShift *
pos_shifts_find_in_state (GPtrArray *shifts, PosShiftState state)
{
  for (guint i = 0; i < shifts->len; i++)
    if (((PosShift *)shifts->pdata[i])->state == (int)state)
      return shifts->pdata[i];
  return NULL;
}

static gboolean
read_shift (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;

  return pos_shift_table_get (txn, ask->id, &ask->shift, error);
}

PosShift *
pos_shifts_find (PosRun *run, GError **error)
{
  PosRegister *self = run->reg;
  const char *name = pos_run_get_text (run, "shift");
  PosId id = POS_ID_NONE;
  Ask ask = {.id = &id};

  if (!name && self->shift)
    return pos_record_copy (self->shift);
  if (!name) {
    pos_register_check_needs (self, POS_NEEDS_SHIFT, error);
    return NULL;
  }
  if (!pos_id_parse (name, &id, error) || !read_now (self, read_shift, &ask, error))
    return NULL;
  if (!ask.shift)
    pos_set_error (
        error, POS_ORDER_ERROR, POS_ORDER_ERROR_NOT_FOUND, NULL, "There is no such shift");
  return ask.shift;
}

static gboolean
read_look (PosDbTxn *txn, gpointer data, GError **error)
{
  Ask *ask = data;
  PosShiftLook *look = ask->look;

  pos_shift_look_clear (look);
  look->sums = pos_shift_table_sum (txn, &ask->shift->id, error);
  look->moves = look->sums ? pos_shift_table_list_moves (txn, &ask->shift->id, error) : NULL;
  look->deeds = look->moves ? pos_shift_table_count_deeds (txn, ask->shift, error) : NULL;
  return look->deeds != NULL;
}

gboolean
pos_shifts_look (PosRegister *self, PosShift *shift, PosShiftLook *look, GError **error)
{
  Ask ask = {.shift = shift, .look = look};

  *look = (PosShiftLook){0};
  if (!read_now (self, read_look, &ask, error))
    return FALSE;
  look->tenders = pos_shift_money_add_up (look->sums, error);
  return look->tenders != NULL;
}

void
pos_shift_look_clear (PosShiftLook *look)
{
  g_clear_pointer (&look->sums, g_ptr_array_unref);
  g_clear_pointer (&look->moves, g_ptr_array_unref);
  g_clear_pointer (&look->deeds, g_hash_table_unref);
  g_clear_pointer (&look->tenders, g_ptr_array_unref);
}

/* --- Writing --- */

static gboolean
write_new (PosDbTxn *txn, gpointer shift, GError **error)
{
  return pos_shift_table_add (txn, shift, error);
}

static gboolean
write_shift (PosDbTxn *txn, gpointer shift, GError **error)
{
  return pos_shift_table_save (txn, shift, error);
}

void
pos_shifts_save (PosRun *run, PosShift *shift)
{
  pos_run_add_write (run, write_shift, g_object_ref (shift), g_object_unref);
}

static gboolean
write_entry (PosDbTxn *txn, gpointer entry, GError **error)
{
  return pos_shift_table_add_entry (txn, entry, error);
}

PosShiftEntry *
pos_shifts_add_entry (PosRun *run,
                      PosShift *shift,
                      const char *worker,
                      PosShiftEntryKind kind,
                      const char *subject,
                      gint64 amount)
{
  const PosShiftDeed deed = {.shift = shift, .at = run->started_at, .worker = worker};
  PosShiftEntry *entry = pos_shift_facts_make (&deed, kind, subject, amount);

  pos_run_add_write (run, write_entry, entry, g_object_unref);
  return entry;
}

static void
use (PosRegister *self, gpointer shift)
{
  pos_register_set_shift (self, shift);
}

void
pos_shifts_use (PosRun *run, PosShift *shift)
{
  if (shift)
    pos_run_add_effect (run, use, g_object_ref (shift), g_object_unref);
  else
    pos_run_add_effect (run, use, NULL, NULL);
}

/* --- Opening --- */

gboolean
pos_shifts_may_use (PosRegister *self, PosWorker *worker, PosShift *shift)
{
  return !pos_config_get_profile (self->config, self->store)->own_shifts ||
         !g_strcmp0 (shift->worker, worker->id) ||
         pos_access_is_permitted (self->config, worker, "shift.multi_logon");
}

static void
add_start (PosRun *run, PosShift *shift, PosWorker *worker, gint64 amount)
{
  PosRegister *self = run->reg;
  const char *cash = pos_config_get_tender_id (self->config, self->store, POS_TENDER_CASH);

  pos_shifts_add_entry (run, shift, worker->id, POS_SHIFT_ENTRY_START, cash, amount);
}

static gboolean
asks_for_start (PosRegister *self)
{
  return pos_config_get_profile (self->config, self->store)->ask_start_amount;
}

gboolean
pos_shifts_open (PosRun *run, PosWorker *worker, gint64 start, GError **error)
{
  PosRegister *self = run->reg;
  gboolean said = start != POS_SHIFTS_NO_START;
  g_autoptr (PosShift) shift = NULL;

  if (said ? start < 0 : asks_for_start (self))
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_AMOUNT,
                          g_variant_new_parsed ("{'rule': <'start-amount'>}"),
                          "Say what is in the drawer");
  shift = g_object_new (POS_TYPE_SHIFT, NULL);
  shift->id = pos_context_mint_id (self->context);
  pos_text_set (&shift->register_id, self->till->id);
  pos_text_set (&shift->store, self->store->id);
  pos_text_set (&shift->worker, worker->id);
  shift->day = pos_register_get_today (self);
  shift->opened_at = run->started_at;
  run->shift = shift->id;
  pos_run_add_write (run, write_new, g_object_ref (shift), g_object_unref);
  if (said)
    add_start (run, shift, worker, start);
  pos_shifts_use (run, shift);
  return TRUE;
}

static gboolean
go_without (PosRun *run, const char *why)
{
  pos_shifts_use (run, NULL);
  pos_run_answer (run, "no_shift", g_variant_new_string (why));
  return TRUE;
}

static gboolean
refuse_start (GError **error)
{
  return pos_set_error (
      error,
      POS_CALL_ERROR,
      POS_CALL_ERROR_CONTRADICTION,
      g_variant_new_parsed ("{'argument': <'start_amount'>, 'other': <'drawer'>}"),
      "Who works without a drawer has no start amount");
}

gboolean
pos_shifts_enter (PosRun *run, PosWorker *worker, gint64 start, GError **error)
{
  PosRegister *self = run->reg;
  g_autoptr (GPtrArray) shifts = NULL;
  PosShift *open, *suspended;

  if (!self->store)
    return TRUE;
  if (!pos_run_get_flag (run, "drawer", TRUE))
    return start == POS_SHIFTS_NO_START ? go_without (run, "asked") : refuse_start (error);
  shifts = pos_shifts_list (self, error);
  if (!shifts)
    return FALSE;
  open = pos_shifts_find_in_state (shifts, POS_SHIFT_OPEN);
  suspended = pos_shifts_find_in_state (shifts, POS_SHIFT_SUSPENDED);
  if (open && !pos_shifts_may_use (self, worker, open))
    return go_without (run, "somebody-else");
  if (open) {
    run->shift = open->id;
    pos_shifts_use (run, open);
    return TRUE;
  }
  if (run->unkept)
    return go_without (run, "not-kept");
  if (start == POS_SHIFTS_NO_START && suspended && pos_shifts_may_use (self, worker, suspended))
    return go_without (run, "suspended");
  if (start == POS_SHIFTS_NO_START && asks_for_start (self))
    return go_without (run, "start-amount");
  return pos_shifts_open (run, worker, start, error);
}
