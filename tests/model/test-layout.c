/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-layout.c — reading, checking and choosing screen layouts: register.md §2. */
#include "base/pos-error.h"
#include "model/pos-layout.h"

#include <math.h>

/* One design, landscape, whose controls are @controls, and one grid whose buttons are @buttons. */
static char *
make_text (const char *controls, const char *buttons)
{
  return g_strdup_printf (
      "{\"format\": \"pos-layout-bundle/1\", \"layouts\": [{\"id\": \"one\", \"sizes\": [{"
      "\"id\": \"hd\", \"form\": \"full\", \"w\": 1280, \"h\": 720, \"landscape\": {"
      "\"navbar\": \"hidden\", \"controls\": [%s]}}]}],"
      "\"grids\": [{\"id\": \"sale\", \"cols\": 3, \"rows\": 2, \"buttons\": [%s]}]}",
      controls,
      buttons);
}

#define RECEIPT "{\"kind\": \"receipt\", \"x\": 0, \"y\": 0, \"w\": 160, \"h\": 140}"
#define TOTALS "{\"kind\": \"totals\", \"x\": 0, \"y\": 140, \"w\": 160, \"h\": 40}"
#define ENTRY "{\"kind\": \"entry\", \"x\": 160, \"y\": 0, \"w\": 80, \"h\": 100}"
#define BASE RECEIPT ", " TOTALS ", " ENTRY
#define BUTTON "{\"id\": \"b1\", \"op\": \"pay.cash\", \"row\": 0, \"col\": 0}"

static PosLayoutDocument *
parse (const char *controls, const char *buttons)
{
  g_autofree char *text = make_text (controls, buttons);
  g_autoptr (GError) error = NULL;
  PosLayoutDocument *document = pos_layout_document_parse (text, -1, &error);

  g_assert_no_error (error);
  return document;
}

static PosLayoutOperationFate
know_cash_only (PosLayoutButton *button, char **why, gpointer data)
{
  return g_str_equal (button->operation, "pay.cash") ? POS_LAYOUT_OPERATION_FINE
                                                     : POS_LAYOUT_OPERATION_UNKNOWN;
}

