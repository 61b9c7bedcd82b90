/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-register-run.c — the way of one operation: shape, needs, permission, approval, begin, run,
 * keep.  Each step either goes on or ends the task; nothing before "keep" changes anything. */
#include "base/pos-error.h"
#include "pricing/pos-pricing-recompute.h"
#include "register/pos-access.h"
#include "register/pos-args.h"
#include "register/pos-claim.h"
#include "register/pos-commit-draft.h"
#include "register/pos-create-order.h"
#include "register/pos-info-codes.h"
#include "register/pos-item-worth.h"
#include "register/pos-keep.h"
#include "register/pos-next-step.h"
#include "register/pos-register-private.h"
#include "register/pos-reserve.h"
#include "register/pos-returning.h"

void
pos_run_begun (PosRun *run)
{
  GError *error = NULL;

  if (!pos_run_go_on (run, &error) || !run->operation->run (run, &error))
    pos_run_refuse (run, error);
  else if (run->reserve)
    pos_reserve_and_keep (run);
  else
    pos_run_keep (run);
}

static void
start (PosRun *run)
{
  GError *error = NULL;

  if (!pos_run_go_on (run, &error))
    pos_run_fail (run, error);
  else if (run->operation->begin)
    run->operation->begin (run);
  else
    pos_run_begun (run);
}

static void
claim_renewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;

  if (pos_claim_renew_finish (POS_REGISTER (source), result, &error))
    start (data);
  else
    pos_run_fail (data, error);
}

static void
originals_renewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;

  if (pos_returning_renew_finish (POS_REGISTER (source), result, &error))
    start (data);
  else
    pos_run_fail (data, error);
}

/* Payments may finish a saved order: before money moves, is it still the one that was opened? */
static gboolean
has_to_renew_claim (PosRun *run)
{
  return run->operation->needs & POS_NEEDS_BALANCE && run->reg->order->flow_revision > 0;
}

/* What somebody wants to do with a product: what it is, how many, and what they cost.  Returns:
 * (transfer floating) (nullable). */
static GVariant *
describe_item (PosRun *run, const char *code)
{
  PosQuantity pieces = {POS_SCALE};
  g_auto (PosItemWorth) worth = {0};

  g_variant_lookup (run->args, "quantity", "x", &pieces.micro);
  pos_item_worth_find (run->reg, code, pieces, &worth);
  if (!worth.product)
    return NULL;
  return worth.minor > 0
             ? g_variant_new_parsed ("{'item': <%s>, 'quantity_micro': <%x>, 'asked_minor': <%x>}",
                                     worth.product->id,
                                     worth.quantity.micro,
                                     worth.minor)
             : g_variant_new_parsed ("{'item': <%s>, 'quantity_micro': <%x>}",
                                     worth.product->id,
                                     worth.quantity.micro);
}

/* Who approves sees of what and how much it is about.  Returns: (transfer floating) (nullable). */
static GVariant *
describe_asked (PosRun *run)
{
  const char *code;
  gint64 minor;

  if (run->args && g_variant_lookup (run->args, "amount", "x", &minor))
    return g_variant_new_parsed ("{'asked_minor': <%x>}", minor);
  return run->args && g_variant_lookup (run->args, "item", "&s", &code) ? describe_item (run, code)
                                                                        : NULL;
}

static void
begin (PosRun *run)
{
  const char *permission = pos_operation_get_permission (run->operation, run->reg->order);
  GError *error = NULL;

  if ((permission && !pos_run_require (run, permission, describe_asked (run), &error)) ||
      !pos_create_order_check_choice (run, &error)) {
    pos_run_fail (run, error);
    return;
  }
  if (has_to_renew_claim (run))
    pos_claim_renew_async (
        run->reg, run->reg->order, pos_run_get_stop (run), claim_renewed_cb, run);
  else if (run->operation->needs & POS_NEEDS_BALANCE &&
           pos_returning_has_originals (run->reg->order))
    pos_returning_renew_async (
        run->reg, run->reg->order, pos_run_get_stop (run), originals_renewed_cb, run);
  else
    start (run);
}

static gboolean
is_somebody_else (PosRegister *self, const char *worker, GError **error)
{
  return !self->worker || !worker || !g_str_equal (self->worker->id, worker) ||
         pos_set_error (error,
                        POS_ACCESS_ERROR,
                        POS_ACCESS_ERROR_SAME_WORKER,
                        NULL,
                        "Somebody else has to approve this");
}

static gboolean
check_approver (PosRegister *self, PosWorker *approver, gboolean temporary, GError **error)
{
  if (temporary)
    return pos_access_refuse_temporary (approver, error);
  if (!pos_access_works_at (approver, self->store))
    return pos_set_error (error,
                          POS_ACCESS_ERROR,
                          POS_ACCESS_ERROR_NOT_PERMITTED,
                          g_variant_new_parsed ("{'worker': <%s>}", approver->id),
                          "%s does not work in this store",
                          approver->name);
  return is_somebody_else (self, approver->id, error);
}

static void
approval_checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  gboolean temporary;
  GError *error = NULL;

  run->approver = pos_access_check_finish (result, &temporary, &error);
  if (run->approver && check_approver (run->reg, run->approver, temporary, &error))
    begin (run);
  else
    pos_run_fail (run, error);
}

static void
check_approval (PosRun *run)
{
  PosRegister *self = run->reg;
  GError *error = NULL;

  if (!run->approval_secret) {
    begin (run);
    return;
  }
  if (!is_somebody_else (self, run->approval_worker, &error)) {
    pos_run_fail (run, error);
    return;
  }
  pos_run_check_secret (run, run->approval_worker, run->approval_secret, approval_checked_cb);
}

