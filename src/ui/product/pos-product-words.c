/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-product-words.c — see the header. */
#include "ui/product/pos-product-words.h"

#include "base/pos-error.h"
#include "ui/common/pos-ui-props.h"
#include "ui/shell/pos-sentences.h"

const char *
pos_product_get_name (PosShell *shell, PosFoundProduct *found)
{
  return pos_l10n_get (pos_found_product_get_product (found)->name, pos_shell_get_language (shell));
}

const char *
pos_product_get_category (PosShell *shell, PosFoundProduct *found)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  const char *id = pos_found_product_get_product (found)->category;
  PosCategory *category = id ? pos_config_get (config, POS_TYPE_CATEGORY, id) : NULL;

  return category ? pos_l10n_get (category->name, pos_shell_get_language (shell))
                  : pos_text_or (id, "");
}

/* "pcs" is what a catalog calls pieces; nobody says so. */
const char *
pos_product_get_unit (PosFoundProduct *found)
{
  const char *unit = pos_found_product_get_product (found)->unit;

  return !unit || !*unit || g_str_equal (unit, "pcs") ? NULL : unit;
}

/* --- Prices --- */

static char *
format_price (PosShell *shell, PosUnitPrice price)
{
  return pos_format_unit_price (pos_shell_get_format (shell),
                                price,
                                pos_register_get_currency (pos_shell_get_register (shell)));
}

static gboolean
is_for_several (PosShell *shell, PosFoundProduct *found, PosPricePer *price)
{
  return pos_found_product_get_price (found, pos_shell_get_register (shell), price) &&
         price->per.micro > 0 && price->per.micro != POS_SCALE;
}

/* "€10.00 per 3", "€10.00 per 3 m". */
static char *
say_several (PosShell *shell, PosFoundProduct *found, PosPricePer price)
{
  const char *unit = pos_product_get_unit (found);
  g_autofree char *text = format_price (shell, price.price);
  g_autofree char *count = pos_format_quantity (pos_shell_get_format (shell), price.per);
  g_autofree char *per = unit ? g_strdup_printf ("%s %s", count, unit) : g_steal_pointer (&count);

  /* TRANSLATORS: price, and of how much: "€10.00 per 3" */
  return g_strdup_printf (_ ("%1$s per %2$s"), text, per);
}

char *
pos_product_dup_price (PosShell *shell, PosFoundProduct *found)
{
  PosPricePer price;

  if (!pos_found_product_get_price (found, pos_shell_get_register (shell), &price))
    return g_strdup (_ ("No price"));
  return is_for_several (shell, found, &price) ? say_several (shell, found, price)
                                               : format_price (shell, price.price);
}

char *
pos_product_dup_usual_price (PosShell *shell, PosFoundProduct *found)
{
  PosUnitPrice usual = pos_found_product_get_product (found)->unit_price;
  PosPricePer price;

  if (!pos_found_product_get_price (found, pos_shell_get_register (shell), &price) ||
      is_for_several (shell, found, &price) || usual.micro <= price.price.micro)
    return NULL;
  return format_price (shell, usual);
}

char *
pos_product_dup_price_note (PosShell *shell, PosFoundProduct *found)
{
  PosStore *store = pos_register_get_store_record (pos_shell_get_register (shell));
  const char *tax = store->prices_include_tax ? _ ("VAT included") : _ ("VAT is added");
  const char *unit = pos_product_get_unit (found);
  PosPricePer price;
  g_autofree char *per = unit
                             /* TRANSLATORS: behind a price; %s is a unit: "per m" */
                             ? g_strdup_printf (C_ ("price", "per %s"), unit)
                             /* TRANSLATORS: behind the price of one piece */
                             : g_strdup (C_ ("price", "each"));

  return is_for_several (shell, found, &price) ? g_strdup (tax) : pos_ui_dup_facts (per, tax);
}

/* --- Quantities --- */

char *
pos_product_dup_quantity (PosShell *shell, PosFoundProduct *found, PosQuantity quantity)
{
  const char *unit = pos_product_get_unit (found);
  g_autofree char *number = pos_format_quantity (pos_shell_get_format (shell), quantity);

  /* TRANSLATORS: a quantity and its unit: "1.5 m" */
  return unit ? g_strdup_printf (C_ ("quantity", "%1$s %2$s"), number, unit) : g_strdup (number);
}

