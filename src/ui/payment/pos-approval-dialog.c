/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-approval-dialog.c — see the header. */
#include "ui/payment/pos-approval-dialog.h"

#include "base/pos-error.h"
#include "base/pos-secret.h"
#include "register/pos-quick.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/payment/pos-approval-panel.h"
#include "ui/shell/pos-sentences.h"

#include <string.h>

#define PANEL_WIDTH 360

/* Who approved last in this window, or tried to: he stands there still. */
#define LAST_APPROVER "pos-last-approver"
#define LAST_REASON "pos-last-approval-reason"

typedef struct {
  PosShell *shell; /* owned */
  GtkWidget *dialog;
  GtkWidget *panel;
  PosApprovalDone done;
  gpointer data;
} Ask;

/* Called once, by whichever way the dialog ends. */
static void
finish (Ask *ask, gboolean approved)
{
  PosApprovalPanel *panel = POS_APPROVAL_PANEL (ask->panel);
  g_autoptr (GtkWidget) dialog = g_object_ref (ask->dialog);
  g_autofree char *worker = approved ? g_strdup (pos_approval_panel_get_worker (panel)) : NULL;
  char *secret = approved ? g_strdup (pos_approval_panel_get_secret (panel)) : NULL;

  if (worker)
    g_object_set_data_full (G_OBJECT (ask->shell), LAST_APPROVER, g_strdup (worker), g_free);
  g_signal_handlers_disconnect_by_data (ask->dialog, ask);
  g_signal_handlers_disconnect_by_data (ask->panel, ask);
  pos_overlay_close (dialog);
  ask->done (ask->shell, worker, secret, NULL, ask->data);
  pos_secret_forget (secret);
  g_object_unref (ask->shell);
  g_free (ask);
}

static void
approved_cb (Ask *ask)
{
  finish (ask, TRUE);
}

static void
given_up_cb (Ask *ask)
{
  finish (ask, FALSE);
}

/* Whether the refusal says more than that the role does not include the operation. */
static gboolean
has_reason (const GError *error)
{
  GVariant *details = pos_error_get_details (error);

  return details && g_variant_lookup (details, "reason", "&s", NULL);
}

/* "3 × LED floor lamp Arc, brass".  Returns: (transfer full) (nullable): it is about no product. */
static char *
dup_goods (Ask *ask, GVariant *details)
{
  const char *item;
  gint64 micro = POS_SCALE;

  if (!g_variant_lookup (details, "item", "&s", &item))
    return NULL;
  g_variant_lookup (details, "quantity_micro", "x", &micro);
  g_autoptr (PosProduct) product =
      pos_quick_find_product (pos_shell_get_register (ask->shell), item, NULL);
  g_autofree char *count =
      pos_format_quantity (pos_shell_get_format (ask->shell), (PosQuantity){micro});
  const char *name =
      product ? pos_l10n_get (product->name, pos_shell_get_language (ask->shell)) : item;
  /* TRANSLATORS: quantity × product */
  return g_strdup_printf (_ ("%1$s × %2$s"), count, name);
}

/* What is to be done, of what, and with how much: "Manage charges · €25.00".  Returns: (transfer
 * full) (nullable). */
static char *
dup_operation (Ask *ask, const char *key, const GError *error)
{
  const PosOperation *operation = pos_operation_find (key);
  GVariant *details = pos_error_get_details (error);
  g_autofree char *goods = details ? dup_goods (ask, details) : NULL;
  g_autofree char *amount = NULL;
  gint64 minor;

  if (!operation)
    return NULL;
  if (details && g_variant_lookup (details, "asked_minor", "x", &minor))
    amount = pos_format_money (pos_shell_get_format (ask->shell),
                               minor,
                               pos_register_get_currency (pos_shell_get_register (ask->shell)));
  GString *facts = g_string_new (NULL);
  pos_ui_add_fact (facts, _ (operation->title));
  pos_ui_add_fact (facts, goods);
  pos_ui_add_fact (facts, amount);
  return g_string_free (facts, FALSE);
}

/* The first question says why it is asked, the next ones that and what was wrong with the answer.
 */
static void
explain (Ask *ask, const char *key, const GError *error)
{
  gboolean first = g_error_matches (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NEEDS_APPROVAL);
  PosSentence sentence;

  pos_sentence_for_error (error,
                          pos_shell_get_format (ask->shell),
                          pos_register_get_currency (pos_shell_get_register (ask->shell)),
                          &sentence);
  if (first) {
    char *reason = has_reason (error) ? g_strdup (sentence.what) : dup_operation (ask, key, error);
    g_object_set_data_full (G_OBJECT (ask->shell), LAST_REASON, reason, g_free);
  } else {
    g_autofree char *text = g_strjoin (". ", sentence.what, sentence.why, NULL);
    pos_approval_panel_refuse (POS_APPROVAL_PANEL (ask->panel), text);
  }
  g_object_set (ask->panel, "reason", g_object_get_data (G_OBJECT (ask->shell), LAST_REASON), NULL);
  pos_sentence_clear (&sentence);
}

void
pos_approval_dialog_ask (
    PosShell *shell, const char *key, const GError *error, PosApprovalDone done, gpointer data)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->shell = g_object_ref (shell);
  ask->done = done;
  ask->data = data;
  ask->dialog = pos_dialog_new (NULL, NULL, NULL);
  ask->panel = pos_approval_panel_new (shell);
  gtk_widget_set_size_request (ask->panel, PANEL_WIDTH, -1);
  gtk_widget_add_css_class (ask->dialog, "halves");
  pos_dialog_set_content (POS_DIALOG (ask->dialog), ask->panel);
  pos_approval_panel_prefer (POS_APPROVAL_PANEL (ask->panel),
                             g_object_get_data (G_OBJECT (shell), LAST_APPROVER));
  pos_approval_panel_ask (POS_APPROVAL_PANEL (ask->panel), pos_error_get_details (error));
  explain (ask, key, error);
  pos_ui_describe (ask->dialog, _ ("Supervisor approval"), NULL);
  g_signal_connect_swapped (ask->panel, "approved", G_CALLBACK (approved_cb), ask);
  g_signal_connect_swapped (ask->panel, "given-up", G_CALLBACK (given_up_cb), ask);
  g_signal_connect_swapped (ask->dialog, "safe", G_CALLBACK (given_up_cb), ask);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (ask->dialog));
}
