/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shell-content.c — what is in the window: header, banner, the stack of pages. */
#include "base/pos-error.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-stack.h"
#include "ui/shell/pos-device-state.h"
#include "ui/shell/pos-disk-banner.h"
#include "ui/shell/pos-shell-private.h"
#include "ui/shell/pos-shell-wait.h"

#define CROSSFADE_MS 120

/* Narrower than this the header drops the date and the operator's name. */
#define COMPACT_WIDTH 1100

char *
pos_shell_dup_oldest (PosShell *self)
{
  PosSync *sync = pos_register_get_sync (self->reg);
  gint64 oldest = 0;

  if (sync)
    g_object_get (sync, "oldest-at", &oldest, NULL);
  gint64 minutes = (pos_register_get_now (self->reg) - oldest) / G_USEC_PER_SEC / 60;
  if (oldest == 0 || minutes < 1)
    return NULL;
  /* TRANSLATORS: how old the oldest thing is that waits to be sent, in minutes; in hours. */
  return minutes < 120 ? g_strdup_printf (_ ("oldest %d min"), (int)minutes)
                       : g_strdup_printf (_ ("oldest %d h"), (int)(minutes / 60));
}

/* With the age of the oldest thing that headquarters does not know yet. */
static char *
dup_offline (PosShell *self)
{
  g_autofree char *age = pos_shell_dup_oldest (self);

  /* TRANSLATORS: in the header, before “oldest 9 min” */
  return age ? g_strdup_printf (_ ("Offline · %s"), age) : g_strdup (C_ ("connection", "Offline"));
}

static void
show_status (PosShell *self, const char *text, const char *icon, PosTone tone)
{
  g_object_set (self->header, "status-text", text, "status-icon", icon, "status-tone", tone, NULL);
}

static void
update_status (PosShell *self)
{
  PosSync *sync = pos_register_get_sync (self->reg);
  gboolean online = sync && pos_sync_is_online (sync);
  /* What headquarters refused to take from here is among nobody's problems there. */
  guint needing = online ? pos_sync_get_problems (sync) + pos_sync_get_parked (sync) : 0;
  g_autofree char *offline = sync && !online ? dup_offline (self) : NULL;
  /* TRANSLATORS: in the header: how many conflicts and refusals wait for somebody */
  g_autofree char *needs =
      g_strdup_printf (ngettext ("%u needs you", "%u need you", needing), needing);

  if (needing > 0)
    show_status (self, needs, "pos-alert-symbolic", POS_TONE_DANGER);
  else if (online)
    show_status (self, C_ ("connection", "Online"), "pos-cloud-ok-symbolic", POS_TONE_OK);
  else
    show_status (self, offline, "pos-cloud-off-symbolic", POS_TONE_WARN);
}

/* S7: by headquarters' clock, which time it is. */
static GError *
find_clock_fault (PosShell *self)
{
  PosSync *sync = pos_register_get_sync (self->reg);
  PosStore *store = pos_register_get_store_record (self->reg);
  GError *fault = NULL;

  if (!sync || !pos_sync_has_wrong_clock (sync))
    return NULL;
  gint64 now = pos_register_get_now (self->reg) - pos_sync_get_clock_skew (sync);
  g_autofree char *time = pos_format_time (self->format, now);
  g_autofree char *date =
      pos_format_date_short (self->format, pos_date_at (now, store ? store->time_zone : NULL));
  pos_set_error (
      &fault,
      POS_SYNC_ERROR,
      POS_SYNC_ERROR_CONFLICT,
      g_variant_new_parsed ("{'reason': <'clock'>, 'time': <%s>, 'day': <%s>}", time, date),
      "The clock of this register is wrong");
  return fault;
}

static GError *
find_fault (PosShell *self, const char **text, const char **icon)
{
  GError *fault = pos_device_state_find_fault (pos_register_get_devices (self->reg), text, icon);

  if (fault)
    return fault;
  *text = _ ("Clock is wrong");
  *icon = "pos-clock-symbolic";
  return find_clock_fault (self);
}

