/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-customer-page.c — see the header. */
#include "ui/customer/pos-customer-page.h"

#include "register/pos-search-list.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-find-layout.h"
#include "ui/common/pos-find-list.h"
#include "ui/common/pos-search-field.h"
#include "ui/common/pos-ui-props.h"
#include "ui/customer/pos-customer-detail.h"
#include "ui/customer/pos-customer-form.h"
#include "ui/customer/pos-customer-row.h"
#include "ui/customer/pos-loyalty-dialog.h"

struct _PosCustomerPage {
  PosPage parent_instance;
  PosShell *shell; /* borrowed */
  PosSearchList *list;
  char *then;          /* (nullable) */
  GVariant *then_args; /* (nullable) */
  GtkWidget *empty;
  PosSearchField *field;
  PosFindList *results;
  PosCustomerDetail *detail;
  gboolean wants_first; /* Enter came before the answer */
  char *edited;         /* (nullable): id of whom the answer is to show again */
};

G_DEFINE_FINAL_TYPE (PosCustomerPage, pos_customer_page, POS_TYPE_PAGE)

/* --- The answer --- */

static void
show_count (PosCustomerPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gboolean counted = pos_search_list_is_counted (self->list);
  g_autofree char *number = pos_format_count (pos_shell_get_format (self->shell), n);
  g_autofree char *text =
      pos_search_list_has_more (self->list)
          /* TRANSLATORS: over a list that goes on: "More than 50 customers" */
          ? g_strdup_printf (ngettext ("More than %s customer", "More than %s customers", n),
                             number)
          : g_strdup_printf (ngettext ("%s customer", "%s customers", n), number);

  g_object_set (self->results, "title", counted ? text : NULL, NULL);
}

static void
update (PosCustomerPage *self)
{
  gboolean searching = pos_search_list_is_searching (self->list);
  gboolean asked = *pos_search_list_get_text (self->list);

  show_count (self);
  g_object_set (self->empty,
                "title",
                searching ? _ ("Searching…")
                : asked   ? _ ("No customer found")
                          : _ ("No customers are known yet"),
                "body",
                searching ? NULL
                : !asked  ? _ ("Somebody new is made in a moment.")
                          : _ ("Try fewer letters of the name, or the phone number. Somebody new "
                               "is made in a moment."),
                "action",
                searching ? NULL : _ ("New customer"),
                NULL);
}

static guint
find_customer (PosCustomerPage *self, const char *id)
{
  GListModel *found = G_LIST_MODEL (self->list);

  for (guint i = 0; id && i < g_list_model_get_n_items (found); i++) {
    g_autoptr (PosCustomer) customer = g_list_model_get_item (found, i);
    if (g_str_equal (customer->id, id))
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

static void
answered_cb (PosCustomerPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *edited = g_steal_pointer (&self->edited);
  gboolean only = n == 1 || (self->wants_first && n > 0);

  self->wants_first = FALSE;
  pos_find_list_choose (self->results, only ? 0 : find_customer (self, edited));
}

static void
failed_cb (PosCustomerPage *self, GError *error)
{
  pos_shell_explain (self->shell, error, NULL);
}

static void
chosen_cb (PosCustomerPage *self)
{
  pos_customer_detail_show (self->detail, pos_find_list_get_chosen (self->results));
}

/* --- Using one --- */

/* Back to where the customer was needed, and on with what needed it. */
static void
go_on (PosCustomerPage *self)
{
  g_autoptr (PosCustomerPage) kept = g_object_ref (self);
  PosShell *shell = self->shell;

  pos_shell_close_page (shell);
  if (kept->then)
    pos_shell_open (shell, kept->then, kept->then_args, NULL);
}

static void
attached_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (PosCustomerPage) self = data;

  if (result && pos_shell_get_page (shell) == POS_PAGE (self))
    go_on (self);
}

static void
use (PosCustomerPage *self)
{
  PosCustomer *customer = pos_customer_detail_get_shown (self->detail);

  if (customer)
    pos_shell_run (self->shell,
                   "customer.attach",
                   g_variant_new_parsed ("{'customer': <%s>}", customer->id),
                   pos_customer_detail_get_button (self->detail),
                   attached_cb,
                   g_object_ref (self));
}

static void
issued_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (PosCustomerPage) self = data;
  PosCustomer *shown = pos_customer_detail_get_shown (self->detail);
  const char *id = NULL, *card = NULL;

  if (!result || !shown || !g_variant_lookup (result, "customer", "&s", &id) ||
      !g_variant_lookup (result, "card", "&s", &card) || !g_str_equal (shown->id, id))
    return;
  pos_customer_add_card (shown, card);
  pos_customer_detail_show (self->detail, shown);
}

