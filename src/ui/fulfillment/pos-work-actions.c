/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-actions.c — see the header. */
#include "ui/fulfillment/pos-work-actions.h"

#include "base/pos-error.h"
#include "base/pos-json.h"
#include "model/pos-line-steps.h"
#include "pricing/pos-delivery.h"
#include "ui/common/pos-translator.h"
#include "ui/fulfillment/pos-work-ask.h"
#include "ui/fulfillment/pos-work-picked.h"
#include "ui/fulfillment/pos-work-serials.h"
#include "ui/fulfillment/pos-work-words.h"

/* How the lines go to the operation. */
typedef enum {
  TOGETHER,  /* all in one call */
  BY_ORDER,  /* a call for each order */
  BY_PARCEL, /* a call for each order and delivery mode */
} Grouping;

static const struct {
  const char *key;
  PosLineStep step;
  Grouping grouping;
  gboolean counts; /* a part of a line may be meant */
} actions[] = {
    {"fulfill.line_accept", POS_STEP_ACCEPT, TOGETHER, FALSE},
    {"fulfill.line_reject", POS_STEP_REJECT, TOGETHER, TRUE},
    {"fulfill.line_picking", POS_STEP_PICKING, TOGETHER, FALSE},
    {"fulfill.pick_list", POS_STEP_PICKING, TOGETHER, FALSE},
    {"fulfill.line_pick", POS_STEP_PICK, TOGETHER, TRUE},
    {"fulfill.line_pack", POS_STEP_PACK, BY_PARCEL, TRUE},
    {"fulfill.print_packing_slip", POS_STEP_SHIP, BY_PARCEL, FALSE},
    {"fulfill.line_ship", POS_STEP_SHIP, BY_ORDER, TRUE},
    {"fulfill.line_pickup", POS_STEP_HAND_OVER, BY_ORDER, FALSE},
    {"fulfill.line_unpick", POS_STEP_UNPICK, TOGETHER, TRUE},
    {"fulfill.line_unpack", POS_STEP_UNPACK, TOGETHER, TRUE},
    {"fulfill.line_reassign", POS_STEP_REASSIGN, TOGETHER, TRUE},
};

static guint
find_action (const char *key)
{
  guint i = 0;

  while (!g_str_equal (actions[i].key, key))
    i++;
  return i;
}

/* --- May it be done? --- */

static gboolean
check_line (PosLineStep step, PosWorkLine *work, GError **error)
{
  g_autoptr (PosOrderLine) line = pos_work_line_dup_line (work);

  if (work->held)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'on-hold'>}"),
                          "The order is on hold");
  if (work->stopped)
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_STATUS,
                          g_variant_new_parsed ("{'rule': <'not-processed'>}"),
                          "The order is not to be processed");
  return pos_line_step_check (step, line, error);
}

/* One customer at a time. */
static gboolean
check_together (const char *key, GPtrArray *lines, GError **error)
{
  PosWorkLine *first = lines->pdata[0];

  for (guint i = 1; i < lines->len && g_str_equal (key, "fulfill.line_pickup"); i++)
    if (!pos_id_equal (&first->order, &((PosWorkLine *)lines->pdata[i])->order))
      return pos_set_error (error,
                            POS_ORDER_ERROR,
                            POS_ORDER_ERROR_STATUS,
                            g_variant_new_parsed ("{'rule': <'lines-of-one-order'>}"),
                            "One order at a time");
  return TRUE;
}

/* There already, or not there yet: the others go on without it. */
static gboolean
is_passed_over (const GError *error)
{
  static const char *const rules[] = {"nothing-left",
                                      "picked-already",
                                      "packed-already",
                                      "ready-already",
                                      "accepted",
                                      "not-picked",
                                      "not-packed",
                                      "electronic",
                                      NULL};
  GVariant *details = pos_error_get_details (error);
  const char *rule = NULL;

  return details && g_variant_lookup (details, "rule", "&s", &rule) &&
         g_strv_contains (rules, rule);
}

