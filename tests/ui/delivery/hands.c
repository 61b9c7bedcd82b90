/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hands.c — see the header. */
#include "hands.h"

#include "ui/common/pos-callout.h"
#include "ui/common/pos-check-row.h"
#include "ui/common/pos-choice-card.h"
#include "ui/common/pos-day-button.h"
#include "ui/common/pos-text-field.h"

#include <string.h>

#define LEAST_TARGET 44

UiShell *
hands_start (int width, int height)
{
  UiShell *ui = ui_shell_new (width, height);

  pos_delivery_add (ui->shell);
  ui_shell_start (ui);
  ui_shell_sign_in (ui);
  return ui;
}

void
hands_open (UiShell *ui, const char *key)
{
  pos_shell_open (ui->shell, key, NULL, NULL);
  ui_shell_settle (ui);
}

gboolean
hands_is_home (UiShell *ui)
{
  return pos_page_get_title (pos_shell_get_page (ui->shell)) == NULL;
}

PosOrderLine *
hands_get_line (UiShell *ui, const char *item)
{
  POS_LIST_FOREACH (PosOrderLine, line, pos_register_get_order (ui->reg)->lines)
  if (g_str_equal (line->item, item))
    return line;
  g_assert_not_reached ();
}

/* --- Looking --- */

typedef gboolean (*Match) (GtkWidget *widget, gconstpointer wanted);

/* Popovers are not of the screen: they hang at what they explain. */
static GtkWidget *
find (GtkWidget *root, Match match, gconstpointer wanted)
{
  if (!gtk_widget_get_mapped (root) || GTK_IS_POPOVER (root))
    return NULL;
  if (match (root, wanted))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, match, wanted);
    if (found)
      return found;
  }
  return NULL;
}

/* What can be touched now: the open dialog, else the page. */
static GtkWidget *
get_screen (UiShell *ui)
{
  PosDialog *dialog = pos_overlay_get_top (pos_shell_get_overlay (ui->shell));

  return dialog ? GTK_WIDGET (dialog) : GTK_WIDGET (pos_shell_get_page (ui->shell));
}

