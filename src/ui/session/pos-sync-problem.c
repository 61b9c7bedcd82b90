/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sync-problem.c — two dialogs: both versions side by side, and fields to correct. */
#include "ui/session/pos-sync-problem.h"

#include "base/pos-json.h"
#include "ui/common/pos-text-field.h"
#include "ui/common/pos-ui-pane.h"
#include "ui/common/pos-ui-props.h"
#include "ui/session/pos-sync-parts.h"
#include "ui/session/pos-sync-words.h"
#include "ui/shell/pos-sentences-saying.h"

#define CONTENT_WIDTH 560
#define CONTENT_HEIGHT 320
#define MOST_CHARACTERS 60 /* of a sentence, until it goes on below */

typedef struct {
  PosShell *shell; /* borrowed: the dialog lies in it */
  GtkWidget *dialog;
  json_t *problem;
  GPtrArray *fields; /* PosTextField, in the order of the problem's "fields"; borrowed */
  GtkWidget *reason; /* of a correction; borrowed */
  GtkWidget *choice; /* (nullable): the first one of a conflict; borrowed */
  void (*done) (gpointer);
  gpointer data;
} Problem;

static void
problem_free (gpointer data)
{
  Problem *self = data;

  json_decref (self->problem);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

static const char *
text_of (json_t *object, const char *name)
{
  return json_string_value (json_object_get (object, name));
}

/* The dialog may be gone when the answer comes: it is kept until then. */
static void
changed_cb (PosShell *shell, GVariant *result, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;
  Problem *self = g_object_get_data (G_OBJECT (dialog), "pos-sync-problem");

  if (!result)
    return;
  pos_overlay_close (dialog);
  if (self->done)
    self->done (self->data);
}

static void
run (Problem *self, const char *key, GVariant *args, GtkWidget *origin)
{
  pos_shell_run (self->shell, key, args, origin, changed_cb, g_object_ref (self->dialog));
}

/* --- A conflict --- */

static GtkWidget *
make_cell (const char *text, const char *classes)
{
  GtkWidget *label = pos_ui_text_new (text, classes);

  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
attach_row (GtkGrid *grid, int row, const char *const *texts, const char *classes)
{
  for (int i = 0; i < 3; i++)
    gtk_grid_attach (grid, make_cell (texts[i], i == 0 ? "semi" : classes), i, row, 1, 1);
}

typedef struct {
  GtkGrid *grid;
  int n_rows;
  GHashTable *said;
} Comparison;

/* Members that are one thing for people say it once; what both sides say alike tells nothing. */
static gboolean
is_worth_saying (Comparison *comparison, const char *const *texts)
{
  return !g_str_equal (texts[1], texts[2]) &&
         g_hash_table_add (comparison->said, g_strjoinv ("\n", (char **)texts));
}

static void
compare (Problem *self, Comparison *comparison, json_t *list)
{
  guint32 currency = pos_sync_words_get_currency (self->shell, self->problem);
  json_t *difference;
  gsize index;

  json_array_foreach (list, index, difference)
  {
    g_autofree char *what = pos_sync_words_dup_what (self->shell, difference);
    g_autofree char *theirs =
        pos_sync_words_dup_value (self->shell, difference, "headquarters", currency);
    g_autofree char *ours =
        pos_sync_words_dup_value (self->shell, difference, "register", currency);
    const char *const texts[] = {what, theirs, ours, NULL};
    if (is_worth_saying (comparison, texts))
      attach_row (comparison->grid, ++comparison->n_rows, texts, "num");
  }
}

/* @n_rows: (out): below the captions. */
static GtkWidget *
make_comparison (Problem *self, int *n_rows)
{
  GtkWidget *grid = gtk_grid_new ();
  const char *const heads[] = {"", _ ("Headquarters"), _ ("This change"), NULL};
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Comparison comparison = {GTK_GRID (grid), 0, said};

  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  attach_row (GTK_GRID (grid), 0, heads, "t-cap semi ink2");
  compare (self, &comparison, json_object_get (self->problem, "differences"));
  compare (self, &comparison, json_object_get (self->problem, "contradictions"));
  *n_rows = comparison.n_rows;
  return grid;
}

static void
resolve (GtkWidget *button, Problem *self, const char *keep)
{
  run (self,
       "sync.resolve",
       g_variant_new_parsed (
           "{'transaction': <%s>, 'keep': <%s>}", text_of (self->problem, "id"), keep),
       button);
}

static void
headquarters_cb (GtkWidget *button, gpointer self)
{
  resolve (button, self, "headquarters");
}

static void
register_cb (GtkWidget *button, gpointer self)
{
  resolve (button, self, "register");
}

/* @side: (nullable): whose version it is. */
static GtkWidget *
make_choice (Problem *self,
             const char *title,
             const char *side,
             json_t *who,
             const char *note,
             GCallback callback)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *by = pos_sync_parts_dup_who (self->shell, who);
  g_autofree char *deed =
      side ? pos_sync_words_dup_deed (self->shell, self->problem, side, by) : NULL;

  gtk_box_append (GTK_BOX (box), pos_ui_text_new (title, "semi"));
  gtk_box_append (GTK_BOX (box), pos_ui_text_new (deed ? deed : by, "t-cap ink2 num"));
  gtk_box_append (GTK_BOX (box), pos_ui_text_new (note, "t-cap ink2"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "sync-choice");
  pos_ui_describe (button, title, note);
  g_signal_connect (button, "clicked", callback, self);
  if (!self->choice)
    self->choice = button;
  return button;
}

/* What becomes of the money of a change that does not count. */
static char *
dup_note_of_money (Problem *self)
{
  g_autofree char *given_back =
      pos_sync_words_dup_given_back (self->shell, self->problem, "register");

  if (!given_back)
    return g_strdup (_ ("Money that the other change took stays on the order."));
  /* TRANSLATORS: an amount of money */
  return g_strdup_printf (_ ("The %s that the other change gave back is open again, and is to be "
                             "asked for."),
                          given_back);
}

static void
add_choices (Problem *self, GtkBox *content)
{
  g_autofree char *note = dup_note_of_money (self);

  /* Nothing is kept or thrown away: what was sold is decided about with its orders. */
  if (pos_sync_parts_is_cart (self->problem)) {
    gtk_box_append (content,
                    make_choice (self,
                                 _ ("Mark as seen"),
                                 NULL,
                                 self->problem,
                                 _ ("If both were sold, the second sale waits here by itself."),
                                 G_CALLBACK (headquarters_cb)));
    return;
  }
  if (pos_sync_parts_may_keep (self->problem, "headquarters"))
    gtk_box_append (content,
                    make_choice (self,
                                 _ ("Keep what headquarters has"),
                                 "headquarters",
                                 json_object_get (self->problem, "headquarters"),
                                 note,
                                 G_CALLBACK (headquarters_cb)));
  if (pos_sync_parts_may_keep (self->problem, "register"))
    gtk_box_append (content,
                    make_choice (self,
                                 _ ("Carry this change over"),
                                 "register",
                                 self->problem,
                                 _ ("It is refused if the sums would be wrong."),
                                 G_CALLBACK (register_cb)));
}

static char *
dup_reason (Problem *self)
{
  return pos_sentences_say (text_of (self->problem, "reason"), pos_shell_get_format (self->shell));
}

static gboolean
may_keep_both (Problem *self)
{
  return pos_sync_parts_may_keep (self->problem, "headquarters") &&
         pos_sync_parts_may_keep (self->problem, "register");
}

/* Its bar is seen: a list that ends between two rows looks as if it were whole. */
static GtkWidget *
make_scroller (GtkWidget *list)
{
  GtkWidget *scroller = pos_ui_scroller_new_up_to (list, CONTENT_HEIGHT);

  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  return scroller;
}

/* A dialog is as wide as its longest sentence wants to be. */
static GtkWidget *
make_note (const char *text)
{
  GtkWidget *note = pos_ui_text_new (text, "ink2 num");

  gtk_label_set_max_width_chars (GTK_LABEL (note), MOST_CHARACTERS);
  return note;
}

/* @open: nobody has decided yet. */
static void
show_conflict (Problem *self, gboolean open)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *reason = dup_reason (self);
  g_autofree char *decision =
      open ? NULL : pos_sync_parts_dup_decision (self->shell, self->problem);
  int n;
  GtkWidget *comparison = g_object_ref_sink (make_comparison (self, &n));

  /* A short list is as high as it is; a scroller would ask for the height of narrow labels. */
  if (n > 0)
    gtk_box_append (GTK_BOX (content), n > 5 ? make_scroller (comparison) : comparison);
  g_object_unref (comparison);
  /* Whoever misses one of the two choices reads why. */
  if (n == 0 || (open && !may_keep_both (self)))
    gtk_box_append (GTK_BOX (content), pos_ui_text_new (reason, "ink2"));
  if (open)
    add_choices (self, GTK_BOX (content));
  else
    gtk_box_append (GTK_BOX (content), make_note (decision));
  gtk_widget_set_size_request (content, CONTENT_WIDTH, -1);
  pos_dialog_set_content (POS_DIALOG (self->dialog), content);
}

/* --- A failure --- */

static const char *
name_of_field (const char *field)
{
  static const struct {
    const char *field;
    const char *name;
  } names[] = {
      {"customer", N_ ("Customer number")},
      {"home_store", N_ ("Store that took the order")},
      {"sales_taker", N_ ("Sales taker")},
      {"requested_date", N_ ("Requested date")},
      {"comment", N_ ("Comment")},
      {"name", N_ ("Name")},
      {"email", N_ ("E-mail")},
      {"phone", N_ ("Phone")},
      {"tax_group", N_ ("Tax group")},
      {"location", N_ ("Warehouse")},
      {"store", N_ ("Pick-up store")},
      {"mode", N_ ("Delivery mode")},
      {"date", N_ ("Date")},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].field, field))
      return _ (names[i].name);
  return field;
}

