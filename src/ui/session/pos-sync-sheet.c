/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sync-sheet.c — see the header. */
#include "ui/session/pos-sync-sheet.h"

#include "base/pos-error.h"
#include "base/pos-json.h"
#include "ui/common/pos-banner.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/session/pos-sync-facts.h"
#include "ui/session/pos-sync-parts.h"
#include "ui/session/pos-sync-problem.h"
#include "ui/shell/pos-sentences.h"
#include "ui/shell/pos-store-text.h"
#include "ui/shell/pos-unsettled-banner.h"

typedef struct {
  GtkWidget *value;
  GtkWidget *note;
} Fact;

typedef struct {
  PosShell *shell; /* borrowed: the sheet lies in it */
  PosSync *sync;   /* borrowed from the register */
  GtkWidget *dialog;
  GtkWidget *banner;
  Fact waiting, success, needing;
  GtkWidget *lists;
  GtkWidget *next, *next_label; /* when it tries again, while there is no line */
  guint timeout;
  guint n_problems;
  guint n_pending, n_parked; /* when the lists were read */
  gboolean online;
  gboolean reading;
  gboolean unheard; /* the store's hub answers, and does not hear headquarters */
  gboolean unknown; /* because headquarters does not know the hub any more */
} Sheet;

static gint64
get_time (Sheet *self, const char *property)
{
  gint64 at;

  g_object_get (self->sync, property, &at, NULL);
  return at;
}

static char *
dup_time (Sheet *self, gint64 at)
{
  return at ? pos_format_time (pos_shell_get_format (self->shell), at) : g_strdup ("–");
}

static void
show_fact (Sheet *self, Fact *fact, const char *value, const char *note, gboolean alarm)
{
  gtk_label_set_text (GTK_LABEL (fact->value), value);
  gtk_label_set_text (GTK_LABEL (fact->note), note ? note : "");
  pos_ui_set_class (fact->value, "c-danger", alarm);
  pos_ui_set_class (fact->note, "c-danger", alarm);
}

static void
show_count (Sheet *self, Fact *fact, guint count, const char *note, gboolean alarm)
{
  g_autofree char *value = pos_format_count (pos_shell_get_format (self->shell), count);

  show_fact (self, fact, value, note, alarm);
}

/* Time alone does not mend it: somebody else answers, or nobody knows this register any
 * more. */
static gboolean
has_to_be_told (const GError *failure)
{
  return g_error_matches (failure, POS_SYNC_ERROR, POS_SYNC_ERROR_NOT_TRUSTED) ||
         g_error_matches (failure, POS_SYNC_ERROR, POS_SYNC_ERROR_CERTIFICATE_ENDED) ||
         g_error_matches (failure, POS_SYNC_ERROR, POS_SYNC_ERROR_AUTH);
}

static void
show_failure (Sheet *self, const GError *failure)
{
  PosSentence sentence;

  pos_sentence_for_error (failure, pos_shell_get_format (self->shell), 0, &sentence);
  g_object_set (self->banner, "title", sentence.what, "body", sentence.why, NULL);
  pos_sentence_clear (&sentence);
}

static void
show_silence (Sheet *self)
{
  g_object_set (self->banner,
                "tone",
                POS_TONE_WARN,
                "icon",
                "pos-cloud-off-symbolic",
                "title",
                _ ("The hub of this store does not reach headquarters"),
                "body",
                self->unknown
                    ? _ ("Headquarters does not know the hub. Keep selling, and call support.")
                    : _ ("Keep selling. Everything is saved at the hub and sent later."),
                NULL);
}

static void
update_banner (Sheet *self)
{
  const GError *failure = pos_sync_get_failure (self->sync);
  gboolean online = pos_sync_is_online (self->sync);
  gint64 last = get_time (self, "last-success-at");
  g_autofree char *time = dup_time (self, last);
  g_autofree char *since = last ? g_strdup_printf (_ ("Offline since %s"), time)
                                : g_strdup (C_ ("connection", "Offline"));

  g_object_set (self->banner,
                "tone",
                online ? POS_TONE_OK : POS_TONE_WARN,
                "icon",
                online ? "pos-cloud-ok-symbolic" : "pos-cloud-off-symbolic",
                "title",
                online ? C_ ("connection", "Online") : since,
                "body",
                online ? _ ("Headquarters has everything, or gets it within seconds.")
                       : _ ("Keep selling. Everything is saved here and sent later."),
                NULL);
  if (!online && has_to_be_told (failure))
    show_failure (self, failure);
  else if (online && self->unheard)
    show_silence (self);
}

static void
update_facts (Sheet *self)
{
  /* Problems contain what is refused, as soon as they were read. */
  guint needing = MAX (self->n_problems, pos_sync_get_parked (self->sync));
  g_autofree char *success = dup_time (self, get_time (self, "last-success-at"));
  g_autofree char *age = pos_shell_dup_oldest (self->shell);

  show_count (self, &self->waiting, pos_sync_get_pending (self->sync), age, FALSE);
  show_fact (self, &self->success, success, NULL, FALSE);
  show_count (self, &self->needing, needing, needing ? _ ("needs you") : NULL, needing > 0);
}

