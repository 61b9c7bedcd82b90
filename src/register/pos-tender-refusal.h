/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-tender-refusal.h — why something is not paid like that.
 * Layer: register, private to it. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* POS_ORDER_ERROR_TENDER with @reason.  @details: (nullable): more of them.  Returns: %FALSE. */
gboolean
pos_tender_refuse (const char *reason, GVariant *details, const char *message, GError **error);

G_END_DECLS
