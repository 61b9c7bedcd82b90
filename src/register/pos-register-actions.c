/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-register-actions.c — the register as an action group: every operation is an action. */
#include "register/pos-register-private.h"

static char **
list_actions (GActionGroup *group)
{
  const GPtrArray *operations = pos_operation_list ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < operations->len; i++)
    g_strv_builder_add (builder, ((PosOperation *)operations->pdata[i])->key);
  return g_strv_builder_end (builder);
}

static gboolean
query_action (GActionGroup *group,
              const char *name,
              gboolean *enabled,
              const GVariantType **parameter_type,
              const GVariantType **state_type,
              GVariant **state_hint,
              GVariant **state)
{
  PosAvailability availability;

  if (!pos_operation_find (name))
    return FALSE;
  pos_register_get_state (POS_REGISTER (group), name, &availability);
  if (enabled)
    *enabled = availability.state != POS_STATE_UNAVAILABLE;
  pos_availability_clear (&availability);
  if (parameter_type)
    *parameter_type = NULL;
  if (state_type)
    *state_type = NULL;
  if (state_hint)
    *state_hint = NULL;
  if (state)
    *state = NULL;
  return TRUE;
}

static void
activate_action (GActionGroup *group, const char *name, GVariant *parameter)
{
  PosRegister *self = POS_REGISTER (group);

  self->activate (self, name);
}

static void
change_action_state (GActionGroup *group, const char *name, GVariant *value)
{
  g_warning ("Operation %s has no state to change", name);
}

void
pos_register_init_action_group (GActionGroupInterface *iface)
{
  iface->list_actions = list_actions;
  iface->query_action = query_action;
  iface->activate_action = activate_action;
  iface->change_action_state = change_action_state;
}

/* Run after every tap, so only what became possible or impossible is told. */
void
pos_register_update_actions (PosRegister *self)
{
  const GPtrArray *operations = pos_operation_list ();
  PosNeeds before = self->unmet;

  self->unmet = pos_register_find_unmet_needs (self);
  for (guint i = 0; self->unmet != before && i < operations->len; i++) {
    const PosOperation *operation = operations->pdata[i];
    gboolean enabled = !(operation->needs & self->unmet);

    if (enabled != !(operation->needs & before))
      g_action_group_action_enabled_changed (G_ACTION_GROUP (self), operation->key, enabled);
  }
}
