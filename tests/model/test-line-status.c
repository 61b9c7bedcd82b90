/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-line-status.c — the status of a line follows from its quantities: customer-orders.md §3.5.
 */
#include "model/pos-order-line.h"

typedef struct {
  const char *status;
  gint64 ordered, cancelled, picked, packed, invoiced;
  int accept_state;
  gboolean picking;
} Case;

/* First match wins, so each row also has what a later row would ask for. */
static const Case cases[] = {
    {"cancelled", 2, 2, 0, 0, 0, POS_ACCEPT_REJECTED, FALSE},
    {"invoiced", 2, 0, 0, 0, 2, POS_ACCEPT_ACCEPTED, TRUE},
    {"invoiced", 3, 1, 0, 0, 2, POS_ACCEPT_ACCEPTED, FALSE},
    {"rejected", 2, 0, 1, 0, 1, POS_ACCEPT_REJECTED, FALSE},
    {"partially-invoiced", 3, 0, 1, 1, 1, POS_ACCEPT_ACCEPTED, TRUE},
    {"packed", 3, 0, 0, 3, 0, POS_ACCEPT_ACCEPTED, TRUE},
    {"packed", 3, 1, 0, 2, 0, POS_ACCEPT_ACCEPTED, FALSE},
    {"partially-packed", 3, 0, 2, 1, 0, POS_ACCEPT_ACCEPTED, FALSE},
    {"picked", 3, 0, 3, 0, 0, POS_ACCEPT_ACCEPTED, TRUE},
    {"partially-picked", 3, 0, 1, 0, 0, POS_ACCEPT_ACCEPTED, TRUE},
    {"picking", 3, 0, 0, 0, 0, POS_ACCEPT_ACCEPTED, TRUE},
    {"accepted", 3, 0, 0, 0, 0, POS_ACCEPT_ACCEPTED, FALSE},
    {"pending", 3, 0, 0, 0, 0, POS_ACCEPT_PENDING, FALSE},
};

static PosOrderLine *
make_line (const Case *c)
{
  PosOrderLine *line = g_object_new (POS_TYPE_ORDER_LINE, NULL);

  line->ordered = pos_quantity_whole (c->ordered);
  line->cancelled = pos_quantity_whole (c->cancelled);
  line->picked = pos_quantity_whole (c->picked);
  line->packed = pos_quantity_whole (c->packed);
  line->invoiced = pos_quantity_whole (c->invoiced);
  line->accept_state = c->accept_state;
  if (c->picking)
    pos_text_set (&line->picking_by, "sanne");
  return line;
}

static void
test_derivation (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PosOrderLine) line = make_line (&cases[i]);

    g_assert_cmpstr (
        pos_line_status_get_nick (pos_order_line_get_status (line)), ==, cases[i].status);
  }
}

static void
test_quantities (void)
{
  const Case c = {.ordered = 5, .cancelled = 1, .invoiced = 2};
  g_autoptr (PosOrderLine) line = make_line (&c);

  g_assert_cmpint (pos_order_line_get_quantity (line).micro, ==, 4 * POS_SCALE);
  g_assert_cmpint (pos_order_line_get_open (line).micro, ==, 2 * POS_SCALE);
  g_assert_true (pos_order_line_is_active (line));
  line->cancelled = line->ordered;
  g_assert_false (pos_order_line_is_active (line));
}

static void
test_new_and_voided (void)
{
  g_autoptr (PosOrderLine) line = g_object_new (POS_TYPE_ORDER_LINE, NULL);

  g_assert_true (pos_order_line_is_active (line));
  line->voided = TRUE;
  g_assert_false (pos_order_line_is_active (line));
}

static void
test_deferred (void)
{
  static const gboolean deferred[] = {FALSE, FALSE, TRUE, TRUE, TRUE};
  g_autoptr (PosOrderLine) line = g_object_new (POS_TYPE_ORDER_LINE, NULL);

  for (int intent = POS_INTENT_NONE; intent <= POS_INTENT_ELECTRONIC; intent++) {
    line->intent = intent;
    g_assert_cmpint (pos_order_line_is_deferred (line), ==, deferred[intent]);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/line-status/3.5-first-match-wins", test_derivation);
  g_test_add_func ("/model/line-status/open-is-ordered-less-cancelled-less-invoiced",
                   test_quantities);
  g_test_add_func ("/model/line-status/a-voided-line-does-not-count", test_new_and_voided);
  g_test_add_func ("/model/line-status/carry-out-is-not-deferred", test_deferred);
  return g_test_run ();
}
