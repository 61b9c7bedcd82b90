/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recall-fixture.c — see the header. */
#include "recall-fixture.h"
#include "register/pos-order-list.h"
#include "store/pos-order-table.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-dialog.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-text-field.h"
#include "ui/recall/pos-recall.h"

static PosSync *
connect (PosLocalStore *store, PosContext *context, gpointer data)
{
  return fake_headquarters_connect (data, store, context);
}

static UiShell *
start (UiShell *self)
{
  pos_recall_add (self->shell);
  ui_shell_start (self);
  ui_shell_sign_in (self);
  return self;
}

UiShell *
recall_start (int width, int height)
{
  return start (ui_shell_new (width, height));
}

UiShell *
recall_start_connected (int width, int height, FakeHeadquarters *headquarters)
{
  return start (ui_shell_new_connected (width, height, connect, headquarters));
}

/* --- Orders --- */

PosOrder *
recall_latest (UiShell *self)
{
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrderPage) page = pos_local_store_search_orders_sync (self->store, filter, &error);
  PosOrder *order = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (page->summaries->len, >, 0);
  pos_local_store_get_order_sync (
      self->store, &((PosOrderSummary *)page->summaries->pdata[0])->id, &order, &error);
  g_assert_no_error (error);
  return order;
}

PosOrder *
recall_order_pick_up (UiShell *self, const char *customer, const char *items)
{
  g_auto (GStrv) list = g_strsplit (items, ",", -1);
  g_autofree char *who = g_strdup_printf ("{\"customer\": \"%s\"}", customer);

  ui_shell_set_up (self, "customer.attach", who);
  for (guint i = 0; list[i]; i++) {
    g_autofree char *item = g_strdup_printf ("{\"item\": \"%s\"}", list[i]);
    ui_shell_set_up (self, "item.add", item);
  }
  ui_shell_set_up (self,
                   "order.pickup_all",
                   "{\"store\": \"S1\", \"date\": \"2026-05-15\", \"slot\": \"10:00-12:00\"}");
  ui_shell_set_up (self, "pay.cash", "{\"balance\": \"pay-later\"}");
  g_assert_true (pos_id_is_none (&pos_register_get_order (self->reg)->id));
  return recall_latest (self);
}

PosOrder *
recall_reload (UiShell *self, PosOrder *order)
{
  g_autoptr (GError) error = NULL;
  PosOrder *found = NULL;

  pos_local_store_get_order_sync (self->store, &order->id, &found, &error);
  g_assert_no_error (error);
  return found;
}

typedef struct {
  PosLocalStore *store;
  PosOrder *order;
} Saving;

static gboolean
save (PosDbTxn *txn, gpointer data, GError **error)
{
  Saving *saving = data;

  return pos_order_table_save (txn, saving->store, saving->order, error);
}

void
recall_save (UiShell *self, PosOrder *order)
{
  Saving saving = {self->store, order};
  g_autoptr (GError) error = NULL;

  pos_db_write_sync (pos_local_store_get_db (self->store), save, &saving, &error);
  g_assert_no_error (error);
}

void
recall_book_beyond (UiShell *self, PosOrder *order, gint64 amount, const char *message)
{
  g_autoptr (PosCharge) charge = g_object_new (POS_TYPE_CHARGE, NULL);

  charge->id = pos_context_mint_id (self->context);
  pos_text_set (&charge->code, POS_CHARGE_OVERPAID);
  charge->description = pos_l10n_new ("Paid beyond the order");
  charge->amount = charge->total = charge->invoiced = amount;
  pos_list_append (order->charges, charge);
  order->charge_total += amount;
  order->total += amount;
  order->invoiced_total += amount;
  pos_order_append_entry (order, POS_ENTRY_CHARGE, amount, NULL, &charge->id, NULL, 0);
  pos_order_append_entry (order, POS_ENTRY_INVOICED, amount, NULL, &charge->id, NULL, 0);
  pos_text_set (&order->sync_message, message);
  recall_save (self, order);
  ui_shell_press (self, "Escape");
}

/* --- The picture --- */

typedef struct {
  const char *number, *at, *customer;
  PosOrderStatus status;
  guint ship, pick_up;
  gint64 total;
} Sample;

