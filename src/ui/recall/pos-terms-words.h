/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-terms-words.h — what is asked of orders, as a person says it: for a form that asks, and for
 * what is told of a filter that is set.
 * Layer: ui/recall.  Texts are (transfer full) unless they are const. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

typedef enum {
  POS_TERMS_CUSTOMER, /* id or number */
  POS_TERMS_PERSON,   /* name, e-mail or phone, by its looks */
  POS_TERMS_ITEM,
  POS_TERMS_STATUS,
  POS_TERMS_HOLD,
  POS_TERMS_MODE,
  POS_TERMS_LINE_STATUS,
  POS_TERMS_STORE,
  POS_TERMS_WORKER,
  POS_TERMS_CREATED,
  POS_TERMS_REQUESTED,
  POS_TERMS_RECEIPT,
  POS_TERMS_TOTAL,
  POS_TERMS_NUMBER, /* of the order, elsewhere or on a receipt */
  POS_TERMS_TYPE,
  POS_TERMS_INTENT,
  POS_TERMS_N_FIELDS,
} PosTermsField;

/* One answer of a list: the nicks that it stands for, separated by spaces. */
typedef struct {
  const char *nicks;
  const char *context;
  const char *label; /* marked for translation */
} PosTermsChoice;

/* Ending with one without nicks; %NULL: the field is no such list. */
const PosTermsChoice *pos_terms_get_choices (PosTermsField field);
const char *pos_terms_get_title (PosTermsField field);

/* "Utrecht, Delft"; %NULL: the field is not set. */
char *pos_terms_dup_value (PosShell *shell, const PosOrderTerms *terms, PosTermsField field);
void pos_terms_clear (PosOrderTerms *terms, PosTermsField field);

/* The member that holds what is chosen of a list, or typed with commas; %NULL: it is none. */
GStrv *pos_terms_get_texts (PosOrderTerms *terms, PosTermsField field);
/* What is typed with commas, also Arabic ones.  Returns: (transfer full) (nullable): %NULL:
 * nothing.
 */
GStrv pos_terms_split (const char *typed);
/* Both ends of a field of days; %FALSE: it is none. */
gboolean
pos_terms_get_days (PosOrderTerms *terms, PosTermsField field, PosDate **from, PosDate **until);

/* Whom somebody asks for in words, and those words again. */
void pos_terms_set_person (PosOrderTerms *terms, const char *text);
char *pos_terms_dup_person (const PosOrderTerms *terms);

G_END_DECLS
