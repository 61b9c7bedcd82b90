/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-card-follow.c — see the header. */
#include "ui/payment/pos-card-follow.h"

#include "base/pos-error.h"
#include "register/pos-refunding.h"
#include "register/pos-unsettled.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/payment/pos-card-refusals.h"
#include "ui/payment/pos-creation-dialog.h"
#include "ui/payment/pos-payment-words.h"

#define CONTENT_WIDTH 420

typedef enum {
  STATE_WAITING,  /* for the customer and the terminal */
  STATE_STOPPING, /* asked to give up */
  STATE_REFUSED,  /* told; try again or not */
  STATE_UNKNOWN,  /* told; ask the terminal again or not */
  STATE_TOLD,     /* told; only another payment helps */
} State;

typedef struct {
  PosShell
      *shell; /* borrowed; kept while running: a window lives until its operations have ended */
  const char *key;
  GVariant *args; /* nullable */
  GWeakRef origin;
  PosShellDone done;
  gpointer data;

  GtkWidget *dialog; /* owned: it may be gone from the screen */
  GtkWidget *spinner;
  GtkWidget *hint;
  GCancellable *cancellable;
  GVariant *answer; /* (nullable): of what was paid while something is still missing */
  State state;
  gboolean running;
  gboolean gives_back;
} Follow;

static void start (Follow *self);

static void
follow_free (Follow *self)
{
  g_signal_handlers_disconnect_by_data (self->dialog, self);
  pos_overlay_close (self->dialog);
  g_object_unref (self->dialog);
  g_clear_pointer (&self->args, g_variant_unref);
  g_clear_pointer (&self->answer, g_variant_unref);
  g_clear_object (&self->cancellable);
  g_weak_ref_clear (&self->origin);
  g_free (self);
}

/* The dialog closes first, so that the focus is back when the caller goes on. */
static void
finish (Follow *self)
{
  g_autoptr (PosShell) shell = g_object_ref (self->shell);
  g_autoptr (GVariant) answer = g_steal_pointer (&self->answer);
  PosShellDone done = self->done;
  gpointer data = self->data;

  follow_free (self);
  if (done)
    done (shell, answer, data);
}

static void
show (Follow *self,
      State state,
      const char *title,
      const char *subtitle,
      const char *primary,
      const char *safe)
{
  gboolean waits = state == STATE_WAITING || state == STATE_STOPPING;

  self->state = state;
  g_object_set (
      self->dialog, "title", title, "subtitle", subtitle, "primary", primary, "safe", safe, NULL);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), waits);
  gtk_widget_set_visible (self->spinner, waits);
  gtk_widget_set_visible (self->hint, waits);
  /* Enter falls on what turns, not on Cancel. */
  if (waits)
    gtk_widget_grab_focus (self->spinner);
  else
    gtk_widget_child_focus (self->dialog, GTK_DIR_TAB_FORWARD);
}

/* --- What came of it --- */

/* M21: it was tried twice, and a third time helps nobody. */
static void
show_only_another (Follow *self, const char *what, const char *why)
{
  show (self, STATE_TOLD, what, why, _ ("Pay another way"), NULL);
}

static void
show_refusal (Follow *self, const GError *error)
{
  PosCardRefusal refusal;

  pos_card_refusal_read (error, self->gives_back, &refusal);
  if (refusal.final) {
    show_only_another (self, refusal.what, refusal.why);
    return;
  }
  show (self,
        refusal.unknown ? STATE_UNKNOWN : STATE_REFUSED,
        refusal.what,
        refusal.why,
        refusal.unknown ? _ ("Ask the terminal again") : _ ("Try again"),
        refusal.unknown    ? _ ("Not now")
        : self->gives_back ? _ ("Another way")
                           : _ ("Pay another way"));
}

static gboolean
says (GVariant *answer, const char *what)
{
  gboolean said = FALSE;

  return g_variant_lookup (answer, what, "b", &said) && said;
}

/* The next card has nothing to pay: it only stands in. */
static void
forget_amount (Follow *self)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, self->args);
  g_variant_dict_remove (&dict, "amount");
  g_clear_pointer (&self->args, g_variant_unref);
  self->args = g_variant_ref_sink (g_variant_dict_end (&dict));
}

/* M11, M12: it paid, and does not stand in for the balance. */
static void
show_other_card (Follow *self, GVariant *answer)
{
  gboolean declined = says (answer, "declined");

  self->answer = g_variant_ref (answer);
  forget_amount (self);
  show (
      self,
      STATE_REFUSED,
      declined ? _ ("The card was declined for the balance")
               : _ ("A card for the balance is missing"),
      declined
          ? _ ("What is due is paid. The rest could not be reserved on it: ask for another one.")
          : _ ("What is due is paid. This card cannot be kept for the rest: ask for another one."),
      _ ("Another card"),
      _ ("Not now"));
}

