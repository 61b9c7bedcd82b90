/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-serial-dialog.c — see the header. */
#include "ui/sale/pos-serial-dialog.h"

#include "base/pos-error.h"
#include "model/pos-line-batches.h"
#include "register/pos-serials.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-number-list.h"
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
  const char *key, *argument, *label;
} Number;

static const Number serial_number = {
    "line.serial",
    "serial",
    N_ ("Serial number"),
};

static const Number batch_number = {
    "line.batch",
    "batch",
    N_ ("Batch number"),
};

typedef struct {
  PosShell *shell; /* borrowed: it holds the dialog */
  GtkWidget *dialog;
  GtkWidget *field; /* (nullable): the line has several numbers */
  GtkWidget *list;  /* (nullable): it has one */
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

/* Returns: (transfer full). */
static char *
dup_words (SerialDialog *self, const GError *error)
{
  PosOrder *order = pos_register_get_order (pos_shell_get_register (self->shell));
  PosSentence sentence;
  char *words;

  pos_sentence_for_error (error, pos_shell_get_format (self->shell), order->currency, &sentence);
  words = g_strdup (sentence.what);
  pos_sentence_clear (&sentence);
  return words;
}

/* @more: (nullable): beside what was entered. */
static GVariant *
make_args (SerialDialog *self, const char *more)
{
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  g_variant_dict_insert (&args, "line", "s", self->line);
  if (self->list) {
    g_auto (GStrv) known = pos_number_list_dup_numbers (POS_NUMBER_LIST (self->list));
    g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
    g_auto (GStrv) numbers = NULL;

    g_strv_builder_addv (all, (const char **)known);
    if (more)
      g_strv_builder_add (all, more);
    numbers = g_strv_builder_end (all);
    g_variant_dict_insert (&args, "serials", "^as", numbers);
  } else {
    g_autofree char *typed =
        g_strstrip (g_strdup (pos_text_field_get_text (POS_TEXT_FIELD (self->field))));
    g_variant_dict_insert (&args, self->number->argument, "s", typed);
  }
  return g_variant_ref_sink (g_variant_dict_end (&args));
}

/* What may need an approval is run: the shell asks for it.
 * Returns: (transfer full) (nullable): why it would be refused. */
static char *
judge (SerialDialog *self, GVariant *args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrder) preview =
      pos_register_preview (pos_shell_get_register (self->shell), self->number->key, args, &error);

  if (preview || g_error_matches (error, POS_ORDER_ERROR, POS_ORDER_ERROR_NEEDS_APPROVAL))
    return NULL;
  return dup_words (self, error);
}

static char *
judge_cb (PosNumberList *list, const char *number, gpointer data)
{
  g_autoptr (GVariant) args = make_args (data, number);

  return judge (data, args);
}

static void
save (SerialDialog *self)
{
  g_autoptr (GVariant) args = NULL;
  g_autofree char *why = NULL;

  if (self->list && !pos_number_list_finish (POS_NUMBER_LIST (self->list)))
    return;
  args = make_args (self, NULL);
  why = judge (self, args);
  if (why && self->field)
    g_object_set (self->field, "error", why, NULL);
  else
    pos_shell_run_form (self->shell, self->dialog, self->number->key, args, NULL, NULL);
}

/* Nothing is left to type: Enter saves. */
static void
done_cb (SerialDialog *self)
{
  gtk_widget_grab_focus (pos_dialog_get_primary (POS_DIALOG (self->dialog)));
}

