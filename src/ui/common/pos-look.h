/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-look.h — the closed lists of looks: color roles, tones, delivery intents.
 * Layer: ui/common.  Documents and screens name a role, never a color: dark and high contrast
 * follow by themselves. */
#pragma once
#include <glib-object.h>

G_BEGIN_DECLS

/* Role of a tile, as stored in layout documents. */
typedef enum {
  POS_LOOK_ROLE_DEFAULT,
  POS_LOOK_ROLE_SHIP,
  POS_LOOK_ROLE_PICK,
  POS_LOOK_ROLE_CARRY,
  POS_LOOK_ROLE_SOFT,
  POS_LOOK_ROLE_ACCENT,
  POS_LOOK_ROLE_DANGER,
} PosLookRole;

/* Tone of a fact: pills, banners. */
typedef enum {
  POS_TONE_NEUTRAL,
  POS_TONE_OK,
  POS_TONE_INFO,
  POS_TONE_WARN,
  POS_TONE_DANGER,
} PosTone;

/* How goods leave. */
typedef enum {
  POS_LOOK_INTENT_CARRY,
  POS_LOOK_INTENT_PICK,
  POS_LOOK_INTENT_SHIP,
} PosLookIntent;

#define POS_TYPE_LOOK_ROLE (pos_look_role_get_type ())
#define POS_TYPE_TONE (pos_tone_get_type ())
#define POS_TYPE_LOOK_INTENT (pos_look_intent_get_type ())
GType pos_look_role_get_type (void);
GType pos_tone_get_type (void);
GType pos_look_intent_get_type (void);

/* Style classes; %NULL for the default role and the neutral tone. */
const char *pos_look_role_get_css_class (PosLookRole role);
const char *pos_tone_get_css_class (PosTone tone);
const char *pos_look_intent_get_css_class (PosLookIntent intent);
const char *pos_look_intent_get_icon (PosLookIntent intent);
/* Translated noun: "Ship", "Pick up", "Carry out". */
const char *pos_look_intent_get_label (PosLookIntent intent);

G_END_DECLS
