/* SPDX-License-Identifier: GPL-3.0-or-later
 * bench-chain.h — a register's data for a bench: the scenarios' chain, and as many products as one
 * likes, "BENCH-0000000" and on. */
#pragma once
#include "cli/pos-cli.h"

/* Refusals are the bench's own mistakes and end it. */
void bench_chain_import (PosCli *cli, const char *bundle);

/* Register R1 in a new folder.
 * @more: (nullable): a bundle that comes after the products.
 * Returns: (transfer full): the folder; bench_chain_remove() it. */
char *bench_chain_make (guint n_products, const char *more);
void bench_chain_remove (const char *folder);
