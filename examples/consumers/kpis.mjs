// Prints the KPIs of the active definition: each key and its value, in the order of keys.
//   npm install && node kpis.mjs BROKERS REGISTRY
import kafkajs from 'kafkajs';
import lz4 from 'lz4js';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';

const [DEFINITION, KPIS] = ['funnel.definition.v1', 'funnel.kpis.v1'];
const [brokers, host] = process.argv.slice(2);
// KafkaJS brings gzip alone; rows are compressed with LZ4.
kafkajs.CompressionCodecs[kafkajs.CompressionTypes.LZ4] = () => ({ decompress: async (bytes) => Buffer.from(lz4.decompress(bytes)) });
const kafka = new kafkajs.Kafka({ brokers: brokers.split(','), logLevel: kafkajs.logLevel.ERROR });
const registry = new SchemaRegistry({ host });
const [admin, consumer] = [kafka.admin(), kafka.consumer({ groupId: `kpis-${Date.now()}` })]; // reads committed records
const [rows, read] = [new Map(), new Map()];
let active, ends;

const hasRead = (topic, to) => to.every(({ partition, high }) => (read.get(`${topic}/${partition}`) ?? 0) >= Number(high));
consumer.on(consumer.events.END_BATCH_PROCESS, async ({ payload: { topic, partition, lastOffset } }) => {
  read.set(`${topic}/${partition}`, Number(lastOffset) + 1);
  if (active?.rollout !== 'COMPLETE') return; // rows are of two definitions: read on
  ends ??= await admin.fetchTopicOffsets(KPIS);
  if (!hasRead(KPIS, ends) || !hasRead(DEFINITION, await admin.fetchTopicOffsets(DEFINITION))) return;
  if (active.printed) return;
  active.printed = true;
  for (const key of [...rows.keys()].sort()) console.log(`${key}\t${rows.get(key).value}`);
  process.exit(0);
});
await Promise.all([admin.connect(), consumer.connect()]);
await consumer.subscribe({ topics: [DEFINITION, KPIS], fromBeginning: true });
await consumer.run({
  autoCommit: false,
  eachMessage: async ({ topic, message }) => {
    const value = message.value && (await registry.decode(message.value));
    if (topic === DEFINITION) [active, ends] = [value, undefined];
    else if (value) rows.set(message.key.toString(), value);
    else rows.delete(message.key.toString()); // a tombstone
  },
});
