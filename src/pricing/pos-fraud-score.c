/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-fraud-score.c — see the header. */
#include "pricing/pos-fraud-score.h"
#include "base/pos-search-text.h"
#include "pricing/pos-delivery.h"
#include "pricing/pos-goods.h"

#include <string.h>

#define DAY (24 * G_TIME_SPAN_HOUR)

static gboolean
says_some (GStrv list)
{
  return list && list[0];
}

/* --- What is sold --- */

static gboolean
has_goods (const PosPricing *pricing, PosFraudRule *rule, PosOrder *order)
{
  PosQuantity found = {0};

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (pos_order_line_is_active (line) && !pos_order_line_is_return (line) &&
      (!says_some (rule->products) ||
       pos_goods_are_listed (
           pricing->config, rule->products, line->item, line->variant_of, line->category)))
    found.micro += pos_order_line_get_quantity (line).micro;
  return found.micro > 0 && found.micro >= rule->quantity_from.micro;
}

/* --- Where it goes --- */

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *one = pos_search_fold (a), *other = pos_search_fold (b);

  return !strcmp (one, other);
}

static gboolean
is_same_place (PosAddress *a, PosAddress *b)
{
  return is_same (a->street, b->street) && is_same (a->postcode, b->postcode) &&
         is_same (a->city, b->city) && is_same (a->country, b->country);
}

static gboolean
goes_there (const PosPricing *pricing, PosFraudRule *rule, PosAddress *address)
{
  PosAddress *primary =
      pricing->customer ? pos_customer_get_primary_address (pricing->customer) : NULL;

  if (says_some (rule->countries) && !pos_delivery_is_in (rule->countries, address))
    return FALSE;
  return !rule->other_address ||
         (pricing->customer && !(primary && is_same_place (primary, address)));
}

static gboolean
ships_there (const PosPricing *pricing, PosFraudRule *rule, PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    PosAddress *address = line->intent == POS_INTENT_SHIP && pos_order_line_is_active (line)
                              ? pos_order_find_address (order, line->address)
                              : NULL;
    if (address && goes_there (pricing, rule, address))
      return TRUE;
  }
  return FALSE;
}

/* --- Who it is --- */

static gboolean
is_new (const PosPricing *pricing, gint64 days)
{
  gint64 made = pricing->customer ? pricing->customer->created_at : 0;

  return made != 0 && pricing->now - made <= days * DAY;
}

static gboolean
is_mail_of (const char *known, const char *mail)
{
  g_autofree char *ours = g_utf8_casefold (known, -1);
  g_autofree char *theirs = g_utf8_casefold (pos_text_or (mail, ""), -1);

  /* "@example.com" is everybody there. */
  return *ours == '@' ? g_str_has_suffix (theirs, ours) : !strcmp (ours, theirs);
}

static gboolean
is_named (const char *known, const char *name, const char *phone, const char *mail)
{
  g_autofree char *digits = pos_search_phone (known);
  g_autofree char *theirs = digits ? pos_search_phone (phone) : NULL;

  if (strchr (known, '@'))
    return is_mail_of (known, mail);
  return digits ? !g_strcmp0 (digits, theirs) : name && is_same (known, name);
}

static gboolean
is_somebody (const char *known, PosCustomer *customer, PosOrder *order)
{
  if (is_named (known, order->customer_name, NULL, NULL) ||
      (customer && is_named (known, customer->name, customer->phone, customer->email)))
    return TRUE;
  POS_LIST_FOREACH (PosAddress, address, order->addresses)
  if (is_named (known, address->name, address->phone, NULL))
    return TRUE;
  return FALSE;
}

static gboolean
is_listed (const PosPricing *pricing, GStrv people, PosOrder *order)
{
  for (GStrv known = people; *known; known++)
    if (is_somebody (*known, pricing->customer, order))
      return TRUE;
  return FALSE;
}

/* --- How it is paid --- */

static gboolean
is_paid_with (GStrv tenders, PosOrder *order)
{
  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  if (payment->state != POS_PAYMENT_STATE_VOIDED && payment->state != POS_PAYMENT_STATE_DECLINED &&
      payment->tender && g_strv_contains ((const char *const *)tenders, payment->tender))
    return TRUE;
  return FALSE;
}

