/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-error.h — every error domain of Pos, with stable names and machine-readable details.
 * Layer: base.  Rules: messages are English, for logs and integrators; a screen translates
 * (domain, code, details).  Domain and code nicks are a wire format: never rename one. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

#define POS_VALUE_ERROR (pos_value_error_quark ())
#define POS_CALL_ERROR (pos_call_error_quark ())
#define POS_ACCESS_ERROR (pos_access_error_quark ())
#define POS_ORDER_ERROR (pos_order_error_quark ())
#define POS_DB_ERROR (pos_db_error_quark ())
#define POS_SYNC_ERROR (pos_sync_error_quark ())
#define POS_DEVICE_ERROR (pos_device_error_quark ())

/* A value that cannot be: domain "value". */
typedef enum {
  POS_VALUE_ERROR_PARSE,
  POS_VALUE_ERROR_OVERFLOW,
  POS_VALUE_ERROR_CURRENCY,
  POS_VALUE_ERROR_RANGE,
  POS_VALUE_ERROR_MISSING,
  POS_VALUE_ERROR_UNKNOWN_KIND,
  POS_VALUE_ERROR_REFERENCE,
} PosValueError;

/* A call that is not in the catalog's shape: domain "call". */
typedef enum {
  POS_CALL_ERROR_MALFORMED,
  POS_CALL_ERROR_UNKNOWN_OPERATION,
  POS_CALL_ERROR_UNKNOWN_ARGUMENT,
  POS_CALL_ERROR_MISSING_ARGUMENT,
  POS_CALL_ERROR_WRONG_TYPE,
  POS_CALL_ERROR_BUSY,
  POS_CALL_ERROR_CONTRADICTION,
} PosCallError;

/* Who may do what: domain "access". */
typedef enum {
  POS_ACCESS_ERROR_SIGNED_OUT,
  POS_ACCESS_ERROR_LOCKED,
  POS_ACCESS_ERROR_WRONG_SECRET,
  POS_ACCESS_ERROR_LOCKED_OUT,
  POS_ACCESS_ERROR_UNKNOWN_WORKER,
  POS_ACCESS_ERROR_SAME_WORKER,
  POS_ACCESS_ERROR_NOT_PERMITTED,
} PosAccessError;

/* What the order rules refuse: domain "order".  The X codes of the specification's section 6.5
 * carry their number in the details as "rule". */
typedef enum {
  POS_ORDER_ERROR_NEEDS_APPROVAL,
  POS_ORDER_ERROR_NOT_FOUND,
  POS_ORDER_ERROR_UNAVAILABLE,
  POS_ORDER_ERROR_NO_CUSTOMER,
  POS_ORDER_ERROR_NO_SELECTION,
  POS_ORDER_ERROR_NO_LINES,
  POS_ORDER_ERROR_NOT_AN_ORDER,
  POS_ORDER_ERROR_NO_ADDRESS,
  POS_ORDER_ERROR_NO_DELIVERY_MODE,
  POS_ORDER_ERROR_LOCATION,
  POS_ORDER_ERROR_DATE,
  POS_ORDER_ERROR_SLOT,
  POS_ORDER_ERROR_QUANTITY,
  POS_ORDER_ERROR_AMOUNT,
  POS_ORDER_ERROR_DEPOSIT_BOUNDS,
  POS_ORDER_ERROR_TENDER,
  POS_ORDER_ERROR_TENDER_SHORT,
  POS_ORDER_ERROR_CARD_REQUIRED,
  POS_ORDER_ERROR_BALANCE_CHOICE,
  POS_ORDER_ERROR_PAID,
  POS_ORDER_ERROR_NOTHING_DUE,
  POS_ORDER_ERROR_PRODUCT,
  POS_ORDER_ERROR_PRICE,
  POS_ORDER_ERROR_TAX,
  POS_ORDER_ERROR_CONFIGURATION,
  POS_ORDER_ERROR_STATUS,
  POS_ORDER_ERROR_OPEN_ELSEWHERE,
  POS_ORDER_ERROR_REVISION,
  POS_ORDER_ERROR_STOCK,
  POS_ORDER_ERROR_CART_OPEN,
  POS_ORDER_ERROR_NOT_LOCAL,
  POS_ORDER_ERROR_NO_SHIFT,
} PosOrderError;

