/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-shift-rows.h — what the shifts' table and its rescue share; private to src/store. */
#pragma once
#include "store/pos-record-sql.h"

extern PosRecordTable pos_shift_rows;
extern PosRecordTable pos_shift_entry_rows;
