/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-select.c — see the header. */
#include "ui/common/pos-select.h"

#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define ICON_SIZE 20
#define CHECK_SIZE 18
#define LIST_EDGE 1
#define LIST_HEIGHT 420

typedef struct {
  char *id;
  char *label;
  GtkWidget *check;   /* borrowed */
  GtkWidget *row;     /* borrowed */
  GtkWidget *caption; /* borrowed: the label in the row */
  gboolean chosen;    /* of several */
} Option;

struct _PosSelect {
  GtkBox parent;
  char *label;
  char *icon_name;
  char *selected;
  gboolean flat;
  gboolean several;
  GPtrArray *options;

  GtkWidget *label_widget;
  GtkWidget *button;
  GtkWidget *icon;
  GtkWidget *value;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (PosSelect, pos_select, GTK_TYPE_BOX)

static guint picked_signal;

static const PosUiProp props[] = {
    {"label", POS_UI_TEXT, G_STRUCT_OFFSET (PosSelect, label), NULL},
    {"icon", POS_UI_TEXT, G_STRUCT_OFFSET (PosSelect, icon_name), NULL},
    {"selected", POS_UI_TEXT, G_STRUCT_OFFSET (PosSelect, selected), NULL},
    {"flat", POS_UI_FLAG, G_STRUCT_OFFSET (PosSelect, flat), NULL},
    {"several", POS_UI_FLAG, G_STRUCT_OFFSET (PosSelect, several), NULL},
};

static void
option_free (gpointer data)
{
  Option *option = data;

  g_free (option->id);
  g_free (option->label);
  g_free (option);
}

static Option *
find_option (PosSelect *self, const char *id)
{
  for (guint i = 0; i < self->options->len; i++) {
    Option *option = self->options->pdata[i];
    if (g_strcmp0 (option->id, id) == 0)
      return option;
  }
  return NULL;
}

static guint
count_chosen (PosSelect *self)
{
  guint n = 0;

  for (guint i = 0; i < self->options->len; i++)
    n += ((Option *)self->options->pdata[i])->chosen ? 1 : 0;
  return n;
}

static gboolean
is_on (PosSelect *self, Option *option)
{
  if (!self->several)
    return g_strcmp0 (option->id, self->selected) == 0;
  return option->chosen || (option == self->options->pdata[0] && count_chosen (self) == 0);
}

/* What stands in the field: one is named, more are counted. */
static char *
dup_value (PosSelect *self)
{
  guint n = count_chosen (self);

  for (guint i = 0; n <= 1 && i < self->options->len; i++) {
    Option *option = self->options->pdata[i];
    if (is_on (self, option))
      return g_strdup (option->label);
  }
  /* TRANSLATORS: so many answers of a list are chosen, which is named above. */
  return n > 1 ? g_strdup_printf (ngettext ("%u chosen", "%u chosen", n), n) : NULL;
}

static void
changed (gpointer widget, const char *name)
{
  PosSelect *self = widget;
  g_autofree char *value = dup_value (self);

  pos_ui_set_label (self->label_widget, self->flat ? NULL : self->label);
  pos_ui_set_class (widget, "flat", self->flat);
  pos_ui_set_icon (self->icon, self->icon_name);
  gtk_label_set_text (GTK_LABEL (self->value), value ? value : "");
  for (guint i = 0; i < self->options->len; i++) {
    Option *option = self->options->pdata[i];
    gboolean on = is_on (self, option);

    gtk_widget_set_opacity (option->check, on ? 1 : 0);
    gtk_accessible_update_state (GTK_ACCESSIBLE (option->row),
                                 GTK_ACCESSIBLE_STATE_CHECKED,
                                 on ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                 -1);
  }
  /* The focus lies on the button inside. */
  pos_ui_describe (gtk_widget_get_first_child (self->button), self->label, value);
}

/* The first stands for all, and so for none of the others. */
static void
toggle (PosSelect *self, Option *option)
{
  gboolean all = option == self->options->pdata[0];

  option->chosen = !all && !option->chosen;
  for (guint i = 0; all && i < self->options->len; i++)
    ((Option *)self->options->pdata[i])->chosen = FALSE;
  changed (self, NULL);
}

static void
row_cb (GtkButton *row, PosSelect *self)
{
  const char *id = g_object_get_data (G_OBJECT (row), "pos-option");

  if (self->several) {
    toggle (self, find_option (self, id));
  } else {
    gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
    pos_select_set_selected (self, id);
  }
  g_signal_emit (self, picked_signal, 0);
}

static void
pos_select_finalize (GObject *object)
{
  PosSelect *self = POS_SELECT (object);

  g_ptr_array_unref (self->options);
  G_OBJECT_CLASS (pos_select_parent_class)->finalize (object);
}

static gboolean
pos_select_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (POS_SELECT (widget)->button);
}

