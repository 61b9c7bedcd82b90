/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-translator.c — the language changes while the program runs. */
#include "ui-support.h"

#include "ui/common/pos-header.h"
#include "ui/common/pos-look.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

static PosTranslator *translator;

static void
count_cb (int *count)
{
  (*count)++;
}

static void
test_switch (void)
{
  int changes = 0;
  g_signal_connect_swapped (translator, "language-changed", G_CALLBACK (count_cb), &changes);
  g_assert_cmpstr (pos_look_intent_get_label (POS_LOOK_INTENT_SHIP), ==, "Ship");
  pos_translator_set_language (translator, "xx");
  g_assert_true (g_str_has_prefix (pos_look_intent_get_label (POS_LOOK_INTENT_SHIP), "⟦"));
  pos_translator_set_language (translator, "en_IE");
  g_assert_cmpstr (pos_look_intent_get_label (POS_LOOK_INTENT_SHIP), ==, "Ship");
  g_assert_cmpint (changes, ==, 2);
  g_signal_handlers_disconnect_by_data (translator, &changes);
}

static void
test_templates (void)
{
  pos_translator_set_language (translator, "xx");
  GtkWidget *header = g_object_ref_sink (pos_header_new ());
  gboolean found = FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (header); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    g_autofree char *wrong = gtk_test_accessible_check_property (
        GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, "⟦Báçk·⟧");
    found = found || wrong == NULL;
  }
  g_assert_true (found);
  g_object_unref (header);
  pos_translator_set_language (translator, "en");
}

static void
test_fallback (void)
{
  pos_translator_set_language (translator, "tlh");
  g_assert_cmpstr (pos_translator_get_language (translator), ==, "en");
  pos_translator_set_language (translator, "xx_BE");
  g_assert_cmpstr (pos_translator_get_language (translator), ==, "xx");
  pos_translator_set_language (translator, "en");
}

static void
test_direction (void)
{
  pos_translator_set_language (translator, "ar");
  g_assert_true (pos_translator_is_rtl (translator));
  g_assert_cmpint (gtk_widget_get_default_direction (), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpstr (pos_look_intent_get_label (POS_LOOK_INTENT_SHIP), ==, "شحن");
  pos_translator_set_language (translator, "en");
  g_assert_cmpint (gtk_widget_get_default_direction (), ==, GTK_TEXT_DIR_LTR);
}

/* A number keeps its order, and every line of an address begins where lines begin. */
static void
test_data (void)
{
  static const struct {
    const char *language, *shown;
  } rows[] = {
      {"en", "Havenstraat 40\n1211 KL Hilversum"},
      {"ar", "\u200f\u2068Havenstraat 40\u2069\n\u200f\u20681211 KL Hilversum\u2069"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    pos_translator_set_language (translator, rows[i].language);
    GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
    pos_ui_set_data (label, "Havenstraat 40\n1211 KL Hilversum");
    g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, rows[i].shown);
    g_assert_true (gtk_widget_get_visible (label));
    pos_ui_set_data (label, NULL);
    g_assert_false (gtk_widget_get_visible (label));
    g_object_unref (label);
  }
  pos_translator_set_language (translator, "en");
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "po", NULL);
  pos_translator_prepare (folder);
  ui_test_init (&argc, &argv);
  translator = pos_translator_new ();
  g_test_add_func ("/ui/translator/texts-follow-the-language", test_switch);
  g_test_add_func ("/ui/translator/templates-follow-too", test_templates);
  g_test_add_func ("/ui/translator/the-nearest-language-is-taken", test_fallback);
  g_test_add_func ("/ui/translator/arabic-runs-right-to-left", test_direction);
  g_test_add_func ("/ui/translator/data-keeps-its-order", test_data);
  int result = g_test_run ();
  g_object_unref (translator);
  return result;
}
