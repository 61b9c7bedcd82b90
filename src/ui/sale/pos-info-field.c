/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-info-field.c — see the header. */
#include "ui/sale/pos-info-field.h"

#include "register/pos-quick.h"
#include "register/pos-sales-rep.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-day-field.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-money-entry.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-reasons.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/sale/pos-info-words.h"

#define COLUMNS 2
#define WIDTH 420
#define LIST_HEIGHT 300
#define SPACE 10
#define DECIMALS 6
#define DIGITS 12
#define MOST_CHARACTERS 200
#define MOST_FOUND 8
#define ANSWER "pos-answer"

struct _PosInfoField {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed: it holds the dialog */
  PosInfoCode *code;
  PosList *reasons;      /* (nullable) */
  GtkWidget *chips;      /* (nullable): of a list, of yes and no */
  PosTextField *text;    /* (nullable): words, a day, what is looked for */
  PosKeypadModel *model; /* (nullable): numbers and amounts */
  GtkWidget *found;      /* (nullable): cards */
};

G_DEFINE_FINAL_TYPE (PosInfoField, pos_info_field, GTK_TYPE_BOX)

enum { CHANGED, ENTERED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
tell (PosInfoField *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
enter (PosInfoField *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static PosRegister *
get_register (PosInfoField *self)
{
  return pos_shell_get_register (self->shell);
}

static char *
dup_hint (PosInfoField *self)
{
  PosRegister *reg = get_register (self);

  return pos_info_dup_hint (self->code,
                            pos_shell_get_format (self->shell),
                            pos_register_get_currency (reg),
                            pos_register_get_today (reg));
}

/* --- Chips --- */

static void
add_chips (PosInfoField *self)
{
  const char *language = pos_shell_get_language (self->shell);

  self->chips = pos_reasons_new (COLUMNS);
  if (self->reasons) {
    POS_LIST_FOREACH (PosReason, reason, self->reasons)
    pos_reasons_add (POS_REASONS (self->chips), pos_l10n_get (reason->name, language));
  } else {
    pos_reasons_add (POS_REASONS (self->chips), C_ ("answer", "Yes"));
    pos_reasons_add (POS_REASONS (self->chips), C_ ("answer", "No"));
  }
  g_signal_connect_object (self->chips, "chosen", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->chips);
}

static const char *
get_chip (PosInfoField *self)
{
  int chosen = pos_reasons_get_chosen (POS_REASONS (self->chips));

  if (chosen < 0)
    return "";
  if (self->reasons)
    return ((PosReason *)pos_list_peek (self->reasons, (guint)chosen))->id;
  return chosen == 0 ? "yes" : "no";
}

/* --- Words and days --- */

static void
typed_cb (PosInfoField *self)
{
  g_object_set (self->text, "error", NULL, NULL);
  tell (self);
}

/* @field: what holds self->text, or is it. */
static void
add_text (PosInfoField *self, GtkWidget *field)
{
  g_autofree char *hint = dup_hint (self);

  if (hint && !POS_IS_DAY_FIELD (field))
    g_object_set (field, "hint", hint, NULL);
  gtk_text_set_max_length (pos_text_field_get_entry (self->text), MOST_CHARACTERS);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "activate", G_CALLBACK (enter), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), field);
}

static void
add_words (PosInfoField *self)
{
  GtkWidget *field = pos_text_field_new (
      self->code->input == POS_INFO_REASON ? C_ ("charge", "Reason") : _ ("Answer"));

  self->text = POS_TEXT_FIELD (field);
  add_text (self, field);
}

static void
add_day (PosInfoField *self)
{
  g_autofree char *hint = dup_hint (self);
  GtkWidget *field = pos_day_field_new (_ ("Day"),
                                        hint,
                                        pos_shell_get_format (self->shell),
                                        pos_register_get_today (get_register (self)));

  self->text = pos_day_field_get_text (POS_DAY_FIELD (field));
  add_text (self, field);
}

/* --- Numbers --- */

static PosKeypadModel *
make_number (PosFormat *format)
{
  PosKeypadModel *model = pos_keypad_model_new (pos_format_get_decimal_point (format));

  pos_keypad_model_set_rules (model, DECIMALS, DIGITS);
  g_object_set (model, "caption", _ ("Answer"), NULL);
  return model;
}

static void
add_pad (PosInfoField *self)
{
  PosFormat *format = pos_shell_get_format (self->shell);
  guint32 currency = pos_register_get_currency (get_register (self));
  gboolean is_amount = self->code->input == POS_INFO_AMOUNT;
  g_autofree char *hint = dup_hint (self);

  self->model =
      is_amount ? pos_money_entry_new (format, currency, _ ("Answer")) : make_number (format);
  gtk_box_append (GTK_BOX (self),
                  is_amount ? pos_money_entry_make_readout (self->model, format, currency)
                            : pos_readout_new (self->model));
  if (hint)
    gtk_box_append (GTK_BOX (self), pos_ui_text_new (hint, "ink2"));
  gtk_box_append (GTK_BOX (self), pos_number_pad_new (POS_PAD_ENTRY, self->model, TRUE));
  g_signal_connect_object (self->model, "notify::text", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "entered", G_CALLBACK (enter), self, G_CONNECT_SWAPPED);
}

/* --- Somebody or something --- */

static void
chosen_cb (PosInfoField *self)
{
  g_object_set (self->text, "error", NULL, NULL);
  tell (self);
}

static void
add_card (PosInfoField *self, const char *id, const char *name)
{
  GtkWidget *card = pos_choice_card_new (pos_text_or (name, id), name ? id : NULL);

  g_object_set_data_full (G_OBJECT (card), ANSWER, g_strdup (id), g_free);
  g_signal_connect_object (card, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->found), card);
}

