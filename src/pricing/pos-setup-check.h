/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-setup-check.h — what is missing or contradictory in how the chain is set up, in words.
 * Layer: pricing.  Knows no database: whoever asks hands over what it looks at.
 * Rules:  what a record needs to be read at all is refused there, and not looked for here.  A
 *         sentence names what it is about and what is missing; what only may be meant so is a
 *         notice.  Nothing that is missing keeps a register from selling what it still can.
 * Source: customer-orders.md §2 (DM1, FG4, FG5, §2.4–§2.8), §4.13 R3; register.md T-30, L-24. */
#pragma once
#include "model/pos-config.h"
#include "model/pos-tax-use.h"

#include <jansson.h>

G_BEGIN_DECLS

typedef struct {
  gboolean notice; /* worth knowing; nothing fails by it */
  char *code;      /* stable: "no-pickup-mode" */
  char *kind;      /* "store"; "" of the whole chain */
  char *id;        /* which of them; "" of the whole kind */
  char *text;      /* a whole sentence */
} PosSetupFault;

/* One of our sentences in another language: gettext(). */
typedef const char *(*PosSetupWords) (const char *format)G_GNUC_FORMAT (1);

typedef struct {
  PosConfig *config;
  PosDate today;
  GPtrArray *products;    /* (nullable) (element-type PosProduct): not looked at without */
  gboolean more_products; /* there are more than these */
  GPtrArray *tax_uses; /* (nullable) (element-type PosTaxUse): tax groups that customers and their
                          addresses name; without, they are not looked at */
  PosSetupWords words; /* (nullable): English */
  gboolean (*knows_operation) (const char *key); /* (nullable): keys of layouts are not looked at */
  /* (nullable): why a button cannot do the operation with that argument (nullable), in English.
   * @currency: of its amounts.  Returns: (transfer full) (nullable). */
  char *(*find_misuse) (const char *key, json_t *argument, guint32 currency);
} PosSetupFacts;

/* Returns: (transfer full) (element-type PosSetupFault): what is missing first, then notices, each
 * by kind and id; empty when all is well. */
GPtrArray *pos_setup_check (const PosSetupFacts *facts);

/* A member that @record or a record inside it does not know: it is kept, and changes nothing.
 * Returns: (nullable). */
const char *pos_setup_find_unknown (gpointer record);

/* How many are more than notices. */
guint pos_setup_count_missing (GPtrArray *faults);

G_END_DECLS
