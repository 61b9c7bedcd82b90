/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-discount.c — discounts and prices that people give: register.md T-19, T-20, T-22. */
#include "base/pos-error.h"
#include "pricing/pos-concessions.h"
#include "pricing/pos-pricing-recompute.h"
#include "register/pos-limits.h"
#include "register/pos-ops.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "register/pos-reprice.h"

#include <glib/gi18n.h>

/* P-38, T-20: a locked price has to be made anew first; what was invoiced, or comes back, keeps the
 * price it had, and its lock, so that making it anew would be no help. */
static gboolean
check_line (PosOrderLine *line, GError **error)
{
  if (pos_concessions_may_change (line))
    return TRUE;
  if (!pos_reprice_check (line, error))
    return FALSE;
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_new_parsed ("{'rule': <'price-locked'>, 'item': <%s>, "
                                              "'next': <'price.recalculate'>}",
                                              line->item),
                        "The price is locked: recalculate first");
}

static gboolean
refuse_amount (gint64 maximum, GError **error)
{
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_AMOUNT,
      g_variant_new_parsed ("{'minimum_minor': <int64 0>, 'maximum_minor': <%x>}", maximum),
      "A discount is from nothing to all that is asked");
}

/* T-7: a price may be changed where nothing may be taken off it. */
static gboolean
check_discount (PosOrderLine *line, GError **error)
{
  if (!check_line (line, error))
    return FALSE;
  return pos_concessions_may_give (line) ||
         pos_set_error (
             error,
             POS_ORDER_ERROR,
             POS_ORDER_ERROR_STATUS,
             g_variant_new_parsed ("{'rule': <'no-discount'>, 'item': <%s>}", line->item),
             "Nothing is taken off this product");
}

/* --- Whose limit --- */

static gboolean
may_give (PosRun *run, PosWorker *worker, const char *limit, PosConcession concession)
{
  return pos_limits_allow_discount (pos_run_get_register (run)->config, worker, limit, concession);
}

static gboolean
check_limit (PosRun *run, const char *limit, PosConcession concession, GError **error)
{
  PosWorker *approver = pos_run_get_approver (run);

  return pos_run_require_reach (
      run,
      may_give (run, pos_run_get_register (run)->worker, limit, concession),
      approver && may_give (run, approver, limit, concession),
      g_variant_new_parsed ("{'permission': <%s>, 'reason': <'discount'>, "
                            "'amount_minor': <%x>, 'before_minor': <%x>}",
                            limit,
                            concession.given,
                            concession.before),
      "A supervisor has to approve a discount this high",
      error);
}

/* T-22: where the line has a discount of its own, both together keep to the larger limit. */
static gboolean
check_together (PosRun *run, gboolean by_rate, GError **error)
{
  const char *line_limit = by_rate ? POS_LIMIT_LINE_RATE : POS_LIMIT_LINE_AMOUNT;
  const char *total_limit = by_rate ? POS_LIMIT_TOTAL_RATE : POS_LIMIT_TOTAL_AMOUNT;
  PosWorker *worker = pos_run_get_register (run)->worker;

  POS_LIST_FOREACH (PosOrderLine, line, pos_run_get_order (run)->lines)
  {
    PosConcession both = pos_concessions_of_line (line);

    if (!pos_concessions_may_change (line) ||
        (line->manual_discount == 0 && line->manual_discount_rate.micro == 0) ||
        may_give (run, worker, total_limit, both))
      continue;
    if (!check_limit (run, line_limit, both, error))
      return FALSE;
  }
  return TRUE;
}

/* --- Discounts --- */

static gboolean
recompute (PosRun *run, GError **error)
{
  PosPricing pricing = pos_run_get_pricing (run);

  return pos_pricing_recompute (&pricing, pos_run_get_order (run), error);
}

static void
answer_given (PosRun *run, PosConcession concession)
{
  pos_run_answer (run, "discount_minor", g_variant_new_int64 (concession.given));
  pos_run_answer (run, "after_minor", g_variant_new_int64 (concession.before - concession.given));
}

static gboolean
give_on_line (PosRun *run, gint64 amount, PosRate rate, GError **error)
{
  PosOrderLine *line = pos_run_get_line (run, error);
  PosConcession concession;

  if (!line || !check_discount (line, error))
    return FALSE;
  line->manual_discount = amount;
  line->manual_discount_for = (PosQuantity){0};
  line->manual_discount_rate = rate;
  if (!recompute (run, error))
    return FALSE;
  concession = pos_concessions_of_line (line);
  if (amount < 0 || rate.micro < 0 || rate.micro > POS_SCALE || amount > concession.before)
    return refuse_amount (concession.before, error);
  if (!check_limit (
          run, rate.micro > 0 ? POS_LIMIT_LINE_RATE : POS_LIMIT_LINE_AMOUNT, concession, error))
    return FALSE;
  answer_given (run, concession);
  return TRUE;
}

