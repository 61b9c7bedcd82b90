/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-station.c — see the header. */
#include "register/pos-station.h"

#include "register/pos-hardware.h"
#include "store/pos-journal-table.h"
#include "store/pos-setting-table.h"
#include "sync/pos-http-transport.h"

#include <string.h>

PosContext *
pos_station_make_context (const PosStationOptions *options)
{
  g_autoptr (PosClock) clock =
      options->now ? pos_clock_new_fixed (options->now) : pos_clock_new_system ();

  return pos_context_new (clock, options->seed);
}

static gboolean
read_register (PosDbTxn *txn, gpointer id, GError **error)
{
  return pos_setting_table_get (txn, POS_SETTING_REGISTER, id, error);
}

static gboolean
write_register (PosDbTxn *txn, gpointer id, GError **error)
{
  return pos_setting_table_set (txn, POS_SETTING_REGISTER, id, error);
}

/* Which register this is; remembered for the next time.  Nothing is written that is there already:
 * a full disk may be looked at. */
static gboolean
name_register (PosStation *self, const PosStationOptions *options, GError **error)
{
  PosDb *db = pos_local_store_get_db (self->store);
  g_autofree char *known = NULL;

  if (!options->register_id)
    return TRUE;
  if (!pos_db_read_sync (db, read_register, &known, NULL, error))
    return FALSE;
  return g_strcmp0 (known, options->register_id) == 0 ||
         pos_db_write_sync (db, write_register, (gpointer)options->register_id, error);
}

static gboolean
make_sync (PosStation *self, const char *address, GError **error)
{
  g_autoptr (PosTransport) transport = NULL;

  if (!address)
    return TRUE;
  transport =
      pos_http_transport_new_known (address, pos_local_store_get_directory (self->store), error);
  if (!transport)
    return FALSE;
  self->sync = pos_sync_new (self->store, transport, self->context);
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
skip_drawn (PosStation *self, GError **error)
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

gboolean
pos_station_open_store (PosStation *self, const PosStationOptions *options, GError **error)
{
  self->context = pos_station_make_context (options);
  self->store = pos_local_store_open (options->data, self->context, error);
  return self->store && skip_drawn (self, error) && name_register (self, options, error) &&
         make_sync (self, options->hq, error);
}

/* What is said where the register stands counts more than what headquarters knows of it. */
static const char *
prefer (const char *said, const char *known)
{
  return said ? said : known;
}

static gboolean
make_register (PosStation *self, const PosStationOptions *options, GError **error)
{
  g_autofree char *devices = g_build_filename (options->data, "devices", NULL);
  PosHardwareProfile *found = NULL;

  if (!options->simulate && !pos_hardware_read (self->store, &found, error))
    return FALSE;
  g_autoptr (PosHardwareProfile) profile = found;
  PosDevicesOptions device_options = {
      .simulate = options->simulate,
      .draws = options->draws,
      .directory = devices,
      .printer_address = prefer (options->printer, profile ? profile->printer : NULL),
      .scanner_path = prefer (options->scanner, profile ? profile->scanner : NULL),
      .display_path = prefer (options->display, profile ? profile->display : NULL),
      .no_terminal = profile && g_strcmp0 (profile->terminal, POS_TERMINAL_SIMULATED) != 0,
  };

  self->simulated = options->simulate;
  self->devices = pos_devices_new (self->context, &device_options);
  PosRegisterOptions register_options = {
      .context = self->context,
      .store = self->store,
      .devices = self->devices,
      .sync = self->sync,
  };
  self->reg = pos_register_new (&register_options, error);
  return self->reg != NULL;
}

gboolean
pos_station_open (PosStation *self, const PosStationOptions *options, GError **error)
{
  return pos_station_open_store (self, options, error) && make_register (self, options, error);
}

void
pos_station_close (PosStation *self)
{
  if (self->devices)
    pos_spool_let_end (pos_devices_get_spool (self->devices));
  g_clear_object (&self->reg);
  g_clear_object (&self->sync);
  g_clear_object (&self->devices);
  if (self->store)
    pos_local_store_close (self->store, NULL);
  g_clear_object (&self->store);
  g_clear_object (&self->context);
}
