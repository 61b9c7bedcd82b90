/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sentences-saying.c — what headquarters says about an order, in the language of the screen. */
#include "ui/shell/pos-sentences-saying.h"

#include "base/pos-money.h"
#include "model/pos-saying.h"
#include "ui/common/pos-translator.h"

#include <string.h>

/* As the table of model/pos-saying.c; words in braces are filled in. */
static const struct {
  const char *code;
  const char *text;
} rows[] = {
    {"slot-full",
     N_ ("The pick-up time {slot} on {date} in {store} is full: agree on another one with the "
         "customer.")},
    {"quote-ordered-twice",
     N_ ("Order {order} was made of the quote {quote} before. Ask the customer which of the two he "
         "wants, and cancel the other one.")},
    {"coupon-used-up", N_ ("The coupon {coupon} was used up before: {limit} in all.")},
    {"coupon-used-up-customer",
     N_ ("The coupon {coupon} was used up before: {limit} for this customer.")},
    {"coupon-used-up-store", N_ ("The coupon {coupon} was used up before: {limit} in this store.")},
    {"invoice-overpaid", N_ ("More was paid of the invoice {invoice} than was owed.")},
    {"paid-beyond",
     N_ ("{amount} were paid beyond this order. They are the customer's: give them back.")},
    {"given-beyond",
     N_ ("{amount} were given back beyond what the customer had paid, at two registers for "
         "example. "
         "Ask him for them, then collect them.")},
    {"returned-too-much", N_ ("More of {item} came back than was sold.")},
    {"changed-twice", N_ ("The order was changed in two places, in ways that contradict.")},
    {"unreadable-together", N_ ("Both changes together make no order.")},
    {"wrong-together", N_ ("Both changes together do not add up.")},
    {"register-undoes-leaving",
     N_ ("The register's version cannot count: goods left the store or came back that it does not "
         "know of, or tells of twice.")},
    {"register-apart",
     N_ ("The register's version cannot count: it and headquarters' make no books together. What "
         "the register did has to be done again.")},
    {"quote-takes-no-money",
     N_ ("Headquarters' version cannot count: it is a quote, which holds no money, and the "
         "register took or reserved some.")},
    {"earlier-missing", N_ ("Headquarters does not have the change before this one yet.")},
    {"other-revision", N_ ("The order was changed elsewhere meanwhile.")},
    {"original-missing", N_ ("Headquarters does not have the order yet that the goods came with.")},
    {"hand-over-missing", N_ ("Headquarters does not know yet that the goods were handed over.")},
    {"unknown-record/customer", N_ ("Headquarters has no customer “{id}”.")},
    {"unknown-record/delivery-mode", N_ ("Headquarters has no delivery mode “{id}”.")},
    {"unknown-record/store", N_ ("Headquarters has no store “{id}”.")},
    {"unknown-record/warehouse", N_ ("Headquarters has no warehouse “{id}”.")},
    {"other-currency", N_ ("The order is in {currency}, but the chain counts in {chain}.")},
    {"no-currency", N_ ("The order does not say its currency.")},
    {"ledger-short", N_ ("Entries of the order's books are missing.")},
    {"ledger-changed", N_ ("Entry {entry} of the order's books was changed.")},
    {"not-first-revision", N_ ("This is not the first version of the order.")},
    {"sale-created", N_ ("A sale is not an order.")},
    {"other-store", N_ ("The order says that it is of another store.")},
    {"changed-since-created", N_ ("Others have changed the order since.")},
    {"cart-taken-twice",
     N_ ("A suspended transaction was recalled at register {register} and at register {other}. See "
         "whether its goods were sold twice.")},
};

/* What is missing has a gender in other languages, and so a sentence of its own. */
static const char *
find_row (PosSaying *saying)
{
  const char *kind = g_hash_table_lookup (saying->values, "kind");
  g_autofree char *key =
      kind ? g_strconcat (saying->code, "/", kind, NULL) : g_strdup (saying->code);

  for (gsize i = 0; key && i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].code, key))
      return _ (rows[i].text);
  return NULL;
}

static char *
dup_value (PosFormat *format, PosSaying *saying, const char *name, const char *value)
{
  const char *currency = g_hash_table_lookup (saying->values, "currency");
  guint32 code = currency ? pos_currency_from_code (currency) : 0;
  gint64 minor;
  PosDate date;

  if (g_str_equal (name, "amount") && code != 0 && pos_minor_parse (value, code, &minor, NULL))
    return pos_format_money (format, minor, code);
  if (g_str_equal (name, "date") && pos_date_parse (value, &date, NULL))
    return pos_format_date_short (format, date);
  return g_strdup (value);
}

static void
add_filled (GString *words, PosSaying *saying, PosFormat *format, const char *text)
{
  GHashTableIter iter;
  gpointer name, value;
  g_autoptr (GString) filled = g_string_new (text);

  g_hash_table_iter_init (&iter, saying->values);
  while (g_hash_table_iter_next (&iter, &name, &value)) {
    g_autofree char *place = g_strdup_printf ("{%s}", (const char *)name);
    g_autofree char *word = dup_value (format, saying, name, value);
    g_string_replace (filled, place, word, 0);
  }
  g_string_append (words, filled->str);
}

/* What somebody wrote may lack the stop that ends a sentence. */
static void
add_own (GString *words, const char *text)
{
  g_string_append (words, text);
  if (*text && !strchr (".!?…", text[strlen (text) - 1]))
    g_string_append_c (words, '.');
}

char *
pos_sentences_say (const char *text, PosFormat *format)
{
  g_autoptr (GPtrArray) sayings = pos_saying_read (text);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < sayings->len; i++) {
    PosSaying *saying = sayings->pdata[i];
    const char *row = find_row (saying);

    if (i > 0)
      g_string_append_c (words, ' ');
    if (row)
      add_filled (words, saying, format, row);
    else
      add_own (words, saying->text);
  }
  return g_string_free (words, FALSE);
}
