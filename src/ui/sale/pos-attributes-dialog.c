/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-attributes-dialog.c — see the header. */
#include "ui/sale/pos-attributes-dialog.h"

#include "base/pos-json.h"
#include "model/pos-attribute.h"
#include "ui/common/pos-check-row.h"
#include "ui/common/pos-day-field.h"
#include "ui/common/pos-select.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/shell/pos-shell-form.h"

#define MOST_CHARACTERS 200
#define FIELD_WIDTH 420

typedef struct {
  PosShell *shell; /* borrowed: it holds the dialog */
  char *key;
  char *line; /* nullable */
  GPtrArray *attributes;
  GPtrArray *fields; /* one for each attribute */
  GtkWidget *dialog;
} Ask;

static void
ask_free (gpointer data, GClosure *closure)
{
  Ask *self = data;

  g_free (self->key);
  g_free (self->line);
  g_ptr_array_unref (self->attributes);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

/* --- Fields --- */

static GtkWidget *
make_choice (PosAttribute *attribute, const char *name, const char *value)
{
  GtkWidget *field = pos_select_new (name, "pos-note-symbolic");

  pos_select_append (POS_SELECT (field), "", C_ ("attribute", "Not chosen"));
  for (GStrv choice = attribute->choices; choice && *choice; choice++)
    pos_select_append (POS_SELECT (field), *choice, *choice);
  if (value)
    pos_select_set_selected (POS_SELECT (field), value);
  return field;
}

static const char *
hint_of (PosAttribute *attribute)
{
  if (attribute->type == POS_ATTRIBUTE_DATE)
    return _ ("A day as 2026-05-14.");
  if (attribute->type == POS_ATTRIBUTE_INTEGER)
    return _ ("A whole number.");
  return attribute->type == POS_ATTRIBUTE_DECIMAL ? _ ("A number.") : NULL;
}

/* What is typed anew was not looked at yet. */
static void
typed_cb (GtkWidget *field)
{
  g_object_set (field, "error", NULL, NULL);
}

static GtkWidget *
make_text (PosAttribute *attribute, const char *name, const char *value)
{
  GtkWidget *field = pos_text_field_new (name);

  if (hint_of (attribute))
    g_object_set (field, "hint", hint_of (attribute), NULL);
  if (value)
    pos_text_field_set_text (POS_TEXT_FIELD (field), value);
  g_signal_connect (field, "changed", G_CALLBACK (typed_cb), NULL);
  gtk_text_set_max_length (pos_text_field_get_entry (POS_TEXT_FIELD (field)), MOST_CHARACTERS);
  return field;
}

static GtkWidget *
make_day (Ask *self, PosAttribute *attribute, const char *name, const char *value)
{
  PosDate today = pos_register_get_today (pos_shell_get_register (self->shell));
  PosFormat *format = pos_shell_get_format (self->shell);
  GtkWidget *field = pos_day_field_new (name, hint_of (attribute), format, today);

  if (value)
    pos_text_field_set_text (pos_day_field_get_text (POS_DAY_FIELD (field)), value);
  return field;
}

static void
check_cb (PosCheckRow *row)
{
  pos_check_row_set_checked (row, !pos_check_row_get_checked (row));
}

static GtkWidget *
make_check (const char *name, const char *value)
{
  GtkWidget *field = pos_check_row_new (name, NULL);

  pos_check_row_set_checked (POS_CHECK_ROW (field), g_strcmp0 (value, "true") == 0);
  g_signal_connect (field, "clicked", G_CALLBACK (check_cb), NULL);
  return field;
}

static GtkWidget *
make_field (Ask *self, PosAttribute *attribute, const char *values)
{
  const char *told = pos_l10n_get (attribute->name, pos_shell_get_language (self->shell));
  g_autofree char *value = pos_attributes_dup_value (values, attribute->id);
  g_autofree char *name =
      attribute->required
          /* TRANSLATORS: the name of a field that has to be filled in: "Engraving (required)" */
          ? g_strdup_printf (_ ("%s (required)"), *told ? told : attribute->id)
          : g_strdup (*told ? told : attribute->id);

  if (attribute->type == POS_ATTRIBUTE_CHOICE)
    return make_choice (attribute, name, value);
  if (attribute->type == POS_ATTRIBUTE_BOOLEAN)
    return make_check (name, value);
  if (attribute->type == POS_ATTRIBUTE_DATE)
    return make_day (self, attribute, name, value);
  return make_text (attribute, name, value);
}

/* %NULL where nothing is typed. */
static PosTextField *
get_typed (GtkWidget *field)
{
  if (POS_IS_DAY_FIELD (field))
    return pos_day_field_get_text (POS_DAY_FIELD (field));
  return POS_IS_TEXT_FIELD (field) ? POS_TEXT_FIELD (field) : NULL;
}

static char *
read_field (PosAttribute *attribute, GtkWidget *field)
{
  if (attribute->type == POS_ATTRIBUTE_CHOICE)
    return g_strdup (pos_select_get_selected (POS_SELECT (field)));
  if (attribute->type == POS_ATTRIBUTE_BOOLEAN)
    return g_strdup (pos_check_row_get_checked (POS_CHECK_ROW (field)) ? "true" : "false");
  return g_strdup (pos_text_field_get_text (get_typed (field)));
}

/* --- The answer --- */

/* Whether every field can be kept; the first that cannot says so. */
static gboolean
check_fields (Ask *self)
{
  for (guint i = 0; i < self->fields->len; i++) {
    PosAttribute *attribute = self->attributes->pdata[i];
    GtkWidget *field = self->fields->pdata[i];
    g_autofree char *value = read_field (attribute, field);
    g_autofree char *kept = pos_attribute_normalize (attribute, value, NULL);

    if (kept || !get_typed (field) || !*g_strstrip (value))
      continue;
    g_object_set (get_typed (field), "error", hint_of (attribute), NULL);
    gtk_widget_grab_focus (field);
    return FALSE;
  }
  return TRUE;
}

static void
save (Ask *self)
{
  g_autoptr (json_t) values = json_object ();
  g_autofree char *text = NULL, *key = g_strdup (self->key);
  PosShell *shell = self->shell;
  GVariantDict args;

  if (!check_fields (self))
    return;
  for (guint i = 0; i < self->fields->len; i++) {
    PosAttribute *attribute = self->attributes->pdata[i];
    g_autofree char *value = read_field (attribute, self->fields->pdata[i]);
    json_object_set_new (values, attribute->id, json_string (value));
  }
  text = pos_json_to_text (values);
  g_variant_dict_init (&args, NULL);
  g_variant_dict_insert (&args, "values", "s", text);
  if (self->line)
    g_variant_dict_insert (&args, "line", "s", self->line);
  pos_shell_run_form (shell, self->dialog, key, g_variant_dict_end (&args), NULL, NULL);
}

static GtkWidget *
make_content (Ask *self, const char *values)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_size_request (box, FIELD_WIDTH, -1);
  for (guint i = 0; i < self->attributes->len; i++) {
    GtkWidget *field = make_field (self, self->attributes->pdata[i], values);

    g_ptr_array_add (self->fields, field);
    gtk_box_append (GTK_BOX (box), field);
  }
  if (self->fields->len == 0)
    gtk_box_append (GTK_BOX (box), pos_ui_label_new (_ ("The chain asks nothing here."), "ink2"));
  return box;
}

