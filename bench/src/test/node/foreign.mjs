// Reads topics completely through the registry and writes an event with the registry's serializer.
// Standard input: {brokers, registry, topics: {name: {partition: offset of the last record}},
// event: {subject, value}}. Standard output: what was read, and the bytes written, as JSON.
import { readFileSync } from 'node:fs';
import kafkajs from 'kafkajs';
import lz4 from 'lz4js';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';

const { Kafka, CompressionCodecs, CompressionTypes, logLevel } = kafkajs;

// KafkaJS brings gzip alone; our producers compress with LZ4.
CompressionCodecs[CompressionTypes.LZ4] = () => ({
  compress: async (encoder) => Buffer.from(lz4.compress(encoder.buffer)),
  decompress: async (buffer) => Buffer.from(lz4.decompress(buffer)),
});

const task = JSON.parse(readFileSync(0, 'utf8'));
const registry = new SchemaRegistry({ host: task.registry });
const kafka = new Kafka({ brokers: task.brokers, logLevel: logLevel.ERROR });

/** The records of a topic, and for each key the last value; a tombstone takes its key away. */
async function read(topic, lastOffsets) {
  const left = new Map(Object.entries(lastOffsets).map(([p, last]) => [Number(p), Number(last)]));
  const latest = new Map();
  let records = 0;
  let tombstones = 0;
  const consumer = kafka.consumer({ groupId: `foreign-${topic}` });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise((resolve, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    consumer
      .run({
        autoCommit: false,
        eachMessage: async ({ partition, message }) => {
          const key = message.key.toString();
          records += 1;
          if (message.value === null) {
            tombstones += 1;
            latest.delete(key);
          } else {
            latest.set(key, await registry.decode(message.value));
          }
          if (Number(message.offset) >= left.get(partition)) {
            left.delete(partition);
          }
          if (left.size === 0) {
            resolve();
          }
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return { records, tombstones, latest: Object.fromEntries(latest) };
}

async function encode({ subject, value }) {
  const id = await registry.getLatestSchemaId(subject);
  return (await registry.encode(id, value)).toString('base64');
}

const answer = { topics: {}, encoded: await encode(task.event) };
for (const [topic, lastOffsets] of Object.entries(task.topics)) {
  answer.topics[topic] = await read(topic, lastOffsets);
}
process.stdout.write(JSON.stringify(answer));
