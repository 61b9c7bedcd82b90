/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-gift.c — gift cards are sold, loaded again and looked at: register.md 512, 519, 520. */
#include "base/pos-error.h"
#include "pricing/pos-pricing-recompute.h"
#include "register/pos-gift-asked.h"
#include "register/pos-gifts.h"
#include "register/pos-item.h"
#include "register/pos-ops.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"
#include "register/pos-return-rules.h"
#include "register/pos-tender-refusal.h"
#include "register/pos-tendering.h"

#include <glib/gi18n.h>

static void
asked_cb (PosRun *run, PosGiftAsked *asked)
{
  pos_run_begun (run);
}

static void
ask_begin (PosRun *run)
{
  pos_gift_asked_begin (run, asked_cb);
}

/* --- Putting money on --- */

static PosProduct *
find_product (PosRun *run, PosTender *tender, GError **error)
{
  PosProduct *product =
      tender->gift_item
          ? pos_quick_find_product (pos_run_get_register (run), tender->gift_item, error)
          : NULL;

  if (!product && (!error || !*error))
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_CONFIGURATION,
                   g_variant_new_parsed ("{'missing': <'tender'>, 'reason': <'gift-item'>}"),
                   "The tender “%s” does not name the product that gift cards are sold as",
                   tender->id);
  return product;
}

static gboolean
check_amount (PosRun *run, PosTender *tender, gint64 *amount, GError **error)
{
  PosGiftAsked *asked = pos_run_get_data (run);

  *amount = 0;
  pos_run_get_number (run, "amount", amount);
  if (*amount <= 0)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_AMOUNT,
                          g_variant_new_parsed ("{'rule': <'more-than-nothing'>}"),
                          "More than nothing is put on a gift card");
  if (tender->max_on_card == 0 || *amount <= tender->max_on_card - asked->balance)
    return TRUE;
  return pos_tender_refuse ("gift-limit",
                            g_variant_new_parsed ("{'maximum_minor': <%x>, 'balance_minor': <%x>}",
                                                  tender->max_on_card,
                                                  asked->balance),
                            "That is more than a gift card may hold",
                            error);
}

/* Its price is what somebody wants on it, and nothing takes anything off that. */
static PosOrderLine *
add_line (PosRun *run, PosProduct *product, gint64 amount)
{
  PosRegister *self = pos_run_get_register (run);
  PosGiftAsked *asked = pos_run_get_data (run);
  PosPriceFound price = {0};
  PosOrderLine *line;

  price.base = price.agreement = price.active =
      pos_unit_price_from_minor (amount, pos_register_get_currency (self));
  price.asked = pos_price_per_one (price.active);
  line = pos_item_append (self, pos_run_get_order (run), product, pos_quantity_whole (1), &price);
  line->price_locked = TRUE;
  pos_text_set (&line->item_tax_group, product->item_tax_group);
  line->no_offer = line->no_manual_discount = line->no_tender_discount = TRUE;
  pos_text_set (&line->gift_card, asked->name.card);
  pos_text_set (&line->gift_masked, asked->name.masked);
  pos_run_recompute (run);
  return line;
}

static gboolean
load (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosGiftAsked *asked = pos_run_get_data (run);
  PosOrder *order = pos_run_get_order (run);
  PosTender *tender = pos_tendering_find_tender (run, POS_TENDER_GIFT_CARD, error);
  g_autoptr (PosProduct) product = tender ? find_product (run, tender, error) : NULL;
  gint64 amount;

  if (!product || !check_amount (run, tender, &amount, error) ||
      !pos_gifts_check_unused (order, &asked->name, error) ||
      !pos_item_check (product, pos_quantity_whole (1), error) ||
      !pos_return_rules_may_sell (self, order, error))
    return FALSE;
  if (pos_order_has_deferred (order))
    return pos_gifts_refuse_order (error);
  g_autofree char *id = pos_id_dup_text (&add_line (run, product, amount)->id);
  pos_run_answer (run, "line", g_variant_new_string (id));
  pos_run_answer (run, "masked", g_variant_new_string (asked->name.masked));
  pos_run_answer (run, "balance_minor", g_variant_new_int64 (asked->balance + amount));
  return TRUE;
}

static gboolean
issue_run (PosRun *run, GError **error)
{
  PosGiftAsked *asked = pos_run_get_data (run);

  if (!asked->known)
    return load (run, error);
  return pos_tender_refuse ("gift-known",
                            g_variant_new_parsed ("{'balance_minor': <%x>, 'masked': <%s>, "
                                                  "'next': <'gift.reload'>}",
                                                  asked->balance,
                                                  asked->name.masked),
                            "This gift card was sold before: add to it instead",
                            error);
}

static gboolean
reload_run (PosRun *run, GError **error)
{
  return pos_gift_asked_check_known (pos_run_get_data (run), error) && load (run, error);
}

/* --- Looking --- */

static gboolean
balance_run (PosRun *run, GError **error)
{
  PosGiftAsked *asked = pos_run_get_data (run);

  pos_run_set_quiet (run);
  if (!pos_gift_asked_check_known (asked, error))
    return FALSE;
  pos_run_answer (run, "masked", g_variant_new_string (asked->name.masked));
  pos_run_answer (run, "balance_minor", g_variant_new_int64 (asked->balance));
  return TRUE;
}

static const PosParam load_params[] = {
    POS_GIFT_CARD_PARAM (TRUE),
    {"amount", POS_PARAM_MONEY, TRUE, NULL, "what is put on it", NULL},
    {NULL},
};

static const PosParam balance_params[] = {
    POS_GIFT_CARD_PARAM (TRUE),
    {NULL},
};

#define LOAD_NEEDS                                                                                 \
  (POS_NEEDS_WORKER | POS_NEEDS_SHIFT | POS_NEEDS_UNPAID | POS_NEEDS_PLAIN | POS_NEEDS_NO_QUOTE)
#define LOAD_RESULT "line: its id; masked: the end of its number; balance: what is on it once paid"
const PosOperation pos_ops_gift[] = {
    {
        .key = "gift.balance",
        .title = N_ ("Gift card balance"),
        .description = N_ ("See what is on a gift card"),
        .icon = "pos-gift-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION,
        .offline = POS_OFFLINE_ASKS,
        .params = balance_params,
        .result = "masked: the end of its number; balance: what is on it",
        .example = "{\"card\": \"6006 4900 0000 8817\"}",
        .begin = ask_begin,
        .run = balance_run,
    },
    {
        .key = "gift.issue",
        .title = N_ ("Sell gift card"),
        .description = N_ ("Sell a new gift card with money on it"),
        .icon = "pos-gift-symbolic",
        .needs = LOAD_NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .offline = POS_OFFLINE_ASKS,
        .permission = "gift.issue",
        .params = load_params,
        .result = LOAD_RESULT,
        .example = "{\"card\": \"6006 4900 0000 8817\", \"amount\": \"50.00\"}",
        .begin = ask_begin,
        .run = issue_run,
    },
    {
        .key = "gift.reload",
        .title = N_ ("Add to gift card"),
        .description = N_ ("Put more money on a gift card"),
        .icon = "pos-gift-symbolic",
        .needs = LOAD_NEEDS,
        .place = POS_PLACE_TRANSACTION,
        .offline = POS_OFFLINE_ASKS,
        .permission = "gift.issue",
        .params = load_params,
        .result = LOAD_RESULT,
        .example = "{\"card\": \"6006 4900 0000 8817\", \"amount\": \"25.00\"}",
        .begin = ask_begin,
        .run = reload_run,
    },
    {.key = NULL},
};
