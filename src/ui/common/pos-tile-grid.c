/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tile-grid.c — see the header. */
#include "ui/common/pos-tile-grid.h"

#include "ui/common/pos-grid-layout.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

struct _PosTileGrid {
  GtkWidget parent;
  PosGridLayout *layout; /* owned by the widget */
  char *title;
  GtkWidget *last_focus; /* borrowed child, where Tab comes back to */
  guint fit_source;
};

G_DEFINE_FINAL_TYPE (PosTileGrid, pos_tile_grid, GTK_TYPE_WIDGET)

typedef gboolean (*TileTest) (PosTile *tile, int width, int height);

static GdkRectangle
get_cell (PosTileGrid *self, GtkWidget *tile)
{
  int column, row, columns, rows;

  pos_grid_layout_get_place (self->layout, tile, &column, &row, &columns, &rows);
  return pos_grid_layout_rectangle (self->layout,
                                    column,
                                    row,
                                    columns,
                                    rows,
                                    gtk_widget_get_width (GTK_WIDGET (self)),
                                    gtk_widget_get_height (GTK_WIDGET (self)));
}

/* Whether @test is @wanted for every tile in its cell. */
static gboolean
holds_for_all (PosTileGrid *self, TileTest test, gboolean wanted)
{
  for (GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (self)); tile != NULL;
       tile = gtk_widget_get_next_sibling (tile)) {
    GdkRectangle cell = get_cell (self, tile);
    if (test (POS_TILE (tile), cell.width, cell.height) != wanted)
      return FALSE;
  }
  return TRUE;
}

static gboolean
fit_captions (gpointer data)
{
  PosTileGrid *self = data;
  self->fit_source = 0;
  if (gtk_widget_get_width (GTK_WIDGET (self)) == 0)
    return G_SOURCE_REMOVE;
  PosTileStep step = holds_for_all (self, pos_tile_caption_fits, TRUE)      ? POS_TILE_FULL
                     : holds_for_all (self, pos_tile_wants_smallest, FALSE) ? POS_TILE_SMALL
                                                                            : POS_TILE_SMALLEST;
  for (GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (self)); tile != NULL;
       tile = gtk_widget_get_next_sibling (tile)) {
    GdkRectangle cell = get_cell (self, tile);
    pos_tile_fit (POS_TILE (tile), step, cell.width, cell.height);
    pos_tile_set_caption_step (POS_TILE (tile), step);
  }
  gboolean tight = !holds_for_all (self, pos_tile_is_crowded, FALSE);
  for (GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (self)); tile != NULL;
       tile = gtk_widget_get_next_sibling (tile))
    pos_tile_set_tight (POS_TILE (tile), tight);
  return G_SOURCE_REMOVE;
}

/* Style classes must not change while sizes are handed out: do it right after. */
static void
queue_fit (PosTileGrid *self)
{
  if (self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_captions, self, NULL);
}

static void
update_name (PosTileGrid *self)
{
  guint n = 0;
  for (GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (self)); tile != NULL;
       tile = gtk_widget_get_next_sibling (tile))
    n++;
  g_autofree char *name =
      /* TRANSLATORS: name of a group of buttons for a screen reader: "Actions, 15 buttons" */
      g_strdup_printf (ngettext ("%1$s, %2$u button", "%1$s, %2$u buttons", n), self->title, n);
  pos_ui_describe (GTK_WIDGET (self), name, NULL);
}

static GtkWidget *
focused_tile (PosTileGrid *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self));
}

/* Distance of @box in @direction from @from, sideways offset counting double; -1: elsewhere. */
static int
distance (const graphene_rect_t *from, const graphene_rect_t *box, GtkDirectionType direction)
{
  graphene_point_t a, b;
  graphene_rect_get_center (from, &a);
  graphene_rect_get_center (box, &b);
  int right = (int)(b.x - a.x);
  int down = (int)(b.y - a.y);
  switch ((int)direction) {
  case GTK_DIR_RIGHT:
    return right > 0 ? right + 2 * ABS (down) : -1;
  case GTK_DIR_LEFT:
    return right < 0 ? -right + 2 * ABS (down) : -1;
  case GTK_DIR_DOWN:
    return down > 0 ? down + 2 * ABS (right) : -1;
  case GTK_DIR_UP:
    return down < 0 ? -down + 2 * ABS (right) : -1;
  default:
    return -1;
  }
}

