/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-calendar.c — see the header. */
#include "ui/common/pos-calendar.h"

#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-grid-layout.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define DAYS_PER_WEEK 7
#define CELL 46
#define HEAD 28 /* height of the names of the days */
#define GAP 4
#define USUAL_WEEKS 5

struct _PosCalendar {
  GtkBox parent;
  PosDayContext context;
  PosDate month; /* its first day */
  GtkWidget *title;
  GtkWidget *names;
  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (PosCalendar, pos_calendar, GTK_TYPE_BOX)

enum { PICKED, REFUSED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void rebuild (PosCalendar *self);

static PosDate
first_of_month (PosDate day, int months_later)
{
  int year, month, number;
  pos_date_get_ymd (day, &year, &month, &number);
  month += months_later - 1;
  year += month < 0 ? -1 : month / 12;
  return pos_date_new (year, (month + 12) % 12 + 1, 1);
}

static void
clicked_cb (PosDayButton *button, PosCalendar *self)
{
  const char *reason = pos_day_button_get_reason (button);
  if (reason != NULL) {
    g_signal_emit (self, signals[REFUSED], 0, button, reason);
    return;
  }
  PosDate day = pos_day_button_get_day (button);
  pos_calendar_select (self, day);
  g_signal_emit (self, signals[PICKED], 0, day.julian);
}

static void
place (GtkWidget *grid, GtkWidget *child, int column, int row)
{
  gtk_widget_set_parent (child, grid);
  pos_grid_layout_place (
      POS_GRID_LAYOUT (gtk_widget_get_layout_manager (grid)), child, column, row, 1, 1);
}

static void
add_weekdays (PosCalendar *self)
{
  PosDate monday = pos_date_add_days (self->month, 1 - pos_date_get_weekday (self->month));
  for (int i = 0; i < DAYS_PER_WEEK; i++) {
    g_autofree char *name =
        pos_format_weekday (self->context.format, pos_date_add_days (monday, i));
    GtkWidget *label = gtk_label_new (name);
    gtk_widget_add_css_class (label, "dow");
    place (self->names, label, i, 0);
  }
}

static void
add_days (PosCalendar *self)
{
  int offset = pos_date_get_weekday (self->month) - 1;
  int days = (int)(first_of_month (self->month, 1).julian - self->month.julian);
  int weeks = (offset + days + DAYS_PER_WEEK - 1) / DAYS_PER_WEEK;
  /* Six weeks stand closer, so that what is below them stays where it can be seen. */
  g_object_set (gtk_widget_get_layout_manager (self->grid),
                "rows",
                weeks,
                "gap",
                weeks > USUAL_WEEKS ? 0 : GAP,
                NULL);
  for (int i = 0; i < days; i++) {
    PosDate day = pos_date_add_days (self->month, i);
    GtkWidget *button = pos_day_button_new (&self->context, day, FALSE);
    gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
    place (self->grid, button, (offset + i) % DAYS_PER_WEEK, (offset + i) / DAYS_PER_WEEK);
  }
}

static void
empty (GtkWidget *grid)
{
  GtkWidget *child;
  while (grid != NULL && (child = gtk_widget_get_first_child (grid)) != NULL)
    gtk_widget_unparent (child);
}

/* The days are made anew; who has one in hand keeps it. */
static void
rebuild (PosCalendar *self)
{
  PosDate focus = pos_day_button_find_focus (self->grid);

  empty (self->names);
  empty (self->grid);
  g_autofree char *title = pos_format_month (self->context.format, self->month);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  pos_ui_describe (self->grid, title, NULL);
  add_weekdays (self);
  add_days (self);
  if (focus.julian != 0)
    pos_day_button_focus (self->grid, focus);
}

static void
previous_cb (PosCalendar *self)
{
  self->month = first_of_month (self->month, -1);
  rebuild (self);
}

static void
next_cb (PosCalendar *self)
{
  self->month = first_of_month (self->month, 1);
  rebuild (self);
}

static void
pos_calendar_dispose (GObject *object)
{
  PosCalendar *self = POS_CALENDAR (object);
  empty (self->names);
  empty (self->grid);
  self->names = NULL;
  self->grid = NULL;
  g_clear_object (&self->context.format);
  G_OBJECT_CLASS (pos_calendar_parent_class)->dispose (object);
}

/* The chosen day, else today, else whatever is first. */
static gboolean
pos_calendar_grab_focus (GtkWidget *widget)
{
  PosCalendar *self = POS_CALENDAR (widget);

  return pos_day_button_focus (self->grid, self->context.selected) ||
         pos_day_button_focus (self->grid, self->context.today) ||
         gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
pos_calendar_class_init (PosCalendarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_calendar_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = pos_calendar_grab_focus;
  GType type = G_TYPE_FROM_CLASS (klass);
  signals[PICKED] = g_signal_new (
      "picked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[REFUSED] = g_signal_new ("refused",
                                   type,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   GTK_TYPE_WIDGET,
                                   G_TYPE_STRING);
}

static GtkWidget *
make_arrow (PosCalendar *self, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), pos_ui_icon_new (icon, 20));
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "quiet");
  gtk_widget_add_css_class (button, "icononly");
  pos_ui_describe (button, name, NULL);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_grid (GtkAccessibleRole role, int cell_height)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_BOX, "accessible-role", role, NULL);
  GtkLayoutManager *layout = pos_grid_layout_new (DAYS_PER_WEEK, 1, GAP);
  g_object_set (layout, "min-cell-width", CELL, "min-cell-height", cell_height, NULL);
  gtk_widget_set_layout_manager (grid, layout);
  return grid;
}

