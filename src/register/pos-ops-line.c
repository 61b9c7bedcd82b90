/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-line.c — changing lines of the open order: quantity, void, split, comment. */
#include "base/pos-error.h"
#include "model/pos-line-serials.h"
#include "pricing/pos-cancellation.h"
#include "pricing/pos-concessions.h"
#include "pricing/pos-fulfillment.h"
#include "pricing/pos-return-shipping.h"
#include "register/pos-before.h"
#include "register/pos-handing-over.h"
#include "register/pos-item.h"
#include "register/pos-ops.h"
#include "register/pos-quick.h"
#include "register/pos-refusal.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>

/* X13: what was picked, packed or invoiced stays. */
static gint64
get_processed (PosOrderLine *line)
{
  return line->picked.micro + line->packed.micro + line->invoiced.micro;
}

static gboolean
refuse_processed (PosOrderLine *line, GError **error)
{
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_STATUS,
      g_variant_new_parsed ("{'rule': <'X13'>, 'minimum_micro': <%x>}", get_processed (line)),
      "Part of this line was picked, packed or invoiced already");
}

/* A line of the saved order, be its price unlocked: it is cancelled, never struck. */
static gboolean
is_saved (PosOrder *order, PosOrderLine *line)
{
  return order->flow == POS_ORDER_FLOW_EDIT &&
         (line->price_locked || line->accept_state != POS_ACCEPT_NONE);
}

static gboolean
is_fractional (PosRegister *self, PosOrderLine *line)
{
  g_autoptr (PosProduct) product = pos_quick_find_product (self, line->item, NULL);

  return product && product->fractional;
}

/* A box is not opened to be sold; what was split off it stays. */
static gboolean
check_units (PosOrderLine *line, PosQuantity quantity, GError **error)
{
  PosQuantity units;

  return line->unit_factor.micro <= 0 || pos_order_line_count_units (line, quantity, &units) ||
         pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_QUANTITY,
                        g_variant_new_parsed (
                            "{'rule': <'whole-units'>, 'unit': <%s>, 'multiple_micro': <%x>}",
                            line->sold_by,
                            line->unit_factor.micro),
                        "It is sold by the %s",
                        line->sold_by);
}

/* L4, as when it was added; how much there is of it already need not change. */
static gboolean
check_quantity (PosRun *run, PosOrderLine *line, PosQuantity quantity, GError **error)
{
  g_autoptr (PosProduct) product =
      pos_quick_find_product (pos_run_get_register (run), line->item, NULL);

  if (!product || quantity.micro == pos_order_line_get_quantity (line).micro)
    return pos_item_check_quantity (quantity, product && product->fractional, error);
  if (!check_units (line, quantity, error))
    return FALSE;
  if (line->serialized && !pos_item_check_quantity (quantity, FALSE, error))
    return FALSE;
  return pos_item_check_together (pos_run_get_order (run), product, line, quantity, error) &&
         (quantity.micro < pos_order_line_get_quantity (line).micro ||
          pos_item_check_most (run, line->item, quantity, error));
}

/* What comes back was approved as it stands. */
static gboolean
refuse_returned (GError **error)
{
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_new_parsed ("{'rule': <'returned-line'>, 'next': <'line.void'>}"),
                        "A returned line stays as it is: void it, and take it back again");
}

/* Reckoned from what is saved, whatever was keyed before. */
static gboolean
set_saved_quantity (PosRun *run, PosOrderLine *line, PosQuantity quantity, GError **error)
{
  PosOrder *order = pos_run_get_order (run);
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (PosOrder) saved =
      pos_quick_get_order (pos_run_get_register (run), &order->id, &unreadable);

  if (unreadable) {
    g_propagate_error (error, g_steal_pointer (&unreadable));
    return FALSE;
  }
  if (quantity.micro < get_processed (line))
    return refuse_processed (line, error);
  if (saved)
    pos_cancellation_restore_quantity (order, saved, line);
  gint64 now = pos_order_line_get_quantity (line).micro;
  if (quantity.micro < now)
    return pos_cancellation_cancel_quantity (
        order, line, (PosQuantity){now - quantity.micro}, error);
  pos_cancellation_add_quantity (order, line, (PosQuantity){quantity.micro - now});
  return pos_item_check_line (pos_run_get_register (run), saved, order, line, error);
}

