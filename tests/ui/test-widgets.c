/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-widgets.c — sizes that ignore content, names that are read aloud, nothing left behind. */
#include "ui-support.h"

#include "ui/common/pos-avatar.h"
#include "ui/common/pos-banner.h"
#include "ui/common/pos-calendar.h"
#include "ui/common/pos-change-list.h"
#include "ui/common/pos-check-row.h"
#include "ui/common/pos-chip.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-day-strip.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-header.h"
#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-overlay.h"
#include "ui/common/pos-panels.h"
#include "ui/common/pos-pill.h"
#include "ui/common/pos-pin-dots.h"
#include "ui/common/pos-readout.h"
#include "ui/common/pos-search-field.h"
#include "ui/common/pos-segmented.h"
#include "ui/common/pos-select.h"
#include "ui/common/pos-step-header.h"
#include "ui/common/pos-tabs.h"
#include "ui/common/pos-tag.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-tile-grid.h"
#include "ui/common/pos-tip.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-ui-stack.h"
#include "ui/common/pos-zone-layout.h"

#define LONG_CAPTION "Leveringsmethode van alle geselecteerde orderregels nu wijzigen"

static void
test_no_leaks (void)
{
  g_autoptr (PosFormat) format = pos_format_new ("en", "IE", NULL);
  g_autoptr (PosKeypadModel) model = pos_keypad_model_new (".");
  PosDate today = pos_date_new (2026, 5, 14);
  GtkWidget *grid = pos_tile_grid_new ("Actions", 2, 1, 8);
  pos_tile_grid_attach (POS_TILE_GRID (grid), POS_TILE (pos_tile_new (NULL, "A", 0)), 0, 0, 1, 1);
  GtkWidget *widgets[] = {
      grid,
      pos_tile_new ("pos-ship-symbolic", "Ship all", POS_LOOK_ROLE_SHIP),
      pos_avatar_new ("Sanne de Vries", "ship", TRUE),
      pos_banner_new (POS_TONE_WARN, "Offline", "Keep selling."),
      pos_calendar_new (format, today),
      pos_day_strip_new (format, today),
      pos_check_row_new ("Sofa", "400110"),
      pos_chip_new ("Late", TRUE),
      pos_choice_card_new ("DC Tilburg", NULL),
      pos_dialog_new ("Question?", "Do it", "Leave it"),
      pos_empty_state_new ("pos-search-symbolic", "No orders", NULL),
      pos_text_field_new ("Name"),
      pos_header_new (),
      pos_number_pad_new (POS_PAD_ENTRY, model, FALSE),
      pos_overlay_new (),
      pos_pill_new (POS_TONE_OK, NULL, "Online"),
      pos_pin_dots_new (model, 4),
      pos_readout_new (model),
      pos_segmented_new ("Mode"),
      pos_step_header_new (1, "What ships"),
      pos_tag_new (POS_LOOK_INTENT_PICK),
  };
  for (gsize i = 0; i < G_N_ELEMENTS (widgets); i++) {
    g_test_message ("%s", G_OBJECT_TYPE_NAME (widgets[i]));
    ui_assert_no_leak (widgets[i]);
  }
}

static void
test_zones (void)
{
  GtkWidget *canvas = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkLayoutManager *layout = pos_zone_layout_new (1280, 720);
  gtk_widget_set_layout_manager (canvas, layout);
  GtkWidget *receipt = gtk_label_new ("Ann");
  GtkWidget *pad = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (canvas), receipt);
  gtk_box_append (GTK_BOX (canvas), pad);
  pos_zone_layout_place (POS_ZONE_LAYOUT (layout), receipt, 0, 0, 640, 560);
  pos_zone_layout_place (POS_ZONE_LAYOUT (layout), pad, 640, 0, 320, 400);
  GtkWindow *window = ui_window_new (canvas, 640, 360);
  gtk_label_set_text (GTK_LABEL (receipt), LONG_CAPTION LONG_CAPTION LONG_CAPTION);
  ui_settle (GTK_WIDGET (window));
  int width, height;
  ui_size (receipt, &width, &height);
  g_assert_cmpint (width, ==, 320);
  g_assert_cmpint (height, ==, 280);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), ==, 640);
  /* Neighbors share an edge at any size, odd ones included. */
  for (int w = 601; w < 700; w += 7) {
    GdkRectangle a = pos_zone_layout_rectangle (POS_ZONE_LAYOUT (layout), 0, 0, 427, 36, w, 99);
    GdkRectangle b = pos_zone_layout_rectangle (POS_ZONE_LAYOUT (layout), 427, 0, 853, 36, w, 99);
    g_assert_cmpint (a.x + a.width, ==, b.x);
    g_assert_cmpint (b.x + b.width, ==, w);
  }
  ui_window_destroy (window);
}

