// The commands of the prompt.
#include "commands.h"
#include "film_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "%overhead on    after each value shown, one line with what it costs\n"
    "%overhead full  a table of all its regions with offset and size\n"
    "%overhead off   nothing\n"
    "%heap           what the runtime has taken from the system, and for what\n"
    "%gc [N]         the last N collections: why, how long, what they freed\n"
    "%film [EXPR] [-o FILE]  a collection step by step: of gc.collect(), or the first one\n"
    "                while EXPR runs; keys step through it, -o writes it as a page\n"
    "%help           this text\n"
    "%quit           leave, as Ctrl-D does\n"
    "Tab completes names and attributes, Ctrl-R searches the history, Ctrl-C stops a\n"
    "running program. _ is the last value shown, unless what was typed is just a name.\n"
    "In a program: import tare; tare.anatomy(x) gives the table, tare.heap() the sum.\n";

static void run_overhead(const char *argument, CommandState *state) {
    static const char *const names[] = {"off", "on", "full"};
    for (int mode = OVERHEAD_OFF; mode <= OVERHEAD_FULL; mode++) {
        if (strcmp(argument, names[mode])) continue;
        state->overhead = (OverheadMode)mode;
        return;
    }
    if (*argument) fprintf(stderr, "%%overhead takes off, on or full, not '%s'\n", argument);
    else printf("%%overhead is %s\n", names[state->overhead]);
}

static void run_heap(TareRuntime *rt) {
    TareHeapReport report;
    tare_weigh_heap(rt, &report);
    const struct {
        const char *name;
        size_t bytes;
    } rows[] = {
        {"live objects and tables", report.live_bytes}, {"slack of blocks", report.slack_bytes},
        {"free blocks and pages", report.free_bytes},   {"page metadata", report.metadata_bytes},
        {"stacks", report.stack_bytes},                 {"compiler", report.compiler_bytes},
        {"runtime's tables", report.table_bytes},       {"collector", report.collector_bytes},
        {"instruments", report.instrument_bytes},       {"host", report.host_bytes},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        printf("%12zu B  %s\n", rows[i].bytes, rows[i].name);
    printf("%12zu B  taken in all (%s; at most so far %zu B), %zu objects\n", report.taken_bytes,
           report.adds_up ? "it adds up" : "IT DOES NOT ADD UP", report.peak_bytes,
           report.object_count);
}

static void run_gc(TareRuntime *rt, const char *argument) {
    char *end;
    unsigned long limit = *argument ? strtoul(argument, &end, 10) : 20;
    if (*argument && (*end || !limit)) {
        fprintf(stderr, "%%gc takes the number of collections to show, not '%s'\n", argument);
        return;
    }
    char *text = tare_describe_collections(rt, limit);
    if (text) printf("%s", text);
    free(text);
}

bool commands_run(TareRuntime *rt, const char *entry, CommandState *state) {
    while (*entry == ' ') entry++;
    if (*entry != '%') return false;
    char word[32] = "", argument[64] = "";
    sscanf(entry + 1, " %31s %63s", word, argument);
    if (!strcmp(word, "help")) printf("%s", help);
    else if (!strcmp(word, "overhead")) run_overhead(argument, state);
    else if (!strcmp(word, "heap")) run_heap(rt);
    else if (!strcmp(word, "gc")) run_gc(rt, argument);
    else if (!strcmp(word, "film")) film_view_run(rt, entry + strlen("%film"));
    else if (!strcmp(word, "quit") || !strcmp(word, "exit")) state->is_leaving = true;
    else fprintf(stderr, "no command %%%s; %%help lists what there is\n", word);
    fflush(stdout);
    return true;
}
