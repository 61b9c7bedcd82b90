/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-overlay.h — holds a window's content and what lies over it: dialogs, side sheets, the snack.
 * Layer: ui/common.  Style: .scrim behind a dialog.
 * While a dialog is open what lies below can neither be touched nor read aloud, Tab stays inside,
 * Esc gives the safe answer, and closing brings the focus back to where it was.
 * Signal "changed": a dialog opened or closed. */
#pragma once
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-snack.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_OVERLAY (pos_overlay_get_type ())
G_DECLARE_FINAL_TYPE (PosOverlay, pos_overlay, POS, OVERLAY, GtkWidget)

GtkWidget *pos_overlay_new (void);
/* The window's own content; takes it. */
void pos_overlay_set_child (PosOverlay *self, GtkWidget *child);

/* The overlay @widget lies in, or %NULL. */
PosOverlay *pos_overlay_find (GtkWidget *widget);

/* Opens @dialog (taken) over everything; the first thing in it that can have the focus gets it. */
void pos_overlay_open (PosOverlay *self, PosDialog *dialog);

/* Closes a dialog opened here, giving no answer; harmless when it is closed already. */
void pos_overlay_close (GtkWidget *dialog);

/* The topmost open dialog, or %NULL. */
PosDialog *pos_overlay_get_top (PosOverlay *self);

/* Says what was done, with a way back for 6 s; replaces the one before.  @undo: label or %NULL.
 * Borrowed: connect to its "undo". */
PosSnack *pos_overlay_show_snack (PosOverlay *self, const char *text, const char *undo);
/* Whether one still shows: another would take its way back away. */
gboolean pos_overlay_has_snack (PosOverlay *self);
void pos_overlay_hide_snack (PosOverlay *self);

G_END_DECLS
