/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-keep.h — from a finished working copy to the disk, and from there to everybody's eyes.
 * Layer: register, private to it. */
#pragma once
#include "register/pos-register.h"
#include "register/pos-run.h"

G_BEGIN_DECLS

typedef struct {
  PosDbFunc func;
  gpointer data;
  GDestroyNotify destroy;
} PosRunWrite;

typedef struct {
  void (*effect) (PosRegister *, gpointer);
  gpointer data;
  GDestroyNotify destroy;
} PosRunEffect;

/* Gives an empty cart its identity: id, time, store, register, worker, price convention. */
void pos_keep_start_order (PosRegister *self, PosOrder *order);

G_END_DECLS