static GtkWidget *
focus_of (GtkWindow *window)
{
  return gtk_window_get_focus (window);
}

static PosDate
day_in_focus (GtkWindow *window)
{
  GtkWidget *focus = focus_of (window);

  return POS_IS_DAY_BUTTON (focus) ? pos_day_button_get_day (POS_DAY_BUTTON (focus))
                                   : POS_DATE_NONE;
}

/* Whoever chooses a day by key goes on from there. */
static void
test_days_keep_the_focus (void)
{
  g_autoptr (PosFormat) format = pos_format_new ("en", "IE", NULL);
  PosDate today = pos_date_new (2026, 5, 14), later = pos_date_new (2026, 5, 16);
  GtkWidget *calendar = pos_calendar_new (format, today);
  GtkWidget *strip = pos_day_strip_new (format, today);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), calendar);
  gtk_box_append (GTK_BOX (box), strip);
  GtkWindow *window = ui_window_new (box, 400, 600);

  gtk_widget_grab_focus (calendar);
  g_assert_cmpuint (day_in_focus (window).julian, ==, today.julian);
  pos_calendar_select (POS_CALENDAR (calendar), later);
  g_assert_cmpuint (day_in_focus (window).julian, ==, today.julian);
  gtk_widget_grab_focus (calendar);
  g_assert_cmpuint (day_in_focus (window).julian, ==, later.julian);
  gtk_widget_activate (focus_of (window));
  g_assert_cmpuint (day_in_focus (window).julian, ==, later.julian);
  g_assert_true (gtk_widget_is_ancestor (focus_of (window), calendar));

  g_assert_true (pos_day_button_focus (strip, later));
  pos_day_strip_select (POS_DAY_STRIP (strip), later);
  g_assert_cmpuint (day_in_focus (window).julian, ==, later.julian);
  g_assert_true (gtk_widget_is_ancestor (focus_of (window), strip));
  ui_window_destroy (window);
}

static int
panel_height (GtkWidget *content)
{
  int width, height;

  ui_size (gtk_widget_get_ancestor (content, GTK_TYPE_SCROLLED_WINDOW), &width, &height);
  return height;
}

/* Upright, two over one: half each, but no panel scrolls while the other has room to spare. */
static void
test_panels (void)
{
  static const int widths[] = {1, 1, 1};
  static const struct {
    int upper, lower, expected;
  } cases[] = {{100, 100, 285}, {100, 500, 285}, {400, 100, 400}, {400, 250, 320}, {900, 500, 285}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    GtkWidget *contents[3];
    for (int panel = 0; panel < 3; panel++) {
      contents[panel] = gtk_label_new (NULL);
      gtk_widget_set_size_request (
          contents[panel], -1, panel == 1 ? cases[i].lower : cases[i].upper);
    }
    GtkWindow *window = ui_window_new (pos_panels_new (contents, widths, 1), 400, 600);
    g_assert_cmpint (panel_height (contents[0]), ==, cases[i].expected);
    g_assert_cmpint (panel_height (contents[2]), ==, cases[i].expected);
    g_assert_cmpint (panel_height (contents[1]), ==, 570 - cases[i].expected);
    ui_window_destroy (window);
  }
}

