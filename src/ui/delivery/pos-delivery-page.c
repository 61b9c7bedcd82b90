/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-delivery-page.c — see the header. */
#include "ui/delivery/pos-delivery-page.h"

#include "base/pos-error.h"
#include "register/pos-live-stock.h"
#include "register/pos-offer.h"
#include "ui/common/pos-callout.h"
#include "ui/common/pos-ui-props.h"
#include "ui/delivery/pos-delivery-footer.h"
#include "ui/shell/pos-sentences.h"

typedef struct {
  PosShell *shell; /* borrowed: the window outlives its pages */
  const char *operation;
  PosLineChoice *choice;
  PosStockBook *book;
  GtkWidget *columns;
  PosDeliveryFooter *footer;
  GCancellable *asking; /* (nullable): headquarters, how much there is */
  gboolean refreshing;
  gboolean done; /* the operation ran: the page is leaving */
} PosDeliveryPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PosDeliveryPage, pos_delivery_page, POS_TYPE_PAGE)

static PosDeliveryPagePrivate *
private_of (gpointer self)
{
  return pos_delivery_page_get_instance_private (self);
}

/* --- The footer --- */

static GVariant *
make_args (PosDeliveryPage *self, char **missing)
{
  const char *type = pos_delivery_footer_get_type_wanted (private_of (self)->footer);
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  if (type)
    g_variant_dict_insert (&dict, "type", "s", type);
  *missing = POS_DELIVERY_PAGE_GET_CLASS (self)->collect (self, &dict);
  g_variant_dict_insert_value (
      &dict, "lines", pos_line_choice_make_ids (private_of (self)->choice));
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static char *
format_amount (PosDeliveryPage *self, gint64 minor)
{
  PosShell *shell = private_of (self)->shell;

  return pos_format_money (pos_shell_get_format (shell),
                           minor,
                           pos_register_get_currency (pos_shell_get_register (shell)));
}

static void
add_fact (GPtrArray *facts, char *fact)
{
  g_ptr_array_add (facts, fact);
}

/* What the customer leaves today for these lines.  An entered deposit is for the whole order. */
static void
add_deposit (PosDeliveryPage *self, GPtrArray *facts, PosOrder *order, gint64 share)
{
  PosShell *shell = private_of (self)->shell;
  gboolean entered = order->deposit_source == POS_DEPOSIT_AMOUNT;
  g_autofree char *rate =
      pos_format_rate (pos_shell_get_format (shell),
                       order->deposit_source == POS_DEPOSIT_RATE ? order->deposit_entered_rate
                                                                 : order->deposit_rate);
  g_autofree char *amount = format_amount (self, entered ? order->deposit_required : share);
  g_autofree char *due = format_amount (self, order->due_now);

  if (order->type == POS_ORDER_TYPE_QUOTE)
    return;
  if (order->flow == POS_ORDER_FLOW_EDIT)
    add_fact (facts, g_strdup_printf (_ ("Due today %s"), due));
  else if (entered)
    add_fact (facts, g_strdup_printf (_ ("Deposit today %s"), amount));
  else
    /* TRANSLATORS: a percentage, then an amount: "Deposit today 20%, €352.80" */
    add_fact (facts, g_strdup_printf (_ ("Deposit today %1$s, %2$s"), rate, amount));
}

static GPtrArray *
list_facts (PosDeliveryPage *self, GPtrArray *lines, PosOrder *order)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func (g_free);
  PosOfferSums sums;

  if (pos_offer_sum (pos_delivery_page_get_register (self), lines, order, &sums, NULL)) {
    g_autofree char *goods = format_amount (self, sums.goods);
    g_autofree char *charge = format_amount (self, sums.charge);
    add_fact (facts, g_strdup_printf (_ ("Goods %s"), goods));
    add_fact (facts,
              sums.charge != 0 ? g_strdup_printf (C_ ("charge", "Delivery %s"), charge)
                               : g_strdup (_ ("No charge")));
    add_deposit (self, facts, order, sums.deposit);
  }
  g_ptr_array_add (facts, NULL);
  return facts;
}

static char *
dup_sentence (PosDeliveryPage *self, const GError *error)
{
  PosShell *shell = private_of (self)->shell;
  PosSentence sentence;
  char *text;

  pos_sentence_for_error (error,
                          pos_shell_get_format (shell),
                          pos_register_get_currency (pos_shell_get_register (shell)),
                          &sentence);
  /* TRANSLATORS: two sentences: what cannot be done, and what to do about it */
  text = sentence.why ? g_strdup_printf (C_ ("refusal", "%1$s. %2$s"), sentence.what, sentence.why)
                      : g_strdup (sentence.what);
  pos_sentence_clear (&sentence);
  return text;
}

