/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-sim-printer.c — a printer for scripts. */
#include "devices/pos-sim-printer.h"

#include "base/pos-error.h"

#define COLUMNS 48

struct _PosSimPrinter {
  GObject parent;

  /* owned */
  PosPrinter *output; /* nullable */
  GPtrArray *printed;

  PosPrinterStatus status;
  gboolean will_run_out;
  guint jobs_left;
  guint kicks;
};

static PosPrinterStatus
sim_printer_get_status (PosPrinter *printer)
{
  return POS_SIM_PRINTER (printer)->status;
}

static gboolean
fail (GTask *task, PosDeviceError code, const char *message)
{
  GError *error = NULL;
  pos_set_error (&error, POS_DEVICE_ERROR, (int)code, NULL, "%s", message);
  g_task_return_error (task, error);
  return FALSE;
}

/* Whether the paper moves; otherwise the task has its error. */
static gboolean
can_print (PosSimPrinter *self, GTask *task)
{
  if (g_task_return_error_if_cancelled (task))
    return FALSE;
  if (self->status == POS_PRINTER_OFFLINE)
    return fail (task, POS_DEVICE_ERROR_UNREACHABLE, "the printer is offline");
  if (self->status == POS_PRINTER_PAPER_OUT)
    return fail (task, POS_DEVICE_ERROR_UNREACHABLE, "the printer has no paper");
  if (self->will_run_out && self->jobs_left == 0) {
    self->will_run_out = FALSE;
    pos_sim_printer_set_status (self, POS_PRINTER_PAPER_OUT);
    return fail (task, POS_DEVICE_ERROR_PAPER, "the paper ran out");
  }
  return TRUE;
}

static void
output_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  if (pos_printer_print_finish (POS_PRINTER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
sim_printer_print_async (PosPrinter *printer,
                         PosReceipt *receipt,
                         guint copy,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  PosSimPrinter *self = POS_SIM_PRINTER (printer);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, sim_printer_print_async);
  if (!can_print (self, task))
    return;
  if (self->jobs_left > 0)
    self->jobs_left--;
  g_ptr_array_add (self->printed, pos_receipt_to_text_copy (receipt, COLUMNS, copy));
  if (self->output)
    pos_printer_print_async (self->output, receipt, copy, NULL, output_cb, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

static void
sim_printer_kick_async (PosPrinter *printer,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  PosSimPrinter *self = POS_SIM_PRINTER (printer);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, sim_printer_kick_async);
  if (self->status == POS_PRINTER_OFFLINE) {
    fail (task, POS_DEVICE_ERROR_UNREACHABLE, "the printer is offline");
    return;
  }
  self->kicks++;
  g_task_return_boolean (task, TRUE);
}

static void
sim_printer_iface_init (PosPrinterInterface *iface)
{
  iface->get_status = sim_printer_get_status;
  iface->print_async = sim_printer_print_async;
  iface->kick_async = sim_printer_kick_async;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PosSimPrinter,
                               pos_sim_printer,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POS_TYPE_PRINTER, sim_printer_iface_init))

static void
pos_sim_printer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_enum (value, POS_SIM_PRINTER (object)->status);
}

static void
pos_sim_printer_finalize (GObject *object)
{
  PosSimPrinter *self = POS_SIM_PRINTER (object);
  g_clear_object (&self->output);
  g_ptr_array_unref (self->printed);
  G_OBJECT_CLASS (pos_sim_printer_parent_class)->finalize (object);
}

static void
pos_sim_printer_class_init (PosSimPrinterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->get_property = pos_sim_printer_get_property;
  object_class->finalize = pos_sim_printer_finalize;
  g_object_class_override_property (object_class, 1, "status");
}

static void
pos_sim_printer_init (PosSimPrinter *self)
{
  self->printed = g_ptr_array_new_with_free_func (g_free);
}

PosSimPrinter *
pos_sim_printer_new (PosPrinter *output)
{
  PosSimPrinter *self = g_object_new (POS_TYPE_SIM_PRINTER, NULL);
  g_set_object (&self->output, output);
  return self;
}

void
pos_sim_printer_set_status (PosSimPrinter *self, PosPrinterStatus status)
{
  g_return_if_fail (POS_IS_SIM_PRINTER (self));
  if (self->status == status)
    return;
  self->status = status;
  g_object_notify (G_OBJECT (self), "status");
}

void
pos_sim_printer_run_out_after (PosSimPrinter *self, guint jobs)
{
  g_return_if_fail (POS_IS_SIM_PRINTER (self));
  self->will_run_out = TRUE;
  self->jobs_left = jobs;
}

guint
pos_sim_printer_get_n_printed (PosSimPrinter *self)
{
  g_return_val_if_fail (POS_IS_SIM_PRINTER (self), 0);
  return self->printed->len;
}

const char *
pos_sim_printer_get_printed (PosSimPrinter *self, guint index)
{
  g_return_val_if_fail (POS_IS_SIM_PRINTER (self) && index < self->printed->len, NULL);
  return g_ptr_array_index (self->printed, index);
}

guint
pos_sim_printer_get_kicks (PosSimPrinter *self)
{
  g_return_val_if_fail (POS_IS_SIM_PRINTER (self), 0);
  return self->kicks;
}