char *
pos_product_dup_rule (PosShell *shell, PosFoundProduct *found)
{
  PosProduct *product = pos_found_product_get_product (found);
  g_autofree char *least = pos_product_dup_quantity (shell, found, product->minimum);
  g_autofree char *most = pos_product_dup_quantity (shell, found, product->maximum);
  g_autofree char *step = pos_product_dup_quantity (shell, found, product->multiple);
  gboolean has_step = product->multiple.micro > 0;

  if (product->minimum.micro > 0 && product->maximum.micro > 0 && has_step)
    return g_strdup_printf (_ ("Sold from %1$s to %2$s, in steps of %3$s."), least, most, step);
  if (product->minimum.micro > 0 && product->maximum.micro > 0)
    return g_strdup_printf (_ ("Sold from %1$s to %2$s at once."), least, most);
  if (product->minimum.micro > 0 && has_step)
    return g_strdup_printf (_ ("Sold from %1$s, in steps of %2$s."), least, step);
  if (product->minimum.micro > 0)
    return g_strdup_printf (_ ("At least %s at once."), least);
  if (product->maximum.micro > 0)
    return g_strdup_printf (_ ("At most %s at once."), most);
  if (has_step)
    return g_strdup_printf (_ ("Sold in steps of %s."), step);
  return product->fractional ? g_strdup (_ ("Parts are sold, too.")) : NULL;
}

/* --- Stock --- */

char *
pos_product_dup_stock (PosShell *shell, PosFoundProduct *found)
{
  PosQuantity here, elsewhere;

  if (pos_found_product_get_stock (found)->len == 0)
    return g_strdup (_ ("Not kept in stock"));
  pos_found_product_sum (found, pos_shell_get_register (shell), &here, &elsewhere);
  g_autofree char *near = pos_product_dup_quantity (shell, found, here);
  g_autofree char *far = pos_product_dup_quantity (shell, found, elsewhere);
  /* TRANSLATORS: stock in this store, then everywhere else: "2 here · 52 elsewhere" */
  return g_strdup_printf (_ ("%1$s here · %2$s elsewhere"), near, far);
}

/* --- Exceptions --- */

static const char *
get_stock_exception (PosShell *shell, PosFoundProduct *found, PosTone *tone)
{
  PosQuantity here, elsewhere;

  pos_found_product_sum (found, pos_shell_get_register (shell), &here, &elsewhere);
  if (here.micro > 0 || pos_found_product_get_stock (found)->len == 0)
    return NULL;
  *tone = elsewhere.micro > 0 ? POS_TONE_WARN : POS_TONE_NEUTRAL;
  return elsewhere.micro > 0 ? C_ ("stock", "Not here") : C_ ("stock", "Sold out");
}

const char *
pos_product_get_exception (PosShell *shell, PosFoundProduct *found, PosTone *tone)
{
  g_autoptr (GError) error = NULL;

  if (pos_found_product_check (
          found, pos_shell_get_register (shell), pos_found_product_get_least (found), &error))
    return get_stock_exception (shell, found, tone);
  *tone = POS_TONE_DANGER;
  if (g_error_matches (error, POS_ORDER_ERROR, POS_ORDER_ERROR_PRICE))
    return _ ("No price");
  return pos_found_product_get_product (found)->blocked ? _ ("No longer sold")
                                                        : _ ("Not sold here");
}

char *
pos_product_dup_refusal (PosShell *shell, const GError *error)
{
  PosSentence sentence;
  char *text;

  pos_sentence_for_error (error,
                          pos_shell_get_format (shell),
                          pos_register_get_currency (pos_shell_get_register (shell)),
                          &sentence);
  /* TRANSLATORS: two sentences: what cannot be done, and what to do about it */
  text = sentence.why ? g_strdup_printf (C_ ("refusal", "%1$s. %2$s"), sentence.what, sentence.why)
                      : g_strdup (sentence.what);
  pos_sentence_clear (&sentence);
  return text;
}