static void
update_next (Sheet *self)
{
  gint64 next = get_time (self, "next-try-at");
  gint64 now = pos_register_get_now (pos_shell_get_register (self->shell));
  int seconds = (int)MAX ((next - now) / G_USEC_PER_SEC, 0);
  g_autofree char *text = next ? g_strdup_printf (_ ("Next try in %d s"), seconds) : NULL;

  gtk_label_set_text (GTK_LABEL (self->next_label), text ? text : _ ("Trying now…"));
  gtk_widget_set_visible (self->next, !pos_sync_is_online (self->sync));
}

static gboolean
update_cb (gpointer data)
{
  Sheet *self = data;

  update_banner (self);
  update_facts (self);
  update_next (self);
  return G_SOURCE_CONTINUE;
}

static void read_lists (Sheet *self);

static void
problem_done_cb (gpointer dialog)
{
  read_lists (g_object_get_data (dialog, "pos-sync-sheet"));
}

static void
problem_tapped_cb (json_t *problem, gpointer data)
{
  Sheet *self = data;

  pos_sync_problem_open (self->shell, problem, problem_done_cb, self->dialog);
}

static void
seen_cb (PosShell *shell, GVariant *answer, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;

  if (answer && gtk_widget_get_root (dialog))
    read_lists (g_object_get_data (G_OBJECT (dialog), "pos-sync-sheet"));
}

static void
noted_tapped_cb (json_t *noted, gpointer data)
{
  Sheet *self = data;
  GVariantDict args;

  g_variant_dict_init (&args, NULL);
  g_variant_dict_insert (&args, "order", "s", json_string_value (json_object_get (noted, "order")));
  g_variant_dict_insert (&args, "note", "s", json_string_value (json_object_get (noted, "note")));
  pos_shell_run (self->shell,
                 "sync.seen",
                 g_variant_dict_end (&args),
                 NULL,
                 seen_cb,
                 g_object_ref (self->dialog));
}

/* What only a person can make good, as it is at a register. */
static void
note_silence (Sheet *self, json_t *unheard)
{
  static const char *const lasting[] = {
      "sync/auth", "sync/certificate-ended", "sync/not-trusted", NULL};
  const char *failure = json_string_value (json_object_get (unheard, "failure"));

  self->unheard = failure != NULL;
  self->unknown = failure && g_strv_contains (lasting, failure);
  update_banner (self);
}

static void
show_lists (Sheet *self, GVariant *answer)
{
  g_autoptr (json_t) unheard = pos_sync_parts_read (answer, "unheard");
  g_autoptr (json_t) groups = pos_sync_parts_read (answer, "groups");
  g_autoptr (json_t) problems = pos_sync_parts_read (answer, "problems");
  g_autoptr (json_t) decided = pos_sync_parts_read (answer, "decided");
  g_autoptr (json_t) noted = pos_sync_parts_read (answer, "noted");
  g_autoptr (json_t) unavailable = pos_sync_parts_read (answer, "unavailable");
  g_autoptr (json_t) works = pos_sync_parts_read (answer, "works");
  g_autoptr (json_t) done = pos_sync_parts_read (answer, "done");
  g_autoptr (json_t) versions = pos_sync_parts_read (answer, "versions");

  note_silence (self, unheard);
  self->n_problems = (guint)json_array_size (problems);
  pos_sync_parts_empty (self->lists);
  pos_sync_parts_add_groups (self->shell, self->lists, groups);
  pos_sync_parts_add_problems (self->shell, self->lists, problems, problem_tapped_cb, self);
  pos_sync_parts_add_noted (self->shell, self->lists, noted, noted_tapped_cb, self);
  pos_sync_parts_add_line (self->lists, unavailable, works);
  pos_sync_parts_add_decided (self->shell, self->lists, decided, problem_tapped_cb, self);
  pos_sync_facts_add_done (self->shell, self->lists, done);
  pos_sync_facts_add_versions (self->shell, self->lists, versions);
  update_facts (self);
}

static void
read_cb (PosShell *shell, GVariant *answer, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;
  Sheet *self = g_object_get_data (G_OBJECT (dialog), "pos-sync-sheet");

  self->reading = FALSE;
  if (answer && gtk_widget_get_root (dialog))
    show_lists (self, answer);
}

/* Headquarters is asked, too: the lists come when they come. */
static void
read_lists (Sheet *self)
{
  if (self->reading)
    return;
  self->reading = TRUE;
  self->n_pending = pos_sync_get_pending (self->sync);
  self->n_parked = pos_sync_get_parked (self->sync);
  self->online = pos_sync_is_online (self->sync);
  pos_shell_run (self->shell, "sync.status", NULL, NULL, read_cb, g_object_ref (self->dialog));
}

