/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-side-zones.c — see the header. */
#include "ui/sale/pos-side-zones.h"

#include "model/pos-line-words.h"
#include "ui/common/pos-pill.h"
#include "ui/common/pos-translator.h"
#include "ui/common/pos-ui-props.h"

#define ART_PATH "/org/example/Pos/ui/art/"
#define MINUTE_MS 60000

static GtkWidget *
panel_new (void)
{
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_widget_add_css_class (panel, "panel");
  gtk_widget_set_overflow (panel, GTK_OVERFLOW_HIDDEN);
  return panel;
}

GtkWidget *
pos_absent_zone_new (const char *icon_name, const char *text)
{
  GtkWidget *panel = panel_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *label = pos_ui_label_new (text, "t-cap ink3");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5F);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (box, "ink3");
  gtk_box_append (GTK_BOX (box), pos_ui_icon_new (icon_name, 28));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (panel), box);
  return panel;
}

GtkWidget *
pos_image_zone_new (const char *image, json_t *options)
{
  g_autofree char *path = g_strconcat (ART_PATH, image, ".svg", NULL);
  const char *fit = json_string_value (json_object_get (options, "fit"));

  if (!g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    return pos_absent_zone_new ("pos-image-symbolic", _ ("The picture is not here"));
  GtkWidget *picture = gtk_picture_new_for_resource (path);
  gtk_picture_set_content_fit (GTK_PICTURE (picture),
                               g_strcmp0 (fit, "cover") == 0 ? GTK_CONTENT_FIT_COVER
                                                             : GTK_CONTENT_FIT_CONTAIN);
  gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (picture, "picture");
  return picture;
}

/* --- Clock --- */

static gboolean
tell_time (gpointer label)
{
  PosSaleState *state = g_object_get_data (label, "pos-sale-state");
  gint64 now = pos_register_get_now (pos_sale_state_get_register (state));
  g_autofree char *time = pos_format_time (pos_sale_state_get_format (state), now);

  gtk_label_set_text (label, time);
  return G_SOURCE_CONTINUE;
}

static void
stop_clock (gpointer source)
{
  g_source_remove (GPOINTER_TO_UINT (source));
}

GtkWidget *
pos_clock_zone_new (PosSaleState *state)
{
  GtkWidget *panel = panel_new ();
  GtkWidget *label = pos_ui_label_new (NULL, "t-amt-l num");
  guint source;

  gtk_label_set_xalign (GTK_LABEL (label), 0.5F);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (panel), label);
  g_object_set_data_full (G_OBJECT (label), "pos-sale-state", g_object_ref (state), g_object_unref);
  source = g_timeout_add (MINUTE_MS / 4, tell_time, label);
  g_object_set_data_full (
      G_OBJECT (label), "pos-clock-source", GUINT_TO_POINTER (source), stop_clock);
  tell_time (label);
  return panel;
}

/* --- Last message --- */

static void
arrived_cb (GtkLabel *label, const PosId *id, PosSaleState *state)
{
  PosOrderLine *line = pos_order_find_line (pos_sale_state_get_order (state), id);

  if (!line)
    return;
  g_autofree char *quantity = pos_line_words_dup_count (
      pos_sale_state_get_format (state), line, pos_order_line_get_quantity (line));
  g_autofree char *amount = pos_sale_state_format (state, line->net);
  g_autofree char *text =
      /* TRANSLATORS: what was added last: quantity, product, amount */
      g_strdup_printf (_ ("%1$s × %2$s, %3$s"),
                       quantity,
                       pos_l10n_get (line->description, pos_sale_state_get_language (state)),
                       amount);
  gtk_label_set_text (label, text);
}

GtkWidget *
pos_message_zone_new (PosSaleState *state)
{
  GtkWidget *panel = panel_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_STATUS,
                                   "xalign",
                                   0.0,
                                   "wrap",
                                   TRUE,
                                   "label",
                                   _ ("Ready"),
                                   NULL);

  gtk_widget_add_css_class (label, "num");
  gtk_box_append (GTK_BOX (panel), label);
  g_signal_connect_object (state, "arrived", G_CALLBACK (arrived_cb), label, G_CONNECT_SWAPPED);
  return panel;
}

/* --- States --- */

static void
show_sync (PosPill *pill, PosSaleState *state)
{
  PosSync *sync = pos_register_get_sync (pos_sale_state_get_register (state));
  gboolean online = sync && pos_sync_is_online (sync);

  g_object_set (pill,
                "tone",
                online ? POS_TONE_OK : POS_TONE_WARN,
                "icon",
                online ? "pos-cloud-ok-symbolic" : "pos-cloud-off-symbolic",
                "text",
                online ? C_ ("connection", "Online") : C_ ("connection", "Offline"),
                NULL);
}

static void
show_user (PosPill *pill, PosSaleState *state)
{
  PosWorker *worker = pos_register_get_worker (pos_sale_state_get_register (state));

  g_object_set (pill, "icon", "pos-user-symbolic", "text", worker ? worker->name : NULL, NULL);
}

static void
add_status (GtkWidget *panel, PosSaleState *state, const char *item)
{
  void (*show) (PosPill *, PosSaleState *) = g_strcmp0 (item, "sync") == 0   ? show_sync
                                             : g_strcmp0 (item, "user") == 0 ? show_user
                                                                             : NULL;

  if (!show)
    return;
  GtkWidget *pill = pos_pill_new (POS_TONE_NEUTRAL, NULL, NULL);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (panel), pill);
  show (POS_PILL (pill), state);
  g_signal_connect_object (state, "changed", G_CALLBACK (show), pill, G_CONNECT_SWAPPED);
}

GtkWidget *
pos_status_zone_new (PosSaleState *state, json_t *options)
{
  json_t *items = json_object_get (options, "items"), *item;
  GtkWidget *panel = panel_new ();
  gsize index;

  json_array_foreach (items, index, item) add_status (panel, state, json_string_value (item));
  if (!json_is_array (items))
    add_status (panel, state, "sync");
  return panel;
}
