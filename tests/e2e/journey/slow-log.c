/* SPDX-License-Identifier: GPL-3.0-or-later */
/* slow-log.c — preloaded into a program: each write to the log of its database takes
 * POS_LOG_DELAY_MS.  What it has not written when it is killed is lost, as after any kill; only
 * there is time to see what it says before it wrote. */
#undef _FILE_OFFSET_BITS /* the names of the C library, not those it gives them */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#define MOST_FILES 1024
#define LOG "-wal"

typedef int (*Open) (const char *, int, ...);
typedef ssize_t (*Write) (int, const void *, size_t, off64_t);

static char is_log[MOST_FILES];

static int
note (int file, const char *path)
{
  size_t length = strlen (path);

  if (file >= 0 && file < MOST_FILES)
    is_log[file] = length > sizeof LOG && strcmp (path + length - strlen (LOG), LOG) == 0;
  return file;
}

static void
wait_for (int file)
{
  const char *ms = getenv ("POS_LOG_DELAY_MS");
  long delay = ms && file >= 0 && file < MOST_FILES && is_log[file] ? strtol (ms, NULL, 10) : 0;
  struct timespec time = {delay / 1000, delay % 1000 * 1000000};

  nanosleep (&time, NULL);
}

static mode_t
read_mode (int flags, va_list rest)
{
  return flags & (O_CREAT | O_TMPFILE) ? va_arg (rest, mode_t) : 0;
}

#define OPEN(name)                                                                                 \
  int name (const char *path, int flags, ...)                                                      \
  {                                                                                                \
    va_list rest;                                                                                  \
    mode_t mode;                                                                                   \
                                                                                                   \
    va_start (rest, flags);                                                                        \
    mode = read_mode (flags, rest);                                                                \
    va_end (rest);                                                                                 \
    return note (((Open)dlsym (RTLD_NEXT, #name)) (path, flags, mode), path);                      \
  }

#define WRITE(name, Offset)                                                                        \
  ssize_t name (int file, const void *bytes, size_t size, Offset at)                               \
  {                                                                                                \
    wait_for (file);                                                                               \
    return ((Write)dlsym (RTLD_NEXT, #name)) (file, bytes, size, at);                              \
  }

OPEN (open)
OPEN (open64)
WRITE (pwrite, off_t)
WRITE (pwrite64, off64_t)
