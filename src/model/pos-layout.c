/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-layout.c — reads a layout document into structs. */
#include "model/pos-layout.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "model/pos-layout-private.h"

#include <string.h>

static const char *const controls[] = {
    "entry",
    "totals",
    "receipt",
    "customer",
    "tabs",
    "grid",
    "image",
    "suggest",
    "slot",
    "status",
    "message",
    "catalog",
    "clock",
    NULL,
};
static const char *const forms[] = {"full", "compact", NULL};
static const char *const starts[] = {"welcome", "transaction", NULL};
static const char *const navbars[] = {"always", "hidden", NULL};

#define MAX_UNITS 4000

const char *
pos_layout_control_get_nick (PosLayoutControlKind kind)
{
  return controls[kind];
}

/* --- Freeing --- */

static void
control_free (PosLayoutControl *self)
{
  g_free (self->reference);
  json_decref (self->options);
  g_clear_pointer (&self->tabs, g_ptr_array_unref);
  g_free (self);
}

static void
tab_free (PosLayoutTab *self)
{
  pos_l10n_unref (self->title);
  g_free (self->icon);
  g_clear_pointer (&self->child, control_free);
  g_free (self);
}

static void
design_free (PosLayoutDesign *self)
{
  g_ptr_array_unref (self->controls);
  g_free (self);
}

static void
size_free (PosLayoutSize *self)
{
  g_free (self->id);
  g_clear_pointer (&self->landscape, design_free);
  g_clear_pointer (&self->portrait, design_free);
  g_strfreev (self->welcome_grids);
  g_free (self->welcome_image);
  g_free (self);
}

static void
layout_free (PosLayout *self)
{
  g_free (self->id);
  pos_l10n_unref (self->name);
  g_ptr_array_unref (self->sizes);
  g_free (self);
}

PosLayoutDocument *
pos_layout_document_ref (PosLayoutDocument *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
pos_layout_document_unref (PosLayoutDocument *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->layouts);
  g_ptr_array_unref (self->grids);
  g_strfreev (self->images);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosLayoutControl, control_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosLayoutTab, tab_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosLayoutDesign, design_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosLayoutSize, size_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PosLayout, layout_free)

/* --- Reading --- */

static gpointer read_control (json_t *json, gconstpointer unit, GError **error);

static gpointer
read_tab (json_t *json, gconstpointer unit, GError **error)
{
  g_autoptr (PosLayoutTab) tab = g_new0 (PosLayoutTab, 1);
  g_autoptr (json_t) child = NULL;

  if (!pos_layout_read_l10n (json, "title", &tab->title, error) ||
      !pos_layout_require (tab->title, "title", error) ||
      !pos_layout_read_id (json, "icon", &tab->icon, error) ||
      !pos_layout_read_object (json, "child", &child, error) ||
      !pos_layout_require (child, "child", error))
    return NULL;
  tab->child = read_control (child, unit, error);
  return tab->child ? g_steal_pointer (&tab) : NULL;
}

static gboolean
read_rect (json_t *json, int unit, PosLayoutRect *rect, GError **error)
{
  int *const members[] = {&rect->x, &rect->y, &rect->width, &rect->height};
  static const char *const keys[] = {"x", "y", "w", "h"};

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    gboolean is_size = i >= 2;
    if (!pos_layout_require (json_object_get (json, keys[i]), keys[i], error) ||
        !pos_layout_read_int (json, keys[i], is_size ? 2 : 0, MAX_UNITS, members[i], error))
      return FALSE;
    *members[i] *= unit;
  }
  return TRUE;
}

/* What the control shows, by the option that its kind needs. */
static gboolean
read_reference (PosLayoutControl *control, GError **error)
{
  const char *key = control->kind == POS_LAYOUT_GRID    ? "grid"
                    : control->kind == POS_LAYOUT_IMAGE ? "image"
                    : control->kind == POS_LAYOUT_SLOT  ? "plugin"
                                                        : NULL;

  if (!key)
    return TRUE;
  return pos_layout_read_id (control->options, key, &control->reference, error) &&
         pos_layout_require (control->reference, key, error);
}

