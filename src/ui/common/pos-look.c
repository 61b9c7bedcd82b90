/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-look.c — names, classes and words of the closed lists. */
#include "ui/common/pos-look.h"

#include "ui/common/pos-translator.h"

G_DEFINE_ENUM_TYPE (PosLookRole,
                    pos_look_role,
                    G_DEFINE_ENUM_VALUE (POS_LOOK_ROLE_DEFAULT, "default"),
                    G_DEFINE_ENUM_VALUE (POS_LOOK_ROLE_SHIP, "ship"),
                    G_DEFINE_ENUM_VALUE (POS_LOOK_ROLE_PICK, "pick"),
                    G_DEFINE_ENUM_VALUE (POS_LOOK_ROLE_CARRY, "carry"),
                    G_DEFINE_ENUM_VALUE (POS_LOOK_ROLE_SOFT, "soft"),
                    G_DEFINE_ENUM_VALUE (POS_LOOK_ROLE_ACCENT, "accent"),
                    G_DEFINE_ENUM_VALUE (POS_LOOK_ROLE_DANGER, "danger"))

G_DEFINE_ENUM_TYPE (PosTone,
                    pos_tone,
                    G_DEFINE_ENUM_VALUE (POS_TONE_NEUTRAL, "neutral"),
                    G_DEFINE_ENUM_VALUE (POS_TONE_OK, "ok"),
                    G_DEFINE_ENUM_VALUE (POS_TONE_INFO, "info"),
                    G_DEFINE_ENUM_VALUE (POS_TONE_WARN, "warn"),
                    G_DEFINE_ENUM_VALUE (POS_TONE_DANGER, "danger"))

G_DEFINE_ENUM_TYPE (PosLookIntent,
                    pos_look_intent,
                    G_DEFINE_ENUM_VALUE (POS_LOOK_INTENT_CARRY, "carry"),
                    G_DEFINE_ENUM_VALUE (POS_LOOK_INTENT_PICK, "pick"),
                    G_DEFINE_ENUM_VALUE (POS_LOOK_INTENT_SHIP, "ship"))

const char *
pos_look_role_get_css_class (PosLookRole role)
{
  static const char *const classes[] = {NULL, "ship", "pick", "carry", "soft", "primary", "danger"};
  g_return_val_if_fail ((gsize)role < G_N_ELEMENTS (classes), NULL);
  return classes[role];
}

const char *
pos_tone_get_css_class (PosTone tone)
{
  static const char *const classes[] = {NULL, "ok", "info", "warn", "danger"};
  g_return_val_if_fail ((gsize)tone < G_N_ELEMENTS (classes), NULL);
  return classes[tone];
}

const char *
pos_look_intent_get_css_class (PosLookIntent intent)
{
  static const char *const classes[] = {"carry", "pick", "ship"};
  g_return_val_if_fail ((gsize)intent < G_N_ELEMENTS (classes), NULL);
  return classes[intent];
}

const char *
pos_look_intent_get_icon (PosLookIntent intent)
{
  static const char *const icons[] = {
      "pos-carry-symbolic",
      "pos-pickup-symbolic",
      "pos-ship-symbolic",
  };
  g_return_val_if_fail ((gsize)intent < G_N_ELEMENTS (icons), NULL);
  return icons[intent];
}

const char *
pos_look_intent_get_label (PosLookIntent intent)
{
  switch (intent) {
  case POS_LOOK_INTENT_SHIP:
    /* TRANSLATORS: what happens to a line of an order, as a short label */
    return C_ ("delivery intent", "Ship");
  case POS_LOOK_INTENT_PICK:
    /* TRANSLATORS: what happens to a line of an order, as a short label */
    return C_ ("delivery intent", "Pick up");
  case POS_LOOK_INTENT_CARRY:
    /* TRANSLATORS: the customer takes it home at once; a short label */
    return C_ ("delivery intent", "Carry out");
  default:
    g_return_val_if_reached ("");
  }
}