static void
pos_select_class_init (PosSelectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_select_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = pos_select_grab_focus;
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  picked_signal = g_signal_new (
      "picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_face (PosSelect *self)
{
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->icon = pos_ui_icon_new (NULL, ICON_SIZE);
  self->value = pos_ui_label_new (NULL, NULL);
  pos_ui_wrap_label (self->value);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->value), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (self->value, TRUE);
  gtk_box_append (GTK_BOX (face), self->icon);
  gtk_box_append (GTK_BOX (face), self->value);
  gtk_box_append (GTK_BOX (face), pos_ui_icon_new ("pos-chev-down-symbolic", ICON_SIZE));
  return face;
}

/* Whoever opens it by key goes on from there. */
static void
shown_cb (PosSelect *self)
{
  Option *option = self->several ? NULL : find_option (self, self->selected);

  if (option)
    gtk_widget_grab_focus (option->row);
}

static GtkWidget *
make_popover (PosSelect *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_add_css_class (popover, "select-list");
  pos_scan_controller_hear (GTK_POPOVER (popover));
  g_signal_connect_object (popover, "map", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  return popover;
}

/* The list is as wide as what it belongs to; a flat one shows no edge to keep to. */
static void
match_width (GtkMenuButton *button, gpointer data)
{
  PosSelect *self = data;

  gtk_widget_set_size_request (
      self->list, self->flat ? -1 : gtk_widget_get_width (GTK_WIDGET (button)) - 2 * LIST_EDGE, -1);
}

static void
pos_select_init (PosSelect *self)
{
  GtkWidget *face;

  self->options = g_ptr_array_new_with_free_func (option_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->label_widget = pos_ui_label_new (NULL, "overline");
  /* Nothing to be read: the button inside is. */
  self->button =
      g_object_new (GTK_TYPE_MENU_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_GENERIC, NULL);
  gtk_widget_add_css_class (self->button, "select");
  face = make_face (self);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), face);
  /* GTK centers what it is given. */
  gtk_widget_set_halign (gtk_widget_get_parent (face), GTK_ALIGN_FILL);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), make_popover (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), match_width, self, NULL);
  gtk_box_append (GTK_BOX (self), self->label_widget);
  gtk_box_append (GTK_BOX (self), self->button);
}

GtkWidget *
pos_select_new (const char *label, const char *icon_name)
{
  return g_object_new (POS_TYPE_SELECT, "label", label, "icon", icon_name, NULL);
}

static GtkWidget *
make_row (PosSelect *self, Option *option)
{
  GtkAccessibleRole role =
      self->several ? GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX : GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO;
  GtkWidget *row = g_object_new (GTK_TYPE_BUTTON, "accessible-role", role, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  option->row = row;
  option->check = pos_ui_icon_new ("pos-check-symbolic", CHECK_SIZE);
  option->caption = pos_ui_label_new (option->label, NULL);
  gtk_box_append (GTK_BOX (box), option->check);
  gtk_box_append (GTK_BOX (box), option->caption);
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_widget_add_css_class (row, "row");
  pos_ui_describe (row, option->label, NULL);
  g_object_set_data (G_OBJECT (row), "pos-option", option->id);
  g_signal_connect (row, "clicked", G_CALLBACK (row_cb), self);
  return row;
}

void
pos_select_append (PosSelect *self, const char *id, const char *label)
{
  g_return_if_fail (POS_IS_SELECT (self));
  g_return_if_fail (id != NULL && label != NULL);

  Option *option = g_new0 (Option, 1);
  option->id = g_strdup (id);
  option->label = g_strdup (label);
  g_ptr_array_add (self->options, option);
  gtk_box_append (GTK_BOX (self->list), make_row (self, option));
  if (self->options->len == 1)
    pos_select_set_selected (self, id);
  else
    changed (self, NULL);
}

void
pos_select_rename (PosSelect *self, const char *id, const char *label)
{
  g_return_if_fail (POS_IS_SELECT (self));
  g_return_if_fail (label != NULL);
  Option *option = find_option (self, id);

  g_return_if_fail (option != NULL);
  g_free (option->label);
  option->label = g_strdup (label);
  gtk_label_set_text (GTK_LABEL (option->caption), label);
  pos_ui_describe (option->row, label, NULL);
  changed (self, NULL);
}

const char *
pos_select_get_selected (PosSelect *self)
{
  g_return_val_if_fail (POS_IS_SELECT (self), NULL);
  return self->selected;
}

void
pos_select_set_selected (PosSelect *self, const char *id)
{
  g_return_if_fail (POS_IS_SELECT (self));
  if (find_option (self, id))
    g_object_set (self, "selected", id, NULL);
}

GStrv
pos_select_dup_chosen (PosSelect *self)
{
  g_return_val_if_fail (POS_IS_SELECT (self), NULL);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->options->len; i++) {
    Option *option = self->options->pdata[i];
    if (option->chosen)
      g_strv_builder_add (ids, option->id);
  }
  return count_chosen (self) > 0 ? g_strv_builder_end (ids) : NULL;
}

void
pos_select_set_chosen (PosSelect *self, GStrv ids)
{
  g_return_if_fail (POS_IS_SELECT (self));
  for (guint i = 0; i < self->options->len; i++) {
    Option *option = self->options->pdata[i];
    option->chosen = i > 0 && ids && g_strv_contains ((const char *const *)ids, option->id);
  }
  changed (self, NULL);
}
