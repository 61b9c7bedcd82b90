/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ship-page.c — see the header. */
#include "ui/delivery/pos-ship-page.h"

#include "register/pos-offer.h"
#include "ui/common/pos-focus-stop.h"
#include "ui/common/pos-step-header.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-ui-props.h"
#include "ui/delivery/pos-address-panel.h"
#include "ui/delivery/pos-date-panel.h"
#include "ui/delivery/pos-delivery-text.h"
#include "ui/delivery/pos-line-list.h"
#include "ui/delivery/pos-mode-list.h"
#include "ui/delivery/pos-place-list.h"
#include "ui/shell/pos-intent-look.h"

struct _PosShipPage {
  PosDeliveryPage parent;
  PosPlaceList *places;
  PosAddressPanel *address;
  PosModeList *modes;
  PosDatePanel *date;
  PosTextField *charge; /* only while charges are entered by hand */
};

G_DEFINE_FINAL_TYPE (PosShipPage, pos_ship_page, POS_TYPE_DELIVERY_PAGE)

static PosDeliveryPage *
base_of (PosShipPage *self)
{
  return POS_DELIVERY_PAGE (self);
}

/* --- Lines --- */

/* A chosen line tells what this store has of it, another one how it leaves now. */
static char *
caption_line (PosOrderLine *line, gboolean chosen, gpointer data)
{
  PosDeliveryPage *self = data;
  PosShell *shell = pos_delivery_page_get_window (self);
  PosStore *store = pos_register_get_store_record (pos_delivery_page_get_register (self));
  PosQuantity available;

  if (!chosen)
    return pos_delivery_text_intent (shell, line);
  if (pos_offer_is_electronic (pos_delivery_page_get_register (self), line))
    return g_strdup (pos_intent_get_label (POS_INTENT_ELECTRONIC));
  if (!pos_stock_book_get_available (
          pos_delivery_page_get_book (self), line, store->warehouse, &available))
    return g_strdup (line->item);
  if (available.micro == 0)
    /* TRANSLATORS: item number */
    return g_strdup_printf (_ ("%s · not in this store"), line->item);
  g_autofree char *count = pos_format_quantity (pos_shell_get_format (shell), available);
  /* TRANSLATORS: item number, then how many there are: "400214 · 2 in this store" */
  return g_strdup_printf (_ ("%1$s · %2$s in this store"), line->item, count);
}

/* --- What follows from what is chosen --- */

static void
refresh_modes (PosShipPage *self, GPtrArray *lines)
{
  PosRegister *reg = pos_delivery_page_get_register (base_of (self));
  PosAddress *address = pos_address_panel_get_address (self->address);
  g_autoptr (GPtrArray) options = pos_offer_list_modes (reg, POS_INTENT_SHIP, NULL, lines, address);

  pos_mode_list_set_usual (self->modes, pos_offer_get_usual_mode (reg, POS_INTENT_SHIP, options));
  pos_mode_list_update (self->modes, options, lines, address);
  pos_date_panel_update (self->date, pos_mode_list_get_mode (self->modes), address);
}

/* What goes by e-mail asks for no place, address, mode or day.  Returns: (transfer full). */
static GPtrArray *
list_parcels (PosShipPage *self, GPtrArray *lines)
{
  PosRegister *reg = pos_delivery_page_get_register (base_of (self));
  GPtrArray *parcels = g_ptr_array_new ();

  for (guint i = 0; i < lines->len; i++)
    if (!pos_offer_is_electronic (reg, lines->pdata[i]))
      g_ptr_array_add (parcels, lines->pdata[i]);
  return parcels;
}

static void
pos_ship_page_refresh (PosDeliveryPage *page, GPtrArray *lines)
{
  PosShipPage *self = POS_SHIP_PAGE (page);
  g_autoptr (GPtrArray) parcels = list_parcels (self, lines);

  pos_place_list_update (self->places, parcels);
  refresh_modes (self, parcels);
}

static gboolean
collect_charge (PosShipPage *self, GVariantDict *args)
{
  PosShell *shell = pos_delivery_page_get_window (base_of (self));
  guint32 currency = pos_register_get_currency (pos_shell_get_register (shell));
  const char *text = pos_text_field_get_text (self->charge);
  gint64 amount = 0;
  gboolean valid =
      !*text ||
      (pos_format_parse_money (pos_shell_get_format (shell), text, currency, &amount, NULL) &&
       amount >= 0);

  g_object_set (self->charge, "error", valid ? NULL : _ ("Type an amount, or nothing."), NULL);
  if (valid)
    g_variant_dict_insert (args, "charge", "x", amount);
  return valid;
}

