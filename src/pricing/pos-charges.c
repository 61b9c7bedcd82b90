/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-charges.c — what the rules ask for, laid over the charges that are there. */
#include "pricing/pos-charges.h"
#include "base/pos-error.h"
#include "pricing/pos-charge-modes-private.h"
#include "pricing/pos-charge-rules-private.h"
#include "pricing/pos-delayed.h"
#include "pricing/pos-exemption.h"
#include "pricing/pos-shipping.h"
#include "pricing/pos-totals.h"

/* One charge the rules ask for. */
typedef struct {
  const char *code;
  const char *mode;
  PosId line;
  int origin;
  gint64 amount;
  gint64 discount; /* taken off by the shipping discount @name */
  PosL10n *name;
  gboolean found; /* an existing record stands for it */
} Wanted;

typedef struct {
  const PosPricing *pricing;
  PosOrder *order;
  GPtrArray *lines; /* active lines of positive quantity, by position */
  GArray *modes;    /* Mode: of these lines, each once */
  GArray *wanted;
} Work;

/* A delivery mode that lines count under. */
typedef struct {
  const char *mode;
  gboolean affected; /* see pos_charge_modes_is_affected() */
} Mode;

static Mode *
find_mode (Work *work, const char *mode)
{
  for (guint i = 0; i < work->modes->len; i++) {
    Mode *known = &g_array_index (work->modes, Mode, i);

    if (pos_charge_modes_equal (known->mode, mode))
      return known;
  }
  return NULL;
}

static void
list_modes (Work *work)
{
  for (guint i = 0; i < work->lines->len; i++) {
    Mode mode = {.mode =
                     pos_pricing_get_line_mode (work->pricing, g_ptr_array_index (work->lines, i))};

    if (find_mode (work, mode.mode))
      continue;
    mode.affected = pos_charge_modes_is_affected (work->pricing, work->order, mode.mode);
    g_array_append_val (work->modes, mode);
  }
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  PosOrderLine *first = *(PosOrderLine **)a;
  PosOrderLine *second = *(PosOrderLine **)b;

  if (first->position != second->position)
    return first->position < second->position ? -1 : 1;
  return pos_id_compare (&first->id, &second->id);
}

static GPtrArray *
list_charged_lines (PosOrder *order)
{
  GPtrArray *lines = g_ptr_array_new ();

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (pos_order_line_is_active (line) && pos_order_line_get_quantity (line).micro > 0)
      g_ptr_array_add (lines, line);
  }
  g_ptr_array_sort (lines, compare_positions);
  return lines;
}

/* What a rule asks for, and what a shipping discount takes off. */
typedef struct {
  gint64 amount;
  gint64 discount;
  PosL10n *name;
} Asked;

/* @tier: (out) (nullable): what holds of the shipping discount. */
static Asked
ask (Work *work, PosChargeRule *rule, const char *mode, gint64 value, PosShippingTier **tier)
{
  PosChargeCode *code = pos_config_get (work->pricing->config, POS_TYPE_CHARGE_CODE, rule->code);
  Asked asked = {.amount = pos_charge_rule_evaluate (rule, value)};
  PosShippingDiscount *discount;

  *tier = NULL;
  if (!code || !code->shipping || asked.amount == 0)
    return asked;
  discount = pos_shipping_find_discount (work->pricing, work->order, mode, asked.amount, tier);
  asked.discount = discount ? pos_shipping_take_off (*tier, asked.amount) : 0;
  asked.name = discount ? discount->name : NULL;
  return asked;
}

static void
want_asked (
    Work *work, const char *code, const char *mode, PosOrderLine *line, int origin, Asked asked)
{
  Wanted wanted;

  /* What has left bears no new charge. */
  if (line && pos_order_line_get_open (line).micro == 0)
    return;
  wanted = (Wanted){
      .code = code,
      .mode = mode,
      .line = line ? line->id : POS_ID_NONE,
      .origin = origin,
      .amount = asked.amount - asked.discount,
      .discount = asked.discount,
      .name = asked.name,
  };

  g_array_append_val (work->wanted, wanted);
}

