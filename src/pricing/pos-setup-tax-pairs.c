/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setup-tax-pairs.c — what has no tax in common: X-1.  Of each tax group that somebody names,
 * one sentence says all that cannot be sold where it holds, and who names the two. */
#include "model/pos-product.h"
#include "pricing/pos-setup-faults.h"
#include "pricing/pos-tax.h"

#include <glib/gi18n.h>

/* Records of one kind that name a group; told by the first of them. */
typedef struct {
  const char *kind;
  const char *first;
  guint count;
} User;

typedef struct {
  const char *id;
  GArray *users; /* User */
} Group;

static void
group_free (Group *self)
{
  g_array_unref (self->users);
  g_free (self);
}

static GPtrArray *
groups_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)group_free);
}

static Group *
find_group (GPtrArray *groups, const char *id)
{
  Group *group;

  for (guint i = 0; i < groups->len; i++) {
    group = groups->pdata[i];
    if (g_str_equal (group->id, id))
      return group;
  }
  group = g_new0 (Group, 1);
  group->id = id;
  group->users = g_array_new (FALSE, FALSE, sizeof (User));
  g_ptr_array_add (groups, group);
  return group;
}

/* @id: (nullable): the group that @count records of the @kind name, @first among them. */
static void
note (GPtrArray *groups, const char *id, const char *kind, const char *first, guint count)
{
  const User user = {kind, first, count};
  Group *group;

  if (!id || !*id)
    return;
  group = find_group (groups, id);
  for (guint i = 0; i < group->users->len; i++) {
    User *known = &g_array_index (group->users, User, i);
    if (g_str_equal (known->kind, kind)) {
      known->count += count;
      return;
    }
  }
  g_array_append_val (group->users, user);
}

/* --- Who names which --- */

static GPtrArray *
list_item_groups (PosSetupLook *look)
{
  GPtrArray *groups = groups_new ();
  GPtrArray *codes = pos_config_list (look->config, POS_TYPE_CHARGE_CODE);
  GPtrArray *products = look->facts->products;

  for (guint i = 0; products && i < products->len; i++) {
    PosProduct *product = products->pdata[i];
    note (groups, product->blocked ? NULL : product->item_tax_group, "product", product->id, 1);
  }
  for (guint i = 0; i < codes->len; i++) {
    PosChargeCode *code = codes->pdata[i];
    note (groups, code->item_tax_group, "charge-code", code->id, 1);
  }
  return groups;
}

/* Where goods go counts in the tax only where a store says so: by the address's own group, or by
 * the place that it is in. */
static void
note_destinations (PosSetupLook *look, GPtrArray *groups, gboolean own, gboolean place)
{
  GPtrArray *known = pos_config_list (look->config, POS_TYPE_TAX_GROUP);
  GPtrArray *named = look->facts->tax_uses;

  for (guint i = 0; named && own && i < named->len; i++) {
    const PosTaxUse *use = named->pdata[i];
    /* Else it is told that the group is not there. */
    if (pos_config_get (look->config, POS_TYPE_TAX_GROUP, use->tax_group))
      note (
          groups, use->tax_group, use->of_address ? "address" : "customer", use->first, use->count);
  }
  for (guint i = 0; place && i < known->len; i++) {
    PosTaxGroup *group = known->pdata[i];
    if (group->country && *group->country)
      note (groups, group->id, "destination", pos_text_or (group->name, group->id), 1);
  }
}

static GPtrArray *
list_tax_groups (PosSetupLook *look)
{
  GPtrArray *groups = groups_new ();
  GPtrArray *stores = pos_config_list (look->config, POS_TYPE_STORE);
  gboolean own = FALSE, place = FALSE;

  for (guint i = 0; i < stores->len; i++) {
    PosStore *store = stores->pdata[i];

    note (groups, store->tax_group, "store", store->id, 1);
    own |= store->use_customer_tax;
    place |= store->use_destination_tax;
  }
  note_destinations (look, groups, own, place);
  return groups;
}

