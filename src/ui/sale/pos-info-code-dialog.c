/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-info-code-dialog.c — see the header. */
#include "ui/sale/pos-info-code-dialog.h"

#include "base/pos-error.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-reasons.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"

#define COLUMNS 2
#define FIELD_WIDTH 420
#define MOST_CHARACTERS 200

typedef struct {
  PosShell *shell; /* owned: it answers when the window is gone, too */
  PosReasonDone done;
  gpointer data;
  PosList *reasons; /* (nullable), borrowed of the configuration: words */
  GtkWidget *dialog;
  GtkWidget *chips; /* with @reasons */
  GtkWidget *field; /* without */
} Ask;

static void
ask_free (gpointer data, GClosure *closure)
{
  Ask *self = data;

  if (self->done)
    self->done (self->shell, NULL, self->data);
  g_clear_object (&self->reasons);
  g_object_unref (self->shell);
  g_free (self);
}

/* Returns: (transfer full) (nullable): what was said so far. */
static char *
dup_reason (Ask *self)
{
  g_autofree char *text = NULL;
  int chosen;

  if (self->reasons) {
    chosen = pos_reasons_get_chosen (POS_REASONS (self->chips));
    return chosen < 0 ? NULL
                      : g_strdup (((PosReason *)pos_list_peek (self->reasons, (guint)chosen))->id);
  }
  text = g_strstrip (g_strdup (pos_text_field_get_text (POS_TEXT_FIELD (self->field))));
  return *text ? g_steal_pointer (&text) : NULL;
}

static void
show (Ask *self)
{
  g_autofree char *reason = dup_reason (self);

  g_object_set (self->dialog,
                "primary-unavailable",
                reason == NULL,
                "reason",
                self->reasons ? _ ("Choose a reason first.") : _ ("Say why first."),
                NULL);
}

static void
primary_cb (GtkWidget *dialog, Ask *self)
{
  g_autofree char *reason = dup_reason (self);
  PosReasonDone done = g_steal_pointer (&self->done);
  gpointer data = self->data;
  g_autoptr (PosShell) shell = g_object_ref (self->shell);

  pos_overlay_close (dialog);
  done (shell, reason, data);
}

static void
add_chips (Ask *self)
{
  self->chips = pos_reasons_new (COLUMNS);
  gtk_widget_set_size_request (self->chips, FIELD_WIDTH, -1);
  POS_LIST_FOREACH (PosReason, reason, self->reasons)
  pos_reasons_add (POS_REASONS (self->chips),
                   pos_l10n_get (reason->name, pos_shell_get_language (self->shell)));
  g_signal_connect_swapped (self->chips, "chosen", G_CALLBACK (show), self);
  pos_dialog_set_content (POS_DIALOG (self->dialog), self->chips);
}

static void
enter_cb (GtkWidget *field, GtkWidget *dialog)
{
  pos_dialog_answer_primary (POS_DIALOG (dialog));
}

static void
add_field (Ask *self)
{
  self->field = pos_text_field_new (C_ ("charge", "Reason"));
  gtk_text_set_max_length (pos_text_field_get_entry (POS_TEXT_FIELD (self->field)),
                           MOST_CHARACTERS);
  gtk_widget_set_size_request (self->field, FIELD_WIDTH, -1);
  g_signal_connect_swapped (self->field, "changed", G_CALLBACK (show), self);
  g_signal_connect_object (self->field, "activate", G_CALLBACK (enter_cb), self->dialog, 0);
  pos_dialog_set_content (POS_DIALOG (self->dialog), self->field);
}

void
pos_info_code_dialog_ask (
    PosShell *shell, const char *key, const GError *error, PosReasonDone done, gpointer data)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  GVariant *details = pos_error_get_details (error);
  const char *id = NULL, *prompt;
  Ask *self = g_new0 (Ask, 1);
  PosInfoCode *code;
  PosList *reasons;

  if (details)
    g_variant_lookup (details, "info_code", "&s", &id);
  code = pos_config_get (config, POS_TYPE_INFO_CODE, id);
  reasons = code ? pos_config_get_reasons (config, code->reason_list) : NULL;
  prompt = code ? pos_l10n_get (code->prompt, pos_shell_get_language (shell)) : "";
  self->shell = g_object_ref (shell);
  self->done = done;
  self->data = data;
  self->reasons = reasons ? g_object_ref (reasons) : NULL;
  self->dialog = pos_dialog_new (
      *prompt ? prompt : _ ("Why?"), _ (pos_operation_find (key)->title), _ ("Cancel"));
  if (reasons)
    add_chips (self);
  else
    add_field (self);
  show (self);
  g_signal_connect_data (self->dialog, "primary", G_CALLBACK (primary_cb), self, ask_free, 0);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}