/* Checks that there is exactly one fault and that it says @message. */
static void
assert_fault (const char *controls, const char *buttons, const char *message)
{
  g_autoptr (PosLayoutDocument) document = parse (controls, buttons);
  g_autoptr (GPtrArray) faults = pos_layout_document_check (document, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_nonnull (strstr (((PosLayoutFault *)faults->pdata[0])->message, message));
  g_assert_true (pos_layout_faults_reach (faults, POS_LAYOUT_UNPUBLISHED, &error));
  g_assert_error (error, POS_VALUE_ERROR, POS_VALUE_ERROR_REFERENCE);
}

static void
test_reading (void)
{
  g_autoptr (PosLayoutDocument) document =
      parse (BASE,
             "{\"id\": \"b1\", \"op\": \"item.add\", \"arg\": {\"item\": \"00123\"}, \"row\": 1,"
             " \"col\": 2, \"text\": {\"*\": \"Coffee\", \"nl\": \"Koffie\"},"
             " \"live\": \"top_right\", \"style\": {\"role\": \"ship\"}}");
  PosLayout *layout = pos_layout_document_find (document, "one");
  PosLayoutSize *size = layout->sizes->pdata[0];
  PosLayoutControl *totals = size->landscape->controls->pdata[1];
  PosLayoutButton *button = pos_layout_document_find_grid (document, "sale")->buttons->pdata[0];
  g_autoptr (GPtrArray) faults = pos_layout_document_check (document, NULL, NULL);

  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpint (totals->kind, ==, POS_LAYOUT_TOTALS);
  g_assert_cmpint (totals->rect.y, ==, 560);
  g_assert_cmpint (totals->rect.width, ==, 640);
  g_assert_false (size->landscape->header);
  g_assert_null (size->portrait);
  g_assert_cmpstr (pos_l10n_get (button->text, "nl"), ==, "Koffie");
  g_assert_cmpint (button->style.role, ==, POS_LAYOUT_ROLE_SHIP);
  g_assert_cmpint (button->live, ==, POS_LAYOUT_LIVE_TOP_RIGHT);
  g_assert_cmpstr (json_string_value (json_object_get (button->argument, "item")), ==, "00123");
}

static void
test_faults (void)
{
  assert_fault (RECEIPT ", " TOTALS, BUTTON, "entry is missing");
  assert_fault (RECEIPT ", " ENTRY, BUTTON, "totals is missing");
  assert_fault (TOTALS ", " ENTRY, BUTTON, "receipt is missing");
  assert_fault (BASE ", {\"kind\": \"clock\", \"x\": 230, \"y\": 90, \"w\": 20, \"h\": 20}",
                BUTTON,
                "entry and clock overlap");
  assert_fault (BASE ", {\"kind\": \"clock\", \"x\": 300, \"y\": 0, \"w\": 21, \"h\": 20}",
                BUTTON,
                "reaches outside");
  assert_fault (BASE ", {\"kind\": \"clock\", \"x\": 300, \"y\": 0, \"w\": 10, \"h\": 20}",
                BUTTON,
                "too small");
  assert_fault (BASE ", {\"kind\": \"grid\", \"x\": 160, \"y\": 100, \"w\": 160, \"h\": 80,"
                     " \"opt\": {\"grid\": \"nowhere\"}}",
                BUTTON,
                "there is no grid nowhere");
  assert_fault (BASE ", {\"kind\": \"grid\", \"x\": 160, \"y\": 100, \"w\": 36, \"h\": 80,"
                     " \"opt\": {\"grid\": \"sale\"}}",
                BUTTON,
                "buttons of grid sale would be 42");
}

static void
test_button_faults (void)
{
  assert_fault (BASE,
                BUTTON ", {\"id\": \"b2\", \"op\": \"pay.card\", \"row\": 0, \"col\": 0}",
                "b1 and b2 overlap");
  assert_fault (BASE,
                "{\"id\": \"b1\", \"op\": \"pay.cash\", \"row\": 1, \"col\": 2, \"cols\": 2}",
                "outside the grid");
  assert_fault (BASE,
                BUTTON ", {\"id\": \"b1\", \"op\": \"pay.card\", \"row\": 1, \"col\": 0}",
                "two buttons are called b1");
  assert_fault (BASE,
                "{\"id\": \"b1\", \"op\": \"pay.cash\", \"row\": 0, \"col\": 0,"
                " \"style\": {\"bg\": \"#808080\", \"fg\": \"#909090\"}}",
                "too alike");
  assert_fault (BASE,
                "{\"id\": \"b1\", \"op\": \"ui.submenu\", \"arg\": {\"grid\": \"more\"},"
                " \"row\": 0, \"col\": 0}",
                "there is no grid more");
}

static void
test_unknown_operation_is_a_warning (void)
{
  g_autoptr (PosLayoutDocument) document =
      parse (BASE, BUTTON ", {\"id\": \"b2\", \"op\": \"x.y\", \"row\": 0, \"col\": 1}");
  g_autoptr (GPtrArray) faults = pos_layout_document_check (document, know_cash_only, NULL);

  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_cmpint (((PosLayoutFault *)faults->pdata[0])->severity, ==, POS_LAYOUT_WARNING);
  g_assert_false (pos_layout_faults_reach (faults, POS_LAYOUT_UNPUBLISHED, NULL));
}

static void
test_refused_texts (void)
{
  static const char *const texts[] = {
      "",
      "[]",
      "{}",
      "{\"format\": \"pos-layout-bundle/2\", \"layouts\": [], \"grids\": []}",
      "{\"format\": \"pos-layout-bundle/1\", \"grids\": []}",
      "{\"format\": \"pos-layout-bundle/1\", \"layouts\": [], \"grids\": [], \"extra\": 1}",
      "{\"format\": \"pos-layout-bundle/1\", \"layouts\": {}, \"grids\": []}",
      "{\"format\": \"pos-layout-bundle/1\", \"layouts\": [1], \"grids\": []}",
      "{\"format\": \"pos-layout-bundle/1\", \"layouts\": [{\"id\": \"Über\"}], \"grids\": []}",
      "{\"format\": \"pos-layout-bundle/1\", \"layouts\": [], \"grids\": [{\"id\": \"a\", "
      "\"cols\": 25,"
      " \"rows\": 1}]}",
      "{\"format\": \"pos-layout-bundle/1\", \"layouts\": [], \"grids\": [{\"id\": \"a\", "
      "\"cols\": 2,"
      " \"rows\": 1, \"buttons\": [{\"id\": \"b\", \"row\": 0, \"col\": 0}]}]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (pos_layout_document_parse (texts[i], -1, &error));
    g_assert_nonnull (error);
    g_assert_true (error->domain == POS_VALUE_ERROR);
  }
}

static PosLayoutDocument *
make_sizes (const char *sizes)
{
  g_autofree char *text =
      g_strdup_printf ("{\"format\": \"pos-layout-bundle/1\", \"layouts\": [{\"id\": \"one\","
                       " \"sizes\": [%s]}], \"grids\": []}",
                       sizes);
  g_autoptr (GError) error = NULL;
  PosLayoutDocument *document = pos_layout_document_parse (text, -1, &error);

  g_assert_no_error (error);
  return document;
}

#define SIZE(id, form, w, h, designs)                                                              \
  "{\"id\": \"" id "\", \"form\": \"" form "\", \"w\": " #w ", \"h\": " #h ", " designs "}"
#define LANDSCAPE "\"landscape\": {\"controls\": []}"
#define PORTRAIT "\"portrait\": {\"controls\": []}"

/* L-10's example: scores to three places. */
static void
test_worked_example (void)
{
  static const double scores[] = {0.130, 0.828, 2.044, 0.288};
  g_autoptr (PosLayoutDocument) document =
      make_sizes (SIZE ("a", "full", 1280, 720, LANDSCAPE) "," SIZE (
          "b", "full", 1440, 960, LANDSCAPE) "," SIZE ("c",
                                                       "full",
                                                       1920,
                                                       1080,
                                                       LANDSCAPE) "," SIZE ("d",
                                                                            "full",
                                                                            1024,
                                                                            768,
                                                                            LANDSCAPE));
  PosLayout *layout = document->layouts->pdata[0];
  double scale;

  for (gsize i = 0; i < G_N_ELEMENTS (scores); i++)
    g_assert_cmpfloat_with_epsilon (
        pos_layout_size_get_score (layout->sizes->pdata[i], 1366, 768), scores[i], 0.0005);
  g_assert_cmpstr (pos_layout_choose_size (layout, 1366, 768, &scale)->id, ==, "a");
  g_assert_cmpfloat_with_epsilon (scale, 1.067, 0.0005);
}

static void
test_choosing_a_size (void)
{
  g_autoptr (PosLayoutDocument) document =
      make_sizes (SIZE ("wide", "full", 1366, 768, LANDSCAPE) "," SIZE (
          "tall", "full", 768, 1366, PORTRAIT) "," SIZE ("phone", "compact", 360, 640, PORTRAIT));
  PosLayout *layout = document->layouts->pdata[0];
  double scale;

  g_assert_cmpstr (pos_layout_choose_size (layout, 1366, 768, &scale)->id, ==, "wide");
  g_assert_cmpfloat_with_epsilon (scale, 1.0, 0.0001);
  g_assert_cmpstr (pos_layout_choose_size (layout, 800, 1280, NULL)->id, ==, "tall");
  g_assert_cmpstr (pos_layout_choose_size (layout, 400, 800, NULL)->id, ==, "phone");
  /* A phone held across has no design: the generated flow. */
  g_assert_null (pos_layout_choose_size (layout, 800, 400, &scale));
  g_assert_cmpfloat_with_epsilon (scale, 1.0, 0.0001);
  pos_layout_choose_size (layout, 4000, 3000, &scale);
  g_assert_cmpfloat_with_epsilon (scale, 1.25, 0.0001);
}

static void
test_ties (void)
{
  g_autoptr (PosLayoutDocument) document = make_sizes (
      SIZE ("b", "full", 1000, 700, LANDSCAPE) "," SIZE ("a", "full", 1000, 700, LANDSCAPE));

  g_assert_cmpstr (
      pos_layout_choose_size (document->layouts->pdata[0], 1000, 700, NULL)->id, ==, "a");
}

static void
put_bundle (PosConfig *config, const char *id, const char *text)
{
  g_autoptr (PosLayoutBundle) bundle = g_object_new (POS_TYPE_LAYOUT_BUNDLE, NULL);

  pos_text_set (&bundle->id, id);
  pos_text_set (&bundle->bundle, text);
  pos_config_put (config, bundle);
}

static void
put_assignment (PosConfig *config, PosLayoutScope scope, const char *scope_id, const char *layout)
{
  g_autoptr (PosLayoutAssignment) assignment = g_object_new (POS_TYPE_LAYOUT_ASSIGNMENT, NULL);

  pos_text_set (&assignment->id, scope_id);
  assignment->scope = (int)scope;
  pos_text_set (&assignment->scope_id, scope_id);
  pos_text_set (&assignment->layout, layout);
  pos_config_put (config, assignment);
}

static char *
choose (PosConfig *config, const char *worker, const char *till, const char *store)
{
  PosLayout *layout = NULL;
  g_autoptr (PosLayoutDocument) document = pos_layout_choose (config, worker, till, store, &layout);

  return g_strdup (layout->id);
}

static void
assert_chosen (PosConfig *config, const char *worker, const char *till, const char *wanted)
{
  g_autofree char *id = choose (config, worker, till, "S1");

  g_assert_cmpstr (id, ==, wanted);
}

static void
test_precedence (void)
{
  g_autoptr (PosConfig) config = pos_config_new ();
  static const char *const ids[] = {"for-store", "for-till", "for-worker"};

  assert_chosen (config, "sanne", "S1-03", "built-in");
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autofree char *plain = make_text (BASE, BUTTON);
    g_auto (GStrv) parts = g_strsplit (plain, "\"one\"", 2);
    g_autofree char *text = g_strconcat (parts[0], "\"", ids[i], "\"", parts[1], NULL);
    put_bundle (config, ids[i], text);
  }
  put_assignment (config, POS_LAYOUT_SCOPE_STORE, "S1", "for-store");
  put_assignment (config, POS_LAYOUT_SCOPE_REGISTER, "S1-03", "for-till");
  put_assignment (config, POS_LAYOUT_SCOPE_WORKER, "sanne", "for-worker");
  assert_chosen (config, "sanne", "S1-03", "for-worker");
  assert_chosen (config, "tom", "S1-03", "for-till");
  assert_chosen (config, "tom", "S1-01", "for-store");
  assert_chosen (config, NULL, NULL, "for-store");
}

