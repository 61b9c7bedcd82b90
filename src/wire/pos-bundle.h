/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-bundle.h — files of records: stores, products, customers, layouts … for import.
 * Layer: wire.  Thread: any, one at a time.
 * Shape:  {"currency": "EUR", "whole": false, "records": [{"kind": "store", "id": "S1", …}, …]}
 * Source: docs/protocol.md "Record kinds"; posctl.md `import`. */
#pragma once
#include "model/pos-config.h"

G_BEGIN_DECLS

/* A record that was not taken, and why. */
typedef struct {
  char *kind;
  char *id;     /* "" when it has none */
  guint index;  /* its place in the file, from 1 */
  char *reason; /* English */
} PosRefusal;

/* What becomes of a file of which a record was refused: its member "whole". */
typedef enum {
  POS_BUNDLE_UNSAID, /* the others are taken, but nothing of a file that names what is nowhere */
  POS_BUNDLE_WHOLE,  /* true: nothing is taken */
  POS_BUNDLE_APART,  /* false: the others are taken */
} PosBundleWhole;

typedef struct {
  guint32 currency; /* of records that have none of their own */
  PosBundleWhole whole;
  gboolean broken;     /* it names a record that is neither there nor in the file */
  GPtrArray *records;  /* PosRecord, in the order in which they must be applied */
  GPtrArray *refusals; /* PosRefusal, in the order of the file */
  GArray *places;      /* guint: the place of each record in the file */
} PosBundle;

void pos_bundle_free (PosBundle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosBundle, pos_bundle_free)

/**
 * pos_bundle_parse:
 *
 * Reads what can be read; records that cannot are named in @refusals.  A record that comes twice
 * counts as it came last.  Errors: POS_VALUE_ERROR when the text is no bundle at all.
 */
PosBundle *pos_bundle_parse (const char *text, gssize length, GError **error);

/* Moves what @other has into @self; @other is left empty.  Of two records with one id the one of
 * @other counts.  For sets that come in several files. */
void pos_bundle_merge (PosBundle *self, PosBundle *other);

/* Whether a record is there already, outside the bundle. */
typedef gboolean (*PosBundleExists) (const char *kind, const char *id, gpointer data);

/**
 * pos_bundle_check:
 * @exists: (nullable): asked for what the bundle itself does not bring
 *
 * Moves records whose references lead nowhere to @refusals, until all that is left holds together,
 * and notes whether the file is @broken.
 * Returns: whether nothing was refused, here or while reading.
 */
gboolean pos_bundle_check (PosBundle *self, PosBundleExists exists, gpointer data);

/* What is in force before the bundle comes. */
typedef struct {
  /* Returns: (transfer full) (nullable): the record of that type and id. */
  gpointer (*find) (GType type, const char *id, gpointer data);
  /* Returns: (transfer full): what orders with an open line of that delivery mode are called. */
  GPtrArray *(*list_orders) (const char *mode, gpointer data);
  /* Returns: (transfer full): every record of that type. */
  GPtrArray *(*list) (GType type, gpointer data);
  /* Returns: (transfer full): of every product that has one of @barcodes, that
   * barcode and then the product's id. */
  GPtrArray *(*list_barcodes) (const char *const *barcodes, gpointer data);
} PosBundleWorld;

/**
 * pos_bundle_check_changes:
 *
 * Moves records to @refusals that would change what may not change: a mandatory or irreversible
 * feature is not switched off (§2.7), a mode becomes no pick-up mode while open lines use it (DM5),
 * no store counts in another currency than the chain (§2.3), no two charge rules are meant for the
 * same, be it because F11 is switched off (§2.8), no barcode means two products.
 * Returns: whether nothing was refused.
 */
gboolean pos_bundle_check_changes (PosBundle *self, const PosBundleWorld *world, gpointer data);

/**
 * pos_bundle_judge:
 *
 * All of the above until nothing more is refused, and whether the amounts of the bundle are in the
 * currency of the chain: that of the company's record, if the bundle brings one and it was not
 * refused itself.  Nothing is left of one that is @broken or @whole, as PosBundleWhole has it.
 * Errors: POS_VALUE_ERROR_CURRENCY.
 */
gboolean pos_bundle_judge (PosBundle *self,
                           PosBundleExists exists,
                           const PosBundleWorld *world,
                           gpointer data,
                           GError **error);

/* {"records": […]} of @records (PosRecord), for export. */
char *pos_bundle_to_text (GPtrArray *records, guint32 currency);

G_END_DECLS
