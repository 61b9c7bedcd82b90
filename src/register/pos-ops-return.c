/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-return.c — goods come back: with a receipt or an order, or without. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "pricing/pos-pricing-recompute.h"
#include "pricing/pos-returns.h"
#include "register/pos-found-order.h"
#include "register/pos-found-orders.h"
#include "register/pos-item.h"
#include "register/pos-look.h"
#include "register/pos-ops.h"
#include "register/pos-order-rules.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "register/pos-reprice.h"
#include "register/pos-return-rules.h"
#include "register/pos-serials.h"

#include <glib/gi18n.h>

/* --- With a receipt: which lines --- */

/* Whether goods are taken back, or an order is only looked at. */
static gboolean
is_taking (PosRun *run)
{
  return pos_run_get_text (run, "lines") || pos_run_get_flag (run, "all", FALSE);
}

static void
receipt_begin (PosRun *run)
{
  if (is_taking (run))
    pos_found_orders_claim_begin (run);
  else
    pos_found_order_newest_begin (run);
}

static PosForesight
receipt_foresee (PosRun *run, GError **error)
{
  return is_taking (run) ? pos_found_orders_foresee (run, error)
                         : pos_found_order_foresee (run, error);
}

static json_t *
dup_text (char *text)
{
  json_t *json = json_string (text);

  g_free (text);
  return json;
}

static json_t *
view_line (PosRun *run, PosOrder *original, PosOrderLine *line)
{
  PosOrderLine *returned = pos_returns_find (pos_run_get_order (run), line);
  PosQuantity left = pos_returns_get_left (line);
  PosPricing pricing = pos_run_get_pricing (run);
  const char *language = pos_run_get_register (run)->worker->language;
  gint64 value = pos_returns_get_value (&pricing, original, line, left);
  json_t *json = json_object ();

  json_object_set_new (json, "order", dup_text (pos_id_dup_text (&original->id)));
  json_object_set_new (json, "line", dup_text (pos_id_dup_text (&line->id)));
  json_object_set_new (json, "item", json_string (line->item));
  json_object_set_new (
      json, "description", json_string (pos_l10n_get (line->description, language)));
  json_object_set_new (json, "purchased", dup_text (pos_micro_to_text (line->invoiced.micro, 0)));
  json_object_set_new (json, "returned", dup_text (pos_micro_to_text (line->returned.micro, 0)));
  json_object_set_new (json, "available", dup_text (pos_micro_to_text (left.micro, 0)));
  json_object_set_new (
      json, "chosen", dup_text (pos_micro_to_text (returned ? -returned->ordered.micro : 0, 0)));
  json_object_set_new (json, "value", dup_text (pos_minor_to_text (value, original->currency)));
  return json;
}

static void
view_lines (PosRun *run, PosOrder *original, json_t *lines)
{
  POS_LIST_FOREACH (PosOrderLine, line, original->lines)
  if (!line->voided && line->invoiced.micro > 0)
    json_array_append_new (lines, view_line (run, original, line));
}

/* @lines: (transfer full): of @original and of those that were taken along. */
static void
answer_lines (PosRun *run, PosOrder *original, json_t *lines)
{
  PosRegister *self = pos_run_get_register (run);
  g_autofree char *id = pos_id_dup_text (&original->id);

  pos_run_answer (run, "order", g_variant_new_string (id));
  pos_run_answer_json (run, "lines", lines);
  pos_run_answer (run, "stale", g_variant_new_boolean (pos_return_rules_is_stale (self)));
}

/* --- With a receipt: taking them back --- */

