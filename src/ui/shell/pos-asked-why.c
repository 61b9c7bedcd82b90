/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-asked-why.c — see the header. */
#include "ui/shell/pos-asked-why.h"

static PosInfoCode *
find_code (PosShell *shell, const char *key)
{
  PosRegister *reg = pos_shell_get_register (shell);
  g_autoptr (GPtrArray) codes = pos_config_list_info_codes (
      pos_register_get_config (reg), pos_register_get_store_record (reg), key, NULL);

  return pos_info_code_find_reason (codes);
}

/* Returns: (transfer none) (nullable): words will do. */
static PosList *
find_answers (PosShell *shell, const char *key)
{
  PosInfoCode *code = find_code (shell, key);
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));

  return code ? pos_config_get_reasons (config, code->reason_list) : NULL;
}

gboolean
pos_asked_why_is_asked (PosShell *shell, const char *key)
{
  return find_code (shell, key) != NULL;
}

gboolean
pos_asked_why_has_list (PosShell *shell, const char *key)
{
  return find_answers (shell, key) != NULL;
}

const char *
pos_asked_why_get_prompt (PosShell *shell, const char *key, const char *usual)
{
  PosInfoCode *code = find_code (shell, key);
  const char *prompt = code ? pos_l10n_get (code->prompt, pos_shell_get_language (shell)) : "";

  return *prompt ? prompt : usual;
}

gboolean
pos_asked_why_fill (PosShell *shell, const char *key, PosReasons *reasons)
{
  PosList *answers = find_answers (shell, key);

  if (!answers)
    return FALSE;
  POS_LIST_FOREACH (PosReason, answer, answers)
  pos_reasons_add (reasons, pos_l10n_get (answer->name, pos_shell_get_language (shell)));
  return TRUE;
}

char *
pos_asked_why_dup (PosShell *shell, const char *key, PosReasons *reasons)
{
  PosList *answers = find_answers (shell, key);
  int chosen = pos_reasons_get_chosen (reasons);

  if (!answers)
    return pos_reasons_dup (reasons);
  /* Headquarters may have changed the list since it was shown. */
  return chosen >= 0 && (guint)chosen < pos_list_size (answers)
             ? g_strdup (((PosReason *)pos_list_peek (answers, (guint)chosen))->id)
             : NULL;
}
