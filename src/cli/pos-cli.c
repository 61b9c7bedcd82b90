/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cli.c — opening a register's data directory. */
#include "cli/pos-cli.h"
#include "base/pos-error.h"
#include "store/pos-journal-table.h"
#include "store/pos-setting-table.h"
#include "sync/pos-http-transport.h"

void
pos_cli_ready_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **)slot = g_object_ref (result);
}

GAsyncResult *
pos_cli_wait (GAsyncResult **slot)
{
  while (!*slot)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

static void
make_context (PosCli *self, const PosCliOptions *options)
{
  g_autoptr (PosClock) clock =
      options->now ? pos_clock_new_fixed (options->now) : pos_clock_new_system ();

  self->context = pos_context_new (clock, options->seed);
}

/* A look must not make what is not there, nor stand in the way of a register that is running. */
static gboolean
look (PosCli *self, const PosCliOptions *options, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!pos_local_store_is_there (options->data))
    return pos_set_error (error,
                          POS_DB_ERROR,
                          POS_DB_ERROR_NOT_FOUND,
                          NULL,
                          "There is no register in %s",
                          options->data);
  self->store = pos_local_store_open (options->data, self->context, &failure);
  if (self->store)
    return TRUE;
  if (g_error_matches (failure, POS_DB_ERROR, POS_DB_ERROR_BUSY)) {
    self->store = pos_local_store_open_beside (options->data, self->context, error);
    return self->store != NULL;
  }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
write_register (PosDbTxn *txn, gpointer id, GError **error)
{
  return pos_setting_table_set (txn, POS_SETTING_REGISTER, id, error);
}

/* Which register this is; remembered for the next time. */
static gboolean
name_register (PosCli *self, const PosCliOptions *options, GError **error)
{
  return !options->register_id || pos_db_write_sync (pos_local_store_get_db (self->store),
                                                     write_register,
                                                     (gpointer)options->register_id,
                                                     error);
}

static gboolean
make_sync (PosCli *self, const char *address, GError **error)
{
  g_autoptr (PosTransport) transport = NULL;

  if (!address)
    return TRUE;
  transport = pos_http_transport_new (address, error);
  if (!transport)
    return FALSE;
  self->sync = pos_sync_new (self->store, transport, self->context);
  return TRUE;
}

static gboolean
recover (PosCli *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  guint voided = 0;

  pos_register_recover_async (self->reg, pos_cli_ready_cb, &result);
  if (!pos_register_recover_finish (self->reg, pos_cli_wait (&result), &voided, error))
    return FALSE;
  if (voided > 0)
    g_printerr ("posctl: %u card payments that belonged to no order were given back\n", voided);
  return TRUE;
}

static gboolean
read_last_entry (PosDbTxn *txn, gpointer data, GError **error)
{
  GPtrArray **entries = data;

  *entries = pos_journal_table_list (txn, 0, NULL, 1, error);
  return *entries != NULL;
}

/* More than any operation draws. */
#define DRAWS_PER_ENTRY 1000

/* With a seed, this run goes on where the journal says that the one before it stopped. */
static gboolean
skip_drawn (PosCli *self, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (!pos_db_read_sync (
          pos_local_store_get_db (self->store), read_last_entry, &entries, NULL, error))
    return FALSE;
  if (entries->len > 0) {
    PosJournalEntry *last = g_ptr_array_index (entries, 0);
    pos_context_skip (self->context, (guint64)last->seq * DRAWS_PER_ENTRY);
  }
  return TRUE;
}

static gboolean
make_register (PosCli *self, const PosCliOptions *options, GError **error)
{
  g_autofree char *devices = g_build_filename (options->data, "devices", NULL);
  PosDevicesOptions device_options = {.simulate = options->simulate, .directory = devices};

  self->simulated = options->simulate;
  self->devices = pos_devices_new (self->context, &device_options);
  PosRegisterOptions register_options = {
      .context = self->context,
      .store = self->store,
      .devices = self->devices,
      .sync = self->sync,
  };
  self->reg = pos_register_new (&register_options, error);
  return self->reg && recover (self, error);
}

gboolean
pos_cli_open (PosCli *self, const PosCliOptions *options, PosCliNeed need, GError **error)
{
  make_context (self, options);
  if (need == POS_CLI_LOOK)
    return look (self, options, error);
  self->store = pos_local_store_open (options->data, self->context, error);
  return self->store && skip_drawn (self, error) && name_register (self, options, error) &&
         make_sync (self, options->hq, error) &&
         (need != POS_CLI_REGISTER || make_register (self, options, error));
}

void
pos_cli_close (PosCli *self)
{
  g_clear_object (&self->reg);
  g_clear_object (&self->sync);
  g_clear_object (&self->devices);
  if (self->store)
    pos_local_store_close (self->store, NULL);
  g_clear_object (&self->store);
  g_clear_object (&self->context);
}
