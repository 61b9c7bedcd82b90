/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-ui-props.c — GObject's four property functions, once for the whole kit. */
#include "ui/common/pos-ui-props.h"

#define RIGHT_TO_LEFT "\xe2\x80\x8f" /* U+200F */
#define ISOLATE_START "\xe2\x81\xa8" /* U+2068 */
#define ISOLATE_END "\xe2\x81\xa9"   /* U+2069 */

/* GTK 4.8 measures a text that breaks anywhere in two ways, unless the widget has a least width;
 * and one in characters it forgets where it measures the natural width for a height. */
#define LEAST_WIDTH 64

typedef struct {
  const PosUiProp *props;
  guint n_props;
  PosUiChanged changed;
  void (*parent_finalize) (GObject *object);
} Table;

static GQuark
table_quark (void)
{
  return g_quark_from_static_string ("pos-ui-props");
}

static const Table *
table_of (GObject *object)
{
  return g_type_get_qdata (G_OBJECT_TYPE (object), table_quark ());
}

static gpointer
field_of (GObject *object, const PosUiProp *prop)
{
  return G_STRUCT_MEMBER_P (object, prop->offset);
}

static gboolean
set_text (char **field, const char *text)
{
  if (g_strcmp0 (*field, text) == 0)
    return FALSE;
  g_free (*field);
  *field = g_strdup (text);
  return TRUE;
}

static gboolean
set_int (int *field, int value)
{
  if (*field == value)
    return FALSE;
  *field = value;
  return TRUE;
}

static gboolean
store (GObject *object, const PosUiProp *prop, const GValue *value)
{
  switch (prop->kind) {
  case POS_UI_TEXT:
    return set_text (field_of (object, prop), g_value_get_string (value));
  case POS_UI_FLAG:
    return set_int (field_of (object, prop), g_value_get_boolean (value));
  case POS_UI_NUMBER:
    return set_int (field_of (object, prop), g_value_get_int (value));
  case POS_UI_ENUM:
    return set_int (field_of (object, prop), g_value_get_enum (value));
  default:
    g_return_val_if_reached (FALSE);
  }
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  const Table *table = table_of (object);
  const PosUiProp *prop = &table->props[id - 1];
  if (!store (object, prop, value))
    return;
  table->changed (object, prop->name);
  g_object_notify_by_pspec (object, pspec);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const PosUiProp *prop = &table_of (object)->props[id - 1];
  gpointer field = field_of (object, prop);
  switch (prop->kind) {
  case POS_UI_TEXT:
    g_value_set_string (value, *(char **)field);
    break;
  case POS_UI_FLAG:
    g_value_set_boolean (value, *(gboolean *)field);
    break;
  case POS_UI_NUMBER:
    g_value_set_int (value, *(int *)field);
    break;
  case POS_UI_ENUM:
    g_value_set_enum (value, *(int *)field);
    break;
  default:
    g_return_if_reached ();
  }
}

static void
finalize (GObject *object)
{
  const Table *table = table_of (object);
  for (guint i = 0; i < table->n_props; i++) {
    if (table->props[i].kind == POS_UI_TEXT)
      g_clear_pointer ((char **)field_of (object, &table->props[i]), g_free);
  }
  table->parent_finalize (object);
}

static GParamSpec *
spec_of (const PosUiProp *prop)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  switch (prop->kind) {
  case POS_UI_TEXT:
    return g_param_spec_string (prop->name, NULL, NULL, NULL, flags);
  case POS_UI_FLAG:
    return g_param_spec_boolean (prop->name, NULL, NULL, FALSE, flags);
  case POS_UI_NUMBER:
    return g_param_spec_int (prop->name, NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  case POS_UI_ENUM:
    return g_param_spec_enum (prop->name, NULL, NULL, prop->type (), 0, flags);
  default:
    g_return_val_if_reached (NULL);
  }
}

