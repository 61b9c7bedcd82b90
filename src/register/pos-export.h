/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-export.h — what an operation writes for people to take along, and where.
 * Layer: register, private to it. */
#pragma once
#include "register/pos-run.h"

G_BEGIN_DECLS

/* Writes @text where the argument "path" says, else into the register's folder "export", named
 * after @what, the register and the time.  Answers "path".
 * @ending: of the name: "csv".  Errors: %POS_CALL_ERROR_MALFORMED: it cannot be written there. */
gboolean pos_export_write (
    PosRun *run, const char *what, const char *ending, const char *text, GError **error);

G_END_DECLS
