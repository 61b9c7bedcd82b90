/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-pickup-page.c — see the header. */
#include "ui/delivery/pos-pickup-page.h"

#include "model/pos-store-place.h"
#include "pricing/pos-delivery.h"
#include "register/pos-offer.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-step-header.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-ui-props.h"
#include "ui/delivery/pos-delivery-text.h"
#include "ui/delivery/pos-mode-list.h"
#include "ui/delivery/pos-picked-lines.h"
#include "ui/delivery/pos-pickup-day.h"
#include "ui/delivery/pos-slot-list.h"
#include "ui/delivery/pos-store-list.h"

struct _PosPickupPage {
  PosDeliveryPage parent;
  GtkWidget *where; /* head of the first column */
  PosPickedLines *lines;
  PosStoreList *stores;
  PosPickupDay *day;
  PosSlotList *slots;
  PosId companion; /* the line whose time was proposed last */
  GtkWidget *mode_box;
  PosModeList *modes;
  PosTextField *collector;
  PosTextField *note;
};

G_DEFINE_FINAL_TYPE (PosPickupPage, pos_pickup_page, POS_TYPE_DELIVERY_PAGE)

static PosDeliveryPage *
base_of (PosPickupPage *self)
{
  return POS_DELIVERY_PAGE (self);
}

/* --- What follows from what is chosen --- */

/* §4.3 step 2: several modes are asked about, one is applied silently. */
static const char *
refresh_modes (PosPickupPage *self, GPtrArray *lines, PosStore *store)
{
  PosRegister *reg = pos_delivery_page_get_register (base_of (self));
  g_autoptr (GPtrArray) options =
      pos_offer_list_modes (reg, POS_INTENT_PICK_UP, store ? store->id : NULL, lines, NULL);

  pos_mode_list_set_usual (self->modes,
                           pos_offer_get_usual_mode (reg, POS_INTENT_PICK_UP, options));
  pos_mode_list_update (self->modes, options, lines, NULL);
  gtk_widget_set_visible (self->mode_box, pos_mode_list_count (self->modes) > 1);
  return store ? pos_mode_list_get_mode (self->modes) : NULL;
}

/* TS1: other lines of the order wait at this store: these go with them. */
static void
join_companion (PosPickupPage *self, GPtrArray *lines, PosStore *store)
{
  PosOrder *order = pos_register_get_order (pos_delivery_page_get_register (base_of (self)));
  PosOrderLine *line = store ? pos_delivery_find_slot (order, lines, store->id) : NULL;

  if (!line || pos_id_equal (&self->companion, &line->id))
    return;
  self->companion = line->id;
  pos_mode_list_set_wanted (self->modes, line->mode);
  pos_pickup_day_set_wanted (self->day, line->date);
  pos_slot_list_set_wanted (self->slots, line->slot);
}

static void
pos_pickup_page_refresh (PosDeliveryPage *page, GPtrArray *lines)
{
  PosPickupPage *self = POS_PICKUP_PAGE (page);
  PosStore *store = pos_store_list_get_store (self->stores);
  const char *mode;
  /* TRANSLATORS: beside the title "Where" */
  g_autofree char *hint =
      g_strdup_printf (ngettext ("for %u line", "for %u lines", lines->len), lines->len);

  join_companion (self, lines, store);
  mode = refresh_modes (self, lines, store);
  g_object_set (self->where, "hint", lines->len > 0 ? hint : NULL, NULL);
  pos_store_list_update (self->stores, lines);
  pos_pickup_day_update (self->day, store, mode);
  pos_slot_list_update (self->slots, store, mode, pos_pickup_day_get_date (self->day));
}

static void
take (GVariantDict *args, const char *name, PosTextField *field)
{
  g_autofree char *text = g_strstrip (g_strdup (pos_text_field_get_text (field)));

  if (*text)
    g_variant_dict_insert (args, name, "s", text);
}

