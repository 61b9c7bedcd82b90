/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-layouts.c — the demo's screens: usable, drawn as designed, and every button has a use. */
#include "demo-chain.h"
#include "model/pos-layout.h"
#include "operation-keys.h"

static GPtrArray *records;

static PosLayoutOperationFate
know_catalog (PosLayoutButton *button, char **why, gpointer data)
{
  return operation_key_is_known (button->operation) ? POS_LAYOUT_OPERATION_FINE
                                                    : POS_LAYOUT_OPERATION_UNKNOWN;
}

static PosLayoutDocument *
open_layout (void)
{
  PosLayoutBundle *bundle = demo_chain_find (records, POS_TYPE_LAYOUT_BUNDLE, "sales-floor");
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (bundle);
  PosLayoutDocument *document = pos_layout_document_parse (bundle->bundle, -1, &error);
  g_assert_no_error (error);
  return document;
}

static void
test_no_faults (void)
{
  g_autoptr (PosLayoutDocument) document = open_layout ();
  g_autoptr (GPtrArray) faults = pos_layout_document_check (document, know_catalog, NULL);

  for (guint i = 0; i < faults->len; i++) {
    PosLayoutFault *fault = faults->pdata[i];
    g_error ("%s: %s", fault->where, fault->message);
  }
}

static void
test_built_in_has_no_faults (void)
{
  g_autoptr (PosLayoutDocument) document = pos_layout_document_get_built_in ();
  g_autoptr (GPtrArray) faults = pos_layout_document_check (document, know_catalog, NULL);

  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_stores_get_it (void)
{
  g_autoptr (PosConfig) config = pos_config_new ();
  static const char *const stores[] = {"S1", "S2", "S3"};

  for (guint i = 0; i < records->len; i++) {
    const PosKind *kind = pos_kind_of_type (G_OBJECT_TYPE (records->pdata[i]));
    if (kind->kind_class == POS_KIND_CONFIG)
      pos_config_put (config, records->pdata[i]);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (stores); i++) {
    PosLayout *layout;
    g_autoptr (PosLayoutDocument) document =
        pos_layout_choose (config, "sanne", "S1-03", stores[i], &layout);
    g_assert_cmpstr (layout->id, ==, "sales-floor");
  }
}

/* Picture 03, row by row. */
static void
test_actions (void)
{
  static const char *const wanted[] = {
      "order.ship_selected",
      "order.pickup_selected",
      "order.carryout_selected",
      "order.ship_all",
      "order.pickup_all",
      "order.carryout_all",
      "order.recall",
      "order.change_delivery",
      "order.deposit_override",
      "item.search",
      "charge.manage",
      "disc.line_percent",
      "return.by_receipt",
      "txn.suspend",
      "txn.void",
  };
  g_autoptr (PosLayoutDocument) document = open_layout ();
  PosLayoutGrid *grid = pos_layout_document_find_grid (document, "actions");

  g_assert_cmpuint (grid->buttons->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < grid->buttons->len; i++) {
    PosLayoutButton *button = grid->buttons->pdata[i];
    g_assert_cmpstr (button->operation, ==, wanted[i]);
    g_assert_cmpint (button->row * 3 + button->column, ==, (int)i);
    g_assert_null (button->text);
  }
}

/* visual-language.md §2.6: the sizes that a finger was measured for. */
static void
test_tiles (void)
{
  g_autoptr (PosLayoutDocument) document = open_layout ();
  PosLayout *layout = pos_layout_document_find (document, "sales-floor");
  PosLayoutSize *size = pos_layout_choose_size (layout, 1366, 768, NULL);
  PosLayoutControl *tabs = size->landscape->controls->pdata[4];
  PosLayoutTab *actions = tabs->tabs->pdata[0];

  g_assert_cmpint (tabs->kind, ==, POS_LAYOUT_TABS);
  g_assert_cmpuint (tabs->tabs->len, ==, 4);
  g_assert_cmpint ((actions->child->rect.width - 2 * 8) / 3, ==, 130);
  g_assert_cmpint ((actions->child->rect.height - 4 * 8) / 5, ==, 101);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  records = demo_chain_load ();
  g_test_add_func ("/demo/layouts/no-faults", test_no_faults);
  g_test_add_func ("/demo/layouts/the-built-in-one-has-no-faults", test_built_in_has_no_faults);
  g_test_add_func ("/demo/layouts/every-store-gets-it", test_stores_get_it);
  g_test_add_func ("/demo/layouts/actions-as-in-picture-03", test_actions);
  g_test_add_func ("/demo/layouts/tiles-are-as-large-as-drawn", test_tiles);
  int status = g_test_run ();
  g_ptr_array_unref (records);
  return status;
}
