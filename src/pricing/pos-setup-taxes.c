/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setup-taxes.c — each place has a tax for each thing, and one at a time of each code. */
#include "model/pos-product.h"
#include "pricing/pos-setup-faults.h"
#include "pricing/pos-tax.h"

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

static void
check_tax_rate (PosSetupLook *look, gpointer record)
{
  PosTaxRate *rate = record;

  pos_setup_need (look, POS_TYPE_TAX_GROUP, rate->tax_group);
  check_twins (look, rate);
  check_nameless (look, rate);
  if (rate->rate.micro < 0)
    pos_setup_add (look, "negative", N_ ("The tax rate “%s” is below nothing."), rate->id);
}

/* --- What has no tax in common: X-1 --- */

static void
add_group (GPtrArray *groups, const char *group)
{
  if (group && *group && !g_ptr_array_find_with_equal_func (groups, group, g_str_equal, NULL))
    g_ptr_array_add (groups, (gpointer)group);
}

/* What is sold and what is charged; (transfer container). */
static GPtrArray *
list_item_groups (PosSetupLook *look)
{
  GPtrArray *groups = g_ptr_array_new ();
  GPtrArray *codes = pos_config_list (look->config, POS_TYPE_CHARGE_CODE);
  GPtrArray *products = look->facts->products;

  for (guint i = 0; products && i < products->len; i++) {
    PosProduct *product = products->pdata[i];
    add_group (groups, product->blocked ? NULL : product->item_tax_group);
  }
  for (guint i = 0; i < codes->len; i++)
    add_group (groups, ((PosChargeCode *)codes->pdata[i])->item_tax_group);
  return groups;
}

/* Where nothing holds today, or no rate is for the other anywhere, more than the pair is missing
 * and is told as such. */
static gboolean
is_known (PosSetupLook *look, const char *tax_group, const char *item_group)
{
  GPtrArray *rates = pos_config_list (look->config, POS_TYPE_TAX_RATE);
  gboolean taxes = FALSE, taxed = FALSE;

  for (guint i = 0; i < rates->len; i++) {
    PosTaxRate *rate = rates->pdata[i];

    taxes |= !g_strcmp0 (rate->tax_group, tax_group) && holds (rate, look->facts->today);
    taxed |= !g_strcmp0 (rate->item_tax_group, item_group);
  }
  return taxes && taxed;
}

static void
check_pairs (PosSetupLook *look, GPtrArray *item_groups, const char *tax_group)
{
  look->kind = "tax-group";
  look->id = tax_group;
  for (guint i = 0; i < item_groups->len; i++) {
    const char *item_group = item_groups->pdata[i];
    g_autoptr (GPtrArray) codes =
        pos_tax_find_codes (look->config, tax_group, item_group, look->facts->today);

    if (codes->len == 0 && is_known (look, tax_group, item_group))
      pos_setup_add (look,
                     "no-common-tax",
                     N_ ("Nothing of the item tax group “%2$s” can be sold where the tax group "
                         "“%1$s” holds: the two have no tax in common today."),
                     tax_group,
                     item_group);
  }
}

void
pos_setup_check_taxes (PosSetupLook *look)
{
  g_autoptr (GPtrArray) item_groups = list_item_groups (look);
  g_autoptr (GPtrArray) tax_groups = g_ptr_array_new ();
  GPtrArray *stores = pos_config_list (look->config, POS_TYPE_STORE);

  pos_setup_look_at (look, "tax-group", POS_TYPE_TAX_GROUP, check_tax_group);
  pos_setup_look_at (look, "tax-rate", POS_TYPE_TAX_RATE, check_tax_rate);
  for (guint i = 0; i < stores->len; i++)
    add_group (tax_groups, ((PosStore *)stores->pdata[i])->tax_group);
  for (guint i = 0; i < tax_groups->len; i++)
    check_pairs (look, item_groups, tax_groups->pdata[i]);
}
