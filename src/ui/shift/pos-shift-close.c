/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-shift-close.c — see the header. */
#include "ui/shift/pos-shift-close.h"

#include "register/pos-suspended.h"
#include "ui/common/pos-check-row.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define TEXT_CHARS 48

typedef struct {
  PosShell *shell; /* borrowed: it holds the dialog */
  GVariant *args;  /* nullable */
  GtkWidget *dialog;
  GtkWidget *suspended; /* (nullable): whether they are voided */
} Ask;

static void
ask_free (gpointer data, GClosure *closure)
{
  Ask *self = data;

  g_clear_pointer (&self->args, g_variant_unref);
  g_free (self);
}

static void
closed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  const char *number = NULL;
  g_autofree char *text = NULL;

  if (!result || !g_variant_lookup (result, "number", "&s", &number))
    return;
  /* TRANSLATORS: the number of a Z report */
  text = g_strdup_printf (_ ("The shift is closed. Z report %s is printed."), number);
  pos_shell_tell (shell, text, NULL, NULL);
}

static void
answer (Ask *self)
{
  PosShell *shell = self->shell;
  GVariantDict dict;

  g_variant_dict_init (&dict, self->args);
  if (self->suspended && pos_check_row_get_checked (POS_CHECK_ROW (self->suspended)))
    g_variant_dict_insert (&dict, "suspended", "s", "void");
  g_autoptr (GVariant) args = g_variant_ref_sink (g_variant_dict_end (&dict));
  pos_overlay_close (self->dialog);
  pos_shell_run (shell, "shift.close", args, NULL, closed_cb, NULL);
}

/* Only where the profile wants nothing suspended to outlive a shift. */
static guint
count_suspended (PosShell *shell)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosProfile *profile =
      pos_config_get_profile (pos_register_get_config (reg), pos_register_get_store_record (reg));
  g_autoptr (GPtrArray) carts = profile->settle_suspended ? pos_suspended_list (reg, NULL) : NULL;

  return carts ? carts->len : 0;
}

static GtkWidget *
make_content (Ask *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  guint n = count_suspended (self->shell);
  GtkWidget *label =
      pos_ui_text_new (_ ("The Z report is printed, nothing is added to the shift any more, and "
                          "you are signed out. Open orders stay open."),
                       "t-body");

  gtk_label_set_max_width_chars (GTK_LABEL (label), TEXT_CHARS);
  gtk_box_append (GTK_BOX (box), label);
  if (n > 0) {
    g_autofree char *many = g_strdup_printf (
        ngettext ("%u transaction is suspended.", "%u transactions are suspended.", n), n);
    self->suspended = pos_check_row_new (_ ("Void suspended transactions"), many);
    gtk_box_append (GTK_BOX (box), self->suspended);
  }
  return box;
}

void
pos_shift_close_ask (PosShell *shell, GVariant *args, GtkWidget *origin)
{
  Ask *self = g_new0 (Ask, 1);

  self->shell = shell;
  self->args = args ? g_variant_ref_sink (args) : NULL;
  self->dialog = pos_dialog_new (_ ("Close the shift?"), _ ("Close shift"), _ ("Keep it open"));
  pos_dialog_set_content (POS_DIALOG (self->dialog), make_content (self));
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (answer), self, ask_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}