static void
update_fault (PosShell *self)
{
  const char *text = NULL, *icon = NULL;
  g_autoptr (GError) fault = find_fault (self, &text, &icon);

  g_object_set (self->header, "fault-text", fault ? text : NULL, "fault-icon", icon, NULL);
}

static void
update_titles (PosShell *self)
{
  PosPage *page = pos_shell_get_page (self);
  PosTill *till = pos_register_get_till (self->reg);
  PosStore *store = pos_register_get_store_record (self->reg);
  gboolean lies_on_home = page && self->entries->len > 1;
  g_autofree char *place =
      till && store
          /* TRANSLATORS: store name, then the number of the register: "Utrecht Centrum · Register
             3" */
          ? g_strdup_printf (_ ("%1$s · Register %2$s"), store->name, till->number)
          : NULL;

  g_object_set (self->header,
                "page",
                lies_on_home,
                "title",
                lies_on_home
                    ? pos_page_get_title (page)
                    : pos_config_get_parameters (pos_register_get_config (self->reg))->company,
                "subtitle",
                lies_on_home ? pos_page_get_subtitle (page) : place,
                NULL);
}

static void
update_time (PosShell *self)
{
  g_autofree char *date = pos_format_date_short (self->format, pos_register_get_today (self->reg));
  g_autofree char *time = pos_format_time (self->format, pos_register_get_now (self->reg));

  g_object_set (self->header, "date", date, "time", time, NULL);
}

void
pos_shell_update_header (PosShell *self)
{
  PosWorker *worker = pos_register_get_worker (self->reg);

  gtk_widget_set_visible (GTK_WIDGET (self->header), self->sign_in == NULL);
  g_object_set (self->header, "operator", worker ? worker->name : NULL, NULL);
  update_titles (self);
  update_status (self);
  update_fault (self);
  update_time (self);
}

void
pos_shell_stop_clock (PosShell *self)
{
  g_clear_handle_id (&self->clock_timeout, g_source_remove);
}

static void start_clock (PosShell *self);

static gboolean
minute_cb (gpointer data)
{
  PosShell *self = data;

  self->clock_timeout = 0;
  update_time (self);
  update_status (self);
  start_clock (self);
  return G_SOURCE_REMOVE;
}

/* Wakes when the next minute begins. */
static void
start_clock (PosShell *self)
{
  gint64 minute = 60 * G_USEC_PER_SEC;
  gint64 rest = minute - pos_register_get_now (self->reg) % minute;

  pos_shell_stop_clock (self);
  self->clock_timeout = g_timeout_add ((guint)(rest / 1000) + 1, minute_cb, self);
}

static void
back_cb (PosShell *self)
{
  PosPage *page = pos_shell_get_page (self);

  if (page)
    pos_page_leave (page);
}

static void
lock_cb (PosShell *self)
{
  pos_shell_open (self, "session.lock", NULL, NULL);
}

void
pos_shell_open_menu (PosShell *self, GtkWidget *at)
{
  g_return_if_fail (POS_IS_SHELL (self));
  if (self->tap_menu)
    self->tap_menu (self, at);
}

static void
status_cb (PosShell *self, GtkWidget *at)
{
  if (self->tap_status)
    self->tap_status (self, at);
}

static void
fault_cb (PosShell *self, GtkWidget *at)
{
  const char *text, *icon;
  g_autoptr (GError) fault = find_fault (self, &text, &icon);

  if (fault)
    pos_shell_explain (self, fault, at);
}

static void
watch_devices (PosShell *self)
{
  PosDevices *devices = pos_register_get_devices (self->reg);

  g_signal_connect_object (
      devices, "notify::printer-status", G_CALLBACK (update_fault), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      devices, "notify::terminal-status", G_CALLBACK (update_fault), self, G_CONNECT_SWAPPED);
}

