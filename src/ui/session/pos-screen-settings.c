/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-screen-settings.c — see the header. */
#include "ui/session/pos-screen-settings.h"

#include "register/pos-quick.h"

#define SMALLEST_TEXT 100
#define LARGEST_TEXT 150

static const char *const nicks[] = {
    [POS_THEME_LIGHT] = "light",
    [POS_THEME_DARK] = "dark",
    [POS_THEME_HIGH_CONTRAST] = "contrast",
};

const char *
pos_screen_settings_get_nick (PosThemeVariant variant)
{
  return nicks[variant];
}

PosThemeVariant
pos_screen_settings_find (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      return (PosThemeVariant)i;
  return POS_THEME_LIGHT;
}

/* Returns: (transfer full) (nullable): nobody works. */
static char *
dup_key (PosShell *shell)
{
  PosWorker *worker = pos_register_get_worker (pos_shell_get_register (shell));

  return worker ? g_strconcat ("screen/", worker->id, NULL) : NULL;
}

void
pos_screen_settings_apply (PosShell *shell)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosTheme *theme = pos_shell_get_theme (shell);
  g_autofree char *key = dup_key (shell);
  g_autofree char *kept = key ? pos_quick_dup_setting (reg, key) : NULL;
  g_auto (GStrv) words = g_strsplit (kept ? kept : "", " ", 2);
  guint64 scale = SMALLEST_TEXT;

  if (g_strv_length (words) != 2 ||
      !g_ascii_string_to_unsigned (words[1], 10, SMALLEST_TEXT, LARGEST_TEXT, &scale, NULL))
    scale = SMALLEST_TEXT;
  pos_theme_set_variant (theme, pos_screen_settings_find (words[0]));
  pos_theme_set_text_scale (theme, (guint)scale);
}

void
pos_screen_settings_keep (PosShell *shell)
{
  PosTheme *theme = pos_shell_get_theme (shell);
  g_autofree char *key = dup_key (shell);
  g_autofree char *text =
      g_strdup_printf ("%s %u",
                       pos_screen_settings_get_nick (pos_theme_get_variant (theme)),
                       pos_theme_get_text_scale (theme));
  g_autoptr (GError) error = NULL;

  if (key && !pos_quick_set_setting (pos_shell_get_register (shell), key, text, &error))
    g_warning ("The look of the screen was not kept: %s", error->message);
}