/* The order as it would be, or why it cannot be. */
static PosOrder *
preview (PosDeliveryPage *self, GPtrArray *lines, char **refusal)
{
  g_autofree char *missing = NULL;
  g_autoptr (GVariant) args = make_args (self, &missing);
  g_autoptr (GError) error = NULL;
  PosOrder *order = NULL;

  if (lines->len == 0)
    *refusal = g_strdup (_ ("No line is selected. Tick what is meant."));
  else if (missing)
    *refusal = g_steal_pointer (&missing);
  else if (!(order = pos_register_preview (pos_delivery_page_get_register (self),
                                           private_of (self)->operation,
                                           args,
                                           &error)))
    *refusal = dup_sentence (self, error);
  return order;
}

static void
show_footer (PosDeliveryPage *self, GPtrArray *lines)
{
  PosDeliveryPagePrivate *private = private_of (self);
  PosDeliveryPageClass *klass = POS_DELIVERY_PAGE_GET_CLASS (self);
  g_autofree char *refusal = NULL, *summary = NULL;
  g_autofree char *caption = klass->caption (self, lines->len);
  g_autoptr (PosOrder) order = preview (self, lines, &refusal);
  g_autoptr (GPtrArray) facts = NULL;

  if (order) {
    summary = klass->summarize (self, lines->len);
    facts = list_facts (self, lines, order);
  }
  pos_delivery_footer_set_refusal (private->footer, refusal);
  pos_delivery_footer_show (
      private->footer, summary, facts ? (const char *const *)facts->pdata : NULL, caption);
}

/* --- What happens --- */

void
pos_delivery_page_refresh (PosDeliveryPage *self)
{
  g_return_if_fail (POS_IS_DELIVERY_PAGE (self));
  PosDeliveryPagePrivate *private = private_of (self);

  /* While an operation runs nothing can be asked; when it has ended we are called again. */
  if (private->refreshing || private->done ||
      pos_register_get_busy (pos_delivery_page_get_register (self)))
    return;
  g_autoptr (GPtrArray) lines = pos_line_choice_list_chosen (private->choice);
  private->refreshing = TRUE;
  POS_DELIVERY_PAGE_GET_CLASS (self)->refresh (self, lines);
  show_footer (self, lines);
  private->refreshing = FALSE;
}

static void
ran_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (PosDeliveryPage) self = data;

  if (!result)
    return;
  private_of (self)->done = TRUE;
  pos_register_clear_selection (pos_shell_get_register (shell));
  pos_page_leave (POS_PAGE (self));
}

static void
run (PosDeliveryPage *self)
{
  PosDeliveryPagePrivate *private = private_of (self);
  g_autofree char *missing = NULL;
  g_autoptr (GVariant) args = make_args (self, &missing);

  pos_shell_run (private->shell,
                 private->operation,
                 args,
                 pos_delivery_footer_get_button (private->footer),
                 ran_cb,
                 g_object_ref (self));
}

static void
explain (PosDeliveryPage *self)
{
  PosDeliveryFooter *footer = private_of (self)->footer;

  pos_callout_open (pos_delivery_footer_get_button (footer),
                    _ ("Not possible like this"),
                    pos_delivery_footer_get_refusal (footer),
                    NULL,
                    NULL);
}

static void
pos_delivery_page_primary (PosPage *page)
{
  /* Not gtk_widget_activate(): that waits a quarter of a second before it clicks. */
  g_signal_emit_by_name (pos_delivery_footer_get_button (private_of (page)->footer), "clicked");
}

static gboolean
pos_delivery_page_scanned (PosPage *page, const char *code)
{
  return pos_line_choice_scan (private_of (page)->choice, code);
}

static void
pos_delivery_page_entered (PosPage *page)
{
  gtk_widget_child_focus (private_of (page)->columns, GTK_DIR_TAB_FORWARD);
}

static void
pos_delivery_page_finalize (GObject *object)
{
  PosDeliveryPagePrivate *private = private_of (object);

  g_cancellable_cancel (private->asking);
  g_clear_object (&private->asking);
  g_clear_object (&private->choice);
  g_clear_pointer (&private->book, pos_stock_book_free);
  G_OBJECT_CLASS (pos_delivery_page_parent_class)->finalize (object);
}

static void
pos_delivery_page_class_init (PosDeliveryPageClass *klass)
{
  PosPageClass *page_class = POS_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pos_delivery_page_finalize;
  page_class->primary = pos_delivery_page_primary;
  page_class->scanned = pos_delivery_page_scanned;
  page_class->entered = pos_delivery_page_entered;
}

static void
pos_delivery_page_init (PosDeliveryPage *self)
{
}

static void
show_customer (PosDeliveryPage *self)
{
  PosOrder *order = pos_register_get_order (pos_delivery_page_get_register (self));
  const char *wanted = pos_delivery_footer_get_type_wanted (private_of (self)->footer);
  const char *quote = pos_order_type_get_nick (POS_ORDER_TYPE_QUOTE);
  gboolean quotes = wanted ? g_str_equal (wanted, quote) : order->type == POS_ORDER_TYPE_QUOTE;
  const char *kind = quotes ? _ ("Quote") : C_ ("order", "Customer order");
  g_autofree char *text = pos_ui_dup_facts (kind, order->customer_name);

  pos_page_set_subtitle (POS_PAGE (self), text);
}