/* @line: (nullable): it is for the whole order. */
static void
want (Work *work, PosChargeRule *rule, const char *mode, PosOrderLine *line, gint64 value)
{
  PosShippingTier *tier;

  want_asked (work, rule->code, mode, line, POS_CHARGE_AUTO, ask (work, rule, mode, value, &tier));
}

static gint64
sum_lines (GPtrArray *lines)
{
  gint64 sum = 0;

  for (guint i = 0; i < lines->len; i++)
    sum += pos_exemption_get_stated (g_ptr_array_index (lines, i));
  return sum;
}

/* M36. */
static void
prorate (Work *work, PosChargeRule *rule, const char *mode, GPtrArray *lines)
{
  g_autofree gint64 *weights = g_new0 (gint64, lines->len);
  g_autofree gint64 *parts = g_new0 (gint64, lines->len);
  g_autofree gint64 *discounts = g_new0 (gint64, lines->len);
  PosShippingTier *tier;
  Asked asked = ask (work, rule, mode, sum_lines (lines), &tier);

  for (guint i = 0; i < lines->len; i++)
    weights[i] = pos_exemption_get_stated (g_ptr_array_index (lines, i));
  pos_minor_allocate (asked.amount, weights, parts, lines->len);
  if (tier)
    pos_shipping_take_off_parts (tier, weights, parts, discounts, lines->len);
  for (guint i = 0; i < lines->len; i++) {
    Asked part = {parts[i], discounts[i], asked.name};
    want_asked (work, rule->code, mode, g_ptr_array_index (lines, i), POS_CHARGE_PRORATED, part);
  }
}

/* Header rules over the lines of one mode: all lines, or a group among several. */
static void
want_group (Work *work, const char *mode, GPtrArray *lines, gboolean alone)
{
  PosRuleSubject subject = {
      .set = alone ? POS_RULES_HEADER : POS_RULES_PRORATED,
      .order = work->order,
      .mode = mode,
  };
  g_autoptr (GPtrArray) rules = pos_charge_rules_find (work->pricing, &subject);

  for (guint i = 0; i < rules->len; i++) {
    PosChargeRule *rule = g_ptr_array_index (rules, i);

    if (pos_charge_rule_is_spread (work->pricing, rule, alone))
      prorate (work, rule, mode, lines);
    else
      want (work, rule, mode, NULL, sum_lines (lines));
  }
}

static GPtrArray *
list_lines_of_mode (Work *work, const char *mode)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < work->lines->len; i++) {
    PosOrderLine *line = g_ptr_array_index (work->lines, i);

    if (pos_charge_modes_equal (pos_pricing_get_line_mode (work->pricing, line), mode))
      g_ptr_array_add (lines, line);
  }
  return lines;
}

static void
want_header (Work *work)
{
  for (guint i = 0; i < work->modes->len; i++) {
    Mode *mode = &g_array_index (work->modes, Mode, i);
    g_autoptr (GPtrArray) group = NULL;

    if (!mode->affected)
      continue;
    group = list_lines_of_mode (work, mode->mode);
    want_group (work, mode->mode, group, work->modes->len == 1);
  }
}

static void
want_lines (Work *work)
{
  for (guint i = 0; i < work->lines->len; i++) {
    PosOrderLine *line = g_ptr_array_index (work->lines, i);
    const char *mode = pos_pricing_get_line_mode (work->pricing, line);
    const Mode *known = find_mode (work, mode);
    PosRuleSubject subject = {POS_RULES_LINE, work->order, mode, line};
    g_autoptr (GPtrArray) rules = NULL;

    if (!known || !known->affected)
      continue;
    rules = pos_charge_rules_find (work->pricing, &subject);
    for (guint j = 0; j < rules->len; j++)
      want (work, g_ptr_array_index (rules, j), mode, line, pos_exemption_get_stated (line));
  }
}

