/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-cli-run.c — one operation, as whoever stands at the register would run it. */
#include "cli/pos-cli-private.h"
#include "register/pos-args.h"

json_t *
pos_cli_run (
    PosCli *self, const char *key, GVariant *args, const PosApproval *approval, GError **error)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pos_register_run_async (self->reg, key, args, approval, NULL, pos_cli_ready_cb, &result);
  answer = pos_register_run_finish (self->reg, pos_cli_wait (&result), error);
  /* A register lets go of an order without waiting for the answer, for its loop goes on: ours does
   * not. */
  while (self->sync && pos_sync_is_claiming (self->sync))
    g_main_context_iteration (NULL, TRUE);
  return answer ? pos_args_to_json (answer, pos_register_get_currency (self->reg)) : NULL;
}