/* A line that this edit gave up, named by whoever takes that back.  Returns: (nullable) */
static PosOrderLine *
find_given_up (PosRun *run)
{
  PosOrder *order = pos_run_get_order (run);
  PosOrder *saved = pos_before_get (pos_run_get_register (run), order);
  const char *name = pos_run_get_text (run, "line");
  PosOrderLine *before;
  PosId id;

  if (!saved || !name || !pos_id_parse (name, &id, NULL))
    return NULL;
  before = pos_order_find_line (saved, &id);
  return before && pos_order_line_is_active (before) ? pos_order_find_line (order, &id) : NULL;
}

/* L1: a piece with a serial number is a line, unless the chain keeps them together (§10.52); what
 * is together already can become less. */
static gboolean
has_room (PosRegister *self, PosOrderLine *line, PosQuantity quantity)
{
  gboolean together = pos_config_get_parameters (self->config)->serials_together;

  return !line->serialized || together || quantity.micro == POS_SCALE ||
         quantity.micro <= pos_order_line_get_quantity (line).micro;
}

static gboolean
set_quantity (PosRun *run, PosQuantity quantity, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrderLine *given_up = find_given_up (run);
  PosOrderLine *line = given_up ? given_up : pos_run_get_line (run, error);
  PosOrder *order = pos_run_get_order (run);

  if (!line)
    return FALSE;
  pos_run_recompute (run);
  /* PU4: what the customer takes now. */
  if (pos_order_is_handed_over (order, line))
    return pos_handing_over_take (self, line, quantity, error);
  if (!check_quantity (run, line, quantity, error))
    return FALSE;
  if (!has_room (self, line, quantity))
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_QUANTITY,
                          g_variant_new_parsed ("{'reason': <'serialized'>}"),
                          "A product with a serial number stands on a line of its own");
  if (pos_order_line_is_return (line))
    return refuse_returned (error);
  if (is_saved (order, line))
    return set_saved_quantity (run, line, quantity, error);
  line->discount = pos_pricing_scale_discount (line->discount, line->ordered, quantity);
  line->ordered = quantity;
  pos_line_serials_trim (line);
  pos_concessions_fit (line, order->currency);
  return TRUE;
}

static gboolean
set_qty_run (PosRun *run, GError **error)
{
  PosQuantity quantity = {0};

  pos_run_get_number (run, "quantity", &quantity.micro);
  return set_quantity (run, quantity, error);
}

static gboolean
reset_qty_run (PosRun *run, GError **error)
{
  return set_quantity (run, pos_quantity_whole (1), error);
}

static gboolean
refuse_unit (PosOrderLine *line, const char *reason, GError **error)
{
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_PRODUCT,
                        g_variant_new_parsed ("{'item': <%s>, 'reason': <%s>}", line->item, reason),
                        "%s is not sold by another unit, or not by that one",
                        line->item);
}

/* The unit with that name, or the one after the line's; @found: (nullable): the product's own. */
static gboolean
find_unit (PosProduct *product, PosOrderLine *line, const char *name, PosProductUnit **found)
{
  guint n = pos_list_size (product->units), at = 0;

  *found = NULL;
  if (name && !g_strcmp0 (name, product->unit))
    return TRUE;
  for (guint i = 0; i < n; i++) {
    PosProductUnit *unit = pos_list_peek (product->units, i);

    if (name && g_str_equal (name, unit->unit)) {
      *found = unit;
      return TRUE;
    }
    if (line->unit_factor.micro > 0 && !g_strcmp0 (line->sold_by, unit->unit))
      at = i + 1;
  }
  if (!name && at < n)
    *found = pos_list_peek (product->units, at);
  return !name;
}

static gboolean
set_unit (PosRun *run, PosOrderLine *line, PosProduct *product, GError **error)
{
  PosProductUnit *unit;
  PosQuantity quantity = pos_order_line_get_quantity (line);

  if (pos_list_size (product->units) == 0)
    return refuse_unit (line, "one-unit", error);
  if (!find_unit (product, line, pos_run_get_text (run, "unit"), &unit) ||
      (unit && unit->factor.micro <= 0))
    return refuse_unit (line, "unit", error);
  /* As many boxes as there were pieces. */
  pos_order_line_count_units (line, quantity, &quantity);
  pos_text_set (&line->sold_by, unit ? unit->unit : NULL);
  line->unit_factor = unit ? unit->factor : (PosQuantity){0};
  quantity = pos_order_line_count_pieces (line, quantity);
  if (!set_quantity (run, quantity, error))
    return FALSE;
  g_autofree char *text = pos_micro_to_text (quantity.micro, 0);
  pos_run_answer (
      run, "unit", g_variant_new_string (pos_text_or (pos_order_line_get_sold_unit (line), "")));
  pos_run_answer_json (run, "quantity", json_string (text));
  pos_run_recompute (run);
  return TRUE;
}

