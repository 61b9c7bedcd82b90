/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-scan-controller.c — see the header. */
#include "ui/common/pos-scan-controller.h"

#include <string.h>

#define WINDOW_KEY "pos-scan-controller"
#define TAKER_KEY "pos-takes-scans"
#define MOMENT_MS 500

struct _PosScanController {
  GObject parent;
  GtkWindow *window; /* borrowed: the window owns us */
  GtkEventController *keyboard;
  PosScanFilter *filter;
  gint64 heard_at; /* monotonic */
};

G_DEFINE_FINAL_TYPE (PosScanController, pos_scan_controller, G_TYPE_OBJECT)

enum { KEYED, SCANNED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
is_secret (GtkWidget *focus)
{
  if (!GTK_IS_TEXT (focus))
    return FALSE;
  GtkInputPurpose purpose = gtk_text_get_input_purpose (GTK_TEXT (focus));
  return purpose == GTK_INPUT_PURPOSE_PIN || purpose == GTK_INPUT_PURPOSE_PASSWORD ||
         !gtk_text_get_visibility (GTK_TEXT (focus));
}

/* The characters went into the field one by one before the burst was known for what it is. */
static void
take_out (GtkWidget *focus, const char *text)
{
  if (!GTK_IS_EDITABLE (focus))
    return;
  GtkEditable *editable = GTK_EDITABLE (focus);
  int end = gtk_editable_get_position (editable);
  int start = end - (int)g_utf8_strlen (text, -1);
  if (start < 0)
    return;
  g_autofree char *typed = gtk_editable_get_chars (editable, start, end);
  if (g_str_equal (typed, text))
    gtk_editable_delete_text (editable, start, end);
}

static gboolean
finish (PosScanController *self, GtkWidget *focus, guint32 time)
{
  g_autofree char *text = pos_scan_filter_finish (self->filter, time);
  if (text == NULL)
    return FALSE;
  if (focus != NULL)
    take_out (focus, text);
  g_signal_emit (self, signals[KEYED], 0, pos_scan_filter_get_begin (self->filter));
  g_signal_emit (self, signals[SCANNED], 0, text);
  return TRUE;
}

gboolean
pos_scan_controller_handle (PosScanController *self,
                            guint keyval,
                            GdkModifierType state,
                            guint32 time)
{
  g_return_val_if_fail (POS_IS_SCAN_CONTROLLER (self), FALSE);
  GtkWidget *focus = gtk_window_get_focus (self->window);
  gunichar character = gdk_keyval_to_unicode (keyval);
  self->heard_at = g_get_monotonic_time ();
  if (is_secret (focus)) {
    pos_scan_filter_reset (self->filter);
    return FALSE;
  }
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    return finish (self, focus, time);
  if (keyval == GDK_KEY_bracketright && (state & GDK_CONTROL_MASK) != 0) {
    pos_scan_filter_feed (self->filter, POS_SCAN_GS, time);
    return TRUE;
  }
  if (character >= 0x20 && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0)
    pos_scan_filter_feed (self->filter, character, time);
  else if (keyval != GDK_KEY_Shift_L && keyval != GDK_KEY_Shift_R)
    pos_scan_filter_reset (self->filter);
  return FALSE;
}

gboolean
pos_scan_controller_is_pin (PosScanController *self, guint32 time)
{
  g_return_val_if_fail (POS_IS_SCAN_CONTROLLER (self), TRUE);
  return !pos_scan_filter_has_letter (self->filter, time);
}

guint
pos_scan_controller_count_burst (PosScanController *self)
{
  g_return_val_if_fail (POS_IS_SCAN_CONTROLLER (self), 0);
  gboolean over = g_get_monotonic_time () - self->heard_at > MOMENT_MS * G_TIME_SPAN_MILLISECOND;
  return over ? 0 : pos_scan_filter_get_length (self->filter);
}

void
pos_scan_controller_forget_burst (PosScanController *self)
{
  g_return_if_fail (POS_IS_SCAN_CONTROLLER (self));
  pos_scan_filter_reset (self->filter);
}

static gboolean
key_pressed_cb (PosScanController *self, guint keyval, guint keycode, GdkModifierType state)
{
  guint32 time = gtk_event_controller_get_current_event_time (self->keyboard);
  return pos_scan_controller_handle (self, keyval, state, time);
}

static gboolean
popover_key_cb (GtkEventController *keyboard,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkPopover *popover)
{
  PosScanController *self = pos_scan_controller_find (GTK_WIDGET (popover));
  guint32 time = gtk_event_controller_get_current_event_time (keyboard);

  if (self == NULL || !pos_scan_controller_handle (self, keyval, state, time))
    return FALSE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    gtk_popover_popdown (popover);
  return TRUE;
}

void
pos_scan_controller_hear (GtkPopover *popover)
{
  g_return_if_fail (GTK_IS_POPOVER (popover));
  GtkEventController *keyboard = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keyboard, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keyboard, "key-pressed", G_CALLBACK (popover_key_cb), popover, 0);
  gtk_widget_add_controller (GTK_WIDGET (popover), keyboard);
}

static void
pos_scan_controller_finalize (GObject *object)
{
  pos_scan_filter_free (POS_SCAN_CONTROLLER (object)->filter);
  G_OBJECT_CLASS (pos_scan_controller_parent_class)->finalize (object);
}

static void
pos_scan_controller_class_init (PosScanControllerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_scan_controller_finalize;
  signals[KEYED] = g_signal_new ("keyed",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_UINT);
  signals[SCANNED] = g_signal_new ("scanned",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_STRING);
}

static void
pos_scan_controller_init (PosScanController *self)
{
  self->filter = pos_scan_filter_new ();
}

PosScanController *
pos_scan_controller_attach (GtkWindow *window)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);
  PosScanController *self = g_object_new (POS_TYPE_SCAN_CONTROLLER, NULL);
  self->window = window;
  self->keyboard = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keyboard, GTK_PHASE_CAPTURE);
  g_signal_connect_object (
      self->keyboard, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), self->keyboard);
  g_object_set_data_full (G_OBJECT (window), WINDOW_KEY, self, g_object_unref);
  return self;
}

void
pos_scan_controller_note_taker (GtkWidget *taker)
{
  g_return_if_fail (GTK_IS_WIDGET (taker));
  g_object_set_data (G_OBJECT (taker), TAKER_KEY, taker);
}

gboolean
pos_scan_controller_is_taken (GtkWidget *dialog)
{
  g_return_val_if_fail (GTK_IS_WIDGET (dialog), FALSE);
  if (!gtk_widget_get_mapped (dialog))
    return FALSE;
  if (g_object_get_data (G_OBJECT (dialog), TAKER_KEY))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (dialog); child;
       child = gtk_widget_get_next_sibling (child))
    if (pos_scan_controller_is_taken (child))
      return TRUE;
  return FALSE;
}

PosScanController *
pos_scan_controller_find (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  GtkRoot *root = gtk_widget_get_root (widget);
  return root != NULL ? g_object_get_data (G_OBJECT (root), WINDOW_KEY) : NULL;
}
