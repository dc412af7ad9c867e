// A film as JSON, and as one page that plays it: film_page.html with the JSON put in.
#include <string.h>

#include "measure/film.h"
#include "modules/module_table.h"

// As a JSON string that may also stand in a script of HTML.
static void append_quoted(TareText *text, const char *string) {
    tare_text_append_char(text, '"');
    for (; *string; string++) {
        unsigned char byte = (unsigned char)*string;
        if (byte < 32 || byte == '"' || byte == '\\' || byte == '<' || byte == '&')
            tare_text_append_format(text, "\\u%04x", byte);
        else
            tare_text_append_char(text, (char)byte);
    }
    tare_text_append_char(text, '"');
}

static void append_objects(const TareFilm *self, TareText *text) {
    tare_text_append_string(text, "\"objects\":[");
    for (size_t i = 0; i < self->shown.count; i++) {
        const TareFilmNode *node =
            tare_film_node(self, *(uint32_t *)tare_vector_get(&self->shown, i));
        tare_text_append_string(text, i ? ",\n{\"name\":" : "\n{\"name\":");
        append_quoted(text, node->name);
        tare_text_append_string(text, ",\"type\":");
        append_quoted(text, node->type);
        tare_text_append_format(text, ",\"reference_count\":%u,\"generation\":%u,\"is_class\":%s}",
                                node->count, node->generation, node->is_class ? "true" : "false");
    }
    tare_text_append_string(text, "],\n");
}

static void append_steps(const TareFilm *self, TareText *text) {
    tare_text_append_string(text, "\"steps\":[");
    for (size_t i = 0; i < self->steps.count; i++) {
        const TareFilmStep *step = tare_film_step(self, i);
        tare_text_append_string(text, i ? ",\n{\"rule\":" : "\n{\"rule\":");
        append_quoted(text, tare_film_rule(step->kind)->name);
        tare_text_append_format(text, ",\"object\":%u",
                                tare_film_node(self, step->node)->shown - 1);
        if (step->other != TARE_FILM_NONE)
            tare_text_append_format(text, ",\"from\":%u",
                                    tare_film_node(self, step->other)->shown - 1);
        if (step->kind == TARE_OBSERVER_COPY || step->kind == TARE_OBSERVER_SUBTRACT ||
            step->kind == TARE_OBSERVER_HELD)
            tare_text_append_format(text, ",\"copy\":%u", step->count);
        tare_text_append_char(text, '}');
    }
    tare_text_append_string(text, "],\n");
}

static void append_rules(TareText *text) {
    tare_text_append_string(text, "\"rules\":{");
    for (uint32_t kind = 0; kind < TARE_OBSERVER_STEP_COUNT; kind++) {
        const TareFilmRule *rule = tare_film_rule(kind);
        tare_text_append_string(text, kind ? ",\n" : "\n");
        append_quoted(text, rule->name);
        tare_text_append_string(text, ":{\"state\":");
        append_quoted(text, rule->state);
        tare_text_append_string(text, ",\"look\":");
        append_quoted(text, rule->look);
        tare_text_append_string(text, ",\"sentence\":");
        append_quoted(text, rule->sentence);
        tare_text_append_char(text, '}');
    }
    tare_text_append_string(text, "}}\n");
}

void tare_film_page_append_json(const TareFilm *self, TareText *text) {
    tare_text_append_format(
        text,
        "{\"schema\":\"tare.film/1\",\"generation\":%d,\"looked_at_count\":%llu,"
        "\"hidden_count\":%llu,\"collected_count\":%lld,\n",
        self->generation, (unsigned long long)self->looked_at_count,
        (unsigned long long)tare_film_hidden_count(self), (long long)self->collected_count);
    append_objects(self, text);
    append_steps(self, text);
    append_rules(text);
}

void tare_film_page_append(const TareFilm *self, TareText *text) {
    static const char mark[] = "FILM_DATA";
    size_t bytes;
    const char *page = tare_module_table_find_source("film_page.html", &bytes);
    const char *place = strstr(page, mark);
    tare_text_append(text, page, (size_t)(place - page));
    tare_film_page_append_json(self, text);
    tare_text_append_string(text, place + sizeof mark - 1);
}
