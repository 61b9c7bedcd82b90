/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sentences-private.h — the table of refusals.
 * Layer: ui/shell, private to it. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* @key: "domain/code", "domain/code/reason" or "state/reason".  Texts are source texts; words in
 * braces are filled in from an error's details.  Of several rows with one key the first whose
 * words can all be filled in is taken, so the last one has none. */
typedef struct {
  const char *key;
  const char *what;
  const char *why;  /* nullable */
  const char *step; /* (nullable): caption, else the title of @next */
  const char *next; /* (nullable): operation */
} PosSentenceRow;

/* Ends with a %NULL key. */
extern const PosSentenceRow pos_sentence_rows[];
extern const PosSentenceRow pos_sentence_order_rows[];
extern const PosSentenceRow pos_sentence_delivery_rows[];
extern const PosSentenceRow pos_sentence_rule_rows[];
extern const PosSentenceRow pos_sentence_return_rows[];
extern const PosSentenceRow pos_sentence_account_rows[];
extern const PosSentenceRow pos_sentence_coupon_rows[];
extern const PosSentenceRow pos_sentence_customer_rows[];
extern const PosSentenceRow pos_sentence_gift_rows[];
extern const PosSentenceRow pos_sentence_invoice_rows[];
extern const PosSentenceRow pos_sentence_loyalty_rows[];
extern const PosSentenceRow pos_sentence_work_rows[];
extern const PosSentenceRow pos_sentence_shift_rows[];

G_END_DECLS
