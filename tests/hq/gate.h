/* SPDX-License-Identifier: GPL-3.0-or-later
 * gate.h — a box on the line between a register and headquarters: it passes everything on, but
 * does to single questions what a test says. */
#pragma once
#include "chain-fixture.h"

typedef enum {
  GATE_PASS,
  GATE_FAIL,  /* answers 500 itself; headquarters hears nothing */
  GATE_LOSE,  /* headquarters answers, and the connection breaks */
  GATE_TWICE, /* headquarters hears it twice; its second answer goes on */
  GATE_HANG,  /* nobody answers, and headquarters hears nothing */
} GateDeed;

typedef struct _Gate Gate;

/* Registers that are opened from now on speak through it. */
Gate *gate_new (Chain *chain);
void gate_free (Gate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Gate, gate_free)

/* What happens to the next question with @method and @path (%NULL: any), one after the other. */
void gate_set (Gate *self, const char *method, const char *path, GateDeed deed);
/* The next question that is posted to @path comes through, and then. */
void gate_spoil (Gate *self, const char *path, const GateDeed *deeds, guint n);
