/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-bundle-check.c — which member of which kind names a record of which other kind. */
#include "model/pos-barcode-mask.h"
#include "model/pos-discount.h"
#include "model/pos-invoice.h"
#include "model/pos-receipt-mask.h"
#include "wire/pos-bundle-private.h"

#include <string.h>

typedef struct {
  const char *kind;
  const char *list; /* (nullable): the member is one of each item in this list */
  const char *member;
  const char *target;
  const char *other; /* (nullable): or one of these */
} Reference;

static const Reference references[] = {
    {"parameters", NULL, "cancellation_charge_code", "charge-code", NULL},
    {"parameters", NULL, "shipping_charge_code", "charge-code", NULL},
    {"parameters", NULL, "restocking_charge_code", "charge-code", NULL},
    {"parameters", NULL, "pickup_modes", "delivery-mode", NULL},
    {"parameters", NULL, "carry_out_mode", "delivery-mode", NULL},
    {"parameters", NULL, "electronic_mode", "delivery-mode", NULL},
    {"parameters", NULL, "sync_hold_code", "hold-code", NULL},
    {"parameters", NULL, "fraud_hold_code", "hold-code", NULL},
    {"parameters", NULL, "terms_of_payment", "payment-terms", NULL},
    {"feature", NULL, "stores", "store", NULL},
    {"tax-rate", NULL, "tax_group", "tax-group", NULL},
    {"tender", NULL, "stores", "store", NULL},
    {"tender", NULL, "gift_item", "product", NULL},
    {"discount", NULL, "tender", "tender", NULL},
    {"return-policy", "terms", "category", "category", NULL},
    {"return-policy", "rules", "tender", "tender", NULL},
    {"return-policy", "rules", "refunds", "tender", NULL},
    {"return-reason", NULL, "warehouse", "warehouse", NULL},
    {"return-reason", "places", "store", "store", NULL},
    {"return-reason", "places", "warehouse", "warehouse", NULL},
    {"return-location", "routes", "reason", "return-reason", NULL},
    {"return-location", "routes", "store", "store", NULL},
    {"return-location", "routes", "warehouse", "warehouse", NULL},
    {"warehouse", NULL, "store", "store", NULL},
    {"warehouse", NULL, "return_warehouse", "warehouse", NULL},
    {"fulfillment-group", "members", "warehouse", "warehouse", NULL},
    {"fulfillment-group", "members", "store", "store", NULL},
    {"dom-profile", NULL, "group", "fulfillment-group", NULL},
    {"dom-profile", NULL, "stores", "store", NULL},
    {"store", NULL, "warehouse", "warehouse", NULL},
    {"store", NULL, "shipping_warehouse", "warehouse", NULL},
    {"store", NULL, "fulfillment_groups", "fulfillment-group", NULL},
    {"store", NULL, "tax_group", "tax-group", NULL},
    {"store", NULL, "profile", "profile", NULL},
    {"store", NULL, "hardware_profile", "hardware-profile", NULL},
    {"store", NULL, "receipt_profile", "receipt-profile", NULL},
    {"register", NULL, "hardware_profile", "hardware-profile", NULL},
    {"store", NULL, "default_customer", "customer", NULL},
    {"store", NULL, "return_policy", "return-policy", NULL},
    {"store", NULL, "return_warehouse", "warehouse", NULL},
    {"store", NULL, "price_group", "price-group", NULL},
    {"store", NULL, "price_groups", "price-group", NULL},
    {"affiliation", NULL, "price_groups", "price-group", NULL},
    {"price-adjustment", NULL, "groups", "price-group", NULL},
    {"discount", NULL, "groups", "price-group", NULL},
    {"discount", "lines", "product", "product", "category"},
    {"coupon", NULL, "discount", "discount", NULL},
    {"register", NULL, "store", "store", NULL},
    {"attribute-group", NULL, "stores", "store", NULL},
    {"delivery-mode", NULL, "stores", "store", NULL},
    {"delivery-mode", NULL, "expedite", "expedite-code", NULL},
    {"delivery-mode", NULL, "products", "product", "category"},
    {"delivery-mode", NULL, "products_excluded", "product", "category"},
    {"credit", NULL, "id", "customer", NULL},
    {"slot-rule", NULL, "stores", "store", NULL},
    {"slot-rule", NULL, "mode", "delivery-mode", NULL},
    {"message-template", NULL, "mode", "delivery-mode", NULL},
    {"message-template", NULL, "stores", "store", NULL},
    {"charge-rule", NULL, "code", "charge-code", NULL},
    {"shipping-discount", NULL, "mode", "delivery-mode", NULL},
    {"shipping-discount", NULL, "stores", "store", NULL},
    {"shipping-discount", NULL, "products", "product", "category"},
    {"worker", NULL, "role", "role", NULL},
    {"worker", NULL, "stores", "store", NULL},
    {"layout-assignment", NULL, "layout", "layout", NULL},
    {"category", NULL, "parent", "category", NULL},
    {"category", NULL, "return_location", "return-location", NULL},
    {"fraud-rule", NULL, "stores", "store", NULL},
    {"fraud-rule", NULL, "products", "product", "category"},
    {"fraud-rule", NULL, "tenders", "tender", NULL},
    {"product", NULL, "category", "category", NULL},
    {"product", NULL, "variant_of", "product", NULL},
    {"product", "prices", "store", "store", NULL},
    {"product", "prices", "group", "price-group", NULL},
    {"product", "prices", "customer", "customer", NULL},
    {"customer", NULL, "home_store", "store", NULL},
    {"customer", NULL, "delivery_mode", "delivery-mode", NULL},
    {"customer", NULL, "tax_group", "tax-group", NULL},
    {"customer", "addresses", "tax_group", "tax-group", NULL},
    {"customer", NULL, "affiliations", "affiliation", NULL},
    {"stock", NULL, "item", "product", NULL},
    {"stock", NULL, "warehouse", "warehouse", NULL},
    {"invoice", NULL, "customer", "customer", NULL},
    {"order", NULL, "home_store", "store", NULL},
    {"order", NULL, "customer", "customer", NULL},
};

