/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-serials.c — see the header. */
#include "register/pos-serials.h"
#include "base/pos-error.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

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
      pos_line_serials_find (line, serial, NULL) &&
      !g_strcmp0 (get_warehouse (self, line), warehouse))
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
refuse_twice (PosOrderLine *line, const char *serial, GError **error)
{
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_PRODUCT,
      g_variant_new_parsed (
          "{'reason': <'serial-twice'>, 'item': <%s>, 'serial': <%s>}", line->item, serial),
      "The serial number %s is in this transaction already",
      serial);
}

static gboolean
check_once (PosOrder *order, PosOrderLine *line, const char *serial, GError **error)
{
  POS_LIST_FOREACH (PosOrderLine, other, order->lines)
  if (other != line && pos_order_line_is_active (other) &&
      pos_order_line_is_return (other) == pos_order_line_is_return (line) &&
      !g_strcmp0 (other->item, line->item) && pos_line_serials_find (other, serial, NULL))
    return refuse_twice (line, serial, error);
  return TRUE;
}

/* --- What comes back --- */

static gboolean
refuse_returned (PosOrderLine *sold, const char *serial, GError **error)
{
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_STATUS,
      g_variant_new_parsed (
          "{'rule': <'serial-returned'>, 'item': <%s>, 'serial': <%s>}", sold->item, serial),
      "%s with the serial number %s came back already",
      sold->item,
      serial);
}

/* Whether the piece is one of those that were sold, as far as anybody knows. */
static gboolean
was_sold (PosOrderLine *sold, const char *serial)
{
  PosLinePieces left = pos_line_serials_get_left (sold);
  guint piece;

  return pos_line_serials_count (sold, left) < left.count ||
         (pos_line_serials_find (sold, serial, &piece) && piece < left.count);
}

/* R11: the piece that comes back is not one that was sold. */
static gboolean
judge_other (PosRun *run, PosOrderLine *sold, GError **error)
{
  PosProfile *profile = pos_config_get_profile (run->reg->config, run->reg->store);
  g_auto (GStrv) left = pos_line_serials_dup_unreturned (sold);
  g_autofree char *names = g_strjoinv (", ", left);

  pos_run_answer (run, "serial_differs", g_variant_new_string (names));
  switch ((PosOfflineReturn)profile->serial_return) {
  case POS_OFFLINE_RETURN_APPROVE:
    return pos_run_require (
        run,
        "return.serial",
        g_variant_new_parsed ("{'reason': <'serial-differs'>, 'serial': <%s>}", names),
        error);
  case POS_OFFLINE_RETURN_BLOCK:
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_STATUS,
        g_variant_new_parsed ("{'rule': <'serial-differs'>, 'serial': <%s>}", names),
        "What was sold has the serial number %s",
        names);
  case POS_OFFLINE_RETURN_WARN:
  default:
    return TRUE;
  }
}

/* @sold: (nullable): nobody knows. */
static gboolean
check_returned (PosRun *run, PosOrderLine *sold, const char *serial, GError **error)
{
  if (!sold)
    return TRUE;
  if (sold->returned_serials &&
      g_strv_contains ((const char *const *)sold->returned_serials, serial))
    return refuse_returned (sold, serial, error);
  return !is_checked (run->reg) || was_sold (sold, serial) || judge_other (run, sold, error);
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

PosSerialsPlace
pos_serials_get_place (PosOrderLine *line)
{
  PosLinePieces leaving = pos_line_serials_get_leaving (line);
  guint left = pos_line_serials_get_left (line).count;
  guint all = pos_line_serials_get_all (line).count;

  if (leaving.count > 0)
    return (PosSerialsPlace){leaving, leaving.from};
  return (PosSerialsPlace){{left, all > left ? all - left : 0}, left};
}

/* @sold: (nullable): of what comes back, the line that it was sold with. */
typedef struct {
  PosRun *run;
  PosOrder *order;
  PosOrderLine *line, *sold;
} Said;

static gboolean
check_one (const Said *said, const char *serial, guint reach, GError **error)
{
  PosRegister *self = said->run->reg;
  guint piece;

  if (pos_line_serials_find (said->line, serial, &piece)) {
    /* What leaves is held against what lies there once more then. */
    return piece >= reach || refuse_twice (said->line, serial, error);
  }
  if (!check_once (said->order, said->line, serial, error))
    return FALSE;
  return pos_order_line_is_return (said->line)
             ? check_away (self, said->line, serial, error) &&
                   check_returned (said->run, said->sold, serial, error)
             : check_known (self, said->order, said->line, serial, error);
}

static gboolean
check_all (const Said *said, GStrv given, PosSerialsPlace place, GError **error)
{
  if (g_strv_length (given) > place.pieces.count)
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_PRODUCT,
        g_variant_new_parsed ("{'reason': <'serial-exceeds'>, 'item': <%s>, 'maximum_micro': <%x>}",
                              said->line->item,
                              (gint64)place.pieces.count * POS_SCALE),
        "There are %u pieces of %s, and more serial numbers",
        place.pieces.count,
        said->line->item);
  for (guint i = 0; given[i]; i++) {
    for (guint j = 0; j < i; j++)
      if (!g_strcmp0 (given[i], given[j]))
        return refuse_twice (said->line, given[i], error);
    if (!check_one (said, given[i], place.reach, error))
      return FALSE;
  }
  return TRUE;
}

