/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-concession-dialog.c — see the header. */
#include "ui/sale/pos-concession-dialog.h"

#include "base/pos-error.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-readout.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/sale/pos-concession-undo.h"
#include "ui/shell/pos-sentences.h"

#include <string.h>

#define PAD_WIDTH 340
#define OUTCOME_CHARS 24
#define RATE_DECIMALS 2
#define RATE_DIGITS 5
#define MONEY_DIGITS 10
#define PERCENT 100

typedef struct {
  PosShell *shell; /* borrowed: it holds the dialog */
  char *key;
  char *argument;
  char *line; /* nullable */
  PosKeypadModel *model;
  GtkWidget *dialog;
  GtkWidget *outcome;
} Concession;

static void
concession_free (gpointer data, GClosure *closure)
{
  Concession *self = data;

  g_free (self->key);
  g_free (self->argument);
  g_free (self->line);
  g_object_unref (self->model);
  g_free (self);
}

static PosOrder *
get_order (Concession *self)
{
  return pos_register_get_order (pos_shell_get_register (self->shell));
}

static gboolean
is_rate (Concession *self)
{
  return g_str_equal (self->argument, "rate");
}

/* What the operation takes; %FALSE when it is no number. */
static gboolean
read_number (Concession *self, gint64 *number, GError **error)
{
  g_autofree char *plain = pos_keypad_model_dup_plain (self->model);

  if (g_str_has_suffix (plain, "."))
    plain[strlen (plain) - 1] = '\0';
  if (!is_rate (self))
    return pos_minor_parse (plain, get_order (self)->currency, number, error);
  if (!pos_micro_parse (plain, number, error))
    return FALSE;
  *number /= PERCENT;
  return TRUE;
}

static GVariant *
make_args (Concession *self, gint64 number)
{
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  g_variant_dict_insert (&args, self->argument, "x", number);
  if (self->line)
    g_variant_dict_insert (&args, "line", "s", self->line);
  return g_variant_ref_sink (g_variant_dict_end (&args));
}

static char *
explain (Concession *self, const GError *error)
{
  PosSentence sentence;
  char *text;

  pos_sentence_for_error (
      error, pos_shell_get_format (self->shell), get_order (self)->currency, &sentence);
  text = g_strjoin (". ", sentence.what, sentence.why, NULL);
  pos_sentence_clear (&sentence);
  return text;
}

static gboolean
asks_approval (const GError *error)
{
  return g_error_matches (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NEEDS_APPROVAL);
}

/* "Total €100.00 → €90.00"; or that somebody has to approve it. */
static void
show_outcome (Concession *self)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  PosFormat *format = pos_shell_get_format (self->shell);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 number;

  g_object_set (self->model, "error", NULL, NULL);
  if (!pos_keypad_model_is_fresh (self->model) && read_number (self, &number, &error)) {
    g_autoptr (GVariant) args = make_args (self, number);
    g_autoptr (PosOrder) after = pos_register_preview (reg, self->key, args, &error);
    if (after) {
      g_autofree char *from = pos_format_money (format, get_order (self)->total, after->currency);
      g_autofree char *to = pos_format_money (format, after->total, after->currency);
      /* TRANSLATORS: what all costs now, and what it would cost */
      text = g_strdup_printf (_ ("Total %1$s → %2$s"), from, to);
    } else if (asks_approval (error)) {
      text = explain (self, error);
    } else {
      g_autofree char *refusal = explain (self, error);
      g_object_set (self->model, "error", refusal, NULL);
    }
  }
  pos_ui_set_label (self->outcome, text);
}

/* (nullable) */
static PosOrderLine *
find_line (Concession *self)
{
  PosId id = POS_ID_NONE;

  return self->line && pos_id_parse (self->line, &id, NULL)
             ? pos_order_find_line (get_order (self), &id)
             : NULL;
}

static void
answer (Concession *self)
{
  PosShell *shell = self->shell;
  g_autofree char *key = g_strdup (self->key);
  g_autoptr (GError) error = NULL;
  gint64 number;

  if (read_number (self, &number, &error)) {
    g_autoptr (GVariant) args = make_args (self, number);
    g_autoptr (PosOrder) after =
        pos_register_preview (pos_shell_get_register (shell), key, args, &error);
    if (after || asks_approval (error)) {
      pos_concession_run (shell, self->dialog, key, args, find_line (self), NULL);
      return;
    }
  }
  g_autofree char *refusal = explain (self, error);
  pos_ui_set_label (self->outcome, NULL);
  g_object_set (self->model, "error", refusal, NULL);
}

static GtkWidget *
make_content (Concession *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *keyed = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *readout = pos_readout_new (self->model);

  if (is_rate (self))
    g_object_set (readout, "suffix", " %", NULL);
  self->outcome = pos_ui_label_new (NULL, "num ink2");
  gtk_label_set_wrap (GTK_LABEL (self->outcome), TRUE);
  /* The keys stay where they are while one types. */
  gtk_label_set_max_width_chars (GTK_LABEL (self->outcome), OUTCOME_CHARS);
  gtk_widget_set_size_request (box, PAD_WIDTH, -1);
  gtk_widget_set_visible (self->outcome, FALSE);
  gtk_widget_add_css_class (keyed, "concession-answer");
  gtk_box_append (GTK_BOX (keyed), readout);
  gtk_box_append (GTK_BOX (keyed), self->outcome);
  gtk_box_append (GTK_BOX (box), keyed);
  gtk_box_append (GTK_BOX (box), pos_number_pad_new (POS_PAD_ENTRY, self->model, TRUE));
  return box;
}

static void
set_up_model (Concession *self)
{
  guint32 currency = get_order (self)->currency;
  gboolean price = g_str_equal (self->argument, "price");

  if (is_rate (self))
    pos_keypad_model_set_rules (self->model, RATE_DECIMALS, RATE_DIGITS);
  else
    pos_keypad_model_set_rules (self->model, pos_currency_get_exponent (currency), MONEY_DIGITS);
  g_object_set (self->model,
                "caption",
                price ? C_ ("number pad", "Price")
                      /* TRANSLATORS: short: how much is taken off */
                      : C_ ("number pad", "Discount"),
                NULL);
}

void
pos_concession_dialog_open (PosShell *shell, const PosConcessionQuestion *question)
{
  Concession *self = g_new0 (Concession, 1);
  const char *point = pos_format_get_decimal_point (pos_shell_get_format (shell));

  self->shell = shell;
  self->key = g_strdup (question->key);
  self->argument = g_strdup (question->argument);
  self->line = question->line ? pos_id_dup_text (&question->line->id) : NULL;
  self->model = pos_keypad_model_new (point);
  set_up_model (self);
  self->dialog = pos_dialog_new (question->title,
                                 g_str_equal (self->argument, "price") ? _ ("Change the price")
                                                                       : _ ("Take it off"),
                                 _ ("Cancel"));
  g_object_set (self->dialog,
                "subtitle",
                question->line
                    ? pos_l10n_get (question->line->description, pos_shell_get_language (shell))
                    /* TRANSLATORS: what a discount is for: every line */
                    : _ ("All lines together"),
                NULL);
  pos_dialog_set_content (POS_DIALOG (self->dialog), make_content (self));
  g_signal_connect_data (
      self->model, "entered", G_CALLBACK (answer), self, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (
      self->model, "notify::text", G_CALLBACK (show_outcome), self, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (answer), self, concession_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}
