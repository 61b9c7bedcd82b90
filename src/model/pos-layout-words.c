/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-layout-words.c — texts and conditions of a layout: what stops it from being published, though
 * people could work with it. */
#include "model/pos-layout-private.h"
#include "model/pos-permissions.h"

#include <string.h>

#define MAX_TEXT 80 /* characters: register.md §2.5 */
#define PERMISSION_PREFIX "has_permission:"

gboolean
pos_layout_condition_parse (const char *text,
                            PosLayoutCondition *condition,
                            const char **permission)
{
  static const char *const names[] = {
      [POS_LAYOUT_HAS_LINE] = "has_line",
      [POS_LAYOUT_HAS_CUSTOMER] = "has_customer",
      [POS_LAYOUT_IS_ORDER] = "is_order",
      [POS_LAYOUT_IS_OFFLINE] = "is_offline",
      [POS_LAYOUT_BALANCE_DUE] = "balance_due",
  };

  *permission = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (!g_str_equal (text, names[i]))
      continue;
    *condition = (PosLayoutCondition)i;
    return TRUE;
  }
  if (!g_str_has_prefix (text, PERMISSION_PREFIX))
    return FALSE;
  *condition = POS_LAYOUT_HAS_PERMISSION;
  *permission = text + strlen (PERMISSION_PREFIX);
  return **permission != '\0';
}

/* "nl", "nl_BE", "*". */
static gboolean
is_language (const char *text)
{
  gsize small = strspn (text, "abcdefghijklmnopqrstuvwxyz");

  if (g_str_equal (text, "*"))
    return TRUE;
  if (small < 2 || small > 3)
    return FALSE;
  return !text[small] || (text[small] == '_' && strlen (text + small) == 3 &&
                          g_ascii_isupper (text[small + 1]) && g_ascii_isupper (text[small + 2]));
}

static void
check_text (GPtrArray *faults, const char *where, const char *what, PosL10n *text)
{
  for (guint i = 0; text && i < pos_l10n_get_size (text); i++) {
    const char *language;
    const char *words = pos_l10n_get_nth (text, i, &language);

    if (!is_language (language))
      pos_layout_faults_add (
          faults, POS_LAYOUT_UNPUBLISHED, where, "%s: %s is no language", what, language);
    if (g_utf8_strlen (words, -1) > MAX_TEXT)
      pos_layout_faults_add (faults,
                             POS_LAYOUT_UNPUBLISHED,
                             where,
                             "%s: a text is longer than %d characters",
                             what,
                             MAX_TEXT);
  }
}

static void
check_conditions (GPtrArray *faults, const char *where, const char *what, GStrv conditions)
{
  for (GStrv text = conditions; text && *text; text++) {
    PosLayoutCondition condition;
    const char *permission;

    if (!pos_layout_condition_parse (*text, &condition, &permission))
      pos_layout_faults_add (
          faults, POS_LAYOUT_UNPUBLISHED, where, "%s: there is no condition %s", what, *text);
    else if (permission && !pos_permissions_know (permission))
      pos_layout_faults_add (
          faults, POS_LAYOUT_WARNING, where, "%s: there is no right %s", what, permission);
  }
}

static void
check_grid (GPtrArray *faults, PosLayoutGrid *grid)
{
  g_autofree char *where = g_strdup_printf ("grid %s", grid->id);

  check_text (faults, where, "name", grid->name);
  for (guint i = 0; i < grid->buttons->len; i++) {
    PosLayoutButton *button = grid->buttons->pdata[i];
    g_autofree char *what = g_strdup_printf ("button %s", button->id);

    check_text (faults, where, what, button->text);
    check_text (faults, where, what, button->tip);
    check_text (faults, where, what, button->accessible_name);
    check_conditions (faults, where, what, button->visible_when);
    check_conditions (faults, where, what, button->enabled_when);
  }
}

static void
check_tabs (GPtrArray *faults, const char *where, PosLayoutControl *control)
{
  for (guint i = 0; i < control->tabs->len; i++) {
    PosLayoutTab *tab = control->tabs->pdata[i];

    check_text (faults, where, "tab", tab->title);
    check_tabs (faults, where, tab->child);
  }
}

static void
check_layout (GPtrArray *faults, PosLayout *layout)
{
  check_text (faults, layout->id, "name", layout->name);
  if (layout->version < 1)
    pos_layout_faults_add (faults, POS_LAYOUT_UNPUBLISHED, layout->id, "a version is at least 1");
  for (guint i = 0; i < layout->sizes->len; i++) {
    PosLayoutSize *size = layout->sizes->pdata[i];
    PosLayoutDesign *const designs[] = {size->landscape, size->portrait};
    g_autofree char *where = g_strdup_printf ("%s/%s", layout->id, size->id);

    for (gsize k = 0; k < G_N_ELEMENTS (designs); k++)
      for (guint n = 0; designs[k] && n < designs[k]->controls->len; n++)
        check_tabs (faults, where, designs[k]->controls->pdata[n]);
  }
}

void
pos_layout_check_words (PosLayoutDocument *document, GPtrArray *faults)
{
  for (guint i = 0; i < document->grids->len; i++)
    check_grid (faults, document->grids->pdata[i]);
  for (guint i = 0; i < document->layouts->len; i++)
    check_layout (faults, document->layouts->pdata[i]);
}
