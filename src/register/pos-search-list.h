/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-search-list.h — the answer to what somebody types, as a list that grows while it is
 * scrolled: products (PosFoundProduct) or customers (PosCustomer).
 * Layer: register.  Thread: main; a reader of the database does the work.
 * Rules:  nothing waits, and nothing is read that was not asked for.  A new question keeps the rows
 *         of the old one until it has an answer, so that a list does not blink while somebody
 *         types. */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

/* Rows a page. */
#define POS_SEARCH_LIST_PAGE 50

/* A GListModel.  Properties, notified: "searching" (the first page of a question is under way),
 * "more" (there is another page), "n-items".
 * Signals: "answered": the first page of a question is there;
 *          "failed" (GError): the database could not answer. */
#define POS_TYPE_SEARCH_LIST (pos_search_list_get_type ())
G_DECLARE_FINAL_TYPE (PosSearchList, pos_search_list, POS, SEARCH_LIST, GObject)

PosSearchList *pos_search_list_new_products (PosRegister *reg);
PosSearchList *pos_search_list_new_customers (PosRegister *reg);

/**
 * pos_search_list_ask:
 * @text: "": everything
 * @categories: (nullable): of products: only these
 *
 * Gives up what was asked before.
 */
void pos_search_list_ask (PosSearchList *self, const char *text, const char *const *categories);
/* The next page; harmless when there is none or it is on its way. */
void pos_search_list_load_more (PosSearchList *self);

/* The question that the rows answer, or will. */
const char *pos_search_list_get_text (PosSearchList *self);
gboolean pos_search_list_is_searching (PosSearchList *self);
/* Whether its length is an answer: none yet is not none. */
gboolean pos_search_list_is_counted (PosSearchList *self);
gboolean pos_search_list_has_more (PosSearchList *self);

G_END_DECLS
