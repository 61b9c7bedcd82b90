/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-gallery.c — every component in every state on one sheet, in four dresses.  With
 * POS_UI_PICTURES set to a folder the sheets are saved there, to be looked at. */
#include "ui-support.h"

#include "ui/common/pos-banner.h"
#include "ui/common/pos-calendar.h"
#include "ui/common/pos-check-row.h"
#include "ui/common/pos-chip.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-day-strip.h"
#include "ui/common/pos-header.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-overlay.h"
#include "ui/common/pos-pill.h"
#include "ui/common/pos-readout.h"
#include "ui/common/pos-segmented.h"
#include "ui/common/pos-step-header.h"
#include "ui/common/pos-tabs.h"
#include "ui/common/pos-tag.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-tile-grid.h"
#include "ui/common/pos-ui-props.h"

#define WIDTH 1366
#define HEIGHT 768

static PosTheme *theme;

static GtkWidget *
row_new (int spacing)
{
  return gtk_box_new (GTK_ORIENTATION_HORIZONTAL, spacing);
}

static GtkWidget *
captions_row (void)
{
  static const char *const captions[] = {"Default",
                                         "Hover",
                                         "Active",
                                         "Focus",
                                         "Unavailable",
                                         "Needs approval",
                                         "Offline",
                                         "Intent + count",
                                         "Danger"};
  GtkWidget *row = row_new (10);
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (captions); i++)
    gtk_box_append (GTK_BOX (row), pos_ui_label_new (captions[i], "t-cap ink2"));
  return row;
}

static GtkWidget *
tiles_row (void)
{
  GtkWidget *grid = pos_tile_grid_new ("Actions", 9, 1, 12);
  GtkWidget *tiles[9];
  for (int i = 0; i < 4; i++)
    tiles[i] = pos_tile_new ("pos-recall-symbolic", "Recall order", POS_LOOK_ROLE_DEFAULT);
  tiles[4] = pos_tile_new ("pos-swap-symbolic", "Change delivery mode", POS_LOOK_ROLE_DEFAULT);
  tiles[5] = pos_tile_new ("pos-deposit-symbolic", "Deposit override", POS_LOOK_ROLE_DEFAULT);
  tiles[6] = pos_tile_new ("pos-gift-symbolic", "Pay gift card", POS_LOOK_ROLE_DEFAULT);
  tiles[7] = pos_tile_new ("pos-ship-symbolic", "Ship selected", POS_LOOK_ROLE_SHIP);
  tiles[8] = pos_tile_new ("pos-void-symbolic", "Void transaction", POS_LOOK_ROLE_DANGER);
  for (int i = 0; i < 9; i++)
    pos_tile_grid_attach (POS_TILE_GRID (grid), POS_TILE (tiles[i]), i, 0, 1, 1);
  gtk_widget_set_state_flags (tiles[1], GTK_STATE_FLAG_PRELIGHT, FALSE);
  gtk_widget_set_state_flags (tiles[2], GTK_STATE_FLAG_ACTIVE, FALSE);
  gtk_widget_set_state_flags (
      tiles[3], GTK_STATE_FLAG_FOCUS_VISIBLE | GTK_STATE_FLAG_FOCUSED, FALSE);
  g_object_set (tiles[4], "unavailable", TRUE, "reason", "Needs a ship line", NULL);
  g_object_set (tiles[5], "needs-approval", TRUE, NULL);
  g_object_set (tiles[6], "offline", TRUE, NULL);
  g_object_set (tiles[7], "count", 2, NULL);
  gtk_widget_set_size_request (grid, -1, 98);
  return grid;
}

static GtkWidget *
button_new (const char *label, const char *icon, const char *classes)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = row_new (8);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), pos_ui_icon_new (icon, 20));
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_button_set_child (GTK_BUTTON (button), box);
  g_auto (GStrv) names = g_strsplit (classes, " ", -1);
  for (guint i = 0; names[i] != NULL; i++)
    gtk_widget_add_css_class (button, names[i]);
  return button;
}

