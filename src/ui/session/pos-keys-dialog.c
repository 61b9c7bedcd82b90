/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-keys-dialog.c — see the header. */
#include "ui/session/pos-keys-dialog.h"

#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"

/* Keys that belong to no operation. */
static const struct {
  const char *keys[2];
  const char *text;
} own_keys[] = {
    {{"F1", NULL}, N_ ("Explain the focused control")},
    {{"<Control>k", NULL}, N_ ("Find an operation")},
    {{"<Control>question", NULL}, N_ ("Show the keys")},
    {{"<Control>a", NULL}, N_ ("Select all lines")},
    {{"<Control>z", NULL}, N_ ("Undo, while it is offered")},
    {{"Up", "Down"}, N_ ("Move in the lines")},
    {{"space", NULL}, N_ ("Add the line to the selection")},
    {{"<Alt>Return", NULL}, N_ ("Details of the line, in Order fulfillment")},
    {{"Return", NULL}, N_ ("Enter, or the primary button")},
    {{"Escape", NULL}, N_ ("Back, close, or the safe answer")},
};

/* GTK names keys in the language of the process, which is none (base/pos-words.h). */
static const char *const key_names[] = {
    /* TRANSLATORS: names of keys, as they stand on a keyboard of the language */
    NC_ ("key", "Alt"),
    NC_ ("key", "Ctrl"),
    NC_ ("key", "Delete"),
    NC_ ("key", "Down"),
    NC_ ("key", "Escape"),
    NC_ ("key", "Return"),
    NC_ ("key", "Shift"),
    NC_ ("key", "Space"),
    NC_ ("key", "Up"),
};

static const char *
translate_key (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (key_names); i++)
    if (g_str_equal (key_names[i], name))
      return g_dpgettext2 (NULL, "key", key_names[i]);
  return name;
}

char *
pos_keys_dialog_dup_label (const char *accelerator)
{
  GdkModifierType state;
  guint key;

  if (!gtk_accelerator_parse (accelerator, &key, &state))
    return g_strdup (accelerator);
  g_autofree char *label = gtk_accelerator_get_label (key, state);
  g_auto (GStrv) parts = g_strsplit (label, "+", -1);
  for (guint i = 0; parts[i]; i++) {
    g_autofree char *part = parts[i];
    parts[i] = g_strdup (translate_key (part));
  }
  return g_strjoinv ("+", parts);
}

static void
add_row (GtkGrid *grid, int row, const char *keys, const char *text)
{
  GtkWidget *key = pos_ui_label_new (keys, "semi num");
  GtkWidget *label = pos_ui_label_new (text, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (key, GTK_ALIGN_START);
  gtk_grid_attach (grid, key, 0, row, 1, 1);
  gtk_grid_attach (grid, label, 1, row, 1, 1);
}

static int
add_operations (GtkGrid *grid)
{
  const GPtrArray *operations = pos_operation_list ();
  int row = 0;

  for (guint i = 0; i < operations->len; i++) {
    const PosOperation *operation = operations->pdata[i];
    if (!operation->accelerator)
      continue;
    g_autofree char *keys = pos_keys_dialog_dup_label (operation->accelerator);
    add_row (grid, row++, keys, _ (operation->title));
  }
  return row;
}

static void
add_own (GtkGrid *grid, int row)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_keys); i++) {
    g_autofree char *first = pos_keys_dialog_dup_label (own_keys[i].keys[0]);
    g_autofree char *second =
        own_keys[i].keys[1] ? pos_keys_dialog_dup_label (own_keys[i].keys[1]) : NULL;
    g_autofree char *keys = second ? g_strjoin (" ", first, second, NULL) : g_strdup (first);
    add_row (grid, row++, keys, _ (own_keys[i].text));
  }
}

void
pos_keys_dialog_open (PosShell *shell)
{
  GtkWidget *dialog = pos_dialog_new (_ ("Keys"), NULL, NULL);
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 10);
  gtk_widget_add_css_class (grid, "keys");
  add_own (GTK_GRID (grid), add_operations (GTK_GRID (grid)));
  g_object_set (
      dialog, "sheet", TRUE, "subtitle", _ ("On a keyboard, wherever the focus is"), NULL);
  pos_dialog_set_content (POS_DIALOG (dialog), pos_ui_scroller_new (grid));
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}
