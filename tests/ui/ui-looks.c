/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ui-looks.c — see the header. */
#include "ui-looks.h"

#include "ui-lint.h"

static const UiLook looks[] = {
    {"wide", 1366, 768, POS_THEME_LIGHT, 100, "en"},
    {"upright", 768, 1366, POS_THEME_HIGH_CONTRAST, 100, "en"},
    {"dutch-large", 1024, 768, POS_THEME_LIGHT, 125, "nl"},
    {"german-large", 1024, 768, POS_THEME_LIGHT, 125, "de"},
    {"arabic", 1366, 768, POS_THEME_DARK, 100, "ar"},
};

static const UiLook arabic_looks[] = {
    {"arabic-large", 1024, 768, POS_THEME_LIGHT, 125, "ar"},
    {"arabic-upright", 768, 1366, POS_THEME_DARK, 100, "ar"},
};

const UiLook ui_look_made_up = {"made-up", 1024, 768, POS_THEME_LIGHT, 125, "xx"};

typedef struct {
  const UiLook *look;
  UiLookTest test;
} Case;

static void
run_case (gconstpointer data)
{
  const Case *one = data;

  one->test (one->look);
}

void
ui_look_add (const char *path, const UiLook *look, UiLookTest test)
{
  g_autofree char *full = g_strdup_printf ("%s/%s", path, look->name);
  Case *one = g_new (Case, 1);

  *one = (Case){look, test};
  g_test_add_data_func_full (full, one, run_case, g_free);
}

void
ui_looks_add (const char *path, UiLookTest test)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    ui_look_add (path, &looks[i], test);
}

void
ui_looks_add_all (const char *path, UiLookTest test)
{
  ui_looks_add (path, test);
  for (guint i = 0; i < G_N_ELEMENTS (arabic_looks); i++)
    ui_look_add (path, &arabic_looks[i], test);
}

void
ui_look_dress (UiShell *ui, const UiLook *look)
{
  ui_shell_set_look (ui, look->variant, look->text_scale);
  ui_shell_set_language (ui, look->language);
}

void
ui_look_at (UiShell *ui, const UiLook *look, const char *what)
{
  g_autofree char *name = g_strdup_printf ("%s-%s", what, look->name);

  ui_shell_picture (ui, name);
  ui_lint (GTK_WIDGET (ui->shell), name);
}
