/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-config.c — one hash table per type, and the table of record kinds. */
#include "model/pos-config.h"
#include "model/pos-attribute.h"
#include "model/pos-barcode-mask.h"
#include "model/pos-check-in.h"
#include "model/pos-credit.h"
#include "model/pos-discount.h"
#include "model/pos-fraud.h"
#include "model/pos-invoice.h"
#include "model/pos-message.h"
#include "model/pos-nicks-private.h"
#include "model/pos-order.h"
#include "model/pos-party.h"
#include "model/pos-product.h"
#include "model/pos-setup.h"
#include "model/pos-store-cart.h"
#include "model/pos-taken-slot.h"

#include <string.h>

struct _PosConfig {
  GObject parent_instance;
  GHashTable *by_type; /* GType → GHashTable (id → record) */
  GHashTable *lists;   /* GType → GPtrArray, made when asked for */
  GData *indexes;
  PosParameters *fallback_parameters;
  PosProfile *fallback_profile;
  char *store; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PosConfig, pos_config, G_TYPE_OBJECT)

/* References come first: a bundle is applied in this order. */
static const PosKind kinds[] = {
    {"parameters", pos_parameters_get_type, POS_KIND_CONFIG},
    {"feature", pos_feature_get_type, POS_KIND_CONFIG},
    {"profile", pos_profile_get_type, POS_KIND_CONFIG},
    {"hardware-profile", pos_hardware_profile_get_type, POS_KIND_CONFIG},
    {"receipt-profile", pos_receipt_profile_get_type, POS_KIND_CONFIG},
    {"hold-code", pos_hold_code_get_type, POS_KIND_CONFIG},
    {"reason-list", pos_reason_list_get_type, POS_KIND_CONFIG},
    {"info-code", pos_info_code_get_type, POS_KIND_CONFIG},
    {"tender", pos_tender_get_type, POS_KIND_CONFIG},
    {"credit", pos_credit_get_type, POS_KIND_CONFIG},
    {"card-type", pos_card_type_get_type, POS_KIND_CONFIG},
    {"payment-terms", pos_payment_terms_get_type, POS_KIND_CONFIG},
    {"return-policy", pos_return_policy_get_type, POS_KIND_CONFIG},
    {"tax-group", pos_tax_group_get_type, POS_KIND_CONFIG},
    {"tax-rate", pos_tax_rate_get_type, POS_KIND_CONFIG},
    {"price-group", pos_price_group_get_type, POS_KIND_CONFIG},
    {"affiliation", pos_affiliation_get_type, POS_KIND_CONFIG},
    {"warehouse", pos_warehouse_get_type, POS_KIND_CONFIG},
    {"return-reason", pos_return_reason_get_type, POS_KIND_CONFIG},
    {"return-location", pos_return_location_get_type, POS_KIND_CONFIG},
    {"fulfillment-group", pos_fulfillment_group_get_type, POS_KIND_CONFIG},
    {"store", pos_store_get_type, POS_KIND_CONFIG},
    {"dom-profile", pos_dom_profile_get_type, POS_KIND_CONFIG},
    {"register", pos_till_get_type, POS_KIND_CONFIG},
    {"attribute-group", pos_attribute_group_get_type, POS_KIND_CONFIG},
    {"expedite-code", pos_expedite_code_get_type, POS_KIND_CONFIG},
    {"delivery-mode", pos_delivery_mode_get_type, POS_KIND_CONFIG},
    {"slot-rule", pos_slot_rule_get_type, POS_KIND_CONFIG},
    {"message-template", pos_message_template_get_type, POS_KIND_CONFIG},
    {"charge-code", pos_charge_code_get_type, POS_KIND_CONFIG},
    {"charge-rule", pos_charge_rule_get_type, POS_KIND_CONFIG},
    {"shipping-discount", pos_shipping_discount_get_type, POS_KIND_CONFIG},
    {"role", pos_role_get_type, POS_KIND_CONFIG},
    {"worker", pos_worker_get_type, POS_KIND_CONFIG},
    {"layout", pos_layout_bundle_get_type, POS_KIND_CONFIG},
    {"layout-assignment", pos_layout_assignment_get_type, POS_KIND_CONFIG},
    {"category", pos_category_get_type, POS_KIND_CONFIG},
    {"price-adjustment", pos_price_adjustment_get_type, POS_KIND_CONFIG},
    {"discount", pos_discount_get_type, POS_KIND_CONFIG},
    {"coupon", pos_coupon_get_type, POS_KIND_CONFIG},
    {"barcode-mask", pos_barcode_mask_get_type, POS_KIND_CONFIG},
    {"fraud-rule", pos_fraud_rule_get_type, POS_KIND_CONFIG},
    {"product", pos_product_get_type, POS_KIND_PRODUCT},
    {"customer", pos_customer_get_type, POS_KIND_CUSTOMER},
    {"stock", pos_stock_get_type, POS_KIND_STOCK},
    {"invoice", pos_invoice_get_type, POS_KIND_INVOICE},
    {"order", pos_order_get_type, POS_KIND_ORDER},
    {"suspended-cart", pos_store_cart_get_type, POS_KIND_CART},
    {"taken-slot", pos_taken_slot_get_type, POS_KIND_SLOT},
    {"check-in", pos_check_in_get_type, POS_KIND_SLOT},
    {NULL, NULL, POS_KIND_CONFIG},
};

