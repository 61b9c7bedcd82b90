/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-serials.c — see the header. */
#include "ui/fulfillment/pos-work-serials.h"

#include "model/pos-line-serials.h"
#include "register/pos-serials.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-number-list.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define MOST_CHARACTERS 60
#define MOST_NAMES 6
#define WIDTH 420
#define ASK "pos-work-serials"

/* Lives as long as its dialog. */
typedef struct {
  PosShell *shell; /* borrowed: it holds the dialog */
  GtkWidget *dialog;
  PosLineStep step;
  PosQuantity part;
  GPtrArray *lines;   /* PosWorkLine */
  GPtrArray *serials; /* (nullable) PosTextField, borrowed: one for each line, or none of it; a
                         PosNumberList where it is about several pieces */
  GPtrArray *batches; /* (nullable) PosTextField, the same */
  GPtrArray *fields;  /* all of them, as they stand */
  PosWorkSerialsAnswer answer;
  gpointer data;
  GDestroyNotify destroy;
} Ask;

static void
ask_free (gpointer data, GClosure *closure)
{
  Ask *self = data;

  if (self->destroy)
    self->destroy (self->data);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->serials);
  g_ptr_array_unref (self->batches);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

/* @part of @all, or as much as there is for the step where it is 0. */
static gint64
get_moved (PosOrderLine *all, PosLineStep step, PosQuantity part)
{
  return part.micro > 0 ? part.micro : pos_line_step_get_most (step, all).micro;
}

static gboolean
puts_back (PosLineStep step)
{
  return step == POS_STEP_UNPICK || step == POS_STEP_UNPACK;
}

/* What lies aside, of which the step puts some back. */
static PosLinePieces
find_aside (PosOrderLine *all, PosLineStep step)
{
  guint left = pos_line_serials_get_left (all).count;
  guint packed = (guint)(all->packed.micro / POS_SCALE);
  guint picked = (guint)(all->picked.micro / POS_SCALE);

  return step == POS_STEP_UNPACK ? (PosLinePieces){left, packed}
                                 : (PosLinePieces){left + packed, picked};
}

/* The pieces that the step will be about, in the order in which they leave. */
static PosLinePieces
find_pieces (PosOrderLine *all, PosLineStep step, PosQuantity part)
{
  guint from = pos_line_serials_get_left (all).count;
  guint count = (guint)(get_moved (all, step, part) / POS_SCALE);

  if (puts_back (step)) {
    PosLinePieces aside = find_aside (all, step);
    return (PosLinePieces){aside.from + aside.count - count, count};
  }
  if (step == POS_STEP_PICK)
    from = pos_line_serials_get_taken (all).count;
  if (step == POS_STEP_PACK)
    from += (guint)(all->packed.micro / POS_SCALE);
  return (PosLinePieces){from, count};
}

/* Of several that lie aside it may be any that is put back. */
static gboolean
has_choice (PosOrderLine *all, PosLineStep step, PosLinePieces pieces)
{
  PosLinePieces aside = find_aside (all, step);

  return pieces.count < aside.count && pos_line_serials_count (all, aside) > 0;
}

/* The numbers of those of @pieces that are known, and hold: what is taken from the shelf lies there
 * no more.  Returns: (transfer full). */
static GStrv
dup_holding (PosShell *shell, PosWorkLine *line, PosOrderLine *all, PosLinePieces pieces)
{
  PosRegister *reg = pos_shell_get_register (shell);
  guint taken = pos_line_serials_get_taken (all).count;
  g_autoptr (GStrvBuilder) holding = g_strv_builder_new ();

  for (guint i = pieces.from; i < pieces.from + pieces.count; i++) {
    const char *serial = pos_line_serials_get (all, i);
    if (serial && (i < taken || pos_serials_fits (reg, line->item, line->location, serial)))
      g_strv_builder_add (holding, serial);
  }
  return g_strv_builder_end (holding);
}

