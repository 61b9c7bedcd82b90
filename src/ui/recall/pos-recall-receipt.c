/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-receipt.c — see the header. */
#include "ui/recall/pos-recall-receipt.h"

#include "ui/common/pos-calendar.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-select.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-recall-choices.h"

struct _PosRecallReceipt {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */

  GtkWidget *select;
  const char *chosen; /* interned: what is asked; the select is ahead of it while a day is looked
                         for */
  PosDate day;
};

G_DEFINE_FINAL_TYPE (PosRecallReceipt, pos_recall_receipt, GTK_TYPE_BOX)

static guint picked_signal;

static PosDate
get_today (PosRecallReceipt *self)
{
  return pos_register_get_today (pos_shell_get_register (self->shell));
}

static void
choose (PosRecallReceipt *self, const char *id)
{
  self->chosen = g_intern_string (id);
  pos_select_set_selected (POS_SELECT (self->select), id);
}

/* --- One day --- */

static void
refused_cb (GtkWidget *calendar, GtkWidget *button, const char *reason, PosRecallReceipt *self)
{
  g_autofree char *day = pos_format_date_short (pos_shell_get_format (self->shell),
                                                pos_day_button_get_day (POS_DAY_BUTTON (button)));

  pos_callout_open (button, day, reason, NULL, NULL);
}

static void
day_cb (GtkWidget *calendar, guint julian, PosRecallReceipt *self)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (calendar, POS_TYPE_DIALOG);

  pos_recall_receipt_set_day (self, (PosDate){julian});
  pos_overlay_close (dialog);
  g_signal_emit (self, picked_signal, 0);
}

static void
not_now_cb (PosRecallReceipt *self)
{
  choose (self, self->chosen);
}

static void
ask_which (PosRecallReceipt *self)
{
  PosDate today = get_today (self);
  GtkWidget *dialog =
      pos_dialog_new (_ ("Which day does the receipt say?"), NULL, C_ ("button", "Not now"));
  GtkWidget *calendar = pos_calendar_new (pos_shell_get_format (self->shell), today);

  pos_calendar_look_back (POS_CALENDAR (calendar));
  pos_calendar_select (POS_CALENDAR (calendar), self->day);
  pos_ui_describe (calendar, _ ("Receipt date"), NULL);
  g_signal_connect_object (calendar, "picked", G_CALLBACK (day_cb), self, 0);
  g_signal_connect_object (calendar, "refused", G_CALLBACK (refused_cb), self, 0);
  g_signal_connect_object (dialog, "safe", G_CALLBACK (not_now_cb), self, G_CONNECT_SWAPPED);
  pos_dialog_set_content (POS_DIALOG (dialog), calendar);
  pos_overlay_open (pos_shell_get_overlay (self->shell), POS_DIALOG (dialog));
}

static void
select_cb (PosRecallReceipt *self)
{
  const char *id = pos_select_get_selected (POS_SELECT (self->select));

  if (g_str_equal (id, POS_RECALL_RECEIPT_DAY)) {
    ask_which (self);
    return;
  }
  choose (self, id);
  g_signal_emit (self, picked_signal, 0);
}

/* --- The field --- */

static void
pos_recall_receipt_class_init (PosRecallReceiptClass *klass)
{
  picked_signal = g_signal_new (
      "picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_recall_receipt_init (PosRecallReceipt *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
pos_recall_receipt_new (PosShell *shell)
{
  PosRecallReceipt *self = g_object_new (POS_TYPE_RECALL_RECEIPT, NULL);

  self->shell = shell;
  self->select = pos_select_new (_ ("Receipt date"), "pos-calendar-symbolic");
  for (const PosRecallChoice *choice = pos_recall_receipts; choice->id; choice++)
    pos_select_append (POS_SELECT (self->select),
                       choice->id,
                       g_dpgettext2 (NULL, POS_RECALL_CONTEXT, choice->label));
  self->chosen = g_intern_string (pos_recall_receipts[0].id);
  g_signal_connect_swapped (self->select, "picked", G_CALLBACK (select_cb), self);
  gtk_box_append (GTK_BOX (self), self->select);
  return GTK_WIDGET (self);
}

void
pos_recall_receipt_apply (PosRecallReceipt *self, PosOrderFilter *filter)
{
  g_return_if_fail (POS_IS_RECALL_RECEIPT (self));
  pos_recall_apply_receipt (filter, self->chosen, get_today (self), self->day);
}

void
pos_recall_receipt_set_day (PosRecallReceipt *self, PosDate day)
{
  g_return_if_fail (POS_IS_RECALL_RECEIPT (self));
  g_autofree char *text = day.julian
                              ? pos_format_date (pos_shell_get_format (self->shell), day)
                              : g_strdup (g_dpgettext2 (NULL, POS_RECALL_CONTEXT, "Choose a day…"));

  self->day = day;
  pos_select_rename (POS_SELECT (self->select), POS_RECALL_RECEIPT_DAY, text);
  choose (self, day.julian ? POS_RECALL_RECEIPT_DAY : pos_recall_receipts[0].id);
}

gboolean
pos_recall_receipt_is_any (PosRecallReceipt *self)
{
  g_return_val_if_fail (POS_IS_RECALL_RECEIPT (self), TRUE);
  return g_str_equal (self->chosen, pos_recall_receipts[0].id);
}
