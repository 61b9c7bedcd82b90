/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-drawer.h — the cash drawer.
 * Layer: devices.  Thread: main.  Whoever opens it journals the reason (field-lessons.md B7-07).
 * Errors: those of the printer it hangs on (pos-printer.h). */
#pragma once
#include "devices/pos-printer.h"

G_BEGIN_DECLS

typedef enum {
  POS_DRAWER_CLOSED,
  POS_DRAWER_OPEN,
  POS_DRAWER_UNKNOWN, /* the wiring does not tell */
} PosDrawerState;

#define POS_TYPE_DRAWER_STATE (pos_drawer_state_get_type ())
GType pos_drawer_state_get_type (void);
/* "closed", "open", "unknown". */
const char *pos_drawer_state_get_nick (PosDrawerState state);

#define POS_TYPE_DRAWER (pos_drawer_get_type ())
G_DECLARE_INTERFACE (PosDrawer, pos_drawer, POS, DRAWER, GObject)

/* Property of every driver: "state" (PosDrawerState, read-only, notified). */
struct _PosDrawerInterface {
  GTypeInterface parent;

  PosDrawerState (*get_state) (PosDrawer *self);
  void (*open_async) (PosDrawer *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data);
  gboolean (*open_finish) (PosDrawer *self, GAsyncResult *result, GError **error);
};

PosDrawerState pos_drawer_get_state (PosDrawer *self);
void pos_drawer_open_async (PosDrawer *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
gboolean pos_drawer_open_finish (PosDrawer *self, GAsyncResult *result, GError **error);

/* Kicked through a printer; its state is unknown. */
#define POS_TYPE_PRINTER_DRAWER (pos_printer_drawer_get_type ())
G_DECLARE_FINAL_TYPE (PosPrinterDrawer, pos_printer_drawer, POS, PRINTER_DRAWER, GObject)
PosDrawer *pos_printer_drawer_new (PosPrinter *printer);

/* Opens when asked, stays open until closed; may be told to jam. */
#define POS_TYPE_SIM_DRAWER (pos_sim_drawer_get_type ())
G_DECLARE_FINAL_TYPE (PosSimDrawer, pos_sim_drawer, POS, SIM_DRAWER, GObject)
PosSimDrawer *pos_sim_drawer_new (void);
void pos_sim_drawer_close (PosSimDrawer *self);
void pos_sim_drawer_set_jammed (PosSimDrawer *self, gboolean jammed);
guint pos_sim_drawer_get_openings (PosSimDrawer *self);

G_END_DECLS
