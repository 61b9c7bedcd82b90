/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-crash-bytes.c — see the header. */
#include "pos-crash-bytes.h"
#include <string.h>

#define PAGE 4096

typedef struct {
  gatomicrefcount ref_count;
  guint8 bytes[PAGE];
} Page;

static Page *
page_new (const Page *from)
{
  Page *page = from ? g_memdup2 (from, sizeof (Page)) : g_new0 (Page, 1);

  g_atomic_ref_count_init (&page->ref_count);
  return page;
}

static void
page_unref (gpointer data)
{
  Page *page = data;

  if (page && g_atomic_ref_count_dec (&page->ref_count))
    g_free (page);
}

void
pos_crash_bytes_init (PosCrashBytes *self)
{
  self->pages = g_ptr_array_new_with_free_func (page_unref);
  self->length = 0;
}

void
pos_crash_bytes_clear (PosCrashBytes *self)
{
  g_clear_pointer (&self->pages, g_ptr_array_unref);
}

void
pos_crash_bytes_copy (PosCrashBytes *self, const PosCrashBytes *from)
{
  g_ptr_array_set_size (self->pages, 0);
  for (guint i = 0; i < from->pages->len; i++) {
    Page *page = from->pages->pdata[i];

    if (page)
      g_atomic_ref_count_inc (&page->ref_count);
    g_ptr_array_add (self->pages, page);
  }
  self->length = from->length;
}

/* A page that nobody else reads. */
static guint8 *
own_page (PosCrashBytes *self, gsize index)
{
  Page *page = self->pages->pdata[index];

  if (page && g_atomic_ref_count_compare (&page->ref_count, 1))
    return page->bytes;
  self->pages->pdata[index] = page_new (page);
  page_unref (page);
  return ((Page *)self->pages->pdata[index])->bytes;
}

void
pos_crash_bytes_resize (PosCrashBytes *self, gsize length)
{
  gsize n = (length + PAGE - 1) / PAGE;

  g_ptr_array_set_size (self->pages, (gint)n);
  if (length < self->length && length % PAGE != 0 && self->pages->pdata[n - 1])
    memset (own_page (self, n - 1) + length % PAGE, 0, PAGE - length % PAGE);
  self->length = length;
}

void
pos_crash_bytes_write (PosCrashBytes *self, gsize offset, gconstpointer data, gsize size)
{
  const guint8 *from = data;

  if (self->length < offset + size)
    pos_crash_bytes_resize (self, offset + size);
  while (size > 0) {
    gsize inside = offset % PAGE, part = MIN (size, PAGE - inside);

    memcpy (own_page (self, offset / PAGE) + inside, from, part);
    offset += part;
    from += part;
    size -= part;
  }
}

void
pos_crash_bytes_read (const PosCrashBytes *self, gsize offset, gpointer buffer, gsize size)
{
  guint8 *to = buffer;

  while (size > 0) {
    gsize inside = offset % PAGE, part = MIN (size, PAGE - inside);
    const Page *page = self->pages->pdata[offset / PAGE];

    if (page)
      memcpy (to, page->bytes + inside, part);
    else
      memset (to, 0, part);
    offset += part;
    to += part;
    size -= part;
  }
}
