/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-number-pad.h — the keys; they press a keypad model, and so does the keyboard.
 * Layer: ui/common.  Style: .key (+ .fn .enter .small).  Left to right in every language.
 * Keys never take the focus.  Digits, point, Backspace and Enter of the keyboard reach the model
 * of the pad that is on screen and reachable, unless a text field has the focus; Enter only when
 * something was keyed, so that it stays the primary button otherwise.  A pad behind another tab of
 * pos_number_pad_hear_behind() is reachable, and comes to the front when what is keyed is no scan.
 * A scanner's burst is taken back (pos-scan-controller.h); on a pad for PINs there is none. */
#pragma once
#include "ui/common/pos-keypad-model.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  POS_PAD_ENTRY,    /* 7 8 9 ⌫ / 4 5 6 C / 1 2 3 Enter / 0 00 . */
  POS_PAD_CASH,     /* 7 8 9 / 4 5 6 / 1 2 3 / 0 00 . */
  POS_PAD_PIN,      /* 1 2 3 / 4 5 6 / 7 8 9 / C 0 ⌫ */
  POS_PAD_PHONE,    /* as POS_PAD_ENTRY with 1 2 3 on top */
  POS_PAD_KEYBOARD, /* no keys: it only listens to the keyboard */
} PosPadKind;

#define POS_TYPE_NUMBER_PAD (pos_number_pad_get_type ())
G_DECLARE_FINAL_TYPE (PosNumberPad, pos_number_pad, POS, NUMBER_PAD, GtkWidget)

/* @small: 46 px keys for dialogs. */
GtkWidget *pos_number_pad_new (PosPadKind kind, PosKeypadModel *model, gboolean small);

/* Lets a pad in a tab of @tabs hear the keyboard while another tab lies over it. */
void pos_number_pad_hear_behind (GtkStack *tabs);

G_END_DECLS
