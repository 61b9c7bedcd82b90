/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-run.c — arguments in, working copy and answer out. */
#include "register/pos-run.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "base/pos-secret.h"
#include "model/pos-permissions.h"
#include "register/pos-access.h"
#include "register/pos-args.h"
#include "register/pos-before.h"
#include "register/pos-commit-draft.h"
#include "register/pos-order-start.h"
#include "register/pos-register-private.h"

#include <string.h>

PosRegister *
pos_run_get_register (PosRun *run)
{
  return run->reg;
}

const PosOperation *
pos_run_get_operation (PosRun *run)
{
  return run->operation;
}

GCancellable *
pos_run_get_cancellable (PosRun *run)
{
  return g_task_get_cancellable (run->task);
}

static void
set_stoppable (PosRun *run, gboolean stoppable)
{
  if (run->stoppable == stoppable)
    return;
  run->stoppable = stoppable;
  pos_register_notify_may_stop (run->reg);
}

GCancellable *
pos_run_get_stop (PosRun *run)
{
  GCancellable *stop = pos_run_get_cancellable (run);

  set_stoppable (run, stop != NULL);
  return stop;
}

gboolean
pos_run_go_on (PosRun *run, GError **error)
{
  gboolean stopped = run->stoppable && g_cancellable_is_cancelled (pos_run_get_cancellable (run));

  set_stoppable (run, FALSE);
  if (stopped) {
    g_clear_error (error);
    g_cancellable_set_error_if_cancelled (pos_run_get_cancellable (run), error);
  }
  return !stopped;
}

const char *
pos_run_get_text (PosRun *run, const char *name)
{
  const char *text = NULL;

  g_variant_lookup (run->args, name, "&s", &text);
  return text && *text ? text : NULL;
}

gboolean
pos_run_get_number (PosRun *run, const char *name, gint64 *number)
{
  return g_variant_lookup (run->args, name, "x", number);
}

gboolean
pos_run_has_list (PosRun *run, const char *name)
{
  g_autofree const char **texts = NULL;

  return g_variant_lookup (run->args, name, "^a&s", &texts);
}

GStrv
pos_run_dup_texts (PosRun *run, const char *name)
{
  GStrv texts = NULL;

  g_variant_lookup (run->args, name, "^as", &texts);
  return texts;
}

gboolean
pos_run_get_flag (PosRun *run, const char *name, gboolean fallback)
{
  gboolean flag = fallback;

  g_variant_lookup (run->args, name, "b", &flag);
  return flag;
}

gboolean
pos_run_get_date (PosRun *run, const char *name, PosDate *date, GError **error)
{
  const char *text = pos_run_get_text (run, name);

  *date = POS_DATE_NONE;
  return !text || pos_date_parse (text, date, error);
}

json_t *
pos_run_dup_json (PosRun *run, const char *name, GError **error)
{
  const char *text = pos_run_get_text (run, name);

  if (!text) {
    pos_set_error (error,
                   POS_CALL_ERROR,
                   POS_CALL_ERROR_MISSING_ARGUMENT,
                   NULL,
                   "Argument “%s” is missing",
                   name);
    return NULL;
  }
  return pos_json_parse (text, -1, error);
}

gpointer
pos_run_dup_record (PosRun *run, const char *name, GType type, GError **error)
{
  g_autoptr (json_t) json = pos_run_dup_json (run, name, error);

  return json ? pos_args_read_record (type, json, pos_register_get_currency (run->reg), error)
              : NULL;
}

static PosOrderLine *
find_line (PosOrder *order, const char *text, GError **error)
{
  PosOrderLine *line;
  PosId id;

  if (!pos_id_parse (text, &id, error))
    return NULL;
  line = pos_order_find_line (order, &id);
  if (line && pos_order_line_is_active (line))
    return line;
  pos_set_error (error,
                 POS_ORDER_ERROR,
                 POS_ORDER_ERROR_NOT_FOUND,
                 g_variant_new_parsed ("{'line': <%s>}", text),
                 "There is no such line in the open order");
  return NULL;
}

static void
collect (PosRun *run, GPtrArray *lines, gboolean selected_only)
{
  POS_LIST_FOREACH (PosOrderLine, line, pos_run_get_order (run)->lines)
  if (pos_order_line_is_active (line) &&
      (!selected_only || pos_register_is_selected (run->reg, &line->id)))
    g_ptr_array_add (lines, line);
}

GPtrArray *
pos_run_get_all_lines (PosRun *run, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  collect (run, lines, FALSE);
  if (lines->len > 0)
    return g_steal_pointer (&lines);
  pos_set_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NO_LINES, NULL, "There are no lines");
  return NULL;
}