static GtkWidget *
buttons_row (void)
{
  GtkWidget *row = row_new (12);
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  GtkWidget *buttons[] = {
      button_new ("Approve", NULL, "btn primary"),
      button_new ("Approve", NULL, "btn primary"),
      button_new ("Cancel", NULL, "btn"),
      button_new ("Cancel", NULL, "btn"),
      button_new ("Edit", "pos-lock-symbolic", "btn unavailable"),
      button_new ("Cancel order", NULL, "btn danger-solid"),
      button_new ("Details", NULL, "btn quiet"),
  };
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_box_append (GTK_BOX (row), buttons[i]);
  gtk_widget_set_state_flags (
      buttons[1], GTK_STATE_FLAG_FOCUS_VISIBLE | GTK_STATE_FLAG_FOCUSED, FALSE);
  gtk_widget_set_state_flags (buttons[3], GTK_STATE_FLAG_PRELIGHT, FALSE);
  return row;
}

static GtkWidget *
pills_row (void)
{
  static const PosStatusLook statuses[] = {
      POS_STATUS_OPEN,
      POS_STATUS_QUOTE,
      POS_STATUS_PICKING,
      POS_STATUS_PACKED,
      POS_STATUS_PARTLY_SHIPPED,
      POS_STATUS_READY,
      POS_STATUS_INVOICED,
      POS_STATUS_CANCELLED,
      POS_STATUS_WAITING,
  };
  GtkWidget *row = row_new (8);
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++) {
    GtkWidget *pill = pos_pill_new (POS_TONE_NEUTRAL, NULL, NULL);
    pos_pill_set_status (POS_PILL (pill), statuses[i]);
    gtk_box_append (GTK_BOX (row), pill);
  }
  return row;
}

static GtkWidget *
mark_new (const char *classes, const char *icon)
{
  GtkWidget *mark = row_new (0);
  g_auto (GStrv) names = g_strsplit (classes, " ", -1);
  for (guint i = 0; names[i] != NULL; i++)
    gtk_widget_add_css_class (mark, names[i]);
  GtkWidget *image = pos_ui_icon_new (icon, 16);
  gtk_widget_set_hexpand (image, TRUE);
  gtk_widget_set_hexpand (mark, FALSE);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (mark), image);
  return mark;
}

static void
append_switch (GtkWidget *row, gboolean on)
{
  GtkWidget *toggle = gtk_switch_new ();
  gtk_switch_set_active (GTK_SWITCH (toggle), on);
  gtk_switch_set_state (GTK_SWITCH (toggle), on);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), toggle);
}

static GtkWidget *
tags_row (void)
{
  GtkWidget *row = row_new (10);
  GtkWidget *chip = pos_chip_new ("In stock only", TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  GtkWidget *parts[] = {
      pos_tag_new (POS_LOOK_INTENT_SHIP),
      pos_tag_new (POS_LOOK_INTENT_PICK),
      pos_tag_new (POS_LOOK_INTENT_CARRY),
      pos_pill_new (POS_TONE_OK, "pos-cloud-ok-symbolic", "Online"),
      pos_pill_new (POS_TONE_WARN, "pos-cloud-off-symbolic", "Offline"),
      pos_pill_new (POS_TONE_DANGER, "pos-alert-symbolic", "1 conflict"),
      chip,
      pos_chip_new ("Late", TRUE),
      mark_new ("check on", "pos-check-symbolic"),
      mark_new ("check mixed", "pos-minus-symbolic"),
      mark_new ("check", NULL),
      mark_new ("check off", NULL),
      mark_new ("radio on", NULL),
      mark_new ("radio", NULL),
      mark_new ("radio off", NULL),
  };
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_box_append (GTK_BOX (row), parts[i]);
  append_switch (row, TRUE);
  append_switch (row, FALSE);
  return row;
}

static GtkWidget *
fields_row (void)
{
  GtkWidget *row = row_new (16);
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  GtkWidget *fields[] = {pos_text_field_new ("Default"),
                         pos_text_field_new ("Focus"),
                         pos_text_field_new ("Refused"),
                         pos_text_field_new ("Read only")};
  g_object_set (
      fields[0], "icon", "pos-search-symbolic", "placeholder", "Store, town or postcode", NULL);
  g_object_set (fields[1], "icon", "pos-search-symbolic", NULL);
  pos_text_field_set_text (POS_TEXT_FIELD (fields[1]), "van den berg ");
  g_object_set (fields[2], "suffix", "%", "error", "Enter 0 to 100.", NULL);
  pos_text_field_set_text (POS_TEXT_FIELD (fields[2]), "110.00");
  g_object_set (fields[3],
                "read-only",
                TRUE,
                "trailing-icon",
                "pos-lock-symbolic",
                "hint",
                "Not used while auto charges are on",
                NULL);
  pos_text_field_set_text (POS_TEXT_FIELD (fields[3]), "FREIGHT · Delivery");
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_box_append (GTK_BOX (row), fields[i]);
  return row;
}

static GtkWidget *
notices_row (void)
{
  GtkWidget *row = row_new (16);
  GtkWidget *banners = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *offline = pos_banner_new (
      POS_TONE_WARN, "Offline since 10:21", "Keep selling. 7 items wait to be sent.");
  g_object_set (offline, "action", "Details", NULL);
  gtk_box_append (GTK_BOX (banners), offline);
  gtk_box_append (GTK_BOX (banners),
                  pos_banner_new (POS_TONE_DANGER,
                                  "Card declined",
                                  "Code 51. Ask for another card or pay cash."));
  gtk_widget_set_hexpand (banners, TRUE);
  gtk_box_append (GTK_BOX (row), banners);
  return row;
}

static GtkWidget *
sheet_new (void)
{
  GtkWidget *sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_margin_start (sheet, 16);
  gtk_widget_set_margin_end (sheet, 16);
  gtk_widget_set_margin_top (sheet, 16);
  gtk_box_append (GTK_BOX (sheet), pos_ui_label_new ("Components and states", "t-head"));
  gtk_box_append (GTK_BOX (sheet), captions_row ());
  gtk_box_append (GTK_BOX (sheet), tiles_row ());
  gtk_box_append (GTK_BOX (sheet), buttons_row ());
  gtk_box_append (GTK_BOX (sheet), pills_row ());
  gtk_box_append (GTK_BOX (sheet), tags_row ());
  gtk_box_append (GTK_BOX (sheet), fields_row ());
  gtk_box_append (GTK_BOX (sheet), notices_row ());
  return sheet;
}

/* ── A second sheet: parts as they stand on pages ────────────────────────────────────────────── */

static GtkWidget *
column_new (void)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_hexpand (column, TRUE);
  return column;
}

