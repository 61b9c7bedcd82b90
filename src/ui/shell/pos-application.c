/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-application.c — see the header. */
#include "ui/shell/pos-application.h"

#include "base/pos-error.h"
#include "ui/common/pos-empty-state.h"
#include "ui/shell/pos-sentences.h"

#include <gdk/wayland/gdkwayland.h>
#include <string.h>

#define APPLICATION_ID "org.example.Pos"
#define WINDOW_WIDTH 1366
#define WINDOW_HEIGHT 768

/* What pos-hq --demo leaves beside its database, here below the register's directory. */
#define CODES_FILE "headquarters" G_DIR_SEPARATOR_S "enrollment-codes"

struct _PosApplication {
  GtkApplication parent_instance;
  const PosApplicationOptions *options;
  PosTheme *theme;
  PosTranslator *translator;
  PosStation station;
  PosShell *shell; /* borrowed from the list of windows */
  gboolean failed;
};

G_DEFINE_FINAL_TYPE (PosApplication, pos_application, GTK_TYPE_APPLICATION)

/* --- It cannot be opened --- */

static void
sentence_for_failure (const GError *error, PosSentence *sentence)
{
  g_autoptr (PosFormat) format = pos_format_new ("en", NULL, NULL);

  pos_sentence_for_error (error, format, 0, sentence);
  if (g_error_matches (error, POS_DB_ERROR, POS_DB_ERROR_BUSY)) {
    pos_sentence_clear (sentence);
    sentence->what = g_strdup (_ ("This register is open already"));
    sentence->why =
        g_strdup (_ ("Another program uses its data. Close it there first, then start again."));
  } else if (g_error_matches (error, POS_DB_ERROR, POS_DB_ERROR_CORRUPT)) {
    pos_sentence_clear (sentence);
    sentence->what = g_strdup (_ ("The register's data is missing or damaged"));
    sentence->why =
        g_strdup (_ ("Nothing was changed. Put back a copy of it. Without one, begin in "
                     "an empty folder: headquarters sends what it has."));
  }
}

static void
show_failure (PosApplication *self, const GError *error)
{
  GtkWidget *window = gtk_application_window_new (GTK_APPLICATION (self));
  GtkWidget *state = pos_empty_state_new ("pos-alert-symbolic", NULL, NULL);
  PosSentence sentence;

  sentence_for_failure (error, &sentence);
  g_object_set (state, "title", sentence.what, "body", sentence.why, "action", _ ("Close"), NULL);
  pos_sentence_clear (&sentence);
  g_signal_connect_swapped (state, "action", G_CALLBACK (gtk_window_destroy), window);
  gtk_window_set_title (GTK_WINDOW (window), "Pos");
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 400);
  gtk_window_set_child (GTK_WINDOW (window), state);
  gtk_window_present (GTK_WINDOW (window));
}

static void
fail (PosApplication *self, const GError *error)
{
  self->failed = TRUE;
  g_printerr ("pos: %s: %s\n", self->options->station.data, error->message);
  show_failure (self, error);
}

/* --- The window --- */

/* One that was given up asks for a code as well. */
static gboolean
is_new (PosApplication *self)
{
  return !pos_register_get_store_record (self->station.reg) ||
         !pos_register_is_active (self->station.reg);
}

/* Where no window manager makes a window fill the screen, as on a till that runs nothing else, it
 * has the size that it asks for. */
static void
ask_for_screen (GtkWindow *window)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (window)));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle screen = {.width = WINDOW_WIDTH, .height = WINDOW_HEIGHT};

  if (monitor)
    gdk_monitor_get_geometry (monitor, &screen);
  gtk_window_set_default_size (window, screen.width, screen.height);
  gtk_window_fullscreen (window);
}

/* Desktops find the icon by this name, and GTK gives them that of the data. */
static void
realized_cb (GtkWidget *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  if (GDK_IS_WAYLAND_TOPLEVEL (surface))
    gdk_wayland_toplevel_set_application_id (GDK_TOPLEVEL (surface), APPLICATION_ID);
}

static void
show_window (PosApplication *self)
{
  GtkWindow *window = GTK_WINDOW (self->shell);

  g_signal_connect_after (window, "realize", G_CALLBACK (realized_cb), NULL);

  gtk_window_set_title (window, "Pos");
  gtk_window_set_icon_name (window, APPLICATION_ID);
  gtk_window_set_decorated (window, self->options->windowed);
  if (self->options->windowed)
    gtk_window_set_default_size (window, WINDOW_WIDTH, WINDOW_HEIGHT);
  else
    ask_for_screen (window);
  if (is_new (self))
    pos_shell_set_cover (self->shell, self->options->first_start);
  pos_shell_start (self->shell);
}

static void
tell_voided (PosApplication *self, guint voided)
{
  g_autofree char *what = g_strdup_printf (
      ngettext ("%u card payment was given back", "%u card payments were given back", voided),
      voided);

  pos_shell_say (self->shell,
                 POS_TONE_INFO,
                 what,
                 _ ("The register stopped while it was being taken, and it belonged to no order. "
                    "The customer has the money again."));
}

