/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-loyalty-dialog.c — see the header. */
#include "ui/customer/pos-loyalty-dialog.h"

#include "ui/common/pos-dialog.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/shell/pos-shell-form.h"

#define MOST_CHARACTERS 60
#define WIDTH 420

typedef struct {
  PosShell *shell; /* borrowed: dialogs lie in it */
  GtkWidget *dialog;
  GtkWidget *field;
  const char *key;
  char *customer; /* (nullable) */
  PosShellDone done;
  gpointer data;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_free (self->customer);
  g_free (self);
}

static void
answer_cb (GtkWidget *dialog, Question *self)
{
  g_autofree char *card =
      g_strstrip (g_strdup (pos_text_field_get_text (POS_TEXT_FIELD (self->field))));
  g_autoptr (GVariantDict) args = g_variant_dict_new (NULL);

  if (!*card)
    return;
  g_variant_dict_insert (args, "card", "s", card);
  if (self->customer)
    g_variant_dict_insert (args, "customer", "s", self->customer);
  pos_shell_run_form (
      self->shell, dialog, self->key, g_variant_dict_end (args), self->done, self->data);
}

static void
enter_cb (Question *self)
{
  pos_dialog_answer_primary (POS_DIALOG (self->dialog));
}

static void
scanned_cb (GtkWidget *dialog, const char *code, PosScanController *scanner)
{
  Question *self = g_object_get_data (G_OBJECT (dialog), "pos-question");

  pos_text_field_set_text (POS_TEXT_FIELD (self->field), code);
  pos_dialog_answer_primary (POS_DIALOG (dialog));
}

static void
ask (PosShell *shell,
     const char *key,
     const char *title,
     const char *action,
     const char *customer,
     PosShellDone done,
     gpointer data)
{
  Question *self = g_new0 (Question, 1);

  self->shell = shell;
  self->key = g_intern_string (key);
  self->customer = g_strdup (customer);
  self->done = done;
  self->data = data;
  self->dialog = pos_dialog_new (title, action, _ ("Cancel"));
  self->field = pos_text_field_new (_ ("Number of the card"));
  g_object_set (self->field, "hint", _ ("Scan the card, or type what stands on it."), NULL);
  gtk_widget_set_size_request (self->field, WIDTH, -1);
  gtk_text_set_max_length (pos_text_field_get_entry (POS_TEXT_FIELD (self->field)),
                           MOST_CHARACTERS);
  g_object_set_data_full (G_OBJECT (self->dialog), "pos-question", self, question_free);
  pos_dialog_set_content (POS_DIALOG (self->dialog), self->field);
  g_signal_connect_swapped (self->field, "activate", G_CALLBACK (enter_cb), self);
  g_signal_connect (self->dialog, "primary", G_CALLBACK (answer_cb), self);
  g_signal_connect_object (pos_scan_controller_find (GTK_WIDGET (shell)),
                           "scanned",
                           G_CALLBACK (scanned_cb),
                           self->dialog,
                           G_CONNECT_SWAPPED);
  pos_scan_controller_note_taker (self->dialog);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}

void
pos_loyalty_open_attach (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (args && g_variant_lookup (args, "card", "&s", NULL))
    pos_shell_run (shell, key, args, origin, NULL, NULL);
  else
    ask (shell, key, _ ("Whose card is it?"), _ ("Find customer"), NULL, NULL, NULL);
}

static void
issued_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_shell_tell (shell, _ ("The card finds this customer from now on"), NULL, NULL);
}

void
pos_loyalty_dialog_issue (PosShell *shell, const char *id, PosShellDone done, gpointer data)
{
  ask (shell, "loyalty.issue", _ ("Which card is given out?"), _ ("Issue card"), id, done, data);
}

/* Of the customer on the transaction; where there is none, one is looked for first. */
void
pos_loyalty_open_issue (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (args && g_variant_lookup (args, "card", "&s", NULL))
    pos_shell_run (shell, key, args, origin, issued_cb, NULL);
  else if (pos_register_get_order (pos_shell_get_register (shell))->customer)
    pos_loyalty_dialog_issue (shell, NULL, issued_cb, NULL);
  else
    pos_shell_open (shell, "customer.search", NULL, origin);
}
