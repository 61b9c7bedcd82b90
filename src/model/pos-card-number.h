/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-card-number.h — what stands on a card of the chain's own, as it is typed or scanned.
 * Layer: model.  Pure.
 * Rules:  letters and digits, 6 to 40 of them; spaces, dots and dashes between them, and whether
 *         letters are capitals, make no difference. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* @typed: (nullable).  Returns: (transfer full): %NULL when that is no such number. */
char *pos_card_number_read (const char *typed);

G_END_DECLS
