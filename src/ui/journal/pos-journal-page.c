/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-journal-page.c — see the header. */
#include "ui/journal/pos-journal-page.h"

#include "register/pos-letters.h"
#include "register/pos-papers.h"
#include "register/pos-quick.h"
#include "register/pos-receipt-builder.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-columns.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-search-field.h"
#include "ui/common/pos-select.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/shell/pos-select-records.h"

#include <string.h>

#define SHOWN 50 /* at a time */
#define LIST_WIDTH 560
#define PAPER_WIDTH 730
#define PAPER "pos-paper"

struct _PosJournalPage {
  PosPage parent_instance;
  PosShell *shell; /* borrowed: the window outlives its pages */
  PosStoredReceipt *shown;
  char *oldest; /* number of the last one in the list */
  GtkWidget *field, *when, *who, *list, *none, *older, *heading, *paper, *text, *buttons, *labels,
      *gift;
};

G_DEFINE_FINAL_TYPE (PosJournalPage, pos_journal_page, POS_TYPE_PAGE)

/* --- The one that is looked at --- */

/* What else can be printed of what it is about. */
static void
show_others (PosJournalPage *self, PosStoredReceipt *paper)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  g_autoptr (PosOrder) order = paper ? pos_quick_get_order (reg, &paper->order_id, NULL) : NULL;

  gtk_widget_set_visible (self->labels, order && pos_papers_has_labels (order));
  gtk_widget_set_visible (self->gift, order && pos_papers_has_presents (order));
}

static void
show_paper (PosJournalPage *self, PosStoredReceipt *paper)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = paper ? pos_papers_dup_text (paper, &error) : NULL;

  g_set_object (&self->shown, paper);
  gtk_label_set_text (GTK_LABEL (self->text), text ? text : "");
  /* An empty sheet says nothing. */
  gtk_widget_set_visible (self->heading, paper != NULL);
  gtk_widget_set_visible (self->paper, paper != NULL);
  show_others (self, paper);
  if (error)
    pos_shell_explain (self->shell, error, self->text);
}

static void
chosen_cb (GtkWidget *card, PosJournalPage *self)
{
  pos_choice_card_choose (POS_CHOICE_CARD (card));
  show_paper (self, g_object_get_data (G_OBJECT (card), PAPER));
}

static void
printed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_shell_tell (shell, _ ("A copy of the receipt is printed."), NULL, NULL);
}

static void
print_cb (PosJournalPage *self, GtkWidget *button)
{
  pos_shell_run (self->shell,
                 "receipt.reprint",
                 g_variant_new_parsed ("{'receipt': <%s>}", self->shown->number),
                 button,
                 printed_cb,
                 NULL);
}

static void
email_cb (PosJournalPage *self, GtkWidget *button)
{
  pos_shell_open (self->shell,
                  "receipt.email",
                  g_variant_new_parsed ("{'receipt': <%s>}", self->shown->number),
                  button);
}

static void
gift_printed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_shell_tell (shell, _ ("The gift receipt is printed."), NULL, NULL);
}

static void
gift_cb (PosJournalPage *self, GtkWidget *button)
{
  pos_shell_run (self->shell,
                 "receipt.gift",
                 g_variant_new_parsed ("{'receipt': <%s>}", self->shown->number),
                 button,
                 gift_printed_cb,
                 NULL);
}

static void
labels_printed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  if (result)
    pos_shell_tell (shell, _ ("The return labels are printed."), NULL, NULL);
}

static void
labels_cb (PosJournalPage *self, GtkWidget *button)
{
  pos_shell_run (self->shell,
                 "receipt.reprint",
                 g_variant_new_parsed ("{'receipt': <%s>, 'labels': <true>}", self->shown->number),
                 button,
                 labels_printed_cb,
                 NULL);
}

static void
return_cb (PosJournalPage *self, GtkWidget *button)
{
  pos_shell_open (self->shell,
                  "return.by_receipt",
                  g_variant_new_parsed ("{'order': <%s>}", self->shown->number),
                  button);
}

/* --- The list --- */

/* "Thu 14 May · 10:42" */
static char *
describe (PosJournalPage *self, PosStoredReceipt *paper)
{
  PosFormat *format = pos_shell_get_format (self->shell);
  PosRegister *reg = pos_shell_get_register (self->shell);
  g_autofree char *day = pos_format_date_short (format, pos_register_get_day (reg, paper->at));
  g_autofree char *time = pos_format_time (format, paper->at);
  const char *kind = _ (pos_receipt_builder_name_kind (paper->kind));

  /* TRANSLATORS: what a paper is, a day, a time: "Pick-up receipt · Thu 14 May · 10:42" */
  return g_strdup_printf (_ ("%1$s · %2$s · %3$s"), kind, day, time);
}

