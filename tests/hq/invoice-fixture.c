/* SPDX-License-Identifier: GPL-3.0-or-later */
/* invoice-fixture.c — see the header. */
#include "invoice-fixture.h"

/* --- Asking as a program of one's own would --- */

/* @more: of the question, with ' for ".  Returns: (transfer full): the answer. */
json_t *
invoices_ask (Chain *chain, const char *token, const char *more, guint status)
{
  g_autofree char *body =
      g_strdup_printf ("{'currency': 'EUR', 'invoice': 'FT-1', 'customer': 'C', %s}", more);

  return chain_send (chain, "POST", PATH, token, g_strdelimit (body, "'", '"'), status);
}

void
invoices_assert_answer (
    Chain *chain, const char *token, const char *more, const char *reason, const char *open)
{
  g_autoptr (json_t) answer = invoices_ask (chain, token, more, 200);

  g_assert_cmpstr (text_at (answer, "reason"), ==, reason);
  g_assert_true (json_is_true (json_object_get (answer, "approved")) == (reason == NULL));
  if (open)
    g_assert_cmpstr (text_at (answer, "invoices.0.open"), ==, open);
}

static char *
invoices_dup_open (Chain *chain, const char *token)
{
  g_autoptr (json_t) answer = invoices_ask (chain, token, OPEN, 200);

  return g_strdup (text_at (answer, "invoices.0.open"));
}

void
invoices_assert_open (Chain *chain, const char *token, const char *expected)
{
  g_autofree char *open = invoices_dup_open (chain, token);

  g_assert_cmpstr (open, ==, expected);
}

/* --- An invoice with 80.00 open, and a customer who came to pay --- */

void
invoices_greet (Till *till)
{
  till_do (till, "customer.attach", "{'customer': 'C'}");
}

/* Returns: (transfer full): the token of another device. */
char *
invoices_open_till (Till *till, Chain *chain)
{
  chain_import (chain, SET_UP);
  till_open (till, chain, "R1");
  invoices_greet (till);
  return chain_enroll (chain, "R2");
}

void
invoices_assert_due (Till *till, const char *due)
{
  g_autoptr (json_t) cart = till_ask (till, "cart.get", NULL);

  g_assert_cmpstr (text_at (cart, "totals.due_now"), ==, due);
}

void
invoices_finish (Till *till)
{
  till_do (till, "pay.cash", "{}");
  g_assert_true (till_sync (till));
  chain_synchronize (till->chain);
  chain_assert_books_agree (till->chain);
}
