/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-keep.c — one transaction keeps what an operation did: cart or order, journal, outbox, stock,
 * receipt.  Only when it is on disk does the register's own state follow. */
#include "register/pos-keep.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "pricing/pos-pricing-recompute.h"
#include "register/pos-args.h"
#include "register/pos-charge-notes.h"
#include "register/pos-commit-draft.h"
#include "register/pos-commit-order.h"
#include "register/pos-create-order.h"
#include "register/pos-info-codes.h"
#include "register/pos-register-config.h"
#include "register/pos-register-private.h"
#include "register/pos-release.h"
#include "register/pos-returning.h"
#include "register/pos-unkept.h"
#include "store/pos-cart-table.h"
#include "store/pos-journal-table.h"

/* Secrets go nowhere, not even into the journal. */
static char *
journal_parameters (PosRun *run)
{
  g_autoptr (json_t) json =
      pos_args_say (run->operation->params, run->args, pos_register_get_currency (run->reg));

  pos_info_codes_note (run, json);
  if (run->commit && run->order->clock_skew != 0)
    json_object_set_new (json, "clock_skew", json_integer (run->order->clock_skew));
  json_object_del (json, "secret");
  json_object_del (json, "new_secret");
  json_object_del (json, "card"); /* whoever has the number of a gift card has its money */
  if (run->approval_used && run->approval_reason)
    json_object_set_new (json, "approval_reason", json_string (run->approval_reason));
  return pos_json_to_text (json);
}

/* What somebody may not do by himself is looked at afterwards: from what to what it changed (O-7,
 * S-21).  Of the rest the parameters say enough.  Returns: (transfer full). */
static char *
journal_result (PosRun *run)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (json_t) json = NULL;

  if (run->noted)
    return pos_json_to_text (run->noted);
  if (!run->operation->permission && !run->operation->exceeds_limit)
    return g_strdup ("{}");
  answer = g_variant_ref_sink (g_variant_dict_end (&run->answer));
  g_variant_dict_init (&run->answer, answer);
  json = pos_args_to_json (answer, pos_register_get_currency (run->reg));
  json_object_del (json, "card");
  return pos_json_to_text (json);
}

static PosJournalEntry *
make_journal_entry (PosRun *run)
{
  PosRegister *self = run->reg;
  PosJournalEntry *entry = g_object_new (POS_TYPE_JOURNAL_ENTRY, NULL);
  g_autofree char *parameters = journal_parameters (run);
  g_autofree char *result = journal_result (run);
  PosOrder *order = run->order ? run->order : self->order;

  entry->at = run->started_at;
  pos_text_set (&entry->register_id, self->till ? self->till->id : NULL);
  pos_text_set (&entry->op, run->operation->key);
  pos_text_set (&entry->worker, self->worker ? self->worker->id : NULL);
  if (run->approval_used)
    pos_text_set (&entry->approver, run->approver->id);
  entry->order_id = order->id;
  entry->shift = run->shift;
  pos_text_set (&entry->parameters, parameters);
  pos_text_set (&entry->result, result);
  return entry;
}

static gboolean
keep_order (PosRun *run, PosDbTxn *txn, GError **error)
{
  PosLocalStore *store = run->reg->local_store;
  PosCommitDraft *draft = run->draft;

  return pos_local_store_commit_order (txn, store, &draft->commit, error) &&
         pos_returning_keep (txn, store, draft->before, draft->commit.saved, error) &&
         (!draft->quote || pos_local_store_commit_order (txn, store, &draft->quote_commit, error));
}

static gboolean
keep_cart (PosRun *run, PosDbTxn *txn, GError **error)
{
  if (run->commit)
    return keep_order (run, txn, error) && pos_create_order_settle (txn, run, error);
  if (run->clear)
    return pos_cart_table_clear (txn, error) && pos_create_order_settle (txn, run, error) &&
           pos_journal_table_append (txn, run->journal, error);
  if (run->order && !pos_cart_table_save (txn, run->reg->local_store, run->order, NULL, error))
    return FALSE;
  return pos_journal_table_append (txn, run->journal, error);
}

