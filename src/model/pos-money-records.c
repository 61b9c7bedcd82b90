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
    {POS_FIELD (PosCharge, MONEY, exempt_amount), .flags = POS_FIELD_SPARSE},
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
    {POS_FIELD (PosCharge, MONEY, invoiced_net), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCharge, MONEY, invoiced_tax), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCharge, RECORDS, invoiced_taxes),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_tax_part_get_type},
    {POS_FIELD (PosCharge, MONEY, discount), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCharge, MONEY, returned), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCharge, MONEY, returned_net), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCharge, MONEY, returned_tax), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCharge, RECORDS, returned_taxes),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_tax_part_get_type},
    {POS_FIELD (PosCharge, ID, original), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCharge, TEXTS, asked_for), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCharge, QUANTITY, pieces), .flags = POS_FIELD_SPARSE},
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
    {POS_FIELD (PosPayment, TEXT, void_reason), .flags = POS_FIELD_SPARSE},
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
pos_payment_is_reserved (PosPayment *self)
{
  return self->kind == POS_PAYMENT_AUTHORIZATION && self->state == POS_PAYMENT_STATE_AUTHORIZED;
}

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

gboolean
pos_charge_is_of_rules (PosCharge *self)
{
  return pos_charge_is_automatic (self) && !self->overridden;
}

gboolean
pos_charge_is_overpaid (PosCharge *self)
{
  return !g_strcmp0 (self->code, POS_CHARGE_OVERPAID) && pos_id_is_none (&self->line);
}

gboolean
pos_charge_gives_back (PosCharge *self)
{
  return pos_charge_is_overpaid (self) && self->total < 0;
}

gint64
pos_charge_get_stated (PosCharge *self)
{
  return self->amount + self->exempt_amount;
}

void
pos_charge_state (PosCharge *self, gint64 stated)
{
  self->amount = stated;
  self->exempt_amount = 0;
}

/* What a register that did not note it took of @whole, in which are @tax and @taxes. */
static gint64
share_tax (gint64 taken, gint64 whole, gint64 tax, PosList *taxes, PosList *out)
{
  gint64 share = pos_minor_scale (tax, taken, whole, POS_ROUND_HALF_UP);
  g_autoptr (PosList) dealt = pos_tax_parts_deal (taxes, NULL, share);

  if (out)
    pos_tax_parts_assign (out, dealt);
  return share;
}

gint64
pos_charge_get_invoiced_tax (PosCharge *self, PosList *taxes)
{
  if (self->invoiced_net + self->invoiced_tax != self->invoiced)
    return share_tax (self->invoiced, self->total, self->tax, self->taxes, taxes);
  if (taxes)
    pos_tax_parts_assign (taxes, self->invoiced_taxes);
  return self->invoiced_tax;
}

gint64
pos_charge_get_returned_tax (PosCharge *self, PosList *taxes)
{
  if (self->returned_net + self->returned_tax != self->returned) {
    g_autoptr (PosList) invoiced = pos_list_new (POS_TYPE_TAX_PART);
    gint64 tax = pos_charge_get_invoiced_tax (self, invoiced);

    return share_tax (self->returned, self->invoiced, tax, invoiced, taxes);
  }
  if (taxes)
    pos_tax_parts_assign (taxes, self->returned_taxes);
  return self->returned_tax;
}

void
pos_charge_note_invoiced (PosCharge *self)
{
  g_autoptr (PosList) taxes = pos_list_new (POS_TYPE_TAX_PART);

  self->invoiced_tax = pos_charge_get_invoiced_tax (self, taxes);
  self->invoiced_net = self->invoiced - self->invoiced_tax;
  pos_tax_parts_assign (self->invoiced_taxes, taxes);
}

void
pos_charge_add_invoiced (PosCharge *self, gint64 total, gint64 tax, PosList *taxes)
{
  g_autoptr (PosList) taken = pos_list_new (POS_TYPE_TAX_PART);
  gint64 before = pos_charge_get_invoiced_tax (self, taken);

  pos_tax_parts_add (taken, taxes, 1);
  pos_tax_parts_assign (self->invoiced_taxes, taken);
  self->invoiced += total;
  self->invoiced_tax = before + tax;
  self->invoiced_net = self->invoiced - self->invoiced_tax;
}

void
pos_charge_add_returned (PosCharge *self, gint64 total, gint64 tax, PosList *taxes)
{
  g_autoptr (PosList) taken = pos_list_new (POS_TYPE_TAX_PART);
  gint64 before = pos_charge_get_returned_tax (self, taken);

  pos_tax_parts_add (taken, taxes, 1);
  pos_tax_parts_assign (self->returned_taxes, taken);
  self->returned += total;
  self->returned_tax = before + tax;
  self->returned_net = self->returned - self->returned_tax;
}

void
pos_charge_invoice (PosCharge *self, gint64 until)
{
  g_autoptr (PosList) taken = pos_list_new (POS_TYPE_TAX_PART);
  g_autoptr (PosList) more = NULL;
  gint64 before = pos_charge_get_invoiced_tax (self, taken);
  gint64 total = until - self->invoiced;
  gint64 tax =
      pos_minor_scale (self->tax - before, total, self->total - self->invoiced, POS_ROUND_HALF_UP);

  if (total == 0)
    return;
  more = pos_tax_parts_deal (self->taxes, taken, tax);
  pos_charge_add_invoiced (self, total, tax, more);
}

void
pos_charge_forget_steps (PosCharge *self)
{
  self->invoiced = self->invoiced_net = self->invoiced_tax = 0;
  self->returned = self->returned_net = self->returned_tax = 0;
  pos_list_remove_all (self->invoiced_taxes);
  pos_list_remove_all (self->returned_taxes);
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
