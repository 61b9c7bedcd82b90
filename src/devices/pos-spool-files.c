/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-spool-files.c — the files behind the queue. */
#include "devices/pos-spool-files.h"

#include "base/pos-error.h"
#include "base/pos-json-append.h"
#include "base/pos-json.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

void
pos_spool_job_free (PosSpoolJob *job)
{
  g_clear_object (&job->receipt);
  g_free (job->error);
  g_free (job);
}

static char *
path_of (const char *directory, guint64 number, const char *suffix)
{
  g_autofree char *name = g_strdup_printf ("%010" G_GUINT64_FORMAT "%s", number, suffix);
  return g_build_filename (directory, name, NULL);
}

static gboolean
fail (GError **error, const char *what)
{
  return pos_set_error (error,
                        POS_DEVICE_ERROR,
                        POS_DEVICE_ERROR_UNREACHABLE,
                        NULL,
                        "the receipt queue: %s: %s",
                        what,
                        g_strerror (errno));
}

char *
pos_spool_job_to_text (const PosSpoolJob *job)
{
  GString *text = g_string_new (NULL);
  g_string_printf (text, "{\"attempts\":%u,\"copy\":%u", job->attempts, job->copy);
  if (job->error) {
    g_string_append (text, ",\"error\":");
    pos_json_append_text (text, job->error);
  }
  g_string_append (text, ",\"receipt\":");
  pos_receipt_append_json (job->receipt, text);
  g_string_append_printf (text, ",\"sending\":%s}", job->sending ? "true" : "false");
  return g_string_free (text, FALSE);
}

static PosSpoolJob *
read_job (const char *path, guint64 number)
{
  g_autofree char *text = NULL;
  const char *message = NULL;
  gint64 copy = 0;
  gint64 attempts = 0;
  gboolean sending = FALSE;
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  g_autoptr (json_t) json = pos_json_parse (text, -1, NULL);
  if (json == NULL || !pos_json_get_integer (json, "copy", 0, &copy, NULL) ||
      !pos_json_get_integer (json, "attempts", 0, &attempts, NULL) ||
      !pos_json_get_flag (json, "sending", FALSE, &sending, NULL) ||
      !pos_json_get_text (json, "error", NULL, &message, NULL))
    return NULL;
  PosReceipt *receipt = pos_receipt_new_from_json (json_object_get (json, "receipt"), NULL);
  if (receipt == NULL)
    return NULL;
  PosSpoolJob *job = g_new0 (PosSpoolJob, 1);
  job->number = number;
  job->receipt = receipt;
  job->copy = (guint)CLAMP (copy, 0, 10000);
  job->attempts = (guint)CLAMP (attempts, 0, 1000000);
  job->sending = sending;
  job->error = g_strdup (message);
  return job;
}

static int
compare_jobs (gconstpointer a, gconstpointer b)
{
  const PosSpoolJob *first = *(PosSpoolJob *const *)a;
  const PosSpoolJob *second = *(PosSpoolJob *const *)b;
  return first->number < second->number ? -1 : first->number > second->number;
}

static void
load_file (GPtrArray *jobs, const char *directory, const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  PosSpoolJob *job = read_job (path, g_ascii_strtoull (name, NULL, 10));
  if (job) {
    g_ptr_array_add (jobs, job);
    return;
  }
  g_autofree char *bad = g_strconcat (path, ".bad", NULL);
  g_message ("set aside an unreadable print job: %s", bad);
  g_rename (path, bad);
}

GPtrArray *
pos_spool_files_load (const char *directory, guint64 *last, GError **error)
{
  if (g_mkdir_with_parents (directory, 0700) != 0) {
    fail (error, directory);
    return NULL;
  }
  g_autoptr (GDir) dir = g_dir_open (directory, 0, error);
  if (dir == NULL)
    return NULL;
  GPtrArray *jobs = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_spool_job_free);
  const char *name = NULL;
  *last = 0;
  while ((name = g_dir_read_name (dir))) {
    *last = MAX (*last, g_ascii_strtoull (name, NULL, 10));
    if (g_str_has_suffix (name, ".job"))
      load_file (jobs, directory, name);
  }
  g_ptr_array_sort (jobs, compare_jobs);
  return jobs;
}

/* A new name is only there for good when its directory is. */
static gboolean
sync_directory (const char *directory, GError **error)
{
  int fd = g_open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean good = fd >= 0 && fsync (fd) == 0;
  if (fd >= 0)
    close (fd);
  return good || fail (error, directory);
}

gboolean
pos_spool_files_write (const char *directory, guint64 number, const char *text, GError **error)
{
  g_autofree char *path = path_of (directory, number, ".job");
  return g_file_set_contents_full (path,
                                   text,
                                   -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600,
                                   error) &&
         sync_directory (directory, error);
}

gboolean
pos_spool_files_retire (const char *directory, guint64 number, GError **error)
{
  g_autofree char *job = path_of (directory, number, ".job");
  g_autofree char *done = path_of (directory, number, ".done");
  if (g_rename (job, done) != 0)
    return fail (error, job);
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name = NULL;
  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (directory, name, NULL);
    if (g_str_has_suffix (name, ".done") && !g_str_equal (path, done))
      g_unlink (path);
  }
  return sync_directory (directory, error);
}
