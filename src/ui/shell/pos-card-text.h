/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-card-text.h — a card, or an invoice, as people call it.
 * Layer: ui/shell. */
#pragma once
#include "model/pos-invoice.h"

G_BEGIN_DECLS

/* "Visa •••• 4242".  @brand, @masked: nullable; as a payment has them.  Returns: (transfer full).
 */
char *pos_card_text_name (const char *brand, const char *masked);

/* "Project invoice". */
const char *pos_card_text_invoice (PosInvoiceKind kind);

G_END_DECLS
