# tare: `make help` lists the targets. Sources are found by folder, so a new file needs no entry.
VERSION := 0.1.0
BUILD ?= release
PREFIX ?= /usr/local
DESTDIR ?=
ifeq ($(origin CC),default)
CC := gcc
endif
NPROC := $(shell nproc 2>/dev/null || echo 2)

# Each variant has a folder of its own; the release one is build/ itself.
OUT_release := build
CFLAGS_release := -O2 -g
OUT_debug := build/debug
CFLAGS_debug := -O1 -g -DTARE_CHECK_LEVEL=1
OUT_stress := build/stress
CFLAGS_stress := -O1 -g -DTARE_CHECK_LEVEL=2 -DTARE_STRESS=1
OUT_sanitize := build/sanitize
CFLAGS_sanitize := -O1 -g -DTARE_CHECK_LEVEL=1 -fno-omit-frame-pointer \
    -fsanitize=address,undefined -fno-sanitize-recover=undefined
LDFLAGS_sanitize := -fsanitize=address,undefined
# The Boehm build: what lies in runtime/collect/boehm/ takes the place of what is named alike, of the
# heap and of all of runtime/collect/ but what does not care who frees objects.
OUT_boehm := build/boehm
CFLAGS_boehm := -O2 -g -DTARE_BOEHM=1 -Iruntime/collect/boehm
LIBS_boehm := -lgc
BOEHM_DROPS := $(addprefix runtime/memory/,chunk.c heap.c huge.c large.c page.c sizeclass.c)
BOEHM_DROPS += $(filter-out %/callbacks.c %/observer.c %/tracked.c,$(wildcard runtime/collect/*.c))
BOEHM_SOURCES := $(wildcard runtime/collect/boehm/*.c runtime/collect/boehm/*/*.c)
BOEHM_DROPS += $(patsubst runtime/collect/boehm/%,runtime/%,$(BOEHM_SOURCES))
NAME := $(if $(filter boehm,$(BUILD)),tare-boehm,tare)
OUT := $(OUT_$(BUILD))
ifeq ($(OUT),)
$(error BUILD is one of release, debug, stress, sanitize, boehm)
endif

# Turned off: unused parameters (slot functions share one prototype) and missing initializers (a
# type's table names only the slots that it has). In runtime/vm -Wpedantic goes too: computed goto
# is a GNU extension, and gcc has no finer switch for it.
WARNINGS := -Wall -Wextra -Wpedantic -Wstrict-prototypes -Wmissing-prototypes -Wno-unused-parameter \
    -Wno-missing-field-initializers -Werror=implicit-function-declaration -Werror=implicit-int \
    -Werror=incompatible-pointer-types -Werror=int-conversion -Werror=return-type
# Types of objects overlay each other at their headers, hence no strict aliasing. Jump tables and
# calls of memset for three words cost indirect jumps: see docs/performance.md. Clang cannot be told
# the second.
BASE_CFLAGS := -std=gnu17 $(WARNINGS) -fPIC -fvisibility=hidden -fno-strict-aliasing \
    -fno-semantic-interposition -fno-jump-tables \
    $(if $(findstring clang,$(CC)),,-fno-tree-loop-distribute-patterns) -DTARE_VERSION='"$(VERSION)"' $(CFLAGS_$(BUILD)) -MMD -MP
# Archives, where loading one more shared library would cost 0.3 ms of every start.
LIBS := -lgmp -lsqlite3 -lpcre2-8 -lpcre2-16 -lpcre2-32 -l:libnettle.a -l:libunistring.a -l:libexpat.a -lz -lm $(LIBS_$(BUILD))
REPL_LIBS := -ledit

RUNTIME_SOURCES := $(wildcard runtime/*/*.c)
ifeq ($(BUILD),boehm)
RUNTIME_SOURCES := $(filter-out $(BOEHM_DROPS),$(RUNTIME_SOURCES)) $(BOEHM_SOURCES)
endif
LIBRARY_MODULES := $(sort $(wildcard runtime/modules/lib/*.py runtime/modules/lib/*/*.py runtime/modules/lib/*/*/*.py) $(wildcard runtime/measure/*.html) \
    $(wildcard runtime/measure/lessons/*.txt))
REPL_SOURCES := $(wildcard repl/*.c)
UNIT_SOURCES := $(wildcard tests/unit/*/*_test.c)
RUNTIME_OBJECTS := $(RUNTIME_SOURCES:%.c=$(OUT)/obj/%.o) $(OUT)/obj/embedded_modules.o
REPL_OBJECTS := $(REPL_SOURCES:%.c=$(OUT)/obj/%.o)
UNIT_TESTS := $(UNIT_SOURCES:tests/unit/%.c=$(OUT)/unit/%)
PROGRAM := $(if $(REPL_SOURCES),$(OUT)/tare)
ALL_C := $(wildcard runtime/*/*.[ch] repl/*.[ch] include/tare/*.h tests/unit/*/*.[ch] examples/*.c)

# V=1 shows whole commands; make -s shows none.
SILENT := $(findstring s,$(firstword -$(MAKEFLAGS)))
say = $(if $(V),,@$(if $(SILENT),,echo '  $(1) $(2)' && ))

.PHONY: all deps repl test test-unit test-lang test-browser record soak units docs house lint format bench bench-collector bench-heap bench-retained install clean help
.DELETE_ON_ERROR:
all: $(OUT)/libtare.a $(OUT)/libtare.so $(PROGRAM) ## build tare, libtare.a and libtare.so in build/ (BUILD=debug|stress|sanitize|boehm: in build/BUILD/)

$(OUT)/obj/runtime/vm/%.o: BASE_CFLAGS += -Wno-pedantic
$(OUT)/obj/runtime/%.o: runtime/%.c Makefile
	@mkdir -p $(@D)
	$(call say,CC,$<)$(CC) $(BASE_CFLAGS) $(CFLAGS) -Iruntime -Iinclude -c $< -o $@
$(OUT)/obj/repl/%.o: repl/%.c Makefile
	@mkdir -p $(@D)
	$(call say,CC,$<)$(CC) $(BASE_CFLAGS) $(CFLAGS) -Iinclude -c $< -o $@
$(OUT)/obj/embedded_modules.c: runtime/modules/embed.sh $(LIBRARY_MODULES) $(wildcard runtime/modules/lib runtime/modules/lib/*/ runtime/modules/lib/*/*/ runtime/measure/lessons)
	@mkdir -p $(@D)
	$(call say,EMBED,$@)sh runtime/modules/embed.sh modules/embedded.h TareEmbeddedModule tare_embedded_modules $(LIBRARY_MODULES) > $@
$(OUT)/obj/embedded_modules.o: $(OUT)/obj/embedded_modules.c
	$(call say,CC,$<)$(CC) $(BASE_CFLAGS) $(CFLAGS) -Wno-overlength-strings -Iruntime -Iinclude -c $< -o $@
$(OUT)/libtare.a: $(RUNTIME_OBJECTS)
	$(call say,AR,$@)rm -f $@ && ar rcs $@ $^
$(OUT)/libtare.so: $(RUNTIME_OBJECTS)
	$(call say,LD,$@)$(CC) -shared -Wl,-soname,lib$(NAME).so.0 -Wl,--exclude-libs,libunistring.a:libnettle.a:libexpat.a $(LDFLAGS_$(BUILD)) $(LDFLAGS) $^ $(LIBS) -o $@
$(OUT)/tare: $(REPL_OBJECTS) $(OUT)/libtare.a
	$(call say,LD,$@)$(CC) $(LDFLAGS_$(BUILD)) $(LDFLAGS) $^ $(LIBS) $(REPL_LIBS) -o $@
$(OUT)/unit/%: tests/unit/%.c $(OUT)/libtare.a
	@mkdir -p $(@D)
	$(call say,CC,$<)$(CC) $(BASE_CFLAGS) -Wno-pedantic $(CFLAGS) -Iruntime -Iinclude -Itests/unit $< $(OUT)/libtare.a \
	    -MF $@.d -MT $@ $(LDFLAGS_$(BUILD)) $(LDFLAGS) -lcmocka $(LIBS) -o $@
units: $(UNIT_TESTS) ## build the unit tests

deps: ## install with apt what is missing to build and test
	@sh tests/deps.sh
repl: deps ## install what is missing, build, and start the prompt (no terminal: run examples/)
	@$(MAKE) --no-print-directory -s -j$(NPROC) BUILD=release all
	@if [ -t 0 ]; then exec build/tare; fi; \
	for program in examples/*.py; do echo "== $$program"; build/tare "$$program" || exit 1; done

test: deps ## build every variant, run every test, and count: N passed, N failed
	@for variant in release sanitize stress; do \
	    $(MAKE) --no-print-directory -s -k -j$(NPROC) BUILD=$$variant all units || true; done
	@$(MAKE) --no-print-directory -s -k -j$(NPROC) BUILD=boehm all || true
	@CC="$(CC)" tests/run house unit lang
test-unit: ## only the unit tests, of the variant BUILD
	@$(MAKE) --no-print-directory -s -k -j$(NPROC) units || true
	@tests/run --variants $(BUILD) unit
test-lang: all ## only the language tests, of the variant BUILD (ONLY=part of a path: only those)
	@tests/run --variants $(BUILD) --only "$(ONLY)" lang
soak: ## generated and damaged programs in every variant built, for SECONDS (600)
	@sh tests/tools/soak.sh $(or $(SECONDS),600)
test-browser: all ## play the page of a film in headless Chromium, which it installs with apt; pictures in build/browser/
	@sh tests/browser/run
record: ## write the expected output beside each language test, from python3.11 (ONLY=part of a path)
	@tests/run --only "$(ONLY)" record
docs: ## make docs/opcodes.md from the table of opcodes
	awk -f tests/tools/opcodes.awk runtime/bytecode/opcodes.def > docs/opcodes.md
house: ## check layers, sizes, names and documentation
	@sh tests/house.sh
# Asserts are on, so that the analyzer takes them as given; it gives up on a function after LINT_NODES
# steps, ten times fewer than by default and as fruitful here. Cppcheck's suppressed check calls
# `if (*slot) return *slot;` a mistake.
LINT_NODES := 20000
LINT_FLAGS := $(filter -D% -I%,$(CFLAGS_$(BUILD))) -DTARE_CHECK_LEVEL=1 -Iruntime -Iinclude
lint: ## clang-tidy and cppcheck
	@printf '%s\n' $(RUNTIME_SOURCES) $(REPL_SOURCES) | xargs -P $(NPROC) -n 4 sh -c 'clang-tidy \
	    --quiet --warnings-as-errors="*" "$$@" -- -std=gnu17 $(LINT_FLAGS) -DTARE_VERSION=\"\" -Xclang -analyzer-config \
	    -Xclang max-nodes=$(LINT_NODES) 2>/dev/null' sh
	@cppcheck -j $(NPROC) --quiet --std=c11 --enable=warning,performance,portability \
	    --suppress=missingInclude --suppress=identicalInnerCondition --error-exitcode=1 \
	    $(LINT_FLAGS) runtime repl
format: ## clang-format every C file in place
	clang-format -i $(ALL_C)
bench: all ## time and weigh the benchmark programs against CPython
	@sh tests/bench/run
	@$(MAKE) --no-print-directory -s -j$(NPROC) BUILD=boehm all
	@sh tests/bench/collectors
BENCHES := collector_bench pauses_bench heap_bench retained_bench
$(addprefix $(OUT)/,$(BENCHES)): $(OUT)/%: tests/bench/%.c tests/bench/bench_graph.h $(OUT)/libtare.a
	$(call say,CC,$<)$(CC) $(BASE_CFLAGS) $(CFLAGS) -MF $@.d -Iruntime -Iinclude $< $(OUT)/libtare.a \
	    $(LDFLAGS_$(BUILD)) $(LDFLAGS) $(LIBS) -o $@
$(OUT)/libgc_bench: tests/bench/libgc_bench.c
	$(call say,CC,$<)$(CC) $(BASE_CFLAGS) $(CFLAGS) -MF $@.d $< -lgc -o $@ || echo 'without libgc-dev: libgc is left out'
bench-collector: all $(OUT)/collector_bench $(OUT)/pauses_bench $(OUT)/libgc_bench ## tables and a plot of pauses, with CPython and libgc beside (SIZES="1000000" RUNS=1: quicker)
	@RUNS="$(RUNS)" OTHER_RUNS="$(OTHER_RUNS)" SIZES="$(SIZES)" sh tests/bench/collector $(OUT)
	@echo "the plot: $(OUT)/pauses.svg"
bench-heap: $(OUT)/heap_bench ## time allocating and freeing beside the C library's malloc
	@$(OUT)/heap_bench
bench-retained: $(OUT)/retained_bench ## time the dominator tree of heaps of some shapes (SIZES=1000000: quicker)
	@$(OUT)/retained_bench $(SIZES)

install: all ## copy program, library, headers and tare.pc below $(DESTDIR)$(PREFIX)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pkgconfig $(DESTDIR)$(PREFIX)/include/tare
	install -m 755 $(OUT)/tare $(DESTDIR)$(PREFIX)/bin/$(NAME)
	install -m 644 $(OUT)/libtare.a $(DESTDIR)$(PREFIX)/lib/lib$(NAME).a
	install -m 755 $(OUT)/libtare.so $(DESTDIR)$(PREFIX)/lib/lib$(NAME).so.$(VERSION)
	ln -sf lib$(NAME).so.$(VERSION) $(DESTDIR)$(PREFIX)/lib/lib$(NAME).so.0
	ln -sf lib$(NAME).so.0 $(DESTDIR)$(PREFIX)/lib/lib$(NAME).so
	install -m 644 include/tare/*.h $(DESTDIR)$(PREFIX)/include/tare/
	@printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$${prefix}/lib' 'includedir=$${prefix}/include' '' \
	    'Name: $(NAME)' 'Description: a Python object runtime that tells what each object weighs' \
	    'Version: $(VERSION)' 'Cflags: -I$${includedir}' 'Libs: -L$${libdir} -l$(NAME)' \
	    'Libs.private: $(LIBS)' > $(DESTDIR)$(PREFIX)/lib/pkgconfig/$(NAME).pc
clean: ## remove build/
	rm -rf build
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

-include $(RUNTIME_OBJECTS:.o=.d) $(REPL_OBJECTS:.o=.d) $(UNIT_TESTS:=.d)
