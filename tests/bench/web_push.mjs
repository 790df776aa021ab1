// As push_sending.py, by npm's web-push: node web_push.mjs '{"number": 10, …}', in the folder where it is installed.
import {createRequire} from 'node:module';
import {readFileSync} from 'node:fs';
import https from 'node:https';

const webpush = createRequire(`${process.cwd()}/`)('web-push');
const order = JSON.parse(process.argv[2]);
const agent = new https.Agent({
  keepAlive: true, maxSockets: order.sockets, ca: readFileSync(order.certificate, 'utf8').match(/-+BEGIN CERT[^]*/)[0],
});
const subscription = {endpoint: order.endpoint, keys: {p256dh: order.p256dh, auth: order.auth}};
const vapidDetails = {subject: order.subject, publicKey: order.publicKey, privateKey: order.key};
const options = {agent, vapidDetails, TTL: 3600, topic: 'taak-17', urgency: 'normal'};

async function send(number) {
  let left = number;
  const inTurn = async () => {
    while (left-- > 0) await webpush.sendNotification(subscription, order.body, options);
  };
  await Promise.all(Array.from({length: order.sockets}, inTurn));
}

await send(order.sockets);
const begun = performance.now(), cpu = process.cpuUsage();
await send(order.number);
const {user, system} = process.cpuUsage(cpu);
process.stdout.write(JSON.stringify({seconds: (performance.now() - begun) / 1e3, cpu: (user + system) / 1e6}));
process.exit();
