/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-l10n.h — content that carries its own translations: product names, captions of buttons.
 * Layer: base.  Shape: language ("nl", "nl_BE", "*") to text, kept as one immutable object. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

typedef struct _PosL10n PosL10n;

/* One text for every language. */
PosL10n *pos_l10n_new (const char *text);
PosL10n *pos_l10n_ref (PosL10n *self);
void pos_l10n_unref (PosL10n *self);

/* A copy of @self (or of nothing) in which @language says @text. */
PosL10n *pos_l10n_with (PosL10n *self, const char *language, const char *text);

/* The best text: exact language, its base language, "*", English, then the first there is; the
 * empty text when there is none.  %NULL @self is allowed. */
const char *pos_l10n_get (PosL10n *self, const char *language);

guint pos_l10n_get_size (PosL10n *self);
const char *pos_l10n_get_nth (PosL10n *self, guint index, const char **language);
gboolean pos_l10n_equal (PosL10n *a, PosL10n *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosL10n, pos_l10n_unref)

G_END_DECLS
