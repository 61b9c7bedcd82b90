/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-line-list.c — see the header. */
#include "ui/delivery/pos-line-list.h"

#include "ui/common/pos-callout.h"
#include "ui/common/pos-check-row.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-ui-props.h"
#include "ui/delivery/pos-delivery-text.h"

struct _PosLineList {
  GtkBox parent;
  PosShell *shell; /* borrowed */
  PosLineChoice *choice;
  PosLineCaption caption;
  gpointer caption_data;
  GtkWidget *head;
  GPtrArray *rows; /* borrowed PosCheckRow, in the order of the lines */
};

G_DEFINE_FINAL_TYPE (PosLineList, pos_line_list, GTK_TYPE_BOX)

static guint
index_of (PosLineList *self, gpointer row)
{
  guint index = 0;

  g_ptr_array_find (self->rows, row, &index);
  return index;
}

static void
toggled_cb (PosCheckRow *row, PosLineList *self)
{
  pos_line_choice_set_chosen (self->choice, index_of (self, row), pos_check_row_get_checked (row));
}

static void
refused_cb (PosCheckRow *row, PosLineList *self)
{
  guint index = index_of (self, row);
  const char *reason = pos_line_choice_get_reason (self->choice, index);
  g_autofree char *line =
      pos_delivery_text_line (self->shell, pos_line_choice_get_line (self->choice, index));
  g_autofree char *why = pos_delivery_text_line_reason (reason);

  pos_callout_open (GTK_WIDGET (row), line, why, NULL, NULL);
}

static void
head_toggled_cb (PosCheckRow *head, PosLineList *self)
{
  pos_line_choice_set_all (self->choice, pos_check_row_get_checked (head));
}

static void
update_head (PosLineList *self)
{
  guint size = pos_line_choice_get_size (self->choice);
  guint chosen = pos_line_choice_count_chosen (self->choice);
  guint possible = pos_line_choice_count_possible (self->choice);
  g_autofree char *text = g_strdup_printf (
      /* TRANSLATORS: how many of all lines are ticked: "2 of 5 lines selected" */
      ngettext ("%1$u of %2$u line selected", "%1$u of %2$u lines selected", size),
      chosen,
      size);

  g_object_set (self->head,
                "title",
                text,
                "checked",
                chosen > 0 && chosen == possible,
                "mixed",
                chosen > 0 && chosen < possible,
                "unavailable",
                possible == 0,
                NULL);
}

static void
update_row (PosLineList *self, guint index)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (self->shell));
  PosOrderLine *line = pos_line_choice_get_line (self->choice, index);
  gboolean chosen = pos_line_choice_is_chosen (self->choice, index);
  const char *reason = pos_line_choice_get_reason (self->choice, index);
  g_autofree char *title = pos_delivery_text_line (self->shell, line);
  g_autofree char *subtitle = reason ? pos_delivery_text_line_reason (reason)
                                     : self->caption (line, chosen, self->caption_data);
  g_autofree char *amount =
      pos_format_money (pos_shell_get_format (self->shell), line->net, order->currency);

  g_object_set (self->rows->pdata[index],
                "title",
                title,
                "subtitle",
                subtitle,
                "amount",
                amount,
                "checked",
                chosen,
                "unavailable",
                reason != NULL,
                NULL);
}

static void
add_row (PosLineList *self)
{
  GtkWidget *row = pos_check_row_new (NULL, NULL);

  g_signal_connect (row, "toggled-by-hand", G_CALLBACK (toggled_cb), self);
  g_signal_connect (row, "refused", G_CALLBACK (refused_cb), self);
  gtk_box_append (GTK_BOX (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
update (PosLineList *self)
{
  guint size = pos_line_choice_get_size (self->choice);

  while (self->rows->len > size) {
    gtk_box_remove (GTK_BOX (self), self->rows->pdata[self->rows->len - 1]);
    g_ptr_array_set_size (self->rows, (int)self->rows->len - 1);
  }
  while (self->rows->len < size)
    add_row (self);
  for (guint i = 0; i < size; i++)
    update_row (self, i);
  update_head (self);
}

static void
pos_line_list_finalize (GObject *object)
{
  PosLineList *self = POS_LINE_LIST (object);

  g_ptr_array_unref (self->rows);
  g_object_unref (self->choice);
  G_OBJECT_CLASS (pos_line_list_parent_class)->finalize (object);
}

static void
pos_line_list_class_init (PosLineListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_line_list_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pos_line_list_init (PosLineList *self)
{
  self->rows = g_ptr_array_new ();
  self->head = pos_check_row_new (NULL, NULL);
  g_signal_connect (self->head, "toggled-by-hand", G_CALLBACK (head_toggled_cb), self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sheet");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), self->head);
}

GtkWidget *
pos_line_list_new (PosShell *shell, PosLineChoice *choice, PosLineCaption caption, gpointer data)
{
  g_return_val_if_fail (POS_IS_LINE_CHOICE (choice), NULL);
  PosLineList *self = g_object_new (POS_TYPE_LINE_LIST, NULL);

  self->shell = shell;
  self->choice = g_object_ref (choice);
  self->caption = caption;
  self->caption_data = data;
  pos_ui_describe (GTK_WIDGET (self), _ ("Lines of the order"), NULL);
  g_signal_connect_object (choice, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return pos_focus_stop_new (GTK_WIDGET (self));
}

GtkWidget *
pos_line_list_new_scrolled (PosShell *shell,
                            PosLineChoice *choice,
                            PosLineCaption caption,
                            gpointer data)
{
  GtkWidget *list = pos_line_list_new (shell, choice, caption, data);

  /* Room for the sheet's shadow and for focus rings. */
  g_object_set (
      list, "margin-start", 6, "margin-end", 6, "margin-top", 6, "margin-bottom", 6, NULL);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                       "hscrollbar-policy",
                       GTK_POLICY_NEVER,
                       "vexpand",
                       TRUE,
                       "child",
                       list,
                       NULL);
}