typedef struct {
  PosBundle *bundle;
  GHashTable *known;   /* "kind\nid" of what the bundle brings */
  GHashTable *brought; /* the same, with what of it was refused */
  PosBundleExists exists;
  gpointer data;
} Check;

static char *
key_of (const char *kind, const char *id)
{
  return g_strconcat (kind, "\n", id, NULL);
}

static gboolean
is_there (Check *check, const char *kind, const char *id)
{
  g_autofree char *key = key_of (kind, id);

  /* "*" is every store. */
  return !id || !*id || !strcmp (id, "*") || g_hash_table_contains (check->known, key) ||
         (check->exists && check->exists (kind, id, check->data));
}

static gboolean
leads_somewhere (Check *check, const Reference *reference, const char *id)
{
  return is_there (check, reference->target, id) ||
         (reference->other && is_there (check, reference->other, id));
}

/* Returns: (nullable): the first id in @record's member that leads nowhere. */
static const char *
find_dangling (Check *check, gpointer record, const Reference *reference)
{
  const PosField *field = pos_record_find_field (record, reference->member);

  g_assert (field);
  if (field->kind == POS_FIELD_TEXT) {
    const char *id = pos_record_member (record, field, char *);
    return leads_somewhere (check, reference, id) ? NULL : id;
  }
  g_assert (field->kind == POS_FIELD_TEXTS);
  for (GStrv id = pos_record_member (record, field, GStrv); id && *id; id++)
    if (!leads_somewhere (check, reference, *id))
      return *id;
  return NULL;
}

static const char *
find_dangling_in (Check *check, gpointer record, const Reference *reference)
{
  if (!reference->list)
    return find_dangling (check, record, reference);

  const PosField *field = pos_record_find_field (record, reference->list);
  PosList *list = pos_record_member (record, field, PosList *);
  for (guint i = 0; i < pos_list_size (list); i++) {
    const char *id = find_dangling (check, pos_list_peek (list, i), reference);
    if (id)
      return id;
  }
  return NULL;
}

static gboolean
was_brought (Check *check, const char *kind, const char *id)
{
  g_autofree char *key = key_of (kind, id);

  return g_hash_table_contains (check->brought, key);
}

/* What the file brought and was refused is missed with it, and no fault of this record.  But who
 * names what is nowhere forgot a part of the file, or meant another chain.
 * @other: (nullable): or of this kind */
static char *
tell_missing (
    Check *check, const char *member, const char *target, const char *other, const char *id)
{
  gboolean broken = !was_brought (check, target, id) && !(other && was_brought (check, other, id));
  gboolean takes_all = broken && check->bundle->whole == POS_BUNDLE_UNSAID;

  check->bundle->broken |= broken;
  return g_strdup_printf ("“%s” names the %s “%s”, which is not there%s",
                          member,
                          target,
                          id,
                          takes_all ? ": nothing of the file is taken" : "");
}

