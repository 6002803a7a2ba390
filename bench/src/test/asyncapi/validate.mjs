// Validates AsyncAPI documents. Standard input: the texts by name. Standard output: of each its addresses and problems.
import { readFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';
import { AvroSchemaParser } from '@asyncapi/avro-schema-parser';

const ERROR = 0;
const parser = new Parser();
parser.registerSchemaParser(AvroSchemaParser());
const answer = {};
for (const [name, text] of Object.entries(JSON.parse(readFileSync(0, 'utf8')))) {
  const { document, diagnostics } = await parser.parse(text);
  answer[name] = {
    addresses: document === undefined ? [] : document.channels().all().map((channel) => channel.address()),
    problems: diagnostics
      .filter((found) => found.severity === ERROR)
      .map((found) => `${found.path.join('.')}: ${found.message}`),
  };
}
process.stdout.write(JSON.stringify(answer));
