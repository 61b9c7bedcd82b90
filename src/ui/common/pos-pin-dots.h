/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-pin-dots.h — how many digits of a PIN are keyed in, never which.
 * Layer: ui/common.  Style: .pindot (+ .on).  Role STATUS, named "3 of 4 digits". */
#pragma once
#include "ui/common/pos-keypad-model.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_PIN_DOTS (pos_pin_dots_get_type ())
G_DECLARE_FINAL_TYPE (PosPinDots, pos_pin_dots, POS, PIN_DOTS, GtkBox)

GtkWidget *pos_pin_dots_new (PosKeypadModel *model, int length);

G_END_DECLS
