/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-sync-facts.c — a few quiet lines below what waits. */
#include "ui/session/pos-sync-facts.h"

#include "base/pos-json.h"
#include "ui/common/pos-ui-props.h"
#include "ui/session/pos-sync-parts.h"

/* Of what was sent, the latest say that it goes on. */
#define MAX_DONE 3

static void
add_line (GtkWidget *box, const char *text)
{
  gtk_box_append (GTK_BOX (box), pos_ui_text_new (text, "t-cap num"));
}

void
pos_sync_facts_add_done (PosShell *shell, GtkWidget *box, json_t *done)
{
  PosFormat *format = pos_shell_get_format (shell);
  PosRegister *reg = pos_shell_get_register (shell);
  gsize index;
  json_t *row;

  if (json_array_size (done) > 0)
    pos_sync_parts_add_heading (box, _ ("Sent last"));
  json_array_foreach (done, index, row)
  {
    gint64 at = 0;
    const char *instant = json_string_value (json_object_get (row, "at"));

    if (index >= MAX_DONE || !instant || !pos_instant_parse (instant, &at, NULL))
      return;
    g_autofree char *day = pos_format_day (format, pos_register_get_day (reg, at));
    g_autofree char *time = pos_format_time (format, at);
    const char *name = json_string_value (json_object_get (row, "name"));
    const char *group = json_string_value (json_object_get (row, "group"));
    /* TRANSLATORS: what was sent (an order number, a customer's name, or "Other records"), its day
     * and time */
    g_autofree char *text = g_strdup_printf (
        _ ("%1$s · %2$s, %3$s"), name ? name : pos_sync_parts_name_group (group), day, time);
    add_line (box, text);
  }
}

void
pos_sync_facts_add_versions (PosShell *shell, GtkWidget *box, json_t *versions)
{
  const char *program = json_string_value (json_object_get (versions, "program"));
  const char *set_up = json_string_value (json_object_get (versions, "set_up"));
  gsize index;
  json_t *layout;

  pos_sync_parts_add_heading (box, _ ("In force on this register"));
  if (program) {
    /* TRANSLATORS: the version of this program */
    g_autofree char *text = g_strdup_printf (_ ("Pos %s"), program);
    add_line (box, text);
  }
  if (set_up) {
    /* TRANSLATORS: how far this register has followed headquarters' records, a code */
    g_autofree char *text = g_strdup_printf (_ ("Set-up %s"), set_up);
    add_line (box, text);
  }
  json_array_foreach (json_object_get (versions, "layouts"), index, layout)
  {
    g_autofree char *version = pos_format_count (
        pos_shell_get_format (shell), json_integer_value (json_object_get (layout, "version")));
    /* TRANSLATORS: a layout's id and its version */
    g_autofree char *text = g_strdup_printf (_ ("Layout %1$s, version %2$s"),
                                             json_string_value (json_object_get (layout, "id")),
                                             version);
    add_line (box, text);
  }
}
