/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order-view.c — decimal texts for people and scripts; nothing is computed here. */
#include "register/pos-order-view.h"
#include "base/pos-json.h"
#include "model/pos-line-serials.h"
#include "model/pos-order-query.h"
#include "pricing/pos-delivery.h"
#include "pricing/pos-exemption.h"
#include "pricing/pos-ledger.h"
#include "pricing/pos-overpaid.h"
#include "register/pos-order-rules.h"

static json_t *
json_or_null (const char *text)
{
  json_t *json = text ? pos_json_parse (text, -1, NULL) : NULL;

  return json ? json : json_null ();
}

static json_t *
text_or_null (const char *text)
{
  return text && *text ? json_string (text) : json_null ();
}

static json_t *
take (char *text)
{
  json_t *json = text_or_null (text);

  g_free (text);
  return json;
}

static json_t *
money (gint64 minor, guint32 currency)
{
  return take (pos_minor_to_text (minor, currency));
}

static json_t *
quantity (PosQuantity amount)
{
  return take (pos_micro_to_text (amount.micro, 0));
}

static json_t *
id_or_null (const PosId *id)
{
  return pos_id_is_none (id) ? json_null () : take (pos_id_dup_text (id));
}

static json_t *
view_discounts (PosOrderLine *line, guint32 currency, const char *language)
{
  json_t *list = json_array ();

  POS_LIST_FOREACH (PosLineDiscount, part, line->discounts)
  {
    if (part->amount == 0)
      continue;
    json_t *json = json_object ();
    json_object_set_new (json, "origin", json_string (pos_discount_origin_get_nick (part->origin)));
    json_object_set_new (json, "offer", text_or_null (part->offer));
    json_object_set_new (json, "name", text_or_null (pos_l10n_get (part->name, language)));
    json_object_set_new (json, "amount", money (part->amount, currency));
    json_array_append_new (list, json);
  }
  return list;
}

static json_t *
view_batches (PosOrderLine *line)
{
  json_t *list = json_array ();

  POS_LIST_FOREACH (PosLineBatch, each, line->batches)
  json_array_append_new (
      list, json_pack ("{s:s, s:o}", "batch", each->batch, "quantity", quantity (each->quantity)));
  return list;
}

/* Empty where one tax without a code is all there is. */
static json_t *
view_taxes (PosList *taxes, gint64 base, guint32 currency)
{
  json_t *list = json_array ();

  POS_LIST_FOREACH (PosTaxPart, part, taxes)
  {
    json_t *json = json_object ();

    json_object_set_new (json, "code", text_or_null (part->code));
    json_object_set_new (json, "rate", take (pos_micro_to_text (part->rate.micro, 0)));
    json_object_set_new (json, "exempt", json_boolean (part->exempt));
    json_object_set_new (json, "base", money (base, currency));
    json_object_set_new (json, "amount", money (part->amount, currency));
    json_array_append_new (list, json);
  }
  return list;
}

static json_t *
view_line_taxes (PosOrderLine *line, guint32 currency)
{
  json_t *list = view_taxes (line->taxes, line->total - line->tax, currency);

  POS_LIST_FOREACH (PosTaxPart, part, line->taxes)
  {
    json_t *json = json_array_get (list, part_index);
    gint64 invoiced = pos_tax_parts_get (line->invoiced_taxes, part->code);
    gint64 returned = pos_tax_parts_get (line->returned_taxes, part->code);

    json_object_set_new (json, "invoiced", money (invoiced, currency));
    json_object_set_new (json, "returned", money (returned, currency));
  }
  return list;
}

/* @texts: (nullable): none. */
static json_t *
list_texts (GStrv texts)
{
  json_t *list = json_array ();

  for (guint i = 0; texts && texts[i]; i++)
    json_array_append_new (list, json_string (texts[i]));
  return list;
}

/* Of each piece up to the last that has one, in the order in which they leave. */
static json_t *
view_serials (PosOrderLine *line)
{
  PosLinePieces all = pos_line_serials_get_all (line);
  guint known = pos_line_serials_count (line, all);
  json_t *list = json_array ();

  for (guint i = 0; known > 0 && i < all.count; i++) {
    const char *serial = pos_line_serials_get (line, i);
    json_array_append_new (list, text_or_null (serial));
    known -= serial ? 1 : 0;
  }
  return list;
}