static void
tell_refunded (PosApplication *self, guint refunded)
{
  g_autofree char *what = g_strdup_printf (
      ngettext ("%u card refund was given already", "%u card refunds were given already", refunded),
      refunded);

  pos_shell_say (self->shell,
                 POS_TONE_WARN,
                 what,
                 _ ("The register stopped before it was noted. It stands in the open transaction "
                    "now: finish that, and do not give the money twice."));
}

static void
recovered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosApplication *self = data;
  g_autoptr (GError) error = NULL;
  PosRecovered found = {0};

  show_window (self);
  if (!pos_register_recover_finish (POS_REGISTER (source), result, &found, &error))
    pos_shell_explain (self->shell, error, NULL);
  if (found.voided > 0)
    tell_voided (self, found.voided);
  if (found.refunded > 0)
    tell_refunded (self, found.refunded);
  if (self->station.sync)
    pos_sync_start (self->station.sync);
  g_application_release (G_APPLICATION (self));
}

static void
make_window (PosApplication *self)
{
  self->shell =
      pos_shell_new (GTK_APPLICATION (self), self->station.reg, self->theme, self->translator);
  for (guint i = 0; self->options->features[i]; i++)
    self->options->features[i](self->shell);
  g_application_hold (G_APPLICATION (self));
  pos_register_recover_async (self->station.reg, recovered_cb, self);
}

/* --- The application --- */

static void
pos_application_startup (GApplication *application)
{
  PosApplication *self = POS_APPLICATION (application);

  G_APPLICATION_CLASS (pos_application_parent_class)->startup (application);
  self->theme = pos_theme_new (gdk_display_get_default ());
  self->translator = pos_translator_new ();
}

static void
pos_application_activate (GApplication *application)
{
  PosApplication *self = POS_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (self->shell)
    gtk_window_present (GTK_WINDOW (self->shell));
  else if (pos_station_open (&self->station, &self->options->station, &error))
    make_window (self);
  else
    fail (self, error);
}

static void
pos_application_shutdown (GApplication *application)
{
  PosApplication *self = POS_APPLICATION (application);

  for (GList *windows; (windows = gtk_application_get_windows (GTK_APPLICATION (self)));)
    gtk_window_destroy (windows->data);
  self->shell = NULL;
  if (self->station.sync)
    pos_sync_stop (self->station.sync);
  pos_station_close (&self->station);
  g_clear_object (&self->translator);
  g_clear_object (&self->theme);
  G_APPLICATION_CLASS (pos_application_parent_class)->shutdown (application);
}

static void
pos_application_class_init (PosApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = pos_application_startup;
  application_class->activate = pos_application_activate;
  application_class->shutdown = pos_application_shutdown;
}

static void
pos_application_init (PosApplication *self)
{
}

/* One for each folder of data: two registers may run on one machine, one register not twice. */
static char *
dup_id (const char *data)
{
  g_autofree char *path = g_canonicalize_filename (data, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);

  return g_strdup_printf (APPLICATION_ID ".Data%.16s", hash);
}

PosApplication *
pos_application_new (const PosApplicationOptions *options)
{
  /* Whoever starts it again is led to the window that is there.  Where no bus connects the two, the
   * database still sees to it that nothing is opened twice. */
  g_autofree char *id = dup_id (options->station.data);
  PosApplication *self = g_object_new (
      POS_TYPE_APPLICATION, "application-id", id, "resource-base-path", "/org/example/Pos", NULL);
  self->options = options;
  return self;
}

gboolean
pos_application_has_failed (PosApplication *self)
{
  g_return_val_if_fail (POS_IS_APPLICATION (self), TRUE);
  return self->failed;
}

PosApplication *
pos_application_find (PosShell *shell)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (shell));

  return POS_IS_APPLICATION (application) ? POS_APPLICATION (application) : NULL;
}

/* The code in a line "S1-03 ABCD2345" that is for @wanted, or for any register. */
static char *
dup_code_in_line (const char *line, const char *wanted)
{
  const char *space = strchr (line, ' ');

  if (!space ||
      (wanted && (strlen (wanted) != (gsize)(space - line) || !g_str_has_prefix (line, wanted))))
    return NULL;
  return g_strstrip (g_strdup (space + 1));
}

char *
pos_application_dup_code (PosApplication *self)
{
  g_return_val_if_fail (POS_IS_APPLICATION (self), NULL);

  const PosStationOptions *station = &self->options->station;
  g_autofree char *path = g_build_filename (station->data, CODES_FILE, NULL);
  g_autofree char *text = NULL;
  char *code = NULL;

  if (!self->options->demo || !g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] && !code; i++)
    code = dup_code_in_line (lines[i], station->register_id);
  return code;
}

void
pos_application_set_up (PosApplication *self)
{
  g_return_if_fail (POS_IS_APPLICATION (self));
  if (self->shell)
    pos_shell_set_cover (self->shell, NULL);
}