static void
add_card (PosJournalPage *self, PosStoredReceipt *paper)
{
  g_autofree char *what = describe (self, paper);
  GtkWidget *card = pos_choice_card_new (paper->number, what);

  g_object_set (card, "plain", TRUE, NULL);
  g_object_set_data_full (G_OBJECT (card), PAPER, g_object_ref (paper), g_object_unref);
  g_signal_connect_object (card, "chosen", G_CALLBACK (chosen_cb), self, 0);
  gtk_box_append (GTK_BOX (self->list), card);
}

/* "12,50" and "12.50" are amounts; what has no decimals is rather a part of a number. */
static gboolean
read_amount (PosJournalPage *self, const char *text, gint64 *amount)
{
  guint32 currency = pos_register_get_currency (pos_shell_get_register (self->shell));

  return strpbrk (text, ".,") &&
         pos_format_parse_money (pos_shell_get_format (self->shell), text, currency, amount, NULL);
}

static void
read_days (PosJournalPage *self, PosReceiptQuery *query)
{
  PosRegister *reg = pos_shell_get_register (self->shell);
  const char *zone = pos_register_get_store_record (reg)->time_zone;
  PosDate today = pos_register_get_today (reg);
  gint64 days = g_ascii_strtoll (pos_select_get_selected (POS_SELECT (self->when)), NULL, 10);

  if (days == 0)
    return;
  query->from = pos_date_get_start (pos_date_add_days (today, 1 - (int)days), zone);
}

/* One more page of what is asked for: after what is shown already. */
static void
add_page (PosJournalPage *self)
{
  const char *text = pos_search_field_get_text (POS_SEARCH_FIELD (self->field));
  const char *worker = pos_select_get_selected (POS_SELECT (self->who));
  g_autoptr (GError) error = NULL;
  gint64 amount;
  PosReceiptQuery query = {
      .worker = *worker ? worker : NULL, .after = self->oldest, .limit = SHOWN + 1};

  if (read_amount (self, text, &amount))
    query.amount = &amount;
  else if (*text)
    query.text = text;
  read_days (self, &query);
  g_autoptr (GPtrArray) found =
      pos_papers_search (pos_shell_get_register (self->shell), &query, &error);
  if (!found) {
    pos_shell_explain (self->shell, error, self->field);
    return;
  }
  for (guint i = 0; i < MIN (found->len, SHOWN); i++)
    add_card (self, found->pdata[i]);
  gtk_widget_set_visible (self->older, found->len > SHOWN);
  if (found->len > 0) {
    PosStoredReceipt *last = found->pdata[MIN (found->len, SHOWN) - 1];
    pos_text_set (&self->oldest, last->number);
  }
}

static void
fill (PosJournalPage *self)
{
  GtkWidget *card;

  while ((card = gtk_widget_get_first_child (self->list)))
    gtk_box_remove (GTK_BOX (self->list), card);
  pos_text_set (&self->oldest, NULL);
  add_page (self);
  card = gtk_widget_get_first_child (self->list);
  gtk_widget_set_visible (self->none, card == NULL);
  if (card)
    chosen_cb (card, self);
  else
    show_paper (self, NULL);
}

/* --- The page --- */

static gboolean
scanned (PosPage *page, const char *code)
{
  pos_search_field_set_text (POS_SEARCH_FIELD (POS_JOURNAL_PAGE (page)->field), code);
  return TRUE;
}

static void
entered (PosPage *page)
{
  gtk_widget_grab_focus (POS_JOURNAL_PAGE (page)->field);
}

static void
pos_journal_page_dispose (GObject *object)
{
  PosJournalPage *self = POS_JOURNAL_PAGE (object);

  g_clear_object (&self->shown);
  pos_text_set (&self->oldest, NULL);
  G_OBJECT_CLASS (pos_journal_page_parent_class)->dispose (object);
}

static void
pos_journal_page_class_init (PosJournalPageClass *klass)
{
  PosPageClass *page_class = POS_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_journal_page_dispose;
  page_class->entered = entered;
  page_class->scanned = scanned;
}

static void
pos_journal_page_init (PosJournalPage *self)
{
}

