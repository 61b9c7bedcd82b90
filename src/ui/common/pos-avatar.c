/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-avatar.c — see the header. */
#include "ui/common/pos-avatar.h"

#include "ui/common/pos-ui-props.h"

#include <string.h>

#define ICON_SIZE 20
#define BIG_ICON_SIZE 24

struct _PosAvatar {
  GtkBox parent;
  char *name;
  char *icon_name;
  char *tint;
  gboolean big;
  GtkWidget *icon;
  GtkWidget *initials;
};

G_DEFINE_FINAL_TYPE (PosAvatar, pos_avatar, GTK_TYPE_BOX)

static const PosUiProp props[] = {
    {"name", POS_UI_TEXT, G_STRUCT_OFFSET (PosAvatar, name), NULL},
    {"icon", POS_UI_TEXT, G_STRUCT_OFFSET (PosAvatar, icon_name), NULL},
    {"tint", POS_UI_TEXT, G_STRUCT_OFFSET (PosAvatar, tint), NULL},
    {"big", POS_UI_FLAG, G_STRUCT_OFFSET (PosAvatar, big), NULL},
};

static const char *const tints[] = {"ship", "pick", "carry", "info"};

static void
changed (gpointer widget, const char *name)
{
  PosAvatar *self = widget;
  for (gsize i = 0; i < G_N_ELEMENTS (tints); i++)
    pos_ui_set_class (widget, tints[i], g_strcmp0 (tints[i], self->tint) == 0);
  pos_ui_set_class (widget, "big", self->big);
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), self->big ? BIG_ICON_SIZE : ICON_SIZE);
  pos_ui_set_icon (self->icon, self->icon_name);
  g_autofree char *initials = pos_avatar_make_initials (self->name);
  pos_ui_set_label (self->initials, pos_ui_has_text (self, self->icon_name) ? NULL : initials);
}

static void
pos_avatar_class_init (PosAvatarClass *klass)
{
  pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
center (GtkWidget *child)
{
  gtk_widget_set_hexpand (child, TRUE);
  gtk_widget_set_halign (child, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
}

static void
pos_avatar_init (PosAvatar *self)
{
  self->icon = pos_ui_icon_new (NULL, ICON_SIZE);
  self->initials = pos_ui_label_new (NULL, NULL);
  center (self->icon);
  center (self->initials);
  gtk_box_append (GTK_BOX (self), self->icon);
  gtk_box_append (GTK_BOX (self), self->initials);
  gtk_widget_add_css_class (GTK_WIDGET (self), "avatar");
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
pos_avatar_new (const char *name, const char *tint, gboolean big)
{
  return g_object_new (POS_TYPE_AVATAR, "name", name, "tint", tint, "big", big, NULL);
}

static void
append_initial (GString *initials, const char *word)
{
  g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (word)));
}

char *
pos_avatar_make_initials (const char *name)
{
  GString *initials = g_string_new (NULL);
  g_autofree char *stripped = g_strstrip (g_strdup (name != NULL ? name : ""));
  const char *last = strrchr (stripped, ' ');
  if (*stripped != '\0')
    append_initial (initials, stripped);
  if (last != NULL)
    append_initial (initials, last + 1);
  return g_string_free (initials, FALSE);
}
