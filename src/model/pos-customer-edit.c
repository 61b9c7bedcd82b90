/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-customer-edit.c — the members that may change, compared, read and written as texts. */
#include "model/pos-customer-edit.h"
#include "base/pos-json.h"

#include <string.h>

#define YES "true"

static const PosField member_edit_fields[] = {
    {POS_FIELD (PosMemberEdit, TEXT, address), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosMemberEdit, TEXT, field), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosMemberEdit, TEXT, before)},
    {POS_FIELD (PosMemberEdit, TEXT, after)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosMemberEdit, member_edit, 0)

static const PosField customer_edit_fields[] = {
    {POS_FIELD (PosCustomerEdit, TEXT, id), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosCustomerEdit, RECORDS, edits), .item_type = pos_member_edit_get_type},
    {POS_FIELD (PosCustomerEdit, JSON, customer), .flags = POS_FIELD_REQUIRED},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosCustomerEdit, customer_edit, 0)

/* Everything else is headquarters' alone, or is given and taken in another way. */
static const char *const customer_members[] = {
    "name", "organization", "email", "phone", "language", "delivery_mode", "receipt_option", NULL};
static const char *const address_members[] = {
    "name", "street", "postcode", "city", "county", "state", "country", "phone", NULL};

gboolean
pos_customer_edit_may (const char *field)
{
  return g_strv_contains (customer_members, field);
}

/* --- One member --- */

static char *
read_member (gpointer record, const char *name)
{
  const PosField *field = pos_record_find_field (record, name);

  if (field->kind == POS_FIELD_FLAG)
    return pos_record_member (record, field, gboolean) ? g_strdup (YES) : NULL;
  if (field->kind == POS_FIELD_ENUM)
    return g_strdup (field->nicks[pos_record_member (record, field, int)]);
  return g_strdup (pos_text_or (pos_record_member (record, field, char *), NULL));
}

static int
find_nick (const PosField *field, const char *text)
{
  for (int i = 0; text && field->nicks[i]; i++)
    if (!strcmp (field->nicks[i], text))
      return i;
  return -1;
}

static void
write_member (gpointer record, const char *name, const char *text)
{
  const PosField *field = pos_record_find_field (record, name);

  if (field->kind == POS_FIELD_FLAG)
    pos_record_member (record, field, gboolean) = !g_strcmp0 (text, YES);
  else if (field->kind == POS_FIELD_ENUM)
    pos_record_member (record, field, int) = MAX (find_nick (field, text), 0);
  else
    pos_text_set (&pos_record_member (record, field, char *), pos_text_or (text, NULL));
}

/* Of several that say so the first one is. */
static const char *
get_primary (PosCustomer *customer)
{
  POS_LIST_FOREACH (PosAddress, address, customer->addresses)
  if (address->primary)
    return address->id;
  return NULL;
}

static void
set_primary (PosCustomer *customer, const char *id)
{
  if (id && !pos_customer_find_address (customer, id))
    return;
  POS_LIST_FOREACH (PosAddress, address, customer->addresses)
  address->primary = !g_strcmp0 (address->id, id);
}

static char *
dup_lines (PosAddress *address)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; address_members[i]; i++) {
    g_autofree char *value = read_member (address, address_members[i]);
    if (value)
      g_string_append_printf (text, "%s%s", text->len ? ", " : "", value);
  }
  return g_strdup (text->str);
}

gboolean
pos_member_edit_is_known (PosMemberEdit *self)
{
  const PosField *field;

  if (self->address)
    return !strcmp (self->field, POS_CUSTOMER_REMOVED) ||
           g_strv_contains (address_members, self->field);
  if (!strcmp (self->field, POS_CUSTOMER_PRIMARY))
    return TRUE;
  if (!pos_customer_edit_may (self->field))
    return FALSE;
  for (field = pos_record_type_get_fields (POS_TYPE_CUSTOMER);
       strcmp (field->name, self->field) != 0;)
    field++;
  return (field->kind != POS_FIELD_ENUM || find_nick (field, self->after) >= 0) &&
         (strcmp (self->field, "name") != 0 || pos_text_or (self->after, NULL));
}

