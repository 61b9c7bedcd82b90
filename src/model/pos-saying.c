/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-saying.c — see the header. */
#include "model/pos-saying.h"

#include <string.h>

#define BETWEEN ". "

/* Of two sentences that begin alike the longer one comes first. */
static const struct {
  const char *code;
  const char *text;
} table[] = {
    {"slot-full",
     "The pick-up time {slot} on {date} at {store} is full: agree on another one with the "
     "customer"},
    {"coupon-used-up", "The coupon {coupon} was used up: {limit} in all"},
    {"coupon-used-up-customer", "The coupon {coupon} was used up: {limit} for this customer"},
    {"coupon-used-up-store", "The coupon {coupon} was used up: {limit} in this store"},
    {"quote-ordered-twice", "Of the quote {quote} order {order} was made before"},
    {"invoice-overpaid", "More was paid of the invoice {invoice} than was owed"},
    {"paid-beyond", "{amount} {currency} were paid beyond the order: the customer gets them back"},
    {"given-beyond",
     "{amount} {currency} were given back beyond what was paid: the customer owes them"},
    {"returned-too-much", "More of {item} came back than was sold"},
    {"changed-twice", "The order was changed in two places, in ways that contradict"},
    {"unreadable-together", "Both changes together cannot be read: {why}"},
    {"wrong-together", "Both changes together do not add up: {why}"},
    {"register-undoes-leaving",
     "The register's version cannot count: goods left the store or came back that it does not know "
     "of, or tells of twice"},
    {"register-apart",
     "The register's version cannot count: it and headquarters' make no books together, and what "
     "the register did has to be done again"},
    {"quote-takes-no-money",
     "Headquarters' version cannot count: it is a quote, which holds no money, and the register "
     "took or reserved some"},
    {"earlier-missing", "An earlier revision has not been synchronized"},
    {"other-revision",
     "The change started from revision {base}, headquarters has revision {current}"},
    {"original-missing", "The order that goods came with has not been synchronized"},
    {"hand-over-missing", "That the goods were handed over has not been synchronized"},
    {"unknown-record", "Headquarters has no {kind} “{id}”"},
    {"other-currency", "The order is in {currency}, but the chain counts in {chain}"},
    {"no-currency", "The order does not say its currency"},
    {"ledger-short", "Entries of the ledger are missing"},
    {"ledger-changed", "Entry {entry} of the ledger was changed"},
    {"not-first-revision", "The body is not the first revision of this order"},
    {"sale-created", "A sale is not created at headquarters"},
    {"other-store", "The order claims another store"},
    {"changed-since-created", "Others have changed the order since headquarters created it"},
    {"cart-taken-twice",
     "Register {register} took up a suspended transaction that register {other} had taken up: look "
     "for goods that were sold twice"},
};

void
pos_saying_free (PosSaying *self)
{
  if (!self)
    return;
  g_free (self->text);
  g_hash_table_unref (self->values);
  g_free (self);
}

static const char *
find_text (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].code, code))
      return table[i].text;
  return NULL;
}

char *
pos_saying_write (const char *code, ...)
{
  g_autoptr (GString) text = g_string_new (find_text (code));
  const char *name;
  va_list pairs;

  g_return_val_if_fail (find_text (code) != NULL, NULL);
  va_start (pairs, code);
  while ((name = va_arg (pairs, const char *))) {
    g_autofree char *place = g_strdup_printf ("{%s}", name);
    const char *value = va_arg (pairs, const char *);
    g_string_replace (text, place, value ? value : "", 1);
  }
  va_end (pairs);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
pos_saying_join (const char *first, const char *second)
{
  if (first && second)
    return g_strconcat (first, BETWEEN, second, NULL);
  return g_strdup (first ? first : second);
}

/* --- Reading --- */

/* Where in @text the words begin that follow a place; %NULL: they do not.  Words that end a
 * sentence end the text, or stand before another sentence. */
static const char *
find_words (const char *text, const char *words)
{
  if (!*words) {
    const char *next = strstr (text, BETWEEN);
    return next ? next : text + strlen (text);
  }
  return strstr (text, words);
}

/* Reads one place of @form at @text into @values; moves both on. */
static gboolean
read_place (const char **form, const char **text, GHashTable *values)
{
  const char *close = strchr (*form, '}');
  const char *open = strchr (close, '{');
  g_autofree char *words =
      open ? g_strndup (close + 1, (gsize)(open - close - 1)) : g_strdup (close + 1);
  const char *end = find_words (*text, words);

  if (!end)
    return FALSE;
  g_hash_table_insert (values,
                       g_strndup (*form + 1, (gsize)(close - *form - 1)),
                       g_strndup (*text, (gsize)(end - *text)));
  *form = close + 1;
  *text = end;
  return TRUE;
}

/* Where @text goes on after a sentence of that form; %NULL: it is another one. */
static const char *
read_form (const char *form, const char *text, GHashTable *values)
{
  while (*form)
    if (*form == '{') {
      if (!read_place (&form, &text, values))
        return NULL;
    } else if (*form++ != *text++) {
      return NULL;
    }
  return !*text || g_str_has_prefix (text, BETWEEN) ? text : NULL;
}

/* The sentence at the beginning of @text, and where the next one begins. */
static PosSaying *
read_one (const char **text)
{
  PosSaying *self = g_new0 (PosSaying, 1);
  const char *begin = *text, *end = NULL;

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (gsize i = 0; !end && i < G_N_ELEMENTS (table); i++) {
    g_hash_table_remove_all (self->values);
    end = read_form (table[i].text, begin, self->values);
    self->code = end ? table[i].code : NULL;
  }
  /* Nobody knows where a text of somebody's own ends. */
  if (!end) {
    g_hash_table_remove_all (self->values);
    end = begin + strlen (begin);
  }
  self->text = g_strndup (begin, (gsize)(end - begin));
  *text = *end ? end + strlen (BETWEEN) : end;
  return self;
}

GPtrArray *
pos_saying_read (const char *text)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_saying_free);

  while (text && *text)
    g_ptr_array_add (found, read_one (&text));
  return found;
}