static void
issue (PosCustomerPage *self)
{
  PosCustomer *customer = pos_customer_detail_get_shown (self->detail);

  if (customer)
    pos_loyalty_dialog_issue (self->shell, customer->id, issued_cb, self);
}

/* Also the row says what is new. */
static void
edited_cb (PosShell *shell, gpointer data)
{
  PosCustomerPage *self = data;
  PosCustomer *shown = pos_customer_detail_get_shown (self->detail);
  g_autofree char *asked = g_strdup (pos_search_list_get_text (self->list));

  if (pos_shell_get_page (shell) != POS_PAGE (self))
    return;
  g_free (self->edited);
  self->edited = g_strdup (shown ? shown->id : NULL);
  pos_search_list_ask (self->list, asked, NULL);
}

static void
edit (PosCustomerPage *self)
{
  PosCustomer *customer = pos_customer_detail_get_shown (self->detail);

  if (customer)
    pos_customer_form_open_edit (self->shell, customer, edited_cb, self);
}

static void
made_cb (PosShell *shell, gpointer data)
{
  PosCustomerPage *self = data;

  if (pos_shell_get_page (shell) == POS_PAGE (self))
    go_on (self);
}

/* The sheet lies over this page, so the page outlives it. */
static void
make_new (PosCustomerPage *self)
{
  const char *typed = pos_search_field_get_text (self->field);
  gboolean is_name = *typed && !g_ascii_isdigit (*typed) && *typed != '+';

  pos_customer_form_open (self->shell, is_name ? typed : NULL, made_cb, self);
}

/* --- The question --- */

static void
asked_cb (PosCustomerPage *self)
{
  pos_search_list_ask (self->list, pos_search_field_get_text (self->field), NULL);
  update (self);
}

static void
entered_cb (PosCustomerPage *self)
{
  if (pos_search_list_is_searching (self->list))
    self->wants_first = TRUE;
  else if (pos_find_list_get_chosen (self->results))
    use (self);
  else
    pos_find_list_move (self->results, 1);
}

static void
moved_cb (PosCustomerPage *self, int by)
{
  pos_find_list_move (self->results, by);
}

static gboolean
pos_customer_page_scanned (PosPage *page, const char *code)
{
  PosCustomerPage *self = POS_CUSTOMER_PAGE (page);

  self->wants_first = TRUE;
  pos_search_field_set_text (self->field, code);
  return TRUE;
}

static void
pos_customer_page_entered (PosPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (POS_CUSTOMER_PAGE (page)->field));
}

static void
pos_customer_page_primary (PosPage *page)
{
  use (POS_CUSTOMER_PAGE (page));
}

/* --- The page --- */

static void
pos_customer_page_dispose (GObject *object)
{
  PosCustomerPage *self = POS_CUSTOMER_PAGE (object);

  if (self->list)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  g_clear_pointer (&self->edited, g_free);
  g_clear_pointer (&self->then, g_free);
  g_clear_pointer (&self->then_args, g_variant_unref);
  G_OBJECT_CLASS (pos_customer_page_parent_class)->dispose (object);
}

