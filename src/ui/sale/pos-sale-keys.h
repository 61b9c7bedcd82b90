/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sale-keys.h — the keyboard of the transaction screen (visual-language.md §6).
 * Layer: ui/sale. */
#pragma once
#include "ui/sale/pos-layout-view.h"

G_BEGIN_DECLS

/* Alt+1…4 tabs; Ctrl+Tab zones; Esc takes back what was keyed in, then the selection; arrows, Home,
 * End, Space and Ctrl+A move through the lines; the keys of tiles open them.
 * %FALSE: none of those.  Keys of operations are the window's. */
gboolean pos_sale_keys_press (PosSaleState *state,
                              PosLayoutView *view,
                              guint keyval,
                              GdkModifierType modifiers);

/* Before any widget sees a key: Enter after a number belongs to the number, not to the line or tile
 * that has the focus. */
gboolean pos_sale_keys_intercept (PosLayoutView *view, guint keyval, GdkModifierType modifiers);

G_END_DECLS
