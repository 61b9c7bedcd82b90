/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-local-store.c — opening, closing, and a copy of it all. */
#include "store/pos-local-store.h"

#include "base/pos-error.h"
#include "store/pos-device-key.h"
#include "store/pos-number-table.h"
#include "store/pos-setting-table.h"

#include <glib/gstdio.h>
#include <string.h>

#define DATABASE_FILE "register.db"
#define MIGRATIONS "/org/example/Pos/schema/register"
/* "POSr" */
#define APPLICATION_ID 0x504F5372

struct _PosLocalStore {
  GObject parent_instance;
  char *directory;
  PosContext *context;
  PosDb *db;
  guint8 key[POS_DEVICE_KEY_BYTES];
};

G_DEFINE_FINAL_TYPE (PosLocalStore, pos_local_store, G_TYPE_OBJECT)

static void
pos_local_store_finalize (GObject *object)
{
  PosLocalStore *self = POS_LOCAL_STORE (object);

  g_clear_object (&self->db);
  g_clear_object (&self->context);
  g_free (self->directory);
  explicit_bzero (self->key, sizeof self->key);
  G_OBJECT_CLASS (pos_local_store_parent_class)->finalize (object);
}

static void
pos_local_store_class_init (PosLocalStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_local_store_finalize;
}

static void
pos_local_store_init (PosLocalStore *self)
{
}

PosLocalStore *
pos_local_store_open (const char *directory, PosContext *context, GError **error)
{
  const PosDbOptions options = {
      .allow_read_only = TRUE,
      .ballast_bytes = POS_DB_BALLAST_BYTES,
      .existing = pos_device_key_is_there (directory),
  };

  return pos_local_store_open_with (directory, context, &options, error);
}

gboolean
pos_local_store_is_there (const char *directory)
{
  g_autofree char *path = g_build_filename (directory, DATABASE_FILE, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) || pos_device_key_is_there (directory);
}

PosLocalStore *
pos_local_store_open_beside (const char *directory, PosContext *context, GError **error)
{
  const PosDbOptions options = {.beside = TRUE, .existing = TRUE};

  return pos_local_store_open_with (directory, context, &options, error);
}

/* Whose database this is.  @data: the store; the name of its key is only read. */
static gboolean
look_whose (PosDbTxn *txn, gpointer data, GError **error)
{
  PosLocalStore *self = data;
  g_autofree char *name = pos_device_key_name (self->key);
  g_autofree char *found = NULL;

  if (!pos_setting_table_get (txn, POS_SETTING_KEY, &found, error))
    return FALSE;
  if (!found || !strcmp (found, name))
    return TRUE;
  return pos_set_error (error,
                        POS_DB_ERROR,
                        POS_DB_ERROR_CORRUPT,
                        NULL,
                        "%s/%s belongs to another register than %s beside it: put back the one "
                        "that belongs here, or a copy of it together with its key",
                        self->directory,
                        DATABASE_FILE,
                        POS_DEVICE_KEY_FILE);
}

static gboolean
write_whose (PosDbTxn *txn, PosLocalStore *self, GError **error)
{
  g_autofree char *name = pos_device_key_name (self->key);

  return pos_setting_table_set (txn, POS_SETTING_KEY, name, error);
}

/* What is still to be written. */
typedef struct {
  PosLocalStore *store;
  char *key;  /* (nullable): the name of its key */
  char *copy; /* (nullable): it is one */
} Binding;

static void
binding_clear (Binding *self)
{
  g_free (self->key);
  g_free (self->copy);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Binding, binding_clear)

static gboolean
read_binding (PosDbTxn *txn, gpointer data, GError **error)
{
  Binding *self = data;

  binding_clear (self);
  self->key = self->copy = NULL;
  return pos_setting_table_get (txn, POS_SETTING_KEY, &self->key, error) &&
         pos_setting_table_get (txn, POS_SETTING_COPY, &self->copy, error);
}

static gboolean
mark_copy (PosDbTxn *txn, gpointer data, GError **error)
{
  return pos_setting_table_set (txn, POS_SETTING_COPY, "yes", error);
}

/* Receipts that were given after the copy was made are gone from here, and not from the drawers of
 * customers. */
static gboolean
take_over_copy (PosDbTxn *txn, GError **error)
{
  return pos_number_table_leap (txn, error) &&
         pos_setting_table_set (txn, POS_SETTING_COPY, NULL, error);
}

static gboolean
write_binding (PosDbTxn *txn, gpointer data, GError **error)
{
  const Binding *self = data;

  return (self->key || write_whose (txn, self->store, error)) &&
         (!self->copy || take_over_copy (txn, error));
}

/* Key and database belong together from now on. */
static gboolean
bind (PosLocalStore *self, GError **error)
{
  g_auto (Binding) binding = {.store = self};

  if (pos_db_is_read_only (self->db))
    return TRUE;
  return pos_device_key_keep (self->directory, self->key, error) &&
         pos_db_read_sync (self->db, read_binding, &binding, NULL, error) &&
         ((binding.key && !binding.copy) ||
          pos_db_write_sync (self->db, write_binding, &binding, error));
}

PosLocalStore *
pos_local_store_open_with (const char *directory,
                           PosContext *context,
                           const PosDbOptions *options,
                           GError **error)
{
  g_autoptr (PosLocalStore) self = g_object_new (POS_TYPE_LOCAL_STORE, NULL);
  g_autofree char *path = g_build_filename (directory, DATABASE_FILE, NULL);
  PosDbOptions all = *options;

  if (g_mkdir_with_parents (directory, 0700) != 0) {
    pos_set_error (
        error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "%s: %s", directory, g_strerror (errno));
    return NULL;
  }
  self->directory = g_strdup (directory);
  self->context = g_object_ref (context);
  if (!pos_device_key_load (
          directory, context, !g_file_test (path, G_FILE_TEST_EXISTS), self->key, error))
    return NULL;
  all.application_id = APPLICATION_ID;
  all.migrations = MIGRATIONS;
  if (all.existing) {
    all.look = look_whose;
    all.look_data = self;
  }
  self->db = pos_db_open (path, &all, error);
  return self->db && bind (self, error) ? g_steal_pointer (&self) : NULL;
}

gboolean
pos_local_store_close (PosLocalStore *self, GError **error)
{
  return pos_db_close (self->db, error);
}

PosDb *
pos_local_store_get_db (PosLocalStore *self)
{
  return self->db;
}

PosContext *
pos_local_store_get_context (PosLocalStore *self)
{
  return self->context;
}

const char *
pos_local_store_get_directory (PosLocalStore *self)
{
  return self->directory;
}

const guint8 *
pos_local_store_get_content_key (PosLocalStore *self)
{
  return self->key;
}

const guint8 *
pos_local_store_get_pepper (PosLocalStore *self)
{
  return self->key + POS_LOCAL_STORE_KEY_SIZE;
}

char *
pos_local_store_dup_key_name (PosLocalStore *self)
{
  return pos_device_key_name (self->key);
}

gboolean
pos_local_store_backup_sync (PosLocalStore *self, const char *path, GError **error)
{
  g_autofree char *key_path = g_strconcat (path, ".key", NULL);
  g_autoptr (GError) local_error = NULL;

  if (!pos_db_backup_sync (self->db, path, mark_copy, NULL, error))
    return FALSE;
  if (g_file_set_contents_full (key_path,
                                (const char *)self->key,
                                sizeof self->key,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600,
                                &local_error))
    return TRUE;
  return pos_set_error (
      error, POS_DB_ERROR, POS_DB_ERROR_IO, NULL, "%s: %s", key_path, local_error->message);
}
