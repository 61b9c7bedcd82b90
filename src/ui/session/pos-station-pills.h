/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-station-pills.h — headquarters, printer, card terminal and drawer at a glance.
 * Layer: ui/session.  Role GROUP. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_STATION_PILLS (pos_station_pills_get_type ())
G_DECLARE_FINAL_TYPE (PosStationPills, pos_station_pills, POS, STATION_PILLS, GtkBox)

GtkWidget *pos_station_pills_new (PosRegister *reg);

G_END_DECLS
