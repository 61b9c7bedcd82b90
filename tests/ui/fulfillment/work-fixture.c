/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work-fixture.c — see the header. */
#include "work-fixture.h"
#include "model/pos-work-query.h"
#include "store/pos-order-table.h"
#include "ui/fulfillment/pos-fulfillment-ui.h"
#include "ui/fulfillment/pos-work-bar.h"
#include "ui/fulfillment/pos-work-page.h"
#include "ui/recall/pos-recall.h"

UiShell *
work_start (int width, int height)
{
  UiShell *self = ui_shell_new (width, height);

  pos_fulfillment_ui_add (self->shell);
  pos_recall_add (self->shell);
  ui_shell_start (self);
  ui_shell_sign_in (self);
  return self;
}

/* --- Orders --- */

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

static void
store_order (UiShell *self, PosOrder *order)
{
  Saving saving = {self->store, order};
  g_autoptr (GError) error = NULL;

  pos_db_write_sync (pos_local_store_get_db (self->store), save, &saving, &error);
  g_assert_no_error (error);
}

static PosOrder *
find_latest (UiShell *self)
{
  g_autoptr (PosOrderFilter) filter = g_object_new (POS_TYPE_ORDER_FILTER, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PosOrderPage) page = pos_local_store_search_orders_sync (self->store, filter, &error);
  PosOrder *order = NULL;

  g_assert_no_error (error);
  pos_local_store_get_order_sync (
      self->store, &((PosOrderSummary *)page->summaries->pdata[0])->id, &order, &error);
  g_assert_no_error (error);
  return order;
}

/* Headquarters gave it a number, and the day may be gone by. */
static PosOrder *
name_latest (UiShell *self, const char *number, int days)
{
  PosOrder *order = find_latest (self);

  pos_text_set (&order->number, number);
  order->status = POS_ORDER_STATUS_OPEN;
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  line->date = pos_date_add_days (pos_register_get_today (self->reg), days);
  store_order (self, order);
  return order;
}

static void
begin (UiShell *self, const char *customer, const char *item, const char *quantity)
{
  g_autofree char *who = g_strdup_printf ("{\"customer\": \"%s\"}", customer);
  g_autofree char *what =
      g_strdup_printf ("{\"item\": \"%s\", \"quantity\": \"%s\"}", item, quantity);

  ui_shell_set_up (self, "customer.attach", who);
  ui_shell_set_up (self, "item.add", what);
}

PosOrder *
work_ship (UiShell *self,
           const char *number,
           const char *customer,
           const char *item,
           const char *quantity,
           const char *mode,
           int days)
{
  g_autofree char *how = g_strdup_printf ("{\"mode\": \"%s\", \"location\": \"W1\"}", mode);

  begin (self, customer, item, quantity);
  ui_shell_set_up (self, "order.ship_all", how);
  ui_shell_set_up (self, "pay.card", "{\"balance\": \"card\"}");
  return name_latest (self, number, days);
}

PosOrder *
work_ship_boxes (
    UiShell *self, const char *number, const char *customer, const char *item, guint boxes)
{
  g_autofree char *count = g_strdup_printf ("%u", boxes);

  begin (self, customer, item, count);
  PosOrderLine *line = pos_list_peek (pos_register_get_order (self->reg)->lines, 0);
  g_autofree char *id = pos_id_dup_text (&line->id);
  g_autofree char *sold = g_strdup_printf ("{\"line\": \"%s\"}", id);
  ui_shell_do (self, "line.set_uom", sold);
  ui_shell_do (self, "order.ship_all", "{\"mode\": \"STANDARD\", \"location\": \"W1\"}");
  ui_shell_do (self, "pay.card", "{\"balance\": \"card\"}");
  return name_latest (self, number, 0);
}

PosOrder *
work_pick_up (UiShell *self, const char *number, const char *customer, const char *item)
{
  begin (self, customer, item, "1");
  ui_shell_set_up (self,
                   "order.pickup_all",
                   "{\"store\": \"S1\", \"date\": \"2026-05-15\", \"slot\": \"10:00-12:00\"}");
  ui_shell_set_up (self, "pay.cash", "{\"balance\": \"pay-later\"}");
  return name_latest (self, number, 0);
}

PosOrder *
work_from_elsewhere (UiShell *self, PosOrder *order)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  line->id = pos_context_mint_id (self->context);
  store_order (self, order);
  work_wait (self);
  return order;
}

PosOrder *
work_reload (UiShell *self, PosOrder *order)
{
  g_autoptr (GError) error = NULL;
  PosOrder *found = NULL;

  pos_local_store_get_order_sync (self->store, &order->id, &found, &error);
  g_assert_no_error (error);
  return found;
}

