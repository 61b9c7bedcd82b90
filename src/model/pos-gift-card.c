/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-gift-card.c — see the header. */
#include "model/pos-gift-card.h"
#include "base/pos-digest.h"
#include "base/pos-error.h"
#include "model/pos-card-number.h"
#include "model/pos-money-records.h"

#include <string.h>

#define SHOWN 4

gboolean
pos_gift_card_name_read (const char *number, PosGiftCardName *name, GError **error)
{
  g_autofree char *read = pos_card_number_read (number);
  g_autofree char *text = NULL;

  if (!read)
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_PARSE,
                          NULL,
                          "That is not the number of a gift card");
  /* What is hashed says of what it is the hash, so that no other hash is ever equal. */
  text = g_strconcat ("gift-card:", read, NULL);
  PosDigest digest = pos_digest_sha256 (text, strlen (text));
  name->card = pos_digest_to_text (&digest);
  name->masked = g_strdup_printf ("\xe2\x80\xa2\xe2\x80\xa2 %s", read + strlen (read) - SHOWN);
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
