/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-import.h — loading records into a register's database from a file.
 * Layer: register.  Thread: main; blocks.  Source: posctl.md `import`. */
#pragma once
#include "store/pos-local-store.h"
#include "store/pos-store-counts.h"

G_BEGIN_DECLS

typedef struct {
  guint taken;
  GPtrArray *refusals; /* char *: one line per record that was not taken, naming it and why */
  char *guessed;       /* (nullable): what the file does not say, and what was made of it; why */
} PosImportReport;

void pos_import_report_clear (PosImportReport *report);

/* A bundle of docs/protocol.md.  Records that cannot be read or that refer to nothing are refused
 * by name; all others are taken in one transaction.
 * Errors: POS_VALUE_ERROR when the text is no bundle; POS_DB_ERROR. */
gboolean pos_import_bundle (
    PosLocalStore *store, const char *text, gssize length, PosImportReport *report, GError **error);

/* What Shopify's product export does not say. */
typedef struct {
  const char *warehouse;      /* (nullable): where its stock lies; none is written */
  const char *item_tax_group; /* (nullable): of what is taxable; that of the highest tax */
} PosImportChoices;

/* Shopify's product export.
 * Errors: POS_VALUE_ERROR, also when no rate is for the tax group that is named; POS_DB_ERROR. */
gboolean pos_import_shopify (PosLocalStore *store,
                             const char *text,
                             gsize length,
                             const PosImportChoices *choices,
                             PosImportReport *report,
                             GError **error);

/* What is here by now: progress of a first start. */
gboolean pos_import_count (PosLocalStore *store, PosStoreCounts *counts, GError **error);

/* Whether nothing was ever set up here. */
gboolean pos_import_is_empty (PosLocalStore *store, gboolean *empty, GError **error);

G_END_DECLS
