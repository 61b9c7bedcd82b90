/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-protocol.h — what registers and headquarters agreed on: paths, versions, limits, retries.
 * Layer: wire.  Thread: any.  Source: docs/protocol.md; reliability.md §A4; customer-orders.md §8.
 */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* The version is the first part of every path; headquarters also serves two older ones. */
#define POS_PROTOCOL_VERSION 1

#define POS_PATH_HEALTH "/v1/health"
#define POS_PATH_ENROLL "/v1/enroll"
#define POS_PATH_ENROLLMENT_CODES "/v1/enrollment-codes"
#define POS_PATH_TRANSACTIONS "/v1/transactions"
#define POS_PATH_CHANGES "/v1/changes"
#define POS_PATH_ORDERS "/v1/orders"
#define POS_PATH_ORDER_SEARCH "/v1/orders/search"
#define POS_PATH_CLAIMS "/v1/claims"
#define POS_PATH_CARTS "/v1/carts"
#define POS_PATH_CUSTOMERS "/v1/customers"
#define POS_PATH_CUSTOMER_EDITS "/v1/customers/edits"
#define POS_PATH_ACCOUNTS "/v1/accounts"
#define POS_PATH_GIFT_CARDS "/v1/gift-cards"
#define POS_PATH_INVOICES "/v1/invoices"
#define POS_PATH_STOCK "/v1/stock"
#define POS_PATH_WORK "/v1/work"
#define POS_PATH_CHECK_IN "/v1/check-in" /* of customers: a page, not JSON */
#define POS_PATH_CERTIFICATES "/v1/certificates"
#define POS_PATH_REVOCATIONS "/v1/revocations"
#define POS_PATH_DEACTIVATIONS "/v1/deactivations"
#define POS_PATH_AUDIT "/v1/audit"
#define POS_PATH_REGISTERS "/v1/registers"
#define POS_PATH_HEARINGS "/v1/hearings"
#define POS_PATH_RECORDS "/v1/records"
#define POS_PATH_PROBLEMS "/v1/problems"
#define POS_PATH_CORRECTIONS "/v1/corrections"
#define POS_PATH_RESOLUTIONS "/v1/resolutions"
#define POS_PATH_SEEN "/v1/seen"
#define POS_PATH_SYNCHRONIZE "/v1/jobs/synchronize-orders"
#define POS_PATH_SEND_AGAIN "/v1/jobs/send-again"

#define POS_CONTENT_TYPE "application/json"
/* Whoever answers says to which request, so that no answer passes for another one's. */
#define POS_HEADER_REQUEST "X-Request-Id"
#define POS_LIMIT_REQUEST_ID 64

/* Bytes of one request: a transaction (an order of 2,000 lines fits), any other call, a bundle. */
#define POS_LIMIT_TRANSACTION (8 * 1024 * 1024)
#define POS_LIMIT_CALL (64 * 1024)
#define POS_LIMIT_FORM (4 * 1024)
#define POS_LIMIT_BUNDLE (16 * 1024 * 1024)
/* Transactions in one request, and its bytes: what fits through a line of 1 Mbit/s in time. */
#define POS_BATCH_MAXIMUM 500
#define POS_BATCH_BYTES (1024 * 1024)
/* Bytes of one answer that a register reads. */
#define POS_LIMIT_ANSWER (16 * 1024 * 1024)
/* Changes of one page: when nothing is said, and at most.  A page also ends at about this size. */
#define POS_PAGE_DEFAULT 200
#define POS_PAGE_MAXIMUM 1000
#define POS_PAGE_BYTES (1024 * 1024)

/* Bytes of what a device says of itself with each look at the feed; it stands in the path. */
#define POS_IN_FORCE_BYTES 2048

/* Seconds after which a request is dead. */
#define POS_REQUEST_TIMEOUT 15
/* Seconds for calls that a person waits for. */
#define POS_CALL_TIMEOUT 4
/* Seconds between two looks at the change feed while nothing happens. */
#define POS_POLL_SECONDS 2

/* Minutes after which somebody else may have an order that nobody touched. */
#define POS_CLAIM_MINUTES 15

/* Days after which a cart that was put aside is not kept any more, and after which nobody is told
 * any more who took it up. */
#define POS_CART_DAYS 30
#define POS_CART_ENDED_DAYS 7

#define POS_ENROLLMENT_CODE_LENGTH 8
#define POS_ENROLLMENT_HOURS 24

/* A device's certificate lives so long, and is renewed when a third of that is left. */
#define POS_CERTIFICATE_DAYS 90
#define POS_RENEWAL_DAYS 30
/* The proxy's, which a person renews. */
#define POS_SERVER_CERTIFICATE_DAYS 397

/* Seconds until what headquarters refused is tried again: 1, 5, 15, 60 minutes, then hourly.
 * @attempt: how often it was refused so far, from 1. */
gint64 pos_protocol_refused_delay (guint attempt);

G_END_DECLS
