/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-product-quantity.c — see the header. */
#include "ui/product/pos-product-quantity.h"

#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-readout.h"
#include "ui/common/pos-ui-props.h"
#include "ui/product/pos-product-words.h"
#include "ui/shell/pos-sentences.h"

#define DECIMALS 3
#define DIGITS 9
#define PAD_WIDTH 340

typedef struct {
  PosShell *shell; /* borrowed: it holds the dialog */
  PosFoundProduct *found;
  PosKeypadModel *model;
  GtkWidget *dialog;
  PosProductQuantityFunc done;
  GWeakRef owner;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_object_unref (self->found);
  g_object_unref (self->model);
  g_weak_ref_clear (&self->owner);
  g_free (self);
}

static void
refuse (Question *self, const GError *error)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  PosSentence sentence;

  pos_sentence_for_error (
      error, pos_shell_get_format (self->shell), pos_register_get_currency (reg), &sentence);
  g_object_set (self->model, "error", sentence.why ? sentence.why : sentence.what, NULL);
  pos_sentence_clear (&sentence);
}

static void
answer (Question *self)
{
  g_autofree char *plain = pos_keypad_model_dup_plain (self->model);
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);
  PosProductQuantityFunc done = self->done;
  g_autoptr (GError) error = NULL;
  PosQuantity quantity;

  if (!pos_micro_parse (plain, &quantity.micro, &error) ||
      !pos_found_product_check (
          self->found, pos_shell_get_register (self->shell), quantity, &error)) {
    refuse (self, error);
    return;
  }
  pos_overlay_close (self->dialog);
  if (owner)
    done (quantity, owner);
}

/* The button says how many. */
static void
show_answer (Question *self)
{
  const char *unit = pos_product_get_unit (self->found);
  const char *number = pos_keypad_model_get_text (self->model);
  g_autofree char *quantity =
      unit ? g_strdup_printf (C_ ("quantity", "%1$s %2$s"), number, unit) : g_strdup (number);
  /* TRANSLATORS: button; %s is a quantity, perhaps with a unit */
  g_autofree char *label = g_strdup_printf (_ ("Take %s"), quantity);

  g_object_set (self->dialog, "primary", label, NULL);
}

static GtkWidget *
make_content (Question *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *readout = pos_readout_new (self->model);
  g_autofree char *rule = pos_product_dup_rule (self->shell, self->found);
  GtkWidget *hint = pos_ui_text_new (NULL, "t-cap ink2");

  g_object_set (readout, "suffix", pos_product_get_unit (self->found), NULL);
  pos_ui_set_label (hint, rule);
  gtk_widget_set_size_request (box, PAD_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), readout);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), pos_number_pad_new (POS_PAD_ENTRY, self->model, TRUE));
  return box;
}

void
pos_product_quantity_open (PosShell *shell,
                           PosFoundProduct *found,
                           PosQuantity now,
                           PosProductQuantityFunc done,
                           gpointer owner)
{
  Question *self = g_new0 (Question, 1);
  PosFormat *format = pos_shell_get_format (shell);
  gboolean fractional = pos_found_product_get_product (found)->fractional;
  g_autofree char *value = pos_format_quantity (format, now);

  self->shell = shell;
  self->found = g_object_ref (found);
  self->done = done;
  g_weak_ref_init (&self->owner, owner);
  self->model = pos_keypad_model_new (pos_format_get_decimal_point (format));
  pos_keypad_model_set_rules (self->model, fractional ? DECIMALS : 0, DIGITS);
  pos_keypad_model_set_value (self->model, value);
  g_object_set (self->model, "caption", C_ ("number pad", "Qty"), NULL);
  self->dialog = pos_dialog_new (_ ("How many?"), NULL, _ ("Cancel"));
  g_object_set (self->dialog, "subtitle", pos_product_get_name (shell, found), NULL);
  pos_dialog_set_content (POS_DIALOG (self->dialog), make_content (self));
  show_answer (self);
  g_signal_connect_swapped (self->model, "entered", G_CALLBACK (answer), self);
  g_signal_connect_swapped (self->model, "notify::text", G_CALLBACK (show_answer), self);
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (answer), self, question_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}
