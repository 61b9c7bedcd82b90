/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-scan-controller.h — hears a keyboard scanner on a window, wherever the focus is.
 * Layer: ui/common.  Thread: main.
 * Signals: "keyed" (guint: the time of its first key) when a burst turns out to be no typing: who
 *          took its keys puts them back;
 *          then "scanned" (text), whatever line the code came by.  The burst is taken out of the
 * text field it fell into, number pads take it back by themselves, and its Enter reaches nobody.
 * Text fields for PINs and passwords are left alone: there nothing is a scan.  At pads for PINs
 * everything may be one (decision 123). */
#pragma once
#include <gtk/gtk.h>

#include "ui/common/pos-scan-filter.h"

G_BEGIN_DECLS

#define POS_TYPE_SCAN_CONTROLLER (pos_scan_controller_get_type ())
G_DECLARE_FINAL_TYPE (PosScanController, pos_scan_controller, POS, SCAN_CONTROLLER, GObject)

/* Listens on @window until the window goes; borrowed, owned by the window. */
PosScanController *pos_scan_controller_attach (GtkWindow *window);

/* The one on the window @widget is in, or %NULL. */
PosScanController *pos_scan_controller_find (GtkWidget *widget);

/* @taker listens to "scanned", and takes what it says as long as it is on screen. */
void pos_scan_controller_note_taker (GtkWidget *taker);
/* Whether @dialog, or something in it, does. */
gboolean pos_scan_controller_is_taken (GtkWidget *dialog);

/* Listens at @popover too: an open one takes all keys of its window for itself.  What is scanned
 * closes it and goes where it goes without it. */
void pos_scan_controller_hear (GtkPopover *popover);

/* One key as the window saw it; TRUE when it must go no further.  For tests and for scanners that
 * arrive by another road. */
gboolean pos_scan_controller_handle (PosScanController *self,
                                     guint keyval,
                                     GdkModifierType state,
                                     guint32 time);

/* For what takes the keys of a PIN without being a text field: whether the digit keyed at @time may
 * be one; else it belongs to the badge that is being scanned, which begins with a letter. */
gboolean pos_scan_controller_is_pin (PosScanController *self, guint32 time);
/* How many characters came faster than a person keys them, and may be going on; 0 when the last one
 * is no moment ago. */
guint pos_scan_controller_count_burst (PosScanController *self);
/* They were taken for something else, and begin no burst. */
void pos_scan_controller_forget_burst (PosScanController *self);

G_END_DECLS
