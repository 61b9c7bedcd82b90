/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-find-dialog.c — a field, and whatever can be done whose name, description or other words have
 * all that is typed. */
#include "ui/session/pos-find-dialog.h"

#include "base/pos-search-text.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/session/pos-find-words.h"
#include "ui/session/pos-keys-dialog.h"
#include "ui/session/pos-setup-page.h"

#include <string.h>

#define ENTRY "pos-find-entry"

typedef struct {
  PosShell *shell; /* borrowed: the dialog lies in it */
  GtkWidget *dialog;
  GtkWidget *field;
  GtkWidget *rows;
  GtkWidget *nothing;
} Find;

/* What a row is: an operation, or something of the screen that is none. */
typedef struct {
  const char *key;    /* of the operation; else %NULL */
  PosShellKey action; /* else */
  char *text;         /* what is looked in */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->text);
  g_free (entry);
}

static Entry *
entry_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), ENTRY);
}

/* --- Looking --- */

static gboolean
has_words (Entry *entry, char **words)
{
  for (char **word = words; *word; word++)
    if (!strstr (entry->text, *word))
      return FALSE;
  return TRUE;
}

static void
changed_cb (Find *find)
{
  g_autofree char *folded =
      pos_search_fold (pos_text_field_get_text (POS_TEXT_FIELD (find->field)));
  g_auto (GStrv) words = g_strsplit_set (g_strstrip (folded), " ", -1);
  gboolean any = FALSE;

  for (GtkWidget *row = gtk_widget_get_first_child (find->rows); row;
       row = gtk_widget_get_next_sibling (row)) {
    gboolean found = has_words (entry_of (row), words);
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
  Entry entry = *entry_of (row);

  pos_overlay_close (find->dialog);
  if (entry.key)
    pos_shell_open (shell, entry.key, NULL, NULL);
  else
    entry.action (shell);
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

/* --- Rows --- */

typedef struct {
  const char *icon, *title, *description, *words, *accelerator;
  const char *key;
  PosShellKey action;
} Kind;

static GtkWidget *
make_face (const Kind *kind)
{
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *description = pos_ui_label_new (kind->description, "t-cap ink2");
  g_autofree char *key = kind->accelerator ? pos_keys_dialog_dup_label (kind->accelerator) : NULL;

  gtk_label_set_wrap (GTK_LABEL (description), TRUE);
  gtk_box_append (GTK_BOX (texts), pos_ui_label_new (kind->title, "semi"));
  gtk_box_append (GTK_BOX (texts), description);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (face), pos_ui_icon_new (kind->icon, 22));
  gtk_box_append (GTK_BOX (face), texts);
  gtk_box_append (GTK_BOX (face), pos_ui_label_new (key, "t-cap ink2"));
  return face;
}

static void
add_row (Find *find, const Kind *kind)
{
  GtkWidget *row = gtk_button_new ();
  Entry *entry = g_new0 (Entry, 1);
  g_autofree char *text =
      g_strjoin (" ", kind->title, kind->description, kind->words ? kind->words : "", NULL);

  *entry = (Entry){kind->key, kind->action, pos_search_fold (text)};
  gtk_button_set_child (GTK_BUTTON (row), make_face (kind));
  gtk_widget_add_css_class (row, "row");
  pos_ui_describe (row, kind->title, kind->description);
  g_object_set_data_full (G_OBJECT (row), ENTRY, entry, entry_free);
  g_signal_connect (row, "clicked", G_CALLBACK (row_cb), find);
  gtk_box_append (GTK_BOX (find->rows), row);
}

static void
add_operations (Find *find)
{
  const GPtrArray *operations = pos_operation_list ();

  for (guint i = 0; i < operations->len; i++) {
    const PosOperation *operation = operations->pdata[i];
    const Kind kind = {
        .icon = operation->icon,
        .title = _ (operation->title),
        .description = _ (operation->description),
        .words = pos_find_words_get (operation->key),
        .accelerator = operation->accelerator,
        .key = operation->key,
    };
    if ((operation->place & ~(guint)POS_PLACE_PAGE) != 0)
      add_row (find, &kind);
  }
}

static void
open_menu (PosShell *shell)
{
  pos_shell_open_menu (shell, NULL);
}

static void
check_set_up (PosShell *shell)
{
  pos_shell_show_page (shell, pos_setup_page_new (shell));
}

/* What the menu has beside operations. */
static void
add_screen (Find *find)
{
  add_row (find,
           &(Kind){
               .icon = "pos-keypad-symbolic",
               .title = _ ("Show the keys"),
               .description = _ ("Every key of the register."),
               .words = _ ("Keyboard, shortcuts, help"),
               .accelerator = "<Control>question",
               .action = pos_keys_dialog_open,
           });
  add_row (find,
           &(Kind){
               .icon = "pos-gear-symbolic",
               .title = _ ("Language, colors, size of text"),
               .description = _ ("How the screen looks, for whoever is signed in."),
               .words = _ ("Settings, display, dark, larger text"),
               .action = open_menu,
           });
  if (pos_register_is_permitted (pos_shell_get_register (find->shell), "sync.switch"))
    add_row (find,
             &(Kind){
                 .icon = "pos-gear-symbolic",
                 .title = _ ("Check the set-up"),
                 .description = _ ("What is set up, and what is missing."),
                 .action = check_set_up,
             });
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
  add_operations (find);
  add_screen (find);
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