const char *
work_status (UiShell *self, PosOrder *order)
{
  g_autoptr (PosOrder) now = work_reload (self, order);

  return pos_line_status_get_nick (pos_order_line_get_status (pos_list_peek (now->lines, 0)));
}

void
work_step (UiShell *self, const char *key, PosOrder *order)
{
  PosOrderLine *line = pos_list_peek (order->lines, 0);
  g_autofree char *id = pos_id_dup_text (&order->id);
  g_autofree char *which = pos_id_dup_text (&line->id);
  g_autofree char *args =
      g_strdup_printf ("{\"order\": \"%s\", \"lines\": [{\"line\": \"%s\"}]}", id, which);

  ui_shell_set_up (self, key, args);
}

void
work_load_picture (UiShell *self)
{
  static const struct {
    const char *number, *customer, *item, *quantity, *mode;
    int days;
    const char *step;
  } rows[] = {
      {"SO-103998", "C-004276", "410377", "1", "TWOMAN", -1, NULL},
      {"SO-104211", "C-004218", "400214", "2", "STANDARD", 0, "fulfill.line_pack"},
      {"SO-104180", "C-004291", "450771", "1", "STANDARD", 0, "fulfill.line_pack"},
      {"SO-104176", "C-004308", "430118", "2", "PARCEL", 0, "fulfill.line_picking"},
      {"SO-104169", "C-004318", "470220", "1", "STANDARD", 0, NULL},
      {"SO-104155", "C-004327", "460042", "6", "PARCEL", 1, NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (PosOrder) order = work_ship (self,
                                            rows[i].number,
                                            rows[i].customer,
                                            rows[i].item,
                                            rows[i].quantity,
                                            rows[i].mode,
                                            rows[i].days);
    if (rows[i].step)
      work_step (self, rows[i].step, order);
  }
}

/* --- The page --- */

void
work_wait (UiShell *self)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 4;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
  ui_shell_settle (self);
}

void
work_open (UiShell *self)
{
  pos_shell_open (self->shell, "order.fulfillment", NULL, NULL);
  work_wait (self);
}

static GListModel *
get_model (UiShell *self)
{
  GtkWidget *view =
      ui_find_type (GTK_WIDGET (pos_shell_get_page (self->shell)), GTK_TYPE_LIST_VIEW);

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
}

char *
work_list (UiShell *self)
{
  GString *names = g_string_new (NULL);
  GListModel *model = get_model (self);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (PosWorkLine) line = g_list_model_get_item (model, i);
    g_string_append_printf (names, "%s%s", i ? ", " : "", line->number);
  }
  return g_string_free (names, FALSE);
}

void
work_tick (UiShell *self, const char *number)
{
  GtkWidget *view =
      ui_find_type (GTK_WIDGET (pos_shell_get_page (self->shell)), GTK_TYPE_LIST_VIEW);
  GListModel *model = get_model (self);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (PosWorkLine) line = g_list_model_get_item (model, i);
    if (!g_strcmp0 (line->number, number))
      g_signal_emit_by_name (view, "activate", i);
  }
  ui_shell_settle (self);
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (GTK_IS_BUTTON (root) && ui_find_text (root, label))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_button (child, label);
    if (found)
      return found;
  }
  return NULL;
}

GtkWidget *
work_find_button (UiShell *self, const char *label)
{
  return find_button (GTK_WIDGET (self->shell), label);
}

void
work_tap (UiShell *self, const char *label)
{
  GtkWidget *button = work_find_button (self, label);

  if (!button)
    g_error ("There is no button “%s”", label);
  g_signal_emit_by_name (button, "clicked");
  ui_shell_settle (self);
  work_wait (self);
}

GtkWidget *
work_take_from_menu (UiShell *ui, const char *label)
{
  GtkWidget *bar = ui_find_type (GTK_WIDGET (ui->shell), POS_TYPE_WORK_BAR);
  GtkWidget *more = gtk_widget_get_parent (ui_find_class (bar, "work-menu"));

  ui_shell_tap (ui, more);
  GtkWidget *item = gtk_widget_get_ancestor (ui_find_text (more, label), GTK_TYPE_BUTTON);
  gtk_widget_grab_focus (item);
  ui_shell_tap (ui, item);
  return more;
}

PosDialog *
work_get_dialog (UiShell *self)
{
  return pos_overlay_get_top (pos_shell_get_overlay (self->shell));
}

void
work_press_primary (UiShell *self)
{
  g_signal_emit_by_name (pos_dialog_get_primary (work_get_dialog (self)), "clicked");
  work_wait (self);
}

gboolean
work_shows (UiShell *self, const char *text)
{
  GtkWidget *label = ui_find_text (GTK_WIDGET (self->shell), text);

  return label && gtk_widget_get_mapped (label);
}
