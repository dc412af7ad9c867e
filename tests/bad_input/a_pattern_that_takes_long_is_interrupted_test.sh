# A search that would go on for years ends with Ctrl-C, in texts of each width.
for text in '"a" * 60 + "!"' '"a" * 60 + "\u4e2e"' '"a" * 60 + "\U0001f600"'; do
    timeout -k 5 -s INT 0.6 "$TARE" -c "
try:
    import re
    print(re.match('(a|a)+$', $text))
except KeyboardInterrupt:
    print('interrupted')
"
done
true
