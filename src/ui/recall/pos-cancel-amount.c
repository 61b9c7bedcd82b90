/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cancel-amount.c — see the header. */
#include "ui/recall/pos-cancel-amount.h"

#include "ui/common/pos-dialog.h"
#include "ui/common/pos-money-entry.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-readout.h"
#include "ui/common/pos-segmented.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-recall-words.h"

#include <string.h>

#define WIDTH 400
#define TEXT_CHARS 36
#define RATE_DECIMALS 2
#define RATE_DIGITS 5
#define MONEY_DIGITS 10
#define PERCENT 100
/* A hundredth of a percent, the least that is typed. */
#define RATE_STEP (POS_SCALE / PERCENT / PERCENT)

/* Lives as long as its dialog. */
typedef struct {
  PosShell *shell; /* borrowed */
  PosCancelFacts facts;
  PosCancelAmountTaken taken;
  GtkWidget *asker;
  PosKeypadModel *model;
  GtkWidget *dialog, *way, *readout, *bounds, *outcome; /* borrowed */
  char *prefix, *suffix, *separator;                    /* of an amount, in the readout */
} Ask;

static void
ask_free (gpointer data, GClosure *closure)
{
  Ask *self = data;

  g_object_unref (self->asker);
  g_object_unref (self->model);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->separator);
  g_free (self);
}

static gboolean
is_rate (Ask *self)
{
  return g_str_equal (pos_segmented_get_selected (POS_SEGMENTED (self->way)), "rate");
}

/* --- What it says --- */

static char *
dup_bound (PosShell *shell, const PosCancelFacts *facts, gint64 minor, PosRate rate)
{
  PosFormat *format = pos_shell_get_format (shell);
  g_autofree char *amount = pos_format_money (format, minor, facts->currency);
  g_autofree char *share = pos_format_rate (format, rate);

  /* TRANSLATORS: an amount and what share of the whole it is: "€120.65 (5%)" */
  return g_strdup_printf (_ ("%1$s (%2$s)"), amount, share);
}

char *
pos_cancel_amount_dup_bounds (PosShell *shell, const PosCancelFacts *facts)
{
  g_autofree char *from = dup_bound (shell, facts, 0, (PosRate){0});
  g_autofree char *to = dup_bound (shell, facts, facts->base, (PosRate){POS_SCALE});

  /* TRANSLATORS: bounds: "Allowed from €0.00 (0%) to €1,385.00 (100%)." */
  return g_strdup_printf (_ ("Allowed from %1$s to %2$s."), from, to);
}

char *
pos_cancel_amount_describe (PosShell *shell,
                            const PosCancelFacts *facts,
                            PosRate rate,
                            gint64 entered)
{
  PosFormat *format = pos_shell_get_format (shell);
  gint64 minor = entered >= 0 ? entered : pos_minor_at_rate (facts->base, rate, POS_ROUND_HALF_UP);
  g_autofree char *share = pos_format_rate (format, rate);
  g_autofree char *base = pos_format_money (format, facts->base, facts->currency);
  g_autofree char *charge = pos_format_money (format, minor, facts->currency);

  return entered >= 0
             /* TRANSLATORS: an amount, of what: "€25.00 of €1,385.00" */
             ? g_strdup_printf (_ ("%1$s of %2$s"), charge, base)
             /* TRANSLATORS: a share, of what, and what that comes to: "10% of €1,385.00 = €138.50"
              */
             : g_strdup_printf (_ ("%1$s of %2$s = %3$s"), share, base, charge);
}

/* --- What was typed --- */

/* Returns: %FALSE when it is nothing yet, too little or too much; @rate and @entered as the charge
 * takes it.
 */
static gboolean
read_number (Ask *self, PosRate *rate, gint64 *entered)
{
  g_autofree char *plain = pos_keypad_model_dup_plain (self->model);

  *rate = (PosRate){0};
  *entered = -1;
  if (!*plain)
    return FALSE;
  if (!is_rate (self))
    return pos_money_entry_get (self->model, self->facts.currency, entered) && *entered >= 0 &&
           *entered <= self->facts.base;
  if (g_str_has_suffix (plain, "."))
    plain[strlen (plain) - 1] = '\0';
  if (!pos_micro_parse (plain, &rate->micro, NULL))
    return FALSE;
  rate->micro /= PERCENT;
  return rate->micro >= 0 && rate->micro <= POS_SCALE;
}

/* The bounds turn red; they are not told twice. */
static void
update (Ask *self)
{
  PosRate rate;
  gint64 entered;
  gboolean valid = read_number (self, &rate, &entered);
  gboolean refused = !valid && *pos_keypad_model_get_text (self->model);
  g_autofree char *bounds = pos_cancel_amount_dup_bounds (self->shell, &self->facts);
  g_autofree char *outcome =
      valid ? pos_cancel_amount_describe (self->shell, &self->facts, rate, entered) : NULL;

  g_object_set (self->model, "error", refused ? bounds : NULL, NULL);
  gtk_widget_set_visible (self->bounds, !refused);
  gtk_label_set_text (GTK_LABEL (self->outcome), outcome ? outcome : "");
}

