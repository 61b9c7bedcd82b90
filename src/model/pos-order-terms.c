/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-order-terms.c — one set of rules for whoever asks. */
#include "model/pos-order-terms.h"
#include "base/pos-search-text.h"

#include <string.h>

const char *const pos_order_hold_nicks[] = {"none", "on-hold", "do-not-process", NULL};

gboolean
pos_texts_ask (GStrv texts)
{
  return texts && *texts;
}

GStrv
pos_texts_map (GStrv texts, char *(*map) (const char *text))
{
  guint n = texts ? g_strv_length (texts) : 0;
  GStrv mapped = n > 0 ? g_new0 (char *, n + 1) : NULL;

  for (guint i = 0; i < n; i++) {
    char *text = map (texts[i]);
    mapped[i] = text ? text : g_strdup ("");
  }
  return mapped;
}

gboolean
pos_texts_allow (GStrv texts, const char *value)
{
  return !pos_texts_ask (texts) ||
         g_strv_contains ((const char *const *)texts, pos_text_or (value, ""));
}

static gboolean
is_number (const char *number, const char *wanted)
{
  g_autofree char *key = pos_search_number (wanted);
  g_autofree char *has = pos_search_number (number);

  return key && has && g_str_equal (key, has);
}

gboolean
pos_texts_allow_number (GStrv texts, const char *number)
{
  for (GStrv at = texts; at && *at; at++)
    if (is_number (number, *at))
      return TRUE;
  return !pos_texts_ask (texts);
}

gboolean
pos_text_is_email (const char *text)
{
  return text && strchr (text, '@');
}

gboolean
pos_text_is_phone (const char *text)
{
  g_autofree char *digits = pos_search_phone (text);

  return digits != NULL;
}

gboolean
pos_email_begins_with (const char *email, const char *beginning)
{
  g_autofree char *stripped = g_strstrip (g_strdup (beginning));
  g_autofree char *wanted = g_utf8_casefold (stripped, -1);
  g_autofree char *folded = g_utf8_casefold (pos_text_or (email, ""), -1);

  return g_str_has_prefix (folded, wanted);
}

gboolean
pos_phone_has (const char *phone, const char *digits)
{
  g_autofree char *has = pos_search_digits (phone);
  g_autofree char *part = pos_search_phone (digits);

  return has && part && strstr (has, part);
}

/* Each word that is asked for begins one of the name. */
static gboolean
name_has_words (const char *name, const char *wanted)
{
  g_autofree char *words = pos_search_words (name);

  return pos_search_has_words (words, wanted);
}

static gboolean
is_customer (const PosOrderFacts *order, const char *wanted)
{
  return g_strcmp0 (order->customer, wanted) == 0 || is_number (order->customer_number, wanted);
}

static gboolean
is_called (const PosOrderFacts *order, const char *wanted)
{
  g_autofree char *words = pos_search_fold (wanted);

  return *words && name_has_words (order->customer_name, wanted);
}

static gboolean
has_email (const PosOrderFacts *order, const char *wanted)
{
  return pos_email_begins_with (order->email, wanted);
}

static gboolean
has_phone (const PosOrderFacts *order, const char *wanted)
{
  return pos_phone_has (order->phone, wanted);
}

/* What is over is held by nothing: as pos_order_is_on_hold() says it. */
static gboolean
is_over (const PosOrderFacts *order)
{
  return order->status == POS_ORDER_STATUS_INVOICED || order->status == POS_ORDER_STATUS_CANCELLED;
}

static gboolean
is_on_hold (const PosOrderFacts *order)
{
  return order->on_hold && !is_over (order);
}

static gboolean
is_stopped (const PosOrderFacts *order)
{
  return order->do_not_process && !is_over (order);
}

static gboolean
is_held (const PosOrderFacts *order, const char *wanted)
{
  if (g_str_equal (wanted, pos_order_hold_nicks[0]))
    return !is_on_hold (order) && !is_stopped (order);
  return g_str_equal (wanted, pos_order_hold_nicks[1]) ? is_on_hold (order) : is_stopped (order);
}

static gboolean
any_of (GStrv wanted,
        gboolean (*is) (const PosOrderFacts *order, const char *wanted),
        const PosOrderFacts *order)
{
  for (GStrv at = wanted; at && *at; at++)
    if (is (order, *at))
      return TRUE;
  return !pos_texts_ask (wanted);
}

gboolean
pos_order_terms_has_day (PosDate day, PosDate from, PosDate until)
{
  if (from.julian == 0 && until.julian == 0)
    return TRUE;
  return day.julian != 0 && day.julian >= from.julian &&
         (until.julian == 0 || day.julian <= until.julian);
}

gboolean
pos_order_terms_suit_order (const PosOrderTerms *terms, const PosOrderFacts *order)
{
  return pos_texts_allow (terms->types, pos_order_type_get_nick (order->type)) &&
         pos_texts_allow (terms->statuses, pos_order_status_get_nick (order->status)) &&
         pos_texts_allow (terms->store, order->store) &&
         pos_texts_allow (terms->worker, order->worker) &&
         pos_order_terms_has_day (order->created, terms->created_from, terms->created_until) &&
         (terms->total_from == 0 || order->total >= terms->total_from) &&
         (terms->total_until == 0 || order->total <= terms->total_until) &&
         (!terms->on_hold || is_on_hold (order)) && (!terms->not_on_hold || !is_on_hold (order)) &&
         any_of (terms->holds, is_held, order) && any_of (terms->customer, is_customer, order) &&
         any_of (terms->customer_name, is_called, order) &&
         any_of (terms->email, has_email, order) && any_of (terms->phone, has_phone, order);
}

/* A part that was rejected is looked for as such, whatever became of the rest. */
static gboolean
has_status (const PosLineFacts *line, GStrv statuses)
{
  return pos_texts_allow (statuses, line->status) ||
         (line->part_rejected &&
          pos_texts_allow (statuses, pos_line_status_get_nick (POS_LINE_STATUS_REJECTED)));
}

gboolean
pos_order_terms_suit_line (const PosOrderTerms *terms, const PosLineFacts *line)
{
  PosIntent intent = line->intent == POS_INTENT_NONE ? POS_INTENT_CARRY_OUT : line->intent;

  return pos_texts_allow (terms->intents, pos_intent_get_nick (intent)) &&
         pos_texts_allow (terms->modes, line->mode) && has_status (line, terms->line_statuses) &&
         pos_texts_allow (terms->item, line->item);
}

gboolean
pos_order_terms_ask_customer (const PosOrderTerms *terms)
{
  return pos_texts_ask (terms->customer) || pos_texts_ask (terms->email) ||
         pos_texts_ask (terms->phone);
}

gboolean
pos_order_terms_ask_line (const PosOrderTerms *terms)
{
  return pos_texts_ask (terms->item) || pos_texts_ask (terms->intents) ||
         pos_texts_ask (terms->modes) || pos_texts_ask (terms->line_statuses);
}
