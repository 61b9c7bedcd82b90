/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-email-dialog.c — one field; what is no address is not sent off. */
#include "ui/payment/pos-email-dialog.h"

#include "model/pos-message.h"
#include "register/pos-letters.h"
#include "register/pos-papers.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/shell/pos-shell-form.h"

#define WIDTH 420
#define MOST_CHARACTERS 254 /* RFC 5321 */
#define FIELD "pos-field"
#define RECEIPT "pos-receipt"
#define RETURNED "pos-returned"
#define ANSWER "pos-answer"

/* --- The field --- */

static void
enter_cb (GtkWidget *field, GtkWidget *dialog)
{
  pos_dialog_answer_primary (POS_DIALOG (dialog));
}

static void
typed_cb (GtkWidget *field)
{
  g_object_set (field, "error", NULL, NULL);
}

static GtkWidget *
dialog_new (const char *title, const char *primary, const char *known)
{
  GtkWidget *dialog = pos_dialog_new (title, primary, _ ("Cancel"));
  GtkWidget *field = pos_text_field_new (_ ("E-mail"));
  GtkText *entry = pos_text_field_get_entry (POS_TEXT_FIELD (field));

  gtk_widget_set_size_request (field, WIDTH, -1);
  gtk_text_set_max_length (entry, MOST_CHARACTERS);
  gtk_text_set_input_purpose (entry, GTK_INPUT_PURPOSE_EMAIL);
  if (known)
    pos_text_field_set_text (POS_TEXT_FIELD (field), known);
  g_object_set_data (G_OBJECT (dialog), FIELD, field);
  pos_dialog_set_content (POS_DIALOG (dialog), field);
  g_signal_connect (field, "changed", G_CALLBACK (typed_cb), NULL);
  g_signal_connect_object (field, "activate", G_CALLBACK (enter_cb), dialog, 0);
  return dialog;
}

/* Returns: (nullable): %NULL after saying that it is none. */
static char *
dup_address (GtkWidget *dialog)
{
  PosTextField *field = g_object_get_data (G_OBJECT (dialog), FIELD);
  g_autofree char *text = g_strstrip (g_strdup (pos_text_field_get_text (field)));

  if (pos_message_is_address (text))
    return g_steal_pointer (&text);
  g_object_set (field, "error", _ ("An e-mail address looks like name@example.com."), NULL);
  /* One letter of it may be wrong. */
  gtk_text_grab_focus_without_selecting (pos_text_field_get_entry (field));
  return NULL;
}

/* --- Asking --- */

static void
answered_cb (GtkWidget *dialog, GObject *owner)
{
  PosEmailAnswer answer = (PosEmailAnswer)g_object_get_data (G_OBJECT (dialog), ANSWER);
  g_autofree char *email = dup_address (dialog);

  if (!email)
    return;
  pos_overlay_close (dialog);
  answer (email, owner);
}

void
pos_email_ask (PosShell *shell, const char *known, PosEmailAnswer answer, GObject *owner)
{
  GtkWidget *dialog = dialog_new (_ ("Where does the receipt go?"), _ ("Use"), known);

  g_object_set_data (G_OBJECT (dialog), ANSWER, (gpointer)answer);
  g_signal_connect_object (dialog, "primary", G_CALLBACK (answered_cb), owner, 0);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}

/* --- Sending what is kept --- */

/* @saying: with %s for the address. */
static void
tell_sent (PosShell *shell, GVariant *result, const char *saying)
{
  const char *email = "";
  g_autofree char *text = NULL;

  if (!result)
    return;
  g_variant_lookup (result, "email", "&s", &email);
  text = pos_ui_fill (saying, email);
  pos_shell_tell (shell, text, NULL, NULL);
}

static void
sent_cb (PosShell *shell, GVariant *result, gpointer data)
{
  /* TRANSLATORS: %s is an e-mail address */
  tell_sent (shell, result, _ ("The receipt goes to %s"));
}

static void
both_sent_cb (PosShell *shell, GVariant *result, gpointer data)
{
  /* TRANSLATORS: of an exchange; %s is an e-mail address */
  tell_sent (shell, result, _ ("Both receipts go to %s"));
}

/* The same address for the other paper. */
static void
first_sent_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autofree char *returned = data;
  const char *email = NULL;

  if (result && g_variant_lookup (result, "email", "&s", &email))
    pos_shell_run (shell,
                   "receipt.email",
                   g_variant_new_parsed ("{'receipt': <%s>, 'email': <%s>}", returned, email),
                   NULL,
                   both_sent_cb,
                   NULL);
}

static void
send_cb (GtkWidget *dialog, PosShell *shell)
{
  const char *receipt = g_object_get_data (G_OBJECT (dialog), RECEIPT);
  const char *returned = g_object_get_data (G_OBJECT (dialog), RETURNED);
  g_autofree char *email = dup_address (dialog);
  GVariantDict args;

  if (!email)
    return;
  g_variant_dict_init (&args, NULL);
  g_variant_dict_insert (&args, "email", "s", email);
  if (receipt)
    g_variant_dict_insert (&args, "receipt", "s", receipt);
  pos_shell_run_form (shell,
                      dialog,
                      "receipt.email",
                      g_variant_dict_end (&args),
                      returned ? first_sent_cb : sent_cb,
                      g_strdup (returned));
}

/* Of the customer whom the paper is about. */
static char *
dup_known (PosRegister *reg, const char *receipt)
{
  g_autoptr (PosStoredReceipt) stored = pos_papers_find (reg, receipt, NULL);
  g_autoptr (PosCustomer) customer = stored ? pos_letters_find_customer (reg, stored) : NULL;

  return customer ? g_strdup (customer->email) : NULL;
}

void
pos_email_open_papers (PosShell *shell, const char *receipt, const char *returned)
{
  g_autofree char *known = dup_known (pos_shell_get_register (shell), receipt);
  GtkWidget *dialog = dialog_new (
      returned ? _ ("E-mail both receipts") : _ ("E-mail the receipt"), _ ("Send"), known);

  g_object_set_data_full (G_OBJECT (dialog), RECEIPT, g_strdup (receipt), g_free);
  g_object_set_data_full (G_OBJECT (dialog), RETURNED, g_strdup (returned), g_free);
  g_signal_connect_object (dialog, "primary", G_CALLBACK (send_cb), shell, 0);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}

void
pos_email_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  const char *receipt = NULL;

  if (args && g_variant_lookup (args, "email", "&s", NULL)) {
    pos_shell_run (shell, key, args, origin, sent_cb, NULL);
    return;
  }
  if (args)
    g_variant_lookup (args, "receipt", "&s", &receipt);
  pos_email_open_papers (shell, receipt, NULL);
}
