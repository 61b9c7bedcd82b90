/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-keypad.c — what is keyed in, on the model alone and through the pad. */
#include "ui-support.h"

#include "ui/common/pos-number-pad.h"
#include "ui/common/pos-pin-dots.h"
#include "ui/common/pos-readout.h"

static void
press (PosKeypadModel *model, const char *keys)
{
  for (; *keys != '\0'; keys++) {
    if (g_ascii_isdigit (*keys))
      pos_keypad_model_press (model, (PosKey)(*keys - '0'));
    else if (*keys == '.')
      pos_keypad_model_press (model, POS_KEY_POINT);
    else if (*keys == '-')
      pos_keypad_model_press (model, POS_KEY_MINUS);
    else if (*keys == '<')
      pos_keypad_model_press (model, POS_KEY_BACKSPACE);
    else if (*keys == 'c')
      pos_keypad_model_press (model, POS_KEY_CLEAR);
    else if (*keys == 'z')
      pos_keypad_model_press (model, POS_KEY_DOUBLE_ZERO);
  }
}

static const struct {
  const char *name;
  const char *point;
  int decimals;
  int max_length;
  const char *value;
  const char *keys;
  const char *text;
} cases[] = {
    {"the-first-key-replaces-a-value", ".", 0, 0, "4", "12", "12"},
    {"backspace-on-a-value-clears-it", ".", 0, 0, "12", "<", ""},
    {"backspace-takes-one-digit", ".", 0, 0, "", "123<", "12"},
    {"clear-takes-all", ".", 2, 0, "", "12.5c", ""},
    {"two-decimals-and-no-more", ".", 2, 0, "", "9.876", "9.87"},
    {"the-point-is-the-language's", ",", 2, 0, "", "9.5", "9,5"},
    {"a-point-alone-gets-a-zero", ".", 2, 0, "", ".5", "0.5"},
    {"one-point-only", ".", 2, 0, "", "1.2.3", "1.23"},
    {"no-point-without-decimals", ".", 0, 0, "", "1.2", "12"},
    {"amounts-have-no-leading-zero", ".", 2, 0, "", "007", "7"},
    {"numbers-keep-leading-zeros", ".", 0, 0, "", "007", "007"},
    {"double-zero-stops-at-the-limit", ".", 0, 3, "", "12z", "120"},
    {"no-more-than-the-limit", ".", 0, 4, "", "12345", "1234"},
    {"a-minus-stands-first", ".", 2, 0, "4", "-5-.5", "-5.5"},
    {"a-minus-can-be-taken-back", ".", 2, 0, "", "-<7", "7"},
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (PosKeypadModel) model = pos_keypad_model_new (cases[i].point);
  pos_keypad_model_set_rules (model, cases[i].decimals, cases[i].max_length);
  pos_keypad_model_set_value (model, cases[i].value);
  press (model, cases[i].keys);
  g_assert_cmpstr (pos_keypad_model_get_text (model), ==, cases[i].text);
}

static void
entered_cb (PosKeypadModel *model, const char *text, char **out)
{
  *out = g_strdup (text);
}

static void
test_enter (void)
{
  g_autoptr (PosKeypadModel) model = pos_keypad_model_new (",");
  g_autofree char *entered = NULL;
  pos_keypad_model_set_rules (model, 2, 0);
  g_object_set (model, "error", "Too much", NULL);
  g_signal_connect (model, "entered", G_CALLBACK (entered_cb), &entered);
  press (model, "12.5");
  pos_keypad_model_press (model, POS_KEY_ENTER);
  g_assert_cmpstr (entered, ==, "12,5");
  g_autofree char *plain = pos_keypad_model_dup_plain (model);
  g_assert_cmpstr (plain, ==, "12.5");
  g_autofree char *error = NULL;
  g_object_get (model, "error", &error, NULL);
  g_assert_null (error);
}

