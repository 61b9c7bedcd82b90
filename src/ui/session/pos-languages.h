/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-languages.h — the languages a register offers, each by its own name.
 * Layer: ui/session. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* Those of the store that there are texts for; without a list, all there are.
 * Returns: (transfer container): codes, borrowed for ever. */
GPtrArray *pos_languages_list (PosShell *shell);

/* "Nederlands" for "nl"; the code itself for a language without a name here. */
const char *pos_languages_get_name (const char *language);

/* Shows the screen in @language once the main loop comes round: what was tapped goes with it. */
void pos_languages_choose (PosShell *shell, const char *language);

G_END_DECLS
