/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-coming-names.c — see the header. */
#include "ui/sale/pos-coming-names.h"

#include "ui/common/pos-translator.h"

static const struct {
  const char *key;
  const char *title;
  const char *icon;
} names[] = {
    {"customer.edit", N_ ("Change customer"), "pos-edit-symbolic"},
};

static int
find (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].key, key))
      return (int)i;
  return -1;
}

const char *
pos_coming_names_title (const char *key)
{
  int index = find (key);

  return index < 0 ? NULL : _ (names[index].title);
}

const char *
pos_coming_names_icon (const char *key)
{
  int index = find (key);

  return index < 0 ? NULL : names[index].icon;
}