/* What the header has no room for is a tip away. */
static void
test_cut_words (void)
{
  static const char name[] = "SO-104107 · Johanna Wilhelmina van den Berghe-Oudenaarden";
  GtkWidget *header = pos_header_new ();
  GtkWindow *window = ui_window_new (header, 1366, 66);

  g_object_set (header, "page", TRUE, "title", "Cancel order", "subtitle", name, NULL);
  ui_settle (GTK_WIDGET (window));
  GtkWidget *label = ui_find_text (header, name);
  g_assert_null (pos_tip_get (label));
  ui_window_destroy (window);

  header = pos_header_new ();
  window = ui_window_new (header, 420, 66);
  g_object_set (header, "page", TRUE, "title", "Cancel order", "subtitle", name, NULL);
  ui_settle (GTK_WIDGET (window));
  label = ui_find_text (header, name);
  g_assert_true (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_assert_cmpstr (pos_tip_get (label), ==, name);
  g_assert_null (pos_tip_get (ui_find_text (header, "Cancel order")));
  ui_window_destroy (window);
}

static void
test_captions (void)
{
  GtkWidget *grid = pos_tile_grid_new ("Actions", 3, 1, 10);
  GtkWidget *tiles[3];
  for (int i = 0; i < 3; i++) {
    tiles[i] = pos_tile_new ("pos-ship-symbolic", "Ship all", POS_LOOK_ROLE_SHIP);
    pos_tile_grid_attach (POS_TILE_GRID (grid), POS_TILE (tiles[i]), i, 0, 1, 1);
  }
  GtkWindow *window = ui_window_new (grid, 406, 100);
  int width, height, after_width, after_height;
  ui_size (tiles[1], &width, &height);
  g_assert_null (ui_find_class (grid, "long"));
  g_object_set (tiles[1], "caption", LONG_CAPTION, NULL);
  ui_settle (GTK_WIDGET (window));
  ui_size (tiles[1], &after_width, &after_height);
  g_assert_cmpint (after_width, ==, width);
  g_assert_cmpint (after_height, ==, height);
  for (int i = 0; i < 3; i++)
    g_assert_nonnull (ui_find_class (tiles[i], "long"));
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, "Actions, 3 buttons");
  ui_window_destroy (window);
}

/* Rows of a portrait screen are low: a caption of two lines stays inside its tile's edge. */
static void
test_low_rows (void)
{
  static const struct {
    const char *caption;
    int height;
    gboolean tight;
  } rows[] = {{"Transaction comment", 67, TRUE},
              {"Change delivery mode and date", 83, TRUE},
              {"Transaction comment", 100, FALSE}};

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const char *caption = rows[i].caption;
    GtkWidget *grid = pos_tile_grid_new ("Order", 1, 1, 0);
    GtkWidget *tile = pos_tile_new ("pos-note-symbolic", caption, POS_LOOK_ROLE_DEFAULT);
    graphene_rect_t bounds;
    pos_tile_grid_attach (POS_TILE_GRID (grid), POS_TILE (tile), 0, 0, 1, 1);
    GtkWindow *window = ui_window_new (grid, 126, rows[i].height);
    g_assert_true (gtk_widget_compute_bounds (ui_find_text (tile, caption), grid, &bounds));
    g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, (float)rows[i].height - 2);
    g_assert_cmpint (gtk_widget_has_css_class (tile, "tight"), ==, rows[i].tight);
    ui_window_destroy (window);
  }
}

static void
test_select_width (void)
{
  GtkWidget *select = pos_select_new ("Placed", "pos-calendar-symbolic");
  GtkWindow *window;
  GtkWidget *button;
  int field, list, height;

  pos_select_append (POS_SELECT (select), "1", "Today");
  pos_select_append (POS_SELECT (select), "7", "Last 7 days");
  gtk_widget_set_valign (select, GTK_ALIGN_START);
  window = ui_window_new (select, 420, 300);
  button = ui_find_class (select, "select");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_settle (GTK_WIDGET (window));
  ui_size (button, &field, &height);
  ui_size (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), &list, &height);
  g_assert_cmpint (ABS (field - list), <=, 4);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  ui_settle (GTK_WIDGET (window));
  ui_window_destroy (window);
}

static void
tap_option (GtkWidget *select, const char *label)
{
  GtkWidget *caption = ui_find_text (
      GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (ui_find_class (select, "select")))),
      label);

  g_signal_emit_by_name (gtk_widget_get_ancestor (caption, GTK_TYPE_BUTTON), "clicked");
}

