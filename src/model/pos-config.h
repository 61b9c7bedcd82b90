/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-config.h — everything the chain has set up, in memory, by type and id; and the record kinds.
 * Layer: model.  Thread: main.
 * Rules:  products, customers, stock and orders are too many to hold: they stay in store/. */
#pragma once
#include "model/pos-info-code.h"
#include "model/pos-setup.h"

G_BEGIN_DECLS

/* How a kind is distributed and kept. */
typedef enum {
  POS_KIND_CONFIG,   /* held in a PosConfig */
  POS_KIND_PRODUCT,  /* products: own table */
  POS_KIND_CUSTOMER, /* customers: own table */
  POS_KIND_STOCK,    /* stock levels: own table */
  POS_KIND_ORDER,    /* orders: own tables */
  POS_KIND_CART,     /* suspended carts of the store: own table */
  POS_KIND_INVOICE,  /* invoices: headquarters keeps and tells them */
  POS_KIND_SLOT,     /* places in pick-up times, customers outside: beside the setup, held in no
                        PosConfig */
} PosKindClass;

typedef struct {
  const char *nick; /* "delivery-mode": the name in bundles, on the wire and in posctl */
  GType (*get_type) (void);
  PosKindClass kind_class;
} PosKind;

/* @nick: (nullable).  Returns: (nullable): the table's entry, for ever. */
const PosKind *pos_kind_find (const char *nick);
const PosKind *pos_kind_of_type (GType type);
/* %NULL-nick terminated, in the order in which a bundle must be applied (S6). */
const PosKind *pos_kind_list (void);
/* The record's key: its "id", or "item/warehouse" of a stock level.  Returns: (transfer full). */
char *pos_kind_dup_key (gpointer record);

#define POS_TYPE_CONFIG (pos_config_get_type ())
G_DECLARE_FINAL_TYPE (PosConfig, pos_config, POS, CONFIG, GObject)

PosConfig *pos_config_new (void);

/* Adds or replaces. */
void pos_config_put (PosConfig *self, gpointer record);
void pos_config_remove (PosConfig *self, GType type, const char *id);

/* Returns: (nullable) (transfer none). */
gpointer pos_config_get (PosConfig *self, GType type, const char *id);
/* What the worker called @id is named; @id itself where nobody of that id is known. */
const char *pos_config_name_worker (PosConfig *self, const char *id);
/* Every record of @type, by id.  Returns: (transfer none): valid until the next put or remove. */
GPtrArray *pos_config_list (PosConfig *self, GType type);

/* What @make makes of the whole configuration to find things faster, kept until it changes; freed
 * with @destroy.  @name: a static string.  Returns: (transfer none). */
gpointer pos_config_get_index (PosConfig *self,
                               const char *name,
                               gpointer (*make) (PosConfig *self),
                               GDestroyNotify destroy);

/* §2.3: whether @store takes it.  @store: %NULL: whether anybody does. */
gboolean pos_config_takes (PosStore *store, PosTender *tender);
/* Whether @tender is the id of one of that kind.  @tender: (nullable) */
gboolean pos_config_is_tender (PosConfig *self, const char *tender, PosTenderKind kind);
/* The first tender of that kind that @store takes.  Returns: (nullable) (transfer none). */
PosTender *pos_config_find_tender (PosConfig *self, PosStore *store, PosTenderKind kind);
/* The chain has set tenders of that kind up, and @store takes none of them. */
gboolean pos_config_leaves_out (PosConfig *self, PosStore *store, PosTenderKind kind);
/* What a payment of that kind is called in @store: the tender's id, or "cash", "card" … where a
 * chain has set up none. */
const char *pos_config_get_tender_id (PosConfig *self, PosStore *store, PosTenderKind kind);
/* The one parameters record; a default one while none was loaded. */
PosParameters *pos_config_get_parameters (PosConfig *self);
/* The answers of the PosReasonList called @id (nullable): (element-type PosReason) (nullable). */
PosList *pos_config_get_reasons (PosConfig *self, const char *id);
/* What @store is asked for @operation, or else after the code @after was answered, by id.
 * Returns: (transfer container) (element-type PosInfoCode). */
GPtrArray *pos_config_list_info_codes (PosConfig *self,
                                       PosStore *store,
                                       const char *operation,
                                       const char *after);
/* What a charge may be changed for (element-type PosReason); %NULL: in anybody's words. */
PosList *pos_config_get_charge_reasons (PosConfig *self);
PosProfile *pos_config_get_profile (PosConfig *self, PosStore *store);
/* @store: (nullable).  Returns: (nullable): how its papers look. */
PosReceiptProfile *pos_config_get_receipt_profile (PosConfig *self, PosStore *store);
/* Where this is; @store: (nullable): nowhere in particular, as at headquarters. */
void pos_config_set_store (PosConfig *self, const char *store);
/* "F1" …; defaults of §2.7 when not configured, or configured for other stores only (§10.63). */
gboolean pos_config_has_feature (PosConfig *self, const char *feature);

G_END_DECLS
