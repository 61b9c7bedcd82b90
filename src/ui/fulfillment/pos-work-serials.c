/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-serials.c — see the header. */
#include "ui/fulfillment/pos-work-serials.h"

#include "register/pos-serials.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"

#define MOST_CHARACTERS 60
#define WIDTH 420

/* Lives as long as its dialog. */
typedef struct {
  PosShell *shell; /* borrowed: it holds the dialog */
  GtkWidget *dialog;
  GPtrArray *lines;   /* PosWorkLine */
  GPtrArray *serials; /* (nullable) PosTextField, borrowed: one for each line, or none of it */
  GPtrArray *batches; /* the same */
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

static gboolean
needs_serial (PosShell *shell, PosWorkLine *line)
{
  gboolean taken = line->picked.micro + line->packed.micro > 0;

  return line->serialized &&
         (!line->serial ||
          (!taken &&
           !pos_serials_fits (
               pos_shell_get_register (shell), line->item, line->location, line->serial)));
}

/* Whether some of what is put aside or leaves then is of no known batch. */
static gboolean
needs_batch (PosWorkLine *line, PosLineStep step, PosQuantity part)
{
  g_autoptr (PosOrderLine) all = pos_work_line_dup_line (line);
  gint64 ready = step == POS_STEP_SHIP   ? line->picked.micro + line->packed.micro
                 : step == POS_STEP_PACK ? line->picked.micro
                                         : 0;
  gint64 moved = part.micro > 0 ? part.micro : pos_line_step_get_most (step, all).micro;
  gint64 out = line->invoiced.micro + line->picked.micro + line->packed.micro;

  out += MAX (moved - ready, 0);
  POS_LIST_FOREACH (PosLineBatch, each, line->batches)
  out -= each->quantity.micro;
  return line->batch_tracked && out > 0;
}

GPtrArray *
pos_work_serials_list (PosShell *shell, GPtrArray *lines, PosLineStep step, PosQuantity part)
{
  GPtrArray *asked = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < lines->len; i++) {
    PosWorkLine *line = lines->pdata[i];
    gboolean batch = needs_batch (line, step, part);

    pos_text_set (&line->batch, batch ? "" : NULL);
    if (batch || needs_serial (shell, line))
      g_ptr_array_add (asked, g_object_ref (line));
  }
  return asked;
}

static char *
dup_typed (GtkWidget *field)
{
  return g_strstrip (g_strdup (pos_text_field_get_text (POS_TEXT_FIELD (field))));
}

/* @field: (nullable): it was not asked for. */
static void
take_typed (GtkWidget *field, char **member)
{
  g_autofree char *typed = field ? dup_typed (field) : NULL;

  if (field)
    pos_text_set (member, pos_text_or (typed, NULL));
}

static void
answer (Ask *self)
{
  PosShell *shell = self->shell;
  PosWorkSerialsAnswer call = self->answer;
  gpointer data = g_steal_pointer (&self->data);
  GDestroyNotify destroy = g_steal_pointer (&self->destroy);

  for (guint i = 0; i < self->lines->len; i++) {
    PosWorkLine *line = self->lines->pdata[i];
    take_typed (self->serials->pdata[i], &line->serial);
    take_typed (self->batches->pdata[i], &line->batch);
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
  for (guint i = 0; i < self->fields->len; i++) {
    g_autofree char *typed = dup_typed (self->fields->pdata[i]);
    if (!*typed) {
      gtk_widget_grab_focus (
          GTK_WIDGET (pos_text_field_get_entry (POS_TEXT_FIELD (self->fields->pdata[i]))));
      return;
    }
  }
  pos_dialog_answer_primary (POS_DIALOG (self->dialog));
}

/* A scan fills the first empty field. */
static void
scanned_cb (PosScanController *scanner, const char *code, GtkWidget *field)
{
  g_autofree char *typed = dup_typed (field);
  GtkWidget *before = gtk_widget_get_prev_sibling (field);
  g_autofree char *previous = before ? dup_typed (before) : NULL;

  if (!*typed && (!previous || (*previous && g_strcmp0 (previous, code) != 0)))
    pos_text_field_set_text (POS_TEXT_FIELD (field), code);
}

/* "Desk Oslo"; of a line that is asked twice "Desk Oslo · Batch number". */
static GtkWidget *
make_field (Ask *self, PosWorkLine *line, const char *text, const char *what)
{
  const char *name = pos_l10n_get (line->description, pos_shell_get_language (self->shell));
  g_autofree char *label = what ? g_strdup_printf ("%s · %s", name, what) : g_strdup (name);
  GtkWidget *field = pos_text_field_new (label);

  g_object_set (field, "hint", _ ("Scan it, or type what stands on the product."), NULL);
  gtk_widget_set_size_request (field, WIDTH, -1);
  pos_text_field_set_text (POS_TEXT_FIELD (field), text);
  gtk_text_set_max_length (pos_text_field_get_entry (POS_TEXT_FIELD (field)), MOST_CHARACTERS);
  g_signal_connect_swapped (field, "activate", G_CALLBACK (go_on), self);
  return field;
}

static void
add_field (Ask *self, GtkWidget *box, GtkWidget *field, GPtrArray *list)
{
  g_ptr_array_add (list, field);
  if (!field)
    return;
  g_ptr_array_add (self->fields, field);
  gtk_box_append (GTK_BOX (box), field);
  g_signal_connect_object (pos_scan_controller_find (GTK_WIDGET (self->shell)),
                           "scanned",
                           G_CALLBACK (scanned_cb),
                           field,
                           0);
  pos_scan_controller_note_taker (field);
}

static GtkWidget *
make_content (Ask *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  for (guint i = 0; i < self->lines->len; i++) {
    PosWorkLine *line = self->lines->pdata[i];
    gboolean serial = needs_serial (self->shell, line), batch = line->batch != NULL;

    add_field (self,
               box,
               serial ? make_field (self, line, line->serial, batch ? _ ("Serial number") : NULL)
                      : NULL,
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

static void
say_what (Ask *self)
{
  guint serials = count_fields (self->serials), batches = count_fields (self->batches);
  const char *title = serials > 0
                          ? ngettext ("Which piece is it?", "Which pieces are they?", serials)
                          : ngettext ("Which batch is it?", "Which batches are they?", batches);
  g_autofree char *both = g_strdup_printf ("%s · %s", _ ("Serial number"), _ ("Batch number"));

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
                      const char *verb,
                      PosWorkSerialsAnswer answer_cb,
                      gpointer data,
                      GDestroyNotify destroy)
{
  Ask *self = g_new0 (Ask, 1);

  self->shell = shell;
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
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (answer), self, ask_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}
