// The start and the end of a runtime: the layers from below to above, and back.
#define _GNU_SOURCE 1
#include <pthread.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "api/api_state.h"
#include "collect/collect.h"
#include "measure/estimate_imitation.h"
#include "measure/history.h"
#include "measure/ledger_module.h"
#include "measure/marks.h"
#include "measure/tare_module.h"
#include "memory/backing.h"
#include "modules/builtins.h"
#include "modules/module_table.h"
#include "modules/warn.h"
#include "object/error.h"
#include "types/module.h"
#include "types/registry.h"
#include "types/unseen.h"
#include "vm/machine.h"
#include "vm/trace.h"

// Room left on the C stack for what runs between two checks.
enum { STACK_MARGIN_BYTES = 256 * 1024 };
// Where the system sets no limit, recursion in C ends here all the same.
static const size_t unlimited_stack_bytes = (size_t)64 * 1024 * 1024;

const char *tare_version(void) { return TARE_VERSION; }

const char *tare_collector(void) { return tare_collect_name(); }

const char *tare_imitable_versions(void) { return tare_estimate_imitation_versions(); }

bool tare_is_imitable(const char *name) { return tare_estimate_imitation_find(name) != NULL; }

void tare_default_options(TareOptions *options) {
    *options = (TareOptions){.recursion_limit = 1000, .flags = {[TARE_FLAG_UTF8_MODE] = 1}};
}

// The lowest address of this thread's stack.
static char *find_stack_end(char *here) {
    if (getpid() == (pid_t)syscall(SYS_gettid)) {
        struct rlimit limit;
        size_t bytes = unlimited_stack_bytes;
        if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
            bytes = limit.rlim_cur;
        return here - bytes;
    }
    pthread_attr_t attributes;
    void *start = here - STACK_MARGIN_BYTES;
    size_t bytes;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        pthread_attr_getstack(&attributes, &start, &bytes);
        pthread_attr_destroy(&attributes);
    }
    return start;
}

void tare_lifecycle_enter(TareRuntime *rt) {
    char here;
    tare_collect_enter_thread();
    if (rt->execution.frame || rt->execution.thread) return;
    // The sanitizer may put `here` elsewhere; the frame's address is on the real stack.
    char *frame = __builtin_frame_address(0);
    (void)here;
    rt->execution.c_stack_limit = find_stack_end(frame) + STACK_MARGIN_BYTES;
}

static bool ask_host(void *host) {
    TareSysHost *self = host;
    return self->interrupt(self->context);
}

static void take_options(TareApiState *state, const TareOptions *options) {
    TareRuntime *rt = &state->rt;
    tare_system_set_limit(&state->system, options->heap_limit_bytes);
    rt->execution.recursion_limit = options->recursion_limit ? options->recursion_limit : 1000;
    // Whoever imitates also tells the same number from another one of that value, as programs that
    // add up sizes by id() do.
    rt->boxed_numbers = options->boxed_numbers || options->imitated;
    rt->forbids_files = options->forbids_files;
    rt->forbids_processes = options->forbids_processes;
    rt->forbids_imports = options->forbids_imports;
    rt->int_digit_limit = 4300;
    rt->optimize_level = options->flags[TARE_FLAG_OPTIMIZE];
    memcpy(state->flags, options->flags, sizeof state->flags);
    state->host = (TareSysHost){
        .interrupt = options->interrupt,
        .write_output = options->write_output,
        .write_error = options->write_error,
        .context = options->host,
        .flags = state->flags,
        .is_unbuffered = options->is_unbuffered,
    };
    rt->host = &state->host;
    state->measure = (TareMeasure){.visit_handles = tare_handle_visit, .width_count = 80};
    rt->measure = &state->measure;
}

// The host is asked only while its programs run, not at the start and the end of the runtime.
static void watch_host(TareRuntime *rt, bool is_watched) {
    TareSysHost *host = rt->host;
    rt->hooks.host_interrupt = is_watched && host->interrupt ? ask_host : NULL;
    if (rt->hooks.host_interrupt) rt->attention = 1;
}

static TareValue new_builtin_module(TareRuntime *rt, const char *name) {
    if (!strcmp(name, "tare")) return tare_tare_module_new(rt);
    if (!strcmp(name, "_ledger")) return tare_ledger_module_new(rt);
    return tare_module_table_new_builtin(rt, name);
}

static TareStatus register_module(TareRuntime *rt, const char *name, TareValue module) {
    return tare_dict_set_c(rt, tare_dict_of(rt->modules), name, module);
}

// builtins, whose dict the machine reads directly.
static TareStatus start_builtins(TareRuntime *rt) {
    TareValue module = tare_builtins_new_module(rt);
    if (tare_value_is_absent(module)) return TARE_ERROR;
    rt->builtins = tare_retain(tare_value_from_object(tare_module_of(module)->dict));
    TareStatus status = register_module(rt, "builtins", module);
    tare_release(rt, module);
    return status;
}

static TareStatus start_sys(TareRuntime *rt, const char *executable) {
    TareValue module = tare_sys_new_module(rt, executable ? executable : "");
    if (tare_value_is_absent(module)) return TARE_ERROR;
    rt->machine->sys = tare_retain(tare_value_from_object(tare_module_of(module)->dict));
    TareStatus status = register_module(rt, "sys", module);
    tare_release(rt, module);
    return status;
}

