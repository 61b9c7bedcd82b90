/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-day-field.c — see the header. */
#include "ui/common/pos-day-field.h"

#include "ui/common/pos-calendar.h"
#include "ui/common/pos-scan-controller.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define ICON_SIZE 20
#define GAP 8

struct _PosDayField {
  GtkBox parent;
  PosFormat *format;
  char *hint;

  GtkWidget *field;
  GtkWidget *button;
  GtkWidget *calendar;
};

G_DEFINE_FINAL_TYPE (PosDayField, pos_day_field, GTK_TYPE_BOX)

static PosDate
get_day (PosDayField *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (pos_text_field_get_text (POS_TEXT_FIELD (self->field))));
  PosDate day;

  return *text && pos_date_parse (text, &day, NULL) ? day : POS_DATE_NONE;
}

static void
typed_cb (PosDayField *self)
{
  PosDate day = get_day (self);
  g_autofree char *words = day.julian ? pos_format_date_long (self->format, day) : NULL;

  g_object_set (self->field, "hint", words ? words : self->hint, "error", NULL, NULL);
}

static void
picked_cb (PosDayField *self, guint julian)
{
  g_autofree char *text = pos_date_to_text ((PosDate){julian});

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  pos_text_field_set_text (POS_TEXT_FIELD (self->field), text);
  gtk_widget_grab_focus (self->field);
}

/* It opens at the day that stands there. */
static void
opened_cb (PosDayField *self)
{
  pos_calendar_select (POS_CALENDAR (self->calendar), get_day (self));
  gtk_widget_grab_focus (self->calendar);
}

static void
pos_day_field_finalize (GObject *object)
{
  PosDayField *self = POS_DAY_FIELD (object);

  g_clear_object (&self->format);
  g_free (self->hint);
  G_OBJECT_CLASS (pos_day_field_parent_class)->finalize (object);
}

static gboolean
pos_day_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (POS_DAY_FIELD (widget)->field);
}

static void
pos_day_field_class_init (PosDayFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pos_day_field_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = pos_day_field_grab_focus;
}

static void
pos_day_field_init (PosDayField *self)
{
  gtk_box_set_spacing (GTK_BOX (self), GAP);
}

static GtkWidget *
make_button (PosDayField *self, PosDate today)
{
  GtkWidget *popover = gtk_popover_new ();

  self->calendar = pos_calendar_new (self->format, today);
  pos_calendar_take_any (POS_CALENDAR (self->calendar));
  g_signal_connect_swapped (self->calendar, "picked", G_CALLBACK (picked_cb), self);
  gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_add_css_class (popover, "day-list");
  pos_scan_controller_hear (GTK_POPOVER (popover));
  g_signal_connect_swapped (popover, "show", G_CALLBACK (opened_cb), self);
  /* Nothing to be read: the button inside is. */
  self->button =
      g_object_new (GTK_TYPE_MENU_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_GENERIC, NULL);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button),
                             pos_ui_icon_new ("pos-calendar-symbolic", ICON_SIZE));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_add_css_class (self->button, "select");
  /* The focus lies on the button inside. */
  pos_ui_describe (gtk_widget_get_first_child (self->button), _ ("Choose a day"), NULL);
  return self->button;
}

GtkWidget *
pos_day_field_new (const char *label, const char *hint, PosFormat *format, PosDate today)
{
  g_return_val_if_fail (POS_IS_FORMAT (format), NULL);
  PosDayField *self = g_object_new (POS_TYPE_DAY_FIELD, NULL);
  GtkWidget *beside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->format = g_object_ref (format);
  self->hint = g_strdup (hint);
  self->field = pos_text_field_new (label);
  g_object_set (self->field, "hint", hint, NULL);
  gtk_widget_set_hexpand (self->field, TRUE);
  g_signal_connect_swapped (self->field, "changed", G_CALLBACK (typed_cb), self);
  /* As high as the label over the field, so that both stand in one row. */
  gtk_box_append (GTK_BOX (beside), pos_ui_label_new (" ", "overline"));
  gtk_box_append (GTK_BOX (beside), make_button (self, today));
  gtk_box_append (GTK_BOX (self), self->field);
  gtk_box_append (GTK_BOX (self), beside);
  return GTK_WIDGET (self);
}

PosTextField *
pos_day_field_get_text (PosDayField *self)
{
  g_return_val_if_fail (POS_IS_DAY_FIELD (self), NULL);
  return POS_TEXT_FIELD (self->field);
}
