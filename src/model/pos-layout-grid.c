/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-layout-grid.c — button grids as they are read from a layout document. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "model/pos-layout-private.h"

static const char *const roles[] = {
    "plain",
    "ship",
    "pick",
    "carry",
    "accent",
    "accent-soft",
    "danger",
    NULL,
};
static const char *const weights[] = {"normal", "bold", NULL};
static const char *const lives[] = {"off", "top_right", "centre", NULL};

#define MAX_CELLS 24

const char *
pos_layout_role_get_nick (PosLayoutRole role)
{
  return roles[role];
}

static void
style_clear (PosLayoutStyle *style)
{
  g_free (style->background);
  g_free (style->foreground);
  g_free (style->border);
}

static void
button_free (PosLayoutButton *self)
{
  g_free (self->id);
  g_free (self->operation);
  json_decref (self->argument);
  pos_l10n_unref (self->text);
  pos_l10n_unref (self->tip);
  pos_l10n_unref (self->accessible_name);
  g_free (self->image);
  g_free (self->accelerator);
  g_strfreev (self->visible_when);
  g_strfreev (self->enabled_when);
  style_clear (&self->style);
  g_free (self);
}

void
pos_layout_grid_free (PosLayoutGrid *self)
{
  g_free (self->id);
  pos_l10n_unref (self->name);
  style_clear (&self->style);
  g_ptr_array_unref (self->buttons);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosLayoutButton, button_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosLayoutGrid, pos_layout_grid_free)

static gboolean
read_style (json_t *owner, PosLayoutStyle *style, GError **error)
{
  g_autoptr (json_t) json = NULL;
  int role = POS_LAYOUT_ROLE_PLAIN, weight = 0;

  if (!pos_layout_read_object (owner, "style", &json, error))
    return FALSE;
  if (!json)
    return TRUE;
  if (!pos_layout_read_nick (json, "role", roles, &role, error) ||
      !pos_layout_read_nick (json, "weight", weights, &weight, error) ||
      !pos_layout_read_color (json, "bg", &style->background, error) ||
      !pos_layout_read_color (json, "fg", &style->foreground, error) ||
      !pos_layout_read_color (json, "border", &style->border, error) ||
      !pos_layout_read_int (json, "size", 8, 48, &style->size, error))
    return FALSE;
  style->role = (PosLayoutRole)role;
  style->bold = weight == 1;
  return TRUE;
}

static gboolean
read_button_texts (json_t *json, PosLayoutButton *button, GError **error)
{
  return pos_layout_read_l10n (json, "text", &button->text, error) &&
         pos_layout_read_l10n (json, "tip", &button->tip, error) &&
         pos_layout_read_l10n (json, "a11y", &button->accessible_name, error) &&
         pos_layout_read_flag (json, "hide_text", &button->hide_text, error) &&
         pos_layout_read_id (json, "image", &button->image, error) &&
         pos_layout_read_text (json, "accel", &button->accelerator, error) &&
         read_style (json, &button->style, error);
}

static gboolean
read_button_conduct (json_t *json, PosLayoutButton *button, GError **error)
{
  int live = POS_LAYOUT_LIVE_OFF;

  if (!pos_layout_read_object (json, "arg", &button->argument, error) ||
      !pos_layout_read_flag (json, "confirm", &button->confirm, error) ||
      !pos_layout_read_nick (json, "live", lives, &live, error) ||
      !pos_layout_read_texts (json, "visible_when", &button->visible_when, error) ||
      !pos_layout_read_texts (json, "enabled_when", &button->enabled_when, error))
    return FALSE;
  button->live = (PosLayoutLive)live;
  return TRUE;
}

static gpointer
read_button (json_t *json, gconstpointer data, GError **error)
{
  g_autoptr (PosLayoutButton) button = g_new0 (PosLayoutButton, 1);

  button->row = button->column = -1;
  button->rows = button->columns = 1;
  if (!pos_layout_read_id (json, "id", &button->id, error) ||
      !pos_layout_require (button->id, "id", error) ||
      !pos_layout_read_text (json, "op", &button->operation, error) ||
      !pos_layout_require (button->operation, "op", error) ||
      !pos_layout_read_int (json, "row", 0, MAX_CELLS, &button->row, error) ||
      !pos_layout_read_int (json, "col", 0, MAX_CELLS, &button->column, error) ||
      !pos_layout_read_int (json, "rows", 1, MAX_CELLS, &button->rows, error) ||
      !pos_layout_read_int (json, "cols", 1, MAX_CELLS, &button->columns, error) ||
      !read_button_texts (json, button, error) || !read_button_conduct (json, button, error))
    return NULL;
  if (button->row < 0 || button->column < 0) {
    pos_set_error (error,
                   POS_VALUE_ERROR,
                   POS_VALUE_ERROR_MISSING,
                   NULL,
                   "“row” and “col” say which cell, from 0");
    return NULL;
  }
  return g_steal_pointer (&button);
}

PosLayoutGrid *
pos_layout_grid_read (json_t *json, gconstpointer data, GError **error)
{
  g_autoptr (PosLayoutGrid) grid = g_new0 (PosLayoutGrid, 1);

  grid->buttons = g_ptr_array_new_with_free_func ((GDestroyNotify)button_free);
  grid->gap = 8;
  if (!pos_layout_read_id (json, "id", &grid->id, error) ||
      !pos_layout_require (grid->id, "id", error) ||
      !pos_layout_read_l10n (json, "name", &grid->name, error) ||
      !pos_layout_read_int (json, "cols", 1, MAX_CELLS, &grid->columns, error) ||
      !pos_layout_read_int (json, "rows", 1, MAX_CELLS, &grid->rows, error) ||
      !pos_layout_read_int (json, "gap", 0, 32, &grid->gap, error) ||
      !read_style (json, &grid->style, error) ||
      !pos_layout_read_items (json, "buttons", read_button, NULL, grid->buttons, error))
    return NULL;
  if (grid->columns == 0 || grid->rows == 0) {
    pos_set_error (
        error, POS_VALUE_ERROR, POS_VALUE_ERROR_MISSING, NULL, "“cols” and “rows” are at least 1");
    return NULL;
  }
  return g_steal_pointer (&grid);
}
