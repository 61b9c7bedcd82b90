/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-file-printer.c — writing receipts as files. */
#include "devices/pos-file-printer.h"

#include "base/pos-error.h"
#include "devices/pos-escpos.h"
#include "devices/pos-receipt-renderer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/statvfs.h>

#define PIXELS_PER_POINT 3
/* On less than this much room no pictures are made of what is printed. */
#define PICTURE_ROOM (16 * 1024 * 1024)

struct _PosFilePrinter {
  GObject parent;
  char *directory; /* owned, never changes */
  gboolean draws;  /* never changes */
  gboolean busy;
};

typedef struct {
  PosReceipt *receipt;
  guint copy;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;
  g_object_unref (job->receipt);
  g_free (job);
}

/* One more than the highest number in front of a file's name. */
static guint
next_number (const char *directory)
{
  guint highest = 0;
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name = NULL;
  while (dir && (name = g_dir_read_name (dir))) {
    guint64 number = g_ascii_strtoull (name, NULL, 10);
    if (number < G_MAXUINT)
      highest = MAX (highest, (guint)number);
  }
  return highest + 1;
}

static gboolean
write_file (const char *stem, const char *suffix, GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) owned = bytes;
  if (owned == NULL)
    return FALSE;
  g_autofree char *path = g_strconcat (stem, suffix, NULL);
  gsize size = 0;
  const char *data = g_bytes_get_data (owned, &size);
  return g_file_set_contents_full (
      path, data, (gssize)size, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/* The room that the register gives up for sales on a full disk is not for them. */
static gboolean
has_room_for_pictures (const char *stem)
{
  g_autofree char *folder = g_path_get_dirname (stem);
  struct statvfs disk;

  return statvfs (folder, &disk) != 0 || (guint64)disk.f_bavail * disk.f_frsize >= PICTURE_ROOM;
}

static gboolean
write_all (PosFilePrinter *self, Job *job, GError **error)
{
  const char *directory = self->directory;

  if (g_mkdir_with_parents (directory, 0700) != 0) {
    return pos_set_error (error,
                          POS_DEVICE_ERROR,
                          POS_DEVICE_ERROR_UNREACHABLE,
                          NULL,
                          "cannot create %s: %s",
                          directory,
                          g_strerror (errno));
  }
  GString *name = g_string_new (NULL);
  g_string_append_printf (
      name, "%06u-%s", next_number (directory), pos_receipt_get_kind (job->receipt));
  if (job->copy > 0)
    g_string_append_printf (name, "-copy-%u", job->copy);
  g_strdelimit (name->str, "/", '-');
  g_autofree char *stem = g_build_filename (directory, name->str, NULL);
  g_string_free (name, TRUE);

  char *text = pos_receipt_to_text_copy (job->receipt, 48, job->copy);
  GBytes *bytes = g_bytes_new_take (text, strlen (text));
  if (!write_file (stem, ".txt", bytes, error))
    return FALSE;
  bytes = pos_escpos_encode (job->receipt, &pos_escpos_generic_80, job->copy);
  if (!write_file (stem, ".bin", bytes, error))
    return FALSE;
  if (!self->draws || !has_room_for_pictures (stem))
    return TRUE;
  bytes = pos_receipt_render_png (job->receipt, POS_PAPER_80MM, job->copy, PIXELS_PER_POINT, error);
  if (!write_file (stem, ".png", bytes, error))
    return FALSE;
  bytes = pos_receipt_render_pdf (job->receipt, POS_PAPER_80MM, job->copy, error);
  return write_file (stem, ".pdf", bytes, error);
}

static void
print_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  if (write_all (POS_FILE_PRINTER (source), data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static PosPrinterStatus
file_printer_get_status (PosPrinter *printer)
{
  return POS_PRINTER_READY;
}

static void
completed_cb (GTask *task, GParamSpec *pspec, PosFilePrinter *self)
{
  self->busy = FALSE;
}

static void
file_printer_print_async (PosPrinter *printer,
                          PosReceipt *receipt,
                          guint copy,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  PosFilePrinter *self = POS_FILE_PRINTER (printer);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, file_printer_print_async);
  if (self->busy) {
    GError *error = NULL;
    pos_set_error (&error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_BUSY, NULL, "a job is being printed");
    g_task_return_error (task, error);
    return;
  }
  if (g_task_return_error_if_cancelled (task))
    return;
  self->busy = TRUE;
  g_task_set_check_cancellable (task, FALSE); /* once begun, the truth is on disk */
  Job *job = g_new0 (Job, 1);
  job->receipt = g_object_ref (receipt);
  job->copy = copy;
  g_task_set_task_data (task, job, job_free);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (completed_cb), self, 0);
  g_task_run_in_thread (task, print_worker);
}

static void
file_printer_kick_async (PosPrinter *printer,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (printer, cancellable, callback, data);
  g_task_set_source_tag (task, file_printer_kick_async);
  g_task_return_boolean (task, TRUE);
}

static void
file_printer_iface_init (PosPrinterInterface *iface)
{
  iface->get_status = file_printer_get_status;
  iface->print_async = file_printer_print_async;
  iface->kick_async = file_printer_kick_async;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PosFilePrinter,
                               pos_file_printer,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POS_TYPE_PRINTER, file_printer_iface_init))

static void
pos_file_printer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_enum (value, POS_PRINTER_READY);
}

static void
pos_file_printer_finalize (GObject *object)
{
  g_free (POS_FILE_PRINTER (object)->directory);
  G_OBJECT_CLASS (pos_file_printer_parent_class)->finalize (object);
}

static void
pos_file_printer_class_init (PosFilePrinterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->get_property = pos_file_printer_get_property;
  object_class->finalize = pos_file_printer_finalize;
  g_object_class_override_property (object_class, 1, "status");
}

static void
pos_file_printer_init (PosFilePrinter *self)
{
}

PosPrinter *
pos_file_printer_new (const char *directory, gboolean draws)
{
  g_return_val_if_fail (directory != NULL, NULL);
  PosFilePrinter *self = g_object_new (POS_TYPE_FILE_PRINTER, NULL);
  self->directory = g_strdup (directory);
  self->draws = draws;
  return POS_PRINTER (self);
}
