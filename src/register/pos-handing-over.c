/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-handing-over.c — see the header. */
#include "register/pos-handing-over.h"
#include "base/pos-error.h"
#include "model/pos-line-steps.h"
#include "register/pos-item.h"
#include "register/pos-register-private.h"

gboolean
pos_handing_over_has_choice (PosRegister *self)
{
  return pos_config_has_feature (self->config, "F6");
}

gboolean
pos_handing_over_take (PosRegister *self, PosOrderLine *line, PosQuantity quantity, GError **error)
{
  gint64 most = pos_line_step_get_most (POS_STEP_HAND_OVER, line).micro;

  if (quantity.micro <= 0 || quantity.micro > most)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_QUANTITY,
                          g_variant_new_parsed ("{'maximum_micro': <%x>}", most),
                          "Hand over more than zero and not more than is open");
  if (quantity.micro < most && !pos_handing_over_has_choice (self))
    return pos_set_error (
        error,
        POS_ORDER_ERROR,
        POS_ORDER_ERROR_QUANTITY,
        g_variant_new_parsed ("{'maximum_micro': <%x>, 'rule': <'whole-line'>}", most),
        "All that is open of a line is handed over at once");
  if (!pos_item_check_part (self, line, quantity, (PosQuantity){most}, error))
    return FALSE;
  line->hand_over = quantity;
  return TRUE;
}

gboolean
pos_handing_over_leaves (PosRegister *self, PosOrder *order, PosOrderLine *line)
{
  gboolean others = FALSE;

  POS_LIST_FOREACH (PosOrderLine, other, order->lines)
  others |= other != line && pos_order_line_is_active (other) && other->hand_over.micro > 0;
  if (!others || !pos_config_get_profile (self->config, self->store)->remove_pickup_lines)
    return FALSE;
  line->hand_over.micro = 0;
  return TRUE;
}
