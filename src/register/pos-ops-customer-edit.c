/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-customer-edit.c — what changes about a customer who is known. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "register/pos-args.h"
#include "register/pos-customer-rules.h"
#include "register/pos-delivery-lines.h"
#include "register/pos-holder.h"
#include "register/pos-ops.h"
#include "register/pos-quick.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEY "customer.edit"

/* What headquarters keeps beside the customer's record. */
static const char *const elsewhere[] = {"price_group", "credit_limit", "credit", NULL};

/* --- What is said --- */

static gboolean
refuse_member (const char *name, GError **error)
{
  const PosField *field = pos_record_type_get_fields (POS_TYPE_CUSTOMER);

  while (field->name && strcmp (field->name, name) != 0)
    field++;
  if ((!field->name || !strcmp (name, "addresses")) && !g_strv_contains (elsewhere, name)) {
    g_autofree char *way = g_strconcat ("changes.", name, NULL);
    return pos_args_refuse_unknown (KEY, way, error);
  }
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_STATUS,
      g_variant_new_parsed ("{'rule': <'headquarters-alone'>, 'field': <%s>}", name),
      "Headquarters alone changes “%s” of a customer",
      name);
}

/* Nothing, and blanks alone, is none. */
static gboolean
set_member (gpointer record, const char *name, json_t *json, GError **error)
{
  const PosField *field = pos_record_find_field (record, name);
  g_autofree char *text = g_strdup (json_is_string (json) ? json_string_value (json) : "");
  g_autoptr (json_t) stripped = NULL;

  if (field->kind != POS_FIELD_TEXT || (!json_is_string (json) && !json_is_null (json)))
    return pos_record_field_read_json (record, field, json, 0, error);
  g_strstrip (text);
  pos_text_set (&pos_record_member (record, field, char *), pos_text_or (text, NULL));
  return TRUE;
}

static gboolean
check_mode (PosRegister *self, PosCustomer *customer, GError **error)
{
  return !customer->delivery_mode ||
         pos_config_get (self->config, POS_TYPE_DELIVERY_MODE, customer->delivery_mode) ||
         pos_set_error (error,
                        POS_VALUE_ERROR,
                        POS_VALUE_ERROR_REFERENCE,
                        g_variant_new_parsed ("{'field': <'delivery_mode'>}"),
                        "There is no delivery mode “%.40s”",
                        customer->delivery_mode);
}

static gboolean
change_members (PosRun *run, PosCustomer *customer, GError **error)
{
  g_autoptr (json_t) changes = NULL;
  const char *name;
  json_t *json;

  if (!pos_run_get_text (run, "changes"))
    return TRUE;
  changes = pos_run_dup_json (run, "changes", error);
  if (!changes)
    return FALSE;
  json_object_foreach (changes, name, json)
  {
    if (!pos_customer_edit_may (name) ? !refuse_member (name, error)
                                      : !set_member (customer, name, json, error))
      return FALSE;
  }
  return pos_customer_rules_check (customer, error) &&
         check_mode (pos_run_get_register (run), customer, error);
}

static PosAddress *
find_address (PosCustomer *customer, const char *id, GError **error)
{
  PosAddress *address = pos_customer_find_address (customer, id);

  if (!address)
    pos_set_error (error,
                   POS_ORDER_ERROR,
                   POS_ORDER_ERROR_NOT_FOUND,
                   g_variant_new_parsed ("{'address': <%s>, 'reason': <'address'>}", id),
                   "The customer has no address “%.40s”",
                   id);
  return address;
}

static void
set_primary (PosCustomer *customer, PosAddress *address, gboolean primary)
{
  if (primary)
    POS_LIST_FOREACH (PosAddress, other, customer->addresses)
  other->primary = FALSE;
  address->primary = primary;
}

