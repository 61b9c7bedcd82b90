/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-intent-look.c — see the header. */
#include "ui/shell/pos-intent-look.h"
#include "ui/common/pos-translator.h"

PosLookIntent
pos_intent_get_look (PosIntent intent)
{
  switch (intent) {
  case POS_INTENT_SHIP:
    return POS_LOOK_INTENT_SHIP;
  case POS_INTENT_PICK_UP:
    return POS_LOOK_INTENT_PICK;
  case POS_INTENT_ELECTRONIC:
  case POS_INTENT_CARRY_OUT:
  case POS_INTENT_NONE:
  default:
    return POS_LOOK_INTENT_CARRY;
  }
}

const char *
pos_intent_get_label (PosIntent intent)
{
  if (intent == POS_INTENT_ELECTRONIC)
    /* TRANSLATORS: how a product reaches the customer */
    return C_ ("delivery intent", "By e-mail");
  return pos_look_intent_get_label (pos_intent_get_look (intent));
}
