/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shell-run.c — the way of a tap: available? asks for more? runs; approved? told.
 * The register runs one operation at a time, but scanners do not wait: what comes meanwhile is
 * queued.  A second tap on what is running already is nobody's wish and is dropped. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "ui/common/pos-tile.h"
#include "ui/common/pos-translator.h"
#include "ui/shell/pos-shell-form.h"
#include "ui/shell/pos-shell-private.h"
#include "ui/shell/pos-shell-wait.h"

#include <string.h>

#define TAKE_OVER "take_over"

typedef struct {
  PosShell *shell; /* owned: a window lives until its operations have ended */
  char *key;
  GVariant *args; /* nullable */
  GWeakRef origin;
  GWeakRef form;  /* the dialog that asked for the arguments */
  GError *needed; /* (nullable): the refusal that asked for approval */
  PosShellRefused refused;
  PosShellDone done;
  gpointer data;
  gboolean started;
  gboolean given_up;
  char *asked;        /* (nullable): the info code that is asked now, but for a "reason" */
  GWeakRef page;      /* on which it was asked for */
  gulong form_left;   /* handler of @form */
  PosShellWait *wait; /* (nullable): while it runs in the register */
} PosShellRun;

static void start_next (PosShell *self);

static PosShellRun *
run_new (PosShell *self, const char *key, GVariant *args, GtkWidget *origin)
{
  PosShellRun *run = g_new0 (PosShellRun, 1);

  run->shell = g_object_ref (self);
  run->key = g_strdup (key);
  run->args = args ? g_variant_ref_sink (args) : NULL;
  g_weak_ref_init (&run->origin, origin);
  g_weak_ref_init (&run->form, NULL);
  g_weak_ref_init (&run->page, pos_shell_get_page (self));
  return run;
}

static void
run_free (PosShellRun *run)
{
  g_autoptr (GtkWidget) form = g_weak_ref_get (&run->form);

  if (form)
    g_signal_handler_disconnect (form, run->form_left);
  g_free (run->key);
  g_free (run->asked);
  g_clear_pointer (&run->args, g_variant_unref);
  g_weak_ref_clear (&run->origin);
  g_weak_ref_clear (&run->form);
  g_weak_ref_clear (&run->page);
  g_clear_error (&run->needed);
  g_object_unref (run->shell);
  g_free (run);
}

static void
set_busy (PosShellRun *run, gboolean busy)
{
  g_autoptr (GtkWidget) origin = g_weak_ref_get (&run->origin);

  if (POS_IS_TILE (origin))
    g_object_set (origin, "busy", busy, NULL);
}

/* Who was refused an approval goes on where he was: what he typed still stands there. */
static void
close_form (PosShellRun *run)
{
  g_autoptr (GtkWidget) form = g_weak_ref_get (&run->form);

  if (form && !run->given_up)
    pos_overlay_close (form);
}

/* Ends the run at the head of the queue; the next one starts after the answer was heard. */
static void
conclude (PosShellRun *run, GVariant *result)
{
  PosShell *self = run->shell;

  g_queue_remove (&self->runs, run);
  set_busy (run, FALSE);
  close_form (run);
  if (result)
    pos_shell_hide_banner (self);
  if (run->done)
    run->done (self, result, run->data);
  start_next (self);
  run_free (run);
}

static void
give_up (PosShellRun *run)
{
  run->given_up = TRUE;
  conclude (run, NULL);
}

/* Nobody wants it any more.  What cannot be stopped goes on. */
static void
drop (PosShellRun *run)
{
  if (run->wait)
    pos_shell_wait_stop (run->wait);
  else if (!run->started)
    give_up (run);
}

static void
refuse (PosShellRun *run, const GError *error)
{
  g_autoptr (GtkWidget) origin = g_weak_ref_get (&run->origin);
  PosShell *self = run->shell;

  close_form (run);
  if ((!run->refused || !run->refused (self, error, run->data)) &&
      (!self->choice || !self->choice (self, run->key, run->args, error)))
    pos_shell_explain (self, error, origin);
  conclude (run, NULL);
}

