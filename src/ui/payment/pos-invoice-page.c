/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-invoice-page.c — see the header. */
#include "ui/payment/pos-invoice-page.h"

#include "base/pos-json.h"
#include "model/pos-invoice.h"
#include "pricing/pos-totals.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-money-entry.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/payment/pos-invoice-list.h"
#include "ui/payment/pos-payment-words.h"
#include "ui/shell/pos-shell-form.h"

#define KEY "invoice.pay"
#define WIDE 1180 /* from here on, at 100 % text, there is room for every column */
#define PAD_WIDTH 380
#define MOST_CHARACTERS 60

struct _PosInvoicePage {
  PosPage parent_instance;
  PosShell *shell; /* borrowed: the window outlives its pages */
  GtkWidget *field, *stack, *list, *empty, *sum, *count, *pay;
};

G_DEFINE_FINAL_TYPE (PosInvoicePage, pos_invoice_page, POS_TYPE_PAGE)

static PosOrder *
get_order (PosInvoicePage *self)
{
  return pos_register_get_order (pos_shell_get_register (self->shell));
}

static gboolean
is_shown (PosInvoicePage *self)
{
  return pos_page_get_shell (POS_PAGE (self)) != NULL;
}

/* --- What is open --- */

static void
show_empty (PosInvoicePage *self, const char *title, const char *body, const char *action)
{
  g_object_set (self->empty, "title", title, "body", body, "action", action, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

static void
listed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (PosInvoicePage) self = data;
  g_autoptr (json_t) invoices = NULL;
  const char *text = NULL;
  gboolean more = FALSE;

  if (!is_shown (self))
    return;
  if (!result || !g_variant_lookup (result, "invoices_json", "&s", &text)) {
    show_empty (self,
                _ ("What is open is not known"),
                _ ("Headquarters keeps the invoices. Look again when there is a line."),
                _ ("Look again"));
    return;
  }
  g_variant_lookup (result, "more", "b", &more);
  invoices = pos_json_parse (text, -1, NULL);
  if (json_array_size (invoices) == 0) {
    show_empty (self,
                _ ("Nothing is open"),
                _ ("This customer has paid all that can be paid in this store."),
                NULL);
    return;
  }
  pos_invoice_list_show (POS_INVOICE_LIST (self->list), invoices, more);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
}

static void
look (PosInvoicePage *self)
{
  pos_shell_run (self->shell, "invoice.list", NULL, NULL, listed_cb, g_object_ref (self));
}

/* --- What is paid of it --- */

static void
changed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (PosInvoicePage) self = data;

  /* A list made anew would take away what a refusal points at. */
  if (!result || !is_shown (self))
    return;
  pos_text_field_set_text (POS_TEXT_FIELD (self->field), "");
  look (self);
}

static void
run (PosInvoicePage *self, const char *key, const char *invoice, GtkWidget *origin)
{
  pos_shell_run (self->shell,
                 key,
                 g_variant_new_parsed ("{'invoice': <%s>}", invoice),
                 origin,
                 changed_cb,
                 g_object_ref (self));
}

static void
pay_cb (PosInvoicePage *self, const char *invoice, GtkWidget *button)
{
  run (self, KEY, invoice, button);
}

static void
remove_cb (PosInvoicePage *self, const char *invoice, GtkWidget *button)
{
  run (self, "invoice.remove", invoice, button);
}

static void
find (PosInvoicePage *self, const char *number)
{
  g_autofree char *stripped = g_strstrip (g_strdup (number));

  if (*stripped)
    run (self, KEY, stripped, self->field);
}

/* --- A part of one --- */

typedef struct {
  PosInvoicePage *page;
  char *invoice;
  PosKeypadModel *model;
  GtkWidget *dialog;
} Part;

static void
part_free (gpointer data, GClosure *closure)
{
  Part *part = data;

  g_object_unref (part->page);
  g_object_unref (part->model);
  g_free (part->invoice);
  g_free (part);
}

static gint64
read_part (Part *part)
{
  guint32 currency = get_order (part->page)->currency;
  gint64 amount = 0;

  pos_money_entry_get (part->model, currency, &amount);
  return amount;
}

static void
name_part (Part *part)
{
  g_autofree char *money = pos_payment_money (part->page->shell, read_part (part));
  /* TRANSLATORS: button; how much of an invoice is paid, or set off: "Take €50.00 of it" */
  g_autofree char *label = g_strdup_printf (_ ("Take %s of it"), money);

  g_object_set (part->dialog, "primary", label, NULL);
}

