/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-approvers.c — see the header. */
#include "register/pos-approvers.h"
#include "pricing/pos-deposit.h"
#include "register/pos-access.h"
#include "register/pos-limits.h"

#include <string.h>

#define OVERRIDE "order.deposit_override"

gint64
pos_approvers_get_deposit_floor (PosConfig *config, PosWorker *worker, PosOrder *order)
{
  PosLimit *limit = pos_access_get_limit (config, worker, OVERRIDE);
  gint64 standard = pos_deposit_get_default (order);
  gint64 floor =
      limit ? pos_minor_at_rate (pos_deposit_get_maximum (order), limit->rate, POS_ROUND_HALF_UP)
            : 0;

  return pos_access_is_permitted (config, worker, OVERRIDE) ? MIN (floor, standard) : standard;
}

static gboolean
is_within_limit (PosRegister *self, PosWorker *worker, const char *permission, GVariant *details)
{
  gint64 amount;

  if (strcmp (permission, OVERRIDE) != 0 ||
      !g_variant_lookup (details, "amount_minor", "x", &amount))
    return TRUE;
  return amount >= pos_approvers_get_deposit_floor (
                       pos_register_get_config (self), worker, pos_register_get_order (self));
}

static gboolean
is_manager (PosConfig *config, PosWorker *worker)
{
  PosRole *role = pos_config_get (config, POS_TYPE_ROLE, worker->role);

  return role && role->manager;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer config)
{
  PosWorker *one = *(PosWorker *const *)a, *other = *(PosWorker *const *)b;
  int rank = is_manager (config, one) - is_manager (config, other);

  return rank ? rank : g_utf8_collate (one->name, other->name);
}

GPtrArray *
pos_approvers_list (PosRegister *self, GVariant *details)
{
  PosConfig *config = pos_register_get_config (self);
  GPtrArray *workers = pos_config_list (config, POS_TYPE_WORKER);
  GPtrArray *approvers = g_ptr_array_new ();
  PosWorker *own = pos_register_get_worker (self);
  const char *permission = NULL;

  if (!details || !g_variant_lookup (details, "permission", "&s", &permission))
    return approvers;
  for (guint i = 0; i < workers->len; i++) {
    PosWorker *worker = workers->pdata[i];

    if ((!own || strcmp (own->id, worker->id) != 0) &&
        pos_access_works_at (worker, pos_register_get_store_record (self)) &&
        pos_limits_allow_details (config, worker, permission, details) &&
        is_within_limit (self, worker, permission, details))
      g_ptr_array_add (approvers, worker);
  }
  g_ptr_array_sort_with_data (approvers, compare, config);
  return approvers;
}
