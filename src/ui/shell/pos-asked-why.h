/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-asked-why.h — a page's question why: what the chain asks before the operation, else what the
 * page asks of itself.
 * Layer: ui/shell.  Source: register.md T-28; decision 234. */
#pragma once
#include "ui/common/pos-reasons.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

/* The chain asks before @key in this store; without an answer nothing is done. */
gboolean pos_asked_why_is_asked (PosShell *shell, const char *key);
/* Not in any words: it has a list of answers. */
gboolean pos_asked_why_has_list (PosShell *shell, const char *key);
/* In the words of the chain, or @usual. */
const char *pos_asked_why_get_prompt (PosShell *shell, const char *key, const char *usual);
/* Adds the chain's answers to @reasons.  FALSE: it has none for @key, and the page's own will do.
 */
gboolean pos_asked_why_fill (PosShell *shell, const char *key, PosReasons *reasons);
/* What was chosen, as the operation takes it: an answer of the chain by its id, others in words.
 * Returns: (transfer full) (nullable). */
char *pos_asked_why_dup (PosShell *shell, const char *key, PosReasons *reasons);

G_END_DECLS
