/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-approvers.h — who may let a refused call through.
 * Layer: register.  Thread: main.
 * Rules:  nobody approves his own call; an approver works in this store and holds the right
 *         himself, his own limit included.
 * Source: register.md S-21; customer-orders.md M6. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/**
 * pos_approvers_list:
 * @details: (nullable): of the refusal: "permission", and the amounts at stake
 *
 * Who would be let through: floor staff before managers, then by name.
 * Returns: (transfer container) (element-type PosWorker): may be empty.
 */
GPtrArray *pos_approvers_list (PosRegister *self, GVariant *details);

/* The lowest deposit on the open order that @worker may set without asking: his role's floor when
 * he may lower it, else what the rules ask for. */
gint64 pos_approvers_get_deposit_floor (PosConfig *config, PosWorker *worker, PosOrder *order);

G_END_DECLS
