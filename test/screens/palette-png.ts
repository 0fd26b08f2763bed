import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Bytes of a picture's signature, and around the data of each of its chunks. */
const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const most = 256;

/** The same picture with at most 256 colours, the commonest: a screen has few, and what is drawn between them is hardly seen. */
export function withPalette(png: Buffer): Buffer {
  const { width, height, pixels } = read(png);
  const palette = commonest(pixels);
  const nearest = new Map<number, number>(palette.map((colour, at) => [colour, at]));
  const rows = Buffer.alloc(height * (width + 1));
  pixels.forEach((colour, at) => {
    const known = nearest.get(colour) ?? nearestOf(colour, palette);
    nearest.set(colour, known);
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = known;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  return Buffer.concat([signature, chunk('IHDR', head), chunk('PLTE', colours), chunk('IDAT', data), chunk('IEND')]);
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** Eight bits a channel with or without alpha, as a browser's pictures of a page are. */
function read(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const channels = png[25] === 6 ? 4 : 3;
  const bytes = unfiltered(inflateSync(dataOf(png)), width * channels, channels);
  const byte = (at: number): number => bytes[at] ?? 0;
  const pixels = new Uint32Array(width * height).map((_, at) => {
    const from = at * channels;
    return (byte(from) << 16) | (byte(from + 1) << 8) | byte(from + 2);
  });
  return { width, height, pixels };
}

function dataOf(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = signature.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const isData = png.toString('latin1', at + 4, at + 8) === 'IDAT';
    if (isData) parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return Buffer.concat(parts);
}

/** Each row says by its first byte from which neighbours its bytes are told. */
function unfiltered(rows: Buffer, length: number, step: number): Uint8Array {
  const bytes = new Uint8Array((rows.length / (length + 1)) * length);
  for (let at = 0; at < bytes.length; at++) {
    const [row, column] = [Math.floor(at / length), at % length];
    const left = column < step ? 0 : (bytes[at - step] ?? 0);
    const above = row === 0 ? 0 : (bytes[at - length] ?? 0);
    const corner = column < step || row === 0 ? 0 : (bytes[at - length - step] ?? 0);
    const start = row * (length + 1);
    bytes[at] = (rows[start + 1 + column] ?? 0) + told(rows[start] ?? 0, left, above, corner);
  }
  return bytes;
}

function told(filter: number, left: number, above: number, corner: number): number {
  if (filter === 4) return nearestNeighbour(left, above, corner);
  return [0, left, above, (left + above) >> 1][filter] ?? 0;
}

function nearestNeighbour(left: number, above: number, corner: number): number {
  const [toLeft, toAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function commonest(pixels: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, most).map(([colour]) => colour); // prettier-ignore
}

function nearestOf(colour: number, palette: readonly number[]): number {
  const distance = (other: number): number =>
    ((colour >> 16) - (other >> 16)) ** 2 + (((colour >> 8) & 255) - ((other >> 8) & 255)) ** 2 + ((colour & 255) - (other & 255)) ** 2; // prettier-ignore
  let best = 0;
  palette.forEach((other, at) => {
    if (distance(other) < distance(palette[best] ?? 0)) best = at;
  });
  return best;
}
