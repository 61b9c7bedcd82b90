/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-layout-view.c — see the header. */
#include "ui/sale/pos-layout-view.h"

#include "ui/common/pos-focus-zones.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-zone-layout.h"
#include "ui/sale/pos-layout-parts.h"

#define STACK_SPACING 12
#define STACK_ROW_HEIGHT 88 /* of a grid, with its gap */

struct _PosLayoutView {
  GtkWidget parent;
  PosLayoutParts parts;
  GtkWidget *scroller;
  GtkWidget *canvas;
  GPtrArray *zones; /* GtkWidget, borrowed, in reading order */
};

G_DEFINE_FINAL_TYPE (PosLayoutView, pos_layout_view, GTK_TYPE_WIDGET)

/* --- Building --- */

/* Reading order, not the document's: visual-language.md §10. */
static int
reading_rank (PosLayoutControlKind kind)
{
  static const PosLayoutControlKind order[] = {
      POS_LAYOUT_RECEIPT,
      POS_LAYOUT_TOTALS,
      POS_LAYOUT_CUSTOMER,
      POS_LAYOUT_ENTRY,
      POS_LAYOUT_TABS,
      POS_LAYOUT_GRID,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (order[i] == kind)
      return (int)i;
  return (int)G_N_ELEMENTS (order);
}

static int
compare_zones (gconstpointer a, gconstpointer b)
{
  GObject *one = *(GObject *const *)a, *other = *(GObject *const *)b;

  return GPOINTER_TO_INT (g_object_get_data (one, "pos-reading-rank")) -
         GPOINTER_TO_INT (g_object_get_data (other, "pos-reading-rank"));
}

static GtkWidget *
make_zone (PosLayoutView *self, PosLayoutControl *control)
{
  GtkWidget *zone = pos_layout_parts_make (&self->parts, control);

  g_object_set_data (
      G_OBJECT (zone), "pos-reading-rank", GINT_TO_POINTER (reading_rank (control->kind)));
  g_ptr_array_add (self->zones, zone);
  gtk_box_append (GTK_BOX (self->canvas), zone);
  return zone;
}

static gboolean
stand_together (const PosLayoutRect *upper, const PosLayoutRect *lower)
{
  return upper->x == lower->x && upper->width == lower->width &&
         upper->y + upper->height == lower->y;
}

/* The totals right below the lines are the foot of their sheet. */
static void
join_sheets (PosLayoutView *self, PosLayoutDesign *design, GPtrArray *made)
{
  for (guint i = 0; i < made->len; i++)
    for (guint j = 0; j < made->len; j++) {
      PosLayoutControl *upper = design->controls->pdata[i], *lower = design->controls->pdata[j];
      if (upper->kind != POS_LAYOUT_RECEIPT || lower->kind != POS_LAYOUT_TOTALS ||
          !stand_together (&upper->rect, &lower->rect))
        continue;
      gtk_widget_add_css_class (made->pdata[i], "joined");
      gtk_widget_add_css_class (made->pdata[j], "joined");
    }
}

static void
build_design (PosLayoutView *self, PosLayoutSize *size, PosLayoutDesign *design)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new ();
  int width, height;

  pos_layout_size_get_canvas (size, design, &width, &height);
  GtkLayoutManager *layout = pos_zone_layout_new (width, height);
  gtk_widget_set_layout_manager (self->canvas, layout);
  for (guint i = 0; i < design->controls->len; i++) {
    PosLayoutControl *control = design->controls->pdata[i];
    GtkWidget *zone = make_zone (self, control);
    const PosLayoutRect *rect = &control->rect;
    pos_zone_layout_place (
        POS_ZONE_LAYOUT (layout), zone, rect->x, rect->y, rect->width, rect->height);
    g_ptr_array_add (made, zone);
  }
  join_sheets (self, design, made);
}

static void
add_stacked (PosLayoutView *self, PosLayoutControlKind kind, char *grid, int height)
{
  PosLayoutControl control = {.kind = kind, .reference = grid};
  GtkWidget *zone = make_zone (self, &control);

  gtk_widget_set_size_request (zone, -1, height);
  gtk_widget_set_vexpand (zone, FALSE);
}

/* L-10: no design fits this way of holding the screen. */
static void
build_stack (PosLayoutView *self)
{
  GPtrArray *grids = self->parts.document->grids;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->canvas), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self->canvas), STACK_SPACING);
  gtk_widget_add_css_class (self->canvas, "stacked");
  add_stacked (self, POS_LAYOUT_CUSTOMER, NULL, 88);
  add_stacked (self, POS_LAYOUT_RECEIPT, NULL, 360);
  add_stacked (self, POS_LAYOUT_TOTALS, NULL, 124);
  add_stacked (self, POS_LAYOUT_ENTRY, NULL, 440);
  for (guint i = 0; i < grids->len; i++) {
    PosLayoutGrid *grid = grids->pdata[i];
    add_stacked (self, POS_LAYOUT_GRID, grid->id, grid->rows * STACK_ROW_HEIGHT);
  }
}