static gboolean
change_address (PosRegister *self, PosCustomer *customer, json_t *said, GError **error)
{
  const char *id = json_string_value (json_object_get (said, "id"));
  PosAddress *address = find_address (customer, id, error);
  const char *name;
  json_t *json;

  if (!address)
    return FALSE;
  json_object_foreach (said, name, json)
  {
    if (!strcmp (name, "primary"))
      set_primary (customer, address, json_is_true (json));
    else if (strcmp (name, "id") != 0 && !set_member (address, name, json, error))
      return FALSE;
  }
  return pos_customer_rules_check_address (self, address, error);
}

static gboolean
change_addresses (PosRun *run, PosCustomer *customer, GError **error)
{
  g_autoptr (json_t) list = NULL;
  gsize index;
  json_t *said;

  if (!pos_run_get_text (run, "addresses"))
    return TRUE;
  list = pos_run_dup_json (run, "addresses", error);
  if (!list)
    return FALSE;
  json_array_foreach (list, index, said)
  {
    if (!change_address (pos_run_get_register (run), customer, said, error))
      return FALSE;
  }
  return TRUE;
}

/* --- Taking an address away --- */

static gboolean
refuse_in_use (const char *address, const char *order, GError **error)
{
  return pos_set_error (
      error,
      POS_ORDER_ERROR,
      POS_ORDER_ERROR_STATUS,
      g_variant_new_parsed (
          "{'rule': <'address-in-use'>, 'address': <%s>, 'order': <%s>}", address, order),
      "%s still ships to that address",
      *order ? order : "The open transaction");
}

static gboolean
line_ships_to (PosOrderLine *line, const char *address)
{
  return pos_order_line_is_active (line) && line->intent == POS_INTENT_SHIP &&
         !g_strcmp0 (line->address, address);
}

static gboolean
ships_to (PosOrder *order, const char *address)
{
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (line_ships_to (line, address))
    return TRUE;
  return FALSE;
}

static gboolean
remove_address (PosRegister *self, PosCustomer *customer, const char *id, GError **error)
{
  PosAddress *address = find_address (customer, id, error);
  g_autoptr (GPtrArray) orders = NULL;
  guint index;

  if (!address)
    return FALSE;
  if (!g_strcmp0 (self->order->customer, customer->id) && ships_to (self->order, id))
    return refuse_in_use (id, "", error);
  orders = pos_quick_list_shipping_to (self, customer->id, id, error);
  if (!orders)
    return FALSE;
  if (orders->len > 0)
    return refuse_in_use (id, orders->pdata[0], error);
  if (pos_list_find (customer->addresses, address, &index))
    pos_list_remove (customer->addresses, index);
  return TRUE;
}

static gboolean
remove_addresses (PosRun *run, PosCustomer *customer, GError **error)
{
  g_auto (GStrv) ids = pos_run_dup_texts (run, "remove_addresses");

  for (GStrv id = ids; id && *id; id++)
    if (!remove_address (pos_run_get_register (run), customer, *id, error))
      return FALSE;
  return TRUE;
}

/* --- The open transaction --- */

/* Where goods go may cost something else. */
static gboolean
refresh_address (PosRun *run, PosOrder *order, PosAddress *address, GError **error)
{
  PosAddress *kept = pos_order_find_address (order, address->id);

  if (!kept || pos_record_equal (kept, address, TRUE))
    return TRUE;
  if (ships_to (order, address->id) &&
      !pos_register_check_needs (pos_run_get_register (run), POS_NEEDS_UNPAID, error))
    return FALSE;
  pos_order_keep_address (order, address);
  POS_LIST_FOREACH (PosOrderLine, line, order->lines)
  if (line_ships_to (line, address->id) && !pos_delivery_lines_fit (run, order, line))
    pos_order_line_lose_delivery (line);
  return TRUE;
}

