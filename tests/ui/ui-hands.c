/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ui-hands.c — see the header. */
#include "ui-hands.h"

#include "ui/common/pos-callout.h"
#include "ui/common/pos-text-field.h"

#include <string.h>

#define PATIENCE_SECONDS 20

void
ui_hands_open (UiShell *ui, const char *key, const char *args)
{
  ui_shell_look (ui);
  pos_shell_open (ui->shell, key, args ? g_variant_new_parsed (args) : NULL, NULL);
  ui_shell_settle (ui);
}

const char *
ui_hands_get_title (UiShell *ui)
{
  return pos_page_get_title (pos_shell_get_page (ui->shell));
}

gboolean
ui_hands_is_home (UiShell *ui)
{
  return ui_hands_get_title (ui) == NULL;
}

static void
put_answer (PosConfig *config, const char *list_id, const char *id, const char *answer)
{
  g_autoptr (PosReasonList) list = g_object_new (POS_TYPE_REASON_LIST, NULL);
  g_autoptr (PosReason) reason = g_object_new (POS_TYPE_REASON, NULL);

  pos_text_set (&list->id, list_id);
  pos_text_set (&reason->id, id);
  reason->name = pos_l10n_new (answer);
  pos_list_append (list->reasons, reason);
  pos_config_put (config, list);
}

void
ui_hands_ask_why (
    UiShell *ui, const char *operation, const char *prompt, const char *id, const char *answer)
{
  const char *operations[] = {operation, NULL};
  PosConfig *config = pos_register_get_config (ui->reg);
  g_autoptr (PosInfoCode) code = g_object_new (POS_TYPE_INFO_CODE, NULL);

  pos_text_set (&code->id, operation);
  code->prompt = pos_l10n_new (prompt);
  code->operations = g_strdupv ((GStrv)operations);
  if (id) {
    pos_text_set (&code->reason_list, operation);
    put_answer (config, operation, id, answer);
  }
  pos_config_put (config, code);
}

static GtkWidget *
get_focus_in (UiShell *ui, GtkWidget *list)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (ui->shell));

  return focus && gtk_widget_is_ancestor (focus, list) ? focus : NULL;
}

void
ui_hands_check_one_stop (UiShell *ui, GtkWidget *list, gboolean across)
{
  GtkWidget *first;

  g_assert_nonnull (list);
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
  first = get_focus_in (ui, list);
  g_assert_nonnull (first);
  ui_shell_press (ui, across ? "Right" : "Down");
  g_assert_nonnull (get_focus_in (ui, list));
  g_assert_true (get_focus_in (ui, list) != first);
  ui_shell_press (ui, across ? "Left" : "Up");
  g_assert_true (get_focus_in (ui, list) == first);
  gtk_widget_child_focus (GTK_WIDGET (ui->shell), GTK_DIR_TAB_FORWARD);
  ui_shell_settle (ui);
  g_assert_null (get_focus_in (ui, list));
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

/* What can be touched now. */
static GtkWidget *
get_screen (UiShell *ui)
{
  ui_shell_look (ui);
  PosDialog *dialog = pos_overlay_get_top (pos_shell_get_overlay (ui->shell));

  return dialog ? GTK_WIDGET (dialog) : GTK_WIDGET (pos_shell_get_page (ui->shell));
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
holds (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text);
}

gboolean
ui_hands_shows (UiShell *ui, const char *text)
{
  return find (get_screen (ui), says, text) != NULL;
}

gboolean
ui_hands_shows_part (UiShell *ui, const char *text)
{
  return find (get_screen (ui), holds, text) != NULL;
}

static gboolean
is_labeled (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) && find (widget, says, label);
}

static gpointer
insist (gpointer found, const char *wanted)
{
  if (!found)
    g_test_message ("There is no “%s”", wanted);
  g_assert_nonnull (found);
  return found;
}

GtkWidget *
ui_hands_find (UiShell *ui, const char *label)
{
  return insist (find (get_screen (ui), is_labeled, label), label);
}

void
ui_hands_tap (UiShell *ui, const char *label)
{
  ui_shell_tap (ui, ui_hands_find (ui, label));
}

static gboolean
is_named (GtkWidget *widget, gconstpointer name)
{
  g_autofree char *refusal = NULL;

  if (!GTK_IS_BUTTON (widget))
    return FALSE;
  refusal = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, (const char *)name);
  return refusal == NULL;
}

void
ui_hands_tap_named (UiShell *ui, const char *name)
{
  ui_shell_tap (ui, insist (find (get_screen (ui), is_named, name), name));
}

/* --- Typing --- */

static gboolean
is_field (GtkWidget *widget, gconstpointer wanted)
{
  g_autofree char *label = NULL, *placeholder = NULL;

  if (POS_IS_TEXT_FIELD (widget))
    g_object_get (widget, "label", &label, NULL);
  if (GTK_IS_TEXT (widget))
    g_object_get (widget, "placeholder-text", &placeholder, NULL);
  return g_strcmp0 (label, wanted) == 0 || g_strcmp0 (placeholder, wanted) == 0;
}

GtkText *
ui_hands_find_field (UiShell *ui, const char *label)
{
  GtkWidget *field = insist (find (get_screen (ui), is_field, label), label);

  return POS_IS_TEXT_FIELD (field) ? pos_text_field_get_entry (POS_TEXT_FIELD (field))
                                   : GTK_TEXT (field);
}

void
ui_hands_type (UiShell *ui, const char *label, const char *text)
{
  GtkText *field = ui_hands_find_field (ui, label);

  gtk_widget_grab_focus (GTK_WIDGET (field));
  gtk_editable_set_text (GTK_EDITABLE (field), text);
  ui_shell_settle (ui);
}

char *
ui_hands_dup_callout (GtkWidget *target)
{
  GtkWidget *callout = ui_find_type (target, POS_TYPE_CALLOUT);
  g_autofree char *title = NULL, *body = NULL;

  if (!callout)
    return NULL;
  g_object_get (callout, "title", &title, "body", &body, NULL);
  return body ? g_strdup_printf ("%s. %s", title, body) : g_steal_pointer (&title);
}

/* --- Waiting --- */

void
ui_hands_wait (gboolean (*test) (gpointer data), gpointer data)
{
  g_autoptr (GTimer) timer = g_timer_new ();

  while (!test (data)) {
    g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, PATIENCE_SECONDS);
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
}

typedef struct {
  UiShell *ui;
  const char *text;
} Wish;

static gboolean
is_shown (gpointer data)
{
  Wish *wish = data;

  return ui_hands_shows (wish->ui, wish->text);
}

void
ui_hands_wait_for (UiShell *ui, const char *text)
{
  Wish wish = {ui, text};

  g_test_message ("Waiting for “%s”", text);
  ui_hands_wait (is_shown, &wish);
  ui_shell_settle (ui);
}
