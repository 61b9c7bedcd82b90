/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hq-job.h — when *Synchronize orders* runs: when something arrived, and on a timer; letters to
 * customers follow it.
 * Layer: hq.  Thread: main; the work is done on the database's writer. */
#pragma once
#include "hq/pos-hq-core.h"

G_BEGIN_DECLS

/* @interval: seconds between two runs; 0: only on demand. */
void pos_hq_job_start (PosHqCore *core, guint interval);

/* Something arrived: run soon, unless it only runs on demand. */
void pos_hq_job_kick (PosHqCore *core);

G_END_DECLS
