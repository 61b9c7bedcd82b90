/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-step-header.c — see the header. */
#include "ui/common/pos-step-header.h"

#include "ui/common/pos-ui-props.h"

struct _PosStepHeader {
  GtkBox parent;
  int number;
  char *title;
  char *hint;
  GtkWidget *number_label;
  GtkWidget *title_label;
  GtkWidget *hint_label;
};

G_DEFINE_FINAL_TYPE (PosStepHeader, pos_step_header, GTK_TYPE_BOX)

static const PosUiProp props[] = {
    {"number", POS_UI_NUMBER, G_STRUCT_OFFSET (PosStepHeader, number), NULL},
    {"title", POS_UI_TEXT, G_STRUCT_OFFSET (PosStepHeader, title), NULL},
    {"hint", POS_UI_TEXT, G_STRUCT_OFFSET (PosStepHeader, hint), NULL},
};

static void
changed (gpointer widget, const char *name)
{
  PosStepHeader *self = widget;
  g_autofree char *number = g_strdup_printf ("%d", self->number);
  pos_ui_set_label (self->number_label, self->number > 0 ? number : NULL);
  pos_ui_set_label (self->title_label, self->title);
  pos_ui_set_label (self->hint_label, self->hint);
  pos_ui_describe (widget, self->title, self->hint);
}

static void
pos_step_header_class_init (PosStepHeaderClass *klass)
{
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_HEADING);
}

static void
pos_step_header_init (PosStepHeader *self)
{
  self->number_label = pos_ui_label_new (NULL, "stepn num");
  gtk_label_set_xalign (GTK_LABEL (self->number_label), 0.5F);
  gtk_widget_set_valign (self->number_label, GTK_ALIGN_CENTER);
  self->title_label = pos_ui_label_new (NULL, "t-title");
  self->hint_label = pos_ui_label_new (NULL, "t-cap ink2");
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_box_append (GTK_BOX (self), self->number_label);
  gtk_box_append (GTK_BOX (self), self->title_label);
  gtk_box_append (GTK_BOX (self), self->hint_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
}

GtkWidget *
pos_step_header_new (int number, const char *title)
{
  return g_object_new (POS_TYPE_STEP_HEADER, "number", number, "title", title, NULL);
}
