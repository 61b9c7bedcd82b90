/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-focus-stop.c — see the header. */
#include "ui/common/pos-focus-stop.h"

#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-day-button.h"

struct _PosFocusStop {
  GtkWidget parent_instance;
  GtkWidget *last; /* (nullable): weak: where Tab comes back to */
};

G_DEFINE_FINAL_TYPE (PosFocusStop, pos_focus_stop, GTK_TYPE_WIDGET)

static GtkWidget *
get_inside (PosFocusStop *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : NULL;
}

/* The rows of a list view are other ones after it scrolled; it knows its place itself. */
static void
remember (PosFocusStop *self, GtkWidget *inside)
{
  if (!gtk_widget_get_ancestor (inside, GTK_TYPE_LIST_VIEW))
    g_set_weak_pointer (&self->last, inside);
}

static gboolean
come_back (PosFocusStop *self)
{
  return self->last && gtk_widget_is_ancestor (self->last, GTK_WIDGET (self)) &&
         gtk_widget_get_mapped (self->last) && gtk_widget_grab_focus (self->last);
}

/* Of cards or days of which one is chosen, that one. */
static GtkWidget *
find_chosen (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (POS_IS_CHOICE_CARD (widget))
    return pos_choice_card_get_active (POS_CHOICE_CARD (widget)) ? widget : NULL;
  if (POS_IS_DAY_BUTTON (widget))
    return pos_day_button_is_chosen (POS_DAY_BUTTON (widget)) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      found = find_chosen (child);
  return found;
}

static gboolean
go_to_chosen (PosFocusStop *self)
{
  GtkWidget *chosen = find_chosen (GTK_WIDGET (self));

  return chosen && gtk_widget_grab_focus (chosen);
}

static gboolean
pos_focus_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PosFocusStop *self = POS_FOCUS_STOP (widget);
  GtkWidget *child = gtk_widget_get_first_child (widget), *inside = get_inside (self);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return gtk_widget_child_focus (child, direction);
  if (inside) {
    remember (self, inside);
    return FALSE;
  }
  return come_back (self) || go_to_chosen (self) ||
         gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

/* --- Moving inside --- */

static void
collect (GtkWidget *widget, GPtrArray *places)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    if (!gtk_widget_get_mapped (child) || !gtk_widget_get_sensitive (child))
      continue;
    if (gtk_widget_get_focusable (child))
      g_ptr_array_add (places, child);
    else
      collect (child, places);
  }
}

/* How far down one sees at once. */
static double
get_page (PosFocusStop *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_widget_get_height (scroller ? scroller : GTK_WIDGET (self));
}

static graphene_rect_t
get_bounds (PosFocusStop *self, GtkWidget *place)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (!gtk_widget_compute_bounds (place, GTK_WIDGET (self), &bounds))
    return GRAPHENE_RECT_INIT (0, 0, 0, 0);
  return bounds;
}

static double
get_top (PosFocusStop *self, GPtrArray *places, guint i)
{
  return get_bounds (self, places->pdata[i]).origin.y;
}

static double
get_left (PosFocusStop *self, GPtrArray *places, guint i)
{
  return get_bounds (self, places->pdata[i]).origin.x;
}

static guint
step (GPtrArray *places, guint at, int by)
{
  return (guint)CLAMP ((int)at + by, 0, (int)places->len - 1);
}

static gboolean
is_last (GPtrArray *places, guint at, int by)
{
  return step (places, at, by) == at;
}

/* Of the next row what is nearest. */
static guint
change_row (PosFocusStop *self, GPtrArray *places, guint at, int by)
{
  double top = get_top (self, places, at), left = get_left (self, places, at), row;
  guint to = at, best;

  while (!is_last (places, to, by) && ABS (get_top (self, places, to) - top) < 1)
    to = step (places, to, by);
  row = get_top (self, places, to);
  if (ABS (row - top) < 1)
    return at;
  for (best = to; ABS (get_top (self, places, to) - row) < 1; to = step (places, to, by)) {
    if (ABS (get_left (self, places, to) - left) < ABS (get_left (self, places, best) - left))
      best = to;
    if (is_last (places, to, by))
      break;
  }
  return best;
}

/* The farthest row that is no more than one page away, and at least the next one. */
static guint
turn_page (PosFocusStop *self, GPtrArray *places, guint at, int by)
{
  double page = get_page (self), from = get_top (self, places, at);
  guint to = at, next = change_row (self, places, at, by);

  do {
    to = next;
    next = change_row (self, places, to, by);
  } while (next != to && ABS (get_top (self, places, next) - from) <= page);
  return to;
}

/* Where the key leads from @at; -1: it is none of ours. */
static int
find_place (PosFocusStop *self, GPtrArray *places, guint at, guint keyval)
{
  int on = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (keyval) {
  case GDK_KEY_Home:
  case GDK_KEY_KP_Home:
    return 0;
  case GDK_KEY_End:
  case GDK_KEY_KP_End:
    return (int)places->len - 1;
  case GDK_KEY_Page_Up:
  case GDK_KEY_KP_Page_Up:
    return (int)turn_page (self, places, at, -1);
  case GDK_KEY_Page_Down:
  case GDK_KEY_KP_Page_Down:
    return (int)turn_page (self, places, at, 1);
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    return (int)step (places, at, -on);
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    return (int)step (places, at, on);
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    return (int)change_row (self, places, at, -1);
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    return (int)change_row (self, places, at, 1);
  default:
    return -1;
  }
}

/* At its ends one stays: else an arrow too many would leave it. */
static gboolean
key_cb (PosFocusStop *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *inside = get_inside (self);
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  guint at;
  int to;

  if (!inside || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  collect (GTK_WIDGET (self), places);
  if (!g_ptr_array_find (places, inside, &at))
    return FALSE;
  to = find_place (self, places, at, keyval);
  if (to >= 0)
    gtk_widget_grab_focus (places->pdata[to]);
  return to >= 0;
}

/* --- GObject --- */

static void
pos_focus_stop_dispose (GObject *object)
{
  PosFocusStop *self = POS_FOCUS_STOP (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_weak_pointer (&self->last);
  if (child)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pos_focus_stop_parent_class)->dispose (object);
}

static void
pos_focus_stop_class_init (PosFocusStopClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_focus_stop_dispose;
  widget_class->focus = pos_focus_stop_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pos_focus_stop_init (PosFocusStop *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
pos_focus_stop_new (GtkWidget *child)
{
  PosFocusStop *self = g_object_new (POS_TYPE_FOCUS_STOP, NULL);

  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