static gpointer
read_control (json_t *json, gconstpointer unit, GError **error)
{
  g_autoptr (PosLayoutControl) control = g_new0 (PosLayoutControl, 1);
  int kind = -1;

  control->tabs = g_ptr_array_new_with_free_func ((GDestroyNotify)tab_free);
  if (!pos_layout_read_nick (json, "kind", controls, &kind, error) ||
      !pos_layout_require (json_object_get (json, "kind"), "kind", error) ||
      !read_rect (json, GPOINTER_TO_INT (unit), &control->rect, error) ||
      !pos_layout_read_object (json, "opt", &control->options, error))
    return NULL;
  control->kind = (PosLayoutControlKind)kind;
  if (!read_reference (control, error))
    return NULL;
  if (control->kind == POS_LAYOUT_TABS &&
      !pos_layout_read_items (json, "tabs", read_tab, unit, control->tabs, error))
    return NULL;
  return g_steal_pointer (&control);
}

static gboolean
read_design (json_t *size, const char *key, int unit, PosLayoutDesign **out, GError **error)
{
  g_autoptr (PosLayoutDesign) design = g_new0 (PosLayoutDesign, 1);
  g_autoptr (json_t) json = NULL;
  int navbar = 0;

  design->controls = g_ptr_array_new_with_free_func ((GDestroyNotify)control_free);
  if (!pos_layout_read_object (size, key, &json, error))
    return FALSE;
  if (!json)
    return TRUE;
  if (!pos_layout_read_nick (json, "navbar", navbars, &navbar, error) ||
      !pos_layout_read_items (
          json, "controls", read_control, GINT_TO_POINTER (unit), design->controls, error)) {
    g_prefix_error (error, "%s: ", key);
    return FALSE;
  }
  design->header = navbar == 0;
  *out = g_steal_pointer (&design);
  return TRUE;
}

static gboolean
read_welcome (json_t *json, PosLayoutSize *size, GError **error)
{
  g_autoptr (json_t) welcome = NULL;

  return pos_layout_read_object (json, "welcome", &welcome, error) &&
         pos_layout_read_texts (welcome, "grids", &size->welcome_grids, error) &&
         pos_layout_read_id (welcome, "image", &size->welcome_image, error);
}

static gpointer
read_size (json_t *json, gconstpointer data, GError **error)
{
  g_autoptr (PosLayoutSize) size = g_new0 (PosLayoutSize, 1);
  int form = 0, unit = 4;

  if (!pos_layout_read_id (json, "id", &size->id, error) ||
      !pos_layout_require (size->id, "id", error) ||
      !pos_layout_read_nick (json, "form", forms, &form, error) ||
      !pos_layout_require (json_object_get (json, "w"), "w", error) ||
      !pos_layout_require (json_object_get (json, "h"), "h", error) ||
      !pos_layout_read_int (json, "w", 320, 16384, &size->width, error) ||
      !pos_layout_read_int (json, "h", 320, 16384, &size->height, error) ||
      !pos_layout_read_int (json, "unit", 1, 4, &unit, error) ||
      !read_welcome (json, size, error) ||
      !read_design (json, "landscape", unit, &size->landscape, error) ||
      !read_design (json, "portrait", unit, &size->portrait, error))
    return NULL;
  size->compact = form == 1;
  return g_steal_pointer (&size);
}

