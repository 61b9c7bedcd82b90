/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order.c — the order's table of fields and the few questions that need its lists. */
#include "model/pos-order.h"
#include "model/pos-money-records.h"
#include "model/pos-nicks-private.h"
#include "model/pos-order-line.h"
#include "model/pos-party.h"

const char *const pos_order_type_nicks[] = {"sale", "sales-order", "quote", NULL};
const char *const pos_order_status_nicks[] = {
    "cart",
    "quote-open",
    "quote-expired",
    "quote-converted",
    "quote-cancelled",
    "pending-sync",
    "sync-failed",
    "sync-edit",
    "open",
    "in-fulfillment",
    "partially-invoiced",
    "invoiced",
    "cancelled",
    "voided",
    NULL,
};
static const char *const order_flows[] = {"new", "edit", "cancel", "hand-over", NULL};
static const char *const deposit_sources[] = {"default", "amount", "rate", NULL};
static const char *const balance_choices[] = {"", "card", "pay-later", NULL};
static const char *const excess_choices[] = {"", "keep", "refund", NULL};
static const char *const origins[] = {"", "web", "call-center", "headquarters", NULL};

static const PosField order_fields[] = {
    {POS_FIELD (PosOrder, ID, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosOrder, TEXT, number)},
    {POS_FIELD (PosOrder, TEXT, reference)},
    {POS_FIELD (PosOrder, TEXT, receipt)},
    {POS_FIELD (PosOrder, TEXT, return_receipt), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, ENUM, type), .nicks = pos_order_type_nicks},
    {POS_FIELD (PosOrder, ENUM, status),
     .flags = POS_FIELD_REQUIRED,
     .nicks = pos_order_status_nicks},
    {POS_FIELD (PosOrder, INTEGER, revision)},
    {POS_FIELD (PosOrder, ENUM, flow), .flags = POS_FIELD_LOCAL, .nicks = order_flows},
    {POS_FIELD (PosOrder, INTEGER, flow_revision), .flags = POS_FIELD_LOCAL},
    {POS_FIELD (PosOrder, TEXT, home_store)},
    {.name = "register", .kind = POS_FIELD_TEXT, .offset = G_STRUCT_OFFSET (PosOrder, register_id)},
    {POS_FIELD (PosOrder, TEXT, worker)},
    {POS_FIELD (PosOrder, TEXT, sales_taker)},
    {POS_FIELD (PosOrder, TEXT, customer)},
    {POS_FIELD (PosOrder, TEXT, customer_name)},
    {POS_FIELD (PosOrder, FLAG, tax_included)},
    {POS_FIELD (PosOrder, ENUM, origin), .flags = POS_FIELD_SPARSE, .nicks = origins},
    {POS_FIELD (PosOrder, FLAG, shared_payments), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, ID, quote), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, ID, ordered_as), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, INSTANT, created_at)},
    {POS_FIELD (PosOrder, INSTANT, committed_at)},
    {POS_FIELD (PosOrder, DATE, requested_date)},
    {POS_FIELD (PosOrder, DATE, quote_expiry)},
    {POS_FIELD (PosOrder, TEXTS, holds)},
    {POS_FIELD (PosOrder, TEXT, hold_reason), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, TEXT, hold_note), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, TEXT, hold_worker), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, TEXT, hold_taken_by), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, FLAG, unreserved), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, RECORDS, fraud),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_fraud_match_get_type},
    {POS_FIELD (PosOrder, TEXTS, fraud_held), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, FLAG, do_not_process)},
    {POS_FIELD (PosOrder, FLAG, payment_failed)},
    {POS_FIELD (PosOrder, TEXT, sync_message)},
    {POS_FIELD (PosOrder, RATE, deposit_rate)},
    {POS_FIELD (PosOrder, ENUM, deposit_source), .nicks = deposit_sources},
    {POS_FIELD (PosOrder, MONEY, deposit_entered)},
    {POS_FIELD (PosOrder, RATE, deposit_entered_rate)},
    {POS_FIELD (PosOrder, TEXT, deposit_worker)},
    {POS_FIELD (PosOrder, TEXT, deposit_approver)},
    {POS_FIELD (PosOrder, TEXT, deposit_reason)},
    {POS_FIELD (PosOrder, INTEGER, clock_skew), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, ENUM, balance_choice), .nicks = balance_choices},
    {POS_FIELD (PosOrder, TEXT, terms_of_payment), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, TEXT, method_of_payment), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, ENUM, excess_choice), .flags = POS_FIELD_LOCAL, .nicks = excess_choices},
    {POS_FIELD (PosOrder, TEXT, comment)},
    {POS_FIELD (PosOrder, JSON, attributes), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, MONEY, total_discount), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, MONEY, total_discount_on), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, RATE, total_discount_rate), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, TEXTS, coupons), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, FLAG, no_offers), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, FLAG, totaled), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, TEXT, expedite), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, TEXT, tax_override), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, TEXT, sales_rep), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, MONEY, goods)},
    {POS_FIELD (PosOrder, MONEY, discount)},
    {POS_FIELD (PosOrder, MONEY, charge_total)},
    {POS_FIELD (PosOrder, MONEY, tax)},
    {POS_FIELD (PosOrder, MONEY, total)},
    {POS_FIELD (PosOrder, MONEY, carry_out)},
    {POS_FIELD (PosOrder, MONEY, deferred)},
    {POS_FIELD (PosOrder, MONEY, open_total)},
    {POS_FIELD (PosOrder, MONEY, deposit_required)},
    {POS_FIELD (PosOrder, MONEY, deposit_held)},
    {POS_FIELD (PosOrder, MONEY, deposit_applied)},
    {POS_FIELD (PosOrder, MONEY, authorized)},
    {POS_FIELD (PosOrder, MONEY, invoiced_total)},
    {POS_FIELD (PosOrder, MONEY, paid)},
    {POS_FIELD (PosOrder, MONEY, due_now)},
    {POS_FIELD (PosOrder, MONEY, balance)},
    {POS_FIELD (PosOrder, MONEY, return_total), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrder, RECORDS, answers),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_info_answer_get_type},
    {POS_FIELD (PosOrder, RECORDS, lines), .item_type = pos_order_line_get_type},
    {POS_FIELD (PosOrder, RECORDS, charges), .item_type = pos_charge_get_type},
    {POS_FIELD (PosOrder, RECORDS, charge_steps),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_charge_step_get_type},
    {POS_FIELD (PosOrder, RECORDS, payments), .item_type = pos_payment_get_type},
    {POS_FIELD (PosOrder, RECORDS, ledger), .item_type = pos_ledger_entry_get_type},
    {POS_FIELD (PosOrder, RECORDS, addresses), .item_type = pos_address_get_type},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosOrder, order, G_STRUCT_OFFSET (PosOrder, currency))