/* Where parcels are ready, what is not packed was ticked by mistake; without any, it is meant. */
static PosWorkLine *
find_unpacked (const char *key, GPtrArray *lines)
{
  PosWorkLine *unpacked = NULL;
  gboolean packed = FALSE;

  for (guint i = 0; i < lines->len && g_str_equal (key, "fulfill.line_ship"); i++) {
    PosWorkLine *line = lines->pdata[i];
    if (!g_strcmp0 (line->status, "packed"))
      packed = TRUE;
    else if (!unpacked && line->intent != POS_INTENT_ELECTRONIC)
      unpacked = line;
  }
  return packed ? unpacked : NULL;
}

static gboolean
check_packed (const char *key, GPtrArray *lines, PosWorkLine **culprit, GError **error)
{
  PosWorkLine *unpacked = find_unpacked (key, lines);

  if (!unpacked)
    return TRUE;
  *culprit = unpacked;
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_STATUS,
                        g_variant_new_parsed ("{'rule': <'pack-first'>}"),
                        "Not everything is packed");
}

/* Those that the step is for.  Returns: (transfer full): %NULL with @error when a line is in the
 * way, or none is for it. */
static GPtrArray *
choose_lines (PosLineStep step, GPtrArray *lines, PosWorkLine **culprit, GError **error)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) passed = NULL;

  for (guint i = 0; i < lines->len; i++) {
    g_autoptr (GError) refusal = NULL;

    if (check_line (step, lines->pdata[i], &refusal)) {
      g_ptr_array_add (chosen, g_object_ref (lines->pdata[i]));
    } else if (!is_passed_over (refusal)) {
      *culprit = lines->pdata[i];
      g_propagate_error (error, g_steal_pointer (&refusal));
      return NULL;
    } else if (!passed) {
      *culprit = lines->pdata[i];
      passed = g_steal_pointer (&refusal);
    }
  }
  if (chosen->len > 0)
    return g_steal_pointer (&chosen);
  g_propagate_error (error, g_steal_pointer (&passed));
  return NULL;
}

static GPtrArray *
choose (const char *key, GPtrArray *lines, PosWorkLine **culprit, GError **error)
{
  *culprit = NULL;
  if (lines->len == 0) {
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_NO_SELECTION,
                   g_variant_new_parsed ("{'reason': <'work'>}"),
                   "No line is chosen");
    return NULL;
  }
  if (!check_packed (key, lines, culprit, error) || !check_together (key, lines, error))
    return NULL;
  return choose_lines (actions[find_action (key)].step, lines, culprit, error);
}

gboolean
pos_work_actions_check (const char *key, GPtrArray *lines, PosWorkLine **culprit, GError **error)
{
  PosWorkLine *found;
  g_autoptr (GPtrArray) chosen = choose (key, lines, &found, error);

  if (culprit)
    *culprit = found;
  return chosen != NULL;
}

/* --- Doing it --- */

typedef struct {
  guint action;
  GPtrArray *lines; /* PosWorkLine */
  guint waiting;    /* calls that were not answered yet */
  guint done;       /* lines */
  PosQuantity part; /* that was asked for of the only line; 0: all of it */
  gboolean stays;   /* sent elsewhere no more: here, as before it was rejected */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->lines);
  g_free (job);
}

static GPtrArray *
copy_lines (GPtrArray *lines)
{
  GPtrArray *copy = g_ptr_array_new_full (lines->len, g_object_unref);

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (copy, g_object_ref (lines->pdata[i]));
  return copy;
}

static Job *
job_new (guint action, GPtrArray *lines)
{
  Job *job = g_new0 (Job, 1);

  job->action = action;
  job->lines = copy_lines (lines);
  return job;
}

/* A number is asked where one line has more than one piece for it. */
static PosQuantity
get_most (Job *job)
{
  g_autoptr (PosOrderLine) line = NULL;
  PosQuantity most;

  if (job->lines->len != 1 || !actions[job->action].counts)
    return (PosQuantity){0};
  line = pos_work_line_dup_line (job->lines->pdata[0]);
  most = pos_line_step_get_most (actions[job->action].step, line);
  return most.micro > POS_SCALE ? most : (PosQuantity){0};
}

