/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sight.h — what was asked for is seen, though its form is still growing.
 * Layer: ui/common.  Thread: main. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @form: in something that scrolls.  Brings @sought (nullable), a part of it, to the top of what is
 * seen, else what lies @top pixels from the form's own. */
void pos_sight_bring (GtkWidget *form, GtkWidget *sought, double top);

G_END_DECLS