static PosRun *
run_new (PosRegister *self,
         const PosOperation *operation,
         GVariant *args,
         const PosApproval *approval,
         GTask *task)
{
  PosRun *run = g_new0 (PosRun, 1);

  run->reg = self;
  run->task = task;
  run->operation = operation;
  run->take_back = operation->take_back;
  run->args = g_variant_ref (args);
  run->started_at = pos_register_get_now (self);
  run->shift = self->shift ? self->shift->id : POS_ID_NONE;
  if (approval) {
    run->approval_worker = g_strdup (approval->worker);
    run->approval_secret = g_strdup (approval->secret);
    run->approval_reason = g_strdup (approval->reason);
  }
  run->beside = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_commit_draft_free);
  run->writes = g_array_new (FALSE, FALSE, sizeof (PosRunWrite));
  run->effects = g_array_new (FALSE, FALSE, sizeof (PosRunEffect));
  g_variant_dict_init (&run->answer, NULL);
  return run;
}

static gboolean
check_call (PosRegister *self,
            const char *key,
            const PosOperation *operation,
            GVariant *args,
            GError **error)
{
  if (!operation)
    return pos_set_error (error,
                          POS_CALL_ERROR,
                          POS_CALL_ERROR_UNKNOWN_OPERATION,
                          NULL,
                          "There is no operation “%.60s”",
                          key);
  if (self->running)
    return pos_set_error (
        error, POS_CALL_ERROR, POS_CALL_ERROR_BUSY, NULL, "Another operation is still running");
  return pos_args_check_call (operation, args, error) &&
         pos_register_check_needs (self, operation->needs, error);
}

/* Nothing changes before the disk has said what became of the last step; looking goes on. */
static gboolean
is_sure (PosRegister *self, const PosOperation *operation, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (self->running || pos_keep_resolve_doubt (self, &failure) ||
      (operation && (operation->looks || operation->goes_unkept)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

void
pos_register_run_async (PosRegister *self,
                        const char *key,
                        GVariant *args,
                        const PosApproval *approval,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (GVariant) given =
      g_variant_ref_sink (args ? args : g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0));
  const PosOperation *operation = pos_operation_find (key);
  GError *error = NULL;

  g_task_set_source_tag (task, pos_register_run_async);
  /* What has been approved by a person or captured on a card is done: too late to cancel. */
  g_task_set_check_cancellable (task, FALSE);
  if (!is_sure (self, operation, &error) || !check_call (self, key, operation, given, &error) ||
      !pos_info_codes_check (self, operation, given, &error)) {
    g_task_return_error (task, error);
    return;
  }
  PosRun *run = run_new (self, operation, given, approval, task);
  g_task_set_task_data (task, run, (GDestroyNotify)pos_run_free);
  pos_register_set_running (self, run);
  /* From here the run holds the task, until one of them ends it. */
  g_steal_pointer (&task);
  check_approval (run);
}

GVariant *
pos_register_run_finish (PosRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  GError *refusal = NULL;
  GVariant *answer = g_task_propagate_pointer (G_TASK (result), &refusal);

  if (refusal) {
    pos_next_step_name (refusal);
    g_propagate_error (error, refusal);
  }
  return answer;
}

PosOrder *
pos_register_preview (PosRegister *self, const char *key, GVariant *args, GError **error)
{
  g_autoptr (GVariant) given =
      g_variant_ref_sink (args ? args : g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0));
  const PosOperation *operation = pos_operation_find (key);
  g_autoptr (PosOrder) order = NULL;

  g_return_val_if_fail (operation && !operation->begin, NULL);
  if (!check_call (self, key, operation, given, error))
    return NULL;

  PosRun *run = run_new (self, operation, given, NULL, NULL);
  PosPricing pricing;
  gboolean worked = operation->run (run, error);
  if (worked && run->order) {
    pricing = pos_run_get_pricing (run);
    if (pos_pricing_recompute (&pricing, run->order, error))
      order = g_object_ref (run->order);
  }
  pos_register_keep_spare (self, run->order);
  pos_run_free (run);
  if (!order && error && *error)
    pos_next_step_name (*error);
  return g_steal_pointer (&order);
}

/* Without begin() there is nothing that it could have brought. */
static gboolean
foresee (PosRun *run, GError **error)
{
  const PosOperation *operation = run->operation;
  PosForesight seen = POS_FORESIGHT_READY;

  if (operation->begin)
    seen = operation->foresee ? operation->foresee (run, error) : POS_FORESIGHT_OPEN;
  if (seen != POS_FORESIGHT_READY)
    return seen == POS_FORESIGHT_OPEN;
  if (!operation->run (run, error))
    return FALSE;
  if (!run->order)
    return TRUE;
  PosPricing pricing = pos_run_get_pricing (run);
  return pos_pricing_recompute (&pricing, run->order, error);
}

gboolean
pos_register_foresee (PosRegister *self, const char *key, GVariant *args, GError **error)
{
  const PosOperation *operation = pos_operation_find (key);
  GError *refusal = NULL;

  if (!check_call (self, key, operation, args, error))
    return FALSE;
  PosRun *run = run_new (self, operation, args, NULL, NULL);
  gboolean goes = foresee (run, &refusal);
  pos_register_keep_spare (self, run->order);
  pos_run_free (run);
  if (goes)
    return TRUE;
  pos_next_step_name (refusal);
  g_propagate_error (error, refusal);
  return FALSE;
}