static gboolean
needs_serial (PosShell *shell, PosWorkLine *line, PosLineStep step, PosQuantity part)
{
  g_autoptr (PosOrderLine) all = pos_work_line_dup_line (line);
  PosLinePieces pieces = find_pieces (all, step, part);
  g_auto (GStrv) holding = NULL;

  if (!line->serialized)
    return FALSE;
  if (puts_back (step))
    return has_choice (all, step, pieces);
  holding = dup_holding (shell, line, all, pieces);
  return g_strv_length (holding) < pieces.count;
}

/* Whether some of what is put aside or leaves then is of no known batch. */
static gboolean
needs_batch (PosWorkLine *line, PosLineStep step, PosQuantity part)
{
  g_autoptr (PosOrderLine) all = pos_work_line_dup_line (line);
  gint64 ready = step == POS_STEP_SHIP   ? line->picked.micro + line->packed.micro
                 : step == POS_STEP_PACK ? line->picked.micro
                                         : 0;
  gint64 moved = get_moved (all, step, part);
  gint64 out = line->invoiced.micro + line->picked.micro + line->packed.micro;

  out += MAX (moved - ready, 0);
  POS_LIST_FOREACH (PosLineBatch, each, line->batches)
  out -= each->quantity.micro;
  return line->batch_tracked && out > 0 && !puts_back (step);
}

GPtrArray *
pos_work_serials_list (PosShell *shell, GPtrArray *lines, PosLineStep step, PosQuantity part)
{
  GPtrArray *asked = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < lines->len; i++) {
    PosWorkLine *line = lines->pdata[i];
    gboolean batch = needs_batch (line, step, part);

    pos_text_set (&line->batch, batch ? "" : NULL);
    if (batch || needs_serial (shell, line, step, part))
      g_ptr_array_add (asked, g_object_ref (line));
  }
  return asked;
}

static char *
dup_typed (GtkWidget *field)
{
  return g_strstrip (g_strdup (pos_text_field_get_text (POS_TEXT_FIELD (field))));
}

/* Of a field or a list.  Returns: (transfer full). */
static GStrv
dup_numbers (GtkWidget *widget)
{
  if (POS_IS_NUMBER_LIST (widget))
    return pos_number_list_dup_numbers (POS_NUMBER_LIST (widget));
  g_autofree char *typed = dup_typed (widget);
  const char *const one[] = {pos_text_or (typed, NULL), NULL};
  return g_strdupv ((char **)one);
}

static gboolean
is_filled (GtkWidget *widget)
{
  if (POS_IS_NUMBER_LIST (widget))
    return pos_number_list_is_full (POS_NUMBER_LIST (widget));
  g_autofree char *typed = dup_typed (widget);
  return *typed != '\0';
}

/* @widget: (nullable): it was not asked for. */
static void
take_typed (GtkWidget *widget, PosWorkLine *line, gboolean batch)
{
  g_auto (GStrv) numbers = widget ? dup_numbers (widget) : NULL;

  if (!numbers)
    return;
  if (batch)
    pos_text_set (&line->batch, numbers[0]);
  else if (numbers[0])
    line->said = g_steal_pointer (&numbers);
}

