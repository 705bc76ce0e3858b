REBOT_STATE=/tmp/q3/state; export REBOT_STATE
for f in "$@"; do cut -f1 $f | ${B:-/tmp/rb-q3} ask --json --bulletins /work/shared/bulletins - > $f.a; python3 /tmp/q3/judge.py $f $f.a; done
