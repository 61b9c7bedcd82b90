/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-deposit-reason.c — see the header. */
#include "ui/payment/pos-deposit-reason.h"

#include "ui/common/pos-chip.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define GAP 8

struct _PosDepositReason {
  GtkBox parent;
  GtkWidget *chips;
  GtkWidget *other;
  GtkWidget *field; /* while @other is on */
};

G_DEFINE_FINAL_TYPE (PosDepositReason, pos_deposit_reason, GTK_TYPE_BOX)

static void
toggled_cb (PosDepositReason *self)
{
  gboolean other = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->other));

  gtk_widget_set_visible (self->field, other);
  if (other)
    gtk_widget_grab_focus (GTK_WIDGET (pos_text_field_get_entry (POS_TEXT_FIELD (self->field))));
}

static GtkWidget *
add_chip (PosDepositReason *self, const char *text)
{
  GtkWidget *chip = pos_chip_new (text, FALSE);
  GtkWidget *first = gtk_widget_get_first_child (self->chips);

  if (first)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), GTK_TOGGLE_BUTTON (first));
  gtk_box_append (GTK_BOX (self->chips), chip);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return chip;
}

static void
pos_deposit_reason_class_init (PosDepositReasonClass *klass)
{
}

static void
pos_deposit_reason_init (PosDepositReason *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), GAP);
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);
  self->field = pos_text_field_new (NULL);
  pos_ui_describe (GTK_WIDGET (pos_text_field_get_entry (POS_TEXT_FIELD (self->field))),
                   _ ("Reason in words"),
                   NULL);
  gtk_widget_set_visible (self->field, FALSE);
  gtk_box_append (GTK_BOX (self), pos_ui_label_new (_ ("Reason"), "overline"));
  gtk_box_append (GTK_BOX (self), self->chips);
  gtk_box_append (GTK_BOX (self), self->field);
  add_chip (self, _ ("Trade customer"));
  add_chip (self, _ ("Long lead time"));
  /* TRANSLATORS: another reason than those listed */
  self->other = add_chip (self, C_ ("reason", "Other"));
}

GtkWidget *
pos_deposit_reason_new (void)
{
  return g_object_new (POS_TYPE_DEPOSIT_REASON, NULL);
}

char *
pos_deposit_reason_dup (PosDepositReason *self)
{
  g_return_val_if_fail (POS_IS_DEPOSIT_REASON (self), NULL);
  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip;
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
