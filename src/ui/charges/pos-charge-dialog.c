/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-charge-dialog.c — what and why on one half, how much on the other. */
#include "ui/charges/pos-charge-dialog.h"

#include "base/pos-error.h"
#include "ui/charges/pos-charge-words.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-money-entry.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-reasons.h"
#include "ui/common/pos-select.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/shell/pos-sentences.h"
#include "ui/shell/pos-shell-form.h"

#define HALF_WIDTH 330
#define MOST_CHARACTERS 200
#define REASON_COLUMNS 2
#define PERMISSION "charge.manage"
#define CANCELLATION "order.cancel_charge"
#define NOBODY ""

typedef struct {
  PosShell *shell; /* borrowed: it holds the dialog */
  char *key;
  char *charge; /* (nullable): the one to change */
  PosKeypadModel *model;
  GtkWidget *dialog, *code, *line; /* the selects: nullable */
  GtkWidget *reason;               /* a field */
  GtkWidget *usual;                /* the chain's reasons instead of it: nullable */
  GtkWidget *outcome;
} ChargeDialog;

static void
charge_dialog_free (gpointer data, GClosure *closure)
{
  ChargeDialog *self = data;

  g_free (self->key);
  g_free (self->charge);
  g_object_unref (self->model);
  g_free (self);
}

static PosRegister *
get_register (ChargeDialog *self)
{
  return pos_shell_get_register (self->shell);
}

static PosOrder *
get_order (ChargeDialog *self)
{
  return pos_register_get_order (get_register (self));
}

/* --- What it means --- */

static gboolean
read_amount (ChargeDialog *self, gint64 *amount)
{
  g_autofree char *plain = pos_keypad_model_dup_plain (self->model);

  return *plain && pos_money_entry_get (self->model, get_order (self)->currency, amount);
}

static void
insert_text (GVariantDict *args, const char *name, const char *text)
{
  if (text && *text)
    g_variant_dict_insert (args, name, "s", text);
}

/* M29: that of lines which the edit gives up; the cart has one. */
static gboolean
is_cancellation (ChargeDialog *self)
{
  return g_str_equal (self->key, CANCELLATION);
}

/* What is asked when this charge changes: one of these; %NULL: words. */
static PosList *
get_usual_reasons (ChargeDialog *self)
{
  return self->charge && !is_cancellation (self)
             ? pos_config_get_charge_reasons (pos_register_get_config (get_register (self)))
             : NULL;
}

static char *
dup_reason (ChargeDialog *self)
{
  int chosen = self->usual ? pos_reasons_get_chosen (POS_REASONS (self->usual)) : -1;

  if (self->usual)
    return g_strdup (
        chosen >= 0 ? ((PosReason *)pos_list_peek (get_usual_reasons (self), (guint)chosen))->id
                    : NULL);
  return g_strstrip (g_strdup (pos_text_field_get_text (POS_TEXT_FIELD (self->reason))));
}

static GVariant *
make_args (ChargeDialog *self, gint64 amount)
{
  g_autofree char *reason = dup_reason (self);
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  g_variant_dict_insert (&args, "amount", "x", amount);
  insert_text (&args, "charge", is_cancellation (self) ? NULL : self->charge);
  insert_text (&args, "reason", reason);
  if (self->code)
    insert_text (&args, "code", pos_select_get_selected (POS_SELECT (self->code)));
  if (self->line)
    insert_text (&args, "line", pos_select_get_selected (POS_SELECT (self->line)));
  return g_variant_ref_sink (g_variant_dict_end (&args));
}

static gboolean
lacks_reason (const GError *error)
{
  return g_error_matches (error, POS_CALL_ERROR, POS_CALL_ERROR_MISSING_ARGUMENT);
}

/* --- What is shown --- */

/* The button says what becomes of a charge that is there. */
static void
show_verb (ChargeDialog *self)
{
  gint64 amount;

  if (!self->charge)
    return;
  g_object_set (self->dialog,
                "primary",
                read_amount (self, &amount) && amount == 0 ? _ ("Waive the charge")
                                                           : _ ("Change the charge"),
                NULL);
}

