/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-spool-files.h — the files behind the queue.
 * Layer: devices.  Thread: the spool's worker; blocks. */
#pragma once
#include "devices/pos-receipt.h"

typedef struct {
  guint64 number;
  PosReceipt *receipt;
  guint copy;
  guint attempts;
  gboolean sending; /* may have reached paper */
  char *error;      /* nullable: why the last attempt failed */
} PosSpoolJob;

void pos_spool_job_free (PosSpoolJob *job);

/* The jobs in @directory by number; creates it when missing.  @last: the highest number ever seen.
 * Files that cannot be read are set aside as ".bad", never deleted. */
GPtrArray *pos_spool_files_load (const char *directory, guint64 *last, GError **error);
char *pos_spool_job_to_text (const PosSpoolJob *job);
/* On disk for good when this returns. */
gboolean
pos_spool_files_write (const char *directory, guint64 number, const char *text, GError **error);
/* Keeps the last printed job as ".done", so that numbers go on counting. */
gboolean pos_spool_files_retire (const char *directory, guint64 number, GError **error);
