/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-filters.c — see the header. */
#include "ui/fulfillment/pos-work-filters.h"

#include "ui/common/pos-chip.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-wrap-layout.h"

#define VALUES "pos-values" /* of a chip: GStrv */

struct _PosWorkFilters {
  GtkBox parent_instance;
  GtkWidget *modes, *statuses;
};

G_DEFINE_FINAL_TYPE (PosWorkFilters, pos_work_filters, GTK_TYPE_BOX)

static guint changed_signal;

/* As a person speaks of them; the nicks are those of lines. */
static const struct {
  const char *label;
  const char *nicks;
} statuses[] = {
    {NC_ ("line status", "To accept"), "pending"},
    {NC_ ("line status", "Accepted"), "accepted"},
    {NC_ ("line status", "Being picked"), "picking partially-picked"},
    {NC_ ("line status", "Picked"), "picked"},
    {NC_ ("line status", "Packed"), "packed partially-packed"},
    {NC_ ("line status", "Partly delivered"), "partially-invoiced"},
    {NC_ ("line status", "Rejected"), "rejected"},
};

static void
pos_work_filters_class_init (PosWorkFiltersClass *klass)
{
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
toggled_cb (PosWorkFilters *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* @on: (nullable): values that are chosen first. */
static void
add_chip (PosWorkFilters *self, GtkWidget *box, const char *label, const char *values, GStrv on)
{
  GtkWidget *chip = pos_chip_new (label, TRUE);
  GStrv split = g_strsplit (values, " ", -1);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip),
                                on && g_strv_contains ((const char *const *)on, split[0]));
  g_object_set_data_full (G_OBJECT (chip), VALUES, split, (GDestroyNotify)g_strfreev);
  g_signal_connect_swapped (chip, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (box), chip);
}

static GtkWidget *
add_row (PosWorkFilters *self, const char *title)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (row, pos_wrap_layout_new (8, 8));
  gtk_box_append (GTK_BOX (self), pos_ui_label_new (title, "overline"));
  gtk_box_append (GTK_BOX (self), row);
  return row;
}

static void
pos_work_filters_init (PosWorkFilters *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "work-filters");
  self->modes = add_row (self, _ ("Delivery mode"));
  self->statuses = add_row (self, _ ("Status"));
}

/* What leaves at once is never work. */
static gboolean
is_work (PosParameters *parameters, PosDeliveryMode *mode)
{
  return g_strcmp0 (mode->id, parameters->carry_out_mode) != 0 &&
         g_strcmp0 (mode->id, parameters->electronic_mode) != 0;
}

GtkWidget *
pos_work_filters_new (PosShell *shell, PosWorkFilter *filter)
{
  PosWorkFilters *self = g_object_new (POS_TYPE_WORK_FILTERS, NULL);
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  GPtrArray *modes = pos_config_list (config, POS_TYPE_DELIVERY_MODE);

  for (guint i = 0; i < modes->len; i++) {
    PosDeliveryMode *mode = modes->pdata[i];
    if (is_work (pos_config_get_parameters (config), mode))
      add_chip (self,
                self->modes,
                pos_l10n_get (mode->name, pos_shell_get_language (shell)),
                mode->id,
                filter ? filter->terms.modes : NULL);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    add_chip (self,
              self->statuses,
              g_dpgettext2 (NULL, "line status", statuses[i].label),
              statuses[i].nicks,
              filter ? filter->terms.line_statuses : NULL);
  return GTK_WIDGET (self);
}

/* Returns: (transfer full) (nullable): %NULL: no matter. */
static GStrv
list_chosen (GtkWidget *row)
{
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();
  gboolean any = FALSE;

  for (GtkWidget *chip = gtk_widget_get_first_child (row); chip;
       chip = gtk_widget_get_next_sibling (chip)) {
    if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)))
      continue;
    g_strv_builder_addv (chosen, g_object_get_data (G_OBJECT (chip), VALUES));
    any = TRUE;
  }
  return any ? g_strv_builder_end (chosen) : NULL;
}

void
pos_work_filters_apply (PosWorkFilters *self, PosWorkFilter *filter)
{
  g_return_if_fail (POS_IS_WORK_FILTERS (self));
  g_strfreev (filter->terms.modes);
  g_strfreev (filter->terms.line_statuses);
  filter->terms.modes = list_chosen (self->modes);
  filter->terms.line_statuses = list_chosen (self->statuses);
}
