/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sale-list.c — see the header. */
#include "ui/sale/pos-sale-list.h"

struct _PosSaleList {
  GtkWidget parent;
  PosSaleState *state;
  PosSaleFill fill;
  GtkWidget *scroller;
  GtkBox *rows;
};

G_DEFINE_FINAL_TYPE (PosSaleList, pos_sale_list, GTK_TYPE_WIDGET)

static void
refill (PosSaleList *self)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->rows))))
    gtk_box_remove (self->rows, old);
  self->fill (self->state, self->rows);
}

/* Only what is looked at is kept up to date. */
static void
changed_cb (PosSaleList *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refill (self);
}

static void
pos_sale_list_map (GtkWidget *widget)
{
  refill (POS_SALE_LIST (widget));
  GTK_WIDGET_CLASS (pos_sale_list_parent_class)->map (widget);
}

static void
pos_sale_list_dispose (GObject *object)
{
  PosSaleList *self = POS_SALE_LIST (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (pos_sale_list_parent_class)->dispose (object);
}

static void
pos_sale_list_class_init (PosSaleListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_sale_list_dispose;
  widget_class->map = pos_sale_list_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pos_sale_list_init (PosSaleList *self)
{
  self->scroller = gtk_scrolled_window_new ();
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->rows));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
pos_sale_list_new (PosSaleState *state, PosSaleFill fill)
{
  PosSaleList *self = g_object_new (POS_TYPE_SALE_LIST, NULL);

  self->state = g_object_ref (state);
  self->fill = fill;
  g_signal_connect_object (state, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
