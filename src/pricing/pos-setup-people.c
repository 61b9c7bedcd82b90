/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setup-people.c — who works and who may approve, and the layouts they work with: register.md
 * §2, §3. */
#include "model/pos-layout.h"
#include "model/pos-party.h"
#include "model/pos-permissions.h"
#include "pricing/pos-setup-faults.h"

#include <glib/gi18n.h>

static gboolean
lists (GStrv list, const char *permission)
{
  return list && g_strv_contains ((const char *const *)list, permission);
}

static gboolean
works_in (PosWorker *worker, const char *store)
{
  return !worker->blocked &&
         (!worker->stores || !worker->stores[0] || lists (worker->stores, store));
}

/* S-19: what the worker was given or denied goes before the role's. */
static gboolean
may_approve (PosSetupLook *look, PosWorker *worker, const char *permission)
{
  PosRole *role = worker->role ? pos_config_get (look->config, POS_TYPE_ROLE, worker->role) : NULL;

  if (lists (worker->denied, permission))
    return FALSE;
  if (lists (worker->permissions, permission) || lists (worker->permissions, "manager"))
    return TRUE;
  return role && !lists (role->denied, permission) &&
         (role->manager || lists (role->permissions, permission));
}

/* What orders ask a supervisor for. */
static const char *const asked_for[] = {"order.cancel", "order.cancel_fee_waive"};

static gboolean
is_supervisor (PosSetupLook *look, PosWorker *worker)
{
  for (gsize i = 0; i < G_N_ELEMENTS (asked_for); i++)
    if (!may_approve (look, worker, asked_for[i]))
      return FALSE;
  return TRUE;
}

/* S-20: nobody approves for himself, so there has to be somebody else. */
static void
check_staff (PosSetupLook *look, gpointer record)
{
  PosStore *store = record;
  GPtrArray *workers = pos_config_list (look->config, POS_TYPE_WORKER);
  guint present = 0, supervisors = 0;

  for (guint i = 0; i < workers->len; i++) {
    if (!works_in (workers->pdata[i], store->id))
      continue;
    present++;
    supervisors += is_supervisor (look, workers->pdata[i]) ? 1 : 0;
  }
  if (present == 0)
    pos_setup_add (look, "no-worker", N_ ("Nobody works in the store “%s”."), store->id);
  else if (supervisors == 0)
    pos_setup_add (
        look,
        "no-supervisor",
        N_ ("Nobody in the store “%s” may approve: what needs a supervisor cannot be done."),
        store->id);
}

/* Kept for whoever asks for it; who misspelled it would wait for its effect in vain. */
static void
check_permissions (PosSetupLook *look, GStrv names)
{
  for (GStrv name = names; name && *name; name++)
    if (!pos_permissions_know (*name))
      pos_setup_add_notice (look,
                            "unknown-permission",
                            /* TRANSLATORS: a kind of record, which one, and the permission */
                            N_ ("The %1$s “%2$s” names the permission “%3$s”, which nothing asks "
                                "for: correct the name, or take it out."),
                            pos_setup_name (look, look->kind),
                            look->id,
                            *name);
}

static void
check_limits (PosSetupLook *look, PosList *limits)
{
  POS_LIST_FOREACH (PosLimit, limit, limits)
  if (!pos_permissions_know_limit (pos_text_or (limit->key, "")))
    pos_setup_add_notice (look,
                          "unknown-limit",
                          /* TRANSLATORS: a kind of record, which one, and the limit */
                          N_ ("The %1$s “%2$s” has a limit “%3$s”, which limits nothing: correct "
                              "its name, or take it out."),
                          pos_setup_name (look, look->kind),
                          look->id,
                          pos_text_or (limit->key, ""));
}

static void
check_role (PosSetupLook *look, gpointer record)
{
  PosRole *role = record;

  check_permissions (look, role->permissions);
  check_permissions (look, role->denied);
  check_limits (look, role->limits);
}

/* One that says two names says none. */
static void
check_badge (PosSetupLook *look, PosWorker *worker)
{
  GPtrArray *workers = pos_config_list (look->config, POS_TYPE_WORKER);

  for (guint i = 0; worker->badge_hash && i < workers->len; i++) {
    PosWorker *other = workers->pdata[i];

    if (g_strcmp0 (worker->id, other->id) < 0 &&
        g_strcmp0 (worker->badge_hash, other->badge_hash) == 0)
      pos_setup_add (look,
                     "badge-twice",
                     N_ ("“%1$s” and “%2$s” have the same badge: it works for neither."),
                     worker->id,
                     other->id);
  }
}

static void
check_worker (PosSetupLook *look, gpointer record)
{
  PosWorker *worker = record;

  check_permissions (look, worker->permissions);
  check_permissions (look, worker->denied);
  check_limits (look, worker->limits);
  pos_setup_need (look, POS_TYPE_ROLE, worker->role);
  pos_setup_need_all (look, POS_TYPE_STORE, worker->stores);
  check_badge (look, worker);
}

/* --- Layouts --- */

static PosLayoutOperationFate
judge (PosLayoutButton *button, char **why, gpointer data)
{
  const PosSetupFacts *facts = ((PosSetupLook *)data)->facts;

  if (facts->knows_operation && !facts->knows_operation (button->operation))
    return POS_LAYOUT_OPERATION_UNKNOWN;
  *why = facts->find_misuse
             ? facts->find_misuse (button->operation,
                                   button->argument,
                                   pos_config_get_parameters (facts->config)->currency)
             : NULL;
  return *why ? POS_LAYOUT_OPERATION_MISUSED : POS_LAYOUT_OPERATION_FINE;
}

static void
check_layout (PosSetupLook *look, gpointer record)
{
  PosLayoutBundle *bundle = record;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = pos_layout_bundle_check (bundle, judge, look, &error);

  if (!faults) {
    pos_setup_add (look,
                   "unreadable",
                   N_ ("The layout “%1$s” cannot be read: %2$s."),
                   bundle->id,
                   error->message);
    return;
  }
  for (guint i = 0; i < faults->len; i++) {
    PosLayoutFault *fault = faults->pdata[i];
    if (fault->severity == POS_LAYOUT_WARNING)
      pos_setup_add_notice (look,
                            "layout",
                            N_ ("The layout “%1$s”, %2$s: %3$s."),
                            bundle->id,
                            fault->where,
                            fault->message);
    else
      pos_setup_add (look,
                     "layout",
                     N_ ("The layout “%1$s”, %2$s: %3$s."),
                     bundle->id,
                     fault->where,
                     fault->message);
  }
}

static void
check_assignment (PosSetupLook *look, gpointer record)
{
  PosLayoutAssignment *assignment = record;
  const GType types[] = {POS_TYPE_STORE, POS_TYPE_TILL, POS_TYPE_WORKER};

  pos_setup_need (look, types[assignment->scope], assignment->scope_id);
  pos_setup_need (look, POS_TYPE_LAYOUT_BUNDLE, assignment->layout);
}

void
pos_setup_check_people (PosSetupLook *look)
{
  pos_setup_look_at (look, "store", POS_TYPE_STORE, check_staff);
  pos_setup_look_at (look, "role", POS_TYPE_ROLE, check_role);
  pos_setup_look_at (look, "worker", POS_TYPE_WORKER, check_worker);
  pos_setup_look_at (look, "layout", POS_TYPE_LAYOUT_BUNDLE, check_layout);
  pos_setup_look_at (look, "layout-assignment", POS_TYPE_LAYOUT_ASSIGNMENT, check_assignment);
}
