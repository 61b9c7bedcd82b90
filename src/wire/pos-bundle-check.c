/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-bundle-check.c — which member of which kind names a record of which other kind. */
#include "model/pos-barcode-mask.h"
#include "model/pos-discount.h"
#include "model/pos-receipt-mask.h"
#include "wire/pos-bundle-private.h"

#include <string.h>

typedef struct {
  const char *kind;
  const char *list; /* (nullable): the member is one of each item in this list */
  const char *member;
  const char *target;
} Reference;

static const Reference references[] = {
    {"parameters", NULL, "cancellation_charge_code", "charge-code"},
    {"parameters", NULL, "shipping_charge_code", "charge-code"},
    {"parameters", NULL, "pickup_modes", "delivery-mode"},
    {"parameters", NULL, "carry_out_mode", "delivery-mode"},
    {"parameters", NULL, "electronic_mode", "delivery-mode"},
    {"parameters", NULL, "sync_hold_code", "hold-code"},
    {"tax-rate", NULL, "tax_group", "tax-group"},
    {"tender", NULL, "stores", "store"},
    {"discount", NULL, "tender", "tender"},
    {"return-policy", "rules", "tender", "tender"},
    {"return-policy", "rules", "refunds", "tender"},
    {"return-reason", NULL, "warehouse", "warehouse"},
    {"return-reason", "places", "store", "store"},
    {"return-reason", "places", "warehouse", "warehouse"},
    {"warehouse", NULL, "store", "store"},
    {"fulfillment-group", "members", "warehouse", "warehouse"},
    {"fulfillment-group", "members", "store", "store"},
    {"store", NULL, "warehouse", "warehouse"},
    {"store", NULL, "shipping_warehouse", "warehouse"},
    {"store", NULL, "fulfillment_groups", "fulfillment-group"},
    {"store", NULL, "tax_group", "tax-group"},
    {"store", NULL, "profile", "profile"},
    {"store", NULL, "default_customer", "customer"},
    {"store", NULL, "return_policy", "return-policy"},
    {"store", NULL, "return_warehouse", "warehouse"},
    {"store", NULL, "price_groups", "price-group"},
    {"affiliation", NULL, "price_groups", "price-group"},
    {"price-adjustment", NULL, "groups", "price-group"},
    {"discount", NULL, "groups", "price-group"},
    {"coupon", NULL, "discount", "discount"},
    {"register", NULL, "store", "store"},
    {"attribute-group", NULL, "stores", "store"},
    {"delivery-mode", NULL, "stores", "store"},
    {"delivery-mode", NULL, "expedite", "expedite-code"},
    {"slot-rule", NULL, "stores", "store"},
    {"slot-rule", NULL, "mode", "delivery-mode"},
    {"message-template", NULL, "mode", "delivery-mode"},
    {"charge-rule", NULL, "code", "charge-code"},
    {"shipping-discount", NULL, "mode", "delivery-mode"},
    {"shipping-discount", NULL, "stores", "store"},
    {"worker", NULL, "role", "role"},
    {"worker", NULL, "stores", "store"},
    {"layout-assignment", NULL, "layout", "layout"},
    {"category", NULL, "parent", "category"},
    {"product", NULL, "variant_of", "product"},
    {"product", "prices", "store", "store"},
    {"customer", NULL, "home_store", "store"},
    {"customer", NULL, "tax_group", "tax-group"},
    {"customer", NULL, "affiliations", "affiliation"},
    {"stock", NULL, "item", "product"},
    {"stock", NULL, "warehouse", "warehouse"},
    {"order", NULL, "home_store", "store"},
    {"order", NULL, "customer", "customer"},
};

typedef struct {
  GHashTable *known; /* "kind\nid" of what the bundle brings */
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

/* Returns: (nullable): the first id in @record's member that leads nowhere. */
static const char *
find_dangling (Check *check, gpointer record, const Reference *reference)
{
  const PosField *field = pos_record_find_field (record, reference->member);

  g_assert (field);
  if (field->kind == POS_FIELD_TEXT) {
    const char *id = pos_record_member (record, field, char *);
    return is_there (check, reference->target, id) ? NULL : id;
  }
  g_assert (field->kind == POS_FIELD_TEXTS);
  for (GStrv id = pos_record_member (record, field, GStrv); id && *id; id++)
    if (!is_there (check, reference->target, *id))
      return *id;
  return NULL;
}

static const char *
find_dangling_in (Check *check, gpointer record, const Reference *reference)
{
  if (!reference->list)
    return find_dangling (check, record, reference);

  const PosField *field = pos_record_find_field (record, reference->list);
  GListStore *list = pos_record_member (record, field, GListStore *);
  for (guint i = 0; i < pos_list_size (list); i++) {
    const char *id = find_dangling (check, pos_list_peek (list, i), reference);
    if (id)
      return id;
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
  for (gsize i = 0; i < G_N_ELEMENTS (references); i++) {
    const Reference *reference = &references[i];
    const char *id;

    if (strcmp (reference->kind, kind) != 0)
      continue;
    id = find_dangling_in (check, record, reference);
    if (id)
      return g_strdup_printf (
          "“%s” names the %s “%s”, which is not there", reference->member, reference->target, id);
  }
  return NULL;
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
  Check check = {.known = known, .exists = exists, .data = data};

  for (guint i = 0; i < self->records->len; i++) {
    gpointer record = self->records->pdata[i];
    g_autofree char *id = pos_kind_dup_key (record);
    g_hash_table_add (known, key_of (pos_kind_of_type (G_OBJECT_TYPE (record))->nick, id));
  }
  while (refuse_dangling (self, &check)) {
  }
  g_ptr_array_sort (self->refusals, compare_refusals);
  return self->refusals->len == 0;
}
