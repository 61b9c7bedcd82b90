/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-banner.c — see the header. */
#include "ui/common/pos-banner.h"

#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define ICON_SIZE 22
#define STACK_SPACING 8
#define BODY_CHARS 48 /* long words make what is around a banner no wider */

struct _PosBanner {
  GtkBox parent;
  int tone;
  char *icon_name;
  char *title;
  char *body;
  char *action;
  gboolean closable;
  gboolean stacked;
  GtkWidget *icon;
  GtkWidget *title_label;
  GtkWidget *body_label;
  GtkWidget *texts;
  GtkWidget *button;
  GtkWidget *close;
};

G_DEFINE_FINAL_TYPE (PosBanner, pos_banner, GTK_TYPE_BOX)

enum { ACTION, CLOSE, N_SIGNALS };
static guint signals[N_SIGNALS];

static const PosUiProp props[] = {
    {"tone", POS_UI_ENUM, G_STRUCT_OFFSET (PosBanner, tone), pos_tone_get_type},
    {"icon", POS_UI_TEXT, G_STRUCT_OFFSET (PosBanner, icon_name), NULL},
    {"title", POS_UI_TEXT, G_STRUCT_OFFSET (PosBanner, title), NULL},
    {"body", POS_UI_TEXT, G_STRUCT_OFFSET (PosBanner, body), NULL},
    {"action", POS_UI_TEXT, G_STRUCT_OFFSET (PosBanner, action), NULL},
    {"closable", POS_UI_FLAG, G_STRUCT_OFFSET (PosBanner, closable), NULL},
    {"stacked", POS_UI_FLAG, G_STRUCT_OFFSET (PosBanner, stacked), NULL},
};

static const char *
tone_icon (int tone)
{
  switch (tone) {
  case POS_TONE_OK:
    return "pos-check-symbolic";
  case POS_TONE_WARN:
  case POS_TONE_DANGER:
    return "pos-alert-symbolic";
  default:
    return "pos-info-symbolic";
  }
}

/* The action is beside the words, or below them. */
static void
place_action (PosBanner *self)
{
  GtkWidget *box = self->stacked ? self->texts : GTK_WIDGET (self);

  if (gtk_widget_get_parent (self->button) == box)
    return;
  g_object_ref (self->button);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (self->button)), self->button);
  gtk_box_insert_child_after (
      GTK_BOX (box), self->button, self->stacked ? self->body_label : self->texts);
  g_object_unref (self->button);
  gtk_widget_set_halign (self->button, self->stacked ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_widget_set_margin_top (self->button, self->stacked ? STACK_SPACING : 0);
}

static void
changed (gpointer widget, const char *name)
{
  PosBanner *self = widget;
  for (int tone = POS_TONE_OK; tone <= POS_TONE_DANGER; tone++)
    pos_ui_set_class (widget, pos_tone_get_css_class (tone), tone == self->tone);
  pos_ui_set_class (widget, "neutral", self->tone == POS_TONE_NEUTRAL);
  pos_ui_set_icon (self->icon, self->icon_name != NULL ? self->icon_name : tone_icon (self->tone));
  pos_ui_set_label (self->title_label, self->title);
  pos_ui_set_label (self->body_label, self->body);
  place_action (self);
  gtk_widget_set_visible (self->button, pos_ui_has_text (self, self->action));
  gtk_button_set_label (GTK_BUTTON (self->button), self->action != NULL ? self->action : "");
  /* Where a banner is narrow, so may be its button: between letters, for asked how narrow two words
   * may be, GTK says one of them, and both when it is asked again in another way. */
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->button))), self->stacked);
  gtk_label_set_wrap_mode (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->button))),
                           PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_visible (self->close, self->closable);
  pos_ui_describe (widget, self->title, self->body);
}

static void
clicked_cb (PosBanner *self)
{
  g_signal_emit (self, signals[ACTION], 0);
}

static void
close_cb (PosBanner *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static void
pos_banner_class_init (PosBannerClass *klass)
{
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
  signals[ACTION] = g_signal_new (
      "action", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSE] = g_signal_new (
      "close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_texts (PosBanner *self)
{
  GtkWidget *texts = self->texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->title_label = pos_ui_label_new (NULL, "semi");
  self->body_label = pos_ui_label_new (NULL, "body t-cap");
  gtk_label_set_wrap (GTK_LABEL (self->title_label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (self->body_label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->body_label), BODY_CHARS);
  gtk_box_append (GTK_BOX (texts), self->title_label);
  gtk_box_append (GTK_BOX (texts), self->body_label);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  return texts;
}

static GtkWidget *
make_close (PosBanner *self)
{
  self->close = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->close), pos_ui_icon_new ("pos-x-symbolic", ICON_SIZE));
  gtk_widget_add_css_class (self->close, "bare");
  gtk_widget_add_css_class (self->close, "close");
  gtk_widget_set_valign (self->close, GTK_ALIGN_CENTER);
  pos_ui_describe (self->close, _ ("Close"), NULL);
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (close_cb), self);
  return self->close;
}

static void
pos_banner_init (PosBanner *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "banner");
  self->icon = pos_ui_icon_new (NULL, ICON_SIZE);
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "btn");
  gtk_widget_add_css_class (self->button, "small");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self), self->icon);
  gtk_box_append (GTK_BOX (self), make_texts (self));
  gtk_box_append (GTK_BOX (self), self->button);
  gtk_box_append (GTK_BOX (self), make_close (self));
  changed (self, NULL);
}

GtkWidget *
pos_banner_new (PosTone tone, const char *title, const char *body)
{
  return g_object_new (POS_TYPE_BANNER, "tone", tone, "title", title, "body", body, NULL);
}
