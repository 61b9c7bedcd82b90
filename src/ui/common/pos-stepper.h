/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-stepper.h — a quantity between one that takes away and one that adds: [ − ] 1.5 m [ + ].
 * Layer: ui/common.  Style: .stepper.  Role SPIN_BUTTON; Up and Down step too.
 * Signals: "changed" (a person stepped); "ask" (the value was tapped: open a number pad). */
#pragma once
#include "base/pos-format.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_STEPPER (pos_stepper_get_type ())
G_DECLARE_FINAL_TYPE (PosStepper, pos_stepper, POS, STEPPER, GtkBox)

/* @format: of the language; kept. */
GtkWidget *pos_stepper_new (PosFormat *format, const char *name);

/* What is stepped by, and where the minus stops.  @unit: (nullable): written behind the value. */
void pos_stepper_set_rule (PosStepper *self, PosQuantity least, PosQuantity step, const char *unit);

/* Any value: what is refused is the page's to say. */
void pos_stepper_set_quantity (PosStepper *self, PosQuantity quantity);
PosQuantity pos_stepper_get_quantity (PosStepper *self);

G_END_DECLS
