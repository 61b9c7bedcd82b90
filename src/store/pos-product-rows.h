/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-product-rows.h — what the product table and its search share; private to src/store. */
#pragma once
#include "store/pos-record-sql.h"

extern PosRecordTable pos_product_rows;
