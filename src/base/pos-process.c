/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-process.c — see the header. */
#include "base/pos-process.h"

#include <jansson.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define MEMORY_PLACES 2

/* Texts of JSON, in which PINs come and codes go, are gone when they are given back. */
static void
wipe (void *memory)
{
  if (memory)
    explicit_bzero (memory, malloc_usable_size (memory));
  free (memory);
}

void
pos_process_keep_secrets (void)
{
  if (prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    g_warning ("The memory of this program is not kept from others");
  json_set_alloc_funcs (malloc, wipe);
}

void
pos_process_spare_memory (void)
{
  mallopt (M_ARENA_MAX, MEMORY_PLACES);
}

char *
pos_process_ask (const char *question)
{
  char line[256] = "";
  char *answer;
  gsize length = 0;

  if (isatty (STDIN_FILENO))
    g_printerr ("%s ", question);
  /* Not through stdio, whose buffer would keep it. */
  while (length + 1 < sizeof line && read (STDIN_FILENO, line + length, 1) == 1 &&
         line[length] != '\n')
    length++;
  line[length] = '\0';
  answer = g_strdup (g_strstrip (line));
  explicit_bzero (line, sizeof line);
  return answer;
}
