/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-button-facts.c — see the header. */
#include "ui/sale/pos-button-facts.h"

#include "register/pos-args.h"
#include "ui/common/pos-translator.h"
#include "ui/sale/pos-coming-names.h"

#include <string.h>

/* What a newer program calls "return.by_fax" is "Return by fax" here. */
static char *
name_unknown (const char *key)
{
  const char *title = pos_coming_names_title (key);
  if (title)
    return g_strdup (title);

  char *words = g_strdelimit (g_strdup (key), "._", ' ');

  *words = g_ascii_toupper (*words);
  return words;
}

static char *
make_name (PosSaleState *state, PosLayoutButton *button)
{
  const PosOperation *operation = pos_operation_find (button->operation);
  const char *text = pos_l10n_get (button->text, pos_sale_state_get_language (state));

  if (*text)
    return g_strdup (text);
  return operation ? g_strdup (_ (operation->title)) : name_unknown (button->operation);
}

char *
pos_button_facts_caption (PosSaleState *state, PosLayoutButton *button)
{
  return button->hide_text ? g_strdup ("") : make_name (state, button);
}

char *
pos_button_facts_spoken (PosSaleState *state, PosLayoutButton *button)
{
  const char *name = pos_l10n_get (button->accessible_name, pos_sale_state_get_language (state));

  if (*name)
    return g_strdup (name);
  return button->hide_text ? make_name (state, button) : NULL;
}

const char *
pos_button_facts_icon (PosLayoutButton *button)
{
  const PosOperation *operation = pos_operation_find (button->operation);

  if (g_str_equal (button->operation, "ui.submenu"))
    return "pos-grid-symbolic";
  return operation ? operation->icon : pos_coming_names_icon (button->operation);
}

/* The roles of documents and of the kit, and the colors they have in the light theme. */
static const struct {
  PosLayoutRole role;
  PosLookRole look;
  guint32 rgb;
} roles[] = {
    {POS_LAYOUT_ROLE_PLAIN, POS_LOOK_ROLE_DEFAULT, 0xFFFFFF},
    {POS_LAYOUT_ROLE_SHIP, POS_LOOK_ROLE_SHIP, 0xE6EFFC},
    {POS_LAYOUT_ROLE_SHIP, POS_LOOK_ROLE_SHIP, 0x1A5FC8},
    {POS_LAYOUT_ROLE_PICK, POS_LOOK_ROLE_PICK, 0xFCEBDD},
    {POS_LAYOUT_ROLE_PICK, POS_LOOK_ROLE_PICK, 0xA84708},
    {POS_LAYOUT_ROLE_CARRY, POS_LOOK_ROLE_CARRY, 0xECE9E3},
    {POS_LAYOUT_ROLE_ACCENT_SOFT, POS_LOOK_ROLE_SOFT, 0xDDECE6},
    {POS_LAYOUT_ROLE_ACCENT, POS_LOOK_ROLE_ACCENT, 0x0E5A47},
    {POS_LAYOUT_ROLE_DANGER, POS_LOOK_ROLE_DANGER, 0xAE1238},
};

static int
color_distance (guint32 a, guint32 b)
{
  int sum = 0;

  for (int shift = 0; shift < 24; shift += 8) {
    int difference = (int)((a >> shift) & 0xff) - (int)((b >> shift) & 0xff);
    sum += difference * difference;
  }
  return sum;
}

static PosLookRole
nearest_role (const char *color)
{
  guint32 rgb = (guint32)g_ascii_strtoull (color + 1, NULL, 16) >> (color[7] ? 8 : 0);
  PosLookRole nearest = POS_LOOK_ROLE_DEFAULT;
  int least = G_MAXINT;

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++) {
    int distance = color_distance (rgb, roles[i].rgb);
    if (distance >= least)
      continue;
    least = distance;
    nearest = roles[i].look;
  }
  return nearest;
}

PosLookRole
pos_button_facts_role (PosLayoutButton *button)
{
  if (button->style.role == POS_LAYOUT_ROLE_PLAIN && button->style.background)
    return nearest_role (button->style.background);
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (roles[i].role == button->style.role)
      return roles[i].look;
  return POS_LOOK_ROLE_DEFAULT;
}

/* Operations on lines say so by their argument: those given, else the selection. */
static gboolean
takes_lines (const PosOperation *operation)
{
  for (const PosParam *param = operation->params; param && param->name; param++)
    if (param->kind == POS_PARAM_LINES)
      return TRUE;
  return FALSE;
}

/* The view that the button opens: a member of its argument. */
static const char *
get_view (PosLayoutButton *button)
{
  const char *view =
      json_string_value (json_object_get (json_object_get (button->argument, "filter"), "view"));

  return view ? view : "";
}

static PosWorkView
get_work_view (PosLayoutButton *button)
{
  for (int view = POS_WORK_ALL; view <= POS_WORK_DONE; view++)
    if (g_str_equal (pos_work_view_get_nick ((PosWorkView)view), get_view (button)))
      return (PosWorkView)view;
  return POS_WORK_ALL;
}