/* T-18. */
static gboolean
set_uom_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrder *order = pos_run_get_order (run);
  PosOrderLine *line = pos_run_get_line (run, error);
  g_autoptr (PosProduct) product = line ? pos_item_find (self, line->item, error) : NULL;

  if (!product)
    return FALSE;
  if (pos_order_line_is_return (line))
    return refuse_returned (error);
  if (line->price_locked || is_saved (order, line) || pos_order_is_handed_over (order, line))
    return pos_refuse ("unit-stays", "The unit of what was agreed stays", error);
  return set_unit (run, line, product, error);
}

/* PU4: another choice is made of all lines at once. */
static gboolean
refuse_handed_over (GError **error)
{
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_STATUS,
      g_variant_new_parsed ("{'rule': <'handed-over-line'>, 'next': <'order.change_pickup'>}"),
      "What is handed over is chosen anew, or left by voiding the transaction");
}

static gboolean
void_line (PosRegister *self, PosOrder *order, PosOrderLine *line, GError **error)
{
  if (pos_order_is_handed_over (order, line))
    return pos_handing_over_leaves (self, order, line) || refuse_handed_over (error);
  if (get_processed (line) > 0)
    return refuse_processed (line, error);
  if (is_saved (order, line))
    return pos_cancellation_cancel_quantity (
        order, line, pos_order_line_get_quantity (line), error);
  pos_return_shipping_move (order, line);
  line->voided = TRUE;
  return TRUE;
}

static gboolean
void_run (PosRun *run, GError **error)
{
  g_autoptr (GPtrArray) lines = pos_run_get_lines (run, error);

  if (!lines)
    return FALSE;
  for (guint i = 0; i < lines->len; i++) {
    PosOrderLine *line = lines->pdata[i];
    if (!void_line (pos_run_get_register (run), pos_run_get_order (run), line, error))
      return FALSE;
    pos_text_set (&line->void_reason, pos_run_get_text (run, "reason"));
  }
  pos_run_recompute (run);
  return TRUE;
}

/* What nobody took in hand yet: all of it can go another way. */
static gint64
get_untouched (PosOrderLine *line)
{
  return pos_order_line_get_quantity (line).micro - get_processed (line);
}

/* The parts keep price, lock and group, and divide what was given and asked for the line.  What was
 * rejected stays behind as far as it can. */
static PosOrderLine *
split_line (PosRegister *self, PosOrder *order, PosOrderLine *line, PosQuantity part)
{
  PosQuantity rest = {get_untouched (line) - part.micro};
  PosQuantity rejected = {MAX (line->rejected.micro - rest.micro, 0)};

  return pos_fulfillment_split (order, line, part, rejected, self->context);
}

/* Something has to stay: what was taken in hand; else a piece, or as little of what is measured as
 * there can be. */
static gboolean
check_part (PosRegister *self, PosOrderLine *line, PosQuantity part, GError **error)
{
  gboolean fractional = is_fractional (self, line);
  gint64 stays = get_processed (line) > 0 ? 0 : fractional ? 1 : POS_SCALE;
  gint64 most = get_untouched (line) - stays;

  if (most <= 0 && get_processed (line) > 0)
    return refuse_processed (line, error);
  if (most <= 0)
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_QUANTITY,
        g_variant_new_parsed ("{'rule': <'one-piece'>, 'item': <%s>}", line->item),
        "A single piece is not split");
  if (part.micro > most)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_QUANTITY,
                          g_variant_new_parsed ("{'maximum_micro': <%x>}", most),
                          "Split off less than the line holds");
  return pos_item_check_quantity (part, fractional, error);
}

static gboolean
split_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrderLine *line = pos_run_get_line (run, error);
  PosQuantity part = {0};

  if (!line)
    return FALSE;
  pos_run_get_number (run, "quantity", &part.micro);
  if (pos_order_line_is_return (line))
    return refuse_returned (error);
  if (!check_part (self, line, part, error))
    return FALSE;

  PosOrderLine *other = split_line (self, pos_run_get_order (run), line, part);
  g_autofree char *id = pos_id_dup_text (&other->id);
  pos_run_answer (run, "line", g_variant_new_string (id));
  pos_run_recompute (run);
  return TRUE;
}

