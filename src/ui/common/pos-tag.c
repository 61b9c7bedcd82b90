/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-tag.c — see the header. */
#include "ui/common/pos-tag.h"

#include "ui/common/pos-ui-props.h"

#define ICON_SIZE 18

struct _PosTag {
  GtkBox parent;
  int intent;
  char *text;
  GtkWidget *icon;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (PosTag, pos_tag, GTK_TYPE_BOX)

static const PosUiProp props[] = {
    {"intent", POS_UI_ENUM, G_STRUCT_OFFSET (PosTag, intent), pos_look_intent_get_type},
    {"text", POS_UI_TEXT, G_STRUCT_OFFSET (PosTag, text), NULL},
};

static void
changed (gpointer widget, const char *name)
{
  PosTag *self = widget;
  for (int intent = POS_LOOK_INTENT_CARRY; intent <= POS_LOOK_INTENT_SHIP; intent++)
    pos_ui_set_class (
        GTK_WIDGET (self), pos_look_intent_get_css_class (intent), intent == self->intent);
  pos_ui_set_icon (self->icon, pos_look_intent_get_icon (self->intent));
  gtk_label_set_text (GTK_LABEL (self->label),
                      self->text != NULL ? self->text : pos_look_intent_get_label (self->intent));
}

static void
pos_tag_class_init (PosTagClass *klass)
{
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
}

static void
pos_tag_init (PosTag *self)
{
  self->icon = pos_ui_icon_new (NULL, ICON_SIZE);
  self->label = pos_ui_label_new (NULL, NULL);
  gtk_box_set_spacing (GTK_BOX (self), 5);
  gtk_box_append (GTK_BOX (self), self->icon);
  gtk_box_append (GTK_BOX (self), self->label);
  gtk_widget_add_css_class (GTK_WIDGET (self), "tag");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  changed (self, NULL);
}

GtkWidget *
pos_tag_new (PosLookIntent intent)
{
  return g_object_new (POS_TYPE_TAG, "intent", intent, NULL);
}
