// The film goes through JSON into objects: what a program gets is what the page gets.
#include "measure/film_report.h"

#include <string.h>

#include "measure/film.h"
#include "modules/os_path.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "vm/import.h"

static TareValue call_of_module(TareRuntime *rt, const char *module_name, const char *name,
                                const TareValue *arguments, size_t count) {
    TareValue text = tare_string_new_c(rt, name), result = TARE_ABSENT, module = TARE_ABSENT;
    TareValue module_text = tare_string_new_c(rt, module_name);
    if (!tare_value_is_absent(text) && !tare_value_is_absent(module_text))
        module = tare_import_absolute(rt, tare_string_of(module_text));
    if (!tare_value_is_absent(module))
        result = tare_call_method(rt, module, tare_string_of(text), arguments, count);
    tare_release(rt, module);
    tare_release(rt, module_text);
    tare_release(rt, text);
    return result;
}

static TareValue new_string(TareRuntime *rt, const TareText *text) {
    if (text->failed) return tare_error_raise_memory(rt);
    return tare_string_new_utf8(rt, tare_text_get(text), text->length_bytes);
}

static TareValue new_dict(TareRuntime *rt, const TareText *json) {
    TareValue text = new_string(rt, json);
    if (tare_value_is_absent(text)) return text;
    TareValue dict = call_of_module(rt, "json", "loads", &text, 1);
    tare_release(rt, text);
    return dict;
}

static TareStatus write_file(TareRuntime *rt, TareValue path, const TareText *content) {
    TareValue mode = tare_string_new_c(rt, "w"), file = TARE_ABSENT, done = TARE_ABSENT;
    TareValue text = new_string(rt, content);
    TareValue arguments[] = {path, mode};
    if (!tare_value_is_absent(text) && !tare_value_is_absent(mode))
        file = call_of_module(rt, "io", "open", arguments, 2);
    if (!tare_value_is_absent(file))
        done = tare_call_method(rt, file, TARE_RUNTIME_NAME(rt, write), &text, 1);
    TareStatus status = tare_value_is_absent(done) ? TARE_ERROR : TARE_OK;
    tare_release(rt, done);
    if (status == TARE_OK) {
        done = tare_call_method(rt, file, TARE_RUNTIME_NAME(rt, close), NULL, 0);
        if (tare_value_is_absent(done)) status = TARE_ERROR;
        tare_release(rt, done);
    }
    tare_release(rt, file);
    tare_release(rt, text);
    tare_release(rt, mode);
    return status;
}

// Whether the path ends in .json: 1, 0, or -1 with the exception pending.
static int is_json(TareRuntime *rt, TareValue path) {
    static const char end[] = ".json";
    TareOsPath read;
    int answer = -1;
    if (tare_os_path_init(rt, &read, path) == TARE_OK) {
        size_t bytes = strlen(read.bytes), wanted = sizeof end - 1;
        answer = bytes >= wanted && !strcmp(read.bytes + bytes - wanted, end);
    }
    tare_os_path_deinit(rt, &read);
    return answer;
}

static TareStatus write_film(TareRuntime *rt, const TareFilm *film, TareValue path,
                             const TareText *json) {
    int wants_json = is_json(rt, path);
    if (wants_json < 0) return TARE_ERROR;
    if (wants_json) return write_file(rt, path, json);
    TareText page;
    tare_text_init(&page, film->nodes.allocator);
    tare_film_page_append(film, &page);
    TareStatus status = write_file(rt, path, &page);
    tare_text_deinit(&page);
    return status;
}

static TareValue report(TareRuntime *rt, const TareFilm *film, TareValue path) {
    TareText json;
    tare_text_init(&json, film->nodes.allocator);
    tare_film_page_append_json(film, &json);
    TareValue dict = TARE_ABSENT;
    if (tare_value_is_none(path) || write_film(rt, film, path, &json) == TARE_OK)
        dict = new_dict(rt, &json);
    tare_text_deinit(&json);
    return dict;
}

TareValue tare_film_report_make(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const char *const names[] = {"callable", "path"};
    static const TareParameters parameters = {"film", names, 2, 0, 2, 0};

    TareValue given[2];
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ABSENT;
    TareValue callable = tare_value_is_none(given[0]) ? TARE_ABSENT : given[0];
    TareValue path = tare_value_is_absent(given[1]) ? TARE_NONE : given[1];
    TareFilm film;
    TareValue result = TARE_ABSENT;
    if (tare_film_init(&film, rt) != TARE_OK) tare_error_raise_memory(rt);
    else if (tare_film_record(&film, callable) == TARE_OK) result = report(rt, &film, path);
    tare_film_deinit(&film);
    return result;
}
