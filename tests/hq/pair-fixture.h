/* SPDX-License-Identifier: GPL-3.0-or-later
 * pair-fixture.h — one order, two registers of its store, and the line is cut. */
#pragma once
#include "chain-fixture.h"

typedef struct {
  Till here, there;
  char *order; /* two lines, A and B, both picked up in S1 */
  char *line_a, *line_b;
} Pair;

/* The order is known to both registers, R1 and R11, and headquarters is stopped. */
void pair_open (Pair *self, Chain *chain);
void pair_close (Pair *self);
/* Everybody hears of everything. */
void pair_settle (Chain *chain, Pair *pair);
/* Both registers and headquarters have the same.  Returns: (transfer full). */
json_t *pair_get_agreed (Pair *pair);

/* What a clerk does.  Returns: (transfer full). */
json_t *till_get_order (Till *till, const char *order);
/* The register's own copy, without asking anybody.  Returns: (transfer full). */
PosOrder *till_get_copy (Till *till, const char *order);
void till_hand_over (Till *till, const char *order, const char *line);
void till_comment (Till *till, const char *order, const char *text);

/* Edits line A with @op and saves; @args with ' for ", without its braces, has %s for the line. */
void till_change_line (Till *till, Pair *pair, const char *op, const char *args);
/* Borrowed. */
json_t *pair_find_line (json_t *order, const char *id);

/* What waits for a person.  Returns: (transfer full). */
json_t *chain_list_problems (Chain *chain);
/* They may, beside selling, retrieving and editing: @permission. */
void chain_let_clerks (Chain *chain, const char *permission);
/* Returns: (transfer full): what headquarters has of one status. */
json_t *chain_list_transactions (Chain *chain, const char *status);
/* What is not done at headquarters; nothing failed. */
void chain_assert_waiting (Chain *chain, guint n_conflicts, guint n_pending);
void chain_assert_conflicts (Chain *chain, guint n_conflicts);
/* Sam decides.  Returns: (transfer full): the answer, which has to have @status. */
json_t *chain_resolve (Chain *chain, const char *id, const char *keep, guint status);
