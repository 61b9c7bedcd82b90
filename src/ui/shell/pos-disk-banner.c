/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-disk-banner.c — see the header. */
#include "ui/shell/pos-disk-banner.h"

#include "base/pos-error.h"
#include "ui/common/pos-banner.h"
#include "ui/common/pos-translator.h"

#define PAUSE_SECONDS 5

/* Who only looks writes nothing, so nobody else would notice that the disk is well again. */
static gboolean
try_cb (gpointer banner)
{
  PosRegister *reg = g_object_get_data (banner, "pos-register");

  if (pos_register_get_disk_trouble (reg) < 0) {
    g_object_set_data (banner, "pos-trying", NULL);
    return G_SOURCE_REMOVE;
  }
  pos_register_try_disk (reg);
  return G_SOURCE_CONTINUE;
}

static void
stop_trying (GtkWidget *banner)
{
  guint source = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (banner), "pos-trying"));

  if (source)
    g_source_remove (source);
  g_object_set_data (G_OBJECT (banner), "pos-trying", NULL);
}

static void
start_trying (GtkWidget *banner)
{
  if (g_object_get_data (G_OBJECT (banner), "pos-trying"))
    return;
  g_object_set_data (G_OBJECT (banner),
                     "pos-trying",
                     GUINT_TO_POINTER (g_timeout_add_seconds (PAUSE_SECONDS, try_cb, banner)));
}

static const char *
get_fact (int trouble)
{
  return trouble == POS_DB_ERROR_FULL        ? _ ("The register's disk is full")
         : trouble == POS_DB_ERROR_READ_ONLY ? _ ("The register cannot write to its disk")
                                             : _ ("The register's disk does not work");
}

static void
show (GtkWidget *banner)
{
  PosRegister *reg = g_object_get_data (G_OBJECT (banner), "pos-register");
  int trouble = pos_register_get_disk_trouble (reg);

  gtk_widget_set_visible (banner, trouble >= 0);
  if (trouble < 0)
    return;
  g_object_set (banner,
                "title",
                get_fact (trouble),
                "body",
                _ ("Orders, customers and prices can be looked up. Nothing can be sold or changed: "
                   "call support. What was sold is safe."),
                NULL);
  start_trying (banner);
}

GtkWidget *
pos_disk_banner_new (PosRegister *reg)
{
  GtkWidget *banner = pos_banner_new (POS_TONE_DANGER, NULL, NULL);

  g_object_set_data_full (G_OBJECT (banner), "pos-register", g_object_ref (reg), g_object_unref);
  g_signal_connect_object (
      reg, "notify::disk-trouble", G_CALLBACK (show), banner, G_CONNECT_SWAPPED);
  g_signal_connect (banner, "destroy", G_CALLBACK (stop_trying), NULL);
  show (banner);
  return banner;
}
