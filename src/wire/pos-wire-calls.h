/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-wire-calls.h — the calls that are answered at once: enrollment, order search, claims,
 * withdrawals. Layer: wire.  Thread: any, one at a time. */
#pragma once
#include "model/pos-order-query.h"

G_BEGIN_DECLS

#define POS_TYPE_ENROLL_REQUEST (pos_enroll_request_get_type ())
POS_DECLARE_RECORD (PosEnrollRequest, enroll_request, ENROLL_REQUEST)

struct _PosEnrollRequest {
  PosRecord parent_instance;

  char *code;    /* eight characters, valid once */
  char *device;  /* the machine's name, for people */
  char *request; /* (nullable): for a certificate of the chain's: PKCS #10 as PEM */
};

#define POS_TYPE_ENROLLMENT (pos_enrollment_get_type ())
POS_DECLARE_RECORD (PosEnrollment, enrollment, ENROLLMENT)

/* What a register knows about itself from then on. */
struct _PosEnrollment {
  PosRecord parent_instance;

  char *register_id;
  char *store;
  char *token; /* a secret: "Authorization: Bearer …" */
  gint64 protocol;
  gint64 received_sequence; /* go on numbering after this one */
  gint64 at;
  char *certificate; /* (nullable): what was asked for, as PEM */
  char *authority;   /* (nullable): whose certificates the register trusts from then on, as PEM */
};

#define POS_TYPE_RENEWAL (pos_renewal_get_type ())
POS_DECLARE_RECORD (PosRenewal, renewal, RENEWAL)

/* A register's next certificate, before its present one is too old. */
struct _PosRenewal {
  PosRecord parent_instance;

  char *request; /* PKCS #10 as PEM */
};

#define POS_TYPE_RENEWED (pos_renewed_get_type ())
POS_DECLARE_RECORD (PosRenewed, renewed, RENEWED)

struct _PosRenewed {
  PosRecord parent_instance;

  char *certificate; /* as those of an enrollment */
  char *authority;
};

#define POS_TYPE_CLAIM_REQUEST (pos_claim_request_get_type ())
POS_DECLARE_RECORD (PosClaimRequest, claim_request, CLAIM_REQUEST)

/* A register wants to change an order, and nobody else should meanwhile. */
struct _PosClaimRequest {
  PosRecord parent_instance;

  char *order; /* id, number, reference or receipt */
  char *worker;
  char *worker_name;
  gboolean take_over; /* even when somebody else has it */
  gboolean release;   /* not any more */
};

#define POS_TYPE_CLAIM (pos_claim_get_type ())
POS_DECLARE_RECORD (PosClaim, claim, CLAIM)

/* Who has it now. */
struct _PosClaim {
  PosRecord parent_instance;

  PosId order;
  gint64 revision; /* headquarters' */
  gboolean granted;
  char *register_id;
  char *worker;
  char *worker_name;
  gint64 since_at;
  gint64 expires_at;
};

/* What a withdrawal carries: attempts up to this one are to leave nothing behind. */
#define POS_TYPE_WITHDRAWAL (pos_withdrawal_get_type ())
POS_DECLARE_RECORD (PosWithdrawal, withdrawal, WITHDRAWAL)

struct _PosWithdrawal {
  PosRecord parent_instance;

  PosId order;
  gint64 attempt;
};

/* Any record as canonical text, and back. */
char *pos_wire_to_text (gpointer record);
gpointer pos_wire_parse (GType type, const char *text, gssize length, GError **error);

/* {"orders": [summary …], "next": cursor or null, "complete": bool}. */
char *pos_order_page_to_text (const PosOrderPage *page);
PosOrderPage *pos_order_page_parse (const char *text, gssize length, GError **error);

G_END_DECLS
