/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-reasons.c — see the header. */
#include "ui/common/pos-reasons.h"

#include "ui/common/pos-chip.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define GAP 8

struct _PosReasons {
  GtkBox parent;
  guint columns;
  guint n_chips;
  GtkWidget *grid;
  GtkWidget *other;
  GtkWidget *field; /* while @other is on */
};

G_DEFINE_FINAL_TYPE (PosReasons, pos_reasons, GTK_TYPE_BOX)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
chosen_cb (GtkToggleButton *chip, PosReasons *self)
{
  if (gtk_toggle_button_get_active (chip))
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
toggled_cb (PosReasons *self)
{
  gboolean other = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->other));

  gtk_widget_set_visible (self->field, other);
  if (other)
    gtk_widget_grab_focus (GTK_WIDGET (pos_text_field_get_entry (POS_TEXT_FIELD (self->field))));
}

static void
told_cb (PosReasons *self)
{
  g_object_set (self->field, "error", NULL, NULL);
}

static GtkWidget *
add_chip (PosReasons *self, const char *text)
{
  GtkWidget *chip = pos_chip_new (text, FALSE);
  GtkWidget *first = gtk_widget_get_first_child (self->grid);
  int place = (int)self->n_chips++, columns = (int)self->columns;

  if (first)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), GTK_TOGGLE_BUTTON (first));
  if (columns > 0) {
    g_object_set (chip, "wrap", TRUE, "hexpand", TRUE, NULL);
    gtk_widget_add_css_class (chip, "reason-chip");
    gtk_grid_attach (GTK_GRID (self->grid), chip, place % columns, place / columns, 1, 1);
  } else {
    gtk_grid_attach (GTK_GRID (self->grid), chip, place, 0, 1, 1);
  }
  g_signal_connect_object (chip, "toggled", G_CALLBACK (chosen_cb), self, 0);
  return chip;
}

static void
pos_reasons_class_init (PosReasonsClass *klass)
{
  signals[CHOSEN] = g_signal_new (
      "chosen", POS_TYPE_REASONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_reasons_init (PosReasons *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), GAP);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), GAP);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), GAP);
  self->field = pos_text_field_new (_ ("Reason in words"));
  g_signal_connect_swapped (self->field, "changed", G_CALLBACK (told_cb), self);
  gtk_widget_set_visible (self->field, FALSE);
  gtk_box_append (GTK_BOX (self), self->grid);
  gtk_box_append (GTK_BOX (self), self->field);
}

GtkWidget *
pos_reasons_new (guint columns)
{
  PosReasons *self = g_object_new (POS_TYPE_REASONS, NULL);

  self->columns = columns;
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), columns > 0);
  return GTK_WIDGET (self);
}

void
pos_reasons_add (PosReasons *self, const char *text)
{
  g_return_if_fail (POS_IS_REASONS (self));
  add_chip (self, text);
}

void
pos_reasons_add_other (PosReasons *self)
{
  g_return_if_fail (POS_IS_REASONS (self));
  /* TRANSLATORS: another reason than those listed */
  self->other = add_chip (self, C_ ("reason", "Other"));
  g_signal_connect_object (
      self->other, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

gboolean
pos_reasons_lack_words (PosReasons *self)
{
  g_return_val_if_fail (POS_IS_REASONS (self), FALSE);
  g_autofree char *words = g_strdup (pos_text_field_get_text (POS_TEXT_FIELD (self->field)));
  gboolean lacks = self->other && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->other)) &&
                   !*g_strstrip (words);

  if (!lacks)
    return FALSE;
  g_object_set (self->field, "error", _ ("Say in a few words why."), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (pos_text_field_get_entry (POS_TEXT_FIELD (self->field))));
  return TRUE;
}

int
pos_reasons_get_chosen (PosReasons *self)
{
  g_return_val_if_fail (POS_IS_REASONS (self), -1);
  int place = 0;

  for (GtkWidget *chip = gtk_widget_get_first_child (self->grid); chip;
       chip = gtk_widget_get_next_sibling (chip), place++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)))
      return place;
  return -1;
}

char *
pos_reasons_dup (PosReasons *self)
{
  g_return_val_if_fail (POS_IS_REASONS (self), NULL);
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
