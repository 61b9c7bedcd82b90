/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-hardware-profile.h — what stands on the counter of a register.
 * Layer: model.  Part of pos-setup.h, which includes it.
 * Source: customer-orders.md §2.3; register.md C-1, D-2. */
#pragma once
#include "base/pos-record.h"

G_BEGIN_DECLS

#define POS_TYPE_HARDWARE_PROFILE (pos_hardware_profile_get_type ())
POS_DECLARE_RECORD (PosHardwareProfile, hardware_profile, HARDWARE_PROFILE)

/* For trying cards out beside real devices: no money moves. */
#define POS_TERMINAL_SIMULATED "simulated"

struct _PosHardwareProfile {
  PosRecord parent_instance;

  char *id;
  char *name;
  char *printer;  /* "host[:9100]", of receipts; the drawer hangs on it */
  char *scanner;  /* a serial one: "/dev/ttyACM0" */
  char *display;  /* the customer's, serial */
  char *terminal; /* "simulated"; none: no card is taken */
};

G_END_DECLS
