/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-intent-look.h — how a line leaves, as every page shows it.
 * Layer: ui/shell: the kit knows looks, the model knows intents. */
#pragma once
#include "model/pos-order.h"
#include "ui/common/pos-look.h"

G_BEGIN_DECLS

/* What is not decided is carried out; so looks what goes by e-mail. */
PosLookIntent pos_intent_get_look (PosIntent intent);
/* A short label, in the language of the screen. */
const char *pos_intent_get_label (PosIntent intent);

G_END_DECLS
