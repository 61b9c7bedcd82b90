/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-serial-dialog.c — see the header. */
#include "ui/sale/pos-serial-dialog.h"

#include "base/pos-error.h"
#include "model/pos-line-batches.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/sale/pos-line-openers.h"
#include "ui/sale/pos-sale-page.h"
#include "ui/shell/pos-sentences.h"
#include "ui/shell/pos-shell-form.h"

#define MOST_CHARACTERS 60
#define WIDTH 420
#define ASKED "pos-serial-asked"

/* What is asked for, and the operation that takes it. */
typedef struct {
  const char *key, *argument, *save, *label;
} Number;

static const Number serial_number = {
    "line.serial",
    "serial",
    N_ ("Save serial number"),
    N_ ("Serial number"),
};

static const Number batch_number = {
    "line.batch",
    "batch",
    N_ ("Save batch number"),
    N_ ("Batch number"),
};

typedef struct {
  PosShell *shell; /* borrowed: it holds the dialog */
  GtkWidget *dialog;
  GtkWidget *field;
  const Number *number;
  char *line;
} SerialDialog;

static void
serial_free (gpointer data, GClosure *closure)
{
  SerialDialog *self = data;

  g_free (self->line);
  g_free (self);
}

static void
refuse (SerialDialog *self, const GError *error)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (self->shell));
  PosSentence sentence;

  pos_sentence_for_error (error, pos_shell_get_format (self->shell), order->currency, &sentence);
  g_object_set (self->field, "error", sentence.what, NULL);
  pos_sentence_clear (&sentence);
}

static GVariant *
make_args (SerialDialog *self, const char *typed)
{
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  g_variant_dict_insert (&args, "line", "s", self->line);
  g_variant_dict_insert (&args, self->number->argument, "s", typed);
  return g_variant_ref_sink (g_variant_dict_end (&args));
}

/* What may need an approval is run: the shell asks for it. */
static void
save (SerialDialog *self)
{
  PosShell *shell = self->shell;
  const Number *number = self->number;
  g_autofree char *typed =
      g_strstrip (g_strdup (pos_text_field_get_text (POS_TEXT_FIELD (self->field))));
  g_autoptr (GVariant) args = make_args (self, typed);
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrder) preview =
      pos_register_preview (pos_shell_get_register (shell), number->key, args, &error);

  if (!preview && !g_error_matches (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NEEDS_APPROVAL)) {
    refuse (self, error);
    return;
  }
  pos_shell_run_form (shell, self->dialog, number->key, args, NULL, NULL);
}

static GtkWidget *
make_field (const Number *number, const char *text)
{
  GtkWidget *field = pos_text_field_new (_ (number->label));

  g_object_set (field, "hint", _ ("Scan it, or type what stands on the product."), NULL);
  gtk_widget_set_size_request (field, WIDTH, -1);
  pos_text_field_set_text (POS_TEXT_FIELD (field), text);
  gtk_text_set_max_length (pos_text_field_get_entry (POS_TEXT_FIELD (field)), MOST_CHARACTERS);
  return field;
}

/* What stands there already: the batch, if all is of one. */
static const char *
get_text (const Number *number, PosOrderLine *line)
{
  PosLineBatch *batch = pos_list_peek (line->batches, 0);
  gboolean one =
      batch && pos_list_size (line->batches) == 1 && pos_line_batches_get_missing (line).micro == 0;

  if (number == &serial_number)
    return line->serial;
  return one ? batch->batch : NULL;
}

static const char *
get_title (const Number *number)
{
  return number == &serial_number ? ngettext ("Which piece is it?", "Which pieces are they?", 1)
                                  : ngettext ("Which batch is it?", "Which batches are they?", 1);
}

static void
ask (PosShell *shell, const Number *number, PosOrderLine *line)
{
  SerialDialog *self = g_new0 (SerialDialog, 1);

  self->shell = shell;
  self->line = pos_id_dup_text (&line->id);
  self->number = number;
  self->dialog = pos_dialog_new (get_title (number),
                                 _ (number->save),
                                 /* TRANSLATORS: button: the number is asked for again later */
                                 _ ("Later"));
  g_object_set (self->dialog,
                "subtitle",
                pos_l10n_get (line->description, pos_shell_get_language (shell)),
                NULL);
  self->field = make_field (number, get_text (number, line));
  pos_dialog_set_content (POS_DIALOG (self->dialog), self->field);
  g_signal_connect_swapped (self->field, "activate", G_CALLBACK (save), self);
  pos_text_field_answer_scans (POS_TEXT_FIELD (self->field),
                               pos_scan_controller_find (GTK_WIDGET (shell)));
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (save), self, serial_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}

/* --- Whose number --- */

static gboolean
is_missing (const Number *number, PosOrderLine *line)
{
  if (!pos_order_line_is_active (line) || pos_order_line_is_return (line))
    return FALSE;
  return number == &serial_number ? line->serialized && !line->serial && !line->blank_serial
                                  : pos_line_batches_get_missing (line).micro > 0;
}

static PosOrderLine *
find_missing (const Number *number, PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (is_missing (number, line) &&
      (order->flow == POS_ORDER_FLOW_HAND_OVER ? line->hand_over.micro > 0
                                               : !pos_order_line_is_deferred (line)))
    return line;
  return NULL;
}

void
pos_serial_dialog_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  PosRegister *reg = pos_shell_get_register (shell);
  const Number *number = g_str_equal (key, batch_number.key) ? &batch_number : &serial_number;
  gboolean named = args && g_variant_lookup (args, "line", "&s", NULL);
  PosOrderLine *line = named || pos_register_get_n_selected (reg) > 0
                           ? NULL
                           : find_missing (number, pos_register_get_order (reg));

  if (args && (g_variant_lookup (args, number->argument, "&s", NULL) ||
               g_variant_lookup (args, "batches", "&s", NULL))) {
    pos_shell_run (shell, key, args, origin, NULL, NULL);
    return;
  }
  if (!line)
    line = pos_line_find (shell, args, origin);
  if (line)
    ask (shell, number, line);
}

/* Once for each line: who put it off is asked again when the sale is paid. */
static void
changed_cb (PosRegister *reg, PosShell *shell)
{
  PosOrder *order = pos_register_get_order (reg);
  guint size = pos_list_size (order->lines);
  PosOrderLine *last = size > 0 ? pos_list_peek (order->lines, size - 1) : NULL;
  const Number *number = last && is_missing (&serial_number, last) ? &serial_number : &batch_number;
  g_autofree char *id = last ? pos_id_dup_text (&last->id) : NULL;
  g_autofree char *asked = g_strconcat (number->key, " ", id, NULL);

  if (!last || !is_missing (number, last) || order->flow != POS_ORDER_FLOW_NEW ||
      pos_order_line_is_deferred (last) || !POS_IS_SALE_PAGE (pos_shell_get_page (shell)) ||
      !g_strcmp0 (asked, g_object_get_data (G_OBJECT (shell), ASKED)))
    return;
  g_object_set_data_full (G_OBJECT (shell), ASKED, g_strdup (asked), g_free);
  ask (shell, number, last);
}

void
pos_serial_dialog_watch (PosShell *shell)
{
  g_signal_connect_object (
      pos_shell_get_register (shell), "order-changed", G_CALLBACK (changed_cb), shell, 0);
}
