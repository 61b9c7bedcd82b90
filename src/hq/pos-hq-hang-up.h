/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-hang-up.h — who asked and hung up is forgotten.
 * Layer: hq, private to the server.  Thread: main. */
#pragma once
#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * pos_hq_hang_up_watch:
 *
 * Ends connections of @soup that the other side ends between two requests.  libsoup 3.2 looks away
 * then and never closes them: each would cost a file for good, and after a thousand of them nobody
 * would be let in any more.
 */
void pos_hq_hang_up_watch (SoupServer *soup);

G_END_DECLS