static char *
dup_job_done (PosShell *shell, Job *job)
{
  PosLineStep step = actions[job->action].step;
  PosQuantity most = get_most (job);
  char *part = job->part.micro > 0 && job->part.micro < most.micro
                   ? pos_work_dup_part_done (shell, job->lines->pdata[0], step, job->part, most)
                   : NULL;

  if (part)
    return part;
  if (!job->stays)
    return pos_work_dup_done (shell, step, job->done);
  g_autofree char *count = pos_format_count (pos_shell_get_format (shell), job->done);
  return g_strdup_printf (
      ngettext ("%s line is rejected no more", "%s lines are rejected no more", job->done), count);
}

static guint
count_answered (GVariant *result)
{
  const char *text = NULL;
  g_autoptr (json_t) lines = NULL;

  if (!g_variant_lookup (result, "lines_json", "&s", &text))
    return 0;
  lines = pos_json_parse (text, -1, NULL);
  return (guint)json_array_size (lines);
}

/* M22: no card paid it, so the parcel stays. */
static gboolean
was_kept_back (GVariant *result)
{
  gboolean shipped = TRUE;

  g_variant_lookup (result, "shipped", "b", &shipped);
  return !shipped;
}

static void
done_cb (PosShell *shell, GVariant *result, gpointer data)
{
  Job *job = data;
  gboolean slip = g_str_equal (actions[job->action].key, "fulfill.print_packing_slip");

  job->waiting--;
  if (result && was_kept_back (result))
    pos_shell_say (
        shell,
        POS_TONE_DANGER,
        _ ("The card could not be charged"),
        _ ("The parcel stays here. Ask the customer for another payment, then ship it."));
  else if (result)
    job->done += count_answered (result);
  if (job->waiting > 0)
    return;
  if (job->done > 0 && !slip) {
    g_autofree char *text = dup_job_done (shell, job);
    pos_shell_tell (shell, text, NULL, NULL);
  }
  job_free (job);
}

static gboolean
belong_together (Grouping grouping, PosWorkLine *a, PosWorkLine *b)
{
  if (grouping == TOGETHER)
    return TRUE;
  return pos_id_equal (&a->order, &b->order) &&
         (grouping == BY_ORDER || !g_strcmp0 (a->mode, b->mode));
}

static json_t *
list_texts (GStrv texts)
{
  json_t *list = json_array ();

  for (guint i = 0; texts[i]; i++)
    json_array_append_new (list, json_string (texts[i]));
  return list;
}

static json_t *
describe (PosWorkLine *line, PosQuantity quantity)
{
  g_autofree char *order = pos_id_dup_text (&line->order);
  g_autofree char *id = pos_id_dup_text (&line->line);
  json_t *part = json_pack ("{s:s, s:s}", "order", order, "line", id);

  if (quantity.micro > 0) {
    g_autofree char *text = pos_micro_to_text (quantity.micro, 0);
    json_object_set_new (part, "quantity", json_string (text));
  }
  if (line->said)
    json_object_set_new (part, "serials", list_texts (line->said));
  if (line->batch)
    json_object_set_new (part, "batch", json_string (line->batch));
  return part;
}

/* Takes those of @left that go with its first one.  Returns: (transfer full): the argument. */
static char *
take_group (Grouping grouping, GPtrArray *left, PosQuantity quantity)
{
  g_autoptr (json_t) parts = json_array ();
  g_autoptr (PosWorkLine) first = g_object_ref (left->pdata[0]);

  for (guint i = 0; i < left->len;) {
    if (!belong_together (grouping, first, left->pdata[i])) {
      i++;
      continue;
    }
    json_array_append_new (parts, describe (left->pdata[i], quantity));
    g_ptr_array_remove_index (left, i);
  }
  return pos_json_to_text (parts);
}

