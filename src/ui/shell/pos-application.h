/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-application.h — the register's program: opens the data directory, makes the window, closes
 * both.
 * Layer: ui/shell.  Thread: main.
 * Rules:  a second start on the same data raises the window of the first, and ends.
 *         Card payments of a run that ended in the middle are settled before anything is shown.  A
 *         register without a store shows its first start until the chain's data is there. */
#pragma once
#include "register/pos-station.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

typedef struct {
  PosStationOptions station;
  gboolean demo;     /* enroll with a code that the demo's headquarters left in the directory */
  gboolean windowed; /* a window instead of the whole screen */
  void (*const *features) (PosShell *shell); /* %NULL-terminated */
  PosPageFactory first_start;
} PosApplicationOptions;

#define POS_TYPE_APPLICATION (pos_application_get_type ())
G_DECLARE_FINAL_TYPE (PosApplication, pos_application, POS, APPLICATION, GtkApplication)

/* @options and what it points to must outlive the application.  pos_translator_prepare() has been
 * called. */
PosApplication *pos_application_new (const PosApplicationOptions *options);

/* Whether it could open the register: the program's exit code. */
gboolean pos_application_has_failed (PosApplication *self);

/* The application of the window, or %NULL in tests. */
PosApplication *pos_application_find (PosShell *shell);

/* The one-time code that the demo's headquarters made for this register.
 * Returns: (transfer full) (nullable). */
char *pos_application_dup_code (PosApplication *self);

/* The first start is over: sign-in. */
void pos_application_set_up (PosApplication *self);

G_END_DECLS
