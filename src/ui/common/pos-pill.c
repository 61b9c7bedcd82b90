/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-pill.c — see the header. */
#include "ui/common/pos-pill.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define GLYPH_SIZE 16

struct _PosPill {
  GtkBox parent;
  char *text;
  char *icon_name;
  int tone;
  GtkWidget *icon;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (PosPill, pos_pill, GTK_TYPE_BOX)

static const PosUiProp props[] = {
    {"text", POS_UI_TEXT, G_STRUCT_OFFSET (PosPill, text), NULL},
    {"icon", POS_UI_TEXT, G_STRUCT_OFFSET (PosPill, icon_name), NULL},
    {"tone", POS_UI_ENUM, G_STRUCT_OFFSET (PosPill, tone), pos_tone_get_type},
};

static const struct {
  PosTone tone;
  const char *icon;
  const char *text;
} statuses[] = {
    [POS_STATUS_QUOTE] = {POS_TONE_INFO, "pos-note-symbolic", NC_ ("order status", "Quote")},
    [POS_STATUS_OPEN] = {POS_TONE_NEUTRAL, "pos-st-0-symbolic", NC_ ("order status", "Open")},
    [POS_STATUS_PICKING] = {POS_TONE_INFO,
                            "pos-st-25-symbolic",
                            NC_ ("order status", "Being picked")},
    [POS_STATUS_PACKED] = {POS_TONE_INFO, "pos-st-50-symbolic", NC_ ("order status", "Packed")},
    [POS_STATUS_PARTLY_SHIPPED] = {POS_TONE_INFO,
                                   "pos-st-50-symbolic",
                                   NC_ ("order status", "Partly shipped")},
    [POS_STATUS_PARTLY_PICKED_UP] = {POS_TONE_INFO,
                                     "pos-st-50-symbolic",
                                     NC_ ("order status", "Partly picked up")},
    [POS_STATUS_READY] = {POS_TONE_OK,
                          "pos-st-75-symbolic",
                          NC_ ("order status", "Ready to pick up")},
    [POS_STATUS_INVOICED] = {POS_TONE_OK, "pos-st-100-symbolic", NC_ ("order status", "Invoiced")},
    [POS_STATUS_DELIVERED] = {POS_TONE_OK,
                              "pos-st-100-symbolic",
                              NC_ ("order status", "Delivered")},
    [POS_STATUS_PICKED_UP] = {POS_TONE_OK,
                              "pos-st-100-symbolic",
                              NC_ ("order status", "Picked up")},
    [POS_STATUS_CANCELLED] = {POS_TONE_DANGER,
                              "pos-st-x-symbolic",
                              NC_ ("order status", "Cancelled")},
    [POS_STATUS_WAITING] = {POS_TONE_WARN,
                            "pos-st-wait-symbolic",
                            NC_ ("order status", "Waiting to sync")},
    [POS_STATUS_CONFLICT] = {POS_TONE_DANGER,
                             "pos-alert-symbolic",
                             NC_ ("order status", "Conflict")},
};

static void
changed (gpointer widget, const char *name)
{
  PosPill *self = widget;
  for (int tone = POS_TONE_OK; tone <= POS_TONE_DANGER; tone++)
    pos_ui_set_class (GTK_WIDGET (self), pos_tone_get_css_class (tone), tone == self->tone);
  pos_ui_set_class (GTK_WIDGET (self), "noicon", !pos_ui_has_text (self, self->icon_name));
  pos_ui_set_icon (self->icon, self->icon_name);
  pos_ui_set_class (GTK_WIDGET (self), "notext", !pos_ui_has_text (self, self->text));
  pos_ui_set_label (self->label, self->text);
}

static void
pos_pill_class_init (PosPillClass *klass)
{
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
}

static void
pos_pill_init (PosPill *self)
{
  self->icon = pos_ui_icon_new (NULL, GLYPH_SIZE);
  self->label = pos_ui_label_new (NULL, NULL);
  gtk_box_set_spacing (GTK_BOX (self), 7);
  gtk_box_append (GTK_BOX (self), self->icon);
  gtk_box_append (GTK_BOX (self), self->label);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pill");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
pos_pill_new (PosTone tone, const char *icon_name, const char *text)
{
  return g_object_new (POS_TYPE_PILL, "tone", tone, "icon", icon_name, "text", text, NULL);
}

void
pos_pill_set_status (PosPill *self, PosStatusLook status)
{
  g_return_if_fail (POS_IS_PILL (self));
  g_return_if_fail ((gsize)status < G_N_ELEMENTS (statuses));
  g_object_set (self,
                "tone",
                statuses[status].tone,
                "icon",
                statuses[status].icon,
                "text",
                g_dpgettext2 (NULL, "order status", statuses[status].text),
                NULL);
}