static void
answer_part (Part *part)
{
  pos_shell_run_form (
      part->page->shell,
      part->dialog,
      KEY,
      g_variant_new_parsed ("{'invoice': <%s>, 'amount': <%x>}", part->invoice, read_part (part)),
      changed_cb,
      g_object_ref (part->page));
}

static GtkWidget *
make_part (Part *part, guint32 currency)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  PosFormat *format = pos_shell_get_format (part->page->shell);

  gtk_widget_set_size_request (box, PAD_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), pos_money_entry_make_readout (part->model, format, currency));
  gtk_box_append (GTK_BOX (box), pos_number_pad_new (POS_PAD_ENTRY, part->model, TRUE));
  return box;
}

static void
part_cb (PosInvoicePage *self, const char *invoice, gint64 open, GtkWidget *button)
{
  Part *part = g_new0 (Part, 1);
  guint32 currency = get_order (self)->currency;
  g_autofree char *money = pos_payment_money (self->shell, open);
  /* TRANSLATORS: an amount of an invoice */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s is open"), money);

  part->page = g_object_ref (self);
  part->invoice = g_strdup (invoice);
  part->model = pos_money_entry_new (
      pos_shell_get_format (self->shell), currency, C_ ("number pad", "Amount"));
  pos_money_entry_set (part->model, open, currency);
  part->dialog = pos_dialog_new (_ ("How much of it?"), NULL, _ ("Cancel"));
  g_object_set (part->dialog, "subtitle", subtitle, NULL);
  pos_dialog_set_content (POS_DIALOG (part->dialog), make_part (part, currency));
  name_part (part);
  g_signal_connect_data (
      part->model, "entered", G_CALLBACK (answer_part), part, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (
      part->model, "notify::text", G_CALLBACK (name_part), part, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (
      part->dialog, "primary", G_CALLBACK (answer_part), part, part_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (self->shell), POS_DIALOG (part->dialog));
}

/* --- The foot --- */

static guint
count_invoices (PosOrder *order)
{
  guint n = 0;

  POS_LIST_FOREACH (PosPayment, payment, order->payments)
  n += pos_payment_is_of_invoice (payment) && payment->state == POS_PAYMENT_STATE_CAPTURED;
  return n;
}

static void
show_sum (PosInvoicePage *self)
{
  PosOrder *order = get_order (self);
  guint n = count_invoices (order);
  g_autofree char *sum = pos_payment_money (self->shell, pos_totals_get_invoices (order));
  g_autofree char *number = pos_format_count (pos_shell_get_format (self->shell), n);
  g_autofree char *count = n > 0
                               ? g_strdup_printf (ngettext ("%s invoice", "%s invoices", n), number)
                               : g_strdup (_ ("No invoice is chosen yet"));

  gtk_label_set_text (GTK_LABEL (self->sum), sum);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  pos_ui_set_class (self->pay, "unavailable", n == 0);
  pos_ui_set_class (self->pay, "primary", n > 0);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->pay), GTK_ACCESSIBLE_STATE_DISABLED, n == 0, -1);
}

/* Paid, or thrown away: there is nobody here any more. */
static void
order_cb (PosInvoicePage *self)
{
  if (get_order (self)->customer)
    show_sum (self);
  else
    pos_page_leave (POS_PAGE (self));
}

static void
take_cb (PosInvoicePage *self)
{
  PosOrder *order = get_order (self);

  if (pos_order_pays_invoices (order))
    pos_shell_open (self->shell, order->due_now > 0 ? "pay.cash" : "txn.conclude", NULL, self->pay);
  else
    pos_callout_open (self->pay,
                      _ ("No invoice is chosen yet"),
                      _ ("Choose what is paid in the list, or scan it."),
                      NULL,
                      NULL);
}

/* Enter in the empty field is the page's. */
static void
activate_cb (PosInvoicePage *self)
{
  const char *typed = pos_text_field_get_text (POS_TEXT_FIELD (self->field));

  if (*typed)
    find (self, typed);
  else
    take_cb (self);
}

/* --- The page --- */

static void
measure (PosInvoicePage *self, int width)
{
  guint scale = pos_theme_get_text_scale (pos_shell_get_theme (self->shell));

  pos_invoice_list_set_narrow (POS_INVOICE_LIST (self->list),
                               width > 0 && width < WIDE * (int)scale / 100);
}

static void
laid_out_cb (PosInvoicePage *self, int width)
{
  measure (self, width);
}

static void
entered (PosPage *page)
{
  PosInvoicePage *self = POS_INVOICE_PAGE (page);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->shell));

  g_signal_handlers_disconnect_by_func (surface, laid_out_cb, self);
  g_signal_connect_object (surface, "layout", G_CALLBACK (laid_out_cb), self, G_CONNECT_SWAPPED);
  measure (self, gdk_surface_get_width (surface));
  gtk_widget_grab_focus (GTK_WIDGET (pos_text_field_get_entry (POS_TEXT_FIELD (self->field))));
  if (get_order (self)->customer)
    look (self);
}