/* @argument: (nullable): one more, called @name. */
static void
run (PosShell *shell, Job *job, PosQuantity quantity, const char *name, const char *argument)
{
  g_autoptr (GPtrArray) left = copy_lines (job->lines);
  g_autoptr (GPtrArray) calls = g_ptr_array_new ();

  while (left->len > 0) {
    g_autofree char *text = take_group (actions[job->action].grouping, left, quantity);
    GVariantDict args;

    g_variant_dict_init (&args, NULL);
    g_variant_dict_insert (&args, "lines", "s", text);
    if (argument)
      g_variant_dict_insert (&args, name, "s", argument);
    g_ptr_array_add (calls, g_variant_dict_end (&args));
  }
  job->waiting = calls->len;
  for (guint i = 0; i < calls->len; i++)
    pos_shell_run (shell, actions[job->action].key, calls->pdata[i], NULL, done_cb, job);
}

/* --- Asking --- */

static gboolean
takes_pieces (PosLineStep step)
{
  return step == POS_STEP_PICK || step == POS_STEP_PACK || step == POS_STEP_SHIP ||
         step == POS_STEP_UNPICK || step == POS_STEP_UNPACK;
}

static void
serials_cb (PosShell *shell, gpointer data)
{
  Job *job = data, *running = job_new (job->action, job->lines);

  running->part = job->part;
  run (shell, running, job->part, NULL, NULL);
}

/* The numbers are typed into copies: the list shows what is so. */
static void
ask_serials (PosShell *shell, Job *job)
{
  const PosOperation *operation = pos_operation_find (actions[job->action].key);
  g_autoptr (GPtrArray) asked = NULL;

  for (guint i = 0; i < job->lines->len; i++) {
    PosWorkLine *copy = pos_record_copy (job->lines->pdata[i]);
    g_object_unref (job->lines->pdata[i]);
    job->lines->pdata[i] = copy;
  }
  asked = takes_pieces (actions[job->action].step)
              ? pos_work_serials_list (shell, job->lines, actions[job->action].step, job->part)
              : g_ptr_array_new ();
  if (asked->len > 0)
    pos_work_serials_ask (shell,
                          asked,
                          actions[job->action].step,
                          job->part,
                          _ (operation->title),
                          serials_cb,
                          job,
                          job_free);
  else
    run (shell, job, job->part, NULL, NULL);
}

static void
answered_cb (PosShell *shell, PosQuantity quantity, const char *choice, gpointer data)
{
  Job *job = data;
  Job *running = job_new (job->action, job->lines);
  gboolean rejects = actions[job->action].step == POS_STEP_REJECT;

  running->part = quantity;
  running->stays = actions[job->action].step == POS_STEP_REASSIGN && choice && !*choice;
  if (takes_pieces (actions[job->action].step)) {
    ask_serials (shell, running);
    return;
  }
  run (
      shell, running, quantity, rejects ? "reason" : "location", choice && *choice ? choice : NULL);
}

static void
add_choice (GPtrArray *choices, const char *id, const char *name, const char *note)
{
  PosWorkChoice *choice = g_new0 (PosWorkChoice, 1);

  choice->id = g_strdup (id);
  choice->name = g_strdup (name);
  choice->note = g_strdup (note);
  g_ptr_array_add (choices, choice);
}

static void
add_reasons (PosShell *shell, GPtrArray *choices)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosProfile *profile =
      pos_config_get_profile (pos_register_get_config (reg), pos_register_get_store_record (reg));

  POS_LIST_FOREACH (PosReason, reason, profile->reject_reasons)
  add_choice (
      choices, reason->id, pos_l10n_get (reason->name, pos_shell_get_language (shell)), NULL);
}

static void
add_places (PosShell *shell, GPtrArray *choices, PosWorkLine *first)
{
  PosPricing pricing = pos_register_get_pricing (pos_shell_get_register (shell));
  g_autoptr (GPtrArray) places = pos_delivery_list_candidates (&pricing, POS_INTENT_SHIP);

  if (first->rejected.micro > 0)
    add_choice (choices,
                "",
                pos_register_get_store_record (pos_shell_get_register (shell))->name,
                _ ("Take the rejection back"));
  for (guint i = 0; i < places->len && first->intent == POS_INTENT_SHIP; i++) {
    PosCandidate *place = places->pdata[i];
    const char *id = pos_delivery_get_source_id (&pricing, POS_INTENT_SHIP, place);
    gboolean here = g_strcmp0 (place->warehouse, first->location) == 0 &&
                    (place->current || g_strcmp0 (id, place->warehouse) == 0);

    if (!place->reason && !here)
      add_choice (choices, id, place->name, place->city);
  }
}

