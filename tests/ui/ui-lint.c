/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ui-lint.c — see the header. */
#include "ui-lint.h"

/* Borders are drawn on whole pixels, text is measured in fractions. */
#define TOLERANCE 1.5F
/* Longer ones may be broken anywhere: somebody's name, not our words. */
#define LONGEST_WORD 20

typedef struct {
  GtkWidget *root;
  GString *complaints;
} Lint;

static char *
describe (GtkWidget *widget)
{
  g_autofree char *classes = NULL;
  g_auto (GStrv) names = gtk_widget_get_css_classes (widget);

  classes = g_strjoinv (".", names);
  if (GTK_IS_LABEL (widget))
    return g_strdup_printf ("label.%s “%s”", classes, gtk_label_get_text (GTK_LABEL (widget)));
  return g_strdup_printf ("%s.%s", G_OBJECT_TYPE_NAME (widget), classes);
}

static void G_GNUC_PRINTF (3, 4) complain (Lint *lint, GtkWidget *widget, const char *format, ...)
{
  g_autofree char *what = describe (widget);
  g_autofree char *above =
      gtk_widget_get_parent (widget) ? describe (gtk_widget_get_parent (widget)) : g_strdup ("");
  va_list arguments;

  g_string_append_printf (lint->complaints, "\n  %s in %s: ", what, above);
  va_start (arguments, format);
  g_string_append_vprintf (lint->complaints, format, arguments);
  va_end (arguments);
}

/* The word around @at, when the text goes on below in the middle of it without a hyphen. */
static char *
dup_broken_word (const char *text, const char *at)
{
  const char *start = at, *end = at;

  while (start > text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);
  while (g_unichar_isalnum (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  if (start == at || end == at || g_utf8_strlen (start, end - start) > LONGEST_WORD)
    return NULL;
  return g_strndup (start, (gsize)(end - start));
}

static void
check_words (Lint *lint, GtkWidget *widget, PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);

  for (GSList *lines = pango_layout_get_lines_readonly (layout); lines && lines->next;
       lines = lines->next) {
    PangoLayoutLine *next = lines->next->data;
    g_autofree char *word = dup_broken_word (text, text + next->start_index);
    if (word)
      complain (lint, widget, "breaks “%s” in two", word);
  }
}

static void
check_text (Lint *lint, GtkWidget *widget)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));
  PangoRectangle ink;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  pango_layout_get_pixel_extents (layout, NULL, &ink);
  if (pango_layout_is_ellipsized (layout))
    complain (lint, widget, "ellipsized");
  check_words (lint, widget, layout);
  if (ink.width > width + 1 || ink.height > height + 1)
    complain (lint, widget, "needs %d × %d and has %d × %d", ink.width, ink.height, width, height);
}

/* Which directions a widget may reach out of @outer in: those in which it scrolls. */
static void
find_scrolling (GtkWidget *widget, GtkWidget *outer, gboolean *across, gboolean *along)
{
  *across = *along = FALSE;
  for (; widget && widget != outer; widget = gtk_widget_get_parent (widget)) {
    GtkPolicyType horizontal, vertical;
    if (!GTK_IS_SCROLLED_WINDOW (widget))
      continue;
    gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &horizontal, &vertical);
    *across |= horizontal != GTK_POLICY_NEVER;
    *along |= vertical != GTK_POLICY_NEVER;
  }
}

static void
check_inside (Lint *lint, GtkWidget *widget, GtkWidget *outer, const char *what)
{
  graphene_rect_t box, room;
  gboolean across, along;

  if (!gtk_widget_compute_bounds (widget, outer, &box) ||
      !gtk_widget_compute_bounds (outer, outer, &room))
    return;
  find_scrolling (widget, outer, &across, &along);
  float left = room.origin.x - box.origin.x, top = room.origin.y - box.origin.y;
  float right = box.origin.x + box.size.width - room.origin.x - room.size.width;
  float bottom = box.origin.y + box.size.height - room.origin.y - room.size.height;
  if ((!across && (left > TOLERANCE || right > TOLERANCE)) ||
      (!along && (top > TOLERANCE || bottom > TOLERANCE)))
    complain (lint,
              widget,
              "reaches out of %s by %d %d %d %d",
              what,
              (int)left,
              (int)top,
              (int)right,
              (int)bottom);
}

/* A text stays on the surface it is written on. */
static void
check_surface (Lint *lint, GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  for (int i = 0; i < 5 && parent && parent != lint->root; i++) {
    if (GTK_IS_BOX (parent) || GTK_IS_BUTTON (parent)) {
      g_autofree char *what = describe (parent);
      check_inside (lint, widget, parent, what);
    }
    parent = gtk_widget_get_parent (parent);
  }
}