static GtkWidget *
nearest_tile (PosTileGrid *self, GtkWidget *from, GtkDirectionType direction)
{
  graphene_rect_t here, there;
  GtkWidget *nearest = NULL;
  int least = G_MAXINT;
  if (!gtk_widget_compute_bounds (from, GTK_WIDGET (self), &here))
    return NULL;
  for (GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (self)); tile != NULL;
       tile = gtk_widget_get_next_sibling (tile)) {
    if (tile == from || !gtk_widget_compute_bounds (tile, GTK_WIDGET (self), &there))
      continue;
    int far = distance (&here, &there, direction);
    if (far >= 0 && far < least) {
      least = far;
      nearest = tile;
    }
  }
  return nearest;
}

/* One tab stop: Tab enters at the tile last used and leaves again; arrows move inside. */
static gboolean
pos_tile_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PosTileGrid *self = POS_TILE_GRID (widget);
  GtkWidget *current = focused_tile (self);
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) {
    if (current != NULL)
      return FALSE;
    GtkWidget *tile =
        self->last_focus != NULL ? self->last_focus : gtk_widget_get_first_child (widget);
    return tile != NULL && gtk_widget_grab_focus (tile);
  }
  if (current == NULL) {
    GtkWidget *first = gtk_widget_get_first_child (widget);
    return first != NULL && gtk_widget_grab_focus (first);
  }
  GtkWidget *next = nearest_tile (self, current, direction);
  return next != NULL && gtk_widget_grab_focus (next);
}

static void
pos_tile_grid_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  if (child != NULL)
    POS_TILE_GRID (widget)->last_focus = child;
  GTK_WIDGET_CLASS (pos_tile_grid_parent_class)->set_focus_child (widget, child);
}

static void
pos_tile_grid_dispose (GObject *object)
{
  PosTileGrid *self = POS_TILE_GRID (object);
  g_clear_handle_id (&self->fit_source, g_source_remove);
  pos_tile_grid_clear (self);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (pos_tile_grid_parent_class)->dispose (object);
}

static void
pos_tile_grid_class_init (PosTileGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_tile_grid_dispose;
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  widget_class->focus = pos_tile_grid_focus;
  widget_class->set_focus_child = pos_tile_grid_set_focus_child;
  gtk_widget_class_set_layout_manager_type (widget_class, POS_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pos_tile_grid_init (PosTileGrid *self)
{
  self->layout = POS_GRID_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  g_signal_connect_swapped (self->layout, "sized", G_CALLBACK (queue_fit), self);
}

GtkWidget *
pos_tile_grid_new (const char *title, int columns, int rows, int gap)
{
  g_return_val_if_fail (title != NULL && columns > 0 && rows > 0 && gap >= 0, NULL);
  PosTileGrid *self = g_object_new (POS_TYPE_TILE_GRID, NULL);
  g_object_set (self->layout, "columns", columns, "rows", rows, "gap", gap, NULL);
  self->title = g_strdup (title);
  update_name (self);
  return GTK_WIDGET (self);
}

void
pos_tile_grid_attach (PosTileGrid *self, PosTile *tile, int column, int row, int columns, int rows)
{
  g_return_if_fail (POS_IS_TILE_GRID (self));
  g_return_if_fail (POS_IS_TILE (tile));
  gtk_widget_set_parent (GTK_WIDGET (tile), GTK_WIDGET (self));
  pos_grid_layout_place (self->layout, GTK_WIDGET (tile), column, row, columns, rows);
  g_signal_connect_object (
      tile, "notify::caption", G_CALLBACK (queue_fit), self, G_CONNECT_SWAPPED);
  update_name (self);
}

void
pos_tile_grid_clear (PosTileGrid *self)
{
  g_return_if_fail (POS_IS_TILE_GRID (self));
  GtkWidget *tile;
  self->last_focus = NULL;
  while ((tile = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (tile);
}
