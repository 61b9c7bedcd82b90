/* SPDX-License-Identifier: GPL-3.0-or-later
 * invoice-fixture.h — customer C with the invoice F-7, of which 80.00 is open, and who asks about
 * it: a register, or a program of one's own. */
#pragma once
#include "chain-fixture.h"

#define PATH "/v1/invoices"
#define PAY "{'invoice': 'F-7', 'amount': '30'}"
#define INVOICE(paid)                                                                              \
  "{\"kind\": \"invoice\", \"id\": \"FT-1\", \"customer\": \"C\", \"type\": \"free-text\", "       \
  "\"number\": \"F-7\", \"due\": \"2026-06-01\", \"amount\": \"80.00\", \"paid\": \"" paid "\"}"
#define SET_UP                                                                                     \
  "{\"kind\": \"profile\", \"id\": \"P1\", \"balance_rule\": \"optional\", "                       \
  "\"async_orders\": true, \"pay_free_text_invoices\": true, \"pay_credit_notes\": true}, "        \
  "{\"kind\": \"role\", \"id\": \"clerk\", \"name\": \"Clerk\", \"permissions\": "                 \
  "[\"order.create\", \"txn.void\", \"txn.void_payment\", \"invoice.pay\"]}, " INVOICE ("0.00")

#define OPEN "'action': 'list', 'number': 'F-7'"
#define REFERENCE(digit) "'reference': '01910000-0000-7000-8000-00000000000" digit "'"
#define ORIGINAL(digit) "'original': '01910000-0000-7000-8000-00000000000" digit "'"

/* @more: of the question, with ' for ".  Returns: (transfer full): the answer. */
json_t *invoices_ask (Chain *chain, const char *token, const char *more, guint status);
/* @reason: (nullable): approved.  @open: (nullable). */
void invoices_assert_answer (
    Chain *chain, const char *token, const char *more, const char *reason, const char *open);
void invoices_assert_open (Chain *chain, const char *token, const char *expected);

/* The customer comes. */
void invoices_greet (Till *till);
/* Loads the invoice, and opens R1.  Returns: (transfer full): the token of another device. */
char *invoices_open_till (Till *till, Chain *chain);
void invoices_assert_due (Till *till, const char *due);
/* It is paid, and headquarters has it. */
void invoices_finish (Till *till);
