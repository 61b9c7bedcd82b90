/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-find-dialog.c — a field, and the operations whose title or description has all its words. */
#include "ui/session/pos-find-dialog.h"
#include "ui/common/pos-ui-pane.h"

#include "ui/common/pos-text-field.h"
#include "ui/common/pos-ui-props.h"
#include "ui/session/pos-keys-dialog.h"

#include <string.h>

#define OPERATION "pos-operation"

typedef struct {
  PosShell *shell; /* borrowed: the dialog lies in it */
  GtkWidget *dialog;
  GtkWidget *field;
  GtkWidget *rows;
  GtkWidget *nothing;
} Find;

static const PosOperation *
operation_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), OPERATION);
}

static gboolean
has_words (const PosOperation *operation, char **words)
{
  g_autofree char *text = g_strconcat (_ (operation->title), " ", _ (operation->description), NULL);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (char **word = words; *word; word++)
    if (!strstr (folded, *word))
      return FALSE;
  return TRUE;
}

static void
changed_cb (Find *find)
{
  g_autofree char *folded =
      g_utf8_casefold (pos_text_field_get_text (POS_TEXT_FIELD (find->field)), -1);
  g_auto (GStrv) words = g_strsplit_set (g_strstrip (folded), " ", -1);
  gboolean any = FALSE;

  for (GtkWidget *row = gtk_widget_get_first_child (find->rows); row;
       row = gtk_widget_get_next_sibling (row)) {
    gboolean found = has_words (operation_of (row), words);
    gtk_widget_set_visible (row, found);
    any |= found;
  }
  gtk_widget_set_visible (find->nothing, !any);
}

/* The dialog is gone before the operation asks anything. */
static void
choose (Find *find, GtkWidget *row)
{
  PosShell *shell = find->shell;
  const PosOperation *operation = operation_of (row);

  pos_overlay_close (find->dialog);
  pos_shell_open (shell, operation->key, NULL, NULL);
}

static void
row_cb (GtkWidget *row, Find *find)
{
  choose (find, row);
}

/* Enter takes the first one. */
static void
activate_cb (Find *find)
{
  for (GtkWidget *row = gtk_widget_get_first_child (find->rows); row;
       row = gtk_widget_get_next_sibling (row)) {
    if (gtk_widget_get_visible (row)) {
      choose (find, row);
      return;
    }
  }
}

static GtkWidget *
make_row (Find *find, const PosOperation *operation)
{
  GtkWidget *row = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *description = pos_ui_label_new (_ (operation->description), "t-cap ink2");
  g_autofree char *key =
      operation->accelerator ? pos_keys_dialog_dup_label (operation->accelerator) : NULL;

  gtk_label_set_wrap (GTK_LABEL (description), TRUE);
  gtk_box_append (GTK_BOX (texts), pos_ui_label_new (_ (operation->title), "semi"));
  gtk_box_append (GTK_BOX (texts), description);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (content), pos_ui_icon_new (operation->icon, 22));
  gtk_box_append (GTK_BOX (content), texts);
  gtk_box_append (GTK_BOX (content), pos_ui_label_new (key, "t-cap ink2"));
  gtk_button_set_child (GTK_BUTTON (row), content);
  gtk_widget_add_css_class (row, "row");
  pos_ui_describe (row, _ (operation->title), _ (operation->description));
  g_object_set_data (G_OBJECT (row), OPERATION, (gpointer)operation);
  g_signal_connect (row, "clicked", G_CALLBACK (row_cb), find);
  return row;
}

static void
fill (Find *find)
{
  const GPtrArray *operations = pos_operation_list ();

  for (guint i = 0; i < operations->len; i++) {
    const PosOperation *operation = operations->pdata[i];
    if ((operation->place & ~(guint)POS_PLACE_PAGE) != 0)
      gtk_box_append (GTK_BOX (find->rows), make_row (find, operation));
  }
}

void
pos_find_dialog_open (PosShell *shell)
{
  Find *find = g_new0 (Find, 1);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  find->shell = shell;
  find->dialog = pos_dialog_new (_ ("Find an operation"), NULL, NULL);
  find->field = pos_text_field_new (_ ("A word of its name"));
  find->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  find->nothing = pos_ui_label_new (_ ("No operation is called that."), "ink2");
  g_object_set (find->dialog, "sheet", TRUE, NULL);
  g_object_set (find->field, "icon", "pos-search-symbolic", NULL);
  gtk_widget_set_visible (find->nothing, FALSE);
  fill (find);
  gtk_box_append (GTK_BOX (content), find->field);
  gtk_box_append (GTK_BOX (content), find->nothing);
  gtk_box_append (GTK_BOX (content), pos_ui_scroller_new (find->rows));
  pos_dialog_set_content (POS_DIALOG (find->dialog), content);
  g_signal_connect_swapped (find->field, "changed", G_CALLBACK (changed_cb), find);
  g_signal_connect_swapped (find->field, "activate", G_CALLBACK (activate_cb), find);
  g_object_set_data_full (G_OBJECT (find->dialog), "pos-find", find, g_free);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (find->dialog));
  gtk_widget_grab_focus (GTK_WIDGET (pos_text_field_get_entry (POS_TEXT_FIELD (find->field))));
}
