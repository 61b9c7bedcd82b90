/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-day-strip.c — see the header. */
#include "ui/common/pos-day-strip.h"

#define DAYS 7

struct _PosDayStrip {
  GtkBox parent;
  PosDayContext context;
  PosDate start;
};

G_DEFINE_FINAL_TYPE (PosDayStrip, pos_day_strip, GTK_TYPE_BOX)

enum { PICKED, REFUSED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
clicked_cb (PosDayButton *button, PosDayStrip *self)
{
  const char *reason = pos_day_button_get_reason (button);
  if (reason != NULL) {
    g_signal_emit (self, signals[REFUSED], 0, button, reason);
    return;
  }
  PosDate day = pos_day_button_get_day (button);
  pos_day_strip_select (self, day);
  g_signal_emit (self, signals[PICKED], 0, day.julian);
}

/* The days are made anew; who has one in hand keeps it. */
static void
rebuild (PosDayStrip *self)
{
  PosDate focus = pos_day_button_find_focus (GTK_WIDGET (self));
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), old);
  for (int i = 0; i < DAYS; i++) {
    GtkWidget *button =
        pos_day_button_new (&self->context, pos_date_add_days (self->start, i), TRUE);
    g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
    gtk_box_append (GTK_BOX (self), button);
  }
  if (focus.julian != 0)
    pos_day_button_focus (GTK_WIDGET (self), focus);
}

static void
pos_day_strip_dispose (GObject *object)
{
  g_clear_object (&POS_DAY_STRIP (object)->context.format);
  G_OBJECT_CLASS (pos_day_strip_parent_class)->dispose (object);
}

static void
pos_day_strip_class_init (PosDayStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_day_strip_dispose;
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
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
pos_day_strip_init (PosDayStrip *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_set_homogeneous (GTK_BOX (self), TRUE);
}

GtkWidget *
pos_day_strip_new (PosFormat *format, PosDate today)
{
  g_return_val_if_fail (POS_IS_FORMAT (format), NULL);
  PosDayStrip *self = g_object_new (POS_TYPE_DAY_STRIP, NULL);
  self->context.format = g_object_ref (format);
  self->context.today = today;
  pos_day_strip_set_start (self, today);
  return GTK_WIDGET (self);
}

void
pos_day_strip_set_start (PosDayStrip *self, PosDate start)
{
  g_return_if_fail (POS_IS_DAY_STRIP (self));
  self->start = start;
  rebuild (self);
}

void
pos_day_strip_set_rule (PosDayStrip *self, PosDayRule rule, gpointer data)
{
  g_return_if_fail (POS_IS_DAY_STRIP (self));
  self->context.rule = rule;
  self->context.rule_data = data;
  rebuild (self);
}

void
pos_day_strip_select (PosDayStrip *self, PosDate day)
{
  g_return_if_fail (POS_IS_DAY_STRIP (self));
  gint64 offset = (gint64)day.julian - self->start.julian;
  self->context.selected = day;
  if (day.julian != 0 && (offset < 0 || offset >= DAYS))
    self->start = day;
  rebuild (self);
}

PosDate
pos_day_strip_get_selected (PosDayStrip *self)
{
  g_return_val_if_fail (POS_IS_DAY_STRIP (self), POS_DATE_NONE);
  return self->context.selected;
}