/* What is typed and was not entered yet. */
static gboolean
finish (Ask *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (POS_IS_NUMBER_LIST (self->fields->pdata[i]) &&
        !pos_number_list_is_full (self->fields->pdata[i]) &&
        !pos_number_list_finish (self->fields->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
answer (Ask *self)
{
  PosShell *shell = self->shell;
  PosWorkSerialsAnswer call = self->answer;
  gpointer data = self->data;
  GDestroyNotify destroy;

  if (!finish (self))
    return;
  destroy = g_steal_pointer (&self->destroy);
  for (guint i = 0; i < self->lines->len; i++) {
    PosWorkLine *line = self->lines->pdata[i];
    take_typed (self->serials->pdata[i], line, FALSE);
    take_typed (self->batches->pdata[i], line, TRUE);
  }
  pos_overlay_close (self->dialog);
  call (shell, data);
  if (destroy)
    destroy (data);
}

/* From one field to the next that is empty; after the last one it is done. */
static void
go_on (Ask *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (!is_filled (self->fields->pdata[i])) {
      gtk_widget_grab_focus (self->fields->pdata[i]);
      return;
    }
  pos_dialog_answer_primary (POS_DIALOG (self->dialog));
}

/* Enter in a list of which some are missing: what is refused then is said by the operation. */
static void
done_cb (PosNumberList *list, Ask *self)
{
  if (pos_number_list_is_full (list))
    gtk_widget_grab_focus (pos_dialog_get_primary (POS_DIALOG (self->dialog)));
  else
    go_on (self);
}

static gboolean
is_typed (Ask *self, const char *code)
{
  for (guint i = 0; i < self->fields->len; i++) {
    g_auto (GStrv) numbers = dup_numbers (self->fields->pdata[i]);
    if (g_strv_contains ((const char *const *)numbers, code))
      return TRUE;
  }
  return FALSE;
}

/* A scan fills the first empty field; the same number twice is a slip, but for batches. */
static void
scanned_cb (GtkWidget *dialog, const char *code)
{
  Ask *self = g_object_get_data (G_OBJECT (dialog), ASK);

  for (guint i = 0; i < self->fields->len; i++) {
    GtkWidget *widget = self->fields->pdata[i];
    gboolean serial = g_ptr_array_find (self->serials, widget, NULL);

    if (is_filled (widget) || (serial && is_typed (self, code)))
      continue;
    if (POS_IS_NUMBER_LIST (widget))
      pos_number_list_enter (POS_NUMBER_LIST (widget), code);
    else
      pos_text_field_set_text (POS_TEXT_FIELD (widget), code);
    return;
  }
}

/* "Desk Oslo"; of a line that is asked twice "Desk Oslo · Batch number". */
static char *
dup_label (Ask *self, PosWorkLine *line, const char *what)
{
  return pos_ui_dup_facts (pos_l10n_get (line->description, pos_shell_get_language (self->shell)),
                           what);
}

static GtkWidget *
make_field (Ask *self, PosWorkLine *line, const char *text, const char *what)
{
  g_autofree char *label = dup_label (self, line, what);
  GtkWidget *field = pos_text_field_new (label);

  g_object_set (field, "hint", _ ("Scan it, or type what stands on the product."), NULL);
  gtk_widget_set_size_request (field, WIDTH, -1);
  pos_text_field_set_text (POS_TEXT_FIELD (field), text);
  gtk_text_set_max_length (pos_text_field_get_entry (POS_TEXT_FIELD (field)), MOST_CHARACTERS);
  g_signal_connect_swapped (field, "activate", G_CALLBACK (go_on), self);
  return field;
}

/* Any of @data, a GStrv. */
static char *
judge_cb (PosNumberList *list, const char *number, gpointer data)
{
  return g_strv_contains (data, number) ? NULL
                                        : g_strdup_printf (_ ("%s is not one of them"), number);
}

/* Those that may be meant stand above the field, where there is room. */
static GtkWidget *
make_choice (Ask *self, PosWorkLine *line, PosOrderLine *all, guint count)
{
  GStrv aside = pos_line_serials_dup (all, find_aside (all, self->step));
  g_autofree char *names = g_strjoinv (", ", aside);
  g_autofree char *label =
      dup_label (self, line, g_strv_length (aside) <= MOST_NAMES ? names : NULL);
  GtkWidget *list = pos_number_list_new (label, count);

  g_object_set_data_full (G_OBJECT (list), ASK, aside, (GDestroyNotify)g_strfreev);
  pos_number_list_set_judge (POS_NUMBER_LIST (list), judge_cb, aside);
  g_signal_connect (list, "done", G_CALLBACK (done_cb), self);
  return list;
}

static GtkWidget *
make_serials (Ask *self, PosWorkLine *line, const char *what)
{
  g_autoptr (PosOrderLine) all = pos_work_line_dup_line (line);
  PosLinePieces pieces = find_pieces (all, self->step, self->part);
  g_auto (GStrv) holding = NULL;
  g_autofree char *label = NULL;
  GtkWidget *list;

  if (puts_back (self->step))
    return make_choice (self, line, all, pieces.count);
  if (pieces.count < 2)
    return make_field (self, line, pos_line_serials_get (all, pieces.from), what);
  holding = dup_holding (self->shell, line, all, pieces);
  label = dup_label (self, line, what);
  list = pos_number_list_new (label, pieces.count);
  pos_number_list_set_numbers (POS_NUMBER_LIST (list), (const char *const *)holding);
  g_signal_connect (list, "done", G_CALLBACK (done_cb), self);
  return list;
}

static void
add_field (Ask *self, GtkWidget *box, GtkWidget *field, GPtrArray *list)
{
  g_ptr_array_add (list, field);
  if (!field)
    return;
  g_ptr_array_add (self->fields, field);
  gtk_box_append (GTK_BOX (box), field);
  pos_scan_controller_note_taker (field);
}

static GtkWidget *
make_content (Ask *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  for (guint i = 0; i < self->lines->len; i++) {
    PosWorkLine *line = self->lines->pdata[i];
    gboolean serial = needs_serial (self->shell, line, self->step, self->part);
    gboolean batch = line->batch != NULL;

    add_field (self,
               box,
               serial ? make_serials (self, line, batch ? _ ("Serial number") : NULL) : NULL,
               self->serials);
    add_field (self,
               box,
               batch ? make_field (self, line, NULL, serial ? _ ("Batch number") : NULL) : NULL,
               self->batches);
  }
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), box);
  return scroll;
}

static guint
count_fields (GPtrArray *fields)
{
  guint n = 0;

  for (guint i = 0; i < fields->len; i++)
    n += fields->pdata[i] != NULL;
  return n;
}

/* Of how many pieces the number is asked. */
static guint
count_pieces (Ask *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++) {
    g_autoptr (PosOrderLine) all = pos_work_line_dup_line (self->lines->pdata[i]);
    if (self->serials->pdata[i])
      n += find_pieces (all, self->step, self->part).count;
  }
  return n;
}