static GtkWidget *
checks_column (void)
{
  GtkWidget *column = column_new ();
  GtkWidget *sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (sheet, "sheet");
  gtk_widget_set_overflow (sheet, GTK_OVERFLOW_HIDDEN);
  GtkWidget *all = pos_check_row_new ("2 of 5 lines selected", NULL);
  g_object_set (all, "mixed", TRUE, NULL);
  GtkWidget *sofa =
      pos_check_row_new ("1 × Sofa Haarlem 3-seat, oat", "400110 · not in this store");
  g_object_set (sofa, "checked", TRUE, "amount", "€1,249.00", NULL);
  GtkWidget *table = pos_check_row_new ("1 × Dining table Vester 180", "Pick up · Amersfoort");
  g_object_set (table, "amount", "€649.00", NULL);
  gtk_box_append (GTK_BOX (sheet), all);
  gtk_box_append (GTK_BOX (sheet), sofa);
  gtk_box_append (GTK_BOX (sheet), table);
  gtk_box_append (GTK_BOX (column), pos_step_header_new (1, "What ships"));
  gtk_box_append (GTK_BOX (column), sheet);
  return column;
}

static GtkWidget *
choices_column (PosFormat *format)
{
  GtkWidget *column = column_new ();
  gtk_box_append (GTK_BOX (column), pos_step_header_new (2, "How and when"));
  GtkWidget *standard = pos_choice_card_new ("Standard delivery", "5 to 7 days, to the door");
  g_object_set (standard, "icon", "pos-clock-symbolic", "amount", "€39.00", "active", TRUE, NULL);
  GtkWidget *store = pos_choice_card_new ("Utrecht Centrum", "Sofa 1 · chairs 2 of 4");
  pos_choice_card_set_trailing (POS_CHOICE_CARD (store),
                                pos_pill_new (POS_TONE_WARN, "pos-st-50-symbolic", "Short 2"));
  GtkWidget *parcel = pos_choice_card_new ("Parcel post", "Next day");
  g_object_set (parcel,
                "amount",
                "€6.95",
                "unavailable",
                TRUE,
                "reason",
                "Sofa is over the 30 kg limit",
                NULL);
  gtk_box_append (GTK_BOX (column), standard);
  gtk_box_append (GTK_BOX (column), store);
  gtk_box_append (GTK_BOX (column), parcel);
  GtkWidget *strip = pos_day_strip_new (format, pos_date_new (2026, 5, 20));
  pos_day_strip_set_start (POS_DAY_STRIP (strip), pos_date_new (2026, 5, 18));
  pos_day_strip_select (POS_DAY_STRIP (strip), pos_date_new (2026, 5, 21));
  gtk_box_append (GTK_BOX (column), strip);
  return column;
}