/* Who does what with it, and what it goes with. */
static void
view_work (json_t *json, PosOrderLine *line)
{
  json_object_set_new (
      json, "dom_status", text_or_null (pos_dom_status_get_nick ((PosDomStatus)line->dom_status)));
  json_object_set_new (json, "picking_by", text_or_null (line->picking_by));
  json_object_set_new (json, "reject_reason", text_or_null (line->reject_reason));
  json_object_set_new (json, "packing_slip", text_or_null (line->packing_slip));
  json_object_set_new (json, "serial", text_or_null (line->serial));
  json_object_set_new (json, "serials", view_serials (line));
  json_object_set_new (json, "gift_card", text_or_null (line->gift_masked));
  json_object_set_new (json, "serialized", json_boolean (line->serialized));
  json_object_set_new (json, "batch_tracked", json_boolean (line->batch_tracked));
  json_object_set_new (json, "batches", view_batches (line));
  json_object_set_new (json, "expedite", text_or_null (line->expedite));
  json_object_set_new (json, "sales_rep", text_or_null (line->sales_rep));
}

/* P-6: as it was said, where that is for several pieces. */
static void
set_price (json_t *json, PosOrderLine *line, int decimals)
{
  gboolean several = line->price_unit.micro > 0;

  json_object_set_new (
      json, "unit_price", take (pos_micro_to_text (line->unit_price.micro, decimals)));
  json_object_set_new (json,
                       "price",
                       several ? take (pos_micro_to_text (line->price.micro, decimals))
                               : json_null ());
  json_object_set_new (json, "price_unit", several ? quantity (line->price_unit) : json_null ());
}

/* T-18: quantities are in pieces; how many boxes those are, where it is sold by the box. */
static void
set_unit (json_t *json, PosOrderLine *line)
{
  PosQuantity units;
  gboolean whole = pos_order_line_count_units (line, pos_order_line_get_quantity (line), &units);

  json_object_set_new (json, "unit", text_or_null (line->unit));
  json_object_set_new (json, "sold_by", text_or_null (line->sold_by));
  json_object_set_new (json,
                       "unit_factor",
                       line->unit_factor.micro > 0 ? quantity (line->unit_factor) : json_null ());
  json_object_set_new (json, "units", whole && units.micro > 0 ? quantity (units) : json_null ());
}

json_t *
pos_order_view_line (PosOrderLine *line, guint32 currency, const char *language)
{
  json_t *json;
  int decimals = pos_currency_get_exponent (currency);

  if (!line)
    return json_null ();
  json = json_object ();
  json_object_set_new (json, "id", id_or_null (&line->id));
  json_object_set_new (json, "group", id_or_null (&line->group));
  json_object_set_new (json, "item", text_or_null (line->item));
  json_object_set_new (
      json, "description", text_or_null (pos_l10n_get (line->description, language)));
  json_object_set_new (json, "quantity", quantity (pos_order_line_get_quantity (line)));
  set_price (json, line, decimals);
  set_unit (json, line);
  json_object_set_new (json, "void_reason", text_or_null (line->void_reason));
  json_object_set_new (json, "price_overridden", json_boolean (line->price_overridden));
  json_object_set_new (json, "discount", money (line->discount, currency));
  json_object_set_new (json, "discounts", view_discounts (line, currency, language));
  if (line->exempt_amount != 0)
    json_object_set_new (json, "exempt_amount", money (line->exempt_amount, currency));
  json_object_set_new (json, "net", money (line->net, currency));
  json_object_set_new (json, "tax", money (line->tax, currency));
  json_object_set_new (json, "taxes", view_line_taxes (line, currency));
  json_object_set_new (json, "total", money (line->total, currency));
  json_object_set_new (json, "tax_group", text_or_null (line->tax_group));
  json_object_set_new (json, "price_locked", json_boolean (line->price_locked));
  json_object_set_new (json, "voided", json_boolean (line->voided));
  json_object_set_new (json, "intent", text_or_null (pos_intent_get_nick (line->intent)));
  json_object_set_new (json, "mode", text_or_null (line->mode));
  json_object_set_new (json, "location", text_or_null (line->location));
  json_object_set_new (
      json, "store", text_or_null (line->shipping_store ? line->shipping_store : line->store));
  if (line->locker)
    json_object_set_new (json, "locker", json_string (line->locker));
  json_object_set_new (json, "address", text_or_null (line->address));
  json_object_set_new (json, "date", take (pos_date_to_text (line->date)));
  json_object_set_new (json, "slot", text_or_null (line->slot));
  json_object_set_new (json, "collector", text_or_null (line->collector));
  json_object_set_new (json, "comment", text_or_null (line->comment));
  json_object_set_new (json, "attributes", json_or_null (line->attributes));
  json_object_set_new (
      json, "status", json_string (pos_line_status_get_nick (pos_order_line_get_status (line))));
  json_object_set_new (json, "ordered", quantity (line->ordered));
  json_object_set_new (json, "open", quantity (pos_order_line_get_open (line)));
  json_object_set_new (json, "rejected", quantity (line->rejected));
  json_object_set_new (json, "picked", quantity (line->picked));
  json_object_set_new (json, "packed", quantity (line->packed));
  json_object_set_new (json, "invoiced", quantity (line->invoiced));
  json_object_set_new (json, "cancelled", quantity (line->cancelled));
  json_object_set_new (json, "returned", quantity (line->returned));
  json_object_set_new (json, "returned_serials", list_texts (line->returned_serials));
  json_object_set_new (json, "hand_over", quantity (line->hand_over));
  json_object_set_new (json, "original_order", id_or_null (&line->original_order));
  json_object_set_new (json, "original_line", id_or_null (&line->original_line));
  json_object_set_new (json, "return_reason", text_or_null (line->return_reason));
  if (line->return_location)
    json_object_set_new (json, "return_location", json_string (line->return_location));
  if (line->return_pallet)
    json_object_set_new (json, "return_pallet", json_string (line->return_pallet));
  json_object_set_new (json, "blocked", json_boolean (line->blocked));
  view_work (json, line);
  return json;
}

