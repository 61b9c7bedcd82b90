/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-check-in-page.h — the page on which a customer says that he waits outside.
 * Layer: hq.  Pure.
 * Rules:  one page without scripts, pictures or anything from elsewhere; every text that came from
 *         outside is escaped. */
#pragma once
#include "model/pos-check-in.h"
#include "model/pos-setup.h"

G_BEGIN_DECLS

/* Letters that a customer may write into one field. */
#define POS_HQ_CHECK_IN_LETTERS 60

typedef enum {
  POS_HQ_CHECK_IN_ASKS,
  POS_HQ_CHECK_IN_WAITS, /* the store knows */
  POS_HQ_CHECK_IN_FULL,  /* likewise, and nothing more is put right */
  POS_HQ_CHECK_IN_WRONG, /* what was written is too long, or no text */
  POS_HQ_CHECK_IN_OVER,  /* there is nothing to pick up by this link */
} PosHqCheckInPage;

/* @check_in: (nullable): what is known; @store: (nullable).  Returns: (transfer full): HTML. */
char *pos_hq_check_in_page_write (PosHqCheckInPage page,
                                  PosCheckIn *check_in,
                                  PosStore *store,
                                  const char *language);

G_END_DECLS
