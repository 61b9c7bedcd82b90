/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setup-company.c — parameters, features, profiles, tax, money and returns: §2.5–§2.7, §2.10.
 */
#include "model/pos-fraud.h"
#include "model/pos-receipt-mask.h"
#include "pricing/pos-setup-faults.h"
#include "pricing/pos-terms.h"

#include <glib/gi18n.h>
#include <string.h>

#define WHOLE 1000000

static gboolean
has (const char *text)
{
  return text && *text;
}

/* --- Parameters --- */

static gboolean
is_share (PosRate rate)
{
  return rate.micro >= 0 && rate.micro <= WHOLE;
}

static void
check_money (PosSetupLook *look)
{
  PosParameters *parameters = look->parameters;

  if (parameters->currency == 0)
    pos_setup_add (look, "no-currency", N_ ("The company has no currency."));
  if (!is_share (parameters->deposit_rate))
    pos_setup_add (look, "deposit-rate", N_ ("The deposit percentage is not between 0 and 100."));
  else if (parameters->deposit_rate.micro == 0)
    pos_setup_add_notice (
        look, "no-deposit", N_ ("No deposit percentage is set: orders are taken without money."));
  if (!is_share (parameters->cancellation_rate))
    pos_setup_add (
        look, "cancellation-rate", N_ ("The cancellation percentage is not between 0 and 100."));
  if (parameters->cancellation_rate.micro > 0 && !has (parameters->cancellation_charge_code))
    pos_setup_add (look,
                   "no-cancellation-code",
                   N_ ("Cancelling costs something, but no charge code is named for it."));
  pos_setup_need (look, POS_TYPE_CHARGE_CODE, parameters->cancellation_charge_code);
  if (parameters->manual_charges && !has (parameters->shipping_charge_code))
    pos_setup_add (
        look,
        "no-shipping-code",
        N_ ("Shipping charges are entered by hand, but no charge code is named for them."));
  pos_setup_need (look, POS_TYPE_CHARGE_CODE, parameters->shipping_charge_code);
  if (parameters->refund_shipping && !parameters->manual_charges)
    pos_setup_add_notice (look,
                          "no-shipping-refund",
                          N_ ("Shipping charges are refunded by hand only where charges are "
                              "entered by hand: that they may be has no effect."));
  if (parameters->quote_validity_days < 0)
    pos_setup_add (look, "quote-validity", N_ ("A quote would expire before it is made."));
  if (parameters->reservation_days < 0)
    pos_setup_add (
        look, "reservation-days", N_ ("A card's reservation would end before it is made."));
}

/* Whether somebody can leave a card for the balance of an order. */
static gboolean
stores_cards (PosSetupLook *look)
{
  return pos_config_find_tender (look->config, NULL, POS_TENDER_CARD) != NULL;
}

/* §2.5: what the back office reads on each order. */
static void
check_terms (PosSetupLook *look)
{
  PosParameters *parameters = look->parameters;

  if (!has (parameters->terms_of_payment) || !has (parameters->method_of_payment))
    pos_setup_add_notice (look,
                          "no-terms",
                          N_ ("No terms of payment are named for orders, or no method of payment: "
                              "the back office reads none on them."));
  if (pos_setup_need (look, POS_TYPE_PAYMENT_TERMS, parameters->terms_of_payment) &&
      stores_cards (look) && !pos_terms_allow_card (look->config, parameters->terms_of_payment))
    pos_setup_add (look,
                   "terms-not-card",
                   N_ ("Orders carry the terms of payment “%s”, which are not of the type “credit "
                       "card”: no card can be kept for them."),
                   parameters->terms_of_payment);
}

/* --- Holds: §2.5, §2.9 --- */

static void
check_hold (PosSetupLook *look, gpointer record)
{
  PosHoldCode *hold = record;
  GPtrArray *holds = pos_config_list (look->config, POS_TYPE_HOLD_CODE);

  if (!*pos_l10n_get (hold->name, NULL))
    pos_setup_add (look, "no-name", N_ ("The hold code “%s” has no name."), hold->id);
  for (guint i = 0; hold->usual && i < holds->len; i++) {
    PosHoldCode *other = holds->pdata[i];
    if (other->usual && strcmp (hold->id, other->id) < 0)
      pos_setup_add (look,
                     "two-usual",
                     N_ ("The hold codes “%1$s” and “%2$s” are both proposed first."),
                     hold->id,
                     other->id);
  }
}