static char *
pos_pickup_page_collect (PosDeliveryPage *page, GVariantDict *args)
{
  PosPickupPage *self = POS_PICKUP_PAGE (page);
  PosStore *store = pos_store_list_get_store (self->stores);
  const char *mode = pos_mode_list_get_mode (self->modes);
  const char *slot = pos_slot_list_get_slot (self->slots);
  PosDate day = pos_pickup_day_get_date (self->day);
  g_autofree char *date = pos_date_to_text (day);
  g_autoptr (GPtrArray) lines = pos_line_choice_list_chosen (pos_delivery_page_get_choice (page));

  if (!store)
    return g_strdup (_ ("No store is set up for pick-up."));
  if (!mode && lines->len == 1)
    return pos_delivery_text_no_mode (pos_delivery_page_get_window (page), store, lines->pdata[0]);
  if (!mode)
    return g_strdup (_ ("These lines cannot be picked up together. Choose fewer lines."));
  if (!day.julian)
    return g_strdup_printf (_ ("%s has no free day for pick-up. Choose another store."),
                            store->name);
  g_variant_dict_insert (args, "store", "s", store->id);
  if (pos_store_list_get_locker (self->stores))
    g_variant_dict_insert (args, "locker", "s", pos_store_list_get_locker (self->stores));
  g_variant_dict_insert (args, "mode", "s", mode);
  g_variant_dict_insert (args, "date", "s", date);
  if (slot)
    g_variant_dict_insert (args, "slot", "s", slot);
  take (args, "collector", self->collector);
  take (args, "note", self->note);
  return NULL;
}

static char *
pos_pickup_page_summarize (PosDeliveryPage *page, guint n_lines)
{
  PosPickupPage *self = POS_PICKUP_PAGE (page);
  PosFormat *format = pos_shell_get_format (pos_delivery_page_get_window (page));
  const char *slot = pos_slot_list_get_slot (self->slots);
  const char *store = pos_store_get_pickup_name (pos_store_list_get_store (self->stores),
                                                 pos_store_list_get_locker (self->stores));
  g_autofree char *date = pos_format_date_short (format, pos_pickup_day_get_date (self->day));
  g_autofree char *time = slot ? pos_format_slot (format, slot) : NULL;

  if (!time)
    return g_strdup_printf (
        /* TRANSLATORS: number of lines, store, date */
        ngettext ("%1$u line at %2$s, %3$s", "%1$u lines at %2$s, %3$s", n_lines),
        n_lines,
        store,
        date);
  return g_strdup_printf (
      /* TRANSLATORS: number of lines, store, date, time:
         "1 line at Amersfoort, Sat 16 May, 10:00 – 12:00" */
      ngettext ("%1$u line at %2$s, %3$s, %4$s", "%1$u lines at %2$s, %3$s, %4$s", n_lines),
      n_lines,
      store,
      date,
      time);
}

static char *
pos_pickup_page_caption (PosDeliveryPage *page, guint n_lines)
{
  if (n_lines == 0)
    return g_strdup (C_ ("delivery intent", "Pick up"));
  return g_strdup_printf (ngettext ("Pick up %u line", "Pick up %u lines", n_lines), n_lines);
}

/* Where the first question is answered already.  O5: nothing selected yet: ask for the lines. */
static void
pos_pickup_page_entered (PosPage *page)
{
  PosPickupPage *self = POS_PICKUP_PAGE (page);

  gtk_widget_grab_focus (GTK_WIDGET (self->stores));
  if (pos_line_choice_count_chosen (pos_delivery_page_get_choice (base_of (self))) == 0)
    pos_picked_lines_open (self->lines);
}

static void
pos_pickup_page_class_init (PosPickupPageClass *klass)
{
  PosDeliveryPageClass *page_class = POS_DELIVERY_PAGE_CLASS (klass);

  POS_PAGE_CLASS (klass)->entered = pos_pickup_page_entered;
  page_class->refresh = pos_pickup_page_refresh;
  page_class->collect = pos_pickup_page_collect;
  page_class->summarize = pos_pickup_page_summarize;
  page_class->caption = pos_pickup_page_caption;
}

static void
pos_pickup_page_init (PosPickupPage *self)
{
}

/* --- Columns --- */

static void
add_where (PosPickupPage *self)
{
  PosShell *shell = pos_delivery_page_get_window (base_of (self));
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *lines = pos_picked_lines_new (shell, pos_delivery_page_get_choice (base_of (self)));
  GtkWidget *stores = pos_store_list_new (shell, pos_delivery_page_get_book (base_of (self)));

  self->lines = POS_PICKED_LINES (lines);
  self->stores = POS_STORE_LIST (stores);
  self->where = pos_step_header_new (1, C_ ("pick up", "Where"));
  gtk_box_append (GTK_BOX (column), lines);
  gtk_box_append (GTK_BOX (column), pos_focus_stop_new (stores));
  g_signal_connect_swapped (stores, "chosen", G_CALLBACK (pos_delivery_page_refresh), self);
  pos_delivery_page_add_column (base_of (self), self->where, column, 590);
}

