/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-money-records.c — tables of fields of charges, payments and ledger entries. */
#include "model/pos-money-records.h"

static const char *const charge_origins[] = {
    "auto",
    "prorated",
    "manual",
    "prompt",
    "cancellation",
    NULL,
};
static const char *const payment_kinds[] = {
    "tender",
    "deposit",
    "authorization",
    "token",
    "refund",
    NULL,
};
static const char *const payment_states[] = {
    "authorized",
    "captured",
    "voided",
    "declined",
    "expired",
    "posted",
    NULL,
};
static const char *const entry_kinds[] = {
    "goods",
    "discount",
    "charge",
    "tax",
    "tax-included",
    "deposit-taken",
    "deposit-applied",
    "deposit-refunded",
    "tender",
    "invoiced",
    "refund",
    "cancellation-charge",
    "rounding",
    "authorized",
    NULL,
};

static const PosField charge_fields[] = {
    {POS_FIELD (PosCharge, ID, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCharge, TEXT, code), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCharge, L10N, description)},
    {POS_FIELD (PosCharge, ID, line)},
    {POS_FIELD (PosCharge, TEXT, mode)},
    {POS_FIELD (PosCharge, ENUM, origin), .nicks = charge_origins},
    {POS_FIELD (PosCharge, MONEY, calculated)},
    {POS_FIELD (PosCharge, MONEY, amount)},
    {POS_FIELD (PosCharge, MONEY, tax)},
    {POS_FIELD (PosCharge, MONEY, total)},
    {POS_FIELD (PosCharge, FLAG, overridden)},
    {POS_FIELD (PosCharge, FLAG, shipping)},
    {POS_FIELD (PosCharge, FLAG, refundable)},
    {POS_FIELD (PosCharge, TEXT, reason)},
    {POS_FIELD (PosCharge, TEXT, item_tax_group)},
    {POS_FIELD (PosCharge, TEXT, tax_group)},
    {POS_FIELD (PosCharge, RATE, tax_rate)},
    {POS_FIELD (PosCharge, RECORDS, taxes),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_tax_part_get_type},
    {POS_FIELD (PosCharge, MONEY, invoiced)},
    {POS_FIELD (PosCharge, MONEY, discount), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCharge, MONEY, returned), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCharge, ID, original), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCharge, TEXTS, asked_for), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCharge, RATE, share), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCharge, MONEY, share_of), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosCharge, charge, 0)

static const PosField payment_fields[] = {
    {POS_FIELD (PosPayment, ID, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosPayment, ENUM, kind), .flags = POS_FIELD_REQUIRED, .nicks = payment_kinds},
    {POS_FIELD (PosPayment, TEXT, tender), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosPayment, MONEY, amount), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosPayment, MONEY, tendered)},
    {POS_FIELD (PosPayment, MONEY, change)},
    {POS_FIELD (PosPayment, MONEY, rounding)},
    {POS_FIELD (PosPayment, MONEY, used)},
    {POS_FIELD (PosPayment, MONEY, refunded), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosPayment, MONEY, discount), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosPayment, TEXT, offer), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosPayment, ENUM, state), .nicks = payment_states},
    {POS_FIELD (PosPayment, INTEGER, revision)},
    {POS_FIELD (PosPayment, ID, original), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosPayment, TEXT, masked)},
    {POS_FIELD (PosPayment, TEXT, brand)},
    {POS_FIELD (PosPayment, TEXT, card_expiry)},
    {POS_FIELD (PosPayment, TEXT, token)},
    {POS_FIELD (PosPayment, FLAG, recurring)},
    {POS_FIELD (PosPayment, TEXT, authorization)},
    {POS_FIELD (PosPayment, TEXT, capture)},
    {POS_FIELD (PosPayment, TEXT, connector)},
    {POS_FIELD (PosPayment, INSTANT, expires_at)},
    {POS_FIELD (PosPayment, INSTANT, created_at)},
    {POS_FIELD (PosPayment, TEXT, worker)},
    {.name = "register",
     .kind = POS_FIELD_TEXT,
     .offset = G_STRUCT_OFFSET (PosPayment, register_id)},
    {POS_FIELD (PosPayment, ID, shift), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosPayment, FLAG, unneeded), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosPayment, payment, 0)

static const PosField ledger_entry_fields[] = {
    {POS_FIELD (PosLedgerEntry, INTEGER, seq), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosLedgerEntry, ENUM, kind), .flags = POS_FIELD_REQUIRED, .nicks = entry_kinds},
    {POS_FIELD (PosLedgerEntry, MONEY, amount), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosLedgerEntry, ID, line)},
    {POS_FIELD (PosLedgerEntry, ID, charge)},
    {POS_FIELD (PosLedgerEntry, ID, payment)},
    {POS_FIELD (PosLedgerEntry, INTEGER, revision)},
    {POS_FIELD (PosLedgerEntry, INSTANT, at)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosLedgerEntry, ledger_entry, 0)

gboolean
pos_payment_is_of_invoice (PosPayment *self)
{
  return g_strcmp0 (self->connector, POS_INVOICE_CONNECTOR) == 0;
}

gboolean
pos_charge_is_automatic (PosCharge *self)
{
  return self->origin == POS_CHARGE_AUTO || self->origin == POS_CHARGE_PRORATED;
}

gint64
pos_charge_share_tax (PosCharge *self, gint64 from, gint64 until, PosList *taxes)
{
  gint64 before = pos_minor_scale (self->tax, from, self->total, POS_ROUND_HALF_UP);
  gint64 after = pos_minor_scale (self->tax, until, self->total, POS_ROUND_HALF_UP);
  g_autoptr (PosList) less = pos_tax_parts_deal (self->taxes, NULL, before);
  g_autoptr (PosList) all = pos_tax_parts_deal (self->taxes, NULL, after);

  if (taxes) {
    pos_tax_parts_assign (taxes, all);
    pos_tax_parts_add (taxes, less, -1);
  }
  return after - before;
}

const char *
pos_charge_origin_get_nick (PosChargeOrigin origin)
{
  return charge_origins[origin];
}

const char *
pos_payment_kind_get_nick (PosPaymentKind kind)
{
  return payment_kinds[kind];
}

const char *
pos_payment_state_get_nick (PosPaymentState state)
{
  return payment_states[state];
}

const char *
pos_entry_kind_get_nick (PosEntryKind kind)
{
  return entry_kinds[kind];
}
