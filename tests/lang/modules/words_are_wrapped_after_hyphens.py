import textwrap

for text in ("this-is-a-useful-feature-for-reformatting-posts", "a-b-c word-wrap e-mail",
             "x-1-y --option -o a--b (a)-(b)", "one-two--three four-5-six _a-b_ é-è-ê"):
    for width in 3, 5, 8, 40:
        print(textwrap.wrap(text, width), textwrap.wrap(text, width, break_long_words=False))
