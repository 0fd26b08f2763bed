/** Kinds of packets of socket.io's protocol 5, as far as Parley uses them: nothing binary. */
export const Kind = { connect: 0, disconnect: 1, event: 2, answer: 3, refused: 4 } as const;

export interface Packet {
  readonly kind: number;
  readonly namespace: string;
  /** Of an event that asks for an answer, and of that answer. */
  readonly id: number | undefined;
  readonly data: unknown;
}

const form = /^([0-4])(?:(\/[^,]*),)?(\d+)?(.*)$/s;

export function written({ kind, namespace, id, data }: Packet): string {
  return `${kind}${namespace},${id ?? ''}${data === undefined ? '' : JSON.stringify(data)}`;
}

/** Null for what is no packet. */
export function read(text: string): Packet | null {
  const [, kind, namespace = '/', id, data] = form.exec(text) ?? [];
  if (kind === undefined) return null;
  try {
    return {
      kind: Number(kind),
      namespace,
      id: id === undefined ? undefined : Number(id),
      data: data ? JSON.parse(data) : undefined,
    };
  } catch {
    return null;
  }
}
