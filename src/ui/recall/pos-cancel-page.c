/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cancel-page.c — see the header. */
#include "ui/recall/pos-cancel-page.h"

#include "register/pos-order-may.h"
#include "ui/common/pos-banner.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-panels.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/recall/pos-cancel-charge.h"
#include "ui/recall/pos-cancel-order.h"
#include "ui/recall/pos-cancel-refund.h"
#include "ui/recall/pos-recall-words.h"
#include "ui/shell/pos-asked-why.h"
#include "ui/shell/pos-shell-wait.h"

#define OPERATION "order.cancel"

struct _PosCancelPage {
  PosPage parent_instance;
  PosShell *shell; /* borrowed: the window outlives its pages */
  PosOrder *order;
  PosCancelFacts facts;
  GtkWidget *reason;
  GtkWidget *charge; /* (nullable) */
  GtkWidget *refund;
};

G_DEFINE_FINAL_TYPE (PosCancelPage, pos_cancel_page, POS_TYPE_PAGE)

/* Of the panels, as drawn: the order, why and for how much, the money. */
static const int widths[3] = {490, 424, 392};
/* With large text: room for the money, so that every way to give it back is seen at once. */
static const int tight_widths[3] = {466, 398, 442};

/* --- Doing it --- */

typedef struct {
  gint64 due; /* what the button said */
  const char *key;
} Settling;

/* Whatever is left to do has its button there. */
static void
paid_cb (PosShell *shell, GVariant *result, gpointer data)
{
  gboolean concluded = FALSE;

  if (result)
    g_variant_lookup (result, "concluded", "b", &concluded);
  if (!concluded)
    pos_shell_open (shell, "pay.cash", NULL, NULL);
}

/* The order may be another one than was looked at: then the money is looked at again. */
static void
cancelled_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autofree Settling *settling = data;
  gint64 due = 0;

  if (!result)
    return;
  g_variant_lookup (result, "due_minor", "x", &due);
  pos_shell_go_home (shell);
  if (due == 0)
    pos_shell_open (shell, "txn.conclude", NULL, NULL);
  else if (due < 0 && due == settling->due && g_str_equal (settling->key, "pay.cash"))
    pos_shell_run (shell, "pay.cash", NULL, NULL, paid_cb, NULL);
  else
    pos_shell_open (shell, due == settling->due ? settling->key : "pay.cash", NULL, NULL);
}

static GVariant *
make_args (PosCancelPage *self, const char *reason)
{
  g_autofree char *id = pos_id_dup_text (&self->order->id);
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  g_variant_dict_insert (&args, "order", "s", id);
  g_variant_dict_insert (&args, "reason", "s", reason);
  if (!pos_cancel_facts_is_standard (&self->facts))
    g_variant_dict_insert (&args, "charge", "x", self->facts.charge);
  return g_variant_dict_end (&args);
}

static const char *
get_prompt (PosCancelPage *self)
{
  return pos_asked_why_get_prompt (self->shell, OPERATION, _ ("Why is it cancelled?"));
}

static void
confirm_cb (PosCancelPage *self, GtkWidget *origin)
{
  g_autofree char *reason = pos_asked_why_dup (self->shell, OPERATION, POS_REASONS (self->reason));
  Settling *settling;

  if (!reason) {
    pos_callout_open (origin,
                      get_prompt (self),
                      _ ("Choose a reason first. It is kept in the journal."),
                      NULL,
                      NULL);
    return;
  }
  if (pos_reasons_lack_words (POS_REASONS (self->reason)))
    return;
  settling = g_new0 (Settling, 1);
  settling->due = self->facts.due;
  settling->key = pos_cancel_refund_get_key (POS_CANCEL_REFUND (self->refund));
  pos_shell_run (self->shell, OPERATION, make_args (self, reason), origin, cancelled_cb, settling);
}

static void
changed_cb (PosCancelPage *self)
{
  PosCancelFacts facts;
  g_autoptr (GError) error = NULL;

  if (pos_cancel_facts_read (pos_shell_get_register (self->shell),
                             self->order,
                             pos_cancel_charge_get_rate (POS_CANCEL_CHARGE (self->charge)),
                             pos_cancel_charge_get_entered (POS_CANCEL_CHARGE (self->charge)),
                             &facts,
                             &error))
    self->facts = facts;
  else
    pos_shell_explain (self->shell, error, self->charge);
  pos_cancel_charge_show (POS_CANCEL_CHARGE (self->charge), &self->facts);
  pos_cancel_refund_show (POS_CANCEL_REFUND (self->refund), &self->facts);
}

/* --- The page --- */

static void
entered (PosPage *page)
{
  gtk_widget_child_focus (POS_CANCEL_PAGE (page)->reason, GTK_DIR_TAB_FORWARD);
}

static void
primary (PosPage *page)
{
  pos_cancel_refund_press_primary (POS_CANCEL_REFUND (POS_CANCEL_PAGE (page)->refund));
}

static void
pos_cancel_page_dispose (GObject *object)
{
  g_clear_object (&POS_CANCEL_PAGE (object)->order);
  G_OBJECT_CLASS (pos_cancel_page_parent_class)->dispose (object);
}

static void
pos_cancel_page_class_init (PosCancelPageClass *klass)
{
  PosPageClass *page_class = POS_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_cancel_page_dispose;
  page_class->entered = entered;
  page_class->primary = primary;
}

static void
pos_cancel_page_init (PosCancelPage *self)
{
}