gboolean
pos_fraud_matches (const PosPricing *pricing, PosFraudRule *rule, PosOrder *order)
{
  if (says_some (rule->stores) && !pos_stores_have (rule->stores, order->home_store))
    return FALSE;
  if (order->total < rule->total_from ||
      ((says_some (rule->products) || rule->quantity_from.micro > 0) &&
       !has_goods (pricing, rule, order)))
    return FALSE;
  if ((says_some (rule->countries) || rule->other_address) && !ships_there (pricing, rule, order))
    return FALSE;
  if (rule->new_customer_days > 0 && !is_new (pricing, rule->new_customer_days))
    return FALSE;
  return (!says_some (rule->tenders) || is_paid_with (rule->tenders, order)) &&
         (!says_some (rule->people) || is_listed (pricing, rule->people, order));
}

/* --- What follows --- */

static gint64
add_up (PosList *matches)
{
  gint64 score = 0;

  POS_LIST_FOREACH (PosFraudMatch, match, matches)
  score += match->score;
  return score;
}

static gboolean
has_rule (PosList *matches, const char *rule)
{
  POS_LIST_FOREACH (PosFraudMatch, match, matches)
  if (!g_strcmp0 (match->rule, rule))
    return TRUE;
  return FALSE;
}

static void
note_matches (const PosPricing *pricing, PosOrder *order)
{
  GPtrArray *rules = pos_config_list (pricing->config, POS_TYPE_FRAUD_RULE);

  pos_list_remove_all (order->fraud);
  for (guint i = 0; i < rules->len; i++) {
    PosFraudRule *rule = rules->pdata[i];
    g_autoptr (PosFraudMatch) match = NULL;

    if (!pos_fraud_matches (pricing, rule, order))
      continue;
    match = g_object_new (POS_TYPE_FRAUD_MATCH, NULL);
    pos_text_set (&match->rule, rule->id);
    pos_l10n_set (&match->name, rule->name);
    match->score = rule->score;
    pos_list_append (order->fraud, match);
  }
}

static gboolean
was_held_for (PosOrder *order, const char *rule)
{
  return order->fraud_held &&
         g_strv_contains ((const char *const *)order->fraud_held, pos_text_or (rule, ""));
}

/* Nobody has looked at it as it is now. */
static gboolean
is_news (PosOrder *before, PosOrder *order, gint64 least)
{
  gboolean held = before && add_up (before->fraud) >= least;

  POS_LIST_FOREACH (PosFraudMatch, match, order->fraud)
  if (!was_held_for (order, match->rule) && !(held && has_rule (before->fraud, match->rule)))
    return TRUE;
  return FALSE;
}

/* Whoever releases the hold has seen them: an edit may take them back for a while. */
static void
note_held (PosOrder *order)
{
  g_autoptr (GStrvBuilder) rules = g_strv_builder_new ();

  if (order->fraud_held)
    g_strv_builder_addv (rules, (const char **)order->fraud_held);
  POS_LIST_FOREACH (PosFraudMatch, match, order->fraud)
  if (!was_held_for (order, match->rule))
    g_strv_builder_add (rules, match->rule);
  g_strfreev (order->fraud_held);
  order->fraud_held = g_strv_builder_end (rules);
}

/* Behind what somebody wrote about another hold: "Large order 40 · Ships elsewhere 20". */
static char *
dup_note (const PosPricing *pricing, PosOrder *order)
{
  GString *note = g_string_new (order->holds && order->holds[0] ? order->hold_note : NULL);

  POS_LIST_FOREACH (PosFraudMatch, match, order->fraud)
  g_string_append_printf (note,
                          "%s%s %" G_GINT64_FORMAT,
                          note->len > 0 ? " · " : "",
                          pos_l10n_get (match->name, pricing->store->language),
                          match->score);
  return g_string_free (note, FALSE);
}

static void
hold (const PosPricing *pricing, PosOrder *order, PosHoldCode *code)
{
  g_autofree char *note = dup_note (pricing, order);

  pos_text_set (&order->hold_note, note);
  pos_order_add_hold (order, code->id);
  order->unreserved |= code->remove_reservations;
}

void
pos_fraud_apply (const PosPricing *pricing, PosOrder *before, PosOrder *order)
{
  PosParameters *parameters = pos_config_get_parameters (pricing->config);
  PosHoldCode *code =
      pos_config_get (pricing->config, POS_TYPE_HOLD_CODE, parameters->fraud_hold_code);
  gint64 least = parameters->fraud_score;

  if (order->type != POS_ORDER_TYPE_SALES_ORDER || least <= 0 || !code)
    return;
  note_matches (pricing, order);
  if (add_up (order->fraud) >= least && is_news (before, order, least) &&
      !pos_order_has_hold (order, code->id))
    hold (pricing, order, code);
  if (pos_order_has_hold (order, code->id))
    note_held (order);
}