static const Sample samples[] = {
    {"L3-000217",
     "2026-05-14T10:21:00+02:00",
     "Van den Berg Interieur",
     POS_ORDER_STATUS_PENDING_SYNC,
     2,
     0,
     76000},
    {"SO-104198",
     "2026-05-14T09:58:00+02:00",
     "Marieke van den Berg",
     POS_ORDER_STATUS_OPEN,
     2,
     1,
     268190},
    {"SO-104107",
     "2026-05-12T16:20:00+02:00",
     "Hans van den Berg",
     POS_ORDER_STATUS_IN_FULFILLMENT,
     0,
     2,
     41200},
    {"SO-104032",
     "2026-05-09T11:05:00+02:00",
     "Marieke van den Berg",
     POS_ORDER_STATUS_PARTIALLY_INVOICED,
     3,
     0,
     115800},
    {"SO-103877",
     "2026-05-04T09:30:00+02:00",
     "Eva van den Bergh",
     POS_ORDER_STATUS_INVOICED,
     1,
     0,
     8995},
    {"QT-100318",
     "2026-05-02T13:12:00+02:00",
     "Marieke van den Berg",
     POS_ORDER_STATUS_QUOTE_OPEN,
     5,
     0,
     324000},
    {"SO-103590",
     "2026-04-27T15:41:00+02:00",
     "R. van den Berg",
     POS_ORDER_STATUS_CANCELLED,
     0,
     1,
     24900},
};

static void
add_line (UiShell *self, PosOrder *order, const Sample *sample, PosIntent intent)
{
  g_autoptr (PosOrderLine) line = g_object_new (POS_TYPE_ORDER_LINE, NULL);
  gboolean done = sample->status == POS_ORDER_STATUS_INVOICED;
  gint64 parcel = done ? 695 : 0;

  line->id = pos_context_mint_id (self->context);
  pos_text_set (&line->item, "430118");
  line->description = pos_l10n_new ("Table lamp Mori, sand");
  line->ordered = pos_quantity_whole (1);
  line->invoiced = pos_quantity_whole (done);
  line->packed = pos_quantity_whole (sample->status == POS_ORDER_STATUS_IN_FULFILLMENT);
  line->intent = (int)intent;
  line->net = line->total = sample->total / (sample->ship + sample->pick_up) - parcel;
  pos_text_set (&line->mode, intent == POS_INTENT_SHIP ? "PARCEL" : "COUNTER");
  pos_text_set (&line->location, intent == POS_INTENT_SHIP ? "W9" : "W1");
  pos_text_set (&line->store, intent == POS_INTENT_SHIP ? NULL : "S1");
  pos_list_append (order->lines, line);
  if (!done)
    return;
  g_autoptr (PosCharge) charge = g_object_new (POS_TYPE_CHARGE, NULL);
  charge->id = pos_context_mint_id (self->context);
  charge->line = line->id;
  pos_text_set (&charge->code, "FREIGHT");
  charge->description = pos_l10n_new ("Parcel post");
  charge->amount = charge->total = parcel;
  pos_list_append (order->charges, charge);
  gint64 shipped_at;
  g_assert_true (pos_instant_parse ("2026-05-07T12:00:00+02:00", &shipped_at, NULL));
  pos_order_append_entry (
      order, POS_ENTRY_INVOICED, line->total, &line->id, NULL, NULL, shipped_at);
}

void
recall_save_picture (UiShell *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    const Sample *sample = &samples[i];
    g_autoptr (PosOrder) order = pos_order_new (pos_currency_from_code ("EUR"));
    gboolean local = sample->status == POS_ORDER_STATUS_PENDING_SYNC;

    order->id = pos_context_mint_id (self->context);
    order->type = sample->status == POS_ORDER_STATUS_QUOTE_OPEN ? POS_ORDER_TYPE_QUOTE
                                                                : POS_ORDER_TYPE_SALES_ORDER;
    order->status = (int)sample->status;
    order->revision = 1;
    g_assert_true (pos_instant_parse (sample->at, &order->created_at, NULL));
    order->committed_at = order->created_at;
    pos_text_set (local ? &order->reference : &order->number, sample->number);
    pos_text_set (&order->receipt, sample->number);
    pos_text_set (&order->customer_name, sample->customer);
    pos_text_set (&order->home_store, "S1");
    pos_text_set (&order->worker, "sanne");
    order->total = sample->total;
    order->paid = sample->status == POS_ORDER_STATUS_INVOICED ? sample->total : 0;
    order->balance = order->total - order->paid;
    for (guint j = 0; j < sample->ship; j++)
      add_line (self, order, sample, POS_INTENT_SHIP);
    for (guint j = 0; j < sample->pick_up; j++)
      add_line (self, order, sample, POS_INTENT_PICK_UP);
    recall_save (self, order);
  }
}