GPtrArray *
pos_run_get_lines (PosRun *run, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autofree const char **names = NULL;

  if (g_variant_lookup (run->args, "lines", "^a&s", &names)) {
    for (gsize i = 0; names[i]; i++) {
      PosOrderLine *line = find_line (pos_run_get_order (run), names[i], error);
      if (!line)
        return NULL;
      if (!g_ptr_array_find (lines, line, NULL))
        g_ptr_array_add (lines, line);
    }
  } else {
    collect (run, lines, TRUE);
  }
  if (lines->len > 0)
    return g_steal_pointer (&lines);
  pos_set_error (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NO_SELECTION, NULL, "No line is selected");
  return NULL;
}

PosOrderLine *
pos_run_get_line (PosRun *run, GError **error)
{
  const char *name = pos_run_get_text (run, "line");
  g_autoptr (GPtrArray) lines = NULL;

  if (name)
    return find_line (pos_run_get_order (run), name, error);
  lines = pos_run_get_lines (run, error);
  if (!lines)
    return NULL;
  if (lines->len > 1) {
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_NO_SELECTION,
                   g_variant_new_parsed ("{'reason': <'several'>, 'selected': <%u>}", lines->len),
                   "Select one line only");
    return NULL;
  }
  return g_ptr_array_index (lines, 0);
}

PosOrder *
pos_run_get_order (PosRun *run)
{
  PosRegister *self = run->reg;

  if (run->order)
    return run->order;
  run->order = pos_record_copy_again (g_steal_pointer (&self->spare), self->order);
  if (pos_id_is_none (&run->order->id))
    pos_order_start (self, run->order);
  return run->order;
}

void
pos_run_recompute (PosRun *run)
{
  run->recompute = TRUE;
}

void
pos_run_commit_order (PosRun *run)
{
  run->commit = TRUE;
  run->recompute = TRUE;
}

void
pos_run_reserve (PosRun *run)
{
  run->reserve = TRUE;
}

void
pos_run_clear_cart (PosRun *run)
{
  run->clear = TRUE;
}

void
pos_run_open_order (PosRun *run, PosOrder *order)
{
  g_set_object (&run->order, order);
}

void
pos_run_forget_order (PosRun *run)
{
  g_clear_object (&run->order);
  run->recompute = FALSE;
  run->quiet = TRUE;
}

void
pos_run_set_customer (PosRun *run, PosCustomer *customer)
{
  run->has_customer = TRUE;
  g_set_object (&run->customer, customer);
}

PosPricing
pos_run_get_pricing (PosRun *run)
{
  PosPricing pricing = pos_register_get_pricing (run->reg);

  if (run->has_customer)
    pricing.customer = run->customer;
  pricing.before = pos_before_get_charged (run->reg, run->order ? run->order : run->reg->order);
  return pricing;
}

void
pos_run_add_write (PosRun *run, PosDbFunc func, gpointer data, GDestroyNotify destroy)
{
  PosRunWrite write = {func, data, destroy};

  g_array_append_val (run->writes, write);
}

void
pos_run_add_effect (PosRun *run,
                    void (*effect) (PosRegister *, gpointer),
                    gpointer data,
                    GDestroyNotify destroy)
{
  PosRunEffect entry = {effect, data, destroy};

  g_array_append_val (run->effects, entry);
}

void
pos_run_set_quiet (PosRun *run)
{
  run->quiet = TRUE;
}

void
pos_run_note (PosRun *run, json_t *result)
{
  json_decref (run->noted);
  run->noted = result;
}

void
pos_run_check_secret (PosRun *run,
                      const char *worker,
                      const char *secret,
                      GAsyncReadyCallback checked_cb)
{
  PosRegister *self = run->reg;
  PosProfile *profile = pos_config_get_profile (self->config, self->store);

  pos_access_check_async (self->local_store,
                          self->context,
                          self->config,
                          worker,
                          secret ? secret : "",
                          profile->secret_tries,
                          checked_cb,
                          run);
}

