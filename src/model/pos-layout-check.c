/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-layout-check.c — what is wrong with a layout, before anybody has to work with it: L-23. */
#include "base/pos-error.h"
#include "model/pos-layout-private.h"

#include <math.h>

typedef struct {
  PosLayoutDocument *document;
  PosLayoutOperationCheck operation;
  gpointer data;
  GPtrArray *faults;
  char *where; /* what is being looked at */
} Check;

static void G_GNUC_PRINTF (3, 4)
    add (Check *check, PosLayoutSeverity severity, const char *format, ...)
{
  va_list rest;

  va_start (rest, format);
  pos_layout_faults_add_valist (check->faults, severity, check->where, format, rest);
  va_end (rest);
}

static void
set_where (Check *check, char *where)
{
  g_free (check->where);
  check->where = where;
}

/* --- Grids --- */

/* Relative luminance as WCAG 2 defines it. */
static double
luminance (const char *color)
{
  static const double weights[] = {0.2126, 0.7152, 0.0722};
  guint64 rgb = g_ascii_strtoull (color + 1, NULL, 16);
  double sum = 0;

  if (color[7])
    rgb >>= 8;
  for (int i = 0; i < 3; i++) {
    double channel = (double)((rgb >> (16 - 8 * i)) & 0xff) / 255.0;
    sum +=
        weights[i] * (channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4));
  }
  return sum;
}

static void
check_style (Check *check, const char *what, const PosLayoutStyle *style)
{
  double light, dark;

  if (!style->background || !style->foreground)
    return;
  light = luminance (style->background);
  dark = luminance (style->foreground);
  if ((MAX (light, dark) + 0.05) / (MIN (light, dark) + 0.05) < 4.5)
    add (check, POS_LAYOUT_UNUSABLE, "%s: text and background are too alike", what);
}

/* What it does not know a later version of the program may (L-24). */
static void
check_operation (Check *check, PosLayoutButton *button)
{
  g_autofree char *why = NULL;
  PosLayoutOperationFate fate =
      check->operation ? check->operation (button, &why, check->data) : POS_LAYOUT_OPERATION_FINE;

  if (fate == POS_LAYOUT_OPERATION_UNKNOWN)
    add (check,
         POS_LAYOUT_WARNING,
         "button %s: there is no operation %s",
         button->id,
         button->operation);
  else if (fate == POS_LAYOUT_OPERATION_MISUSED)
    add (check, POS_LAYOUT_WARNING, "button %s: %s: %s", button->id, button->operation, why);
}

static void
check_button (Check *check, PosLayoutGrid *grid, PosLayoutButton *button)
{
  if (button->row + button->rows > grid->rows || button->column + button->columns > grid->columns)
    add (check, POS_LAYOUT_UNUSABLE, "button %s lies outside the grid", button->id);
  if (button->image &&
      !g_strv_contains ((const char *const *)check->document->images, button->image))
    add (check, POS_LAYOUT_UNUSABLE, "button %s: there is no image %s", button->id, button->image);
  check_operation (check, button);
  check_style (check, button->id, &button->style);
}

static gboolean
ranges_meet (int a, int a_size, int b, int b_size)
{
  return a < b + b_size && b < a + a_size;
}

static void
check_pair_of_buttons (Check *check, PosLayoutButton *a, PosLayoutButton *b)
{
  if (!g_strcmp0 (a->id, b->id))
    add (check, POS_LAYOUT_UNUSABLE, "two buttons are called %s", a->id);
  if (ranges_meet (a->row, a->rows, b->row, b->rows) &&
      ranges_meet (a->column, a->columns, b->column, b->columns))
    add (check, POS_LAYOUT_UNUSABLE, "buttons %s and %s overlap", a->id, b->id);
}

static void
check_grid (Check *check, PosLayoutGrid *grid)
{
  set_where (check, g_strdup_printf ("grid %s", grid->id));
  check_style (check, "grid", &grid->style);
  for (guint i = 0; i < grid->buttons->len; i++) {
    check_button (check, grid, grid->buttons->pdata[i]);
    for (guint k = i + 1; k < grid->buttons->len; k++)
      check_pair_of_buttons (check, grid->buttons->pdata[i], grid->buttons->pdata[k]);
  }
}

/* --- Sub-menus --- */

/* The grid that a button of @grid leads to, for buttons that lead to one. */
static const char *
submenu_of (PosLayoutButton *button)
{
  if (g_strcmp0 (button->operation, "ui.submenu") != 0)
    return NULL;
  return json_string_value (json_object_get (button->argument, "grid"));
}