PosOrder *
pos_order_new (guint32 currency)
{
  PosOrder *self = g_object_new (POS_TYPE_ORDER, NULL);

  self->currency = currency;
  return self;
}

const char *
pos_order_type_get_nick (PosOrderType type)
{
  return pos_order_type_nicks[type];
}

const char *
pos_order_status_get_nick (PosOrderStatus status)
{
  return pos_order_status_nicks[status];
}

const char *
pos_order_flow_get_nick (PosOrderFlow flow)
{
  return order_flows[flow];
}

const char *
pos_order_origin_get_nick (PosOrderOrigin origin)
{
  return origin == POS_ORDER_ORIGIN_POS ? "pos" : origins[origin];
}

PosOrderLine *
pos_order_find_line (PosOrder *self, const PosId *id)
{
  POS_LIST_FOREACH (PosOrderLine, line, self->lines)
  if (pos_id_equal (&line->id, id))
    return line;
  return NULL;
}

PosCharge *
pos_order_find_charge (PosOrder *self, const PosId *id)
{
  POS_LIST_FOREACH (PosCharge, charge, self->charges)
  if (pos_id_equal (&charge->id, id))
    return charge;
  return NULL;
}

PosPayment *
pos_order_find_payment (PosOrder *self, const PosId *id)
{
  POS_LIST_FOREACH (PosPayment, payment, self->payments)
  if (pos_id_equal (&payment->id, id))
    return payment;
  return NULL;
}

