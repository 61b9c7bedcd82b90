/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-delivery-text.c — see the header. */
#include "ui/delivery/pos-delivery-text.h"

#include "base/pos-error.h"
#include "model/pos-line-words.h"
#include "model/pos-store-place.h"
#include "ui/common/pos-look.h"
#include "ui/common/pos-ui-props.h"
#include "ui/shell/pos-intent-look.h"

#include <string.h>

#define MICRO_KILOGRAMS_PER_GRAM 1000

/* --- Lines --- */

char *
pos_delivery_text_line (PosShell *shell, PosOrderLine *line)
{
  const char *name = pos_l10n_get (line->description, pos_shell_get_language (shell));
  PosQuantity open = pos_order_line_get_open (line);
  /* Of what has left, how much that was. */
  g_autofree char *quantity =
      pos_line_words_dup_count (pos_shell_get_format (shell),
                                line,
                                open.micro != 0 ? open : pos_order_line_get_quantity (line));

  /* TRANSLATORS: quantity and product: "4 × Dining chair"; the first space does not break */
  return g_strdup_printf (_ ("%1$s × %2$s"), quantity, name);
}

char *
pos_delivery_text_short (PosShell *shell, PosOrderLine *line)
{
  const char *name = pos_l10n_get (line->description, pos_shell_get_language (shell));
  const char *latin = strchr (name, ',');
  const char *arabic = strstr (name, "،");
  const char *end = latin && (!arabic || latin < arabic) ? latin : arabic;

  return end && end > name ? g_strndup (name, (gsize)(end - name)) : g_strdup (name);
}

static const char *
get_place (PosShell *shell, PosOrderLine *line)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  const char *language = pos_shell_get_language (shell);
  PosStore *store = pos_config_get (config, POS_TYPE_STORE, line->store);
  PosDeliveryMode *mode = pos_config_get (config, POS_TYPE_DELIVERY_MODE, line->mode);

  if (line->intent == POS_INTENT_PICK_UP && store)
    return pos_store_get_pickup_name (store, line->locker);
  return line->intent == POS_INTENT_SHIP && mode ? pos_l10n_get (mode->name, language) : NULL;
}

char *
pos_delivery_text_intent (PosShell *shell, PosOrderLine *line)
{
  const char *label = pos_intent_get_label ((PosIntent)line->intent);

  return pos_ui_dup_facts (label, get_place (shell, line));
}

char *
pos_delivery_text_line_reason (const char *reason)
{
  if (g_str_equal (reason, "returned"))
    return g_strdup (_ ("Comes back, does not leave"));
  if (g_str_equal (reason, "gone"))
    return g_strdup (_ ("All of it has left already"));
  if (g_str_equal (reason, "moved"))
    return g_strdup (_ ("Part of it was picked, packed or handed over"));
  if (g_str_equal (reason, "carry-only"))
    return g_strdup (_ ("Can only be carried out"));
  if (g_str_equal (reason, "not-shipped"))
    return g_strdup (_ ("Does not ship"));
  return g_strdup (_ ("No delivery mode takes it"));
}

/* --- Modes and days --- */

const char *
pos_delivery_text_mode (PosShell *shell, PosDeliveryMode *mode)
{
  return pos_text_or (pos_l10n_get (mode->name, pos_shell_get_language (shell)), mode->id);
}

static char *
dup_product (PosShell *shell, GPtrArray *lines, const char *item)
{
  for (guint i = 0; i < lines->len; i++) {
    PosOrderLine *line = lines->pdata[i];
    if (g_strcmp0 (line->item, item) == 0)
      return pos_delivery_text_short (shell, line);
  }
  return g_strdup (pos_text_or (item, ""));
}

static char *
dup_weight_reason (PosShell *shell, PosDeliveryMode *mode, const char *product)
{
  PosQuantity limit = {mode->max_weight_grams * MICRO_KILOGRAMS_PER_GRAM};
  g_autofree char *kilograms = pos_format_quantity (pos_shell_get_format (shell), limit);

  /* TRANSLATORS: product, then kilograms: "Sofa is over the 30 kg limit" */
  return g_strdup_printf (_ ("%1$s is over the %2$s kg limit"), product, kilograms);
}

