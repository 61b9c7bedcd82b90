/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-delivery-now.h — how lines leave as it stands, so that who changes one thing keeps the rest.
 * Layer: ui/delivery.  Source: customer-orders.md §10.36. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* The arguments of a delivery operation that say how the lines it is about leave now, where all of
 * them leave the way of @intent, and alike; what @args says already counts.
 * @args: (nullable): may name "lines"; else those that are selected.  @all: every line.
 * Returns: (transfer full). */
GVariant *
pos_delivery_now_dup_args (PosShell *shell, PosIntent intent, gboolean all, GVariant *args);

/* Whether all lines that are meant, and there are some, go by e-mail: nothing is left to ask.
 * @args, @all: as above. */
gboolean pos_delivery_now_is_electronic (PosShell *shell, gboolean all, GVariant *args);

G_END_DECLS