static void
say_what (Ask *self)
{
  guint serials = count_pieces (self), batches = count_fields (self->batches);
  const char *title = serials > 0
                          ? ngettext ("Which piece is it?", "Which pieces are they?", serials)
                          : ngettext ("Which batch is it?", "Which batches are they?", batches);
  g_autofree char *both = pos_ui_dup_facts (_ ("Serial number"), _ ("Batch number"));

  g_object_set (self->dialog,
                "title",
                title,
                "subtitle",
                batches == 0   ? _ ("Serial number")
                : serials == 0 ? _ ("Batch number")
                               : both,
                NULL);
}

void
pos_work_serials_ask (PosShell *shell,
                      GPtrArray *lines,
                      PosLineStep step,
                      PosQuantity part,
                      const char *verb,
                      PosWorkSerialsAnswer answer_cb,
                      gpointer data,
                      GDestroyNotify destroy)
{
  Ask *self = g_new0 (Ask, 1);

  self->shell = shell;
  self->step = step;
  self->part = part;
  self->lines = g_ptr_array_ref (lines);
  self->serials = g_ptr_array_new ();
  self->batches = g_ptr_array_new ();
  self->fields = g_ptr_array_new ();
  self->answer = answer_cb;
  self->data = data;
  self->destroy = destroy;
  self->dialog = pos_dialog_new (NULL, verb, _ ("Cancel"));
  pos_dialog_set_content (POS_DIALOG (self->dialog), make_content (self));
  say_what (self);
  g_object_set_data (G_OBJECT (self->dialog), ASK, self);
  g_signal_connect_object (pos_scan_controller_find (GTK_WIDGET (shell)),
                           "scanned",
                           G_CALLBACK (scanned_cb),
                           self->dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (answer), self, ask_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}
