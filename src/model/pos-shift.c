/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shift.c — tables of fields, and the table of states. */
#include "model/pos-shift.h"

#include "base/pos-error.h"
#include "model/pos-info-code.h"

#include <string.h>

static const char *const states[] = {
    "open",
    "suspended",
    "blind-closed",
    "closed",
    "deleted",
    NULL,
};

static const char *const kinds[] = {
    "start",
    "float-in",
    "removal",
    "safe-drop",
    "bank-drop",
    "income",
    "expense",
    "tendered",
    "change",
    "refund",
    "declared",
    "sale",
    "return",
    "tax",
    "taxed",
    "discount",
    "charge",
    "rounding",
    "deposit-taken",
    "deposit-used",
    "deposit-refunded",
    "cancellation-charge",
    "order-placed",
    "order-edited",
    "order-cancelled",
    "carts-voided",
    "paid-on-account",
    "gift-cards",
    "invoices",
    "credit-notes",
    NULL,
};

static const PosField shift_fields[] = {
    {POS_FIELD (PosShift, ID, id), .flags = POS_FIELD_REQUIRED},
    {.name = "register", .kind = POS_FIELD_TEXT, .offset = G_STRUCT_OFFSET (PosShift, register_id)},
    {POS_FIELD (PosShift, TEXT, store)},
    {POS_FIELD (PosShift, INTEGER, number)},
    {POS_FIELD (PosShift, ENUM, state), .nicks = states},
    {POS_FIELD (PosShift, TEXT, worker)},
    {POS_FIELD (PosShift, DATE, day)},
    {POS_FIELD (PosShift, INSTANT, opened_at)},
    {POS_FIELD (PosShift, INSTANT, left_at)},
    {POS_FIELD (PosShift, INSTANT, closed_at)},
    {POS_FIELD (PosShift, TEXT, closed_by)},
    {POS_FIELD (PosShift, INTEGER, journal_from)},
    {POS_FIELD (PosShift, TEXT, z)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosShift, shift, 0)

static const PosField shift_entry_fields[] = {
    {POS_FIELD (PosShiftEntry, INTEGER, seq)},
    {POS_FIELD (PosShiftEntry, ID, shift), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosShiftEntry, ENUM, kind), .nicks = kinds},
    {POS_FIELD (PosShiftEntry, TEXT, subject)},
    {POS_FIELD (PosShiftEntry, MONEY, amount)},
    {POS_FIELD (PosShiftEntry, INSTANT, at)},
    {POS_FIELD (PosShiftEntry, TEXT, worker)},
    {POS_FIELD (PosShiftEntry, ID, order_id)},
    {POS_FIELD (PosShiftEntry, TEXT, account)},
    {POS_FIELD (PosShiftEntry, TEXT, bag)},
    {POS_FIELD (PosShiftEntry, TEXT, note)},
    {POS_FIELD (PosShiftEntry, JSON, counted)},
    {POS_FIELD (PosShiftEntry, RECORDS, answers),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_info_answer_get_type},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosShiftEntry, shift_entry, 0)

PosShiftSum *
pos_shift_sum_new (PosShiftEntryKind kind, const char *subject, gint64 amount, gint64 count)
{
  PosShiftSum *self = g_new0 (PosShiftSum, 1);

  self->kind = kind;
  self->subject = g_strdup (subject);
  self->amount = self->last = amount;
  self->count = count;
  return self;
}

void
pos_shift_sum_free (PosShiftSum *self)
{
  g_free (self->subject);
  g_free (self);
}

const char *
pos_shift_state_get_nick (PosShiftState state)
{
  return states[state];
}

const char *
pos_shift_entry_kind_get_nick (PosShiftEntryKind kind)
{
  return kinds[kind];
}

gboolean
pos_shift_entry_kind_parse (const char *nick, PosShiftEntryKind *kind)
{
  for (int i = 0; kinds[i]; i++)
    if (!strcmp (kinds[i], nick)) {
      *kind = i;
      return TRUE;
    }
  return FALSE;
}

/* What is not here is refused: a suspended shift takes nothing, a closed one stays (H-4). */
static const struct {
  PosShiftState from;
  PosShiftStep step;
  PosShiftState to;
} ways[] = {
    {POS_SHIFT_OPEN, POS_SHIFT_STEP_SELL, POS_SHIFT_OPEN},
    {POS_SHIFT_OPEN, POS_SHIFT_STEP_MOVE, POS_SHIFT_OPEN},
    {POS_SHIFT_OPEN, POS_SHIFT_STEP_COUNT, POS_SHIFT_OPEN},
    {POS_SHIFT_OPEN, POS_SHIFT_STEP_SUSPEND, POS_SHIFT_SUSPENDED},
    {POS_SHIFT_OPEN, POS_SHIFT_STEP_BLIND_CLOSE, POS_SHIFT_BLIND_CLOSED},
    {POS_SHIFT_OPEN, POS_SHIFT_STEP_CLOSE, POS_SHIFT_CLOSED},
    {POS_SHIFT_SUSPENDED, POS_SHIFT_STEP_RESUME, POS_SHIFT_OPEN},
    {POS_SHIFT_SUSPENDED, POS_SHIFT_STEP_DELETE, POS_SHIFT_DELETED},
    {POS_SHIFT_BLIND_CLOSED, POS_SHIFT_STEP_MOVE, POS_SHIFT_BLIND_CLOSED},
    {POS_SHIFT_BLIND_CLOSED, POS_SHIFT_STEP_COUNT, POS_SHIFT_BLIND_CLOSED},
    {POS_SHIFT_BLIND_CLOSED, POS_SHIFT_STEP_CLOSE, POS_SHIFT_CLOSED},
    {POS_SHIFT_BLIND_CLOSED, POS_SHIFT_STEP_DELETE, POS_SHIFT_DELETED},
};

gboolean
pos_shift_step_is_open (PosShiftStep step, PosShiftState state, PosShiftState *next)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (ways[i].from == state && ways[i].step == step) {
      if (next)
        *next = ways[i].to;
      return TRUE;
    }
  return FALSE;
}

gboolean
pos_shift_take_step (PosShift *self, PosShiftStep step, GError **error)
{
  g_autofree char *rule = g_strconcat ("shift-", states[self->state], NULL);
  PosShiftState next;

  if (!pos_shift_step_is_open (step, (PosShiftState)self->state, &next))
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_STATUS,
        g_variant_new_parsed ("{'rule': <%s>, 'shift': <%x>}", rule, self->number),
        "Shift %" G_GINT64_FORMAT " is %s",
        self->number,
        states[self->state]);
  self->state = (int)next;
  return TRUE;
}
