/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-setup-faults.h — the parts of the set-up check, and how they say what they found.
 * Layer: pricing, private to it. */
#pragma once
#include "pricing/pos-setup-check.h"

G_BEGIN_DECLS

typedef struct {
  const PosSetupFacts *facts;
  PosConfig *config;
  PosParameters *parameters;
  GPtrArray *faults;
  const char *kind; /* what is looked at now */
  const char *id;
} PosSetupLook;

GPtrArray *pos_setup_faults_new (void);
void pos_setup_add (PosSetupLook *look, const char *code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void pos_setup_add_notice (PosSetupLook *look, const char *code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/* A part of a sentence.  Returns: (transfer full). */
char *pos_setup_say (PosSetupLook *look, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* What a kind of record is called. */
const char *pos_setup_name (PosSetupLook *look, const char *nick);
/* Whether @wanted (nullable) is there; "unknown-<kind>" when it is named and is not. */
gboolean pos_setup_need (PosSetupLook *look, GType type, const char *wanted);
void pos_setup_need_all (PosSetupLook *look, GType type, GStrv wanted);

/* Whether no day lies from @from to @until, 0 of which is open; the second says so of what is
 * looked at. */
gboolean pos_setup_ends_first (PosDate from, PosDate until);
void pos_setup_check_days (PosSetupLook *look, PosDate from, PosDate until);

/* Every record of @type, of the kind @nick; @check finds look->kind and look->id set. */
void pos_setup_look_at (PosSetupLook *look,
                        const char *nick,
                        GType type,
                        void (*check) (PosSetupLook *look, gpointer record));

void pos_setup_check_members (PosSetupLook *look);
void pos_setup_check_places (PosSetupLook *look);
/* Whether receipts of @till could be told from those of the registers after it. */
void pos_setup_check_numbers (PosSetupLook *look, PosTill *till);
void pos_setup_check_delivery (PosSetupLook *look);
void pos_setup_check_charges (PosSetupLook *look);
void pos_setup_check_company (PosSetupLook *look);
void pos_setup_check_taxes (PosSetupLook *look);
void pos_setup_check_tax_pairs (PosSetupLook *look);
void pos_setup_check_offers (PosSetupLook *look);
void pos_setup_check_people (PosSetupLook *look);
void pos_setup_check_products (PosSetupLook *look);

G_END_DECLS
