/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-catalog.c — what the rooms below say of operations holds for the catalog above them. */
#include "model/pos-info-code.h"
#include "model/pos-layout.h"
#include "model/pos-permissions.h"
#include "register-fixture.h"

static gboolean
takes (const char *key, const char *name)
{
  const PosOperation *operation = pos_operation_find (key);

  g_assert_nonnull (operation);
  for (const PosParam *param = operation->params; param && param->name; param++)
    if (g_str_equal (param->name, name))
      return TRUE;
  return FALSE;
}

/* L-23: what layouts are refused for holds for this catalog. */
static void
buttons_stand_where_they_may (void)
{
  const GPtrArray *operations = pos_operation_list ();

  for (guint i = 0; i < operations->len; i++) {
    const PosOperation *operation = operations->pdata[i];
    gboolean bound =
        operation->place & POS_PLACE_TRANSACTION && !(operation->place & POS_PLACE_WELCOME);

    if (pos_layout_needs_transaction (operation->key) != bound)
      g_error ("%s has another place", operation->key);
  }
  g_assert_false (pos_layout_needs_transaction ("x.y"));
}

/* What the set-up check says of roles, and info codes of operations, holds for this catalog. */
static void
what_is_asked_for_is_known (void)
{
  const GPtrArray *operations = pos_operation_list ();

  for (guint i = 0; i < operations->len; i++) {
    const PosOperation *operation = operations->pdata[i];
    if (operation->permission && !pos_permissions_know (operation->permission))
      g_error ("%s asks for %s", operation->key, operation->permission);
  }
  for (const char *const *key = pos_info_code_get_triggers (); *key; key++) {
    g_assert_true (takes (*key, "answers"));
    g_assert_cmpint (pos_info_code_has_reason (*key), <=, takes (*key, "reason"));
  }
  g_assert_true (pos_permissions_know ("return.serial"));
  g_assert_false (pos_permissions_know ("order.cancell"));
  g_assert_true (pos_permissions_know_limit ("disc.max_line_pct"));
  g_assert_false (pos_permissions_know_limit ("order.create"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/catalog/permissions", what_is_asked_for_is_known);
  g_test_add_func ("/register/catalog/layouts", buttons_stand_where_they_may);
  return g_test_run ();
}
