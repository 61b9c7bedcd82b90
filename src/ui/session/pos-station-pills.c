/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-station-pills.c — see the header. */
#include "ui/session/pos-station-pills.h"

#include "ui/common/pos-pill.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-wrap-layout.h"
#include "ui/shell/pos-device-state.h"

struct _PosStationPills {
  GtkBox parent_instance;
  PosRegister *reg; /* owned */
  GtkWidget *headquarters;
  GtkWidget *printer;
  GtkWidget *terminal;
  GtkWidget *drawer;
};

G_DEFINE_FINAL_TYPE (PosStationPills, pos_station_pills, GTK_TYPE_BOX)

static void
show (GtkWidget *pill, PosTone tone, const char *icon, const char *text)
{
  g_object_set (pill, "tone", tone, "icon", icon, "text", text, NULL);
}

static void
update_headquarters (PosStationPills *self)
{
  PosSync *sync = pos_register_get_sync (self->reg);

  if (!sync)
    show (self->headquarters,
          POS_TONE_NEUTRAL,
          "pos-cloud-off-symbolic",
          _ ("Works without headquarters"));
  else if (pos_sync_is_online (sync))
    show (self->headquarters, POS_TONE_OK, "pos-cloud-ok-symbolic", _ ("Headquarters online"));
  else
    show (self->headquarters, POS_TONE_WARN, "pos-cloud-off-symbolic", _ ("Headquarters offline"));
}

static void
update_printer (PosStationPills *self)
{
  PosPrinter *printer = pos_devices_get_printer (pos_register_get_devices (self->reg));
  PosPrinterStatus status = pos_printer_get_status (printer);

  show (self->printer,
        status == POS_PRINTER_READY ? POS_TONE_OK : POS_TONE_WARN,
        "pos-printer-symbolic",
        pos_device_state_name_printer (status));
}

static void
update_terminal (PosStationPills *self)
{
  static const PosTone tones[] = {
      [POS_TERMINAL_READY] = POS_TONE_OK,
      [POS_TERMINAL_BUSY] = POS_TONE_INFO,
      [POS_TERMINAL_OFFLINE] = POS_TONE_WARN,
      [POS_TERMINAL_NONE] = POS_TONE_NEUTRAL,
  };
  PosTerminal *terminal = pos_devices_get_terminal (pos_register_get_devices (self->reg));
  PosTerminalStatus status = pos_terminal_get_status (terminal);

  show (
      self->terminal, tones[status], "pos-card-symbolic", pos_device_state_name_terminal (status));
}

static void
update_drawer (PosStationPills *self)
{
  PosDrawer *drawer = pos_devices_get_drawer (pos_register_get_devices (self->reg));
  PosDrawerState state = pos_drawer_get_state (drawer);

  gtk_widget_set_visible (self->drawer, state != POS_DRAWER_UNKNOWN);
  if (state == POS_DRAWER_OPEN)
    show (self->drawer, POS_TONE_WARN, "pos-drawer-symbolic", _ ("Drawer open"));
  else
    show (self->drawer, POS_TONE_OK, "pos-drawer-symbolic", _ ("Drawer closed"));
}

static void
pos_station_pills_dispose (GObject *object)
{
  g_clear_object (&POS_STATION_PILLS (object)->reg);
  G_OBJECT_CLASS (pos_station_pills_parent_class)->dispose (object);
}

static void
pos_station_pills_class_init (PosStationPillsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_station_pills_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pos_station_pills_init (PosStationPills *self)
{
  GtkWidget **pills[] = {&self->headquarters, &self->printer, &self->terminal, &self->drawer};

  gtk_widget_set_layout_manager (GTK_WIDGET (self), pos_wrap_layout_new (8, 8));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (pills); i++) {
    *pills[i] = pos_pill_new (POS_TONE_NEUTRAL, NULL, NULL);
    gtk_box_append (GTK_BOX (self), *pills[i]);
  }
}

static void
watch (PosStationPills *self, gpointer object, const char *signal, GCallback update)
{
  g_signal_connect_object (object, signal, update, self, G_CONNECT_SWAPPED);
}

GtkWidget *
pos_station_pills_new (PosRegister *reg)
{
  PosStationPills *self = g_object_new (POS_TYPE_STATION_PILLS, NULL);
  PosDevices *devices = pos_register_get_devices (reg);
  PosSync *sync = pos_register_get_sync (reg);

  self->reg = g_object_ref (reg);
  if (sync)
    watch (self, sync, "notify::online", G_CALLBACK (update_headquarters));
  watch (self, devices, "notify::printer-status", G_CALLBACK (update_printer));
  watch (self, devices, "notify::terminal-status", G_CALLBACK (update_terminal));
  watch (self, devices, "notify::drawer-state", G_CALLBACK (update_drawer));
  update_headquarters (self);
  update_printer (self);
  update_terminal (self);
  update_drawer (self);
  pos_ui_describe (GTK_WIDGET (self), _ ("Devices and connection"), NULL);
  return GTK_WIDGET (self);
}
