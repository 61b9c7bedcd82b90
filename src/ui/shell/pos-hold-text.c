/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hold-text.c — see the header. */
#include "ui/shell/pos-hold-text.h"

#include "ui/common/pos-ui-props.h"

const char *
pos_hold_text_name (PosShell *shell, const char *code)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosHoldCode *found = pos_config_get (config, POS_TYPE_HOLD_CODE, code);
  const char *name = found ? pos_l10n_get (found->name, pos_shell_get_language (shell)) : NULL;

  return name && *name ? name : code;
}

static void
add_codes (PosShell *shell, PosOrder *order, GString *facts)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));

  for (GStrv code = order->holds; *code; code++) {
    PosHoldCode *known = pos_config_get (config, POS_TYPE_HOLD_CODE, *code);
    PosReason *reason = known ? pos_reason_find (known->reasons, order->hold_reason) : NULL;

    pos_ui_add_fact (facts, pos_hold_text_name (shell, *code));
    if (reason)
      pos_ui_add_fact (facts, pos_l10n_get (reason->name, pos_shell_get_language (shell)));
  }
}

char *
pos_hold_text_describe (PosShell *shell, PosOrder *order)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosWorker *worker = pos_config_get (config, POS_TYPE_WORKER, order->hold_worker);
  PosWorker *taker = pos_config_get (config, POS_TYPE_WORKER, order->hold_taken_by);
  GString *facts = g_string_new (NULL);

  add_codes (shell, order, facts);
  pos_ui_add_fact (facts, order->hold_note);
  if (worker)
    pos_ui_add_fact (facts, worker->name);
  if (taker) {
    g_autofree char *deals = g_strdup_printf (_ ("%s deals with it"), taker->name);
    pos_ui_add_fact (facts, deals);
  }
  return g_string_free (facts, FALSE);
}
