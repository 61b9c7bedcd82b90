/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-look.h — the closed lists of looks: color roles, tones, delivery intents.
 * Layer: ui/common.  Documents and screens name a role, never a color: dark and high contrast
 * follow by themselves. */
#pragma once
#include <glib-object.h>

G_BEGIN_DECLS

/* Role of a tile, as stored in layout documents. */
typedef enum {
  POS_ROLE_DEFAULT,
  POS_ROLE_SHIP,
  POS_ROLE_PICK,
  POS_ROLE_CARRY,
  POS_ROLE_SOFT,
  POS_ROLE_ACCENT,
  POS_ROLE_DANGER,
} PosRole;

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
  POS_INTENT_CARRY,
  POS_INTENT_PICK,
  POS_INTENT_SHIP,
} PosIntent;

#define POS_TYPE_ROLE (pos_role_get_type ())
#define POS_TYPE_TONE (pos_tone_get_type ())
#define POS_TYPE_INTENT (pos_intent_get_type ())
GType pos_role_get_type (void);
GType pos_tone_get_type (void);
GType pos_intent_get_type (void);

/* Style classes; %NULL for the default role and the neutral tone. */
const char *pos_role_get_css_class (PosRole role);
const char *pos_tone_get_css_class (PosTone tone);
const char *pos_intent_get_css_class (PosIntent intent);
const char *pos_intent_get_icon (PosIntent intent);
/* Translated noun: "Ship", "Pick up", "Carry out". */
const char *pos_intent_get_label (PosIntent intent);

G_END_DECLS