static gboolean
holds (GtkWidget *widget, gconstpointer parts)
{
  const char *const *part = parts;

  if (!GTK_IS_LABEL (widget))
    return FALSE;
  for (int i = 0; i < 3; i++)
    if (part[i] && !strstr (gtk_label_get_text (GTK_LABEL (widget)), part[i]))
      return FALSE;
  return TRUE;
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

gboolean
hands_shows (UiShell *ui, const char *text)
{
  return find (get_screen (ui), says, text) != NULL;
}

gboolean
hands_shows_part (UiShell *ui, const char *a, const char *b, const char *c)
{
  const char *parts[] = {a, b, c};

  return find (get_screen (ui), holds, parts) != NULL;
}

gboolean
hands_shows_callout (GtkWidget *target, const char *body)
{
  g_autofree char *said = NULL;
  GtkWidget *callout = ui_find_type (target, POS_TYPE_CALLOUT);

  if (!callout)
    return FALSE;
  g_object_get (callout, "body", &said, NULL);
  return g_strcmp0 (said, body) == 0;
}

static gboolean
is_titled (GtkWidget *widget, gconstpointer wanted)
{
  g_autofree char *title = NULL;

  if (!POS_IS_CHOICE_CARD (widget) && !POS_IS_CHECK_ROW (widget))
    return FALSE;
  g_object_get (widget, "title", &title, NULL);
  return g_strcmp0 (title, wanted) == 0;
}

GtkWidget *
hands_find_titled (UiShell *ui, const char *title)
{
  GtkWidget *found = find (get_screen (ui), is_titled, title);

  if (!found)
    g_test_message ("There is no “%s”", title);
  g_assert_nonnull (found);
  return found;
}

static gboolean
is_labeled (GtkWidget *widget, gconstpointer wanted)
{
  return GTK_IS_BUTTON (widget) && find (widget, says, wanted);
}

static gboolean
is_field (GtkWidget *widget, gconstpointer wanted)
{
  g_autofree char *label = NULL;

  if (!POS_IS_TEXT_FIELD (widget))
    return FALSE;
  g_object_get (widget, "label", &label, NULL);
  return g_strcmp0 (label, wanted) == 0;
}

static gboolean
is_day (GtkWidget *widget, gconstpointer wanted)
{
  return POS_IS_DAY_BUTTON (widget) && pos_day_button_get_day (POS_DAY_BUTTON (widget)).julian ==
                                           ((const PosDate *)wanted)->julian;
}

GtkWidget *
hands_find_day (UiShell *ui, PosDate day)
{
  return find (GTK_WIDGET (pos_shell_get_page (ui->shell)), is_day, &day);
}

GtkWidget *
hands_find_day_in_dialog (UiShell *ui, PosDate day)
{
  return find (GTK_WIDGET (pos_overlay_get_top (pos_shell_get_overlay (ui->shell))), is_day, &day);
}

gboolean
hands_is (GtkWidget *widget, const char *property)
{
  gboolean value = FALSE;

  g_object_get (widget, property, &value, NULL);
  return value;
}

static gboolean
is_primary (GtkWidget *widget, gconstpointer unused)
{
  return gtk_widget_has_css_class (widget, "delivery-primary");
}

static GtkWidget *
get_primary (UiShell *ui)
{
  return find (GTK_WIDGET (pos_shell_get_page (ui->shell)), is_primary, NULL);
}

const char *
hands_get_caption (UiShell *ui)
{
  return gtk_label_get_text (ui_find_type (get_primary (ui), GTK_TYPE_LABEL));
}

/* --- Touching --- */

void
hands_take_offer (UiShell *ui, GtkWidget *target, const char *label)
{
  gpointer callout = ui_find_type (target, POS_TYPE_CALLOUT);
  g_autofree char *offered = NULL;

  g_object_add_weak_pointer (callout, &callout);
  g_object_get (callout, "action", &offered, NULL);
  g_assert_cmpstr (offered, ==, label);
  gtk_popover_popdown (GTK_POPOVER (callout));
  g_signal_emit_by_name (callout, "action");
  while (callout)
    g_main_context_iteration (NULL, TRUE);
  ui_shell_settle (ui);
}

void
hands_tap_titled (UiShell *ui, const char *title)
{
  ui_shell_tap (ui, hands_find_titled (ui, title));
}

void
hands_tap_label (UiShell *ui, const char *label)
{
  GtkWidget *button = find (get_screen (ui), is_labeled, label);

  if (!button)
    g_test_message ("There is no button “%s”", label);
  ui_shell_tap (ui, button);
}

void
hands_type (UiShell *ui, const char *label, const char *text)
{
  GtkWidget *field = find (get_screen (ui), is_field, label);

  if (!field)
    g_test_message ("There is no field “%s”", label);
  pos_text_field_set_text (POS_TEXT_FIELD (field), text);
  ui_shell_settle (ui);
}

void
hands_tap_primary (UiShell *ui)
{
  ui_shell_tap (ui, get_primary (ui));
}

/* --- Checking a screen --- */

static void
check_label (GtkWidget *widget)
{
  if (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    g_error ("Ellipsized: %s", gtk_label_get_text (GTK_LABEL (widget)));
}

static void
check_button (GtkWidget *widget)
{
  int width, height;

  ui_size (widget, &width, &height);
  if (width < LEAST_TARGET || height < LEAST_TARGET)
    g_error ("Too small to hit: %s, %d × %d", G_OBJECT_TYPE_NAME (widget), width, height);
}

static void
check_place (GtkWidget *widget, GtkWidget *window)
{
  graphene_rect_t bounds;
  int width = gtk_widget_get_width (window);

  g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
  if (bounds.origin.x < -0.5F || bounds.origin.x + bounds.size.width > (float)width + 0.5F)
    g_error ("%s sticks out: %g + %g of %d",
             G_OBJECT_TYPE_NAME (widget),
             (double)bounds.origin.x,
             (double)bounds.size.width,
             width);
}

static void
check_tree (GtkWidget *widget, GtkWidget *window)
{
  if (!gtk_widget_get_mapped (widget) || GTK_IS_POPOVER (widget))
    return;
  check_place (widget, window);
  if (GTK_IS_LABEL (widget))
    check_label (widget);
  if (GTK_IS_BUTTON (widget))
    check_button (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    check_tree (child, window);
}

void
hands_check_screen (UiShell *ui)
{
  check_tree (get_screen (ui), GTK_WIDGET (ui->shell));
}
