/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-screen-settings.h — how one person wants to see the screen, kept on this register.
 * Layer: ui/session.  Shape: setting "screen/<worker>" = "dark 115". */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Dresses the screen for whoever works now; light and 100 % while nobody does. */
void pos_screen_settings_apply (PosShell *shell);
/* Keeps how it is dressed now for the one who works. */
void pos_screen_settings_keep (PosShell *shell);

/* "light", "dark", "contrast"; what it does not know is light. */
const char *pos_screen_settings_get_nick (PosThemeVariant variant);
PosThemeVariant pos_screen_settings_find (const char *nick);

G_END_DECLS