/* Each has the step in its own history. */
static gboolean
keep_beside (PosRun *run, PosDbTxn *txn, GError **error)
{
  for (guint i = 0; i < run->beside->len; i++) {
    PosCommitDraft *draft = run->beside->pdata[i];
    draft->commit.journal = run->journal;
    if (!pos_local_store_commit_order (txn, run->reg->local_store, &draft->commit, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
keep_txn (PosDbTxn *txn, gpointer data, GError **error)
{
  PosRun *run = data;
  gboolean beside = run->beside->len > 0;

  if (!pos_unkept_make_up (run->reg, txn, error) ||
      !(beside ? keep_beside (run, txn, error) : keep_cart (run, txn, error)))
    return FALSE;
  for (guint i = 0; i < run->writes->len; i++) {
    PosRunWrite *write = &g_array_index (run->writes, PosRunWrite, i);
    if (!write->func (txn, write->data, error))
      return FALSE;
  }
  return TRUE;
}

static void
apply_in_memory (PosRun *run)
{
  PosRegister *self = run->reg;

  if (run->commit || run->clear)
    pos_create_order_forget (self);
  if (run->commit || run->clear)
    pos_register_adopt_order (self, NULL);
  else if (run->order)
    pos_register_adopt_order (self, run->order);
  for (guint i = 0; i < run->effects->len; i++) {
    PosRunEffect *effect = &g_array_index (run->effects, PosRunEffect, i);
    effect->effect (self, effect->data);
  }
  if (run->commit)
    pos_commit_announce (run);
  if (run->beside->len > 0 && self->sync)
    pos_sync_wake (self->sync);
}

static void
finish (PosRun *run)
{
  g_autoptr (GTask) task = run->task; /* the reference that the run held */
  PosRegister *self = run->reg;

  apply_in_memory (run);
  pos_register_set_running (self, NULL);
  pos_register_reload_when_idle (self);
  g_task_return_pointer (task,
                         g_variant_ref_sink (g_variant_dict_end (&run->answer)),
                         (GDestroyNotify)g_variant_unref);
}

static void
released_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  POS_REGISTER (source)->release_noted = FALSE;
  pos_release_pending_finish (POS_REGISTER (source), result);
  finish (data);
}

static gboolean
has_releases (PosRun *run)
{
  gboolean found = run->draft && run->draft->releases;

  for (guint i = 0; i < run->beside->len && !found; i++)
    found = ((PosCommitDraft *)run->beside->pdata[i])->releases;
  return found;
}

static void
let_go_and_finish (PosRun *run)
{
  if (has_releases (run) || run->reg->release_noted)
    pos_release_pending_async (run->reg, released_cb, run);
  else
    finish (run);
}

typedef struct {
  PosJournalEntry *entry;
  gboolean found;
} Search;

static gboolean
find_entry (PosDbTxn *txn, gpointer data, GError **error)
{
  Search *search = data;
  g_autoptr (GPtrArray) newest =
      pos_journal_table_list (txn, search->entry->seq + 1, NULL, 1, error);

  search->found = newest && newest->len == 1 &&
                  !g_strcmp0 (((PosJournalEntry *)newest->pdata[0])->hash, search->entry->hash);
  return newest != NULL;
}

typedef enum {
  FATE_KEPT,
  FATE_LOST,
  FATE_UNKNOWN,
} Fate;

/* The disk failed between doing and saying: the order's revision, or else the journal, tells which
 * it was.  Only once the log is safe: what a reader finds before may be gone with the next cut.
 * @found: (out) (transfer full) (nullable). */
static Fate
find_order (PosRegister *self, const PosId *id, gint64 revision, PosOrder **found, GError **error)
{
  *found = NULL;
  if (!pos_db_checkpoint_sync (pos_local_store_get_db (self->local_store), error) ||
      !pos_local_store_get_order_sync (self->local_store, id, found, error))
    return FATE_UNKNOWN;
  return *found && (*found)->revision == revision ? FATE_KEPT : FATE_LOST;
}

static Fate
find_tap (PosRun *run)
{
  PosDb *db = pos_local_store_get_db (run->reg->local_store);
  Search search = {run->journal, FALSE};

  if (!pos_db_checkpoint_sync (db, NULL) || !run->journal->hash ||
      !pos_db_read_sync (db, find_entry, &search, NULL, NULL))
    return FATE_UNKNOWN;
  return search.found ? FATE_KEPT : FATE_LOST;
}

static gboolean
was_kept_after_all (PosRun *run, const GError *error)
{
  g_autoptr (PosOrder) found = NULL;

  if (!pos_db_error_outcome_is_unknown (error))
    return FALSE;
  PosRegister *self = run->reg;
  if (run->beside->len > 0) {
    PosCommitDraft *any = run->beside->pdata[0];
    return find_order (self, &any->order->id, any->order->revision, &found, NULL) == FATE_KEPT;
  }
  if (!run->commit)
    return find_tap (run) == FATE_KEPT;

  gint64 revision = run->draft->commit.base_revision + 1;
  Fate fate = find_order (self, &run->order->id, revision, &found, NULL);
  if (fate == FATE_UNKNOWN) {
    self->doubt = run->order->id;
    self->doubted_revision = revision;
  }
  return fate == FATE_KEPT;
}

gboolean
pos_keep_resolve_doubt (PosRegister *self, GError **error)
{
  g_autoptr (PosOrder) found = NULL;
  Fate fate;

  if (pos_id_is_none (&self->doubt))
    return TRUE;
  fate = find_order (self, &self->doubt, self->doubted_revision, &found, error);
  if (fate == FATE_UNKNOWN)
    return FALSE;
  self->doubt = POS_ID_NONE;
  if (fate == FATE_LOST)
    return TRUE;
  pos_create_order_forget (self);
  pos_register_adopt_order (self, NULL);
  if (self->sync)
    pos_sync_wake (self->sync);
  pos_register_emit_concluded (self, found, found->receipt);
  return TRUE;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  GError *error = NULL;

  if (pos_db_write_finish (POS_DB (source), result, &error) || was_kept_after_all (run, error)) {
    g_clear_error (&error);
    pos_unkept_clear (run->reg);
    let_go_and_finish (run);
  } else if (pos_unkept_go_on (run, error)) {
    g_clear_error (&error);
    finish (run);
  } else {
    pos_run_refuse (run, error);
  }
}

static gboolean
has_nothing_to_keep (PosRun *run)
{
  gboolean quiet = run->quiet || run->operation->looks;

  return quiet && !run->order && !run->commit && !run->clear && run->writes->len == 0 &&
         run->beside->len == 0;
}

static void
write_all (PosRun *run)
{
  if (run->commit)
    pos_commit_draw (run);
  pos_db_write_async (
      pos_local_store_get_db (run->reg->local_store), keep_txn, run, NULL, NULL, kept_cb, run);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;

  pos_create_order_finish (result, &error);
  if (pos_run_go_on (data, &error) && !error)
    write_all (data);
  else
    pos_run_refuse (data, error);
}

void
pos_run_keep (PosRun *run)
{
  PosPricing pricing = pos_run_get_pricing (run);
  GError *error = NULL;

  if (run->recompute && !pos_pricing_recompute (&pricing, run->order, &error)) {
    pos_run_refuse (run, error);
    return;
  }
  pos_charge_notes_follow (run);
  if (has_nothing_to_keep (run)) {
    finish (run);
    return;
  }
  pos_info_codes_keep (run);
  run->journal = make_journal_entry (run);
  if (run->unkept) {
    pos_unkept_owe (run);
    finish (run);
    return;
  }
  if (run->commit && !pos_commit_prepare (run, &error)) {
    pos_run_refuse (run, error);
    return;
  }
  if (run->commit && pos_create_order_is_due (run))
    pos_create_order_async (run, created_cb, run);
  else
    write_all (run);
}
