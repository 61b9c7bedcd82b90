/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-row.c — see the header. */
#include "ui/recall/pos-recall-row.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-wrap-layout.h"
#include "ui/recall/pos-recall-status.h"
#include "ui/recall/pos-recall-words.h"

#include <string.h>

#define ICON_SIZE 18
/* Width of the first column in digits: the same in every row, whatever stands in it. */
#define NUMBER_CHARS 13
/* A longer one is smaller, and then that many are as wide. */
#define LONG_NUMBER 10
#define SMALL_CHARS 15
/* Those that have a look of their own, and what goes by e-mail. */
#define BY_MAIL (POS_LOOK_INTENT_SHIP + 1)
#define COMES_BACK (BY_MAIL + 1)
#define N_INTENTS (COMES_BACK + 1)

struct _PosRecallRow {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosOrderSummary *summary;
  PosOrderSort sort;

  GtkWidget *number, *when;
  GtkWidget *customer, *counts[N_INTENTS], *count_labels[N_INTENTS], *pieces;
  GtkWidget *total, *pill, *fact;
};

G_DEFINE_FINAL_TYPE (PosRecallRow, pos_recall_row, GTK_TYPE_BOX)

static char *
dup_count (PosRecallRow *self, int intent, gint64 n_lines)
{
  switch (intent) {
  case BY_MAIL:
    return pos_recall_dup_mail_count (self->shell, n_lines);
  case COMES_BACK:
    return pos_recall_dup_return_count (self->shell, n_lines);
  default:
    return pos_recall_dup_count (self->shell, (PosLookIntent)intent, n_lines);
  }
}

static const char *
get_icon (int intent)
{
  switch (intent) {
  case BY_MAIL:
    return "pos-mail-symbolic";
  case COMES_BACK:
    return "pos-return-symbolic";
  default:
    return pos_look_intent_get_icon ((PosLookIntent)intent);
  }
}

static void
show_counts (PosRecallRow *self, GString *spoken)
{
  const gint64 counts[N_INTENTS] = {
      [POS_LOOK_INTENT_CARRY] = self->summary->carry_lines,
      [POS_LOOK_INTENT_PICK] = self->summary->pickup_lines,
      [POS_LOOK_INTENT_SHIP] = self->summary->ship_lines,
      [BY_MAIL] = self->summary->electronic_lines,
      [COMES_BACK] = self->summary->returned_lines,
  };

  for (int intent = 0; intent < N_INTENTS; intent++) {
    g_autofree char *text = dup_count (self, intent, counts[intent]);
    gtk_label_set_text (GTK_LABEL (self->count_labels[intent]), text ? text : "");
    gtk_widget_set_visible (self->counts[intent], text != NULL);
    if (text)
      g_string_append_printf (spoken, ", %s", text);
  }
}

/* Where each line is one piece, the lines say it. */
static void
show_pieces (PosRecallRow *self, GString *spoken)
{
  PosOrderSummary *summary = self->summary;
  gint64 n_lines = summary->carry_lines + summary->pickup_lines + summary->ship_lines +
                   summary->electronic_lines + summary->returned_lines;
  g_autofree char *text =
      summary->pieces > n_lines ? pos_recall_dup_pieces (self->shell, summary->pieces) : NULL;

  pos_ui_set_label (self->pieces, text);
  if (text)
    g_string_append_printf (spoken, ", %s", text);
}

/* A reference is longer than a number. */
static void
show_number (PosRecallRow *self, const char *number)
{
  gboolean small = strlen (number) > LONG_NUMBER;
  int chars = small ? SMALL_CHARS : NUMBER_CHARS;

  pos_recall_show_number (GTK_LABEL (self->number), number);
  gtk_label_set_width_chars (GTK_LABEL (self->number), chars);
  gtk_label_set_max_width_chars (GTK_LABEL (self->number), chars);
  pos_ui_set_class (self->number, "t-cap", small);
}

/* (nullable) (transfer full) */
static char *
dup_fact (PosRecallRow *self)
{
  PosOrderSummary *summary = self->summary;
  PosFormat *format = pos_shell_get_format (self->shell);

  if (self->sort == POS_SORT_REQUESTED && summary->requested_date.julian) {
    g_autofree char *day = pos_format_date_short (format, summary->requested_date);
    /* TRANSLATORS: the day for which the customer wants the order: "for 20 May" */
    return g_strdup_printf (_ ("for %s"), day);
  }
  if (self->sort == POS_SORT_BALANCE) {
    g_autofree char *open = pos_recall_dup_money (self->shell, summary->balance, summary->currency);
    return g_strdup_printf (_ ("%s to pay"), open);
  }
  return NULL;
}

static void
show_fact (PosRecallRow *self, GString *spoken)
{
  g_autofree char *fact = dup_fact (self);

  pos_ui_set_label (self->fact, fact);
  if (fact)
    g_string_append_printf (spoken, ", %s", fact);
}

