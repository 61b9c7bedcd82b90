/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sign-in-page.h — who is signing in; or, while the register is locked, its operator's PIN.
 * Layer: ui/session.  Source: register.md S-12 to S-14. */
#pragma once
#include "ui/shell/pos-shell.h"

G_BEGIN_DECLS

#define POS_TYPE_SIGN_IN_PAGE (pos_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (PosSignInPage, pos_sign_in_page, POS, SIGN_IN_PAGE, PosPage)

PosPage *pos_sign_in_page_new (PosShell *shell);

G_END_DECLS
