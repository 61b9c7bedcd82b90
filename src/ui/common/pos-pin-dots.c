/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-pin-dots.c — see the header. */
#include "ui/common/pos-pin-dots.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#include <string.h>

struct _PosPinDots {
  GtkBox parent;
  PosKeypadModel *model;
  int length;
};

G_DEFINE_FINAL_TYPE (PosPinDots, pos_pin_dots, GTK_TYPE_BOX)

static void
update (PosPinDots *self)
{
  int keyed = (int)strlen (pos_keypad_model_get_text (self->model));
  int i = 0;
  for (GtkWidget *dot = gtk_widget_get_first_child (GTK_WIDGET (self)); dot != NULL;
       dot = gtk_widget_get_next_sibling (dot))
    pos_ui_set_class (dot, "on", i++ < keyed);
  g_autofree char *name =
      /* TRANSLATORS: how much of a PIN is keyed in: "3 of 4 digits" */
      g_strdup_printf (ngettext ("%1$d of %2$d digit", "%1$d of %2$d digits", (gulong)self->length),
                       keyed,
                       self->length);
  pos_ui_describe (GTK_WIDGET (self), name, NULL);
}

static void
pos_pin_dots_dispose (GObject *object)
{
  g_clear_object (&POS_PIN_DOTS (object)->model);
  G_OBJECT_CLASS (pos_pin_dots_parent_class)->dispose (object);
}

static void
pos_pin_dots_class_init (PosPinDotsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_pin_dots_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
pos_pin_dots_init (PosPinDots *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 14);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
}

GtkWidget *
pos_pin_dots_new (PosKeypadModel *model, int length)
{
  g_return_val_if_fail (POS_IS_KEYPAD_MODEL (model), NULL);
  g_return_val_if_fail (length > 0, NULL);
  PosPinDots *self = g_object_new (POS_TYPE_PIN_DOTS, NULL);
  self->model = g_object_ref (model);
  self->length = length;
  for (int i = 0; i < length; i++) {
    GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
    gtk_widget_add_css_class (dot, "pindot");
    gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (self), dot);
  }
  g_signal_connect_object (model, "notify::text", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
