/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-recall-states.c — see the header. */
#include "ui/recall/pos-recall-states.h"

#include "ui/common/pos-chip.h"
#include "ui/common/pos-translator.h"
#include "ui/recall/pos-recall-choices.h"

#define PER_ROW 2

struct _PosRecallStates {
  GtkBox parent_instance;
  GPtrArray *chips;  /* borrowed, in the order of pos_recall_statuses */
  gboolean settling; /* the others follow the one that was tapped, or the program */
};

G_DEFINE_FINAL_TYPE (PosRecallStates, pos_recall_states, GTK_TYPE_BOX)

static guint changed_signal;

static gboolean
is_on (PosRecallStates *self, guint i)
{
  return gtk_toggle_button_get_active (self->chips->pdata[i]);
}

static guint
count_on (PosRecallStates *self)
{
  guint n = 0;

  for (guint i = 0; i < self->chips->len; i++)
    n += is_on (self, i) ? 1 : 0;
  return n;
}

/* What stands alone goes with no other. */
static void
turn_off_others (PosRecallStates *self, GtkToggleButton *chosen)
{
  gboolean alone = FALSE;

  for (guint i = 0; i < self->chips->len; i++)
    if (self->chips->pdata[i] == chosen)
      alone = pos_recall_status_stands_alone (pos_recall_statuses[i].id);
  for (guint i = 0; i < self->chips->len; i++)
    if (self->chips->pdata[i] != chosen &&
        (alone || pos_recall_status_stands_alone (pos_recall_statuses[i].id)))
      gtk_toggle_button_set_active (self->chips->pdata[i], FALSE);
}

/* Where nothing is on, it is any. */
static void
toggled_cb (PosRecallStates *self, GtkToggleButton *chip)
{
  if (self->settling)
    return;
  self->settling = TRUE;
  if (gtk_toggle_button_get_active (chip))
    turn_off_others (self, chip);
  else if (count_on (self) == 0)
    gtk_toggle_button_set_active (self->chips->pdata[0], TRUE);
  self->settling = FALSE;
  g_signal_emit (self, changed_signal, 0);
}

static void
pos_recall_states_finalize (GObject *object)
{
  g_ptr_array_unref (POS_RECALL_STATES (object)->chips);
  G_OBJECT_CLASS (pos_recall_states_parent_class)->finalize (object);
}

static void
pos_recall_states_class_init (PosRecallStatesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_recall_states_finalize;
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_recall_states_init (PosRecallStates *self)
{
  GtkWidget *row = NULL;

  self->chips = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  for (guint i = 0; pos_recall_statuses[i].id; i++) {
    const char *label = g_dpgettext2 (NULL, POS_RECALL_CONTEXT, pos_recall_statuses[i].label);
    GtkWidget *chip = pos_chip_new (label, FALSE);

    if (i % PER_ROW == 0) {
      row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
      gtk_box_append (GTK_BOX (self), row);
    }
    g_ptr_array_add (self->chips, chip);
    g_signal_connect_swapped (chip, "toggled", G_CALLBACK (toggled_cb), self);
    gtk_box_append (GTK_BOX (row), chip);
  }
  pos_recall_states_clear (self);
}

GtkWidget *
pos_recall_states_new (void)
{
  return g_object_new (POS_TYPE_RECALL_STATES, NULL);
}

GStrv
pos_recall_states_dup_chosen (PosRecallStates *self)
{
  g_return_val_if_fail (POS_IS_RECALL_STATES (self), NULL);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->chips->len; i++)
    if (is_on (self, i))
      g_strv_builder_add (ids, pos_recall_statuses[i].id);
  return g_strv_builder_end (ids);
}

void
pos_recall_states_clear (PosRecallStates *self)
{
  g_return_if_fail (POS_IS_RECALL_STATES (self));
  self->settling = TRUE;
  for (guint i = 0; i < self->chips->len; i++)
    gtk_toggle_button_set_active (self->chips->pdata[i], i == 0);
  self->settling = FALSE;
}
