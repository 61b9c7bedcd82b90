/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setup-taxes.c — each group has a rate, and one at a time of each code. */
#include "pricing/pos-setup-faults.h"

#include <glib/gi18n.h>

static gboolean
holds (PosTaxRate *rate, PosDate today)
{
  return (rate->from.julian == 0 || rate->from.julian <= today.julian) &&
         (rate->until.julian == 0 || today.julian <= rate->until.julian);
}

static void
check_tax_group (PosSetupLook *look, gpointer record)
{
  PosTaxGroup *group = record;
  GPtrArray *rates = pos_config_list (look->config, POS_TYPE_TAX_RATE);

  for (guint i = 0; i < rates->len; i++) {
    PosTaxRate *rate = rates->pdata[i];
    if (!g_strcmp0 (rate->tax_group, group->id) && holds (rate, look->facts->today))
      return;
  }
  pos_setup_add (look, "no-rate", N_ ("The tax group “%s” has no rate today."), group->id);
}

static const char *
get_code (PosTaxRate *rate)
{
  return pos_text_or (rate->code, "");
}

static gboolean
overlap (PosTaxRate *a, PosTaxRate *b)
{
  return (a->until.julian == 0 || b->from.julian <= a->until.julian) &&
         (b->until.julian == 0 || a->from.julian <= b->until.julian);
}

/* Of two of one code that begin on different days the later one replaces the earlier; of these
 * nobody can tell.
 */
static void
check_twins (PosSetupLook *look, PosTaxRate *rate)
{
  GPtrArray *rates = pos_config_list (look->config, POS_TYPE_TAX_RATE);

  for (guint i = 0; i < rates->len; i++) {
    PosTaxRate *other = rates->pdata[i];

    if (strcmp (other->id, rate->id) > 0 && !g_strcmp0 (other->tax_group, rate->tax_group) &&
        !g_strcmp0 (other->item_tax_group, rate->item_tax_group) &&
        g_str_equal (get_code (other), get_code (rate)) && other->from.julian == rate->from.julian)
      pos_setup_add (
          look,
          "two-rates",
          N_ ("The tax rates “%1$s” and “%2$s” are for the same from the same day: one of them "
              "counts for nothing."),
          rate->id,
          other->id);
  }
}

/* Beside taxes with codes, one that was there before them goes on as a tax of its own. */
static void
check_nameless (PosSetupLook *look, PosTaxRate *rate)
{
  GPtrArray *rates = pos_config_list (look->config, POS_TYPE_TAX_RATE);

  for (guint i = 0; i < rates->len && !*get_code (rate); i++) {
    PosTaxRate *other = rates->pdata[i];

    if (*get_code (other) && !g_strcmp0 (other->tax_group, rate->tax_group) &&
        !g_strcmp0 (other->item_tax_group, rate->item_tax_group) && overlap (rate, other)) {
      pos_setup_add_notice (look,
                            "nameless-rate",
                            N_ ("The tax rate “%1$s” has no code and is charged beside “%2$s”: "
                                "give it a code, or end "
                                "it if the other one replaces it."),
                            rate->id,
                            other->id);
      return;
    }
  }
}

/* */
static void
check_category (PosSetupLook *look, PosTaxRate *rate)
{
  gboolean explains = rate->category == POS_TAX_CATEGORY_EXEMPT ||
                      rate->category == POS_TAX_CATEGORY_REVERSE_CHARGE;
  gboolean charges = rate->rate.micro > 0 && !rate->exempt;

  if (explains && !rate->legal_text)
    pos_setup_add_notice (look,
                          "no-legal-text",
                          N_ ("The tax rate “%s” charges nothing for a reason that papers have to "
                              "name, and has no legal text."),
                          rate->id);
  if (charges && (explains || rate->category == POS_TAX_CATEGORY_ZERO))
    pos_setup_add_notice (look,
                          "category",
                          N_ ("The tax rate “%s” is of a category that charges nothing, and "
                              "charges something."),
                          rate->id);
}

/* what is taken out of the price is what the rate says. */
static void
check_exempt (PosSetupLook *look, PosTaxRate *rate)
{
  GPtrArray *stores = pos_config_list (look->config, POS_TYPE_STORE);

  for (guint i = 0; rate->exempt && rate->rate.micro == 0 && i < stores->len; i++) {
    PosStore *store = stores->pdata[i];

    if (!store->prices_include_tax || !store->price_inclusive_exempt)
      continue;
    pos_setup_add_notice (
        look,
        "nothing-exempt",
        N_ ("The tax rate “%1$s” is exempt and 0: nothing comes out of the prices "
            "of the store “%2$s”. It says how much is not charged."),
        rate->id,
        store->id);
    return;
  }
}

static void
check_tax_rate (PosSetupLook *look, gpointer record)
{
  PosTaxRate *rate = record;

  pos_setup_need (look, POS_TYPE_TAX_GROUP, rate->tax_group);
  check_twins (look, rate);
  check_nameless (look, rate);
  check_category (look, rate);
  check_exempt (look, rate);
  if (rate->rate.micro < 0)
    pos_setup_add (look, "negative", N_ ("The tax rate “%s” is below nothing."), rate->id);
  if (rate->of_gross && rate->rate.micro >= POS_SCALE)
    pos_setup_add (look,
                   "whole-price",
                   N_ ("The tax rate “%s” is of the price with tax, and all of it or more."),
                   rate->id);
}

/* Products tell it of themselves. */
static void
check_charge_code (PosSetupLook *look, gpointer record)
{
  PosChargeCode *code = record;
  const char *group = pos_text_or (code->item_tax_group, "");
  GPtrArray *rates = pos_config_list (look->config, POS_TYPE_TAX_RATE);

  for (guint i = 0; i < rates->len; i++)
    if (!g_strcmp0 (((PosTaxRate *)rates->pdata[i])->item_tax_group, group))
      return;
  if (*group)
    pos_setup_add (
        look,
        "no-rate",
        N_ ("The charge code “%1$s” has the tax group “%2$s”, for which there is no rate."),
        code->id,
        group);
}

void
pos_setup_check_taxes (PosSetupLook *look)
{
  pos_setup_look_at (look, "tax-group", POS_TYPE_TAX_GROUP, check_tax_group);
  pos_setup_look_at (look, "tax-rate", POS_TYPE_TAX_RATE, check_tax_rate);
  pos_setup_look_at (look, "charge-code", POS_TYPE_CHARGE_CODE, check_charge_code);
  pos_setup_check_tax_pairs (look);
}
