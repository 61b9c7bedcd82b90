/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-people.h — who works at this register's store and is not blocked.
 * Layer: ui/session. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* Returns: (transfer container) (element-type PosWorker). */
GPtrArray *pos_people_list (PosRegister *reg);

G_END_DECLS
