/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sync-parts.c — rows, banners and pills. */
#include "ui/session/pos-sync-parts.h"

#include "base/pos-json.h"
#include "ui/common/pos-banner.h"
#include "ui/common/pos-pill.h"
#include "ui/common/pos-ui-props.h"
#include "ui/common/pos-wrap-layout.h"
#include "ui/session/pos-sync-words.h"
#include "ui/shell/pos-sentences-saying.h"
#include "ui/shell/pos-store-text.h"

#define HEADING_GAP 8

typedef struct {
  const char *id;
  const char *icon;
  const char *text;
} Words;

static const Words groups[] = {
    {"sales", "pos-receipt-symbolic", N_ ("Sales")},
    {"orders", "pos-ship-symbolic", N_ ("Customer orders")},
    {"hand-overs", "pos-carry-symbolic", N_ ("Picked, shipped, handed over")},
    {"customers", "pos-user-symbolic", N_ ("Customers")},
    {"others", "pos-wallet-symbolic", N_ ("Other records")},
};

static const Words line_words[] = {
    {"sales", NULL, N_ ("Sales")},
    {"customer-orders", NULL, N_ ("Customer orders")},
    {"own-orders", NULL, N_ ("Orders of this store")},
    {"returns", NULL, N_ ("Taking goods back")},
    {"known-stock", NULL, N_ ("Stock as last known")},
    {"stock-elsewhere", NULL, N_ ("Stock in other stores")},
    {"orders-elsewhere", NULL, N_ ("Orders of other stores")},
    {"customer-accounts", NULL, N_ ("Customer accounts")},
    {"gift-cards", NULL, N_ ("Gift cards")},
    {"invoices", NULL, N_ ("Paying invoices")},
};

json_t *
pos_sync_parts_read (GVariant *answer, const char *name)
{
  g_autofree char *key = g_strconcat (name, "_json", NULL);
  const char *text = NULL;

  g_variant_lookup (answer, key, "&s", &text);
  return text ? pos_json_parse (text, -1, NULL) : NULL;
}

static const char *
text_of (json_t *object, const char *name)
{
  return json_string_value (json_object_get (object, name));
}

void
pos_sync_parts_empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    gtk_box_remove (GTK_BOX (box), child);
}

void
pos_sync_parts_add_heading (GtkWidget *box, const char *text)
{
  GtkWidget *heading = pos_ui_text_new (text, "t-cap semi ink2");

  /* It belongs to what follows, and not to what stands above. */
  if (gtk_widget_get_first_child (box))
    gtk_widget_set_margin_top (heading, HEADING_GAP);
  gtk_box_append (GTK_BOX (box), heading);
}

static const Words *
find_words (const Words *words, gsize n_words, const char *id)
{
  for (gsize i = 0; i < n_words; i++)
    if (!g_strcmp0 (words[i].id, id))
      return &words[i];
  return NULL;
}

/* --- What waits --- */

const char *
pos_sync_parts_name_group (const char *group)
{
  const Words *words = find_words (groups, G_N_ELEMENTS (groups), group);

  return words ? _ (words->text) : _ ("Other records");
}

/* "€1,204.35 · S1-01-4183 to S1-01-4186", as far as it is known. */
static char *
describe_group (PosShell *shell, json_t *group)
{
  guint32 currency = pos_register_get_currency (pos_shell_get_register (shell));
  const char *first = text_of (group, "first"), *last = text_of (group, "last");
  g_autofree char *range = NULL, *amount = NULL;
  gint64 total = 0;

  if (first && g_strcmp0 (first, last) != 0)
    /* TRANSLATORS: the first and the last of several receipts, orders or names */
    range = g_strdup_printf (_ ("%1$s to %2$s"), first, last);
  else if (first)
    range = g_strdup (first);
  if (pos_minor_parse (text_of (group, "total"), currency, &total, NULL) && total != 0)
    amount = pos_format_money (pos_shell_get_format (shell), total, currency);
  if (amount && range)
    return g_strconcat (amount, " · ", range, NULL);
  return g_strdup (amount ? amount : range ? range : "");
}