/* None of @lines takes anything: the reason of one that something can be done about. */
static gboolean
refuse_all (GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    if (!pos_order_line_is_settled (lines->pdata[i]))
      return check_discount (lines->pdata[i], error);
  return check_discount (lines->pdata[0], error);
}

static gboolean
give_on_all (PosRun *run, gint64 amount, PosRate rate, GError **error)
{
  PosOrder *order = pos_run_get_order (run);
  gboolean by_rate = rate.micro > 0;
  g_autoptr (GPtrArray) lines = pos_run_get_all_lines (run, error);
  guint open = 0;
  PosConcession concession;

  if (!lines)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    open += pos_concessions_may_give (lines->pdata[i]) ? 1 : 0;
  if (open == 0)
    return refuse_all (lines, error);
  order->total_discount = amount;
  order->total_discount_on = 0;
  order->total_discount_rate = rate;
  if (!recompute (run, error))
    return FALSE;
  concession = pos_concessions_of_total (order);
  if (amount < 0 || rate.micro < 0 || rate.micro > POS_SCALE || amount > concession.before)
    return refuse_amount (concession.before, error);
  if (!check_limit (
          run, by_rate ? POS_LIMIT_TOTAL_RATE : POS_LIMIT_TOTAL_AMOUNT, concession, error) ||
      !check_together (run, by_rate, error))
    return FALSE;
  answer_given (run, concession);
  return TRUE;
}

static gboolean
line_amount_run (PosRun *run, GError **error)
{
  gint64 amount = 0;

  pos_run_get_number (run, "amount", &amount);
  return give_on_line (run, amount, (PosRate){0}, error);
}

static gboolean
line_percent_run (PosRun *run, GError **error)
{
  PosRate rate = {0};

  pos_run_get_number (run, "rate", &rate.micro);
  return give_on_line (run, 0, rate, error);
}

static gboolean
total_amount_run (PosRun *run, GError **error)
{
  gint64 amount = 0;

  pos_run_get_number (run, "amount", &amount);
  return give_on_all (run, amount, (PosRate){0}, error);
}

static gboolean
total_percent_run (PosRun *run, GError **error)
{
  PosRate rate = {0};

  pos_run_get_number (run, "rate", &rate.micro);
  return give_on_all (run, 0, rate, error);
}

/* --- Price --- */

static PosUnitPrice
get_price (PosRun *run, gint64 amount)
{
  return pos_unit_price_from_minor (amount, pos_run_get_order (run)->currency);
}

static gboolean
check_price (PosRun *run, PosUnitPrice from, gint64 amount, GError **error)
{
  PosUnitPrice to = get_price (run, amount);
  PosRegister *self = pos_run_get_register (run);
  PosWorker *approver = pos_run_get_approver (run);

  return pos_run_require_reach (run,
                                pos_limits_allow_price (self->config, self->worker, from, to),
                                approver &&
                                    pos_limits_allow_price (self->config, approver, from, to),
                                g_variant_new_parsed ("{'permission': <%s>, 'reason': <'price'>, "
                                                      "'from_micro': <%x>, 'to_micro': <%x>, "
                                                      "'amount_minor': <%x>}",
                                                      POS_LIMIT_PRICE,
                                                      from.micro,
                                                      to.micro,
                                                      amount),
                                "A supervisor has to approve this price",
                                error);
}

/* T-19: nothing costs nothing unless the product says so. */
static gboolean
check_value (PosRun *run, PosOrderLine *line, gint64 price, GError **error)
{
  g_autoptr (PosProduct) product =
      pos_quick_find_product (pos_run_get_register (run), line->item, NULL);

  if (price > 0 || (price == 0 && product && product->zero_price))
    return TRUE;
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_PRICE,
                        g_variant_new_parsed ("{'item': <%s>, 'reason': <'zero'>}", line->item),
                        "%s may not be given away",
                        line->item);
}

/* T-3: somebody has slipped a digit. */
static gboolean
check_most (PosRun *run, PosOrderLine *line, gint64 price, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosConfig *config = self->config;
  gint64 most = pos_config_get_profile (config, self->store)->max_price;
  PosWorker *approver = pos_run_get_approver (run);

  if (pos_limits_allow_entered_price (config, self->worker, price, most))
    return TRUE;
  return pos_run_require_reach (
      run,
      FALSE,
      approver && pos_limits_allow_entered_price (config, approver, price, most),
      g_variant_new_parsed ("{'permission': <%s>, 'reason': <'price-limit'>, 'item': <%s>, "
                            "'amount_minor': <%x>, 'maximum_minor': <%x>}",
                            POS_LIMIT_ENTERED_PRICE,
                            line->item,
                            price,
                            pos_limits_get_entered_price (config, self->worker, most)),
      "A supervisor has to approve this price",
      error);
}

