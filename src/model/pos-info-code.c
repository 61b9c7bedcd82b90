/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-info-code.c — see the header. */
#include "model/pos-info-code.h"

#include <string.h>

/* --- Who asks --- */

static const char *const triggers[] = {
    "cash.expense",       "cash.income",
    "customer.attach",    "disc.line_amount",
    "disc.line_percent",  "disc.total_amount",
    "disc.total_percent", "drawer.open",
    "item.add",           "line.price_override",
    "line.serial",        "line.void",
    "order.cancel",       "order.deposit_override",
    "pay.account",        "pay.cash",
    "pay.cash_exact",     "pay.gift_card",
    "pay.void",           "receipt.reprint",
    "return.blind",       "return.by_receipt",
    "salesrep.line_set",  "salesrep.txn_set",
    "shift.bank_drop",    "shift.declare",
    "shift.float_in",     "shift.safe_drop",
    "shift.start_amount", "shift.tender_remove",
    "tax.override_line",  "tax.override_line_pick",
    "tax.override_txn",   "tax.override_txn_pick",
    "txn.suspend",        "txn.void",
    "txn.void_suspended", NULL,
};

static const char *const of_goods[] = {
    "disc.line_amount",
    "disc.line_percent",
    "item.add",
    "line.price_override",
    "line.serial",
    "line.void",
    "return.blind",
    "salesrep.line_set",
    "tax.override_line",
    "tax.override_line_pick",
    NULL,
};

/* The "reason" of a return is another one: R3. */
static const char *const with_reason[] = {
    "disc.line_amount",
    "disc.line_percent",
    "disc.total_amount",
    "disc.total_percent",
    "drawer.open",
    "line.price_override",
    "line.void",
    "order.cancel",
    "order.deposit_override",
    "pay.void",
    "receipt.reprint",
    "txn.void",
    "txn.void_suspended",
    NULL,
};

const char *const *
pos_info_code_get_triggers (void)
{
  return triggers;
}

gboolean
pos_info_code_is_about_goods (const char *operation)
{
  return g_strv_contains (of_goods, operation);
}

gboolean
pos_info_code_has_reason (const char *operation)
{
  return g_strv_contains (with_reason, operation);
}

PosInfoCode *
pos_info_code_find_reason (GPtrArray *codes)
{
  for (guint i = 0; i < codes->len; i++)
    if (POS_INFO_CODE (codes->pdata[i])->input == POS_INFO_REASON)
      return codes->pdata[i];
  return NULL;
}

/* --- Answers --- */

static PosInfoFault
hold (PosInfoCode *self, gint64 micro)
{
  if (self->least.micro != POS_UNSAID && micro < self->least.micro)
    return POS_INFO_LEAST;
  return self->most.micro != POS_UNSAID && micro > self->most.micro ? POS_INFO_MOST : POS_INFO_FITS;
}

static PosInfoFault
look_at_text (PosInfoCode *self, const char *text, char **kept)
{
  *kept = g_strdup (text);
  return hold (self, (gint64)g_utf8_strlen (text, -1) * POS_SCALE);
}

static PosInfoFault
look_at_number (PosInfoCode *self, const char *text, char **kept)
{
  gint64 micro;

  if (!pos_micro_parse (text, &micro, NULL))
    return POS_INFO_KIND;
  *kept = pos_micro_to_text (micro, 0);
  return hold (self, micro);
}

/* More decimals than the currency has are no amount. */
static PosInfoFault
look_at_amount (PosInfoCode *self, const char *text, guint32 currency, char **kept)
{
  gint64 minor, micro;

  if (!pos_minor_parse (text, currency, &minor, NULL) || !pos_micro_parse (text, &micro, NULL))
    return POS_INFO_KIND;
  *kept = pos_minor_to_text (minor, currency);
  return hold (self, micro);
}

static PosInfoFault
look_at_date (PosInfoCode *self, const char *text, PosDate today, char **kept)
{
  PosDate date;

  if (!pos_date_parse (text, &date, NULL))
    return POS_INFO_KIND;
  *kept = pos_date_to_text (date);
  return hold (self, ((gint64)date.julian - (gint64)today.julian) * POS_SCALE);
}

/* Whoever was born on 29 February is a year older on 1 March of other years. */
static int
count_years (PosDate born, PosDate today)
{
  int year, month, day, this_year, this_month, this_day;

  pos_date_get_ymd (born, &year, &month, &day);
  pos_date_get_ymd (today, &this_year, &this_month, &this_day);
  return this_year - year - (this_month < month || (this_month == month && this_day < day) ? 1 : 0);
}

