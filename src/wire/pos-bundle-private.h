/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-bundle-private.h — what reading and checking a bundle share. */
#pragma once
#include "model/pos-product.h"
#include "wire/pos-bundle.h"

PosBundle *pos_bundle_new (void);

void pos_bundle_refuse (
    PosBundle *self, const char *kind, const char *id, guint index, const char *reason);

/* Returns: (nullable) (transfer full): the first value of @record that no setting can have, in
 * words that name the member. */
char *pos_bundle_find_value_fault (const char *kind, gpointer record);

char *pos_bundle_find_charge_fault (PosChargeRule *rule);
char *pos_bundle_find_info_code_fault (PosInfoCode *code);
char *pos_bundle_find_product_fault (PosProduct *product);
char *pos_bundle_find_shipping_fault (PosShippingDiscount *discount);

/* Charge rules of which neither is closer: §2.7 F11, §2.8. */
typedef struct {
  GPtrArray *rules; /* that hold when the bundle is taken */
  gboolean before;  /* stores set them apart before it came */
  gboolean after;   /* and will when it is taken */
} PosBundleTies;

PosBundleTies *pos_bundle_ties_new (PosBundle *bundle, const PosBundleWorld *world, gpointer data);
void pos_bundle_ties_free (PosBundleTies *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosBundleTies, pos_bundle_ties_free)

/* Returns: (nullable) (transfer full): why @rule, or F11 off, cannot be taken. */
char *pos_bundle_ties_find_rule_fault (PosBundleTies *self, PosChargeRule *rule);
char *pos_bundle_ties_find_switch_fault (PosBundleTies *self);

/* Barcodes of the bundle's products, and who has them: looked up once for all looks at it. */
typedef struct _PosBundleBarcodes PosBundleBarcodes;

PosBundleBarcodes *
pos_bundle_barcodes_new (PosBundle *bundle, const PosBundleWorld *world, gpointer data);
void pos_bundle_barcodes_free (PosBundleBarcodes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosBundleBarcodes, pos_bundle_barcodes_free)

/* Returns: (transfer full): the one product that each barcode means when the bundle is taken. */
GHashTable *pos_bundle_barcodes_list_owners (PosBundleBarcodes *self, PosBundle *bundle);
/* Returns: (nullable) (transfer full): which barcode @product takes from another. */
char *
pos_bundle_barcodes_find_fault (PosBundleBarcodes *self, GHashTable *owners, PosProduct *product);