static void
pos_customer_page_class_init (PosCustomerPageClass *klass)
{
  PosPageClass *page_class = POS_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_customer_page_dispose;
  page_class->entered = pos_customer_page_entered;
  page_class->scanned = pos_customer_page_scanned;
  page_class->primary = pos_customer_page_primary;
}

static void
pos_customer_page_init (PosCustomerPage *self)
{
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, pos_customer_row_new ());
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  pos_customer_row_show (POS_CUSTOMER_ROW (gtk_list_item_get_child (item)),
                         gtk_list_item_get_item (item));
}

static GtkWidget *
make_find (PosCustomerPage *self, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *field = pos_search_field_new (_ ("Find a customer"), _ ("Name, phone, e-mail"), text);
  GtkWidget *new_one = gtk_button_new_with_label (_ ("New customer"));

  self->field = POS_SEARCH_FIELD (field);
  gtk_widget_add_css_class (box, "panel");
  gtk_widget_add_css_class (new_one, "btn");
  gtk_widget_set_overflow (box, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (box), pos_ui_text_new (_ ("Find a customer"), "t-title"));
  gtk_box_append (GTK_BOX (box), field);
  gtk_box_append (GTK_BOX (box), new_one);
  g_signal_connect_swapped (field, "rested", G_CALLBACK (asked_cb), self);
  g_signal_connect_swapped (field, "entered", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (field, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (new_one, "clicked", G_CALLBACK (make_new), self);
  return box;
}

static GtkWidget *
make_results (PosCustomerPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *results;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->empty = pos_empty_state_new ("pos-user-symbolic", NULL, NULL);
  results = pos_find_list_new (G_LIST_MODEL (self->list), factory, self->empty);
  self->results = POS_FIND_LIST (results);
  g_object_set (results, "name", _ ("Customers found"), NULL);
  g_signal_connect_swapped (self->empty, "action", G_CALLBACK (make_new), self);
  g_signal_connect_swapped (results, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (results, "activated", G_CALLBACK (use), self);
  g_signal_connect_swapped (results, "more", G_CALLBACK (pos_search_list_load_more), self->list);
  return results;
}

static void
build (PosCustomerPage *self, const char *text)
{
  GtkLayoutManager *layout =
      pos_find_layout_new (pos_theme_get_text_scale (pos_shell_get_theme (self->shell)));
  GtkWidget *zones = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *detail = pos_customer_detail_new (self->shell);

  self->detail = POS_CUSTOMER_DETAIL (detail);
  gtk_widget_set_layout_manager (zones, layout);
  gtk_widget_add_css_class (zones, "find-zones");
  gtk_box_append (GTK_BOX (zones), make_find (self, text));
  gtk_box_append (GTK_BOX (zones), make_results (self));
  gtk_box_append (GTK_BOX (zones), detail);
  g_signal_connect_swapped (detail, "use", G_CALLBACK (use), self);
  g_signal_connect_swapped (detail, "card", G_CALLBACK (issue), self);
  g_signal_connect_swapped (detail, "edit", G_CALLBACK (edit), self);
  pos_page_set_child (POS_PAGE (self), zones);
}

PosPage *
pos_customer_page_new (PosShell *shell, const char *text, const char *then, GVariant *then_args)
{
  PosCustomerPage *self = g_object_new (POS_TYPE_CUSTOMER_PAGE, NULL);

  self->shell = shell;
  self->then = g_strdup (then);
  self->then_args = then_args ? g_variant_ref_sink (then_args) : NULL;
  self->list = pos_search_list_new_customers (pos_shell_get_register (shell));
  pos_page_set_title (POS_PAGE (self), _ ("Customer search"));
  pos_page_set_subtitle (POS_PAGE (self), _ ("By name, phone, e-mail or address"));
  build (self, text);
  g_signal_connect_swapped (self->list, "answered", G_CALLBACK (answered_cb), self);
  g_signal_connect_swapped (self->list, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect_swapped (self->list, "notify", G_CALLBACK (update), self);
  asked_cb (self);
  return POS_PAGE (self);
}
