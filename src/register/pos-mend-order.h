/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-mend-order.h — a damaged order is fetched again: from what was not sent yet, else from
 * headquarters.
 * Layer: register.  Thread: main; the database works on its own. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* Whether @error says that a stored order is damaged, and which. */
gboolean pos_mend_order_is_for (const GError *error);

/* @damage: such an error; it is the answer when nobody has the order whole. */
void pos_mend_order_async (PosRegister *self,
                           const GError *damage,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data);
/* Returns: (transfer full): as it is stored now. */
PosOrder *pos_mend_order_finish (PosRegister *self, GAsyncResult *result, GError **error);

G_END_DECLS