static void
test_broken_layout_is_passed_over (void)
{
  g_autoptr (PosConfig) config = pos_config_new ();
  g_autofree char *text = make_text (RECEIPT, BUTTON);

  put_bundle (config, "one", text);
  put_assignment (config, POS_LAYOUT_SCOPE_STORE, "S1", "one");
  g_test_expect_message ("pos-model", G_LOG_LEVEL_WARNING, "*passed over*totals is missing*");
  assert_chosen (config, NULL, NULL, "built-in");
  g_test_assert_expected_messages ();
}

/* visual-language.md §4, in the words of its table. */
static void
test_built_in_layout (void)
{
  g_autoptr (PosLayoutDocument) document = pos_layout_document_get_built_in ();
  g_autoptr (GPtrArray) faults = pos_layout_document_check (document, NULL, NULL);
  PosLayoutSize *size = pos_layout_choose_size (document->layouts->pdata[0], 1366, 768, NULL);
  PosLayoutControl **controls = (PosLayoutControl **)size->landscape->controls->pdata;

  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpstr (size->id, ==, "landscape");
  g_assert_cmpint (controls[0]->kind, ==, POS_LAYOUT_RECEIPT);
  g_assert_cmpint (controls[0]->rect.width, ==, 600);
  g_assert_cmpint (controls[2]->kind, ==, POS_LAYOUT_CUSTOMER);
  g_assert_cmpint (controls[2]->rect.width, ==, 300);
  g_assert_cmpint (controls[2]->rect.height, ==, 112);
  g_assert_cmpint (controls[3]->kind, ==, POS_LAYOUT_ENTRY);
  g_assert_cmpint (controls[3]->rect.width, ==, 300);
  g_assert_cmpint (controls[4]->kind, ==, POS_LAYOUT_TABS);
  g_assert_cmpint (controls[4]->rect.width, ==, 406);
  g_assert_cmpint (controls[5]->rect.width, ==, 406);
  g_assert_cmpint (controls[5]->rect.height, ==, 86);
}

