/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-refusal.h — what is not done, and the rule that says so.
 * Layer: register, private to it.  Pure. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/**
 * pos_refuse:
 * @words: a sentence for logs and scripts; the screen has its own for the same rule
 *
 * Sets POS_ORDER_ERROR_STATUS with "rule".  Returns: %FALSE.
 */
gboolean pos_refuse (const char *rule, const char *words, GError **error);

G_END_DECLS