void
pos_ui_props_install (GObjectClass *klass,
                      const PosUiProp *props,
                      guint n_props,
                      PosUiChanged changed)
{
  Table *table = g_new0 (Table, 1); /* lives as long as its class: for ever */
  table->props = props;
  table->n_props = n_props;
  table->changed = changed;
  table->parent_finalize = klass->finalize;
  g_type_set_qdata (G_TYPE_FROM_CLASS (klass), table_quark (), table);
  klass->set_property = set_property;
  klass->get_property = get_property;
  klass->finalize = finalize;
  for (guint i = 0; i < n_props; i++)
    g_object_class_install_property (klass, i + 1, spec_of (&props[i]));
}

gboolean
pos_ui_has_text (gpointer widget, const char *text)
{
  return text != NULL && *text != '\0';
}

void
pos_ui_set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, pos_ui_has_text (NULL, text));
}

void
pos_ui_set_data (GtkWidget *label, const char *lines)
{
  if (!pos_ui_has_text (NULL, lines) || gtk_widget_get_direction (label) != GTK_TEXT_DIR_RTL) {
    pos_ui_set_label (label, lines);
    return;
  }
  g_auto (GStrv) line = g_strsplit (lines, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; line[i]; i++)
    g_string_append_printf (
        text, "%s" RIGHT_TO_LEFT ISOLATE_START "%s" ISOLATE_END, i > 0 ? "\n" : "", line[i]);
  pos_ui_set_label (label, text->str);
}

void
pos_ui_set_icon (GtkWidget *image, const char *icon_name)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (image), icon_name);
  gtk_widget_set_visible (image, pos_ui_has_text (NULL, icon_name));
}

void
pos_ui_set_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

GtkWidget *
pos_ui_icon_new (const char *icon_name, int pixel_size)
{
  GtkWidget *image = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (image), pixel_size);
  pos_ui_set_icon (image, icon_name);
  return image;
}

GtkWidget *
pos_ui_label_new (const char *text, const char *css_classes)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  g_auto (GStrv) classes = g_strsplit (css_classes != NULL ? css_classes : "", " ", -1);
  for (guint i = 0; classes[i] != NULL; i++) {
    if (*classes[i] != '\0')
      gtk_widget_add_css_class (label, classes[i]);
  }
  return label;
}

void
pos_ui_wrap_label (GtkWidget *label)
{
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_size_request (label, LEAST_WIDTH, -1);
}

GtkWidget *
pos_ui_text_new (const char *text, const char *css_classes)
{
  GtkWidget *label = pos_ui_label_new (text, css_classes);
  pos_ui_wrap_label (label);
  return label;
}

char *
pos_ui_fill (const char *words, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (words, "%s", 2);

  return g_strjoinv (value, parts);
}

void
pos_ui_add_fact (GString *facts, const char *fact)
{
  gboolean mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  if (!pos_ui_has_text (NULL, fact))
    return;
  g_string_append (facts, facts->len > 0 ? " · " : mirrored ? RIGHT_TO_LEFT : "");
  if (mirrored)
    g_string_append_printf (facts, ISOLATE_START "%s" ISOLATE_END, fact);
  else
    g_string_append (facts, fact);
}

char *
pos_ui_dup_facts (const char *fact, const char *other)
{
  GString *facts = g_string_new (NULL);

  pos_ui_add_fact (facts, fact);
  pos_ui_add_fact (facts, other);
  return g_string_free (facts, FALSE);
}

void
pos_ui_describe (GtkWidget *widget, const char *name, const char *description)
{
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : "", -1);
  if (description != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

void
pos_ui_describe_row (GtkWidget *row, const char *name)
{
  GtkWidget *parent = gtk_widget_get_parent (row);

  pos_ui_describe (row, name, NULL);
  if (parent &&
      gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (parent)) == GTK_ACCESSIBLE_ROLE_LIST_ITEM)
    pos_ui_describe (parent, name, NULL);
}
