/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-customer.c — finding, making and attaching customers; their addresses. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "register/pos-args.h"
#include "register/pos-create-customer.h"
#include "register/pos-customer-rules.h"
#include "register/pos-holder.h"
#include "register/pos-ops.h"
#include "register/pos-quick.h"
#include "register/pos-refusal.h"
#include "register/pos-register-private.h"
#include "register/pos-tendering.h"

#include <glib/gi18n.h>

/* --- Attaching --- */

static gboolean
attach_run (PosRun *run, GError **error)
{
  g_autoptr (PosCustomer) customer =
      pos_holder_find (pos_run_get_register (run), pos_run_get_text (run, "customer"), error);

  return customer && pos_holder_attach (run, customer, error);
}

static gboolean
clear_run (PosRun *run, GError **error)
{
  PosOrder *order = pos_run_get_order (run);

  if (pos_order_has_deferred (order))
    return pos_set_error (error,
                          POS_ORDER_ERROR,
                          POS_ORDER_ERROR_NO_CUSTOMER,
                          g_variant_new_parsed ("{'reason': <'needed'>}"),
                          "Lines that ship or are picked up need a customer");
  if (!pos_holder_check_returns (order, error))
    return FALSE;
  pos_text_set (&order->customer, NULL);
  pos_text_set (&order->customer_name, NULL);
  pos_run_set_customer (run, NULL);
  pos_holder_refresh_prices (run, order);
  pos_run_recompute (run);
  return TRUE;
}

/* --- Searching --- */

static gboolean
search_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  const char *text = pos_run_get_text (run, "text");
  gint64 limit = 20;
  g_autofree char *next = NULL;

  pos_run_get_number (run, "limit", &limit);
  g_autoptr (GPtrArray) found = pos_quick_search_customers (self,
                                                            text ? text : "",
                                                            (guint)CLAMP (limit, 1, 200),
                                                            pos_run_get_text (run, "after"),
                                                            &next,
                                                            error);
  if (!found)
    return FALSE;
  json_t *customers = json_array ();
  for (guint i = 0; i < found->len; i++)
    json_array_append_new (customers, pos_record_to_json (found->pdata[i], 0));
  pos_run_answer_json (run, "customers", customers);
  pos_run_answer_json (run, "next", next ? json_string (next) : json_null ());
  pos_run_set_quiet (run);
  return TRUE;
}

/* --- Making and changing --- */

/* M40: an address is born with its customer's tax group. */
static void
complete_address (PosRegister *self, PosCustomer *customer, PosAddress *address)
{
  if (!address->id) {
    PosId id = pos_context_mint_id (self->context);
    g_autofree char *text = pos_id_dup_text (&id);
    pos_text_set (&address->id, text);
  }
  if (!address->name)
    pos_text_set (&address->name, customer->name);
  if (!address->tax_group)
    pos_text_set (&address->tax_group, customer->tax_group);
}

/* Ids are ours to give; an address that somebody types has none.  What becomes of receipts is as
 * @usual (nullable) has it, but never where they go. */
static PosCustomer *
read_customer (PosRun *run, PosCustomer *usual, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (json_t) json = pos_run_dup_json (run, "customer", error);
  gsize index;
  json_t *address;

  if (!json)
    return NULL;
  if (usual && !json_object_get (json, "receipt_option"))
    json_object_set_new (
        json, "receipt_option", json_string (pos_receipt_option_nicks[usual->receipt_option]));
  json_array_foreach (json_object_get (json, "addresses"), index, address)
  {
    PosId id = pos_context_mint_id (self->context);
    g_autofree char *text = pos_id_dup_text (&id);
    json_object_set_new (address, "id", json_string (text));
  }
  return pos_args_read_record (POS_TYPE_CUSTOMER, json, pos_register_get_currency (self), error);
}

