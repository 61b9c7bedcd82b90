/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-ask.c — see the header. */
#include "ui/fulfillment/pos-work-ask.h"

#include "model/pos-line-words.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-readout.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define DECIMALS 3
#define DIGITS 9
#define WIDTH 340
#define CHOICE_KEY "pos-work-choice"

/* Lives as long as its dialog. */
typedef struct {
  PosShell *shell; /* borrowed: it holds the dialog */
  GtkWidget *dialog;
  PosKeypadModel *model; /* (nullable) */
  GtkWidget *choices;    /* (nullable) */
  char *verb;
  const char *missing;
  PosQuantity most;
  PosWorkLine *line; /* (nullable): %NULL: the number is not asked */
  PosWorkAnswer answer;
  gpointer data;
  GDestroyNotify destroy;
} Ask;

static void
ask_free (gpointer data, GClosure *closure)
{
  Ask *self = data;

  g_clear_object (&self->model);
  g_clear_object (&self->line);
  if (self->destroy)
    self->destroy (self->data);
  g_free (self->verb);
  g_free (self);
}

void
pos_work_choice_free (PosWorkChoice *choice)
{
  g_free (choice->id);
  g_free (choice->name);
  g_free (choice->note);
  g_free (choice);
}

static const char *
get_choice (Ask *self)
{
  GtkWidget *card = self->choices ? gtk_widget_get_first_child (self->choices) : NULL;

  for (; card; card = gtk_widget_get_next_sibling (card))
    if (POS_IS_CHOICE_CARD (card) && pos_choice_card_get_active (POS_CHOICE_CARD (card)))
      return g_object_get_data (G_OBJECT (card), CHOICE_KEY);
  return NULL;
}

static gboolean
read_quantity (Ask *self, PosQuantity *quantity)
{
  g_autofree char *plain = self->model ? pos_keypad_model_dup_plain (self->model) : NULL;

  *quantity = (PosQuantity){0};
  return !plain || (pos_micro_parse (plain, &quantity->micro, NULL) && quantity->micro > 0 &&
                    quantity->micro <= self->most.micro);
}

static void
refuse_quantity (Ask *self)
{
  g_autofree char *most =
      pos_line_words_dup_work_count (pos_shell_get_format (self->shell), self->line, self->most);
  /* TRANSLATORS: %s is how many pieces there are for what is to be done */
  g_autofree char *text = g_strdup_printf (_ ("More than nothing, and at most %s"), most);

  g_object_set (self->model, "error", text, NULL);
}

static void
answer (Ask *self)
{
  PosShell *shell = self->shell;
  g_autofree char *choice = g_strdup (get_choice (self));
  PosWorkAnswer call = self->answer;
  gpointer data = g_steal_pointer (&self->data);
  GDestroyNotify destroy = g_steal_pointer (&self->destroy);
  PosQuantity quantity;

  if (!read_quantity (self, &quantity) || (self->choices && !choice)) {
    if (self->model)
      refuse_quantity (self);
    self->data = data;
    self->destroy = destroy;
    return;
  }
  pos_overlay_close (self->dialog);
  call (shell, quantity, choice, data);
  if (destroy)
    destroy (data);
}

/* What is keyed are pieces; how many boxes those are stands beside it. */
static char *
dup_keyed (Ask *self)
{
  const char *text = self->model ? pos_keypad_model_get_text (self->model) : "";
  PosQuantity keyed;

  return self->line && *text && read_quantity (self, &keyed)
             ? pos_line_words_dup_work_count (pos_shell_get_format (self->shell), self->line, keyed)
             : g_strdup (text);
}

static void
update (Ask *self)
{
  g_autofree char *text = dup_keyed (self);
  /* TRANSLATORS: button: what is done, and with how many pieces: "Pick 3" */
  g_autofree char *label = *text ? g_strdup_printf (C_ ("button", "%1$s %2$s"), self->verb, text)
                                 : g_strdup (self->verb);
  gboolean open = self->choices && !get_choice (self);

  g_object_set (self->dialog,
                "primary",
                label,
                "primary-unavailable",
                open,
                "reason",
                open ? self->missing : NULL,
                NULL);
}

static GtkWidget *
make_pad (Ask *self, PosQuantity most)
{
  PosFormat *format = pos_shell_get_format (self->shell);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  g_autofree char *value = pos_micro_to_text (most.micro, 0);

  self->model = pos_keypad_model_new (pos_format_get_decimal_point (format));
  pos_keypad_model_set_rules (self->model, DECIMALS, DIGITS);
  pos_keypad_model_set_value (self->model, value);
  g_object_set (self->model,
                "caption",
                self->line->sold_by ? C_ ("number pad", "Pieces") : C_ ("number pad", "Qty"),
                NULL);
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_box_append (GTK_BOX (box), pos_readout_new (self->model));
  gtk_box_append (GTK_BOX (box), pos_number_pad_new (POS_PAD_ENTRY, self->model, TRUE));
  g_signal_connect_data (
      self->model, "entered", G_CALLBACK (answer), self, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (
      self->model, "notify::text", G_CALLBACK (update), self, NULL, G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
make_choices (Ask *self, GPtrArray *choices)
{
  self->choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_size_request (self->choices, WIDTH, -1);
  for (guint i = 0; i < choices->len; i++) {
    PosWorkChoice *choice = choices->pdata[i];
    GtkWidget *card = pos_choice_card_new (choice->name, choice->note);

    g_object_set_data_full (G_OBJECT (card), CHOICE_KEY, g_strdup (choice->id), g_free);
    g_signal_connect_data (
        card, "notify::active", G_CALLBACK (update), self, NULL, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (self->choices), card);
  }
  return self->choices;
}

/* Side by side where both are asked: below each other they are too tall for a small screen. */
static GtkWidget *
make_content (Ask *self, const PosWorkQuestion *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  if (question->most.micro > 0)
    gtk_box_append (GTK_BOX (box), make_pad (self, question->most));
  if (question->choices && question->choices->len > 0) {
    GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
    gtk_box_append (GTK_BOX (column), pos_ui_label_new (question->caption, "semi"));
    gtk_box_append (GTK_BOX (column), pos_focus_stop_new (make_choices (self, question->choices)));
    gtk_box_append (GTK_BOX (box), column);
  }
  return box;
}

void
pos_work_ask (PosShell *shell, const PosWorkQuestion *question)
{
  Ask *self = g_new0 (Ask, 1);

  self->shell = shell;
  self->verb = g_strdup (question->verb);
  self->missing = question->missing;
  self->most = question->most;
  g_set_object (&self->line, question->line);
  self->answer = question->answer;
  self->data = question->data;
  self->destroy = question->destroy;
  self->dialog = pos_dialog_new (question->title, question->verb, _ ("Cancel"));
  g_object_set (self->dialog, "subtitle", question->subtitle, NULL);
  pos_dialog_set_content (POS_DIALOG (self->dialog), make_content (self, question));
  update (self);
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (answer), self, ask_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}