static void
add_day (PosPickupPage *self)
{
  GtkWidget *day = pos_pickup_day_new (pos_delivery_page_get_window (base_of (self)));

  self->day = POS_PICKUP_DAY (day);
  g_signal_connect_swapped (day, "chosen", G_CALLBACK (pos_delivery_page_refresh), self);
  pos_delivery_page_add_column (base_of (self), pos_step_header_new (2, _ ("Which day")), day, 396);
}

static GtkWidget *
make_modes (PosPickupPage *self)
{
  PosShell *shell = pos_delivery_page_get_window (base_of (self));
  GtkWidget *modes = pos_mode_list_new (shell, POS_INTENT_PICK_UP);

  self->modes = POS_MODE_LIST (modes);
  self->mode_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->mode_box), pos_ui_label_new (_ ("Pick-up mode"), "overline"));
  gtk_box_append (GTK_BOX (self->mode_box), pos_focus_stop_new (modes));
  g_signal_connect_swapped (modes, "chosen", G_CALLBACK (pos_delivery_page_refresh), self);
  return self->mode_box;
}

static GtkWidget *
make_field (PosTextField **field, const char *label, const char *icon, const char *placeholder)
{
  GtkWidget *widget = pos_text_field_new (label);

  *field = POS_TEXT_FIELD (widget);
  g_object_set (widget, "icon", icon, "placeholder", placeholder, NULL);
  return widget;
}

static void
add_time (PosPickupPage *self)
{
  PosRegister *reg = pos_delivery_page_get_register (base_of (self));
  PosCustomer *customer = pos_register_get_customer (reg);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *slots = pos_slot_list_new (pos_delivery_page_get_window (base_of (self)));

  self->slots = POS_SLOT_LIST (slots);
  gtk_box_append (GTK_BOX (column), make_modes (self));
  gtk_box_append (GTK_BOX (column), slots);
  gtk_box_append (
      GTK_BOX (column),
      make_field (&self->note, _ ("Note for the team"), "pos-note-symbolic", _ ("Has own van")));
  gtk_box_append (GTK_BOX (column),
                  make_field (&self->collector,
                              _ ("Collected by"),
                              "pos-user-symbolic",
                              customer ? customer->name : NULL));
  g_signal_connect_swapped (slots, "chosen", G_CALLBACK (pos_delivery_page_refresh), self);
  pos_delivery_page_add_column (
      base_of (self), pos_step_header_new (3, _ ("What time")), column, 300);
}

static void
preset (PosPickupPage *self, GVariant *args)
{
  const char *text, *locker = NULL;
  PosDate date;

  if (!args)
    return;
  g_variant_lookup (args, "locker", "&s", &locker);
  if (g_variant_lookup (args, "store", "&s", &text))
    pos_store_list_set_wanted (self->stores, text, locker);
  if (g_variant_lookup (args, "mode", "&s", &text))
    pos_mode_list_set_wanted (self->modes, text);
  if (g_variant_lookup (args, "date", "&s", &text) && pos_date_parse (text, &date, NULL))
    pos_pickup_day_set_wanted (self->day, date);
  if (g_variant_lookup (args, "slot", "&s", &text))
    pos_slot_list_set_wanted (self->slots, text);
  if (g_variant_lookup (args, "collector", "&s", &text))
    pos_text_field_set_text (self->collector, text);
  if (g_variant_lookup (args, "note", "&s", &text))
    pos_text_field_set_text (self->note, text);
}

PosPage *
pos_pickup_page_new (PosShell *shell, gboolean all, GVariant *args)
{
  g_return_val_if_fail (POS_IS_SHELL (shell), NULL);
  PosPickupPage *self = g_object_new (POS_TYPE_PICKUP_PAGE, NULL);

  pos_page_set_title (POS_PAGE (self),
                      all ? _ ("Pick up all lines") : _ ("Pick up selected lines"));
  pos_delivery_page_set_up (
      base_of (self), shell, "order.pickup_selected", POS_LOOK_INTENT_PICK, pos_line_rule_pick_up);
  add_where (self);
  add_day (self);
  add_time (self);
  preset (self, args);
  pos_line_choice_preset (pos_delivery_page_get_choice (base_of (self)), all, args);
  return POS_PAGE (self);
}
