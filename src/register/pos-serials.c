/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-serials.c — see the header. */
#include "register/pos-serials.h"
#include "base/pos-error.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

#include <string.h>

static gboolean
is_checked (PosRegister *self)
{
  return pos_config_has_feature (self->config, "F16");
}

static const char *
get_warehouse (PosRegister *self, PosOrderLine *line)
{
  return pos_text_or (line->location, self->store->warehouse);
}

/* Whether the numbers of @item are held against what lies in @warehouse. */
static gboolean
is_active (PosRegister *self, const char *item, const char *warehouse)
{
  PosWarehouse *place =
      warehouse ? pos_config_get (self->config, POS_TYPE_WAREHOUSE, warehouse) : NULL;
  g_autoptr (PosProduct) product = pos_quick_find_product (self, item, NULL);
  g_autoptr (PosStock) stock = NULL;

  if (!is_checked (self) || !warehouse || (place && place->negative_stock) || !product ||
      product->serial_in_process || product->negative_stock || product->uncounted)
    return FALSE;
  stock = pos_quick_get_stock (self, item, warehouse, NULL);
  return stock != NULL;
}

/* Whether @line brings something back when its cart is paid. */
static gboolean
is_coming_back (PosOrderLine *line)
{
  return pos_order_line_is_active (line) && pos_order_line_is_return (line) &&
         line->invoiced.micro == 0;
}

/* Return and order again: the piece lies in @warehouse as soon as @order is paid. */
static gboolean
comes_back (
    PosRegister *self, PosOrder *order, const char *item, const char *warehouse, const char *serial)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (is_coming_back (line) && !line->blocked && !g_strcmp0 (line->item, item) &&
      !g_strcmp0 (line->serial, serial) && !g_strcmp0 (get_warehouse (self, line), warehouse))
    return TRUE;
  return FALSE;
}

static gboolean
check_known (
    PosRegister *self, PosOrder *order, PosOrderLine *line, const char *serial, GError **error)
{
  const char *warehouse = get_warehouse (self, line);
  g_autoptr (GError) failure = NULL;

  if (!is_active (self, line->item, warehouse) ||
      comes_back (self, order, line->item, warehouse, serial) ||
      pos_quick_has_serial (self, line->item, warehouse, serial, &failure))
    return TRUE;
  if (failure) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_PRODUCT,
                        g_variant_new_parsed ("{'reason': <'serial-unknown'>, 'item': <%s>, "
                                              "'serial': <%s>, 'location': <%s>}",
                                              line->item,
                                              serial,
                                              warehouse),
                        "No %s with the serial number %s lies in %s",
                        line->item,
                        serial,
                        warehouse);
}

gboolean
pos_serials_fits (PosRegister *self, const char *item, const char *warehouse, const char *serial)
{
  return !is_active (self, item, warehouse) ||
         pos_quick_has_serial (self, item, warehouse, serial, NULL);
}

static gboolean
check_once (PosOrder *order, PosOrderLine *line, const char *serial, GError **error)
{
  POS_LIST_FOREACH (PosOrderLine, other, order->lines)
  if (other != line && pos_order_line_is_active (other) &&
      pos_order_line_is_return (other) == pos_order_line_is_return (line) &&
      !g_strcmp0 (other->item, line->item) && !g_strcmp0 (other->serial, serial))
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_PRODUCT,
        g_variant_new_parsed (
            "{'reason': <'serial-twice'>, 'item': <%s>, 'serial': <%s>}", line->item, serial),
        "The serial number %s is in this transaction already",
        serial);
  return TRUE;
}

/* The number of the piece that was sold.  Returns: (transfer full) (nullable). */
static char *
dup_sold (PosRegister *self, PosOrderLine *line)
{
  g_autoptr (PosOrder) original = pos_order_line_has_original (line)
                                      ? pos_quick_get_order (self, &line->original_order, NULL)
                                      : NULL;
  PosOrderLine *sold = original ? pos_order_find_line (original, &line->original_line) : NULL;

  return sold ? g_strdup (sold->serial) : NULL;
}

/* R11: the piece that comes back is not the one that was sold. */
static gboolean
check_returned (PosRun *run, const char *sold, const char *serial, GError **error)
{
  PosRegister *self = run->reg;
  PosProfile *profile = pos_config_get_profile (self->config, self->store);

  if (!sold || !is_checked (self) || !strcmp (sold, serial))
    return TRUE;
  pos_run_answer (run, "serial_differs", g_variant_new_string (sold));
  switch ((PosOfflineReturn)profile->serial_return) {
  case POS_OFFLINE_RETURN_APPROVE:
    return pos_run_require (
        run,
        "return.serial",
        g_variant_new_parsed ("{'reason': <'serial-differs'>, 'serial': <%s>}", sold),
        error);
  case POS_OFFLINE_RETURN_BLOCK:
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_STATUS,
        g_variant_new_parsed ("{'rule': <'serial-differs'>, 'serial': <%s>}", sold),
        "What was sold has the serial number %s",
        sold);
  case POS_OFFLINE_RETURN_WARN:
  default:
    return TRUE;
  }
}

