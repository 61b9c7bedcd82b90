/* SPDX-License-Identifier: GPL-3.0-or-later
 * carts-fixture.h — two registers of one store that put carts aside for each other. */
#pragma once
#include "hub-fixture.h"

G_BEGIN_DECLS

typedef struct {
  Chain chain;
  Gate *gate;
  Till one, three; /* R1 and R3, both of store S1 */
} Carts;

/* R9 is of S1 too, and enrolled nowhere yet. */
void carts_set_up (Carts *self, gconstpointer data);
void carts_tear_down (Carts *self, gconstpointer data);
/* Clerks may not put anything aside: a supervisor signs in. */
void carts_sign_in (Till *till);
/* Registers and headquarters tell each other all. */
void carts_talk (Carts *self);
/* An A is put aside.  Returns: (transfer full): the arguments that recall it. */
char *carts_suspend (Till *till);
void carts_assert_waiting (Till *till, guint expected);
/* Of the open cart. */
void carts_assert_lines (Till *till, guint expected);
/* At headquarters. */
void carts_assert_problems (Chain *chain, gint64 expected);

G_END_DECLS