static GtkWidget *
make_group (PosShell *shell, json_t *group, const Words *words)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *disc = pos_ui_icon_new (words->icon, 18);
  gint64 count = json_integer_value (json_object_get (group, "count"));
  g_autofree char *what = describe_group (shell, group);
  g_autofree char *number = pos_format_count (pos_shell_get_format (shell), count);

  gtk_widget_add_css_class (row, "sync-row");
  gtk_widget_add_css_class (disc, "sync-disc");
  gtk_widget_set_valign (disc, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), pos_ui_text_new (_ (words->text), "semi"));
  if (*what)
    gtk_box_append (GTK_BOX (texts), pos_ui_text_new (what, "t-cap ink2 num"));
  gtk_box_append (GTK_BOX (row), disc);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), pos_ui_label_new (number, "semi num"));
  return row;
}

void
pos_sync_parts_add_groups (PosShell *shell, GtkWidget *box, json_t *list)
{
  gsize index;
  json_t *group;

  if (json_array_size (list) > 0)
    pos_sync_parts_add_heading (box, _ ("Waiting to be sent"));
  json_array_foreach (list, index, group)
  {
    const Words *words = find_words (groups, G_N_ELEMENTS (groups), text_of (group, "group"));
    if (words)
      gtk_box_append (GTK_BOX (box), make_group (shell, group, words));
  }
}

/* --- What works now, and what does not --- */

static void
add_pills (GtkWidget *box, json_t *ids, const char *heading, PosTone tone, const char *icon)
{
  GtkWidget *pills = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gsize index;
  json_t *id;

  gtk_widget_set_layout_manager (pills, pos_wrap_layout_new (8, 8));
  json_array_foreach (ids, index, id)
  {
    const Words *words = find_words (line_words, G_N_ELEMENTS (line_words), json_string_value (id));
    if (words)
      gtk_widget_set_parent (pos_pill_new (tone, icon, _ (words->text)), pills);
  }
  if (json_array_size (ids) > 0)
    pos_sync_parts_add_heading (box, heading);
  gtk_box_append (GTK_BOX (box), pills);
}

void
pos_sync_parts_add_line (GtkWidget *box, json_t *unavailable, json_t *works)
{
  add_pills (box,
             unavailable,
             _ ("Not possible until we are back online"),
             POS_TONE_NEUTRAL,
             "pos-cloud-off-symbolic");
  add_pills (box, works, _ ("Works now"), POS_TONE_OK, "pos-check-symbolic");
}

/* --- Problems --- */

char *
pos_sync_parts_dup_name (json_t *problem)
{
  static const char *const names[] = {"number", "reference", "receipt", "name", "record"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (text_of (problem, names[i]))
      return g_strdup (text_of (problem, names[i]));
  return g_strdup ("?");
}

/* With its day unless that is today. */
static char *
dup_time (PosShell *shell, const char *instant)
{
  PosRegister *reg = pos_shell_get_register (shell);
  gint64 at;

  if (!instant || !pos_instant_parse (instant, &at, NULL))
    return NULL;
  return pos_register_get_day (reg, at).julian == pos_register_get_today (reg).julian
             ? pos_format_time (pos_shell_get_format (shell), at)
             : pos_store_text_moment (shell, at);
}

char *
pos_sync_parts_dup_who (PosShell *shell, json_t *who)
{
  PosConfig *config = pos_register_get_config (pos_shell_get_register (shell));
  g_autofree char *time = dup_time (shell, text_of (who, "at"));
  const char *name = pos_config_name_worker (config, text_of (who, "worker"));
  g_autofree char *till = pos_store_text_till (shell, text_of (who, "register"));
  GString *text = g_string_new (till);

  if (name)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name);
  if (time)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", time);
  return g_string_free (text, FALSE);
}

/* Returns: (transfer none) (nullable): who decided what, where and when. */
static json_t *
find_decision (json_t *problem)
{
  json_t *correction, *decision = NULL;
  gsize index;

  if (g_strcmp0 (text_of (problem, "status"), "decided") != 0)
    return NULL;
  json_array_foreach (json_object_get (problem, "corrections"), index, correction)
  {
    if (!g_strcmp0 (text_of (correction, "field"), "conflict"))
      decision = correction;
  }
  return decision;
}

const char *
pos_sync_parts_get_kept (json_t *problem)
{
  return text_of (find_decision (problem), "after");
}

static gboolean
is_before (json_t *one, json_t *other)
{
  const char *first = text_of (one, "at"), *second = text_of (other, "at");
  gint64 at, then;

  return first && second && pos_instant_parse (first, &at, NULL) &&
         pos_instant_parse (second, &then, NULL) && at < then;
}

