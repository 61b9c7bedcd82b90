/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-amount.c — see the header. */
#include "ui/recall/pos-recall-amount.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-recall-why.h"
#include "ui/recall/pos-recall-words.h"

typedef struct {
  PosShell *shell; /* borrowed */
  PosOrder *order;
  PosOrderLine *line; /* nullable */
  PosAccount account;
  char *caption;
  gint64 amount;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->order);
  g_clear_object (&question->line);
  g_free (question->caption);
  g_free (question);
}

static void
why_cb (GtkButton *button, Question *question)
{
  pos_recall_why_open (question->shell,
                       question->order,
                       question->account,
                       question->line,
                       question->caption,
                       question->amount);
}

GtkWidget *
pos_recall_face_new (PosShell *shell, GtkWidget *texts, gint64 amount, guint32 currency)
{
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *text = pos_recall_dup_money (shell, amount, currency);
  GtkWidget *value = pos_ui_label_new (text, "semi num");

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (value, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (face), texts);
  gtk_box_append (GTK_BOX (face), value);
  return face;
}

GtkWidget *
pos_recall_amount_wrap (PosShell *shell,
                        PosOrder *order,
                        PosAccount account,
                        PosOrderLine *line,
                        GtkWidget *face,
                        const char *caption,
                        gint64 amount)
{
  GtkWidget *button = gtk_button_new ();
  Question *question = g_new0 (Question, 1);
  g_autofree char *text = pos_recall_dup_money (shell, amount, order->currency);
  g_autofree char *name = g_strdup_printf ("%s, %s", caption, text);

  question->shell = shell;
  question->order = g_object_ref (order);
  question->line = line ? g_object_ref (line) : NULL;
  question->account = account;
  question->caption = g_strdup (caption);
  question->amount = amount;
  gtk_widget_set_valign (face, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), face);
  gtk_widget_add_css_class (button, "recall-amount");
  pos_ui_describe (button, name, _ ("Why this amount?"));
  g_signal_connect_data (button, "clicked", G_CALLBACK (why_cb), question, question_free, 0);
  return button;
}

GtkWidget *
pos_recall_amount_new (PosShell *shell,
                       PosOrder *order,
                       PosAccount account,
                       PosOrderLine *line,
                       GtkWidget *texts,
                       const char *caption,
                       gint64 amount)
{
  return pos_recall_amount_wrap (shell,
                                 order,
                                 account,
                                 line,
                                 pos_recall_face_new (shell, texts, amount, order->currency),
                                 caption,
                                 amount);
}