static void
watch_sync (PosShell *self)
{
  PosSync *sync = pos_register_get_sync (self->reg);

  if (!sync)
    return;
  g_signal_connect_object (
      sync, "notify::online", G_CALLBACK (update_status), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      sync, "notify::clock-skew", G_CALLBACK (update_fault), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      sync, "notify::problems", G_CALLBACK (update_status), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      sync, "notify::parked", G_CALLBACK (update_status), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      sync, "notify::oldest-at", G_CALLBACK (update_status), self, G_CONNECT_SWAPPED);
}

static void
width_cb (PosShell *self)
{
  int width = gdk_surface_get_width (gtk_native_get_surface (GTK_NATIVE (self)));
  guint scale = pos_theme_get_text_scale (self->theme);

  g_object_set (self->header, "compact", (guint)width * 100 < COMPACT_WIDTH * scale, NULL);
}

static void
watch_width (PosShell *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));

  g_signal_connect_object (
      surface, "notify::width", G_CALLBACK (width_cb), self, G_CONNECT_SWAPPED);
  width_cb (self);
}

static GtkWidget *
make_header (PosShell *self)
{
  GtkWidget *header = pos_header_new ();

  self->header = POS_HEADER (header);
  g_signal_connect_swapped (header, "back", G_CALLBACK (back_cb), self);
  g_signal_connect_swapped (header, "lock", G_CALLBACK (lock_cb), self);
  g_signal_connect_swapped (header, "menu", G_CALLBACK (pos_shell_open_menu), self);
  g_signal_connect_swapped (header, "operator", G_CALLBACK (pos_shell_open_menu), self);
  g_signal_connect_swapped (header, "status", G_CALLBACK (status_cb), self);
  g_signal_connect_swapped (header, "fault", G_CALLBACK (fault_cb), self);
  return header;
}

/* Over the header, so that nothing below moves under a finger. */
static GtkWidget *
make_banner (PosShell *self)
{
  GtkWidget *banner = pos_banner_new (POS_TONE_INFO, NULL, NULL);

  self->banner = POS_BANNER (banner);
  gtk_widget_add_css_class (banner, "shell-banner");
  gtk_widget_set_valign (banner, GTK_ALIGN_START);
  gtk_widget_set_visible (banner, FALSE);
  g_signal_connect_swapped (banner, "action", G_CALLBACK (pos_shell_banner_action), self);
  g_signal_connect_swapped (banner, "close", G_CALLBACK (pos_shell_hide_banner), self);
  return banner;
}

static GtkWidget *
make_stack (PosShell *self)
{
  GtkWidget *stack = pos_ui_stack_new ();

  self->stack = GTK_STACK (stack);
  gtk_stack_set_transition_type (self->stack, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_stack_set_transition_duration (self->stack, CROSSFADE_MS);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (stack, TRUE);
  return stack;
}

void
pos_shell_build_content (PosShell *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *layers = gtk_overlay_new ();
  gboolean first = self->overlay == NULL;

  if (first) {
    self->overlay = POS_OVERLAY (pos_overlay_new ());
    gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (self->overlay));
    g_signal_connect_swapped (
        self->overlay, "changed", G_CALLBACK (pos_tap_guard_change), &self->guard);
    g_signal_connect_swapped (self->overlay, "changed", G_CALLBACK (pos_shell_keep_focus), self);
    watch_sync (self);
    watch_devices (self);
    pos_shell_wait_init (self);
    g_signal_connect (self, "realize", G_CALLBACK (watch_width), NULL);
  }
  gtk_box_append (GTK_BOX (content), make_header (self));
  gtk_box_append (GTK_BOX (content), pos_disk_banner_new (self->reg));
  gtk_box_append (GTK_BOX (content), make_stack (self));
  gtk_overlay_set_child (GTK_OVERLAY (layers), content);
  gtk_overlay_add_overlay (GTK_OVERLAY (layers), make_banner (self));
  gtk_overlay_add_overlay (GTK_OVERLAY (layers), pos_shell_wait_make_banner (self));
  pos_overlay_set_child (self->overlay, layers);
  if (gtk_widget_get_realized (GTK_WIDGET (self)))
    width_cb (self);
  pos_shell_update_header (self);
  start_clock (self);
}