static void
assert_chosen (GtkWidget *select, const char *expected, const char *says)
{
  g_auto (GStrv) ids = pos_select_dup_chosen (POS_SELECT (select));
  g_autofree char *joined = ids ? g_strjoinv (" ", ids) : NULL;

  g_assert_cmpstr (joined, ==, expected);
  g_assert_nonnull (ui_find_text (ui_find_class (select, "select"), says));
}

/* The list stays open; what stands for all is on when nothing else is. */
static void
test_select_several (void)
{
  GtkWidget *select = g_object_new (POS_TYPE_SELECT, "label", "Store", "several", TRUE, NULL);
  static const char *const known[] = {"2", "9", NULL};
  GtkWidget *button;
  GtkWindow *window;

  pos_select_append (POS_SELECT (select), "*", "All stores");
  pos_select_append (POS_SELECT (select), "1", "Utrecht");
  pos_select_append (POS_SELECT (select), "2", "Amersfoort");
  gtk_widget_set_valign (select, GTK_ALIGN_START);
  window = ui_window_new (select, 420, 300);
  button = ui_find_class (select, "select");
  assert_chosen (select, NULL, "All stores");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_settle (GTK_WIDGET (window));
  tap_option (select, "Amersfoort");
  assert_chosen (select, "2", "Amersfoort");
  tap_option (select, "Utrecht");
  assert_chosen (select, "1 2", "2 chosen");
  g_assert_true (
      gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))));
  tap_option (select, "Amersfoort");
  assert_chosen (select, "1", "Utrecht");
  tap_option (select, "All stores");
  assert_chosen (select, NULL, "All stores");
  pos_select_set_chosen (POS_SELECT (select), (GStrv)known);
  assert_chosen (select, "2", "Amersfoort");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  ui_settle (GTK_WIDGET (window));
  ui_window_destroy (window);
}

static void
count_cb (int *count)
{
  (*count)++;
}

static void
test_unavailable (void)
{
  int clicks = 0;
  GtkWidget *tile = pos_tile_new ("pos-swap-symbolic", "Change delivery mode", 0);
  g_object_set (tile, "unavailable", TRUE, "reason", "Needs a ship line", NULL);
  g_signal_connect_swapped (tile, "clicked", G_CALLBACK (count_cb), &clicks);
  GtkWindow *window = ui_window_new (tile, 130, 100);
  g_assert_true (gtk_widget_get_sensitive (tile));
  g_signal_emit_by_name (tile, "clicked");
  g_assert_cmpint (clicks, ==, 1);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_STATE_DISABLED, TRUE);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Needs a ship line");
  ui_window_destroy (window);
}

static void
test_choice (void)
{
  int refused = 0;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *one = pos_choice_card_new ("One", NULL);
  GtkWidget *two = pos_choice_card_new ("Two", NULL);
  gtk_box_append (GTK_BOX (box), one);
  gtk_box_append (GTK_BOX (box), two);
  GtkWindow *window = ui_window_new (box, 300, 200);
  g_signal_connect_swapped (two, "refused", G_CALLBACK (count_cb), &refused);
  g_signal_emit_by_name (one, "clicked");
  g_object_set (two, "unavailable", TRUE, "reason", "Too heavy", NULL);
  g_signal_emit_by_name (two, "clicked");
  g_assert_cmpint (refused, ==, 1);
  g_assert_true (pos_choice_card_find_active (box) == POS_CHOICE_CARD (one));
  g_object_set (two, "unavailable", FALSE, NULL);
  g_signal_emit_by_name (two, "clicked");
  g_assert_true (pos_choice_card_find_active (box) == POS_CHOICE_CARD (two));
  g_assert_false (pos_choice_card_get_active (POS_CHOICE_CARD (one)));
  gtk_test_accessible_assert_role (two, GTK_ACCESSIBLE_ROLE_RADIO);
  ui_window_destroy (window);
}

static void
test_initials (void)
{
  g_autofree char *two = pos_avatar_make_initials ("Sanne de Vries");
  g_autofree char *one = pos_avatar_make_initials ("öner");
  g_autofree char *none = pos_avatar_make_initials (NULL);
  g_assert_cmpstr (two, ==, "SV");
  g_assert_cmpstr (one, ==, "Ö");
  g_assert_cmpstr (none, ==, "");
}

