/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-theme.h — how every screen looks: colors, type, icons, text size, motion.
 * Layer: ui/common.  Thread: main.  One per display; it must live as long as the windows.
 * Style sheets: resources/css; one file of color roles per variant, the rules are shared. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  POS_THEME_LIGHT,
  POS_THEME_DARK,
  POS_THEME_HIGH_CONTRAST,
} PosThemeVariant;

#define POS_TYPE_THEME (pos_theme_get_type ())
G_DECLARE_FINAL_TYPE (PosTheme, pos_theme, POS, THEME, GObject)

/* Dresses @display at once: light, 100 % text, motion as the desktop says. */
PosTheme *pos_theme_new (GdkDisplay *display);

void pos_theme_set_variant (PosTheme *self, PosThemeVariant variant);
PosThemeVariant pos_theme_get_variant (PosTheme *self);

/* @percent: 100 to 150; everything that is text follows, screens switch layout at 115. */
void pos_theme_set_text_scale (PosTheme *self, guint percent);
guint pos_theme_get_text_scale (PosTheme *self);

/* No slides, no flashes: for people who ask for it and for weak machines. */
void pos_theme_set_reduced_motion (PosTheme *self, gboolean reduced);
gboolean pos_theme_get_reduced_motion (PosTheme *self);

G_END_DECLS
