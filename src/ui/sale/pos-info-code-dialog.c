/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-info-code-dialog.c — see the header. */
#include "ui/sale/pos-info-code-dialog.h"

#include "base/pos-error.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"
#include "ui/sale/pos-info-field.h"

typedef struct {
  PosShell *shell; /* owned: it answers when the window is gone, too */
  PosReasonDone done;
  gpointer data;
  PosInfoCode *code; /* owned */
  GtkWidget *dialog;
  PosInfoField *field;
} Ask;

static void
ask_free (gpointer data, GClosure *closure)
{
  Ask *self = data;

  if (self->done)
    self->done (self->shell, NULL, self->data);
  g_object_unref (self->code);
  g_object_unref (self->shell);
  g_free (self);
}

static const char *
get_what_is_missing (PosInfoCode *code)
{
  if (code->input != POS_INFO_REASON)
    return _ ("Answer first.");
  return code->reason_list ? _ ("Choose a reason first.") : _ ("Say why first.");
}

static void
show (Ask *self)
{
  g_autofree char *answer = pos_info_field_dup_answer (self->field);

  g_object_set (self->dialog,
                "primary-unavailable",
                !*answer && !self->code->optional,
                "reason",
                get_what_is_missing (self->code),
                NULL);
}

static PosInfoFault
look_at (Ask *self, const char *answer)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  g_autofree char *kept = NULL;

  return pos_info_code_look_at (
      self->code, answer, pos_register_get_currency (reg), pos_register_get_today (reg), &kept);
}

static void
primary_cb (GtkWidget *dialog, Ask *self)
{
  g_autofree char *answer = pos_info_field_dup_answer (self->field);
  PosInfoFault fault = look_at (self, answer);
  gpointer data = self->data;

  if (fault != POS_INFO_FITS) {
    pos_info_field_set_fault (self->field, fault);
    return;
  }
  g_autoptr (PosShell) shell = g_object_ref (self->shell);
  PosReasonDone done = g_steal_pointer (&self->done);
  pos_overlay_close (dialog);
  done (shell, answer, data);
}

static PosInfoCode *
find_code (PosConfig *config, GVariant *details)
{
  const char *id = NULL;

  if (details)
    g_variant_lookup (details, "info_code", "&s", &id);
  return pos_config_get (config, POS_TYPE_INFO_CODE, id);
}

static gboolean
is_unknown (GVariant *details)
{
  const char *fault = NULL;

  return details && g_variant_lookup (details, "fault", "&s", &fault) &&
         g_str_equal (fault, "unknown");
}

static void
open_dialog (Ask *self, const char *key)
{
  const char *prompt = pos_l10n_get (self->code->prompt, pos_shell_get_language (self->shell));

  self->dialog = pos_dialog_new (
      *prompt ? prompt : _ ("Why?"), _ (pos_operation_find (key)->title), _ ("Cancel"));
  self->field = POS_INFO_FIELD (pos_info_field_new (self->shell, self->code));
  pos_dialog_set_content (POS_DIALOG (self->dialog), GTK_WIDGET (self->field));
  g_signal_connect_swapped (self->field, "changed", G_CALLBACK (show), self);
  g_signal_connect_object (self->field,
                           "entered",
                           G_CALLBACK (pos_dialog_answer_primary),
                           self->dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_data (self->dialog, "primary", G_CALLBACK (primary_cb), self, ask_free, 0);
}

void
pos_info_code_dialog_ask (
    PosShell *shell, const char *key, const GError *error, PosReasonDone done, gpointer data)
{
  GVariant *details = pos_error_get_details (error);
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  PosInfoCode *code = find_code (config, details);
  Ask *self;

  /* The feed took the question away while it was on its way. */
  if (!code) {
    done (shell, "", data);
    return;
  }
  self = g_new0 (Ask, 1);
  self->shell = g_object_ref (shell);
  self->done = done;
  self->data = data;
  self->code = g_object_ref (code);
  open_dialog (self, key);
  show (self);
  if (is_unknown (details))
    pos_info_field_set_unknown (self->field);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}
