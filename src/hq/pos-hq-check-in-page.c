/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pos-hq-check-in-page.c — see the header. */
#include "hq/pos-hq-check-in-page.h"
#include "base/pos-format.h"
#include "base/pos-words.h"

#include <glib/gi18n.h>

/* The register's colors, light and dark. */
static const char STYLE[] =
    ":root{color-scheme:light dark;--paper:#EDEAE5;--panel:#fff;--ink:#1E1C19;--ink2:#57534C;"
    "--line:#878176;--go:#0E5A47;--on:#fff}"
    "@media(prefers-color-scheme:dark){:root{--paper:#131211;--panel:#1E1C1A;--ink:#F5F2EC;"
    "--ink2:#C2BBB0;--line:#8C857A;--go:#7FD3B5;--on:#05261D}}"
    "*{box-sizing:border-box}"
    "body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.45 Inter,system-ui,"
    "sans-serif}"
    "main{max-width:27rem;margin:0 auto;padding:2rem 1.25rem}"
    "h1{font-size:1.6rem;line-height:1.2;margin:0 0 .5rem}"
    "p{margin:0 0 1rem;color:var(--ink2)}"
    "form,section{background:var(--panel);border-radius:1rem;padding:1.25rem;margin-top:1.5rem}"
    "label{display:block;font-weight:600;margin-bottom:1rem}"
    "input{display:block;width:100%;margin-top:.375rem;padding:.8rem;font:inherit;color:inherit;"
    "background:transparent;border:1px solid var(--line);border-radius:.75rem}"
    "button{width:100%;padding:1rem;font:inherit;font-weight:600;color:var(--on);"
    "background:var(--go);border:0;border-radius:.75rem}"
    "input:focus-visible,button:focus-visible{outline:3px solid var(--go);outline-offset:2px}";

typedef struct {
  GString *html;
  const char *language;
} Page;

/* @text: marked with N_(). */
static const char *G_GNUC_FORMAT (2) say (Page *page, const char *text)
{
  return pos_words_in (page->language, text);
}

static void
add (Page *page, const char *tag, const char *text)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);

  g_string_append_printf (page->html, "<%s>%s</%s>", tag, safe, tag);
}

static void
add_field (Page *page, const char *name, const char *label, const char *value)
{
  g_autofree char *safe_label = g_markup_escape_text (label, -1);
  g_autofree char *safe = g_markup_escape_text (pos_text_or (value, ""), -1);

  g_string_append_printf (page->html,
                          "<label>%s<input name=\"%s\" maxlength=\"%d\" autocomplete=\"off\" "
                          "dir=\"auto\" value=\"%s\"></label>",
                          safe_label,
                          name,
                          POS_HQ_CHECK_IN_LETTERS,
                          safe);
}

static void
add_form (Page *page, PosCheckIn *check_in, const char *button)
{
  g_autofree char *safe = g_markup_escape_text (button, -1);

  /* To where it came from: the link. */
  g_string_append (page->html, "<form method=\"post\">");
  add_field (
      page, "parking", say (page, N_ ("Parking space")), check_in ? check_in->parking : NULL);
  add_field (page,
             "vehicle",
             say (page, N_ ("Vehicle: make, color, license plate")),
             check_in ? check_in->vehicle : NULL);
  g_string_append_printf (page->html, "<button>%s</button></form>", safe);
}

/* That we come out to him, and since when. */
static void
add_since (Page *page, PosCheckIn *check_in, PosStore *store)
{
  PosFormat *format = pos_format_get_shared (
      page->language, store ? store->country : NULL, store ? store->time_zone : NULL);
  g_autofree char *time = pos_format_time (format, check_in->at);
  /* TRANSLATORS: a time: "We know since 12:03 that you are here." */
  g_autofree char *since =
      g_strdup_printf (say (page, N_ ("We know since %s that you are here.")), time);

  add (page, "h1", say (page, N_ ("We bring it out to you")));
  add (page, "p", since);
}

/* What stays, so that he sees where he is looked for. */
static void
add_what_stays (Page *page, PosCheckIn *check_in)
{
  if (check_in->parking)
    add (page, "p", check_in->parking);
  if (check_in->vehicle)
    add (page, "p", check_in->vehicle);
  add (page,
       "p",
       say (page,
            N_ ("This page takes no more changes. If you wait somewhere else, call the store or "
                "ask there.")));
}

static void
add_body (Page *page, PosHqCheckInPage which, PosCheckIn *check_in, PosStore *store)
{
  switch (which) {
  case POS_HQ_CHECK_IN_WAITS:
    add_since (page, check_in, store);
    add_form (page, check_in, say (page, N_ ("Put it right")));
    break;
  case POS_HQ_CHECK_IN_FULL:
    add_since (page, check_in, store);
    add_what_stays (page, check_in);
    break;
  case POS_HQ_CHECK_IN_ASKS:
    add (page, "h1", say (page, N_ ("Are you here?")));
    add (page, "p", say (page, N_ ("Tell us where you wait, and we bring your order out to you.")));
    add_form (page, check_in, say (page, N_ ("I am here")));
    break;
  case POS_HQ_CHECK_IN_WRONG:
    add (page, "h1", say (page, N_ ("That was too long")));
    add (page, "p", say (page, N_ ("A few words are enough for us to find you.")));
    add_form (page, check_in, say (page, N_ ("I am here")));
    break;
  case POS_HQ_CHECK_IN_OVER:
  default:
    add (page, "h1", say (page, N_ ("There is nothing to pick up by this link")));
    add (page,
         "p",
         say (page, N_ ("Perhaps the order is with you already. Ask in the store if it is not.")));
  }
}

static void
add_store (Page *page, PosStore *store)
{
  g_autofree char *town =
      g_strjoin (" ", pos_text_or (store->postcode, ""), pos_text_or (store->city, ""), NULL);

  g_string_append (page->html, "<section>");
  add (page, "strong", pos_text_or (store->name, store->id));
  g_string_append (page->html, "<br>");
  add (page, "span", pos_text_or (store->street, ""));
  g_string_append (page->html, "<br>");
  add (page, "span", g_strstrip (town));
  if (store->phone) {
    g_string_append (page->html, "<br>");
    add (page, "bdi", store->phone);
  }
  g_string_append (page->html, "</section>");
}

char *
pos_hq_check_in_page_write (PosHqCheckInPage which,
                            PosCheckIn *check_in,
                            PosStore *store,
                            const char *language)
{
  const char *known = pos_words_find (language);
  Page page = {g_string_new ("<!DOCTYPE html>"), known ? known : "en"};
  gboolean rtl = pos_format_is_rtl (pos_format_get_shared (page.language, NULL, NULL));

  g_string_append_printf (page.html,
                          "<html lang=\"%s\"%s><head><meta charset=\"utf-8\"><meta "
                          "name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                          "<meta name=\"robots\" content=\"noindex\">",
                          page.language,
                          rtl ? " dir=\"rtl\"" : "");
  add (&page, "title", store ? pos_text_or (store->name, store->id) : "Pos");
  g_string_append_printf (page.html, "<style>%s</style></head><body><main>", STYLE);
  add_body (&page, which, check_in, store);
  if (store)
    add_store (&page, store);
  g_string_append (page.html, "</main></body></html>");
  return g_string_free (page.html, FALSE);
}
