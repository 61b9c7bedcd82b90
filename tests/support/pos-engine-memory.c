/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-engine-memory.c — the C library's allocator under the names that no sanitizer takes over. */
#include "pos-engine-memory.h"

#include <sqlite3.h>

extern void *__libc_malloc (size_t size);
extern void *__libc_realloc (void *block, size_t size);
extern void __libc_free (void *block);

/* Each block begins with its size; what follows stays aligned. */
#define HEADER 16

static void *
begin (gsize *block, int size)
{
  if (!block)
    return NULL;
  *block = (gsize)size;
  return (guint8 *)block + HEADER;
}

static gsize *
get_block (void *memory)
{
  return (gsize *)(gpointer)((guint8 *)memory - HEADER);
}

static void *
allocate (int size)
{
  return begin (__libc_malloc ((size_t)size + HEADER), size);
}

static void *
reallocate (void *memory, int size)
{
  return begin (__libc_realloc (get_block (memory), (size_t)size + HEADER), size);
}

static void
release (void *memory)
{
  if (memory)
    __libc_free (get_block (memory));
}

static int
get_size (void *memory)
{
  return memory ? (int)*get_block (memory) : 0;
}

static int
round_up (int size)
{
  return (size + 7) & ~7;
}

static int
start (void *data)
{
  return SQLITE_OK;
}

static void
stop (void *data)
{
}

void
pos_engine_memory_go_unwatched (void)
{
  static const sqlite3_mem_methods methods = {
      .xMalloc = allocate,
      .xFree = release,
      .xRealloc = reallocate,
      .xSize = get_size,
      .xRoundup = round_up,
      .xInit = start,
      .xShutdown = stop,
  };

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==, SQLITE_OK);
}
