/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-health.h — whether each device of a register does what it is there for.
 * Layer: devices.  Thread: main.
 * Rules:  nothing is printed, opened or charged by looking.
 * Source: register.md D-5. */
#pragma once
#include "devices/pos-devices.h"

G_BEGIN_DECLS

typedef struct {
  const char *device; /* "printer", "drawer", "terminal", "scanner", "display" */
  const char *status; /* "ready", "busy", "offline", "none": there is none */
  const char *reason; /* (nullable): more than that: "paper-out" */
} PosHealth;

/* Asks what can be asked: a printer that is far away says how it is. */
void pos_health_test_async (PosDevices *devices,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
/* What came of it is in pos_health_list(). */
void pos_health_test_finish (GAsyncResult *result);

/* As far as is known now.  Returns: (transfer full) (element-type PosHealth): in that order. */
GArray *pos_health_list (PosDevices *devices);

G_END_DECLS
