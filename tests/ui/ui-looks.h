/* SPDX-License-Identifier: GPL-3.0-or-later
 * ui-looks.h — the shapes, sizes, colors and languages in which every screen is looked at.
 *
 *   static void test_look (const UiLook *look)
 *   {
 *     UiShell *ui = ui_shell_new (look->width, look->height);
 *     …
 *     ui_look_dress (ui, look);
 *     …
 *     ui_look_at (ui, look, "charges-page");
 *   }
 *   int main (…) { …; ui_looks_add ("/ui/charges/looks", test_look); }
 */
#pragma once
#include "ui-shell.h"

typedef struct {
  const char *name;
  int width, height;
  PosThemeVariant variant;
  guint text_scale;
  const char *language;
} UiLook;

typedef void (*UiLookTest) (const UiLook *look);

/* One test for each look there is: as drawn, upright in high contrast, large text in the two
 * languages with the longest words, dark from right to left. */
void ui_looks_add (const char *path, UiLookTest test);
/* The same, and Arabic with large text and upright: for what is asked over a page, whose room is
 * the narrowest where the words are the shortest. */
void ui_looks_add_all (const char *path, UiLookTest test);
/* One more, for a screen that needs a closer look.  @look: static. */
void ui_look_add (const char *path, const UiLook *look, UiLookTest test);

/* Large text in made-up words, longer than those of any language. */
extern const UiLook ui_look_made_up;

/* The window in that look.  After signing in: the language is the worker's. */
void ui_look_dress (UiShell *ui, const UiLook *look);
/* A picture of the window, and ui_lint() of everything in it; @what names the screen. */
void ui_look_at (UiShell *ui, const UiLook *look, const char *what);
