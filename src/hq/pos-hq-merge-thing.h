/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-merge-thing.h — of three versions of one thing, the one that counts.
 * Layer: hq, private to pos-hq-merge.c.  Thread: any.
 * Rules:  a charge, a payment, an address, a fact of the head is one thing; but what was taken of
 * it (used, refunded) is added up, and what came back is what headquarters counted itself, for
 *         returns are papers of their own.  A line is several:
 *         its goods and what they cost, the way they leave, what was done about them, and each word
 *         about it.  Two may change one line as long as they changed different ones of these; but
 *         goods that somebody works on are neither changed nor sent elsewhere by another.
 * Source: customer-orders.md §8.3; reliability.md F13. */
#pragma once
#include "base/pos-json.h"

G_BEGIN_DECLS

typedef struct {
  gboolean register_wins; /* where both changed the same; else headquarters' stays */
  json_t *contradictions;
  json_t *alike; /* the same for what both did: once too often, if then the sums are wrong */
  gboolean adds_invoices; /* both invoiced a part of a charge, and not the same part */
} PosHqMerging;

/* Borrowed; %NULL: it is not there. */
typedef struct {
  const char *what;
  json_t *base, *current, *sent;
} PosHqThing;

/* Writes into @list what of @thing differs.  @member: (nullable): all of it. */
void pos_hq_merge_note (json_t *list, const PosHqThing *thing, const char *member);
/* The same, member by member where both have it, of the two that there is to choose between. */
void pos_hq_merge_note_choice (json_t *list, const PosHqThing *thing);

/* Sums are headquarters'; the register's share is added where they are numbers.
 * Returns: (transfer full) (nullable): %NULL: it was taken away. */
json_t *pos_hq_merge_thing (PosHqMerging *self, const PosHqThing *thing);
json_t *pos_hq_merge_line (PosHqMerging *self, const PosHqThing *line);

G_END_DECLS