/* --- The page --- */

static PosOrderList *
get_list (UiShell *self)
{
  GtkListView *view = GTK_LIST_VIEW (ui_find_class (GTK_WIDGET (self->shell), "recall-list"));
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (view));

  return POS_ORDER_LIST (gtk_single_selection_get_model (selection));
}

static void
settle (UiShell *self)
{
  ui_shell_settle (self);
  while (pos_order_list_is_searching (get_list (self)))
    g_main_context_iteration (NULL, TRUE);
  ui_shell_settle (self);
}

void
recall_open (UiShell *self, const char *args)
{
  GVariant *given = args ? g_variant_new_parsed ("{'filter': <%s>}", args) : NULL;

  pos_shell_open (self->shell, "order.recall", given, NULL);
  settle (self);
}

static gboolean
over_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

void
recall_wait (UiShell *self, guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  settle (self);
}

static GtkWidget *
find_field (GtkWidget *root, const char *name)
{
  g_autofree char *label = NULL, *placeholder = NULL;

  if (POS_IS_TEXT_FIELD (root)) {
    g_object_get (root, "label", &label, "placeholder", &placeholder, NULL);
    if (!g_strcmp0 (label, name) || !g_strcmp0 (placeholder, name))
      return root;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_field (child, name);
    if (found)
      return found;
  }
  return NULL;
}

void
recall_type (UiShell *self, const char *field, const char *text)
{
  GtkWidget *widget = find_field (GTK_WIDGET (self->shell), field);

  g_assert_nonnull (widget);
  pos_text_field_set_text (POS_TEXT_FIELD (widget), text);
  recall_wait (self, 700);
}

char *
recall_list (UiShell *self)
{
  GListModel *list = G_LIST_MODEL (get_list (self));
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (PosOrderSummary) row = g_list_model_get_item (list, i);
    g_string_append_printf (
        names, "%s%s", i ? ", " : "", row->number ? row->number : row->reference);
  }
  return g_string_free (names, FALSE);
}

void
recall_choose (UiShell *self, guint position)
{
  GtkListView *view = GTK_LIST_VIEW (ui_find_class (GTK_WIDGET (self->shell), "recall-list"));

  gtk_selection_model_select_item (gtk_list_view_get_model (view), position, TRUE);
  settle (self);
}

void
recall_scan (UiShell *self, const char *code)
{
  PosScanController *scanner = pos_scan_controller_find (GTK_WIDGET (self->shell));

  g_signal_emit_by_name (scanner, "scanned", code);
  settle (self);
}

gboolean
recall_shows (UiShell *self, const char *text)
{
  GtkWidget *label = ui_find_text (GTK_WIDGET (self->shell), text);

  return label && gtk_widget_get_mapped (label);
}

void
recall_ask_why (UiShell *self, const char *caption)
{
  ui_shell_tap (self, recall_find_button (self, caption));
}

static gboolean
is_named (GtkWidget *widget, const char *label)
{
  const char *own = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         (!g_strcmp0 (own, label) || ui_find_text (widget, label));
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  GtkWidget *found = is_named (root, label) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

GtkWidget *
recall_find_button (UiShell *self, const char *label)
{
  ui_shell_look (self);
  return find_button (GTK_WIDGET (self->shell), label);
}

void
recall_tap_card (UiShell *self, const char *title)
{
  PosDialog *dialog = pos_overlay_get_top (pos_shell_get_overlay (self->shell));
  GtkWidget *label = ui_find_text (GTK_WIDGET (dialog), title);

  g_assert_nonnull (label);
  ui_shell_tap (self, gtk_widget_get_ancestor (label, POS_TYPE_CHOICE_CARD));
}