static gboolean
closed_on_sunday (PosDate day, char **reason, gpointer data)
{
  if (pos_date_get_weekday (day) != 7)
    return TRUE;
  *reason = g_strdup ("Amersfoort is closed on Sunday");
  return FALSE;
}

static GtkWidget *
calendar_column (PosFormat *format)
{
  GtkWidget *column = column_new ();
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *calendar = pos_calendar_new (format, pos_date_new (2026, 5, 14));
  pos_calendar_set_rule (POS_CALENDAR (calendar), closed_on_sunday, NULL);
  pos_calendar_select (POS_CALENDAR (calendar), pos_date_new (2026, 5, 16));
  gtk_widget_add_css_class (panel, "panel");
  gtk_box_append (GTK_BOX (panel), calendar);
  gtk_box_append (GTK_BOX (column), pos_step_header_new (3, "Which day"));
  gtk_box_append (GTK_BOX (column), panel);
  return column;
}

static GtkWidget *
pad_column (void)
{
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (panel, "panel");
  g_autoptr (PosKeypadModel) model = pos_keypad_model_new (".");
  g_object_set (model, "caption", "Qty", NULL);
  pos_keypad_model_set_value (model, "4");
  GtkWidget *modes = pos_segmented_new ("Mode");
  pos_segmented_append (POS_SEGMENTED (modes), "qty", "Qty");
  pos_segmented_append (POS_SEGMENTED (modes), "price", "Price");
  pos_segmented_append (POS_SEGMENTED (modes), "number", "Number");
  GtkWidget *pad = pos_number_pad_new (POS_PAD_ENTRY, model, FALSE);
  gtk_widget_set_vexpand (pad, TRUE);
  gtk_widget_set_size_request (panel, 268, -1);
  gtk_box_append (GTK_BOX (panel), modes);
  gtk_box_append (GTK_BOX (panel), pos_readout_new (model));
  gtk_box_append (GTK_BOX (panel), pad);
  return panel;
}

static GtkWidget *
pay_row (void)
{
  GtkWidget *grid = pos_tile_grid_new ("Payment", 2, 1, 10);
  GtkWidget *cash = pos_tile_new ("pos-cash-symbolic", "Pay cash", POS_LOOK_ROLE_SOFT);
  GtkWidget *card = pos_tile_new ("pos-card-symbolic", "Pay card", POS_LOOK_ROLE_ACCENT);
  g_object_set (cash, "subtitle", "€432.30", NULL);
  g_object_set (card, "subtitle", "€432.30", NULL);
  pos_tile_grid_attach (POS_TILE_GRID (grid), POS_TILE (cash), 0, 0, 1, 1);
  pos_tile_grid_attach (POS_TILE_GRID (grid), POS_TILE (card), 1, 0, 1, 1);
  gtk_widget_set_size_request (grid, 406, 86);
  gtk_widget_set_hexpand (grid, FALSE);
  gtk_widget_set_halign (grid, GTK_ALIGN_START);
  return grid;
}

static GtkWidget *
tabs_row (void)
{
  GtkWidget *row = row_new (24);
  GtkWidget *stack = gtk_stack_new ();
  static const char *const titles[] = {"Actions", "Order", "Discounts", "Till"};
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    gtk_stack_add_titled (GTK_STACK (stack), gtk_label_new (NULL), titles[i], titles[i]);
  GtkWidget *tabs = pos_tabs_new (GTK_STACK (stack), FALSE);
  gtk_widget_set_valign (tabs, GTK_ALIGN_CENTER);
  GtkWidget *underlined = pos_tabs_new (GTK_STACK (stack), TRUE);
  pos_tabs_set_count (POS_TABS (underlined), "Actions", 8);
  pos_tabs_set_count (POS_TABS (underlined), "Order", 5);
  gtk_widget_set_valign (underlined, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), tabs);
  gtk_box_append (GTK_BOX (row), underlined);
  gtk_box_append (GTK_BOX (row), pay_row ());
  gtk_box_append (GTK_BOX (row), stack);
  return row;
}

static GtkWidget *
header_new (void)
{
  GtkWidget *header = pos_header_new ();
  g_object_set (header,
                "title",
                "Example Home",
                "subtitle",
                "Utrecht Centrum · Register 3",
                "status-text",
                "Online",
                "status-icon",
                "pos-cloud-ok-symbolic",
                "status-tone",
                POS_TONE_OK,
                "date",
                "Thu 14 May",
                "time",
                "10:42",
                "operator",
                "Sanne de Vries",
                NULL);
  return header;
}

