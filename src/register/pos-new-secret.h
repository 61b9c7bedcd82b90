/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-new-secret.h — an operation on its way to give somebody another PIN: its argument
 * "new_secret".
 * Layer: register, private to it.  Thread: main; hashing runs on a worker thread.
 * Source: operations 1215 and 1216. */
#pragma once
#include "model/pos-party.h"
#include "register/pos-run.h"

G_BEGIN_DECLS

/* From here the run is about @worker, which it takes, as he was when his PIN was looked at. */
void pos_new_secret_begin (PosRun *run, PosWorker *worker);
PosWorker *pos_new_secret_get_worker (PosRun *run);
/* Whether it can become a PIN, and is another one than the argument "secret". */
gboolean pos_new_secret_fits (PosRun *run, GError **error);
/* Ends begin() when the sealed form is made. */
void pos_new_secret_make (PosRun *run, gboolean temporary);
/* Keeps what was made, and forgets wrong tries; nothing when none was. */
void pos_new_secret_keep (PosRun *run);

G_END_DECLS
