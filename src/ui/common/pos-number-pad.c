/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-number-pad.c — see the header. */
#include "ui/common/pos-number-pad.h"

#include "ui/common/pos-grid-layout.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define GAP 8
#define KEY_HEIGHT 52
#define SMALL_KEY_HEIGHT 44
#define KEY_WIDTH 44
#define HEARS "pos-number-pad-hears"
/* Longer than a scanner takes. */
#define FORWARD_MS 300

struct _PosNumberPad {
  GtkWidget parent;
  PosKeypadModel *model;
  gboolean secret;
  GtkEventController *keyboard; /* borrowed; owned by the window */
  PosScanController *scanner;   /* borrowed; owned by the window */
  char *before_burst;
  gboolean fresh_before_burst;
  guint32 last_key_time;
  guint forward; /* GSource */
};

G_DEFINE_FINAL_TYPE (PosNumberPad, pos_number_pad, GTK_TYPE_WIDGET)

typedef struct {
  PosKey key;
  int column;
  int row;
  int rows;
} KeyPlace;

static const KeyPlace entry_keys[] = {
    {7, 0, 0, 1},
    {8, 1, 0, 1},
    {9, 2, 0, 1},
    {POS_KEY_BACKSPACE, 3, 0, 1},
    {4, 0, 1, 1},
    {5, 1, 1, 1},
    {6, 2, 1, 1},
    {POS_KEY_CLEAR, 3, 1, 1},
    {1, 0, 2, 1},
    {2, 1, 2, 1},
    {3, 2, 2, 1},
    {0, 0, 3, 1},
    {POS_KEY_DOUBLE_ZERO, 1, 3, 1},
    {POS_KEY_POINT, 2, 3, 1},
    {POS_KEY_ENTER, 3, 2, 2},
};
static const KeyPlace phone_keys[] = {
    {1, 0, 0, 1},
    {2, 1, 0, 1},
    {3, 2, 0, 1},
    {POS_KEY_BACKSPACE, 3, 0, 1},
    {4, 0, 1, 1},
    {5, 1, 1, 1},
    {6, 2, 1, 1},
    {POS_KEY_CLEAR, 3, 1, 1},
    {7, 0, 2, 1},
    {8, 1, 2, 1},
    {9, 2, 2, 1},
    {0, 0, 3, 1},
    {POS_KEY_DOUBLE_ZERO, 1, 3, 1},
    {POS_KEY_POINT, 2, 3, 1},
    {POS_KEY_ENTER, 3, 2, 2},
};
static const KeyPlace cash_keys[] = {
    {7, 0, 0, 1},
    {8, 1, 0, 1},
    {9, 2, 0, 1},
    {4, 0, 1, 1},
    {5, 1, 1, 1},
    {6, 2, 1, 1},
    {1, 0, 2, 1},
    {2, 1, 2, 1},
    {3, 2, 2, 1},
    {0, 0, 3, 1},
    {POS_KEY_DOUBLE_ZERO, 1, 3, 1},
    {POS_KEY_POINT, 2, 3, 1},
};
static const KeyPlace pin_keys[] = {
    {1, 0, 0, 1},
    {2, 1, 0, 1},
    {3, 2, 0, 1},
    {4, 0, 1, 1},
    {5, 1, 1, 1},
    {6, 2, 1, 1},
    {7, 0, 2, 1},
    {8, 1, 2, 1},
    {9, 2, 2, 1},
    {POS_KEY_CLEAR, 0, 3, 1},
    {0, 1, 3, 1},
    {POS_KEY_BACKSPACE, 2, 3, 1},
};

static const struct {
  const KeyPlace *keys;
  gsize n_keys;
  int columns;
  int rows;
} pads[] = {
    [POS_PAD_ENTRY] = {entry_keys, G_N_ELEMENTS (entry_keys), 4, 4},
    [POS_PAD_CASH] = {cash_keys, G_N_ELEMENTS (cash_keys), 3, 4},
    [POS_PAD_PIN] = {pin_keys, G_N_ELEMENTS (pin_keys), 3, 4},
    [POS_PAD_PHONE] = {phone_keys, G_N_ELEMENTS (phone_keys), 4, 4},
    [POS_PAD_KEYBOARD] = {NULL, 0, 1, 1},
};

static GtkWidget *
make_enter_child (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), pos_ui_icon_new ("pos-check-symbolic", 22));
  /* TRANSLATORS: key of the number pad that takes what was keyed in */
  GtkWidget *label = pos_ui_label_new (C_ ("number pad", "Enter"), "t-cap");
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
dress_function_key (GtkWidget *button, PosKey key)
{
  const char *name = NULL;
  if (key == POS_KEY_BACKSPACE) {
    gtk_button_set_child (GTK_BUTTON (button), pos_ui_icon_new ("pos-backspace-symbolic", 22));
    name = _ ("Delete last digit");
  } else if (key == POS_KEY_CLEAR) {
    /* TRANSLATORS: one or two letters on the key that clears what was keyed in */
    gtk_button_set_label (GTK_BUTTON (button), C_ ("number pad", "C"));
    name = C_ ("number pad", "Clear");
  } else {
    gtk_button_set_child (GTK_BUTTON (button), make_enter_child ());
    name = C_ ("number pad", "Enter");
  }
  gtk_widget_add_css_class (button, key == POS_KEY_ENTER ? "enter" : "fn");
  pos_ui_describe (button, name, NULL);
}

