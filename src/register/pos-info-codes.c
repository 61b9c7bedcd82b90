/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-info-codes.c — see the header. */
#include "register/pos-info-codes.h"
#include "base/pos-error.h"
#include "register/pos-register-private.h"

/* Spaces answer nothing. */
static char *
dup_reason (GVariant *args)
{
  const char *given = NULL;

  return args && g_variant_lookup (args, "reason", "&s", &given) ? g_strstrip (g_strdup (given))
                                                                 : g_strdup ("");
}

gboolean
pos_info_codes_check (PosRegister *self,
                      const PosOperation *operation,
                      GVariant *args,
                      GError **error)
{
  PosInfoCode *code = pos_config_find_info_code (self->config, self->store, operation->key);

  if (!code)
    return TRUE;

  PosList *reasons = pos_config_get_reasons (self->config, code->reason_list);
  g_autofree char *reason = dup_reason (args);
  if (*reason)
    return !reasons || pos_reason_find (reasons, reason) ||
           pos_set_error (
               error,
               POS_ORDER_ERROR,
               POS_ORDER_ERROR_STATUS,
               g_variant_new_parsed ("{'rule': <'info-reason'>, 'info_code': <%s>}", code->id),
               "That is none of the chain's reasons");
  return pos_set_error (
      error,
      POS_CALL_ERROR,
      POS_CALL_ERROR_MISSING_ARGUMENT,
      g_variant_new_parsed ("{'argument': <'reason'>, 'info_code': <%s>}", code->id),
      "%s asks for a reason here",
      operation->key);
}

void
pos_info_codes_note (PosRegister *self, const PosOperation *operation, json_t *parameters)
{
  PosInfoCode *code = pos_config_find_info_code (self->config, self->store, operation->key);
  const char *given = json_string_value (json_object_get (parameters, "reason"));
  PosReason *reason;
  PosList *reasons;

  if (!code || !given)
    return;
  json_object_set_new (parameters, "info_code", json_string (code->id));
  reasons = pos_config_get_reasons (self->config, code->reason_list);
  reason = reasons ? pos_reason_find (reasons, given) : NULL;
  if (reason)
    json_object_set_new (
        parameters, "reason_name", json_string (pos_l10n_get (reason->name, NULL)));
}
