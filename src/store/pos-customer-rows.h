/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-customer-rows.h — what the customer table and its search share; private to src/store. */
#pragma once
#include "store/pos-record-sql.h"

extern PosRecordTable pos_customer_rows;