static void
test_built_in_sizes (void)
{
  g_autoptr (PosLayoutDocument) document = pos_layout_document_get_built_in ();
  PosLayout *layout = document->layouts->pdata[0];

  g_assert_cmpstr (pos_layout_choose_size (layout, 768, 1366, NULL)->id, ==, "portrait");
  g_assert_cmpstr (pos_layout_choose_size (layout, 1024, 768, NULL)->id, ==, "large-text");
  g_assert_cmpstr (pos_layout_choose_size (layout, 1920, 1080, NULL)->id, ==, "landscape");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/layout/a-document-is-read-into-pixels", test_reading);
  g_test_add_func ("/model/layout/L-23-faults-of-designs", test_faults);
  g_test_add_func ("/model/layout/L-23-faults-of-buttons", test_button_faults);
  g_test_add_func ("/model/layout/L-24-unknown-operation-is-a-warning",
                   test_unknown_operation_is_a_warning);
  g_test_add_func ("/model/layout/what-is-no-document-is-refused", test_refused_texts);
  g_test_add_func ("/model/layout/L-10-worked-example", test_worked_example);
  g_test_add_func ("/model/layout/L-10-form-orientation-and-scale", test_choosing_a_size);
  g_test_add_func ("/model/layout/L-10-tie-goes-to-the-lower-id", test_ties);
  g_test_add_func ("/model/layout/L-7-worker-then-register-then-store", test_precedence);
  g_test_add_func ("/model/layout/L-23-a-broken-layout-is-passed-over",
                   test_broken_layout_is_passed_over);
  g_test_add_func ("/model/layout/built-in-zones-are-the-drawn-ones", test_built_in_layout);
  g_test_add_func ("/model/layout/built-in-serves-three-sizes", test_built_in_sizes);
  return g_test_run ();
}
