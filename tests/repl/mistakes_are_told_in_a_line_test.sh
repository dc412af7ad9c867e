# What is typed wrongly at the prompt: names that are nearly right, missing and strange arguments,
# options and files. Each is told, none ends the session.
"$TARE" -q -i 2>&1 <<'SESSION' | sed 's/^\(>>> \)*/>>> /; s/^>>> \( \|$\)/\1/; /^$/d'
%overhead off
class P: pass

ps = [P()]
%anatmy ps
%footprnt ps
%hisotry
%helpp
%foo
%
%anatomy
%whatif
%whatif 5
%whatif ps
%whatif P --slot
%size ps[
%size 1/0
%anatomy ps[0] -o /nowhere/x.svg
%anatomy ps[0] -o x.png
%anatomy ps[0] -o
%anatomy 5 -o x.svg
%census --by colour
%census ps
%growth ps
%retained ps
%retained --limit 0
%diff nope
%mark a b
%predict ps[0] --guess many
%estimates ps[0] --siblings -1
%gc x
%film nope(
%film 1/0
%lesson 99
%help nope
%overhead maybe
%load_ext nope
?
%timeit -n x 1
len(ps)
SESSION