static void
show_declined_part (Follow *self, GVariant *answer)
{
  self->answer = g_variant_ref (answer);
  show_only_another (
      self,
      _ ("A stored card was declined"),
      _ ("It was tried twice. What the others paid stands; take another payment for the rest."));
}

/* R9: of what one card paid in several goes, some went back. */
static void
show_part_back (Follow *self, GVariant *answer)
{
  self->answer = g_variant_ref (answer);
  show (self,
        STATE_TOLD,
        _ ("Only a part went back to the card"),
        _ ("It stands in the transaction. Give the rest back another way, or try once more."),
        _ ("Go on"),
        NULL);
}

static void
show_unknown_back (Follow *self, GVariant *answer)
{
  self->answer = g_variant_ref (answer);
  show (self,
        STATE_UNKNOWN,
        _ ("The terminal does not say whether money was given back"),
        _ ("Do not give it back twice. Ask the terminal again."),
        _ ("Ask the terminal again"),
        _ ("Not now"));
}

static gboolean
wants_other_card (GVariant *answer)
{
  const char *missing = NULL;

  return g_variant_lookup (answer, "missing", "&s", &missing) &&
         g_str_equal (missing, "card-required");
}

static gboolean
was_stopped (Follow *self, const GError *error)
{
  return self->state == STATE_STOPPING &&
         g_error_matches (error, POS_DEVICE_ERROR, POS_DEVICE_ERROR_DECLINED);
}

static void
take_answer (Follow *self, GVariant *answer)
{
  g_clear_pointer (&self->answer, g_variant_unref);
  /* Where money went back, no card was read that could have been kept: the page says what to do. */
  if (wants_other_card (answer) && !self->gives_back) {
    show_other_card (self, answer);
    return;
  }
  if (says (answer, "unknown")) {
    show_unknown_back (self, answer);
    return;
  }
  if (says (answer, "declined")) {
    if (self->gives_back)
      show_part_back (self, answer);
    else
      show_declined_part (self, answer);
    return;
  }
  self->answer = g_variant_ref (answer);
  finish (self);
}

static void
take_error (Follow *self, const GError *error)
{
  g_autoptr (GtkWidget) origin = g_weak_ref_get (&self->origin);

  if (error->domain == POS_DEVICE_ERROR && !was_stopped (self, error)) {
    show_refusal (self, error);
    return;
  }
  if (error->domain == POS_DEVICE_ERROR)
    pos_shell_tell (self->shell,
                    self->gives_back ? _ ("Stopped. Nothing was given back.")
                                     : _ ("Payment stopped. No money was taken."),
                    NULL,
                    NULL);
  else if (!pos_creation_dialog_offer (self->shell, self->key, self->args, error))
    pos_shell_explain (self->shell, error, origin);
  finish (self);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Follow *self = data;
  g_autoptr (PosShell) kept = self->shell;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = pos_register_run_finish (POS_REGISTER (source), result, &error);

  self->running = FALSE;
  if (!gtk_widget_get_root (self->dialog)) {
    /* The window is gone, or somebody else is at work: what was paid stands in the cart. */
    self->answer = answer ? g_variant_ref (answer) : NULL;
    finish (self);
  } else if (answer)
    take_answer (self, answer);
  else
    take_error (self, error);
}

/* --- Asking again about an unknown outcome --- */

static void
recovered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Follow *self = data;
  g_autoptr (PosShell) kept = self->shell;
  PosRegister *reg = POS_REGISTER (source);
  g_autoptr (GError) error = NULL;
  PosRecovered found = {0};
  PosUnsettled left = {0};
  gboolean known = pos_register_recover_finish (reg, result, &found, &error);

  pos_unsettled_read (reg, &left);
  known = known && left.n == 0;

  self->running = FALSE;
  if (!gtk_widget_get_root (self->dialog)) {
    finish (self);
    return;
  }
  if (!known)
    show (self,
          STATE_UNKNOWN,
          _ ("The terminal still does not say whether money was taken"),
          _ ("Look at its display. The register asks again, and gives back what it took."),
          _ ("Ask the terminal again"),
          _ ("Not now"));
  else if (found.refunded > 0)
    show (self,
          STATE_TOLD,
          _ ("The refund was given"),
          _ ("It stands in the transaction now. Do not give it again."),
          _ ("Go on"),
          NULL);
  else if (self->gives_back)
    show (self,
          STATE_REFUSED,
          _ ("It was not given back"),
          _ ("The terminal says so now. Try again, or give it back another way."),
          _ ("Try again"),
          _ ("Another way"));
  else
    show (self,
          STATE_REFUSED,
          found.voided > 0 ? _ ("The payment was given back") : _ ("No money was taken"),
          _ ("Nothing is paid yet. Try again, or choose another way to pay."),
          _ ("Try again"),
          _ ("Pay another way"));
}