const PosKind *
pos_kind_list (void)
{
  return kinds;
}

const PosKind *
pos_kind_find (const char *nick)
{
  for (const PosKind *kind = kinds; nick && kind->nick; kind++)
    if (!strcmp (kind->nick, nick))
      return kind;
  return NULL;
}

const PosKind *
pos_kind_of_type (GType type)
{
  for (const PosKind *kind = kinds; kind->nick; kind++)
    if (kind->get_type () == type)
      return kind;
  return NULL;
}

char *
pos_kind_dup_key (gpointer record)
{
  const PosField *first = pos_record_get_fields (record);

  if (POS_IS_STOCK (record))
    return g_strconcat (POS_STOCK (record)->item, "/", POS_STOCK (record)->warehouse, NULL);
  if (first->kind == POS_FIELD_ID)
    return pos_id_dup_text (&pos_record_member (record, first, PosId));
  return g_strdup (pos_record_member (record, first, char *));
}

static void
pos_config_finalize (GObject *object)
{
  PosConfig *self = POS_CONFIG (object);

  g_hash_table_unref (self->by_type);
  g_hash_table_unref (self->lists);
  g_datalist_clear (&self->indexes);
  g_clear_object (&self->fallback_parameters);
  g_clear_object (&self->fallback_profile);
  g_free (self->store);
  G_OBJECT_CLASS (pos_config_parent_class)->finalize (object);
}

static void
pos_config_class_init (PosConfigClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_config_finalize;
}

static void
pos_config_init (PosConfig *self)
{
  self->by_type = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
}

PosConfig *
pos_config_new (void)
{
  return g_object_new (POS_TYPE_CONFIG, NULL);
}

void
pos_config_put (PosConfig *self, gpointer record)
{
  GType type = G_OBJECT_TYPE (record);
  GHashTable *table = g_hash_table_lookup (self->by_type, GSIZE_TO_POINTER (type));

  if (!table) {
    table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
    g_hash_table_insert (self->by_type, GSIZE_TO_POINTER (type), table);
  }
  g_hash_table_replace (table, pos_kind_dup_key (record), g_object_ref (record));
  g_hash_table_remove (self->lists, GSIZE_TO_POINTER (type));
  g_datalist_clear (&self->indexes);
}

void
pos_config_remove (PosConfig *self, GType type, const char *id)
{
  GHashTable *table = g_hash_table_lookup (self->by_type, GSIZE_TO_POINTER (type));

  if (table && g_hash_table_remove (table, id)) {
    g_hash_table_remove (self->lists, GSIZE_TO_POINTER (type));
    g_datalist_clear (&self->indexes);
  }
}

gpointer
pos_config_get_index (PosConfig *self,
                      const char *name,
                      gpointer (*make) (PosConfig *self),
                      GDestroyNotify destroy)
{
  gpointer index = g_datalist_get_data (&self->indexes, name);

  if (!index) {
    index = make (self);
    g_datalist_set_data_full (&self->indexes, name, index, destroy);
  }
  return index;
}

gpointer
pos_config_get (PosConfig *self, GType type, const char *id)
{
  GHashTable *table = g_hash_table_lookup (self->by_type, GSIZE_TO_POINTER (type));

  return table && id ? g_hash_table_lookup (table, id) : NULL;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  g_autofree char *key_a = pos_kind_dup_key (*(gpointer *)a);
  g_autofree char *key_b = pos_kind_dup_key (*(gpointer *)b);

  return strcmp (key_a, key_b);
}

const char *
pos_config_name_worker (PosConfig *self, const char *id)
{
  PosWorker *known = pos_config_get (self, POS_TYPE_WORKER, id);

  return known ? known->name : id;
}

GPtrArray *
pos_config_list (PosConfig *self, GType type)
{
  GPtrArray *list = g_hash_table_lookup (self->lists, GSIZE_TO_POINTER (type));
  GHashTable *table = g_hash_table_lookup (self->by_type, GSIZE_TO_POINTER (type));
  GHashTableIter iter;
  gpointer record;

  if (list)
    return list;
  list = g_ptr_array_new_with_free_func (g_object_unref);
  if (table) {
    g_hash_table_iter_init (&iter, table);
    while (g_hash_table_iter_next (&iter, NULL, &record))
      g_ptr_array_add (list, g_object_ref (record));
  }
  g_ptr_array_sort (list, compare_keys);
  g_hash_table_insert (self->lists, GSIZE_TO_POINTER (type), list);
  return list;
}

