/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-return-reason.c — see the header. */
#include "ui/returns/pos-return-reason.h"

#include "ui/common/pos-reasons.h"

#define USE "pos-use"

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  const PosReturnReason *first = *(PosReturnReason *const *)a;
  const PosReturnReason *second = *(PosReturnReason *const *)b;

  return (first->position > second->position) - (first->position < second->position);
}

static gboolean
suits (PosReturnReason *reason, PosReturnReasonUse use)
{
  return use == POS_RETURN_REASON_OF_BOTH ||
         pos_return_reason_is_for (reason, use == POS_RETURN_REASON_OF_ORDERS);
}

static GPtrArray *
list_reasons (PosShell *shell, PosReturnReasonUse use)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  GPtrArray *all = pos_config_list (config, POS_TYPE_RETURN_REASON);
  GPtrArray *reasons = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (suits (all->pdata[i], use))
      g_ptr_array_add (reasons, all->pdata[i]);
  g_ptr_array_sort (reasons, compare_positions);
  return reasons;
}

static const char *
get_name (PosShell *shell, PosReturnReason *reason)
{
  return pos_l10n_get (reason->name, pos_shell_get_language (shell));
}

GtkWidget *
pos_return_reason_new (PosShell *shell, PosReturnReasonUse use)
{
  g_autoptr (GPtrArray) reasons = list_reasons (shell, use);
  GtkWidget *chips;

  if (reasons->len == 0)
    return NULL;
  chips = pos_reasons_new (2);
  g_object_set_data (G_OBJECT (chips), USE, GINT_TO_POINTER (use));
  for (guint i = 0; i < reasons->len; i++)
    pos_reasons_add (POS_REASONS (chips), get_name (shell, reasons->pdata[i]));
  return chips;
}

char *
pos_return_reason_dup (PosShell *shell, GtkWidget *widget)
{
  gpointer use = widget ? g_object_get_data (G_OBJECT (widget), USE) : NULL;
  g_autoptr (GPtrArray) reasons = list_reasons (shell, (PosReturnReasonUse)GPOINTER_TO_INT (use));
  g_autofree char *name = widget ? pos_reasons_dup (POS_REASONS (widget)) : NULL;

  for (guint i = 0; i < reasons->len; i++) {
    PosReturnReason *reason = reasons->pdata[i];

    if (!g_strcmp0 (get_name (shell, reason), name))
      return g_strdup (reason->id);
  }
  return NULL;
}

const char *
pos_return_reason_get_name (PosShell *shell, const char *id)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosReturnReason *reason = id ? pos_config_get (config, POS_TYPE_RETURN_REASON, id) : NULL;

  return reason ? get_name (shell, reason) : NULL;
}

gboolean
pos_return_reason_exists (PosShell *shell, PosReturnReasonUse use)
{
  g_autoptr (GPtrArray) reasons = list_reasons (shell, use);

  return reasons->len > 0;
}

PosReturnReasonUse
pos_return_reason_use_of (PosOrder *order)
{
  return order->type == POS_ORDER_TYPE_SALES_ORDER ? POS_RETURN_REASON_OF_ORDERS
                                                   : POS_RETURN_REASON_OF_SALES;
}