/* What a charge rule is for: one of a kind, or a group.  Groups of customers, modes and stores have
 * no records of their own; "*" is nobody here, a rule for all of them says so. */
static char *
find_unrelated (Check *check, PosChargeRule *rule)
{
  const struct {
    const char *member;
    int relation;
    const char *id, *one, *group;
  } relations[] = {
      {"account", rule->account_relation, rule->account, "customer", NULL},
      {"product", rule->product_relation, rule->product, "product", "category"},
      {"mode", rule->mode_relation, rule->mode, "delivery-mode", NULL},
      {"store", rule->store_relation, rule->store, "store", NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++) {
    gboolean grouped = relations[i].relation == POS_RELATION_GROUP;
    const char *target = grouped ? relations[i].group : relations[i].one;
    const char *id = relations[i].id;

    if (target && (!g_strcmp0 (id, "*") || !is_there (check, target, id)))
      return tell_missing (check, relations[i].member, target, NULL, id);
  }
  return NULL;
}

/* Returns: (nullable) (transfer full): why @record cannot stand. */
static char *
find_fault (Check *check, const char *kind, gpointer record)
{
  g_autoptr (GError) error = NULL;
  char *fault = pos_bundle_find_value_fault (kind, record);

  if (fault)
    return fault;
  if (POS_IS_DISCOUNT (record) && !pos_discount_check (record, &error))
    return g_strdup (error->message);
  if (POS_IS_BARCODE_MASK (record) && !pos_barcode_mask_check (record, &error))
    return g_strdup (error->message);
  if (POS_IS_PROFILE (record) && !pos_receipt_masks_check (record, &error))
    return g_strdup (error->message);
  if (POS_IS_INVOICE (record) && !pos_invoice_check (record, &error))
    return g_strdup (error->message);
  for (gsize i = 0; i < G_N_ELEMENTS (references); i++) {
    const Reference *reference = &references[i];
    const char *id;

    if (strcmp (reference->kind, kind) != 0)
      continue;
    id = find_dangling_in (check, record, reference);
    if (id)
      return tell_missing (check, reference->member, reference->target, reference->other, id);
  }
  return POS_IS_CHARGE_RULE (record) ? find_unrelated (check, record) : NULL;
}

/* One look at every record.  Returns: whether one was refused. */
static gboolean
refuse_dangling (PosBundle *self, Check *check)
{
  guint before = self->records->len;

  for (guint i = self->records->len; i-- > 0;) {
    gpointer record = self->records->pdata[i];
    const PosKind *kind = pos_kind_of_type (G_OBJECT_TYPE (record));
    g_autofree char *fault = find_fault (check, kind->nick, record);
    g_autofree char *id = pos_kind_dup_key (record);
    g_autofree char *key = key_of (kind->nick, id);

    if (!fault)
      continue;
    pos_bundle_refuse (self, kind->nick, id, g_array_index (self->places, guint, i), fault);
    g_hash_table_remove (check->known, key);
    g_ptr_array_remove_index (self->records, i);
    g_array_remove_index (self->places, i);
  }
  return self->records->len != before;
}

static int
compare_refusals (gconstpointer a, gconstpointer b)
{
  const PosRefusal *left = *(PosRefusal *const *)a, *right = *(PosRefusal *const *)b;

  return left->index < right->index ? -1 : left->index > right->index;
}

gboolean
pos_bundle_check (PosBundle *self, PosBundleExists exists, gpointer data)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) brought = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Check check = {self, known, brought, exists, data};

  for (guint i = 0; i < self->records->len; i++) {
    gpointer record = self->records->pdata[i];
    const char *kind = pos_kind_of_type (G_OBJECT_TYPE (record))->nick;
    g_autofree char *id = pos_kind_dup_key (record);

    g_hash_table_add (known, key_of (kind, id));
    g_hash_table_add (brought, key_of (kind, id));
  }
  for (guint i = 0; i < self->refusals->len; i++) {
    PosRefusal *refusal = self->refusals->pdata[i];
    g_hash_table_add (brought, key_of (refusal->kind, refusal->id));
  }
  while (refuse_dangling (self, &check)) {
  }
  g_ptr_array_sort (self->refusals, compare_refusals);
  return self->refusals->len == 0;
}
