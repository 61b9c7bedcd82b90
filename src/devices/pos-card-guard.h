/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-card-guard.h — no card number ever reaches paper, a file or a journal.
 * Layer: devices.  Thread: any (pure).
 * Rules:  13 to 19 digits that pass the Luhn check, written together or in groups parted by single
 *         spaces or hyphens, become "•••• " and their last four.  One in ten long numbers passes
 * the check by chance, so print long record numbers as codes, or with a letter between groups.
 * Source: visual-language.md §7 ("Card •••• 4242, never more digits"); ecosystem.md §1.6. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* Returns: (transfer full): @text with every such number masked. */
char *pos_card_guard (const char *text);
/* Whether pos_card_guard() would change @text. */
gboolean pos_card_guard_matches (const char *text);

G_END_DECLS