/* §2.9: rules that nobody adds up, or that add up to nothing. */
static void
check_fraud (PosSetupLook *look)
{
  PosParameters *parameters = look->parameters;
  GPtrArray *rules = pos_config_list (look->config, POS_TYPE_FRAUD_RULE);
  gint64 most = 0;

  for (guint i = 0; i < rules->len; i++)
    most += ((PosFraudRule *)rules->pdata[i])->score;
  if (parameters->fraud_score > 0 && !has (parameters->fraud_hold_code))
    pos_setup_add (look,
                   "no-fraud-hold",
                   N_ ("Orders that look like fraud would be held, but no hold code is named for "
                       "it."));
  pos_setup_need (look, POS_TYPE_HOLD_CODE, parameters->fraud_hold_code);
  if (rules->len > 0 && parameters->fraud_score == 0)
    pos_setup_add_notice (look,
                          "no-fraud-score",
                          N_ ("There are fraud rules, but no score from which an order is held: "
                              "they have no effect."));
  if (most < parameters->fraud_score)
    pos_setup_add_notice (look,
                          "fraud-never",
                          N_ ("All fraud rules together do not reach the score from which an order "
                              "is held."));
}

static void
check_fraud_rule (PosSetupLook *look, gpointer record)
{
  PosFraudRule *rule = record;

  pos_setup_need_all (look, POS_TYPE_STORE, rule->stores);
  pos_setup_need_all (look, POS_TYPE_TENDER, rule->tenders);
}

/* §2.5: a name that leads nowhere still asks for a reason, in words. */
static void
check_charge_reason (PosSetupLook *look)
{
  const char *wanted = look->parameters->charge_override_reason;

  if (has (wanted) && !pos_config_get_charge_reasons (look->config))
    pos_setup_add_notice (look,
                          "no-charge-reasons",
                          N_ ("Changing a charge asks for a reason in words: there is no list of "
                              "reasons “%s”."),
                          wanted);
}

/* Whether following what each comes after ends nowhere. */
static gboolean
goes_round (PosSetupLook *look, PosInfoCode *code)
{
  guint left = pos_config_list (look->config, POS_TYPE_INFO_CODE)->len;

  for (; code && code->after && left > 0; left--)
    code = pos_config_get (look->config, POS_TYPE_INFO_CODE, code->after);
  return code && code->after;
}

/* T-28. */
static void
check_info_code (PosSetupLook *look, gpointer record)
{
  PosInfoCode *code = record;

  if (pos_setup_need (look, POS_TYPE_INFO_CODE, code->after) && goes_round (look, code))
    pos_setup_add (look,
                   "asks-in-a-ring",
                   N_ ("It comes after “%s”, which comes after it: neither is ever asked."),
                   code->after);
  pos_setup_need_all (look, POS_TYPE_STORE, code->stores);
  pos_setup_need (look, POS_TYPE_REASON_LIST, code->reason_list);
}

static void
check_card_type (PosSetupLook *look, gpointer record)
{
  if (((PosCardType *)record)->reservation_days < 0)
    pos_setup_add (
        look, "reservation-days", N_ ("A card's reservation would end before it is made."));
}

static void
check_one_class (PosSetupLook *look, const char *mode)
{
  if (g_strcmp0 (mode, look->parameters->carry_out_mode) == 0 ||
      g_strcmp0 (mode, look->parameters->electronic_mode) == 0)
    pos_setup_add (look,
                   "two-classes",
                   N_ ("The delivery mode “%s” is for pick-up and for something else."),
                   mode);
}

static void
check_modes (PosSetupLook *look)
{
  PosParameters *parameters = look->parameters;
  GPtrArray *modes = pos_config_list (look->config, POS_TYPE_DELIVERY_MODE);
  GStrv pickup = parameters->pickup_modes;

  if (!pickup || !pickup[0])
    pos_setup_add (look, "no-pickup-mode", N_ ("No delivery mode counts as pick-up."));
  pos_setup_need_all (look, POS_TYPE_DELIVERY_MODE, pickup);
  if (!has (parameters->carry_out_mode))
    pos_setup_add (look,
                   "no-carry-out-mode",
                   N_ ("No delivery mode is named for what is carried out: an order could not mix "
                       "it with the rest."));
  pos_setup_need (look, POS_TYPE_DELIVERY_MODE, parameters->carry_out_mode);
  pos_setup_need (look, POS_TYPE_DELIVERY_MODE, parameters->electronic_mode);
  for (GStrv mode = pickup; mode && *mode; mode++)
    check_one_class (look, *mode);
  if (has (parameters->carry_out_mode) &&
      g_strcmp0 (parameters->carry_out_mode, parameters->electronic_mode) == 0)
    pos_setup_add (look,
                   "two-classes",
                   N_ ("The delivery mode “%s” is for what is carried out and for what is sent "
                       "electronically."),
                   parameters->carry_out_mode);
  for (guint i = 0; i < modes->len; i++) {
    PosDeliveryMode *mode = modes->pdata[i];
    if (mode->pickup_from.julian != 0)
      check_one_class (look, mode->id);
  }
}