/* "Line 2: Warehouse" */
static char *
dup_label (const char *field)
{
  const char *dot = strrchr (field, '.');
  gint64 line;

  if (!dot)
    return g_strdup (name_of_field (field));
  line = g_ascii_strtoll (field + strlen ("lines."), NULL, 10);
  /* TRANSLATORS: the number of an order line, and one of its fields: "Line 2: Warehouse" */
  return g_strdup_printf (_ ("Line %1$d: %2$s"), (int)line, name_of_field (dot + 1));
}

/* Whether a sentence of the refusal speaks of @value. */
static gboolean
is_named (Problem *self, const char *value)
{
  json_t *saying, *named;
  const char *name;
  gsize index;

  json_array_foreach (json_object_get (self->problem, "sayings"), index, saying)
  {
    json_object_foreach (json_object_get (saying, "values"), name, named)
    {
      if (!g_strcmp0 (json_string_value (named), value))
        return TRUE;
    }
  }
  return FALSE;
}

/* What is to be corrected comes first, and has the focus; then all that could be. */
static GtkWidget *
make_fields (Problem *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *last_named = NULL;
  json_t *field;
  gsize index;

  json_array_foreach (json_object_get (self->problem, "fields"), index, field)
  {
    g_autofree char *label = dup_label (text_of (field, "field"));
    GtkWidget *entry = pos_text_field_new (label);
    const char *value = text_of (field, "value");

    pos_text_field_set_text (POS_TEXT_FIELD (entry), value ? value : "");
    g_ptr_array_add (self->fields, entry);
    if (value && is_named (self, value)) {
      gtk_box_insert_child_after (GTK_BOX (box), entry, last_named);
      last_named = entry;
    } else {
      gtk_box_append (GTK_BOX (box), entry);
    }
  }
  return box;
}

