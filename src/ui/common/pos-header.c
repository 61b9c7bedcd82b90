/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-header.c — see the header. */
#include "ui/common/pos-header.h"

#include "ui/common/pos-avatar.h"
#include "ui/common/pos-look.h"
#include "ui/common/pos-pill.h"
#include "ui/common/pos-tip.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

struct _PosHeader {
  GtkBox parent;
  char *title;
  char *subtitle;
  char *status_text;
  char *status_icon;
  char *fault_text;
  char *fault_icon;
  char *date;
  char *time;
  char *operator_name;
  char *announcement;
  int status_tone;
  gboolean page;
  gboolean compact;

  GtkWidget *mark;
  GtkWidget *back_button;
  GtkWidget *title_label;
  GtkWidget *subtitle_label;
  GtkWidget *extra_box;
  GtkWidget *fault_button;
  GtkWidget *fault_pill;
  GtkWidget *status_button;
  GtkWidget *pill;
  GtkWidget *date_label;
  GtkWidget *time_label;
  GtkWidget *operator_button;
  GtkWidget *avatar;
  GtkWidget *operator_label;
  GtkWidget *menu_button;
  GtkWidget *live;
};

G_DEFINE_FINAL_TYPE (PosHeader, pos_header, GTK_TYPE_BOX)

enum { BACK, STATUS, FAULT, OPERATOR, LOCK, MENU, N_SIGNALS };
static guint signals[N_SIGNALS];

static const PosUiProp props[] = {
    {"title", POS_UI_TEXT, G_STRUCT_OFFSET (PosHeader, title), NULL},
    {"subtitle", POS_UI_TEXT, G_STRUCT_OFFSET (PosHeader, subtitle), NULL},
    {"status-text", POS_UI_TEXT, G_STRUCT_OFFSET (PosHeader, status_text), NULL},
    {"status-icon", POS_UI_TEXT, G_STRUCT_OFFSET (PosHeader, status_icon), NULL},
    {"status-tone", POS_UI_ENUM, G_STRUCT_OFFSET (PosHeader, status_tone), pos_tone_get_type},
    {"fault-text", POS_UI_TEXT, G_STRUCT_OFFSET (PosHeader, fault_text), NULL},
    {"fault-icon", POS_UI_TEXT, G_STRUCT_OFFSET (PosHeader, fault_icon), NULL},
    {"date", POS_UI_TEXT, G_STRUCT_OFFSET (PosHeader, date), NULL},
    {"time", POS_UI_TEXT, G_STRUCT_OFFSET (PosHeader, time), NULL},
    {"operator", POS_UI_TEXT, G_STRUCT_OFFSET (PosHeader, operator_name), NULL},
    {"announcement", POS_UI_TEXT, G_STRUCT_OFFSET (PosHeader, announcement), NULL},
    {"page", POS_UI_FLAG, G_STRUCT_OFFSET (PosHeader, page), NULL},
    {"compact", POS_UI_FLAG, G_STRUCT_OFFSET (PosHeader, compact), NULL},
};

static void
update_status (PosHeader *self)
{
  g_object_set (self->pill,
                "text",
                self->status_text,
                "icon",
                self->status_icon,
                "tone",
                self->status_tone,
                NULL);
  gtk_widget_set_visible (self->status_button, pos_ui_has_text (self, self->status_text));
  pos_ui_describe (self->status_button, self->status_text, _ ("Connection and sync"));
}

/* Where there is no room for its words, a tap tells. */
static void
update_fault (PosHeader *self)
{
  g_object_set (self->fault_pill,
                "text",
                self->compact ? NULL : self->fault_text,
                "icon",
                self->fault_icon,
                NULL);
  gtk_widget_set_visible (self->fault_button, pos_ui_has_text (self, self->fault_text));
  pos_ui_describe (self->fault_button, self->fault_text, NULL);
}

static void
update_operator (PosHeader *self)
{
  gboolean signed_in = pos_ui_has_text (self, self->operator_name);
  g_object_set (self->avatar, "name", self->operator_name, NULL);
  pos_ui_set_label (self->operator_label, self->compact ? NULL : self->operator_name);
  gtk_widget_set_visible (self->operator_button, signed_in);
  pos_ui_describe (self->operator_button, self->operator_name, NULL);
}

