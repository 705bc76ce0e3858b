"""Measures how long a PDF takes: measure.py REBOT PDF QUESTION.

Each time is that of the wall and, in brackets, of the processor, which other programs disturb less. "start" is what the program takes
to answer out of a text with one line, the least that anything takes here.
"""
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time


def took(command, **env):
    """The seconds that a command takes: of the wall, and of the processor."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, **env})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - began, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def best(n, command, before=lambda: None, **env):
    """The best of some runs."""
    runs = []
    for _ in range(n):
        before()
        runs.append(took(command, **env))
    return min(r[0] for r in runs), min(r[1] for r in runs)


def resident(pid):
    """What a process has in memory, in MB; the first is without files that can be read again."""
    fields = dict(l.split(":", 1) for l in open("/proc/%d/status" % pid))
    return [int(fields[k].split()[0]) / 1024 for k in ("RssAnon", "VmRSS")]


def growth(rebot, pdf, state):
    """How much serve grows when a PDF is dropped into its folder, in MB, and the peak of serve itself."""
    folder = tempfile.mkdtemp()
    shutil.copy(os.path.join(os.path.dirname(os.path.abspath(__file__)), "short.txt"), folder + "/2024-12.txt")
    log = tempfile.NamedTemporaryFile("w+")
    serve = subprocess.Popen([rebot, "serve"], stderr=log, stdout=log, env={**os.environ, "REBOT_STATE": state, "REBOT_BULLETINS": folder,
        "REBOT_ADDR": "127.0.0.1:0", "TELEGRAM_BOT_TOKEN": "1:x", "TELEGRAM_API_URL": "http://127.0.0.1:9"})

    def wait_for(text, times):
        while open(log.name).read().count(text) < times:
            if serve.poll() is not None:
                sys.exit(open(log.name).read())
            time.sleep(0.2)
        time.sleep(3)

    wait_for("serving", 1)
    before = resident(serve.pid)
    shutil.copy(pdf, folder + "/other.pdf")
    wait_for("the bulletins changed", 1)
    after = resident(serve.pid)
    serve.terminate()
    serve.wait()
    return [b - a for a, b in zip(before, after)]


def main():
    rebot, pdf, question = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3]
    state = tempfile.mkdtemp()
    kept = lambda kind: [os.remove(os.path.join(state, "intake", f)) for f in os.listdir(state + "/intake") if f.endswith(kind)]
    ask = [rebot, "ask", "--bulletins", pdf, question]
    say = lambda what, t: print("%-58s %6.2f s (%.2f s)" % ((what,) + t))

    say("start", best(5, [rebot, "ask", "--bulletins", os.path.join(os.path.dirname(os.path.abspath(__file__)), "short.txt"), "氧化镝多少钱"]))
    say("read for the first time on a machine", took([rebot, "read", pdf], REBOT_STATE=state))
    say("another PDF read: nothing of it is kept, PDFium is", best(5, [rebot, "read", pdf], lambda: kept(".json.gz"), REBOT_STATE=state))
    say("read again: what came out is kept", best(5, [rebot, "read", pdf], REBOT_STATE=state))
    took(ask, REBOT_STATE=state)
    without = best(5, ask, REBOT_STATE=state)
    drawn = best(5, ask + ["--image", state + "/page.png"], lambda: kept(".png"), REBOT_STATE=state)
    say("asked", without)
    say("asked, with the page drawn", drawn)
    say("asked, with the page as it is kept", best(5, ask + ["--image", state + "/page.png"], REBOT_STATE=state))
    print("a page is drawn in %.0f ms (%.0f ms)" % (1000 * (drawn[0] - without[0]), 1000 * (drawn[1] - without[1])))
    print("serve grows by %.1f MB of its own, %.1f MB in all" % tuple(growth(rebot, pdf, state)))
    shutil.rmtree(state)


main()