static void
ask_again (Follow *self)
{
  self->running = TRUE;
  g_object_ref (self->shell);
  show (self, STATE_STOPPING, _ ("Asking the terminal…"), NULL, NULL, NULL);
  pos_register_recover_async (pos_shell_get_register (self->shell), recovered_cb, self);
}

/* --- Taps --- */

static void
primary_cb (Follow *self)
{
  if (self->running)
    return;
  if (self->state == STATE_TOLD)
    finish (self);
  else if (self->state == STATE_UNKNOWN)
    ask_again (self);
  else
    start (self);
}

static void
safe_cb (Follow *self)
{
  if (!self->running) {
    finish (self);
    return;
  }
  if (self->state != STATE_WAITING)
    return;
  show (self,
        STATE_STOPPING,
        _ ("Asking the terminal to stop…"),
        _ ("If the card was read already, the payment still counts."),
        NULL,
        NULL);
  g_cancellable_cancel (self->cancellable);
}

static void
start (Follow *self)
{
  self->running = TRUE;
  g_object_ref (self->shell);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  show (self,
        STATE_WAITING,
        g_str_equal (self->key, "pay.stored") ? _ ("Charging the stored card…")
                                              : _ ("Follow the terminal"),
        NULL,
        NULL,
        _ ("Cancel"));
  pos_register_run_async (pos_shell_get_register (self->shell),
                          self->key,
                          self->args,
                          NULL,
                          self->cancellable,
                          ready_cb,
                          self);
}

/* --- The dialog --- */

static const char *
get_hint (Follow *self, gint64 amount)
{
  if (g_str_equal (self->key, "pay.stored"))
    return _ ("The stored card is charged. Nobody has to show it.");
  if (amount >= 0)
    return _ ("The customer taps, inserts or swipes the card.");

  PosRegister *reg = pos_shell_get_register (self->shell);
  PosId payment;
  pos_refunding_get_next (reg, pos_register_get_order (reg), POS_TENDER_CARD, &payment);
  return pos_id_is_none (&payment)
             ? _ ("The customer holds a card to the terminal.")
             : _ ("It goes back to the card that paid. Nobody has to show it.");
}

static GtkWidget *
make_content (Follow *self, gint64 amount)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX,
                                 "orientation",
                                 GTK_ORIENTATION_VERTICAL,
                                 "spacing",
                                 12,
                                 "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_STATUS,
                                 NULL);
  g_autofree char *text = pos_payment_money (self->shell, ABS (amount));
  GtkWidget *label = pos_ui_label_new (text, "t-amt-xl num");

  self->spinner = gtk_spinner_new ();
  self->hint = pos_ui_label_new (get_hint (self, amount), "ink2");
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->hint, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (label, amount != 0);
  gtk_widget_add_css_class (self->spinner, "payment-spinner");
  gtk_widget_set_size_request (box, CONTENT_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->spinner);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_widget_set_focusable (self->spinner, TRUE);
  pos_ui_describe (box, text, NULL);
  return box;
}

void
pos_card_follow (PosShell *shell,
                 const char *key,
                 GVariant *args,
                 gint64 amount,
                 GtkWidget *origin,
                 PosShellDone done,
                 gpointer data)
{
  g_return_if_fail (POS_IS_SHELL (shell));

  Follow *self = g_new0 (Follow, 1);
  self->shell = shell;
  self->key = key;
  self->args = args ? g_variant_ref_sink (args) : NULL;
  self->done = done;
  self->data = data;
  self->gives_back = amount < 0;
  g_weak_ref_init (&self->origin, origin);
  self->dialog = g_object_ref_sink (pos_dialog_new (NULL, NULL, NULL));
  g_object_set (self->dialog, "holds", TRUE, NULL);
  pos_dialog_set_content (POS_DIALOG (self->dialog), make_content (self, amount));
  g_signal_connect_swapped (self->dialog, "primary", G_CALLBACK (primary_cb), self);
  g_signal_connect_swapped (self->dialog, "safe", G_CALLBACK (safe_cb), self);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
  start (self);
}