static char *
describe_conflict (PosShell *shell, json_t *problem)
{
  if (pos_sync_parts_is_cart (problem))
    return pos_sentences_say (text_of (problem, "reason"), pos_shell_get_format (shell));
  json_t *other = json_object_get (problem, "headquarters");
  g_autofree char *here = pos_sync_parts_dup_who (shell, problem);
  g_autofree char *there = pos_sync_parts_dup_who (shell, other);
  g_autofree char *ours = pos_sync_words_dup_deed (shell, problem, "register", here);
  g_autofree char *theirs = pos_sync_words_dup_deed (shell, problem, "headquarters", there);

  /* In the order in which it was done, and not in that in which headquarters heard of it. */
  return is_before (problem, other) ? g_strdup_printf ("%s %s", ours, theirs)
                                    : g_strdup_printf ("%s %s", theirs, ours);
}

/* What was kept, and whose it was. */
static char *
dup_kept (PosShell *shell, json_t *problem)
{
  g_autofree char *till = pos_store_text_till (shell, text_of (problem, "register"));

  if (g_strcmp0 (pos_sync_parts_get_kept (problem), "register") != 0)
    return g_strdup (_ ("What headquarters had was kept."));
  /* TRANSLATORS: the name of a register: what was changed there counts */
  return g_strdup_printf (_ ("What %s changed was carried over."), pos_text_or (till, ""));
}

char *
pos_sync_parts_dup_decision (PosShell *shell, json_t *problem)
{
  g_autofree char *who = pos_sync_parts_dup_who (shell, find_decision (problem));
  g_autofree char *changes = pos_sync_parts_is_cart (problem)
                                 ? pos_sync_parts_dup_who (shell, problem)
                                 : describe_conflict (shell, problem);
  g_autofree char *kept = pos_sync_parts_is_cart (problem) ? g_strdup (_ ("It was marked as seen."))
                                                           : dup_kept (shell, problem);

  if (!*who)
    return g_strdup_printf ("%s %s", changes, kept);
  /* TRANSLATORS: who decided a conflict: register, name and time: "Decided by S1-01, Lena, 11:02."
   */
  g_autofree char *decided = g_strdup_printf (_ ("Decided by %s."), who);
  return g_strdup_printf ("%s %s %s", changes, kept, decided);
}

static char *
describe_failure (PosShell *shell, json_t *problem)
{
  guint retries = (guint)json_integer_value (json_object_get (problem, "retries"));
  g_autofree char *next = dup_time (shell, text_of (problem, "next_at"));
  g_autofree char *reason =
      pos_sentences_say (text_of (problem, "reason"), pos_shell_get_format (shell));
  g_autofree char *tried =
      g_strdup_printf (ngettext ("Tried %u time.", "Tried %u times.", retries), retries);
  g_autofree char *again = json_is_true (json_object_get (problem, "editing"))
                               ? g_strdup (_ ("Somebody is correcting it."))
                           : next ? g_strdup_printf (_ ("Next try at %s."), next)
                                  : g_strdup ("");

  return g_strdup_printf ("%s %s %s", reason, tried, again);
}

typedef struct {
  json_t *problem;
  PosSyncProblemTapped tapped;
  gpointer data;
} Tap;

static void
tap_free (gpointer data, GClosure *closure)
{
  Tap *tap = data;

  json_decref (tap->problem);
  g_free (tap);
}

static void
action_cb (GtkWidget *banner, Tap *tap)
{
  tap->tapped (tap->problem, tap->data);
}

static void
add_tapped (
    GtkWidget *box, GtkWidget *banner, json_t *problem, PosSyncProblemTapped tapped, gpointer data)
{
  Tap *tap = g_new0 (Tap, 1);

  tap->problem = json_incref (problem);
  tap->tapped = tapped;
  tap->data = data;
  g_signal_connect_data (banner, "action", G_CALLBACK (action_cb), tap, tap_free, 0);
  gtk_box_append (GTK_BOX (box), banner);
}

gboolean
pos_sync_parts_is_cart (json_t *problem)
{
  return !g_strcmp0 (text_of (problem, "kind"), "suspended-cart");
}

/* Headquarters says nothing against its own version: it has none. */
static gboolean
is_unknown (json_t *problem)
{
  json_t *saying;
  gsize index;

  json_array_foreach (json_object_get (problem, "sayings"), index, saying)
  {
    if (!g_strcmp0 (text_of (saying, "code"), "quote-takes-no-money"))
      return FALSE;
  }
  return !pos_sync_parts_may_keep (problem, "headquarters");
}