static void
scanned_cb (PosNumberList *list, const char *code)
{
  pos_number_list_enter (list, code);
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
get_title (const Number *number, guint n)
{
  return number == &serial_number ? ngettext ("Which piece is it?", "Which pieces are they?", n)
                                  : ngettext ("Which batch is it?", "Which batches are they?", 1);
}

static const char *
get_save (const Number *number, guint n)
{
  return number == &serial_number ? ngettext ("Save serial number", "Save serial numbers", n)
                                  : _ ("Save batch number");
}

/* What has no number yet is asked for one after the other. */
static GtkWidget *
make_list (SerialDialog *self, PosOrderLine *line, PosLinePieces pieces)
{
  PosScanController *scanner = pos_scan_controller_find (GTK_WIDGET (self->shell));
  g_auto (GStrv) known = pos_line_serials_dup (line, pieces);
  GtkWidget *list = pos_number_list_new (_ (self->number->label), pieces.count);

  pos_number_list_set_numbers (POS_NUMBER_LIST (list), (const char *const *)known);
  pos_number_list_set_judge (POS_NUMBER_LIST (list), judge_cb, self);
  g_signal_connect_swapped (list, "done", G_CALLBACK (done_cb), self);
  g_signal_connect_object (scanner, "scanned", G_CALLBACK (scanned_cb), list, G_CONNECT_SWAPPED);
  pos_scan_controller_note_taker (list);
  return list;
}

static void
put_content (SerialDialog *self, PosOrderLine *line, PosLinePieces pieces)
{
  if (self->number == &serial_number && pieces.count > 1) {
    self->list = make_list (self, line, pieces);
    pos_dialog_set_content (POS_DIALOG (self->dialog), self->list);
    return;
  }
  self->field = make_field (self->number, get_text (self->number, line));
  pos_dialog_set_content (POS_DIALOG (self->dialog), self->field);
  g_signal_connect_swapped (self->field, "activate", G_CALLBACK (save), self);
  pos_text_field_answer_scans (POS_TEXT_FIELD (self->field),
                               pos_scan_controller_find (GTK_WIDGET (self->shell)));
}

static void
ask (PosShell *shell, const Number *number, PosOrderLine *line)
{
  SerialDialog *self = g_new0 (SerialDialog, 1);
  PosLinePieces pieces = pos_serials_get_place (line).pieces;

  self->shell = shell;
  self->line = pos_id_dup_text (&line->id);
  self->number = number;
  self->dialog = pos_dialog_new (get_title (number, pieces.count),
                                 get_save (number, pieces.count),
                                 /* TRANSLATORS: button: the number is asked for again later */
                                 _ ("Later"));
  g_object_set (self->dialog,
                "subtitle",
                pos_l10n_get (line->description, pos_shell_get_language (shell)),
                NULL);
  put_content (self, line, pieces);
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (save), self, serial_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}

/* --- Whose number --- */

static gboolean
has_no_number (PosOrderLine *line)
{
  PosLinePieces pieces = pos_serials_get_place (line).pieces;

  return pos_line_serials_count (line, pieces) < pieces.count;
}

static gboolean
is_missing (const Number *number, PosOrderLine *line)
{
  if (!pos_order_line_is_active (line) || pos_order_line_is_return (line))
    return FALSE;
  return number == &serial_number ? line->serialized && !line->blank_serial && has_no_number (line)
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
               g_variant_lookup (args, "serials", "^a&s", NULL) ||
               g_variant_lookup (args, "batches", "&s", NULL))) {
    pos_shell_run (shell, key, args, origin, NULL, NULL);
    return;
  }
  if (!line)
    line = pos_line_find (shell, args, origin);
  if (line)
    ask (shell, number, line);
}

/* Once for each line, and for what it has more then: who put it off is asked again when the sale is
 * paid. */
static void
changed_cb (PosRegister *reg, PosShell *shell)
{
  PosOrder *order = pos_register_get_order (reg);
  guint size = pos_list_size (order->lines);
  PosOrderLine *last = size > 0 ? pos_list_peek (order->lines, size - 1) : NULL;
  const Number *number = last && is_missing (&serial_number, last) ? &serial_number : &batch_number;
  g_autofree char *id = last ? pos_id_dup_text (&last->id) : NULL;
  g_autofree char *asked =
      last ? g_strdup_printf ("%s %s %u", number->key, id, pos_line_serials_get_all (last).count)
           : NULL;

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
