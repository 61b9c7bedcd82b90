/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-change-pin.c — see the header. */
#include "ui/session/pos-change-pin.h"

#include "base/pos-error.h"
#include "base/pos-secret.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/session/pos-pin-panel.h"
#include "ui/shell/pos-sentences.h"

#include <string.h>

#define DIALOG_DATA "pos-change-pin"
#define PANEL_WIDTH 360

typedef enum {
  STEP_PRESENT,
  STEP_NEW,
  STEP_AGAIN,
  N_STEPS,
} Step;

/* What the three ways of getting another PIN say. */
typedef struct {
  const char *key; /* the operation */
  const char *title;
  const char *titles[N_STEPS];
  const char *action;
  const char *safe;
  const char *hint;
  const char *done; /* %NULL: one sees it */
} Words;

static const Words own = {
    .key = "session.change_password",
    .title = N_ ("Change PIN"),
    .titles = {N_ ("Your PIN now"), N_ ("New PIN"), N_ ("New PIN once more")},
    .action = N_ ("Change PIN"),
    .safe = N_ ("Keep the PIN"),
    .hint = N_ ("It counts on this register only."),
    .done = N_ ("Your PIN is changed on this register"),
};

static const Words first = {
    .key = "session.sign_in",
    .title = N_ ("Choose a PIN of your own"),
    .titles = {NULL, N_ ("New PIN"), N_ ("New PIN once more")},
    .action = N_ ("Sign in"),
    .safe = N_ ("Do not sign in"),
    .hint = N_ ("The one you typed was temporary."),
};

static const Words other = {
    .key = "session.reset_password",
    .title = N_ ("Reset PIN"),
    /* TRANSLATORS: %s is the name of a person. */
    .titles = {NULL, N_ ("Temporary PIN for %s"), N_ ("Temporary PIN once more")},
    .action = N_ ("Reset PIN"),
    .safe = N_ ("Keep the PIN"),
    .hint = N_ ("Tell it to nobody else: signing in with it asks for another one."),
    /* TRANSLATORS: %s is the name of a person. */
    .done = N_ ("%s signs in here with the temporary PIN"),
};

typedef struct {
  PosShell *shell; /* borrowed: the window outlives its dialogs */
  const Words *words;
  PosWorker *worker; /* owned; %NULL: whoever is signed in */
  GtkWidget *dialog; /* owns this */
  GtkWidget *panel;
  Step step;
  char *present;
  char *chosen;
} ChangePin;

static void
forget (char **secret)
{
  g_clear_pointer (secret, pos_secret_forget);
}

static void
change_pin_free (gpointer data)
{
  ChangePin *self = data;

  forget (&self->present);
  forget (&self->chosen);
  g_clear_object (&self->worker);
  g_free (self);
}

/* Returns: (transfer full): @words about the person. */
static char *
dup_words (ChangePin *self, const char *words)
{
  return pos_ui_fill (_ (words), self->worker ? self->worker->name : "");
}

static void
show_step (ChangePin *self, Step step, const char *message)
{
  const Words *words = self->words;
  g_autofree char *title = dup_words (self, words->titles[step]);

  self->step = step;
  pos_pin_panel_clear (POS_PIN_PANEL (self->panel));
  g_object_set (self->panel,
                "busy",
                FALSE,
                "title",
                title,
                "action",
                step == STEP_AGAIN ? _ (words->action) : _ ("Go on"),
                "hint",
                step == STEP_PRESENT ? NULL : _ (words->hint),
                "message",
                message,
                NULL);
}

static GVariant *
make_args (ChangePin *self)
{
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  g_variant_dict_insert (&args, "new_secret", "s", self->chosen);
  if (self->present)
    g_variant_dict_insert (&args, "secret", "s", self->present);
  if (self->worker)
    g_variant_dict_insert (&args, "worker", "s", self->worker->id);
  return g_variant_dict_end (&args);
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
  show_step (self,
             self->words == &own && error->domain == POS_ACCESS_ERROR ? STEP_PRESENT : STEP_NEW,
             message);
  pos_sentence_clear (&sentence);
}

static void
tell (ChangePin *self)
{
  g_autofree char *done = self->words->done ? dup_words (self, self->words->done) : NULL;

  if (done)
    pos_shell_tell (self->shell, done, NULL, NULL);
}

static void
approved_cb (PosShell *shell, GVariant *answer, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;

  if (answer)
    tell (g_object_get_data (G_OBJECT (dialog), DIALOG_DATA));
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;
  ChangePin *self = g_object_get_data (G_OBJECT (dialog), DIALOG_DATA);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = pos_register_run_finish (POS_REGISTER (source), result, &error);

  if (!gtk_widget_get_root (dialog))
    return;
  if (answer)
    tell (self);
  else if (g_error_matches (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NEEDS_APPROVAL))
    pos_shell_run (
        self->shell, self->words->key, make_args (self), NULL, approved_cb, g_object_ref (dialog));
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
                          self->words->key,
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

static void
open_dialog (PosShell *shell, const Words *words, PosWorker *worker, const char *present)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosProfile *profile =
      pos_config_get_profile (pos_register_get_config (reg), pos_register_get_store_record (reg));
  ChangePin *self = g_new0 (ChangePin, 1);

  self->shell = shell;
  self->words = words;
  self->present = g_strdup (present);
  g_set_object (&self->worker, worker);
  self->dialog = pos_dialog_new (_ (words->title), NULL, _ (words->safe));
  g_object_set_data_full (G_OBJECT (self->dialog), DIALOG_DATA, self, change_pin_free);
  self->panel = g_object_new (POS_TYPE_PIN_PANEL, NULL);
  gtk_widget_set_size_request (self->panel, PANEL_WIDTH, -1);
  pos_pin_panel_set_length (POS_PIN_PANEL (self->panel), (int)profile->secret_length);
  pos_dialog_set_content (POS_DIALOG (self->dialog), self->panel);
  g_signal_connect_swapped (self->panel, "submitted", G_CALLBACK (submitted_cb), self);
  show_step (self, words->titles[STEP_PRESENT] ? STEP_PRESENT : STEP_NEW, NULL);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}

void
pos_change_pin_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  open_dialog (shell, &own, NULL, NULL);
}

void
pos_change_pin_open_first (PosShell *shell, PosWorker *worker, const char *temporary)
{
  open_dialog (shell, &first, worker, temporary);
}

void
pos_change_pin_open_other (PosShell *shell, PosWorker *worker)
{
  open_dialog (shell, &other, worker, NULL);
}