static gboolean
is_on (PosSetupLook *look, const char *feature)
{
  return pos_config_has_feature (look->config, feature);
}

static gboolean
pays_later (PosProfile *profile)
{
  if (profile->balance_rule != POS_BALANCE_CARD_REQUIRED)
    return TRUE;
  POS_LIST_FOREACH (PosBalanceGroup, group, profile->balance_groups)
  if (group->balance_rule != POS_BALANCE_CARD_REQUIRED)
    return TRUE;
  return FALSE;
}

/* F9, beside F7: what else it asks for, this program does in any case. */
static void
check_order_payments (PosSetupLook *look)
{
  GPtrArray *stores = pos_config_list (look->config, POS_TYPE_STORE);
  GPtrArray *profiles = pos_config_list (look->config, POS_TYPE_PROFILE);
  gboolean completes = FALSE;

  for (guint i = 0; i < stores->len; i++)
    completes |= ((PosStore *)stores->pdata[i])->order_completion;
  if (!completes)
    pos_setup_add (look,
                   "needs-completion",
                   N_ ("Feature F9 is on, but there is no call center that completes its orders, "
                       "which it needs."));
  for (guint i = 0; i < profiles->len; i++)
    if (pays_later (profiles->pdata[i]))
      pos_setup_add (look,
                     "needs-card",
                     N_ ("Feature F9 is on, and the profile “%s” lets people pay later: that is "
                         "refused while it is on."),
                     ((PosProfile *)profiles->pdata[i])->id);
}

/* §2.7: what a switch needs, and what has no “off” here. */
static void
check_features (PosSetupLook *look)
{
  static const char *const always[] = {"F5", "F15", "F17"};

  look->kind = "feature";
  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    if (!is_on (look, always[i]))
      pos_setup_add_notice (look,
                            "no-off",
                            N_ ("Feature %s is off, which changes nothing: here it always works."),
                            always[i]);
  if (!is_on (look, "F8"))
    pos_setup_add_notice (look,
                          "irreversible",
                          N_ ("Feature %s is off. Once it is switched on, it stays on for ever."),
                          "F8");
  if (is_on (look, "F9") && !is_on (look, "F7"))
    pos_setup_add (look, "needs-f7", N_ ("Feature F9 is on, but F7, which it needs, is off."));
  if (is_on (look, "F9"))
    check_order_payments (look);
  if (is_on (look, "F10") && !is_on (look, "F7"))
    pos_setup_add (look, "needs-f7", N_ ("Feature F10 is on, but F7, which it needs, is off."));
  if (is_on (look, "F11") && look->parameters->manual_charges)
    pos_setup_add (
        look,
        "needs-charges",
        N_ ("Feature F11 is on, but charges, which it needs computed, are entered by hand."));
}

/* --- Profiles --- */

/* T-30: two registers must not print one number. */
static void
check_mask (PosSetupLook *look, PosProfile *profile, const char *mask)
{
  if (!has (mask))
    return;
  if (!strchr (mask, '#'))
    pos_setup_add (
        look,
        "mask-digits",
        N_ ("The receipt numbers of the profile “%s” leave no place for digits that count."),
        profile->id);
  if (!strchr (mask, 'T') && pos_config_list (look->config, POS_TYPE_TILL)->len > 1)
    pos_setup_add (
        look,
        "mask-register",
        N_ ("The receipt numbers of the profile “%s” do not tell one register from another."),
        profile->id);
  if (!strchr (mask, 'S') && pos_config_list (look->config, POS_TYPE_STORE)->len > 1)
    pos_setup_add (
        look,
        "mask-store",
        N_ ("The receipt numbers of the profile “%s” do not tell one store from another."),
        profile->id);
}

static void
check_masks (PosSetupLook *look, PosProfile *profile)
{
  check_mask (look, profile, profile->receipt_mask);
  POS_LIST_FOREACH (PosReceiptMask, own, profile->receipt_masks)
  check_mask (look, profile, own->mask);
}

static void
check_profile (PosSetupLook *look, gpointer record)
{
  PosProfile *profile = record;

  check_masks (look, profile);
  if (profile->balance_rule == POS_BALANCE_CARD_REQUIRED &&
      !pos_config_find_tender (look->config, NULL, POS_TENDER_CARD))
    pos_setup_add (look,
                   "no-card",
                   N_ ("The profile “%s” asks for a card, but no card is taken."),
                   profile->id);
  if (profile->split_exchange && !profile->no_exchange)
    pos_setup_add_notice (look,
                          "no-split",
                          N_ ("The profile “%s” gives the halves of an exchange a receipt each, "
                              "but only where exchanges are refused otherwise (no_exchange): it "
                              "has no effect."),
                          profile->id);
  if (profile->secret_tries < 0 || profile->secret_length < 0 || profile->lock_minutes < 0)
    pos_setup_add (
        look, "negative", N_ ("The profile “%s” counts something below nothing."), profile->id);
}

