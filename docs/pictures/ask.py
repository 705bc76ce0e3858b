"""Asks a serving rebot in a Slack and a Telegram of its own and writes down what it sent: ask.py REBOT BULLETINS ASKED >SENT

Each line of ASKED is a name and what somebody writes; behind each → stands the button that they press next. A line
that begins with @deliver is an order whose delivery is wanted, not its confirmation; with @chart, a question that Telegram
answers with a picture too; one with @slack is shown in Slack alone, and there → @home opens App Home. SENT has one JSON
object a message: name, platform, and the message as its platform got it."""
import base64
import hashlib
import hmac
import http.client
import json
import os
import queue
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOKEN, SECRET, BOT = "xoxb-pictures", "8f742231b10e8888abcd99yyyzzz85a5", "123456:" + "P" * 35
sent = {"slack": queue.Queue(), "telegram": queue.Queue()}
updates = queue.Queue()


class Platforms(BaseHTTPRequestHandler):
    """Platforms is the side of Slack and of Telegram, as far as rebot calls it here."""
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def do_GET(self):
        self.do_POST()

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        said = json.dumps(self.called(self.path.split("?")[0], body)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def called(self, path, body):
        if path.startswith("/bot"):
            return self.telegram(path.rsplit("/", 1)[1], form_of(self.headers, body))
        return self.slack(path, form_of(self.headers, body))

    def slack(self, path, form):
        if path == "/api/auth.test":
            return {"ok": True, "team": "Example", "user": "rebot", "team_id": "T1", "user_id": "UBOT"}
        if "blocks" in form or "text" in form or "view" in form:
            form.pop("token", None)
            person = form.get("trigger_id") or form.get("user_id", "").removeprefix("U")
            chat = form.get("channel") or "C" + (person or path.removeprefix("/hooks/").split("-")[0])
            sent["slack"].put((chat, form))
        return {"ok": True, "channel": form.get("channel", "C1"), "ts": f"{time.time():.6f}", "messages": []}

    def telegram(self, method, form):
        if method == "getMe":
            return {"ok": True, "result": {"id": 42, "is_bot": True, "first_name": "rebot", "username": "rebot_bot"}}
        if method == "getUpdates":
            return {"ok": True, "result": waiting()}
        if method in ("getMyCommands", "getWebhookInfo"):
            return {"ok": True, "result": [] if method == "getMyCommands" else {"url": ""}}
        if method.startswith(("send", "edit")) and method != "sendChatAction":
            sent["telegram"].put((form["chat_id"], form | {"method": method}))
            return {"ok": True, "result": {"message_id": 7, "date": 1, "chat": {"id": 1, "type": "private"}}}
        return {"ok": True, "result": True}


def form_of(headers, body):
    """form_of reads a form or an object; of what is JSON in a form the value is read as well."""
    kind = headers.get("Content-Type", "")
    if kind.startswith("application/json"):
        return json.loads(body)
    if kind.startswith("multipart/form-data"):
        parts = re.findall(rb'name="([^"]+)"\r\n(?:[^\r\n]+\r\n)*\r\n(.*?)\r\n--', body, re.S)
        form = {k.decode(): base64.b64encode(v).decode() if v.startswith(b"\x89PNG") else v.decode("utf8", "replace")
                for k, v in parts}
    else:
        form = dict(urllib.parse.parse_qsl(body.decode("utf8", "replace")))
    return {k: json.loads(v) if v[:1] in "[{" else v for k, v in form.items()}


def waiting():
    """waiting gives the updates that are there, or those that come within a second."""
    try:
        return [updates.get(timeout=1)]
    except queue.Empty:
        return []


def post(address, path, form):
    kind = "application/json" if isinstance(form, str) else "application/x-www-form-urlencoded"
    body, now = form if isinstance(form, str) else urllib.parse.urlencode(form), str(int(time.time()))
    mac = hmac.new(SECRET.encode(), f"v0:{now}:{body}".encode(), hashlib.sha256).hexdigest()
    c = http.client.HTTPConnection(address, timeout=20)
    c.request("POST", path, body.encode(), {"Content-Type": kind,
                                   "X-Slack-Signature": "v0=" + mac, "X-Slack-Request-Timestamp": now})
    return c.getresponse().read()


class Slack:
    platform = "slack"

    def __init__(self, rebot, root):
        self.rebot, self.root = rebot, root

    def write(self, text, chat):
        said = post(self.rebot, "/slack/commands", {
            "command": "/re", "text": text, "team_id": "T1", "channel_id": self.chat(chat), "user_id": f"U{chat}",
            "trigger_id": str(chat), "response_url": f"{self.root}/hooks/{chat}-{time.time()}"})
        if said:
            sent["slack"].put((self.chat(chat), json.loads(said)))

    def chat(self, n):
        return f"C{n}"

    def press(self, message, label, chat):
        if label == "@home":
            return self.home(chat)
        b = next(b for b in buttons(message.get("blocks", [])) if b["text"]["text"] == label)
        post(self.rebot, "/slack/interactions", {"payload": json.dumps({
            "type": "block_actions", "team": {"id": "T1"}, "user": {"id": f"U{chat}"}, "channel": {"id": self.chat(chat)},
            "trigger_id": str(chat), "container": {"message_ts": "5.5", "is_ephemeral": True},
            "response_url": f"{self.root}/hooks/{chat}-{time.time()}",
            "actions": [{"action_id": b["action_id"], "value": b.get("value", ""), "action_ts": str(time.time())}]})})


    def home(self, chat):
        post(self.rebot, "/slack/events", json.dumps({
            "type": "event_callback", "team_id": "T1", "event_id": f"E{chat}", "event": {
                "type": "app_home_opened", "user": f"U{chat}", "channel": f"D{chat}", "tab": "home"}}))


def buttons(v):
    """buttons finds Slack's buttons in blocks."""
    if isinstance(v, list):
        return [b for e in v for b in buttons(e)]
    if not isinstance(v, dict):
        return []
    if v.get("type") == "feedback_buttons":
        return [v[k] | {"action_id": v["action_id"]} for k in ("positive_button", "negative_button")]
    return [v] if v.get("type") == "button" else [b for e in v.values() for b in buttons(e)]


class Telegram:
    platform, n = "telegram", 0

    def chat(self, n):
        return str(n)

    def update(self, **what):
        Telegram.n += 1
        updates.put({"update_id": Telegram.n} | what)

    def write(self, text, chat):
        language = "zh-hans" if re.search("[\u4e00-\u9fff]", text) else "en"
        self.update(message=self.message(chat) | {"text": text, "from": self.user(chat, language)})

    def press(self, message, label, chat):
        rows = message["reply_markup"]["inline_keyboard"]
        b = next(b for row in rows for b in row if b["text"] == label)
        self.update(callback_query={"id": str(Telegram.n), "from": self.user(chat, "zh-hans"), "chat_instance": "1",
                                    "message": self.message(chat), "data": b["callback_data"]})

    def message(self, chat):
        return {"message_id": Telegram.n, "date": int(time.time()), "chat": {"id": chat, "type": "private"}}

    def user(self, chat, language):
        return {"id": chat, "is_bot": False, "first_name": "A", "language_code": language}


def next_message(side, chat, patience=8):
    """next_message is what comes next to a chat; what comes late to one before is passed over."""
    while True:
        where, message = sent[side.platform].get(timeout=patience)
        if where == side.chat(chat):
            return message


def photo_of(message):
    """photo_of is the picture that a message came with."""
    return next(v for v in message.values() if isinstance(v, str) and v.startswith("iVBOR"))


def show(side, name, text, chat):
    """show writes and presses, and prints what came last."""
    deliver, chart = text.startswith("@deliver "), text.startswith("@chart ")
    steps = re.sub("^@[a-z]+ ", "", text).split(" → ")
    side.write(steps[0], chat)
    message = next_message(side, chat)
    if deliver:
        side.write("resend 2024-11", chat)
        message = max((next_message(side, chat) for _ in range(2)), key=lambda m: len(json.dumps(m)))
        side.write("退订", chat)
        next_message(side, chat)
    for label in steps[1:]:
        side.press(message, label, chat)
        message = next_message(side, chat)
    more = {}
    if chart and side.platform == "telegram":
        more["photo"] = photo_of(next_message(side, chat))
    print(json.dumps({"name": name, "platform": side.platform, "asked": steps[0], "message": message} | more,
                     ensure_ascii=False), flush=True)


def serve(rebot, bulletins, root, folder):
    """serve starts rebot and gives where it listens."""
    env = {"PATH": os.environ["PATH"], "HOME": folder, "REBOT_STATE": folder, "REBOT_ADDR": "127.0.0.1:0",
           "SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": root + "/api/",
           "TELEGRAM_BOT_TOKEN": BOT, "TELEGRAM_API_URL": root, "REBOT_ADMINS": ",".join(f"slack:U{n},telegram:{n}" for n in range(1, 100))}
    if bulletins:
        env["REBOT_BULLETINS"] = bulletins
    p = subprocess.Popen([rebot, "serve", "--debug"], env=env, cwd=folder, text=True,
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    address = next(json.loads(line)["addr"] for line in p.stderr if '"msg":"serving","addr"' in line)
    threading.Thread(target=lambda: [None for _ in p.stderr], daemon=True).start()
    while not ready(address):
        time.sleep(0.2)
    return p, address


def ready(address):
    c = http.client.HTTPConnection(address, timeout=20)
    c.request("GET", "/readyz")
    return c.getresponse().status == 200


def main(rebot, bulletins, asked):
    ThreadingHTTPServer.handle_error = lambda *args: None  # a poll that ends while it is answered
    server = ThreadingHTTPServer(("127.0.0.1", 0), Platforms)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}"
    with tempfile.TemporaryDirectory() as folder:
        p, address = serve(os.path.abspath(rebot), bulletins and os.path.abspath(bulletins), root, folder)
        try:
            for chat, line in enumerate(open(asked, encoding="utf8"), 1):
                if not line.strip() or line.startswith("#"):
                    continue
                name, text = line.strip().split(None, 1)
                for side in (Slack(address, root), Telegram())[:1 if text.startswith("@slack ") else 2]:
                    try:
                        show(side, name, text, chat)
                    except queue.Empty:
                        sys.exit(f"nothing came in {side.platform} to: {text}")
                    except StopIteration:
                        sys.exit(f"no such button in {side.platform}: {text}")
        finally:
            p.terminate()
            p.wait()


main(*sys.argv[1:])
