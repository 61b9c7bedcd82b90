/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-papers.h — what this register printed about an order, and printing it again.
 * Layer: register.  Thread: main.
 * Rules:  what is printed again says so: each copy is counted with the paper before it is printed.
 * Source: customer-orders.md §5.12; register.md T-37. */
#pragma once
#include "register/pos-register.h"
#include "store/pos-number-table.h"
#include "store/pos-receipt-search.h"

G_BEGIN_DECLS

/* Of PosStoredReceipt, oldest first. */
GPtrArray *pos_papers_list (PosRegister *self, const PosId *order, GError **error);
/* All that is stored here, newest first. */
GPtrArray *pos_papers_search (PosRegister *self, const PosReceiptQuery *query, GError **error);
/* What it says, as on paper of 48 columns.  Returns: (transfer full) (nullable). */
char *pos_papers_dup_text (PosStoredReceipt *stored, GError **error);
/* @number: (nullable): the latest paper of all.  Errors: POS_ORDER_ERROR_NOT_FOUND. */
PosStoredReceipt *pos_papers_find (PosRegister *self, const char *number, GError **error);

/* Whether labels were printed for what came back with this transaction. */
gboolean pos_papers_has_labels (PosOrder *order);

/* How the number of a paper looks that this register makes now.  @mask: (nullable), borrowed. */
PosNumberForm pos_papers_number_form (PosRegister *self, const char *mask);

/* How many copies of a paper of @kind come with its original.  0: none, or nothing is printed. */
guint pos_papers_count_copies (PosRegister *self, const char *kind);
/* Whether the paper that @order gets is printed when it is concluded, if the customer wants it. */
gboolean pos_papers_are_printed (PosRegister *self, PosOrder *order);
/* Hands a paper that was just made to the printer, as the store's receipt profile says: with its
 * copies, or not at all.  M-6: a device never undoes what was done; the spool keeps the paper. */
void pos_papers_print_original (PosRegister *self, PosReceipt *paper);
/* The same as copy number @copy; 0: the original. */
void pos_papers_print (PosRegister *self, PosReceipt *paper, guint copy);
/* The operation prints @stored as a copy.  @drawn: (nullable) (transfer full): what is printed in
 * its place, because it holds something else by now. */
void pos_papers_print_again (PosRun *run, PosStoredReceipt *stored, PosReceipt *drawn);
/* The operation prints the labels of pos_papers_has_labels() again, marked as copies.
 * Errors: POS_ORDER_ERROR_STATUS where there are none. */
gboolean pos_papers_print_labels_again (PosRun *run, PosStoredReceipt *stored, GError **error);
/* Whether the customer took something home that could be a present. */
gboolean pos_papers_has_presents (PosOrder *order);
/* The operation prints the gift receipt of what @stored is about.
 * Errors: POS_ORDER_ERROR_STATUS where the customer took nothing home. */
gboolean pos_papers_print_gift (PosRun *run, PosStoredReceipt *stored, GError **error);

G_END_DECLS
