/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cli-lines.c — a buffer of our own: that of stdio, and what getline() grew out of, would keep
 * what was in them. */
#include "cli/pos-cli-lines.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define PIECE 4096

void
pos_cli_lines_init (PosCliLines *self, int fd)
{
  *self = (PosCliLines){.fd = fd, .text = g_malloc (PIECE), .room = PIECE};
}

void
pos_cli_lines_clear (PosCliLines *self)
{
  explicit_bzero (self->text, self->room);
  g_clear_pointer (&self->text, g_free);
}

static void
forget_past (PosCliLines *self)
{
  memmove (self->text, self->text + self->past, self->length - self->past);
  self->length -= self->past;
  explicit_bzero (self->text + self->length, self->past);
  self->past = 0;
}

static void
grow (PosCliLines *self)
{
  char *text = g_malloc (2 * self->room);

  memcpy (text, self->text, self->length);
  explicit_bzero (self->text, self->room);
  g_free (self->text);
  self->text = text;
  self->room *= 2;
}

/* %FALSE: there is no more. */
static gboolean
fill (PosCliLines *self)
{
  ssize_t n;

  if (self->length + 1 == self->room) /* one for the end of a text */
    grow (self);
  do
    n = read (self->fd, self->text + self->length, self->room - self->length - 1);
  while (n < 0 && errno == EINTR);
  self->failed = n < 0;
  if (n > 0)
    self->length += (gsize)n;
  return n > 0;
}

char *
pos_cli_lines_next (PosCliLines *self, gsize *length)
{
  char *end;
  gsize looked = 0;

  forget_past (self);
  while (!(end = memchr (self->text + looked, '\n', self->length - looked))) {
    looked = self->length;
    if (fill (self))
      continue;
    if (self->failed || self->length == 0)
      return NULL;
    end = self->text + self->length; /* the last one has no end */
    break;
  }
  *length = (gsize)(end - self->text);
  self->past = MIN (*length + 1, self->length);
  *end = '\0';
  return self->text;
}
