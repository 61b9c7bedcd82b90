/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-day-button.c — see the header. */
#include "ui/common/pos-day-button.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

struct _PosDayButton {
  GtkButton parent;
  PosDate day;
  char *reason;
  gboolean chosen;
};

G_DEFINE_FINAL_TYPE (PosDayButton, pos_day_button, GTK_TYPE_BUTTON)

static void
pos_day_button_finalize (GObject *object)
{
  g_free (POS_DAY_BUTTON (object)->reason);
  G_OBJECT_CLASS (pos_day_button_parent_class)->finalize (object);
}

static void
pos_day_button_class_init (PosDayButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_day_button_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_RADIO);
}

static void
pos_day_button_init (PosDayButton *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "day");
}

/* On the side of today that is not asked about. */
static gboolean
is_beyond (const PosDayContext *context, PosDate day)
{
  if (context->any)
    return FALSE;
  return context->looks_back ? day.julian > context->today.julian
                             : day.julian < context->today.julian;
}

static char *
find_reason (const PosDayContext *context, PosDate day)
{
  g_autofree char *reason = NULL;
  if (is_beyond (context, day))
    return g_strdup (context->looks_back ? _ ("This day is still to come")
                                         : _ ("This day is over"));
  if (context->rule == NULL || context->rule (day, &reason, context->rule_data))
    return NULL;
  return reason != NULL ? g_steal_pointer (&reason) : g_strdup (_ ("Not possible on this day"));
}

static GtkWidget *
make_child (const PosDayContext *context, const char *number, PosDate day, gboolean with_weekday)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (number);
  if (with_weekday) {
    g_autofree char *weekday = pos_format_weekday (context->format, day);
    GtkWidget *top = gtk_label_new (weekday);
    gtk_widget_add_css_class (top, "t-cap");
    gtk_widget_add_css_class (label, "t-line");
    gtk_widget_add_css_class (label, "semi");
    gtk_box_append (GTK_BOX (box), top);
  }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

GtkWidget *
pos_day_button_new (const PosDayContext *context, PosDate day, gboolean with_weekday)
{
  g_return_val_if_fail (context != NULL, NULL);
  PosDayButton *self = g_object_new (POS_TYPE_DAY_BUTTON, NULL);
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean beyond = is_beyond (context, day);
  gboolean on = day.julian == context->selected.julian;
  int year, month, number;
  pos_date_get_ymd (day, &year, &month, &number);
  self->day = day;
  self->reason = find_reason (context, day);
  g_autofree char *text = pos_format_count (context->format, number);
  gtk_button_set_child (GTK_BUTTON (self), make_child (context, text, day, with_weekday));
  pos_ui_set_class (widget, "card", with_weekday);
  self->chosen = on && self->reason == NULL;
  pos_ui_set_class (widget, "on", self->chosen);
  pos_ui_set_class (widget, "past", beyond);
  pos_ui_set_class (widget, "off", self->reason != NULL && (with_weekday || !beyond));
  pos_ui_set_class (widget, "today", day.julian == context->today.julian);
  g_autofree char *name = pos_format_date_long (context->format, day);
  pos_ui_describe (widget, name, self->reason);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_CHECKED,
                               on ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               GTK_ACCESSIBLE_STATE_DISABLED,
                               self->reason != NULL,
                               -1);
  return widget;
}

PosDate
pos_day_button_get_day (PosDayButton *self)
{
  g_return_val_if_fail (POS_IS_DAY_BUTTON (self), POS_DATE_NONE);
  return self->day;
}

gboolean
pos_day_button_is_chosen (PosDayButton *self)
{
  g_return_val_if_fail (POS_IS_DAY_BUTTON (self), FALSE);
  return self->chosen;
}

const char *
pos_day_button_get_reason (PosDayButton *self)
{
  g_return_val_if_fail (POS_IS_DAY_BUTTON (self), NULL);
  return self->reason;
}

PosDate
pos_day_button_find_focus (GtkWidget *parent)
{
  g_return_val_if_fail (GTK_IS_WIDGET (parent), POS_DATE_NONE);
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!POS_IS_DAY_BUTTON (focus) || gtk_widget_get_parent (focus) != parent)
    return POS_DATE_NONE;
  return pos_day_button_get_day (POS_DAY_BUTTON (focus));
}

gboolean
pos_day_button_focus (GtkWidget *parent, PosDate day)
{
  g_return_val_if_fail (GTK_IS_WIDGET (parent), FALSE);
  GtkWidget *child = gtk_widget_get_first_child (parent);

  for (; child; child = gtk_widget_get_next_sibling (child))
    if (POS_IS_DAY_BUTTON (child) &&
        pos_day_button_get_day (POS_DAY_BUTTON (child)).julian == day.julian)
      return gtk_widget_grab_focus (child);
  return FALSE;
}