static void
dress_key (PosNumberPad *self, GtkWidget *button, PosKey key)
{
  g_autofree char *digit = g_strdup_printf ("%d", (int)key);
  const char *text = digit;
  gtk_widget_add_css_class (button, "key");
  if (key >= POS_KEY_BACKSPACE) {
    dress_function_key (button, key);
    return;
  }
  if (key == POS_KEY_DOUBLE_ZERO)
    text = "00";
  else if (key == POS_KEY_POINT)
    text = pos_keypad_model_get_decimal_point (self->model);
  gtk_button_set_label (GTK_BUTTON (button), text);
  pos_ui_describe (button, key == POS_KEY_POINT ? _ ("Decimal point") : text, NULL);
}

/* Forcing a container does not reach its children. */
static void
force_left_to_right (GtkWidget *widget)
{
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    force_left_to_right (child);
}

static void
clicked_cb (GtkWidget *button, PosNumberPad *self)
{
  pos_keypad_model_press (self->model,
                          GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "pos-key")));
}

static void
add_key (PosNumberPad *self, const KeyPlace *place, gboolean small)
{
  GtkWidget *button = gtk_button_new ();
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_can_focus (button, FALSE);
  dress_key (self, button, place->key);
  pos_ui_set_class (button, "small", small);
  g_object_set_data (G_OBJECT (button), "pos-key", GINT_TO_POINTER (place->key));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  pos_grid_layout_place (POS_GRID_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                         button,
                         place->column,
                         place->row,
                         1,
                         place->rows);
  force_left_to_right (button);
}

/* --- Behind another tab --- */

void
pos_number_pad_hear_behind (GtkStack *tabs)
{
  g_return_if_fail (GTK_IS_STACK (tabs));
  g_object_set_data (G_OBJECT (tabs), HEARS, tabs);
}

/* Returns: (nullable): the tab that hides @widget, and nothing else does. */
static GtkWidget *
find_tab (GtkWidget *widget)
{
  GtkWidget *tab = widget;

  while (gtk_widget_get_visible (tab) && gtk_widget_get_parent (tab) &&
         !GTK_IS_STACK (gtk_widget_get_parent (tab)))
    tab = gtk_widget_get_parent (tab);
  GtkWidget *tabs = gtk_widget_get_parent (tab);
  return tabs && GTK_IS_STACK (tabs) && gtk_widget_get_mapped (tabs) &&
                 g_object_get_data (G_OBJECT (tabs), HEARS)
             ? tab
             : NULL;
}

static gboolean
forward_cb (gpointer data)
{
  PosNumberPad *self = data;
  GtkWidget *tab = find_tab (GTK_WIDGET (self));

  self->forward = 0;
  if (tab && !pos_keypad_model_is_fresh (self->model))
    gtk_stack_set_visible_child (GTK_STACK (gtk_widget_get_parent (tab)), tab);
  return G_SOURCE_REMOVE;
}

/* What is keyed is to be seen; a scan is none of it. */
static void
come_forward (PosNumberPad *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_clear_handle_id (&self->forward, g_source_remove);
  self->forward = g_timeout_add (FORWARD_MS, forward_cb, self);
}

/* On screen, if only behind a tab, and nothing else lies over it. */
static gboolean
is_reachable (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) && !find_tab (widget))
    return FALSE;
  for (; widget != NULL; widget = gtk_widget_get_parent (widget)) {
    if (!gtk_widget_get_can_target (widget))
      return FALSE;
  }
  return TRUE;
}

/* --- The keyboard --- */

static int
key_of (guint keyval)
{
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return (int)(keyval - GDK_KEY_0);
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return (int)(keyval - GDK_KEY_KP_0);
  switch (keyval) {
  case GDK_KEY_period:
  case GDK_KEY_comma:
  case GDK_KEY_KP_Decimal:
  case GDK_KEY_KP_Separator:
    return POS_KEY_POINT;
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    return POS_KEY_MINUS;
  case GDK_KEY_BackSpace:
    return POS_KEY_BACKSPACE;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    return POS_KEY_ENTER;
  default:
    return -1;
  }
}

/* A burst that fell into a field, or came while this pad was not shown, took nothing from here. */
static void
scanned_cb (PosNumberPad *self, guint began)
{
  gboolean passed = (gint32)(self->last_key_time - began) >= 0;

  if (self->before_burst != NULL && passed)
    pos_keypad_model_restore (self->model, self->before_burst, self->fresh_before_burst);
  g_clear_pointer (&self->before_burst, g_free);
}