static GtkWidget *
make_when (void)
{
  GtkWidget *when = pos_select_new (_ ("When"), "pos-calendar-symbolic");

  pos_select_append (POS_SELECT (when), "0", C_ ("journal", "Any time"));
  pos_select_append (POS_SELECT (when), "1", C_ ("journal", "Today"));
  pos_select_append (POS_SELECT (when), "2", C_ ("journal", "Since yesterday"));
  pos_select_append (POS_SELECT (when), "7", C_ ("journal", "The last 7 days"));
  pos_select_append (POS_SELECT (when), "30", C_ ("journal", "The last 30 days"));
  return when;
}

static GtkWidget *
make_who (PosJournalPage *self)
{
  GtkWidget *who = pos_select_new (_ ("Whose"), "pos-user-symbolic");

  pos_select_append (POS_SELECT (who), "", C_ ("journal", "Anybody’s"));
  pos_select_add_workers (POS_SELECT (who), pos_shell_get_register (self->shell));
  return who;
}

static GtkWidget *
make_selects (PosJournalPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->when = make_when ();
  self->who = make_who (self);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_box_append (GTK_BOX (box), self->when);
  gtk_box_append (GTK_BOX (box), self->who);
  g_signal_connect_swapped (self->when, "notify::selected", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->who, "notify::selected", G_CALLBACK (fill), self);
  return box;
}

static GtkWidget *
make_list (PosJournalPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->field = pos_search_field_new (
      _ ("Find a receipt"), _ ("Receipt, order, customer, article or amount"), NULL);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->none = pos_empty_state_new (
      "pos-receipt-symbolic", _ ("No receipt"), _ ("This register has printed none like that."));
  self->older = gtk_button_new_with_label (_ ("Show older ones"));
  gtk_widget_add_css_class (self->older, "btn");
  gtk_widget_set_visible (self->older, FALSE);
  g_signal_connect_swapped (self->older, "clicked", G_CALLBACK (add_page), self);
  g_signal_connect_swapped (self->field, "rested", G_CALLBACK (fill), self);
  gtk_box_append (GTK_BOX (box), self->field);
  gtk_box_append (GTK_BOX (box), make_selects (self));
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), pos_focus_stop_new (self->list));
  gtk_box_append (GTK_BOX (box), self->older);
  return box;
}

static GtkWidget *
add_button (PosJournalPage *self, const char *caption, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (caption);

  gtk_widget_add_css_class (button, "btn");
  pos_ui_describe (button, caption, NULL);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

static void
make_paper (PosJournalPage *self)
{
  GtkWidget *box = self->paper = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_set_homogeneous (GTK_BOX (self->buttons), TRUE);
  add_button (self, _ ("Print again"), G_CALLBACK (print_cb));
  gtk_widget_set_visible (add_button (self, C_ ("receipt", "E-mail"), G_CALLBACK (email_cb)),
                          pos_letters_are_sent (pos_shell_get_register (self->shell)));
  self->gift = add_button (self, _ ("Gift receipt"), G_CALLBACK (gift_cb));
  self->labels = add_button (self, _ ("Return labels"), G_CALLBACK (labels_cb));
  add_button (self, _ ("Start return"), G_CALLBACK (return_cb));
  self->text = pos_ui_paper_new (NULL);
  gtk_widget_add_css_class (sheet, "panel");
  gtk_box_append (GTK_BOX (sheet), self->text);
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_box_append (GTK_BOX (box), sheet);
}

PosPage *
pos_journal_page_new (PosShell *shell)
{
  g_return_val_if_fail (POS_IS_SHELL (shell), NULL);
  PosJournalPage *self = g_object_new (POS_TYPE_JOURNAL_PAGE, NULL);
  GtkWidget *columns = pos_columns_new (pos_shell_get_theme (shell));

  self->shell = shell;
  pos_page_set_title (POS_PAGE (self), _ ("Journal"));
  GtkWidget *list = make_list (self);
  make_paper (self);
  self->heading = pos_ui_text_new (_ ("Receipt"), "t-title");
  pos_columns_add (
      POS_COLUMNS (columns), pos_ui_text_new (_ ("Printed here"), "t-title"), list, LIST_WIDTH);
  pos_columns_add (POS_COLUMNS (columns), self->heading, self->paper, PAPER_WIDTH);
  pos_page_set_child (POS_PAGE (self), columns);
  fill (self);
  return POS_PAGE (self);
}
