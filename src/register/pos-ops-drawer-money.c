/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-drawer-money.c — money that is put into the drawer, taken out of it and counted:
 * register.md §4.3. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "pricing/pos-shift-money.h"
#include "register/pos-access.h"
#include "register/pos-info-codes.h"
#include "register/pos-limits.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"
#include "register/pos-shifts.h"
#include "register/pos-tendering.h"

#include <glib/gi18n.h>

/* --- What they share --- */

static gboolean
refuse_amount (const char *rule, const char *words, GError **error)
{
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_AMOUNT,
                        g_variant_new_parsed ("{'rule': <%s>}", rule),
                        "%s",
                        words);
}

static PosTender *
find_tender (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  const char *name = pos_run_get_text (run, "tender");
  PosTender *tender = name ? pos_config_get (self->config, POS_TYPE_TENDER, name)
                           : pos_config_find_tender (self->config, self->store, POS_TENDER_CASH);

  if (tender && !pos_config_takes (self->store, tender))
    tender = NULL;
  if (!tender)
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_TENDER,
                   g_variant_new_parsed ("{'tender': <%s>}", name ? name : "cash"),
                   "Nothing is paid with “%s” here",
                   name ? name : "cash");
  return tender;
}

static void
keep_answers (PosRun *run, PosShiftEntry *entry)
{
  g_autoptr (PosList) answers = pos_info_codes_collect (run);

  if (answers)
    g_set_object (&entry->answers, answers);
}

static PosShiftEntry *
add_entry (PosRun *run, PosShift *shift, PosShiftEntryKind kind, PosTender *tender, gint64 amount)
{
  PosShiftEntry *entry =
      pos_shifts_add_entry (run, shift, run->reg->worker->id, kind, tender->id, amount);

  pos_text_set (&entry->note, pos_run_get_text (run, "note"));
  keep_answers (run, entry);
  return entry;
}

/* --- Moving --- */

/* S-19: how much somebody may put in or take out by himself. */
static gboolean
check_reach (PosRun *run, gint64 amount, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  const char *limit = pos_run_get_operation (run)->permission;
  PosLimit *own = pos_access_get_limit (self->config, self->worker, limit);
  PosWorker *approver = pos_run_get_approver (run);

  return pos_run_require_reach (
      run,
      pos_limits_allow_cash (self->config, self->worker, limit, amount),
      approver && pos_limits_allow_cash (self->config, approver, limit, amount),
      g_variant_new_parsed ("{'permission': <%s>, 'reason': <'cash'>, 'amount_minor': <%x>, "
                            "'maximum_minor': <%x>}",
                            limit,
                            amount,
                            own ? own->amount : 0),
      "A supervisor has to approve this amount",
      error);
}

/* %NULL: refused. */
static PosShiftEntry *
move (PosRun *run, PosShiftEntryKind kind, GError **error)
{
  g_autoptr (PosShift) shift = pos_shifts_find (run, error);
  PosTender *tender = shift ? find_tender (run, error) : NULL;
  gint64 amount = 0;

  if (!tender || !pos_shift_take_step (shift, POS_SHIFT_STEP_MOVE, error))
    return NULL;
  pos_run_get_number (run, "amount", &amount);
  if (amount < 0 || (amount == 0 && kind != POS_SHIFT_ENTRY_START)) {
    refuse_amount ("more-than-nothing", "Say more than nothing", error);
    return NULL;
  }
  if (!check_reach (run, amount, error))
    return NULL;
  if (tender->kind == POS_TENDER_CASH)
    pos_run_add_effect (run, pos_tendering_open_drawer, NULL, NULL);
  return add_entry (run, shift, kind, tender, amount);
}

static gboolean
start_run (PosRun *run, GError **error)
{
  return move (run, POS_SHIFT_ENTRY_START, error) != NULL;
}

static gboolean
float_run (PosRun *run, GError **error)
{
  return move (run, POS_SHIFT_ENTRY_FLOAT_IN, error) != NULL;
}

static gboolean
remove_run (PosRun *run, GError **error)
{
  return move (run, POS_SHIFT_ENTRY_REMOVAL, error) != NULL;
}

static gboolean
safe_run (PosRun *run, GError **error)
{
  return move (run, POS_SHIFT_ENTRY_SAFE_DROP, error) != NULL;
}

/* Returns: (transfer full): without what stands around it; "": nothing was said. */
static char *
dup_stripped (PosRun *run, const char *name)
{
  return g_strstrip (g_strdup (pos_text_or (pos_run_get_text (run, name), "")));
}

static gboolean
bank_run (PosRun *run, GError **error)
{
  g_autofree char *bag = dup_stripped (run, "bag");
  PosShiftEntry *entry;

  if (!*bag)
    return refuse_amount ("bank-bag", "The bag needs its number", error);
  entry = move (run, POS_SHIFT_ENTRY_BANK_DROP, error);
  if (!entry)
    return FALSE;
  pos_text_set (&entry->bag, bag);
  return TRUE;
}