static TareStatus start_main(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "__main__", NULL);
    if (tare_value_is_absent(module)) return TARE_ERROR;
    rt->machine->main_module = module;
    if (register_module(rt, "__main__", module) != TARE_OK) return TARE_ERROR;
    if (tare_module_set(rt, module, "__package__", TARE_NONE) != TARE_OK) return TARE_ERROR;
    return tare_module_set(rt, module, "__builtins__",
                           tare_dict_find_c(rt, tare_dict_of(rt->modules), "builtins"));
}

static TareStatus start_modules(TareRuntime *rt, const char *executable) {
    rt->machine->new_builtin_module = new_builtin_module;
    rt->machine->find_library_source = tare_module_table_find_source;
    rt->hooks.unraisable = tare_sys_hooks_report_unraisable;
    tare_warn_init(rt);
    rt->hooks.write_error = tare_sys_write_error;
    rt->modules = tare_dict_new(rt);
    rt->memory_error = rt->hooks.new_exception(rt, rt->types[TARE_TYPE_MEMORY_ERROR], TARE_ABSENT);
    if (tare_value_is_absent(rt->modules) || tare_value_is_absent(rt->memory_error))
        return TARE_ERROR;
    if (start_builtins(rt) != TARE_OK || start_sys(rt, executable) != TARE_OK) return TARE_ERROR;
    return start_main(rt);
}

static TareStatus start(TareApiState *state, const TareOptions *options) {
    TareRuntime *rt = &state->rt;
    take_options(state, options);
    tare_lifecycle_enter(rt);
    if (options->traces_births && tare_trace_start(rt, TARE_TRACE_LEAKS, 1) != TARE_OK)
        return TARE_ERROR;
    if (options->imitated && tare_estimate_imitation_start(rt, options->imitated) != TARE_OK)
        return TARE_ERROR;
    if (tare_runtime_init_objects(rt) != TARE_OK || tare_registry_init(rt) != TARE_OK ||
        tare_collect_init(rt) != TARE_OK || tare_machine_init(rt) != TARE_OK)
        return TARE_ERROR;
    tare_history_start(rt);
    tare_unseen_start(rt);
    rt->execution.recursion_limit = options->recursion_limit ? options->recursion_limit : 1000;
    return start_modules(rt, options->executable);
}

// Takes down what has been started, from above to below.
static size_t stop(TareApiState *state, TareLeakListener listener, void *context) {
    TareRuntime *rt = &state->rt;
    TareLeakNames names;
    tare_leaks_prepare(rt, &names);
    if (rt->machine) {
        tare_slot_clear(rt, &rt->machine->main_module);
        tare_slot_clear(rt, &rt->machine->sys);
        tare_machine_deinit(rt);
    }
    if (rt->collector) tare_history_stop(rt);
    if (rt->collector) tare_collect_deinit(rt);
    tare_runtime_deinit_objects(rt);
    size_t leaked = tare_leaks_report(rt, &names, listener, context);
    tare_marks_deinit(rt);
    tare_trace_deinit(rt);
    tare_heap_deinit(&rt->heap);
    tare_ledger_remove(&state->system.ledger, TARE_PURPOSE_HOST, sizeof *state);
    // What a leaked object owned beside its block has leaked with it.
    TARE_ASSERT(leaked || state->system.ledger.total_bytes == 0);
    tare_system_deinit(&state->system);
    tare_backing_free(TARE_PURPOSE_HOST, state);
    return leaked;
}

TareRuntime *tare_open(const TareOptions *options) {
    TareOptions defaults;
    tare_default_options(&defaults);
    // The one block that the system cannot hand out, because the system is in it.
    tare_collect_start_process(options && options->ignores_interior_pointers,
                               options && options->collects_incrementally);
    TareApiState *state = tare_backing_resize(TARE_PURPOSE_HOST, NULL, sizeof *state);
    if (!state) return NULL;
    memset(state, 0, sizeof *state);
    tare_system_init(&state->system);
    tare_ledger_add(&state->system.ledger, TARE_PURPOSE_HOST, sizeof *state);
    tare_heap_init(&state->rt.heap, &state->system);
    if (start(state, options ? options : &defaults) == TARE_OK) {
        watch_host(&state->rt, true);
        return &state->rt;
    }
    tare_system_set_limit(&state->system, 0);
    tare_error_clear(&state->rt);
    stop(state, NULL, NULL);
    return NULL;
}

size_t tare_close(TareRuntime *rt, TareLeakListener listener, void *context) {
    tare_lifecycle_enter(rt);
    watch_host(rt, false);
    rt->interrupt_due = 0;
    // Finalizers must not fail for want of memory at the end.
    tare_system_set_limit(rt->heap.system, 0);
    tare_error_clear(rt);
    tare_shutdown_program(rt);
    return stop(tare_api_state_of(rt), listener, context);
}

void tare_interrupt(TareRuntime *rt) {
    rt->interrupt_due = 1;
    rt->attention = 1;
}

void tare_fail_allocation(TareRuntime *rt, uint64_t nth) {
    tare_system_fail_nth(rt->heap.system, nth);
}