static void
test_pad (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_autoptr (PosKeypadModel) model = pos_keypad_model_new (".");
  GtkWidget *pad = pos_number_pad_new (POS_PAD_ENTRY, model, FALSE);
  GtkWindow *window = ui_window_new (pad, 300, 400);
  graphene_rect_t seven, nine;
  GtkWidget *label = ui_find_text (pad, "7");
  g_assert_true (gtk_widget_compute_bounds (label, pad, &seven));
  g_assert_true (gtk_widget_compute_bounds (ui_find_text (pad, "9"), pad, &nine));
  g_assert_cmpfloat (seven.origin.x, <, nine.origin.x);
  g_signal_emit_by_name (gtk_widget_get_parent (label), "clicked");
  g_signal_emit_by_name (gtk_widget_get_parent (ui_find_text (pad, "00")), "clicked");
  g_assert_cmpstr (pos_keypad_model_get_text (model), ==, "700");
  for (GtkWidget *key = gtk_widget_get_first_child (pad); key != NULL;
       key = gtk_widget_get_next_sibling (key)) {
    int width, height;
    ui_size (key, &width, &height);
    g_assert_cmpint (width, >=, 44);
    g_assert_cmpint (height, >=, 44);
    g_assert_false (gtk_widget_get_focusable (key));
  }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  ui_window_destroy (window);
}

static void
test_pin (void)
{
  g_autoptr (PosKeypadModel) model = pos_keypad_model_new (".");
  pos_keypad_model_set_rules (model, 0, 4);
  GtkWidget *dots = g_object_ref_sink (pos_pin_dots_new (model, 4));
  press (model, "123");
  gtk_test_accessible_assert_role (dots, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (dots), GTK_ACCESSIBLE_PROPERTY_LABEL, "3 of 4 digits");
  g_assert_null (ui_find_text (dots, "123"));
  g_object_unref (dots);
}

static void
test_readout (void)
{
  g_autoptr (PosKeypadModel) model = pos_keypad_model_new (".");
  g_object_set (model, "caption", "Qty", NULL);
  GtkWidget *readout = g_object_ref_sink (pos_readout_new (model));
  press (model, "42");
  g_assert_nonnull (ui_find_text (readout, "42"));
  g_object_set (model, "error", "Enter 1 to 9.", NULL);
  g_assert_nonnull (ui_find_class (readout, "error"));
  press (model, "c");
  g_assert_null (ui_find_class (readout, "error"));
  g_object_unref (readout);
}

static void
test_readout_thousands (void)
{
  g_autoptr (PosKeypadModel) model = pos_keypad_model_new (".");
  GtkWidget *readout = g_object_ref_sink (pos_readout_new (model));
  pos_keypad_model_set_rules (model, 2, 10);
  g_object_set (readout, "prefix", "€", "separator", ",", NULL);
  pos_keypad_model_set_value (model, "898.50");
  g_assert_nonnull (ui_find_text (readout, "€898.50"));
  pos_keypad_model_set_value (model, "1898.5");
  g_assert_nonnull (ui_find_text (readout, "€1,898.5"));
  pos_keypad_model_set_value (model, "1234567");
  g_assert_nonnull (ui_find_text (readout, "€1,234,567"));
  pos_keypad_model_set_value (model, "-1234.50");
  g_assert_nonnull (ui_find_text (readout, "−€1,234.50"));
  g_object_unref (readout);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/ui/keypad/", cases[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
  }
  g_test_add_func ("/ui/keypad/enter-says-the-text-and-forgets-the-refusal", test_enter);
  g_test_add_func ("/ui/keypad/the-pad-runs-left-to-right-always", test_pad);
  g_test_add_func ("/ui/keypad/a-pin-shows-how-many-not-which", test_pin);
  g_test_add_func ("/ui/keypad/the-readout-shows-value-and-refusal", test_readout);
  g_test_add_func ("/ui/keypad/the-readout-groups-thousands", test_readout_thousands);
  return g_test_run ();
}
