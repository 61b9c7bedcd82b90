/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shield.c — see the header. */
#include "ui/common/pos-shield.h"

#include "ui/common/pos-ui-props.h"

#define SIZE 16

void
pos_shield_add (GtkWidget *button)
{
  g_return_if_fail (GTK_IS_BUTTON (button));

  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *shield = pos_ui_icon_new ("pos-shield-plain-symbolic", SIZE);
  g_autoptr (GtkWidget) child = g_object_ref (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_button_set_child (GTK_BUTTON (button), NULL);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), child);
  gtk_widget_add_css_class (child, "shielded");
  gtk_widget_set_halign (shield, GTK_ALIGN_END);
  gtk_widget_set_valign (shield, GTK_ALIGN_START);
  gtk_widget_set_can_target (shield, FALSE);
  gtk_widget_add_css_class (shield, "shield");
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), shield);
  gtk_button_set_child (GTK_BUTTON (button), overlay);
}
