/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-work-filters.c — see the header. */
#include "ui/fulfillment/pos-work-filters.h"

#include "ui/common/pos-dialog.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-wrap-layout.h"
#include "ui/fulfillment/pos-work-conditions.h"
#include "ui/recall/pos-terms-form.h"

#define ICON_SIZE 16
/* Of the chips: the lines are what people come for. */
#define MOST_HEIGHT 112
#define MOST_CHARACTERS 60
/* Text that is larger than this, in percent, leaves no room for two fields side by side. */
#define LARGE 110
#define CONDITION "pos-condition" /* of a chip */

struct _PosWorkFilters {
  GtkBox parent_instance;
  PosShell *shell; /* borrowed */
  PosWorkList *list;
  PosWorkFilter *filter;

  GtkWidget *chips, *count, *clear; /* borrowed */
  GtkWidget *sheet, *form;          /* borrowed while it is open */
};

G_DEFINE_FINAL_TYPE (PosWorkFilters, pos_work_filters, GTK_TYPE_BOX)

enum { CHANGED, CLEARED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const PosTermsField asked[] = {
    POS_TERMS_MODE,
    POS_TERMS_LINE_STATUS,
    POS_TERMS_STATUS,
    POS_TERMS_HOLD,
    POS_TERMS_PERSON,
    POS_TERMS_CUSTOMER,
    POS_TERMS_ITEM,
    POS_TERMS_WORKER,
    POS_TERMS_STORE,
    POS_TERMS_CREATED,
    POS_TERMS_RECEIPT,
    POS_TERMS_REQUESTED,
    POS_TERMS_TOTAL,
    POS_TERMS_N_FIELDS,
};

/* --- What is asked --- */

static void
take_away_cb (PosWorkFilters *self, GtkWidget *chip)
{
  pos_work_condition_clear (self->filter,
                            GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), CONDITION)));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_cb (PosWorkFilters *self)
{
  g_signal_emit (self, signals[CLEARED], 0);
}

static void
add_chip (PosWorkFilters *self, int condition, const char *text)
{
  GtkWidget *chip = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = pos_ui_label_new (text, NULL);
  /* TRANSLATORS: %s is a filter that is set, such as "Placed in: Utrecht" */
  g_autofree char *name = pos_ui_fill (_ ("Take away the filter “%s”"), text);

  /* What is typed may be as long as somebody likes. */
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARACTERS);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), pos_ui_icon_new ("pos-x-symbolic", ICON_SIZE));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_set_css_classes (chip, (const char *[]){"chip", "set", NULL});
  pos_ui_describe (chip, name, NULL);
  g_object_set_data (G_OBJECT (chip), CONDITION, GINT_TO_POINTER (condition));
  g_signal_connect_swapped (chip, "clicked", G_CALLBACK (take_away_cb), self);
  gtk_box_append (GTK_BOX (self->chips), chip);
}

static void
show_chips (PosWorkFilters *self)
{
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (self->chips)))
    gtk_box_remove (GTK_BOX (self->chips), chip);
  for (int condition = POS_WORK_CONDITION_ORDER; condition < POS_WORK_N_CONDITIONS; condition++) {
    g_autofree char *said = pos_work_condition_say (self->shell, self->filter, condition);
    if (said)
      add_chip (self, condition, said);
  }
}

static char *
say_count (PosWorkFilters *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint all = pos_work_list_get_counts (self->list).lines[self->filter->view];

  /* TRANSLATORS: so many lines are left of so many, with the filters that are set */
  return g_strdup_printf (ngettext ("%1$u of %2$u line", "%1$u of %2$u lines", all), shown, all);
}

static void
show_answer (PosWorkFilters *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *label = NULL;

  if (!self->sheet)
    return;
  label = g_strdup_printf (ngettext ("Show %u line", "Show %u lines", shown), shown);
  g_object_set (self->sheet, "primary", label, NULL);
}

void
pos_work_filters_refresh (PosWorkFilters *self)
{
  g_return_if_fail (POS_IS_WORK_FILTERS (self));
  g_autofree char *count = say_count (self);

  show_chips (self);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (GTK_WIDGET (self), pos_work_conditions_any (self->shell, self->filter));
  show_answer (self);
}

/* --- Asking for more --- */

static void
asked_cb (PosWorkFilters *self)
{
  pos_terms_form_apply (POS_TERMS_FORM (self->form), &self->filter->terms);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
shown_cb (PosWorkFilters *self)
{
  pos_overlay_close (self->sheet);
}

static void
none_cb (PosWorkFilters *self)
{
  static const PosOrderTerms none;

  pos_terms_form_set (POS_TERMS_FORM (self->form), &none);
  asked_cb (self);
}

static void
closed_cb (PosWorkFilters *self)
{
  self->sheet = self->form = NULL;
}

static GtkWidget *
make_clear (PosWorkFilters *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_css_classes (button, (const char *[]){"btn", "flat", NULL});
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

void
pos_work_filters_open (PosWorkFilters *self)
{
  g_return_if_fail (POS_IS_WORK_FILTERS (self));

  gboolean large = pos_theme_get_text_scale (pos_shell_get_theme (self->shell)) > LARGE;

  self->form = pos_terms_form_new (self->shell, asked, large ? 1 : 2);
  pos_terms_form_set (POS_TERMS_FORM (self->form), &self->filter->terms);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "typed", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  self->sheet = pos_dialog_new (_ ("Which lines?"), "", NULL);
  g_object_set (self->sheet, "sheet", TRUE, NULL);
  pos_dialog_set_content (POS_DIALOG (self->sheet), pos_ui_scroller_new (self->form));
  pos_dialog_set_aside (POS_DIALOG (self->sheet),
                        make_clear (self, C_ ("filters", "Clear"), G_CALLBACK (none_cb)));
  g_signal_connect_object (self->sheet, "primary", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "destroy", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  show_answer (self);
  pos_overlay_open (pos_shell_get_overlay (self->shell), POS_DIALOG (self->sheet));
}

/* --- The bar --- */

static void
pos_work_filters_dispose (GObject *object)
{
  PosWorkFilters *self = POS_WORK_FILTERS (object);

  g_clear_object (&self->list);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (pos_work_filters_parent_class)->dispose (object);
}

static void
pos_work_filters_class_init (PosWorkFiltersClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pos_work_filters_dispose;
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLEARED] =
      g_signal_new ("cleared", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pos_work_filters_init (PosWorkFilters *self)
{
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *scroller;

  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "work-filters");
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, pos_wrap_layout_new (8, 8));
  scroller = pos_ui_scroller_new_up_to (self->chips, MOST_HEIGHT);
  gtk_widget_set_hexpand (scroller, TRUE);
  self->count = pos_ui_label_new (NULL, "t-cap ink2 num");
  self->clear = make_clear (self, _ ("Clear all"), G_CALLBACK (clear_cb));
  gtk_box_append (GTK_BOX (self), scroller);
  gtk_box_append (GTK_BOX (end), self->count);
  gtk_box_append (GTK_BOX (end), self->clear);
  gtk_widget_set_valign (end, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), end);
}

GtkWidget *
pos_work_filters_new (PosShell *shell, PosWorkList *list, PosWorkFilter *filter)
{
  PosWorkFilters *self = g_object_new (POS_TYPE_WORK_FILTERS, NULL);

  self->shell = shell;
  self->list = g_object_ref (list);
  self->filter = g_object_ref (filter);
  return GTK_WIDGET (self);
}