static gboolean
account (PosRun *run, PosShiftEntryKind kind, GError **error)
{
  g_autofree char *name = dup_stripped (run, "account");
  PosShiftEntry *entry;

  if (!*name)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_AMOUNT,
                          g_variant_new_parsed ("{'rule': <'account'>}"),
                          "Nobody said what the money is for");
  entry = move (run, kind, error);
  if (!entry)
    return FALSE;
  pos_text_set (&entry->account, name);
  return TRUE;
}

static gboolean
income_run (PosRun *run, GError **error)
{
  return account (run, POS_SHIFT_ENTRY_INCOME, error);
}

static gboolean
expense_run (PosRun *run, GError **error)
{
  return account (run, POS_SHIFT_ENTRY_EXPENSE, error);
}

/* --- Counting --- */

/* {"50.00": 3}: what so many of each denomination are worth. */
static gboolean
add_up (json_t *json, guint32 currency, gint64 *sum, GError **error)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (PosPieces));
  const char *denomination;
  json_t *value;

  json_object_foreach (json, denomination, value)
  {
    PosPieces some = {.count = json_integer_value (value)};

    if (!pos_minor_parse (denomination, currency, &some.worth, error))
      return FALSE;
    if (!json_is_integer (value))
      return refuse_amount ("pieces", "These are no notes or coins of this tender", error);
    g_array_append_val (pieces, some);
  }
  return pos_shift_money_count ((const PosPieces *)(gpointer)pieces->data, pieces->len, sum, error);
}

static gboolean
read_count (PosRun *run, gint64 *amount, char **counted, GError **error)
{
  g_autoptr (json_t) pieces = NULL;

  if (pos_run_get_number (run, "amount", amount))
    return *amount >= 0 || refuse_amount ("more-than-nothing", "Say more than nothing", error);
  if (!pos_run_get_text (run, "pieces"))
    return refuse_amount ("nothing-counted", "Nothing was counted", error);
  pieces = pos_run_dup_json (run, "pieces", error);
  if (!pieces)
    return FALSE;
  if (!json_is_object (pieces))
    return refuse_amount ("pieces", "These are no notes or coins of this tender", error);
  *counted = pos_json_to_text (pieces);
  return add_up (pieces, pos_register_get_currency (run->reg), amount, error);
}

/* H-10: the count is blind, so a refusal does not tell how much is missing. */
static gboolean
check_limits (PosRun *run, PosTender *tender, PosShiftTender *row, gint64 amount, GError **error)
{
  gint64 difference = amount - (row ? row->expected : 0);
  gboolean differs = tender->max_difference > 0 && ABS (difference) > tender->max_difference;
  gboolean again = tender->max_recounts > 0 && row && row->n_counts > tender->max_recounts;

  if (!differs && !again)
    return TRUE;
  if (differs && !pos_run_get_text (run, "note"))
    return refuse_amount (
        "difference", "The count differs by too much: count again, or say why", error);
  return pos_run_require (run,
                          "shift.reconcile",
                          g_variant_new_parsed ("{'permission': <'shift.reconcile'>, 'rule': <%s>}",
                                                differs ? "difference" : "recounts"),
                          error);
}

static gboolean
declare_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_auto (PosShiftLook) look = {0};
  g_autoptr (PosShift) shift = pos_shifts_find (run, error);
  PosTender *tender = shift ? find_tender (run, error) : NULL;
  g_autofree char *counted = NULL;
  PosShiftTender *row;
  gint64 amount;

  if (!tender || !pos_shift_take_step (shift, POS_SHIFT_STEP_COUNT, error) ||
      !read_count (run, &amount, &counted, error) || !pos_shifts_look (self, shift, &look, error))
    return FALSE;
  row = pos_shift_money_find (look.tenders, tender->id);
  if (!check_limits (run, tender, row, amount, error))
    return FALSE;
  pos_text_set (&add_entry (run, shift, POS_SHIFT_ENTRY_DECLARED, tender, amount)->counted,
                counted);
  pos_run_answer (run, "amount_minor", g_variant_new_int64 (amount));
  if (pos_access_is_permitted (self->config, self->worker, "shift.view_balance"))
    pos_run_answer (
        run, "difference_minor", g_variant_new_int64 (amount - (row ? row->expected : 0)));
  return TRUE;
}

#define SHIFT_PARAM                                                                                \
  {                                                                                                \
    "shift", POS_PARAM_ID, FALSE, "the one that is open here", "one that is to be counted", NULL   \
  }
#define TENDER_PARAM                                                                               \
  {                                                                                                \
    "tender", POS_PARAM_TEXT, FALSE, "cash", "which money", NULL                                   \
  }
