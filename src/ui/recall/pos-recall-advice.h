/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-advice.h — what may help where a search found nothing.
 * Layer: ui/recall.  Pure. */
#pragma once
#include "model/pos-order-query.h"

G_BEGIN_DECLS

/* Nothing that is asked already is advised.  @more: something below "More filters" narrows the
 * search.  Returns: (transfer full): sentences; an empty text: nothing would help. */
char *pos_recall_dup_advice (PosOrderFilter *filter, gboolean more);

G_END_DECLS
