/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-return-reason.c — see the header. */
#include "ui/returns/pos-return-reason.h"

#include "ui/common/pos-reasons.h"

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  const PosReturnReason *first = *(PosReturnReason *const *)a;
  const PosReturnReason *second = *(PosReturnReason *const *)b;

  return (first->position > second->position) - (first->position < second->position);
}

static GPtrArray *
list_reasons (PosShell *shell)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  GPtrArray *all = pos_config_list (config, POS_TYPE_RETURN_REASON);
  GPtrArray *reasons = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
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
pos_return_reason_new (PosShell *shell)
{
  g_autoptr (GPtrArray) reasons = list_reasons (shell);
  GtkWidget *chips;

  if (reasons->len == 0)
    return NULL;
  chips = pos_reasons_new (2);
  for (guint i = 0; i < reasons->len; i++)
    pos_reasons_add (POS_REASONS (chips), get_name (shell, reasons->pdata[i]));
  return chips;
}

char *
pos_return_reason_dup (PosShell *shell, GtkWidget *widget)
{
  g_autoptr (GPtrArray) reasons = list_reasons (shell);
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
pos_return_reason_exists (PosShell *shell)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));

  return pos_config_list (config, POS_TYPE_RETURN_REASON)->len > 0;
}
