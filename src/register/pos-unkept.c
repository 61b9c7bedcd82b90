/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-unkept.c — see the header. */
#include "register/pos-unkept.h"
#include "base/pos-error.h"
#include "register/pos-register-private.h"
#include "store/pos-journal-table.h"
#include "store/pos-setting-table.h"

#define PROBE "disk.tried"

static const char *
describe (const GError *trouble)
{
  if (g_error_matches (trouble, POS_DB_ERROR, POS_DB_ERROR_FULL))
    return "The register's disk is full: orders, customers, products and prices can be looked at, "
           "nothing can be sold or changed. What was sold is safe. Make room on the disk; it goes "
           "on by itself";
  return "The register cannot write to its disk: orders, customers, products and prices can be "
         "looked at, nothing can be sold or changed. What was sold is safe. Call support; it goes "
         "on by itself when the disk can be written again";
}

void
pos_unkept_note (PosRun *run, const GError *trouble)
{
  if (!trouble)
    return;
  run->unkept = TRUE;
  pos_run_answer (run, "not_kept", g_variant_new_string (pos_error_get_code_nick (trouble)));
  pos_run_answer (run, "message", g_variant_new_string (describe (trouble)));
}

static void
forget_writes (PosRun *run)
{
  for (guint i = 0; i < run->writes->len; i++) {
    PosRunWrite *write = &g_array_index (run->writes, PosRunWrite, i);
    if (write->destroy)
      write->destroy (write->data);
  }
  g_array_set_size (run->writes, 0);
}

static void
forget_effects (PosRun *run)
{
  for (guint i = 0; i < run->effects->len; i++) {
    PosRunEffect *effect = &g_array_index (run->effects, PosRunEffect, i);
    if (effect->destroy)
      effect->destroy (effect->data);
  }
  g_array_set_size (run->effects, 0);
}

gboolean
pos_unkept_go_on (PosRun *run, const GError *error)
{
  if (!run->operation->goes_unkept || !pos_db_error_is_trouble (error))
    return FALSE;
  forget_writes (run);
  forget_effects (run);
  g_variant_dict_clear (&run->answer);
  g_variant_dict_init (&run->answer, NULL);
  run->shift = run->reg->shift ? run->reg->shift->id : POS_ID_NONE;
  pos_unkept_note (run, error);
  /* A PIN that was chosen is nothing that goes on. */
  if (!run->operation->run (run, NULL) || run->writes->len > 0)
    return FALSE;
  pos_unkept_owe (run);
  return TRUE;
}

void
pos_unkept_owe (PosRun *run)
{
  run->journal->shift = run->shift;
  g_ptr_array_add (run->reg->owed, g_object_ref (run->journal));
}

gboolean
pos_unkept_make_up (PosRegister *self, PosDbTxn *txn, GError **error)
{
  for (guint i = 0; i < self->owed->len; i++)
    if (!pos_journal_table_append (txn, self->owed->pdata[i], error))
      return FALSE;
  return TRUE;
}

void
pos_unkept_clear (PosRegister *self)
{
  g_ptr_array_set_size (self->owed, 0);
}

/* --- Trying --- */

static gboolean
write_something (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_setting_table_set (txn, PROBE, "yes", error) &&
         pos_setting_table_set (txn, PROBE, NULL, error);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PosRegister) self = data;

  /* What became of it is told of the database. */
  pos_db_write_finish (POS_DB (source), result, NULL);
  self->tries_disk = FALSE;
}

void
pos_register_try_disk (PosRegister *self)
{
  if (self->tries_disk)
    return;
  self->tries_disk = TRUE;
  pos_db_write_async (pos_local_store_get_db (self->local_store),
                      write_something,
                      NULL,
                      NULL,
                      NULL,
                      tried_cb,
                      g_object_ref (self));
}
