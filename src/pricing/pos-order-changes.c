/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order-changes.c — see the header. */
#include "pricing/pos-order-changes.h"

static void
line_change_free (gpointer data)
{
  PosLineChange *change = data;

  g_clear_object (&change->before);
  g_clear_object (&change->after);
  g_free (change);
}

static void
charge_change_free (gpointer data)
{
  PosChargeChange *change = data;

  g_clear_object (&change->before);
  g_clear_object (&change->after);
  g_free (change);
}

static PosOrderLine *
find_active (PosOrder *order, const PosId *id)
{
  PosOrderLine *line = pos_order_find_line (order, id);

  return line && pos_order_line_is_active (line) ? line : NULL;
}

static gboolean
line_differs (PosOrderLine *before, PosOrderLine *after)
{
  return pos_order_line_get_quantity (before).micro != pos_order_line_get_quantity (after).micro ||
         !pos_order_line_costs_like (before, after) || before->discount != after->discount ||
         before->total != after->total || before->tax != after->tax ||
         before->intent != after->intent || before->date.julian != after->date.julian ||
         g_strcmp0 (before->mode, after->mode) != 0 ||
         g_strcmp0 (before->location, after->location) != 0 ||
         g_strcmp0 (before->shipping_store, after->shipping_store) != 0 ||
         g_strcmp0 (before->address, after->address) != 0 ||
         g_strcmp0 (before->slot, after->slot) != 0;
}

static void
add_line (PosOrderChanges *self, PosOrderLine *before, PosOrderLine *after)
{
  PosLineChange *change = g_new0 (PosLineChange, 1);

  change->before = before ? g_object_ref (before) : NULL;
  change->after = after ? g_object_ref (after) : NULL;
  change->quantity.micro = (after ? pos_order_line_get_quantity (after).micro : 0) -
                           (before ? pos_order_line_get_quantity (before).micro : 0);
  change->total = (after ? after->total : 0) - (before ? before->total : 0);
  g_ptr_array_add (self->lines, change);
}

static void
compare_lines (PosOrderChanges *self)
{
  POS_LIST_FOREACH (PosOrderLine, line, self->after->lines)
  {
    PosOrderLine *before = find_active (self->before, &line->id);
    PosOrderLine *after = pos_order_line_is_active (line) ? line : NULL;

    if (before && after ? line_differs (before, after) : before || after)
      add_line (self, before, after);
  }
  POS_LIST_FOREACH (PosOrderLine, line, self->before->lines)
  if (pos_order_line_is_active (line) && !pos_order_find_line (self->after, &line->id))
    add_line (self, line, NULL);
}

static void
add_charge (PosOrderChanges *self, PosCharge *before, PosCharge *after)
{
  PosChargeChange *change = g_new0 (PosChargeChange, 1);

  change->before = before ? g_object_ref (before) : NULL;
  change->after = after ? g_object_ref (after) : NULL;
  change->total = (after ? after->total : 0) - (before ? before->total : 0);
  g_ptr_array_add (self->charges, change);
}

static void
compare_charges (PosOrderChanges *self)
{
  POS_LIST_FOREACH (PosCharge, charge, self->after->charges)
  {
    PosCharge *before = pos_order_find_charge (self->before, &charge->id);

    if (!before || before->total != charge->total || before->overridden != charge->overridden)
      add_charge (self, before, charge);
  }
  POS_LIST_FOREACH (PosCharge, charge, self->before->charges)
  if (!pos_order_find_charge (self->after, &charge->id))
    add_charge (self, charge, NULL);
}

PosOrderChanges *
pos_order_changes_new (PosOrder *before, PosOrder *after)
{
  PosOrderChanges *self = g_new0 (PosOrderChanges, 1);

  self->before = g_object_ref (before);
  self->after = g_object_ref (after);
  self->lines = g_ptr_array_new_with_free_func (line_change_free);
  self->charges = g_ptr_array_new_with_free_func (charge_change_free);
  self->total = after->total - before->total;
  self->tax = after->tax - before->tax;
  self->charge_total = after->charge_total - before->charge_total;
  self->discount = after->discount - before->discount;
  self->deposit_required = after->deposit_required - before->deposit_required;
  self->open_total = after->open_total - before->open_total;
  self->balance = after->balance - before->balance;
  compare_lines (self);
  compare_charges (self);
  return self;
}

gboolean
pos_order_changes_is_empty (PosOrderChanges *self)
{
  if (self->lines->len > 0 || self->charges->len > 0)
    return FALSE;
  g_autoptr (PosOrder) same = pos_record_copy (self->before);

  /* A cart has these of its own; what they do to money is in lines and charges. */
  same->flow = self->after->flow;
  same->flow_revision = self->after->flow_revision;
  same->total_discount = self->after->total_discount;
  same->total_discount_rate = self->after->total_discount_rate;
  return pos_record_equal (same, self->after, TRUE);
}

void
pos_order_changes_free (PosOrderChanges *self)
{
  g_object_unref (self->before);
  g_object_unref (self->after);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->charges);
  g_free (self);
}
