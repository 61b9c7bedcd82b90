/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-gift-card.c — see the header. */
#include "model/pos-gift-card.h"
#include "base/pos-digest.h"
#include "base/pos-error.h"
#include "model/pos-money-records.h"

#include <string.h>

#define SHORTEST 6
#define LONGEST 40
#define SHOWN 4

static gboolean
is_between (char c)
{
  return c == ' ' || c == '-' || c == '.';
}

gboolean
pos_gift_card_name_read (const char *number, PosGiftCardName *name, GError **error)
{
  /* What is hashed says of what it is the hash, so that no other hash is ever equal. */
  g_autoptr (GString) text = g_string_new ("gift-card:");
  gsize prefix = text->len;
  gboolean good = TRUE;

  for (const char *c = number ? number : ""; *c && good; c++) {
    good = g_ascii_isalnum (*c) || is_between (*c);
    if (!is_between (*c))
      g_string_append_c (text, g_ascii_toupper (*c));
  }
  if (!good || text->len - prefix < SHORTEST || text->len - prefix > LONGEST)
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_PARSE,
                          NULL,
                          "That is not the number of a gift card");
  PosDigest digest = pos_digest_sha256 (text->str, text->len);
  name->card = pos_digest_to_text (&digest);
  name->masked = g_strdup_printf ("\xe2\x80\xa2\xe2\x80\xa2 %s", text->str + text->len - SHOWN);
  return TRUE;
}

void
pos_gift_card_name_clear (PosGiftCardName *name)
{
  g_clear_pointer (&name->card, g_free);
  g_clear_pointer (&name->masked, g_free);
}

PosTenderKind
pos_tender_kind_of_connector (const char *connector)
{
  if (g_strcmp0 (connector, POS_INVOICE_CONNECTOR) == 0)
    return POS_TENDER_INVOICE;
  return g_strcmp0 (connector, POS_GIFT_CARD_CONNECTOR) ? POS_TENDER_CARD : POS_TENDER_GIFT_CARD;
}
