/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order-line.c — the line's table of fields and its derived status. */
#include "model/pos-order-line.h"
#include "model/pos-nicks-private.h"

const char *const pos_intent_nicks[] = {"", "carry-out", "pick-up", "ship", "electronic", NULL};
const char *const pos_accept_state_nicks[] = {"", "pending", "accepted", "rejected", NULL};
const char *const pos_line_status_nicks[] = {
    "cart",
    "cancelled",
    "invoiced",
    "rejected",
    "partially-invoiced",
    "packed",
    "partially-packed",
    "picked",
    "partially-picked",
    "picking",
    "accepted",
    "pending",
    NULL,
};

static const char *const dom_statuses[] = {"", "chosen", "assigned", "no-stock", "nobody", NULL};
static const char *const discount_origins[] = {
    "simple",
    "quantity",
    "mix",
    "threshold",
    "tender",
    "manual-line",
    "manual-total",
    NULL,
};

static const PosField line_discount_fields[] = {
    {POS_FIELD (PosLineDiscount, TEXT, offer)},
    {POS_FIELD (PosLineDiscount, ENUM, origin), .nicks = discount_origins},
    {POS_FIELD (PosLineDiscount, L10N, name)},
    {POS_FIELD (PosLineDiscount, MONEY, amount)},
    {POS_FIELD (PosLineDiscount, UNIT_PRICE, exact), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosLineDiscount, QUANTITY, quantity)},
    {POS_FIELD (PosLineDiscount, INTEGER, bundle)},
    {POS_FIELD (PosLineDiscount, TEXT, rejected)},
    {POS_FIELD (PosLineDiscount, FLAG, unproven)},
    {POS_FIELD (PosLineDiscount, FLAG, of_gone), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosLineDiscount, line_discount, 0)

static const PosField line_batch_fields[] = {
    {POS_FIELD (PosLineBatch, TEXT, batch), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosLineBatch, QUANTITY, quantity)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosLineBatch, line_batch, 0)

