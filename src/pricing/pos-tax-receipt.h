/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tax-receipt.h — tax that is rounded once per receipt and code, and dealt to the lines.
 * Layer: pricing.
 * Rules:  of what is sold and charged anew, together: the sum of each code (or combination of
 * codes) is rounded, and the cents go to the lines by largest remainder; of an exchange on two
 *         receipts, each of them by itself.  What an edit does not
 *         change keeps its amounts as they were, and what was invoiced in part and changes is
 *         rounded by itself: so invoices, returns and edits start from amounts that stand.
 * Source: register.md X-6; docs/decisions.md, 130. */
#pragma once
#include "pricing/pos-pricing.h"

G_BEGIN_DECLS

/* Does nothing where the home store rounds per line.  Every line and charge has its own tax before
 * (pos-tax.h). */
void pos_tax_receipt_round (const PosPricing *pricing, PosOrder *order);

G_END_DECLS