/* GTK_ACCESSIBLE_STATE_HIDDEN is what takes a page out of the accessible tree. */
static void
assert_seen (GtkWidget *page, gboolean seen)
{
  gtk_test_accessible_assert_state (page, GTK_ACCESSIBLE_STATE_HIDDEN, !seen);
}

static void
test_stack (void)
{
  GtkWidget *stack = pos_ui_stack_new ();
  GtkWidget *first = gtk_label_new ("First"), *second = gtk_label_new ("Second");
  GtkWidget *late = gtk_label_new ("Late");
  GtkWindow *window = ui_window_new (stack, 200, 100);

  gtk_stack_add_child (GTK_STACK (stack), first);
  gtk_stack_add_child (GTK_STACK (stack), second);
  assert_seen (first, TRUE);
  assert_seen (second, FALSE);
  gtk_stack_set_visible_child (GTK_STACK (stack), second);
  gtk_stack_add_child (GTK_STACK (stack), late);
  assert_seen (first, FALSE);
  assert_seen (second, TRUE);
  assert_seen (late, FALSE);
  gtk_stack_remove (GTK_STACK (stack), second);
  gtk_stack_set_visible_child (GTK_STACK (stack), late);
  assert_seen (late, TRUE);
  ui_window_destroy (window);
}

static void
test_fields (void)
{
  GtkWidget *fields[] = {pos_text_field_new ("Name"), pos_search_field_new ("Find", NULL, NULL)};

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    GtkWindow *window = ui_window_new (fields[i], 400, 100);
    gtk_test_accessible_assert_role (ui_find_type (fields[i], GTK_TYPE_TEXT),
                                     GTK_ACCESSIBLE_ROLE_TEXT_BOX);
    ui_window_destroy (window);
  }
}

/* Before anything is typed it stands where the hint begins. */
static void
test_caret (void)
{
  GtkWidget *fields[] = {pos_text_field_new ("Name"), pos_search_field_new ("Find", NULL, NULL)};

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    graphene_rect_t caret;
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
    GtkWindow *window = ui_window_new (fields[i], 400, 100);
    GtkWidget *text = ui_find_type (fields[i], GTK_TYPE_TEXT);
    gtk_widget_grab_focus (text);
    ui_settle (GTK_WIDGET (window));
    gtk_text_compute_cursor_extents (GTK_TEXT (text), 0, &caret, NULL);
    g_assert_cmpfloat (caret.origin.x, >, gtk_widget_get_width (text) / 2);
    gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
    ui_settle (GTK_WIDGET (window));
    gtk_text_compute_cursor_extents (GTK_TEXT (text), 0, &caret, NULL);
    g_assert_cmpfloat (caret.origin.x, <, gtk_widget_get_width (text) / 2);
    ui_window_destroy (window);
  }
}

/* Where the text of @label lies in @field, from its left edge: 0 to 1. */
static float
get_middle (GtkWidget *label, GtkWidget *field)
{
  PangoRectangle text;
  graphene_point_t at;
  int x;

  pango_layout_get_pixel_extents (gtk_label_get_layout (GTK_LABEL (label)), NULL, &text);
  gtk_label_get_layout_offsets (GTK_LABEL (label), &x, NULL);
  g_assert_true (gtk_widget_compute_point (
      label, field, &GRAPHENE_POINT_INIT ((float)(x + text.x + text.width / 2), 0), &at));
  return at.x / (float)gtk_widget_get_width (field);
}

/* An example of what is asked for begins beside the field's icon, in every language. */
static void
test_example (void)
{
  GtkWidget *fields[] = {pos_text_field_new ("Name"), pos_search_field_new ("Find", "Ab", NULL)};

  g_object_set (fields[0], "placeholder", "Ab", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
    GtkWindow *window = ui_window_new (fields[i], 400, 100);
    GtkWidget *example = ui_find_text (fields[i], "Ab");
    g_assert_cmpfloat (get_middle (example, fields[i]), >, 0.6);
    gtk_editable_set_text (GTK_EDITABLE (ui_find_type (fields[i], GTK_TYPE_TEXT)), "x");
    gtk_editable_set_text (GTK_EDITABLE (ui_find_type (fields[i], GTK_TYPE_TEXT)), "");
    ui_settle (GTK_WIDGET (window));
    g_assert_cmpfloat (get_middle (example, fields[i]), >, 0.6);
    gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
    ui_settle (GTK_WIDGET (window));
    g_assert_cmpfloat (get_middle (example, fields[i]), <, 0.4);
    ui_window_destroy (window);
  }
}

