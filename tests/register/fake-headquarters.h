/* SPDX-License-Identifier: GPL-3.0-or-later
 * fake-headquarters.h — a headquarters in memory for tests of what people ask it: order search,
 * single orders, new orders.  It can be slow, silent, or gone. */
#pragma once
#include "model/pos-invoice.h"
#include "model/pos-order-query.h"
#include "sync/pos-sync.h"

#define FAKE_TYPE_HEADQUARTERS (fake_headquarters_get_type ())
G_DECLARE_FINAL_TYPE (FakeHeadquarters, fake_headquarters, FAKE, HEADQUARTERS, PosTransport)

FakeHeadquarters *fake_headquarters_new (void);

/* Keeps a copy.  Searches find it by words of the customer's name, by number, or without a text. */
void fake_headquarters_add (FakeHeadquarters *self, PosOrder *order);
/* Keeps a copy, of which @open is open; registers take of it and give back. */
void fake_headquarters_add_invoice (FakeHeadquarters *self, PosInvoice *invoice);
/* Questions wait until they are let go, one by one in their order or all at once. */
void fake_headquarters_hold (FakeHeadquarters *self);
void fake_headquarters_release (FakeHeadquarters *self);
void fake_headquarters_answer_next (FakeHeadquarters *self);
/* How many wait: one that is stopped waits no more. */
guint fake_headquarters_count_waiting (FakeHeadquarters *self);
/* From now on whoever claims an order by its id gets it. */
void fake_headquarters_grant (FakeHeadquarters *self);
/* What was answered about orders and suspended carts, since the last call: "claim;release;", "take
 * up;give back;".  Returns: (transfer full). */
char *fake_headquarters_take_log (FakeHeadquarters *self);
/* Every question fails as if nobody were there. */
void fake_headquarters_vanish (FakeHeadquarters *self, gboolean gone);
/* From now on every order that it is asked to create is refused with @reason; %NULL: created. */
void fake_headquarters_refuse (FakeHeadquarters *self, const char *reason);
/* @worker changes every order at that register, until it is taken over. */
void fake_headquarters_set_editor (FakeHeadquarters *self,
                                   const char *worker,
                                   const char *register_id,
                                   gint64 since_at);
/* What it says of stock, whatever is asked: JSON as docs/protocol.md has it. */
void fake_headquarters_set_stock (FakeHeadquarters *self, const char *report);
/* The lines of whatever store's work list is asked for: a JSON list. */
void fake_headquarters_set_work (FakeHeadquarters *self, const char *lines);
/* What waits for a person, a JSON list; decisions and corrections are taken. */
void fake_headquarters_set_problems (FakeHeadquarters *self, const char *problems);
/* Orders with a remark, likewise. */
void fake_headquarters_set_noted (FakeHeadquarters *self, const char *noted);
/* As a store's hub says it that does not hear headquarters: JSON; %NULL: it does. */
void fake_headquarters_set_unheard (FakeHeadquarters *self, const char *unheard);
/* What was decided, likewise. */
void fake_headquarters_set_decided (FakeHeadquarters *self, const char *decided);
/* The last decision or correction; borrowed. */
const char *fake_headquarters_get_decision (FakeHeadquarters *self);
/* The next @n pages are given up before an order was found, and say where to go on. */
void fake_headquarters_tire (FakeHeadquarters *self, guint n);
/* How many pages were asked for. */
guint fake_headquarters_count_searches (FakeHeadquarters *self);

/* A line to it that is up. */
PosSync *
fake_headquarters_connect (FakeHeadquarters *self, PosLocalStore *store, PosContext *context);
/* By how much this register's clock is ahead, in minutes. */
void fake_headquarters_set_clock_skew (PosSync *sync, gint64 minutes);
/* That many of this register's messages are refused. */
void fake_headquarters_refuse_rows (PosSync *sync, guint count);
/* What the pump would find out: how many problems wait for a person; whether the line is up. */
void fake_headquarters_tell_problems (PosSync *sync, guint count);
void fake_headquarters_set_online (PosSync *sync, gboolean online);
