/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-advice.c — see the header. */
#include "ui/recall/pos-recall-advice.h"

#include "ui/common/pos-translator.h"

static void
add (GString *advice, gboolean helps, const char *sentence)
{
  if (helps)
    g_string_append_printf (advice, "%s%s", advice->len > 0 ? " " : "", sentence);
}

char *
pos_recall_dup_advice (PosOrderFilter *filter, gboolean more)
{
  const PosOrderTerms *terms = &filter->terms;
  GString *advice = g_string_new (NULL);

  if (filter->code)
    return g_string_free (
        g_string_append (advice,
                         _ ("Check the number, or search by name or phone number instead.")),
        FALSE);
  add (advice,
       filter->text != NULL,
       _ ("Check the spelling, try fewer letters, or the phone number."));
  add (advice,
       terms->created_from.julian || terms->created_until.julian,
       _ ("Choose a longer time."));
  add (advice, pos_texts_ask (terms->store), _ ("Look in all stores."));
  add (advice, pos_texts_ask (terms->statuses), _ ("Choose any status."));
  add (advice, more, _ ("Take some of the other filters away."));
  return g_string_free (advice, FALSE);
}
