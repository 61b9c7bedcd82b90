/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-goods.c — see the header. */
#include "pricing/pos-goods.h"

int
pos_goods_get_depth (PosConfig *config, const char *category, const char *wanted)
{
  for (int depth = 0; category && depth < POS_GOODS_MAX_DEPTH; depth++) {
    PosCategory *found = pos_config_get (config, POS_TYPE_CATEGORY, category);

    if (g_strcmp0 (category, wanted) == 0)
      return depth;
    category = found ? found->parent : NULL;
  }
  return -1;
}

PosCategory *
pos_goods_find_closest (PosConfig *config, const char *category, PosGoodsTest test)
{
  for (int depth = 0; category && depth < POS_GOODS_MAX_DEPTH; depth++) {
    PosCategory *found = pos_config_get (config, POS_TYPE_CATEGORY, category);

    if (found && test (found))
      return found;
    category = found ? found->parent : NULL;
  }
  return NULL;
}

gboolean
pos_goods_are_listed (
    PosConfig *config, GStrv list, const char *item, const char *variant_of, const char *category)
{
  for (GStrv name = list; name && *name; name++)
    if (g_strcmp0 (*name, item) == 0 || (variant_of && g_strcmp0 (*name, variant_of) == 0) ||
        pos_goods_get_depth (config, category, *name) >= 0)
      return TRUE;
  return FALSE;
}
