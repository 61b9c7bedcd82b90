/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-party.c — tables of fields of people and addresses. */
#include "model/pos-party.h"
#include "model/pos-card-number.h"

static const PosField address_fields[] = {
    {POS_FIELD (PosAddress, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosAddress, TEXT, name)},
    {POS_FIELD (PosAddress, TEXT, street)},
    {POS_FIELD (PosAddress, TEXT, postcode)},
    {POS_FIELD (PosAddress, TEXT, city)},
    {POS_FIELD (PosAddress, TEXT, county)},
    {POS_FIELD (PosAddress, TEXT, state)},
    {POS_FIELD (PosAddress, TEXT, country)},
    {POS_FIELD (PosAddress, TEXT, phone)},
    {POS_FIELD (PosAddress, TEXT, tax_group)},
    {POS_FIELD (PosAddress, FLAG, primary)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosAddress, address, 0)

const char *const pos_receipt_option_nicks[] = {"print", "email", "both", "none", NULL};

static const PosField customer_fields[] = {
    {POS_FIELD (PosCustomer, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCustomer, TEXT, number)},
    {POS_FIELD (PosCustomer, TEXT, name), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCustomer, FLAG, organization)},
    {POS_FIELD (PosCustomer, TEXT, email)},
    {POS_FIELD (PosCustomer, TEXT, phone)},
    {POS_FIELD (PosCustomer, TEXT, language)},
    {POS_FIELD (PosCustomer, TEXT, group)},
    {POS_FIELD (PosCustomer, TEXT, tax_group)},
    {POS_FIELD (PosCustomer, TEXT, loyalty)},
    {POS_FIELD (PosCustomer, TEXTS, cards), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCustomer, TEXTS, affiliations), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCustomer, FLAG, blocked)},
    {POS_FIELD (PosCustomer, FLAG, pending)},
    {POS_FIELD (PosCustomer, TEXT, home_store)},
    {POS_FIELD (PosCustomer, TEXT, delivery_mode), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCustomer, ENUM, receipt_option),
     .flags = POS_FIELD_SPARSE,
     .nicks = pos_receipt_option_nicks},
    {POS_FIELD (PosCustomer, INSTANT, created_at), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosCustomer, INSTANT, updated_at)},
    {POS_FIELD (PosCustomer, RECORDS, addresses), .item_type = pos_address_get_type},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosCustomer, customer, 0)

static const PosField limit_fields[] = {
    {POS_FIELD (PosLimit, TEXT, key), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosLimit, MONEY, amount)},
    {POS_FIELD (PosLimit, RATE, rate)},
    {POS_FIELD (PosLimit, QUANTITY, quantity), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosLimit, limit, 0)

static const PosField role_fields[] = {
    {POS_FIELD (PosRole, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosRole, L10N, name)},
    {POS_FIELD (PosRole, FLAG, manager)},
    {POS_FIELD (PosRole, TEXTS, permissions)},
    {POS_FIELD (PosRole, TEXTS, denied)},
    {POS_FIELD (PosRole, RECORDS, limits), .item_type = pos_limit_get_type},
    {POS_FIELD (PosRole, FLAG, badge_alone), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosRole, role, 0)

static const PosField worker_fields[] = {
    {POS_FIELD (PosWorker, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosWorker, TEXT, name), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosWorker, TEXT, role), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosWorker, TEXTS, stores)},
    {POS_FIELD (PosWorker, TEXT, language)},
    {POS_FIELD (PosWorker, TEXT, secret_hash)},
    {POS_FIELD (PosWorker, TEXT, badge_hash)},
    {POS_FIELD (PosWorker, FLAG, blocked)},
    {POS_FIELD (PosWorker, FLAG, must_change)},
    {POS_FIELD (PosWorker, TEXTS, permissions)},
    {POS_FIELD (PosWorker, TEXTS, denied)},
    {POS_FIELD (PosWorker, RECORDS, limits),
     .flags = POS_FIELD_SPARSE,
     .item_type = pos_limit_get_type},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosWorker, worker, 0)

PosAddress *
pos_customer_get_primary_address (PosCustomer *self)
{
  POS_LIST_FOREACH (PosAddress, address, self->addresses)
  if (address->primary)
    return address;
  return pos_list_peek (self->addresses, 0);
}

PosAddress *
pos_customer_find_address (PosCustomer *self, const char *id)
{
  POS_LIST_FOREACH (PosAddress, address, self->addresses)
  if (g_strcmp0 (address->id, id) == 0)
    return address;
  return NULL;
}

gboolean
pos_customer_has_card (PosCustomer *self, const char *number)
{
  for (GStrv card = self->cards; card && *card; card++) {
    g_autofree char *own = pos_card_number_read (*card);
    if (own && g_str_equal (own, number))
      return TRUE;
  }
  return FALSE;
}

void
pos_customer_add_card (PosCustomer *self, const char *number)
{
  g_autoptr (GStrvBuilder) cards = g_strv_builder_new ();

  if (self->cards)
    g_strv_builder_addv (cards, (const char **)self->cards);
  g_strv_builder_add (cards, number);
  g_strfreev (self->cards);
  self->cards = g_strv_builder_end (cards);
}