gboolean
pos_run_require (PosRun *run, const char *permission, GVariant *details, GError **error)
{
  g_autoptr (GVariant) given = details ? g_variant_ref_sink (details) : NULL;
  PosRegister *self = run->reg;

  /* Who sets up roles is told of names that nobody asks for. */
  if (permission && !pos_permissions_know (permission))
    g_critical ("The permission %s is not among those that are known", permission);
  if (pos_access_is_permitted (self->config, self->worker, permission))
    return TRUE;
  if (run->approver) {
    if (!pos_access_is_permitted (self->config, run->approver, permission))
      return pos_set_error (error,
                            POS_ACCESS_ERROR,
                            POS_ACCESS_ERROR_NOT_PERMITTED,
                            g_variant_new_parsed ("{'permission': <%s>, 'worker': <%s>}",
                                                  permission,
                                                  run->approver->id),
                            "%s may not approve this",
                            run->approver->name);
    run->approval_used = TRUE;
    return TRUE;
  }

  GVariantDict dict;
  g_variant_dict_init (&dict, given);
  g_variant_dict_insert (&dict, "permission", "s", permission);
  return pos_set_error (error,
                        POS_ORDER_ERROR,
                        POS_ORDER_ERROR_NEEDS_APPROVAL,
                        g_variant_dict_end (&dict),
                        "A supervisor has to approve this (%s)",
                        permission);
}

void
pos_run_use_approval (PosRun *run)
{
  run->approval_used = TRUE;
}

gboolean
pos_run_require_reach (PosRun *run,
                       gboolean mine,
                       gboolean theirs,
                       GVariant *details,
                       const char *message,
                       GError **error)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (details);
  const char *limit = "";

  if (mine)
    return TRUE;
  if (theirs) {
    pos_run_use_approval (run);
    return TRUE;
  }
  g_variant_lookup (owned, "permission", "&s", &limit);
  if (run->approver)
    return pos_set_error (
        error,
        POS_ACCESS_ERROR,
        POS_ACCESS_ERROR_NOT_PERMITTED,
        g_variant_new_parsed ("{'permission': <%s>, 'worker': <%s>}", limit, run->approver->id),
        "%s may not approve this much",
        run->approver->name);
  return pos_set_error (
      error, POS_ORDER_ERROR, POS_ORDER_ERROR_NEEDS_APPROVAL, owned, "%s", message);
}

PosWorker *
pos_run_get_approver (PosRun *run)
{
  return run->approver;
}

const char *
pos_run_get_approval_reason (PosRun *run)
{
  return run->approval_reason;
}

void
pos_run_answer (PosRun *run, const char *name, GVariant *value)
{
  g_variant_dict_insert_value (&run->answer, name, value);
}

void
pos_run_answer_json (PosRun *run, const char *name, json_t *json)
{
  g_autofree char *key = g_strconcat (name, "_json", NULL);
  g_autofree char *text = pos_json_to_text (json);

  g_variant_dict_insert (&run->answer, key, "s", text);
  json_decref (json);
}

void
pos_run_set_data (PosRun *run, gpointer data, GDestroyNotify destroy)
{
  if (run->data_destroy)
    run->data_destroy (run->data);
  run->data = data;
  run->data_destroy = destroy;
}

gpointer
pos_run_get_data (PosRun *run)
{
  return run->data;
}

void
pos_run_fail (PosRun *run, GError *error)
{
  /* Who stopped it knows why. */
  pos_run_go_on (run, &error);
  /* The reference that the run held. */
  g_autoptr (GTask) task = run->task;

  pos_register_set_running (run->reg, NULL);
  g_task_return_error (task, error);
}

void
pos_run_refuse (PosRun *run, GError *error)
{
  if (run->take_back)
    run->take_back (run, error);
  else
    pos_run_fail (run, error);
}

/* Whoever asked has no use for it either: who is asked again types it again. */
static void
forget_secret (PosRun *run, const char *name)
{
  const char *secret;

  if (g_variant_lookup (run->args, name, "&s", &secret))
    explicit_bzero ((char *)secret, strlen (secret));
}

void
pos_run_free (PosRun *run)
{
  for (guint i = 0; i < run->writes->len; i++) {
    PosRunWrite *write = &g_array_index (run->writes, PosRunWrite, i);
    if (write->destroy)
      write->destroy (write->data);
  }
  for (guint i = 0; i < run->effects->len; i++) {
    PosRunEffect *effect = &g_array_index (run->effects, PosRunEffect, i);
    if (effect->destroy)
      effect->destroy (effect->data);
  }
  g_ptr_array_unref (run->beside);
  g_array_unref (run->writes);
  g_array_unref (run->effects);
  g_variant_dict_clear (&run->answer);
  pos_run_set_data (run, NULL, NULL);
  forget_secret (run, "secret");
  forget_secret (run, "new_secret");
  g_clear_pointer (&run->args, g_variant_unref);
  g_free (run->approval_worker);
  pos_secret_forget (run->approval_secret);
  g_free (run->approval_reason);
  g_clear_object (&run->approver);
  g_clear_object (&run->customer);
  g_clear_object (&run->journal);
  json_decref (run->noted);
  g_clear_object (&run->answers);
  pos_commit_draft_free (run->draft);
  g_clear_object (&run->order);
  g_free (run);
}
