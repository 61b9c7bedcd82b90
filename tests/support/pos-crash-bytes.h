/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-crash-bytes.h — what a file holds, in pages that copies of it share until one of them is
 * written: thousands of disks that differ in a page each are made and thrown away.
 * Thread: any, one at a time for each file; two that share pages may be used at once. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/**
 * PosCrashBytes:
 * @pages: (element-type Page) (nullable elements): %NULL: zeros that nobody wrote
 * @length: in bytes; behind it the last page holds zeros
 */
typedef struct {
  GPtrArray *pages;
  gsize length;
} PosCrashBytes;

void pos_crash_bytes_init (PosCrashBytes *self);
void pos_crash_bytes_clear (PosCrashBytes *self);
/* Makes @self hold what @from does. */
void pos_crash_bytes_copy (PosCrashBytes *self, const PosCrashBytes *from);
/* Cuts off, or appends zeros. */
void pos_crash_bytes_resize (PosCrashBytes *self, gsize length);
/* Grows as far as it has to. */
void pos_crash_bytes_write (PosCrashBytes *self, gsize offset, gconstpointer data, gsize size);
/* @offset and @size lie inside. */
void pos_crash_bytes_read (const PosCrashBytes *self, gsize offset, gpointer buffer, gsize size);

G_END_DECLS
