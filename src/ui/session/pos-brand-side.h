/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-brand-side.h — the shop's own side of the screen while nobody works: name, picture, time.
 * Layer: ui/session.  Style: .brand.
 * It arranges the box it stands first in: side by side on a wide screen, one below the other on an
 * upright one, and as a band without the picture where there is little room. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_BRAND_SIDE (pos_brand_side_get_type ())
G_DECLARE_FINAL_TYPE (PosBrandSide, pos_brand_side, POS, BRAND_SIDE, GtkBox)

/* @shell: not kept beyond the page it stands on. */
void pos_brand_side_follow (PosBrandSide *self, PosShell *shell);

G_END_DECLS
