/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-set-up.c — see the header. */
#include "register/pos-set-up.h"
#include "register/pos-args.h"
#include "register/pos-quick.h"

#define PAGE 200

static GPtrArray *
list_products (PosRegister *self, guint most, gboolean *more, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *after = NULL;

  do {
    g_autofree char *next = NULL;
    GPtrArray *page = pos_quick_search_products (self, "", NULL, PAGE, after, &next, error);

    if (!page)
      return NULL;
    g_ptr_array_extend_and_steal (all, page);
    g_free (after);
    after = g_steal_pointer (&next);
  } while (after && (most == 0 || all->len < most));
  *more = after != NULL;
  return g_steal_pointer (&all);
}

static gboolean
knows (const char *key)
{
  return g_str_equal (key, "ui.submenu") || pos_operation_find (key) != NULL;
}

/* O-3; and what pressing the button would be refused for every time. */
static char *
find_misuse (const char *key, json_t *argument, guint32 currency)
{
  const PosOperation *operation = pos_operation_find (key);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) args = NULL;

  if (!operation)
    return NULL;
  if (operation->place == POS_PLACE_PAGE)
    return g_strdup ("it stands on pages, and on no button");
  if (!argument)
    return NULL;
  args = pos_args_from_json (key, operation->params, argument, currency, &error);
  return args ? NULL : g_strdup (error->message);
}

GPtrArray *
pos_set_up_check (PosRegister *self, guint most, PosSetupWords words, GError **error)
{
  gboolean more = FALSE;
  g_autoptr (GPtrArray) products = list_products (self, most, &more, error);
  g_autoptr (GPtrArray) tax_uses = products ? pos_quick_list_tax_uses (self, error) : NULL;
  const PosSetupFacts facts = {
      .config = pos_register_get_config (self),
      .today = pos_register_get_today (self),
      .products = products,
      .more_products = more,
      .tax_uses = tax_uses,
      .words = words,
      .knows_operation = knows,
      .find_misuse = find_misuse,
  };

  return tax_uses ? pos_setup_check (&facts) : NULL;
}
