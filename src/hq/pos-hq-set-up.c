/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-set-up.c — the server's steps that block: for start-up, the command line and tests. */
#include "hq/pos-hq-feed.h"
#include "hq/pos-hq-heard-table.h"
#include "hq/pos-hq-import.h"
#include "hq/pos-hq-mail.h"
#include "hq/pos-hq-server-private.h"
#include "hq/pos-hq-setup-check.h"
#include "hq/pos-hq-steps.h"
#include "hq/pos-hq-synchronize.h"
#include "hq/pos-hq-trust.h"

static const char FREE_REGISTERS[] =
    "SELECT id FROM feed WHERE kind = 'register' AND deleted = 0 AND NOT EXISTS (SELECT 1 FROM "
    "device WHERE device.register = feed.id AND device.token_hash IS NOT NULL) ORDER BY id";

static GStrv
list_refusals (PosBundle *bundle)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < bundle->refusals->len; i++) {
    PosRefusal *refusal = bundle->refusals->pdata[i];
    g_autofree char *line = g_strdup_printf (
        "record %u: %s %s: %s", refusal->index, refusal->kind, refusal->id, refusal->reason);
    g_strv_builder_add (lines, line);
  }
  return g_strv_builder_end (lines);
}

int
pos_hq_server_import (PosHqServer *self, PosBundle *bundle, GStrv *report, GError **error)
{
  PosHqImport import = {.bundle = bundle, .now = pos_context_get_now (self->core->context)};

  if (report)
    *report = NULL;
  if (!pos_db_write_sync (self->core->db, pos_hq_import, &import, error))
    return -1;
  g_free (import.answer);
  if (report)
    *report = list_refusals (bundle);
  return (int)import.taken;
}

static gboolean
has_parameters (PosDbTxn *txn, gpointer there, GError **error)
{
  return pos_hq_feed_has (txn, "parameters", "company", there, error);
}

gboolean
pos_hq_server_is_empty (PosHqServer *self)
{
  gboolean there = FALSE;

  return pos_db_read_sync (self->core->db, has_parameters, &there, NULL, NULL) && !there;
}

static char *
create_code (PosHqServer *self, const char *id, gboolean hub, GError **error)
{
  PosHqNewCode new_code = {.context = self->core->context, .register_id = id, .hub = hub};

  if (!pos_db_write_sync (self->core->db, pos_hq_create_code, &new_code, error))
    return NULL;
  return g_strdup (new_code.code);
}

char *
pos_hq_server_create_code (PosHqServer *self, const char *register_id, GError **error)
{
  return create_code (self, register_id, FALSE, error);
}

char *
pos_hq_server_create_hub_code (PosHqServer *self, const char *store, GError **error)
{
  return create_code (self, store, TRUE, error);
}

int
pos_hq_server_revoke (PosHqServer *self, const char *register_id, GError **error)
{
  PosHqRevocation revocation = {.register_id = register_id,
                                .now = pos_context_get_now (self->core->context)};

  if (!pos_db_write_sync (self->core->db, pos_hq_revoke, &revocation, error))
    return -1;
  pos_hq_trust_refresh (self->core);
  return (int)revocation.n_devices;
}

char *
pos_hq_server_make_proxy_certificate (PosHqServer *self, const char *host, GError **error)
{
  if (!pos_hq_core_need_authority (self->core, error))
    return NULL;
  pos_hq_trust_refresh (self->core);
  return pos_hq_authority_make_server (
      self->core->authority, host, pos_context_get_now (self->core->context), error);
}

static gboolean
list_free (PosDbTxn *txn, gpointer data, GError **error)
{
  g_autoptr (PosDbStatement) select = pos_db_txn_prepare (txn, FREE_REGISTERS);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GStrv *list = data;
  gboolean has_row;

  if (!pos_db_step (select, &has_row, error))
    return FALSE;
  while (has_row) {
    g_strv_builder_add (builder, pos_db_column_text (select, 0));
    if (!pos_db_step (select, &has_row, error))
      return FALSE;
  }
  *list = g_strv_builder_end (builder);
  return TRUE;
}

GStrv
pos_hq_server_list_free_registers (PosHqServer *self, GError **error)
{
  GStrv list = NULL;

  return pos_db_read_sync (self->core->db, list_free, &list, NULL, error) ? list : NULL;
}

static gboolean
describe_registers (PosDbTxn *txn, gpointer data, GError **error)
{
  char **text = data;

  *text = pos_hq_heard_table_to_text (txn, error);
  return *text != NULL;
}

char *
pos_hq_server_describe_registers (PosHqServer *self, GError **error)
{
  char *text = NULL;

  return pos_db_read_sync (self->core->db, describe_registers, &text, NULL, error) ? text : NULL;
}

gboolean
pos_hq_server_synchronize (PosHqServer *self, GError **error)
{
  PosHqSynchronize job = {.now = pos_context_get_now (self->core->context), .force = TRUE};

  do {
    if (!pos_db_write_sync (self->core->db, pos_hq_synchronize_batch, &job, error))
      return FALSE;
    job.after = job.last;
  } while (job.more);
  return TRUE;
}

void
pos_hq_server_set_mail_folder (PosHqServer *self, const char *folder)
{
  g_return_if_fail (POS_IS_HQ_SERVER (self));
  g_free (self->core->mail_folder);
  self->core->mail_folder = g_strdup (folder);
}

int
pos_hq_server_post_letters (PosHqServer *self, const char *folder, GError **error)
{
  PosHqMail mail = {.folder = folder, .now = pos_context_get_now (self->core->context)};
  int count = 0;
  gboolean posted;

  do {
    posted = pos_db_write_sync (self->core->db, pos_hq_mail_write_batch, &mail, error) &&
             pos_hq_mail_publish (&mail, error);
    count += posted ? (int)mail.numbers->len : 0;
  } while (posted && mail.more);
  pos_hq_mail_clear (&mail);
  return posted ? count : -1;
}

GPtrArray *
pos_hq_server_check_set_up (PosHqServer *self, GError **error)
{
  PosHqSetupCheck check = {
      .today = pos_date_at (pos_context_get_now (self->core->context), NULL),
  };

  return pos_db_read_sync (self->core->db, pos_hq_setup_check, &check, NULL, error) ? check.faults
                                                                                    : NULL;
}