/* What becomes of the goods. */
static GtkWidget *
make_stock (PosCancelPage *self)
{
  const char *warning = pos_order_rules_get_warning (POS_ORDER_ACTION_CANCEL, self->order);
  g_autofree char *count =
      pos_format_count (pos_shell_get_format (self->shell), self->facts.n_lines);
  g_autofree char *released = g_strdup_printf (ngettext ("%s line is released for other orders.",
                                                         "%s lines are released for other orders.",
                                                         self->facts.n_lines),
                                               count);

  if (!g_strcmp0 (warning, "in-fulfillment"))
    return pos_banner_new (POS_TONE_WARN,
                           _ ("Something was picked or packed already"),
                           _ ("Have it put back on the shelf once the order is cancelled."));
  return pos_banner_new (POS_TONE_INFO, _ ("Stock goes back right away"), released);
}

static GtkWidget *
make_reasons (PosShell *shell)
{
  GtkWidget *widget = pos_reasons_new (2);
  PosReasons *reasons = POS_REASONS (widget);

  if (pos_asked_why_fill (shell, OPERATION, reasons))
    return widget;
  pos_reasons_add (reasons, _ ("Changed mind"));
  pos_reasons_add (reasons, _ ("Found elsewhere"));
  pos_reasons_add (reasons, _ ("Too long to wait"));
  /* TRANSLATORS: why an order is cancelled */
  pos_reasons_add (reasons, C_ ("reason", "Out of stock"));
  pos_reasons_add (reasons, _ ("Our mistake"));
  pos_reasons_add_other (reasons);
  return widget;
}

static GtkWidget *
make_middle (PosCancelPage *self)
{
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *why = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->reason = make_reasons (self->shell);
  gtk_box_append (GTK_BOX (why), pos_recall_text_new (get_prompt (self), "t-title"));
  gtk_box_append (GTK_BOX (why), self->reason);
  gtk_box_append (GTK_BOX (panel), why);
  if (self->facts.chargeable) {
    self->charge = pos_cancel_charge_new (self->shell, &self->facts);
    g_signal_connect_object (
        self->charge, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (panel), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
    gtk_box_append (GTK_BOX (panel), self->charge);
  }
  if (!self->facts.is_quote) {
    GtkWidget *stock = make_stock (self);
    gtk_widget_set_vexpand (stock, TRUE);
    gtk_widget_set_valign (stock, GTK_ALIGN_END);
    gtk_box_append (GTK_BOX (panel), stock);
  }
  gtk_widget_add_css_class (panel, "cancel-panel");
  return panel;
}

static void
build (PosCancelPage *self)
{
  GtkWidget *order = pos_cancel_order_new (self->shell, self->order, &self->facts);
  GtkWidget *middle = make_middle (self);

  gboolean tight = pos_theme_get_text_scale (pos_shell_get_theme (self->shell)) > 100;

  self->refund = pos_cancel_refund_new (self->shell, self->order, &self->facts);
  g_signal_connect_object (
      self->refund, "confirm", G_CALLBACK (confirm_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->refund, "keep", G_CALLBACK (pos_page_leave), self, G_CONNECT_SWAPPED);
  pos_ui_set_class (GTK_WIDGET (self), "cancel-tight", tight);
  pos_page_set_child (POS_PAGE (self),
                      pos_panels_new ((GtkWidget *const[]){order, middle, self->refund},
                                      tight ? tight_widths : widths,
                                      0));
}

PosPage *
pos_cancel_page_new (PosShell *shell, PosOrder *order, const PosCancelFacts *facts)
{
  g_return_val_if_fail (POS_IS_SHELL (shell), NULL);
  PosCancelPage *self = g_object_new (POS_TYPE_CANCEL_PAGE, NULL);
  g_autoptr (PosOrderSummary) summary = pos_order_summarize (order);
  /* TRANSLATORS: an order's number, then the customer's name */
  g_autofree char *subtitle =
      g_strdup_printf (_ ("%1$s · %2$s"),
                       pos_recall_get_name (summary),
                       pos_text_or (order->customer_name, _ ("No customer")));

  self->shell = shell;
  self->order = g_object_ref (order);
  self->facts = *facts;
  pos_page_set_title (POS_PAGE (self), facts->is_quote ? _ ("Cancel quote") : _ ("Cancel order"));
  pos_page_set_subtitle (POS_PAGE (self), subtitle);
  build (self);
  return POS_PAGE (self);
}

/* --- From elsewhere --- */

static void
found_cb (PosShell *shell, PosOrder *order, const GError *error, gpointer data)
{
  PosRegister *reg = pos_shell_get_register (shell);
  g_autoptr (GError) refusal = NULL;
  PosCancelFacts facts;

  if (order && pos_order_may (reg, POS_ORDER_ACTION_CANCEL, order, &refusal) &&
      pos_cancel_facts_read (
          reg, order, pos_cancel_facts_get_standard (reg, order), -1, &facts, &refusal))
    pos_shell_show_page (shell, pos_cancel_page_new (shell, order, &facts));
  else
    pos_shell_explain (shell, refusal ? refusal : error, NULL);
}

void
pos_cancel_opener (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  const char *name = NULL;
  gint64 charge;

  if (args)
    g_variant_lookup (args, "order", "&s", &name);
  if (!name)
    pos_shell_open (shell, "order.recall", NULL, origin);
  else if (g_variant_lookup (args, "charge", "x", &charge))
    pos_shell_run (shell, key, args, origin, NULL, NULL);
  else
    pos_shell_find_order (shell, name, FALSE, found_cb, NULL, NULL);
}
