/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-error.c — error domains as GLib extended errors that carry a GVariant of details. */
#include "base/pos-error.h"

#include <string.h>

typedef struct {
  GVariant *details;
} ErrorPrivate;

typedef struct {
  const char *nick;
  GQuark (*quark) (void);
  const char *const *codes;
  guint n_codes;
} Domain;

/* The functions that g_error_domain_register() asks for: one set serves every domain.  gcc sees
 * them inlined into GLib's macro and warns of an alignment and of nulls that GLib rules out. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wcast-align"
#pragma GCC diagnostic ignored "-Wnull-dereference"
static void
error_private_init (ErrorPrivate *self)
{
  self->details = NULL;
}

static void
error_private_copy (const ErrorPrivate *from, ErrorPrivate *to)
{
  to->details = from->details ? g_variant_ref (from->details) : NULL;
}

static void
error_private_clear (ErrorPrivate *self)
{
  g_clear_pointer (&self->details, g_variant_unref);
}

static ErrorPrivate *error_private (const GError *error);

/* G_DEFINE_EXTENDED_ERROR wants one private type and four functions per domain. */
#define DEFINE_DOMAIN(Name, name)                                                                  \
  typedef ErrorPrivate Name##Private;                                                              \
  static void name##_private_init (Name##Private *self);                                           \
  static void name##_private_copy (const Name##Private *from, Name##Private *to);                  \
  static void name##_private_clear (Name##Private *self);                                          \
  G_DEFINE_EXTENDED_ERROR (Name, name)                                                             \
  static void name##_private_init (Name##Private *self)                                            \
  {                                                                                                \
    error_private_init (self);                                                                     \
  }                                                                                                \
  static void name##_private_copy (const Name##Private *from, Name##Private *to)                   \
  {                                                                                                \
    error_private_copy (from, to);                                                                 \
  }                                                                                                \
  static void name##_private_clear (Name##Private *self)                                           \
  {                                                                                                \
    error_private_clear (self);                                                                    \
  }

DEFINE_DOMAIN (PosValueError, pos_value_error)
DEFINE_DOMAIN (PosCallError, pos_call_error)
DEFINE_DOMAIN (PosAccessError, pos_access_error)
DEFINE_DOMAIN (PosOrderError, pos_order_error)
DEFINE_DOMAIN (PosDbError, pos_db_error)
DEFINE_DOMAIN (PosSyncError, pos_sync_error)
DEFINE_DOMAIN (PosDeviceError, pos_device_error)
#pragma GCC diagnostic pop

static const char *const value_codes[] = {
    "parse",
    "overflow",
    "currency",
    "range",
    "missing",
    "unknown-kind",
    "reference",
};
static const char *const call_codes[] = {
    "malformed",
    "unknown-operation",
    "unknown-argument",
    "missing-argument",
    "wrong-type",
    "busy",
    "contradiction",
};
static const char *const access_codes[] = {
    "signed-out",
    "locked",
    "wrong-secret",
    "locked-out",
    "unknown-worker",
    "same-worker",
    "not-permitted",
};
static const char *const order_codes[] = {
    "needs-approval", "not-found",    "unavailable",
    "no-customer",    "no-selection", "no-lines",
    "not-an-order",   "no-address",   "no-delivery-mode",
    "location",       "date",         "slot",
    "quantity",       "amount",       "deposit-bounds",
    "tender",         "tender-short", "card-required",
    "balance-choice", "paid",         "nothing-due",
    "product",        "price",        "tax",
    "configuration",  "status",       "open-elsewhere",
    "revision",       "stock",        "cart-open",
    "not-local",      "no-shift",
};
static const char *const db_codes[] = {
    "busy",
    "constraint",
    "not-found",
    "full",
    "io",
    "corrupt",
    "schema-newer",
    "read-only",
    "closed",
    "misuse",
};
static const char *const sync_codes[] = {
    "offline",
    "timeout",
    "auth",
    "rejected",
    "conflict",
    "protocol",
    "server",
    "not-found",
    "not-trusted",
    "certificate-ended",
};
static const char *const device_codes[] = {
    "unreachable",
    "busy",
    "declined",
    "unknown",
    "not-found",
    "cancelled",
    "paper",
};

static const Domain domains[] = {
    {"value", pos_value_error_quark, value_codes, G_N_ELEMENTS (value_codes)},
    {"call", pos_call_error_quark, call_codes, G_N_ELEMENTS (call_codes)},
    {"access", pos_access_error_quark, access_codes, G_N_ELEMENTS (access_codes)},
    {"order", pos_order_error_quark, order_codes, G_N_ELEMENTS (order_codes)},
    {"db", pos_db_error_quark, db_codes, G_N_ELEMENTS (db_codes)},
    {"sync", pos_sync_error_quark, sync_codes, G_N_ELEMENTS (sync_codes)},
    {"device", pos_device_error_quark, device_codes, G_N_ELEMENTS (device_codes)},
};

static const Domain *
find_domain (GQuark quark)
{
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    if (domains[i].quark () == quark)
      return &domains[i];
  return NULL;
}

static ErrorPrivate *
error_private (const GError *error)
{
  if (error->domain == POS_VALUE_ERROR)
    return pos_value_error_get_private (error);
  if (error->domain == POS_CALL_ERROR)
    return pos_call_error_get_private (error);
  if (error->domain == POS_ACCESS_ERROR)
    return pos_access_error_get_private (error);
  if (error->domain == POS_ORDER_ERROR)
    return pos_order_error_get_private (error);
  if (error->domain == POS_DB_ERROR)
    return pos_db_error_get_private (error);
  if (error->domain == POS_SYNC_ERROR)
    return pos_sync_error_get_private (error);
  if (error->domain == POS_DEVICE_ERROR)
    return pos_device_error_get_private (error);
  return NULL;
}

char *
pos_keep_whole_letters (char *text)
{
  const char *cut = text;

  while (!g_utf8_validate (cut, -1, &cut))
    memmove ((char *)cut, cut + 1, strlen (cut));
  return text;
}

gboolean
pos_set_error (GError **error, GQuark domain, int code, GVariant *details, const char *format, ...)
{
  g_autoptr (GVariant) owned = details ? g_variant_ref_sink (details) : NULL;

  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  if (!error)
    return FALSE;

  va_list args;
  va_start (args, format);
  *error = g_error_new_valist (domain, code, format, args);
  va_end (args);
  pos_keep_whole_letters ((*error)->message);

  ErrorPrivate *private = error_private (*error);
  g_return_val_if_fail (private != NULL, FALSE);
  private->details = g_steal_pointer (&owned);
  return FALSE;
}

GVariant *
pos_error_get_details (const GError *error)
{
  ErrorPrivate *private = error_private (error);

  return private ? private->details : NULL;
}

void
pos_error_add_detail (GError *error, const char *name, GVariant *value)
{
  ErrorPrivate *private = error_private (error);
  GVariantDict dict;

  g_return_if_fail (private != NULL);
  g_variant_dict_init (&dict, private->details);
  g_variant_dict_insert_value (&dict, name, value);
  g_clear_pointer (&private->details, g_variant_unref);
  private->details = g_variant_ref_sink (g_variant_dict_end (&dict));
}

const char *
pos_error_get_domain_nick (const GError *error)
{
  const Domain *domain = find_domain (error->domain);

  return domain ? domain->nick : g_quark_to_string (error->domain);
}

const char *
pos_error_get_code_nick (const GError *error)
{
  const Domain *domain = find_domain (error->domain);

  if (!domain || error->code < 0 || (guint)error->code >= domain->n_codes)
    return "failed";
  return domain->codes[error->code];
}