/* What one chooses from.  Returns: (transfer full): %NULL with @error where there is nothing. */
static GPtrArray *
list_choices (PosShell *shell, Job *job, GError **error)
{
  g_autoptr (GPtrArray) choices =
      g_ptr_array_new_with_free_func ((GDestroyNotify)pos_work_choice_free);
  PosLineStep step = actions[job->action].step;

  if (step == POS_STEP_REJECT)
    add_reasons (shell, choices);
  if (step != POS_STEP_REASSIGN)
    return g_steal_pointer (&choices);
  add_places (shell, choices, job->lines->pdata[0]);
  if (choices->len > 0)
    return g_steal_pointer (&choices);
  pos_set_error (error,
                 POS_ORDER_ERROR,
                 POS_ORDER_ERROR_STATUS,
                 g_variant_new_parsed ("{'rule': <'nowhere-else'>}"),
                 "There is no other place for the line");
  return NULL;
}

/* %FALSE with @error: it is not asked, and @job stays the caller's. */
static gboolean
ask (PosShell *shell, Job *job, PosQuantity most, GError **error)
{
  g_autoptr (GPtrArray) choices = list_choices (shell, job, error);
  const PosOperation *operation = pos_operation_find (actions[job->action].key);
  PosWorkLine *first = job->lines->pdata[0];
  PosLineStep step = actions[job->action].step;
  g_autofree char *count = pos_format_count (pos_shell_get_format (shell), job->lines->len);
  g_autofree char *subtitle =
      job->lines->len == 1
          ? g_strdup (pos_l10n_get (first->description, pos_shell_get_language (shell)))
          : g_strdup_printf (ngettext ("%s line", "%s lines", job->lines->len), count);

  if (!choices)
    return FALSE;
  pos_work_ask (shell,
                &(PosWorkQuestion){
                    .title = _ (operation->title),
                    .subtitle = subtitle,
                    .verb = _ (operation->title),
                    .most = most,
                    .line = most.micro > 0 ? first : NULL,
                    .caption = step == POS_STEP_REJECT ? _ ("Why?") : _ ("Where to?"),
                    .missing = step == POS_STEP_REJECT ? _ ("Choose a reason first.")
                                                       : _ ("Choose a place first."),
                    .choices = choices,
                    .answer = answered_cb,
                    .data = job,
                    .destroy = job_free,
                });
  return TRUE;
}

/* The dialog of the pick-up belongs to the order, and proposes what was ticked. */
static void
hand_over (PosShell *shell, GPtrArray *lines, GtkWidget *origin)
{
  GVariant *args = pos_work_picked_name (lines);

  pos_shell_open (shell, "fulfill.line_pickup", args, origin);
}

void
pos_work_actions_start (PosShell *shell, const char *key, GPtrArray *lines, GtkWidget *origin)
{
  guint action = find_action (key);
  PosLineStep step = actions[action].step;
  PosWorkLine *culprit;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) chosen = choose (key, lines, &culprit, &error);
  Job *job;

  if (!chosen) {
    pos_shell_explain (shell, error, origin);
    return;
  }
  if (step == POS_STEP_HAND_OVER) {
    hand_over (shell, chosen, origin);
    return;
  }
  job = job_new (action, chosen);
  PosQuantity most = get_most (job);
  if (most.micro == 0 && step != POS_STEP_REJECT && step != POS_STEP_REASSIGN) {
    ask_serials (shell, job);
  } else if (!ask (shell, job, most, &error)) {
    job_free (job);
    pos_shell_explain (shell, error, origin);
  }
}