/* Whom new customers of the store take after; %NULL: nobody. */
static PosCustomer *
find_usual (PosRegister *self)
{
  const char *id = self->store ? self->store->default_customer : NULL;

  return id ? pos_quick_get_customer (self, id, NULL) : NULL;
}

static PosCustomer *
customer_new (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (PosCustomer) usual = find_usual (self);
  g_autoptr (PosCustomer) customer = read_customer (run, usual, error);

  if (!customer || !pos_customer_rules_check (customer, error))
    return NULL;
  pos_create_customer_name (self, customer);
  pos_text_set (&customer->number, NULL);
  if (!customer->language && usual)
    pos_text_set (&customer->language, usual->language);
  if (!customer->language && self->store)
    pos_text_set (&customer->language, self->store->language);
  if (!customer->group && usual)
    pos_text_set (&customer->group, usual->group);
  pos_text_set (&customer->home_store, self->store ? self->store->id : NULL);
  customer->pending = TRUE;
  customer->created_at = customer->updated_at = pos_register_get_now (self);
  POS_LIST_FOREACH (PosAddress, address, customer->addresses)
  {
    if (!pos_customer_rules_check_address (self, address, error))
      return NULL;
    complete_address (self, customer, address);
  }
  return g_steal_pointer (&customer);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  GError *error = NULL;
  PosCustomer *created = pos_create_customer_finish (result, &error);

  if (error) {
    pos_run_fail (run, error);
    return;
  }
  if (created)
    pos_run_set_data (run, created, g_object_unref);
  pos_run_begun (run);
}

static void
create_begin (PosRun *run)
{
  GError *error = NULL;
  g_autoptr (PosCustomer) customer = NULL;

  if (!pos_create_customer_is_due (run)) {
    pos_run_begun (run);
    return;
  }
  customer = customer_new (run, &error);
  if (customer)
    pos_create_customer_async (run, customer, created_cb, run);
  else
    pos_run_fail (run, error);
}

/* Headquarters only gives him a number. */
static PosForesight
create_foresee (PosRun *run, GError **error)
{
  return POS_FORESIGHT_READY;
}

static void
forget_asked (PosRegister *self, gpointer data)
{
  pos_create_customer_forget (self);
}

/* Made by headquarters in begin(), or made here; told either way, because headquarters that is
 * restored from an old copy has to hear again of whom orders name. */
static gboolean
create_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  PosCustomer *created = pos_run_get_data (run);
  g_autoptr (PosCustomer) customer = created ? g_object_ref (created) : customer_new (run, error);

  if (!customer)
    return FALSE;
  pos_holder_keep (run, customer);
  pos_run_add_effect (run, forget_asked, NULL, NULL);
  pos_run_answer (run, "customer", g_variant_new_string (customer->id));
  /* The clerk makes a customer for the transaction at hand, unless it belongs to somebody. */
  if (pos_run_get_flag (run, "attach", self->order->flow == POS_ORDER_FLOW_NEW))
    return pos_holder_attach (run, customer, error);
  return TRUE;
}

static gboolean
add_address_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  const char *id = pos_run_get_text (run, "customer");
  g_autoptr (PosCustomer) customer = pos_holder_find (self, id ? id : self->order->customer, error);
  g_autoptr (PosAddress) address = NULL;

  if (!customer)
    return FALSE;
  address = pos_run_dup_record (run, "address", POS_TYPE_ADDRESS, error);
  if (!address)
    return FALSE;
  if (!pos_customer_rules_check_address (self, address, error))
    return FALSE;
  pos_text_set (&address->id, NULL);
  complete_address (self, customer, address);
  if (address->primary)
    POS_LIST_FOREACH (PosAddress, other, customer->addresses)
  other->primary = FALSE;
  pos_list_append (customer->addresses, address);
  customer->updated_at = pos_register_get_now (self);
  pos_holder_keep (run, customer);
  pos_run_answer (run, "address", g_variant_new_string (address->id));
  return TRUE;
}

