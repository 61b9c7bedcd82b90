/* SPDX-License-Identifier: GPL-3.0-or-later
 * pos-ui-props.h — properties of a small widget, described once by a table.
 * Layer: ui/common.  Thread: main.
 *
 * A widget of the kit is mostly a handful of texts, flags and numbers that change what it shows.
 * The table names each one and where it lies in the instance; getting, setting, notifying and
 * freeing follow from it, for C, for templates and for bindings alike:
 *
 *   static const PosUiProp props[] = {
 *       {"text", POS_UI_TEXT, G_STRUCT_OFFSET (PosPill, text)},
 *       {"busy", POS_UI_FLAG, G_STRUCT_OFFSET (PosPill, busy)},
 *   };
 *   pos_ui_props_install (G_OBJECT_CLASS (klass), props, G_N_ELEMENTS (props), changed);
 */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  POS_UI_TEXT,   /* char *, %NULL allowed, owned */
  POS_UI_FLAG,   /* gboolean */
  POS_UI_NUMBER, /* int */
  POS_UI_ENUM,   /* int; @type gives the enumeration */
} PosUiKind;

typedef struct {
  const char *name;
  PosUiKind kind;
  glong offset;
  GType (*type) (void);
} PosUiProp;

/* Called after a value really changed, with the name of the property. */
typedef void (*PosUiChanged) (gpointer widget, const char *name);

/* To be called in class_init of a final class; @props must be static.  Texts are freed when the
 * object is finalized. */
void pos_ui_props_install (GObjectClass *klass,
                           const PosUiProp *props,
                           guint n_props,
                           PosUiChanged changed);

/* Shared by everything that shows optional texts: %NULL and "" are no text. */
gboolean pos_ui_has_text (gpointer widget, const char *text);

/* Shows @text in @label and hides the label when there is none. */
void pos_ui_set_label (GtkWidget *label, const char *text);

/* The same for what is data and no text of the language: a telephone number, the lines of an
 * address.  Where is read from right to left, each line keeps its own order and begins at the
 * right. */
void pos_ui_set_data (GtkWidget *label, const char *lines);

/* Shows the icon in @image and hides the image when there is none. */
void pos_ui_set_icon (GtkWidget *image, const char *icon_name);

/* Adds or removes one style class. */
void pos_ui_set_class (GtkWidget *widget, const char *css_class, gboolean on);

/* @icon_name at @pixel_size; NULL for a place kept for an icon to come. */
GtkWidget *pos_ui_icon_new (const char *icon_name, int pixel_size);

/* A label with style classes, several separated by spaces; start-aligned. */
GtkWidget *pos_ui_label_new (const char *text, const char *css_classes);

/* Lets the text of @label wrap, within words if it must. */
void pos_ui_wrap_label (GtkWidget *label);

/* A label like pos_ui_label_new() for a text of any length: it wraps. */
GtkWidget *pos_ui_text_new (const char *text, const char *css_classes);

/* @words: a translated sentence that was chosen at run time, with one "%s" for @value.  Returns:
 * (transfer full). */
char *pos_ui_fill (const char *words, const char *value);

/* @fact, unless it is %NULL or empty, behind those before it: "Register 3 · Sanne de Vries".  Where
 * one reads from the right they follow each other so, in whatever script each is. */
void pos_ui_add_fact (GString *facts, const char *fact);
/* Two of them; either may be %NULL or empty.  Returns: (transfer full). */
char *pos_ui_dup_facts (const char *fact, const char *other);

/* Name and description for those who do not see the screen; @description may be %NULL. */
void pos_ui_describe (GtkWidget *widget, const char *name, const char *description);

/* The same for @row of a GtkListView, which has the focus in a widget around the row. */
void pos_ui_describe_row (GtkWidget *row, const char *name);

G_END_DECLS
