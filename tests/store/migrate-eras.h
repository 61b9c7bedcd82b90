/* SPDX-License-Identifier: GPL-3.0-or-later
 * migrate-eras.h — every earlier schema of every database of ours, and what was in it then. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

#define REGISTER "/org/example/Pos/schema/register"
#define HEADQUARTERS "/org/example/Pos/schema/hq"

/**
 * Era:
 * @folder: of the migrations; @version: of the file that is found
 * @fill: (nullable): SQL, what is in it; @sells: instead, the rows that a register made
 */
typedef struct {
  const char *folder;
  guint32 application_id;
  int version;
  const char *fill;
  gboolean sells;
} Era;

extern const Era eras[];
extern const guint n_eras;

G_END_DECLS
