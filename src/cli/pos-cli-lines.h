/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-cli-lines.h — requests, a line each, of which nothing is left once they were answered: there
 * are PINs in them.
 * Layer: cli.  Thread: one. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  int fd;
  char *text;
  gsize room, length; /* of @text */
  gsize past;         /* how much of it was handed out */
  gboolean failed;    /* it cannot be read; errno says why */
} PosCliLines;

void pos_cli_lines_init (PosCliLines *self, int fd);
/* Wipes what is left. */
void pos_cli_lines_clear (PosCliLines *self);

/* Forgets the line before.  @length: (out).
 * Returns: (nullable): the next line, without its end, until the next call. */
char *pos_cli_lines_next (PosCliLines *self, gsize *length);

G_END_DECLS