static gboolean
put_line (PosRun *run,
          PosOrder *original,
          PosOrderLine *line,
          PosQuantity quantity,
          const char *reason,
          GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (GError) failure = NULL;

  if (quantity.micro != 0 &&
      (!pos_item_check_quantity (quantity, TRUE, error) ||
       !pos_item_check_part (self, line, quantity, pos_returns_get_left (line), error) ||
       !pos_return_rules_check_age (run, original, line, error) ||
       !pos_return_rules_check_product (run, line->item, error) ||
       !pos_return_rules_check_reason (run, original, reason, error)))
    return FALSE;
  pos_returns_put (&pricing, pos_run_get_order (run), original, line, quantity, reason, &failure);
  if (!failure)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
put_all (PosRun *run, PosOrder *original, GError **error)
{
  POS_LIST_FOREACH (PosOrderLine, line, original->lines)
  {
    PosQuantity left = pos_returns_get_left (line);

    if (left.micro > 0 &&
        !put_line (run, original, line, left, pos_run_get_text (run, "reason"), error))
      return FALSE;
  }
  return TRUE;
}

/* Which of the pieces that were sold come back. */
static gboolean
put_serials (PosRun *run, PosOrderLine *line, json_t *part, GError **error)
{
  PosOrder *cart = pos_run_get_order (run);
  PosOrderLine *returned = pos_returns_find (cart, line);

  return !returned || pos_serials_take_back (run, cart, returned, line, part, error);
}

static gboolean
put_part (PosRun *run, PosOrder *original, json_t *part, GError **error)
{
  const char *name = json_string_value (json_object_get (part, "line"));
  const char *amount = json_string_value (json_object_get (part, "quantity"));
  const char *reason = json_string_value (json_object_get (part, "reason"));
  PosOrderLine *line;
  PosQuantity quantity;
  PosId id;

  if (!pos_id_parse (name, &id, error))
    return FALSE;
  line = pos_order_find_line (original, &id);
  if (!line)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_NOT_FOUND,
                          g_variant_new_parsed ("{'line': <%s>}", name),
                          "The order has no such line");
  quantity = pos_returns_get_left (line);
  if (amount && !pos_micro_parse (amount, &quantity.micro, error))
    return FALSE;
  return put_line (run,
                   original,
                   line,
                   quantity,
                   reason ? reason : pos_run_get_text (run, "reason"),
                   error) &&
         put_serials (run, line, part, error);
}

/* Those of the order at @at. */
static gboolean
put_parts (PosRun *run, PosFoundOrders *found, guint at, GError **error)
{
  g_autoptr (json_t) parts = pos_run_dup_json (run, "lines", error);
  gsize index;
  json_t *part;

  if (!parts)
    return FALSE;
  json_array_foreach (parts, index, part)
  {
    if (pos_found_orders_is_of (found, part, at) &&
        !put_part (run, pos_found_orders_get (found, at), part, error))
      return FALSE;
  }
  return TRUE;
}

/* --- With a receipt: the same again --- */

/* What @returned lines of the cart take back of @line. */
static gint64
get_chosen (PosRun *run, PosOrderLine *line)
{
  PosOrderLine *returned = pos_returns_find (pos_run_get_order (run), line);

  return returned ? -returned->ordered.micro : 0;
}

/* As many pieces of the product anew, at today's price.  How they leave is asked where the others
 * did not leave at once. */
static gboolean
sell_again (PosRun *run, PosOrderLine *line, PosQuantity quantity, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosPricing pricing = pos_run_get_pricing (run);
  g_autoptr (PosProduct) product = pos_item_find (self, line->item, error);
  PosPriceFound price;

  if (!product || !pos_item_check (product, quantity, error) ||
      !pos_pricing_find_prices (&pricing, product, &price, error) ||
      !pos_return_rules_may_sell (self, pos_run_get_order (run), error))
    return FALSE;
  PosQuantity part = pos_item_get_line_quantity (self, product, quantity);
  for (gint64 left = quantity.micro; left > 0; left -= part.micro) {
    PosOrderLine *sold = pos_item_append (self, pos_run_get_order (run), product, part, &price);

    if (pos_order_line_is_deferred (line))
      pos_order_line_lose_delivery (sold);
  }
  return TRUE;
}

