// The parser: trees of good programs by their kinds, messages and places of bad ones, hostile
// input, and what the prompt needs to know. tests/tools/compare_trees.py compares far more.
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "front/parser.h"

static void *resize(TareAllocator *self, void *block, size_t old_bytes, size_t new_bytes) {
    (void)self;
    (void)old_bytes;
    if (new_bytes == 0) {
        free(block);
        return NULL;
    }
    return realloc(block, new_bytes);
}

static TareAllocator allocator = {resize};

static void check_error(const char *source, TareSyntaxErrorKind kind, const char *message,
                        int64_t line, int64_t offset, int64_t end_offset) {
    TareArena arena;
    TareSyntaxError error;
    tare_arena_init(&arena, &allocator);
    assert_null(tare_parser_parse(&arena, source, strlen(source), TARE_PARSE_FILE, &error));
    assert_int_equal(error.kind, kind);
    assert_string_equal(error.message, message);
    assert_int_equal(error.line, line);
    assert_int_equal(error.offset, offset);
    assert_int_equal(error.end_offset, end_offset);
    tare_arena_deinit(&arena);
}

static void test_statements(void **state) {
    (void)state;
    const char *source = "def f(a, /, b=1, *c, d, **e) -> int:\n    return a\nx = y, *z = 1, 2\n"
                         "match x:\n    case [1, *_] | {'a': b}: pass\n"
                         "with (a as b, c): pass\nprint(f'{x!r:>{y}}')\n";
    const int kinds[] = {TARE_TREE_FUNCTION, TARE_TREE_ASSIGN, TARE_TREE_MATCH, TARE_TREE_WITH,
                         TARE_TREE_EXPRESSION};
    TareArena arena;
    TareSyntaxError error;
    tare_arena_init(&arena, &allocator);
    TareTreeModule *module =
        tare_parser_parse(&arena, source, strlen(source), TARE_PARSE_FILE, &error);
    assert_non_null(module);
    assert_int_equal(module->body.count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(module->body.items[i]->kind, kinds[i]);
    }
    assert_int_equal(module->body.items[3]->with.item_count, 2);
    tare_arena_deinit(&arena);
}

static void test_errors(void **state) {
    (void)state;
    check_error("f(a b)", TARE_SYNTAX_ERROR, "invalid syntax. Perhaps you forgot a comma?", 1, 3,
                6);
    check_error("print 'a'", TARE_SYNTAX_ERROR,
                "Missing parentheses in call to 'print'. Did you mean print(...)?", 1, 1, 10);
    check_error("f() = 1", TARE_SYNTAX_ERROR,
                "cannot assign to function call here. Maybe you meant '==' instead of '='?", 1, 1,
                4);
    check_error("x = (1,\n2", TARE_SYNTAX_ERROR, "'(' was never closed", 1, 5, 0);
    check_error("if 1:\nx", TARE_SYNTAX_INDENTATION_ERROR,
                "expected an indented block after 'if' statement on line 1", 2, 1, 2);
    check_error("if 1:\n\ta\n        b\n", TARE_SYNTAX_TAB_ERROR,
                "inconsistent use of tabs and spaces in indentation", 3, 1, 0);
    check_error("0777", TARE_SYNTAX_ERROR,
                "leading zeros in decimal integer literals are not permitted; use an 0o prefix "
                "for octal integers",
                1, 1, 2);
    check_error("f'{}'", TARE_SYNTAX_ERROR, "f-string: empty expression not allowed", 1, 6, 6);
}

// `count` times `piece`; the result must be an error, not a crash.
static void check_nested(const char *piece, size_t count, TareSyntaxErrorKind kind) {
    size_t length = strlen(piece);
    char *source = malloc(length * count + 1);
    for (size_t i = 0; i < count; i++) {
        memcpy(source + i * length, piece, length);
    }
    TareArena arena;
    TareSyntaxError error;
    tare_arena_init(&arena, &allocator);
    assert_null(tare_parser_parse(&arena, source, length * count, TARE_PARSE_FILE, &error));
    assert_int_equal(error.kind, kind);
    tare_arena_deinit(&arena);
    free(source);
}

static void test_hostile(void **state) {
    (void)state;
    check_nested("(", 10000, TARE_SYNTAX_ERROR);
    check_nested("[", 10000, TARE_SYNTAX_ERROR);
    check_nested("-", 100000, TARE_SYNTAX_MEMORY_ERROR);
    check_nested("not ", 100000, TARE_SYNTAX_MEMORY_ERROR);
    check_nested("lambda:", 100000, TARE_SYNTAX_MEMORY_ERROR);
    check_nested("1 if 1 else ", 100000, TARE_SYNTAX_MEMORY_ERROR);
    check_nested("a**", 100000, TARE_SYNTAX_MEMORY_ERROR);
    check_nested("\x80\xff", 1000, TARE_SYNTAX_ERROR);
    check_nested("$", 1000, TARE_SYNTAX_ERROR);
}

static bool is_incomplete(const char *source) {
    return tare_parser_is_incomplete(&allocator, source, strlen(source));
}

static void test_incomplete(void **state) {
    (void)state;
    assert_true(is_incomplete("f(\n"));
    assert_true(is_incomplete("'''abc\n"));
    assert_true(is_incomplete("if x:\n"));
    assert_true(is_incomplete("if x:\n    y\n"));
    assert_true(is_incomplete("x = \\\n"));
    assert_false(is_incomplete("if x:\n    y\n\n"));
    assert_false(is_incomplete("x = 1\n"));
    assert_false(is_incomplete("x = $\n"));
}

static void check_unparse(const char *source, const char *wanted) {
    TareArena arena;
    TareSyntaxError error;
    TareText text;
    tare_arena_init(&arena, &allocator);
    tare_text_init(&text, &allocator);
    TareTreeModule *module =
        tare_parser_parse(&arena, source, strlen(source), TARE_PARSE_EXPRESSION, &error);
    assert_non_null(module);
    assert_int_equal(tare_tree_unparse(&text, module->expression), TARE_OK);
    assert_string_equal(tare_text_get(&text), wanted);
    tare_text_deinit(&text);
    tare_arena_deinit(&arena);
}

static void test_unparse(void **state) {
    (void)state;
    check_unparse("(a+b)*c", "(a + b) * c");
    check_unparse("dict[str,\"int\"]", "dict[str, 'int']");
    check_unparse("0xff + 1e100 + 1.0", "255 + 1e+100 + 1.0");
    check_unparse("lambda a, *b: (yield)", "lambda a, *b: (yield)");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_statements), cmocka_unit_test(test_errors),
        cmocka_unit_test(test_hostile),    cmocka_unit_test(test_incomplete),
        cmocka_unit_test(test_unparse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