static void
changed_cb (GtkWidget *dialog)
{
  Sheet *self = g_object_get_data (G_OBJECT (dialog), "pos-sync-sheet");

  update_cb (self);
  if (self->n_pending != pos_sync_get_pending (self->sync) ||
      self->n_parked != pos_sync_get_parked (self->sync) ||
      self->online != pos_sync_is_online (self->sync))
    read_lists (self);
}

static GtkWidget *
make_fact (Fact *fact, const char *caption)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = pos_ui_label_new (caption, "t-cap ink2");

  fact->value = pos_ui_label_new (NULL, "t-amt-m num");
  fact->note = pos_ui_label_new (NULL, "t-cap ink2");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (box, "sunken");
  gtk_widget_add_css_class (box, "fact");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), fact->value);
  gtk_box_append (GTK_BOX (box), fact->note);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (fact->value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  return box;
}

static void
exported_cb (PosShell *shell, GVariant *answer, gpointer data)
{
  const char *path = NULL;

  if (!answer || !g_variant_lookup (answer, "path", "&s", &path))
    return;
  g_autofree char *text = g_strdup_printf (_ ("Written to %s"), path);
  pos_shell_tell (shell, text, NULL, NULL);
}

static void
export_cb (GtkWidget *button, gpointer shell)
{
  pos_shell_run (shell, "sync.export", NULL, button, exported_cb, NULL);
}

/* Beside the way to try now: when it is tried anyway, and the list to take along. */
static GtkWidget *
make_aside (Sheet *self)
{
  GtkWidget *aside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = self->next = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *export = gtk_button_new_with_label (_ ("Export"));

  self->next_label = pos_ui_text_new (NULL, "semi num");
  gtk_widget_add_css_class (export, "btn");
  gtk_widget_set_valign (export, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (export, GTK_ALIGN_END);
  gtk_widget_set_hexpand (export, TRUE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), self->next_label);
  gtk_box_append (GTK_BOX (texts), pos_ui_text_new (_ ("You do not have to wait"), "t-cap ink2"));
  gtk_box_append (GTK_BOX (aside), texts);
  gtk_box_append (GTK_BOX (aside), export);
  g_signal_connect_object (export, "clicked", G_CALLBACK (export_cb), self->shell, 0);
  return aside;
}

static GtkWidget *
make_lists (Sheet *self)
{

  self->lists = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  return pos_ui_scroller_new (self->lists);
}

static GtkWidget *
make_content (Sheet *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *facts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->banner = pos_banner_new (POS_TONE_WARN, NULL, NULL);
  gtk_box_set_homogeneous (GTK_BOX (facts), TRUE);
  gtk_box_append (GTK_BOX (facts), make_fact (&self->waiting, C_ ("sync", "Waiting")));
  gtk_box_append (GTK_BOX (facts), make_fact (&self->success, _ ("Last success")));
  gtk_box_append (GTK_BOX (facts), make_fact (&self->needing, _ ("Conflicts and refusals")));
  gtk_box_append (GTK_BOX (content), self->banner);
  gtk_box_append (GTK_BOX (content), facts);
  gtk_box_append (GTK_BOX (content), pos_unsettled_banner_new (self->shell));
  gtk_box_append (GTK_BOX (content), make_lists (self));
  return content;
}

static void
retry_cb (PosShell *shell)
{
  pos_sync_retry (pos_register_get_sync (pos_shell_get_register (shell)));
}

static void
sheet_free (gpointer data)
{
  Sheet *self = data;

  g_source_remove (self->timeout);
  g_free (self);
}

void
pos_sync_sheet_open (PosShell *shell, GtkWidget *at)
{
  static const char *const watched[] = {"notify::online",
                                        "notify::pending",
                                        "notify::parked",
                                        "notify::last-success-at",
                                        "notify::next-try-at"};
  PosSync *sync = pos_register_get_sync (pos_shell_get_register (shell));
  Sheet *self;

  if (!sync)
    return;
  g_autofree char *place = pos_store_text_register (shell);
  self = g_new0 (Sheet, 1);
  self->shell = shell;
  self->sync = sync;
  self->dialog = pos_dialog_new (_ ("Connection and sync"), _ ("Try now"), NULL);
  g_object_set (self->dialog, "sheet", TRUE, "subtitle", place, NULL);
  g_object_set_data_full (G_OBJECT (self->dialog), "pos-sync-sheet", self, sheet_free);
  pos_dialog_set_content (POS_DIALOG (self->dialog), make_content (self));
  pos_dialog_set_aside (POS_DIALOG (self->dialog), make_aside (self));
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (
        sync, watched[i], G_CALLBACK (changed_cb), self->dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->dialog, "primary", G_CALLBACK (retry_cb), shell, G_CONNECT_SWAPPED);
  self->timeout = g_timeout_add_seconds (1, update_cb, self);
  update_cb (self);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
  read_lists (self);
}
