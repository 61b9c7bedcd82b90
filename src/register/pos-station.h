/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-station.h — everything one register is made of, opened on a data directory: what the
 * programs with and without a screen share.
 * Layer: register.  Thread: main.  Opening blocks.
 * Shape:  DATA/register.db, DATA/device.key (pos-local-store.h), DATA/devices (pos-devices.h),
 *         DATA/identity.pem, DATA/authority.pem (pos-identity.h). */
#pragma once
#include "register/pos-register.h"

G_BEGIN_DECLS

typedef struct {
  const char *data;
  const char *hq;          /* (nullable): address of headquarters; without, it works alone */
  const char *register_id; /* (nullable) */
  gint64 now;              /* µs UTC: where a fixed clock stands; 0: the system's */
  guint64 seed;            /* 0: not repeatable */
  gboolean simulate; /* simulated devices; the next three are not read; each %NULL: as the hardware
                        profile says */
  gboolean draws;    /* what is printed into files is drawn as well, for somebody to look at */
  const char *printer; /* (nullable): "host[:9100]" */
  const char *scanner; /* (nullable): "/dev/ttyACM0" */
  const char *display; /* (nullable) */
} PosStationOptions;

typedef struct {
  PosContext *context;
  PosLocalStore *store;
  PosDevices *devices;
  PosSync *sync; /* nullable */
  PosRegister *reg;
  gboolean simulated;
} PosStation;

/* Clock and randomness, as the options say. */
PosContext *pos_station_make_context (const PosStationOptions *options);

/* The database and the line to headquarters alone: for setting up and enrolling. */
gboolean
pos_station_open_store (PosStation *self, const PosStationOptions *options, GError **error);

/* Everything; the pump stands still and no payment was recovered yet.  After an error, close all
 * the same.
 * Errors: POS_DB_ERROR_BUSY when another program has the directory; those of pos_db_open();
 * POS_VALUE_ERROR for an address that cannot be read. */
gboolean pos_station_open (PosStation *self, const PosStationOptions *options, GError **error);
void pos_station_close (PosStation *self);

G_END_DECLS
