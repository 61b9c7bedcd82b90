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

gboolean
pos_limits_allow_cash (PosConfig *config, PosWorker *worker, const char *limit, gint64 amount)
{
  PosLimit *own = pos_access_get_limit (config, worker, limit);

  return pos_access_is_permitted (config, worker, limit) && (!own || amount <= own->amount);
}

PosQuantity
pos_limits_get_quantity (PosConfig *config, PosWorker *worker, PosQuantity most)
{
  PosLimit *own = pos_access_get_limit (config, worker, POS_LIMIT_QUANTITY);

  return own ? own->quantity : most;
}

gint64
pos_limits_get_entered_price (PosConfig *config, PosWorker *worker, gint64 most)
{
  PosLimit *own = pos_access_get_limit (config, worker, POS_LIMIT_ENTERED_PRICE);

  return own ? own->amount : most;
}

gboolean
pos_limits_allow_quantity (PosConfig *config,
                           PosWorker *worker,
                           PosQuantity quantity,
                           PosQuantity most)
{
  if (pos_access_get_limit (config, worker, POS_LIMIT_QUANTITY))
    return quantity.micro <= pos_limits_get_quantity (config, worker, most).micro;
  return most.micro == 0 || quantity.micro <= most.micro ||
         pos_access_is_permitted (config, worker, POS_LIMIT_QUANTITY);
}

gboolean
pos_limits_allow_entered_price (PosConfig *config, PosWorker *worker, gint64 price, gint64 most)
{
  if (pos_access_get_limit (config, worker, POS_LIMIT_ENTERED_PRICE))
    return price <= pos_limits_get_entered_price (config, worker, most);
  return most == 0 || price <= most ||
         pos_access_is_permitted (config, worker, POS_LIMIT_ENTERED_PRICE);
}

static gboolean
is_of_cash (const char *permission)
{
  return strcmp (permission, POS_LIMIT_MOVED) == 0 || strcmp (permission, POS_LIMIT_ACCOUNTS) == 0;
}

/* What was refused is beyond the chain's maximum or beyond somebody's limit: whoever approves has a
 * limit that reaches so far, or none and the right. */
static gboolean
allow_entered (PosConfig *config, PosWorker *worker, const char *permission, GVariant *details)
{
  PosQuantity quantity;
  gint64 price;

  if (strcmp (permission, POS_LIMIT_QUANTITY) == 0 &&
      g_variant_lookup (details, "quantity_micro", "x", &quantity.micro))
    return pos_limits_allow_quantity (config, worker, quantity, (PosQuantity){1});
  return strcmp (permission, POS_LIMIT_ENTERED_PRICE) == 0 &&
         g_variant_lookup (details, "amount_minor", "x", &price) &&
         pos_limits_allow_entered_price (config, worker, price, 1);
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
  if (is_of_cash (permission) && g_variant_lookup (details, "amount_minor", "x", &concession.given))
    return pos_limits_allow_cash (config, worker, permission, concession.given);
  if (strcmp (permission, POS_LIMIT_QUANTITY) == 0 ||
      strcmp (permission, POS_LIMIT_ENTERED_PRICE) == 0)
    return allow_entered (config, worker, permission, details);
  if (g_variant_lookup (details, "amount_minor", "x", &concession.given) &&
      g_variant_lookup (details, "before_minor", "x", &concession.before))
    return pos_limits_allow_discount (config, worker, permission, concession);
  if (g_variant_lookup (details, "from_micro", "x", &from.micro) &&
      g_variant_lookup (details, "to_micro", "x", &to.micro))
    return pos_limits_allow_price (config, worker, from, to);
  return pos_access_is_permitted (config, worker, permission);
}