char *
pos_member_edit_look (PosMemberEdit *self, PosCustomer *customer, gboolean *is_there)
{
  PosAddress *address = self->address ? pos_customer_find_address (customer, self->address) : NULL;

  if (is_there)
    *is_there = !self->address || address;
  if (!self->address)
    return strcmp (self->field, POS_CUSTOMER_PRIMARY) != 0 ? read_member (customer, self->field)
                                                           : g_strdup (get_primary (customer));
  if (!address)
    return NULL;
  return !strcmp (self->field, POS_CUSTOMER_REMOVED) ? dup_lines (address)
                                                     : read_member (address, self->field);
}

void
pos_member_edit_apply (PosMemberEdit *self, PosCustomer *customer)
{
  PosAddress *address = self->address ? pos_customer_find_address (customer, self->address) : NULL;
  guint index;

  if (!self->address && !strcmp (self->field, POS_CUSTOMER_PRIMARY))
    set_primary (customer, self->after);
  else if (!self->address)
    write_member (customer, self->field, self->after);
  else if (!address)
    return;
  else if (strcmp (self->field, POS_CUSTOMER_REMOVED) != 0)
    write_member (address, self->field, self->after);
  else if (pos_list_find (customer->addresses, address, &index))
    pos_list_remove (customer->addresses, index);
}

/* --- Two customers --- */

static void
add (PosList *edits, const char *address, const char *field, const char *before, const char *after)
{
  g_autoptr (PosMemberEdit) edit = NULL;

  if (!g_strcmp0 (before, after))
    return;
  edit = g_object_new (POS_TYPE_MEMBER_EDIT, NULL);
  pos_text_set (&edit->address, address);
  pos_text_set (&edit->field, field);
  pos_text_set (&edit->before, before);
  pos_text_set (&edit->after, after);
  pos_list_append (edits, edit);
}

static void
compare_members (PosList *edits,
                 const char *address,
                 gpointer before,
                 gpointer after,
                 const char *const *members)
{
  for (; *members; members++) {
    g_autofree char *old = read_member (before, *members);
    g_autofree char *new = read_member (after, *members);
    add (edits, address, *members, old, new);
  }
}

void
pos_customer_edit_compare (PosCustomer *before, PosCustomer *after, PosList *edits)
{
  compare_members (edits, NULL, before, after, customer_members);
  POS_LIST_FOREACH (PosAddress, old, before->addresses)
  {
    PosAddress *address = pos_customer_find_address (after, old->id);
    if (address) {
      compare_members (edits, old->id, old, address, address_members);
    } else {
      g_autofree char *lines = dup_lines (old);
      add (edits, old->id, POS_CUSTOMER_REMOVED, lines, NULL);
    }
  }
  add (edits, NULL, POS_CUSTOMER_PRIMARY, get_primary (before), get_primary (after));
}

/* --- The message --- */

PosCustomerEdit *
pos_customer_edit_new (PosCustomer *after, PosList *edits)
{
  PosCustomerEdit *self = g_object_new (POS_TYPE_CUSTOMER_EDIT, NULL);
  g_autofree char *text = pos_record_to_text (after, 0);

  pos_text_set (&self->id, after->id);
  pos_text_set (&self->customer, text);
  POS_LIST_FOREACH (PosMemberEdit, edit, edits)
  pos_list_append (self->edits, edit);
  return self;
}

PosCustomer *
pos_customer_edit_read_customer (PosCustomerEdit *self, GError **error)
{
  g_autoptr (json_t) json = pos_json_parse (self->customer, -1, error);

  return json ? pos_record_new_from_json (POS_TYPE_CUSTOMER, json, 0, error) : NULL;
}
