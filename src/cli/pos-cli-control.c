/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cli-control.c — what a script moves in place of time, network and people. */
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "cli/pos-cli-private.h"
#include "store/pos-store-records.h"

#include <string.h>

/* --- Headquarters --- */

static gboolean
on_time_up (gpointer up)
{
  *(gboolean *)up = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (PosCli *self, gint64 seconds)
{
  gboolean up = FALSE;

  pos_sync_start (self->sync);
  pos_sync_retry (self->sync);
  g_timeout_add_seconds ((guint)seconds, on_time_up, &up);
  while (!up)
    g_main_context_iteration (NULL, TRUE);
}

static void
run_until_idle (PosCli *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  /* What went wrong is part of the status. */
  pos_sync_run_until_idle_async (self->sync, NULL, pos_cli_ready_cb, &result);
  pos_sync_run_until_idle_finish (self->sync, pos_cli_wait (&result), NULL);
}

static json_t *
sync_run (PosCli *self, json_t *args, GError **error)
{
  json_t *until = json_object_get (args, "until");
  json_int_t seconds = json_integer_value (until);
  gboolean idle = !until || json_is_null (until) || !g_strcmp0 (json_string_value (until), "idle");

  if (!idle && (!json_is_integer (until) || seconds < 1 || seconds > 3600)) {
    pos_set_error (error,
                   POS_CALL_ERROR,
                   POS_CALL_ERROR_WRONG_TYPE,
                   g_variant_new_parsed ("{'argument': <'until'>}"),
                   "“until” is “idle” or a number of seconds up to 3600");
    return NULL;
  }
  if (self->sync && idle)
    run_until_idle (self);
  else if (self->sync)
    run_for (self, seconds);
  return pos_cli_run (self, "sync.status", NULL, NULL, error);
}

/* --- Time --- */

static json_t *
clock_advance (PosCli *self, json_t *args, GError **error)
{
  PosClock *clock = pos_context_get_clock (self->context);
  gint64 seconds;

  if (!pos_json_get_integer (args, "seconds", 0, &seconds, error))
    return NULL;
  if (!pos_clock_is_fixed (clock) || seconds < 0 || seconds > G_MAXINT32) {
    pos_set_error (error,
                   POS_CALL_ERROR,
                   POS_CALL_ERROR_WRONG_TYPE,
                   g_variant_new_parsed ("{'argument': <'seconds'>}"),
                   pos_clock_is_fixed (clock) ? "The clock only goes forward"
                                              : "clock.advance needs --clock");
    return NULL;
  }
  pos_clock_advance (clock, seconds * G_USEC_PER_SEC);
  g_autofree char *now = pos_instant_to_text (pos_context_get_now (self->context));
  return json_pack ("{s:s}", "now", now);
}

/* --- Devices --- */

/* The terminal has made up its mind about what it did not know. */
static gboolean
settle (PosCli *self, PosTerminalOutcome outcome, GError **error)
{
  PosSimTerminal *terminal = pos_devices_get_sim_terminal (self->devices);
  g_autoptr (GPtrArray) intents = pos_local_store_list_open_intents_sync (self->store, error);

  if (!intents)
    return FALSE;
  for (guint i = 0; i < intents->len; i++) {
    PosPayIntent *intent = intents->pdata[i];
    g_autofree char *reference = pos_id_dup_text (&intent->id);
    g_autoptr (GError) trouble = NULL;

    if (intent->state != POS_INTENT_STATE_OPEN ||
        pos_sim_terminal_settle (terminal, reference, outcome, &trouble))
      continue;
    /* It may never have heard of it. */
    if (!g_error_matches (trouble, POS_DEVICE_ERROR, POS_DEVICE_ERROR_NOT_FOUND)) {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
steer_terminal (PosCli *self, const char *step, GError **error)
{
  if (!strcmp (step, "settle-approved"))
    return settle (self, POS_TERMINAL_OUTCOME_APPROVED, error);
  if (!strcmp (step, "settle-declined"))
    return settle (self, POS_TERMINAL_OUTCOME_DECLINED, error);
  /* The contract's name for an answer that is lost after the money was taken. */
  return pos_sim_terminal_push_nick (pos_devices_get_sim_terminal (self->devices),
                                     strcmp (step, "approve-then-lost") ? step : "approve-lost",
                                     error);
}

static gboolean
refuse_step (const char *step, GError **error)
{
  return pos_set_error (error,
                        POS_VALUE_ERROR,
                        POS_VALUE_ERROR_UNKNOWN_KIND,
                        NULL,
                        "The device cannot be told “%.40s”",
                        step);
}

static gboolean
steer_printer (PosCli *self, const char *step, GError **error)
{
  static const struct {
    const char *step;
    PosPrinterStatus status;
  } steps[] = {
      {"ready", POS_PRINTER_READY},
      {"paper-out", POS_PRINTER_PAPER_OUT},
      {"offline", POS_PRINTER_OFFLINE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (strcmp (steps[i].step, step) != 0)
      continue;
    pos_sim_printer_set_status (pos_devices_get_sim_printer (self->devices), steps[i].status);
    return TRUE;
  }
  return refuse_step (step, error);
}

static gboolean
steer_drawer (PosCli *self, const char *step, GError **error)
{
  PosSimDrawer *drawer = pos_devices_get_sim_drawer (self->devices);

  if (!strcmp (step, "close"))
    pos_sim_drawer_close (drawer);
  else if (!strcmp (step, "jam") || !strcmp (step, "free"))
    pos_sim_drawer_set_jammed (drawer, !strcmp (step, "jam"));
  else
    return refuse_step (step, error);
  return TRUE;
}

static gboolean
steer_scanner (PosCli *self, const char *step, GError **error)
{
  pos_sim_scanner_scan (pos_devices_get_sim_scanner (self->devices), step);
  return TRUE;
}

static const struct {
  const char *name;
  gboolean (*steer) (PosCli *self, const char *step, GError **error);
} devices[] = {
    {"terminal", steer_terminal},
    {"printer", steer_printer},
    {"drawer", steer_drawer},
    {"scanner", steer_scanner},
};

static json_t *
device_script (PosCli *self, json_t *args, GError **error)
{
  const char *device = pos_cli_get_text (args, "device");
  json_t *next = json_object_get (args, "next"), *step;
  gsize at = 0, index;

  while (strcmp (devices[at].name, device) != 0)
    at++;
  if (!self->simulated) {
    pos_set_error (error,
                   POS_DEVICE_ERROR,
                   POS_DEVICE_ERROR_NOT_FOUND,
                   NULL,
                   "device.script needs --simulate");
    return NULL;
  }
  json_array_foreach (next, index, step)
  {
    if (!json_is_string (step)) {
      pos_set_error (error,
                     POS_CALL_ERROR,
                     POS_CALL_ERROR_WRONG_TYPE,
                     g_variant_new_parsed ("{'argument': <'next'>}"),
                     "“next” is a list of texts");
      return NULL;
    }
    if (!devices[at].steer (self, json_string_value (step), error))
      return NULL;
  }
  return json_object ();
}

/* --- The finger on a line --- */

static json_t *
line_select (PosCli *self, json_t *args, GError **error)
{
  json_t *lines = json_object_get (args, "lines"), *line;
  PosOrder *order = pos_register_get_order (self->reg);
  gsize index;
  PosId id;

  json_array_foreach (lines, index, line)
  {
    pos_id_parse (json_string_value (line), &id, NULL);
    if (!pos_order_find_line (order, &id)) {
      pos_set_error (error,
                     POS_ORDER_ERROR,
                     POS_ORDER_ERROR_NOT_FOUND,
                     g_variant_new_parsed ("{'line': <%s>}", json_string_value (line)),
                     "There is no such line in the open order");
      return NULL;
    }
  }
  pos_register_clear_selection (self->reg);
  json_array_foreach (lines, index, line)
  {
    pos_id_parse (json_string_value (line), &id, NULL);
    pos_register_select_line (self->reg, &id, TRUE);
  }
  return json_object ();
}

static const PosParam run_params[] = {
    {"until", POS_PARAM_JSON, FALSE, "“idle”", "“idle”, or a number of seconds", NULL},
    {NULL},
};

static const PosParam clock_params[] = {
    {"seconds", POS_PARAM_INTEGER, TRUE, NULL, "how far the clock goes on", NULL},
    {NULL},
};

static const char *const device_names[] = {"terminal", "printer", "drawer", "scanner", NULL};
static const PosParam device_params[] = {
    {"device", POS_PARAM_CHOICE, TRUE, NULL, "which one", device_names},
    {"next",
     POS_PARAM_PARTS,
     TRUE,
     NULL,
     "terminal: approve, decline, timeout, unknown, approve-then-lost, no-token, offline, one for "
     "each of the next calls; settle-approved, settle-declined: what it did not know; printer: "
     "ready, paper-out, offline; drawer: close, jam, free; "
     "scanner: what it reads",
     NULL},
    {NULL},
};

static const PosParam select_params[] = {
    {"lines", POS_PARAM_LINES, TRUE, NULL, "the lines that “selected” operations act on", NULL},
    {NULL},
};

const PosCliQuestion pos_cli_controls[] = {
    {
        .name = "sync.run",
        .description = "Send what waits and follow what changed, now",
        .params = run_params,
        .result = "as sync.status",
        .example = "{\"until\": \"idle\"}",
        .ask = sync_run,
    },
    {
        .name = "clock.advance",
        .description = "Move the clock that --clock set",
        .params = clock_params,
        .result = "now",
        .example = "{\"seconds\": 3600}",
        .ask = clock_advance,
    },
    {
        .name = "device.script",
        .description = "Tell a device of --simulate what to do",
        .params = device_params,
        .result = "nothing",
        .example = "{\"device\": \"terminal\", \"next\": [\"decline\", \"approve\"]}",
        .ask = device_script,
    },
    {
        .name = "line.select",
        .description = "Select lines of the open order, as a finger does",
        .params = select_params,
        .result = "nothing",
        .example = "{\"lines\": [\"0190…\"]}",
        .ask = line_select,
    },
    {.name = NULL},
};
