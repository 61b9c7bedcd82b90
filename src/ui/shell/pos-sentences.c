/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sentences.c — from an error's stable names to words; the words stand in tables. */
#include "ui/shell/pos-sentences.h"

#include "base/pos-error.h"
#include "register/pos-operation.h"
#include "ui/common/pos-translator.h"
#include "ui/shell/pos-sentences-private.h"

#include <string.h>

typedef struct {
  PosFormat *format; /* nullable */
  guint32 currency;
  GVariant *details; /* nullable */
} Filling;

/* Details that tell one case of a code from another. */
static const char *const case_names[] = {"reason", "rule", "choice", "field", "missing", NULL};

static char *
format_number (const Filling *filling, const char *name, gint64 number)
{
  if (g_str_has_suffix (name, "_minor"))
    return pos_format_money (filling->format, number, filling->currency);
  if (g_str_has_suffix (name, "_micro"))
    return pos_format_quantity (filling->format, (PosQuantity){number});
  return pos_format_count (filling->format, number);
}

static char *
format_instant (PosFormat *format, gint64 instant)
{
  g_autofree char *day = pos_format_local_day (format, instant);
  g_autofree char *time = pos_format_time (format, instant);

  /* TRANSLATORS: a day and a time of day: "14 May 09:58" */
  return g_strdup_printf (C_ ("day and time", "%1$s %2$s"), day, time);
}

static char *
format_text (const Filling *filling, const char *text)
{
  PosDate date;
  gint64 instant;

  if (pos_date_parse (text, &date, NULL))
    return pos_format_date_short (filling->format, date);
  if (pos_instant_parse (text, &instant, NULL))
    return format_instant (filling->format, instant);
  return *text ? g_strdup (text) : NULL;
}

/* What @name stands for; %NULL when the details do not tell.  A bound of nothing is none,
 * and nobody counts minutes before there is one. */
static char *
dup_word (const Filling *filling, const char *name)
{
  g_autoptr (GVariant) value =
      filling->details ? g_variant_lookup_value (filling->details, name, NULL) : NULL;

  if (!value || !filling->format)
    return NULL;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return format_text (filling, g_variant_get_string (value, NULL));
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return NULL;
  gint64 number = g_variant_get_int64 (value);
  if ((g_str_has_suffix (name, "_micro") || g_str_equal (name, "minutes")) && number == 0)
    return NULL;
  return format_number (filling, name, number);
}

