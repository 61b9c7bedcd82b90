/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-creation-dialog.c — see the header. */
#include "ui/payment/pos-creation-dialog.h"

#include "base/pos-error.h"
#include "ui/common/pos-banner.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/payment/pos-payment-words.h"
#include "ui/shell/pos-sentences-saying.h"

#define CONTENT_WIDTH 480

typedef struct {
  char *key;
  GVariant *args; /* nullable */
} Refused;

static void
refused_free (gpointer data)
{
  Refused *refused = data;

  g_free (refused->key);
  g_clear_pointer (&refused->args, g_variant_unref);
  g_free (refused);
}

static gboolean
is_about_creation (const GError *error)
{
  GVariant *details = pos_error_get_details (error);
  const char *state;

  return error->domain == POS_SYNC_ERROR && details &&
         g_variant_lookup (details, "creation", "&s", &state);
}

static const char *
get_why (const GError *error)
{
  switch ((PosSyncError)error->code) {
  case POS_SYNC_ERROR_OFFLINE:
    return _ ("It cannot be reached.");
  case POS_SYNC_ERROR_TIMEOUT:
    return _ ("It does not answer.");
  case POS_SYNC_ERROR_REJECTED:
  case POS_SYNC_ERROR_CONFLICT:
    return _ ("It refuses the order:");
  case POS_SYNC_ERROR_NOT_TRUSTED:
    return _ ("Who answers cannot show that it is headquarters.");
  case POS_SYNC_ERROR_CERTIFICATE_ENDED:
    return _ ("The certificate of this register has ended.");
  case POS_SYNC_ERROR_AUTH:
    return _ ("It does not know this register.");
  case POS_SYNC_ERROR_PROTOCOL:
  case POS_SYNC_ERROR_SERVER:
  case POS_SYNC_ERROR_NOT_FOUND:
  default:
    return _ ("It has a problem.");
  }
}

/* What headquarters says only where it decided something. */
static char *
describe (PosShell *shell, const GError *error)
{
  gboolean decided =
      error->code == POS_SYNC_ERROR_REJECTED || error->code == POS_SYNC_ERROR_CONFLICT;
  const char *reason = "";

  g_variant_lookup (pos_error_get_details (error), "reason", "&s", &reason);
  g_autofree char *said = pos_sentences_say (reason, pos_shell_get_format (shell));
  return decided ? g_strdup_printf ("%s %s", get_why (error), said) : g_strdup (get_why (error));
}

static void
run_again (GtkWidget *dialog, const char *creation)
{
  PosShell *shell = POS_SHELL (gtk_widget_get_root (dialog));
  Refused *refused = g_object_get_data (G_OBJECT (dialog), "pos-refused");
  g_autofree char *key = g_strdup (refused->key);
  GVariantDict dict;

  g_variant_dict_init (&dict, refused->args);
  if (creation)
    g_variant_dict_insert (&dict, "creation", "s", creation);
  else
    g_variant_dict_remove (&dict, "creation");
  pos_overlay_close (dialog);
  pos_shell_run (shell, key, g_variant_dict_end (&dict), NULL, NULL, NULL);
}

static void
again_cb (GtkWidget *dialog, gpointer data)
{
  run_again (dialog, NULL);
}

static void
without_cb (GtkWidget *button, gpointer dialog)
{
  run_again (dialog, "asynchronous");
}

static gboolean
is_about_customer (const GError *error)
{
  gboolean customer = FALSE;

  g_variant_lookup (pos_error_get_details (error), "customer", "b", &customer);
  return customer;
}

static GtkWidget *
make_content (GtkWidget *dialog, gboolean customer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *banner = pos_banner_new (
      POS_TONE_WARN,
      _ ("Nothing was saved"),
      customer
          ? _ ("The cart is as it was, and what you typed can be sent again.")
          : _ ("The cart is as it was. What a card paid just now goes back to it; keep cash apart "
               "until the order is saved."));
  GtkWidget *without =
      pos_payment_button_new ("pos-cloud-off-symbolic", _ ("Save without headquarters"), "tall");
  GtkWidget *note = pos_ui_label_new (
      customer
          ? _ ("The customer gets a number when there is a line again.")
          : _ ("The order gets its number when there is a line again. A supervisor may have to "
               "agree."),
      "t-cap ink2");

  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_widget_set_size_request (box, CONTENT_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), banner);
  gtk_box_append (GTK_BOX (box), without);
  gtk_box_append (GTK_BOX (box), note);
  g_signal_connect (without, "clicked", G_CALLBACK (without_cb), dialog);
  return box;
}

gboolean
pos_creation_dialog_offer (PosShell *shell, const char *key, GVariant *args, const GError *error)
{
  g_autofree char *why = NULL;
  GtkWidget *dialog;
  Refused *refused;

  if (!is_about_creation (error) || !pos_shell_get_overlay (shell))
    return FALSE;
  why = describe (shell, error);
  dialog =
      pos_dialog_new (is_about_customer (error) ? _ ("Headquarters did not create the customer")
                                                : _ ("Headquarters did not create the order"),
                      _ ("Try again"),
                      _ ("Keep the cart"));
  g_object_set (dialog, "subtitle", why, NULL);
  refused = g_new0 (Refused, 1);
  refused->key = g_strdup (key);
  refused->args = args ? g_variant_ref (args) : NULL;
  g_object_set_data_full (G_OBJECT (dialog), "pos-refused", refused, refused_free);
  pos_dialog_set_content (POS_DIALOG (dialog), make_content (dialog, is_about_customer (error)));
  g_signal_connect (dialog, "primary", G_CALLBACK (again_cb), NULL);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (dialog));
  return TRUE;
}
