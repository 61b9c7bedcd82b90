/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-quantity-dialog.c — see the header. */
#include "ui/sale/pos-quantity-dialog.h"

#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-readout.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/sale/pos-line-quantity.h"
#include "ui/shell/pos-sentences.h"

#define DECIMALS 3
#define DIGITS 9
#define PAD_WIDTH 340

typedef struct {
  PosShell *shell; /* borrowed: it holds the dialog */
  char *key;
  char *line;
  PosKeypadModel *model;
  GtkWidget *dialog;
} QuantityDialog;

static void
quantity_free (gpointer data, GClosure *closure)
{
  QuantityDialog *self = data;

  g_free (self->key);
  g_free (self->line);
  g_object_unref (self->model);
  g_free (self);
}

static gboolean
is_split (const char *key)
{
  return g_str_equal (key, "line.split");
}

static void
refuse (QuantityDialog *self, const GError *error)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (self->shell));
  PosSentence sentence;

  pos_sentence_for_error (error, pos_shell_get_format (self->shell), order->currency, &sentence);
  g_object_set (self->model, "error", sentence.why ? sentence.why : sentence.what, NULL);
  pos_sentence_clear (&sentence);
}

static PosQuantity
count_pieces (QuantityDialog *self, PosQuantity keyed)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (self->shell));
  PosOrderLine *line;
  PosId id;

  line = pos_id_parse (self->line, &id, NULL) ? pos_order_find_line (order, &id) : NULL;
  return line ? pos_line_quantity_count_pieces (order, line, keyed) : keyed;
}

static void
answer (QuantityDialog *self)
{
  g_autofree char *plain = pos_keypad_model_dup_plain (self->model);
  g_autofree char *key = g_strdup (self->key);
  PosShell *shell = self->shell;
  g_autoptr (GError) error = NULL;
  PosQuantity quantity;

  if (!pos_micro_parse (plain, &quantity.micro, &error)) {
    refuse (self, error);
    return;
  }
  quantity = count_pieces (self, quantity);
  g_autoptr (GVariant) args = g_variant_ref_sink (
      g_variant_new_parsed ("{'line': <%s>, 'quantity': <%x>}", self->line, quantity.micro));
  g_autoptr (PosOrder) order =
      pos_register_preview (pos_shell_get_register (shell), key, args, &error);
  if (!order) {
    refuse (self, error);
    return;
  }
  pos_overlay_close (self->dialog);
  pos_shell_open (shell, key, args, NULL);
}

/* The button says how many. */
static void
show_answer (QuantityDialog *self)
{
  const char *text = pos_keypad_model_get_text (self->model);
  g_autofree char *label = is_split (self->key)
                               /* TRANSLATORS: button; %s is how many pieces go to a new line */
                               ? g_strdup_printf (_ ("Split off %s"), text)
                               /* TRANSLATORS: button; %s is how many pieces the line shall have */
                               : g_strdup_printf (_ ("Set quantity to %s"), text);

  g_object_set (self->dialog, "primary", label, NULL);
}

static GtkWidget *
make_content (QuantityDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_widget_set_size_request (box, PAD_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), pos_readout_new (self->model));
  gtk_box_append (GTK_BOX (box), pos_number_pad_new (POS_PAD_ENTRY, self->model, TRUE));
  return box;
}

void
pos_quantity_dialog_open (PosShell *shell, const char *key, PosOrderLine *line)
{
  QuantityDialog *self = g_new0 (QuantityDialog, 1);
  PosFormat *format = pos_shell_get_format (shell);

  self->shell = shell;
  self->key = g_strdup (key);
  self->line = pos_id_dup_text (&line->id);
  self->model = pos_keypad_model_new (pos_format_get_decimal_point (format));
  pos_keypad_model_set_rules (self->model, DECIMALS, DIGITS);
  pos_keypad_model_set_value (self->model, "1");
  g_object_set (self->model, "caption", C_ ("number pad", "Qty"), NULL);
  self->dialog = pos_dialog_new (
      is_split (key) ? _ ("How many go to a new line?") : _ ("How many?"), NULL, _ ("Cancel"));
  g_object_set (self->dialog,
                "subtitle",
                pos_l10n_get (line->description, pos_shell_get_language (shell)),
                NULL);
  pos_dialog_set_content (POS_DIALOG (self->dialog), make_content (self));
  show_answer (self);
  g_signal_connect_data (
      self->model, "entered", G_CALLBACK (answer), self, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (
      self->model, "notify::text", G_CALLBACK (show_answer), self, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (answer), self, quantity_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}
