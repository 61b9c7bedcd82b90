/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-process.c — see the header. */
#include "base/pos-process.h"

#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

void
pos_process_keep_secrets (void)
{
  if (prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    g_warning ("The memory of this program is not kept from others");
}

char *
pos_process_ask (const char *question)
{
  char line[256] = "";
  char *answer;

  if (isatty (STDIN_FILENO))
    g_printerr ("%s ", question);
  if (!fgets (line, sizeof line, stdin))
    line[0] = '\0';
  answer = g_strdup (g_strstrip (line));
  explicit_bzero (line, sizeof line);
  return answer;
}
