/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-creation-failure.h — headquarters did not create what somebody waits for.
 * Layer: register, private to it.  Pure. */
#pragma once
#include <gio/gio.h>

G_BEGIN_DECLS

/* Why no decision came, in words for people: what a library says about sockets is for logs. */
const char *pos_creation_failure_explain (const GError *cause);

G_END_DECLS
