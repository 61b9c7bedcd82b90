/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-change-list.c — see the header. */
#include "ui/common/pos-change-list.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define MOST_CHARACTERS 50

struct _PosChangeList {
  GtkBox parent;
  GtkWidget *scroller;
  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (PosChangeList, pos_change_list, GTK_TYPE_BOX)

static void
pos_change_list_class_init (PosChangeListClass *klass)
{
}

static void
pos_change_list_init (PosChangeList *self)
{
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->scroller = gtk_scrolled_window_new ();
  g_object_set (self->scroller,
                "hscrollbar-policy",
                GTK_POLICY_NEVER,
                "propagate-natural-height",
                TRUE,
                "hexpand",
                TRUE,
                "child",
                self->rows,
                NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "change-list");
  gtk_box_append (GTK_BOX (self), self->scroller);
}

GtkWidget *
pos_change_list_new (int max_height)
{
  PosChangeList *self = g_object_new (POS_TYPE_CHANGE_LIST, NULL);

  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), max_height);
  return GTK_WIDGET (self);
}

void
pos_change_list_add_heading (PosChangeList *self, const char *text)
{
  g_return_if_fail (POS_IS_CHANGE_LIST (self));
  gtk_box_append (GTK_BOX (self->rows), pos_ui_text_new (text, "t-cap ink2"));
}

char *
pos_change_list_dup_change (const char *before, const char *after)
{
  if (!before || !after || g_str_equal (before, after))
    return g_strdup (before ? before : after);
  /* TRANSLATORS: what something is now, and what it would be: an amount, a quantity, a day */
  return g_strdup_printf (_ ("%1$s → %2$s"), before, after);
}

void
pos_change_list_add (PosChangeList *self,
                     const char *name,
                     const char *details,
                     const char *before,
                     const char *after)
{
  g_return_if_fail (POS_IS_CHANGE_LIST (self));
  g_autofree char *change = pos_change_list_dup_change (before, after);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *amount = pos_ui_label_new (change, "num semi"), *what = pos_ui_text_new (name, "num");

  /* What scrolls asks for the height of what it holds at the width that this wants to have. */
  gtk_label_set_max_width_chars (GTK_LABEL (what), MOST_CHARACTERS);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (amount, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (texts), what);
  if (pos_ui_has_text (NULL, details))
    gtk_box_append (GTK_BOX (texts), pos_ui_text_new (details, "t-cap ink2 num"));
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), amount);
  gtk_box_append (GTK_BOX (self->rows), row);
}
