/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-recall-sight.h — what was asked for is seen, though its form is still growing.
 * Layer: ui/recall.  Thread: main. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @form: in something that scrolls.  Brings @sought (nullable), a part of it that lives as long, to
 * the top of what is seen, else what lies @top pixels from the form's own. */
void pos_recall_sight_bring (GtkWidget *form, GtkWidget *sought, double top);

G_END_DECLS