static void
keyed_cb (Ask *self)
{
  update (self);
  /* Enter is for what was keyed, whatever had the focus. */
  if (!pos_keypad_model_is_fresh (self->model))
    gtk_widget_grab_focus (pos_dialog_get_primary (POS_DIALOG (self->dialog)));
}

/* The charge as it is, until the first key replaces it. */
static void
show_current (Ask *self)
{
  gint64 micro = (self->facts.rate.micro + RATE_STEP / 2) / RATE_STEP * RATE_STEP;
  g_autofree char *text = pos_micro_to_text (micro * PERCENT, 0);

  g_strdelimit (text, ".", *pos_keypad_model_get_decimal_point (self->model));
  if (is_rate (self))
    pos_keypad_model_set_value (self->model, text);
  else
    pos_money_entry_set (self->model, self->facts.charge, self->facts.currency);
}

static void
way_cb (Ask *self)
{
  gboolean rate = is_rate (self);

  pos_keypad_model_set_rules (self->model,
                              rate ? RATE_DECIMALS
                                   : pos_currency_get_exponent (self->facts.currency),
                              rate ? RATE_DIGITS : MONEY_DIGITS);
  g_object_set (self->readout,
                "prefix",
                rate ? NULL : self->prefix,
                "suffix",
                rate ? " %" : self->suffix,
                "separator",
                rate ? NULL : self->separator,
                NULL);
  show_current (self);
  update (self);
}

static void
answer (Ask *self)
{
  PosRate rate;
  gint64 entered;

  if (read_number (self, &rate, &entered)) {
    self->taken (self->asker, rate, entered);
    pos_overlay_close (self->dialog);
  } else if (!*pos_keypad_model_get_text (self->model)) {
    g_object_set (self->model, "error", _ ("Type the amount."), NULL);
  }
}

/* --- The dialog --- */

static GtkWidget *
make_way (Ask *self)
{
  self->way = pos_segmented_new (_ ("Cancellation charge"));
  /* TRANSLATORS: how a charge is typed: as a share of the whole */
  pos_segmented_append (POS_SEGMENTED (self->way), "rate", C_ ("charge", "Percent"));
  pos_segmented_append (POS_SEGMENTED (self->way), "amount", _ ("Amount"));
  return self->way;
}

static GtkWidget *
make_readout (Ask *self)
{
  self->readout = pos_money_entry_make_readout (
      self->model, pos_shell_get_format (self->shell), self->facts.currency);
  g_object_get (self->readout,
                "prefix",
                &self->prefix,
                "suffix",
                &self->suffix,
                "separator",
                &self->separator,
                NULL);
  return self->readout;
}

static GtkWidget *
make_text (const char *text, const char *classes)
{
  GtkWidget *label = pos_ui_text_new (text, classes);

  gtk_label_set_max_width_chars (GTK_LABEL (label), TEXT_CHARS);
  return label;
}

static GtkWidget *
make_content (Ask *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *keyed = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *bounds = pos_cancel_amount_dup_bounds (self->shell, &self->facts);

  self->bounds = make_text (bounds, "t-cap ink2 num");
  self->outcome = make_text (NULL, "semi num");
  /* The refusal stands where the bounds stood, and no key moves. */
  gtk_box_append (GTK_BOX (keyed), make_readout (self));
  gtk_box_append (GTK_BOX (keyed), self->bounds);
  gtk_box_append (GTK_BOX (box), make_way (self));
  gtk_box_append (GTK_BOX (box), keyed);
  gtk_box_append (GTK_BOX (box), self->outcome);
  gtk_box_append (GTK_BOX (box), pos_number_pad_new (POS_PAD_ENTRY, self->model, TRUE));
  gtk_widget_set_size_request (box, WIDTH, -1);
  return box;
}

void
pos_cancel_amount_open (PosShell *shell,
                        const PosCancelFacts *facts,
                        const char *keyed,
                        PosCancelAmountTaken taken,
                        GtkWidget *asker)
{
  Ask *self = g_new0 (Ask, 1);

  self->shell = shell;
  self->facts = *facts;
  self->taken = taken;
  self->asker = g_object_ref (asker);
  self->model = pos_money_entry_new (pos_shell_get_format (shell), facts->currency, NULL);
  self->dialog = pos_dialog_new (_ ("Cancellation charge"), _ ("Set the charge"), _ ("Cancel"));
  if (!facts->may_lower)
    g_object_set (self->dialog, "subtitle", _ ("Lowering it asks for a supervisor."), NULL);
  pos_dialog_set_content (POS_DIALOG (self->dialog), make_content (self));
  if (facts->entered >= 0 && !keyed)
    pos_segmented_set_selected (POS_SEGMENTED (self->way), "amount");
  way_cb (self);
  if (keyed)
    pos_keypad_model_restore (self->model, keyed, FALSE);
  g_signal_connect_data (
      self->way, "notify::selected", G_CALLBACK (way_cb), self, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (
      self->model, "notify::text", G_CALLBACK (keyed_cb), self, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (
      self->model, "entered", G_CALLBACK (answer), self, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (answer), self, ask_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
  keyed_cb (self);
}
