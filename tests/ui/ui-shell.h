/* SPDX-License-Identifier: GPL-3.0-or-later
 * ui-shell.h — register S1-03 of the demo chain in a window, for tests of pages: simulated devices,
 * no headquarters, the clock at 2026-05-14 10:42 in Utrecht, ids that repeat.
 *
 *   int main (…) { ui_shell_init (&argc, &argv); g_test_add_func (…); return g_test_run (); }
 *
 *   UiShell *ui = ui_shell_new (1366, 768);
 *   pos_sale_add (ui->shell);
 *   ui_shell_start (ui);
 *   ui_shell_sign_in (ui);
 *   …
 *   ui_shell_free (ui);
 */
#pragma once
#include "ui-support.h"
#include "ui/shell/pos-shell.h"

typedef struct {
  char *folder;
  PosContext *context;
  PosLocalStore *store;
  PosDevices *devices;
  PosSync *sync; /* %NULL without headquarters */
  PosRegister *reg;
  PosTheme *theme;           /* the program's */
  PosTranslator *translator; /* the program's */
  PosShell *shell;
  gboolean curtain; /* whether the window is empty while something is set up */
  GtkWidget *focus; /* (nullable) (weak): who had it before */
} UiShell;

/* gtk_test_init, our theme without motion, our translations. */
void ui_shell_init (int *argc, char ***argv);

/* Made, not shown: add features now.  Without any, sign-in and home are empty pages that say so. */
UiShell *ui_shell_new (int width, int height);
/* The same on a line to headquarters that @connect makes; returns: (transfer full). */
typedef PosSync *(*UiShellConnect) (PosLocalStore *store, PosContext *context, gpointer data);
UiShell *ui_shell_new_connected (int width, int height, UiShellConnect connect, gpointer data);
/* The same, enrolled at a headquarters that does not answer. */
UiShell *ui_shell_new_offline (int width, int height);
void ui_shell_start (UiShell *self);
/* Closes the window and insists that it is gone with everything it kept; light, English again. */
void ui_shell_free (UiShell *self);

/* Runs what is waiting, waits for a running operation and paints a frame. */
void ui_shell_settle (UiShell *self);
/* Settles if something was only set up.  Whoever touches or finds by ui-hands.h need not ask. */
void ui_shell_look (UiShell *self);

/* Runs @key with @args (JSON as in docs/operations.md, %NULL: none) past the screen, and waits.
 * Returns: (transfer full): the answer; the test fails when it is refused. */
GVariant *ui_shell_run (UiShell *self, const char *key, const char *args);
/* The same, without an interest in the answer. */
void ui_shell_do (UiShell *self, const char *key, const char *args);
/* The same, and may be refused: %NULL with @error. */
GVariant *ui_shell_try (UiShell *self, const char *key, const char *args, GError **error);

/* The same behind an empty window, which is drawn when somebody looks next: for what has to be
 * there before the test begins. */
void ui_shell_set_up (UiShell *self, const char *key, const char *args);

/* Sanne de Vries, sales clerk; or anybody of docs/demo.md.  This and what follows is set up. */
void ui_shell_sign_in (UiShell *self);
void ui_shell_sign_in_as (UiShell *self, const char *worker, const char *secret);

/* The six products of picture 02, or as far as the demo has them: five lines, no customer. */
void ui_shell_load_sale (UiShell *self);
/* The order of the pictures (docs/demo.md, "What to try" 1): Marieke van den Berg, sofa and chairs
 * ship, the table is picked up in Amersfoort, lamp and throws are carried out: due €751.50. */
void ui_shell_load_order (UiShell *self);
/* The id of the line that sells @item; the test fails when there is none. */
char *ui_shell_dup_line (UiShell *self, const char *item);

void ui_shell_set_language (UiShell *self, const char *language);
void ui_shell_set_look (UiShell *self, PosThemeVariant variant, guint text_scale);

/* The whole window as PNG; see ui_picture(). */
void ui_shell_picture (UiShell *self, const char *name);

/* Keys as a person presses them, to whatever has the focus: "Return", "F6", "<Control>k". */
void ui_shell_press (UiShell *self, const char *accelerator);
/* A button (or anything that can be activated) as a finger taps it, then settles. */
void ui_shell_tap (UiShell *self, GtkWidget *widget);
