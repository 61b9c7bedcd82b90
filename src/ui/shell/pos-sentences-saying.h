/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sentences-saying.h — what headquarters says about an order, in the language of the screen.
 * Layer: ui/shell.  Source: model/pos-saying.h. */
#pragma once
#include "base/pos-format.h"

G_BEGIN_DECLS

/* @text (nullable): `sync_message` of an order, `reason` of a problem or of a refusal.  What has no
 * words here stays as it came.  Returns: (transfer full): sentences with their stops, or "". */
char *pos_sentences_say (const char *text, PosFormat *format);

G_END_DECLS