static char *
pos_ship_page_collect (PosDeliveryPage *page, GVariantDict *args)
{
  PosShipPage *self = POS_SHIP_PAGE (page);
  const char *source = pos_place_list_get_source (self->places);
  PosAddress *address = pos_address_panel_get_address (self->address);
  const char *mode = pos_mode_list_get_mode (self->modes);
  g_autofree char *date = pos_date_to_text (pos_date_panel_get_date (self->date));
  g_autoptr (GPtrArray) chosen = pos_line_choice_list_chosen (pos_delivery_page_get_choice (page));
  g_autoptr (GPtrArray) lines = list_parcels (self, chosen);

  if (chosen->len > 0 && lines->len == 0)
    return NULL;
  if (!source && !pos_place_list_is_left_open (self->places))
    return g_strdup (_ ("No place is set up to ship from."));
  if (!address)
    return g_strdup (_ ("There is no address to ship to. Add one."));
  if (!mode && lines->len == 1)
    return pos_delivery_text_no_mode (pos_delivery_page_get_window (page), NULL, lines->pdata[0]);
  if (!mode)
    return g_strdup (_ ("These lines have no delivery mode in common. Ship them one by one."));
  if (self->charge && !collect_charge (self, args))
    return g_strdup (_ ("The shipping charge is not an amount."));
  if (source)
    g_variant_dict_insert (args, "location", "s", source);
  g_variant_dict_insert (args, "address", "s", address->id);
  g_variant_dict_insert (args, "mode", "s", mode);
  g_variant_dict_insert (args, "date", "s", date);
  return NULL;
}

static char *
pos_ship_page_summarize (PosDeliveryPage *page, guint n_lines)
{
  PosShipPage *self = POS_SHIP_PAGE (page);
  PosFormat *format = pos_shell_get_format (pos_delivery_page_get_window (page));
  g_autofree char *date = pos_format_date_short (format, pos_date_panel_get_date (self->date));
  g_autoptr (GPtrArray) chosen = pos_line_choice_list_chosen (pos_delivery_page_get_choice (page));
  g_autoptr (GPtrArray) parcels = list_parcels (self, chosen);
  guint n_sent = chosen->len - parcels->len;
  /* TRANSLATORS: number of lines that are not shipped: "1 line by e-mail" */
  g_autofree char *sent =
      g_strdup_printf (ngettext ("%u line by e-mail", "%u lines by e-mail", n_sent), n_sent);
  g_autofree char *shipped = g_strdup_printf (
      /* TRANSLATORS: number of lines, place, date: "2 lines from DC Tilburg, Thu 21 May" */
      ngettext ("%1$u line from %2$s, %3$s", "%1$u lines from %2$s, %3$s", parcels->len),
      parcels->len,
      pos_place_list_get_name (self->places),
      date);

  return pos_ui_dup_facts (n_sent < n_lines || n_sent == 0 ? shipped : NULL,
                           n_sent > 0 ? sent : NULL);
}

static char *
pos_ship_page_caption (PosDeliveryPage *page, guint n_lines)
{
  if (n_lines == 0)
    return g_strdup (C_ ("delivery intent", "Ship"));
  return g_strdup_printf (ngettext ("Ship %u line", "Ship %u lines", n_lines), n_lines);
}

static void
pos_ship_page_class_init (PosShipPageClass *klass)
{
  PosDeliveryPageClass *page_class = POS_DELIVERY_PAGE_CLASS (klass);

  page_class->refresh = pos_ship_page_refresh;
  page_class->collect = pos_ship_page_collect;
  page_class->summarize = pos_ship_page_summarize;
  page_class->caption = pos_ship_page_caption;
}

static void
pos_ship_page_init (PosShipPage *self)
{
}

/* --- Columns --- */

