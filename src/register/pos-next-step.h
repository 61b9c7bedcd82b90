/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-next-step.h — whoever is told that something is not possible is told what is: which operation
 * helps where a rule refuses another.
 * Layer: register, private to it.  Pure.
 * Source: customer-orders.md §6.5; docs/operations.md, op.state. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* @rule: (nullable): what "rule" or "reason" of a refusal says.
 * Returns: (nullable): the key of an operation; %NULL: none helps, or nothing has to be done. */
const char *pos_next_step_find (const char *rule);

/* Adds it to the details of @error as "next", unless whoever refused knew better. */
void pos_next_step_name (GError *error);

G_END_DECLS