char *
pos_sync_parts_dup_title (json_t *problem)
{
  g_autofree char *name = pos_sync_parts_dup_name (problem);
  gboolean conflict = !g_strcmp0 (text_of (problem, "status"), "conflict");

  if (pos_sync_parts_is_cart (problem))
    return g_strdup (_ ("A suspended transaction was recalled twice"));
  /* TRANSLATORS: an order's number or reference, or a customer */
  if (!conflict && !pos_sync_parts_get_kept (problem))
    return g_strdup_printf (_ ("%s is refused"), name);
  return g_strdup_printf (conflict && is_unknown (problem)
                              /* TRANSLATORS: an order's number or reference */
                              ? _ ("%s is changed, and not known to headquarters")
                              : _ ("%s changed in two places"),
                          name);
}

gboolean
pos_sync_parts_may_keep (json_t *problem, const char *side)
{
  json_t *choices = json_object_get (problem, "choices"), *choice;
  gsize index;

  json_array_foreach (choices, index, choice)
  {
    if (!g_strcmp0 (json_string_value (choice), side))
      return TRUE;
  }
  /* An older headquarters does not tell. */
  return !choices;
}

static GtkWidget *
make_decided (PosShell *shell, json_t *problem)
{
  g_autofree char *title = pos_sync_parts_dup_title (problem);
  g_autofree char *body = pos_sync_parts_dup_decision (shell, problem);
  GtkWidget *banner = pos_banner_new (POS_TONE_NEUTRAL, title, body);

  g_object_set (banner, "action", C_ ("conflict", "Compare"), NULL);
  return banner;
}

static GtkWidget *
make_problem (PosShell *shell, json_t *problem)
{
  gboolean conflict = !g_strcmp0 (text_of (problem, "status"), "conflict");
  g_autofree char *title = pos_sync_parts_dup_title (problem);
  g_autofree char *body = conflict && !is_unknown (problem) ? describe_conflict (shell, problem)
                                                            : describe_failure (shell, problem);
  GtkWidget *banner = pos_banner_new (POS_TONE_DANGER, title, body);

  /* What headquarters does not even take from the store's hub nobody can correct there. */
  if (g_strcmp0 (text_of (problem, "status"), "refused") != 0)
    g_object_set (banner, "action", conflict ? _ ("Resolve") : C_ ("problem", "Correct"), NULL);
  return banner;
}

void
pos_sync_parts_add_problems (
    PosShell *shell, GtkWidget *box, json_t *problems, PosSyncProblemTapped tapped, gpointer data)
{
  gsize index;
  json_t *problem;

  json_array_foreach (problems, index, problem)
  {
    GtkWidget *banner = pos_sync_parts_get_kept (problem) ? make_decided (shell, problem)
                                                          : make_problem (shell, problem);
    add_tapped (box, banner, problem, tapped, data);
  }
}

void
pos_sync_parts_add_decided (
    PosShell *shell, GtkWidget *box, json_t *decided, PosSyncProblemTapped tapped, gpointer data)
{
  if (json_array_size (decided) > 0)
    /* TRANSLATORS: over conflicts that a person has decided */
    pos_sync_parts_add_heading (box, _ ("Decided"));
  pos_sync_parts_add_problems (shell, box, decided, tapped, data);
}

/* --- What was taken, though something about it is too much --- */

static GtkWidget *
make_noted (PosShell *shell, json_t *noted)
{
  const char *customer = text_of (noted, "customer_name");
  g_autofree char *name = pos_sync_parts_dup_name (noted);
  g_autofree char *title = pos_ui_dup_facts (name, customer);
  g_autofree char *body = pos_sentences_say (text_of (noted, "note"), pos_shell_get_format (shell));
  GtkWidget *banner = pos_banner_new (POS_TONE_WARN, title, body);

  /* TRANSLATORS: button: somebody has read it and does what there is to do */
  g_object_set (banner, "action", C_ ("remark", "Seen"), NULL);
  return banner;
}

void
pos_sync_parts_add_noted (
    PosShell *shell, GtkWidget *box, json_t *list, PosSyncProblemTapped tapped, gpointer data)
{
  gsize index;
  json_t *noted;

  if (json_array_size (list) > 0)
    /* TRANSLATORS: orders that headquarters has a remark about */
    pos_sync_parts_add_heading (box, _ ("To look at"));
  json_array_foreach (list, index, noted)
      add_tapped (box, make_noted (shell, noted), noted, tapped, data);
}