/* What stands around a number is not of it, and nothing is no number. */
static GStrv
dup_stripped (const char *const *given)
{
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  for (guint i = 0; given[i]; i++) {
    g_autofree char *serial = g_strstrip (g_strdup (given[i]));
    if (*serial)
      g_strv_builder_add (kept, serial);
  }
  return g_strv_builder_end (kept);
}

static gboolean
put (const Said *said,
     const char *const *given,
     PosSerialsPlace place,
     PosSerialsHow how,
     GError **error)
{
  g_auto (GStrv) serials = dup_stripped (given);

  if (!check_serialized (said->line, error) || !check_all (said, serials, place, error))
    return FALSE;
  pos_line_serials_put (said->line, place.pieces, (const char *const *)serials, how);
  return TRUE;
}

gboolean
pos_serials_enter (PosRun *run,
                   PosOrder *order,
                   PosOrderLine *line,
                   const char *const *given,
                   PosSerialsPlace place,
                   PosSerialsHow how,
                   GError **error)
{
  g_autoptr (PosOrder) original =
      pos_order_line_is_return (line) && pos_order_line_has_original (line)
          ? pos_quick_get_order (run->reg, &line->original_order, NULL)
          : NULL;
  const Said said = {
      run, order, line, original ? pos_order_find_line (original, &line->original_line) : NULL};

  return put (&said, given, place, how, error);
}

static gboolean
refuse_both (GError **error)
{
  return pos_set_error (error,
                        POS_CALL_ERROR,
                        POS_CALL_ERROR_CONTRADICTION,
                        g_variant_new_parsed ("{'argument': <'serials'>, 'other': <'serial'>}"),
                        "A line takes either “serial” or “serials”");
}

/* Returns: (nullable): @part says nothing of it, or both. */
static GStrv
read_part (json_t *part, GError **error)
{
  const char *serial = json_string_value (json_object_get (part, "serial"));
  json_t *list = json_object_get (part, "serials");
  g_autoptr (GStrvBuilder) given = g_strv_builder_new ();
  gsize index;
  json_t *each;

  if (serial && json_array_size (list) > 0)
    refuse_both (error);
  if (json_array_size (list) > 0 ? serial != NULL : !serial)
    return NULL;
  if (serial)
    g_strv_builder_add (given, serial);
  json_array_foreach (list, index, each) g_strv_builder_add (given, json_string_value (each));
  return g_strv_builder_end (given);
}

gboolean
pos_serials_take (PosRun *run,
                  PosOrder *order,
                  PosOrderLine *line,
                  json_t *part,
                  PosSerialsPlace place,
                  GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_auto (GStrv) given = read_part (part, &failure);

  if (failure) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return !given || pos_serials_enter (
                       run, order, line, (const char *const *)given, place, POS_SERIALS_ADD, error);
}

gboolean
pos_serials_take_back (PosRun *run,
                       PosOrder *cart,
                       PosOrderLine *line,
                       PosOrderLine *sold,
                       json_t *part,
                       GError **error)
{
  const Said said = {run, cart, line, sold};
  const PosSerialsPlace place = {pos_line_serials_get_all (line), 0};
  g_autoptr (GError) failure = NULL;
  g_auto (GStrv) given = read_part (part, &failure);

  if (failure) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return !given || put (&said, (const char *const *)given, place, POS_SERIALS_SET, error);
}

/* --- What has to be known --- */

static gboolean
check_there (PosOrderLine *line, PosLinePieces pieces, GError **error)
{
  guint missing = pieces.count - pos_line_serials_count (line, pieces);
  g_autofree char *id = NULL;

  if (!line->serialized || missing == 0 || line->blank_serial)
    return TRUE;
  id = pos_id_dup_text (&line->id);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_PRODUCT,
                        g_variant_new_parsed ("{'reason': <'serial-missing'>, 'item': <%s>, "
                                              "'line': <%s>, 'missing_micro': <%x>, "
                                              "'next': <'line.serial'>}",
                                              line->item,
                                              id,
                                              (gint64)missing * POS_SCALE),
                        "%s needs its serial number",
                        line->item);
}

gboolean
pos_serials_check_leaving (PosRegister *self, PosOrder *order, PosOrderLine *line, GError **error)
{
  PosLinePieces pieces = pos_line_serials_get_leaving (line);
  guint taken = pos_line_serials_get_taken (line).count;

  if (!line->serialized)
    return TRUE;
  if (!check_there (line, pieces, error))
    return FALSE;
  for (guint i = pieces.from; i < pieces.from + pieces.count; i++) {
    const char *serial = pos_line_serials_get (line, i);
    /* What was picked is on no shelf any more. */
    if (serial && i >= taken && !check_known (self, order, line, serial, error))
      return FALSE;
  }
  return TRUE;
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
check_back (PosRegister *self, PosOrderLine *line, GError **error)
{
  PosLinePieces pieces = pos_line_serials_get_all (line);

  if (!check_there (line, pieces, error))
    return FALSE;
  for (guint i = 0; i < pieces.count; i++) {
    const char *serial = pos_line_serials_get (line, i);
    if (serial && !check_away (self, line, serial, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_line (PosRegister *self, PosOrder *cart, PosOrderLine *line, GError **error)
{
  if (is_coming_back (line))
    return check_back (self, line, error);
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

char *
pos_serials_dup_text (PosOrderLine *line, PosLinePieces pieces)
{
  g_auto (GStrv) serials = pos_line_serials_dup (line, pieces);

  return serials[0] ? g_strjoinv (", ", serials) : NULL;
}