static Wanted *
find_wanted (Work *work, PosCharge *charge)
{
  for (guint i = 0; i < work->wanted->len; i++) {
    Wanted *wanted = &g_array_index (work->wanted, Wanted, i);

    /* One that names no mode, from another channel, is for whatever is there. */
    if (!wanted->found && wanted->origin == charge->origin &&
        g_strcmp0 (wanted->code, charge->code) == 0 &&
        (pos_charge_modes_equal (NULL, charge->mode) ||
         pos_charge_modes_equal (wanted->mode, charge->mode)) &&
        pos_id_equal (&wanted->line, &charge->line))
      return wanted;
  }
  return NULL;
}

/* Also of a mode that no line has any more. */
static gboolean
mode_is_affected (Work *work, const char *name)
{
  Mode *mode = find_mode (work, name);

  return mode ? mode->affected : pos_charge_modes_is_affected (work->pricing, work->order, name);
}

/* The charge says what it costs and, when somebody takes something off, who. */
static void
write_wanted (Work *work, PosCharge *charge, Wanted *wanted)
{
  PosChargeCode *code = pos_config_get (work->pricing->config, POS_TYPE_CHARGE_CODE, charge->code);
  gboolean discounted = wanted->discount != 0 && !charge->overridden;
  g_autoptr (PosL10n) text =
      code && discounted ? pos_shipping_describe (code->description, wanted->name) : NULL;

  charge->calculated = wanted->amount;
  if (!charge->overridden)
    pos_charge_state (charge, wanted->amount);
  charge->discount = discounted ? wanted->discount : 0;
  pos_text_set (&charge->mode, wanted->mode);
  if (code)
    pos_l10n_set (&charge->description, text ? text : code->description);
}

/* What was invoiced stays; the rest ends when nothing that is open goes its way any more, and with
 * the rule when the edit changes what goes that way.  What a person said is a person's to lower.
 * Returns: whether the rest stays. */
static gboolean
review_rest (Work *work, PosCharge *charge, Wanted *wanted)
{
  if (charge->overridden || charge->invoiced == charge->total ||
      work->order->flow != POS_ORDER_FLOW_EDIT)
    return TRUE;
  if (!pos_charge_modes_has_open_goods (work->pricing, work->order, charge))
    return FALSE;
  return wanted || !mode_is_affected (work, charge->mode);
}

/* Returns: whether the automatic charge stays. */
static gboolean
review (Work *work, PosCharge *charge)
{
  Wanted *wanted = find_wanted (work, charge);

  if (wanted)
    wanted->found = TRUE;
  if (charge->invoiced != 0)
    return review_rest (work, charge, wanted);
  if (wanted) {
    write_wanted (work, charge, wanted);
    return charge->overridden || wanted->amount != 0 || wanted->discount != 0;
  }
  if (!mode_is_affected (work, charge->mode) && !pos_charge_modes_compares (work->order))
    return TRUE;
  return (charge->overridden || !mode_is_affected (work, charge->mode)) &&
         pos_charge_modes_has_goods (work->pricing, work->order, charge);
}

/* A charge of a line that is gone goes with it, whoever made it. */
static gboolean
lost_its_line (PosOrder *order, PosCharge *charge)
{
  PosOrderLine *line = pos_order_find_line (order, &charge->line);

  return !pos_id_is_none (&charge->line) && (!line || !pos_order_line_is_active (line));
}

/* X13: nothing is open any more with which it could be invoiced. */
static gboolean
came_too_late (PosOrder *order, PosCharge *charge)
{
  PosOrderLine *line = pos_order_find_line (order, &charge->line);

  return line && charge->invoiced == 0 && charge->total != 0 &&
         pos_id_is_none (&charge->original) && pos_order_line_get_open (line).micro == 0;
}

