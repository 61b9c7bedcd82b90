/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-pickup-day.c — see the header. */
#include "ui/delivery/pos-pickup-day.h"

#include "pricing/pos-delivery.h"
#include "ui/common/pos-calendar.h"
#include "ui/common/pos-ui-props.h"
#include "ui/delivery/pos-day-refusal.h"
#include "ui/delivery/pos-delivery-text.h"
#include "ui/delivery/pos-slot-list.h"
#include "ui/shell/pos-store-text.h"

/* A free day is looked for this far from the first possible one. */
#define DAYS_SEARCHED 62

struct _PosPickupDay {
  GtkBox parent;
  PosShell *shell; /* borrowed */
  PosStore *store; /* nullable */
  char *mode;
  PosDate wanted;
  PosDate proposal;
  GtkWidget *calendar;
  GtkWidget *hours_title;
  GtkWidget *hours;
  GtkWidget *hours_box;
};

G_DEFINE_FINAL_TYPE (PosPickupDay, pos_pickup_day, GTK_TYPE_BOX)

static guint chosen_signal;

static gboolean
is_possible (PosDate day, char **reason, gpointer data)
{
  PosPickupDay *self = data;

  if (!self->store || !self->mode) {
    *reason = g_strdup (_ ("Choose a store first"));
    return FALSE;
  }
  *reason = pos_delivery_text_date_reason (self->shell, self->mode, self->store, day);
  if (!*reason && !pos_slot_list_has_room (self->shell, self->store, self->mode, day))
    *reason = g_strdup (_ ("Every time on this day is taken"));
  return *reason == NULL;
}

static gboolean
is_free (PosPickupDay *self, PosDate day)
{
  g_autofree char *reason = NULL;

  return is_possible (day, &reason, self);
}

static PosDate
find_proposal (PosPickupDay *self)
{
  PosPricing pricing = pos_register_get_pricing (pos_shell_get_register (self->shell));
  PosDate first;

  if (!self->store || !self->mode)
    return POS_DATE_NONE;
  first = pos_delivery_propose_date (&pricing, self->mode, self->store);
  for (int i = 0; i < DAYS_SEARCHED; i++) {
    PosDate day = pos_date_add_days (first, i);
    if (is_free (self, day))
      return day;
  }
  return POS_DATE_NONE;
}

/* --- Answers --- */

static void
choose (PosPickupDay *self, PosDate day)
{
  pos_pickup_day_set_wanted (self, day);
  g_signal_emit (self, chosen_signal, 0);
}

static void
picked_cb (GtkWidget *calendar, guint julian, PosPickupDay *self)
{
  self->wanted = (PosDate){julian};
  g_signal_emit (self, chosen_signal, 0);
}

static void
offered_cb (PosDate day, gpointer data)
{
  choose (data, day);
}

/* The nearest day after the refused one that can be. */
static PosDate
find_next (PosPickupDay *self, PosDate refused)
{
  for (int i = 1; i < DAYS_SEARCHED; i++) {
    PosDate day = pos_date_add_days (refused, i);
    if (day.julian >= self->proposal.julian && is_free (self, day))
      return day;
  }
  return self->proposal;
}

static void
refused_cb (GtkWidget *calendar, GtkWidget *button, const char *reason, PosPickupDay *self)
{
  PosDate refused = pos_day_button_get_day (POS_DAY_BUTTON (button));

  pos_day_refusal_open (
      self->shell, POS_DAY_BUTTON (button), reason, find_next (self, refused), offered_cb, self);
}

/* --- Opening hours --- */

static void
add_row (GtkWidget *grid, int row, const PosStoreHours *hours)
{
  GtkWidget *days = pos_ui_label_new (hours->days, "t-cap ink2");
  GtkWidget *times = pos_ui_label_new (hours->hours, "t-cap num");

  gtk_label_set_wrap (GTK_LABEL (days), TRUE);
  gtk_widget_set_hexpand (days, TRUE);
  gtk_label_set_xalign (GTK_LABEL (times), 1);
  gtk_grid_attach (GTK_GRID (grid), days, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), times, 1, row, 1, 1);
}

