/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-choice-card.c — see the header. */
#include "ui/common/pos-choice-card.h"

#include "ui/common/pos-ui-props.h"

struct _PosChoiceCard {
  GtkButton parent;
  char *title;
  char *subtitle;
  char *icon_name;
  char *amount;
  char *reason;
  gboolean active;
  gboolean unavailable;
  gboolean plain;

  GtkWidget *radio;
  GtkWidget *title_label;
  GtkWidget *subtitle_box;
  GtkWidget *icon;
  GtkWidget *subtitle_label;
  GtkWidget *amount_label;
  GtkWidget *trailing_box;
};

G_DEFINE_FINAL_TYPE (PosChoiceCard, pos_choice_card, GTK_TYPE_BUTTON)

enum { CHOSEN, REFUSED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const PosUiProp props[] = {
    {"title", POS_UI_TEXT, G_STRUCT_OFFSET (PosChoiceCard, title), NULL},
    {"subtitle", POS_UI_TEXT, G_STRUCT_OFFSET (PosChoiceCard, subtitle), NULL},
    {"icon", POS_UI_TEXT, G_STRUCT_OFFSET (PosChoiceCard, icon_name), NULL},
    {"amount", POS_UI_TEXT, G_STRUCT_OFFSET (PosChoiceCard, amount), NULL},
    {"reason", POS_UI_TEXT, G_STRUCT_OFFSET (PosChoiceCard, reason), NULL},
    {"active", POS_UI_FLAG, G_STRUCT_OFFSET (PosChoiceCard, active), NULL},
    {"unavailable", POS_UI_FLAG, G_STRUCT_OFFSET (PosChoiceCard, unavailable), NULL},
    {"plain", POS_UI_FLAG, G_STRUCT_OFFSET (PosChoiceCard, plain), NULL},
};

static void
clear_siblings (PosChoiceCard *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  if (parent == NULL)
    return;
  for (GtkWidget *card = gtk_widget_get_first_child (parent); card != NULL;
       card = gtk_widget_get_next_sibling (card)) {
    if (POS_IS_CHOICE_CARD (card) && card != GTK_WIDGET (self))
      g_object_set (card, "active", FALSE, NULL);
  }
}

static void
update_accessible (PosChoiceCard *self, const char *second)
{
  GString *name = g_string_new (self->title);
  if (pos_ui_has_text (self, second) && !self->unavailable)
    g_string_append_printf (name, ", %s", second);
  if (pos_ui_has_text (self, self->amount))
    g_string_append_printf (name, ", %s", self->amount);
  pos_ui_describe (GTK_WIDGET (self), name->str, self->unavailable ? second : NULL);
  g_string_free (name, TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_CHECKED,
                               self->active ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                            : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               GTK_ACCESSIBLE_STATE_DISABLED,
                               self->unavailable,
                               -1);
}

static void
changed (gpointer widget, const char *name)
{
  PosChoiceCard *self = widget;
  gboolean refused = self->unavailable && pos_ui_has_text (self, self->reason);
  const char *second = refused ? self->reason : self->subtitle;
  pos_ui_set_label (self->title_label, self->title);
  pos_ui_set_label (self->subtitle_label, second);
  pos_ui_set_icon (self->icon, refused ? "pos-alert-symbolic" : self->icon_name);
  gtk_widget_set_visible (self->subtitle_box, pos_ui_has_text (self, second));
  pos_ui_set_label (self->amount_label, self->amount);
  gtk_widget_set_visible (self->radio, !self->plain);
  pos_ui_set_class (widget, "on", self->active);
  pos_ui_set_class (widget, "off", self->unavailable);
  pos_ui_set_class (self->radio, "on", self->active);
  pos_ui_set_class (self->radio, "off", self->unavailable);
  update_accessible (self, second);
  if (self->active && g_strcmp0 (name, "active") == 0)
    clear_siblings (self);
}

static void
pos_choice_card_clicked (GtkButton *button)
{
  PosChoiceCard *self = POS_CHOICE_CARD (button);
  if (self->unavailable) {
    g_signal_emit (self, signals[REFUSED], 0);
    return;
  }
  pos_choice_card_set_active (self, TRUE);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
pos_choice_card_class_init (PosChoiceCardClass *klass)
{
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  GTK_BUTTON_CLASS (klass)->clicked = pos_choice_card_clicked;
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  signals[CHOSEN] =
      g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] =
      g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Pos/ui/common/pos-choice-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PosChoiceCard, radio);
  gtk_widget_class_bind_template_child (widget_class, PosChoiceCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, PosChoiceCard, subtitle_box);
  gtk_widget_class_bind_template_child (widget_class, PosChoiceCard, icon);
  gtk_widget_class_bind_template_child (widget_class, PosChoiceCard, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, PosChoiceCard, amount_label);
  gtk_widget_class_bind_template_child (widget_class, PosChoiceCard, trailing_box);
}

static void
pos_choice_card_init (PosChoiceCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pos_ui_wrap_label (self->title_label);
  pos_ui_wrap_label (self->subtitle_label);
  changed (self, NULL);
}

GtkWidget *
pos_choice_card_new (const char *title, const char *subtitle)
{
  return g_object_new (POS_TYPE_CHOICE_CARD, "title", title, "subtitle", subtitle, NULL);
}

void
pos_choice_card_set_trailing (PosChoiceCard *self, GtkWidget *trailing)
{
  g_return_if_fail (POS_IS_CHOICE_CARD (self));
  GtkWidget *old = gtk_widget_get_first_child (self->trailing_box);
  if (old != NULL)
    gtk_box_remove (GTK_BOX (self->trailing_box), old);
  if (trailing != NULL)
    gtk_box_append (GTK_BOX (self->trailing_box), trailing);
  gtk_widget_set_visible (self->trailing_box, trailing != NULL);
}

void
pos_choice_card_set_active (PosChoiceCard *self, gboolean active)
{
  g_return_if_fail (POS_IS_CHOICE_CARD (self));
  g_object_set (self, "active", active, NULL);
}

gboolean
pos_choice_card_get_active (PosChoiceCard *self)
{
  g_return_val_if_fail (POS_IS_CHOICE_CARD (self), FALSE);
  return self->active;
}

PosChoiceCard *
pos_choice_card_find_active (GtkWidget *parent)
{
  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  for (GtkWidget *card = gtk_widget_get_first_child (parent); card != NULL;
       card = gtk_widget_get_next_sibling (card)) {
    if (POS_IS_CHOICE_CARD (card) && POS_CHOICE_CARD (card)->active)
      return POS_CHOICE_CARD (card);
  }
  return NULL;
}

void
pos_choice_card_choose (PosChoiceCard *self)
{
  g_return_if_fail (POS_IS_CHOICE_CARD (self));
  PosChoiceCard *before = pos_choice_card_find_active (gtk_widget_get_parent (GTK_WIDGET (self)));

  if (before)
    pos_choice_card_set_active (before, FALSE);
  pos_choice_card_set_active (self, TRUE);
}
