/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stored-charge.h — charging what is stored for an order: one part after the other at the
 * terminal, each once more when its reservation is declined; what else that held is reserved anew.
 * Layer: register, private to it.  Thread: main.
 * Source: customer-orders.md §5.6 (M19, M21, M22). */
#pragma once
#include "pricing/pos-stored-payments.h"
#include "register/pos-run.h"

G_BEGIN_DECLS

typedef struct {
  PosOrder *order; /* borrowed: gets a payment for each part that was paid */
  GArray *parts;   /* PosStoredPart, owned */
  guint at;        /* how many of them were paid */
  gboolean again;  /* the part at hand is charged to its card anew: M21 */
  gboolean asked;  /* a card reserved anew what had ended: M14 */
} PosStoredCharge;

void pos_stored_charge_clear (PosStoredCharge *charge);

/* @charge: kept by the caller until @done, which hears whether all was paid: a part that was
 * declined, and declined again, ends it there.  When nobody can tell what became of a part, the run
 * is refused instead, and takes back what was paid before. */
void pos_stored_charge_ask (PosRun *run,
                            PosStoredCharge *charge,
                            void (*done) (PosRun *run, gboolean paid));

/* What was paid for nothing goes back: pos_take_back(). */
void pos_stored_charge_take_back (PosRun *run, PosStoredCharge *charge, GError *error);

G_END_DECLS
