/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-return-again.c — see the header. */
#include "ui/returns/pos-return-again.h"

#include "register/pos-quick.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-overlay.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/returns/pos-return-reason.h"

/* Lives as long as its dialog. */
typedef struct {
  PosShell *shell;   /* borrowed */
  GtkWidget *reason; /* borrowed */
  char *order;
} Again;

static void
again_free (gpointer data, GClosure *closure)
{
  Again *self = data;

  g_free (self->order);
  g_free (self);
}

/* @data: (nullable): the dialog that asked why. */
static void
done_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;

  if (!result)
    return;
  if (dialog)
    pos_overlay_close (dialog);
  pos_shell_go_home (shell);
}

static void
run (PosShell *shell, const char *order, const char *reason, GtkWidget *origin, GtkWidget *dialog)
{
  pos_shell_run (
      shell,
      "return.by_receipt",
      g_variant_new_parsed (
          "{'order': <%s>, 'all': <true>, 'again': <true>, 'reason': <%s>}", order, reason),
      origin,
      done_cb,
      dialog ? g_object_ref (dialog) : NULL);
}

static void
primary_cb (PosDialog *dialog, Again *self)
{
  GtkWidget *button = pos_dialog_get_primary (dialog);
  g_autofree char *reason = pos_return_reason_dup (self->shell, self->reason);

  if (reason)
    run (self->shell, self->order, reason, button, GTK_WIDGET (dialog));
  else
    pos_callout_open (
        button, _ ("Why does it come back?"), _ ("Choose a reason first."), NULL, NULL);
}

static void
ask (PosShell *shell, const char *order, PosReturnReasonUse use)
{
  GtkWidget *dialog = pos_dialog_new (_ ("Return and order again"), NULL, NULL);
  GtkWidget *reason = pos_return_reason_new (shell, use);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  Again *self = g_new0 (Again, 1);

  self->shell = shell;
  self->reason = reason;
  self->order = g_strdup (order);
  g_object_set (dialog,
                "subtitle",
                _ ("All of it comes back, and the same is sold anew at today's prices. Change it "
                   "before it is paid."),
                "safe",
                C_ ("button", "Not now"),
                "primary",
                _ ("Return and order again"),
                NULL);
  gtk_box_append (GTK_BOX (content), pos_ui_text_new (_ ("Why does it come back?"), "semi"));
  gtk_box_append (GTK_BOX (content), reason);
  pos_dialog_set_content (POS_DIALOG (dialog), content);
  g_signal_connect_data (dialog, "primary", G_CALLBACK (primary_cb), self, again_free, 0);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
}

/* Of an order that only headquarters has, the operation says which reasons fit. */
static PosReturnReasonUse
find_use (PosShell *shell, const char *name)
{
  g_autoptr (PosOrder) order = pos_quick_find_order (pos_shell_get_register (shell), name, NULL);

  return order ? pos_return_reason_use_of (order) : POS_RETURN_REASON_OF_BOTH;
}

void
pos_return_again_open (PosShell *shell, GVariant *args, GtkWidget *origin)
{
  const char *order = "";
  PosReturnReasonUse use;

  g_variant_lookup (args, "order", "&s", &order);
  use = find_use (shell, order);
  if (pos_return_reason_exists (shell, use))
    ask (shell, order, use);
  else
    run (shell, order, "", origin, NULL);
}
