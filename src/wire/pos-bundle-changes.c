/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-bundle-changes.c — what may not become of a setting that is in force: customer-orders.md DM5,
 * §2.4, §2.7. */
#include "base/pos-error.h"
#include "model/pos-invoice.h"
#include "model/pos-order.h"
#include "wire/pos-bundle-private.h"

#include <string.h>

/* --- Features that stay on --- */

/* Mandatory, whatever was before. */
static gboolean
is_mandatory (const char *feature)
{
  return !strcmp (feature, "F2") || !strcmp (feature, "F4");
}

/* What is the same everywhere for good, and what headquarters does itself. */
static gboolean
is_for_all (const char *feature)
{
  return is_mandatory (feature) || !strcmp (feature, "F8") || !strcmp (feature, "F18");
}

static char *
find_feature_fault (PosFeature *feature,
                    PosBundleTies *ties,
                    const PosBundleWorld *world,
                    gpointer data)
{
  if (feature->stores && *feature->stores && is_for_all (feature->id))
    return g_strdup_printf ("“%s” is the same in all stores", feature->id);
  if (feature->enabled)
    return NULL;
  if (is_mandatory (feature->id))
    return g_strdup_printf ("“%s” is mandatory", feature->id);
  if (!strcmp (feature->id, "F11"))
    return pos_bundle_ties_find_switch_fault (ties);
  if (strcmp (feature->id, "F8") != 0)
    return NULL;
  g_autoptr (PosFeature) before = world->find (POS_TYPE_FEATURE, feature->id, data);
  return before && before->enabled
             ? g_strdup ("“F8” is irreversible: it was switched on, and stays on")
             : NULL;
}

/* --- Modes that become pick-up modes --- */

static gboolean
is_pickup_mode (PosParameters *parameters, const char *mode)
{
  return parameters && parameters->pickup_modes &&
         g_strv_contains ((const char *const *)parameters->pickup_modes, mode);
}

static char *
find_mode_fault (PosParameters *parameters, const PosBundleWorld *world, gpointer data)
{
  g_autoptr (PosParameters) before = world->find (POS_TYPE_PARAMETERS, parameters->id, data);

  for (GStrv mode = parameters->pickup_modes; mode && *mode; mode++) {
    g_autoptr (GPtrArray) orders = NULL;
    g_autofree char *names = NULL;

    if (is_pickup_mode (before, *mode))
      continue;
    orders = world->list_orders (*mode, data);
    if (orders->len == 0)
      continue;
    g_ptr_array_add (orders, NULL);
    names = g_strjoinv (", ", (char **)orders->pdata);
    return g_strdup_printf (
        "“%s” cannot become a pick-up mode while open lines use it: %s", *mode, names);
  }
  return NULL;
}

/* --- Slots that overlap: §2.4 --- */

static char *
find_overlap (PosSlotRule *rule, GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++) {
    PosSlotRule *other = others->pdata[i];

    if (POS_IS_SLOT_RULE (other) && other != rule && strcmp (other->id, rule->id) != 0 &&
        pos_slot_rule_overlaps (rule, other))
      return g_strdup_printf ("“%s” gives times of the mode “%s” that “%s” gives already",
                              rule->id,
                              rule->mode,
                              other->id);
  }
  return NULL;
}

/* What the bundle replaces is not in force any more. */
static GPtrArray *
list_standing (PosBundle *self, const PosBundleWorld *world, gpointer data)
{
  GPtrArray *standing = world->list (POS_TYPE_SLOT_RULE, data);

  for (guint i = standing->len; i-- > 0;)
    for (guint j = 0; j < self->records->len; j++) {
      PosSlotRule *brought = self->records->pdata[j];
      if (POS_IS_SLOT_RULE (brought) &&
          !strcmp (brought->id, ((PosSlotRule *)standing->pdata[i])->id)) {
        g_ptr_array_remove_index (standing, i);
        break;
      }
    }
  return standing;
}

static char *
find_slot_fault (PosBundle *self, PosSlotRule *rule, const PosBundleWorld *world, gpointer data)
{
  g_autoptr (GPtrArray) standing = list_standing (self, world, data);
  char *fault = find_overlap (rule, self->records);

  return fault ? fault : find_overlap (rule, standing);
}

/* --- One currency: §2.3 --- */

static guint32
find_currency (PosBundle *self, const PosBundleWorld *world, gpointer data)
{
  g_autoptr (PosParameters) standing = NULL;

  for (guint i = 0; i < self->records->len; i++)
    if (POS_IS_PARAMETERS (self->records->pdata[i]))
      return ((PosParameters *)self->records->pdata[i])->currency;
  standing = world->find (POS_TYPE_PARAMETERS, "company", data);
  return standing ? standing->currency : 0;
}

/* Prices, limits and what is open on account are amounts without a currency of their own: another
 * store could only read them wrong. */