static void
check_zone (Lint *lint, GtkWidget *widget)
{
  for (GtkWidget *outer = gtk_widget_get_parent (widget); outer && outer != lint->root;
       outer = gtk_widget_get_parent (outer)) {
    /* What scrolls is held against the zone it scrolls in. */
    if (gtk_widget_get_overflow (outer) != GTK_OVERFLOW_HIDDEN || GTK_IS_SCROLLABLE (outer) ||
        GTK_IS_SCROLLED_WINDOW (outer))
      continue;
    g_autofree char *what = describe (outer);
    check_inside (lint, widget, outer, what);
    return;
  }
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  /* Not the empty one. */
  g_autofree char *differs =
      gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  return differs != NULL;
}

/* The room that the words of @label take in @root. */
static gboolean
find_words (GtkWidget *label, GtkWidget *root, graphene_rect_t *words)
{
  PangoRectangle text;
  graphene_point_t at;
  int x, y;

  pango_layout_get_pixel_extents (gtk_label_get_layout (GTK_LABEL (label)), &text, NULL);
  gtk_label_get_layout_offsets (GTK_LABEL (label), &x, &y);
  if (!gtk_widget_compute_point (
          label, root, &GRAPHENE_POINT_INIT ((float)(x + text.x), (float)(y + text.y)), &at))
    return FALSE;
  graphene_rect_init (words, at.x, at.y, (float)text.width, (float)text.height);
  return TRUE;
}

/* @shield: where it lies in the window. */
static void
check_beside (Lint *lint, GtkWidget *widget, const graphene_rect_t *shield)
{
  graphene_rect_t words;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget) && find_words (widget, lint->root, &words) &&
      graphene_rect_intersection (&words, shield, NULL))
    complain (lint, widget, "lies under a shield");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    check_beside (lint, child, shield);
}

static void
check_shield (Lint *lint, GtkWidget *shield)
{
  GtkWidget *button = gtk_widget_get_ancestor (shield, GTK_TYPE_BUTTON);
  graphene_rect_t box;

  if (button && gtk_widget_compute_bounds (shield, lint->root, &box))
    check_beside (lint, button, &box);
}

static void
check_button (Lint *lint, GtkWidget *widget)
{
  graphene_rect_t box;

  if (!gtk_widget_compute_bounds (widget, widget, &box))
    return;
  if (box.size.width < UI_LINT_TARGET || box.size.height < UI_LINT_TARGET)
    complain (lint,
              widget,
              "%d × %d is too small for a finger",
              (int)box.size.width,
              (int)box.size.height);
  if (!has_name (widget))
    complain (lint, widget, "has no name");
}

/* Somebody who listens hears a label and a name one after the other. */
static void
check_field (Lint *lint, GtkWidget *text)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (text);

  if (!has_name (text))
    complain (lint, text, "has no name");
  else if (gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY) &&
           gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    complain (lint, text, "is named twice");
}

/* What stands in an empty field is read whole; the rest of the insides are GTK's. */
static void
check_placeholder (Lint *lint, GtkWidget *text)
{
  GtkWidget *placeholder = gtk_widget_get_first_child (text);

  if (GTK_IS_LABEL (placeholder) && gtk_widget_get_mapped (placeholder) &&
      gtk_text_get_placeholder_text (GTK_TEXT (text)) &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (placeholder))))
    complain (lint, placeholder, "ellipsized in %d", gtk_widget_get_width (text));
}

static void
look_at (Lint *lint, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget) ||
      gtk_widget_has_css_class (widget, "live"))
    return;
  if (widget != lint->root) {
    check_inside (lint, widget, lint->root, "the window");
    check_zone (lint, widget);
  }
  if (GTK_IS_LABEL (widget)) {
    check_text (lint, widget);
    check_surface (lint, widget);
  }
  if (GTK_IS_BUTTON (widget))
    check_button (lint, widget);
  if (gtk_widget_has_css_class (widget, "shield"))
    check_shield (lint, widget);
  if (GTK_IS_TEXT (widget)) {
    check_field (lint, widget);
    check_placeholder (lint, widget);
  }
  /* Scrollbars and the insides of a text field are GTK's. */
  if (GTK_IS_SCROLLBAR (widget) || GTK_IS_TEXT (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    look_at (lint, child);
}

void
ui_lint (GtkWidget *root, const char *where)
{
  Lint lint = {.root = root, .complaints = g_string_new (NULL)};

  look_at (&lint, root);
  if (lint.complaints->len > 0)
    g_test_fail_printf ("%s:%s", where, lint.complaints->str);
  g_string_free (lint.complaints, TRUE);
}
