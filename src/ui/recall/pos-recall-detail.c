/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-detail.c — see the header. */
#include "ui/recall/pos-recall-detail.h"

#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-focus-zones.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-ui-stack.h"
#include "ui/recall/pos-recall-actions.h"
#include "ui/recall/pos-recall-body.h"
#include "ui/recall/pos-recall-closed.h"
#include "ui/recall/pos-recall-status.h"
#include "ui/recall/pos-recall-sums.h"
#include "ui/recall/pos-recall-words.h"
#include "ui/shell/pos-sentences.h"

/* Below more buttons than that there is no room left for lines. */
#define ROWS_BESIDE_NOTICE 3

struct _PosRecallDetail {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosOrder *order;
  const char *wanted; /* (nullable): a translated text */

  GtkWidget *stack, *empty, *content;
  GtkWidget *number, *pill, *subtitle;
  GtkWidget *middle, *side; /* below each other, or beside */
  GtkWidget *scroller, *sums, *foot, *actions;
  GtkWidget *notice; /* (nullable): above the actions: why the order stays as it is */
};

G_DEFINE_FINAL_TYPE (PosRecallDetail, pos_recall_detail, GTK_TYPE_BOX)

static guint retry_signal;

/* --- What is shown --- */

static void
show_head (PosRecallDetail *self, PosOrderSummary *summary)
{
  g_autofree char *day = pos_recall_dup_day (self->shell, summary->created_at);
  /* TRANSLATORS: the customer's name and the day of the order: "Eva van den Bergh · 4 May 2026" */
  g_autofree char *subtitle = g_strdup_printf (
      _ ("%1$s · %2$s"), pos_text_or (summary->customer_name, _ ("No customer")), day);

  pos_recall_show_number (GTK_LABEL (self->number), pos_recall_get_name (summary));
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle);
  pos_recall_show_status (POS_PILL (self->pill), summary);
}

/* Of a quote its last day is what one looks for. */
static void
show_expiry (PosRecallDetail *self, PosOrder *order)
{
  PosFormat *format = pos_shell_get_format (self->shell);
  g_autofree char *day = pos_format_date (format, order->quote_expiry);
  /* TRANSLATORS: the customer's name and a day: "Eva van den Bergh · valid until 13 Jun 2026" */
  g_autofree char *subtitle = g_strdup_printf (
      _ ("%1$s · valid until %2$s"), pos_text_or (order->customer_name, _ ("No customer")), day);

  if (order->type == POS_ORDER_TYPE_QUOTE)
    gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle);
}

static void
clear_notice (PosRecallDetail *self)
{
  if (self->notice)
    gtk_box_remove (GTK_BOX (self->side), self->notice);
  self->notice = NULL;
}

/* As drawn beside the buttons, else first in @body, where it scrolls. */
static void
add_notice (PosRecallDetail *self, PosOrder *order, GtkWidget *body)
{
  GtkWidget *notice = pos_recall_closed_new (self->shell, order);

  if (!notice)
    return;
  if (pos_recall_actions_count_rows (POS_RECALL_ACTIONS (self->actions)) > ROWS_BESIDE_NOTICE) {
    gtk_box_prepend (GTK_BOX (body), notice);
    return;
  }
  gtk_widget_add_css_class (notice, "recall-notice");
  gtk_box_insert_child_after (GTK_BOX (self->side), notice, self->foot);
  self->notice = notice;
}

static void
set_order (PosRecallDetail *self, PosOrder *order)
{
  clear_notice (self);
  g_set_object (&self->order, order);
  pos_recall_actions_set_order (POS_RECALL_ACTIONS (self->actions), order);
  pos_recall_sums_set_order (POS_RECALL_SUMS (self->sums), order);
}

static void
show_empty (PosRecallDetail *self,
            const char *icon,
            const char *title,
            const char *body,
            const char *action)
{
  g_object_set (self->empty, "icon", icon, "title", title, "body", body, "action", action, NULL);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->empty);
}

void
pos_recall_detail_clear (PosRecallDetail *self)
{
  g_return_if_fail (POS_IS_RECALL_DETAIL (self));
  set_order (self, NULL);
  show_empty (self,
              "pos-receipt-symbolic",
              self->wanted ? self->wanted : _ ("No order chosen"),
              _ ("Choose an order from the list, or scan its receipt."),
              NULL);
}

void
pos_recall_detail_wait (PosRecallDetail *self, PosOrderSummary *summary)
{
  g_return_if_fail (POS_IS_RECALL_DETAIL (self));
  set_order (self, NULL);
  show_head (self, summary);
  gtk_scrolled_window_set_child (
      GTK_SCROLLED_WINDOW (self->scroller),
      pos_recall_text_new (_ ("Reading the order…"), "ink2 recall-body"));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->content);
}

void
pos_recall_detail_show (PosRecallDetail *self, PosOrder *order, PosCopyOrigin origin)
{
  g_return_if_fail (POS_IS_RECALL_DETAIL (self));
  g_autoptr (PosOrderSummary) summary = pos_order_summarize (order);

  set_order (self, order);
  show_head (self, summary);
  show_expiry (self, order);
  GtkWidget *body = pos_recall_body_new (self->shell, order, origin);
  add_notice (self, order, body);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), pos_focus_stop_new (body));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->content);
}