static void
find_scanner (PosNumberPad *self)
{
  if (self->scanner != NULL)
    return;
  self->scanner = pos_scan_controller_find (GTK_WIDGET (self));
  if (self->scanner != NULL)
    g_signal_connect_object (
        self->scanner, "keyed", G_CALLBACK (scanned_cb), self, G_CONNECT_SWAPPED);
}

/* A badge has digits, too. */
static gboolean
is_of_badge (PosNumberPad *self, guint32 time)
{
  return self->secret && self->scanner != NULL && !pos_scan_controller_is_pin (self->scanner, time);
}

/* The keys of a burst have passed here before anyone knew; remember what was there. */
static void
remember (PosNumberPad *self, guint32 time)
{
  if (self->before_burst == NULL || time - self->last_key_time > POS_SCAN_MAX_GAP) {
    g_free (self->before_burst);
    self->before_burst = g_strdup (pos_keypad_model_get_text (self->model));
    self->fresh_before_burst = pos_keypad_model_is_fresh (self->model);
  }
  self->last_key_time = time;
}

static gboolean
key_pressed_cb (PosNumberPad *self, guint keyval, guint keycode, GdkModifierType state)
{
  int key = key_of (keyval);
  guint32 time = gtk_event_controller_get_current_event_time (self->keyboard);
  if (key < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ||
      !is_reachable (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  if (key >= POS_KEY_BACKSPACE && key != POS_KEY_MINUS && pos_keypad_model_is_fresh (self->model))
    return GDK_EVENT_PROPAGATE;
  if (key == POS_KEY_MINUS && self->secret)
    return GDK_EVENT_PROPAGATE;
  find_scanner (self);
  if (is_of_badge (self, time))
    return GDK_EVENT_STOP;
  remember (self, time);
  pos_keypad_model_press (self->model, (PosKey)key);
  come_forward (self);
  return GDK_EVENT_STOP;
}

static void
pos_number_pad_root (GtkWidget *widget)
{
  PosNumberPad *self = POS_NUMBER_PAD (widget);
  GTK_WIDGET_CLASS (pos_number_pad_parent_class)->root (widget);
  self->keyboard = gtk_event_controller_key_new ();
  g_signal_connect_swapped (self->keyboard, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (widget)), self->keyboard);
}

static void
pos_number_pad_unroot (GtkWidget *widget)
{
  PosNumberPad *self = POS_NUMBER_PAD (widget);
  gtk_widget_remove_controller (GTK_WIDGET (gtk_widget_get_root (widget)), self->keyboard);
  self->keyboard = NULL;
  g_clear_handle_id (&self->forward, g_source_remove);
  if (self->scanner != NULL)
    g_signal_handlers_disconnect_by_data (self->scanner, self);
  self->scanner = NULL;
  GTK_WIDGET_CLASS (pos_number_pad_parent_class)->unroot (widget);
}

static void
pos_number_pad_dispose (GObject *object)
{
  PosNumberPad *self = POS_NUMBER_PAD (object);
  GtkWidget *key;
  while ((key = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (key);
  g_clear_object (&self->model);
  g_clear_pointer (&self->before_burst, g_free);
  G_OBJECT_CLASS (pos_number_pad_parent_class)->dispose (object);
}

static void
pos_number_pad_class_init (PosNumberPadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pos_number_pad_dispose;
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  widget_class->root = pos_number_pad_root;
  widget_class->unroot = pos_number_pad_unroot;
  gtk_widget_class_set_layout_manager_type (widget_class, POS_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pos_number_pad_init (PosNumberPad *self)
{
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  pos_ui_describe (GTK_WIDGET (self), _ ("Number pad"), NULL);
}

GtkWidget *
pos_number_pad_new (PosPadKind kind, PosKeypadModel *model, gboolean small)
{
  g_return_val_if_fail ((gsize)kind < G_N_ELEMENTS (pads), NULL);
  g_return_val_if_fail (POS_IS_KEYPAD_MODEL (model), NULL);
  PosNumberPad *self = g_object_new (POS_TYPE_NUMBER_PAD, NULL);
  self->model = g_object_ref (model);
  self->secret = kind == POS_PAD_PIN;
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)),
                "columns",
                pads[kind].columns,
                "rows",
                pads[kind].rows,
                "gap",
                GAP,
                "min-cell-width",
                kind == POS_PAD_KEYBOARD ? 0 : KEY_WIDTH,
                "min-cell-height",
                kind == POS_PAD_KEYBOARD ? 0
                : small                  ? SMALL_KEY_HEIGHT
                                         : KEY_HEIGHT,
                NULL);
  for (gsize i = 0; i < pads[kind].n_keys; i++)
    add_key (self, &pads[kind].keys[i], small);
  return GTK_WIDGET (self);
}