/* Nobody else tells who names a group that is not there. */
static void
check_named (PosSetupLook *look)
{
  GPtrArray *named = look->facts->tax_uses;

  for (guint i = 0; named && i < named->len; i++) {
    const PosTaxUse *use = named->pdata[i];

    look->kind = "customer";
    look->id = use->first;
    pos_setup_need (look, POS_TYPE_TAX_GROUP, use->tax_group);
  }
}

/* --- In words --- */

static char *
put_together (PosSetupLook *look, char *list, char *more)
{
  char *both;

  if (!list)
    return more;
  /* TRANSLATORS: a list, and one entry more */
  both = pos_setup_say (look, N_ ("%1$s, %2$s"), list, more);
  g_free (list);
  g_free (more);
  return both;
}

static char *
tell_users (PosSetupLook *look, const Group *group)
{
  char *list = NULL;

  for (guint i = 0; i < group->users->len; i++) {
    const User *user = &g_array_index (group->users, User, i);
    const char *kind = pos_setup_name (look, user->kind);

    list = put_together (
        look,
        list,
        user->count == 1
            /* TRANSLATORS: a kind of record and which one, in a list */
            ? pos_setup_say (look, N_ ("%1$s “%2$s”"), kind, user->first)
            /* TRANSLATORS: a kind of record, one of them, and how many beside it */
            : pos_setup_say (
                  look, N_ ("%1$s “%2$s” and %3$u more"), kind, user->first, user->count - 1));
  }
  return list;
}

static char *
tell_groups (PosSetupLook *look, GPtrArray *missing)
{
  char *list = NULL;

  for (guint i = 0; i < missing->len; i++) {
    const Group *group = missing->pdata[i];
    g_autofree char *users = tell_users (look, group);

    /* TRANSLATORS: a group, and in brackets who names it */
    list = put_together (look, list, pos_setup_say (look, N_ ("“%1$s” (%2$s)"), group->id, users));
  }
  return list;
}

/* --- What is missing --- */

static gboolean
holds (PosTaxRate *rate, PosDate today)
{
  return rate->from.julian <= today.julian &&
         (rate->until.julian == 0 || today.julian <= rate->until.julian);
}

/* Where nothing holds today, or no rate is for the other anywhere, more than the pair is missing
 * and is told as such. */
static gboolean
is_known (PosSetupLook *look, const char *tax_group, const char *item_group)
{
  GPtrArray *rates = pos_config_list (look->config, POS_TYPE_TAX_RATE);
  gboolean taxes = FALSE, taxed = FALSE;

  for (guint i = 0; i < rates->len; i++) {
    PosTaxRate *rate = rates->pdata[i];

    taxes |= !g_strcmp0 (rate->tax_group, tax_group) && holds (rate, look->facts->today);
    taxed |= !g_strcmp0 (rate->item_tax_group, item_group);
  }
  return taxes && taxed;
}

static void
check_group (PosSetupLook *look, const Group *tax_group, GPtrArray *item_groups)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autofree char *users = NULL, *list = NULL;

  for (guint i = 0; i < item_groups->len; i++) {
    Group *group = item_groups->pdata[i];
    g_autoptr (GPtrArray) codes =
        pos_tax_find_codes (look->config, tax_group->id, group->id, look->facts->today);

    if (codes->len == 0 && is_known (look, tax_group->id, group->id))
      g_ptr_array_add (missing, group);
  }
  if (missing->len == 0)
    return;
  look->kind = "tax-group";
  look->id = tax_group->id;
  users = tell_users (look, tax_group);
  list = tell_groups (look, missing);
  pos_setup_add (
      look,
      "no-common-tax",
      /* TRANSLATORS: a tax group and who names it; item tax groups and who names them */
      N_ ("Where the tax group “%1$s” holds (%2$s), nothing of these item tax groups can "
          "be sold, because they have no tax in common with it today: %3$s."),
      tax_group->id,
      users,
      list);
}

void
pos_setup_check_tax_pairs (PosSetupLook *look)
{
  g_autoptr (GPtrArray) item_groups = list_item_groups (look);
  g_autoptr (GPtrArray) tax_groups = list_tax_groups (look);

  check_named (look);
  for (guint i = 0; i < tax_groups->len; i++)
    check_group (look, tax_groups->pdata[i], item_groups);
}