static void
show_hours (PosPickupDay *self)
{
  g_autoptr (GPtrArray) rows =
      self->store ? pos_store_text_list_hours (self->shell, self->store) : g_ptr_array_new ();
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (self->hours)))
    gtk_grid_remove (GTK_GRID (self->hours), old);
  for (guint i = 0; i < rows->len; i++)
    add_row (self->hours, (int)i, rows->pdata[i]);
  if (self->store) {
    /* TRANSLATORS: a store: "Amersfoort opening hours" */
    g_autofree char *title = g_strdup_printf (_ ("%s opening hours"), self->store->name);
    gtk_label_set_text (GTK_LABEL (self->hours_title), title);
  }
  gtk_widget_set_visible (self->hours_box, rows->len > 0);
}

static GtkWidget *
make_hours (PosPickupDay *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = pos_ui_icon_new ("pos-clock-symbolic", 20);

  self->hours_title = pos_ui_label_new (NULL, "semi");
  self->hours = gtk_grid_new ();
  gtk_label_set_wrap (GTK_LABEL (self->hours_title), TRUE);
  gtk_grid_set_row_spacing (GTK_GRID (self->hours), 3);
  gtk_grid_set_column_spacing (GTK_GRID (self->hours), 12);
  gtk_widget_add_css_class (icon, "c-pick");
  gtk_box_append (GTK_BOX (head), icon);
  gtk_box_append (GTK_BOX (head), self->hours_title);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->hours);
  gtk_widget_add_css_class (box, "card");
  return box;
}

/* --- The panel --- */

static void
pos_pickup_day_dispose (GObject *object)
{
  PosPickupDay *self = POS_PICKUP_DAY (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->mode, g_free);
  G_OBJECT_CLASS (pos_pickup_day_parent_class)->dispose (object);
}

static void
pos_pickup_day_class_init (PosPickupDayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_pickup_day_dispose;
  chosen_signal = g_signal_new (
      "chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_pickup_day_init (PosPickupDay *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
}

GtkWidget *
pos_pickup_day_new (PosShell *shell)
{
  PosPickupDay *self = g_object_new (POS_TYPE_PICKUP_DAY, NULL);
  PosDate today = pos_register_get_today (pos_shell_get_register (shell));
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *hint = pos_ui_label_new (_ ("Struck dates: tap one to see why."), "t-cap ink2");

  self->shell = shell;
  self->calendar = pos_calendar_new (pos_shell_get_format (shell), today);
  self->hours_box = make_hours (self);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_set_hexpand (self->calendar, TRUE);
  gtk_widget_add_css_class (panel, "panel");
  gtk_box_append (GTK_BOX (panel), self->calendar);
  gtk_box_append (GTK_BOX (self), panel);
  gtk_box_append (GTK_BOX (self), hint);
  gtk_box_append (GTK_BOX (self), self->hours_box);
  g_signal_connect_object (self->calendar, "picked", G_CALLBACK (picked_cb), self, 0);
  g_signal_connect_object (self->calendar, "refused", G_CALLBACK (refused_cb), self, 0);
  return GTK_WIDGET (self);
}

void
pos_pickup_day_update (PosPickupDay *self, PosStore *store, const char *mode)
{
  g_return_if_fail (POS_IS_PICKUP_DAY (self));
  if (store && store == self->store && g_strcmp0 (mode, self->mode) == 0)
    return;
  g_set_object (&self->store, store);
  g_free (self->mode);
  self->mode = g_strdup (mode);
  self->proposal = find_proposal (self);
  pos_calendar_set_rule (POS_CALENDAR (self->calendar), is_possible, self);
  pos_calendar_select (POS_CALENDAR (self->calendar), pos_pickup_day_get_date (self));
  show_hours (self);
}

void
pos_pickup_day_set_wanted (PosPickupDay *self, PosDate date)
{
  g_return_if_fail (POS_IS_PICKUP_DAY (self));
  self->wanted = date;
  pos_calendar_select (POS_CALENDAR (self->calendar), pos_pickup_day_get_date (self));
}

PosDate
pos_pickup_day_get_date (PosPickupDay *self)
{
  g_return_val_if_fail (POS_IS_PICKUP_DAY (self), POS_DATE_NONE);
  return self->wanted.julian && is_free (self, self->wanted) ? self->wanted : self->proposal;
}