/* What somebody asked for shipping is for what ships. */
static gboolean
ships_nothing (PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_line_is_active (line) && line->intent == POS_INTENT_SHIP)
    return FALSE;
  return order->flow != POS_ORDER_FLOW_HAND_OVER;
}

static void
review_charges (Work *work)
{
  gboolean no_parcel = ships_nothing (work->order);

  for (guint i = pos_list_size (work->order->charges); i > 0; i--) {
    PosCharge *charge = pos_list_peek (work->order->charges, i - 1);
    gboolean automatic = pos_charge_is_automatic (charge);

    if (lost_its_line (work->order, charge) || came_too_late (work->order, charge) ||
        (automatic && !review (work, charge)) ||
        (no_parcel && charge->origin == POS_CHARGE_PROMPT && pos_id_is_none (&charge->original)))
      pos_charges_drop_open (work->order, charge);
  }
}

static PosCharge *
append_charge (const PosPricing *pricing, PosOrder *order, const char *code, GError **error)
{
  PosChargeCode *known = pos_config_get (pricing->config, POS_TYPE_CHARGE_CODE, code);
  g_autoptr (PosCharge) charge = NULL;
  GVariantDict details;

  if (!known) {
    g_variant_dict_init (&details, NULL);
    g_variant_dict_insert (&details, "charge_code", "s", code ? code : "");
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_CONFIGURATION,
                   g_variant_dict_end (&details),
                   "Charge code %s is not set up",
                   code ? code : "(none)");
    return NULL;
  }
  charge = g_object_new (POS_TYPE_CHARGE, NULL);
  charge->id = pos_context_mint_id (pricing->context);
  pos_text_set (&charge->code, code);
  pos_l10n_set (&charge->description, known->description);
  pos_text_set (&charge->item_tax_group, known->item_tax_group);
  charge->shipping = known->shipping;
  charge->refundable = known->refundable;
  pos_list_append (order->charges, charge);
  return charge;
}

static gboolean
append_wanted (Work *work, GError **error)
{
  for (guint i = 0; i < work->wanted->len; i++) {
    Wanted *wanted = &g_array_index (work->wanted, Wanted, i);
    PosCharge *charge;

    if (wanted->found || (wanted->amount == 0 && wanted->discount == 0))
      continue;
    charge = append_charge (work->pricing, work->order, wanted->code, error);
    if (!charge)
      return FALSE;
    charge->line = wanted->line;
    charge->origin = wanted->origin;
    write_wanted (work, charge, wanted);
  }
  return TRUE;
}

gboolean
pos_charges_compute (const PosPricing *pricing, PosOrder *order, GError **error)
{
  g_autoptr (GPtrArray) lines = list_charged_lines (order);
  g_autoptr (GArray) modes = g_array_new (FALSE, FALSE, sizeof (Mode));
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  Work work = {pricing, order, lines, modes, wanted};

  pos_charge_modes_restore (pricing, order);
  list_modes (&work);
  if (!pos_config_get_parameters (pricing->config)->manual_charges &&
      !pos_delayed_has_charges (pricing, order)) {
    want_header (&work);
    want_lines (&work);
  }
  review_charges (&work);
  return append_wanted (&work, error);
}

void
pos_charges_forget_modes (PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (line->invoiced.micro == 0)
      pos_text_set (&line->charged_mode, NULL);
  }
}

void
pos_charges_forget_overrides (const PosPricing *pricing, PosOrder *order)
{
  gboolean by_hand = pos_config_get_parameters (pricing->config)->manual_charges;

  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  {
    if (pos_charge_is_automatic (charge))
      charge->overridden = FALSE;
    else if (by_hand && charge->origin != POS_CHARGE_CANCELLATION && charge->invoiced == 0 &&
             pos_id_is_none (&charge->original))
      pos_charge_state (charge, 0);
  }
  pos_charges_forget_modes (order);
}