static gboolean
comment_run (PosRun *run, GError **error)
{
  PosOrderLine *line = pos_run_get_line (run, error);

  if (!line)
    return FALSE;
  pos_text_set (&line->comment, pos_run_get_text (run, "text"));
  return TRUE;
}

#define LINE_PARAM                                                                                 \
  {                                                                                                \
    "line", POS_PARAM_ID, FALSE, "the selected line", "the line", NULL                             \
  }

static const PosParam quantity_params[] = {
    LINE_PARAM,
    {"quantity", POS_PARAM_QUANTITY, TRUE, NULL, "the new quantity", NULL},
    {NULL},
};

static const PosParam reset_params[] = {
    LINE_PARAM,
    {NULL},
};

static const PosParam unit_params[] = {
    LINE_PARAM,
    {"unit", POS_PARAM_TEXT, FALSE, "the next one", "a unit of the product", NULL},
    {NULL},
};

static const PosParam split_params[] = {
    LINE_PARAM,
    {"quantity", POS_PARAM_QUANTITY, TRUE, NULL, "how many go to the new line", NULL},
    {NULL},
};

static const PosParam void_params[] = {
    {"lines", POS_PARAM_LINES, FALSE, "the selected lines", "the lines to strike", NULL},
    {"reason",
     POS_PARAM_TEXT,
     FALSE,
     "none, unless the chain asks for one",
     "why; kept with the lines",
     NULL},
    POS_ANSWERS_PARAM,
    {NULL},
};

static const PosParam comment_params[] = {
    LINE_PARAM,
    {"text", POS_PARAM_TEXT, FALSE, "none", "what the receipt and the packer should know", NULL},
    {NULL},
};

const PosOperation pos_ops_line[] = {
    {
        .key = "line.set_qty",
        .title = N_ ("Set quantity"),
        .description = N_ ("Change the quantity of the selected line"),
        .icon = "pos-keypad-symbolic",
        .accelerator = "F4",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_CART | POS_NEEDS_UNPAID | POS_NEEDS_SELLING,
        .place = POS_PLACE_TRANSACTION,
        .params = quantity_params,
        .result = "nothing",
        .example = "{\"quantity\": \"4\"}",
        .run = set_qty_run,
    },
    {
        .key = "line.reset_qty",
        .title = N_ ("Clear quantity"),
        .description = N_ ("Make the quantity of the selected line 1 again"),
        .icon = "pos-keypad-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_CART | POS_NEEDS_UNPAID | POS_NEEDS_SELLING,
        .place = POS_PLACE_TRANSACTION,
        .params = reset_params,
        .result = "nothing",
        .example = "{}",
        .run = reset_qty_run,
    },
    {
        .key = "line.set_uom",
        .title = N_ ("Unit of measure"),
        .description = N_ ("Sell the selected line by the box instead of the piece, or back"),
        .icon = "pos-package-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_UNPAID | POS_NEEDS_SELLING,
        .place = POS_PLACE_TRANSACTION,
        .params = unit_params,
        .result = "unit; quantity: how many of the product's own unit those are",
        .example = "{\"unit\": \"box\"}",
        .run = set_uom_run,
    },
    {
        .key = "line.void",
        .title = N_ ("Void line"),
        .description = N_ ("Strike the selected lines"),
        .icon = "pos-trash-symbolic",
        .accelerator = "Delete",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_UNPAID | POS_NEEDS_SELLING,
        .place = POS_PLACE_TRANSACTION,
        .permission = "txn.void_line",
        .params = void_params,
        .result = "nothing",
        .example = "{}",
        .run = void_run,
    },
    {
        .key = "line.split",
        .title = N_ ("Split line"),
        .description = N_ ("Send part of a line somewhere else"),
        .icon = "pos-swap-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_UNPAID | POS_NEEDS_PLAIN,
        .place = POS_PLACE_TRANSACTION,
        .params = split_params,
        .result = "line: the new one",
        .example = "{\"quantity\": \"1\"}",
        .run = split_run,
    },
    {
        .key = "line.comment",
        .title = N_ ("Line comment"),
        .description = N_ ("Add a note to the selected line"),
        .icon = "pos-note-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_PLAIN,
        .place = POS_PLACE_TRANSACTION,
        .params = comment_params,
        .result = "nothing",
        .example = "{\"text\": \"Ring the bell twice\"}",
        .run = comment_run,
    },
    {.key = NULL},
};
