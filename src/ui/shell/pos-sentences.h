/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sentences.h — refusals in words: what happened, what it means now, what to do.
 * Layer: ui.  Source: visual-language.md §5. */
#pragma once
#include "base/pos-format.h"

G_BEGIN_DECLS

typedef struct {
  char *what;
  char *why;        /* nullable */
  char *step;       /* (nullable): caption of the way forward */
  const char *next; /* (nullable): operation that goes it, static */
} PosSentence;

/* From (domain, code, details).  @currency rules amounts in the details. */
void pos_sentence_for_error (const GError *error,
                             PosFormat *format,
                             guint32 currency,
                             PosSentence *sentence);
/* From a reason of pos_register_get_state(). */
void pos_sentence_for_reason (const char *reason, const char *next, PosSentence *sentence);
void pos_sentence_clear (PosSentence *sentence);

G_END_DECLS
