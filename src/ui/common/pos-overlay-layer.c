/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-overlay-layer.c — see the header. */
#include "ui/common/pos-overlay-layer.h"

#include "ui/common/pos-ui-props.h"

#define SLIDE_MS 180

struct _PosOverlayLayer {
  GtkBox parent;
  PosDialog *dialog; /* borrowed from the revealer */
  GtkWidget *revealer;
  GWeakRef opener;
};

G_DEFINE_FINAL_TYPE (PosOverlayLayer, pos_overlay_layer, GTK_TYPE_BOX)

/* Every widget remembers which of its children had the focus, and would go on behind it. */
static void
forget_focus (GtkWidget *widget)
{
  while (widget) {
    GtkWidget *child = gtk_widget_get_focus_child (widget);
    gtk_widget_set_focus_child (widget, NULL);
    widget = child;
  }
}

/* Past the last widget comes the first again. */
static gboolean
pos_overlay_layer_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidgetClass *parent_class = GTK_WIDGET_CLASS (pos_overlay_layer_parent_class);
  if (parent_class->focus (widget, direction))
    return TRUE;
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) {
    forget_focus (widget);
    parent_class->focus (widget, direction);
  }
  return TRUE;
}

static gboolean
key_pressed_cb (PosOverlayLayer *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  pos_dialog_answer_safe (self->dialog);
  return GDK_EVENT_STOP;
}

/* A tap beside a sheet closes it; a question wants an answer. */
static void
pressed_cb (PosOverlayLayer *self, int n_press, double x, double y)
{
  graphene_rect_t bounds;
  graphene_point_t point = GRAPHENE_POINT_INIT ((float)x, (float)y);
  if (!pos_dialog_is_sheet (self->dialog) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (self->dialog), GTK_WIDGET (self), &bounds) ||
      graphene_rect_contains_point (&bounds, &point))
    return;
  pos_dialog_answer_safe (self->dialog);
}

static void
pos_overlay_layer_finalize (GObject *object)
{
  g_weak_ref_clear (&POS_OVERLAY_LAYER (object)->opener);
  G_OBJECT_CLASS (pos_overlay_layer_parent_class)->finalize (object);
}

static void
pos_overlay_layer_class_init (PosOverlayLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_overlay_layer_finalize;
  GTK_WIDGET_CLASS (klass)->focus = pos_overlay_layer_focus;
}

static void
pos_overlay_layer_init (PosOverlayLayer *self)
{
  g_weak_ref_init (&self->opener, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "scrim");
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  GtkGesture *click = gtk_gesture_click_new ();
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
place_dialog (PosOverlayLayer *self)
{
  gboolean sheet = pos_dialog_is_sheet (self->dialog);
  gboolean mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  GtkRevealerTransitionType slide =
      mirrored ? GTK_REVEALER_TRANSITION_TYPE_SLIDE_RIGHT : GTK_REVEALER_TRANSITION_TYPE_SLIDE_LEFT;
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    sheet ? slide : GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_revealer_set_transition_duration (GTK_REVEALER (self->revealer), SLIDE_MS);
  gtk_widget_set_hexpand (self->revealer, TRUE);
  gtk_widget_set_halign (self->revealer, sheet ? GTK_ALIGN_END : GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (self->revealer, TRUE);
  gtk_widget_set_valign (self->revealer, sheet ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
}

GtkWidget *
pos_overlay_layer_new (PosDialog *dialog, GtkWidget *opener)
{
  g_return_val_if_fail (POS_IS_DIALOG (dialog), NULL);
  PosOverlayLayer *self = g_object_new (POS_TYPE_OVERLAY_LAYER, NULL);
  g_weak_ref_set (&self->opener, opener);
  self->dialog = dialog;
  self->revealer = gtk_revealer_new ();
  place_dialog (self);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), GTK_WIDGET (dialog));
  /* The shadow of a dialog reaches beyond it. */
  gtk_widget_set_overflow (self->revealer, GTK_OVERFLOW_VISIBLE);
  gtk_box_append (GTK_BOX (self), self->revealer);
  return GTK_WIDGET (self);
}

PosDialog *
pos_overlay_layer_get_dialog (PosOverlayLayer *self)
{
  g_return_val_if_fail (POS_IS_OVERLAY_LAYER (self), NULL);
  return self->dialog;
}

void
pos_overlay_layer_reveal (PosOverlayLayer *self)
{
  g_return_if_fail (POS_IS_OVERLAY_LAYER (self));
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}

GtkWidget *
pos_overlay_layer_get_opener (PosOverlayLayer *self)
{
  g_return_val_if_fail (POS_IS_OVERLAY_LAYER (self), NULL);
  g_autoptr (GtkWidget) opener = g_weak_ref_get (&self->opener);
  return opener != NULL && gtk_widget_get_root (opener) != NULL ? opener : NULL;
}
