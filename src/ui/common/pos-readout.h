/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-readout.h — shows what a keypad model holds: what is asked, then the value.
 * Layer: ui/common.  Style: .readout (+ .error, then the reason below).
 * Properties: prefix, suffix around the value ("€", "%") and separator between its thousands
 *        (","), for display only; clearable (what was keyed can be taken back here, for a pad that
 * has no key for it). */
#pragma once
#include "ui/common/pos-keypad-model.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_READOUT (pos_readout_get_type ())
G_DECLARE_FINAL_TYPE (PosReadout, pos_readout, POS, READOUT, GtkBox)

GtkWidget *pos_readout_new (PosKeypadModel *model);
PosKeypadModel *pos_readout_get_model (PosReadout *self);

G_END_DECLS