PosAddress *
pos_order_find_address (PosOrder *self, const char *id)
{
  POS_LIST_FOREACH (PosAddress, address, self->addresses)
  if (g_strcmp0 (address->id, id) == 0)
    return address;
  return NULL;
}

guint
pos_order_count_active_lines (PosOrder *self)
{
  guint count = 0;

  POS_LIST_FOREACH (PosOrderLine, line, self->lines)
  count += pos_order_line_is_active (line) ? 1 : 0;
  return count;
}

gboolean
pos_order_has_active_lines (PosOrder *self)
{
  POS_LIST_FOREACH (PosOrderLine, line, self->lines)
  if (pos_order_line_is_active (line))
    return TRUE;
  return FALSE;
}

gboolean
pos_order_only_returns (PosOrder *self)
{
  POS_LIST_FOREACH (PosOrderLine, line, self->lines)
  if (pos_order_line_is_active (line) && !pos_order_line_is_return (line))
    return FALSE;
  return pos_order_has_active_lines (self);
}

gboolean
pos_order_has_deferred (PosOrder *self)
{
  POS_LIST_FOREACH (PosOrderLine, line, self->lines)
  if (pos_order_line_is_active (line) && pos_order_line_is_deferred (line))
    return TRUE;
  return FALSE;
}

gboolean
pos_order_has_open_lines (PosOrder *self)
{
  POS_LIST_FOREACH (PosOrderLine, line, self->lines)
  if (pos_order_line_is_active (line) && pos_order_line_is_deferred (line) &&
      pos_order_line_get_open (line).micro > 0)
    return TRUE;
  return FALSE;
}

guint
pos_order_count_leaving (PosOrder *self)
{
  guint count = 0;

  POS_LIST_FOREACH (PosOrderLine, line, self->lines)
  if (pos_order_line_is_active (line) && !pos_order_line_is_return (line) &&
      pos_order_line_get_open (line).micro != 0)
    count++;
  return count;
}

gboolean
pos_order_flow_is_building (PosOrderFlow flow)
{
  return flow == POS_ORDER_FLOW_NEW || flow == POS_ORDER_FLOW_EDIT;
}

/* What was saved has an intent; what is added here gets its own when it is paid. */
gboolean
pos_order_is_sold_along (PosOrder *self, PosOrderLine *line)
{
  return self->flow == POS_ORDER_FLOW_HAND_OVER && line->intent == POS_INTENT_NONE;
}

gboolean
pos_order_is_handed_over (PosOrder *self, PosOrderLine *line)
{
  return self->flow == POS_ORDER_FLOW_HAND_OVER && !pos_order_is_sold_along (self, line);
}

gboolean
pos_order_sells_along (PosOrder *self)
{
  POS_LIST_FOREACH (PosOrderLine, line, self->lines)
  if (pos_order_is_sold_along (self, line))
    return TRUE;
  return FALSE;
}

gboolean
pos_order_is_account_deposit (PosOrder *self)
{
  if (self->type != POS_ORDER_TYPE_SALE || pos_order_has_active_lines (self))
    return FALSE;
  POS_LIST_FOREACH (PosPayment, payment, self->payments)
  if (payment->kind == POS_PAYMENT_REFUND && !pos_payment_is_of_invoice (payment) &&
      (payment->state == POS_PAYMENT_STATE_CAPTURED || payment->state == POS_PAYMENT_STATE_POSTED))
    return TRUE;
  return FALSE;
}