static gboolean
leads_to (PosLayoutDocument *document, const char *from, const char *to, GHashTable *seen)
{
  PosLayoutGrid *grid = pos_layout_document_find_grid (document, from);

  if (!g_strcmp0 (from, to))
    return TRUE;
  if (!grid || !g_hash_table_add (seen, grid->id))
    return FALSE;
  for (guint i = 0; i < grid->buttons->len; i++) {
    const char *next = submenu_of (grid->buttons->pdata[i]);
    if (next && leads_to (document, next, to, seen))
      return TRUE;
  }
  return FALSE;
}

static void
check_submenus (Check *check, PosLayoutGrid *grid)
{
  set_where (check, g_strdup_printf ("grid %s", grid->id));
  for (guint i = 0; i < grid->buttons->len; i++) {
    PosLayoutButton *button = grid->buttons->pdata[i];
    const char *target = submenu_of (button);
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

    if (g_strcmp0 (button->operation, "ui.submenu") != 0)
      continue;
    if (!target || !pos_layout_document_find_grid (check->document, target))
      add (check,
           POS_LAYOUT_UNUSABLE,
           "button %s: there is no grid %s",
           button->id,
           target ? target : "named");
    else if (!leads_to (check->document, target, grid->id, seen))
      add (check, POS_LAYOUT_UNUSABLE, "there is no way back from grid %s", target);
  }
}

/* --- Designs --- */

static void
check_cells (Check *check, PosLayoutControl *control)
{
  PosLayoutGrid *grid = pos_layout_document_find_grid (check->document, control->reference);
  int width, height;

  if (!grid) {
    add (check, POS_LAYOUT_UNUSABLE, "there is no grid %s", control->reference);
    return;
  }
  width = (control->rect.width - grid->gap * (grid->columns - 1)) / grid->columns;
  height = (control->rect.height - grid->gap * (grid->rows - 1)) / grid->rows;
  if (width < POS_LAYOUT_MIN_TARGET || height < POS_LAYOUT_MIN_TARGET)
    add (check,
         POS_LAYOUT_UNUSABLE,
         "buttons of grid %s would be %d × %d px",
         grid->id,
         width,
         height);
}

/* Counts what the control is into @present, one bit per kind. */
static void
check_control (Check *check, PosLayoutControl *control, int width, int height, guint *present)
{
  const char *name = pos_layout_control_get_nick (control->kind);
  const PosLayoutRect *rect = &control->rect;

  *present |= 1u << control->kind;
  if (rect->x + rect->width > width || rect->y + rect->height > height)
    add (check,
         POS_LAYOUT_UNUSABLE,
         "%s reaches outside its room of %d × %d px",
         name,
         width,
         height);
  if (rect->width < POS_LAYOUT_MIN_TARGET || rect->height < POS_LAYOUT_MIN_TARGET)
    add (check, POS_LAYOUT_UNUSABLE, "%s is too small to touch", name);
  if (control->kind == POS_LAYOUT_GRID)
    check_cells (check, control);
  if (control->kind == POS_LAYOUT_IMAGE &&
      !g_strv_contains ((const char *const *)check->document->images, control->reference))
    add (check, POS_LAYOUT_UNUSABLE, "there is no image %s", control->reference);
  if (control->kind == POS_LAYOUT_TABS && control->tabs->len == 0)
    add (check, POS_LAYOUT_UNUSABLE, "a tab control without tabs");
  for (guint i = 0; i < control->tabs->len; i++) {
    PosLayoutTab *tab = control->tabs->pdata[i];
    check_control (check, tab->child, rect->width, rect->height, present);
  }
}

static void
check_design (Check *check, PosLayoutSize *size, PosLayoutDesign *design)
{
  static const PosLayoutControlKind wanted[] = {
      POS_LAYOUT_RECEIPT, POS_LAYOUT_TOTALS, POS_LAYOUT_ENTRY};
  guint present = 0;
  int width, height;

  pos_layout_size_get_canvas (size, design, &width, &height);
  for (guint i = 0; i < design->controls->len; i++) {
    PosLayoutControl *a = design->controls->pdata[i];

    check_control (check, a, width, height, &present);
    for (guint k = i + 1; k < design->controls->len; k++) {
      PosLayoutControl *b = design->controls->pdata[k];
      if (ranges_meet (a->rect.x, a->rect.width, b->rect.x, b->rect.width) &&
          ranges_meet (a->rect.y, a->rect.height, b->rect.y, b->rect.height))
        add (check,
             POS_LAYOUT_UNUSABLE,
             "%s and %s overlap",
             pos_layout_control_get_nick (a->kind),
             pos_layout_control_get_nick (b->kind));
    }
  }
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (!(present & (1u << wanted[i])))
      add (check, POS_LAYOUT_UNUSABLE, "%s is missing", pos_layout_control_get_nick (wanted[i]));
}