/* The concession is measured against what the line would cost without anybody. */
static gboolean
price_run (PosRun *run, GError **error)
{
  PosOrderLine *line = pos_run_get_line (run, error);
  gint64 amount = 0;
  gboolean given = pos_run_get_number (run, "price", &amount);
  PosUnitPrice own;

  if (!line || !check_line (line, error))
    return FALSE;
  if (!given && !pos_run_get_flag (run, "reset", FALSE))
    return pos_set_error (error,
                          POS_CALL_ERROR,
                          POS_CALL_ERROR_MISSING_ARGUMENT,
                          g_variant_new_parsed ("{'argument': <'price'>}"),
                          "Give a price, or reset");
  line->price_overridden = FALSE;
  pos_text_set (&line->price_reason, NULL);
  pos_reprice_refresh (run, line);
  own = pos_price_of_one (pos_order_line_get_sold_price (line), NULL);
  if (given) {
    if (!check_value (run, line, amount, error) || !check_most (run, line, amount, error) ||
        !check_price (run, own, amount, error))
      return FALSE;
    pos_order_line_set_price (line, (PosPricePer){get_price (run, amount), line->unit_factor});
    line->price_overridden = TRUE;
    pos_text_set (&line->price_reason, pos_run_get_text (run, "reason"));
  }
  pos_run_recompute (run);
  return TRUE;
}

#define LINE_PARAM                                                                                 \
  {                                                                                                \
    "line", POS_PARAM_ID, FALSE, "the selected line", "the line", NULL                             \
  }
#define AMOUNT_PARAM                                                                               \
  {                                                                                                \
    "amount", POS_PARAM_MONEY, TRUE, NULL, "what is taken off; 0: nothing any more", NULL          \
  }
#define RATE_PARAM                                                                                 \
  {                                                                                                \
    "rate", POS_PARAM_RATE, TRUE, NULL, "the same as a fraction: 0.1 is 10 %", NULL                \
  }
#define REASON_PARAM                                                                               \
  {                                                                                                \
    "reason", POS_PARAM_TEXT, FALSE, NULL, "why, for the journal", NULL                            \
  }

static const PosParam line_amount_params[] = {
    LINE_PARAM, AMOUNT_PARAM, REASON_PARAM, POS_ANSWERS_PARAM, {NULL}};
static const PosParam line_percent_params[] = {
    LINE_PARAM, RATE_PARAM, REASON_PARAM, POS_ANSWERS_PARAM, {NULL}};
static const PosParam price_params[] = {
    LINE_PARAM,
    {"price",
     POS_PARAM_MONEY,
     FALSE,
     NULL,
     "of one of the line's unit, as the store states prices",
     NULL},
    {"reset", POS_PARAM_FLAG, FALSE, "false", "back to the product's own price", NULL},
    {"reason", POS_PARAM_TEXT, FALSE, NULL, "why; kept with the line", NULL},
    POS_ANSWERS_PARAM,
    {NULL},
};

#define NEEDS (POS_NEEDS_WORKER | POS_NEEDS_LINES | POS_NEEDS_UNPAID | POS_NEEDS_PLAIN)
#define RESULT "discount: what people took off; after: what is left"

const PosOperation pos_ops_discount[] = {
    {
        .key = "disc.line_amount",
        .title = N_ ("Line discount by amount"),
        .description = N_ ("Take an amount off the selected line"),
        .icon = "pos-percent-symbolic",
        .needs = NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .params = line_amount_params,
        .result = RESULT,
        .example = "{\"amount\": \"5.00\"}",
        .run = line_amount_run,
    },
    {
        .key = "disc.line_percent",
        .title = N_ ("Line discount"),
        .description = N_ ("Take a percentage off the selected line"),
        .icon = "pos-percent-symbolic",
        .needs = NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .params = line_percent_params,
        .result = RESULT,
        .example = "{\"rate\": \"0.1\"}",
        .run = line_percent_run,
    },
    {
        .key = "disc.total_amount",
        .title = N_ ("Total discount by amount"),
        .description = N_ ("Take an amount off all lines together"),
        .icon = "pos-percent-symbolic",
        .needs = NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .params = line_amount_params + 1,
        .result = RESULT,
        .example = "{\"amount\": \"15.00\"}",
        .run = total_amount_run,
    },
    {
        .key = "disc.total_percent",
        .title = N_ ("Total discount"),
        .description = N_ ("Take a percentage off all lines"),
        .icon = "pos-percent-symbolic",
        .needs = NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .params = line_percent_params + 1,
        .result = RESULT,
        .example = "{\"rate\": \"0.05\"}",
        .run = total_percent_run,
    },
    {
        .key = "line.price_override",
        .title = N_ ("Change price"),
        .description = N_ ("Ask another price for the selected line"),
        .icon = "pos-tag-symbolic",
        .needs = NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .params = price_params,
        .either = (const char *const[]){"price reset", NULL},
        .result = "nothing",
        .example = "{\"price\": \"89.00\", \"reason\": \"Scratched\"}",
        .run = price_run,
    },
    {.key = NULL},
};