/* Whoever opens a list by key stands at what is chosen, and not at the top of it. */
static void
test_chosen_in_list (void)
{
  GtkWidget *select = pos_select_new ("Store", "pos-pickup-symbolic");
  GtkWindow *window;

  pos_select_append (POS_SELECT (select), "a", "Amersfoort");
  pos_select_append (POS_SELECT (select), "k", "Köln");
  pos_select_append (POS_SELECT (select), "u", "Utrecht");
  pos_select_set_selected (POS_SELECT (select), "k");
  window = ui_window_new (select, 300, 300);
  gtk_menu_button_popup (ui_find_type (select, GTK_TYPE_MENU_BUTTON));
  ui_settle (GTK_WIDGET (window));
  g_assert_nonnull (ui_find_text (gtk_window_get_focus (window), "Köln"));
  gtk_menu_button_popdown (ui_find_type (select, GTK_TYPE_MENU_BUTTON));
  ui_settle (GTK_WIDGET (window));
  ui_window_destroy (window);
}

/* Two names side by side would change places where one reads from the right. */
static void
test_facts (void)
{
  g_autoptr (GString) facts = g_string_new (NULL);

  pos_ui_add_fact (facts, "Register 3");
  pos_ui_add_fact (facts, NULL);
  pos_ui_add_fact (facts, "Sanne");
  g_assert_cmpstr (facts->str, ==, "Register 3 · Sanne");
  g_string_truncate (facts, 0);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  pos_ui_add_fact (facts, "Register 3");
  pos_ui_add_fact (facts, "Sanne");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_assert_cmpstr (facts->str, ==, "\u200f\u2068Register 3\u2069 · \u2068Sanne\u2069");
}

static void
test_change (void)
{
  g_autofree char *changed = pos_change_list_dup_change ("€2.00", "€3.00");
  g_autofree char *same = pos_change_list_dup_change ("€1,764.00", "€1,764.00");

  g_assert_cmpstr (changed, ==, "€2.00 → €3.00");
  g_assert_cmpstr (same, ==, "€1,764.00");
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/widgets/nothing-is-left-behind", test_no_leaks);
  g_test_add_func ("/ui/widgets/content-never-resizes-a-zone", test_zones);
  g_test_add_func ("/ui/widgets/days-keep-the-focus", test_days_keep_the_focus);
  g_test_add_func ("/ui/widgets/panels-share-their-height", test_panels);
  g_test_add_func ("/ui/widgets/what-the-header-cuts-is-a-tip", test_cut_words);
  g_test_add_func ("/ui/widgets/one-long-caption-makes-all-small-and-none-larger", test_captions);
  g_test_add_func ("/ui/widgets/low-rows", test_low_rows);
  g_test_add_func ("/ui/widgets/a-list-is-as-wide-as-its-field", test_select_width);
  g_test_add_func ("/ui/widgets/a-list-of-several-answers-stays-open", test_select_several);
  g_test_add_func ("/ui/widgets/an-unavailable-tile-still-answers", test_unavailable);
  g_test_add_func ("/ui/widgets/choosing-one-card-clears-the-others", test_choice);
  g_test_add_func ("/ui/widgets/only-the-page-that-is-seen-is-read-aloud", test_stack);
  g_test_add_func ("/ui/widgets/a-field-is-known-to-a-screen-reader", test_fields);
  g_test_add_func ("/ui/widgets/the-caret-stands-where-the-hint-begins", test_caret);
  g_test_add_func ("/ui/widgets/the-example-begins-there-too", test_example);
  g_test_add_func ("/ui/widgets/a-list-opens-at-what-is-chosen", test_chosen_in_list);
  g_test_add_func ("/ui/widgets/facts-follow-each-other", test_facts);
  g_test_add_func ("/ui/widgets/what-stays-is-said-once", test_change);
  g_test_add_func ("/ui/widgets/initials-skip-the-small-words", test_initials);
  return g_test_run ();
}