static void start (PosShellRun *run, const PosApproval *approval);

static void
approval_cb (
    PosShell *self, const char *worker, const char *secret, const char *reason, gpointer data)
{
  PosShellRun *run = data;

  if (!worker || !self->overlay) {
    give_up (run);
    return;
  }
  start (run, &(PosApproval){.worker = worker, .secret = secret, .reason = reason});
}

/* What a second question says: why the first answer did not do, and still what it is about. */
static GError *
join_errors (const GError *needed, const GError *refusal)
{
  GVariant *details = pos_error_get_details (refusal);
  GVariantDict dict;
  GVariantIter iter;
  const char *name;
  GVariant *value;
  GError *joined = NULL;

  g_variant_dict_init (&dict, pos_error_get_details (needed));
  if (details) {
    g_variant_iter_init (&iter, details);
    while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
      g_variant_dict_insert_value (&dict, name, value);
  }
  pos_set_error (
      &joined, refusal->domain, refusal->code, g_variant_dict_end (&dict), "%s", refusal->message);
  return joined;
}

static void
ask (PosShellRun *run, const GError *error)
{
  PosShell *self = run->shell;

  if (!run->needed) {
    run->needed = g_error_copy (error);
    self->ask (self, run->key, error, approval_cb, run);
    return;
  }
  g_autoptr (GError) again = join_errors (run->needed, error);
  self->ask (self, run->key, again, approval_cb, run);
}

static gboolean
may_ask (PosShellRun *run, const GError *error)
{
  PosShell *self = run->shell;

  if (!self->ask || !self->overlay)
    return FALSE;
  return g_error_matches (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NEEDS_APPROVAL) ||
         (run->needed && error->domain == POS_ACCESS_ERROR);
}

/* --- Somebody else is changing the order --- */

static gboolean
takes (const PosOperation *operation, const char *param)
{
  for (const PosParam *known = operation ? operation->params : NULL; known && known->name; known++)
    if (g_str_equal (known->name, param))
      return TRUE;
  return FALSE;
}

static gboolean
may_take_over (PosShellRun *run, const GError *error)
{
  PosShell *self = run->shell;

  return self->ask_take_over && self->overlay &&
         g_error_matches (error, POS_ORDER_ERROR, POS_ORDER_ERROR_OPEN_ELSEWHERE) &&
         takes (pos_operation_find (run->key), TAKE_OVER);
}

/* The same once more, with @value for @name. */
static void
start_with (PosShellRun *run, const char *name, GVariant *value)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, run->args);
  g_variant_dict_insert_value (&dict, name, value);
  g_clear_pointer (&run->args, g_variant_unref);
  run->args = g_variant_ref_sink (g_variant_dict_end (&dict));
  start (run, NULL);
}

static void
take_over_cb (PosShell *self, gboolean take_over, gpointer data)
{
  PosShellRun *run = data;

  if (take_over && self->overlay)
    start_with (run, TAKE_OVER, g_variant_new_boolean (TRUE));
  else
    conclude (run, NULL);
}

/* --- The chain asks something --- */

static gboolean
may_ask_why (PosShellRun *run, const GError *error)
{
  GVariant *details = pos_error_get_details (error);

  return run->shell->ask_reason && run->shell->overlay && details &&
         g_variant_lookup (details, "info_code", "&s", NULL);
}

/* What was answered already, and @answer.  Returns: (transfer floating). */
static GVariant *
add_answer (PosShellRun *run, const char *answer)
{
  const char *before = NULL;
  g_autoptr (json_t) answers = NULL;
  g_autofree char *text = NULL;

  if (run->args && g_variant_lookup (run->args, "answers", "&s", &before))
    answers = pos_json_parse (before, -1, NULL);
  if (!answers)
    answers = json_object ();
  json_object_set_new (answers, run->asked, json_string (answer));
  text = pos_json_to_text (answers);
  return g_variant_new_string (text);
}

