/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-limits.c — see the header. */
#include "register/pos-limits.h"

#include "register/pos-access.h"

#include <string.h>

static gboolean
is_manager (PosConfig *config, PosWorker *worker)
{
  PosRole *role = worker ? pos_config_get (config, POS_TYPE_ROLE, worker->role) : NULL;

  return role && role->manager && !worker->blocked;
}

static gboolean
is_by_rate (const char *limit)
{
  return strcmp (limit, POS_LIMIT_LINE_RATE) == 0 || strcmp (limit, POS_LIMIT_TOTAL_RATE) == 0;
}

gboolean
pos_limits_allow_discount (PosConfig *config,
                           PosWorker *worker,
                           const char *limit,
                           PosConcession concession)
{
  PosLimit *own = pos_access_get_limit (config, worker, limit);

  if (!own)
    return concession.given <= 0 || is_manager (config, worker);
  return concession.given <=
         (is_by_rate (limit) ? pos_minor_at_rate (concession.before, own->rate, POS_ROUND_HALF_UP)
                             : own->amount);
}

gboolean
pos_limits_allow_price (PosConfig *config, PosWorker *worker, PosUnitPrice from, PosUnitPrice to)
{
  const char *way = to.micro > from.micro ? "price.override.higher" : "price.override.lower";
  PosLimit *own = pos_access_get_limit (config, worker, POS_LIMIT_PRICE);

  if (to.micro == from.micro)
    return TRUE;
  if (!pos_access_is_permitted (config, worker, POS_LIMIT_PRICE) &&
      !pos_access_is_permitted (config, worker, way))
    return FALSE;
  return !own || ABS (to.micro - from.micro) <=
                     pos_minor_at_rate (from.micro, own->rate, POS_ROUND_HALF_UP);
}

gboolean
pos_limits_allow_return (PosConfig *config, PosWorker *worker, const char *limit, gint64 amount)
{
  PosLimit *own = pos_access_get_limit (config, worker, limit);

  return !own || amount <= own->amount;
}

static gboolean
is_of_returns (const char *permission)
{
  return strcmp (permission, POS_LIMIT_RETURN_LINE) == 0 ||
         strcmp (permission, POS_LIMIT_RETURN_TOTAL) == 0;
}

gboolean
pos_limits_allow_details (PosConfig *config,
                          PosWorker *worker,
                          const char *permission,
                          GVariant *details)
{
  PosConcession concession;
  PosUnitPrice from, to;

  if (is_of_returns (permission) &&
      g_variant_lookup (details, "amount_minor", "x", &concession.given))
    return pos_access_is_permitted (config, worker, "return.with_receipt") &&
           pos_limits_allow_return (config, worker, permission, concession.given);
  if (g_variant_lookup (details, "amount_minor", "x", &concession.given) &&
      g_variant_lookup (details, "before_minor", "x", &concession.before))
    return pos_limits_allow_discount (config, worker, permission, concession);
  if (g_variant_lookup (details, "from_micro", "x", &from.micro) &&
      g_variant_lookup (details, "to_micro", "x", &to.micro))
    return pos_limits_allow_price (config, worker, from, to);
  return pos_access_is_permitted (config, worker, permission);
}
