/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-protocol.c — the retry table that both ends use. */
#include "wire/pos-protocol.h"

gint64
pos_protocol_refused_delay (guint attempt)
{
  static const gint64 minutes[] = {1, 5, 15, 60};

  return 60 * minutes[CLAMP (attempt, 1, G_N_ELEMENTS (minutes)) - 1];
}