static void
find_workers (PosInfoField *self, const char *text)
{
  g_autoptr (GPtrArray) workers = pos_sales_rep_list (get_register (self));

  for (guint i = 0; i < workers->len; i++) {
    PosWorker *worker = workers->pdata[i];

    if (g_str_match_string (text, pos_text_or (worker->name, worker->id), TRUE) ||
        g_str_equal (worker->id, text))
      add_card (self, worker->id, worker->name);
  }
}

static void
find_products (PosInfoField *self, const char *text)
{
  g_autofree char *next = NULL;
  g_autoptr (GPtrArray) found =
      pos_quick_search_products (get_register (self), text, NULL, MOST_FOUND, NULL, &next, NULL);

  for (guint i = 0; found && i < found->len; i++) {
    PosProduct *product = found->pdata[i];
    add_card (
        self, product->id, pos_l10n_get (product->name, pos_shell_get_language (self->shell)));
  }
}

static void
find_customers (PosInfoField *self, const char *text)
{
  g_autofree char *next = NULL;
  g_autoptr (GPtrArray) found =
      pos_quick_search_customers (get_register (self), text, MOST_FOUND, NULL, &next, NULL);

  for (guint i = 0; found && i < found->len; i++) {
    PosCustomer *customer = found->pdata[i];
    add_card (self, customer->id, customer->name);
  }
}

static void
look (PosInfoField *self)
{
  g_autofree char *text = g_strstrip (g_strdup (pos_text_field_get_text (self->text)));
  GtkWidget *card;

  while ((card = gtk_widget_get_first_child (self->found)))
    gtk_box_remove (GTK_BOX (self->found), card);
  if (self->code->input == POS_INFO_WORKER)
    find_workers (self, text);
  else if (*text && self->code->input == POS_INFO_PRODUCT)
    find_products (self, text);
  else if (*text)
    find_customers (self, text);
}

static void
add_finder (PosInfoField *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *field =
      pos_text_field_new (self->code->input == POS_INFO_PRODUCT ? _ ("Item number, barcode or name")
                                                                : _ ("Name or number"));

  self->text = POS_TEXT_FIELD (field);
  self->found = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  add_text (self, field);
  pos_text_field_take_scans (self->text, pos_scan_controller_find (GTK_WIDGET (self->shell)));
  g_signal_connect_object (self->text, "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, -1, LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), pos_focus_stop_new (self->found));
  gtk_box_append (GTK_BOX (self), scroller);
  look (self);
}

/* Who was chosen among what was found, else what was typed: a number, a barcode. */
static const char *
get_found (PosInfoField *self)
{
  PosChoiceCard *card = pos_choice_card_find_active (self->found);

  return card ? g_object_get_data (G_OBJECT (card), ANSWER) : pos_text_field_get_text (self->text);
}

/* --- The field --- */

char *
pos_info_field_dup_answer (PosInfoField *self)
{
  if (self->chips)
    return g_strdup (get_chip (self));
  if (self->model)
    return pos_keypad_model_is_fresh (self->model) ? g_strdup ("")
                                                   : pos_keypad_model_dup_plain (self->model);
  return g_strstrip (
      g_strdup (self->found ? get_found (self) : pos_text_field_get_text (self->text)));
}

static void
set_error (PosInfoField *self, const char *words)
{
  if (self->model)
    g_object_set (self->model, "error", words, NULL);
  if (!self->text)
    return;
  g_object_set (self->text, "error", words, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

void
pos_info_field_set_fault (PosInfoField *self, PosInfoFault fault)
{
  PosRegister *reg = get_register (self);
  g_autofree char *words = pos_info_dup_fault (self->code,
                                               fault,
                                               pos_shell_get_format (self->shell),
                                               pos_register_get_currency (reg),
                                               pos_register_get_today (reg));

  set_error (self, words);
}

void
pos_info_field_set_unknown (PosInfoField *self)
{
  set_error (self, _ ("Nothing and nobody is called that."));
}

static void
pos_info_field_dispose (GObject *object)
{
  PosInfoField *self = POS_INFO_FIELD (object);

  g_clear_object (&self->code);
  g_clear_object (&self->reasons);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (pos_info_field_parent_class)->dispose (object);
}

static void
pos_info_field_class_init (PosInfoFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_info_field_dispose;
  signals[CHANGED] = g_signal_new (
      "changed", POS_TYPE_INFO_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new (
      "entered", POS_TYPE_INFO_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_info_field_init (PosInfoField *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), SPACE);
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, -1);
}

GtkWidget *
pos_info_field_new (PosShell *shell, PosInfoCode *code)
{
  PosInfoField *self = g_object_new (POS_TYPE_INFO_FIELD, NULL);
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));

  self->shell = shell;
  self->code = g_object_ref (code);
  g_set_object (&self->reasons, pos_config_get_reasons (config, code->reason_list));
  if (self->reasons || code->input == POS_INFO_YES_NO)
    add_chips (self);
  else if (code->input == POS_INFO_NUMBER || code->input == POS_INFO_AMOUNT)
    add_pad (self);
  else if (code->input == POS_INFO_DATE || code->input == POS_INFO_AGE)
    add_day (self);
  else if (code->input == POS_INFO_REASON || code->input == POS_INFO_TEXT)
    add_words (self);
  else
    add_finder (self);
  return GTK_WIDGET (self);
}