/* Smaller than 0.8 of what was drawn, a finger would not hit anything: then one scrolls. */
static void
limit_shrinking (PosLayoutView *self, PosLayoutSize *size, PosLayoutDesign *design)
{
  int width, height;

  pos_layout_size_get_canvas (size, design, &width, &height);
  gtk_widget_set_size_request (self->canvas, width * 4 / 5, height * 4 / 5);
}

GtkWidget *
pos_layout_view_new (PosSaleState *state,
                     PosLayoutDocument *document,
                     PosLayoutSize *size,
                     gboolean portrait)
{
  PosLayoutView *self = g_object_new (POS_TYPE_LAYOUT_VIEW, NULL);
  PosLayoutDesign *design = size ? pos_layout_size_get_design (size, portrait) : NULL;

  self->parts.state = g_object_ref (state);
  self->parts.document = pos_layout_document_ref (document);
  if (design) {
    build_design (self, size, design);
    limit_shrinking (self, size, design);
  } else {
    build_stack (self);
  }
  g_ptr_array_sort (self->zones, compare_zones);
  return GTK_WIDGET (self);
}

/* --- Focus --- */

static guint
focused_zone (PosLayoutView *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (guint i = 0; focus && i < self->zones->len; i++)
    if (focus == self->zones->pdata[i] || gtk_widget_is_ancestor (focus, self->zones->pdata[i]))
      return i;
  return self->zones->len;
}

static gboolean
focus_zone (PosLayoutView *self, guint index, GtkDirectionType direction)
{
  GtkWidget *zone = self->zones->pdata[index];

  return gtk_widget_get_mapped (zone) && gtk_widget_child_focus (zone, direction);
}

static gboolean
pos_layout_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PosLayoutView *self = POS_LAYOUT_VIEW (widget);
  gboolean backward = direction == GTK_DIR_TAB_BACKWARD;
  guint n = self->zones->len, now = focused_zone (self);

  if (direction != GTK_DIR_TAB_FORWARD && !backward)
    return GTK_WIDGET_CLASS (pos_layout_view_parent_class)->focus (widget, direction);
  if (now < n && focus_zone (self, now, direction))
    return TRUE;
  int first = now < n ? (int)now + (backward ? -1 : 1) : (backward ? (int)n - 1 : 0);
  for (int i = first; i >= 0 && i < (int)n; i += backward ? -1 : 1)
    if (focus_zone (self, (guint)i, direction))
      return TRUE;
  return FALSE;
}

void
pos_layout_view_next_zone (PosLayoutView *self, gboolean backward)
{
  pos_focus_zones_move (self->zones, backward);
}

/* --- Finding things again --- */

PosReceiptList *
pos_layout_view_get_lines (PosLayoutView *self)
{
  return self->parts.lines;
}

PosEntryZone *
pos_layout_view_get_entry (PosLayoutView *self)
{
  return self->parts.entry;
}

void
pos_layout_view_reveal (PosLayoutView *self, GtkWidget *widget)
{
  for (GtkWidget *child = widget; child; child = gtk_widget_get_parent (child)) {
    GtkWidget *parent = gtk_widget_get_parent (child);
    if (parent && GTK_IS_STACK (parent))
      gtk_stack_set_visible_child (GTK_STACK (parent), child);
    if (parent == GTK_WIDGET (self))
      return;
  }
}

gboolean
pos_layout_view_show_tab (PosLayoutView *self, guint index)
{
  g_autofree char *name = g_strdup_printf ("%u", index);

  if (!self->parts.tabs || !gtk_stack_get_child_by_name (self->parts.tabs, name))
    return FALSE;
  gtk_stack_set_visible_child_name (self->parts.tabs, name);
  return TRUE;
}

gboolean
pos_layout_view_press (PosLayoutView *self, guint keyval, GdkModifierType modifiers)
{
  for (guint i = 0; i < self->parts.grids->len; i++)
    if (pos_button_grid_press (self->parts.grids->pdata[i], keyval, modifiers))
      return TRUE;
  return FALSE;
}

/* --- GObject --- */

static void
pos_layout_view_dispose (GObject *object)
{
  PosLayoutView *self = POS_LAYOUT_VIEW (object);

  g_clear_pointer (&self->zones, g_ptr_array_unref);
  g_clear_pointer (&self->parts.grids, g_ptr_array_unref);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->parts.document, pos_layout_document_unref);
  g_clear_object (&self->parts.state);
  G_OBJECT_CLASS (pos_layout_view_parent_class)->dispose (object);
}

static void
pos_layout_view_class_init (PosLayoutViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_layout_view_dispose;
  widget_class->focus = pos_layout_view_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pos_layout_view_init (PosLayoutView *self)
{
  self->zones = g_ptr_array_new ();
  self->parts.grids = g_ptr_array_new ();
  self->canvas = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->canvas);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
