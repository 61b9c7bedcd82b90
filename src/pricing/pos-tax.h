/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tax.h — which tax a line or charge bears, and how much.
 * Layer: pricing.  Rounded per line and charge, and there per code or per combination of codes as
 *         the home store says; inside a price the sum is rounded and dealt to the codes.
 * Source: customer-orders.md §5.1, §5.10 (M40–M42); register.md;
 *         docs/decisions.md, 129. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* The tax group of @line: carry-out the current store's; pick-up the pick-up store's; ship and
 * electronic the address's, the destination's, the home store's: first match as the store says.
 * Returns: (nullable): borrowed from the configuration. */
const char *pos_tax_find_group (const PosPricing *pricing, PosOrder *order, PosOrderLine *line);

/* The most specific tax group whose destination holds @address (country, state, county, city). */
const char *pos_tax_find_destination_group (const PosPricing *pricing, PosAddress *address);

/* the day whose rates count: when @line (nullable) is to be delivered, where that is later
 * than today and the two groups (@item_tax_group is nullable: any) have something in common then.
 */
PosDate pos_tax_get_supply_day (PosConfig *config,
                                PosOrderLine *line,
                                const char *tax_group,
                                const char *item_tax_group,
                                PosDate today);

/* What the two groups have in common on @day, in the order of their codes: the later one of each
 * code.
 * Returns: (transfer container): PosTaxRate, borrowed from @config. */
GPtrArray *pos_tax_find_codes (PosConfig *config,
                               const char *tax_group,
                               const char *item_tax_group,
                               PosDate day);

/* of the net; a "calculated percent" r is r / (1 − r) of it, to a millionth (decision 162). */
PosRate pos_tax_get_rate (PosTaxRate *rate);

/**
 * pos_tax_find_rate:
 * @rate: (out): of all codes together
 * @parts: (nullable): becomes the codes, without amounts; empty where there is one without a name
 *
 * Errors: POS_ORDER_ERROR_TAX with "tax_group" and "item_tax_group": the two have no tax in
 * common on that day.
 */
gboolean pos_tax_find_rate (PosConfig *config,
                            const char *tax_group,
                            const char *item_tax_group,
                            PosDate day,
                            PosRate *rate,
                            PosList *parts,
                            GError **error);

/* What a line in @tax_group can be taxed as: what is in force on @day, by item tax group and then
 * by code.
 * Returns: (transfer container): PosTaxRate, borrowed from @config. */
GPtrArray *pos_tax_list_rates (PosConfig *config, const char *tax_group, PosDate day);

/* Writes tax_group, tax_rate, tax, taxes and total of one line, and what is exempt out of its net
 * (pos-exemption.h), or the taxes of all charges (M41: a line's
 * charge takes the line's group, a header charge that of the first deferred line).  A charge
 * without an item tax group, and every cancellation charge, is outside tax. */
gboolean pos_tax_apply_to_line (const PosPricing *pricing,
                                PosOrder *order,
                                PosOrderLine *line,
                                GError **error);
gboolean pos_tax_apply_to_charges (const PosPricing *pricing, PosOrder *order, GError **error);

G_END_DECLS