/* "Total €100.00 → €112.50"; empty while it is no whole answer. */
static void
show_outcome (ChargeDialog *self)
{
  g_autofree char *text = NULL;
  gint64 amount;

  g_object_set (self->model, "error", NULL, NULL);
  if (self->reason)
    g_object_set (self->reason, "error", NULL, NULL);
  if (read_amount (self, &amount)) {
    g_autoptr (GVariant) args = make_args (self, amount);
    g_autoptr (PosOrder) after = pos_register_preview (get_register (self), self->key, args, NULL);
    if (after) {
      g_autofree char *from = pos_charge_words_money (self->shell, get_order (self)->total);
      g_autofree char *to = pos_charge_words_money (self->shell, after->total);
      /* TRANSLATORS: what all costs now, and what it would cost */
      text = g_strdup_printf (_ ("Total %1$s → %2$s"), from, to);
    }
  }
  gtk_label_set_text (GTK_LABEL (self->outcome), text ? text : " ");
  show_verb (self);
}

static void
keyed_cb (ChargeDialog *self)
{
  show_outcome (self);
  /* Enter is for what was keyed, whatever had the focus. */
  if (!pos_keypad_model_is_fresh (self->model))
    gtk_widget_grab_focus (pos_dialog_get_primary (POS_DIALOG (self->dialog)));
}

static void
refuse_amount (ChargeDialog *self, const GError *error)
{
  PosSentence sentence;

  pos_sentence_for_error (
      error, pos_shell_get_format (self->shell), get_order (self)->currency, &sentence);
  g_autofree char *text = g_strjoin (". ", sentence.what, sentence.why, NULL);
  g_object_set (self->model, "error", text, NULL);
  pos_sentence_clear (&sentence);
}

static void
ask_reason (ChargeDialog *self)
{
  const char *words = _ ("Say why the amount is another one.");

  if (self->usual)
    gtk_label_set_text (GTK_LABEL (self->outcome), words);
  else
    g_object_set (self->reason, "error", words, NULL);
  gtk_widget_child_focus (self->usual ? self->usual : self->reason, GTK_DIR_TAB_FORWARD);
}

/* Where it can be put right: at the amount, at the reason, else at the button. */
static void
refuse (ChargeDialog *self, const GError *error)
{
  if (g_error_matches (error, POS_ORDER_ERROR, POS_ORDER_ERROR_AMOUNT)) {
    refuse_amount (self, error);
  } else if (lacks_reason (error)) {
    ask_reason (self);
  } else {
    pos_shell_explain (self->shell, error, pos_dialog_get_primary (POS_DIALOG (self->dialog)));
  }
}

/* --- The answer --- */

static void
added_cb (PosShell *shell, GVariant *result, gpointer data)
{
  const char *id = NULL;

  if (result && g_variant_lookup (result, "charge", "&s", &id))
    pos_shell_tell (shell,
                    _ ("The charge is added"),
                    "charge.manage",
                    g_variant_new_parsed ("{'charge': <%s>, 'remove': <true>}", id));
}

static void
changed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_shell_tell (shell, _ ("The charge is changed"), NULL, NULL);
}

static void
answer (ChargeDialog *self)
{
  PosShell *shell = self->shell;
  gboolean changes = self->charge != NULL;
  g_autofree char *key = g_strdup (self->key);
  g_autoptr (GError) error = NULL;
  gint64 amount;

  if (!read_amount (self, &amount)) {
    g_object_set (self->model, "error", _ ("Type the amount."), NULL);
    return;
  }
  g_autoptr (GVariant) args = make_args (self, amount);
  g_autoptr (PosOrder) after = pos_register_preview (get_register (self), key, args, &error);
  if (!after && !g_error_matches (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NEEDS_APPROVAL)) {
    refuse (self, error);
    return;
  }
  pos_shell_run_form (shell, self->dialog, key, args, changes ? changed_cb : added_cb, NULL);
}

/* --- The dialog --- */