void
pos_recall_detail_fail (PosRecallDetail *self, const GError *error)
{
  g_return_if_fail (POS_IS_RECALL_DETAIL (self));
  PosRegister *reg = pos_shell_get_register (self->shell);
  PosSentence sentence;

  set_order (self, NULL);
  pos_sentence_for_error (
      error, pos_shell_get_format (self->shell), pos_register_get_currency (reg), &sentence);
  show_empty (self, "pos-cloud-off-symbolic", sentence.what, sentence.why, _ ("Try again"));
  pos_sentence_clear (&sentence);
}

PosOrder *
pos_recall_detail_get_order (PosRecallDetail *self)
{
  g_return_val_if_fail (POS_IS_RECALL_DETAIL (self), NULL);
  return self->order;
}

void
pos_recall_detail_print (PosRecallDetail *self)
{
  g_return_if_fail (POS_IS_RECALL_DETAIL (self));
  if (self->order)
    pos_recall_actions_print (POS_RECALL_ACTIONS (self->actions));
}

void
pos_recall_detail_set_wanted (PosRecallDetail *self, const char *wanted)
{
  g_return_if_fail (POS_IS_RECALL_DETAIL (self));
  self->wanted = wanted;
  if (!self->order)
    pos_recall_detail_clear (self);
}

void
pos_recall_detail_set_form (PosRecallDetail *self, PosRecallForm form)
{
  g_return_if_fail (POS_IS_RECALL_DETAIL (self));
  gboolean low = form == POS_RECALL_STEPS;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->middle),
                                  low ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (GTK_BOX (self->middle), low);
  gtk_widget_set_valign (self->side, low ? GTK_ALIGN_END : GTK_ALIGN_FILL);
  pos_recall_sums_set_beside (POS_RECALL_SUMS (self->sums), low);
  pos_recall_actions_set_broad (POS_RECALL_ACTIONS (self->actions), form == POS_RECALL_UPRIGHT);
}

gboolean
pos_recall_detail_press_primary (PosRecallDetail *self)
{
  g_return_val_if_fail (POS_IS_RECALL_DETAIL (self), FALSE);
  return self->order && pos_recall_actions_press_primary (POS_RECALL_ACTIONS (self->actions));
}

void
pos_recall_detail_go_to_actions (PosRecallDetail *self)
{
  g_return_if_fail (POS_IS_RECALL_DETAIL (self));
  gtk_widget_child_focus (self->actions, GTK_DIR_TAB_FORWARD);
}

/* --- Parts --- */

static void
retry_cb (PosRecallDetail *self)
{
  g_signal_emit (self, retry_signal, 0);
}

static GtkWidget *
make_head (PosRecallDetail *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->number = pos_recall_text_new (NULL, "t-head num");
  self->pill = pos_pill_new (POS_TONE_NEUTRAL, NULL, NULL);
  self->subtitle = pos_recall_text_new (NULL, "t-cap ink2");
  gtk_widget_set_hexpand (self->number, TRUE);
  gtk_widget_set_valign (self->pill, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (first), self->number);
  gtk_box_append (GTK_BOX (first), self->pill);
  gtk_box_append (GTK_BOX (head), first);
  gtk_box_append (GTK_BOX (head), self->subtitle);
  gtk_widget_add_css_class (head, "recall-detail-head");
  return head;
}

static void
make_content (PosRecallDetail *self)
{
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->scroller = gtk_scrolled_window_new ();
  self->sums = pos_recall_sums_new (self->shell, GTK_SCROLLED_WINDOW (self->scroller));
  self->actions = pos_recall_actions_new (self->shell);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_add_css_class (self->actions, "recall-actions");
  self->foot = pos_focus_stop_new (self->sums);
  pos_focus_zones_mark (self->scroller);
  pos_focus_zones_mark (self->actions);
  gtk_box_append (GTK_BOX (self->content), make_head (self));
  self->side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->side), self->foot);
  gtk_box_append (GTK_BOX (self->side), self->actions);
  self->middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->middle), self->scroller);
  gtk_box_append (GTK_BOX (self->middle), self->side);
  gtk_box_append (GTK_BOX (self->content), self->middle);
}

static void
pos_recall_detail_dispose (GObject *object)
{
  g_clear_object (&POS_RECALL_DETAIL (object)->order);
  G_OBJECT_CLASS (pos_recall_detail_parent_class)->dispose (object);
}

static void
pos_recall_detail_class_init (PosRecallDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_recall_detail_dispose;
  retry_signal = g_signal_new (
      "retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_recall_detail_init (PosRecallDetail *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sheet");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
pos_recall_detail_new (PosShell *shell)
{
  PosRecallDetail *self = g_object_new (POS_TYPE_RECALL_DETAIL, NULL);

  self->shell = shell;
  self->empty = pos_empty_state_new (NULL, NULL, NULL);
  g_signal_connect_swapped (self->empty, "action", G_CALLBACK (retry_cb), self);
  make_content (self);
  self->stack = pos_ui_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_child (GTK_STACK (self->stack), self->empty);
  gtk_stack_add_child (GTK_STACK (self->stack), self->content);
  gtk_box_append (GTK_BOX (self), self->stack);
  pos_recall_detail_clear (self);
  return GTK_WIDGET (self);
}