/* --- Tenders and returns --- */

static void
check_tenders (PosSetupLook *look)
{
  look->kind = "tender";
  if (pos_config_list (look->config, POS_TYPE_TENDER)->len == 0)
    pos_setup_add (look, "no-tender", N_ ("There is no way to pay."));
  else if (!pos_config_find_tender (look->config, NULL, POS_TENDER_CASH) &&
           !pos_config_find_tender (look->config, NULL, POS_TENDER_CARD))
    pos_setup_add (
        look,
        "no-deposit-tender",
        N_ ("Neither cash nor a card is taken: no deposit can be paid, and no money given back."));
}

static void
check_policy (PosSetupLook *look, gpointer record)
{
  PosReturnPolicy *policy = record;

  if (policy->days < 0)
    pos_setup_add (look, "days", N_ ("The return policy “%s” ends before the sale."), policy->id);
  POS_LIST_FOREACH (PosReturnRule, rule, policy->rules)
  {
    pos_setup_need (look, POS_TYPE_TENDER, rule->tender);
    pos_setup_need_all (look, POS_TYPE_TENDER, rule->refunds);
  }
}

static void
check_reason (PosSetupLook *look, gpointer record)
{
  PosReturnReason *reason = record;

  pos_setup_need (look, POS_TYPE_WAREHOUSE, reason->warehouse);
  POS_LIST_FOREACH (PosReturnPlace, place, reason->places)
  {
    pos_setup_need (look, POS_TYPE_STORE, place->store);
    pos_setup_need (look, POS_TYPE_WAREHOUSE, place->warehouse);
  }
}

/* A policy that no category chooses, or that says nothing. */
static void
check_return_location (PosSetupLook *look, gpointer record)
{
  PosReturnLocation *policy = record;
  GPtrArray *categories = pos_config_list (look->config, POS_TYPE_CATEGORY);
  gboolean chosen = FALSE;

  for (guint i = 0; i < categories->len; i++)
    chosen |= !g_strcmp0 (((PosCategory *)categories->pdata[i])->return_location, policy->id);
  if (!chosen)
    pos_setup_add_notice (look,
                          "not-chosen",
                          N_ ("The policy of return locations “%s” is chosen by no category."),
                          policy->id);
  if (pos_list_size (policy->routes) == 0)
    pos_setup_add (
        look, "no-route", N_ ("The policy of return locations “%s” names no place."), policy->id);
  POS_LIST_FOREACH (PosReturnRoute, route, policy->routes)
  {
    pos_setup_need (look, POS_TYPE_RETURN_REASON, route->reason);
    pos_setup_need (look, POS_TYPE_STORE, route->store);
    pos_setup_need (look, POS_TYPE_WAREHOUSE, route->warehouse);
  }
}

static void
check_tender (PosSetupLook *look, gpointer record)
{
  pos_setup_need_all (look, POS_TYPE_STORE, ((PosTender *)record)->stores);
}

void
pos_setup_check_company (PosSetupLook *look)
{
  look->kind = "parameters";
  look->id = "company";
  if (!pos_config_get (look->config, POS_TYPE_PARAMETERS, "company"))
    pos_setup_add (look, "no-parameters", N_ ("The company has no commerce parameters."));
  check_money (look);
  check_terms (look);
  check_modes (look);
  pos_setup_need (look, POS_TYPE_HOLD_CODE, look->parameters->sync_hold_code);
  check_fraud (look);
  check_charge_reason (look);
  look->id = NULL;
  check_features (look);
  check_tenders (look);
  pos_setup_look_at (look, "tender", POS_TYPE_TENDER, check_tender);
  pos_setup_look_at (look, "profile", POS_TYPE_PROFILE, check_profile);
  pos_setup_look_at (look, "card-type", POS_TYPE_CARD_TYPE, check_card_type);
  pos_setup_look_at (look, "hold-code", POS_TYPE_HOLD_CODE, check_hold);
  pos_setup_look_at (look, "info-code", POS_TYPE_INFO_CODE, check_info_code);
  pos_setup_look_at (look, "fraud-rule", POS_TYPE_FRAUD_RULE, check_fraud_rule);
  pos_setup_look_at (look, "return-policy", POS_TYPE_RETURN_POLICY, check_policy);
  pos_setup_look_at (look, "return-location", POS_TYPE_RETURN_LOCATION, check_return_location);
  pos_setup_look_at (look, "return-reason", POS_TYPE_RETURN_REASON, check_reason);
  if (pos_config_list (look->config, POS_TYPE_RETURN_REASON)->len == 0)
    pos_setup_add (
        look, "no-reason", N_ ("No reason for a return is set up, and every one needs one."));
}