static void
update (PosRecallRow *self)
{
  PosOrderSummary *summary = self->summary;
  const char *customer = pos_text_or (summary->customer_name, _ ("No customer"));
  g_autofree char *when = pos_recall_dup_when (self->shell, summary->created_at);
  g_autofree char *total = pos_recall_dup_money (self->shell, summary->total, summary->currency);
  g_autofree char *status = NULL;
  g_autoptr (GString) spoken = g_string_new (pos_recall_get_name (summary));

  show_number (self, pos_recall_get_name (summary));
  gtk_label_set_text (GTK_LABEL (self->when), when);
  pos_ui_set_data (self->customer, customer);
  gtk_label_set_text (GTK_LABEL (self->total), total);
  pos_recall_show_status (POS_PILL (self->pill), summary);
  g_object_get (self->pill, "text", &status, NULL);
  g_string_append_printf (spoken, ", %s", customer);
  show_counts (self, spoken);
  show_pieces (self, spoken);
  show_fact (self, spoken);
  g_string_append_printf (spoken, ", %s, %s, %s", total, status, when);
  pos_ui_describe_row (GTK_WIDGET (self), spoken->str);
}

void
pos_recall_row_set_sort (PosRecallRow *self, PosOrderSort sort)
{
  g_return_if_fail (POS_IS_RECALL_ROW (self));
  self->sort = sort;
  if (self->summary)
    update (self);
}

void
pos_recall_row_set_summary (PosRecallRow *self, PosOrderSummary *summary)
{
  g_return_if_fail (POS_IS_RECALL_ROW (self));
  if (self->summary)
    g_signal_handlers_disconnect_by_func (self->summary, update, self);
  g_set_object (&self->summary, summary);
  if (!summary)
    return;
  g_signal_connect_swapped (summary, "notify", G_CALLBACK (update), self);
  update (self);
}

static GtkWidget *
make_start (PosRecallRow *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->number = pos_recall_text_new (NULL, "semi num");
  self->when = pos_recall_text_new (NULL, "t-cap ink2 num");
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (column), self->number);
  gtk_box_append (GTK_BOX (column), self->when);
  return column;
}

static GtkWidget *
make_count (PosRecallRow *self, int intent)
{
  static const char *const colors[] = {"c-carry", "c-pick", "c-ship", "c-carry", "c-carry"};
  GtkWidget *count = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = pos_ui_icon_new (get_icon (intent), ICON_SIZE);

  gtk_widget_add_css_class (icon, colors[intent]);
  self->counts[intent] = count;
  self->count_labels[intent] = pos_ui_label_new (NULL, "t-cap ink2 num");
  gtk_box_append (GTK_BOX (count), icon);
  gtk_box_append (GTK_BOX (count), self->count_labels[intent]);
  return count;
}

static GtkWidget *
make_middle (PosRecallRow *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *counts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->customer = pos_recall_text_new (NULL, "semi");
  gtk_widget_set_layout_manager (counts, pos_wrap_layout_new (10, 2));
  for (int intent = N_INTENTS - 1; intent >= 0; intent--)
    gtk_box_append (GTK_BOX (counts), make_count (self, intent));
  self->pieces = pos_ui_label_new (NULL, "t-cap ink2 num");
  gtk_widget_set_visible (self->pieces, FALSE);
  pos_wrap_layout_note_aside (self->pieces);
  gtk_box_append (GTK_BOX (counts), self->pieces);
  self->fact = pos_ui_label_new (NULL, "t-cap ink2 num");
  gtk_widget_set_visible (self->fact, FALSE);
  gtk_box_append (GTK_BOX (counts), self->fact);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (column), self->customer);
  gtk_box_append (GTK_BOX (column), counts);
  return column;
}

static GtkWidget *
make_end (PosRecallRow *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->total = pos_ui_label_new (NULL, "semi num");
  self->pill = pos_pill_new (POS_TONE_NEUTRAL, NULL, NULL);
  gtk_widget_set_halign (self->total, GTK_ALIGN_END);
  gtk_widget_set_halign (self->pill, GTK_ALIGN_END);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (column), self->total);
  gtk_box_append (GTK_BOX (column), self->pill);
  return column;
}

static void
pos_recall_row_dispose (GObject *object)
{
  pos_recall_row_set_summary (POS_RECALL_ROW (object), NULL);
  G_OBJECT_CLASS (pos_recall_row_parent_class)->dispose (object);
}

static void
pos_recall_row_class_init (PosRecallRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_recall_row_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pos_recall_row_init (PosRecallRow *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "row");
  gtk_widget_add_css_class (GTK_WIDGET (self), "recall-row");
  gtk_box_append (GTK_BOX (self), make_start (self));
  gtk_box_append (GTK_BOX (self), make_middle (self));
  gtk_box_append (GTK_BOX (self), make_end (self));
}

GtkWidget *
pos_recall_row_new (PosShell *shell)
{
  PosRecallRow *self = g_object_new (POS_TYPE_RECALL_ROW, NULL);

  self->shell = shell;
  return GTK_WIDGET (self);
}