static void
add_from_and_to (PosShipPage *self)
{
  PosShell *shell = pos_delivery_page_get_window (base_of (self));
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *places = pos_place_list_new (shell, pos_delivery_page_get_book (base_of (self)));
  GtkWidget *address = pos_address_panel_new (shell);
  GtkWidget *label = pos_ui_label_new (_ ("Deliver to"), "overline");

  self->places = POS_PLACE_LIST (places);
  self->address = POS_ADDRESS_PANEL (address);
  gtk_widget_set_margin_top (label, 4);
  gtk_box_append (GTK_BOX (column), pos_ui_label_new (_ ("Ship from"), "overline"));
  gtk_box_append (GTK_BOX (column), pos_focus_stop_new (places));
  gtk_box_append (GTK_BOX (column), label);
  gtk_box_append (GTK_BOX (column), address);
  g_signal_connect_swapped (places, "chosen", G_CALLBACK (pos_delivery_page_refresh), self);
  g_signal_connect_swapped (address, "chosen", G_CALLBACK (pos_delivery_page_refresh), self);
  pos_delivery_page_add_column (
      base_of (self), pos_step_header_new (2, _ ("From and to")), column, 426);
}

/* §4.2 step 5. */
static GtkWidget *
make_charge (PosShipPage *self)
{
  GtkWidget *field = pos_text_field_new (_ ("Shipping charge"));

  self->charge = POS_TEXT_FIELD (field);
  g_object_set (field, "hint", _ ("Charges are entered by hand here. Nothing is no charge."), NULL);
  gtk_text_set_input_purpose (pos_text_field_get_entry (self->charge), GTK_INPUT_PURPOSE_NUMBER);
  g_signal_connect_swapped (field, "changed", G_CALLBACK (pos_delivery_page_refresh), self);
  return field;
}

static void
add_how_and_when (PosShipPage *self)
{
  PosShell *shell = pos_delivery_page_get_window (base_of (self));
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *modes = pos_mode_list_new (shell, POS_INTENT_SHIP);
  GtkWidget *date = pos_date_panel_new (shell);

  self->modes = POS_MODE_LIST (modes);
  self->date = POS_DATE_PANEL (date);
  gtk_box_append (GTK_BOX (column), pos_focus_stop_new (modes));
  if (pos_config_get_parameters (config)->manual_charges)
    gtk_box_append (GTK_BOX (column), make_charge (self));
  gtk_box_append (GTK_BOX (column), date);
  g_signal_connect_swapped (modes, "chosen", G_CALLBACK (pos_delivery_page_refresh), self);
  g_signal_connect_swapped (date, "chosen", G_CALLBACK (pos_delivery_page_refresh), self);
  pos_delivery_page_add_column (
      base_of (self), pos_step_header_new (3, _ ("How and when")), column, 440);
}

static void
preset (PosShipPage *self, GVariant *args)
{
  const char *text;
  PosDate date;

  if (!args)
    return;
  if (g_variant_lookup (args, "location", "&s", &text))
    pos_place_list_set_wanted (self->places, text);
  if (g_variant_lookup (args, "address", "&s", &text))
    pos_address_panel_set_wanted (self->address, text);
  if (g_variant_lookup (args, "mode", "&s", &text))
    pos_mode_list_set_wanted (self->modes, text);
  if (g_variant_lookup (args, "date", "&s", &text) && pos_date_parse (text, &date, NULL))
    pos_date_panel_set_wanted (self->date, date);
}

PosPage *
pos_ship_page_new (PosShell *shell, gboolean all, GVariant *args)
{
  g_return_val_if_fail (POS_IS_SHELL (shell), NULL);
  PosShipPage *self = g_object_new (POS_TYPE_SHIP_PAGE, NULL);
  PosDeliveryPage *page = base_of (self);

  pos_page_set_title (POS_PAGE (self), all ? _ ("Ship all lines") : _ ("Ship selected lines"));
  pos_delivery_page_set_up (
      page, shell, "order.ship_selected", POS_LOOK_INTENT_SHIP, pos_line_rule_ship);
  PosLineChoice *choice = pos_delivery_page_get_choice (page);
  pos_delivery_page_add_column (page,
                                pos_step_header_new (1, _ ("What ships")),
                                pos_line_list_new (shell, choice, caption_line, self),
                                420);
  add_from_and_to (self);
  add_how_and_when (self);
  preset (self, args);
  /* The mode cards take their places for everything that could ship. */
  pos_line_choice_set_all (choice, TRUE);
  pos_line_choice_preset (choice, all, args);
  return POS_PAGE (self);
}