static gboolean
scanned (PosPage *page, const char *code)
{
  find (POS_INVOICE_PAGE (page), code);
  return TRUE;
}

static void
primary (PosPage *page)
{
  take_cb (POS_INVOICE_PAGE (page));
}

static void
pos_invoice_page_class_init (PosInvoicePageClass *klass)
{
  PosPageClass *page_class = POS_PAGE_CLASS (klass);

  page_class->entered = entered;
  page_class->scanned = scanned;
  page_class->primary = primary;
}

static void
pos_invoice_page_init (PosInvoicePage *self)
{
}

static GtkWidget *
make_foot (PosInvoicePage *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (foot, "footer");
  self->sum = pos_ui_label_new (NULL, "t-amt-l num");
  self->count = pos_ui_text_new (NULL, "ink2 num");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), self->sum);
  gtk_box_append (GTK_BOX (texts), self->count);
  self->pay = pos_payment_button_new ("pos-cash-symbolic", _ ("Take payment"), "tall");
  gtk_widget_set_valign (self->pay, GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (self->sum), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->count, NULL, -1);
  g_signal_connect_swapped (self->pay, "clicked", G_CALLBACK (take_cb), self);
  gtk_box_append (GTK_BOX (foot), texts);
  gtk_box_append (GTK_BOX (foot), self->pay);
  return foot;
}

static GtkWidget *
make_refresh (PosInvoicePage *self)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), pos_ui_icon_new ("pos-sync-symbolic", 20));
  gtk_widget_set_css_classes (button, (const char *[]){"btn", "quiet", "icononly", NULL});
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  pos_ui_describe (button, _ ("Read again"), NULL);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (look), self);
  return button;
}

static GtkWidget *
make_question (PosInvoicePage *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  self->field = pos_text_field_new (_ ("Number of the invoice"));
  g_object_set (self->field, "icon", "pos-scan-symbolic", "clearable", TRUE, NULL);
  gtk_text_set_max_length (pos_text_field_get_entry (POS_TEXT_FIELD (self->field)),
                           MOST_CHARACTERS);
  g_signal_connect_swapped (self->field, "activate", G_CALLBACK (activate_cb), self);
  gtk_widget_set_hexpand (self->field, TRUE);
  gtk_box_append (GTK_BOX (row), self->field);
  gtk_box_append (GTK_BOX (row), make_refresh (self));
  return row;
}

static GtkWidget *
make_stack (PosInvoicePage *self)
{
  self->list = pos_invoice_list_new (self->shell);
  self->empty = pos_empty_state_new ("pos-receipt-symbolic", _ ("Asking headquarters…"), NULL);
  self->stack = gtk_stack_new ();
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), pos_ui_scroller_new (self->list), "list");
  g_signal_connect_object (self->empty, "action", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "pay", G_CALLBACK (pay_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "part", G_CALLBACK (part_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  return self->stack;
}

PosPage *
pos_invoice_page_new (PosShell *shell)
{
  g_return_val_if_fail (POS_IS_SHELL (shell), NULL);
  PosInvoicePage *self = g_object_new (POS_TYPE_INVOICE_PAGE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->shell = shell;
  gtk_widget_add_css_class (body, "invoices");
  pos_page_set_title (POS_PAGE (self), _ ("Pay invoice"));
  pos_page_set_subtitle (POS_PAGE (self), get_order (self)->customer_name);
  gtk_box_append (GTK_BOX (body), make_question (self));
  gtk_box_append (GTK_BOX (body), make_stack (self));
  gtk_box_append (GTK_BOX (box), body);
  gtk_box_append (GTK_BOX (box), make_foot (self));
  pos_page_set_child (POS_PAGE (self), box);
  g_signal_connect_object (pos_shell_get_register (shell),
                           "order-changed",
                           G_CALLBACK (order_cb),
                           self,
                           G_CONNECT_SWAPPED);
  show_sum (self);
  return POS_PAGE (self);
}

void
pos_invoice_page_open (PosShell *shell, const char *key, GVariant *args, GtkWidget *origin)
{
  if (!pos_register_get_order (pos_shell_get_register (shell))->customer)
    pos_shell_open (shell, "customer.search", g_variant_new_parsed ("{'then': <%s>}", key), origin);
  else if (args)
    pos_shell_run (shell, key, args, origin, NULL, NULL);
  else
    pos_shell_show_page (shell, pos_invoice_page_new (shell));
}
