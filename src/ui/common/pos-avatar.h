/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-avatar.h — a round mark for a person: initials on a tint, or an icon.
 * Layer: ui/common.  Style: .avatar (+ .big .ship .pick .carry .info).  Decoration for those who
 * see it: the name beside it is what is read aloud.
 * Properties: name, icon (wins over initials), tint ("", "ship", "pick", "carry", "info"),
 * big (56 instead of 36 px). */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define POS_TYPE_AVATAR (pos_avatar_get_type ())
G_DECLARE_FINAL_TYPE (PosAvatar, pos_avatar, POS, AVATAR, GtkBox)

GtkWidget *pos_avatar_new (const char *name, const char *tint, gboolean big);

/* First letters of the first and the last word, without the small words between: "SV" for
 * "Sanne de Vries". */
char *pos_avatar_make_initials (const char *name);

G_END_DECLS