static char *
dup_changes (Problem *self)
{
  g_autoptr (json_t) changes = json_array ();
  json_t *field;
  gsize index;

  json_array_foreach (json_object_get (self->problem, "fields"), index, field)
  {
    const char *before = text_of (field, "value");
    const char *now = pos_text_field_get_text (self->fields->pdata[index]);
    if (g_strcmp0 (before ? before : "", now) != 0)
      json_array_append_new (
          changes, json_pack ("{s:s, s:s}", "field", text_of (field, "field"), "value", now));
  }
  return pos_json_to_text (changes);
}

static void
correct_cb (GtkWidget *dialog, Problem *self)
{
  g_autofree char *changes = dup_changes (self);
  g_autofree char *reason =
      g_strstrip (g_strdup (pos_text_field_get_text (POS_TEXT_FIELD (self->reason))));

  g_object_set (self->reason, "error", *reason ? NULL : _ ("This has to be filled in"), NULL);
  if (!*reason) {
    gtk_widget_grab_focus (GTK_WIDGET (pos_text_field_get_entry (POS_TEXT_FIELD (self->reason))));
    return;
  }
  run (self,
       "sync.correct",
       g_variant_new_parsed ("{'transaction': <%s>, 'changes': <%s>, 'reason': <%s>}",
                             text_of (self->problem, "id"),
                             changes,
                             reason),
       pos_dialog_get_primary (POS_DIALOG (dialog)));
}

static void
said_cb (GtkWidget *field)
{
  g_object_set (field, "error", NULL, NULL);
}

/* What has to be said stands below the fields, however many there are: missing, it is seen. */
static void
show_failure (Problem *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->reason = pos_text_field_new (_ ("Reason in words"));
  g_signal_connect (self->reason, "changed", G_CALLBACK (said_cb), NULL);
  gtk_box_append (GTK_BOX (content),
                  pos_ui_scroller_new_up_to (make_fields (self), CONTENT_HEIGHT));
  gtk_box_append (GTK_BOX (content), self->reason);
  g_autofree char *reason = dup_reason (self);

  g_object_set (self->dialog, "subtitle", reason, "primary", _ ("Correct and send"), NULL);
  gtk_widget_set_size_request (content, CONTENT_WIDTH, -1);
  pos_dialog_set_content (POS_DIALOG (self->dialog), content);
  g_signal_connect (self->dialog, "primary", G_CALLBACK (correct_cb), self);
}

void
pos_sync_problem_open (PosShell *shell, json_t *problem, void (*done) (gpointer), gpointer data)
{
  Problem *self = g_new0 (Problem, 1);
  gboolean open = !g_strcmp0 (text_of (problem, "status"), "conflict");
  gboolean decided = pos_sync_parts_get_kept (problem) != NULL;
  gboolean conflict = open || decided;
  g_autofree char *title = pos_sync_parts_dup_title (problem);

  self->shell = shell;
  self->problem = json_incref (problem);
  self->fields = g_ptr_array_new ();
  self->done = done;
  self->data = data;
  self->dialog = pos_dialog_new (title, NULL, decided ? _ ("Close") : _ ("Not now"));
  g_object_set_data_full (G_OBJECT (self->dialog), "pos-sync-problem", self, problem_free);
  if (conflict)
    show_conflict (self, open);
  else
    show_failure (self);
  pos_overlay_open (pos_shell_get_overlay (shell), POS_DIALOG (self->dialog));
  /* And not at the list, which only scrolls. */
  if (self->choice)
    gtk_widget_grab_focus (self->choice);
}
