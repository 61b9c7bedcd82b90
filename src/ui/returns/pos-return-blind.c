/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-return-blind.c — see the header. */
#include "ui/returns/pos-return-blind.h"

#include "ui/common/pos-callout.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/returns/pos-return-reason.h"

/* Lives as long as its dialog. */
typedef struct {
  PosShell *shell;   /* borrowed */
  GtkWidget *field;  /* borrowed */
  GtkWidget *reason; /* (nullable), borrowed */
} Blind;

static void
blind_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
taken_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;

  if (!result)
    return;
  pos_overlay_close (dialog);
  pos_shell_go_home (shell);
}

static void
primary_cb (PosDialog *dialog, Blind *self)
{
  const char *item = pos_text_field_get_text (POS_TEXT_FIELD (self->field));
  g_autofree char *reason = pos_return_reason_dup (self->shell, self->reason);
  GtkWidget *button = pos_dialog_get_primary (dialog);

  if (!item || !*item) {
    pos_callout_open (
        button, _ ("Which product comes back?"), _ ("Scan it, or type its number."), NULL, NULL);
    return;
  }
  if (self->reason && !reason) {
    pos_callout_open (
        button, _ ("Why does it come back?"), _ ("Choose a reason first."), NULL, NULL);
    return;
  }
  pos_shell_run (
      self->shell,
      "return.blind",
      g_variant_new_parsed ("{'item': <%s>, 'reason': <%s>}", item, reason ? reason : ""),
      button,
      taken_cb,
      g_object_ref (dialog));
}

void
pos_return_blind_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  Blind *self;
  GtkWidget *dialog, *content;

  if (args && g_variant_lookup (args, "item", "&s", NULL)) {
    pos_shell_run (shell, key, args, origin, NULL, NULL);
    return;
  }
  self = g_new0 (Blind, 1);
  self->shell = shell;
  self->field = pos_text_field_new (_ ("Item number or barcode"));
  self->reason = pos_return_reason_new (shell);
  dialog = pos_dialog_new (_ ("Return without a receipt"), NULL, NULL);
  g_object_set (dialog,
                "subtitle",
                _ ("It goes back at today's price, without discounts."),
                "safe",
                C_ ("button", "Not now"),
                "primary",
                _ ("Take it back"),
                NULL);
  content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (content), self->field);
  if (self->reason) {
    gtk_box_append (GTK_BOX (content), pos_ui_text_new (_ ("Why does it come back?"), "semi"));
    gtk_box_append (GTK_BOX (content), self->reason);
  }
  pos_dialog_set_content (POS_DIALOG (dialog), content);
  g_signal_connect_data (dialog, "primary", G_CALLBACK (primary_cb), self, blind_free, 0);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (pos_text_field_get_entry (POS_TEXT_FIELD (self->field))));
}