static void
pos_calendar_init (PosCalendar *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  self->title = pos_ui_label_new (NULL, "t-title");
  gtk_label_set_xalign (GTK_LABEL (self->title), 0.5F);
  gtk_widget_set_hexpand (self->title, TRUE);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (
      GTK_BOX (head),
      make_arrow (self, "pos-chev-left-symbolic", _ ("Previous month"), G_CALLBACK (previous_cb)));
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (
      GTK_BOX (head),
      make_arrow (self, "pos-chev-right-symbolic", _ ("Next month"), G_CALLBACK (next_cb)));
  self->names = make_grid (GTK_ACCESSIBLE_ROLE_PRESENTATION, HEAD);
  self->grid = make_grid (GTK_ACCESSIBLE_ROLE_RADIO_GROUP, CELL);
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), self->names);
  gtk_box_append (GTK_BOX (self), pos_focus_stop_new (self->grid));
}

GtkWidget *
pos_calendar_new (PosFormat *format, PosDate today)
{
  g_return_val_if_fail (POS_IS_FORMAT (format), NULL);
  PosCalendar *self = g_object_new (POS_TYPE_CALENDAR, NULL);
  self->context.format = g_object_ref (format);
  self->context.today = today;
  self->month = first_of_month (today, 0);
  rebuild (self);
  return GTK_WIDGET (self);
}

void
pos_calendar_look_back (PosCalendar *self)
{
  g_return_if_fail (POS_IS_CALENDAR (self));
  self->context.looks_back = TRUE;
  rebuild (self);
}

void
pos_calendar_take_any (PosCalendar *self)
{
  g_return_if_fail (POS_IS_CALENDAR (self));
  self->context.any = TRUE;
  rebuild (self);
}

void
pos_calendar_set_rule (PosCalendar *self, PosDayRule rule, gpointer data)
{
  g_return_if_fail (POS_IS_CALENDAR (self));
  self->context.rule = rule;
  self->context.rule_data = data;
  rebuild (self);
}

void
pos_calendar_select (PosCalendar *self, PosDate day)
{
  g_return_if_fail (POS_IS_CALENDAR (self));
  self->context.selected = day;
  if (day.julian != 0)
    self->month = first_of_month (day, 0);
  rebuild (self);
}

PosDate
pos_calendar_get_selected (PosCalendar *self)
{
  g_return_val_if_fail (POS_IS_CALENDAR (self), POS_DATE_NONE);
  return self->context.selected;
}
