// The instrument `estimate`: what an object, a class or the whole heap would cost in each version
// of CPython, beside what it costs here.
#include "measure/estimate_report.h"

#include <stdlib.h>

#include "object/error.h"

TareStatus tare_estimate_report(TareRuntime *rt, const TareRequest *request,
                                TareInstrumentReport *report);

static const TareColumn columns[] = {
    {"version", "version", TARE_COLUMN_TEXT},
    {"getsizeof_bytes", "getsizeof", TARE_COLUMN_COUNT},
    {"source", "which is", TARE_COLUMN_TEXT},
    {"allocated_bytes", "allocated", TARE_COLUMN_COUNT},
    {"with_numbers_bytes", "with its numbers", TARE_COLUMN_COUNT},
};

void tare_estimate_report_add(TareRuntime *rt, TareEstimateSum *sum, TareValue v, size_t siblings,
                              bool skips_dicts) {
    TareEstimateHere here = tare_estimate_measure_here(rt, v);
    for (size_t i = 0; i < TARE_CPYTHON_COUNT; i++) {
        TareEstimate estimate =
            tare_estimate_measure(rt, tare_cpython_get((TareCpythonId)i), v, siblings, skips_dicts);
        bool is_first = sum->count == 0;
        sum->versions[i].getsizeof_bytes += estimate.getsizeof_bytes;
        sum->versions[i].allocated_bytes += estimate.allocated_bytes;
        sum->versions[i].number_bytes += estimate.number_bytes;
        sum->versions[i].exists |= estimate.exists;
        sum->versions[i].is_measured =
            estimate.is_measured && (is_first || sum->versions[i].is_measured);
    }
    sum->count++;
    sum->here_bytes += here.own_bytes;
    sum->boxed_bytes += here.boxed_bytes;
}

static void add_row(TareDocument *document, TareNode *list, const char *version,
                    const char *source, size_t getsizeof_bytes, size_t allocated_bytes,
                    size_t number_bytes) {
    TareNode *row = tare_document_add_map(document, list, NULL);
    tare_document_add_text(document, row, "version", version);
    tare_document_add_number(document, row, "getsizeof_bytes", (int64_t)getsizeof_bytes);
    tare_document_add_text(document, row, "source", source);
    tare_document_add_number(document, row, "allocated_bytes", (int64_t)allocated_bytes);
    tare_document_add_number(document, row, "with_numbers_bytes",
                             (int64_t)(allocated_bytes + number_bytes));
}

TareNode *tare_estimate_report_add_versions(TareDocument *document, TareNode *parent,
                                            const char *key, const TareEstimateSum *sum) {
    TareNode *list = tare_document_add_list(document, parent, key);
    for (size_t i = 0; i < TARE_CPYTHON_COUNT; i++) {
        if (!sum->versions[i].exists) continue;
        add_row(document, list, tare_cpython_get((TareCpythonId)i)->name,
                sum->versions[i].is_measured ? "measured" : "modelled",
                sum->versions[i].getsizeof_bytes, sum->versions[i].allocated_bytes,
                sum->versions[i].number_bytes);
    }
    size_t here = sum->here_bytes;
    add_row(document, list, "tare", "measured", here, here, 0);
    add_row(document, list, "tare, boxed numbers", "modelled", here, here,
            sum->boxed_bytes - here);
    return list;
}

void tare_estimate_report_show(TareInstrumentReport *report, const char *key,
                               const TareEstimateSum *sum) {
    TareDocument *document = &report->document;
    TareNode *list =
        tare_estimate_report_add_versions(document, &document->root, key, sum);
    tare_instrument_add_table(report, list, columns, sizeof columns / sizeof *columns);
}