char *
pos_delivery_text_mode_reason (PosShell *shell,
                               const PosModeOption *option,
                               GPtrArray *lines,
                               PosAddress *address)
{
  g_autofree char *product = dup_product (shell, lines, option->item);

  if (g_str_equal (option->reason, "weight"))
    return dup_weight_reason (shell, option->mode, product);
  if (g_str_equal (option->reason, "carry-only"))
    return g_strdup_printf (_ ("%s can only be carried out"), product);
  if (g_str_equal (option->reason, "product"))
    return g_strdup_printf (_ ("Does not take %s"), product);
  if (g_str_equal (option->reason, "address") && address && address->country) {
    g_autofree char *country = pos_format_country (pos_shell_get_format (shell), address->country);
    /* TRANSLATORS: a country */
    return g_strdup_printf (_ ("Does not go to this address in %s"), country);
  }
  if (g_str_equal (option->reason, "address"))
    return g_strdup (_ ("Does not go to this address"));
  return g_strdup (_ ("Not offered by this store"));
}

char *
pos_delivery_text_no_mode (PosShell *shell, PosStore *pickup, PosOrderLine *line)
{
  PosStore *here = pos_register_get_store_record (pos_shell_get_register (shell));
  g_autofree char *product = pos_delivery_text_short (shell, line);

  if (pickup)
    /* TRANSLATORS: a store, then a product */
    return g_strdup_printf (_ ("%1$s has no delivery mode for %2$s. Choose another way for it."),
                            pickup->name,
                            product);
  /* TRANSLATORS: a store, then a product */
  return g_strdup_printf (
      _ ("%1$s has no delivery mode that takes %2$s to this address."), here->name, product);
}

static char *
dup_date_sentence (PosShell *shell, const char *reason, PosStore *pickup, PosDate date)
{
  g_autofree char *day = pos_format_day_name (pos_shell_get_format (shell), date);
  g_autofree char *text = pos_format_date_short (pos_shell_get_format (shell), date);

  if (g_str_equal (reason, "past"))
    return g_strdup (_ ("This day is over"));
  if (g_str_equal (reason, "closed") && pickup)
    /* TRANSLATORS: store, then a date: "Amersfoort is closed on Sun 17 May" */
    return g_strdup_printf (_ ("%1$s is closed on %2$s"), pickup->name, text);
  if (g_str_equal (reason, "too-early"))
    return g_strdup (_ ("It cannot be ready that early"));
  if (g_str_equal (reason, "too-late"))
    return g_strdup (_ ("It cannot be kept that long"));
  if (g_str_equal (reason, "without-pickup"))
    /* TRANSLATORS: a date: "There is no pick-up on Sun 17 May" */
    return g_strdup_printf (_ ("There is no pick-up on %s"), text);
  if (g_str_equal (reason, "no-times"))
    return g_strdup (_ ("There is no time left to pick up on that day"));
  /* TRANSLATORS: a day of the week */
  return g_strdup_printf (_ ("Nothing goes out on %s"), day);
}

char *
pos_delivery_text_date_reason (PosShell *shell, const char *mode, PosStore *pickup, PosDate date)
{
  PosPricing pricing = pos_register_get_pricing (pos_shell_get_register (shell));
  g_autoptr (GError) error = NULL;
  const char *reason = "not-running";

  if (pos_delivery_check_date (&pricing, mode, pickup, date, &error))
    return NULL;
  GVariant *details = pos_error_get_details (error);
  if (details)
    g_variant_lookup (details, "reason", "&s", &reason);
  return dup_date_sentence (shell, reason, pickup, date);
}

/* --- Places and times --- */

char *
pos_delivery_text_address (PosShell *shell, PosAddress *address)
{
  PosStore *store = pos_register_get_store_record (pos_shell_get_register (shell));
  GString *text = g_string_new (address->street);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (address->postcode)
    g_string_append_printf (text, "%s ", address->postcode);
  g_string_append (text, pos_text_or (address->city, ""));
  if (address->country && store && g_strcmp0 (address->country, store->country)) {
    g_autofree char *country = pos_format_country (pos_shell_get_format (shell), address->country);
    g_string_append_printf (text, "\n%s", country);
  }
  return g_string_free (text, FALSE);
}
