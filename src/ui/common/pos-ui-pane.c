/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ui-pane.c — see the header. */
#include "ui/common/pos-ui-pane.h"

#include "ui/common/pos-ui-stack.h"

GtkWidget *
pos_ui_sheet_fill (GtkBox *box)
{
  GtkWidget *stack = pos_ui_stack_new ();

  gtk_widget_add_css_class (GTK_WIDGET (box), "sheet");
  gtk_widget_set_overflow (GTK_WIDGET (box), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (stack, TRUE);
  gtk_box_append (box, stack);
  return stack;
}

GtkWidget *
pos_ui_scroller_new (GtkWidget *child)
{
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                       "hscrollbar-policy",
                       GTK_POLICY_NEVER,
                       "vexpand",
                       TRUE,
                       "child",
                       child,
                       NULL);
}

GtkWidget *
pos_ui_scroller_new_up_to (GtkWidget *child, int most)
{
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                       "hscrollbar-policy",
                       GTK_POLICY_NEVER,
                       "propagate-natural-height",
                       TRUE,
                       "max-content-height",
                       most,
                       "child",
                       child,
                       NULL);
}

GtkWidget *
pos_ui_paper_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "paper");
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return label;
}
