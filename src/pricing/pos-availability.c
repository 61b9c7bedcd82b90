/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-availability.c — see the header. */
#include "pricing/pos-availability.h"
#include "pricing/pos-goods.h"

static gboolean
has_buffer (PosCategory *category)
{
  return category->stock_buffer.micro != POS_UNSAID;
}

PosQuantity
pos_availability_get_buffer (PosConfig *config, PosProduct *product)
{
  PosCategory *category;

  if (product && product->stock_buffer.micro != POS_UNSAID)
    return product->stock_buffer;
  category = pos_goods_find_closest (config, product ? product->category : NULL, has_buffer);
  return category ? category->stock_buffer : pos_config_get_parameters (config)->stock_buffer;
}

PosQuantity
pos_availability_count (PosConfig *config, PosProduct *product, const PosStock *stock)
{
  gint64 left = stock->on_hand.micro - stock->reserved.micro -
                pos_availability_get_buffer (config, product).micro;

  return (PosQuantity){MAX (left, 0)};
}

/* The highest level that begins below @available; where none does, the one for all others. */
PosL10n *
pos_availability_get_level (PosConfig *config, PosQuantity available)
{
  PosList *levels = pos_config_get_parameters (config)->stock_levels;
  PosStockLevel *found = NULL;

  POS_LIST_FOREACH (PosStockLevel, level, levels)
  if (level->otherwise
          ? !found
          : level->above.micro < available.micro &&
                (!found || found->otherwise || found->above.micro < level->above.micro))
    found = level;
  return found ? found->name : NULL;
}
