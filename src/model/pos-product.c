/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-product.c — tables of fields of products, prices and stock. */
#include "model/pos-product.h"

static const PosField price_fields[] = {
    {POS_FIELD (PosPrice, TEXT, store)},
    {POS_FIELD (PosPrice, TEXT, group)},
    {POS_FIELD (PosPrice, TEXT, customer), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosPrice, UNIT_PRICE, price)},
    {POS_FIELD (PosPrice, QUANTITY, price_unit), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosPrice, DATE, from)},
    {POS_FIELD (PosPrice, DATE, until)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosPrice, price, 0)

static const PosField product_unit_fields[] = {
    {POS_FIELD (PosProductUnit, TEXT, unit), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosProductUnit, QUANTITY, factor), .flags = POS_FIELD_REQUIRED},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosProductUnit, product_unit, 0)

static const PosField product_fields[] = {
    {POS_FIELD (PosProduct, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosProduct, L10N, name), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosProduct, L10N, description)},
    {POS_FIELD (PosProduct, TEXTS, barcodes)},
    {POS_FIELD (PosProduct, TEXT, category)},
    {POS_FIELD (PosProduct, TEXT, unit)},
    {POS_FIELD (PosProduct, RECORDS, units),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_product_unit_get_type},
    {POS_FIELD (PosProduct, UNIT_PRICE, unit_price), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosProduct, RECORDS, prices), .item_type = pos_price_get_type},
    {POS_FIELD (PosProduct, TEXT, item_tax_group)},
    {POS_FIELD (PosProduct, INTEGER, weight_grams)},
    {POS_FIELD (PosProduct, FLAG, fractional)},
    {POS_FIELD (PosProduct, FLAG, blocked)},
    {POS_FIELD (PosProduct, FLAG, zero_price)},
    {POS_FIELD (PosProduct, FLAG, carry_only)},
    {POS_FIELD (PosProduct, FLAG, serialized)},
    {POS_FIELD (PosProduct, FLAG, serial_in_process), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProduct, FLAG, blank_serial), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProduct, FLAG, batch_tracked), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProduct, FLAG, uncounted), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProduct, FLAG, negative_stock), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProduct, QUANTITY, stock_buffer), .flags = POS_FIELD_SPARSE | POS_FIELD_SAID},
    {POS_FIELD (PosProduct, FLAG, revenue_recognition)},
    {POS_FIELD (PosProduct, FLAG, not_returnable), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProduct, QUANTITY, minimum)},
    {POS_FIELD (PosProduct, QUANTITY, maximum)},
    {POS_FIELD (PosProduct, QUANTITY, multiple)},
    {POS_FIELD (PosProduct, QUANTITY, default_quantity), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProduct, FLAG, no_discount), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProduct, FLAG, no_offer), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProduct, FLAG, no_manual_discount), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProduct, FLAG, no_tender_discount), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosProduct, TEXT, variant_of)},
    {POS_FIELD (PosProduct, L10N, variant)},
    POS_FIELD_END,
};

G_DEFINE_FINAL_TYPE (PosProduct, pos_product, POS_TYPE_RECORD)

static void
pos_product_class_init (PosProductClass *klass)
{
  pos_record_class_set_fields (POS_RECORD_CLASS (klass), product_fields, 0);
}

static void
pos_product_init (PosProduct *self)
{
  self->stock_buffer.micro = POS_UNSAID;
}

gboolean
pos_product_is_sold_in (PosProduct *self, PosQuantity quantity)
{
  return (self->minimum.micro <= 0 || quantity.micro >= self->minimum.micro) &&
         (self->maximum.micro <= 0 || quantity.micro <= self->maximum.micro) &&
         (self->multiple.micro <= 0 || quantity.micro % self->multiple.micro == 0);
}

static const PosField stock_expected_fields[] = {
    {POS_FIELD (PosStockExpected, DATE, date), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosStockExpected, QUANTITY, quantity)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosStockExpected, stock_expected, 0)

static const PosField stock_fields[] = {
    {POS_FIELD (PosStock, TEXT, item), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosStock, TEXT, warehouse), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosStock, QUANTITY, on_hand)},
    {POS_FIELD (PosStock, QUANTITY, reserved)},
    {POS_FIELD (PosStock, QUANTITY, ordered)},
    {POS_FIELD (PosStock, INSTANT, as_of)},
    {POS_FIELD (PosStock, TEXTS, serials), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosStock, QUANTITY, blocked), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosStock, RECORDS, expected),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_stock_expected_get_type},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosStock, stock, 0)

gboolean
pos_stock_is_counted (PosStock *self)
{
  return self->as_of != 0;
}
