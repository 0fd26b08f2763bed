import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { shapeFault } from '#libs/contracts';
import type { Tree } from '#libs/domain';
import { isLoopbackAddress, isPublic } from './public-addresses';

/** Milliseconds from the look-up of the name to the last byte of the answer. */
export const patience = 3_000;
const mostBytes = 16_384;

/** Why an endpoint told nothing: kept in the record, in a word. */
export type Fault =
  | 'address-refused'
  | 'unreachable'
  | 'timeout'
  | 'status'
  | 'redirected'
  | 'not-json'
  | 'too-large'
  | 'too-deep'
  | 'too-many'
  | 'no-endpoint'
  | 'busy';
export class EndpointFault extends Error {
  constructor(readonly code: Fault) {
    super(code);
  }
}

export interface Question {
  readonly siteKey: string;
  readonly visitor: string;
  readonly chat: string;
}
export interface Reach {
  /** A developer's own machine is allowed, also without TLS. */
  readonly loopback: boolean;
}

/** Asks a site what it knows of a visitor. Never a redirect, never an address inside, never more than 3 s or 16 KB. */
export async function askEndpoint(endpoint: string, question: Question, reach: Reach): Promise<Tree> {
  const url = new URL(endpoint);
  refuseInside(url, reach);
  const signal = AbortSignal.timeout(patience);
  try {
    const response = await opened(url, question, reach, signal);
    return treeOf(await bodyOf(response));
  } catch (error) {
    if (error instanceof EndpointFault) throw error;
    throw new EndpointFault(signal.aborted ? 'timeout' : 'unreachable');
  }
}

/** An address in the place of a name is never looked up. */
function refuseInside({ protocol, hostname }: URL, reach: Reach): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  const isAddress = isIP(host) !== 0;
  if (isAddress && !isAllowed(host, reach)) throw new EndpointFault('address-refused');
  const mayBeOpen = reach.loopback && (host === 'localhost' || isLoopbackAddress(host));
  if (protocol !== 'https:' && !mayBeOpen) throw new EndpointFault('address-refused');
}

function isAllowed(address: string, { loopback }: Reach): boolean {
  return isPublic(address) || (loopback && isLoopbackAddress(address));
}

/** Judges the very addresses that the socket is going to take: a name that changes its mind later changes nothing. */
export function guardedLookup(reach: Reach, ask: typeof lookup = lookup): LookupFunction {
  return (host, options, answer) => {
    ask(host, { ...options, all: true }, (error, addresses) => {
      if (error) return answer(error, [], 0);
      const isWrong = addresses.length === 0 || addresses.some(({ address }) => !isAllowed(address, reach));
      if (isWrong) return answer(new EndpointFault('address-refused'), [], 0);
      const [first] = addresses;
      return options.all ? answer(null, addresses) : answer(null, first?.address ?? '', first?.family ?? 0);
    });
  };
}

function opened(url: URL, question: Question, reach: Reach, signal: AbortSignal): Promise<http.IncomingMessage> {
  const body = JSON.stringify(question);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    accept: 'application/json',
    'accept-encoding': 'identity',
    'user-agent': 'Parley',
  };
  const options = { method: 'POST', headers, lookup: guardedLookup(reach), signal, agent: false, maxHeaderSize: 8_192 };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, options, resolve);
    request.on('error', reject);
    request.end(body);
  });
}

async function bodyOf(response: http.IncomingMessage): Promise<string> {
  try {
    const { statusCode = 0, headers } = response;
    if (statusCode >= 300 && statusCode < 400) throw new EndpointFault('redirected');
    if (statusCode !== 200) throw new EndpointFault('status');
    if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) throw new EndpointFault('not-json');
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of response as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > mostBytes) throw new EndpointFault('too-large');
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  } finally {
    response.destroy();
  }
}

const faults = { depth: 'too-deep', nodes: 'too-many', key: 'not-json', text: 'not-json' } as const;

function treeOf(text: string): Tree {
  const told = parsed(text);
  const isObject = typeof told === 'object' && told !== null && !Array.isArray(told);
  if (!isObject) throw new EndpointFault('not-json');
  const fault = shapeFault(told, { depth: 8, nodes: 500 });
  if (fault) throw new EndpointFault(faults[fault]);
  return told as Tree;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new EndpointFault('not-json');
  }
}
