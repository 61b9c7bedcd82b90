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

char *
pos_card_text_name (const char *brand, const char *masked)
{
  const char *name = get_brand_name (brand);

  if (!masked || !*masked)
    return g_strdup (name ? name : C_ ("tender", "Card"));
  return g_strconcat (name ? name : C_ ("tender", "Card"), " ", masked, NULL);
}
