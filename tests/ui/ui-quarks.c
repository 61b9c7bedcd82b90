/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ui-quarks.c — see the header. */
#define _GNU_SOURCE
#include "ui-quarks.h"

#include <glib.h>

#ifdef __SANITIZE_ADDRESS__
#include <link.h>
#include <sanitizer/lsan_interface.h>
#include <string.h>

/* Of the leak checker's allocator, whose header gcc 12 leaves out. */
int __sanitizer_get_ownership (const volatile void *place);
size_t __sanitizer_get_allocated_size (const volatile void *place);

#define TABLE_SIZE (2048 * sizeof (char *))

/* The table begins with the names of the first quarks; there is no quark 0. */
static gboolean
is_table (const char *const *place)
{
  return __sanitizer_get_ownership (place) &&
         __sanitizer_get_allocated_size (place) == TABLE_SIZE && !place[0] &&
         place[1] == g_quark_to_string (1);
}

static void
look_through (const char *const *const *from, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (from[i] && is_table (from[i]))
      __lsan_ignore_object (from[i]);
}

/* A static of the library points to it. */
static int
look_at_library (struct dl_phdr_info *library, size_t size, void *data)
{
  if (!strstr (library->dlpi_name, "libglib-2.0"))
    return 0;
  for (guint i = 0; i < library->dlpi_phnum; i++) {
    const ElfW (Phdr) *segment = &library->dlpi_phdr[i];

    if (segment->p_type == PT_LOAD && segment->p_flags & PF_W)
      look_through ((gpointer)(library->dlpi_addr + segment->p_vaddr),
                    segment->p_memsz / sizeof (gpointer));
  }
  return 1;
}

void
ui_quarks_forgive (void)
{
  dl_iterate_phdr (look_at_library, NULL);
}

#else

void
ui_quarks_forgive (void)
{
}

#endif