static void
retyped_cb (PosDeliveryPage *self)
{
  show_customer (self);
  pos_delivery_page_refresh (self);
}

/* O4: only a plain sale is asked; what is an order or a quote stays what it is. */
static void
ask_type (PosDeliveryPage *self)
{
  PosDeliveryFooter *footer = private_of (self)->footer;
  PosRegister *reg = pos_delivery_page_get_register (self);
  PosOrder *order = pos_register_get_order (reg);
  PosParameters *parameters = pos_config_get_parameters (pos_register_get_config (reg));

  if (order->type != POS_ORDER_TYPE_SALE || order->flow != POS_ORDER_FLOW_NEW)
    return;
  pos_delivery_footer_ask_type (footer, (PosOrderType)parameters->default_order_type);
  g_signal_connect_swapped (footer, "retyped", G_CALLBACK (retyped_cb), self);
}

/* --- Stock --- */

static void
told_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosDeliveryPage *self = data;

  /* What is known here stays, with its age; or the page is gone. */
  if (!pos_live_stock_ask_finish (POS_REGISTER (source), result, NULL))
    return;
  pos_stock_book_forget (private_of (self)->book);
  pos_delivery_page_refresh (self);
}

/* §4.11: how much of the cart's products lies where, as headquarters says it now. */
static void
ask_headquarters (PosDeliveryPage *self)
{
  PosDeliveryPagePrivate *private = private_of (self);
  PosRegister *reg = pos_delivery_page_get_register (self);
  g_autoptr (GHashTable) items = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gpointer *names = NULL;

  if (!pos_live_stock_is_wanted (reg))
    return;
  POS_LIST_FOREACH (PosOrderLine, line, pos_register_get_order (reg)->lines)
  if (pos_order_line_is_active (line))
    g_hash_table_add (items, line->item);
  names = g_hash_table_get_keys_as_array (items, NULL);
  private->asking = g_cancellable_new ();
  pos_live_stock_ask_async (reg, (const char *const *)names, private->asking, told_cb, self);
}

/* As wide as the columns stand side by side. */
static void
measure_cb (PosDeliveryPage *self, int width)
{
  PosDeliveryPagePrivate *private = private_of (self);

  pos_delivery_footer_set_wide (private->footer,
                                pos_columns_are_wide (pos_shell_get_theme (private->shell), width));
}

static void
follow_width (PosDeliveryPage *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (private_of (self)->shell));

  if (!surface)
    return;
  g_signal_connect_object (surface, "layout", G_CALLBACK (measure_cb), self, G_CONNECT_SWAPPED);
  measure_cb (self, gdk_surface_get_width (surface));
}

void
pos_delivery_page_set_up (PosDeliveryPage *self,
                          PosShell *shell,
                          const char *operation,
                          PosLookIntent intent,
                          PosLineRule rule)
{
  PosDeliveryPagePrivate *private = private_of (self);
  PosRegister *reg = pos_shell_get_register (shell);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *footer = pos_delivery_footer_new (intent);

  private->shell = shell;
  private->operation = operation;
  private->choice = pos_line_choice_new (reg, rule);
  private->book = pos_stock_book_new (reg);
  private->columns = pos_columns_new (pos_shell_get_theme (shell));
  private->footer = POS_DELIVERY_FOOTER (footer);
  pos_page_let_enter_answer (POS_PAGE (self));
  gtk_widget_set_vexpand (private->columns, TRUE);
  gtk_box_append (GTK_BOX (box), private->columns);
  gtk_box_append (GTK_BOX (box), footer);
  pos_page_set_child (POS_PAGE (self), box);
  follow_width (self);
  ask_type (self);
  show_customer (self);
  g_signal_connect_swapped (footer, "cancel", G_CALLBACK (pos_page_leave), self);
  g_signal_connect_swapped (footer, "primary", G_CALLBACK (run), self);
  g_signal_connect_swapped (footer, "refused", G_CALLBACK (explain), self);
  g_signal_connect_object (
      private->choice, "changed", G_CALLBACK (pos_delivery_page_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      reg, "notify::busy", G_CALLBACK (pos_delivery_page_refresh), self, G_CONNECT_SWAPPED);
  ask_headquarters (self);
}

void
pos_delivery_page_add_column (PosDeliveryPage *self, GtkWidget *head, GtkWidget *content, int width)
{
  g_return_if_fail (POS_IS_DELIVERY_PAGE (self));
  pos_columns_add (POS_COLUMNS (private_of (self)->columns), head, content, width);
}

PosShell *
pos_delivery_page_get_window (PosDeliveryPage *self)
{
  return private_of (self)->shell;
}

PosRegister *
pos_delivery_page_get_register (PosDeliveryPage *self)
{
  return pos_shell_get_register (private_of (self)->shell);
}

PosLineChoice *
pos_delivery_page_get_choice (PosDeliveryPage *self)
{
  return private_of (self)->choice;
}

PosStockBook *
pos_delivery_page_get_book (PosDeliveryPage *self)
{
  return private_of (self)->book;
}