static void
changed (gpointer widget, const char *name)
{
  PosHeader *self = widget;
  gtk_widget_set_visible (self->mark, !self->page);
  gtk_widget_set_visible (self->back_button, self->page);
  pos_ui_set_label (self->title_label, self->title);
  pos_ui_set_label (self->subtitle_label, self->subtitle);
  pos_ui_set_class (self->title_label, "t-title", self->page);
  pos_ui_set_class (self->title_label, "semi", !self->page);
  pos_ui_set_label (self->date_label, self->compact ? NULL : self->date);
  pos_ui_set_label (self->time_label, self->time);
  gtk_label_set_text (GTK_LABEL (self->live), self->announcement != NULL ? self->announcement : "");
  update_status (self);
  update_fault (self);
  update_operator (self);
}

static void
back_cb (PosHeader *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static void
status_cb (PosHeader *self)
{
  g_signal_emit (self, signals[STATUS], 0, self->status_button);
}

static void
fault_cb (PosHeader *self)
{
  g_signal_emit (self, signals[FAULT], 0, self->fault_button);
}

static void
operator_cb (PosHeader *self)
{
  g_signal_emit (self, signals[OPERATOR], 0, self->operator_button);
}

static void
lock_cb (PosHeader *self)
{
  g_signal_emit (self, signals[LOCK], 0);
}

static void
menu_cb (PosHeader *self)
{
  g_signal_emit (self, signals[MENU], 0, self->menu_button);
}

static void
make_signals (GType type)
{
  static const char *const plain[] = {[BACK] = "back", [LOCK] = "lock"};
  static const char *const at[] = {
      [STATUS] = "status", [FAULT] = "fault", [OPERATOR] = "operator", [MENU] = "menu"};
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++) {
    if (plain[i] != NULL)
      signals[i] =
          g_signal_new (plain[i], type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  }
  for (guint i = 0; i < G_N_ELEMENTS (at); i++) {
    if (at[i] != NULL)
      signals[i] = g_signal_new (
          at[i], type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  }
}

static void
pos_header_class_init (PosHeaderClass *klass)
{
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  make_signals (G_TYPE_FROM_CLASS (klass));
  g_type_ensure (POS_TYPE_PILL);
  g_type_ensure (POS_TYPE_AVATAR);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Pos/ui/common/pos-header.ui");
  gtk_widget_class_bind_template_child (widget_class, PosHeader, mark);
  gtk_widget_class_bind_template_child (widget_class, PosHeader, back_button);
  gtk_widget_class_bind_template_child (widget_class, PosHeader, title_label);
  gtk_widget_class_bind_template_child (widget_class, PosHeader, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, PosHeader, extra_box);
  gtk_widget_class_bind_template_child (widget_class, PosHeader, fault_button);
  gtk_widget_class_bind_template_child (widget_class, PosHeader, fault_pill);
  gtk_widget_class_bind_template_child (widget_class, PosHeader, status_button);
  gtk_widget_class_bind_template_child (widget_class, PosHeader, pill);
  gtk_widget_class_bind_template_child (widget_class, PosHeader, date_label);
  gtk_widget_class_bind_template_child (widget_class, PosHeader, time_label);
  gtk_widget_class_bind_template_child (widget_class, PosHeader, operator_button);
  gtk_widget_class_bind_template_child (widget_class, PosHeader, avatar);
  gtk_widget_class_bind_template_child (widget_class, PosHeader, operator_label);
  gtk_widget_class_bind_template_child (widget_class, PosHeader, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PosHeader, live);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_cb);
  gtk_widget_class_bind_template_callback (widget_class, fault_cb);
  gtk_widget_class_bind_template_callback (widget_class, operator_cb);
  gtk_widget_class_bind_template_callback (widget_class, lock_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
}

static void
pos_header_init (PosHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pos_tip_set_whole (GTK_LABEL (self->title_label));
  pos_tip_set_whole (GTK_LABEL (self->subtitle_label));
  changed (self, NULL);
}

GtkWidget *
pos_header_new (void)
{
  return g_object_new (POS_TYPE_HEADER, NULL);
}

void
pos_header_set_extra (PosHeader *self, GtkWidget *extra)
{
  g_return_if_fail (POS_IS_HEADER (self));
  GtkWidget *old = gtk_widget_get_first_child (self->extra_box);
  if (old != NULL)
    gtk_box_remove (GTK_BOX (self->extra_box), old);
  if (extra != NULL)
    gtk_box_append (GTK_BOX (self->extra_box), extra);
  gtk_widget_set_visible (self->extra_box, extra != NULL);
}