static const PosField order_line_fields[] = {
    {POS_FIELD (PosOrderLine, ID, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosOrderLine, ID, group)},
    {POS_FIELD (PosOrderLine, INTEGER, position)},
    {POS_FIELD (PosOrderLine, FLAG, voided)},
    {POS_FIELD (PosOrderLine, TEXT, item), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosOrderLine, L10N, description)},
    {POS_FIELD (PosOrderLine, TEXT, barcode)},
    {POS_FIELD (PosOrderLine, TEXT, unit)},
    {POS_FIELD (PosOrderLine, TEXT, sold_by), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, QUANTITY, unit_factor), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, TEXT, category)},
    {POS_FIELD (PosOrderLine, TEXT, variant_of), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, FLAG, no_offer), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, FLAG, no_manual_discount), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, FLAG, no_tender_discount), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, TEXT, item_tax_group)},
    {POS_FIELD (PosOrderLine, INTEGER, weight_grams)},
    {POS_FIELD (PosOrderLine, FLAG, serialized)},
    {POS_FIELD (PosOrderLine, FLAG, blank_serial), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, TEXT, serial)},
    {POS_FIELD (PosOrderLine, TEXTS, serials), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, TEXT, gift_card), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, TEXT, gift_masked), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, FLAG, batch_tracked), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, RECORDS, batches),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_line_batch_get_type},
    {POS_FIELD (PosOrderLine, QUANTITY, ordered), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosOrderLine, QUANTITY, cancelled)},
    {POS_FIELD (PosOrderLine, QUANTITY, rejected)},
    {POS_FIELD (PosOrderLine, QUANTITY, picked)},
    {POS_FIELD (PosOrderLine, QUANTITY, packed)},
    {POS_FIELD (PosOrderLine, QUANTITY, invoiced)},
    {POS_FIELD (PosOrderLine, QUANTITY, returned)},
    {POS_FIELD (PosOrderLine, QUANTITY, hand_over), .flags = POS_FIELD_LOCAL},
    {POS_FIELD (PosOrderLine, MONEY, hand_over_saved), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, UNIT_PRICE, base_price)},
    {POS_FIELD (PosOrderLine, UNIT_PRICE, agreement_price), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, UNIT_PRICE, unit_price)},
    {POS_FIELD (PosOrderLine, UNIT_PRICE, price), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, QUANTITY, price_unit), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, FLAG, price_overridden)},
    {POS_FIELD (PosOrderLine, FLAG, price_locked)},
    {POS_FIELD (PosOrderLine, TEXT, price_reason), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, TEXT, void_reason), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, MONEY, discount)},
    {POS_FIELD (PosOrderLine, RECORDS, discounts),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_line_discount_get_type},
    {POS_FIELD (PosOrderLine, MONEY, manual_discount), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, QUANTITY, manual_discount_for), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, RATE, manual_discount_rate), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, QUANTITY, discount_for), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, MONEY, exempt_amount), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, MONEY, net)},
    {POS_FIELD (PosOrderLine, MONEY, tax)},
    {POS_FIELD (PosOrderLine, MONEY, total)},
    {POS_FIELD (PosOrderLine, TEXT, tax_group)},
    {POS_FIELD (PosOrderLine, RATE, tax_rate)},
    {POS_FIELD (PosOrderLine, RECORDS, taxes),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_tax_part_get_type},
    {POS_FIELD (PosOrderLine, MONEY, invoiced_net)},
    {POS_FIELD (PosOrderLine, MONEY, invoiced_tax)},
    {POS_FIELD (PosOrderLine, RECORDS, invoiced_taxes),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_tax_part_get_type},
    {POS_FIELD (PosOrderLine, MONEY, returned_net), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, MONEY, returned_tax), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, RECORDS, returned_taxes),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_tax_part_get_type},
    {POS_FIELD (PosOrderLine, TEXTS, returned_serials), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, ENUM, intent), .nicks = pos_intent_nicks},
    {POS_FIELD (PosOrderLine, FLAG, delivery_lost), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, TEXT, mode)},
    {POS_FIELD (PosOrderLine, TEXT, charged_mode)},
    {POS_FIELD (PosOrderLine, TEXT, location)},
    {POS_FIELD (PosOrderLine, ENUM, dom_status), .flags = POS_FIELD_SPARSE, .nicks = dom_statuses},
    {POS_FIELD (PosOrderLine, TEXTS, dom_tried), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, TEXT, store)},
    {POS_FIELD (PosOrderLine, TEXT, locker), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, TEXT, shipping_store), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, TEXT, address)},
    {POS_FIELD (PosOrderLine, DATE, date)},
    {POS_FIELD (PosOrderLine, TEXT, slot)},
    {POS_FIELD (PosOrderLine, TEXT, collector)},
    {POS_FIELD (PosOrderLine, TEXT, expedite), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, ENUM, accept_state), .nicks = pos_accept_state_nicks},
    {POS_FIELD (PosOrderLine, TEXT, picking_by)},
    {POS_FIELD (PosOrderLine, INSTANT, picking_at)},
    {POS_FIELD (PosOrderLine, INSTANT, picked_at), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, INSTANT, packed_at), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, TEXT, reject_reason), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, TEXT, packing_slip), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, TEXT, comment)},
    {POS_FIELD (PosOrderLine, JSON, attributes), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, ID, quoted), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, ID, original_order), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, ID, original_line), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, TEXT, return_reason), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, TEXT, sales_rep), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, TEXT, return_location), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, TEXT, return_pallet), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, FLAG, blocked), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosOrderLine, FLAG, return_label), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosOrderLine, order_line, 0)

const char *
pos_intent_get_nick (PosIntent intent)
{
  return pos_intent_nicks[intent];
}

const char *
pos_dom_status_get_nick (PosDomStatus status)
{
  return dom_statuses[status];
}

const char *
pos_line_status_get_nick (PosLineStatus status)
{
  return pos_line_status_nicks[status];
}

const char *
pos_discount_origin_get_nick (PosDiscountOrigin origin)
{
  return discount_origins[origin];
}

gboolean
pos_order_line_is_return (PosOrderLine *self)
{
  return self->ordered.micro < 0;
}

gboolean
pos_order_line_is_settled (PosOrderLine *self)
{
  return !pos_order_line_is_active (self) || self->invoiced.micro != 0 ||
         pos_order_line_is_return (self);
}

gboolean
pos_order_line_has_original (PosOrderLine *self)
{
  return !pos_id_is_none (&self->original_line);
}

PosPricePer
pos_order_line_get_price (PosOrderLine *self)
{
  g_return_val_if_fail (POS_IS_ORDER_LINE (self), pos_price_per_one ((PosUnitPrice){0}));

  return self->price_unit.micro > 0 ? (PosPricePer){self->price, self->price_unit}
                                    : pos_price_per_one (self->unit_price);
}

void
pos_order_line_set_price (PosOrderLine *self, PosPricePer price)
{
  gboolean of_one = price.per.micro <= 0 || price.per.micro == POS_SCALE;

  g_return_if_fail (POS_IS_ORDER_LINE (self));

  self->unit_price = pos_price_of_one (price, NULL);
  self->price = of_one ? (PosUnitPrice){0} : price.price;
  self->price_unit = of_one ? (PosQuantity){0} : price.per;
}