static void
reason_cb (PosShell *self, const char *answer, gpointer data)
{
  PosShellRun *run = data;

  if (!answer || !self->overlay)
    give_up (run);
  else if (run->asked)
    start_with (run, "answers", add_answer (run, answer));
  else
    start_with (run, "reason", g_variant_new_string (answer));
}

static void
ask_why (PosShellRun *run, const GError *error)
{
  GVariant *details = pos_error_get_details (error);
  const char *argument = NULL;

  g_clear_pointer (&run->asked, g_free);
  if (!g_variant_lookup (details, "argument", "&s", &argument) || strcmp (argument, "reason") != 0)
    g_variant_lookup (details, "info_code", "s", &run->asked);
  run->shell->ask_reason (run->shell, run->key, error, reason_cb, run);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosShellRun *run = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = pos_register_run_finish (POS_REGISTER (source), result, &error);

  g_clear_pointer (&run->wait, pos_shell_wait_end);
  if (answer)
    conclude (run, answer);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    give_up (run);
  else if (may_ask (run, error))
    ask (run, error);
  else if (may_ask_why (run, error))
    ask_why (run, error);
  else if (may_take_over (run, error))
    run->shell->ask_take_over (run->shell, error, take_over_cb, run);
  else
    refuse (run, error);
}

static void
start (PosShellRun *run, const PosApproval *approval)
{
  g_autoptr (GtkWidget) form = g_weak_ref_get (&run->form);
  g_autoptr (PosPage) page = g_weak_ref_get (&run->page);

  run->wait = pos_shell_wait_begin (run->shell, run->key, page, form);
  pos_register_run_async (run->shell->reg,
                          run->key,
                          run->args,
                          approval,
                          pos_shell_wait_get_stop (run->wait),
                          ready_cb,
                          run);
}

static void
start_next (PosShell *self)
{
  PosShellRun *run = g_queue_peek_head (&self->runs);

  /* Who heard the last answer may have begun it already. */
  if (!run || run->started)
    return;
  run->started = TRUE;
  start (run, NULL);
}

static void
enqueue (PosShellRun *run)
{
  PosShell *self = run->shell;

  set_busy (run, TRUE);
  g_queue_push_tail (&self->runs, run);
  if (self->runs.length == 1)
    start_next (self);
}

static gboolean
is_repeated (PosShell *self, const char *key, GtkWidget *origin)
{
  for (GList *item = self->runs.head; origin && item; item = item->next) {
    PosShellRun *run = item->data;
    g_autoptr (GtkWidget) other = g_weak_ref_get (&run->origin);
    if (other == origin && g_str_equal (run->key, key))
      return TRUE;
  }
  return FALSE;
}

void
pos_shell_run (PosShell *self,
               const char *key,
               GVariant *args,
               GtkWidget *origin,
               PosShellDone done,
               gpointer data)
{
  g_return_if_fail (POS_IS_SHELL (self));
  g_return_if_fail (key != NULL);

  if (is_repeated (self, key, origin)) {
    if (args)
      g_variant_unref (g_variant_ref_sink (args));
    if (done)
      done (self, NULL, data);
    return;
  }
  PosShellRun *run = run_new (self, key, args, origin);
  run->done = done;
  run->data = data;
  enqueue (run);
}

void
pos_shell_run_hooked (PosShell *self,
                      const char *key,
                      GVariant *args,
                      PosShellRefused refused,
                      PosShellDone done,
                      gpointer data)
{
  PosShellRun *run = run_new (self, key, args, NULL);

  run->refused = refused;
  run->done = done;
  run->data = data;
  enqueue (run);
}