static gboolean
check_serialized (PosOrderLine *line, GError **error)
{
  return line->serialized ||
         pos_set_error (
             error,
             POS_ORDER_ERROR,
             POS_ORDER_ERROR_PRODUCT,
             g_variant_new_parsed ("{'reason': <'no-serial'>, 'item': <%s>}", line->item),
             "%s has no serial numbers",
             line->item);
}

/* Without a receipt nothing says that the piece was ever sold. */
static gboolean
check_away (PosRegister *self, PosOrderLine *line, const char *serial, GError **error)
{
  const char *warehouse = get_warehouse (self, line);
  g_autoptr (GError) failure = NULL;

  if (pos_order_line_has_original (line) || !is_checked (self) || !warehouse)
    return TRUE;
  if (!pos_quick_has_serial (self, line->item, warehouse, serial, &failure) && !failure)
    return TRUE;
  if (failure) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_PRODUCT,
      g_variant_new_parsed ("{'reason': <'serial-here'>, 'item': <%s>, 'serial': <%s>, "
                            "'location': <%s>, 'next': <'return.by_receipt'>}",
                            line->item,
                            serial,
                            warehouse),
      "%s with the serial number %s lies in %s already: read the number again, or take it back "
      "with its receipt",
      line->item,
      serial,
      warehouse);
}

gboolean
pos_serials_take_back (PosRun *run,
                       PosOrder *cart,
                       PosOrderLine *line,
                       const char *sold,
                       const char *serial,
                       GError **error)
{
  if (!check_serialized (line, error) || !check_once (cart, line, serial, error) ||
      !check_away (run->reg, line, serial, error) || !check_returned (run, sold, serial, error))
    return FALSE;
  pos_text_set (&line->serial, serial);
  return TRUE;
}

gboolean
pos_serials_enter (
    PosRun *run, PosOrder *order, PosOrderLine *line, const char *serial, GError **error)
{
  if (serial && pos_order_line_is_return (line)) {
    g_autofree char *sold = dup_sold (run->reg, line);
    return pos_serials_take_back (run, order, line, sold, serial, error);
  }
  if (!check_serialized (line, error))
    return FALSE;
  if (serial && g_strcmp0 (serial, line->serial) != 0 &&
      !(check_once (order, line, serial, error) &&
        check_known (run->reg, order, line, serial, error)))
    return FALSE;
  pos_text_set (&line->serial, serial);
  return TRUE;
}

static gboolean
check_there (PosOrderLine *line, GError **error)
{
  g_autofree char *id = NULL;

  if (!line->serialized || line->serial || line->blank_serial)
    return TRUE;
  id = pos_id_dup_text (&line->id);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_PRODUCT,
                        g_variant_new_parsed ("{'reason': <'serial-missing'>, 'item': <%s>, "
                                              "'line': <%s>, 'next': <'line.serial'>}",
                                              line->item,
                                              id),
                        "%s needs its serial number",
                        line->item);
}

gboolean
pos_serials_check_leaving (PosRegister *self, PosOrder *order, PosOrderLine *line, GError **error)
{
  if (!check_there (line, error))
    return FALSE;
  /* What was picked is on no shelf any more. */
  return !line->serialized || !line->serial || line->picked.micro + line->packed.micro > 0 ||
         check_known (self, order, line, line->serial, error);
}

gboolean
pos_serials_leaves (PosOrder *cart, PosOrderLine *line)
{
  if (!pos_order_line_is_active (line) || pos_order_line_is_return (line))
    return FALSE;
  if (cart->flow == POS_ORDER_FLOW_HAND_OVER && pos_order_line_is_deferred (line))
    return line->hand_over.micro > 0;
  return cart->flow != POS_ORDER_FLOW_CANCEL && cart->type != POS_ORDER_TYPE_QUOTE &&
         !pos_order_line_is_deferred (line) && line->invoiced.micro == 0;
}

/* Without its number nobody could sell again what comes back. */
static gboolean
check_line (PosRegister *self, PosOrder *cart, PosOrderLine *line, GError **error)
{
  if (is_coming_back (line))
    return check_there (line, error) &&
           (!line->serial || check_away (self, line, line->serial, error));
  return !pos_serials_leaves (cart, line) || pos_serials_check_leaving (self, cart, line, error);
}

gboolean
pos_serials_check_cart (PosRegister *self, PosOrder *cart, GError **error)
{
  POS_LIST_FOREACH (PosOrderLine, line, cart->lines)
  if (!check_line (self, cart, line, error))
    return FALSE;
  return TRUE;
}
