/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-sums.c — see the header. */
#include "ui/recall/pos-recall-sums.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-recall-amount.h"
#include "ui/recall/pos-recall-words.h"

struct _PosRecallSums {
  GtkBox parent_instance;
  PosShell *shell;             /* borrowed */
  GtkScrolledWindow *scroller; /* borrowed: beside this */
  PosOrder *order;             /* nullable */
  gboolean beside;             /* and not below */
  guint idle;
};

G_DEFINE_FINAL_TYPE (PosRecallSums, pos_recall_sums, GTK_TYPE_BOX)

/* --- When it is seen --- */

/* Whether the order would not fit, were this not here: so that it does not come and go. */
static gboolean
is_needed (PosRecallSums *self)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean takes = gtk_widget_get_visible (widget) && !self->beside;
  int own = takes ? gtk_widget_get_height (widget) : 0;

  return self->order &&
         gtk_adjustment_get_upper (place) > gtk_adjustment_get_page_size (place) + own;
}

static gboolean
idle_cb (gpointer data)
{
  PosRecallSums *self = data;

  self->idle = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), is_needed (self));
  return G_SOURCE_REMOVE;
}

/* Heard while things are laid out, when nothing may come or go. */
static void
place_cb (PosRecallSums *self)
{
  if (!self->idle)
    self->idle = g_idle_add (idle_cb, self);
}

/* --- What it shows --- */

static void
add (PosRecallSums *self, const char *caption, PosAccount account, gint64 amount)
{
  g_autofree char *text = pos_recall_dup_money (self->shell, amount, self->order->currency);
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (face), pos_recall_text_new (caption, "t-cap ink2"));
  gtk_box_append (GTK_BOX (face), pos_ui_label_new (text, "t-line semi num"));
  gtk_box_append (
      GTK_BOX (self),
      pos_recall_amount_wrap (self->shell, self->order, account, NULL, face, caption, amount));
}

static void
clear (PosRecallSums *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_box_remove (GTK_BOX (self), child);
}

void
pos_recall_sums_set_beside (PosRecallSums *self, gboolean beside)
{
  g_return_if_fail (POS_IS_RECALL_SUMS (self));
  self->beside = beside;
  place_cb (self);
}

void
pos_recall_sums_set_order (PosRecallSums *self, PosOrder *order)
{
  g_return_if_fail (POS_IS_RECALL_SUMS (self));
  g_set_object (&self->order, order);
  clear (self);
  if (order && order->type == POS_ORDER_TYPE_QUOTE) {
    add (self, _ ("Quote total"), POS_ACCOUNT_TOTAL, order->total);
  } else if (order) {
    add (self, _ ("Order total"), POS_ACCOUNT_TOTAL, order->total);
    add (self, _ ("Balance"), POS_ACCOUNT_BALANCE, order->balance);
  }
  /* What is not seen is not told of its children: GTK would give it the room it had without. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
  place_cb (self);
}

/* --- GObject --- */

static void
pos_recall_sums_dispose (GObject *object)
{
  PosRecallSums *self = POS_RECALL_SUMS (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->order);
  G_OBJECT_CLASS (pos_recall_sums_parent_class)->dispose (object);
}

static void
pos_recall_sums_class_init (PosRecallSumsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_recall_sums_dispose;
}

static void
pos_recall_sums_init (PosRecallSums *self)
{
  gtk_box_set_homogeneous (GTK_BOX (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "recall-sums");
}

GtkWidget *
pos_recall_sums_new (PosShell *shell, GtkScrolledWindow *scroller)
{
  PosRecallSums *self = g_object_new (POS_TYPE_RECALL_SUMS, NULL);

  self->shell = shell;
  self->scroller = scroller;
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scroller),
                           "changed",
                           G_CALLBACK (place_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