/* §6.7: orders that are to be fulfilled here; all others are not counted. */
static int
count_orders (PosSaleState *state, PosLayoutButton *button)
{
  for (int view = POS_VIEW_TO_FULFILL; view <= POS_VIEW_TO_SHIP; view++)
    if (g_str_equal (pos_order_view_get_nick ((PosOrderView)view), get_view (button)))
      return (int)pos_work_list_get_counts (pos_sale_state_get_work (state)).orders[view];
  return 0;
}

gboolean
pos_button_facts_has_unseen (PosSaleState *state, PosLayoutButton *button)
{
  return button->live != POS_LAYOUT_LIVE_OFF &&
         g_str_equal (button->operation, "order.fulfillment") &&
         pos_work_list_get_unseen (pos_sale_state_get_work (state), get_work_view (button)) > 0;
}

int
pos_button_facts_count (PosSaleState *state, PosLayoutButton *button)
{
  const PosOperation *operation = pos_operation_find (button->operation);

  if (button->live == POS_LAYOUT_LIVE_OFF || !operation)
    return 0;
  if (g_str_equal (button->operation, "order.fulfillment"))
    return (int)pos_work_list_get_counts (pos_sale_state_get_work (state))
        .lines[get_work_view (button)];
  if (g_str_equal (button->operation, "order.recall"))
    return count_orders (state, button);
  if (takes_lines (operation))
    return (int)pos_register_get_n_selected (pos_sale_state_get_register (state));
  if (g_str_has_suffix (button->operation, "_all"))
    return (int)pos_order_count_leaving (pos_sale_state_get_order (state));
  return 0;
}

gboolean
pos_button_facts_is_for_pages (PosLayoutButton *button)
{
  const PosOperation *operation = pos_operation_find (button->operation);

  return operation && operation->place == POS_PLACE_PAGE;
}

gboolean
pos_button_facts_takes_money (PosLayoutButton *button)
{
  return g_str_has_prefix (button->operation, "pay.") &&
         !g_str_equal (button->operation, "pay.void");
}

/* --- Conditions --- */

static gboolean
is_offline (PosSaleState *state)
{
  PosSync *sync = pos_register_get_sync (pos_sale_state_get_register (state));

  return sync && !pos_sync_hears_headquarters (sync);
}

static gboolean
holds (PosSaleState *state, const char *text)
{
  PosOrder *order = pos_sale_state_get_order (state);
  PosLayoutCondition condition;
  const char *permission;

  if (!pos_layout_condition_parse (text, &condition, &permission))
    return FALSE;
  switch (condition) {
  case POS_LAYOUT_HAS_LINE:
    return pos_order_has_active_lines (order);
  case POS_LAYOUT_HAS_CUSTOMER:
    return order->customer != NULL;
  case POS_LAYOUT_IS_ORDER:
    return pos_order_has_deferred (order);
  case POS_LAYOUT_IS_OFFLINE:
    return is_offline (state);
  case POS_LAYOUT_BALANCE_DUE:
    return order->due_now != 0;
  case POS_LAYOUT_HAS_PERMISSION:
    return pos_register_is_permitted (pos_sale_state_get_register (state), permission);
  default:
    g_assert_not_reached ();
  }
}

const char *
pos_button_facts_failing (PosSaleState *state, GStrv conditions)
{
  for (guint i = 0; conditions && conditions[i]; i++)
    if (!holds (state, conditions[i]))
      return conditions[i];
  return NULL;
}

const char *
pos_button_facts_explain (const char *text)
{
  PosLayoutCondition condition;
  const char *permission;

  if (!pos_layout_condition_parse (text, &condition, &permission))
    return _ ("The screen was designed for a newer version.");
  switch (condition) {
  case POS_LAYOUT_HAS_LINE:
    return _ ("Add a product first.");
  case POS_LAYOUT_HAS_CUSTOMER:
    return _ ("Add a customer first.");
  case POS_LAYOUT_IS_ORDER:
    return _ ("This is for customer orders: choose lines to ship or to be picked up.");
  case POS_LAYOUT_IS_OFFLINE:
    return _ ("This is for working without headquarters, which can be reached.");
  case POS_LAYOUT_BALANCE_DUE:
    return _ ("Nothing is due.");
  case POS_LAYOUT_HAS_PERMISSION:
    return _ ("Your role does not include this.");
  default:
    g_assert_not_reached ();
  }
}

GVariant *
pos_button_facts_dup_args (PosSaleState *state, PosLayoutButton *button, GError **error)
{
  const PosOperation *operation = pos_operation_find (button->operation);

  if (!operation || !button->argument)
    return NULL;
  return pos_args_from_json (operation->key,
                             operation->params,
                             button->argument,
                             pos_sale_state_get_order (state)->currency,
                             error);
}
