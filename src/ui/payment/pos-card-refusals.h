/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-card-refusals.h — what a card terminal says when it does not pay, or give back, in words.
 * Layer: ui/payment. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *what;
  const char *why;  /* and what to do */
  gboolean unknown; /* money may have been taken, or given back */
  gboolean final;   /* trying again helps nobody */
} PosCardRefusal;

/* From an error of the device domain.  Texts are the translator's: for ever. */
void pos_card_refusal_read (const GError *error, gboolean gives_back, PosCardRefusal *refusal);

G_END_DECLS
