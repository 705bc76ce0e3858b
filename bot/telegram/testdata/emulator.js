// Runs the built binary against telegram-test-api, an emulator that is not ours, and prints what a user sees.
//
//   npm install telegram-test-api@4.2.1 && go build -o rebot ./cmd/rebot
//   NODE_PATH=node_modules node bot/telegram/testdata/emulator.js ./rebot
//
// The emulator reads JSON only and the library sends multipart, so a proxy stands between them. It has no long polling,
// offsets, 409, menus, inline queries or webhook secrets: what it shows is messages, commands and buttons.
const TelegramServer = require('telegram-test-api');
const {spawn} = require('child_process');
const fs = require('fs'), http = require('http'), os = require('os'), path = require('path');

const token = '4242:emulated', port = 9123;
const objectOf = (x) => (typeof x === 'string' ? JSON.parse(x) : x || {});

function toJSON(body, boundary) {
  const out = {};
  for (const piece of body.toString().split('--' + boundary)) {
    const field = piece.match(/name="([^"]+)"\r\n\r\n([\s\S]*)\r\n$/);
    if (field) out[field[1]] = /^(chat_id|message_id)$/.test(field[1]) ? Number(field[2]) : field[2];
  }
  return Buffer.from(JSON.stringify(out));
}

const proxy = http.createServer((req, res) => {
  const chunks = [];
  req.on('data', (c) => chunks.push(c));
  req.on('end', () => {
    let body = Buffer.concat(chunks);
    const form = (req.headers['content-type'] || '').match(/boundary=(.*)$/);
    if (form) body = toJSON(body, form[1]);
    const headers = {'content-type': 'application/json', 'content-length': body.length};
    const on = http.request({host: '127.0.0.1', port, path: req.url, method: 'POST', headers}, (r) => {
      res.writeHead(r.statusCode, r.headers);
      r.pipe(res);
    });
    on.on('error', () => res.destroy());
    on.end(body);
  });
});

(async () => {
  const server = new TelegramServer({port, host: '127.0.0.1'});
  await server.start();
  await new Promise((done) => proxy.listen(0, '127.0.0.1', done));
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'emulator-'));
  const bot = spawn(path.resolve(process.argv[2]), ['serve'], {cwd: home, stdio: ['ignore', 'ignore', 'inherit'], env: {
    HOME: home, REBOT_STATE: home, REBOT_ADDR: '127.0.0.1:0', TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_URL: 'http://127.0.0.1:' + proxy.address().port}});
  const user = server.getClient(token, {timeout: 10000, userId: 77, chatId: 77});
  const seen = async (what) => {
    const m = (await user.getUpdates()).result[0].message;
    const keys = (objectOf(m.reply_markup).inline_keyboard || []).flat();
    console.log(`\n## ${what}\n${m.text}\n${keys.map((k) => `[${k.text}]`).join(' ')}`);
    return keys;
  };
  let status = 0;
  try {
    await user.sendCommand(user.makeCommand('/price 氧化镝'));
    const keys = await seen('/price 氧化镝');
    await user.sendMessage(user.makeMessage('那氧化铽呢'));
    await seen('那氧化铽呢');
    await user.sendCallback(user.makeCallbackQuery(keys[0].callback_data, {message: {message_id: 1}}));
    await seen('the button ' + keys[0].text);
    await user.sendCommand(user.makeCommand('/digest'));
    await seen('/digest');
  } catch (e) {
    console.error(e);
    status = 1;
  }
  bot.kill();
  process.exit(status);
})();
