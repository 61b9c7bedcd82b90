/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-step-header.h — the head of a numbered column: "② From and to".
 * Layer: ui/common.  Style: .stepn, .t-title.  Role HEADING.
 * Properties: number (0: no circle), title, hint. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_STEP_HEADER (pos_step_header_get_type ())
G_DECLARE_FINAL_TYPE (PosStepHeader, pos_step_header, POS, STEP_HEADER, GtkBox)

GtkWidget *pos_step_header_new (int number, const char *title);

G_END_DECLS
