/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-terms-form.h — fields that ask what may be asked of orders and lines; several answers of a
 * list may be chosen.
 * Layer: ui/recall.  Thread: main.  Source: customer-orders.md §6.2, §7.1.
 * Signals: "changed" with every choice, "typed" with every letter. */
#pragma once
#include "ui/recall/pos-terms-words.h"

G_BEGIN_DECLS

#define POS_TYPE_TERMS_FORM (pos_terms_form_get_type ())
G_DECLARE_FINAL_TYPE (PosTermsForm, pos_terms_form, POS, TERMS_FORM, GtkBox)

/* @shell: borrowed.  @fields: those it has, in this order, ending with POS_TERMS_N_FIELDS.
 * @columns: side by side. */
GtkWidget *pos_terms_form_new (PosShell *shell, const PosTermsField *fields, int columns);
/* Returns: (nullable) (transfer none). */
GtkWidget *pos_terms_form_get_field (PosTermsForm *self, PosTermsField field);
/* Shows what @terms ask, as far as there is a field for it. */
void pos_terms_form_set (PosTermsForm *self, const PosOrderTerms *terms);
/* Whether one of its fields shows something of @terms. */
gboolean pos_terms_form_asks (PosTermsForm *self, const PosOrderTerms *terms);
/* Puts what the fields say into @terms, and nothing else. */
void pos_terms_form_apply (PosTermsForm *self, PosOrderTerms *terms);

G_END_DECLS
