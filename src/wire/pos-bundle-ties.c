/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-bundle-ties.c — charge rules that a bundle would make the same: customer-orders.md §2.7 F11,
 * §2.8. */
#include "model/pos-charge-ties.h"
#include "wire/pos-bundle-private.h"

#include <string.h>

/* So many are named; who mends these meets the rest. */
#define MOST_NAMED 10

static PosFeature *
find_switch (PosBundle *bundle)
{
  for (guint i = 0; i < bundle->records->len; i++)
    if (POS_IS_FEATURE (bundle->records->pdata[i]) &&
        !strcmp (((PosFeature *)bundle->records->pdata[i])->id, "F11"))
      return bundle->records->pdata[i];
  return NULL;
}

/* Of the bundle first; what it replaces is not in force any more. */
static GPtrArray *
list_rules (PosBundle *bundle, const PosBundleWorld *world, gpointer data)
{
  g_autoptr (GPtrArray) standing = world->list (POS_TYPE_CHARGE_RULE, data);
  g_autoptr (GHashTable) brought = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *rules = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < bundle->records->len; i++) {
    PosChargeRule *rule = bundle->records->pdata[i];

    if (!POS_IS_CHARGE_RULE (rule))
      continue;
    g_hash_table_add (brought, rule->id);
    g_ptr_array_add (rules, g_object_ref (rule));
  }
  for (guint i = 0; i < standing->len; i++) {
    PosChargeRule *rule = standing->pdata[i];

    if (!g_hash_table_contains (brought, rule->id))
      g_ptr_array_add (rules, g_object_ref (rule));
  }
  return rules;
}

static gboolean
brings_rules (PosBundle *bundle)
{
  for (guint i = 0; i < bundle->records->len; i++)
    if (POS_IS_CHARGE_RULE (bundle->records->pdata[i]))
      return TRUE;
  return FALSE;
}

PosBundleTies *
pos_bundle_ties_new (PosBundle *bundle, const PosBundleWorld *world, gpointer data)
{
  PosBundleTies *self = g_new0 (PosBundleTies, 1);
  PosFeature *brought = find_switch (bundle);
  g_autoptr (PosFeature) standing = NULL;

  if (!brought && !brings_rules (bundle))
    return self;
  standing = world->find (POS_TYPE_FEATURE, "F11", data);
  self->rules = list_rules (bundle, world, data);
  self->before = pos_charge_ties_heed_stores (standing);
  self->after = brought ? pos_charge_ties_heed_stores (brought) : self->before;
  return self;
}

void
pos_bundle_ties_free (PosBundleTies *self)
{
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_free (self);
}

/* The first of @rules before @end that says the same as @rule. */
static PosChargeRule *
find_same (PosBundleTies *self, PosChargeRule *rule, guint end, gboolean by_store)
{
  for (guint i = 0; i < end; i++) {
    PosChargeRule *other = self->rules->pdata[i];

    if (other != rule && pos_charge_rules_tie (rule, other, by_store))
      return other;
  }
  return NULL;
}

/* A switch that the rules forbid is refused itself: until then they are held apart. */
char *
pos_bundle_ties_find_rule_fault (PosBundleTies *self, PosChargeRule *rule)
{
  gboolean by_store = self->before || self->after;
  PosChargeRule *other = find_same (self, rule, self->rules->len, by_store);
  char *fault;

  if (!other)
    return NULL;
  fault =
      g_strdup_printf ("it is meant for the same as the charge rule “%s”, and neither is closer%s",
                       other->id,
                       by_store ? "" : ": with F11 off stores do not set them apart");
  g_ptr_array_remove (self->rules, rule);
  return fault;
}

char *
pos_bundle_ties_find_switch_fault (PosBundleTies *self)
{
  g_autoptr (GString) pairs = g_string_new (NULL);
  guint named = 0;

  for (guint i = 0; self->before && !self->after && i < self->rules->len; i++) {
    PosChargeRule *rule = self->rules->pdata[i];
    PosChargeRule *other = find_same (self, rule, i, FALSE);

    /* What is the same anyhow is no fault of the switch. */
    if (!other || pos_charge_rules_tie (rule, other, TRUE))
      continue;
    if (named++ < MOST_NAMED)
      g_string_append_printf (pairs, "%s“%s” and “%s”", named > 1 ? ", " : "", other->id, rule->id);
  }
  return named > 0 ? g_strdup_printf ("“F11” cannot be switched off: only their stores set these "
                                      "charge rules apart: %s%s",
                                      pairs->str,
                                      named > MOST_NAMED ? " …" : "")
                   : NULL;
}