json_t *
pos_order_view_charge (PosCharge *charge, guint32 currency, const char *language)
{
  json_t *json;

  if (!charge)
    return json_null ();
  json = json_object ();
  json_object_set_new (json, "id", id_or_null (&charge->id));
  json_object_set_new (json, "code", text_or_null (charge->code));
  json_object_set_new (
      json, "description", text_or_null (pos_l10n_get (charge->description, language)));
  json_object_set_new (json, "line", id_or_null (&charge->line));
  json_object_set_new (json, "amount", money (charge->amount, currency));
  if (charge->exempt_amount != 0)
    json_object_set_new (json, "exempt_amount", money (charge->exempt_amount, currency));
  json_object_set_new (json, "tax", money (charge->tax, currency));
  json_object_set_new (
      json, "taxes", view_taxes (charge->taxes, charge->total - charge->tax, currency));
  json_object_set_new (json, "total", money (charge->total, currency));
  json_object_set_new (json, "origin", json_string (pos_charge_origin_get_nick (charge->origin)));
  json_object_set_new (json, "overridden", json_boolean (charge->overridden));
  json_object_set_new (json, "calculated", money (charge->calculated, currency));
  json_object_set_new (json, "discount", money (charge->discount, currency));
  json_object_set_new (json, "invoiced", money (charge->invoiced, currency));
  json_object_set_new (json, "returned", money (charge->returned, currency));
  json_object_set_new (json, "reason", text_or_null (charge->reason));
  return json;
}

json_t *
pos_order_view_payment (PosPayment *payment, guint32 currency)
{
  json_t *json = json_object ();

  json_object_set_new (json, "id", id_or_null (&payment->id));
  json_object_set_new (json, "kind", json_string (pos_payment_kind_get_nick (payment->kind)));
  json_object_set_new (json, "tender", text_or_null (payment->tender));
  json_object_set_new (json, "amount", money (payment->amount, currency));
  json_object_set_new (json, "tendered", money (payment->tendered, currency));
  json_object_set_new (json, "change", money (payment->change, currency));
  json_object_set_new (json, "rounding", money (-payment->rounding, currency));
  json_object_set_new (json, "state", json_string (pos_payment_state_get_nick (payment->state)));
  json_object_set_new (json, "masked", text_or_null (payment->masked));
  json_object_set_new (json, "void_reason", text_or_null (payment->void_reason));
  json_object_set_new (json, "brand", text_or_null (payment->brand));
  json_object_set_new (json, "used", money (payment->used, currency));
  json_object_set_new (json, "original", id_or_null (&payment->original));
  json_object_set_new (json,
                       "expires_at",
                       payment->expires_at ? take (pos_instant_to_text (payment->expires_at))
                                           : json_null ());
  json_object_set_new (json, "at", take (pos_instant_to_text (payment->created_at)));
  json_object_set_new (json, "register", text_or_null (payment->register_id));
  json_object_set_new (json, "worker", text_or_null (payment->worker));
  json_object_set_new (json, "refunded", money (payment->refunded, currency));
  json_object_set_new (json, "discount", money (payment->discount, currency));
  return json;
}