static GtkWidget *
make_codes (ChargeDialog *self, GVariant *args)
{
  PosConfig *config = pos_register_get_config (get_register (self));
  GPtrArray *codes = pos_config_list (config, POS_TYPE_CHARGE_CODE);
  const char *cancellation = pos_config_get_parameters (config)->cancellation_charge_code;
  const char *preset = NULL;
  GtkWidget *select = pos_select_new (C_ ("charge", "Charge"), "pos-tag-symbolic");

  for (guint i = 0; i < codes->len; i++) {
    PosChargeCode *code = codes->pdata[i];
    const char *name = pos_l10n_get (code->description, pos_shell_get_language (self->shell));
    if (g_strcmp0 (code->id, cancellation) != 0)
      pos_select_append (POS_SELECT (select), code->id, *name ? name : code->id);
  }
  if (args && g_variant_lookup (args, "code", "&s", &preset))
    pos_select_set_selected (POS_SELECT (select), preset);
  g_signal_connect_swapped (select, "notify::selected", G_CALLBACK (show_outcome), self);
  return select;
}

/* The lines that can bear a charge; which one is asked unless it is known. */
static GtkWidget *
make_lines (ChargeDialog *self, GVariant *args)
{
  PosRegister *reg = get_register (self);
  GtkWidget *select = pos_select_new (C_ ("charge", "Line"), "pos-list-symbolic");
  g_autofree char *selected = NULL;
  const char *preset = NULL;

  POS_LIST_FOREACH (PosOrderLine, line, get_order (self)->lines)
  if (pos_register_get_n_selected (reg) == 1 && pos_register_is_selected (reg, &line->id))
    selected = pos_id_dup_text (&line->id);
  if (!args || !g_variant_lookup (args, "line", "&s", &preset))
    preset = selected;
  if (!preset)
    pos_select_append (POS_SELECT (select), NOBODY, _ ("Choose a line"));
  POS_LIST_FOREACH (PosOrderLine, line, get_order (self)->lines)
  {
    g_autofree char *id = pos_id_dup_text (&line->id);
    g_autofree char *name = pos_charge_words_line (self->shell, line);
    if (pos_order_line_is_active (line) && pos_order_line_get_open (line).micro > 0)
      pos_select_append (POS_SELECT (select), id, name);
  }
  if (preset)
    pos_select_set_selected (POS_SELECT (select), preset);
  g_signal_connect_swapped (select, "notify::selected", G_CALLBACK (show_outcome), self);
  return select;
}

/* Whether the operation refuses without a reason. */
static gboolean
needs_reason (ChargeDialog *self)
{
  PosConfig *config = pos_register_get_config (get_register (self));

  return self->charge && !is_cancellation (self) &&
         pos_config_get_parameters (config)->charge_override_reason;
}

static void
add_reason_field (ChargeDialog *self, GtkWidget *box)
{
  self->reason = pos_text_field_new (C_ ("charge", "Reason"));
  g_object_set (self->reason, "hint", needs_reason (self) ? _ ("It has to be given.") : NULL, NULL);
  gtk_text_set_max_length (pos_text_field_get_entry (POS_TEXT_FIELD (self->reason)),
                           MOST_CHARACTERS);
  gtk_box_append (GTK_BOX (box), self->reason);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (show_outcome), self);
}

static void
add_usual_reasons (ChargeDialog *self, GtkWidget *box)
{
  self->usual = pos_reasons_new (REASON_COLUMNS);
  POS_LIST_FOREACH (PosReason, reason, get_usual_reasons (self))
  pos_reasons_add (POS_REASONS (self->usual),
                   pos_l10n_get (reason->name, pos_shell_get_language (self->shell)));
  gtk_box_append (GTK_BOX (box), pos_ui_label_new (C_ ("charge", "Reason"), "semi"));
  gtk_box_append (GTK_BOX (box), self->usual);
  g_signal_connect_swapped (self->usual, "chosen", G_CALLBACK (show_outcome), self);
}

