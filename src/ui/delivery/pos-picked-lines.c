/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-picked-lines.c — see the header. */
#include "ui/delivery/pos-picked-lines.h"

#include "ui/common/pos-ui-props.h"
#include "ui/delivery/pos-delivery-text.h"
#include "ui/delivery/pos-line-list.h"

#define TOLD 3 /* as many names; the rest are counted, and listed where others are chosen */

struct _PosPickedLines {
  GtkBox parent;
  PosShell *shell; /* borrowed */
  PosLineChoice *choice;
  GtkWidget *check;
  GtkWidget *mark;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *amount;
};

G_DEFINE_FINAL_TYPE (PosPickedLines, pos_picked_lines, GTK_TYPE_BOX)

static char *
dup_count (PosPickedLines *self)
{
  guint size = pos_line_choice_get_size (self->choice);

  return g_strdup_printf (
      ngettext ("%1$u of %2$u line selected", "%1$u of %2$u lines selected", size),
      pos_line_choice_count_chosen (self->choice),
      size);
}

static char *
dup_names (PosPickedLines *self, GPtrArray *lines)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (lines->len, TOLD); i++) {
    g_autofree char *name = pos_delivery_text_line (self->shell, lines->pdata[i]);
    pos_ui_add_fact (names, name);
  }
  if (lines->len > TOLD) {
    guint rest = lines->len - TOLD;
    g_autofree char *more =
        g_strdup_printf (ngettext ("%u more line", "%u more lines", rest), rest);
    pos_ui_add_fact (names, more);
  }
  return g_string_free (names, FALSE);
}

static void
show_one (PosPickedLines *self, PosOrderLine *line)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (self->shell));
  g_autofree char *title = pos_delivery_text_line (self->shell, line);
  g_autofree char *count = dup_count (self);
  g_autofree char *subtitle = pos_ui_dup_facts (line->item, count);
  g_autofree char *amount =
      pos_format_money (pos_shell_get_format (self->shell), line->net, order->currency);

  pos_ui_set_label (self->title, title);
  pos_ui_set_label (self->subtitle, subtitle);
  pos_ui_set_label (self->amount, amount);
}

static void
update (PosPickedLines *self)
{
  g_autoptr (GPtrArray) lines = pos_line_choice_list_chosen (self->choice);

  pos_ui_set_class (self->check, "on", lines->len > 0);
  gtk_widget_set_visible (self->mark, lines->len > 0);
  if (lines->len == 1) {
    show_one (self, lines->pdata[0]);
    return;
  }
  g_autofree char *count = dup_count (self);
  g_autofree char *names = dup_names (self, lines);
  pos_ui_set_label (self->title, count);
  pos_ui_set_label (self->subtitle, names);
  pos_ui_set_label (self->amount, NULL);
}

/* --- Choosing others --- */

static char *
caption_line (PosOrderLine *line, gboolean chosen, gpointer data)
{
  return pos_delivery_text_intent (data, line);
}

void
pos_picked_lines_open (PosPickedLines *self)
{
  g_return_if_fail (POS_IS_PICKED_LINES (self));
  GtkWidget *dialog = pos_dialog_new (_ ("What is picked up"), _ ("Use these lines"), NULL);

  g_object_set (dialog, "sheet", TRUE, NULL);
  pos_dialog_set_content (
      POS_DIALOG (dialog),
      pos_line_list_new_scrolled (self->shell, self->choice, caption_line, self->shell));
  g_signal_connect (dialog, "primary", G_CALLBACK (pos_overlay_close), NULL);
  pos_overlay_open (pos_shell_get_overlay (self->shell), POS_DIALOG (dialog));
}

static void
pos_picked_lines_finalize (GObject *object)
{
  g_clear_object (&POS_PICKED_LINES (object)->choice);
  G_OBJECT_CLASS (pos_picked_lines_parent_class)->finalize (object);
}

static void
pos_picked_lines_class_init (PosPickedLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_picked_lines_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_texts (PosPickedLines *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = pos_ui_label_new (NULL, "semi");
  self->subtitle = pos_ui_label_new (NULL, "t-cap ink2");
  pos_ui_wrap_label (self->title);
  pos_ui_wrap_label (self->subtitle);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), self->title);
  gtk_box_append (GTK_BOX (texts), self->subtitle);
  return texts;
}

static void
pos_picked_lines_init (PosPickedLines *self)
{
  GtkWidget *button = gtk_button_new_with_label (C_ ("choose", "Lines"));

  self->check = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->mark = pos_ui_icon_new ("pos-check-symbolic", 16);
  self->amount = pos_ui_label_new (NULL, "num t-line semi");
  gtk_widget_set_hexpand (self->mark, TRUE);
  gtk_widget_set_hexpand (self->check, FALSE);
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->check, "check");
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "quiet");
  gtk_widget_add_css_class (button, "small");
  pos_ui_describe (button, _ ("Choose lines"), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_append (GTK_BOX (self->check), self->mark);
  gtk_box_append (GTK_BOX (self), self->check);
  gtk_box_append (GTK_BOX (self), make_texts (self));
  gtk_box_append (GTK_BOX (self), self->amount);
  gtk_box_append (GTK_BOX (self), button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (pos_picked_lines_open), self);
}

GtkWidget *
pos_picked_lines_new (PosShell *shell, PosLineChoice *choice)
{
  g_return_val_if_fail (POS_IS_LINE_CHOICE (choice), NULL);
  PosPickedLines *self = g_object_new (POS_TYPE_PICKED_LINES, NULL);

  self->shell = shell;
  self->choice = g_object_ref (choice);
  pos_ui_describe (GTK_WIDGET (self), _ ("What is picked up"), NULL);
  g_signal_connect_object (choice, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