json_t *
pos_order_view_totals (PosOrder *order)
{
  const struct {
    const char *name;
    gint64 amount;
  } rows[] = {
      {"goods", order->goods},
      {"discount", order->discount},
      {"charges", order->charge_total},
      {"tax", order->tax},
      {"total", order->total},
      {"carry_out", order->carry_out},
      {"deferred", order->deferred},
      {"deposit_required", order->deposit_required},
      {"deposit_held", order->deposit_held},
      {"deposit_applied", order->deposit_applied},
      {"authorized", order->authorized},
      {"invoiced", order->invoiced_total},
      {"returned", order->return_total},
      {"paid", order->paid},
      {"to_give_back", pos_overpaid_get_left (order)},
      {"to_collect", pos_overpaid_get_missing (order)},
      {"due_now", order->due_now},
      {"balance", order->balance},
  };
  gint64 exempt = pos_exemption_sum (order);
  json_t *json = json_object ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    json_object_set_new (json, rows[i].name, money (rows[i].amount, order->currency));
  if (exempt != 0)
    json_object_set_new (json, "exempt_amount", money (exempt, order->currency));
  json_object_set_new (
      json, "deposit_overridden", json_boolean (order->deposit_source != POS_DEPOSIT_DEFAULT));
  return json;
}

static void
view_header (json_t *json, PosOrder *order)
{
  char currency[4];

  pos_currency_to_code (order->currency, currency);
  json_object_set_new (json, "id", id_or_null (&order->id));
  json_object_set_new (json, "number", text_or_null (order->number));
  json_object_set_new (json, "reference", text_or_null (order->reference));
  json_object_set_new (json, "receipt", text_or_null (order->receipt));
  json_object_set_new (json, "type", json_string (pos_order_type_get_nick (order->type)));
  json_object_set_new (json, "status", json_string (pos_order_status_get_nick (order->status)));
  json_object_set_new (json, "revision", json_integer (order->revision));
  json_object_set_new (json, "origin", json_string (pos_order_origin_get_nick (order->origin)));
  json_object_set_new (json, "flow", json_string (pos_order_flow_get_nick (order->flow)));
  json_object_set_new (json, "home_store", text_or_null (order->home_store));
  json_object_set_new (json, "customer", text_or_null (order->customer));
  json_object_set_new (json, "customer_name", text_or_null (order->customer_name));
  json_object_set_new (json, "currency", text_or_null (currency));
  json_object_set_new (
      json, "requested_date", take (pos_date_to_text (pos_order_find_requested_date (order))));
  json_object_set_new (
      json, "header_mode", text_or_null (pos_delivery_get_header_mode (order, POS_INTENT_NONE)));
  json_object_set_new (json, "quote_expiry", take (pos_date_to_text (order->quote_expiry)));
  json_object_set_new (json, "quote", id_or_null (&order->quote));
  const PosId none = POS_ID_NONE;
  gboolean replaced = pos_order_rules_is_replaced (order);
  json_object_set_new (json, "ordered_as", id_or_null (replaced ? &none : &order->ordered_as));
  json_object_set_new (json, "replaced_by", id_or_null (replaced ? &order->ordered_as : &none));
  json_object_set_new (json, "terms_of_payment", text_or_null (order->terms_of_payment));
  json_object_set_new (json, "method_of_payment", text_or_null (order->method_of_payment));
  json_object_set_new (json, "comment", text_or_null (order->comment));
  json_object_set_new (json, "attributes", json_or_null (order->attributes));
  json_object_set_new (
      json,
      "answers",
      pos_record_field_to_json (order, pos_record_find_field (order, "answers"), order->currency));
  json_t *holds = json_array ();
  for (GStrv hold = order->holds; hold && *hold; hold++)
    json_array_append_new (holds, json_string (*hold));
  json_object_set_new (json, "holds", holds);
  json_object_set_new (json, "hold_reason", text_or_null (order->hold_reason));
  json_object_set_new (json, "hold_note", text_or_null (order->hold_note));
  json_object_set_new (json, "hold_worker", text_or_null (order->hold_worker));
  json_object_set_new (json, "hold_taken_by", text_or_null (order->hold_taken_by));
  json_object_set_new (
      json,
      "fraud",
      pos_record_field_to_json (order, pos_record_find_field (order, "fraud"), order->currency));
  json_t *coupons = json_array ();
  for (GStrv code = order->coupons; code && *code; code++)
    json_array_append_new (coupons, json_string (*code));
  json_object_set_new (json, "coupons", coupons);
  json_object_set_new (json, "no_offers", json_boolean (order->no_offers));
  json_object_set_new (json, "totaled", json_boolean (order->totaled));
  json_object_set_new (json, "expedite", text_or_null (order->expedite));
  json_object_set_new (json, "sales_taker", text_or_null (order->sales_taker));
  json_object_set_new (json, "sales_rep", text_or_null (order->sales_rep));
  json_object_set_new (
      json, "clock_skew", order->clock_skew ? json_integer (order->clock_skew) : json_null ());
  json_object_set_new (json, "do_not_process", json_boolean (order->do_not_process));
  json_object_set_new (json, "sync_message", text_or_null (order->sync_message));
  json_object_set_new (json, "payment_failed", json_boolean (order->payment_failed));
}

