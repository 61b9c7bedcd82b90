/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cli.c — opening a register's data directory. */
#include "cli/pos-cli.h"
#include "base/pos-error.h"
#include "db/pos-db.h"

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

/* What the disk does not take now is seen to when it does; meanwhile orders can be looked at. */
static gboolean
recover (PosCli *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) trouble = NULL;
  PosRecovered found = {0};

  pos_register_recover_async (self->reg, pos_cli_ready_cb, &result);
  if (!pos_register_recover_finish (self->reg, pos_cli_wait (&result), &found, &trouble)) {
    if (!pos_db_error_is_trouble (trouble)) {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
    g_printerr ("posctl: card payments without an end wait: %s\n", trouble->message);
  }
  if (found.voided > 0)
    g_printerr ("posctl: %u card payments that belonged to no order were given back\n",
                found.voided);
  if (found.refunded > 0)
    g_printerr ("posctl: %u card refunds were given already: they stand in the open transaction\n",
                found.refunded);
  return TRUE;
}

gboolean
pos_cli_open (PosCli *self, const PosCliOptions *options, PosCliNeed need, GError **error)
{
  switch (need) {
  case POS_CLI_NOTHING:
    self->context = pos_station_make_context (options);
    return TRUE;
  case POS_CLI_LOOK:
    self->context = pos_station_make_context (options);
    return look (self, options, error);
  case POS_CLI_STORE:
    return pos_station_open_store (self, options, error);
  case POS_CLI_REGISTER:
  default:
    return pos_station_open (self, options, error) && recover (self, error);
  }
}

void
pos_cli_close (PosCli *self)
{
  pos_station_close (self);
}