// One line: what is allocated in some versions, and what getsizeof says.
static void show_brief(TareRuntime *rt, TareValue v, size_t siblings,
                       TareInstrumentReport *report) {
    static const TareCpythonId shown[] = {
        TARE_CPYTHON_3_8,  TARE_CPYTHON_3_11, TARE_CPYTHON_3_12,
        TARE_CPYTHON_3_13, TARE_CPYTHON_3_14, TARE_CPYTHON_3_14T,
    };
    TareText *text = &report->scratch;
    tare_text_append_string(text, "CPython, allocated (getsizeof):");
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        const TareCpython *version = tare_cpython_get(shown[i]);
        TareEstimate estimate = tare_estimate_measure(rt, version, v, siblings, false);
        if (!estimate.exists) continue;
        tare_text_append_format(text, "%s %s ", i ? " ·" : "", version->name);
        tare_sheet_append_number((int64_t)estimate.allocated_bytes, text);
        tare_text_append_string(text, " (");
        tare_sheet_append_number((int64_t)estimate.getsizeof_bytes, text);
        tare_text_append_char(text, ')');
    }
    tare_instrument_add_text(report, tare_instrument_take_scratch(report));
}

static void add_legend(TareInstrumentReport *report) {
    tare_instrument_add_text(
        report,
        TARE_SHEET_DIM "getsizeof: what sys.getsizeof says there · allocated: its blocks as the\n"
                       "allocator rounds them (always modelled), an instance with its attributes'\n"
                       "values · with its numbers: and the ints and floats that are no objects\n"
                       "here · measured: read from that version; modelled: derived from its\n"
                       "rules" TARE_SHEET_PLAIN);
}

static TareStatus read_siblings(TareRuntime *rt, const TareRequest *request, size_t *siblings) {
    const char *text = tare_instrument_find_option(request, "siblings");
    *siblings = 0;
    if (!text) return TARE_OK;
    char *end;
    unsigned long long number = strtoull(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || number == 0 || number > UINT32_MAX)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "siblings is a number of instances from 1 on, not '%s'", text);
    *siblings = (size_t)number;
    return TARE_OK;
}

static void append_siblings(size_t siblings, TareText *text) {
    tare_text_append_string(text, ", taken as instance number ");
    tare_sheet_append_number((int64_t)siblings, text);
    tare_text_append_string(text, " of its class");
}

static void report_object(TareRuntime *rt, TareValue v, size_t siblings, bool is_brief,
                          TareInstrumentReport *report) {
    TareEstimateSum sum = {0};
    TareType *type = tare_type_get(rt, v);
    TareDocument *document = &report->document;
    const char *name = tare_type_get_name(rt, type);
    tare_document_add_text(document, &document->root, "type_name", name);
    bool is_instance = type->dict_offset && type->flags & TARE_TYPE_IS_HEAP;
    if (is_instance && !siblings) siblings = tare_estimate_instance_count(type);
    tare_estimate_report_add(rt, &sum, v, siblings, false);
    tare_text_append_format(&report->scratch, TARE_SHEET_BOLD "%s" TARE_SHEET_PLAIN, name);
    if (is_instance)
        tare_document_add_number(document, &document->root, "siblings", (int64_t)siblings);
    if (is_brief) {
        tare_text_clear(&report->scratch);
        show_brief(rt, v, siblings, report);
        return;
    }
    if (is_instance)
        append_siblings(siblings, &report->scratch);
    tare_instrument_add_text(report, tare_instrument_take_scratch(report));
    tare_estimate_report_show(report, "versions", &sum);
}

TareStatus tare_estimate_report(TareRuntime *rt, const TareRequest *request,
                                TareInstrumentReport *report) {
    size_t siblings;
    if (read_siblings(rt, request, &siblings) != TARE_OK) return TARE_ERROR;
    TareValue v = request->subject;
    bool is_brief = tare_instrument_find_option(request, "brief") != NULL;
    TareStatus status = TARE_OK;
    if (tare_value_is_absent(v)) {
        status = tare_estimate_heap_report(rt, report);
    } else if (tare_type_get(rt, v)->native_base == TARE_TYPE_TYPE &&
               tare_type_of_value(v)->flags & TARE_TYPE_IS_HEAP) {
        status = tare_estimate_heap_report_class(rt, tare_type_of_value(v), report);
    } else {
        report_object(rt, v, siblings, is_brief, report);
        if (is_brief) return TARE_OK;
    }
    add_legend(report);
    return status;
}
