/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-elsewhere.c — see the header. */
#include "register/pos-work-elsewhere.h"
#include "base/pos-error.h"
#include "base/pos-json.h"
#include "model/pos-work-query.h"
#include "register/pos-register-private.h"
#include "wire/pos-protocol.h"

static void
told_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PosRun *run = data;
  GError *error = NULL;
  char *text = pos_sync_ask_finish (POS_SYNC (source), result, &error);

  if (!text) {
    pos_run_fail (run, error);
    return;
  }
  pos_run_set_data (run, text, g_free);
  pos_run_begun (run);
}

PosStore *
pos_work_elsewhere_get_store (PosRun *run)
{
  PosRegister *self = run->reg;
  const char *store = pos_run_get_text (run, "store");

  return store && g_strcmp0 (store, self->store->id) != 0
             ? pos_config_get (self->config, POS_TYPE_STORE, store)
             : NULL;
}

static gboolean
may_look (PosRun *run, const char *store, GError **error)
{
  PosRegister *self = run->reg;

  if (!pos_config_get (self->config, POS_TYPE_STORE, store))
    return pos_set_error (error,
                          POS_VALUE_ERROR,
                          POS_VALUE_ERROR_REFERENCE,
                          g_variant_new_parsed ("{'field': <'store'>, 'value': <%s>}", store),
                          "There is no store %s",
                          store);
  if (!pos_run_require (run,
                        "order.fulfill_elsewhere",
                        g_variant_new_parsed ("{'reason': <'other-store'>, 'store': <%s>}", store),
                        error))
    return FALSE;
  return self->sync != NULL || pos_set_error (error,
                                              POS_SYNC_ERROR,
                                              POS_SYNC_ERROR_OFFLINE,
                                              NULL,
                                              "The register works alone: nobody can tell");
}

void
pos_work_elsewhere_begin (PosRun *run)
{
  const char *store = pos_run_get_text (run, "store");
  GError *error = NULL;

  if (!store || g_strcmp0 (store, run->reg->store->id) == 0) {
    pos_run_begun (run);
  } else if (!may_look (run, store, &error)) {
    pos_run_fail (run, error);
  } else {
    g_autoptr (json_t) question = json_pack ("{s:s}", "store", store);
    g_autofree char *body = pos_json_to_text (question);

    pos_sync_ask_async (
        run->reg->sync, "POST", POS_PATH_WORK, body, pos_run_get_stop (run), told_cb, run);
  }
}

GPtrArray *
pos_work_elsewhere_read (PosRun *run, GError **error)
{
  PosStore *store = pos_work_elsewhere_get_store (run);
  g_autoptr (json_t) told = pos_json_parse (pos_run_get_data (run), -1, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  /* Amounts are in the money of the store. */
  guint32 currency = store->currency ? store->currency : pos_register_get_currency (run->reg);
  gsize index;
  json_t *each;

  if (!told)
    return NULL;
  json_array_foreach (json_object_get (told, "lines"), index, each)
  {
    PosWorkLine *line = pos_record_new_from_json (POS_TYPE_WORK_LINE, each, currency, error);

    if (!line)
      return NULL;
    g_ptr_array_add (lines, line);
  }
  pos_run_answer (
      run, "complete", g_variant_new_boolean (json_is_true (json_object_get (told, "complete"))));
  return g_steal_pointer (&lines);
}
