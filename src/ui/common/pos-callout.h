/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-callout.h — a refusal next to the finger: what is missing, why, one way forward.
 * Layer: ui/common.  Style: .callout in a popover.  Role ALERT.
 * Properties: title, body, icon (%NULL: info), action (label; %NULL: only Close), action-icon,
 * second (label of another way, which costs more; %NULL: there is none). Signals "action",
 * "second": that way was taken; the callout is closed already. Closes by Close, Esc, the action,
 * and whatever else somebody taps, which is done at once: see docs/decisions.md 113. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_CALLOUT (pos_callout_get_type ())
G_DECLARE_FINAL_TYPE (PosCallout, pos_callout, POS, CALLOUT, GtkPopover)

/* Opens one at @target (a tile, a button); borrowed. */
PosCallout *pos_callout_open (GtkWidget *target,
                              const char *title,
                              const char *body,
                              const char *action,
                              const char *action_icon);

G_END_DECLS
