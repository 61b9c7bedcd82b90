/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-deposit-form.h — another deposit: as a share or as an amount, within bounds told before, and
 * why.
 * Layer: ui/payment.  Picture: 07, leading half.  Source: customer-orders.md M5–M8.
 * Signal: "changed" — another value. */
#pragma once
#include "ui/common/pos-keypad-model.h"
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_DEPOSIT_FORM (pos_deposit_form_get_type ())
G_DECLARE_FINAL_TYPE (PosDepositForm, pos_deposit_form, POS, DEPOSIT_FORM, GtkBox)

/* Starts from the deposit of the open order. */
GtkWidget *pos_deposit_form_new (PosShell *shell);

/* What keys of a pad press; keying means: an amount. */
PosKeypadModel *pos_deposit_form_get_model (PosDepositForm *self);

gint64 pos_deposit_form_get_amount (PosDepositForm *self);
/* Within what somebody here may set; otherwise the form says what is. */
gboolean pos_deposit_form_is_valid (PosDepositForm *self);
/* The same; when an amount is wanted and none is keyed, the readout asks for it. */
gboolean pos_deposit_form_check (PosDepositForm *self);
/* Below what the signed-in worker may set alone. */
gboolean pos_deposit_form_needs_approval (PosDepositForm *self);
/* Another deposit than the usual one has a reason, and none is chosen (M6). */
gboolean pos_deposit_form_lacks_reason (PosDepositForm *self);
/* "Other" without a word; then its field asks for some. */
gboolean pos_deposit_form_lacks_words (PosDepositForm *self);
/* What was chosen why; a refusal points at it. */
GtkWidget *pos_deposit_form_get_reasons (PosDepositForm *self);
/* "10%", or the amount when one was keyed.  Returns: (transfer full). */
char *pos_deposit_form_describe (PosDepositForm *self);

/* For order.deposit_override.  Returns: (transfer full) (floating). */
GVariant *pos_deposit_form_make_args (PosDepositForm *self);

G_END_DECLS