/* The grid @id, and those that its sub-menus put in its place. */
static void
check_welcome_grid (Check *check, const char *id, GHashTable *seen)
{
  PosLayoutGrid *grid = pos_layout_document_find_grid (check->document, id);

  if (!grid || !g_hash_table_add (seen, grid->id))
    return;
  for (guint i = 0; i < grid->buttons->len; i++) {
    PosLayoutButton *button = grid->buttons->pdata[i];
    const char *next = submenu_of (button);

    if (next)
      check_welcome_grid (check, next, seen);
    if (pos_layout_needs_transaction (button->operation))
      add (check,
           POS_LAYOUT_UNPUBLISHED,
           "button %s of grid %s: %s needs a transaction, and cannot stand on the welcome screen",
           button->id,
           grid->id,
           button->operation);
  }
}

static void
check_welcome (Check *check, PosLayoutSize *size)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (GStrv id = size->welcome_grids; id && *id; id++) {
    if (!pos_layout_document_find_grid (check->document, *id))
      add (check, POS_LAYOUT_UNUSABLE, "there is no grid %s", *id);
    check_welcome_grid (check, *id, seen);
  }
}

static void
check_size (Check *check, PosLayout *layout, PosLayoutSize *size)
{
  PosLayoutDesign *const designs[] = {size->landscape, size->portrait};
  static const char *const names[] = {"landscape", "portrait"};

  set_where (check, g_strdup_printf ("%s/%s", layout->id, size->id));
  check_welcome (check, size);
  for (gsize i = 0; i < G_N_ELEMENTS (designs); i++) {
    if (!designs[i])
      continue;
    set_where (check, g_strdup_printf ("%s/%s/%s", layout->id, size->id, names[i]));
    check_design (check, size, designs[i]);
  }
}

GPtrArray *
pos_layout_document_check (PosLayoutDocument *self,
                           PosLayoutOperationCheck operation,
                           gpointer data)
{
  GPtrArray *faults = pos_layout_faults_new ();
  Check check = {.document = self, .operation = operation, .data = data, .faults = faults};

  for (guint i = 0; i < self->grids->len; i++) {
    PosLayoutGrid *grid = self->grids->pdata[i];
    check_grid (&check, grid);
    check_submenus (&check, grid);
    if (pos_layout_document_find_grid (self, grid->id) != grid)
      add (&check, POS_LAYOUT_UNUSABLE, "two grids have this name");
  }
  for (guint i = 0; i < self->layouts->len; i++) {
    PosLayout *layout = self->layouts->pdata[i];
    set_where (&check, g_strdup (layout->id));
    if (layout->sizes->len == 0)
      add (&check, POS_LAYOUT_UNUSABLE, "a layout without sizes");
    for (guint k = 0; k < layout->sizes->len; k++)
      check_size (&check, layout, layout->sizes->pdata[k]);
  }
  g_free (check.where);
  pos_layout_check_words (self, faults);
  return faults;
}

/* --- Layouts as they are published --- */

GPtrArray *
pos_layout_bundle_check (PosLayoutBundle *self,
                         PosLayoutOperationCheck operation,
                         gpointer data,
                         GError **error)
{
  g_autoptr (PosLayoutDocument) document =
      pos_layout_document_parse (self->bundle ? self->bundle : "", -1, error);
  GPtrArray *faults;

  if (!document)
    return NULL;
  faults = pos_layout_document_check (document, operation, data);
  if (!pos_layout_document_find (document, self->id))
    pos_layout_faults_add (
        faults, POS_LAYOUT_UNUSABLE, "layouts", "there is no layout called %s", self->id);
  /* Who leaves it out says 0, which is older than any. */
  if (self->version < 0)
    pos_layout_faults_add (faults, POS_LAYOUT_UNPUBLISHED, "version", "a version is at least 1");
  return faults;
}

gboolean
pos_layout_bundle_holds (PosLayoutBundle *self, PosLayoutSeverity least, GError **error)
{
  g_autoptr (GPtrArray) faults = pos_layout_bundle_check (self, NULL, NULL, error);

  return faults && !pos_layout_faults_reach (faults, least, error);
}