/* @before: what of each line of @original came back with this cart already. */
static gboolean
sell_all_again (PosRun *run, PosOrder *original, const gint64 *before, GError **error)
{
  for (guint i = 0; i < pos_list_size (original->lines); i++) {
    PosOrderLine *line = pos_list_peek (original->lines, i);
    PosQuantity more = {get_chosen (run, line) - before[i]};

    if (more.micro > 0 && !sell_again (run, line, more, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
put_back (PosRun *run, PosFoundOrders *found, guint at, GError **error)
{
  PosOrder *original = pos_found_orders_get (found, at);
  guint n = pos_list_size (original->lines);
  g_autofree gint64 *before = g_new0 (gint64, n + 1);

  for (guint i = 0; i < n; i++)
    before[i] = get_chosen (run, pos_list_peek (original->lines, i));
  if (!(pos_run_get_text (run, "lines") ? put_parts (run, found, at, error)
                                        : put_all (run, original, error)))
    return FALSE;
  return !pos_run_get_flag (run, "again", FALSE) || sell_all_again (run, original, before, error);
}

/* What was bought by somebody comes back from him. */
static void
adopt_customer (PosRun *run, PosOrder *original)
{
  PosOrder *cart = pos_run_get_order (run);

  if (cart->customer || !original->customer)
    return;
  pos_text_set (&cart->customer, original->customer);
  pos_text_set (&cart->customer_name, original->customer_name);
  pos_found_order_attach_customer (run, cart);
}

static gboolean
compute (PosRun *run, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);
  PosOrder *cart = pos_run_get_order (run);

  if (!pos_pricing_recompute (&pricing, cart, error))
    return FALSE;
  pos_run_answer (run, "due_minor", g_variant_new_int64 (cart->due_now));
  return TRUE;
}

static gboolean
look (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrder *original = pos_run_get_data (run);
  json_t *lines;

  if (!pos_order_rules_check (POS_ORDER_ACTION_RETURN, original, self->config, self->store, error))
    return FALSE;
  lines = json_array ();
  view_lines (run, original, lines);
  answer_lines (run, original, lines);
  pos_run_forget_order (run);
  return TRUE;
}

static gboolean
take_of (PosRun *run, PosFoundOrders *found, guint at, GError **error)
{
  PosOrder *original = pos_found_orders_get (found, at);

  if (!pos_return_rules_check_order (run, original, error))
    return FALSE;
  adopt_customer (run, original);
  if (!put_back (run, found, at, error))
    return FALSE;
  pos_found_order_keep (run, original);
  return TRUE;
}

/* R7: what comes back of several orders is one cart, and one worth to be approved. */
static gboolean
take (PosRun *run, GError **error)
{
  PosFoundOrders *found = pos_run_get_data (run);
  guint n = pos_found_orders_count (found);
  g_autoptr (json_t) lines = json_array ();

  for (guint i = 0; i < n; i++)
    if (!take_of (run, found, i, error))
      return pos_found_orders_name (found, i, error);
  if (!compute (run, error))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    if (!pos_return_rules_check_worth (run, pos_found_orders_get (found, i), error))
      return FALSE;
    view_lines (run, pos_found_orders_get (found, i), lines);
  }
  answer_lines (run, pos_found_orders_get (found, 0), json_incref (lines));
  return TRUE;
}

static gboolean
receipt_run (PosRun *run, GError **error)
{
  return is_taking (run) ? take (run, error) : look (run, error);
}

/* --- Without a receipt --- */

/* What was said of a piece that leaves holds where it comes back, or it is refused. */
static gboolean
reenter_serials (PosRun *run, PosOrderLine *line, GError **error)
{
  const PosSerialsPlace place = {pos_line_serials_get_all (line), 0};
  g_auto (GStrv) serials = pos_line_serials_dup (line, place.pieces);

  if (!serials[0])
    return TRUE;
  pos_line_serials_keep (line, (PosLinePieces){0, 0});
  return pos_serials_enter (run,
                            pos_run_get_order (run),
                            line,
                            (const char *const *)serials,
                            place,
                            POS_SERIALS_SET,
                            error);
}

/* As if it were sold today, without what offers and people take off (register.md, 6.1). */
static gboolean
turn_around (PosRun *run, PosOrderLine *line, PosProduct *product, GError **error)
{
  PosPriceFound price;
  PosPricing pricing = pos_run_get_pricing (run);
  const char *reason = pos_run_get_text (run, "reason");

  if (!pos_pricing_find_prices (&pricing, product, &price, error) ||
      !pos_return_rules_check_product (run, product->id, error) ||
      !pos_return_rules_check_reason (run, NULL, reason, error))
    return FALSE;
  pos_reprice_set (line, &price);
  pos_order_line_clear_delivery (line);
  line->ordered.micro = -ABS (line->ordered.micro);
  line->intent = POS_INTENT_CARRY_OUT;
  line->discount = line->manual_discount = 0;
  line->manual_discount_rate.micro = 0;
  line->price_overridden = FALSE;
  pos_list_remove_all (line->discounts);
  pos_text_set (&line->return_reason, reason);
  pos_returns_send (&pricing, line);
  return reenter_serials (run, line, error);
}

/* @quantity of @product in one line, or a line for each piece that has a number: L1. */
static gboolean
add_lines (PosRun *run, PosProduct *product, PosQuantity quantity, GError **error)
{
  PosOrder *order = pos_run_get_order (run);
  PosQuantity part = pos_item_get_line_quantity (pos_run_get_register (run), product, quantity);

  for (gint64 left = quantity.micro; left > 0; left -= part.micro) {
    PosOrderLine *line =
        pos_item_append (pos_run_get_register (run), order, product, part, &(PosPriceFound){0});

    if (!turn_around (run, line, product, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
take_item (PosRun *run, const char *code, GError **error)
{
  PosQuantity labeled, quantity;
  g_autoptr (PosProduct) product =
      pos_item_read (pos_run_get_register (run), code, &labeled, error);

  if (!product)
    return FALSE;
  quantity = pos_item_read_quantity (run, (PosQuantity){0}, labeled);
  return pos_item_check_quantity (quantity, product->fractional && !product->serialized, error) &&
         add_lines (run, product, quantity, error);
}

static gboolean
take_selected (PosRun *run, GError **error)
{
  PosOrderLine *line = pos_run_get_line (run, error);
  g_autoptr (PosProduct) product = NULL;

  if (!line)
    return FALSE;
  if (pos_order_line_is_return (line))
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'returned-line'>}"),
                          "This line comes back already");
  product = pos_item_find (pos_run_get_register (run), line->item, error);
  return product && turn_around (run, line, product, error);
}

static gboolean
blind_run (PosRun *run, GError **error)
{
  const char *code = pos_run_get_text (run, "item");
  gint64 unused;

  if (!code && pos_run_get_number (run, "quantity", &unused))
    return pos_set_error (error,
                          POS_CALL_ERROR,
                          POS_CALL_ERROR_MISSING_ARGUMENT,
                          g_variant_new_parsed ("{'argument': <'item'>}"),
                          "A line comes back as a whole: name the item of which so many come back");
  pos_run_recompute (run);
  if (!(code ? take_item (run, code, error) : take_selected (run, error)))
    return FALSE;
  return pos_return_rules_check_order (run, NULL, error) && compute (run, error) &&
         pos_return_rules_check_worth (run, NULL, error);
}

/* --- The catalog --- */

static const PosParam receipt_params[] = {
    {"order",
     POS_PARAM_TEXT,
     TRUE,
     NULL,
     "receipt, number, reference, invoice or id: a receipt is the number of an invoice too",
     NULL},
    {"lines",
     POS_PARAM_PARTS,
     FALSE,
     "none: only looks",
     "how much of which lines comes back with this transaction",
     NULL},
    {"all", POS_PARAM_FLAG, FALSE, "false", "everything that is left", NULL},
    {"again",
     POS_PARAM_FLAG,
     FALSE,
     "false",
     "what comes back is also sold anew, at today's price, to be changed before it is paid",
     NULL},
    {"reason",
     POS_PARAM_TEXT,
     FALSE,
     "none, unless the chain has reasons",
     "a return reason, for lines that name none",
     NULL},
    {"take_over",
     POS_PARAM_FLAG,
     FALSE,
     "false",
     "even when somebody else is changing the order; his change will be refused",
     NULL},
    POS_ANSWERS_PARAM,
    {NULL},
};

static const PosParam receipt_members[] = {
    {"line", POS_PARAM_ID, TRUE, NULL, "the line", NULL},
    {"order",
     POS_PARAM_TEXT,
     FALSE,
     "the argument “order”",
     "another order that it is of: all that is named comes back, or nothing",
     NULL},
    {"quantity",
     POS_PARAM_QUANTITY,
     FALSE,
     "all that is left",
     "how much of it; 0 takes it out again",
     NULL},
    {"reason", POS_PARAM_TEXT, FALSE, "the argument “reason”", "a return reason", NULL},
    {"serial", POS_PARAM_TEXT, FALSE, NULL, "the serial number of what comes back", NULL},
    {"serials", POS_PARAM_TEXTS, FALSE, NULL, "where it is several pieces: their numbers", NULL},
    {NULL},
};

static const PosParts receipt_parts[] = {
    {"lines", receipt_members},
    {NULL},
};

static const PosParam blind_params[] = {
    {"item",
     POS_PARAM_TEXT,
     FALSE,
     "the product of the line",
     "item number or barcode of what comes back",
     NULL},
    {"quantity",
     POS_PARAM_QUANTITY,
     FALSE,
     "1",
     "how many of the item; a line for each where the product has serial numbers, unless the "
     "chain keeps them together",
     NULL},
    {"line", POS_PARAM_ID, FALSE, "the selected line", "a line that comes back instead", NULL},
    {"reason",
     POS_PARAM_TEXT,
     FALSE,
     "none, unless the chain has reasons",
     "a return reason",
     NULL},
    POS_ANSWERS_PARAM,
    {NULL},
};

const PosOperation pos_ops_return[] = {
    {
        .key = "return.blind",
        .title = N_ ("Return product"),
        .description = N_ ("Take a product back without its receipt, at today's price"),
        .icon = "pos-return-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_UNPAID | POS_NEEDS_PLAIN,
        .place = POS_PLACE_TRANSACTION,
        .permission = "return.blind",
        .params = blind_params,
        .either = (const char *const[]){"item line", "quantity line", NULL},
        .result = "due: negative when money goes back",
        .example = "{\"item\": \"400110\", \"reason\": \"changed-mind\"}",
        .run = blind_run,
    },
    {
        .key = "return.by_receipt",
        .title = N_ ("Return"),
        .description = N_ ("Take goods of a receipt or an order back, or exchange them"),
        .icon = "pos-return-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_UNPAID | POS_NEEDS_PLAIN,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .offline = POS_OFFLINE_LOCAL,
        .permission = "return.with_receipt",
        .params = receipt_params,
        .parts = receipt_parts,
        .either = (const char *const[]){"lines all", NULL},
        .result = "order; lines: what was purchased, returned, is available, chosen and worth; "
                  "stale: headquarters cannot say what came back elsewhere; serial_differs: the "
                  "number that was sold; due",
        .example = "{\"order\": \"S1-01-000123\", \"all\": true, \"reason\": \"changed-mind\"}",
        .look = pos_look_return,
        .begin = receipt_begin,
        .foresee = receipt_foresee,
        .run = receipt_run,
    },
    {.key = NULL},
};
