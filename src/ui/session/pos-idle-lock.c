/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-idle-lock.c — one look a second at how long nothing has happened. */
#include "ui/session/pos-idle-lock.h"

#include "ui/common/pos-scan-controller.h"
#include "ui/shell/pos-shell-form.h"

#define WARN_SECONDS 20

typedef struct {
  PosShell *shell; /* borrowed: it holds us */
  gint64 touched;  /* the register's clock */
  gboolean warned;
  guint timeout;
} IdleLock;

static PosRegister *
reg_of (IdleLock *self)
{
  return pos_shell_get_register (self->shell);
}

static void
touch (IdleLock *self)
{
  self->touched = pos_register_get_now (reg_of (self));
  if (!self->warned)
    return;
  self->warned = FALSE;
  pos_shell_say (self->shell, POS_TONE_INFO, NULL, NULL);
}

static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, IdleLock *self)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_KEY_PRESS || type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN ||
      type == GDK_SCROLL)
    touch (self);
  return GDK_EVENT_PROPAGATE;
}

static void
warn (IdleLock *self, gint64 left)
{
  g_autofree char *what = g_strdup_printf (ngettext ("The register locks in %d second",
                                                     "The register locks in %d seconds",
                                                     (gulong)left),
                                           (int)left);

  self->warned = TRUE;
  pos_shell_say (
      self->shell, POS_TONE_WARN, what, _ ("Touch the screen to go on. The transaction is kept."));
}

/* An operation that waits for an answer would hold up the lock. */
static void
lock (IdleLock *self)
{
  if (pos_shell_is_running (self->shell))
    pos_shell_close_dialogs (self->shell);
  pos_shell_run (self->shell, "session.lock", NULL, NULL, NULL, NULL);
}

static gboolean
second_cb (gpointer data)
{
  IdleLock *self = data;
  PosRegister *reg = reg_of (self);
  PosProfile *profile =
      pos_config_get_profile (pos_register_get_config (reg), pos_register_get_store_record (reg));
  gint64 idle = (pos_register_get_now (reg) - self->touched) / G_USEC_PER_SEC;
  gint64 left = profile->lock_minutes * 60 - idle;

  if (!pos_register_get_worker (reg) || pos_register_get_locked (reg) ||
      pos_register_get_busy (reg) || profile->lock_minutes <= 0)
    touch (self);
  else if (left <= 0)
    lock (self);
  else if (left <= WARN_SECONDS)
    warn (self, left);
  return G_SOURCE_CONTINUE;
}

static void
idle_lock_free (gpointer data)
{
  IdleLock *self = data;

  g_source_remove (self->timeout);
  g_free (self);
}

void
pos_idle_lock_watch (PosShell *shell)
{
  IdleLock *self = g_new0 (IdleLock, 1);
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->shell = shell;
  self->touched = pos_register_get_now (reg_of (self));
  self->timeout = g_timeout_add_seconds (1, second_cb, self);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (shell), events);
  g_signal_connect_swapped (
      pos_scan_controller_find (GTK_WIDGET (shell)), "scanned", G_CALLBACK (touch), self);
  g_object_set_data_full (G_OBJECT (shell), "pos-idle-lock", self, idle_lock_free);
}
