/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-loyalty-dialog.c — see the header. */
#include "ui/customer/pos-loyalty-dialog.h"

#include "ui/common/pos-dialog.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/shell/pos-shell-form.h"

typedef struct {
  PosShell *shell; /* borrowed: dialogs lie in it */
  GtkWidget *dialog;
  GtkWidget *field;
  const char *key;
  char *customer;    /* (nullable) */
  PosShellDone done; /* (nullable) */
  GObject *owner;    /* (nullable): what @done is told, held until then */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_free (self->customer);
  g_clear_object (&self->owner);
  g_free (self);
}

static void
answer (Question *self)
{
  g_autofree char *card =
      g_strstrip (g_strdup (pos_text_field_get_text (POS_TEXT_FIELD (self->field))));
  g_autoptr (GVariantDict) args = g_variant_dict_new (NULL);

  if (!*card)
    return;
  g_variant_dict_insert (args, "card", "s", card);
  if (self->customer)
    g_variant_dict_insert (args, "customer", "s", self->customer);
  pos_shell_run_form (self->shell,
                      self->dialog,
                      self->key,
                      g_variant_dict_end (args),
                      self->done,
                      self->owner ? g_object_ref (self->owner) : NULL);
}

static void
ask (PosShell *shell,
     const char *key,
     const char *title,
     const char *action,
     const char *customer,
     PosShellDone done,
     gpointer owner)
{
  Question *self = g_new0 (Question, 1);

  self->shell = shell;
  self->key = g_intern_string (key);
  self->customer = g_strdup (customer);
  self->done = done;
  self->owner = owner ? g_object_ref (owner) : NULL;
  self->dialog = pos_dialog_new (title, action, _ ("Cancel"));
  self->field = pos_code_field_new (_ ("Number of the card"),
                                    _ ("Scan the card, or type what stands on it."),
                                    pos_scan_controller_find (GTK_WIDGET (shell)));
  pos_dialog_set_content (POS_DIALOG (self->dialog), self->field);
  g_signal_connect_swapped (
      self->field, "activate", G_CALLBACK (pos_dialog_answer_primary), self->dialog);
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (answer), self, question_free, G_CONNECT_SWAPPED);
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
pos_loyalty_dialog_issue (PosShell *shell, const char *id, PosShellDone done, gpointer owner)
{
  ask (shell, "loyalty.issue", _ ("Which card is given out?"), _ ("Issue card"), id, done, owner);
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