gboolean
pos_order_line_count_units (PosOrderLine *self, PosQuantity quantity, PosQuantity *units)
{
  g_return_val_if_fail (POS_IS_ORDER_LINE (self), FALSE);

  if (self->unit_factor.micro <= 0 || quantity.micro % self->unit_factor.micro != 0)
    return FALSE;
  *units = pos_quantity_whole (quantity.micro / self->unit_factor.micro);
  return TRUE;
}

PosQuantity
pos_order_line_count_pieces (PosOrderLine *self, PosQuantity units)
{
  g_return_val_if_fail (POS_IS_ORDER_LINE (self), units);

  return self->unit_factor.micro > 0
             ? (PosQuantity){pos_minor_scale (
                   units.micro, self->unit_factor.micro, POS_SCALE, POS_ROUND_HALF_UP)}
             : units;
}

const char *
pos_order_line_get_sold_unit (PosOrderLine *self)
{
  g_return_val_if_fail (POS_IS_ORDER_LINE (self), NULL);

  return self->sold_by ? self->sold_by : self->unit;
}

PosPricePer
pos_order_line_get_sold_price (PosOrderLine *self)
{
  PosPricePer price = pos_order_line_get_price (self);

  if (self->unit_factor.micro > 0)
    price.price.micro =
        pos_minor_scale (price.price.micro, self->unit_factor.micro, POS_SCALE, POS_ROUND_HALF_UP);
  return price;
}

gboolean
pos_order_line_costs_like (PosOrderLine *self, PosOrderLine *other)
{
  return pos_price_compare (pos_order_line_get_price (self), pos_order_line_get_price (other)) == 0;
}

gboolean
pos_order_line_is_active (PosOrderLine *self)
{
  return !self->voided &&
         (self->ordered.micro == 0 || self->cancelled.micro != self->ordered.micro);
}

gboolean
pos_order_line_is_deferred (PosOrderLine *self)
{
  return self->intent == POS_INTENT_PICK_UP || self->intent == POS_INTENT_SHIP ||
         self->intent == POS_INTENT_ELECTRONIC;
}

PosQuantity
pos_order_line_get_quantity (PosOrderLine *self)
{
  return (PosQuantity){self->ordered.micro - self->cancelled.micro};
}

PosQuantity
pos_order_line_get_open (PosOrderLine *self)
{
  return (PosQuantity){self->ordered.micro - self->cancelled.micro - self->invoiced.micro};
}

PosLineStatus
pos_order_line_get_status (PosOrderLine *self)
{
  gint64 open = pos_order_line_get_open (self).micro;

  if (self->ordered.micro != 0 && self->cancelled.micro == self->ordered.micro)
    return POS_LINE_STATUS_CANCELLED;
  if (self->invoiced.micro != 0 && open == 0)
    return POS_LINE_STATUS_INVOICED;
  if (self->accept_state == POS_ACCEPT_REJECTED)
    return POS_LINE_STATUS_REJECTED;
  if (self->invoiced.micro > 0)
    return POS_LINE_STATUS_PARTIALLY_INVOICED;
  if (self->packed.micro > 0)
    return self->packed.micro == open ? POS_LINE_STATUS_PACKED : POS_LINE_STATUS_PARTIALLY_PACKED;
  if (self->picked.micro > 0)
    return self->picked.micro == open ? POS_LINE_STATUS_PICKED : POS_LINE_STATUS_PARTIALLY_PICKED;
  if (self->picking_by)
    return POS_LINE_STATUS_PICKING;
  if (self->accept_state == POS_ACCEPT_ACCEPTED)
    return POS_LINE_STATUS_ACCEPTED;
  if (self->accept_state == POS_ACCEPT_PENDING)
    return POS_LINE_STATUS_PENDING;
  return POS_LINE_STATUS_CART;
}

void
pos_order_line_clear_delivery (PosOrderLine *self)
{
  self->intent = POS_INTENT_NONE;
  pos_text_set (&self->mode, NULL);
  pos_text_set (&self->location, NULL);
  self->dom_status = POS_DOM_NONE;
  g_clear_pointer (&self->dom_tried, g_strfreev);
  pos_text_set (&self->store, NULL);
  pos_text_set (&self->locker, NULL);
  pos_text_set (&self->shipping_store, NULL);
  pos_text_set (&self->address, NULL);
  pos_text_set (&self->slot, NULL);
  pos_text_set (&self->collector, NULL);
  self->date = POS_DATE_NONE;
  self->delivery_lost = FALSE;
}

void
pos_order_line_lose_delivery (PosOrderLine *self)
{
  pos_order_line_clear_delivery (self);
  self->delivery_lost = TRUE;
}