/* @text with its words in braces filled in; %NULL when one cannot be. */
static char *
fill (const Filling *filling, const char *text)
{
  g_autoptr (GString) filled = g_string_new (NULL);
  const char *open, *close;

  while ((open = strchr (text, '{')) && (close = strchr (open, '}'))) {
    g_autofree char *name = g_strndup (open + 1, (gsize)(close - open - 1));
    g_autofree char *word = dup_word (filling, name);
    if (!word)
      return NULL;
    g_string_append_len (filled, text, open - text);
    g_string_append (filled, word);
    text = close + 1;
  }
  g_string_append (filled, text);
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

static char *
dup_step (const PosSentenceRow *row, const char *next)
{
  const PosOperation *operation = next ? pos_operation_find (next) : NULL;

  if (!operation)
    return NULL;
  return g_strdup (row->step && g_strcmp0 (row->next, next) == 0 ? _ (row->step)
                                                                 : _ (operation->title));
}

static gboolean
try_row (const PosSentenceRow *row, const Filling *filling, const char *next, PosSentence *sentence)
{
  g_autofree char *what = fill (filling, _ (row->what));
  g_autofree char *why = row->why ? fill (filling, _ (row->why)) : NULL;

  if (!what || (row->why && !why))
    return FALSE;
  sentence->what = g_steal_pointer (&what);
  sentence->why = g_steal_pointer (&why);
  sentence->next = next && *next ? g_intern_string (next) : row->next;
  sentence->step = dup_step (row, sentence->next);
  if (!sentence->step)
    sentence->next = NULL;
  return TRUE;
}

static gboolean
try_table (const PosSentenceRow *rows,
           const char *key,
           const Filling *filling,
           const char *next,
           PosSentence *sentence)
{
  for (const PosSentenceRow *row = rows; row->key; row++)
    if (g_str_equal (row->key, key) && try_row (row, filling, next, sentence))
      return TRUE;
  return FALSE;
}

static gboolean
try_key (const char *key, const Filling *filling, const char *next, PosSentence *sentence)
{
  return try_table (pos_sentence_work_rows, key, filling, next, sentence) ||
         try_table (pos_sentence_return_rows, key, filling, next, sentence) ||
         try_table (pos_sentence_account_rows, key, filling, next, sentence) ||
         try_table (pos_sentence_customer_rows, key, filling, next, sentence) ||
         try_table (pos_sentence_gift_rows, key, filling, next, sentence) ||
         try_table (pos_sentence_invoice_rows, key, filling, next, sentence) ||
         try_table (pos_sentence_loyalty_rows, key, filling, next, sentence) ||
         try_table (pos_sentence_coupon_rows, key, filling, next, sentence) ||
         try_table (pos_sentence_shift_rows, key, filling, next, sentence) ||
         try_table (pos_sentence_rule_rows, key, filling, next, sentence) ||
         try_table (pos_sentence_order_rows, key, filling, next, sentence) ||
         try_table (pos_sentence_delivery_rows, key, filling, next, sentence) ||
         try_table (pos_sentence_rows, key, filling, next, sentence);
}

static gboolean
try_state (const char *reason, const Filling *filling, const char *next, PosSentence *sentence)
{
  g_autofree char *key = g_strconcat ("state/", reason, NULL);
  g_autofree char *with_step = g_strconcat (key, "/", next ? next : "", NULL);

  return try_key (with_step, filling, next, sentence) || try_key (key, filling, next, sentence);
}

static const char *
text_detail (GVariant *details, const char *name)
{
  const char *text = NULL;

  if (details)
    g_variant_lookup (details, name, "&s", &text);
  return text;
}

static gboolean
try_cases (const char *key, const Filling *filling, const char *next, PosSentence *sentence)
{
  for (const char *const *name = case_names; *name; name++) {
    const char *nick = text_detail (filling->details, *name);
    g_autofree char *exact = g_strconcat (key, "/", nick ? nick : "", NULL);
    if (nick && try_key (exact, filling, next, sentence))
      return TRUE;
  }
  return FALSE;
}

/* Of several that were asked for together. */
static void
name_order (const char *order, PosSentence *sentence)
{
  g_autofree char *what = g_steal_pointer (&sentence->what);

  /* TRANSLATORS: the number of an order, and what is wrong with it: "SO-000012: This order belongs
   * to another customer" */
  sentence->what =
      order ? g_strdup_printf (_ ("%1$s: %2$s"), order, what) : g_steal_pointer (&what);
}

void
pos_sentence_for_error (const GError *error,
                        PosFormat *format,
                        guint32 currency,
                        PosSentence *sentence)
{
  g_return_if_fail (error != NULL && sentence != NULL);

  Filling filling = {format, currency, pos_error_get_details (error)};
  const char *reason = text_detail (filling.details, "reason");
  const char *next = text_detail (filling.details, "next");
  g_autofree char *key =
      g_strconcat (pos_error_get_domain_nick (error), "/", pos_error_get_code_nick (error), NULL);

  *sentence = (PosSentence){0};
  /* What get_state() would have said: the operation was asked for all the same. */
  if (reason && next && try_state (reason, &filling, next, sentence))
    return;
  if (!try_cases (key, &filling, next, sentence) && !try_key (key, &filling, next, sentence)) {
    sentence->what = g_strdup (_ ("That did not work"));
    sentence->why = g_strdup (error->message);
  }
  name_order (text_detail (filling.details, "of_order"), sentence);
}

void
pos_sentence_for_reason (const char *reason, const char *next, PosSentence *sentence)
{
  g_return_if_fail (sentence != NULL);

  Filling filling = {0};
  *sentence = (PosSentence){0};
  if (reason && try_state (reason, &filling, next, sentence))
    return;
  sentence->what = g_strdup (_ ("That is not possible now"));
}

void
pos_sentence_clear (PosSentence *sentence)
{
  g_clear_pointer (&sentence->what, g_free);
  g_clear_pointer (&sentence->why, g_free);
  g_clear_pointer (&sentence->step, g_free);
  sentence->next = NULL;
}
