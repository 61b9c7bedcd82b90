/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-display.h — the customer display: two lines that face the customer.
 * Layer: devices.  Thread: main.  Fire and forget: a display never stops a sale.
 * Texts pass pos_card_guard(). */
#pragma once
#include <gio/gio.h>

G_BEGIN_DECLS

#define POS_TYPE_DISPLAY (pos_display_get_type ())
G_DECLARE_INTERFACE (PosDisplay, pos_display, POS, DISPLAY, GObject)

struct _PosDisplayInterface {
  GTypeInterface parent;

  void (*show) (PosDisplay *self, const char *top, const char *bottom);
};

void pos_display_show (PosDisplay *self, const char *top, const char *bottom);
void pos_display_clear (PosDisplay *self);

/* 2 × 20 characters over a serial line (ESC/POS display commands, CP858). */
#define POS_TYPE_SERIAL_DISPLAY (pos_serial_display_get_type ())
G_DECLARE_FINAL_TYPE (PosSerialDisplay, pos_serial_display, POS, SERIAL_DISPLAY, GObject)
PosDisplay *pos_serial_display_new (const char *path);

/* Properties "top" and "bottom" (notified): what the customer sees; a window may show them. */
#define POS_TYPE_SIM_DISPLAY (pos_sim_display_get_type ())
G_DECLARE_FINAL_TYPE (PosSimDisplay, pos_sim_display, POS, SIM_DISPLAY, GObject)
PosSimDisplay *pos_sim_display_new (void);
const char *pos_sim_display_get_top (PosSimDisplay *self);
const char *pos_sim_display_get_bottom (PosSimDisplay *self);

G_END_DECLS
