/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-unsettled-banner.c — see the header. */
#include "ui/shell/pos-unsettled-banner.h"

#include "register/pos-unsettled.h"
#include "ui/common/pos-banner.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

/* Headquarters is the one to ask, and not the terminal. */
static gboolean
is_of_gift_cards (const PosUnsettled *found)
{
  return found->n > 0 && found->n_gift == found->n;
}

static gboolean
is_of_invoices (const PosUnsettled *found)
{
  return found->n > 0 && found->n_invoice == found->n;
}

static gboolean
is_of_headquarters (const PosUnsettled *found)
{
  return is_of_gift_cards (found) || is_of_invoices (found);
}

static const char *
get_fact (const PosUnsettled *found)
{
  if (is_of_invoices (found))
    return found->taken > 0 ? _ ("Headquarters may still hold %s of invoices for this register")
                            : _ ("Headquarters has not said whether %s of invoices is open again");
  if (is_of_gift_cards (found))
    return found->taken > 0 ? _ ("Headquarters has not said whether %s was taken off a gift card")
                            : _ ("Headquarters has not said whether %s is back on a gift card");
  return found->taken > 0 ? _ ("The terminal has not said whether %s was taken")
                          : _ ("The terminal has not said whether %s was given back");
}

static char *
dup_fact (PosShell *shell, const PosUnsettled *found)
{
  guint32 currency = pos_register_get_currency (pos_shell_get_register (shell));
  gint64 minor = found->taken > 0 ? found->taken : found->given;
  g_autofree char *amount = pos_format_money (pos_shell_get_format (shell), minor, currency);

  return pos_ui_fill (get_fact (found), amount);
}

static const char *
describe (const PosUnsettled *found)
{
  if (is_of_invoices (found))
    return _ (
        "Nobody else can take it meanwhile. Ask again when there is a line: it is open then.");
  if (is_of_gift_cards (found))
    return found->taken == 0
               ? _ ("Do not give it back twice. Ask again when there is a line.")
               : _ ("Do not take the money twice. Ask again: what it took is given back.");
  if (found->taken == 0)
    return _ ("Do not give it back twice. Ask the terminal again.");
  return found->n_here > 0 ? _ ("Do not take the money twice. Ask the terminal again: what it took "
                                "is given back.")
                           : _ ("It was for an earlier transaction. Ask the terminal again: what "
                                "it took is given "
                                "back.");
}

static void
show (PosShell *shell, GtkWidget *banner)
{
  PosUnsettled found;

  pos_unsettled_read (pos_shell_get_register (shell), &found);
  gtk_widget_set_visible (banner, found.n > 0);
  if (found.n == 0)
    return;
  g_autofree char *fact = dup_fact (shell, &found);
  g_object_set (banner,
                "title",
                fact,
                "body",
                describe (&found),
                "action",
                is_of_headquarters (&found) ? _ ("Ask again") : _ ("Ask the terminal again"),
                NULL);
}

static void
unsettled_cb (GtkWidget *banner, PosRegister *reg)
{
  show (g_object_get_data (G_OBJECT (banner), "pos-shell"), banner);
}

/* What stands there may be of another transaction now; a new one is never told of this way. */
static void
order_cb (GtkWidget *banner, PosRegister *reg)
{
  if (gtk_widget_get_visible (banner))
    unsettled_cb (banner, reg);
}

/* --- Asking again --- */

static gint32
look_up (GVariant *answer, const char *name)
{
  gint32 count = 0;

  g_variant_lookup (answer, name, "i", &count);
  return count;
}

static const char *
get_silence (PosShell *shell)
{
  PosUnsettled found;

  pos_unsettled_read (pos_shell_get_register (shell), &found);
  return is_of_headquarters (&found)
             ? _ ("Headquarters still does not say. Ask again when there is a line.")
             : _ ("The terminal still does not say. Look at its display, and ask again.");
}

static void
asked_cb (PosShell *shell, GVariant *answer, gpointer data)
{
  if (!answer)
    return;
  pos_shell_tell (shell,
                  look_up (answer, "unsettled") > 0 ? get_silence (shell)
                  : look_up (answer, "given_back") > 0
                      ? (GPOINTER_TO_INT (data)
                             ? _ ("The invoices are open again.")
                             : _ ("The money had been taken, and was given back."))
                  : look_up (answer, "refunded") > 0
                      ? _ ("The refund was given. It stands in the transaction now.")
                      : _ ("Nothing had happened: no money was moved."),
                  NULL,
                  NULL);
}

static void
ask_cb (PosShell *shell, GtkWidget *banner)
{
  PosUnsettled found;

  pos_unsettled_read (pos_shell_get_register (shell), &found);
  pos_shell_run (
      shell, "pay.card_ask", NULL, banner, asked_cb, GINT_TO_POINTER (is_of_invoices (&found)));
}

GtkWidget *
pos_unsettled_banner_new (PosShell *shell)
{
  PosRegister *reg = pos_shell_get_register (shell);
  GtkWidget *banner = pos_banner_new (POS_TONE_WARN, NULL, NULL);

  g_object_set (banner, "stacked", TRUE, NULL);
  g_object_set_data (G_OBJECT (banner), "pos-shell", shell);
  g_signal_connect_object (banner, "action", G_CALLBACK (ask_cb), shell, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      reg, "unsettled-changed", G_CALLBACK (unsettled_cb), banner, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg, "order-changed", G_CALLBACK (order_cb), banner, G_CONNECT_SWAPPED);
  show (shell, banner);
  return banner;
}

char *
pos_unsettled_dup_sentence (PosShell *shell)
{
  PosUnsettled found;

  pos_unsettled_read (pos_shell_get_register (shell), &found);
  if (found.n_here == 0 || found.taken == 0)
    return NULL;
  g_autofree char *amount =
      pos_format_money (pos_shell_get_format (shell),
                        found.taken,
                        pos_register_get_currency (pos_shell_get_register (shell)));
  return g_strdup_printf (
      is_of_invoices (&found)
          ? _ ("Headquarters has not said whether it holds %s of an invoice. If it does, that is "
               "open again when headquarters is asked again, which can be done after this, too.")
      : is_of_gift_cards (&found)
          ? _ ("Headquarters has not said whether %s was taken off a gift card. If it was, it goes "
               "back onto it when headquarters is asked again, which can be done after this, too.")
          : _ ("The terminal has not said whether %s was taken. If it was, it goes back to the "
               "card when the terminal is asked again, which can be done after this, too."),
      amount);
}
