/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-chip.c — see the header. */
#include "ui/common/pos-chip.h"

#include "ui/common/pos-ui-props.h"

#define ICON_SIZE 18

struct _PosChip {
  GtkToggleButton parent;
  char *text;
  char *icon_name;
  gboolean filter;
  gboolean wrap;
  gboolean unavailable;
  GtkWidget *icon;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (PosChip, pos_chip, GTK_TYPE_TOGGLE_BUTTON)

static const PosUiProp props[] = {
    {"text", POS_UI_TEXT, G_STRUCT_OFFSET (PosChip, text), NULL},
    {"icon", POS_UI_TEXT, G_STRUCT_OFFSET (PosChip, icon_name), NULL},
    {"filter", POS_UI_FLAG, G_STRUCT_OFFSET (PosChip, filter), NULL},
    {"wrap", POS_UI_FLAG, G_STRUCT_OFFSET (PosChip, wrap), NULL},
    {"unavailable", POS_UI_FLAG, G_STRUCT_OFFSET (PosChip, unavailable), NULL},
};

static void
changed (gpointer widget, const char *name)
{
  PosChip *self = widget;
  gboolean on = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self));
  gtk_label_set_text (GTK_LABEL (self->label), self->text != NULL ? self->text : "");
  gtk_label_set_wrap (GTK_LABEL (self->label), self->wrap);
  /* A label that may break asks for less than it can use. */
  gtk_widget_set_halign (gtk_button_get_child (widget),
                         self->wrap ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->label, self->wrap);
  pos_ui_set_icon (self->icon, self->filter && on ? "pos-check-symbolic" : self->icon_name);
  pos_ui_set_class (widget, "off", self->unavailable);
  pos_ui_describe (widget, self->text, NULL);
}

static void
pos_chip_toggled (GtkToggleButton *button)
{
  changed (button, NULL);
}

static void
pos_chip_class_init (PosChipClass *klass)
{
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  GTK_TOGGLE_BUTTON_CLASS (klass)->toggled = pos_chip_toggled;
}

static void
pos_chip_init (PosChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->icon = pos_ui_icon_new (NULL, ICON_SIZE);
  self->label = pos_ui_label_new (NULL, NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0.5F);
  gtk_label_set_justify (GTK_LABEL (self->label), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "chip");
}

GtkWidget *
pos_chip_new (const char *text, gboolean filter)
{
  return g_object_new (POS_TYPE_CHIP, "text", text, "filter", filter, NULL);
}
