/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-customer-fields.c — see the header. */
#include "ui/customer/pos-customer-fields.h"

#include "base/pos-record.h"

static void
clear_error (PosTextField *field)
{
  g_object_set (field, "error", NULL, NULL);
}

PosTextField *
pos_customer_fields_add (GtkWidget *box, const char *label, GtkInputPurpose purpose)
{
  GtkWidget *field = pos_text_field_new (label);

  gtk_text_set_input_purpose (pos_text_field_get_entry (POS_TEXT_FIELD (field)), purpose);
  /* A number is read from left to right in every language. */
  if (purpose == GTK_INPUT_PURPOSE_PHONE)
    gtk_widget_set_direction (GTK_WIDGET (pos_text_field_get_entry (POS_TEXT_FIELD (field))),
                              GTK_TEXT_DIR_LTR);
  g_signal_connect (field, "changed", G_CALLBACK (clear_error), NULL);
  gtk_box_append (GTK_BOX (box), field);
  return POS_TEXT_FIELD (field);
}

gboolean
pos_customer_fields_complain (PosTextField *field, const char *error)
{
  g_object_set (field, "error", error, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (field));
  return FALSE;
}

void
pos_customer_fields_take (char **member, PosTextField *field)
{
  g_autofree char *text = g_strstrip (g_strdup (pos_text_field_get_text (field)));

  pos_text_set (member, *text ? text : NULL);
}