/* The database: domain "db".  BUSY may be retried; FULL, IO and CORRUPT stop selling. */
typedef enum {
  POS_DB_ERROR_BUSY,
  POS_DB_ERROR_CONSTRAINT,
  POS_DB_ERROR_NOT_FOUND,
  POS_DB_ERROR_FULL,
  POS_DB_ERROR_IO,
  POS_DB_ERROR_CORRUPT,
  POS_DB_ERROR_SCHEMA_NEWER,
  POS_DB_ERROR_READ_ONLY,
  POS_DB_ERROR_CLOSED,
  POS_DB_ERROR_MISUSE,
} PosDbError;

/* Talking to headquarters: domain "sync".  OFFLINE, TIMEOUT and SERVER are retried. */
typedef enum {
  POS_SYNC_ERROR_OFFLINE,
  POS_SYNC_ERROR_TIMEOUT,
  POS_SYNC_ERROR_AUTH,
  POS_SYNC_ERROR_REJECTED,
  POS_SYNC_ERROR_CONFLICT,
  POS_SYNC_ERROR_PROTOCOL,
  POS_SYNC_ERROR_SERVER,
  POS_SYNC_ERROR_NOT_FOUND,
  POS_SYNC_ERROR_NOT_TRUSTED,       /* who answers cannot show that it is headquarters */
  POS_SYNC_ERROR_CERTIFICATE_ENDED, /* our own: nobody takes it any more */
} PosSyncError;

/* Devices: domain "device".  UNKNOWN means the device may have acted: ask it before going on. */
typedef enum {
  POS_DEVICE_ERROR_UNREACHABLE,
  POS_DEVICE_ERROR_BUSY,
  POS_DEVICE_ERROR_DECLINED,
  POS_DEVICE_ERROR_UNKNOWN,
  POS_DEVICE_ERROR_NOT_FOUND,
  POS_DEVICE_ERROR_CANCELLED,
  POS_DEVICE_ERROR_PAPER,
} PosDeviceError;

GQuark pos_value_error_quark (void);
GQuark pos_call_error_quark (void);
GQuark pos_access_error_quark (void);
GQuark pos_order_error_quark (void);
GQuark pos_db_error_quark (void);
GQuark pos_sync_error_quark (void);
GQuark pos_device_error_quark (void);

/**
 * pos_set_error:
 * @error: (nullable) (out): where to put it
 * @details: (nullable): an "a{sv}" whose floating reference is sunk; what a screen or a script
 *   needs beside the code (amounts as minor units in "…_minor", names, bounds)
 *
 * Sets an error of one of the domains above.  Returns: always %FALSE, so that a guard reads
 * `return pos_set_error (…)`.
 */
gboolean
pos_set_error (GError **error, GQuark domain, int code, GVariant *details, const char *format, ...)
    G_GNUC_PRINTF (5, 6);

/* Takes away, in place, what "%.40s" left of a letter that it cut, since that counts bytes: half a
 * letter is no text, and whoever writes the words down would lose all of them.  pos_set_error()
 * does it itself.  Returns: @text. */
char *pos_keep_whole_letters (char *text);

/* The details of @error, borrowed; %NULL when there are none or the domain is not ours. */
GVariant *pos_error_get_details (const GError *error);

/* Adds @value, sunk if floating, in place of what has that name.  Only for our own domains. */
void pos_error_add_detail (GError *error, const char *name, GVariant *value);

/* "order", "db", …; the domain's own quark string for errors that are not ours. */
const char *pos_error_get_domain_nick (const GError *error);

/* "needs-approval", …; "failed" for errors that are not ours. */
const char *pos_error_get_code_nick (const GError *error);

G_END_DECLS
