/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ops-health.c — the devices, tested, and what to do about them. */
#include "devices/pos-health.h"
#include "register/pos-ops.h"
#include "register/pos-register-private.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  const char *device;
  const char *status;
  const char *reason; /* (nullable) */
  const char *words;
} Advice;

/* What is ready needs none. */
static const Advice advices[] = {
    {"printer",
     "offline",
     "paper-out",
     N_ ("Put in a new roll of paper. What waits is printed then.")},
    {"printer",
     "offline",
     NULL,
     N_ ("Switch it on and look at its cable. What is to be printed waits.")},
    {"drawer",
     "offline",
     NULL,
     N_ ("It is opened by the printer: look at that first. Its key opens it meanwhile.")},
    {"terminal", "busy", NULL, N_ ("A payment is running there. Wait until it has ended.")},
    {"terminal",
     "offline",
     NULL,
     N_ ("Switch it on and look at its line. Take other ways of paying meanwhile.")},
    {"terminal", "none", NULL, N_ ("None is set up. Take other ways of paying.")},
    {"scanner", "offline", NULL, N_ ("Look at its cable. Numbers can be typed meanwhile.")},
    {"scanner",
     "none",
     NULL,
     N_ ("None is set up. One that types like a keyboard needs no setup.")},
    {"display", "offline", NULL, N_ ("Look at its cable. Selling works without it.")},
    {"display", "none", NULL, N_ ("None is set up. Selling works without it.")},
};

static const char *
find_advice (const PosHealth *health)
{
  for (gsize i = 0; i < G_N_ELEMENTS (advices); i++)
    if (!strcmp (advices[i].device, health->device) &&
        !strcmp (advices[i].status, health->status) &&
        !g_strcmp0 (advices[i].reason, health->reason))
      return advices[i].words;
  return NULL;
}

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  pos_health_test_finish (result);
  pos_run_begun (data);
}

static void
health_begin (PosRun *run)
{
  pos_health_test_async (
      pos_run_get_register (run)->devices, pos_run_get_stop (run), tested_cb, run);
}

static gboolean
health_run (PosRun *run, GError **error)
{
  PosRegister *self = pos_run_get_register (run);
  g_autoptr (GArray) list = pos_health_list (self->devices);
  json_t *devices = json_array ();

  for (guint i = 0; i < list->len; i++) {
    const PosHealth *health = &g_array_index (list, PosHealth, i);
    json_array_append_new (devices,
                           json_pack ("{s:s, s:s, s:s?, s:s?}",
                                      "device",
                                      health->device,
                                      "status",
                                      health->status,
                                      "reason",
                                      health->reason,
                                      "advice",
                                      find_advice (health)));
  }
  pos_run_answer_json (run, "devices", devices);
  pos_run_answer (
      run,
      "waiting",
      g_variant_new_uint32 (pos_spool_get_pending (pos_devices_get_spool (self->devices))));
  pos_run_set_quiet (run);
  return TRUE;
}

const PosOperation pos_ops_health[] = {
    {
        .key = "hw.health",
        .title = N_ ("Health check"),
        .description = N_ ("Test printer, drawer, terminal, scanner and display"),
        .icon = "pos-device-symbolic",
        .needs = POS_NEEDS_WORKER,
        .looks = TRUE,
        .place = POS_PLACE_TRANSACTION | POS_PLACE_WELCOME,
        .result = "devices: device, status (ready, busy, offline, none), reason, advice; waiting: "
                  "papers that are not printed yet",
        .begin = health_begin,
        .run = health_run,
    },
    {.key = NULL},
};