static gboolean
fail_amount (gint64 minimum, GError **error)
{
  GVariantDict details;

  g_variant_dict_init (&details, NULL);
  g_variant_dict_insert (&details, "minimum_minor", "x", minimum);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_AMOUNT,
                        g_variant_dict_end (&details),
                        "The charge is too low");
}

PosCharge *
pos_charges_add (const PosPricing *pricing,
                 PosOrder *order,
                 PosOrderLine *line,
                 const char *code,
                 gint64 amount,
                 PosChargeOrigin origin,
                 GError **error)
{
  PosCharge *charge;

  if (amount < 0) {
    fail_amount (0, error);
    return NULL;
  }
  charge = append_charge (pricing, order, code, error);
  if (!charge)
    return NULL;
  charge->line = line ? line->id : POS_ID_NONE;
  charge->origin = (int)origin;
  charge->amount = amount;
  pos_text_set (&charge->mode, line ? pos_pricing_get_line_mode (pricing, line) : NULL);
  return charge;
}

/* What is invoiced of it, as the store states prices. */
static gint64
get_minimum (PosOrder *order, PosCharge *charge)
{
  if (order->tax_included)
    return charge->exempt_amount == 0 ? charge->invoiced
                                      : pos_minor_scale (charge->invoiced,
                                                         pos_charge_get_stated (charge),
                                                         MAX (charge->amount, 1),
                                                         POS_ROUND_HALF_UP);
  return charge->invoiced - pos_charge_get_invoiced_tax (charge, NULL);
}

/* One is a share of an invoice, the other has bounds and a permission of its own (M25). */
static gboolean
check_free (PosCharge *charge, GError **error)
{
  if (!pos_id_is_none (&charge->original))
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'returned-charge'>}"),
                          "This charge goes back with a returned line");
  return charge->origin != POS_CHARGE_CANCELLATION ||
         pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_new_parsed ("{'rule': <'cancellation-charge'>, "
                                              "'next': <'order.cancel_charge'>}"),
                        "The charge of a cancellation is changed as such");
}

gboolean
pos_charges_check_line (PosOrderLine *line, GError **error)
{
  return pos_order_line_get_open (line).micro > 0 ||
         pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_new_parsed ("{'rule': <'X13'>, 'item': <%s>}", line->item),
                        "This line was invoiced already, or comes back");
}

gboolean
pos_charges_set_amount (
    PosOrder *order, PosCharge *charge, gint64 amount, const char *reason, GError **error)
{
  gint64 minimum = get_minimum (order, charge);
  PosOrderLine *line = pos_order_find_line (order, &charge->line);

  if (!check_free (charge, error) || (line && !pos_charges_check_line (line, error)))
    return FALSE;
  if (amount < minimum)
    return fail_amount (minimum, error);
  pos_charge_state (charge, amount);
  charge->overridden = TRUE;
  pos_text_set (&charge->reason, reason);
  return TRUE;
}

gboolean
pos_charges_remove (PosOrder *order, PosCharge *charge, GError **error)
{
  if (!check_free (charge, error))
    return FALSE;
  if (charge->origin != POS_CHARGE_MANUAL && charge->origin != POS_CHARGE_PROMPT)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'automatic-charge'>}"),
                          "Nobody entered this charge: change its amount instead");
  if (charge->invoiced != 0)
    return fail_amount (get_minimum (order, charge), error);
  pos_charges_drop_open (order, charge);
  return TRUE;
}

void
pos_charges_drop_open (PosOrder *order, PosCharge *charge)
{
  g_autoptr (PosList) taxes = pos_list_new (POS_TYPE_TAX_PART);
  guint position;

  if (charge->invoiced != 0) {
    charge->tax = pos_charge_get_invoiced_tax (charge, taxes);
    pos_tax_parts_assign (charge->taxes, taxes);
    charge->total = charge->invoiced;
    pos_exemption_fit_charge (charge, charge->total - (order->tax_included ? 0 : charge->tax));
    return;
  }
  if (pos_list_find (order->charges, charge, &position))
    pos_list_remove (order->charges, position);
}