static gpointer
read_layout (json_t *json, gconstpointer data, GError **error)
{
  g_autoptr (PosLayout) layout = g_new0 (PosLayout, 1);
  int start = 1;

  layout->sizes = g_ptr_array_new_with_free_func ((GDestroyNotify)size_free);
  if (!pos_layout_read_id (json, "id", &layout->id, error) ||
      !pos_layout_require (layout->id, "id", error) ||
      !pos_layout_read_l10n (json, "name", &layout->name, error) ||
      !pos_json_get_integer (json, "version", 1, &layout->version, error) ||
      !pos_layout_read_nick (json, "start", starts, &start, error) ||
      !pos_layout_read_items (json, "sizes", read_size, NULL, layout->sizes, error))
    return NULL;
  layout->start_welcome = start == 0;
  return g_steal_pointer (&layout);
}

static gpointer
read_grid (json_t *json, gconstpointer data, GError **error)
{
  return pos_layout_grid_read (json, data, error);
}

static gpointer
read_image (json_t *json, gconstpointer data, GError **error)
{
  char *id = NULL;

  if (!pos_layout_read_id (json, "id", &id, error) || !pos_layout_require (id, "id", error))
    return NULL;
  return id;
}

static gboolean
check_head (json_t *json, GError **error)
{
  const char *format = json_string_value (json_object_get (json, "format"));
  const char *key;
  json_t *member;

  if (!format || strcmp (format, "pos-layout-bundle/1") != 0)
    return pos_set_error (
        error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "Not a pos-layout-bundle/1");
  json_object_foreach (json, key, member)
  {
    static const char *const known[] = {"format", "layouts", "grids", "images", NULL};
    if (!g_strv_contains (known, key))
      return pos_set_error (
          error, POS_VALUE_ERROR, POS_VALUE_ERROR_PARSE, NULL, "There is no member “%.40s”", key);
  }
  return pos_layout_require (json_object_get (json, "layouts"), "layouts", error) &&
         pos_layout_require (json_object_get (json, "grids"), "grids", error);
}

PosLayoutDocument *
pos_layout_document_parse (const char *text, gssize length, GError **error)
{
  g_autoptr (PosLayoutDocument) self = g_new0 (PosLayoutDocument, 1);
  g_autoptr (GPtrArray) images = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (json_t) json = pos_json_parse (text, length, error);

  g_atomic_ref_count_init (&self->references);
  self->layouts = g_ptr_array_new_with_free_func ((GDestroyNotify)layout_free);
  self->grids = g_ptr_array_new_with_free_func ((GDestroyNotify)pos_layout_grid_free);
  if (!json || !check_head (json, error) ||
      !pos_layout_read_items (json, "layouts", read_layout, NULL, self->layouts, error) ||
      !pos_layout_read_items (json, "grids", read_grid, NULL, self->grids, error) ||
      !pos_layout_read_items (json, "images", read_image, NULL, images, error))
    return NULL;
  g_ptr_array_set_free_func (images, NULL);
  g_ptr_array_add (images, NULL);
  self->images = (GStrv)g_ptr_array_steal (images, NULL);
  return g_steal_pointer (&self);
}

PosLayout *
pos_layout_document_find (PosLayoutDocument *self, const char *id)
{
  for (guint i = 0; i < self->layouts->len; i++) {
    PosLayout *layout = self->layouts->pdata[i];
    if (!g_strcmp0 (layout->id, id))
      return layout;
  }
  return NULL;
}

PosLayoutGrid *
pos_layout_document_find_grid (PosLayoutDocument *self, const char *id)
{
  for (guint i = 0; i < self->grids->len; i++) {
    PosLayoutGrid *grid = self->grids->pdata[i];
    if (!g_strcmp0 (grid->id, id))
      return grid;
  }
  return NULL;
}

PosLayoutDesign *
pos_layout_size_get_design (PosLayoutSize *size, gboolean portrait)
{
  return portrait ? size->portrait : size->landscape;
}

void
pos_layout_size_get_canvas (PosLayoutSize *size, PosLayoutDesign *design, int *width, int *height)
{
  *width = size->width;
  *height = size->height - (design->header ? POS_LAYOUT_HEADER_HEIGHT : 0);
}