static gboolean
is_answered (PosShell *self, GtkWidget *form)
{
  for (GList *item = self->runs.head; item; item = item->next) {
    g_autoptr (GtkWidget) other = g_weak_ref_get (&((PosShellRun *)item->data)->form);
    if (other == form)
      return TRUE;
  }
  return FALSE;
}

void
pos_shell_run_form (PosShell *self,
                    GtkWidget *form,
                    const char *key,
                    GVariant *args,
                    PosShellDone done,
                    gpointer data)
{
  g_return_if_fail (POS_IS_SHELL (self));
  g_return_if_fail (POS_IS_DIALOG (form));

  if (is_answered (self, form)) {
    if (args)
      g_variant_unref (g_variant_ref_sink (args));
    if (done)
      done (self, NULL, data);
    return;
  }
  PosShellRun *run = run_new (self, key, args, NULL);
  g_weak_ref_set (&run->form, form);
  run->form_left = g_signal_connect_swapped (form, "safe", G_CALLBACK (drop), run);
  run->done = done;
  run->data = data;
  enqueue (run);
}

void
pos_shell_give_up_page (PosShell *self, PosPage *page)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();

  for (GList *item = self->runs.head; item; item = item->next) {
    g_autoptr (PosPage) asked_on = g_weak_ref_get (&((PosShellRun *)item->data)->page);
    if (asked_on == page)
      g_ptr_array_add (runs, item->data);
  }
  /* The last one first: what is given up does not begin the next one. */
  while (runs->len > 0)
    drop (g_ptr_array_steal_index (runs, runs->len - 1));
  pos_shell_stop_looking (self, page);
}

gboolean
pos_shell_is_running (PosShell *self)
{
  g_return_val_if_fail (POS_IS_SHELL (self), FALSE);
  return !g_queue_is_empty (&self->runs);
}

/* What is missing can be asked for first: O3. */
static gboolean
can_be_helped (const PosAvailability *availability, PosShellOpener opener)
{
  return opener && g_strcmp0 (availability->reason, "no-customer") == 0;
}

char *
pos_shell_dup_hindrance (PosShell *self, const char *key)
{
  g_return_val_if_fail (POS_IS_SHELL (self), NULL);
  PosAvailability availability;
  PosSentence sentence = {0};

  pos_register_get_state (self->reg, key, &availability);
  if (availability.state == POS_STATE_UNAVAILABLE &&
      !can_be_helped (&availability, g_hash_table_lookup (self->openers, key)))
    pos_sentence_for_reason (availability.reason, availability.next, &sentence);
  char *what = g_steal_pointer (&sentence.what);
  pos_sentence_clear (&sentence);
  pos_availability_clear (&availability);
  return what;
}

void
pos_shell_open (PosShell *self, const char *key, GVariant *args, GtkWidget *origin)
{
  g_return_if_fail (POS_IS_SHELL (self));
  g_return_if_fail (key != NULL);

  g_autoptr (GVariant) given = args ? g_variant_ref_sink (args) : NULL;
  PosShellOpener opener = g_hash_table_lookup (self->openers, key);
  PosAvailability availability;

  pos_register_get_state (self->reg, key, &availability);
  gboolean refused =
      availability.state == POS_STATE_UNAVAILABLE && !can_be_helped (&availability, opener);
  pos_availability_clear (&availability);
  if (refused)
    pos_shell_explain_state (self, key, given, origin);
  else if (opener)
    opener (self, key, given, origin);
  else
    pos_shell_run (self, key, given, origin, NULL, NULL);
}

gboolean
pos_shell_needs_approval (PosShell *self, const char *key)
{
  g_return_val_if_fail (POS_IS_SHELL (self), FALSE);
  PosAvailability availability;

  pos_register_get_state (self->reg, key, &availability);
  PosState state = availability.state;
  pos_availability_clear (&availability);
  return state == POS_STATE_NEEDS_APPROVAL;
}