static GtkWidget *
parts_new (void)
{
  g_autoptr (PosFormat) format = pos_format_new ("en", "IE", NULL);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *columns = row_new (20);
  gtk_widget_set_margin_start (columns, 16);
  gtk_widget_set_margin_end (columns, 16);
  gtk_widget_set_vexpand (columns, TRUE);
  gtk_box_append (GTK_BOX (columns), checks_column ());
  gtk_box_append (GTK_BOX (columns), choices_column (format));
  gtk_box_append (GTK_BOX (columns), calendar_column (format));
  gtk_box_append (GTK_BOX (columns), pad_column ());
  GtkWidget *tabs = tabs_row ();
  gtk_widget_set_margin_start (tabs, 16);
  gtk_widget_set_margin_top (tabs, 12);
  gtk_widget_set_margin_bottom (tabs, 12);
  gtk_box_append (GTK_BOX (page), header_new ());
  gtk_box_append (GTK_BOX (page), columns);
  gtk_box_append (GTK_BOX (page), tabs);
  return page;
}

static void
show (GtkWidget *sheet, const char *name, const char *dress)
{
  g_autofree char *file = g_strconcat (name, dress, NULL);
  GtkWindow *window = ui_window_new (sheet, WIDTH, HEIGHT);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), ==, WIDTH);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (window)), ==, HEIGHT);
  ui_picture (GTK_WIDGET (window), file);
  ui_window_destroy (window);
}

static GtkWidget *
dialog_page_new (void)
{
  GtkWidget *overlay = pos_overlay_new ();
  GtkWidget *dialog =
      pos_dialog_new ("Cancel this order?", "Cancel order and refund €138.50", "Keep the order");
  g_object_set (dialog, "subtitle", "SO-104096 · Marieke van den Berg", "destructive", TRUE, NULL);
  pos_dialog_set_content (POS_DIALOG (dialog),
                          pos_banner_new (POS_TONE_INFO,
                                          "Stock goes back right away",
                                          "2 ship lines and 1 pick-up line are released."));
  pos_overlay_set_child (POS_OVERLAY (overlay), parts_new ());
  pos_overlay_open (POS_OVERLAY (overlay), POS_DIALOG (dialog));
  return overlay;
}

static GtkWidget *
snack_page_new (void)
{
  GtkWidget *overlay = pos_overlay_new ();
  GtkWidget *sheet = pos_dialog_new ("Connection and sync", "Try now", "Details");
  g_object_set (sheet, "subtitle", "Register 3 · Utrecht Centrum", "sheet", TRUE, NULL);
  pos_dialog_set_content (
      POS_DIALOG (sheet),
      pos_banner_new (POS_TONE_WARN,
                      "Offline since 10:21",
                      "Keep selling. Everything is saved here and sent later."));
  pos_overlay_set_child (POS_OVERLAY (overlay), sheet_new ());
  pos_overlay_show_snack (POS_OVERLAY (overlay), "Line removed: Wool throw 130×170", "Undo");
  pos_overlay_open (POS_OVERLAY (overlay), POS_DIALOG (sheet));
  return overlay;
}

static void
show_sheet (const char *dress)
{
  show (sheet_new (), "components", dress);
  show (parts_new (), "parts", dress);
  show (dialog_page_new (), "dialog", dress);
  show (snack_page_new (), "side-sheet", dress);
}

static void
test_light (void)
{
  show_sheet ("");
}

static void
test_dark (void)
{
  pos_theme_set_variant (theme, POS_THEME_DARK);
  show_sheet ("-dark");
  pos_theme_set_variant (theme, POS_THEME_LIGHT);
}

static void
test_contrast (void)
{
  pos_theme_set_variant (theme, POS_THEME_HIGH_CONTRAST);
  show_sheet ("-contrast");
  pos_theme_set_variant (theme, POS_THEME_LIGHT);
}

static void
test_rtl (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  show_sheet ("-rtl");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  theme = ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/gallery/light", test_light);
  g_test_add_func ("/ui/gallery/dark", test_dark);
  g_test_add_func ("/ui/gallery/high-contrast", test_contrast);
  g_test_add_func ("/ui/gallery/right-to-left", test_rtl);
  return g_test_run ();
}