static GtkWidget *
make_facts (ChargeDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  /* Whether waiving it needs somebody depends on the amount. */
  gboolean alone =
      is_cancellation (self) || pos_register_is_permitted (get_register (self), PERMISSION);

  if (self->code)
    gtk_box_append (GTK_BOX (box), self->code);
  if (self->line)
    gtk_box_append (GTK_BOX (box), self->line);
  self->outcome = pos_ui_text_new (" ", "t-line semi num");
  if (get_usual_reasons (self))
    add_usual_reasons (self, box);
  else
    add_reason_field (self, box);
  gtk_box_append (GTK_BOX (box), self->outcome);
  if (!alone)
    gtk_box_append (GTK_BOX (box),
                    pos_ui_text_new (_ ("A supervisor has to approve it."), "t-cap ink2"));
  gtk_widget_set_size_request (box, HALF_WIDTH, -1);
  return box;
}

static GtkWidget *
make_pad (ChargeDialog *self)
{
  PosFormat *format = pos_shell_get_format (self->shell);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_widget_set_size_request (box, HALF_WIDTH, -1);
  gtk_box_append (GTK_BOX (box),
                  pos_money_entry_make_readout (self->model, format, get_order (self)->currency));
  gtk_box_append (GTK_BOX (box), pos_number_pad_new (POS_PAD_ENTRY, self->model, TRUE));
  return box;
}

/* Side by side where the window is wide enough, else one above the other. */
static GtkWidget *
make_content (ChargeDialog *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->shell));
  gboolean wide = width == 0 || width >= 2 * HALF_WIDTH + 140;
  GtkWidget *content =
      gtk_box_new (wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, wide ? 24 : 14);

  gtk_box_append (GTK_BOX (content), make_facts (self));
  gtk_box_append (GTK_BOX (content), make_pad (self));
  return content;
}

static ChargeDialog *
charge_dialog_new (PosShell *shell, const char *key)
{
  ChargeDialog *self = g_new0 (ChargeDialog, 1);

  self->shell = shell;
  self->key = g_strdup (key);
  self->model = pos_money_entry_new (
      pos_shell_get_format (shell), get_order (self)->currency, C_ ("number pad", "Amount"));
  return self;
}

static void
open_dialog (ChargeDialog *self, const char *title, const char *subtitle, const char *primary)
{
  self->dialog = pos_dialog_new (title, primary, _ ("Cancel"));
  g_object_set (self->dialog, "subtitle", subtitle, NULL);
  pos_dialog_set_content (POS_DIALOG (self->dialog), make_content (self));
  show_outcome (self);
  g_signal_connect_data (
      self->model, "entered", G_CALLBACK (answer), self, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (
      self->model, "notify::text", G_CALLBACK (keyed_cb), self, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (answer), self, charge_dialog_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (self->shell), POS_DIALOG (self->dialog));
}

void
pos_charge_dialog_add (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  ChargeDialog *self = charge_dialog_new (shell, key);
  gboolean line = g_str_equal (key, "charge.line_add");

  self->code = make_codes (self, args);
  self->line = line ? make_lines (self, args) : NULL;
  open_dialog (self,
               line ? _ ("Add line charge") : _ ("Add header charge"),
               line ? _ ("One line bears it") : _ ("All lines together"),
               _ ("Add the charge"));
}

/* "Delivery charge · 1 × LED floor lamp Arc": others may have the same name. */
static char *
dup_subject (PosShell *shell, PosCharge *charge)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (shell));
  PosOrderLine *line = pos_order_find_line (order, &charge->line);
  g_autofree char *goods = line ? pos_charge_words_line (shell, line) : NULL;

  return pos_ui_dup_facts (pos_charge_words_name (shell, charge), goods);
}

void
pos_charge_dialog_change (PosShell *shell, PosCharge *charge, gint64 amount)
{
  gboolean cancellation = charge->origin == POS_CHARGE_CANCELLATION;
  ChargeDialog *self = charge_dialog_new (shell, cancellation ? CANCELLATION : PERMISSION);
  g_autofree char *subject = dup_subject (shell, charge);

  pos_money_entry_set (self->model, amount, get_order (self)->currency);
  self->charge = pos_id_dup_text (&charge->id);
  open_dialog (self,
               amount == 0 ? _ ("Waive the charge") : _ ("Change the charge"),
               subject,
               _ ("Change the charge"));
}
