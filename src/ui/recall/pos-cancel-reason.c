/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cancel-reason.c — see the header. */
#include "ui/recall/pos-cancel-reason.h"

#include "ui/common/pos-chip.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define GAP 8
#define COLUMNS 2

struct _PosCancelReason {
  GtkBox parent_instance;
  GtkWidget *grid;
  GtkWidget *other;
  GtkWidget *field; /* while @other is on */
};

G_DEFINE_FINAL_TYPE (PosCancelReason, pos_cancel_reason, GTK_TYPE_BOX)

static void
toggled_cb (PosCancelReason *self)
{
  gboolean other = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->other));

  gtk_widget_set_visible (self->field, other);
  if (other)
    gtk_widget_grab_focus (GTK_WIDGET (pos_text_field_get_entry (POS_TEXT_FIELD (self->field))));
}

static void
add_chip (PosCancelReason *self, const char *text)
{
  GtkWidget *chip = pos_chip_new (text, FALSE);
  int place = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->grid); child;
       child = gtk_widget_get_next_sibling (child))
    place++;
  if (self->other)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), GTK_TOGGLE_BUTTON (self->other));
  g_object_set (chip, "wrap", TRUE, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (chip, "cancel-chip");
  gtk_grid_attach (GTK_GRID (self->grid), chip, place % COLUMNS, place / COLUMNS, 1, 1);
  self->other = chip;
}

static void
pos_cancel_reason_class_init (PosCancelReasonClass *klass)
{
}

static void
pos_cancel_reason_init (PosCancelReason *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), GAP);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), GAP);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), GAP);
  add_chip (self, _ ("Changed mind"));
  add_chip (self, _ ("Found elsewhere"));
  add_chip (self, _ ("Too long to wait"));
  /* TRANSLATORS: why an order is cancelled */
  add_chip (self, C_ ("reason", "Out of stock"));
  add_chip (self, _ ("Our mistake"));
  /* TRANSLATORS: another reason than those listed */
  add_chip (self, C_ ("reason", "Other"));
  self->field = pos_text_field_new (NULL);
  pos_ui_describe (GTK_WIDGET (pos_text_field_get_entry (POS_TEXT_FIELD (self->field))),
                   _ ("Reason in words"),
                   NULL);
  gtk_widget_set_visible (self->field, FALSE);
  g_signal_connect_object (
      self->other, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->grid);
  gtk_box_append (GTK_BOX (self), self->field);
}

GtkWidget *
pos_cancel_reason_new (void)
{
  return g_object_new (POS_TYPE_CANCEL_REASON, NULL);
}

char *
pos_cancel_reason_dup (PosCancelReason *self)
{
  g_return_val_if_fail (POS_IS_CANCEL_REASON (self), NULL);
  for (GtkWidget *chip = gtk_widget_get_first_child (self->grid); chip;
       chip = gtk_widget_get_next_sibling (chip)) {
    g_autofree char *text = NULL;
    if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)))
      continue;
    g_object_get (chip, "text", &text, NULL);
    if (chip != self->other)
      return g_steal_pointer (&text);
    const char *words = pos_text_field_get_text (POS_TEXT_FIELD (self->field));
    return g_strdup (words && *words ? words : text);
  }
  return NULL;
}
