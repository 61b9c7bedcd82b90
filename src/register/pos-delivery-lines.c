/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-delivery-lines.c — see the header. */
#include "register/pos-delivery-lines.h"
#include "base/pos-error.h"
#include "model/pos-line-steps.h"
#include "pricing/pos-delivery.h"
#include "register/pos-before.h"
#include "register/pos-offer.h"
#include "register/pos-register-private.h"

/* What nobody took in hand yet may still go another way, as a line of its own. */
static gboolean
refuse_processed (PosOrderLine *line, GError **error)
{
  gint64 untouched = pos_order_line_get_untouched (line).micro;
  g_autofree char *id = pos_id_dup_text (&line->id);
  GVariantDict details;

  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "rule", "s", "X13");
  g_variant_dict_insert (&details, "item", "s", line->item);
  if (untouched > 0) {
    g_variant_dict_insert (&details, "reason", "s", "part-processed");
    g_variant_dict_insert (&details, "line", "s", id);
    g_variant_dict_insert (&details, "untouched_micro", "x", untouched);
    g_variant_dict_insert (&details, "next", "s", "line.split");
  }
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_dict_end (&details),
                        untouched > 0
                            ? "Part of this line was picked, packed or invoiced already: split off "
                              "the rest first"
                            : "This line was picked, packed or invoiced already");
}

/* X13: goods that moved already stay where they are. */
static gboolean
check_untouched (GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < lines->len; i++) {
    PosOrderLine *line = lines->pdata[i];

    if (line->picked.micro != 0 || line->packed.micro != 0 || line->invoiced.micro != 0)
      return refuse_processed (line, error);
  }
  return TRUE;
}

/* Of what was handed over, or came back, nothing goes anywhere any more: "all" passes over it. */
static void
leave_out_closed (GPtrArray *lines)
{
  for (guint i = lines->len; i > 0; i--) {
    PosOrderLine *line = lines->pdata[i - 1];

    if (pos_order_line_is_return (line) || pos_order_line_get_open (line).micro == 0)
      g_ptr_array_remove_index (lines, i - 1);
  }
}

/* O7. */
static gboolean
check_no_return (GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    if (pos_order_line_is_return (lines->pdata[i]))
      return pos_set_error (error,
                            POS_ORDER_ERROR,
                            POS_ORDER_ERROR_STATUS,
                            g_variant_new_parsed ("{'rule': <'O7'>}"),
                            "A returned line comes back here and now");
  return lines->len > 0 || pos_set_error (error,
                                          POS_ORDER_ERROR,
                                          POS_ORDER_ERROR_NO_LINES,
                                          NULL,
                                          "Every line was handed over or comes back");
}

GPtrArray *
pos_delivery_lines_choose (PosRun *run, gboolean all, GError **error)
{
  g_autoptr (GPtrArray) lines =
      all ? pos_run_get_all_lines (run, error) : pos_run_get_lines (run, error);

  if (!lines)
    return NULL;
  if (all)
    leave_out_closed (lines);
  pos_run_recompute (run);
  if (!check_no_return (lines, error) || !check_untouched (lines, error))
    return NULL;
  return g_steal_pointer (&lines);
}

/* --- Whether it still fits --- */

static gboolean
check_mode (PosRun *run, PosOrder *order, PosOrderLine *line, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosPricing pricing = pos_run_get_pricing (run);
  PosIntent intent = (PosIntent)line->intent;
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GArray) parcel = NULL;

  g_ptr_array_add (one, line);
  parcel = pos_offer_make_parcel (self, intent, one);
  return pos_delivery_check_mode (&pricing,
                                  intent,
                                  intent == POS_INTENT_PICK_UP ? line->store : self->store->id,
                                  (gpointer)parcel->data,
                                  parcel->len,
                                  pos_order_find_address (order, line->address),
                                  line->mode,
                                  error);
}

gboolean
pos_delivery_lines_fit (PosRun *run, PosOrder *order, PosOrderLine *line)
{
  return check_mode (run, order, line, NULL);
}

/* Whether something of the saved order goes that very way: it was promised. */
static gboolean
is_promised (PosOrder *saved, PosOrderLine *line)
{
  if (!saved)
    return FALSE;
  POS_LIST_FOREACH (PosOrderLine, other, saved->lines)
  if (other->intent == line->intent && other->date.julian == line->date.julian &&
      !g_strcmp0 (other->item, line->item) && !g_strcmp0 (other->mode, line->mode) &&
      !g_strcmp0 (other->store, line->store) && !g_strcmp0 (other->locker, line->locker) &&
      !g_strcmp0 (other->address, line->address))
    return TRUE;
  return FALSE;
}

static gboolean
check_still (PosRun *run, PosOrder *order, PosOrderLine *line, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosPricing pricing = pos_run_get_pricing (run);
  PosStore *pickup = line->intent == POS_INTENT_PICK_UP
                         ? pos_config_get (self->config, POS_TYPE_STORE, line->store)
                         : NULL;

  if (line->date.julian != 0 && pos_delivery_is_over (&pricing, pickup, line->date))
    return pos_delivery_check_date (&pricing, line->mode, pickup, line->date, error);
  return check_mode (run, order, line, error);
}

gboolean
pos_delivery_lines_check_still (PosRun *run, PosOrder *order, GError **error)
{
  PosOrder *saved = pos_before_get (pos_run_get_register (run), order);

  if (!pos_order_flow_is_building (order->flow))
    return TRUE;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_line_is_active (line) && pos_order_line_is_deferred (line) &&
      pos_order_line_get_open (line).micro > 0 && !is_promised (saved, line) &&
      !check_still (run, order, line, error))
    return FALSE;
  return TRUE;
}

gboolean
pos_delivery_lines_have_place (
    PosOrder *saved, const char *store, const char *mode, PosDate date, const char *slot)
{
  if (!saved)
    return FALSE;
  POS_LIST_FOREACH (PosOrderLine, line, saved->lines)
  if (pos_order_line_is_active (line) && line->intent == POS_INTENT_PICK_UP &&
      !g_strcmp0 (line->slot, slot) && line->date.julian == date.julian &&
      !g_strcmp0 (line->mode, mode) && !g_strcmp0 (line->store, store))
    return TRUE;
  return FALSE;
}

/* Nobody else's address stays in the order. */
static void
drop_unused_addresses (PosOrder *order)
{
  for (guint i = pos_list_size (order->addresses); i > 0; i--) {
    PosAddress *address = pos_list_peek (order->addresses, i - 1);
    gboolean used = FALSE;

    POS_LIST_FOREACH (PosOrderLine, line, order->lines)
    used |= !line->voided && g_strcmp0 (line->address, address->id) == 0;
    if (!used)
      pos_list_remove (order->addresses, i - 1);
  }
}

void
pos_delivery_lines_redirect (PosRun *run, PosOrder *order, PosCustomer *customer)
{
  PosAddress *primary = pos_customer_get_primary_address (customer);

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    gboolean electronic = line->intent == POS_INTENT_ELECTRONIC;

    if (line->voided || (line->intent != POS_INTENT_SHIP && !electronic))
      continue;
    if (primary)
      pos_order_keep_address (order, primary);
    pos_text_set (&line->address, primary ? primary->id : NULL);
    if (!(electronic ? pos_offer_can_reach (customer) : primary != NULL) ||
        !pos_delivery_lines_fit (run, order, line))
      pos_order_line_lose_delivery (line);
  }
  drop_unused_addresses (order);
}
