/* SPDX-License-Identifier: GPL-3.0-or-later
 * golden.h — papers word by word and byte by byte, against files in register/golden. */
#pragma once
#include "register-fixture.h"

/* A register whose chain has a customer for each language, and names in more than one. */
void golden_set_up (Register *self, gconstpointer unused);

/* POS_UPDATE_GOLDEN=1 writes the file anew. */
void golden_assert (const char *name, const void *data, gsize size);
/* The paper of that number as text and as printer bytes: "@name-en.txt", "@name-en-80.bin". */
void
golden_check_stored (Register *self, const char *number, const char *name, const char *language);
/* Returns: (transfer full). */
json_t *golden_ask_receipt (Register *self, const char *number);
