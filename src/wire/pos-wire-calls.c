/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-wire-calls.c — enrollment and order search as JSON. */
#include "wire/pos-wire-calls.h"
#include "base/pos-error.h"
#include "base/pos-json.h"

static const PosField enroll_request_fields[] = {
    {POS_FIELD (PosEnrollRequest, TEXT, code), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosEnrollRequest, TEXT, device)},
    {POS_FIELD (PosEnrollRequest, TEXT, request), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosEnrollRequest, enroll_request, 0)

static const PosField enrollment_fields[] = {
    {.name = "register",
     .kind = POS_FIELD_TEXT,
     .offset = G_STRUCT_OFFSET (PosEnrollment, register_id),
     .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosEnrollment, TEXT, store), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosEnrollment, TEXT, token), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosEnrollment, INTEGER, protocol)},
    {POS_FIELD (PosEnrollment, INTEGER, received_sequence)},
    {POS_FIELD (PosEnrollment, INSTANT, at)},
    {POS_FIELD (PosEnrollment, TEXT, certificate), .flags = POS_FIELD_SPARSE},
    {POS_FIELD (PosEnrollment, TEXT, authority), .flags = POS_FIELD_SPARSE},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosEnrollment, enrollment, 0)

static const PosField renewal_fields[] = {
    {POS_FIELD (PosRenewal, TEXT, request), .flags = POS_FIELD_REQUIRED},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosRenewal, renewal, 0)

static const PosField renewed_fields[] = {
    {POS_FIELD (PosRenewed, TEXT, certificate), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosRenewed, TEXT, authority), .flags = POS_FIELD_REQUIRED},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosRenewed, renewed, 0)

static const PosField claim_request_fields[] = {
    {POS_FIELD (PosClaimRequest, TEXT, order), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosClaimRequest, TEXT, worker)},
    {POS_FIELD (PosClaimRequest, TEXT, worker_name)},
    {POS_FIELD (PosClaimRequest, FLAG, take_over)},
    {POS_FIELD (PosClaimRequest, FLAG, release)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosClaimRequest, claim_request, 0)

static const PosField claim_fields[] = {
    {POS_FIELD (PosClaim, ID, order), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosClaim, INTEGER, revision)},
    {POS_FIELD (PosClaim, FLAG, granted)},
    {.name = "register", .kind = POS_FIELD_TEXT, .offset = G_STRUCT_OFFSET (PosClaim, register_id)},
    {POS_FIELD (PosClaim, TEXT, worker)},
    {POS_FIELD (PosClaim, TEXT, worker_name)},
    {POS_FIELD (PosClaim, INSTANT, since_at)},
    {POS_FIELD (PosClaim, INSTANT, expires_at)},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosClaim, claim, 0)

static const PosField withdrawal_fields[] = {
    {POS_FIELD (PosWithdrawal, ID, order), .flags = POS_FIELD_REQUIRED},
    {POS_FIELD (PosWithdrawal, INTEGER, attempt), .flags = POS_FIELD_REQUIRED},
    POS_FIELD_END,
};

POS_DEFINE_RECORD (PosWithdrawal, withdrawal, 0)

char *
pos_wire_to_text (gpointer record)
{
  return pos_record_to_text (record, 0);
}

gpointer
pos_wire_parse (GType type, const char *text, gssize length, GError **error)
{
  g_autoptr (json_t) json = pos_json_parse (text, length, error);

  return json ? pos_record_new_from_json (type, json, 0, error) : NULL;
}

char *
pos_order_page_to_text (const PosOrderPage *page)
{
  g_autoptr (json_t) json = json_object ();
  json_t *orders = json_array ();

  for (guint i = 0; i < page->summaries->len; i++)
    json_array_append_new (orders, pos_record_to_json (page->summaries->pdata[i], 0));
  json_object_set_new (json, "orders", orders);
  json_object_set_new (json, "next", page->next ? json_string (page->next) : json_null ());
  json_object_set_new (json, "complete", json_boolean (page->complete));
  return pos_json_to_text (json);
}

static gboolean
read_summaries (PosOrderPage *page, json_t *orders, GError **error)
{
  gsize index;
  json_t *item;

  if (!json_is_array (orders))
    return pos_set_error (
        error, POS_VALUE_ERROR, POS_VALUE_ERROR_MISSING, NULL, "“orders” is not a list");
  json_array_foreach (orders, index, item)
  {
    gpointer summary = pos_record_new_from_json (POS_TYPE_ORDER_SUMMARY, item, 0, error);
    if (!summary)
      return FALSE;
    g_ptr_array_add (page->summaries, summary);
  }
  return TRUE;
}

PosOrderPage *
pos_order_page_parse (const char *text, gssize length, GError **error)
{
  g_autoptr (json_t) json = pos_json_parse (text, length, error);
  g_autoptr (PosOrderPage) page = NULL;
  const char *next;

  if (!json)
    return NULL;
  page = pos_order_page_new ();
  if (!read_summaries (page, json_object_get (json, "orders"), error) ||
      !pos_json_get_text (json, "next", NULL, &next, error) ||
      !pos_json_get_flag (json, "complete", FALSE, &page->complete, error))
    return NULL;
  page->next = g_strdup (next);
  return g_steal_pointer (&page);
}
