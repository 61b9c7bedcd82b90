/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tax-texts.c — see the header. */
#include "pricing/pos-tax-texts.h"

#include "model/pos-setup.h"

/* What a line or a charge bears. */
typedef struct {
  const char *tax_group;
  const char *item_tax_group;
  const char *code; /* (nullable) */
  PosRate rate;
  gboolean exempt;
} Borne;

static gboolean
is_borne (const Borne *borne, PosTaxRate *rate)
{
  gboolean exempt = borne->code ? borne->exempt : rate->exempt;

  return !g_strcmp0 (rate->tax_group, borne->tax_group) &&
         !g_strcmp0 (pos_text_or (rate->item_tax_group, ""),
                     pos_text_or (borne->item_tax_group, "")) &&
         g_str_equal (pos_text_or (rate->code, ""), pos_text_or (borne->code, "")) &&
         rate->rate.micro == borne->rate.micro && rate->exempt == exempt;
}

/* Of several that charge the same, the latest wording. */
static void
add (GPtrArray *texts, PosConfig *config, const Borne *borne)
{
  GPtrArray *rates = pos_config_list (config, POS_TYPE_TAX_RATE);
  PosTaxRate *found = NULL;

  for (guint i = 0; i < rates->len; i++) {
    PosTaxRate *rate = rates->pdata[i];
    if (is_borne (borne, rate) && (!found || rate->from.julian > found->from.julian))
      found = rate;
  }
  if (!found || !found->legal_text)
    return;
  for (guint i = 0; i < texts->len; i++)
    if (pos_l10n_equal (texts->pdata[i], found->legal_text))
      return;
  g_ptr_array_add (texts, found->legal_text);
}

/* @borne: of one tax without a code. */
static void
add_all (GPtrArray *texts, PosConfig *config, PosList *taxes, Borne borne)
{
  if (!borne.tax_group)
    return;
  if (pos_list_size (taxes) == 0)
    add (texts, config, &borne);
  POS_LIST_FOREACH (PosTaxPart, part, taxes)
  {
    borne.code = part->code;
    borne.rate = part->rate;
    borne.exempt = part->exempt;
    add (texts, config, &borne);
  }
}

GPtrArray *
pos_tax_texts_collect (PosConfig *config, PosOrder *order)
{
  GPtrArray *texts = g_ptr_array_new ();

  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  {
    if (pos_order_line_is_active (line) && !line->gift_card)
      add_all (texts,
               config,
               line->taxes,
               (Borne){line->tax_group, line->item_tax_group, NULL, line->tax_rate, FALSE});
  }
  POS_LIST_FOREACH (PosCharge, charge, order->charges)
  add_all (texts,
           config,
           charge->taxes,
           (Borne){charge->tax_group, charge->item_tax_group, NULL, charge->tax_rate, FALSE});
  return texts;
}
