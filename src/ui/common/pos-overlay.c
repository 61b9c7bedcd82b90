/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-overlay.c — see the header. */
#include "ui/common/pos-overlay.h"

#include "ui/common/pos-overlay-layer.h"

struct _PosOverlay {
  GtkWidget parent;
  GtkWidget *stack; /* GtkOverlay */
  GtkWidget *snack;
  GPtrArray *layers; /* PosOverlayLayer, borrowed, lowest first */
};

G_DEFINE_FINAL_TYPE (PosOverlay, pos_overlay, GTK_TYPE_WIDGET)

static guint changed_signal;

static GtkWidget *
content_of (PosOverlay *self)
{
  return gtk_overlay_get_child (GTK_OVERLAY (self->stack));
}

static void
set_reachable (GtkWidget *widget, gboolean reachable)
{
  if (widget == NULL)
    return;
  gtk_widget_set_can_target (widget, reachable);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, !reachable, -1);
}

/* Only what lies on top can be touched and is read aloud. */
static void
update_reachable (PosOverlay *self)
{
  guint n = self->layers->len;
  set_reachable (content_of (self), n == 0);
  for (guint i = 0; i < n; i++)
    set_reachable (g_ptr_array_index (self->layers, i), i + 1 == n);
  g_signal_emit (self, changed_signal, 0);
}

static void
pos_overlay_dispose (GObject *object)
{
  PosOverlay *self = POS_OVERLAY (object);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  G_OBJECT_CLASS (pos_overlay_parent_class)->dispose (object);
}

static void
pos_overlay_class_init (PosOverlayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_overlay_dispose;
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pos_overlay_init (PosOverlay *self)
{
  self->layers = g_ptr_array_new ();
  self->stack = gtk_overlay_new ();
  self->snack = pos_snack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->stack), self->snack);
}

GtkWidget *
pos_overlay_new (void)
{
  return g_object_new (POS_TYPE_OVERLAY, NULL);
}

void
pos_overlay_set_child (PosOverlay *self, GtkWidget *child)
{
  g_return_if_fail (POS_IS_OVERLAY (self));
  gtk_overlay_set_child (GTK_OVERLAY (self->stack), child);
  update_reachable (self);
}

PosOverlay *
pos_overlay_find (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  GtkWidget *found = gtk_widget_get_ancestor (widget, POS_TYPE_OVERLAY);
  return found != NULL ? POS_OVERLAY (found) : NULL;
}

/* A dialog that slides or fades in cannot have the focus before its first frame. */
static void
mapped_cb (GtkWidget *dialog, GtkWidget *layer)
{
  if (gtk_widget_get_focus_child (layer) == NULL)
    pos_dialog_take_focus (POS_DIALOG (dialog));
}

void
pos_overlay_open (PosOverlay *self, PosDialog *dialog)
{
  g_return_if_fail (POS_IS_OVERLAY (self));
  g_return_if_fail (POS_IS_DIALOG (dialog));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *opener = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *layer = pos_overlay_layer_new (dialog, opener);
  g_signal_connect (dialog, "close", G_CALLBACK (pos_overlay_close), NULL);
  g_ptr_array_add (self->layers, layer);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->stack), layer);
  update_reachable (self);
  g_signal_connect_object (dialog, "map", G_CALLBACK (mapped_cb), layer, G_CONNECT_AFTER);
  pos_overlay_layer_reveal (POS_OVERLAY_LAYER (layer));
  if (gtk_widget_get_mapped (GTK_WIDGET (dialog)))
    mapped_cb (GTK_WIDGET (dialog), layer);
}

/* What a menu held is gone when the dialog is: keys that went there would be lost. */
static void
give_focus_back (GtkWidget *opener)
{
  while (opener && !gtk_widget_get_mapped (opener))
    opener = gtk_widget_get_parent (opener);
  if (opener)
    gtk_widget_grab_focus (opener);
}

void
pos_overlay_close (GtkWidget *dialog)
{
  g_return_if_fail (GTK_IS_WIDGET (dialog));
  GtkWidget *layer = gtk_widget_get_ancestor (dialog, POS_TYPE_OVERLAY_LAYER);
  PosOverlay *self = layer != NULL ? pos_overlay_find (layer) : NULL;
  if (self == NULL)
    return;
  GtkWidget *opener = pos_overlay_layer_get_opener (POS_OVERLAY_LAYER (layer));
  g_ptr_array_remove (self->layers, layer);
  gtk_overlay_remove_overlay (GTK_OVERLAY (self->stack), layer);
  update_reachable (self);
  give_focus_back (opener);
}

PosDialog *
pos_overlay_get_top (PosOverlay *self)
{
  g_return_val_if_fail (POS_IS_OVERLAY (self), NULL);
  if (self->layers->len == 0)
    return NULL;
  return pos_overlay_layer_get_dialog (g_ptr_array_index (self->layers, self->layers->len - 1));
}

PosSnack *
pos_overlay_show_snack (PosOverlay *self, const char *text, const char *undo)
{
  g_return_val_if_fail (POS_IS_OVERLAY (self), NULL);
  /* A new one, so that who connected to the one before hears nothing of this. */
  gtk_overlay_remove_overlay (GTK_OVERLAY (self->stack), self->snack);
  self->snack = pos_snack_new ();
  gtk_overlay_add_overlay (GTK_OVERLAY (self->stack), self->snack);
  pos_snack_show (POS_SNACK (self->snack), text, undo);
  return POS_SNACK (self->snack);
}

void
pos_overlay_hide_snack (PosOverlay *self)
{
  g_return_if_fail (POS_IS_OVERLAY (self));
  pos_snack_hide (POS_SNACK (self->snack));
}

gboolean
pos_overlay_has_snack (PosOverlay *self)
{
  g_return_val_if_fail (POS_IS_OVERLAY (self), FALSE);
  return pos_snack_is_shown (POS_SNACK (self->snack));
}