#define NOTE_PARAM                                                                                 \
  {                                                                                                \
    "note", POS_PARAM_TEXT, FALSE, NULL, "why", NULL                                               \
  }

static const PosParam move_params[] = {
    {"amount", POS_PARAM_MONEY, TRUE, NULL, "how much", NULL},
    TENDER_PARAM,
    NOTE_PARAM,
    SHIFT_PARAM,
    POS_ANSWERS_PARAM,
    {NULL},
};

static const PosParam bank_params[] = {
    {"amount", POS_PARAM_MONEY, TRUE, NULL, "how much", NULL},
    {"bag", POS_PARAM_TEXT, TRUE, NULL, "number of the bank's bag, never used before", NULL},
    TENDER_PARAM,
    NOTE_PARAM,
    SHIFT_PARAM,
    POS_ANSWERS_PARAM,
    {NULL},
};

static const PosParam account_params[] = {
    {"amount", POS_PARAM_MONEY, TRUE, NULL, "how much", NULL},
    {"account", POS_PARAM_TEXT, TRUE, NULL, "what for", NULL},
    TENDER_PARAM,
    NOTE_PARAM,
    POS_ANSWERS_PARAM,
    {NULL},
};

static const PosParam declare_params[] = {
    {"amount", POS_PARAM_MONEY, FALSE, "from pieces", "how much was counted", NULL},
    {"pieces", POS_PARAM_JSON, FALSE, NULL, "how many of each denomination: {\"50.00\": 3}", NULL},
    TENDER_PARAM,
    {"note", POS_PARAM_TEXT, FALSE, NULL, "why it is so much more or less", NULL},
    SHIFT_PARAM,
    POS_ANSWERS_PARAM,
    {NULL},
};

const PosOperation pos_ops_drawer_money[] = {
    {
        .key = "cash.expense",
        .title = N_ ("Pay expense"),
        .description = N_ ("Take money out of the drawer for something that is no refund"),
        .icon = "pos-minus-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_SHIFT,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "cash.income_expense",
        .params = account_params,
        .result = "nothing",
        .example = "{\"amount\": \"20.00\", \"account\": \"Cleaning\"}",
        .run = expense_run,
    },
    {
        .key = "cash.income",
        .title = N_ ("Take other income"),
        .description = N_ ("Put money into the drawer that is no sale"),
        .icon = "pos-plus-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_SHIFT,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "cash.income_expense",
        .params = account_params,
        .result = "nothing",
        .example = "{\"amount\": \"12.00\", \"account\": \"Empty bottles\"}",
        .run = income_run,
    },
    {
        .key = "shift.bank_drop",
        .title = N_ ("Bank drop"),
        .description = N_ ("Take money out of the drawer for the bank, in a bag with a number"),
        .icon = "pos-send-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "shift.cash_move",
        .params = bank_params,
        .result = "nothing",
        .example = "{\"amount\": \"500.00\", \"bag\": \"A1234567\"}",
        .run = bank_run,
    },
    {
        .key = "shift.declare",
        .title = N_ ("Count money"),
        .description = N_ ("Say how much of each money is there"),
        .icon = "pos-coins-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "shift.declare",
        .params = declare_params,
        .either = (const char *const[]){"amount pieces", NULL},
        .result = "amount; with shift.view_balance also difference: over, or short when negative",
        .example = "{\"pieces\": {\"50.00\": 3, \"0.50\": 8}}",
        .run = declare_run,
    },
    {
        .key = "shift.float_in",
        .title = N_ ("Add change"),
        .description = N_ ("Put change into the drawer"),
        .icon = "pos-coins-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "shift.cash_move",
        .params = move_params,
        .result = "nothing",
        .example = "{\"amount\": \"50.00\"}",
        .run = float_run,
    },
    {
        .key = "shift.safe_drop",
        .title = N_ ("Safe drop"),
        .description = N_ ("Take money out of the drawer into the safe"),
        .icon = "pos-lock-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "shift.cash_move",
        .params = move_params,
        .result = "nothing",
        .example = "{\"amount\": \"600.00\"}",
        .run = safe_run,
    },
    {
        .key = "shift.start_amount",
        .title = N_ ("Start amount"),
        .description = N_ ("Say what was in the drawer when the shift began; the last one counts"),
        .icon = "pos-cash-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "shift.float_declare",
        .params = move_params,
        .result = "nothing",
        .example = "{\"amount\": \"150.00\"}",
        .run = start_run,
    },
    {
        .key = "shift.tender_remove",
        .title = N_ ("Remove money"),
        .description = N_ ("Take money out of the drawer"),
        .icon = "pos-minus-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "shift.cash_move",
        .params = move_params,
        .result = "nothing",
        .example = "{\"amount\": \"30.00\"}",
        .run = remove_run,
    },
    {.key = NULL},
};