json_t *
pos_order_view (PosOrder *order, const char *language)
{
  json_t *json = json_object (), *lines = json_array (), *charges = json_array (),
         *payments = json_array ();

  view_header (json, order);
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  json_array_append_new (lines, pos_order_view_line (line, order->currency, language));
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  json_array_append_new (charges, pos_order_view_charge (charge, order->currency, language));
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  json_array_append_new (payments, pos_order_view_payment (payment, order->currency));
  json_object_set_new (json, "lines", lines);
  json_object_set_new (json, "charges", charges);
  json_object_set_new (json, "payments", payments);
  json_object_set_new (json, "totals", pos_order_view_totals (order));
  return json;
}

json_t *
pos_order_view_summary (PosOrderSummary *summary)
{
  return pos_record_to_json (summary, summary->currency);
}

/* What an entry is about, by the names that scripts use. */
static const char *
get_subject (PosOrder *order, PosLedgerEntry *entry)
{
  PosOrderLine *line = pos_order_find_line (order, &entry->line);
  PosCharge *charge = pos_order_find_charge (order, &entry->charge);
  PosPayment *payment = pos_order_find_payment (order, &entry->payment);

  if (line)
    return line->item;
  if (charge)
    return charge->code;
  if (payment)
    return pos_text_or (payment->masked, payment->tender);
  return pos_id_is_none (&entry->charge) ? "set off within the order" : "a charge that is gone";
}

/* English, for logs and scripts. */
static json_t *
explain (PosOrder *order, PosLedgerEntry *entry)
{
  GString *text = g_string_new (pos_ledger_get_sentence (order, entry));

  g_string_replace (text, "%s", pos_text_or (get_subject (order, entry), "?"), 1);
  return take (g_string_free (text, FALSE));
}

/* M-9: less than was due is a minus. */
static gint64
get_amount (PosLedgerEntry *entry)
{
  return entry->kind == POS_ENTRY_ROUNDING ? -entry->amount : entry->amount;
}

json_t *
pos_order_view_ledger (PosOrder *order)
{
  json_t *list = json_array ();

  POS_LIST_FOREACH (PosLedgerEntry, entry, order->ledger)
  {
    json_t *json = json_object ();
    json_object_set_new (json, "seq", json_integer (entry->seq));
    json_object_set_new (json, "kind", json_string (pos_entry_kind_get_nick (entry->kind)));
    json_object_set_new (json, "amount", money (get_amount (entry), order->currency));
    json_object_set_new (json, "line", id_or_null (&entry->line));
    json_object_set_new (json, "charge", id_or_null (&entry->charge));
    json_object_set_new (json, "payment", id_or_null (&entry->payment));
    json_object_set_new (json, "revision", json_integer (entry->revision));
    json_object_set_new (json, "at", take (pos_instant_to_text (entry->at)));
    json_object_set_new (json, "text", explain (order, entry));
    json_array_append_new (list, json);
  }
  return list;
}
