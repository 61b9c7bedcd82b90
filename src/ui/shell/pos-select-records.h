/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-select-records.h — lists that people choose from whose answers are the chain's records.
 * Layer: ui/shell. */
#pragma once
#include "register/pos-register.h"
#include "ui/common/pos-select.h"

G_BEGIN_DECLS

/* Everybody, by id. */
void pos_select_add_workers (PosSelect *select, PosRegister *reg);
/* This store first, then the others. */
void pos_select_add_stores (PosSelect *select, PosRegister *reg);

G_END_DECLS
