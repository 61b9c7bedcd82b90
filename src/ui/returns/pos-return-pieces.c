/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-return-pieces.c — see the header. */
#include "ui/returns/pos-return-pieces.h"

#include "model/pos-line-serials.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-number-list.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

struct _PosReturnPieces {
  GtkButton parent_instance;
  PosShell *shell; /* borrowed */
  PosOrderLine *line;
  guint count;
  GStrv numbers; /* never more than @count */
};

G_DEFINE_FINAL_TYPE (PosReturnPieces, pos_return_pieces, GTK_TYPE_BUTTON)

static guint changed_signal;

static void
show (PosReturnPieces *self)
{
  guint known = g_strv_length (self->numbers);
  g_autofree char *names = g_strjoinv (", ", self->numbers);
  /* TRANSLATORS: of how many pieces of a line the serial number is known */
  g_autofree char *caption = g_strdup_printf (
      ngettext ("%1$u of %2$u serial number", "%1$u of %2$u serial numbers", self->count),
      known,
      self->count);

  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self))), caption);
  pos_ui_describe (GTK_WIDGET (self), caption, known > 0 ? names : NULL);
}

/* --- The question; it lives as long as its dialog --- */

typedef struct {
  PosReturnPieces *pieces;
  GtkWidget *list; /* borrowed */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->pieces);
  g_free (question);
}

/* What came back does not come back again; whether another piece than was sold may come back is
 * said when it is taken. */
static char *
judge_cb (PosNumberList *list, const char *number, gpointer data)
{
  PosReturnPieces *self = data;
  const char *const *back = (const char *const *)self->line->returned_serials;

  return back && g_strv_contains (back, number)
             ? g_strdup_printf (_ ("%s came back already"), number)
             : NULL;
}

static void
answered_cb (PosDialog *dialog, Question *question)
{
  g_auto (GStrv) numbers = NULL;

  if (!pos_number_list_finish (POS_NUMBER_LIST (question->list)))
    return;
  numbers = pos_number_list_dup_numbers (POS_NUMBER_LIST (question->list));
  pos_return_pieces_set_numbers (question->pieces, (const char *const *)numbers);
  g_signal_emit (question->pieces, changed_signal, 0);
  pos_overlay_close (GTK_WIDGET (dialog));
}

static void
done_cb (PosDialog *dialog)
{
  gtk_widget_grab_focus (pos_dialog_get_primary (dialog));
}

static void
scanned_cb (PosNumberList *list, const char *code)
{
  pos_number_list_enter (list, code);
}

static GtkWidget *
make_list (PosReturnPieces *self)
{
  GtkWidget *list = pos_number_list_new (_ ("Serial number"), self->count);

  pos_number_list_set_numbers (POS_NUMBER_LIST (list), (const char *const *)self->numbers);
  pos_number_list_set_judge (POS_NUMBER_LIST (list), judge_cb, self);
  g_signal_connect_object (pos_scan_controller_find (GTK_WIDGET (self->shell)),
                           "scanned",
                           G_CALLBACK (scanned_cb),
                           list,
                           G_CONNECT_SWAPPED);
  pos_scan_controller_note_taker (list);
  return list;
}

static void
pos_return_pieces_clicked (GtkButton *button)
{
  PosReturnPieces *self = POS_RETURN_PIECES (button);
  Question *question = g_new0 (Question, 1);
  GtkWidget *dialog =
      pos_dialog_new (ngettext ("Which piece is it?", "Which pieces are they?", self->count),
                      ngettext ("Save serial number", "Save serial numbers", self->count),
                      C_ ("button", "Not now"));

  question->pieces = g_object_ref (self);
  question->list = make_list (self);
  g_object_set (dialog,
                "subtitle",
                pos_l10n_get (self->line->description, pos_shell_get_language (self->shell)),
                NULL);
  pos_dialog_set_content (POS_DIALOG (dialog), question->list);
  g_signal_connect_object (question->list, "done", G_CALLBACK (done_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "primary", G_CALLBACK (answered_cb), question, question_free, 0);
  pos_overlay_open (pos_shell_get_overlay (self->shell), POS_DIALOG (dialog));
}

/* --- Parts --- */

static void
pos_return_pieces_dispose (GObject *object)
{
  PosReturnPieces *self = POS_RETURN_PIECES (object);

  g_clear_object (&self->line);
  g_clear_pointer (&self->numbers, g_strfreev);
  G_OBJECT_CLASS (pos_return_pieces_parent_class)->dispose (object);
}

static void
pos_return_pieces_class_init (PosReturnPiecesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_return_pieces_dispose;
  GTK_BUTTON_CLASS (klass)->clicked = pos_return_pieces_clicked;
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_return_pieces_init (PosReturnPieces *self)
{
  GtkWidget *caption = pos_ui_text_new (NULL, "t-cap semi num");

  /* In one line where there is room, and there nearly always is. */
  gtk_label_set_natural_wrap_mode (GTK_LABEL (caption), GTK_NATURAL_WRAP_NONE);
  self->numbers = g_new0 (char *, 1);
  gtk_button_set_child (GTK_BUTTON (self), caption);
  gtk_widget_add_css_class (GTK_WIDGET (self), "btn");
  gtk_widget_add_css_class (GTK_WIDGET (self), "quiet");
  gtk_widget_add_css_class (GTK_WIDGET (self), "small");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 6);
}

GtkWidget *
pos_return_pieces_new (PosShell *shell, PosOrderLine *line)
{
  PosReturnPieces *self = g_object_new (POS_TYPE_RETURN_PIECES, NULL);

  self->shell = shell;
  self->line = g_object_ref (line);
  show (self);
  return GTK_WIDGET (self);
}

void
pos_return_pieces_set_count (PosReturnPieces *self, guint count)
{
  g_auto (GStrv) left = NULL;

  g_return_if_fail (POS_IS_RETURN_PIECES (self));
  if (self->count == count)
    return;
  left = pos_line_serials_dup_unreturned (self->line);
  self->count = count;
  if (g_strv_length (left) == count)
    pos_return_pieces_set_numbers (self, (const char *const *)left);
  else if (g_strv_length (self->numbers) > count)
    pos_return_pieces_set_numbers (self, NULL);
  else
    show (self);
}

void
pos_return_pieces_set_numbers (PosReturnPieces *self, const char *const *numbers)
{
  GStrv kept;

  g_return_if_fail (POS_IS_RETURN_PIECES (self));
  kept = numbers ? g_strdupv ((char **)numbers) : g_new0 (char *, 1);
  g_strfreev (self->numbers);
  self->numbers = kept;
  show (self);
}

const char *const *
pos_return_pieces_get_numbers (PosReturnPieces *self)
{
  g_return_val_if_fail (POS_IS_RETURN_PIECES (self), NULL);
  return (const char *const *)self->numbers;
}