/* A saved order keeps what it was ordered with, also while it is open. */
static gboolean
refresh_cart (PosRun *run, PosCustomer *customer, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosOrder *order;

  if (self->order->flow != POS_ORDER_FLOW_NEW ||
      g_strcmp0 (self->order->customer, customer->id) != 0)
    return TRUE;
  order = pos_run_get_order (run);
  pos_text_set (&order->customer_name, customer->name);
  pos_run_set_customer (run, customer);
  POS_LIST_FOREACH (PosAddress, address, customer->addresses)
  if (!refresh_address (run, order, address, error))
    return FALSE;
  pos_run_recompute (run);
  return TRUE;
}

/* --- The operation --- */

static void
answer_edits (PosRun *run, PosList *edits)
{
  json_t *list = json_array ();

  POS_LIST_FOREACH (PosMemberEdit, edit, edits)
  json_array_append_new (list, pos_record_to_json (edit, 0));
  pos_run_answer_json (run, "edits", list);
}

static gboolean
edit_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  const char *id = pos_run_get_text (run, "customer");
  g_autoptr (PosCustomer) before = pos_holder_find (self, id ? id : self->order->customer, error);
  g_autoptr (PosCustomer) after = before ? pos_record_copy (before) : NULL;
  g_autoptr (PosList) edits = pos_list_new (POS_TYPE_MEMBER_EDIT);

  if (!after || !change_members (run, after, error) || !change_addresses (run, after, error) ||
      !remove_addresses (run, after, error))
    return FALSE;
  pos_customer_edit_compare (before, after, edits);
  pos_run_answer (run, "customer", g_variant_new_string (after->id));
  answer_edits (run, edits);
  if (pos_list_size (edits) == 0) {
    pos_run_set_quiet (run);
    return TRUE;
  }
  after->updated_at = pos_register_get_now (self);
  if (!refresh_cart (run, after, error))
    return FALSE;
  pos_holder_keep_edit (run, after, edits);
  return TRUE;
}

static const PosParam edit_params[] = {
    {"customer", POS_PARAM_TEXT, FALSE, "the attached customer", "customer id", NULL},
    {"changes",
     POS_PARAM_RECORD,
     FALSE,
     NULL,
     "what is to be different: name, organization, email, phone, language, delivery_mode, "
     "receipt_option; null: none",
     NULL},
    {"addresses", POS_PARAM_PARTS, FALSE, NULL, "addresses that change", NULL},
    {"remove_addresses", POS_PARAM_TEXTS, FALSE, NULL, "ids of addresses that go away", NULL},
    {NULL},
};

static const PosParam address_members[] = {
    {"id", POS_PARAM_TEXT, TRUE, NULL, "address id", NULL},
    {"name", POS_PARAM_TEXT, FALSE, NULL, "who lives there", NULL},
    {"street", POS_PARAM_TEXT, FALSE, NULL, "street and number", NULL},
    {"postcode", POS_PARAM_TEXT, FALSE, NULL, "postcode", NULL},
    {"city", POS_PARAM_TEXT, FALSE, NULL, "town", NULL},
    {"county", POS_PARAM_TEXT, FALSE, NULL, "county", NULL},
    {"state", POS_PARAM_TEXT, FALSE, NULL, "state", NULL},
    {"country", POS_PARAM_TEXT, FALSE, NULL, "country, as two letters", NULL},
    {"phone", POS_PARAM_TEXT, FALSE, NULL, "phone", NULL},
    {"primary", POS_PARAM_FLAG, FALSE, NULL, "goods usually go there", NULL},
    {NULL},
};

static const PosParts edit_parts[] = {
    {"addresses", address_members},
    {NULL, NULL},
};

const PosOperation pos_ops_customer_edit[] = {
    {
        .key = KEY,
        .title = N_ ("Edit customer"),
        .description = N_ ("Change name, phone, e-mail or addresses of the customer"),
        .icon = "pos-user-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "customer.edit",
        .params = edit_params,
        .parts = edit_parts,
        .result = "customer, edits",
        .example = "{\"customer\": \"C-004218\", \"changes\": {\"phone\": \"030 555 0199\"}}",
        .run = edit_run,
    },
    {.key = NULL},
};
