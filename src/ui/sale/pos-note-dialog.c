/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-note-dialog.c — see the header. */
#include "ui/sale/pos-note-dialog.h"

#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/shell/pos-shell-form.h"

#define MOST_CHARACTERS 200
#define FIELD_WIDTH 420

typedef struct {
  PosShell *shell; /* borrowed: it holds the dialog */
  char *key;
  char *line; /* nullable */
  GtkWidget *field;
  GtkWidget *dialog;
} NoteDialog;

static void
note_free (gpointer data, GClosure *closure)
{
  NoteDialog *note = data;

  g_free (note->key);
  g_free (note->line);
  g_free (note);
}

static void
save (NoteDialog *note)
{
  g_autofree char *text =
      g_strstrip (g_strdup (pos_text_field_get_text (POS_TEXT_FIELD (note->field))));
  g_autofree char *key = g_strdup (note->key);
  PosShell *shell = note->shell;
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  if (note->line)
    g_variant_dict_insert (&args, "line", "s", note->line);
  if (*text)
    g_variant_dict_insert (&args, "text", "s", text);
  pos_shell_run_form (shell, note->dialog, key, g_variant_dict_end (&args), NULL, NULL);
}

void
pos_note_dialog_open (
    PosShell *shell, const char *key, const char *title, const PosId *line, const char *note)
{
  NoteDialog *self = g_new0 (NoteDialog, 1);

  self->shell = shell;
  self->key = g_strdup (key);
  self->line = line ? pos_id_dup_text (line) : NULL;
  self->dialog = pos_dialog_new (title, _ ("Save note"), _ ("Cancel"));
  self->field = pos_text_field_new (C_ ("comment", "Note"));
  g_object_set (self->field, "hint", _ ("The receipt and the packer show it."), NULL);
  gtk_widget_set_size_request (self->field, FIELD_WIDTH, -1);
  pos_text_field_set_text (POS_TEXT_FIELD (self->field), note);
  gtk_text_set_max_length (pos_text_field_get_entry (POS_TEXT_FIELD (self->field)),
                           MOST_CHARACTERS);
  pos_dialog_set_content (POS_DIALOG (self->dialog), self->field);
  g_signal_connect_swapped (self->field, "activate", G_CALLBACK (save), self);
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (save), self, note_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}
