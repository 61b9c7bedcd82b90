/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-card-refusals.c — see the header. */
#include "ui/payment/pos-card-refusals.h"

#include "base/pos-error.h"
#include "ui/common/pos-translator.h"

typedef struct {
  const char *reason; /* the terminal's, or the code of the error */
  const char *what;
  const char *why;
} Words;

/* The first fits what no other does. */
static const Words words[] = {
    {"declined",
     N_ ("The card was declined"),
     N_ ("No money was taken. Try another card, or another way to pay.")},
    {"aborted",
     N_ ("The payment was stopped at the terminal"),
     N_ ("No money was taken. Try again, or choose another way to pay.")},
    {"cancelled",
     N_ ("The payment was stopped"),
     N_ ("No money was taken. Try again, or choose another way to pay.")},
    {"unreachable",
     N_ ("The card terminal does not answer"),
     N_ ("No money was taken. Look at its power and its cable; cash works meanwhile.")},
    {"busy",
     N_ ("The card terminal is busy"),
     N_ ("No money was taken. Finish what its display shows, and try again.")},
    {"not-found",
     N_ ("The card terminal did not hear of the payment"),
     N_ ("No money was taken. Try again.")},
    {"not-recurring",
     N_ ("This card cannot be kept for the balance"),
     N_ ("Nothing is reserved on it. Ask for another card.")},
    {"stored-declined",
     N_ ("The stored card was declined"),
     N_ ("It was tried twice, and nothing is handed over yet. Take another payment.")},
    {"unknown",
     N_ ("The terminal does not say whether money was taken"),
     N_ ("Do not take the money twice. Ask the terminal again: what it took is given back.")},
};

/* The same where money goes to the card. */
static const Words words_back[] = {
    {"declined",
     N_ ("The card company refuses to give it back"),
     N_ ("Nothing was given back. Give it back another way.")},
    {"aborted",
     N_ ("It was stopped at the terminal"),
     N_ ("Nothing was given back. Try again, or give it back another way.")},
    {"cancelled",
     N_ ("Giving it back was stopped"),
     N_ ("Nothing was given back. Try again, or give it back another way.")},
    {"unreachable",
     N_ ("The card terminal does not answer"),
     N_ ("Nothing was given back. Look at its power and its cable; cash works meanwhile.")},
    {"busy",
     N_ ("The card terminal is busy"),
     N_ ("Nothing was given back. Finish what its display shows, and try again.")},
    {"not-found",
     N_ ("The card terminal does not know the payment"),
     N_ ("Nothing was given back. Give it back another way.")},
    {"unknown",
     N_ ("The terminal does not say whether money was given back"),
     N_ ("Do not give it back twice. Ask the terminal again.")},
};

static const Words *
find_words (const Words *list, gsize n, const char *reason)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (list[i].reason, reason))
      return &list[i];
  return &list[0];
}

static const char *
reason_of (const GError *error)
{
  GVariant *details = pos_error_get_details (error);
  const char *reason = NULL;

  if (details && g_variant_lookup (details, "reason", "&s", &reason))
    return reason;
  return pos_error_get_code_nick (error);
}

void
pos_card_refusal_read (const GError *error, gboolean gives_back, PosCardRefusal *refusal)
{
  const char *reason = reason_of (error);
  const Words *found = gives_back ? find_words (words_back, G_N_ELEMENTS (words_back), reason)
                                  : find_words (words, G_N_ELEMENTS (words), reason);

  refusal->what = _ (found->what);
  refusal->why = _ (found->why);
  refusal->final = g_str_equal (found->reason, "stored-declined");
  refusal->unknown = g_error_matches (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_UNKNOWN);
}
