/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-setup-page.c — see the header. */
#include "ui/session/pos-setup-page.h"

#include "pricing/pos-setup-names.h"
#include "register/pos-set-up.h"
#include "ui/common/pos-empty-state.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"

/* More products than this are headquarters' to look at; here somebody waits. */
#define MOST_PRODUCTS 5000

struct _PosSetupPage {
  PosPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PosSetupPage, pos_setup_page, POS_TYPE_PAGE)

static const char *
translate (const char *format)
{
  return _ (format);
}

static void
pos_setup_page_class_init (PosSetupPageClass *klass)
{
}

static void
pos_setup_page_init (PosSetupPage *self)
{
}

/* Nothing for what is about the whole chain. */
static const char *
name_of_kind (const char *nick)
{
  return *nick ? _ (pos_setup_name_kind (nick)) : "";
}

static GtkWidget *
make_row (const PosSetupFault *fault)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon =
      pos_ui_icon_new (fault->notice ? "pos-info-symbolic" : "pos-alert-symbolic", 22);
  GtkWidget *where = pos_ui_text_new (NULL, "t-cap ink2");
  g_autofree char *record = pos_ui_dup_facts (name_of_kind (fault->kind), fault->id);

  gtk_widget_add_css_class (icon, fault->notice ? "ink2" : "c-danger");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  pos_ui_set_data (where, record);
  gtk_box_append (GTK_BOX (texts), pos_ui_text_new (fault->text, NULL));
  gtk_box_append (GTK_BOX (texts), where);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_widget_add_css_class (row, "row");
  gtk_widget_add_css_class (row, "find-row");
  return row;
}

static void
add_part (GtkWidget *list, GPtrArray *faults, gboolean notices, const char *title)
{
  gboolean any = FALSE;

  for (guint i = 0; i < faults->len; i++) {
    const PosSetupFault *fault = faults->pdata[i];

    if (fault->notice != notices)
      continue;
    if (!any) {
      GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      GtkWidget *label = pos_ui_text_new (title, "t-title num");

      gtk_widget_add_css_class (head, "find-head");
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (head), label);
      gtk_box_append (GTK_BOX (list), head);
    }
    any = TRUE;
    gtk_box_append (GTK_BOX (list), make_row (fault));
  }
}

static GtkWidget *
make_list (PosShell *shell, GPtrArray *faults)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  PosFormat *format = pos_shell_get_format (shell);
  guint n_missing = pos_setup_count_missing (faults), n_notices = faults->len - n_missing;
  g_autofree char *missing_count = pos_format_count (format, n_missing);
  g_autofree char *notice_count = pos_format_count (format, n_notices);
  g_autofree char *missing = g_strdup_printf (
      ngettext ("%s thing is missing", "%s things are missing", n_missing), missing_count);
  g_autofree char *notices =
      g_strdup_printf (ngettext ("%s notice", "%s notices", n_notices), notice_count);

  add_part (list, faults, FALSE, missing);
  add_part (list, faults, TRUE, notices);
  return pos_ui_scroller_new (list);
}

static GtkWidget *
make_answer (PosShell *shell)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults =
      pos_set_up_check (pos_shell_get_register (shell), MOST_PRODUCTS, translate, &error);

  if (!faults) {
    pos_shell_explain (shell, error, NULL);
    return pos_empty_state_new ("pos-alert-symbolic", _ ("The set-up could not be read"), NULL);
  }
  if (faults->len == 0)
    return pos_empty_state_new ("pos-check-symbolic",
                                _ ("Nothing is missing"),
                                _ ("Everything that orders need is set up, and fits together."));
  return make_list (shell, faults);
}

PosPage *
pos_setup_page_new (PosShell *shell)
{
  PosSetupPage *self = g_object_new (POS_TYPE_SETUP_PAGE, NULL);
  GtkWidget *zone = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *answer = make_answer (shell);

  pos_page_set_title (POS_PAGE (self), _ ("Set-up check"));
  pos_page_set_subtitle (POS_PAGE (self), _ ("What is missing, and what does not fit together"));
  gtk_widget_add_css_class (zone, "find-zones");
  gtk_widget_add_css_class (sheet, "sheet");
  gtk_widget_set_overflow (sheet, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_vexpand (sheet, TRUE);
  gtk_widget_set_vexpand (answer, TRUE);
  gtk_box_append (GTK_BOX (sheet), answer);
  gtk_box_append (GTK_BOX (zone), sheet);
  pos_page_set_child (POS_PAGE (self), zone);
  return POS_PAGE (self);
}
