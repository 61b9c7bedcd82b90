/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-delivery-text.h — what the delivery pages say about lines, places, days and reasons.
 * Layer: ui/delivery.  All are (transfer full). */
#pragma once
#include "pricing/pos-delivery.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* "4 × Dining chair Vester, black oak". */
char *pos_delivery_text_line (PosShell *shell, PosOrderLine *line);
/* What the product is called up to the first comma: "Dining chair Vester". */
char *pos_delivery_text_short (PosShell *shell, PosOrderLine *line);
/* How the line leaves now: "Pick up · Amersfoort". */
char *pos_delivery_text_intent (PosShell *shell, PosOrderLine *line);
/* Why a line cannot be chosen, by the id of a PosLineRule. */
char *pos_delivery_text_line_reason (const char *reason);

/* Why a mode does not do.  @address: (nullable). */
char *pos_delivery_text_mode_reason (PosShell *shell,
                                     const PosModeOption *option,
                                     GPtrArray *lines,
                                     PosAddress *address);
/* Nothing takes the one line.  @pickup: (nullable): where to; else it is to be shipped. */
char *pos_delivery_text_no_mode (PosShell *shell, PosStore *pickup, PosOrderLine *line);
const char *pos_delivery_text_mode (PosShell *shell, PosDeliveryMode *mode);

/* Why @date does not do, for a mode and (nullable) pick-up store; %NULL when it does. */
char *
pos_delivery_text_date_reason (PosShell *shell, const char *mode, PosStore *pickup, PosDate date);

/* Street, postcode and city, and the country when it is another than the store's. */
char *pos_delivery_text_address (PosShell *shell, PosAddress *address);

G_END_DECLS
