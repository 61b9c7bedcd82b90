/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-change-pin.c — see the header. */
#include "ui/session/pos-change-pin.h"

#include "base/pos-error.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/session/pos-pin-panel.h"
#include "ui/shell/pos-sentences.h"

#include <string.h>

#define KEY "session.change_password"
#define PANEL_WIDTH 360

typedef enum {
  STEP_PRESENT,
  STEP_NEW,
  STEP_AGAIN,
  N_STEPS,
} Step;

typedef struct {
  PosShell *shell;   /* borrowed: the window outlives its dialogs */
  GtkWidget *dialog; /* owns this */
  GtkWidget *panel;
  Step step;
  char *present;
  char *chosen;
} ChangePin;

static void
forget (char **secret)
{
  if (*secret)
    memset (*secret, 0, strlen (*secret));
  g_clear_pointer (secret, g_free);
}

static void
change_pin_free (gpointer data)
{
  ChangePin *self = data;

  forget (&self->present);
  forget (&self->chosen);
  g_free (self);
}

static void
show_step (ChangePin *self, Step step, const char *message)
{
  static const char *const titles[N_STEPS] = {
      N_ ("Your PIN now"), N_ ("New PIN"), N_ ("New PIN once more")};

  self->step = step;
  pos_pin_panel_clear (POS_PIN_PANEL (self->panel));
  g_object_set (self->panel,
                "busy",
                FALSE,
                "title",
                _ (titles[step]),
                "action",
                step == STEP_AGAIN ? _ ("Change PIN") : _ ("Go on"),
                "hint",
                step == STEP_PRESENT ? NULL : _ ("It counts on this register only."),
                "message",
                message,
                NULL);
}

static GVariant *
make_args (ChangePin *self)
{
  return g_variant_new_parsed ("{'secret': <%s>, 'new_secret': <%s>}", self->present, self->chosen);
}

/* The present PIN again when it was wrong, else another new one. */
static void
refuse (ChangePin *self, const GError *error)
{
  g_autofree char *message = NULL;
  PosSentence sentence;

  pos_sentence_for_error (error,
                          pos_shell_get_format (self->shell),
                          pos_register_get_currency (pos_shell_get_register (self->shell)),
                          &sentence);
  message = g_strjoin ("\n", sentence.what, sentence.why, NULL);
  show_step (self, error->domain == POS_ACCESS_ERROR ? STEP_PRESENT : STEP_NEW, message);
  pos_sentence_clear (&sentence);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;
  ChangePin *self = g_object_get_data (G_OBJECT (dialog), KEY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = pos_register_run_finish (POS_REGISTER (source), result, &error);

  if (!gtk_widget_get_root (dialog))
    return;
  if (answer)
    pos_shell_tell (self->shell, _ ("Your PIN is changed on this register"), NULL, NULL);
  else if (g_error_matches (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NEEDS_APPROVAL))
    pos_shell_run (self->shell, KEY, make_args (self), NULL, NULL, NULL);
  else {
    refuse (self, error);
    return;
  }
  pos_overlay_close (dialog);
}

static void
change (ChangePin *self)
{
  g_object_set (self->panel, "busy", TRUE, NULL);
  pos_register_run_async (pos_shell_get_register (self->shell),
                          KEY,
                          make_args (self),
                          NULL,
                          NULL,
                          changed_cb,
                          g_object_ref (self->dialog));
}

static void
submitted_cb (ChangePin *self, const char *id, const char *secret)
{
  if (self->step == STEP_AGAIN) {
    if (g_str_equal (secret, self->chosen))
      change (self);
    else
      show_step (self, STEP_NEW, _ ("That was another PIN. Choose one again."));
    return;
  }
  char **kept = self->step == STEP_PRESENT ? &self->present : &self->chosen;
  forget (kept);
  *kept = g_strdup (secret);
  show_step (self, self->step + 1, NULL);
}

void
pos_change_pin_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosProfile *profile =
      pos_config_get_profile (pos_register_get_config (reg), pos_register_get_store_record (reg));
  ChangePin *self = g_new0 (ChangePin, 1);

  self->shell = shell;
  self->dialog = pos_dialog_new (_ ("Change PIN"), NULL, _ ("Keep the PIN"));
  g_object_set_data_full (G_OBJECT (self->dialog), KEY, self, change_pin_free);
  self->panel = g_object_new (POS_TYPE_PIN_PANEL, NULL);
  gtk_widget_set_size_request (self->panel, PANEL_WIDTH, -1);
  pos_pin_panel_set_length (POS_PIN_PANEL (self->panel), (int)profile->secret_length);
  pos_dialog_set_content (POS_DIALOG (self->dialog), self->panel);
  g_signal_connect_swapped (self->panel, "submitted", G_CALLBACK (submitted_cb), self);
  show_step (self, STEP_PRESENT, NULL);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}
