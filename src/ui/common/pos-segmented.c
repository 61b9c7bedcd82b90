/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-segmented.c — see the header. */
#include "ui/common/pos-segmented.h"

#include "ui/common/pos-ui-props.h"

#define ID_KEY "pos-segment-id"

struct _PosSegmented {
  GtkBox parent;
  char *selected;
};

G_DEFINE_FINAL_TYPE (PosSegmented, pos_segmented, GTK_TYPE_BOX)

static const PosUiProp props[] = {
    {"selected", POS_UI_TEXT, G_STRUCT_OFFSET (PosSegmented, selected), NULL},
};

static void
changed (gpointer widget, const char *name)
{
  PosSegmented *self = widget;
  for (GtkWidget *button = gtk_widget_get_first_child (widget); button != NULL;
       button = gtk_widget_get_next_sibling (button)) {
    if (g_strcmp0 (g_object_get_data (G_OBJECT (button), ID_KEY), self->selected) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  }
}

static void
toggled_cb (GtkToggleButton *button, PosSegmented *self)
{
  if (gtk_toggle_button_get_active (button))
    pos_segmented_set_selected (self, g_object_get_data (G_OBJECT (button), ID_KEY));
}

static void
pos_segmented_class_init (PosSegmentedClass *klass)
{
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
pos_segmented_init (PosSegmented *self)
{
  gtk_box_set_homogeneous (GTK_BOX (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "seg");
}

GtkWidget *
pos_segmented_new (const char *name)
{
  GtkWidget *self = g_object_new (POS_TYPE_SEGMENTED, NULL);
  pos_ui_describe (self, name, NULL);
  return self;
}

void
pos_segmented_append (PosSegmented *self, const char *id, const char *label)
{
  g_return_if_fail (POS_IS_SEGMENTED (self));
  g_return_if_fail (id != NULL && label != NULL);
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));
  GtkWidget *button = gtk_toggle_button_new_with_label (label);
  g_object_set_data_full (G_OBJECT (button), ID_KEY, g_strdup (id), g_free);
  pos_ui_describe (button, label, NULL);
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
  gtk_box_append (GTK_BOX (self), button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);
  if (first == NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

const char *
pos_segmented_get_selected (PosSegmented *self)
{
  g_return_val_if_fail (POS_IS_SEGMENTED (self), NULL);
  return self->selected;
}

void
pos_segmented_set_selected (PosSegmented *self, const char *id)
{
  g_return_if_fail (POS_IS_SEGMENTED (self));
  g_object_set (self, "selected", id, NULL);
}