static char *
find_currency_fault (PosBundle *self, guint32 theirs, const PosBundleWorld *world, gpointer data)
{
  guint32 ours = find_currency (self, world, data);
  char code[4], other[4];

  if (theirs == 0 || ours == 0 || theirs == ours)
    return NULL;
  pos_currency_to_code (ours, code);
  pos_currency_to_code (theirs, other);
  return g_strdup_printf ("“currency” is %s, but the chain counts in %s", other, code);
}

static gboolean
check_currency (PosBundle *self, const PosBundleWorld *world, gpointer data, GError **error)
{
  guint32 ours = find_currency (self, world, data);
  char code[4], other[4];

  if (ours == 0 || self->currency == ours)
    return TRUE;
  pos_currency_to_code (ours, code);
  if (self->currency == 0)
    return pos_currency_get_exponent (ours) == pos_currency_get_exponent (0) ||
           pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_CURRENCY,
                          NULL,
                          "The bundle names no “currency”, and the chain counts in %s, which has "
                          "other decimals than most: name it. Nothing was taken",
                          code);
  pos_currency_to_code (self->currency, other);
  return pos_set_error (error,
                        POS_VALUE_ERROR,
                        POS_VALUE_ERROR_CURRENCY,
                        NULL,
                        "The “currency” of the bundle is %s, but the chain counts in %s: its "
                        "amounts would mean something else here. Nothing was taken",
                        other,
                        code);
}

typedef struct {
  PosBundleTies *ties;
  PosBundleBarcodes *barcodes;
  GHashTable *owners; /* of barcodes */
} Between;

/* @between: what records say of each other. */
static char *
find_fault (PosBundle *self,
            gpointer record,
            const Between *between,
            const PosBundleWorld *world,
            gpointer data)
{
  if (POS_IS_PRODUCT (record))
    return pos_bundle_barcodes_find_fault (between->barcodes, between->owners, record);
  if (POS_IS_CHARGE_RULE (record))
    return pos_bundle_ties_find_rule_fault (between->ties, record);
  if (POS_IS_SLOT_RULE (record))
    return find_slot_fault (self, record, world, data);
  if (POS_IS_FEATURE (record))
    return find_feature_fault (record, between->ties, world, data);
  if (POS_IS_STORE (record))
    return find_currency_fault (self, POS_STORE (record)->currency, world, data);
  if (POS_IS_ORDER (record))
    return find_currency_fault (self, POS_ORDER (record)->currency, world, data);
  if (POS_IS_INVOICE (record))
    return find_currency_fault (self, POS_INVOICE (record)->currency, world, data);
  if (POS_IS_PARAMETERS (record))
    return find_mode_fault (record, world, data);
  return NULL;
}

/* One look at every record.  Returns: whether one was refused. */
static gboolean
refuse_changes (PosBundle *self,
                PosBundleBarcodes *barcodes,
                const PosBundleWorld *world,
                gpointer data)
{
  g_autoptr (PosBundleTies) ties = pos_bundle_ties_new (self, world, data);
  g_autoptr (GHashTable) owners = pos_bundle_barcodes_list_owners (barcodes, self);
  const Between between = {ties, barcodes, owners};
  guint before = self->records->len;

  for (guint i = self->records->len; i-- > 0;) {
    gpointer record = self->records->pdata[i];
    const PosKind *kind = pos_kind_of_type (G_OBJECT_TYPE (record));
    g_autofree char *fault = find_fault (self, record, &between, world, data);
    g_autofree char *id = pos_kind_dup_key (record);

    if (!fault)
      continue;
    pos_bundle_refuse (self, kind->nick, id, g_array_index (self->places, guint, i), fault);
    g_ptr_array_remove_index (self->records, i);
    g_array_remove_index (self->places, i);
  }
  return self->records->len != before;
}

/* Again, because what one that was refused would have replaced is in force after all. */
gboolean
pos_bundle_check_changes (PosBundle *self, const PosBundleWorld *world, gpointer data)
{
  g_autoptr (PosBundleBarcodes) barcodes = pos_bundle_barcodes_new (self, world, data);
  guint before = self->records->len;

  while (refuse_changes (self, barcodes, world, data)) {
  }
  return self->records->len == before;
}

gboolean
pos_bundle_judge (PosBundle *self,
                  PosBundleExists exists,
                  const PosBundleWorld *world,
                  gpointer data,
                  GError **error)
{
  do /* what names one that was refused is refused too */
    pos_bundle_check (self, exists, data);
  while (!pos_bundle_check_changes (self, world, data));
  if (!check_currency (self, world, data, error))
    return FALSE;
  if (self->refusals->len > 0 &&
      (self->whole == POS_BUNDLE_WHOLE || (self->broken && self->whole == POS_BUNDLE_UNSAID))) {
    g_ptr_array_set_size (self->records, 0);
    g_array_set_size (self->places, 0);
  }
  return TRUE;
}