gboolean
pos_order_pays_invoices (PosOrder *self)
{
  POS_LIST_FOREACH (PosPayment, payment, self->payments)
  if (pos_payment_is_of_invoice (payment) &&
      (payment->state == POS_PAYMENT_STATE_CAPTURED || payment->state == POS_PAYMENT_STATE_POSTED))
    return TRUE;
  return FALSE;
}

gboolean
pos_order_may_pay_invoices (PosOrder *self)
{
  return !pos_order_has_active_lines (self) && pos_id_is_none (&self->quote) &&
         self->flow == POS_ORDER_FLOW_NEW && !pos_order_is_account_deposit (self);
}

gboolean
pos_order_has_open_payments (PosOrder *self)
{
  POS_LIST_FOREACH (PosPayment, payment, self->payments)
  if (payment->revision == 0 && (payment->state == POS_PAYMENT_STATE_AUTHORIZED ||
                                 payment->state == POS_PAYMENT_STATE_CAPTURED))
    return TRUE;
  return FALSE;
}

gboolean
pos_order_is_saved (PosOrder *self)
{
  return self->revision > 0;
}

static gboolean
has_left (PosOrder *self)
{
  POS_LIST_FOREACH (PosOrderLine, line, self->lines)
  if (!line->voided && line->invoiced.micro > 0)
    return TRUE;
  return FALSE;
}

gboolean
pos_order_uses_coupons (PosOrder *self)
{
  if (self->type == POS_ORDER_TYPE_QUOTE || self->status == POS_ORDER_STATUS_VOIDED)
    return FALSE;
  return self->status != POS_ORDER_STATUS_CANCELLED || has_left (self);
}

PosOrderStatus
pos_order_get_status_on (PosOrder *self, PosDate today)
{
  return self->status == POS_ORDER_STATUS_QUOTE_OPEN && self->quote_expiry.julian < today.julian
             ? POS_ORDER_STATUS_QUOTE_EXPIRED
             : (PosOrderStatus)self->status;
}

void
pos_order_keep_address (PosOrder *self, PosAddress *address)
{
  PosAddress *kept = pos_order_find_address (self, address->id);

  if (kept) {
    pos_record_assign (kept, address);
    return;
  }
  g_autoptr (PosAddress) copy = pos_record_copy (address);
  pos_list_append (self->addresses, copy);
}

/* What is over waits for nothing. */
gboolean
pos_order_is_on_hold (PosOrder *self)
{
  return self->holds && self->holds[0] && self->status != POS_ORDER_STATUS_CANCELLED &&
         self->status != POS_ORDER_STATUS_INVOICED;
}

gboolean
pos_order_has_hold (PosOrder *self, const char *code)
{
  return self->holds && g_strv_contains ((const char *const *)self->holds, code);
}

void
pos_order_add_hold (PosOrder *self, const char *code)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  if (self->holds)
    g_strv_builder_addv (codes, (const char **)self->holds);
  g_strv_builder_add (codes, code);
  g_strfreev (self->holds);
  self->holds = g_strv_builder_end (codes);
}

PosLedgerEntry *
pos_order_append_entry (PosOrder *self,
                        int kind,
                        gint64 amount,
                        const PosId *line,
                        const PosId *charge,
                        const PosId *payment,
                        gint64 at)
{
  g_autoptr (PosLedgerEntry) entry = g_object_new (POS_TYPE_LEDGER_ENTRY, NULL);

  entry->seq = pos_list_size (self->ledger) + 1;
  entry->kind = kind;
  entry->amount = amount;
  entry->line = line ? *line : POS_ID_NONE;
  entry->charge = charge ? *charge : POS_ID_NONE;
  entry->payment = payment ? *payment : POS_ID_NONE;
  entry->revision = self->revision;
  entry->at = at;
  pos_list_append (self->ledger, entry);
  return entry;
}

gint64
pos_order_sum_entries (PosOrder *self, int kind)
{
  gint64 sum = 0;

  POS_LIST_FOREACH (PosLedgerEntry, entry, self->ledger)
  if (entry->kind == kind)
    sum += entry->amount;
  return sum;
}
