/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-number-table.h — receipt numbers without a gap.
 * Layer: store.  Thread: inside the transaction that uses the number: when it fails, the number
 * was never taken.
 * Shape:  a mask, register.md T-30: S store, T register, C worker (right-most characters), ddd day
 *         of the year, MM, DD, YY, # digits of the running number; the rest stands for itself. */
#pragma once
#include "base/pos-date.h"
#include "db/pos-db-statement.h"
#include "model/pos-setup.h"

G_BEGIN_DECLS

/* Settings "sequence.skipped.REGISTER.NAME": how many numbers a sequence left out, because its mask
 * had been that of other papers, who gave them, or because this register was put back. */
#define POS_SETTING_SKIPPED "sequence.skipped."
/* "sequence.leapt.REGISTER.NAME": where it stood after it had left out numbers that somebody may
 * have given: behind its highest receipt. */
#define POS_SETTING_LEAPT "sequence.leapt."
/* "sequence.unsure.REGISTER": since this register was put back; "?": it gave no number since; a
 * day: that of the first one.  Of the period in which that lies, others may have been given. */
#define POS_SETTING_UNSURE "sequence.unsure."
/* Numbers that are left out when it is not known which were given. */
#define POS_NUMBER_LEAP 1000

typedef struct {
  const char *mask; /* %NULL or empty: POS_RECEIPT_MASK_DEFAULT */
  const char *store;
  const char *register_id; /* owns the sequence */
  const char *till;        /* the register's number as the mask shows it */
  const char *worker;
  PosDate date;
  int period; /* PosReceiptPeriod: each is a sequence of its own, as T-33 says */
} PosNumberForm;

/* Pure.  Returns: (transfer full). */
char *pos_number_format (const PosNumberForm *form, gint64 serial);
/* "receipt@2026-05": @sequence in the period that @form is of.  Returns: (transfer full). */
char *pos_number_name_sequence (const PosNumberForm *form, const char *sequence);
/* @sequence: "receipt" for all kinds together; a mask for those that have one of their own; in its
 * period. */
gboolean pos_number_table_take (PosDbTxn *txn,
                                const PosNumberForm *form,
                                const char *sequence,
                                gint64 *serial,
                                char **number,
                                GError **error);

/* Every sequence leaves out the next POS_NUMBER_LEAP numbers: somebody may have given them. */
gboolean pos_number_table_leap (PosDbTxn *txn, GError **error);

G_END_DECLS
