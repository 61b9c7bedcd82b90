/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-no-terminal.c — see the header. */
#include "devices/pos-no-terminal.h"

#include "base/pos-error.h"

struct _PosNoTerminal {
  GObject parent;
};

enum { STATUS = 1 };

GError *
pos_no_terminal_error_new (void)
{
  GError *error = NULL;

  pos_set_error (&error,
                 POS_DEVICE_ERROR,
                 POS_DEVICE_ERROR_UNREACHABLE,
                 g_variant_new_parsed ("{'reason': <'no-terminal'>, 'next': <'pay.cash'>}"),
                 "This register has no card terminal");
  return error;
}

static GError *
no_terminal_dup_refusal (PosTerminal *self)
{
  return pos_no_terminal_error_new ();
}

static PosTerminalStatus
no_terminal_get_status (PosTerminal *self)
{
  return POS_TERMINAL_NONE;
}

static void
no_terminal_iface_init (PosTerminalInterface *iface)
{
  iface->dup_refusal = no_terminal_dup_refusal;
  iface->get_status = no_terminal_get_status;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PosNoTerminal,
                               pos_no_terminal,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POS_TYPE_TERMINAL, no_terminal_iface_init))

static void
pos_no_terminal_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_enum (value, POS_TERMINAL_NONE);
}

static void
pos_no_terminal_class_init (PosNoTerminalClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = pos_no_terminal_get_property;
  g_object_class_override_property (G_OBJECT_CLASS (klass), STATUS, "status");
}

static void
pos_no_terminal_init (PosNoTerminal *self)
{
}

PosNoTerminal *
pos_no_terminal_new (void)
{
  return g_object_new (POS_TYPE_NO_TERMINAL, NULL);
}
