/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-deactivate-dialog.c — see the header. */
#include "ui/session/pos-deactivate-dialog.h"

#include "base/pos-error.h"
#include "register/pos-shifts.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-ui-props.h"
#include "ui/session/pos-first-start-page.h"
#include "ui/shell/pos-store-text.h"

#define OPERATION "device.deactivate"
#define TEXT_CHARS 40
#define TEXT_WIDTH 460        /* at 100 % */
#define WAITING "pos-give-up" /* of the window: id of who closed a shift for it */

/* --- After the shift --- */

/* A shift that was kept open after all is used like any other day. */
static gboolean
has_open_shift (PosRegister *reg)
{
  g_autoptr (GPtrArray) shifts = pos_shifts_list (reg, NULL);

  return !shifts || pos_shifts_find_in_state (shifts, POS_SHIFT_OPEN) != NULL;
}

gboolean
pos_deactivate_dialog_waits_for (PosShell *shell, const char *worker)
{
  const char *waiting = g_object_get_data (G_OBJECT (shell), WAITING);

  return worker && !g_strcmp0 (waiting, worker) && !has_open_shift (pos_shell_get_register (shell));
}

void
pos_deactivate_dialog_forget (PosShell *shell)
{
  g_object_set_data (G_OBJECT (shell), WAITING, NULL);
}

static void
close_shift_cb (GtkWidget *dialog, PosShell *shell)
{
  PosWorker *worker = pos_register_get_worker (pos_shell_get_register (shell));

  g_object_set_data_full (G_OBJECT (shell), WAITING, g_strdup (worker->id), g_free);
  pos_overlay_close (dialog);
  pos_shell_open (shell, "shift.close", NULL, NULL);
}

static void
open_dialog (
    PosShell *shell, GtkWidget *dialog, const char *text, gboolean destructive, GCallback primary)
{
  g_autofree char *place = pos_store_text_register (shell);
  GtkWidget *label = pos_ui_text_new (text, "t-body");
  int scale = (int)pos_theme_get_text_scale (pos_shell_get_theme (shell));

  /* Wider than its text wants to be: GTK finds another least width for Arabic when it is asked for
   * one height than for any. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), TEXT_CHARS);
  gtk_widget_set_size_request (label, TEXT_WIDTH * scale / 100, -1);
  g_object_set (dialog, "subtitle", place, "destructive", destructive, NULL);
  pos_dialog_set_content (POS_DIALOG (dialog), label);
  g_signal_connect_object (dialog, "primary", primary, shell, 0);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}

static gboolean
is_about_a_shift (const GError *error)
{
  GVariant *details = pos_error_get_details (error);
  const char *rule = NULL;

  return details && g_variant_lookup (details, "rule", "&s", &rule) &&
         g_str_equal (rule, "shift-open");
}

/* --- Giving it up --- */

/* Nobody signs in here any more: the window asks for the code that makes it a register again. */
static void
done_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_shell_set_cover (shell, pos_first_start_page_new);
}

static void
primary_cb (GtkWidget *dialog, PosShell *shell)
{
  pos_overlay_close (dialog);
  pos_shell_run (shell, OPERATION, NULL, NULL, done_cb, NULL);
}

void
pos_deactivate_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosRegister *reg = pos_shell_get_register (shell);
  g_autoptr (GVariant) none = g_variant_ref_sink (g_variant_new_parsed ("@a{sv} {}"));
  g_autoptr (GError) error = NULL;

  if (!pos_register_foresee (reg, OPERATION, none, &error)) {
    if (is_about_a_shift (error) && pos_register_get_shift (reg))
      open_dialog (shell,
                   pos_dialog_new (_ ("Close the shift first"), _ ("Close shift"), _ ("Not now")),
                   _ ("Money in a drawer is counted where it was taken. Closing the shift signs "
                      "you out; sign in again, and this goes on without a new one."),
                   FALSE,
                   G_CALLBACK (close_shift_cb));
    else
      pos_shell_explain (shell, error, origin);
    return;
  }
  open_dialog (shell,
               pos_dialog_new (_ ("Give this device up?"), _ ("Give it up"), _ ("Not now")),
               _ ("Another device can take its place and go on with its receipt numbers. Here "
                  "nobody signs in any more, until a code of headquarters makes this device a "
                  "register again. What it knows stays on it."),
               TRUE,
               G_CALLBACK (primary_cb));
}
