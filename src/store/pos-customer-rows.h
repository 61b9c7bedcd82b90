/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-customer-rows.h — what the customer table, its search and the look for damage share; private
 * to src/store. */
#pragma once
#include "model/pos-party.h"
#include "store/pos-record-sql.h"

extern PosRecordTable pos_customer_rows;

/* Folded words under which somebody is found, and the keys beside them. */
char *pos_customer_dup_words (PosCustomer *customer);
char *pos_customer_dup_email_key (PosCustomer *customer);
char *pos_customer_dup_phones (PosCustomer *customer);
