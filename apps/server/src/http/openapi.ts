import { codeTable, commandSchemas, querySchemas } from '#libs/contracts';
import { z } from 'zod';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
  return rest;
};
const uuid = { type: 'string', format: 'uuid' };
const answer = {
  type: 'object',
  required: ['ok'],
  properties: { ok: { type: 'boolean' }, code: { enum: Object.keys(codeTable) } },
};

/** The doors of HTTP for integrators, made of the schemas that check what comes in. */
export function openapi(): Json {
  return {
    openapi: '3.1.0',
    info: { title: 'Parley', version: '1', description: 'The bodies are those of docs/protocol.md.' },
    components: {
      securitySchemes: {
        visitor: { type: 'http', scheme: 'bearer' },
        staff: { type: 'apiKey', in: 'cookie', name: 'parley_session' },
      },
    },
    paths: {
      '/api/cmd': door('Sends one command.', {
        oneOf: Object.entries(commandSchemas).map(([type, s]) => envelope(type, s)),
      }),
      '/api/query': door('Asks once.', { oneOf: Object.entries(querySchemas).map(([type, s]) => question(type, s)) }),
      '/api/sync': door('Reads feeds from where the caller stands.', feeds),
      '/api/export/{chat}': { get: operation('A chat as a file: as=html, text, jsonl or bundle.', null) },
      '/api/export/chats': { get: operation('What a search finds as CSV.', null) },
      '/api/session': {
        post: operation('Signs in.', object({ email: { type: 'string' }, password: { type: 'string' } })),
        get: operation('Who am I.', null),
        delete: operation('Signs out.', null),
      },
      '/api/session/password': {
        put: operation('Changes the own password.', object({ current: { type: 'string' }, next: { type: 'string' } })),
      },
      '/api/visitor': {
        post: operation('A token for one site.', { ...object({ siteKey: { type: 'string' }, token: { type: 'string' } }), required: ['siteKey'] }), // prettier-ignore
      },
    },
  };
}

const feeds = object({
  v: { const: 1 },
  epoch: { type: ['string', 'null'] },
  feeds: { type: 'array', items: object({ feed: { type: 'string' }, seq: { type: 'integer', minimum: 0 } }) },
});

function envelope(type: string, body: z.ZodType): Json {
  const whole = object({ v: { const: 1 }, id: uuid, type: { const: type }, chat: uuid, body: schemaOf(body) });
  return { ...whole, required: ['v', 'id', 'type', 'body'] };
}

function question(type: string, body: z.ZodType): Json {
  return object({ v: { const: 1 }, type: { const: type }, body: schemaOf(body) });
}

function object(properties: Json): Json {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

function door(summary: string, schema: Json): Json {
  return { post: operation(summary, schema) };
}

function operation(summary: string, schema: Json | null): Json {
  const body = schema && { required: true, content: { 'application/json': { schema } } };
  return {
    summary,
    security: [{ visitor: [] }, { staff: [] }],
    ...(body && { requestBody: body }),
    responses: { default: { description: summary, content: { 'application/json': { schema: answer } } } },
  };
}