gboolean
pos_config_takes (PosStore *store, PosTender *tender)
{
  return !store || !tender->stores || !tender->stores[0] ||
         pos_stores_have (tender->stores, store->id);
}

gboolean
pos_config_is_tender (PosConfig *self, const char *tender, PosTenderKind kind)
{
  PosTender *found = pos_config_get (self, POS_TYPE_TENDER, tender);

  return found && found->kind == (int)kind;
}

PosTender *
pos_config_find_tender (PosConfig *self, PosStore *store, PosTenderKind kind)
{
  GPtrArray *tenders = pos_config_list (self, POS_TYPE_TENDER);

  for (guint i = 0; i < tenders->len; i++) {
    PosTender *tender = tenders->pdata[i];
    if (tender->kind == (int)kind && pos_config_takes (store, tender))
      return tender;
  }
  return NULL;
}

gboolean
pos_config_leaves_out (PosConfig *self, PosStore *store, PosTenderKind kind)
{
  return !pos_config_find_tender (self, store, kind) && pos_config_find_tender (self, NULL, kind);
}

const char *
pos_config_get_tender_id (PosConfig *self, PosStore *store, PosTenderKind kind)
{
  PosTender *tender = pos_config_find_tender (self, store, kind);

  return tender ? tender->id : pos_tender_kind_nicks[kind];
}

PosParameters *
pos_config_get_parameters (PosConfig *self)
{
  PosParameters *found = pos_config_get (self, POS_TYPE_PARAMETERS, "company");

  if (found)
    return found;
  if (!self->fallback_parameters) {
    self->fallback_parameters = g_object_new (POS_TYPE_PARAMETERS, NULL);
    pos_text_set (&self->fallback_parameters->id, "company");
    self->fallback_parameters->currency = pos_currency_from_code ("EUR");
  }
  return self->fallback_parameters;
}

PosList *
pos_config_get_reasons (PosConfig *self, const char *id)
{
  PosReasonList *found = id ? pos_config_get (self, POS_TYPE_REASON_LIST, id) : NULL;

  return found ? found->reasons : NULL;
}

PosList *
pos_config_get_charge_reasons (PosConfig *self)
{
  return pos_config_get_reasons (self, pos_config_get_parameters (self)->charge_override_reason);
}

static int
compare_info_codes (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(PosInfoCode *const *)a)->id, (*(PosInfoCode *const *)b)->id);
}

static gboolean
asks (PosInfoCode *code, const char *operation, const char *after)
{
  if (after)
    return g_strcmp0 (code->after, after) == 0;
  return code->operations && g_strv_contains ((const char *const *)code->operations, operation);
}

GPtrArray *
pos_config_list_info_codes (PosConfig *self,
                            PosStore *store,
                            const char *operation,
                            const char *after)
{
  GPtrArray *codes = pos_config_list (self, POS_TYPE_INFO_CODE);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; store && i < codes->len; i++) {
    PosInfoCode *code = codes->pdata[i];
    gboolean here = !code->stores || !*code->stores || pos_stores_have (code->stores, store->id);

    if (here && asks (code, operation, after))
      g_ptr_array_add (found, code);
  }
  g_ptr_array_sort (found, compare_info_codes);
  return found;
}

PosProfile *
pos_config_get_profile (PosConfig *self, PosStore *store)
{
  PosProfile *found = store ? pos_config_get (self, POS_TYPE_PROFILE, store->profile) : NULL;

  if (found)
    return found;
  if (!self->fallback_profile)
    self->fallback_profile = g_object_new (POS_TYPE_PROFILE, NULL);
  return self->fallback_profile;
}

PosReceiptProfile *
pos_config_get_receipt_profile (PosConfig *self, PosStore *store)
{
  return store ? pos_config_get (self, POS_TYPE_RECEIPT_PROFILE, store->receipt_profile) : NULL;
}

static gboolean
is_here (PosConfig *self, PosFeature *feature)
{
  return !feature->stores || !*feature->stores || pos_stores_have (feature->stores, self->store);
}

void
pos_config_set_store (PosConfig *self, const char *store)
{
  g_free (self->store);
  self->store = g_strdup (store);
}

gboolean
pos_config_has_feature (PosConfig *self, const char *feature)
{
  /* §2.7: those that are on by default; the rest is off.  F11: decision 25. */
  static const char *const on[] = {
      "F2",
      "F4",
      "F5",
      "F6",
      "F7",
      "F8",
      "F11",
      "F12",
      "F13",
      "F14",
      "F15",
      "F16",
      "F17",
      "F18",
      NULL,
  };
  PosFeature *found = pos_config_get (self, POS_TYPE_FEATURE, feature);

  return found && is_here (self, found) ? found->enabled : g_strv_contains (on, feature);
}
