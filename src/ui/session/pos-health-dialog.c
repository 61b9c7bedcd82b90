/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-health-dialog.c — see the header. */
#include "ui/session/pos-health-dialog.h"

#include "base/pos-json.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-pill.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"

#include <string.h>

typedef struct {
  const char *name;
  const char *icon;
  const char *title; /* N_() */
} Device;

static const Device devices[] = {
    {"printer", "pos-printer-symbolic", N_ ("Receipt printer")},
    {"drawer", "pos-drawer-symbolic", N_ ("Cash drawer")},
    {"terminal", "pos-card-symbolic", N_ ("Card terminal")},
    {"scanner", "pos-scan-symbolic", N_ ("Barcode scanner")},
    {"display", "pos-device-symbolic", N_ ("Customer display")},
};

static const Device *
find_device (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (devices); i++)
    if (!g_strcmp0 (devices[i].name, name))
      return &devices[i];
  return NULL;
}

static GtkWidget *
make_pill (const char *status)
{
  if (!g_strcmp0 (status, "ready"))
    return pos_pill_new (POS_TONE_OK, "pos-check-symbolic", C_ ("device", "Ready"));
  if (!g_strcmp0 (status, "busy"))
    return pos_pill_new (POS_TONE_WARN, "pos-clock-symbolic", C_ ("device", "Busy"));
  if (!g_strcmp0 (status, "none"))
    return pos_pill_new (POS_TONE_NEUTRAL, NULL, C_ ("device", "None"));
  return pos_pill_new (POS_TONE_DANGER, "pos-alert-symbolic", C_ ("device", "Does not work"));
}

static GtkWidget *
make_row (json_t *json)
{
  const Device *device = find_device (json_string_value (json_object_get (json, "device")));
  const char *advice = json_string_value (json_object_get (json, "advice"));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *pill = make_pill (json_string_value (json_object_get (json, "status")));

  gtk_box_append (GTK_BOX (words), pos_ui_text_new (_ (device->title), "semi"));
  if (advice)
    gtk_box_append (GTK_BOX (words), pos_ui_text_new (_ (advice), "t-cap ink2"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row, "find-fact");
  gtk_box_append (GTK_BOX (row), pos_ui_icon_new (device->icon, 22));
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), pill);
  return row;
}

static GtkWidget *
make_rows (GVariant *result)
{
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const char *text = "[]";
  gsize index;
  json_t *json;

  g_variant_lookup (result, "devices_json", "&s", &text);
  g_autoptr (json_t) list = pos_json_parse (text, -1, NULL);
  json_array_foreach (list, index, json)
  {
    gtk_box_append (GTK_BOX (rows), make_row (json));
  }
  return rows;
}

static void
again_cb (GtkWidget *dialog, PosShell *shell)
{
  pos_overlay_close (dialog);
  pos_shell_open (shell, "hw.health", NULL, NULL);
}

static void
tested_cb (PosShell *shell, GVariant *result, gpointer data)
{
  GtkWidget *dialog;

  if (!result)
    return;
  dialog = pos_dialog_new (_ ("Devices of this register"), _ ("Check again"), _ ("Close"));
  pos_dialog_set_content (POS_DIALOG (dialog), pos_ui_scroller_new (make_rows (result)));
  g_object_set (dialog, "sheet", TRUE, NULL);
  g_signal_connect_object (dialog, "primary", G_CALLBACK (again_cb), shell, 0);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}

void
pos_health_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  pos_shell_run (shell, key, args, origin, tested_cb, NULL);
}
