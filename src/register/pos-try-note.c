/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-try-note.c — see the header.  What is noted: the run of the machine, how many were wrong,
 * and until when the next one waits. */
#include "register/pos-try-note.h"
#include "base/pos-steady.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#define SHARED_MEMORY "/dev/shm"
#define FORGOTTEN_AFTER (15 * G_TIME_SPAN_MINUTE)
#define MOST_LETTERS 200

typedef struct {
  char boot[64];
  gint64 tries;
  gint64 until;
} Note;

static char *
dup_path (const char *folder, const char *who)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, who, -1);
  g_autofree char *name = g_strdup_printf ("pos-tries-%.32s", sum);

  return g_build_filename (folder, name, NULL);
}

/* Shared memory is everybody's: only what is ours counts.  Returns: a descriptor that is locked, or
 * -1. */
static int
open_in (const char *folder, const char *who)
{
  g_autofree char *path = dup_path (folder, who);
  GStatBuf facts;
  int file = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (file < 0)
    return -1;
  if (fstat (file, &facts) == 0 && S_ISREG (facts.st_mode) && facts.st_uid == geteuid () &&
      flock (file, LOCK_EX) == 0)
    return file;
  close (file);
  return -1;
}

static void
read_note (int file, Note *note)
{
  char text[MOST_LETTERS + 1] = "";

  *note = (Note){0};
  if (pread (file, text, MOST_LETTERS, 0) <= 0 ||
      sscanf (text,
              "%63s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
              note->boot,
              &note->tries,
              &note->until) != 3)
    *note = (Note){0};
}

static gboolean
write_note (int file, const char *boot, const Note *note)
{
  g_autofree char *text = g_strdup_printf (
      "%.63s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", boot, note->tries, note->until);
  gssize length = (gssize)strlen (text);

  return ftruncate (file, 0) == 0 && pwrite (file, text, (gsize)length, 0) == length;
}

static gint64
get_penalty (gint64 tries)
{
  static const gint64 seconds[] = {30, 120, 600};

  return seconds[CLAMP (tries - 1, 0, (gint64)G_N_ELEMENTS (seconds) - 1)] * G_USEC_PER_SEC;
}

static gboolean
begin_in (int file, PosClock *clock, gint64 *wait, gint64 *penalty)
{
  gint64 now = pos_steady_get_now (clock);
  const char *boot = pos_steady_get_boot (clock);
  Note note;

  read_note (file, &note);
  if (!g_str_equal (note.boot, boot))
    note.until = 0;
  *wait = MAX (note.until - now, 0);
  if (*wait > 0)
    return TRUE;
  if (note.until > 0 && now - note.until >= FORGOTTEN_AFTER)
    note.tries = 0;
  note.tries++;
  *penalty = get_penalty (note.tries);
  note.until = now + *penalty;
  return write_note (file, boot, &note);
}

gboolean
pos_try_note_begin (const char *who, PosClock *clock, gint64 *wait, gint64 *penalty)
{
  const char *const folders[] = {g_get_user_runtime_dir (), SHARED_MEMORY};
  gboolean noted = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (folders) && !noted; i++) {
    int file = open_in (folders[i], who);

    noted = file >= 0 && begin_in (file, clock, wait, penalty);
    if (file >= 0)
      close (file);
  }
  return noted;
}

void
pos_try_note_forget (const char *who)
{
  const char *const folders[] = {g_get_user_runtime_dir (), SHARED_MEMORY};

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++) {
    g_autofree char *path = dup_path (folders[i], who);
    g_unlink (path);
  }
}