void
pos_attributes_dialog_open (PosShell *shell, const char *key, PosOrderLine *line)
{
  PosRegister *reg = pos_shell_get_register (shell);
  PosOrder *order = pos_register_get_order (reg);
  PosStore *store = pos_register_get_store_record (reg);
  Ask *self = g_new0 (Ask, 1);

  self->shell = shell;
  self->key = g_strdup (key);
  self->line = line ? pos_id_dup_text (&line->id) : NULL;
  self->attributes =
      pos_attributes_list (pos_register_get_config (reg),
                           order->home_store ? order->home_store
                           : store           ? store->id
                                             : NULL,
                           line ? POS_ATTRIBUTES_OF_LINES : POS_ATTRIBUTES_OF_HEADER);
  self->fields = g_ptr_array_new ();
  self->dialog = pos_dialog_new (line ? _ ("Line details") : _ ("Order details"),
                                 self->attributes->len > 0 ? _ ("Save details") : NULL,
                                 _ ("Cancel"));
  if (line)
    g_object_set (self->dialog,
                  "subtitle",
                  pos_l10n_get (line->description, pos_shell_get_language (shell)),
                  NULL);
  pos_dialog_set_content (POS_DIALOG (self->dialog),
                          make_content (self, line ? line->attributes : order->attributes));
  g_signal_connect_data (
      self->dialog, "primary", G_CALLBACK (save), self, ask_free, G_CONNECT_SWAPPED);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
}
