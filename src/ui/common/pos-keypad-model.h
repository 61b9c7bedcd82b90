/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-keypad-model.h — what was keyed in, apart from any widget.
 * Layer: ui/common.  Thread: main.  Knows digits, no money: who reads the text parses it with
 * pos_format_parse_money() or its own rules.
 * A value set by the program ("1") is shown until the first key replaces it.
 * Properties: text (as shown, with the language's decimal point), caption (what is asked: "Qty"),
 * decimals (0: the point does nothing), max-length (digits; 0: 15), error.
 * Signals: "entered" (text) when Enter was pressed. */
#pragma once
#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  POS_KEY_0, /* … POS_KEY_0 + 9 are the digits */
  POS_KEY_9 = 9,
  POS_KEY_DOUBLE_ZERO,
  POS_KEY_POINT,
  POS_KEY_BACKSPACE,
  POS_KEY_CLEAR,
  POS_KEY_ENTER,
  POS_KEY_MINUS, /* of a keyboard: what is less than nothing is refused as it was typed */
} PosKey;

#define POS_TYPE_KEYPAD_MODEL (pos_keypad_model_get_type ())
G_DECLARE_FINAL_TYPE (PosKeypadModel, pos_keypad_model, POS, KEYPAD_MODEL, GObject)

/* @decimal_point: "." or ",", of the language (pos_format_get_decimal_point). */
PosKeypadModel *pos_keypad_model_new (const char *decimal_point);

void pos_keypad_model_press (PosKeypadModel *self, PosKey key);

/* What is shown; "" when nothing is. */
const char *pos_keypad_model_get_text (PosKeypadModel *self);
/* The same with "." as decimal point, for parsing. */
char *pos_keypad_model_dup_plain (PosKeypadModel *self);
/* Nothing keyed since the last value or clear: Enter would say nothing new. */
gboolean pos_keypad_model_is_fresh (PosKeypadModel *self);
const char *pos_keypad_model_get_decimal_point (PosKeypadModel *self);

/* Shows @text until the first key replaces it. */
void pos_keypad_model_set_value (PosKeypadModel *self, const char *text);
/* Puts back what was there, fresh or not: undoes keys that turned out to be a scanner's. */
void pos_keypad_model_restore (PosKeypadModel *self, const char *text, gboolean fresh);

/* @decimals: places after the point; changes what may be keyed from now on. */
void pos_keypad_model_set_rules (PosKeypadModel *self, int decimals, int max_length);

G_END_DECLS