static const PosParam attach_params[] = {
    {"customer", POS_PARAM_TEXT, TRUE, NULL, "customer id", NULL},
    POS_ANSWERS_PARAM,
    {NULL},
};

static const PosParam search_params[] = {
    {"text", POS_PARAM_TEXT, FALSE, "everybody", "name, e-mail, phone, number or address", NULL},
    {"limit", POS_PARAM_COUNT, FALSE, "20", "customers a page, at most 200", NULL},
    {"after", POS_PARAM_TEXT, FALSE, NULL, "“next” of the page before", NULL},
    {NULL},
};

static const PosParam create_params[] = {
    {"customer",
     POS_PARAM_RECORD,
     TRUE,
     NULL,
     "a customer as in docs/protocol.md, without id: name, email, phone, addresses …",
     NULL},
    {"attach", POS_PARAM_FLAG, FALSE, "true in a new cart", "put the customer on the order", NULL},
    {"creation",
     POS_PARAM_CHOICE,
     FALSE,
     "as the channel says",
     "asynchronous: headquarters hears of him later",
     pos_tendering_creations},
    {NULL},
};

static const PosParam address_params[] = {
    {"customer", POS_PARAM_TEXT, FALSE, "the attached customer", "customer id", NULL},
    {"address", POS_PARAM_RECORD, TRUE, NULL, "street, postcode, city, country …", NULL},
    {NULL},
};

const PosOperation pos_ops_customer[] = {
    {
        .key = "customer.attach",
        .title = N_ ("Attach customer"),
        .description = N_ ("Put a customer on the transaction"),
        .icon = "pos-user-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_UNPAID,
        .place = POS_PLACE_PAGE,
        .params = attach_params,
        .result = "customer",
        .example = "{\"customer\": \"C-004218\"}",
        .run = attach_run,
    },
    {
        .key = "customer.clear",
        .title = N_ ("Remove customer"),
        .description = N_ ("Take the customer off the transaction"),
        .icon = "pos-x-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_CUSTOMER | POS_NEEDS_NEW | POS_NEEDS_UNPAID,
        .place = POS_PLACE_TRANSACTION,
        .result = "nothing",
        .run = clear_run,
    },
    {
        .key = "customer.search",
        .title = N_ ("Customer search"),
        .description = N_ ("Find a customer by name, e-mail, phone, number or address"),
        .icon = "pos-users-symbolic",
        .accelerator = "F3",
        .needs = POS_NEEDS_WORKER,
        .looks = TRUE,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .params = search_params,
        .result = "customers, next",
        .example = "{\"text\": \"van den berg\"}",
        .run = search_run,
    },
    {
        .key = "customer.create",
        .title = N_ ("Add customer"),
        .description = N_ ("Make a new customer and put it on the transaction"),
        .icon = "pos-user-add-symbolic",
        .needs = POS_NEEDS_WORKER | POS_NEEDS_UNPAID,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .permission = "customer.edit",
        .params = create_params,
        .result = "customer",
        .example =
            "{\"customer\": {\"name\": \"Marieke van den Berg\", \"phone\": \"030 555 0101\", "
            "\"addresses\": [{\"street\": \"Oudegracht 214\", \"postcode\": \"3511 NP\", "
            "\"city\": \"Utrecht\", \"country\": \"NL\"}]}}",
        .begin = create_begin,
        .foresee = create_foresee,
        .run = create_run,
    },
    {
        .key = "customer.add_address",
        .title = N_ ("Add address"),
        .description = N_ ("Give the customer another address"),
        .icon = "pos-pin-symbolic",
        .needs = POS_NEEDS_WORKER,
        .place = POS_PLACE_PAGE,
        .permission = "customer.edit",
        .params = address_params,
        .result = "address",
        .example = "{\"address\": {\"street\": \"Langestraat 8\", \"postcode\": \"3811 AC\", "
                   "\"city\": \"Amersfoort\", \"country\": \"NL\"}}",
        .run = add_address_run,
    },
    {.key = NULL},
};
