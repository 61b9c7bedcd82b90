/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-card-text.c — see the header. */
#include "ui/shell/pos-card-text.h"

#include "model/pos-gift-card.h"
#include "ui/common/pos-translator.h"

/* Brand names are names: they are spelled the same in every language. */
static const char *
get_brand_name (const char *brand)
{
  static const struct {
    const char *id, *name;
  } names[] = {{"visa", "Visa"},
               {"mastercard", "Mastercard"},
               {"maestro", "Maestro"},
               {"amex", "American Express"}};

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (brand, names[i].id) == 0)
      return names[i].name;
  return g_strcmp0 (brand, POS_GIFT_CARD_CONNECTOR) == 0 ? _ ("Gift card") : NULL;
}

const char *
pos_card_text_invoice (PosInvoiceKind kind)
{
  switch (kind) {
  case POS_INVOICE_PROJECT:
    return _ ("Project invoice");
  case POS_INVOICE_CREDIT_NOTE:
    return _ ("Credit note");
  case POS_INVOICE_SALES_ORDER:
  case POS_INVOICE_FREE_TEXT:
  default:
    return _ ("Invoice");
  }
}

char *
pos_card_text_name (const char *brand, const char *masked)
{
  PosInvoiceKind kind;
  const char *name =
      pos_invoice_kind_parse (brand, &kind) ? pos_card_text_invoice (kind) : get_brand_name (brand);

  if (!masked || !*masked)
    return g_strdup (name ? name : C_ ("tender", "Card"));
  return g_strconcat (name ? name : C_ ("tender", "Card"), " ", masked, NULL);
}