static PosInfoFault
look_at_age (PosInfoCode *self, const char *text, PosDate today, char **kept)
{
  PosDate born;

  if (!pos_date_parse (text, &born, NULL) || born.julian > today.julian)
    return POS_INFO_KIND;
  *kept = g_strdup ("yes");
  return hold (self, (gint64)count_years (born, today) * POS_SCALE);
}

static PosInfoFault
look_at (PosInfoCode *self, const char *text, guint32 currency, PosDate today, char **kept)
{
  switch ((PosInfoInput)self->input) {
  case POS_INFO_REASON:
  case POS_INFO_TEXT:
    return look_at_text (self, text, kept);
  case POS_INFO_NUMBER:
    return look_at_number (self, text, kept);
  case POS_INFO_AMOUNT:
    return look_at_amount (self, text, currency, kept);
  case POS_INFO_DATE:
    return look_at_date (self, text, today, kept);
  case POS_INFO_AGE:
    return look_at_age (self, text, today, kept);
  case POS_INFO_YES_NO:
    *kept = g_strdup (text);
    return !strcmp (text, "yes") || !strcmp (text, "no") ? POS_INFO_FITS : POS_INFO_KIND;
  case POS_INFO_PRODUCT:
  case POS_INFO_CUSTOMER:
  case POS_INFO_WORKER:
    *kept = g_strdup (text);
    return POS_INFO_FITS;
  default:
    g_assert_not_reached ();
  }
}

PosInfoFault
pos_info_code_look_at (
    PosInfoCode *self, const char *answer, guint32 currency, PosDate today, char **kept)
{
  g_autofree char *text = g_strstrip (g_strdup (answer ? answer : ""));
  PosInfoFault fault;

  *kept = NULL;
  if (!*text)
    return self->optional ? POS_INFO_FITS : POS_INFO_NOTHING;
  fault = look_at (self, text, currency, today, kept);
  if (fault != POS_INFO_FITS)
    g_clear_pointer (kept, g_free);
  return fault;
}

gboolean
pos_info_code_follows (PosInfoCode *self, const char *answer)
{
  return !self->after_answers || !*self->after_answers ||
         (answer && g_strv_contains ((const char *const *)self->after_answers, answer));
}

/* --- Records --- */

static const char *const inputs[] = {
    "reason",
    "text",
    "number",
    "amount",
    "yes-no",
    "date",
    "age",
    "product",
    "customer",
    "worker",
    NULL,
};

static const char *const faults[] = {"fits", "nothing", "kind", "least", "most"};

const char *
pos_info_input_get_nick (PosInfoInput input)
{
  return inputs[input];
}

const char *
pos_info_fault_get_nick (PosInfoFault fault)
{
  return faults[fault];
}

static const PosField info_code_fields[] = {
    {POS_FIELD (PosInfoCode, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosInfoCode, L10N, prompt)},
    {POS_FIELD (PosInfoCode, TEXTS, operations)},
    {POS_FIELD (PosInfoCode, ENUM, input), .flags = POS_FIELD_SPARSE, .nicks = inputs},
    {POS_FIELD (PosInfoCode, TEXT, reason_list), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosInfoCode, FLAG, optional), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosInfoCode, FLAG, once), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosInfoCode, QUANTITY, least), .flags = POS_FIELD_SPARSE | POS_FIELD_SAID},
    {POS_FIELD (PosInfoCode, QUANTITY, most), .flags = POS_FIELD_SPARSE | POS_FIELD_SAID},
    {POS_FIELD (PosInfoCode, TEXT, after), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosInfoCode, TEXTS, after_answers), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosInfoCode, FLAG, print), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosInfoCode, TEXTS, stores), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosInfoCode, TEXTS, goods), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosInfoCode, TEXTS, customers), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

G_DEFINE_FINAL_TYPE (PosInfoCode, pos_info_code, POS_TYPE_RECORD)

static void
pos_info_code_class_init (PosInfoCodeClass *klass)
{
  pos_record_class_set_fields (POS_RECORD_CLASS (klass), info_code_fields, 0);
}

static void
pos_info_code_init (PosInfoCode *self)
{
  self->least.micro = POS_UNSAID;
  self->most.micro = POS_UNSAID;
}

static const PosField info_answer_fields[] = {
    {POS_FIELD (PosInfoAnswer, TEXT, code), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosInfoAnswer, L10N, prompt)},
    {POS_FIELD (PosInfoAnswer, ENUM, input), .nicks = inputs},
    {POS_FIELD (PosInfoAnswer, TEXT, op)},
    {POS_FIELD (PosInfoAnswer, TEXT, answer)},
    {POS_FIELD (PosInfoAnswer, TEXT, name), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosInfoAnswer, INSTANT, at)},
    {POS_FIELD (PosInfoAnswer, TEXT, worker)},
    {POS_FIELD (PosInfoAnswer, FLAG, print), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosInfoAnswer, info_answer, 0)
